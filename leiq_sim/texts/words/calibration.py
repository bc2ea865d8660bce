"""Words of a calibration: targets, what moved, what could not be found out; as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "cli.calibrate": (
        "Annahmen an veröffentlichte Zahlen anpassen und als neuen Datenordner sichern",
        "adjust assumptions to published figures and write them as a new data folder",
    ),
    "cli.arg.to": ("Datei mit den Zielen", "file of the targets"),
    "cli.arg.adjust": (
        "was bewegt wird: Pfade oder Muster von Annahmen (sonst die Liste neben den Zielen)",
        "what to move: paths or patterns of assumptions (default: the list beside the targets)",
    ),
    "cli.arg.folder": ("neuer Datenordner", "new data folder"),
    "calibration.title": (
        "{title}: angepasst an {targets} (simuliertes Jahr {year}, {n} Läufe, Startwert {seed})",
        "{title}: calibrated to {targets} (simulated year {year}, {n} runs, seed {seed})",
    ),
    "calibration.round": (
        "Runde {round}: Abstand {cost}, bisher {runs} Läufe",
        "Round {round}: distance {cost}, {runs} runs so far",
    ),
    "calibration.targets": (
        "Ziele, davor und danach (± halbe Breite des 95-%-Intervalls der Simulation)",
        "Targets, before and after (± half the width of the simulation's 95% interval)",
    ),
    "calibration.reached": ("erreicht", "reached"),
    "calibration.missed": ("verfehlt", "missed"),
    "calibration.uncertain": (
        "Die Simulation ist bei {targets} ungenauer als die Toleranz; mehr Läufe (--replications) sagen es genauer.",
        "For {targets} the simulation is less exact than the tolerance; more runs (--replications) say it better.",
    ),
    "calibration.out_of_reach": (
        "Nicht erreicht: {targets}. Die Spannen und der schwache Zug zu den bisherigen Werten lassen nicht mehr zu. "
        "Was weit daneben liegt, hat seine Ursache anderswo, zum Beispiel in der Abgrenzung oder der Mischung der "
        "Berufe.",
        "Not reached: {targets}. The bounds and the weak pull to the values so far allow no more. What is far off has "
        "its cause elsewhere, for example in the definition or the mix of occupations.",
    ),
    "calibration.moved": (
        "Was sich bewegt hat (Weg: Anteil der erlaubten Spanne)",
        "What moved (way: share of the allowed range)",
    ),
    "calibration.gave_way": (
        "Dazu weichen {n} Anteile derselben Gruppen im Verhältnis.",
        "Beside these, {n} shares of the same sets give way in proportion.",
    ),
    "calibration.unknown": ("Was sich nicht bestimmen ließ", "What could not be identified"),
    "calibration.determined": (
        "Die Ziele bestimmen {known} von {all} Richtungen; in allen anderen gilt weiter die Annahme.",
        "The targets determine {known} of {all} directions; in all others the assumption still holds.",
    ),
    "calibration.silent": (
        "{name}: kein Ziel reagiert darauf. Der Wert bleibt eine Annahme.",
        "{name}: no target reacts to it. The value stays an assumption.",
    ),
    "calibration.unlearned": (
        "{name}: kaum bestimmt, {left} der anfänglichen Unsicherheit (Varianz) bleiben.",
        "{name}: hardly identified, {left} of the initial uncertainty (variance) is left.",
    ),
    "calibration.bound.low": (
        "{name}: am unteren Ende der Spanne. Ob es noch weiter ginge, sagen die Ziele nicht.",
        "{name}: at the lower end of its range. Whether it would go further, the targets do not say.",
    ),
    "calibration.bound.high": (
        "{name}: am oberen Ende der Spanne. Ob es noch weiter ginge, sagen die Ziele nicht.",
        "{name}: at the upper end of its range. Whether it would go further, the targets do not say.",
    ),
    "calibration.instead": (
        "{one} und {other} vertreten einander: Weniger vom einen gleicht mehr vom anderen aus "
        "(Korrelation {correlation}).",
        "{one} and {other} stand in for each other: less of one makes up for more of the other "
        "(correlation {correlation}).",
    ),
    "calibration.together": (
        "{one} und {other} gehen nur zusammen: Mehr vom einen gleicht mehr vom anderen aus "
        "(Korrelation {correlation}).",
        "{one} and {other} only go together: more of one makes up for more of the other (correlation {correlation}).",
    ),
    "calibration.all_known": (
        "Alle bewegten Werte sind durch die Ziele bestimmt.",
        "All values that moved are identified by the targets.",
    ),
    "calibration.excluded": ("Was stehen blieb, und warum", "What stayed, and why"),
    "calibration.excluded.whole": ("{paths}: ganze Zahlen", "{paths}: whole numbers"),
    "calibration.excluded.bounds": ("{paths}: die Spanne lässt keinen Raum", "{paths}: the bounds leave no room"),
    "calibration.excluded.set": (
        "{paths}: in der Gruppe kann sonst nichts weichen",
        "{paths}: nothing else in the set can give way",
    ),
    "head.target": ("Ziel", "target"),
    "head.wanted": ("gewünscht", "wanted"),
    "head.before": ("davor", "before"),
    "head.after": ("danach", "after"),
    "head.anew": ("andere Läufe", "other runs"),
    "head.from": ("von", "from"),
    "head.to": ("auf", "to"),
    "head.way": ("Weg", "way"),
    "head.result": ("Ergebnis", "result"),
}
