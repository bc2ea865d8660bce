"""Words of the capacity board and of every board's state, as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # The state of a board.
    "board.stamp": (
        "Lauf {run} · Startwert {seed} · {n} Wiederholungen · Datenstand {data}",
        "Run {run} · seed {seed} · {n} replications · data {data}",
    ),
    "board.again": ("Neu rechnen", "Compute again"),
    "board.empty": ("Noch nichts gerechnet.", "Nothing computed yet."),
    "board.stale": ("Die Zahlen gehören zum vorigen Stand.", "The numbers belong to the previous state."),
    "board.stale.values": (
        "Die Zahlen gehören zum vorigen Stand. Geänderte Werte gegenüber der Basis: {n}.",
        "The numbers belong to the previous state. Values that differ from the baseline now: {n}.",
    ),
    "board.status.stale_running": (
        "Die Zahlen gehören zum vorigen Stand. {done} von {n} Wiederholungen gerechnet.",
        "The numbers belong to the previous state. {done} of {n} replications computed.",
    ),
    "board.status.refining": (
        "{done} von {n} Wiederholungen. Die Spannen werden noch enger.",
        "{done} of {n} replications. The intervals are still narrowing.",
    ),
    "board.status.halted": ("Nach {n} Wiederholungen angehalten.", "Stopped after {n} replications."),
    "board.status.halted_stale": ("Angehalten. {old}", "Stopped. {old}"),
    "board.status.halted_empty": ("Angehalten, bevor Zahlen da waren.", "Stopped before there were numbers."),
    "verdict.stale": ("veraltet", "out of date"),
    "verdict_short.pending": ("Urteil folgt", "verdict to come"),
    # Controls.
    "board.undo": ("Zurück", "Undo"),
    "board.redo": ("Vor", "Redo"),
    "board.from.of": ("{name}: gilt ab", "{name}: holds from"),
    "board.number.whole": ("eine ganze Zahl", "a whole number"),
    "board.number.any": ("eine Zahl", "a number"),
    "board.unit.percent": ("% weniger", "% less"),
    "board.group.cut": ("Kürzung der Förderung", "Budget cut"),
    "board.group.cut.note": (
        "Nimmt allen Angeboten einer Förderlinie denselben Anteil, ab dem Datum. Ganze Plätze sind gerundet.",
        "Takes the same share from all offers of a funding line, from the date. Whole places are rounded.",
    ),
    "board.group.changed": ("Zeigen: {n} Werte, {changed} geändert", "Show: {n} values, {changed} changed"),
    "funding_line.iq_network": ("IQ-Netzwerk (LeIQ)", "IQ network (LeIQ)"),
    "funding_line.iq_counselling": ("IQ-Anerkennungsberatung (IBAS)", "IQ recognition counselling (IBAS)"),
    "funding_line.outside_iq": ("außerhalb von IQ", "outside IQ"),
    # Kept scenarios.
    "board.shelf": ("Ihre Varianten", "Your variants"),
    "board.shelf.title": ("Titel", "Title"),
    "board.shelf.keep": ("Als Variante sichern", "Keep as variant"),
    "board.shelf.kept": ("Gesichert", "Kept"),
    "board.shelf.open": ("Öffnen", "Open"),
    "board.shelf.copy": ("Kopieren", "Copy"),
    "board.shelf.delete": ("Löschen", "Delete"),
    "board.shelf.really": ("Wirklich löschen?", "Really delete?"),
    "board.shelf.needs_title": (
        "Der Titel „{found}“ hat keinen Buchstaben. Bitte einen Titel eintragen.",
        "The title “{found}” has no letter. Please enter a title.",
    ),
    "board.shelf.faulty": ("Nicht gesichert. {why}", "Not kept. {why}"),
    "board.shelf.said.kept": ("„{title}“ ist gesichert.", "“{title}” is kept."),
    "board.shelf.said.opened": (
        "„{title}“ ist geöffnet. „Zurück“ holt, was vorher eingestellt war.",
        "“{title}” is open. “Undo” brings back what was set before.",
    ),
    "board.shelf.said.copied": ("„{title}“ ist kopiert als „{new}“.", "“{title}” is copied as “{new}”."),
    "board.shelf.said.deleted": ("„{title}“ ist gelöscht.", "“{title}” is deleted."),
    "board.extra": (
        "Änderungen ohne Regler: {n}. Sie gelten weiter, bis Sie zur Basis zurückgehen.",
        "Changes without a control: {n}. They hold until you go back to the baseline.",
    ),
    # The curve over one control.
    "board.curve": ("Wie viel ist genug?", "How much is enough?"),
    "board.curve.caption": (
        "Eine Kennzahl über einen Regler, von dem aus, was eingestellt ist. Mit einem Ziel: welcher Wert es erreicht.",
        "A KPI over one control, upon what is set. With a target: which value meets it.",
    ),
    "board.curve.control": ("Regler", "Control"),
    "board.curve.kpi": ("Kennzahl", "KPI"),
    "board.curve.target": ("Ziel", "Target"),
    "board.curve.start": ("Kurve zeigen", "Show the curve"),
    "board.curve.empty": ("Noch keine Kurve.", "No curve yet."),
    "board.curve.wrong_target": (
        "Ziel: „{found}“ gefunden, erlaubt ist eine Zahl. Bitte das Ziel ändern oder das Feld leeren.",
        "Target: found “{found}”, allowed is a number. Please change the target, or empty the field.",
    ),
    # Answer and tiles.
    "board.answer.pending": ("Das Urteil folgt.", "The verdict is to come."),
    "board.answer.pending.why": (
        "Erst mit allen Wiederholungen steht fest, was sich unterscheiden lässt.",
        "Only with all replications is it settled what can be told apart.",
    ),
    "board.tile.interval": ("Spanne {range}", "Interval {range}"),
    "board.tile.futures": ("8 von 10 Verläufen: {range}", "8 of 10 futures: {range}"),
    "figure.key.small": ("zu klein, um zu zählen", "too small to count"),
    "figure.key.cancelled": ("teils abgesagt, Anteil", "cancelled at times, share"),
    # Figures.
    "head.cancelled": ("Abgesagt", "Cancelled"),
    "figure.stages.title": ("Wo Menschen wie lange warten", "Where people wait, and how long"),
    "figure.stages.caption": (
        "Tage bis zum Aufruf oder Beginn, Median, nach Schritt und Gebiet. Strich: noch niemand an der Reihe.",
        "Days until the call or start, median, by stage and district. Dash: nobody's turn came.",
    ),
    "figure.stages.axis": ("Tage (Median)", "Days (median)"),
    "figure.stages.part": ("{district}: {stage}, {days}", "{district}: {stage}, {days}"),
    "figure.stages.alt": ("Am längsten warten Menschen hier: {parts}.", "The longest waits: {parts}."),
    "figure.entries.title": ("So viele nehmen eine qualifizierte Arbeit auf", "How many enter qualified work"),
    "figure.entries.caption": (
        "Menschen je Quartal, die eine qualifizierte Arbeit aufnehmen, Mittel.",
        "People entering qualified work each quarter, mean.",
    ),
    "figure.entries.alt": (
        "Arbeitsaufnahmen im Quartal bis {day}: {parts}.",
        "Entries into work in the quarter to {day}: {parts}.",
    ),
    "figure.over_time.part": ("{district} {variant}, Basis {base}", "{district} {variant}, baseline {base}"),
    "figure.runs.alt.cancelled": (
        " Bisweilen abgesagte Durchgänge: {n}.",
        " Runs cancelled at times: {n}.",
    ),
}
