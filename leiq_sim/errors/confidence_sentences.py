"""What is said of the parameters, controls and targets that confidence is asked about: English and German."""

CONFIDENCE: dict[str, tuple[str, str]] = {
    "parameters_match_nothing": (
        "'{found}' matches no parameter; the nearest path is '{nearest}'. Correct it; `leiq data` lists all paths.",
        "„{found}“ trifft keinen Parameter; der nächste Pfad ist „{nearest}“. Berichtigen Sie ihn; `leiq data` nennt "
        "alle Pfade.",
    ),
    "parameters_none": (
        "nothing that is named has a range within which it can move: {found}. Name others; `leiq data` shows low and "
        "high.",
        "nichts von dem, was genannt ist, hat eine Spanne, in der es sich bewegen kann: {found}. Nennen Sie anderes; "
        "`leiq data` zeigt beide Enden.",
    ),
    "confidence_kpi": (
        "there is no headline KPI '{found}'; the nearest is '{nearest}'. Allowed: {allowed}.",
        "unter den wichtigsten gibt es keine Kennzahl „{found}“; am nächsten liegt „{nearest}“. Erlaubt: {allowed}.",
    ),
    "curve_range": (
        "the control would run from {low} to {high}. FROM must be smaller than TO.",
        "der Regler liefe von {low} bis {high}. VON muss kleiner sein als BIS.",
    ),
    "curve_steps": (
        "{found} points are too few or too many for this range; allowed are {least} to {most}. Change --steps.",
        "{found} Punkte sind zu wenige oder zu viele für diese Spanne; erlaubt sind {least} bis {most}. Ändern Sie "
        "--steps.",
    ),
    "curve_target": (
        "for '{found}' neither more nor less is better, so no value meets a target. Leave --target away, or choose "
        "another KPI: {allowed}.",
        "bei „{found}“ ist weder mehr noch weniger besser, also erfüllt kein Wert ein Ziel. Lassen Sie --target weg "
        "oder wählen Sie eine andere Kennzahl: {allowed}.",
    ),
    "worlds_unsound": (
        "of {found} drawn worlds none can be run, for example: {reason} Narrow the ranges, or leave parameters out "
        "with --without.",
        "von {found} gezogenen Welten lässt sich keine rechnen, zum Beispiel: {reason} Engen Sie die Spannen ein, oder "
        "lassen Sie mit --without Parameter weg.",
    ),
    "other_data": (
        "the scenarios rest on different data, period or pathway, so no value can be moved in all of them. Name "
        "scenarios of one data folder.",
        "die Szenarien beruhen auf verschiedenen Daten, Zeiträumen oder Wegen; also lässt sich kein Wert in allen "
        "bewegen. Nennen Sie Szenarien eines Datenordners.",
    ),
}
