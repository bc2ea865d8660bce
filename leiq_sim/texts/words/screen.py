"""Words of every screen and table: notes, verdicts, sources, table heads; as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "note.example_data": (
        "Beispieldaten, nicht mit den Partnern abgestimmt",
        "Example data, not agreed with the partners",
    ),
    "range": ("{low} bis {high}", "{low} to {high}"),
    # Verdicts; the short form stands in tables whose foot names the number of runs.
    "verdict.better": ("besser", "better"),
    "verdict.worse": ("schlechter", "worse"),
    "verdict.practically_equal": ("praktisch gleich", "practically equal"),
    "verdict.not_distinguishable": ("nicht unterscheidbar mit {n} Läufen", "not distinguishable with {n} runs"),
    "verdict_short.better": ("besser", "better"),
    "verdict_short.worse": ("schlechter", "worse"),
    "verdict_short.practically_equal": ("praktisch gleich", "practically equal"),
    "verdict_short.not_distinguishable": ("nicht unterscheidbar", "not distinguishable"),
    "verdict_money.better": ("günstiger", "cheaper"),
    "verdict_money.worse": ("teurer", "costlier"),
    "verdict.better_in": ("besser in {k} von {n}", "better in {k} of {n}"),
    "verdict_money.better_in": ("günstiger in {k} von {n}", "cheaper in {k} of {n}"),
    "verdict_short.none": ("–", "–"),
    "verdict.pending": ("Urteil folgt", "verdict to come"),
    # Where a number comes from.
    "status.published": ("veröffentlicht", "published"),
    "status.comparable": ("vergleichbar", "comparable"),
    "status.derived": ("abgeleitet", "derived"),
    "status.entered": ("eingetragen", "entered"),
    "status.assumption": ("Annahme", "assumption"),
    "note.provenance": ("Herkunft der Werte: {shares}", "Where the values come from: {shares}"),
    "note.equations": (
        "Probe bestanden: Wer kommt, geht oder ist noch da, und Littles Gesetz gilt ({n} Gleichungen).",
        "Check passed: whoever comes leaves or is still there, and Little's law holds ({n} equations).",
    ),
    "note.overload": (
        "Warnung: überlastet, gefragt ist mehr als angeboten: {pools}.",
        "Warning: overloaded, more is asked for than offered: {pools}.",
    ),
    "note.overload_new": ("Neu überlastet: {pools}.", "Newly overloaded: {pools}."),
    "note.overload_gone": ("Nicht mehr überlastet: {pools}.", "No longer overloaded: {pools}."),
    "note.runs": (
        "{n} Wiederholungen, Startwert {seed}, {period}.",
        "{n} replications, seed {seed}, {period}.",
    ),
    "note.stop.decided": (
        "Nach {n} Wiederholungen ist jedes Urteil gefallen. Nachgesehen: nach {looks}; der Fehler von 5 % gilt für "
        "alle Blicke zusammen.",
        "After {n} replications every verdict has fallen. Looked after {looks}; the error of 5% holds for all looks "
        "together.",
    ),
    "note.stop.last_look": (
        "Nach {n} Wiederholungen, dem letzten Blick, bleibt nicht unterscheidbar: {kpis}. Nachgesehen: nach {looks}; "
        "der Fehler von 5 % gilt für alle Blicke zusammen.",
        "After {n} replications, the last look, not distinguishable: {kpis}. Looked after {looks}; the error of 5% "
        "holds for all looks together.",
    ),
    "note.stop.precise": (
        "Für die verlangte Genauigkeit genügen {needed} Wiederholungen. Gerechnet sind {n}, damit das kein Zufall ist.",
        "For the precision asked for {needed} replications are enough. {n} were run, so that this is no luck.",
    ),
    "note.stop.not_precise": (
        "Auch {n} Wiederholungen reichen nicht für die verlangte Genauigkeit: {kpis}.",
        "Even {n} replications are not enough for the precision asked for: {kpis}.",
    ),
    "note.widths": (
        "Spanne (95 %): wie genau der Mittelwert berechnet ist. 8 von 10 Verläufen: was ein einzelner Verlauf bringt.",
        "Interval (95%): how exactly the mean is computed. 8 in 10 futures: what a single future may bring.",
    ),
    "note.verdicts": (
        "Urteil: strenger als die Spanne, weil mehrere Kennzahlen zugleich geprüft werden und kleine Unterschiede "
        "nicht zählen. Nicht unterscheidbar: {n} Läufe reichen für keine Aussage. Darunter: in wie vielen Läufen.",
        "Verdict: stricter than the interval, as several KPIs are tested at once and small differences do not count. "
        "Not distinguishable: {n} runs are too few to tell. Below it: in how many runs.",
    ),
    # Table heads.
    "head.baseline": ("Basis", "Baseline"),
    "head.variant": ("Variante", "Variant"),
    "head.kpi": ("Kennzahl", "KPI"),
    "head.mean": ("Mittel", "Mean"),
    "head.difference": ("Unterschied", "Difference"),
    "head.interval": ("Spanne (95 %)", "Interval (95%)"),
    "head.futures": ("8 von 10 Verläufen", "8 in 10 futures"),
    "head.verdict": ("Urteil", "Verdict"),
    "head.path": ("Pfad", "Path"),
    "head.value": ("Wert", "Value"),
    "head.bounds": ("von bis", "Range"),
    "head.unit": ("Einheit", "Unit"),
    "head.status": ("Herkunft", "Status"),
    "head.rows": ("Zeilen", "Rows"),
    "head.share": ("Anteil", "Share"),
    # Units that stand in a table's first column.
    "unit.thousand_eur": ("Tsd. €", "€ thousand"),
}
