"""What is said of tables that do not fit each other or the pathway: English and German side by side.

Each says what was found, what is allowed, what to do. Values stand in braces; the place comes before.
"""

CHECKS: dict[str, tuple[str, str]] = {
    "shares_sum": (
        "shares from '{step}' ({outcome}) for field '{field}' and group '{group}' add up to {found}, not 1. "
        "Adjust them or add a share for one of: {allowed}.",
        "die Anteile von „{step}“ ({outcome}) für das Feld „{field}“ und die Gruppe „{group}“ ergeben {found}, nicht "
        "1. Passen Sie sie an oder ergänzen Sie einen Anteil für eines von: {allowed}.",
    ),
    "trait_shares_sum": (
        "the shares of '{attribute}' for field '{field}' add up to {found}, not 1. Adjust them.",
        "die Anteile von „{attribute}“ für das Feld „{field}“ ergeben {found}, nicht 1. Passen Sie sie an.",
    ),
    "trait_missing": (
        "the trait '{attribute}' has no shares for field '{field}'. Add rows to traits, for this field or for 'all'.",
        "das Merkmal „{attribute}“ hat keine Anteile für das Feld „{field}“. Ergänzen Sie Zeilen in traits, für dieses "
        "Feld oder für „all“.",
    ),
    "trait_value_twice": (
        "'{found}' is a value of the traits {allowed}; each value may belong to one trait, or groups are ambiguous. "
        "Rename one.",
        "„{found}“ ist ein Wert der Merkmale {allowed}; jeder Wert darf zu einem Merkmal gehören, sonst sind Gruppen "
        "mehrdeutig. Benennen Sie einen um.",
    ),
    "routes_missing": (
        "there are no shares from '{step}' ({outcome}) for field '{field}' and group '{group}'. Add rows that add up "
        "to 1, for this field or for 'all'; allowed targets: {allowed}.",
        "es fehlen Anteile von „{step}“ ({outcome}) für das Feld „{field}“ und die Gruppe „{group}“. Ergänzen Sie "
        "Zeilen, die 1 ergeben, für dieses Feld oder für „all“; erlaubte Ziele: {allowed}.",
    ),
    "route_outcome": (
        "'{step}' has no outcome '{found}'; the nearest is '{nearest}'. Allowed: {allowed}.",
        "„{step}“ kennt kein Ergebnis „{found}“; am nächsten liegt „{nearest}“. Erlaubt: {allowed}.",
    ),
    "route_target": (
        "'{found}' cannot follow '{step}' ({outcome}); the nearest allowed is '{nearest}'. Allowed: {allowed}.",
        "„{found}“ kann nicht auf „{step}“ ({outcome}) folgen; am nächsten liegt „{nearest}“. Erlaubt: {allowed}.",
    ),
    "group_unknown": (
        "'{found}' in 'group' is no value of a trait; the nearest is '{nearest}'. Allowed: {allowed}.",
        "„{found}“ in „group“ ist kein Wert eines Merkmals; am nächsten liegt „{nearest}“. Erlaubt: {allowed}.",
    ),
    "group_of_other_trait": (
        "'{found}' in 'group' is not a value of '{trait}', by which '{step}' divides. Allowed: {allowed}.",
        "„{found}“ in „group“ ist kein Wert von „{trait}“, nach dem „{step}“ teilt. Erlaubt: {allowed}.",
    ),
    "groups_mixed": (
        "the times of '{stage}' ({purpose}) use groups of several traits: {found}. Use the values of one trait.",
        "die Zeiten von „{stage}“ ({purpose}) nutzen Gruppen mehrerer Merkmale: {found}. Nehmen Sie die Werte eines "
        "Merkmals.",
    ),
    "step_unknown": (
        "'{found}' in '{column}' is no step of the pathway that fits here; the nearest is '{nearest}'. "
        "Allowed: {allowed}.",
        "„{found}“ in „{column}“ ist kein Schritt des Weges, der hier passt; am nächsten liegt „{nearest}“. "
        "Erlaubt: {allowed}.",
    ),
    "step_twice": (
        "the step '{found}' stands more than once in the pathway. Rename one of them.",
        "der Schritt „{found}“ kommt im Weg mehrfach vor. Benennen Sie einen um.",
    ),
    "step_reserved": (
        "a step cannot be called '{found}', which names a line of the pathway. Rename it.",
        "ein Schritt kann nicht „{found}“ heißen, so heißt eine Linie des Weges. Benennen Sie ihn um.",
    ),
    "step_target_unknown": (
        "'{step}' ({outcome}) leads to '{found}', which is no step of this line; the nearest is '{nearest}'. "
        "Correct the pathway.",
        "„{step}“ ({outcome}) führt zu „{found}“, einem unbekannten Schritt; am nächsten liegt „{nearest}“. "
        "Berichtigen Sie den Weg.",
    ),
    "route_endless": (
        "'{step}' ({outcome}) leads back to '{found}'; steps may only lead to later ones, or a way never ends. "
        "Move '{found}' behind '{step}', or use visits for repeats.",
        "„{step}“ ({outcome}) führt zurück zu „{found}“; Schritte dürfen nur zu späteren führen, sonst endet ein Weg "
        "nie. Stellen Sie „{found}“ hinter „{step}“ oder nutzen Sie visits für Wiederholungen.",
    ),
    "step_unreachable": (
        "no way leads to '{found}'. Add it to the ways onward of an earlier step, or remove it.",
        "kein Weg führt zu „{found}“. Nennen Sie ihn bei einem früheren Schritt oder entfernen Sie ihn.",
    ),
    "line_without_exit": (
        "the line '{found}' has no exit. Add an Exit as its last step.",
        "die Linie „{found}“ hat keinen Ausgang. Ergänzen Sie ein Exit als letzten Schritt.",
    ),
    "since_not_earlier": (
        "'{step}' counts from '{found}', which is no earlier stage of its line. Name one before it.",
        "„{step}“ zählt ab „{found}“, das ist keine frühere Stufe derselben Linie. Nennen Sie eine davor.",
    ),
    "count_missing": (
        "'{step}' needs the count '{found}'; counts knows: {allowed}. Add a row.",
        "„{step}“ braucht die Anzahl „{found}“; in counts stehen: {allowed}. Ergänzen Sie eine Zeile.",
    ),
    "service_missing": (
        "'{step}' has no pool for district '{district}'. Add a row to services, for this district or for 'all'.",
        "„{step}“ hat für den Kreis „{district}“ keinen Pool. Ergänzen Sie eine Zeile in services, für diesen Kreis "
        "oder für „all“.",
    ),
    "pool_kinds_mixed": (
        "'{step}' is served by pools of hours ({hours}) and by pools of places ({places}). Use one kind.",
        "„{step}“ wird von Stunden-Pools ({hours}) und von Platz-Pools ({places}) bedient. Nehmen Sie eine Art.",
    ),
    "pool_twice": (
        "'{found}' names a pool in staff and in places; each name may stand once. Rename one.",
        "„{found}“ benennt einen Pool in staff und in places; jeder Name darf einmal stehen. Benennen Sie einen um.",
    ),
    "run_outside": (
        "the course starts on {found}, outside the period from {start} to {end}. Correct the start or remove the run.",
        "der Kurs beginnt am {found}, außerhalb des Zeitraums vom {start} bis {end}. Berichtigen Sie den Beginn oder "
        "entfernen Sie den Termin.",
    ),
    "site_unknown": (
        "'{found}' in '{column}' is no site; the nearest is '{nearest}'. "
        "Allowed: the districts and 'online' ({allowed}).",
        "„{found}“ in „{column}“ ist kein Ort; am nächsten liegt „{nearest}“. Erlaubt: die Kreise und „online“ "
        "({allowed}).",
    ),
    "minimum_over_seats": (
        "the course needs at least {minimum} people but has {seats} seats, so no run could ever start. Lower the "
        "minimum or raise the seats.",
        "der Kurs braucht mindestens {minimum} Personen, hat aber {seats} Plätze; so könnte nie ein Termin beginnen. "
        "Senken Sie das Minimum oder erhöhen Sie die Plätze.",
    ),
    "closure_reversed": (
        "the closure ends on {last}, before it begins on {first}. Exchange the days.",
        "die Schließzeit endet am {last}, bevor sie am {first} beginnt. Tauschen Sie die Tage.",
    ),
    "stock_kind": (
        "people cannot be {found} at '{stage}', which is a {kind}. Allowed: {allowed}.",
        "bei „{stage}“ ({kind}) können zu Beginn keine Personen in der Tabelle {found} stehen. Erlaubt: {allowed}.",
    ),
    "inside_over_places": (
        "{found} people are inside '{pool}' on the first day, which has {places} places. Add places or lower the "
        "number.",
        "am ersten Tag sind {found} Personen in „{pool}“, dort gibt es aber {places} Plätze. Ergänzen Sie Plätze oder "
        "senken Sie die Zahl.",
    ),
    "time_parameter_missing": (
        "a {distribution} time needs '{found}', which is blank. Fill it in.",
        "eine Zeit mit der Verteilung {distribution} braucht „{found}“, das Feld ist aber leer. Füllen Sie es aus.",
    ),
    "time_order": (
        "least {least}, centre {centre} and most {most} are not in rising order. Correct them.",
        "least {least}, centre {centre} und most {most} steigen nicht an. Berichtigen Sie die Reihenfolge.",
    ),
    "time_not_positive": (
        "'{column}' is {found}; a {distribution} time needs more than 0. Raise it, or choose 'fixed'.",
        "„{column}“ ist {found}; eine Zeit mit der Verteilung {distribution} braucht mehr als 0. Erhöhen Sie den Wert "
        "oder wählen Sie „fixed“.",
    ),
    "time_dated": (
        "'{path}' cannot change on a day: only durations of a Delay can, '{stage}' is a {kind}. Leave the date out.",
        "„{path}“ kann sich nicht zu einem Tag ändern: Das können nur Dauern eines Delay, „{stage}“ ist ein {kind}. "
        "Lassen Sie das Datum weg.",
    ),
    "time_unit": (
        "the time of '{stage}' ({purpose}) is in {found}, but must be in {allowed}. Convert it.",
        "die Zeit von „{stage}“ ({purpose}) steht in {found}, muss aber in {allowed} stehen. Rechnen Sie sie um.",
    ),
    "time_purpose": (
        "'{stage}' has no time for '{found}'. Allowed there: {allowed}. Correct or remove the row.",
        "„{stage}“ kennt keine Zeit für „{found}“. Erlaubt sind dort: {allowed}. Berichtigen oder entfernen Sie die "
        "Zeile.",
    ),
    "time_missing": (
        "'{stage}' needs a time ({purpose}) for field '{field}' and group '{group}'. Add a row to times, for this "
        "field or for 'all'.",
        "„{stage}“ braucht eine Zeit ({purpose}) für das Feld „{field}“ und die Gruppe „{group}“. Ergänzen Sie eine "
        "Zeile in times, für dieses Feld oder für „all“.",
    ),
    "count_over_most": (
        "the mean {mean} is above most {most}. Raise most or lower the mean.",
        "der Mittelwert {mean} liegt über most {most}. Erhöhen Sie most oder senken Sie den Mittelwert.",
    ),
    "count_below_one": (
        "a shifted count is at least 1, so its mean cannot be {mean}. Write 1 or more, or choose poisson.",
        "diese Anzahl ist mindestens 1, ihr Mittelwert kann nicht {mean} sein. Schreiben Sie 1 oder mehr, oder wählen "
        "Sie poisson.",
    ),
    "gate_missing": (
        "the gate '{found}' has no row. Add one; a blank day means never.",
        "das Tor „{found}“ hat keine Zeile. Ergänzen Sie eine; ein leerer Tag heißt nie.",
    ),
    "season_months": (
        "the months {found} are missing. Add them, or leave the whole table empty.",
        "die Monate {found} fehlen. Ergänzen Sie sie oder lassen Sie die ganze Tabelle leer.",
    ),
    "season_mean": (
        "the twelve indices have the mean {found}, not 1, so a year would not have the people demand names. "
        "Adjust them.",
        "die zwölf Werte haben den Mittelwert {found}, nicht 1; ein Jahr hätte so nicht die Menschen, die demand "
        "nennt. Passen Sie sie an.",
    ),
    "commuting_missing": (
        "nobody from '{home}' has a share for site '{site}'. Add a row (0 if nobody goes there).",
        "für „{home}“ fehlt der Anteil zum Ort „{site}“. Ergänzen Sie eine Zeile (0, wenn niemand dorthin geht).",
    ),
    "demand_missing": (
        "nobody ever comes: demand and the starting stock are empty. Add rows.",
        "niemand kommt: demand und der Anfangsbestand sind leer. Ergänzen Sie Zeilen.",
    ),
    "too_many": (
        "there are {found} of them, at most {most} can be told apart. Merge some.",
        "es sind {found}, unterscheiden lassen sich höchstens {most}. Fassen Sie einige zusammen.",
    ),
    "memory": (
        "this would simulate about {found} rows (visits); at most {most} are allowed. Lower demand, counts or the "
        "period.",
        "das ergäbe etwa {found} Zeilen (Besuche); erlaubt sind höchstens {most}. Senken Sie Nachfrage, Anzahlen oder "
        "den Zeitraum.",
    ),
}
