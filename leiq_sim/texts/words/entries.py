"""Words of entered values, of their templates and of the data board, as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # An entry as a sentence, and lists of them.
    "entry.value": ("{what} {new}{since}.", "{what} {new}{since}."),
    "entry.confirmed": ("{what} {new}{since}, bestätigt.", "{what} {new}{since}, confirmed."),
    "entry.run_sentence": ("{what}: {new}{before}.", "{what}: {new}{before}."),
    "entry.run_before": (" (bisher {old})", " (so far {old})"),
    "entry.by": ("Eingetragen von {name} am {day}", "Entered by {name} on {day}"),
    "entry.run": ("Beginn {day}, {site}", "start {day}, {site}"),
    "entry.run_new": ("neu, {run}", "new, {run}"),
    "entry.run_dropped": ("entfällt", "dropped"),
    "entry.line": ("{sentence} {by}.", "{sentence} {by}."),
    "entry.line_numbered": ("{number}  {sentence} {by}.", "{number}  {sentence} {by}."),
    "entry.note": (" Anmerkung: {note}", " Note: {note}"),
    "entries.head": (
        "Eingetragene Werte ({n}), sie gelten statt der Beispieldaten:",
        "Entered values ({n}), they hold instead of the example data:",
    ),
    "entries.more": ("… und {n} weitere: leiq data --entries", "… and {n} more: leiq data --entries"),
    "entries.none": ("Noch keine Werte eingetragen.", "No values entered yet."),
    "entries.gone": (
        "Zurückgenommen oder ersetzt: {n}. Alle Zeilen: leiq data --entries --format csv",
        "Taken back or replaced: {n}. All lines: leiq data --entries --format csv",
    ),
    "entries.first_row": (
        "{n} eingetragene Werte, aufgeführt in der ersten Zeile",
        "{n} entered values, listed in the first row",
    ),
    # Commands.
    "cli.arg.template": (
        "Vorlage zum Ausfüllen schreiben (.xlsx oder .csv)",
        "write a template to fill in (.xlsx or .csv)",
    ),
    "cli.arg.import": (
        "ausgefüllte Vorlage eintragen (.xlsx oder .csv)",
        "enter the values of a filled-in template (.xlsx or .csv)",
    ),
    "cli.arg.entries": ("nur die eingetragenen Werte zeigen", "show the entered values only"),
    "cli.arg.take_back": ("Eintrag mit dieser Nummer zurücknehmen", "take back the entry of this number"),
    "cli.arg.name": ("wer einträgt oder zurücknimmt", "who enters or takes back"),
    "cli.template_suffix": (
        "{file}: Eine Vorlage endet auf .xlsx oder .csv. Bitte die Endung ändern.",
        "{file}: a template ends in .xlsx or .csv. Please change the suffix.",
    ),
    "cli.template_written": (
        "Vorlage geschrieben: {file}. {n} Werte; bitte „Wirklicher Wert“ ausfüllen, dann: leiq data --import {file}",
        "Template written: {file}. {n} values; fill in “Real value”, then: leiq data --import {file}",
    ),
    "cli.import_done": ("{n} Werte eingetragen:", "{n} values entered:"),
    "cli.import_one": ("1 Wert eingetragen:", "1 value entered:"),
    "cli.import_same": (
        "{n} ausgefüllte Werte waren schon so eingetragen.",
        "{n} filled-in values had been entered already.",
    ),
    "cli.import_nothing": (
        "Nichts eingetragen: Die Spalte „Wirklicher Wert“ ist überall leer.",
        "Nothing entered: the column “Real value” is empty everywhere.",
    ),
    "cli.import_none": (
        "Nichts eingetragen: Die Datei wurde nicht übernommen, auch nicht zum Teil.",
        "Nothing entered: the file was not taken over, not even in part.",
    ),
    "cli.taken_back": ("Zurückgenommen: {sentence}", "Taken back: {sentence}"),
    "cli.holds_again": ("Es gilt wieder: {value}.", "What holds again: {value}."),
    "cli.name_needed": (
        "Bitte mit --name sagen, wer zurücknimmt.",
        "Please say with --name who takes back.",
    ),
    "cli.only_one_of": ("Bitte nur eines angeben: {what}.", "Please give only one of: {what}."),
    # What a template allows.
    "template.whole": ("ganze Zahl von {low} bis {high}", "whole number from {low} to {high}"),
    "template.number": ("Zahl von {low} bis {high}", "number from {low} to {high}"),
    "template.run": (
        "Tag und Ort, etwa 01.03.2027 leipzig; oder: entfällt",
        "day and site, such as 2027-03-01 leipzig; or: dropped",
    ),
    "template.run_unit": ("Beginn und Ort", "start and site"),
}
