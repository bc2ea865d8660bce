"""What the page says of each part: one line for the overview, and the section with its tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import quality_files
import quality_fit
from quality_format import number, table

Figures = Mapping[str, Any]


@dataclass(frozen=True)
class Section:
    """How a part's figures are said: `short` for the overview, `long` as lines of Markdown."""

    short: Callable[[Any], str]
    long: Callable[[Any], Sequence[str]]


def theory_short(found: Figures) -> str:
    return (
        f"{found['count']} z values of {found['systems']} systems, largest {found['worst']:.2f}, "
        f"χ² = {found['chi2']:.0f} (p = {found['p']:.2f})"
    )


def theory_long(found: Figures) -> list[str]:
    moved = found["warm_up_doubled"]
    rows = []
    for family, mine in _grouped(found["z_values"], lambda row: row["system"].split(", ")[0]):
        worst = max(mine, key=lambda row: abs(row["z"]))
        rows.append([family, len({r["system"] for r in mine}), len(mine), f"{abs(worst['z']):.2f}", worst["quantity"]])
    return [
        f"Each z value comes from runs of its own ({number(found['runs'])} runs, {number(found['visits'])} visits in "
        f"all, seed {found['seed']}), "
        "and the expected value from a formula coded apart from the package, with its source "
        "(`tests/verification/formulas_*.py`). Promised: every |z| below 4, and the χ² of all z values with p between "
        "0.001 and 0.999: too good would be as suspicious as too bad. "
        f"Mean of the z values {found['mean_z']:.3f}, standard deviation {found['sd_z']:.3f}; "
        f"{found['over_2']} beyond 2, {found['over_3']} beyond 3. "
        f"Half of all expected values are met within a standard error of {found['median_relative_error']:.1%} or less.",
        "",
        f"The empty start: {moved['count']} values were measured again with twice the time left out at the start. The "
        f"largest shift is {moved['worst']:.2f} standard deviations of chance, p of all together {moved['p']:.2f}. "
        f"People whose outcome the end of a run hides: {found['unfinished']}.",
        "",
        *table(["family", "systems", "z values", "largest z", "of"], rows, "lrrrl"),
    ]


def mutations_short(found: Figures) -> str:
    return f"{found['caught']} of {found['mutations']} noticed"


def mutations_long(found: Figures) -> list[str]:
    rows = [
        [one["name"], f"`{one['file'].removeprefix('leiq_sim/')}`", one["why"],
         f"`{one['caught_by']}`" if one["caught_by"] else f"**{one['state']}**"]
        for one in found["list"]
    ]  # fmt: skip
    return [
        f"{found['mutations']} faults, each put into a copy of the package, in {found['files_mutated']} files. Named "
        "is the first test that fails. A test that fails without any fault would be worth nothing: "
        f"{len(found['failing_without_mutation'])} did.",
        "",
        *table(["fault", "file", "what a user would be told wrongly", "noticed by"], rows, "llll"),
    ]


def alarm_short(found: Figures) -> str:
    return f"{number(found['equations'])} equations held, {len(found['broken'])} broken"


def alarm_long(found: Figures) -> list[str]:
    return [
        f"{len(found['scenarios'])} scenarios (baseline and all presets), {found['replications']} replications each, "
        f"seed {found['seed']}: {number(found['equations'])} equations (people in = out + inside at each stage, ways "
        f"out, order of moments, Little's law as an identity), {len(found['broken'])} broken. They are held in every "
        "run, for every user; one broken gives no number. Tests break them on purpose: "
        "`tests/analysis/test_analysis_alarm.py`.",
        *(f"* {words}" for words in found["broken"]),
    ]


def statistics_short(found: Figures) -> str:
    return f"{found['kept']} of {len(found['promises'])} promises kept"


def statistics_long(found: Figures) -> list[str]:
    rows = [
        [one["name"], number(one["studies"]), one["replications"], f"{one['share']:.4f}",
         f"{one['band'][0]:.4f} to {one['band'][1]:.4f}", "yes" if one["kept"] else "**NO**"]
        for one in found["promises"]
    ]  # fmt: skip
    seen = [
        [one["name"], number(one["studies"]), one["replications"], f"{one['share']:.4f}", one["note"]]
        for one in found["reported"]
    ]
    return [
        f"Shares of studies, seed {found['seed']}. A band is the middle {found['band_mass']:.1%} of the binomial "
        "distribution, or the bound that was stated. The estimators are also compared with statsmodels and SciPy on "
        "fixed data (`tests/statistics/`).",
        "",
        *table(["promise", "studies", "replications", "share", "band", "kept"], rows, "lrrrll"),
        "",
        "Reported without a promise, because no interval is exact there:",
        "",
        *table(["what", "studies", "replications", "share", "note"], seen, "lrrrl"),
    ]


def _grouped(rows: Iterable[Figures], key: Callable[[Figures], str]) -> list[tuple[str, list[Figures]]]:
    found: dict[str, list[Figures]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return list(found.items())


SECTIONS = {
    "theory": Section(theory_short, theory_long),
    "mutations": Section(mutations_short, mutations_long),
    "alarm": Section(alarm_short, alarm_long),
    "statistics": Section(statistics_short, statistics_long),
    "validation": Section(quality_fit.validation_short, quality_fit.validation_long),
    "calibration": Section(quality_fit.calibration_short, quality_fit.calibration_long),
    "properties": Section(quality_files.properties_short, quality_files.properties_long),
    "corpus": Section(quality_files.corpus_short, quality_files.corpus_long),
    "fuzz": Section(quality_files.fuzz_short, quality_files.fuzz_long),
    "writing": Section(quality_files.writing_short, quality_files.writing_long),
}
