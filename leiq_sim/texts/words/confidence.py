"""Words of what a verdict rests on: sensitivity, curves over a control, uncertainty; as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "cli.sensitivity": (
        "welche unsicheren Parameter einen Unterschied bewegen, und ob er kippt",
        "which uncertain parameters move a difference, and whether it turns",
    ),
    "cli.curve": (
        "eine Kennzahl über einem Regler, und welcher Wert ein Ziel erfüllt",
        "a KPI over one control, and which value meets a target",
    ),
    "cli.uncertainty": (
        "was wir nicht wissen, neben dem, was der Zufall bringt",
        "what we do not know, beside what chance may bring",
    ),
    "cli.arg.variant": ("Name oder Datei der Variante", "name or file of the variant"),
    "cli.arg.some_variants": ("Namen oder Dateien von Varianten", "names or files of variants"),
    "cli.arg.parameters": (
        "nur diese Pfade oder Muster bewegen (sonst alles, was eine Spanne hat)",
        "move only these paths or patterns (default: everything that has a range)",
    ),
    "cli.arg.without": ("diese Pfade oder Muster stehen lassen", "leave these paths or patterns as they are"),
    "cli.arg.kpi": (
        "Kennzahl (sonst die erwartete der Variante, oder qualified_work)",
        "KPI (default: the one the variant is expected to move, or qualified_work)",
    ),
    "cli.arg.one_kpi": ("Kennzahl (sonst qualified_work)", "KPI (default qualified_work)"),
    "cli.arg.figure": ("Bild in diese Datei sichern (.png oder .svg)", "write the figure to this file (.png or .svg)"),
    "cli.arg.control": ("Pfad des Reglers", "path of the control"),
    "cli.arg.curve_from": ("kleinster Wert", "smallest value"),
    "cli.arg.curve_to": ("größter Wert", "largest value"),
    "cli.arg.from_date": (
        "Tag, ab dem der Wert gilt, etwa 2027-03-01 (sonst der erste)",
        "day from which the value holds, such as 2027-03-01 (default: the first)",
    ),
    "cli.arg.steps": ("Zahl der Punkte (sonst {n})", "number of points (default {n})"),
    "cli.arg.step": (
        "kleinster Schritt, bis zu dem gesucht wird (sonst 1 bei ganzen Zahlen, ein Zehntel des Abstands bei anderen)",
        "smallest step of the search (default: 1 for whole numbers, a tenth of the distance for others)",
    ),
    "cli.arg.target": (
        "Ziel, das acht von zehn Verläufen erfüllen sollen, etwa 0,1 oder 10%%",
        "target that eight of ten futures shall meet, such as 0.1 or 10%%",
    ),
    "cli.arg.worlds": ("Zahl der gezogenen Welten (sonst {n})", "number of drawn worlds (default {n})"),
    "cli.number": (
        "{argument}: „{what}“ ist keine Zahl. Schreiben Sie etwa 12, 0,1 oder 10%.",
        "{argument}: “{what}” is not a number. Write such as 12, 0.1 or 10%.",
    ),
    "cli.day": (
        "{argument}: „{what}“ ist kein Tag. Schreiben Sie etwa 2027-03-01.",
        "{argument}: “{what}” is not a day. Write such as 2027-03-01.",
    ),
    "cli.figure_suffix": (
        "{file}: Bilder gibt es als .png und .svg. Bitte eine dieser Endungen wählen.",
        "{file}: figures are made as .png and .svg. Choose one of these suffixes.",
    ),
    # What a parameter is called where its values differ in a word.
    "parameter.count": ("{name} ({n} Werte)", "{name} ({n} values)"),
    "parameter.values": ("alle Werte", "all values"),
    "parameter.anywhere": ("überall", "anywhere"),
    "parameter.since": (" ab {day}", " from {day}"),
    "parameter.average": ("{factor} im Mittel", "{factor} on average"),
    "parameter.courses": ("Kurse", "Courses"),
    "parameter.staff": ("Beratungsstellen", "Counselling pools"),
    "parameter.places": ("Plätze mit laufendem Einstieg", "Places with a running start"),
    "parameter.dropouts": ("Kurse", "Courses"),
    "parameter.backlog": ("Wartende am ersten Tag", "People waiting on the first day"),
    "parameter.inside": (
        "Menschen in Kursen und Verfahren am ersten Tag",
        "People in courses and procedures on day one",
    ),
    "parameter.pay_rates": ("Tarifsätze", "Pay rates"),
    "parameter.authorities": ("Zuständige Stellen", "Competent authorities"),
    "parameter.counts": ("Häufigkeiten", "Counts"),
    "parameter.times": ("Zeiten", "Times"),
    "parameter.demand": ("Nachfrage", "Demand"),
    "parameter.vacancies": ("Stellenmarkt", "Labour market"),
    "parameter.employers": ("Arbeitgeber", "Employers"),
    # Sensitivity.
    "sensitivity.title": ("{variant} gegen {base}: {kpi}", "{variant} against {base}: {kpi}"),
    "sensitivity.data": (
        "Unterschied mit den Werten der Daten: {difference} (95 %: {interval}).",
        "Difference with the values of the data: {difference} (95%: {interval}).",
    ),
    "sensitivity.none": (
        "Mit {n} Läufen ist der Unterschied schon mit den Werten der Daten nicht von 0 zu unterscheiden. Ob er kippt, "
        "lässt sich darum nicht fragen; mehr Läufe (--replications) können ihn sichtbar machen.",
        "With {n} runs the difference cannot be told from 0 even with the values of the data. So it cannot be asked "
        "whether it turns; more runs (--replications) may show it.",
    ),
    "sensitivity.holds": (
        "Die Reihenfolge der Varianten hält: Einzeln bewegt, kehrt keiner der {n} Parameter den Unterschied um.",
        "The order of variants holds: moved one at a time, none of the {n} parameters reverses the difference.",
    ),
    "sensitivity.turns": (
        "Die Reihenfolge kippt, wenn „{name}“ {where} liegt (angenähert, alles andere wie in den Daten).",
        "The order turns if “{name}” is {where} (approximate, all else as in the data).",
    ),
    "sensitivity.turns_weakly": (
        "Die Reihenfolge könnte kippen, wenn „{name}“ {where} liegt (angenähert, alles andere wie in den Daten); am "
        "Ende der Spanne ist der Unterschied aber nicht von 0 zu unterscheiden.",
        "The order may turn if “{name}” is {where} (approximate, all else as in the data); at the end of the range, "
        "though, the difference cannot be told from 0.",
    ),
    "sensitivity.below": ("unter etwa {setting}", "below about {setting}"),
    "sensitivity.above": ("über etwa {setting}", "above about {setting}"),
    "sensitivity.unclear": (
        "Nicht mehr von 0 zu unterscheiden ist der Unterschied bei: {ends}.",
        "The difference can no longer be told from 0 at: {ends}.",
    ),
    "sensitivity.end": ("{name} ({setting})", "{name} ({setting})"),
    "sensitivity.strongest": (
        "Die {n} Parameter, die den Unterschied am meisten bewegen",
        "The {n} parameters that move the difference most",
    ),
    "sensitivity.nothing": (
        "Kein Parameter bewegt den Unterschied; in allen Läufen bleibt er, wie er ist.",
        "No parameter moves the difference; in all runs it stays as it is.",
    ),
    "sensitivity.noise": ("vielleicht Zufall", "perhaps chance"),
    "sensitivity.moves": ("bewegt", "moves it"),
    "sensitivity.counted": (
        "{moving} von {n} Parametern bewegen den Unterschied erkennbar; bei den übrigen könnte es Zufall sein. Von den "
        "als erkennbar genannten Bewegungen ist etwa eine von zwanzig dennoch Zufall (Falscherkennungsrate 5 %).",
        "{moving} of {n} parameters move the difference distinguishably; for the others it may be chance. Of the "
        "movements called distinguishable about one in twenty is chance all the same (false discovery rate 5%).",
    ),
    "sensitivity.how": (
        "Jeder Parameter steht einzeln am unteren und am oberen Ende seiner Spanne, in Basis und Variante, auf "
        "denselben Ziehungen. Die Spannen sind Planungsgrenzen, keine Wahrscheinlichkeiten; was zwei Parameter "
        "zusammen tun, zeigt leiq uncertainty.",
        "Each parameter stands at the low and at the high end of its range, one at a time, in baseline and variant, on "
        "the same draws. Ranges are planning bounds, not probabilities; what two parameters do together is shown by "
        "leiq uncertainty.",
    ),
    "sensitivity.paths": ("Pfade", "Paths"),
    "sensitivity.excluded": ("Was nicht bewegt wurde, und warum", "What was not moved, and why"),
    "excluded.bounds": ("ohne Spanne: {paths}", "no range: {paths}"),
    "excluded.set": (
        "Anteile, neben denen in ihrer Gruppe nichts weichen kann: {paths}",
        "shares beside which nothing in their set can give way: {paths}",
    ),
    "excluded.verdicts": (
        "entscheidet Urteile und bewegt keine Zahl: {paths}",
        "decides verdicts and moves no figure: {paths}",
    ),
    "excluded.check_low": (
        "nach unten nicht zu rechnen, weil dann die Werte einander widersprechen: {paths}",
        "not to be run towards the low end, because values would contradict each other: {paths}",
    ),
    "excluded.check_high": (
        "nach oben nicht zu rechnen, weil dann die Werte einander widersprechen: {paths}",
        "not to be run towards the high end, because values would contradict each other: {paths}",
    ),
    "head.parameter": ("Parameter", "Parameter"),
    "head.at_low": ("am unteren Ende", "at the low end"),
    "head.at_high": ("am oberen Ende", "at the high end"),
    "head.movement": ("größte Bewegung (95 %)", "largest movement (95%)"),
    "head.sure": ("erkennbar", "distinguishable"),
    "confidence.runs": (
        "{n} Läufe je Punkt, {all} im Ganzen, Startwert {seed}.",
        "{n} runs a point, {all} in all, seed {seed}.",
    ),
    # A curve.
    "curve.title": ("{scenario}: {kpi} über „{control}“{since}", "{scenario}: {kpi} over “{control}”{since}"),
    "curve.since": (", ab {day}", ", from {day}"),
    "curve.more": ("mindestens {target}", "at least {target}"),
    "curve.less": ("höchstens {target}", "at most {target}"),
    "curve.from_on": (
        "Vom Wert {value} an erfüllen mindestens acht von zehn Verläufen das Ziel ({target}); dort sind es "
        "{met} von {n}.",
        "From {value} on at least eight of ten futures meet the target ({target}); there it is {met} of {n}.",
    ),
    "curve.up_to": (
        "Bis zum Wert {value} erfüllen mindestens acht von zehn Verläufen das Ziel ({target}); dort sind es "
        "{met} von {n}.",
        "Up to {value} at least eight of ten futures meet the target ({target}); there it is {met} of {n}.",
    ),
    "curve.everywhere": (
        "Schon beim Wert {value} und bei allen anderen gerechneten Werten erfüllen mindestens acht von zehn "
        "Verläufen das "
        "Ziel ({target}); dort sind es {met} von {n}.",
        "At {value} already, and at all other values that were run, at least eight of ten futures meet the target "
        "({target}); at {value} it is {met} of {n}.",
    ),
    "curve.nowhere": (
        "Zwischen den Werten {low} und {high} wird das Ziel ({target}) an keinem Ende in acht von zehn "
        "Verläufen erfüllt; am "
        "nächsten kommt {value} mit {met} von {n}.",
        "Between {low} and {high} the target ({target}) is met at neither end in eight of ten futures; {value} comes "
        "nearest with {met} of {n}.",
    ),
    "curve.range": (
        "Bei so vielen Läufen kann der wahre Anteil dort zwischen {low} und {high} liegen (95 %, Wilson).",
        "With so many runs the true share there may lie between {low} and {high} (95%, Wilson).",
    ),
    "curve.not_monotone": (
        "Die Kurve ist nicht monoton: Werte, die das Ziel erfüllen, wechseln mit solchen, die es nicht tun. Genannt "
        "ist der Wert, von dem an (oder bis zu dem) alle gerechneten es erfüllen.",
        "The curve is not monotone: values that meet the target alternate with values that do not. The one named is "
        "that from which on (or up to which) all that were run meet it.",
    ),
    "curve.found": (
        "Gesucht wurde zwischen den Punkten, Schrittweite {step}; dazwischen wird angenommen, dass die Kurve nicht "
        "zurückspringt.",
        "Between the points the search went in steps of {step}; there it is assumed that the curve does not turn back.",
    ),
    "curve.axis": ("{control} ({unit})", "{control} ({unit})"),
    "curve.band.mean": ("Spanne des Mittels (95 %)", "interval of the mean (95%)"),
    "curve.band.futures": ("8 von 10 Verläufen", "8 in 10 futures"),
    "curve.band.target": ("Ziel {target}", "target {target}"),
    "curve.alt": (
        "{kpi} von {first} bei {low} bis {last} bei {high}. {answer}",
        "{kpi} from {first} at {low} to {last} at {high}. {answer}",
    ),
    "head.met": ("Ziel erfüllt", "target met"),
    # Uncertainty.
    "uncertainty.title": (
        "Zufall und Unwissen: {worlds} gezogene Welten, je {n} Läufe",
        "Chance and ignorance: {worlds} drawn worlds, {n} runs each",
    ),
    "uncertainty.level": ("{title}", "{title}"),
    "uncertainty.difference": ("{title}: Unterschied zur Basis", "{title}: difference from the baseline"),
    "head.at_data": ("mit den Daten", "with the data"),
    "head.world_mean": ("Mittel der Welten", "mean of worlds"),
    "head.chance": ("Zufall (8 von 10)", "chance (8 in 10)"),
    "head.ignorance": ("Unwissen (8 von 10)", "ignorance (8 in 10)"),
    "head.ignorance_share": ("Anteil Unwissen", "share of ignorance"),
    "head.better_worlds": ("Variante besser", "variant better"),
    "uncertainty.better": ("in {k} von {n}", "in {k} of {n}"),
    "uncertainty.bands": (
        "Zufall: wo acht von zehn Verläufen einer mittleren Welt liegen. Unwissen: wo die wahren Mittel von acht von "
        "zehn Welten liegen, vom Zufall der wenigen Läufe bereinigt. Anteil Unwissen: sein Anteil an der Varianz eines "
        "Verlaufs, dessen Parameter niemand kennt.",
        "Chance: where eight of ten futures of an average world lie. Ignorance: where the true means of eight of ten "
        "worlds lie, cleared of the chance of few runs. Share of ignorance: its share in the variance of a future "
        "whose parameters nobody knows.",
    ),
    "uncertainty.drawn": (
        "{parameters} Parameter, jeder dreieckig verteilt zwischen den Enden seiner Spanne mit dem Wert der Daten als "
        "Gipfel, unabhängig voneinander, im lateinischen Hyperwürfel gezogen. Die Spannen sind Annahmen; das Band des "
        "Unwissens ist nicht besser als sie.",
        "{parameters} parameters, each triangular between the ends of its range with the value in the data as its "
        "mode, independent of each other, drawn as a Latin hypercube. The ranges are assumptions; the band of "
        "ignorance is no better than they are.",
    ),
    "uncertainty.left_out": (
        "{n} weitere gezogene Welten ließen sich nicht rechnen, weil ihre Werte einander widersprachen.",
        "{n} more drawn worlds could not be run, because their values contradicted each other.",
    ),
    "uncertainty.alt": (
        "{title}, {kpi}: Unwissen {ignorance}, Zufall {chance}.",
        "{title}, {kpi}: ignorance {ignorance}, chance {chance}.",
    ),
    # Figures.
    "figure.tornado.low": ("unteres Ende", "low end"),
    "figure.tornado.high": ("oberes Ende", "high end"),
    "figure.tornado.axis": ("{kpi}, Unterschied zur Basis ({unit})", "{kpi}, difference from the baseline ({unit})"),
    "figure.tornado.data": ("mit den Daten {value}", "with the data {value}"),
    "figure.tornado.alt": (
        "Unterschied mit den Daten {data}; am meisten bewegt ihn „{name}“: {low} bis {high}.",
        "Difference with the data {data}; “{name}” moves it most: {low} to {high}.",
    ),
    "figure.bands.chance": ("Zufall", "chance"),
    "figure.bands.ignorance": ("Unwissen", "ignorance"),
    "figure.bands.both": ("beides", "both"),
}
