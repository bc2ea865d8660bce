"""Words of the app without code: its pages, its command, what goes wrong; as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    # The command.
    "cli.app": ("die Bretter ohne Code im Browser öffnen", "open the boards without code in the browser"),
    "cli.arg.port": ("Port (sonst der erste freie ab 8866)", "port (default: the first free one from 8866)"),
    "cli.arg.board": ("mit diesem Brett beginnen, zum Beispiel 01", "begin with this board, for example 01"),
    "cli.arg.base_url": (
        "Pfad hinter einem Proxy, zum Beispiel /leiq/",
        "path behind a proxy, for example /leiq/",
    ),
    "cli.arg.no_token": (
        "ohne Token, wenn der Proxy davor die Anmeldung prüft",
        "without a token, where the proxy in front checks who comes in",
    ),
    "cli.arg.idle_minutes": (
        "geschlossene Bretter nach so vielen Minuten beenden (sonst {n})",
        "end boards that were closed after so many minutes (default: {n})",
    ),
    "cli.arg.most": (
        "höchstens so viele Bretter zugleich (sonst {n})",
        "at most so many boards at the same time (default: {n})",
    ),
    "app.serving": ("Werkbank: {url}", "Workbench: {url}"),
    "app.stop": ("Beenden mit Strg-C.", "Stop with Ctrl-C."),
    "app.token_fixed": (
        "Zugang mit dem Token, das JUPYTER_TOKEN oder JUPYTER_TOKEN_FILE nennt.",
        "The token is the one that JUPYTER_TOKEN or JUPYTER_TOKEN_FILE names.",
    ),
    "app.no_board": (
        "Das Brett „{found}“ gibt es nicht. Möglich sind: {allowed}.",
        "There is no board “{found}”. Allowed are: {allowed}.",
    ),
    "app.no_notebooks": (
        "Der Ordner {folder} enthält keine Notebooks. Bitte das Projekt vollständig holen.",
        "The folder {folder} holds no notebooks. Please fetch the whole project.",
    ),
    "app.port_taken": (
        "Der Port {port} ist belegt oder nicht erlaubt. Bitte mit --port einen anderen wählen.",
        "Port {port} is taken or not allowed. Please choose another one with --port.",
    ),
    "app.base_url_form": (
        "--base-url ist „{found}“, erlaubt ist ein Pfad wie /leiq/.",
        "--base-url is “{found}”, allowed is a path like /leiq/.",
    ),
    # Every page.
    "app.skip": ("Zum Inhalt", "To the content"),
    "app.boards": ("Bretter", "Boards"),
    "app.start": ("Übersicht", "Overview"),
    "app.language": ("Sprache", "Language"),
    "app.no_script": (
        "Die Bretter brauchen JavaScript. Bitte im Browser einschalten.",
        "The boards need JavaScript. Please switch it on in the browser.",
    ),
    # The start page.
    "app.intro": (
        "Kapazitäten in Beratung und Kursen ändern und sehen, was das für Wartezeiten, Arbeitsaufnahmen und Kosten "
        "bedeutet.",
        "Change capacities of counselling and courses, and see what that means for waits, entries into work and cost.",
    ),
    "app.open": ("Welche Frage haben Sie?", "What is your question?"),
    # The way in.
    "app.token": ("Token", "Token"),
    "app.token_hint": (
        "Das Token steht in der Adresse, die beim Start genannt wurde. Sie bekommen es von der Stelle, die die "
        "Werkbank betreibt.",
        "The token is part of the address named at the start. Whoever runs the workbench can give it to you.",
    ),
    "app.token_wrong": (
        "Dieses Token passt nicht. Bitte vollständig eingeben.",
        "This token does not fit. Please enter it completely.",
    ),
    "app.enter": ("Öffnen", "Open"),
    # A board.
    "app.loading": ("Wird gerechnet", "Computing"),
    "app.part_failed": (
        "Dieser Teil lässt sich nicht zeigen, alles danach fehlt. Bitte die Seite neu laden. Hilft das nicht, hilft "
        "die Stelle, die die Werkbank betreibt: Der Grund steht im Protokoll des Servers.",
        "This part cannot be shown, and all that follows is missing. Please load the page again. If that does not "
        "help, ask whoever runs the workbench: the reason stands in the server’s log.",
    ),
    "app.drawn_by_jupyterlab": (
        "Dieses Bild zeichnet nur die Werkbank mit Code (`leiq lab`).",
        "Only the workbench with code (`leiq lab`) draws this picture.",
    ),
    "app.fault": (
        "Das ist nicht gelungen. Was zu sehen ist, gilt für den Stand davor. Bitte die Seite neu laden; hilft das "
        "nicht, steht der Grund im Protokoll des Servers.",
        "That did not work. What you see belongs to the state before. Please load the page again; if that does not "
        "help, the reason stands in the server’s log.",
    ),
    "app.ended": (
        "Dieses Brett wurde beendet. Was zu sehen ist, bleibt lesbar, Regler wirken nicht mehr.",
        "This board was ended. What you see can still be read, but sliders have no effect.",
    ),
    "app.gone": (
        "Die Werkbank antwortet nicht. Regler wirken erst wieder, wenn sie erreichbar ist.",
        "The workbench does not answer. Sliders have no effect until it can be reached again.",
    ),
    "app.reload": ("Neu beginnen", "Begin anew"),
    "app.loses": (
        "Mit der anderen Sprache beginnt das Brett neu. Was Sie verschoben haben, geht verloren. Trotzdem wechseln?",
        "In the other language the board begins anew. What you have moved will be lost. Switch anyway?",
    ),
    # What goes wrong.
    "app.error": ("Das ging nicht", "That did not work"),
    "app.error.not_found": (
        "Diese Seite gibt es nicht. Bitte oben ein Brett wählen.",
        "There is no such page. Please choose a board above.",
    ),
    "app.error.full": (
        "Zurzeit sind alle Plätze belegt. Bitte später noch einmal versuchen oder ein anderes Brett schließen.",
        "All places are taken at the moment. Please try again later, or close another board.",
    ),
    "app.error.other": (
        "Die Seite lässt sich nicht zeigen. Bitte neu laden; hilft das nicht, steht der Grund im Protokoll des "
        "Servers.",
        "The page cannot be shown. Please load it again; if that does not help, the reason stands in the server’s log.",
    ),
}
