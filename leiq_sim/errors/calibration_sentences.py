"""What is said of targets and of what calibration may move: English and German side by side."""

CALIBRATION: dict[str, tuple[str, str]] = {
    "target_tolerance": (
        "the tolerance is {found}, but must be more than 0. Write how far off a good fit may be.",
        "die Toleranz ist {found}, muss aber größer als 0 sein. Schreiben Sie, wie weit ein guter Treffer daneben "
        "liegen darf.",
    ),
    "target_twice": (
        "'{found}' is a target already, by the key '{first}'. Keep one of the two rows.",
        "„{found}“ ist schon ein Ziel, unter dem Schlüssel „{first}“. Behalten Sie eine der beiden Zeilen.",
    ),
    "target_unknown": (
        "'{found}' in '{column}' cannot be measured; the nearest is '{nearest}'. Allowed: {allowed}.",
        "„{found}“ in „{column}“ lässt sich nicht messen; am nächsten liegt „{nearest}“. Erlaubt: {allowed}.",
    ),
    "target_without_number": (
        "in {year} nothing is simulated from which '{found}' could be computed. Choose another year, or remove the "
        "target.",
        "für {year} wird nichts simuliert, aus dem sich „{found}“ berechnen ließe. Wählen Sie ein anderes Jahr oder "
        "entfernen Sie das Ziel.",
    ),
    "adjust_missing": (
        "nothing says what to move for these targets. Name it with --adjust, or list it in {file}.",
        "nirgends steht, was für diese Ziele bewegt werden soll. Nennen Sie es mit --adjust oder in {file}.",
    ),
    "adjust_matches_nothing": (
        "'{found}' matches no parameter; the nearest path is '{nearest}'. Correct it.",
        "„{found}“ trifft keinen Parameter; der nächste Pfad ist „{nearest}“. Berichtigen Sie ihn.",
    ),
    "adjust_not_assumption": (
        "'{found}' names values that are no assumptions, and only those are calibrated: {others}. Name others, or "
        "fewer.",
        "„{found}“ nennt Werte, die keine Annahmen sind; nur Annahmen werden angepasst: {others}. Nennen Sie andere "
        "oder weniger.",
    ),
    "adjust_twice": (
        "'{found}' would be moved twice, as '{other}' moves it or its set already. Name one share of each set, once.",
        "„{found}“ würde zweimal bewegt, denn „{other}“ bewegt es oder seine Gruppe schon. Nennen Sie je Gruppe einen "
        "Anteil, und den einmal.",
    ),
    "adjust_nothing_moves": (
        "nothing in {found} can move: whole numbers, values without bounds, or shares whose set has no other "
        "assumption. Name others.",
        "nichts in {found} kann sich bewegen: ganze Zahlen, Werte ohne Spanne oder Anteile, in deren Gruppe es keine "
        "andere Annahme gibt. Nennen Sie andere.",
    ),
    "folder_exists": (
        "this exists already, and a data folder is never overwritten. Choose another name.",
        "das gibt es schon, und ein Datenordner wird nie überschrieben. Wählen Sie einen anderen Namen.",
    ),
    "folder_inside": (
        "this lies inside the data folder '{found}'. Choose a place beside it.",
        "das liegt im Datenordner „{found}“. Wählen Sie einen Ort daneben.",
    ),
    "folder_unwritable": (
        "this cannot be written ({found}). Choose another place.",
        "das lässt sich nicht schreiben ({found}). Wählen Sie einen anderen Ort.",
    ),
    "cell_not_there": (
        "'{found}' stands in no cell of its table, so it cannot be changed there. Add the column and its value.",
        "„{found}“ steht in keiner Zelle seiner Tabelle und lässt sich dort nicht ändern. Ergänzen Sie die Spalte und "
        "den Wert.",
    ),
}
