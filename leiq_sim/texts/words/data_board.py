"""Words of the data board, as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "board.data.title": ("Daten", "Data"),
    "data.answer.none": (
        "Noch rechnet alles mit Beispieldaten. Tragen Sie ein, was Sie besser wissen.",
        "Everything still rests on example data. Enter what you know better.",
    ),
    "data.answer.one": (
        "1 wirklicher Wert ist eingetragen und gilt statt der Beispieldaten.",
        "1 real value is entered and holds instead of the example data.",
    ),
    "data.answer.some": (
        "{n} wirkliche Werte sind eingetragen und gelten statt der Beispieldaten.",
        "{n} real values are entered and hold instead of the example data.",
    ),
    "data.answer.then": (
        "Alle Tafeln und Befehle rechnen damit, sobald sie neu gestartet sind. Jede Ausgabe führt die Werte auf.",
        "All boards and commands compute with them once they are started anew. Every export lists the values.",
    ),
    # Who enters, when, from when on.
    "data.person": ("Wer trägt ein?", "Who enters?"),
    "data.day": ("Am", "On"),
    "data.since": ("Gilt ab (leer: immer)", "Holds from (blank: always)"),
    "data.enter": ("Eintragen", "Enter"),
    "data.discard": ("Verwerfen", "Discard"),
    "data.entry": ("Eintrag Nr.", "Entry no."),
    "data.take_back": ("Zurücknehmen", "Take back"),
    "data.take_back_of": ("Zurücknehmen: {what}", "Take back: {what}"),
    "data.real": ("wirklich", "real value"),
    "data.real_of": ("Wirklicher Wert: {what}", "Real value: {what}"),
    "data.entered_by": ("eingetragen von {name} am {day}", "entered by {name} on {day}"),
    "data.entered_from": ("ab {day}: {value}, {by}", "from {day}: {value}, {by}"),
    "data.wrong_day": (
        "„{found}“ ist kein Datum. Erlaubt ist {form}. Bitte ändern.",
        "“{found}” is not a date. Allowed is {form}. Please change it.",
    ),
    # The line of state.
    "data.status.ready": (
        "Tippen Sie wirkliche Werte in die Felder, nennen Sie Ihren Namen und drücken Sie „Eintragen“.",
        "Type real values into the fields, give your name and press “Enter”.",
    ),
    "data.status.typed": (
        "{n} getippt, noch nicht eingetragen. Bitte „Eintragen“ drücken.",
        "{n} typed, not entered yet. Please press “Enter”.",
    ),
    "data.status.entered": ("{n} Werte eingetragen.", "{n} values entered."),
    "data.status.entered_one": ("1 Wert eingetragen.", "1 value entered."),
    "data.status.taken_back": ("Eintrag {n} ist zurückgenommen.", "Entry {n} is taken back."),
    "data.status.empty": (
        "{file}: Kein wirklicher Wert ist ausgefüllt. Es wurde nichts eingetragen.",
        "{file}: no real value is filled in. Nothing was entered.",
    ),
    "data.status.refused": ("Nichts geändert. {why}", "Nothing changed. {why}"),
    "data.status.broken": (
        "Gezeigt sind die Beispieldaten, denn die Einträge lassen sich so nicht verwenden. {why} "
        "Berichtigen Sie die Datei, oder nehmen Sie den Eintrag zurück: leiq data --take-back NUMMER --name NAME.",
        "Shown is the example data, as the entries cannot be used as they are. {why} "
        "Correct the file, or take the entry back: leiq data --take-back NUMBER --name NAME.",
    ),
    # Cards. Their titles say how much of what they show is real.
    "data.title.none": ("{subject}: noch kein Wert eingetragen", "{subject}: no value entered yet"),
    "data.title.some": ("{subject}: {n} von {of} Werten eingetragen", "{subject}: {n} of {of} values entered"),
    "data.title.count": ("{subject}: {n} eingetragen", "{subject}: {n} entered"),
    "data.files.title": ("Vorlage für Partner", "Template for partners"),
    "data.files.caption": (
        "Sichern, ausfüllen lassen, hier wieder einlesen. Leere Zellen ändern nichts; ein Fehler, und nichts wird "
        "übernommen.",
        "Save it, have it filled in, read it here. Blank cells change nothing; one fault, and nothing is taken over.",
    ),
    "data.template": ("Vorlage sichern ({kind})", "Save template ({kind})"),
    "data.upload": ("Vorlage einlesen", "Read template"),
    "data.staff.title": ("Beratung", "Counselling"),
    "data.staff.caption": (
        "Stunden mit Ratsuchenden je Woche, ohne Vorbereitung und Dokumentation.",
        "Hours with clients a week, without preparation and documentation.",
    ),
    "data.courses.title": ("Kurse", "Courses"),
    "data.courses.caption": (
        "Plätze je Durchgang, und wie viele Menschen mindestens kommen müssen.",
        "Seats in each run, and how many people must come at least.",
    ),
    "data.places.title": ("Plätze mit laufendem Einstieg", "Places with a running start"),
    "data.places.caption": (
        "Begleitung und Kurse, in die man jederzeit einsteigt.",
        "Coaching and courses that one may enter at any time.",
    ),
    "data.waiting.title": (
        "Warteliste, mit der die Rechnung am {day} beginnt",
        "Waiting list with which the computation begins on {day}",
    ),
    "data.waiting.caption": (
        "Wer am ersten Tag des Zeitraums wartet, nach Gebiet und Berufsfeld. Ist Ihre Liste von einem anderen Tag, "
        "nennen Sie ihn: Er steht dann beim Eintrag. Gerechnet wird, als sei sie vom {day}.",
        "Who waits on the first day of the period, by district and field. If your list is of another day, name it: "
        "it then stands with the entry. It is computed as if it were of {day}.",
    ),
    "data.waiting.taken": ("Ihre Liste ist vom (leer: {day})", "Your list is of (blank: {day})"),
    "data.waiting.note": ("Liste vom {day}", "list of {day}"),
    "data.waiting.stage": ("Worauf wird gewartet?", "What do they wait for?"),
    "data.waiting.column": ("Was tragen Sie ein?", "What do you enter?"),
    "data.list.title": ("Eingetragene Werte", "Entered values"),
    "data.list.caption": (
        "Zurückgenommenes bleibt in der Liste stehen; davor galt der vorige Eintrag oder die Beispieldaten.",
        "What is taken back stays on the list; the entry before it holds again, or the example data.",
    ),
    "data.list.none": ("Noch keine Einträge.", "No entries yet."),
    "data.list.gone": ("Ersetzt oder zurückgenommen ({n} Zeilen)", "Replaced or taken back ({n} lines)"),
    "data.fate.undoes": ("nimmt Nr. {n} zurück", "takes back no. {n}"),
    "data.fate.over": ("gilt nicht mehr", "no longer holds"),
    "data.head.number": ("Nr.", "No."),
    "data.head.what": ("Was", "What"),
    "data.head.who": ("Wer und wann", "Who and when"),
    "data.head.note": ("Anmerkung", "Note"),
    "data.head.fate": ("Verbleib", "Fate"),
    "data.head.provider": ("Träger", "Provider"),
    "data.head.course": ("Kurs", "Course"),
    "data.head.start": ("Beginn", "Start"),
    "data.head.end": ("Ende", "End"),
    "data.head.site": ("Ort", "Site"),
    "data.head.seats": ("Plätze", "Seats"),
    "data.head.source": ("Herkunft", "Source"),
    # The calendar of course runs.
    "data.cal.title.none": (
        "{year} beginnen {n} Kursdurchgänge, noch keiner eingetragen",
        "{n} course runs begin in {year}, none entered yet",
    ),
    "data.cal.title.some": (
        "{year} beginnen {n} Kursdurchgänge, {mine} davon eingetragen",
        "{n} course runs begin in {year}, {mine} of them entered",
    ),
    "data.cal.caption": (
        "Nach Träger. Wählen Sie einen Durchgang, um ihn zu verschieben oder entfallen zu lassen. Beginnt er an einem "
        "freien Tag, startet er am nächsten Werktag.",
        "By provider. Choose a run to move or drop it. If it begins on a day off, it starts on the next working day.",
    ),
    "data.cal.alt": (
        "Kalender {year}: {n} Kursdurchgänge beginnen, nach Träger. Die Zahlen stehen in der Tabelle darunter.",
        "Calendar {year}: {n} course runs begin, by provider. The numbers stand in the table below.",
    ),
    "data.cal.months": (
        "Jan Feb März Apr Mai Juni Juli Aug Sep Okt Nov Dez",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    ),
    "data.cal.holidays": ("Feiertage", "Public holidays"),
    "data.cal.closures": ("Schließzeiten der Beratung", "Counselling closed"),
    "data.cal.run": ("{run} · {day} · {seats} Plätze · {site}", "{run} · {day} · {seats} seats · {site}"),
    "data.cal.key.planned": ("Beispieldaten", "example data"),
    "data.cal.key.mine": ("eingetragen", "entered"),
    "data.cal.key.gone": ("entfällt", "dropped"),
    "data.cal.key.free": ("Feiertag", "public holiday"),
    "data.cal.key.closed": ("Schließzeit", "closed"),
    "data.cal.new": ("Neuer Durchgang", "New run"),
    "data.cal.add": ("Durchgang hinzufügen", "Add run"),
    "data.cal.move": ("Durchgang ändern", "Change run"),
    "data.cal.drop": ("Durchgang entfällt", "Drop run"),
    "data.cal.field.run": ("Durchgang", "Run"),
    "data.cal.field.course": ("Kurs", "Course"),
    "data.cal.field.start": ("Beginn", "Start"),
    "data.cal.field.site": ("Ort", "Site"),
    "data.cal.field.seats": ("Plätze ab hier", "Seats from here"),
}
