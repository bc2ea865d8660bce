"""What is said of engines: English and German side by side."""

ENGINES: dict[str, tuple[str, str]] = {
    "engine_unknown": (
        "there is no engine '{found}'. Choose one of: {allowed}.",
        "ein Rechenwerk „{found}“ gibt es nicht. Wählen Sie eines von: {allowed}.",
    ),
    "engine_overflow": (
        "more happens at a time than there is room for. The fault is the program's; --engine reference computes it.",
        "es geschieht mehr zugleich, als Platz da ist. Der Fehler liegt im Programm; --engine reference rechnet es.",
    ),
    "engine_no_such_visit": (
        "the way onward leads to no later visit of the same client. Make the itineraries anew from a scenario.",
        "der Weg führt zu keinem späteren Besuch derselben Person. Erzeugen Sie die Wege neu aus einem Szenario.",
    ),
    "engine_no_such_desk": (
        "the visit waits for a pool, course or market that does not exist. Make itineraries and capacity from the same "
        "scenario.",
        "der Besuch wartet auf einen Pool, Kurs oder Markt, den es nicht gibt. Erzeugen Sie Wege und Kapazität aus "
        "demselben Szenario.",
    ),
    "engine_too_large": (
        "{found} visits over {days} days are too many for one run. Shorten the period or simulate districts apart.",
        "{found} Besuche über {days} Tage sind zu viele für einen Lauf. Verkürzen Sie den Zeitraum oder rechnen Sie "
        "die Gebiete getrennt.",
    ),
    "engine_number_too_large": (
        "{found} in the column {column} is too large a number for an engine.",
        "{found} in der Spalte {column} ist eine zu große Zahl für ein Rechenwerk.",
    ),
}
