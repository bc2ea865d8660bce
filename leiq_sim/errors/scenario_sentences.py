"""What is said of scenario files, changes and provenance: English and German side by side.

Each says what was found, what is allowed, what to do. Values stand in braces; the place comes before.
"""

SCENARIOS: dict[str, tuple[str, str]] = {
    "toml_invalid": (
        "this is not valid TOML ({found}). Correct the line named.",
        "das ist kein gültiges TOML ({found}). Berichtigen Sie die genannte Zeile.",
    ),
    "toml_too_deep": (
        "tables or lists stand in one another more than {most} deep. Write them flat.",
        "Tabellen oder Listen stehen mehr als {most}-fach ineinander. Schreiben Sie sie flach.",
    ),
    "toml_number": (
        "'{key}' is a whole number beyond {most}. Write a smaller one.",
        "„{key}“ ist eine ganze Zahl jenseits von {most}. Schreiben Sie eine kleinere.",
    ),
    "toml_key_unknown": (
        "'{found}' is not known here; the nearest allowed one is '{nearest}'. Rename or remove it. Allowed: {allowed}.",
        "„{found}“ ist hier unbekannt; am nächsten liegt „{nearest}“. Benennen Sie es um oder entfernen Sie es. "
        "Erlaubt: {allowed}.",
    ),
    "toml_key_missing": (
        "'{found}' is missing. Add it.",
        "„{found}“ fehlt. Ergänzen Sie es.",
    ),
    "toml_type": (
        "'{key}' is {found}, but should be {allowed}. Write it so.",
        "„{key}“ ist {found}, soll aber {allowed} sein. Schreiben Sie es so.",
    ),
    "scenario_unknown": (
        "there is no scenario '{found}'; the nearest one is '{nearest}'. Choose one of: {allowed}.",
        "es gibt kein Szenario „{found}“; am nächsten liegt „{nearest}“. Zur Wahl stehen: {allowed}.",
    ),
    "name_not_allowed": (
        "'{found}' cannot name a scenario. Use letters, digits, '_' and '-', at most 60, beginning with a letter.",
        "„{found}“ kann kein Szenario benennen. Nehmen Sie Buchstaben, Ziffern, „_“ und „-“, höchstens 60, am Anfang "
        "einen Buchstaben.",
    ),
    "name_reserved": (
        "'{found}' names a device on Windows, where no file can be called so. Choose another name.",
        "„{found}“ benennt unter Windows ein Gerät, dort kann keine Datei so heißen. Wählen Sie einen anderen Namen.",
    ),
    "changed_meanwhile": (
        "this file was changed by someone else since it was read; it was left as it is. Load it again, or choose "
        "another name.",
        "diese Datei wurde seit dem Lesen von jemand anderem geändert; sie blieb, wie sie ist. Laden Sie sie neu oder "
        "wählen Sie einen anderen Namen.",
    ),
    "scenario_gone": (
        "this file is no longer there: somebody deleted or renamed it. Choose another scenario.",
        "diese Datei gibt es nicht mehr: Jemand hat sie gelöscht oder umbenannt. Wählen Sie ein anderes Szenario.",
    ),
    "name_taken": (
        "'{found}' is already the name of a preset, which is read-only. Choose another name.",
        "„{found}“ heißt schon eine Vorlage, die nur gelesen wird. Wählen Sie einen anderen Namen.",
    ),
    "file_exists": (
        "this file exists already. Choose another name, or allow it to be overwritten.",
        "diese Datei gibt es schon. Wählen Sie einen anderen Namen oder erlauben Sie das Überschreiben.",
    ),
    "not_kept_as_changes": (
        "the scenario '{found}' does not follow from the baseline by its changes, so it cannot be kept as a list of "
        "changes. Build it with load_scenario and change.",
        "das Szenario „{found}“ ergibt sich nicht durch seine Änderungen aus der Ausgangslage und lässt sich deshalb "
        "nicht als Liste von Änderungen aufheben. Bauen Sie es mit load_scenario und change.",
    ),
    "change_value_or_factor": (
        "a change needs either 'value' or 'factor', found {found}. Write exactly one of them.",
        "eine Änderung braucht entweder „value“ oder „factor“, gefunden: {found}. Schreiben Sie genau eines davon.",
    ),
    "change_matches_nothing": (
        "'{found}' matches no parameter; the nearest path is '{nearest}'. Correct the path.",
        "„{found}“ trifft keinen Parameter; der nächste Pfad ist „{nearest}“. Berichtigen Sie den Pfad.",
    ),
    "base_in_a_circle": (
        "the scenarios {found} build on one another in a circle. Let one of them build on 'baseline'.",
        "die Szenarien {found} bauen im Kreis aufeinander auf. Lassen Sie eines auf „baseline“ aufbauen.",
    ),
    "base_too_deep": (
        "the scenarios {found} build on one another, more than {most}. Let one of them build on 'baseline'.",
        "die Szenarien {found} bauen aufeinander auf, mehr als {most}. Lassen Sie eines auf „baseline“ aufbauen.",
    ),
    "date_outside": (
        "{found} lies outside the period from {start} to {end}. Choose a day within it.",
        "{found} liegt außerhalb des Zeitraums vom {start} bis {end}. Wählen Sie einen Tag darin.",
    ),
    "period_reversed": (
        "the period ends on {end}, before it begins on {start}. Exchange or correct the days.",
        "der Zeitraum endet am {end}, bevor er am {start} beginnt. Tauschen oder berichtigen Sie die Tage.",
    ),
    "period_too_long": (
        "the period from {start} to {end} has more than {most} years. Choose a shorter one.",
        "der Zeitraum vom {start} bis {end} hat mehr als {most} Jahre. Wählen Sie einen kürzeren.",
    ),
}

CHANGES: dict[str, tuple[str, str]] = {
    "unknown_table": (
        "there is no table '{found}'; the nearest is '{nearest}'. Correct it.",
        "es gibt keine Tabelle „{found}“; am nächsten liegt „{nearest}“. Berichtigen Sie sie.",
    ),
    "unknown_row": (
        "there is no '{found}' in {table}; the nearest is '{nearest}'. Correct the path.",
        "„{found}“ gibt es in {table} nicht; am nächsten liegt „{nearest}“. Berichtigen Sie den Pfad.",
    ),
    "unknown_column": (
        "'{found}' is no value that can be changed; the nearest is '{nearest}'. Correct the path.",
        "„{found}“ ist kein Wert, der sich ändern lässt; am nächsten liegt „{nearest}“. Berichtigen Sie den Pfad.",
    ),
    "duplicate_key": (
        "'{found}' is given more than once; each may stand once. Remove or rename one.",
        "„{found}“ kommt mehrfach vor; jeder Eintrag darf einmal stehen. Entfernen oder benennen Sie einen um.",
    ),
    "missing_value": (
        "a value is needed, none was given. Give one.",
        "hier wird ein Wert gebraucht, es gibt aber keinen. Geben Sie einen an.",
    ),
    "not_a_date": (
        "'{found}' is not a date. Write it as 2027-03-01.",
        "„{found}“ ist kein Datum. Schreiben Sie es als 2027-03-01.",
    ),
    "not_a_number": (
        "'{found}' is not a number. Give a number.",
        "„{found}“ ist keine Zahl. Geben Sie eine Zahl an.",
    ),
    "not_finite": (
        "{found} is no usable number; only finite numbers are. Give one.",
        "{found} ist keine brauchbare Zahl; erlaubt sind nur endliche Zahlen. Geben Sie eine an.",
    ),
    "not_whole": (
        "{found} is not a whole number. Round it.",
        "{found} ist keine ganze Zahl. Runden Sie sie.",
    ),
    "out_of_bounds": (
        "{found} is not allowed; it must lie between {least} and {most} ({unit}). Choose a value within.",
        "{found} ist nicht erlaubt; der Wert muss zwischen {least} und {most} liegen ({unit}). Wählen Sie einen "
        "solchen Wert.",
    ),
    "unknown_choice": (
        "'{found}' is not allowed. Allowed: {allowed}.",
        "„{found}“ ist nicht erlaubt. Erlaubt: {allowed}.",
    ),
    "not_dated": (
        "this value cannot change on a day ({found}); it holds for the whole period. Leave the date out.",
        "dieser Wert kann sich nicht zu einem Tag ändern ({found}); er gilt für den ganzen Zeitraum. Lassen Sie das "
        "Datum weg.",
    ),
}

PROVENANCE: dict[str, tuple[str, str]] = {
    "provenance_missing": (
        "'{found}' and {more} others have no provenance. Add a row to provenance.csv whose path matches.",
        "„{found}“ und {more} andere haben keine Herkunftsangabe. Ergänzen Sie in provenance.csv eine Zeile mit "
        "passendem Pfad.",
    ),
    "provenance_unused": (
        "'{found}' matches no parameter; the nearest path is '{nearest}'. Correct the path or remove the row.",
        "„{found}“ trifft keinen Parameter; der nächste Pfad ist „{nearest}“. Berichtigen Sie den Pfad oder "
        "entfernen Sie die Zeile.",
    ),
    "provenance_ambiguous": (
        "'{found}' is matched equally well by this row and by line {first}. Make one of the two paths more precise.",
        "„{found}“ passt gleich gut zu dieser Zeile und zu Zeile {first}. Machen Sie einen der beiden Pfade genauer.",
    ),
    "provenance_bounds": (
        "the value {value} of '{path}' does not lie between low {low} and high {high}. Correct low, high or the value.",
        "der Wert {value} von „{path}“ liegt nicht zwischen low {low} und high {high}. Berichtigen Sie low, high oder "
        "den Wert.",
    ),
    "provenance_bound_form": (
        "'{found}' in '{column}' is neither a number nor a factor such as x0.8. Write one of them.",
        "„{found}“ in „{column}“ ist weder eine Zahl noch ein Faktor wie x0.8. Schreiben Sie eines davon.",
    ),
    "provenance_source": (
        "status '{status}' needs a source, and 'source' is blank. Name one from sources.csv.",
        "der Status „{status}“ braucht eine Quelle, „source“ ist aber leer. Nennen Sie eine aus sources.csv.",
    ),
    "provenance_owner": (
        "an assumption needs an 'owner' ({allowed}), who could replace it by the true figure, and the day 'since' "
        "which it stands (2026-11-23). Fill in both.",
        "eine Annahme braucht in „owner“ ({allowed}), wer sie durch die wahre Zahl ersetzen könnte, und in „since“ "
        "den Tag, seit dem sie steht (2026-11-23). Bitte beides eintragen.",
    ),
    "provenance_note": (
        "status 'derived' needs its formula in 'note', which is blank. Write the arithmetic there.",
        "der Status „derived“ braucht seine Formel in „note“, das Feld ist aber leer. Schreiben Sie die Rechnung dort "
        "hinein.",
    ),
}
