"""Search for counterexamples: every property on many more random examples than the test suite has time for.

    python tests/properties/search.py [--examples N] [--seed S] [--only WORD] [--out FILE.json]

Prints a line for each property and what the logs have reached; exits 1 with the smallest counterexample if one fails.
"""

import argparse
import json
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from secrets import randbelow
from time import process_time

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / room) for room in ("properties", "engine", "chance")]

from hypothesis import seed as seeded  # noqa: E402
from hypothesis import settings  # noqa: E402
from property_list import CHANGED, INVARIANTS, Property, invariants  # noqa: E402
from strategies import LARGE, REACHED  # noqa: E402

TIMES_MORE = 10


def counted(one: Property) -> tuple[Property, Counter[str]]:
    """Return the property with a counter of the examples it was tried on."""
    tried: Counter[str] = Counter()

    def check(*given: object) -> None:
        tried["examples"] += 1
        one.check(*given)

    positional: dict[int, Callable[..., None]] = {
        1: lambda a: check(a), 2: lambda a, b: check(a, b), 3: lambda a, b, c: check(a, b, c)
    }  # fmt: skip
    return Property(one.name, positional[len(one.given)], one.given, one.examples), tried


def search(one: Property, examples: int, seed: int) -> dict[str, object]:
    """Try one property; return its figures, with the counterexample where there is one."""
    how = settings(
        max_examples=examples, derandomize=False, database=None, deadline=None, suppress_health_check=LARGE,
        report_multiple_bugs=False,
    )  # fmt: skip
    watched, tried = counted(one)
    begin, failure = process_time(), ""
    try:
        watched.search(how, seeded(seed))
    except Exception as error:
        failure = "".join(traceback.format_exception_only(error)) + "\n".join(getattr(error, "__notes__", ()))
    return {
        "property": one.name, "examples": tried["examples"], "seed": seed,
        "cpu_seconds": round(process_time() - begin, 1), "held": not failure, "counterexample": failure[:4000],
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, help=f"a property; default {TIMES_MORE} times those of the test suite")
    parser.add_argument("--seed", type=int, help="default: another one each time")
    parser.add_argument("--only", default="", help="only properties whose name has this word")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    seed = randbelow(2**32) if options.seed is None else options.seed
    seen: dict[str, Counter[str]] = {}
    found = []
    for number, one in enumerate((*invariants(seen), *CHANGED)):
        if options.only in one.name:
            found.append(search(one, options.examples or one.examples * TIMES_MORE, seed + number))
            shown = found[-1]
            word = "held" if shown["held"] else "FAILED"
            effort = f"{shown['examples']:>6} examples  {shown['cpu_seconds']:>6} s  seed {seed + number}"
            print(f"{word}  {effort}  {one.name}\n{shown['counterexample']}", end="", flush=True)
    logs = {where: {name: counts[name] for name in REACHED} for where, counts in seen.items() if counts}
    for where, counts in logs.items():
        print(f"logs from {where} that have met: " + ", ".join(f"{name} {count}" for name, count in counts.items()))
    figures = {
        "invariants_of_every_log": [one.__name__ for one in INVARIANTS],
        "changes_that_change_nothing": [one["property"] for one in found if "invariants" not in str(one["property"])],
        "examples": sum(int(str(one["examples"])) for one in found), "seed": seed,
        "cpu_seconds": round(process_time(), 1), "failed": [one["property"] for one in found if not one["held"]],
        "by_property": found, "logs_that_have_met": logs,
    }  # fmt: skip
    print(f"{figures['examples']} examples, {len(figures['failed'])} properties failed, seed {seed}")
    if options.out:
        options.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 1 if figures["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
