"""Words of the boards and figures, as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # Heads of the tables under figures.
    "head.name": ("Name", "Name"),
    "head.title": ("Titel", "Title"),
    "head.question": ("Frage", "Question"),
    "head.district": ("Gebiet", "District"),
    "head.day": ("Stand am", "As of"),
    "head.course": ("Kurs", "Course"),
    "head.start": ("Beginn", "Start"),
    "head.seats": ("Plätze", "Seats"),
    "head.taken": ("Besetzt", "Taken"),
    "head.taken_baseline": ("Besetzt, Basis", "Taken, baseline"),
    "head.stage": ("Schritt", "Stage"),
    "head.kind": ("Art", "Kind"),
    "head.waiting": ("Wartende", "Waiting"),
    "head.median_wait": ("Wartezeit, Median", "Wait, median"),
    # Figures.
    "figure.since": ("ab {day}", "from {day}"),
    "figure.key.baseline": ("Basis", "Baseline"),
    "figure.key.variant": ("Variante", "Variant"),
    "figure.key.chance": ("Zufall (95 %)", "Chance (95%)"),
    "figure.key.offered": ("Plätze", "Seats"),
    "figure.key.taken": ("besetzt", "taken"),
    "figure.key.taken_baseline": ("besetzt in der Basis", "taken in the baseline"),
    "figure.table": ("Zahlen als Tabelle", "Numbers as a table"),
    "figure.waits.title": (
        "So lange warten Menschen auf die Erstberatung",
        "How long people wait for first counselling",
    ),
    "figure.waits.caption": (
        "Tage von der Anfrage bis zur Erstberatung, Median. Wer noch wartet, ist mitgezählt.",
        "Days from request to first counselling, median. Those still waiting are counted.",
    ),
    "figure.waits.axis": ("Tage bis zur Erstberatung (Median)", "Days to first counselling (median)"),
    "figure.waits.target": ("Ziel: {days}", "Target: {days}"),
    "figure.waits.part": ("{district} {variant}, Basis {base}", "{district} {variant}, baseline {base}"),
    "figure.waits.alt": (
        "Wartezeit auf die Erstberatung, Median: {parts}.",
        "Wait for first counselling, median: {parts}.",
    ),
    "figure.queues.title": ("So viele Menschen warten", "How many people wait"),
    "figure.queues.caption": (
        "Menschen, die auf Beratung, einen Kurs oder Begleitung warten, am Monatsende.",
        "People waiting for counselling, a course or coaching, at the end of each month.",
    ),
    "figure.queues.alt": ("Wartende am {day}: {parts}.", "People waiting on {day}: {parts}."),
    "figure.runs.title": ("So voll sind die Kurse", "How full the courses are"),
    "figure.runs.caption": (
        "Plätze und Teilnehmende je Durchgang, Mittel. Unten Monat und Jahr des Beginns.",
        "Seats and participants by course run, mean. Below: month and year of the start.",
    ),
    "figure.runs.part": (
        "{course} {taken} von {seats} Plätzen, Basis {base}",
        "{course} {taken} of {seats} seats, baseline {base}",
    ),
    "figure.runs.alt": ("Besetzte Plätze: {parts}.", "Seats taken: {parts}."),
    "figure.forest.caption": (
        "Veränderung in Prozent der Basis. Rechts der Linie ist es besser, links schlechter. "
        "Die Zahl daneben nennt die Änderung selbst.",
        "Change in percent of the baseline. Right of the line is better, left is worse. "
        "The number beside it is the change itself.",
    ),
    "figure.forest.waiting": ("Warten", "Waiting"),
    "figure.forest.effect": ("Wirkung", "Effect"),
    "figure.forest.use": ("Auslastung", "Use"),
    "figure.forest.money": ("Geld", "Money"),
    "figure.forest.other": ("Weitere", "Other"),
    "figure.forest.part": (
        "{title}: {better} besser, {worse} schlechter, {rest} ohne klaren Unterschied",
        "{title}: {better} better, {worse} worse, {rest} without a clear difference",
    ),
    "figure.forest.alt": ("Unterschied zur Basis. {parts}.", "Difference from the baseline. {parts}."),
    "board.table.futures": ("8 von 10: {interval}", "8 in 10: {interval}"),
    "board.table.widths": (
        "Spanne (95 %): wie genau der Unterschied berechnet ist; wo ein Urteil steht, für alle Urteile zugleich. "
        "8 von 10 Verläufen: was ein einzelner Verlauf bringt.",
        "Interval (95%): how exactly the difference is computed; where there is a verdict, for all verdicts together. "
        "8 in 10 futures: what a single future may bring.",
    ),
    "figure.waiting.note": (
        "Wartende am {day} und Wartezeit (Median), Mittel aus {n} Wiederholungen. {note}.",
        "People waiting on {day} and wait (median), mean of {n} replications. {note}.",
    ),
    "figure.waiting.nobody": ("noch niemand", "nobody yet"),
    "figure.waiting.people": ("{waiting} warten", "{waiting} wait"),
    "figure.waiting.alt": ("Die längsten Warteschlangen: {parts}.", "The longest queues: {parts}."),
    "line.clients": ("Menschen", "People"),
    "line.employers": ("Arbeitgeber", "Employers"),
    "line.vacancies": ("Offene Stellen", "Vacancies"),
    "line.entry": ("Eintritt", "entry"),
    # Boards.
    "board.workbench": ("LeIQ-Werkbank", "LeIQ workbench"),
    "board.capacity.title": ("Kapazitäten", "Capacity"),
    "board.comparison.title": ("Vergleich", "Comparison"),
    "board.language": ("Sprache", "Language"),
    "board.period": ("Zeitraum {period} · {n} Gebiete", "Period {period} · {n} districts"),
    "board.levers": ("Was wollen Sie verschieben?", "What do you want to move?"),
    "board.levers.caption": (
        "Der Strich zeigt die Basis. Blau ist geändert.",
        "The tick is the baseline. Blue is changed.",
    ),
    "board.group.counselling": ("Beratung nach Gebieten", "Counselling by district"),
    "board.group.courses": ("Kurse nach Trägern", "Courses by provider"),
    "board.group.support": ("Arbeitgeberberatung und Begleitung", "Employer counselling and coaching"),
    "board.group.show": ("Zeigen: {n} Werte, unverändert", "Show: {n} values, unchanged"),
    "board.group.hide": ("Schließen", "Close"),
    "board.group.courses.note": (
        "Der Beginn verschiebt die Durchgänge der zwölf Monate ab dem Datum, in Wochen.",
        "The start moves the runs of the twelve months from the date, in weeks.",
    ),
    "board.unit.hours/week": ("Std./Woche", "hrs/week"),
    "board.unit.seats": ("Plätze", "seats"),
    "board.unit.places": ("Plätze", "places"),
    "board.weeks": ("Wochen später", "weeks later"),
    "board.shift": ("{course}: Beginn, Wochen später", "{course}: start, weeks later"),
    "board.base": ("Basis {value}", "Baseline {value}"),
    "board.unchanged": ("unverändert", "unchanged"),
    "board.from": ("ab", "from"),
    "board.date_form": ("TT.MM.JJJJ", "YYYY-MM-DD"),
    "board.wrong_date": (
        "{name}, Datum: „{found}“ gefunden, erlaubt ist {form} von {first} bis {last}. Bitte das Datum ändern.",
        "{name}, date: found “{found}”, allowed is {form} from {first} to {last}. Please change the date.",
    ),
    "board.wrong_number": (
        "{name}: „{found}“ gefunden, erlaubt ist {kind} von {least} bis {most}. Bitte den Wert ändern.",
        "{name}: found “{found}”, allowed is {kind} from {least} to {most}. Please change the value.",
    ),
    "board.reset": ("Zurück zur Basis", "Back to the baseline"),
    "board.changes": ("Das haben Sie geändert", "What you have changed"),
    "board.sources": ("Wie sicher sind die Eingaben?", "How sure are the inputs?"),
    "board.table.title": ("Variante gegen Basis", "Variant against baseline"),
    "board.table.caption": (
        "{n} Wiederholungen, paarweise verglichen. Alle Gebiete und Berufsfelder.",
        "{n} replications, compared in pairs. All districts and fields.",
    ),
    "board.answer.none": ("Noch keine Variante. Gezeigt ist die Basis.", "No variant yet. This is the baseline."),
    "board.answer.first_step": ("Ändern Sie links einen Wert.", "Change a value on the left."),
    "board.answer.better": ("Besser: {what}.", "Better: {what}."),
    "board.answer.worse": ("Schlechter: {what}.", "Worse: {what}."),
    "board.answer.same": (
        "Bei den Kennzahlen für alle Gebiete ist kein Unterschied erkennbar.",
        "No difference can be told in the KPIs for all districts.",
    ),
    "board.answer.more": ("{n} weitere", "{n} more"),
    "board.answer.sure": (
        "{rest} von {of} Kennzahlen sind praktisch gleich oder nicht unterscheidbar. "
        "Gerechnet sind {n} Wiederholungen; mehr machen die Spannen enger.",
        "{rest} of {of} KPIs are practically equal or not distinguishable. "
        "There are {n} replications; more of them narrow the intervals.",
    ),
    "board.answer.waits": ("Wartezeit auf die Erstberatung: {what}.", "Wait for first counselling: {what}."),
    "board.answer.wait": ("{district} {difference} ({interval})", "{district} {difference} ({interval})"),
    "board.answer.fails": ("Die Rechnung ist nicht gelungen: {why}", "The run did not succeed: {why}"),
    "board.status.done": ("{n} Wiederholungen gerechnet.", "{n} replications computed."),
    "board.status.base": (
        "Die Basis wird einmal gerechnet: {done} von {n} Wiederholungen.",
        "The baseline is computed once: {done} of {n} replications.",
    ),
    "board.overload": (
        "Gefragt ist mehr als angeboten: {n} Angebote sind überlastet",
        "More is asked for than offered: {n} offers are overloaded",
    ),
    "board.run_all": (
        "Die Werkbank erscheint hier: Menü „Run“, dann „Run All Cells“.",
        "The workbench appears here: menu “Run”, then “Run All Cells”.",
    ),
    # The comparison board.
    "board.presets": ("Welche Varianten?", "Which variants?"),
    "board.replications": ("Wiederholungen", "Replications"),
    "board.compare": ("Vergleichen", "Compare"),
    "board.stop": ("Anhalten", "Stop"),
    "board.export": ("Zahlen sichern (CSV)", "Save numbers (CSV)"),
    "board.comparison.empty": (
        "Noch kein Vergleich. Wählen Sie Varianten und drücken Sie Vergleichen.",
        "No comparison yet. Choose variants and press Compare.",
    ),
    "board.comparison.choose": ("Bitte mindestens eine Variante wählen.", "Please choose at least one variant."),
    "board.comparison.running": ("{done} von {n} Läufen gerechnet.", "{done} of {n} runs computed."),
    "board.comparison.stale": (
        "Die Auswahl ist geändert. Die Zahlen gehören zum vorigen Vergleich.",
        "The choice has changed. The numbers belong to the previous comparison.",
    ),
    "board.comparison.answer": (
        "{title}: {better} von {of} Kennzahlen besser, {worse} schlechter.",
        "{title}: {better} of {of} KPIs better, {worse} worse.",
    ),
    "board.comparison.sure": (
        "Die Urteile gelten für alle Varianten gemeinsam, mit {n} Wiederholungen.",
        "The verdicts hold for all variants together, with {n} replications.",
    ),
    "board.districts.title": ("Unterschiede nach Gebieten", "Differences by district"),
    "board.districts.caption": (
        "Paarweise Unterschiede zur Basis. Nach Gebieten ohne Urteil: die Spanne sagt, wie genau sie berechnet sind.",
        "Paired differences from the baseline. No verdicts by district: "
        "the interval says how exactly they are computed.",
    ),
    "board.counts": ("{n} {verdict}", "{n} {verdict}"),
}
