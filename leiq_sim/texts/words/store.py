"""What is said of the store of runs and of machines that compute together, as (German, English)."""

WORDS: dict[str, tuple[str, str]] = {
    "cli.runs": ("die Läufe in der Ablage", "the runs in the store"),
    "cli.arg.no_store": (
        "alles neu rechnen und nichts in der Ablage behalten",
        "compute everything anew and keep nothing in the store",
    ),
    "cli.arg.cluster": (
        "auf dem Verbund hinter dieser Dask-Adresse rechnen; local:N für N Prozesse dieses Rechners",
        "compute on the cluster behind this Dask address; local:N for N processes of this machine",
    ),
    "cli.arg.show": (
        "einen Lauf zeigen: runs show ID; Läufe anderer Programmstände entfernen: runs clean",
        "show one run: runs show ID; remove runs of other versions of the program: runs clean",
    ),
    "cli.arg.run": ("Nummer des Laufs in der Liste", "number of the run in the list"),
    "cluster.either": (
        "--cluster und --workers sagen beide, wer rechnet. Bitte nur eines angeben.",
        "--cluster and --workers both say who computes. Please give only one.",
    ),
    "store.answered": (
        "Aus der Ablage: {n} von {all} Wiederholungen ({file}; --no-store rechnet neu).",
        "From the store: {n} of {all} replications ({file}; --no-store computes anew).",
    ),
    "store.not_kept": (
        "Die Läufe wurden nicht aufbewahrt. {why}",
        "The runs were not kept. {why}",
    ),
    "store.interrupted": (
        "{n} fertige Wiederholungen sind in der Ablage; derselbe Befehl rechnet dort weiter.",
        "{n} finished replications are in the store; the same command goes on from there.",
    ),
    "store.empty": (
        "Die Ablage ist leer ({file}). „leiq run“ und „leiq compare“ füllen sie.",
        "The store is empty ({file}). “leiq run” and “leiq compare” fill it.",
    ),
    "store.listed": (
        "{n} Läufe in {file}. Einen zeigen: leiq runs show ID",
        "{n} runs in {file}. To show one: leiq runs show ID",
    ),
    "store.listed_one": (
        "1 Lauf in {file}. Ihn zeigen: leiq runs show {id}",
        "1 run in {file}. To show it: leiq runs show {id}",
    ),
    "store.outdated": (
        "* mit einem anderen Stand des Programms gerechnet; antwortet nicht mehr. Entfernen: leiq runs clean",
        "* computed by another version of the program; answers no more. To remove: leiq runs clean",
    ),
    "store.outdated_one": (
        "Mit einem anderen Stand des Programms gerechnet; wird neu gerechnet, wenn man danach fragt.",
        "Computed by another version of the program; computed anew when asked for.",
    ),
    "store.cleaned": (
        "{n} Läufe anderer Programmstände entfernt, {mb} MB frei.",
        "{n} runs of other versions of the program removed, {mb} MB freed.",
    ),
    "store.cleaned_one": (
        "1 Lauf eines anderen Programmstands entfernt, {mb} MB frei.",
        "1 run of another version of the program removed, {mb} MB freed.",
    ),
    "store.clean": (
        "Nichts zu entfernen: Alle Läufe gehören zu diesem Stand des Programms.",
        "Nothing to remove: all runs belong to this version of the program.",
    ),
    "store.entries_unknown": (
        "Ob damals Werte eingetragen waren, ist nicht festgehalten.",
        "Whether values were entered then is not recorded.",
    ),
    "store.about": (
        "Lauf {id}: {n} Wiederholungen, Startwert {seed}, Rechenwerk {engine}, {period}.",
        "Run {id}: {n} replications, seed {seed}, engine {engine}, {period}.",
    ),
    "store.versions": (
        "Gerechnet {when} (UTC) mit leiq_sim {package}, Stand des Programms {code}, Stand der Daten {content}.",
        "Computed {when} (UTC) with leiq_sim {package}, version of the program {code}, version of the data {content}.",
    ),
    "head.run": ("Lauf", "Run"),
    "head.scenario": ("Szenario", "Scenario"),
    "head.seed": ("Startwert", "Seed"),
    "head.replications": ("Wiederh.", "Replic."),
    "head.engine": ("Rechenwerk", "Engine"),
    "head.period": ("Zeitraum", "Period"),
    "head.stored": ("Gerechnet (UTC)", "Computed (UTC)"),
}
