"""What is said of the store of runs and of machines that compute together: English and German side by side."""

STORE: dict[str, tuple[str, str]] = {
    "store_damaged": (
        "the store of runs is damaged; it was left as it is. Move the file away (the next run begins a new one), or "
        "compute with --no-store.",
        "die Ablage der Läufe ist beschädigt; sie blieb unverändert. Legen Sie die Datei beiseite (der nächste Lauf "
        "beginnt eine neue) oder rechnen Sie mit --no-store.",
    ),
    "store_foreign": (
        "this file belongs to another program; it was left as it is. Move it away, or compute with --no-store.",
        "diese Datei gehört zu einem anderen Programm; sie blieb unverändert. Legen Sie sie beiseite oder rechnen Sie "
        "mit --no-store.",
    ),
    "store_version": (
        "the store of runs has version {found}, and this program reads version {allowed}; it was left as it is. "
        "Update the program, move the file away, or compute with --no-store.",
        "die Ablage der Läufe hat die Fassung {found}, dieses Programm liest die Fassung {allowed}; sie blieb "
        "unverändert. Aktualisieren Sie das Programm, legen Sie die Datei beiseite oder rechnen Sie mit --no-store.",
    ),
    "store_closed": (
        "the store of runs cannot be opened or written here. Check your rights to the file and its folder.",
        "die Ablage der Läufe lässt sich hier nicht öffnen oder beschreiben. Prüfen Sie die Rechte an Datei und "
        "Ordner.",
    ),
    "store_busy": (
        "another program has held the store of runs for too long. Try again when it has ended.",
        "ein anderes Programm hält die Ablage der Läufe zu lange. Versuchen Sie es erneut, wenn es beendet ist.",
    ),
    "store_full": (
        "the disk is full, so nothing more is kept in the store of runs. Free some space.",
        "der Datenträger ist voll, darum kommt nichts mehr in die Ablage der Läufe. Machen Sie Platz frei.",
    ),
    "store_disk": (
        "the disk refuses the store of runs (SQLite code {found}). Check the disk, or compute with --no-store.",
        "der Datenträger verweigert die Ablage der Läufe (SQLite-Code {found}). Prüfen Sie ihn oder rechnen Sie mit "
        "--no-store.",
    ),
    "store_no_run": (
        "there is no run {found} in the store. 'leiq runs' lists those that are there.",
        "einen Lauf {found} gibt es in der Ablage nicht. „leiq runs“ nennt die vorhandenen.",
    ),
    "cluster_missing": (
        "computing on a cluster needs a package that is not installed. Install it: pip install -e '.[cluster]'.",
        "für das Rechnen im Verbund fehlt ein Paket. Installieren Sie es: pip install -e '.[cluster]'.",
    ),
    "cluster_unreachable": (
        "no scheduler answers here. Give the address that 'dask scheduler' printed, such as tcp://10.0.0.5:8786, or "
        "local:4 for four processes of this machine.",
        "hier antwortet kein Verteiler. Geben Sie die Adresse an, die „dask scheduler“ gemeldet hat, etwa "
        "tcp://10.0.0.5:8786, oder local:4 für vier Prozesse dieses Rechners.",
    ),
    "cluster_no_workers": (
        "the scheduler has no workers. Start some with 'dask worker ADDRESS', then the same command again.",
        "der Verteiler hat keine Rechner. Starten Sie welche mit „dask worker ADRESSE“, dann denselben Befehl erneut.",
    ),
    "cluster_other_code": (
        "this worker runs version {found} of the program, and this machine version {allowed}; its figures would not be "
        "the same. Install the same version and the same lock file on all machines.",
        "dieser Rechner hat den Stand {found} des Programms, hier ist es {allowed}; seine Zahlen wären andere. "
        "Installieren Sie auf allen Rechnern denselben Stand und dieselben Pakete (requirements.lock).",
    ),
    "cluster_killed": (
        "the same chunk ended several workers, perhaps for lack of memory. Start fewer workers on a machine or use a "
        "shorter period.",
        "dasselbe Paket von Läufen beendete mehrere Rechner, vielleicht aus Mangel an Speicher. Starten Sie weniger je "
        "Maschine oder nehmen Sie einen kürzeren Zeitraum.",
    ),
    "cluster_lost": (
        "the scheduler is lost. What was finished is in the store, unless --no-store was given; start the scheduler, "
        "then the same command goes on from there.",
        "der Verteiler ist verloren. Was fertig war, ist in der Ablage, außer bei --no-store; starten Sie den "
        "Verteiler, dann rechnet derselbe Befehl dort weiter.",
    ),
}
