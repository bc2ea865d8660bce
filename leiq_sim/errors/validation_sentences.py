"""What is said of published figures and of the year they are compared with: English and German side by side."""

VALIDATION: dict[str, tuple[str, str]] = {
    "published_measure": (
        "'{found}' is to be compared, so it needs a measure, a field and a group. Fill them in, or give a reason why "
        "it is not compared.",
        "„{found}“ soll verglichen werden und braucht dafür Messgröße (measure), Feld (field) und Gruppe (group). "
        "Tragen Sie sie ein oder nennen Sie einen Grund, warum nicht verglichen wird.",
    ),
    "published_tolerance": (
        "'{found}' has a measure, so it needs a tolerance of more than 0. Write how exact the published figure is.",
        "„{found}“ hat eine Messgröße und braucht dafür eine Toleranz über 0. Schreiben Sie, wie genau die "
        "veröffentlichte Zahl ist.",
    ),
    "published_reason": (
        "'{found}': whatever is not usable needs a reason, and what is usable has none. Allowed: {allowed}.",
        "„{found}“: was nicht verwendbar ist, braucht einen Grund, was verwendbar ist, hat keinen. Erlaubt: {allowed}.",
    ),
    "published_unknown": (
        "'{found}' in '{column}' cannot be measured; the nearest is '{nearest}'. Correct it. Allowed: {allowed}.",
        "„{found}“ in „{column}“ lässt sich nicht messen; am nächsten liegt „{nearest}“. Berichtigen Sie es. "
        "Erlaubt: {allowed}.",
    ),
    "year_not_whole": (
        "{found} is no whole calendar year of the period from {start} to {end}. Choose one of: {allowed}.",
        "{found} ist kein ganzes Kalenderjahr des Zeitraums vom {start} bis {end}. Wählen Sie eines von: {allowed}.",
    ),
}
