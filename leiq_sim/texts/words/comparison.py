"""Words of the comparison board: choices, findings as titles, districts, the gap, what a verdict rests on; (de, en)."""

WORDS: dict[str, tuple[str, str]] = {
    # Choices.
    "board.against": ("Basis", "Baseline"),
    "board.own": ("Von Ihnen gesichert", "Kept by you"),
    "board.refresh": ("Liste neu lesen", "Read the list again"),
    "board.refreshed": ("{n} Szenarien gefunden.", "{n} scenarios found."),
    "board.unreadable": (
        "„{name}“ lässt sich nicht laden und fehlt in der Auswahl: {why}",
        "“{name}” cannot be loaded and is not in the list: {why}",
    ),
    "board.against.caption": (
        "Jede Variante rechnet mit denselben Menschen und Zufällen wie die Basis. Was Sie unter „Kapazitäten“ "
        "sichern, steht hier mit zur Wahl.",
        "Each variant meets the same people and chances as the baseline. What you keep under “Capacity” can be "
        "chosen here, too.",
    ),
    "board.comparison.against": ("Verglichen mit „{base}“.", "Compared with “{base}”."),
    "board.comparison.changes": (
        "Geändert gegenüber der Ausgangslage, nicht gegenüber der gewählten Basis:",
        "Changed from the data as they are, not from the baseline that was chosen:",
    ),
    # Titles that say the finding; they follow from verdicts.
    "finding.none": (
        "Kein Unterschied zur Basis erkennbar, der zählt",
        "No difference from the baseline that matters can be told",
    ),
    "finding.none_of": (
        "Bei keiner der {n} Varianten ist ein Unterschied zur Basis erkennbar, der zählt",
        "No difference from the baseline that matters can be told for any of the {n} variants",
    ),
    "finding.pending": ("Unterschied zur Basis: Urteil folgt", "Difference from the baseline: verdict follows"),
    "finding.one": (
        "Gegen die Basis sind {better} von {of} Kennzahlen besser und {worse} schlechter",
        "Against the baseline {better} of {of} KPIs are better and {worse} are worse",
    ),
    "finding.several": (
        "{k} von {n} Varianten unterscheiden sich erkennbar von der Basis: {which}",
        "{k} of {n} variants differ distinguishably from the baseline: {which}",
    ),
    "finding.tradeoff.more": ("mehr Menschen in qualifizierter Arbeit", "more people in qualified work"),
    "finding.tradeoff.fewer": ("weniger Menschen in qualifizierter Arbeit", "fewer people in qualified work"),
    "finding.tradeoff.costlier": ("teurer", "costlier"),
    "finding.tradeoff.cheaper": ("günstiger", "cheaper"),
    "finding.tradeoff": ("{which}: {what}", "{which}: {what}"),
    "finding.tradeoff.none": (
        "Weder bei qualifizierter Arbeit noch bei den Kosten ist ein Unterschied erkennbar, der zählt",
        "Neither in qualified work nor in cost can a difference that matters be told",
    ),
    "finding.district": ("„{kpi}“: {what}", "“{kpi}”: {what}"),
    "finding.district.better": ("besser in {where}", "better in {where}"),
    "finding.district.worse": ("schlechter in {where}", "worse in {where}"),
    "finding.district.all": ("allen Gebieten", "all districts"),
    "finding.district.none": (
        "„{kpi}“: In keinem Gebiet ist ein Unterschied erkennbar, der zählt",
        "“{kpi}”: no difference that matters can be told in any district",
    ),
    "finding.gap": ("Der Abstand zwischen den Gebieten {what}", "The gap between the districts {what}"),
    "finding.gap.better": ("wird kleiner", "gets smaller"),
    "finding.gap.worse": ("wird größer", "gets larger"),
    "finding.gap.practically_equal": ("bleibt praktisch gleich", "stays practically equal"),
    "finding.gap.with": ("{what} mit {which}", "{what} with {which}"),
    "finding.gap.none": (
        "Beim Abstand zwischen den Gebieten ist kein Unterschied erkennbar, der zählt",
        "No difference that matters can be told in the gap between the districts",
    ),
    # Figures.
    "board.districts.kpi": ("Kennzahl", "KPI"),
    "board.by_district.first_counselling": (
        "Wartezeit auf die Erstberatung (Median)",
        "Wait for first counselling (median)",
    ),
    "figure.by_district.caption": (
        "{kpi}: Unterschied zur Basis je Gebiet, mit Spannen, die für alle Gebiete und Varianten zugleich gelten. "
        "Farbe hat nur ein Unterschied, der sicher ist und zählt. {letters}.",
        "{kpi}: difference from the baseline by district, with intervals that hold for all districts and variants "
        "together. Only a difference that is certain and matters has a colour. {letters}.",
    ),
    "figure.by_district.axis": (
        "Unterschied zur Basis ({unit}); die Zahl am Balken nennt ihn",
        "Difference from the baseline ({unit}); the number at the bar says it",
    ),
    "figure.by_district.part": ("{district}, Basis {base}: {said}", "{district}, baseline {base}: {said}"),
    "figure.by_district.alt": (
        "{kpi}, Unterschied zur Basis nach Gebieten. {parts}.",
        "{kpi}, difference from the baseline by district. {parts}.",
    ),
    "figure.by_district.nothing": (
        "Für diese Kennzahl gibt es in keinem Gebiet eine Zahl.",
        "There is no number for this KPI in any district.",
    ),
    "figure.gap.caption": (
        "Anteil der Menschen, die auf die Erstberatung länger als das Ziel warten: höchster minus niedrigster Wert der "
        "Gebiete. Links der Abstand selbst, rechts der Unterschied zur Basis; Balken: Spanne (95 %). Kleiner wird er "
        "auch, wenn es nur dem besten Gebiet schlechter geht.",
        "Share of people who wait for first counselling longer than the target: highest minus lowest value of the "
        "districts. Left the gap itself, right its difference from the baseline; bars: interval (95%). It also gets "
        "smaller when only the best district gets worse.",
    ),
    "figure.gap.level": ("Abstand zwischen den Gebieten", "Gap between the districts"),
    "figure.gap.difference": ("Unterschied zur Basis (Punkte)", "Difference from the baseline (points)"),
    "figure.gap.alt": ("Abstand zwischen den Gebieten: {parts}.", "Gap between the districts: {parts}."),
    "head.movement_only": ("größte Bewegung", "largest movement"),
    "head.gap": ("Abstand", "Gap"),
    "head.interval_difference": ("Spanne des Unterschieds (95 %)", "Interval of the difference (95%)"),
    # Export.
    "board.export.zip": ("Zahlen und Figuren sichern (ZIP)", "Save numbers and figures (ZIP)"),
    "export.run": (
        "{note}. Lauf {run}, Daten {data}, Startwert {seed}, {n} Wiederholungen.",
        "{note}. Run {run}, data {data}, seed {seed}, {n} replications.",
    ),
    "export.folder": ("leiq_vergleich_{run}", "leiq_comparison_{run}"),
    "export.rests_folder": ("leiq_worauf_das_urteil_beruht_{run}", "leiq_what_the_verdict_rests_on_{run}"),
    # What the verdict rests on.
    "board.rests": ("Worauf das Urteil beruht", "What the verdict rests on"),
    "board.rests.caption": (
        "Jede unsichere Annahme steht einzeln am unteren und am oberen Ende ihrer Spanne, in Basis und Variante "
        "zugleich. Hält dann die Reihenfolge?",
        "Each uncertain assumption stands at the low and at the high end of its range, one at a time, in baseline and "
        "variant alike. Does the order hold?",
    ),
    "board.rests.variant": ("Variante", "Variant"),
    "board.rests.kpi": ("Kennzahl", "KPI"),
    "board.rests.which": ("Annahmen", "Assumptions"),
    "board.rests.start": ("Annahmen prüfen", "Test the assumptions"),
    "board.rests.all": ("alle", "all"),
    "board.rests.who": ("wer kommt und wer schon wartet", "who comes and who waits already"),
    "board.rests.ways": ("welche Wege Menschen gehen", "which ways people go"),
    "board.rests.times": ("wie lange etwas dauert", "how long things take"),
    "board.rests.offers": ("Angebote und Preise", "offers and prices"),
    "board.rests.not_yet": ("Noch nicht geprüft.", "Not tested yet."),
    "board.rests.empty": (
        "Noch nicht geprüft. Es sind {n} Annahmen und etwa {runs} Läufe; Sie können anhalten.",
        "Not tested yet. There are {n} assumptions and about {runs} runs; you can stop.",
    ),
    "board.rests.choose": ("Wählen Sie oben eine Variante.", "Choose a variant above."),
    "board.rests.running": (
        "{share} der Läufe gerechnet. Sie können anhalten; ein Teil wird nicht gezeigt.",
        "{share} of the runs computed. You can stop; a part is not shown.",
    ),
    "board.rests.stale": (
        "Die Auswahl ist geändert. Das Ergebnis gehört zur vorigen Auswahl.",
        "The choice has changed. The result belongs to the previous choice.",
    ),
    "board.rests.figure": (
        "{kpi}: {variant} gegen {base}. Die {n} Annahmen, die den Unterschied am meisten bewegen; {replications} "
        "Wiederholungen.",
        "{kpi}: {variant} against {base}. The {n} assumptions that move the difference most; {replications} "
        "replications.",
    ),
    "board.rests.none": (
        "Mit {n} Wiederholungen ist der Unterschied nicht erkennbar. Ob er kippt, lässt sich so nicht fragen.",
        "With {n} replications the difference cannot be told. So it cannot be asked whether it turns.",
    ),
    "board.rests.unclear": (
        "Bei {n} von {of} Annahmen ist der Unterschied an einem Ende der Spanne nicht mehr erkennbar. Mehr "
        "Wiederholungen machen das schärfer.",
        "With {n} of {of} assumptions the difference can no longer be told at one end of the range. More replications "
        "sharpen this.",
    ),
    "board.rests.partly": (
        "Geprüft ist nur dieser Teil der Annahmen: {which}.",
        "Only this part of the assumptions was tested: {which}.",
    ),
}
