"""Titles that say a finding, as (German, English): less, more, both, or that nothing can be told."""

WORDS: dict[str, tuple[str, str]] = {
    "title.and": ("{names} und {last}", "{names} and {last}"),
    "title.more": ("{names} und {n} weitere", "{names} and {n} more"),
    "title.waits.less": (
        "Kürzere Wartezeit auf die Erstberatung: {less}",
        "Shorter wait for first counselling: {less}",
    ),
    "title.waits.more": (
        "Längere Wartezeit auf die Erstberatung: {more}",
        "Longer wait for first counselling: {more}",
    ),
    "title.waits.both": (
        "Erstberatung: kürzere Wartezeit in {less}, längere in {more}",
        "First counselling: shorter wait in {less}, longer in {more}",
    ),
    "title.waits.same": (
        "Erstberatung: in keinem Gebiet ist die Wartezeit erkennbar anders",
        "First counselling: in no district does the wait differ for certain",
    ),
    "title.stages.less": ("Kürzere Wartezeit: {less}", "Shorter wait: {less}"),
    "title.stages.more": ("Längere Wartezeit: {more}", "Longer wait: {more}"),
    "title.stages.both": (
        "Kürzere Wartezeit: {less}. Längere: {more}",
        "Shorter wait: {less}. Longer: {more}",
    ),
    "title.stages.same": (
        "Bei keinem Schritt ist die Wartezeit erkennbar anders",
        "At no stage does the wait differ for certain",
    ),
    "title.entries.more": ("Mehr Menschen nehmen qualifizierte Arbeit auf", "More people enter qualified work"),
    "title.entries.less": ("Weniger Menschen nehmen qualifizierte Arbeit auf", "Fewer people enter qualified work"),
    "title.entries.same": (
        "Qualifizierte Arbeit: kein Unterschied, der zählt, ist erkennbar",
        "Qualified work: no difference that matters can be told",
    ),
    "title.queues.more": (
        "Am Ende warten mehr Menschen auf das Netzwerk",
        "In the end more people wait for the network",
    ),
    "title.queues.less": (
        "Am Ende warten weniger Menschen auf das Netzwerk",
        "In the end fewer people wait for the network",
    ),
    "title.queues.same": (
        "Am Ende warten nicht erkennbar mehr oder weniger Menschen",
        "In the end neither more nor fewer people wait for certain",
    ),
    "title.runs.more": ("Von den Kursplätzen ist ein größerer Teil besetzt", "A larger part of course seats is taken"),
    "title.runs.less": (
        "Von den Kursplätzen ist ein kleinerer Teil besetzt",
        "A smaller part of course seats is taken",
    ),
    "title.runs.same": (
        "Kurse: kein Unterschied, der zählt, ist erkennbar",
        "Courses: no difference that matters can be told",
    ),
    "title.map.less": ("Weniger Menschen warten in {less}", "Fewer people wait in {less}"),
    "title.map.more": ("Mehr Menschen warten in {more}", "More people wait in {more}"),
    "title.map.both": (
        "Weniger Menschen warten in {less}, mehr in {more}",
        "Fewer people wait in {less}, more in {more}",
    ),
    "title.map.same": (
        "In keinem Gebiet warten erkennbar mehr oder weniger Menschen",
        "In no district do more or fewer people wait for certain",
    ),
    "title.map.most": ("Die meisten Menschen warten in {name}", "Most people wait in {name}"),
    "title.steps.less": ("Weniger Wartende: {less}", "Fewer people waiting: {less}"),
    "title.steps.more": ("Mehr Wartende: {more}", "More people waiting: {more}"),
    "title.steps.both": ("Weniger Wartende: {less}. Mehr: {more}", "Fewer people waiting: {less}. More: {more}"),
    "title.steps.same": (
        "Bei keinem Schritt warten erkennbar mehr oder weniger Menschen",
        "At no stage do more or fewer people wait for certain",
    ),
    "title.steps.most": ("Am meisten Wartende: {name}", "Most people waiting: {name}"),
    "title.detail.less": ("{stage}: kürzere Wartezeit als in der Basis", "{stage}: shorter wait than in the baseline"),
    "title.detail.more": ("{stage}: längere Wartezeit als in der Basis", "{stage}: longer wait than in the baseline"),
    "title.detail.same": (
        "{stage}: kein Unterschied der Wartezeit erkennbar",
        "{stage}: no difference in the wait can be told",
    ),
}
