"""What a comparison is read as, in plain sentences; as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "board.reading.title": ("Was das heißt", "What that means"),
    "board.reading.caption": (
        "Sätze nach festen Regeln: Richtung, Größe, Spanne, Gewissheit.",
        "Sentences by fixed rules: direction, size, interval, certainty.",
    ),
    "board.reading.all": ("Im Ganzen", "In all"),
    "board.reading.districts": ("In den Gebieten", "In the districts"),
    "board.reading.lines": ("Wo man länger wartet", "Where people wait longer"),
    "board.tradeoff.caption": (
        "Was es kostet und was es bringt: Unterschied zur Basis im ganzen Zeitraum, mit den Spannen (95 %). {letters}.",
        "What it costs and what it brings: difference from the baseline over the whole period, with the intervals "
        "(95%). {letters}.",
    ),
    "figure.tradeoff.axis": (
        "Kosten, Unterschied zur Basis; nach oben: mehr qualifizierte Arbeitsaufnahmen",
        "Cost, difference from the baseline; upwards: more people entering qualified work",
    ),
    "figure.tradeoff.alt": (
        "Unterschied zur Basis, Menschen in qualifizierter Arbeit und Kosten: {parts}.",
        "Difference from the baseline, people entering qualified work and cost: {parts}.",
    ),
    "reading.better": ("Besser: {what}.", "Better: {what}."),
    "reading.worse": ("Schlechter: {what}.", "Worse: {what}."),
    "reading.cheaper": ("Günstiger: {what}.", "Cheaper: {what}."),
    "reading.costlier": ("Teurer: {what}.", "Costlier: {what}."),
    "reading.one": (
        "„{kpi}“ {difference}, Spanne {span}, also {new} statt {old}",
        "“{kpi}” {difference}, interval {span}, so {new} instead of {old}",
    ),
    "reading.kpi": ("„{kpi}“", "“{kpi}”"),
    "reading.equal": ("Praktisch gleich: {what}.", "Practically equal: {what}."),
    "reading.unclear": (
        "Mit {n} Läufen nicht unterscheidbar: {what}.",
        "Not distinguishable with {n} runs: {what}.",
    ),
    "reading.nothing": (
        "Mit {n} Läufen ist bei keiner Kennzahl ein Unterschied erkennbar, der zählt.",
        "With {n} runs no KPI shows a difference that matters.",
    ),
    "reading.district.better": (
        "{district}: „{kpi}“ ist besser, {difference} (Spanne {span}), in {k} von {n} Verläufen.",
        "{district}: “{kpi}” is better, {difference} (interval {span}), in {k} of {n} futures.",
    ),
    "reading.district.worse": (
        "{district}: „{kpi}“ ist schlechter, {difference} (Spanne {span}), besser in {k} von {n} Verläufen.",
        "{district}: “{kpi}” is worse, {difference} (interval {span}), better in {k} of {n} futures.",
    ),
    "reading.district.practically_equal": (
        "{district}: „{kpi}“ bleibt praktisch gleich, {difference} (Spanne {span}).",
        "{district}: “{kpi}” stays practically equal, {difference} (interval {span}).",
    ),
    "reading.district.not_distinguishable": (
        "{district}: „{kpi}“: kein sicherer Unterschied, {difference} (Spanne {span}), besser in {k} von {n} "
        "Verläufen.",
        "{district}: “{kpi}”: no certain difference, {difference} (interval {span}), better in {k} of {n} futures.",
    ),
    "reading.district.none": (
        "{district}: bei keiner Kennzahl ein sicherer Unterschied.",
        "{district}: no certain difference in any KPI.",
    ),
    "reading.longer": (
        "{stage}: Man wartet {difference} länger (Spanne {span}). {reason}",
        "{stage}: people wait {difference} longer (interval {span}). {reason}",
    ),
    "reading.reason.less_offered": ("Dort wird weniger angeboten.", "Less is offered there."),
    "reading.reason.more_come": (
        "Der Grund: Mehr Menschen erreichen diese Warteschlange.",
        "The reason: more people reach this queue.",
    ),
    "reading.reason.fewer_leave": (
        "Der Grund: Weniger geben auf ({new} statt {old}); wer sonst gegangen wäre, wartet noch und zählt mit.",
        "The reason: fewer give up ({new} instead of {old}); those who would have left still wait and count.",
    ),
    "reading.reason.mix": (
        "In keinem Gebiet wartet man länger: Es warten andere Menschen als in der Basis, mehr aus Gebieten mit "
        "langer Wartezeit.",
        "In no district does one wait longer: other people wait than in the baseline, more of them from districts "
        "with long waits.",
    ),
    "reading.reason.unknown": (
        "Warum, zeigen diese Zahlen nicht.",
        "These numbers do not show why.",
    ),
    "reading.together": (
        "Die Spannen gelten für alle {m} Aussagen zu Gebieten zusammen (95 %).",
        "The intervals hold for all {m} statements on districts together (95%).",
    ),
}
