"""What is said of Excel workbooks and of strange characters: English and German side by side.

Each says what was found, what is allowed, what to do. Values stand in braces; the place comes before.
"""

WORKBOOKS: dict[str, tuple[str, str]] = {
    "workbook_damaged": (
        "this is no sound Excel workbook ({found}). Save it anew as .xlsx.",
        "das ist keine heile Excel-Mappe ({found}). Speichern Sie sie neu als .xlsx.",
    ),
    "workbook_encrypted": (
        "this workbook is protected by a password, or of the old form XLS. Save it without a password as .xlsx.",
        "diese Mappe ist mit einem Kennwort geschützt oder hat die alte Form XLS. Speichern Sie sie ohne Kennwort als "
        ".xlsx.",
    ),
    "workbook_macros": (
        "this workbook holds macros, which are never needed here. Save it without them as .xlsx.",
        "diese Mappe enthält Makros, die hier nie gebraucht werden. Speichern Sie sie ohne Makros als .xlsx.",
    ),
    "workbook_links": (
        "this workbook takes values from other files or data connections. Replace them by their values.",
        "diese Mappe bezieht Werte aus anderen Dateien oder Datenverbindungen. Ersetzen Sie diese durch ihre Werte.",
    ),
    "workbook_too_large": (
        "this workbook has more than {most} MB unpacked, or more than {files} parts. Keep only the sheet of the table.",
        "diese Mappe hat ausgepackt mehr als {most} MB oder mehr als {files} Teile. Lassen Sie nur das Blatt der "
        "Tabelle stehen.",
    ),
    "workbook_entities": (
        "'{found}' in this workbook declares a document type, which no spreadsheet does. Save the workbook anew.",
        "„{found}“ in dieser Mappe erklärt einen Dokumenttyp; das tut keine Tabellenkalkulation. Speichern Sie die "
        "Mappe neu.",
    ),
    "workbook_sheets": (
        "the workbook has the sheets {found}, and none is called '{table}'. Give the sheet of the table that name.",
        "die Mappe hat die Blätter {found}, und keines heißt „{table}“. Geben Sie dem Blatt der Tabelle diesen Namen.",
    ),
    "sheet_hidden": (
        "the sheet '{found}' is hidden; only what one can see is read. Show or delete it.",
        "das Blatt „{found}“ ist ausgeblendet; gelesen wird nur, was man sieht. Blenden Sie es ein oder löschen Sie "
        "es.",
    ),
    "row_hidden": (
        "this row is hidden or filtered away; only what one can see is read. Show or delete it.",
        "diese Zeile ist ausgeblendet oder weggefiltert; gelesen wird nur, was man sieht. Blenden Sie sie ein oder "
        "löschen Sie sie.",
    ),
    "column_hidden": (
        "the columns {found} are hidden; only what one can see is read. Show or delete them.",
        "die Spalten {found} sind ausgeblendet; gelesen wird nur, was man sieht. Blenden Sie sie ein oder löschen Sie "
        "sie.",
    ),
    "cells_merged": (
        "the cells {found} are merged; each row needs its own. Separate them and fill each in.",
        "die Zellen {found} sind verbunden; jede Zeile braucht eigene. Trennen Sie sie und füllen Sie jede aus.",
    ),
    "cell_formula": (
        "the formula '{found}' has no stored value. Open and save the workbook in a spreadsheet, or write the value.",
        "zur Formel „{found}“ ist kein Wert gespeichert. Öffnen und speichern Sie die Mappe in einer "
        "Tabellenkalkulation oder schreiben Sie den Wert.",
    ),
    "cell_error": (
        "the cell shows the error '{found}'. Correct the formula or write the value.",
        "die Zelle zeigt den Fehler „{found}“. Berichtigen Sie die Formel oder schreiben Sie den Wert.",
    ),
    "cell_boolean": (
        "the cell holds the truth value {found} in '{column}'. Write a number or a text.",
        "in „{column}“ steht der Wahrheitswert {found}. Schreiben Sie eine Zahl oder einen Text.",
    ),
    "cell_is_date": (
        "the cell holds the day {found} in '{column}', where no day belongs; spreadsheets turn 1.5 into one. Write it "
        "anew, with another cell format.",
        "in „{column}“ steht der Tag {found}, dort gehört kein Datum hin; Tabellenkalkulationen machen aus 1.5 eines. "
        "Schreiben Sie den Wert neu, mit anderem Zellformat.",
    ),
    "number_as_text": (
        "'{found}' in '{column}' is stored as text, with which a spreadsheet would not compute. Turn it into a number.",
        "„{found}“ in „{column}“ ist als Text gespeichert, damit würde keine Tabellenkalkulation rechnen. Wandeln Sie "
        "es in eine Zahl um.",
    ),
}

CHARACTERS: dict[str, tuple[str, str]] = {
    "character_hidden": (
        "'{column}' holds a character that nobody sees: {found}. Type the cell anew.",
        "„{column}“ enthält ein Zeichen, das man nicht sieht: {found}. Tippen Sie die Zelle neu.",
    ),
    "character_lookalike": (
        "'{column}' holds {found}, which only looks like another character. Type {nearest} instead.",
        "„{column}“ enthält {found}, das einem anderen Zeichen nur ähnlich sieht. Tippen Sie stattdessen {nearest}.",
    ),
    "text_formula": (
        "'{found}' in '{column}' begins like a formula, which a spreadsheet would run. Begin with a letter.",
        "„{found}“ in „{column}“ beginnt wie eine Formel, die eine Tabellenkalkulation ausführen würde. Beginnen Sie "
        "mit einem Buchstaben.",
    ),
    "text_markup": (
        "'{found}' in '{column}' holds markup, which a browser would run. Leave '<' out.",
        "„{found}“ in „{column}“ enthält Auszeichnungen, die ein Browser ausführen würde. Lassen Sie „<“ weg.",
    ),
    "cell_too_long": (
        "'{column}' has {found} characters; at most {most} are allowed. Shorten it.",
        "„{column}“ hat {found} Zeichen; erlaubt sind höchstens {most}. Kürzen Sie den Text.",
    ),
}

# Units as German sentences name them; English ones name them as the tables do.
UNITS_DE: dict[str, str] = {
    "days": "Tage", "days or minutes": "Tage oder Minuten", "people/year": "Menschen im Jahr", "people": "Menschen",
    "hours/week": "Stunden je Woche", "seats": "Plätze", "places": "Plätze", "share": "Anteil", "times": "Male",
    "ratio": "Verhältnis", "as named": "wie benannt", "sigma or cv": "Sigma oder Variationskoeffizient",
    "vacancies/year": "Stellen im Jahr", "employers/year": "Arbeitgeber im Jahr", "EUR": "EUR",
    "EUR/year": "EUR im Jahr", "EUR/run": "EUR je Durchgang", "EUR/person": "EUR je Person",
    "unit of the KPI": "Einheit der Kennzahl",
}  # fmt: skip
