"""Words of the comparison with published figures: verdicts, reasons, places, groups; as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "cli.validate": (
        "simulierte Jahre mit veröffentlichten Zahlen vergleichen",
        "compare simulated years with published figures",
    ),
    "cli.arg.year": (
        "welches Kalenderjahr (sonst das erste ganze nach dem Startjahr)",
        "which calendar year (default: the first whole one after the year of the start)",
    ),
    "cli.arg.every_figure": (
        "auch die Zahlen auflisten, die nicht vergleichbar sind",
        "list the figures that cannot be compared, too",
    ),
    # What stands above and below the table.
    "validation.title": (
        "{title}: simuliertes Jahr {year} und veröffentlichte Zahlen",
        "{title}: simulated year {year} and published figures",
    ),
    "validation.counts": (
        "Geprüft: {judged} Zahlen; {fits} passen, {misses} passen nicht. Keine Prüfung: {inputs} stecken schon in den "
        "Daten, {calibrated} dienten der Anpassung, {rest} sind nicht vergleichbar.",
        "Tested: {judged} figures; {fits} fit, {misses} do not fit. No test: {inputs} are in the data already, "
        "{calibrated} served the calibration, {rest} cannot be compared.",
    ),
    "validation.criterion": (
        "Maßstab, vorher festgelegt: Eine Zahl passt, wenn veröffentlicht ± Toleranz die Spanne berührt, in der acht "
        "von zehn simulierten Jahren liegen. Die Toleranz folgt aus Rundung, Wortlaut, Gebiet und Jahr der Zahl, nicht "
        "aus dem Ergebnis (docs/validation.md).",
        "Criterion, set beforehand: a figure fits when published ± tolerance meets the range of eight of ten simulated "
        "years. The tolerance follows from the figure's rounding, wording, region and year, not from the result "
        "(docs/validation.md).",
    ),
    "validation.more": (
        "Alle Zahlen mit Grund: --details. Mit Quelle und Adresse: --format csv.",
        "Every figure with its reason: --details. With source and address: --format csv.",
    ),
    "fit.does_not_fit": ("Passt nicht", "Does not fit"),
    "fit.fits": ("Passt", "Fits"),
    "fit.used_as_input": ("Steckt schon in den Daten, keine Prüfung", "In the data already, no test"),
    "fit.used_to_calibrate": ("Diente der Anpassung, keine Prüfung", "Served the calibration, no test"),
    "fit.not_comparable": ("Nicht vergleichbar", "Not comparable"),
    "head.figure": ("Größe, Ort und Jahr", "Figure, place and year"),
    "head.published": ("Veröffentlicht", "Published"),
    "head.simulated": ("Simuliert", "Simulated"),
    "head.years": ("8 von 10 Jahren", "8 in 10 years"),
    "head.key": ("Kennung", "Key"),
    "head.place": ("Ort und Jahr", "Place and year"),
    "head.reason": ("Grund", "Reason"),
    "head.figures": ("Zahlen", "Figures"),
    "head.known": ("Urteil", "Verdict"),
    "wording.about": ("etwa {value}", "about {value}"),
    "wording.average": ("{value}", "{value}"),
    "wording.at_least": ("mindestens {value}", "at least {value}"),
    "wording.at_most": ("höchstens {value}", "at most {value}"),
    "wording.exact": ("{value}", "{value}"),
    # Why a figure is not judged.
    "reason.sets_default": (
        "Die Zahl hat einen Wert der Daten bestimmt; sie wiederzufinden beweist nichts.",
        "The figure set a value of the data; to find it again proves nothing.",
    ),
    "reason.same_series": (
        "Ein anderes Jahr derselben Reihe hat einen Wert der Daten bestimmt.",
        "Another year of the same series set a value of the data.",
    ),
    "reason.other_place_total": (
        "Gesamtzahl eines anderen, größeren Gebiets; Verhältnisse daraus werden verglichen.",
        "Total of another, larger region; ratios of such totals are compared.",
    ),
    "reason.other_place": (
        "Hängt an den Behörden oder Umständen eines anderen Ortes.",
        "Depends on the authorities or circumstances of another place.",
    ),
    "reason.other_population": (
        "Gilt für andere Menschen als die Beratenen.",
        "Is about other people than those advised.",
    ),
    "reason.effect_estimate": (
        "Geschätzte Wirkung gegenüber einer Vergleichsgruppe, die nicht simuliert wird.",
        "Estimated effect against a control group that is not simulated.",
    ),
    "reason.not_in_model": ("Das Modell enthält diese Größe nicht.", "The model does not contain this quantity."),
    "reason.definition_differs": (
        "Die Statistik zählt anders, als das Modell es kann.",
        "The statistic counts in a way that the model cannot.",
    ),
    "reason.year_too_distant": (
        "Mehr als fünf Jahre vom Bezugsjahr 2022 entfernt.",
        "More than five years from the reference year 2022.",
    ),
    "reason.nobody_counted": (
        "In mehr als einem von zehn simulierten Jahren ist niemand zu zählen.",
        "In more than one of ten simulated years there is nobody to count.",
    ),
    "reason.calibration_target": ("Ziel der Anpassung.", "Target of the calibration."),
    "reason.calibration_twin": (
        "Gleiche Quelle oder Tabelle wie ein Ziel der Anpassung.",
        "Same source or table as a target of the calibration.",
    ),
    # Places.
    "region.germany": ("Deutschland", "Germany"),
    "region.saxony": ("Sachsen", "Saxony"),
    "region.saxony_anhalt": ("Sachsen-Anhalt", "Saxony-Anhalt"),
    "region.thuringia": ("Thüringen", "Thuringia"),
    "region.bavaria": ("Bayern", "Bavaria"),
    "region.berlin": ("Berlin", "Berlin"),
    "region.north_rhine_westphalia": ("Nordrhein-Westfalen", "North Rhine-Westphalia"),
    "region.schleswig_holstein": ("Schleswig-Holstein", "Schleswig-Holstein"),
    "region.leipzig": ("Stadt Leipzig", "City of Leipzig"),
    "region.oschatz": ("Agenturbezirk Oschatz", "Oschatz agency district"),
    # Groups of procedures, and units that only published figures have.
    "group.federal_law": ("Bundesrecht", "federal law"),
    "group.state_law": ("Landesrecht", "state law"),
    "group.dual": ("duale Berufe", "dual occupations"),
    "group.regulated": ("reglementiert", "regulated"),
    "group.regulated_third_country": ("reglementiert, Drittstaat", "regulated, third country"),
    "group.regulated_eu": ("reglementiert, EU", "regulated, EU"),
    "unit.procedures": ("Verfahren", "procedures"),
    "unit.licences": ("Approbationen", "licences"),
    "unit.persons": ("Menschen", "persons"),
    "unit.placements": ("Arbeitsaufnahmen", "placements"),
    "unit.months": ("Monate", "months"),
    "unit.share/month": ("je Monat", "a month"),
    "unit.EUR/month": ("€ je Monat", "EUR a month"),
    # Figures.
    "figure.validation.published": ("veröffentlicht ± Toleranz", "published ± tolerance"),
    "figure.validation.simulated": ("simuliert: Mittel, 8 von 10 Jahren", "simulated: mean, 8 in 10 years"),
    "figure.validation.alt": (
        "Veröffentlichte Zahlen und simulierte Jahre. Passt: {fits}, passt nicht: {misses}, keine Prüfung: {rest}.",
        "Published figures and simulated years. Fits: {fits}, does not fit: {misses}, no test: {rest}.",
    ),
}
