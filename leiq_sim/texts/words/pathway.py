"""What the pathway board says, as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "board.pathway.title": ("Weg", "Pathway"),
    "board.pathway.courses": ("Kurse", "courses"),
    "board.pathway.variant": ("Variante", "Variant"),
    "board.pathway.day": ("Stand am", "As of"),
    "board.pathway.month": ("Monat", "Month"),
    "board.pathway.play": ("Abspielen", "Play"),
    "board.pathway.pause": ("Pause", "Pause"),
    "board.pathway.instead": ("{new} statt {old}", "{new} instead of {old}"),
    "board.pathway.field": ("Berufsfeld", "Field"),
    "board.pathway.only": (
        "Gezählt sind nur Menschen des Berufsfelds {field}.",
        "Only people of the field {field} count.",
    ),
    "board.pathway.longest": ("wo die meisten warten", "where most people wait"),
    "board.pathway.detail.most": (
        "Hier warten am {day} die meisten auf das Netzwerk.",
        "Here, on {day}, most people wait for the network.",
    ),
    "board.pathway.stage": ("Schritt im Einzelnen", "Stage in detail"),
    "board.pathway.answer": (
        "Am {day} warten {mean} statt {base} Menschen auf Beratung, einen Kurs oder Begleitung.",
        "On {day}, {mean} people instead of {base} wait for counselling, a course or coaching.",
    ),
    "board.pathway.answer.same": (
        "Am {day} warten {mean} Menschen auf Beratung, einen Kurs oder Begleitung.",
        "On {day}, {mean} people wait for counselling, a course or coaching.",
    ),
    "board.pathway.answer.sure": (
        "Unterschied {difference}, Spanne {span} (95 %).",
        "Difference {difference}, interval {span} (95%).",
    ),
    "board.pathway.answer.unclear": (
        "Ein Unterschied zur Basis ist nicht erkennbar: {difference}, Spanne {span} (95 %).",
        "No difference from the baseline can be told: {difference}, interval {span} (95%).",
    ),
    "board.pathway.answer.base": ("Das ist die Basis, ohne Änderung.", "This is the baseline, without a change."),
    "board.pathway.answer.where": (
        "Am meisten ändert sich in {district}: {difference}.",
        "Most changes in {district}: {difference}.",
    ),
    "board.pathway.map.title": ("Wo Menschen warten", "Where people wait"),
    "board.pathway.map.caption": (
        "Menschen, die am {day} auf Beratung, einen Kurs oder Begleitung warten. Schematische Karte, nicht "
        "maßstäblich.",
        "People who wait for counselling, a course or coaching on {day}. Schematic map, not to scale.",
    ),
    "board.pathway.dot": ("{n} Menschen warten", "{n} people wait"),
    "board.pathway.dot.base": ("{n} warten nur in der Basis", "{n} wait only in the baseline"),
    "board.pathway.dot.new": ("{n} warten nur in der Variante", "{n} wait only in the variant"),
    "board.pathway.steps.title": ("Worauf sie warten", "What they wait for"),
    "board.pathway.steps.caption": (
        "Wartende nach Schritt und Gebiet am {day}, in Klammern die Basis.",
        "People waiting by stage and district on {day}, the baseline in brackets.",
    ),
    "board.pathway.inside.title": ("Läuft, wartet nicht auf das Netzwerk", "Under way, not waiting for the network"),
    "board.pathway.flow.title": ("Der Weg im Ganzen", "The pathway as a whole"),
    "board.pathway.flow.caption": (
        "Wartende am {day} und Wartezeit im ganzen Zeitraum (Median). Breite der Linien: Menschen im Jahr, "
        "Mittel aus {n} Wiederholungen.",
        "People waiting on {day}, and the wait over the whole period (median). Width of lines: people a year, mean "
        "of {n} replications.",
    ),
    "board.pathway.detail.title": ("{stage} im Einzelnen", "{stage} in detail"),
    "board.pathway.detail.waiting": (
        "Wartende an jedem Monatsende, nach Gebiet.",
        "People waiting at the end of each month, by district.",
    ),
    "board.pathway.detail.wait": ("Wartezeit im ganzen Zeitraum", "Wait over the whole period"),
    "board.pathway.detail.from": ("Woher sie kommen", "Where they come from"),
    "board.pathway.detail.to": ("Wohin sie gehen", "Where they go"),
    "board.pathway.detail.nobody": ("Hier wartet im Zeitraum niemand.", "Nobody waits here in the period."),
    "flow.entry": ("Eintritt", "entry"),
    "flow.on_the_way": ("noch unterwegs", "still on the way"),
    "flow.served": ("nach der Leistung", "after being served"),
    "flow.unserved": ("Geduld zu Ende", "patience ended"),
    "flow.dropped": ("Kurs abgebrochen", "dropped out"),
    "flow.own": ("selbst Arbeit gefunden", "found work oneself"),
    "head.from_where": ("Woher", "From"),
    "head.to_where": ("Wohin", "To"),
    "head.how": ("Wie", "How"),
    "head.people_per_year": ("Menschen im Jahr", "People a year"),
    "head.served_per_year": ("Versorgt im Jahr", "Served a year"),
    "head.p90_wait": ("Wartezeit, neun von zehn", "Wait, nine in ten"),
    "district.short.leipzig": ("Stadt Leipzig", "Leipzig city"),
    "district.short.nordsachsen": ("Nordsachsen", "Nordsachsen"),
    "district.short.landkreis_leipzig": ("Lkr. Leipzig", "Leipzig district"),
    "figure.map.alt": ("Wartende je Gebiet: {parts}.", "People waiting by district: {parts}."),
    "figure.map.waiting": ("warten (Basis {base})", "wait (baseline {base})"),
    "figure.map.span": ("Spanne {span}", "Interval {span}"),
    "figure.steps.cell": ("{mean} ({span}), Basis {base}", "{mean} ({span}), baseline {base}"),
}
