"""What is promised, and the command that measures it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One promise: `command` is what follows `python`, its figures go to the file named by `--out`."""

    id: str
    title: str
    promise: str
    command: tuple[str, ...]

    @property
    def shown(self) -> str:
        return " ".join(("python", *self.command))


PARTS = (
    Part(
        "theory",
        "Against queueing theory",
        "Where a textbook knows the answer, the simulation gives it.",
        ("tests/verification/theory.py",),
    ),
    Part(
        "properties",
        "Properties of every log",
        "Nobody is lost, doubled, overbooked or overtaken, whatever the pathway.",
        ("tests/properties/search.py",),
    ),
    Part(
        "mutations",
        "Faults put in on purpose",
        "A fault in the code that would mislead a user is noticed by a test.",
        ("tests/mutations/mutate.py",),
    ),
    Part(
        "alarm",
        "The alarm beside each result",
        "A log that contradicts itself gives no result.",
        ("tests/quality/equations.py",),
    ),
    Part(
        "statistics",
        "Intervals and verdicts",
        "An interval of 95 % covers in 95 % of studies; equal plans are called different in at most 5 %.",
        ("tests/statistics/bench.py",),
    ),
    Part(
        "validation",
        "Against published figures",
        "What does not fit the published figures is shown as clearly as what does.",
        ("-m", "leiq_sim", "validate", "baseline", "--replications", "30", "--format", "json"),
    ),
    Part(
        "calibration",
        "Calibration",
        "Only assumptions are moved, only within their bounds, and what cannot be identified is said.",
        ("tests/quality/calibrated.py",),
    ),
    Part(
        "corpus",
        "Files that cannot hurt",
        "Every known kind of bad file gets its own sentence, and nothing is half loaded.",
        ("tests/quality/bad_files.py",),
    ),
    Part(
        "fuzz",
        "Damaged files",
        "A damaged file gives a list of problems or a valid scenario, never anything else.",
        ("tests/badfiles/fuzz.py", "--files", "10000"),
    ),
    Part(
        "writing",
        "Writing",
        "A writer that is killed leaves the old file or the new one; of two writers none loses in silence.",
        ("tests/badfiles/kill.py", "--kills", "100"),
    ),
)
