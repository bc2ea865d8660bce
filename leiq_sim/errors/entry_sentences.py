"""What is said of entered values and of the templates they come in: English and German side by side.

Each says what was found, what is allowed, what to do. Values stand in braces; the place comes before.
"""

ENTRIES: dict[str, tuple[str, str]] = {
    "entry_whole_row": (
        "a course run is entered as a whole. Write 'runs', course and run, such as {allowed}, with first day and site.",
        "ein Kursdurchgang wird als Ganzes eingetragen. Schreiben Sie „runs“, Kurs und Durchgang, etwa {allowed}, mit "
        "erstem Tag und Ort.",
    ),
    "entry_run_form": (
        "'{found}' is no course run. Write its first day and its site, such as 2027-03-01 leipzig, or 'dropped'.",
        "„{found}“ ist kein Kursdurchgang. Schreiben Sie ersten Tag und Ort, etwa 01.03.2027 leipzig, oder „entfällt“.",
    ),
    "entry_run_site": (
        "the new course run '{found}' needs a site, too. Write it behind the day, such as 2027-03-01 leipzig.",
        "der neue Kursdurchgang „{found}“ braucht auch einen Ort. Schreiben Sie ihn hinter den Tag, etwa "
        "01.03.2027 leipzig.",
    ),
    "entry_run_dropped": (
        "there is no course run '{found}' to drop. Correct its name or remove the line.",
        "den Kursdurchgang „{found}“, der entfallen soll, gibt es nicht. Berichtigen Sie seinen Namen oder entfernen "
        "Sie die Zeile.",
    ),
    "entry_name_missing": (
        "nobody is named who knows this value. Fill in the name (in a command: --name).",
        "es steht kein Name dabei, wer den Wert kennt. Tragen Sie den Namen ein (im Befehl: --name).",
    ),
    "entry_meanwhile": (
        "the value here is {found} meanwhile ({name}), and no more {expected}. Nothing was overwritten. If yours shall "
        "hold, state {found} as the present value in a template; on the board enter it once more.",
        "hier gilt inzwischen {found} ({name}) und nicht mehr {expected}. Nichts wurde überschrieben. Soll Ihr Wert "
        "gelten, nennen Sie in einer Vorlage {found} als bisherigen Wert; auf der Tafel tragen Sie ihn nochmals ein.",
    ),
    "entry_undoes_nothing": (
        "this line takes back entry {found}, but no entry of that number and path stands above it, or it was taken "
        "back already. Correct or remove the line.",
        "diese Zeile nimmt Eintrag {found} zurück; es steht aber keiner mit dieser Nummer und diesem Pfad darüber, "
        "oder er ist schon zurückgenommen. Berichtigen oder entfernen Sie die Zeile.",
    ),
    "entry_number_order": (
        "entry {found} stands below a later one; numbers rise from line to line. Put the lines in their order.",
        "Eintrag {found} steht unter einem späteren; die Nummern steigen von Zeile zu Zeile. Ordnen Sie die Zeilen.",
    ),
    "entry_unknown": (
        "there is no entry {found} that holds. Entries that hold: {allowed}. Choose one of them.",
        "es gibt keinen geltenden Eintrag {found}. Es gelten: {allowed}. Wählen Sie einen davon.",
    ),
    "entries_full": (
        "the list of entries is full: {most} lines or {size} MB. Move the file away, so that a new one begins, and "
        "enter what still holds.",
        "die Liste der Einträge ist voll: {most} Zeilen oder {size} MB. Legen Sie die Datei beiseite, dann beginnt "
        "eine neue, und tragen Sie ein, was noch gilt.",
    ),
    "entries_busy": (
        "others are entering values at this moment; nothing was written. Try again.",
        "gerade tragen andere Werte ein; es wurde nichts geschrieben. Versuchen Sie es noch einmal.",
    ),
    "entries_unwritable": (
        "the entries cannot be written ({found}). Check space and rights of the folder.",
        "die Einträge lassen sich nicht schreiben ({found}). Prüfen Sie Platz und Rechte des Ordners.",
    ),
    "entries_stray": (
        "'{found}' is not read; a sync program or a copy may have made it. Compare it with entries.csv, enter what is "
        "missing there, then delete it.",
        "„{found}“ wird nicht gelesen; vielleicht stammt es von einem Abgleichprogramm oder einer Kopie. Vergleichen "
        "Sie es mit entries.csv, tragen Sie nach, was dort fehlt, und löschen Sie es.",
    ),
}
