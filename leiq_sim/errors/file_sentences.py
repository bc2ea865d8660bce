"""What is said of files and their cells: English and German side by side.

Each says what was found, what is allowed, what to do. Values stand in braces; the place comes before.
"""

FILES: dict[str, tuple[str, str]] = {
    "file_missing": (
        "this file does not exist. Create it; its first line names the columns: {allowed}.",
        "diese Datei gibt es nicht. Legen Sie sie an; ihre erste Zeile nennt die Spalten: {allowed}.",
    ),
    "data_missing": (
        "there is no data folder here. Put `data/` beside the package, or name one in LEIQ_DATA.",
        "hier gibt es keinen Datenordner. Legen Sie `data/` neben das Paket oder nennen Sie einen in LEIQ_DATA.",
    ),
    "file_unreadable": (
        "the file cannot be read ({found}). Check its name and your right to read it.",
        "die Datei lässt sich nicht lesen ({found}). Prüfen Sie Namen und Leserechte.",
    ),
    "file_empty": (
        "the file is empty. It needs at least a first line with the columns: {allowed}.",
        "die Datei ist leer. Sie braucht mindestens eine erste Zeile mit den Spalten: {allowed}.",
    ),
    "file_too_large": (
        "the file has more than {most} MB, and no more are read. Remove what does not belong here.",
        "die Datei hat mehr als {most} MB, mehr wird nicht gelesen. Entfernen Sie, was nicht hierher gehört.",
    ),
    "file_not_regular": (
        "this is a folder, a pipe or a device. A plain file is needed.",
        "das ist ein Ordner, eine Leitung oder ein Gerät. Gebraucht wird eine gewöhnliche Datei.",
    ),
    "file_kind": (
        "files of the kind '{found}' are not read. Save tables as .csv or .xlsx, scenarios as .toml.",
        "Dateien der Art „{found}“ werden nicht gelesen. Speichern Sie Tabellen als .csv oder .xlsx, Szenarien als "
        ".toml.",
    ),
    "csv_only": (
        "this table is read as '{found}' only. Save it so.",
        "diese Tabelle wird nur als „{found}“ gelesen. Speichern Sie sie so.",
    ),
    "table_twice": (
        "this table is also there as '{found}', and nobody could tell which one holds. Remove one of the two.",
        "diese Tabelle gibt es auch als „{found}“, und niemand wüsste, welche gilt. Entfernen Sie eine der beiden.",
    ),
    "table_too_long": (
        "the table has more than {most} rows. Remove what does not belong here.",
        "die Tabelle hat mehr als {most} Zeilen. Entfernen Sie, was nicht hierher gehört.",
    ),
    "table_too_wide": (
        "the row has {found} cells; at most {most} are read. Remove what does not belong here.",
        "die Zeile hat {found} Zellen; gelesen werden höchstens {most}. Entfernen Sie, was nicht hierher gehört.",
    ),
    "line_too_long": (
        "the line, or a cell in it, has more than {most} characters. Shorten it; perhaps a quotation mark is missing.",
        "die Zeile oder eine Zelle darin hat mehr als {most} Zeichen. Kürzen Sie sie; vielleicht fehlt ein "
        "Anführungszeichen.",
    ),
    "problems_more": (
        "{found} more problems were found and are not listed. Correct the first ones and check again.",
        "{found} weitere Fehler wurden gefunden und sind nicht aufgeführt. Beheben Sie die ersten und prüfen Sie "
        "erneut.",
    ),
    "file_encoding": (
        "the file is written as {found}; allowed are UTF-8 and Windows-1252. Save it as 'CSV UTF-8'.",
        "die Datei ist als {found} gespeichert; erlaubt sind UTF-8 und Windows-1252. "
        "Speichern Sie sie als „CSV UTF-8“.",
    ),
    "file_quotes": (
        "the quotation marks do not pair up ({found}). Close or remove them.",
        "die Anführungszeichen gehen nicht auf ({found}). Schließen oder entfernen Sie sie.",
    ),
    "file_unknown": (
        "this file is none of the tables; the nearest one is '{nearest}'. Rename it, or leave it out. "
        "Allowed: {allowed}.",
        "diese Datei gehört zu keiner Tabelle; am nächsten liegt „{nearest}“. Benennen Sie sie um oder lassen Sie sie "
        "weg. Erlaubt: {allowed}.",
    ),
    "column_unknown": (
        "column '{found}' is not known here; the nearest one is '{nearest}'. Rename or remove it. Allowed: {allowed}.",
        "die Spalte „{found}“ ist hier unbekannt; am nächsten liegt „{nearest}“. Benennen Sie sie um oder entfernen "
        "Sie sie. Erlaubt: {allowed}.",
    ),
    "column_missing": (
        "column '{found}' is missing. Add it; this table needs: {allowed}.",
        "die Spalte „{found}“ fehlt. Ergänzen Sie sie; diese Tabelle braucht: {allowed}.",
    ),
    "column_duplicate": (
        "column '{found}' stands there more than once; each may stand once. Remove one.",
        "die Spalte „{found}“ kommt mehrfach vor; jede darf einmal stehen. Entfernen Sie eine.",
    ),
    "cells_count": (
        "the row has {found} cells, the first line names {allowed} columns. Add or remove cells; "
        "a text with a separator in it needs quotation marks.",
        "die Zeile hat {found} Zellen, die erste Zeile nennt {allowed} Spalten. Ergänzen oder entfernen Sie Zellen; "
        "ein Text mit Trennzeichen braucht Anführungszeichen.",
    ),
}

CELLS: dict[str, tuple[str, str]] = {
    "cell_blank": (
        "'{column}' is blank; a value is needed. Fill it in or remove the row.",
        "„{column}“ ist leer; hier wird ein Wert gebraucht. Tragen Sie ihn ein oder entfernen Sie die Zeile.",
    ),
    "id_characters": (
        "'{found}' in '{column}' cannot be a name: dots, slashes, commas, semicolons, asterisks, question marks, "
        "brackets, signs as in formulas and line breaks are not allowed, because paths are made of names. Use letters, "
        "digits, '_' and '-'.",
        "„{found}“ in „{column}“ kann kein Name sein: Punkte, Schrägstriche, Kommas, Semikolons, Sternchen, "
        "Fragezeichen, Klammern, Zeichen wie in Formeln und Zeilenumbrüche sind nicht erlaubt, weil aus Namen Pfade "
        "werden. Nehmen Sie Buchstaben, Ziffern, „_“ und „-“.",
    ),
    "id_reserved": (
        "'{found}' in '{column}' is reserved for totals. Choose another name.",
        "„{found}“ in „{column}“ ist für Summen vergeben. Wählen Sie einen anderen Namen.",
    ),
    "key_duplicate": (
        "'{found}' stands already in line {first}; each may stand once. Remove or rename one of them.",
        "„{found}“ steht schon in Zeile {first}; jeder Eintrag darf einmal stehen. Entfernen oder benennen Sie "
        "einen um.",
    ),
    "cell_not_number": (
        "'{found}' in '{column}' is not a number ({unit}). Write digits, such as 12.5 (or 12,5 in a file with "
        "semicolons).",
        "„{found}“ in „{column}“ ist keine Zahl ({unit}). Schreiben Sie Ziffern, etwa 12.5 (oder 12,5 in einer Datei "
        "mit Semikolons).",
    ),
    "number_ambiguous": (
        "'{found}' in '{column}' can be read as {small} or as {large}. Write {small_form} or {large_form}.",
        "„{found}“ in „{column}“ kann {small} oder {large} heißen. Schreiben Sie {small_form} oder {large_form}.",
    ),
    "number_percent": (
        "'{found}' in '{column}' is a percentage; a plain number is needed ({unit}). Write 35 % as 0.35.",
        "„{found}“ in „{column}“ ist ein Prozentwert; gebraucht wird eine Zahl ({unit}). Schreiben Sie 35 % als 0,35 "
        "(0.35 in einer Datei mit Kommas).",
    ),
    "number_boolean": (
        "'{found}' in '{column}' is a yes or no, not a number ({unit}). Write the number.",
        "„{found}“ in „{column}“ ist ein Ja oder Nein, keine Zahl ({unit}). Schreiben Sie die Zahl.",
    ),
    "number_not_finite": (
        "'{found}' in '{column}' is no usable number; only finite numbers are ({unit}). Write a number.",
        "„{found}“ in „{column}“ ist keine brauchbare Zahl; erlaubt sind endliche Zahlen ({unit}). "
        "Schreiben Sie eine Zahl.",
    ),
    "number_not_whole": (
        "{found} in '{column}' is not a whole number ({unit}). Round it.",
        "{found} in „{column}“ ist keine ganze Zahl ({unit}). Runden Sie sie.",
    ),
    "number_below": (
        "{found} in '{column}' is too small; at least {least} is allowed ({unit}). Write a larger number.",
        "{found} in „{column}“ ist zu klein; erlaubt ist mindestens {least} ({unit}). Schreiben Sie eine größere Zahl.",
    ),
    "number_above": (
        "{found} in '{column}' is too large; at most {most} is allowed ({unit}). Write a smaller number.",
        "{found} in „{column}“ ist zu groß; erlaubt ist höchstens {most} ({unit}). Schreiben Sie eine kleinere Zahl.",
    ),
    "share_outside": (
        "{found} in '{column}' is no share; shares lie between 0 and 1. Write 0.35 for 35 per cent.",
        "{found} in „{column}“ ist kein Anteil; Anteile liegen zwischen 0 und 1. Schreiben Sie 0,35 für 35 Prozent "
        "(0.35 in einer Datei mit Kommas).",
    ),
    "cell_not_date": (
        "'{found}' in '{column}' is not a date. Write it as 2027-03-01.",
        "„{found}“ in „{column}“ ist kein Datum. Schreiben Sie es als 2027-03-01 oder 01.03.2027.",
    ),
    "date_ambiguous": (
        "'{found}' in '{column}' may be read day first or month first. Write it as 2027-03-01.",
        "„{found}“ in „{column}“ lässt offen, was Tag und was Monat ist. Schreiben Sie 2027-03-01 oder 01.03.2027.",
    ),
    "word_unknown": (
        "'{found}' in '{column}' is not allowed; the nearest allowed word is '{nearest}'. Allowed: {allowed}.",
        "„{found}“ in „{column}“ ist nicht erlaubt; am nächsten liegt „{nearest}“. Erlaubt: {allowed}.",
    ),
    "reference_unknown": (
        "'{found}' in '{column}' is not in {table}; the nearest one there is '{nearest}'. Correct it, or add it to "
        "{table}. Known: {allowed}.",
        "„{found}“ in „{column}“ steht nicht in {table}; am nächsten liegt dort „{nearest}“. Berichtigen Sie es oder "
        "ergänzen Sie {table}. Bekannt: {allowed}.",
    ),
}
