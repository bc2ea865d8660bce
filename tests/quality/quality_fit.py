"""What the page says of published figures and of calibration."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from quality_format import table

Row = Mapping[str, Any]
ORDER = ("does_not_fit", "fits", "used_as_input", "used_to_calibrate", "not_comparable")
WORDS = {
    "does_not_fit": "Does not fit",
    "fits": "Fits",
    "used_as_input": "Set a default value, so no test",
    "used_to_calibrate": "Used to calibrate, so no test",
    "not_comparable": "Not comparable",
}


def validation_short(rows: Sequence[Row]) -> str:
    counts = Counter(row["verdict"] for row in rows)
    judged = counts["fits"] + counts["does_not_fit"]
    return (
        f"of {judged} figures tested {counts['does_not_fit']} do not fit and {counts['fits']} fit; "
        f"{len(rows) - judged} are no test"
    )


def validation_long(rows: Sequence[Row]) -> list[str]:
    first = rows[0]
    lines = [
        f"Scenario {first['scenario']}, simulated year {first['simulated_year']}, {first['replications']} "
        "replications. A figure fits when published ± tolerance meets the range of eight of ten simulated years; "
        "the tolerances were set before anything was simulated ([validation.md](validation.md) says how, and reads the "
        "misfits). The "
        "default data is an example and was not tuned to these figures.",
    ]
    for verdict in ORDER:
        mine = [row for row in rows if row["verdict"] == verdict]
        if not mine:
            continue
        lines += ["", f"### {WORDS[verdict]} ({len(mine)})", ""]
        lines += _reasons(mine) if verdict == "not_comparable" else _compared(mine)
    return lines


def _compared(rows: Sequence[Row]) -> list[str]:
    cells = [
        [(row["measure"] or "not measured").replace("_", " "), _of(row),
         f"{row['region'].replace('_', ' ')} {row['year']}", _published(row), _amount(row["mean"], row),
         _futures(row), f"`{row['key']}`"]
        for row in rows
    ]  # fmt: skip
    head = ["figure", "of", "place, year", "published", "simulated", "8 of 10 years", "key"]
    return table(head, cells, "lllrrrl")


def _of(row: Row) -> str:
    parts = [row[part].replace("_", " ") for part in ("field", "group") if row[part] not in ("all", "")]
    return ", ".join(parts) or ("all" if row["field"] else "–")


def _published(row: Row) -> str:
    tolerance = "" if row["tolerance"] is None else f" ± {_amount(row['tolerance'], row)}"
    return f"{_wording(row)}{_amount(row['published'], row)}{tolerance}"


def _futures(row: Row) -> str:
    return "–" if row["p10"] is None else f"{_amount(row['p10'], row)} to {_amount(row['p90'], row)}"


def _wording(row: Row) -> str:
    return "" if row["wording"] == "exact" else f"{row['wording'].replace('_', ' ')} "


def _amount(value: float | None, row: Row) -> str:
    if value is None:
        return "–"
    return {"share": f"{100 * value:.1f} %", "days": f"{value:.0f} d"}.get(row["unit"], f"{value:.2f}")


def _reasons(rows: Sequence[Row]) -> list[str]:
    counted = Counter(row["reason"] for row in rows)
    keys = {reason: ", ".join(f"`{row['key']}`" for row in rows if row["reason"] == reason) for reason in counted}
    cells = [[reason.replace("_", " "), count, keys[reason]] for reason, count in counted.most_common()]
    return table(["why", "figures", "keys"], cells, "lrl")


def calibration_short(found: Row) -> str:
    return (
        f"of {len(found['targets'])} targets {found['reached']} within tolerance ({found['reached_before']} before); "
        f"planted truth met in {found['planted']['targets_within_two_errors']:.0%} of "
        f"{found['planted']['targets']} targets"
    )


def calibration_long(found: Row) -> list[str]:
    planted = found["planted"]
    targets = [
        [f"`{one['key']}`", f"{_amount(one['wanted'], one)} ± {_amount(one['tolerance'], one)}",
         _amount(one["before"], one), _amount(one["after"], one), _amount(one["other_runs"], one),
         "reached" if one["reached"] else "**missed**"]
        for one in found["targets"]
    ]  # fmt: skip
    moved = [
        [f"`{one['path']}`", f"{one['from']:g}", f"{one['to']:.4g}", f"{one['low']:.4g} to {one['high']:.4g}"]
        for one in found["moved"]
    ]
    unknown = ", ".join(f"`{name}`" for name in found["not_identified"]) or "none"
    return [
        f"Planted truth: in {planted['trials']} worlds the true values were known. "
        f"{planted['targets_within_two_errors']:.0%} of {planted['targets']} targets came within two standard errors "
        f"({planted['targets_within_two_errors_before']:.0%} before), and "
        f"{planted['values_within_two_deviations']:.0%} of {planted['values_identified']} identified values within two "
        f"of their stated deviations (promised {planted['promised_share']:.0%}). A value without influence was said to "
        f"be one in {planted['values_without_influence_said_so']:.0%} of the worlds.",
        "",
        f"Default data to `{found['targets_file']}`: simulated year {found['year']}, {found['replications']} "
        f'replications, seed {found["seed"]}, {found["runs"]} runs. "Other runs" are replications that the search '
        "never saw. A missed target stays missed: bounds and definitions are not widened to reach it "
        "([calibration.md](calibration.md) says why).",
        "",
        *table(["target", "wanted", "before", "after", "other runs", ""], targets, "lrrrrl"),
        "",
        f"Moved values outside their bounds: {len(found['outside_bounds'])}. Moved values that were no assumption: "
        f"{len(found['not_an_assumption'])}. The targets determine {found['directions_determined']} of "
        f"{found['knobs']} directions. Hardly identified: {unknown}.",
        "",
        *table(["what moved", "from", "to", "bounds"], moved, "lrrr"),
    ]
