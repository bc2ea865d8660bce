"""What the page says of properties, bad files and writing."""

from collections.abc import Mapping
from typing import Any

from quality_format import number, table

Figures = Mapping[str, Any]
MOST_CODES = 25


def corpus_short(found: Figures) -> str:
    return f"{found['files']} files, {found['codes']} codes of problems, {len(found['wrong'])} not as expected"


def corpus_long(found: Figures) -> list[str]:
    kinds = ", ".join(f"{count} {kind.upper()}" for kind, count in found["kinds"].items())
    rows = [[f"`{row['file']}`", row["what"], ", ".join(f"`{code}`" for code in row["codes"]) or "valid"]
            for row in found["list"]]  # fmt: skip
    return [
        f"{found['files']} committed files ({kinds}); {found['valid']} of them are valid, or everything could be "
        "refused. Each must give exactly the codes listed, with sentences in both languages, and nothing of it may be "
        "loaded. What no committed file can be (folders, pipes, links in a circle, huge and swelling files, names of "
        "devices) is in `tests/badfiles/test_badfiles_special.py`. Not as expected: "
        f"{', '.join(found['wrong']) or 'none'}.",
        "",
        "<details><summary>All files</summary>",
        "",
        *table(["file", "what it is", "problems"], rows, "lll"),
        "",
        "</details>",
    ]


def fuzz_short(found: Figures) -> str:
    return f"{number(found['files'])} damaged files, {found['failed']} failures"


def fuzz_long(found: Figures) -> list[str]:
    codes = sorted(found["codes"].items(), key=lambda pair: -pair[1])[:MOST_CODES]
    said = ", ".join(f"`{code}` {number(count)}" for code, count in codes)
    shown = {key: value for key, value in found.items() if key not in ("codes", "what", "failed_numbers", "kinds")}
    shown |= {f"of them {kind}s": count for kind, count in found["kinds"].items()}
    rows = [[key.replace("_", " "), value] for key, value in shown.items()]
    return [
        f"{found['what'].capitalize()}. Each is read under limits of time and memory; any other exception, a hang or "
        "too much memory is a failure, and its number repeats it.",
        "",
        *table(["figure", "value"], rows, "lr"),
        "",
        f"Problems named most often: {said}.",
    ]


def writing_short(found: Figures) -> str:
    return (
        f"{found['kills']} kills, {found['half_files']} half files; {found['counted']} of "
        f"{found['counts_due']} updates of {found['writers']} writers kept"
    )


def writing_long(found: Figures) -> list[str]:
    return [
        f"{found['kills']} writers were killed at random moments (seed {found['seed']}): {found['half_files']} half "
        f"files, {found['lists_or_loads_hurt']} times a later reader was hurt; {found['kills_that_left_a_rest']} kills "
        "left a temporary rest, which later writers clear away. "
        f"{found['writers']} processes raced for {found['names']} new names, of which {found['names_won']} had exactly "
        f"one winner, and for one file that each may only change as it read it: {found['counted']} of "
        f"{found['counts_due']} updates arrived, {found['conflicts_told']} times a writer was told that the file had "
        "changed meanwhile.",
    ]


def properties_short(found: Figures) -> str:
    tried, failed = len(found["by_property"]), len(found["failed"])
    return f"{tried} properties on {number(found['examples'])} random examples, {failed} failed"


def properties_long(found: Figures) -> list[str]:
    tried = [
        [one["property"].replace("_", " "), number(one["examples"]), "held" if one["held"] else "**FAILED**"]
        for one in found["by_property"]
    ]
    where = list(found["logs_that_have_met"])
    kinds = list(found["logs_that_have_met"][where[0]]) if where else []
    met = [[kind, *(number(found["logs_that_have_met"][place][kind]) for place in where)] for kind in kinds]
    invariants = ", ".join(name.replace("_", " ") for name in found["invariants_of_every_log"])
    return [
        f"Random pathways, pools, calendars, courses and people (seed {found['seed']}). Of every log it must hold that "
        f"{invariants}.",
        "",
        *table(["property, on what", "examples", ""], tried, "lrl"),
        "",
        "How many of these logs have met what is rare: a property that never meets a closed day says nothing of one.",
        "",
        *table(["what", *(place.replace("_", " ") for place in where)], met, "l" + "r" * len(where)),
    ]
