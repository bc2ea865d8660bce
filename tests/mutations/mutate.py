"""Break the code on purpose, one small wrong reading at a time, and show which test notices.

    python tests/mutations/mutate.py [NAME...] [--engine reference] [--out FILE.json] [--jobs 2]

Each mutation is applied to a copy of the package, data and tests in a temporary folder; the working tree is not
touched. First the copy without mutation must pass all tests that are named. Ends with 1 when a mutation survives,
when its text no longer fits, or when it breaks the import or hangs instead of being noticed by a test.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mutation_list import HERE, PACKAGE, ROOT, DoesNotFitError, Mutation, read

COPIED = (PACKAGE, "tests", "data", "docs", "pyproject.toml")
SECONDS = 900
CAUGHT, SURVIVED, BROKEN, UNFIT = "caught", "survived", "broken", "does not fit"
OWN_COPY = f"""
from pathlib import Path

import {PACKAGE}

assert Path({PACKAGE}.__file__).is_relative_to(Path(__file__).parent), "an installed {PACKAGE} is tested, not the copy"
"""


@dataclass(frozen=True)
class Verdict:
    """What became of a mutation; `by` is the test that caught it, or why there is none."""

    mutation: Mutation
    state: str
    by: str

    def line(self) -> str:
        word = {CAUGHT: f"caught by {self.by}", SURVIVED: "SURVIVED"}.get(
            self.state, f"{self.state.upper()}: {self.by}"
        )
        return f"{self.mutation.name}: {word}"


def copy_into(folder: Path) -> None:
    """Copy what tests need; a conftest at the top refuses to test any package but the copy."""
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "own"))
        else:
            shutil.copy2(source, target)
    (folder / "conftest.py").write_text(OWN_COPY, encoding="utf-8")


def pytest_in(folder: Path, tests: Sequence[str], *options: str) -> subprocess.CompletedProcess[str]:
    """Run tests in a copy, with the copy first on the path."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LEIQ_", "PYTEST_"))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=no", *options, *tests]
    # Plugins that are installed for other tests (notebooks, browsers) take longer to load than these tests run.
    # The compiled engine runs as plain Python: translating each copy would take longer, and break no other way.
    environment = kept | {"PYTHONPATH": str(folder), "COLUMNS": "400", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    environment |= {"NUMBA_DISABLE_JIT": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS)


def failures(output: str) -> list[str]:
    """Return the ids of failed tests, and of tests whose fixture failed, in pytest's own order."""
    found = re.findall(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", output, re.MULTILINE)
    return list(dict.fromkeys(found))


def tried(mutation: Mutation, pristine: Path, scratch: Path) -> Verdict:
    """Apply one mutation to a fresh copy and run its tests until one fails."""
    folder = scratch / mutation.name
    try:
        changed = mutation.applied((pristine / PACKAGE / mutation.file).read_text(encoding="utf-8"))
        shutil.copytree(pristine, folder)
        target = folder / PACKAGE / mutation.file
        for stale in target.parent.glob(f"__pycache__/{target.stem}.*"):
            stale.unlink()
        target.write_text(changed, encoding="utf-8")
        done = pytest_in(folder, mutation.tests, "-x")
    except DoesNotFitError as error:
        return Verdict(mutation, UNFIT, str(error))
    except subprocess.TimeoutExpired:
        return Verdict(mutation, BROKEN, f"no end after {SECONDS} s")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    noticed = failures(done.stdout)
    if done.returncode == 1 and noticed:
        return Verdict(mutation, CAUGHT, noticed[0])
    if done.returncode == 0:
        return Verdict(mutation, SURVIVED, "")
    return Verdict(mutation, BROKEN, " ".join((done.stdout + done.stderr).split())[-300:])


def tried_all(mutations: Sequence[Mutation], jobs: int) -> tuple[list[str], list[Verdict]]:
    """Return what fails without any mutation (then nothing else is tried), and the verdicts in the list's order."""
    with TemporaryDirectory(prefix="mutations-") as name:
        scratch = Path(name)
        pristine = scratch / "pristine"
        copy_into(pristine)
        done = pytest_in(pristine, list(dict.fromkeys(test for one in mutations for test in one.tests)))
        if done.returncode != 0:
            return failures(done.stdout) or [(done.stdout + done.stderr)[-500:]], []
        verdicts = []
        with ThreadPoolExecutor(jobs) as pool:
            for verdict in pool.map(lambda one: tried(one, pristine, scratch), mutations):
                print(verdict.line(), flush=True)
                verdicts.append(verdict)
    return [], verdicts


def chosen(names: Sequence[str], engine: str, folder: Path) -> list[Mutation]:
    """Return the mutations asked for; those of one engine and those that concern all when an engine is named."""
    known = {one.name: one for one in read(folder)}
    if unknown := [name for name in names if name not in known]:
        raise SystemExit(f"unknown: {', '.join(unknown)}")
    asked = [known[name] for name in names] if names else list(known.values())
    return [one for one in asked if not engine or one.engine in ("", engine)]


def report(failing: list[str], verdicts: Sequence[Verdict]) -> dict[str, object]:
    states = Counter(verdict.state for verdict in verdicts)
    return {
        "mutations": len(verdicts),
        "caught": states[CAUGHT],
        "survived": states[SURVIVED],
        "broken_or_not_fitting": states[BROKEN] + states[UNFIT],
        "files_mutated": len({verdict.mutation.file for verdict in verdicts}),
        "failing_without_mutation": failing,
        "list": [
            {
                "name": v.mutation.name,
                "file": f"{PACKAGE}/{v.mutation.file}",
                "engine": v.mutation.engine,
                "why": v.mutation.why,
                "state": v.state,
                "caught_by": v.by if v.state == CAUGHT else "",
            }
            for v in verdicts
        ],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="mutations to try (all if none is named)")
    parser.add_argument("--engine", default="", help="leave out the faults of other engines than this one")
    parser.add_argument("--lists", type=Path, default=HERE, help="folder of the mutations_*.toml")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    parser.add_argument("--jobs", type=int, default=2, help="how many copies are tested at a time")
    asked = parser.parse_args(arguments)
    failing, verdicts = tried_all(chosen(asked.names, asked.engine, asked.lists), asked.jobs)
    found = report(failing, verdicts)
    for test in failing:
        print(f"FAILS WITHOUT ANY MUTATION: {test}")
    print(f"{found['caught']} of {found['mutations']} mutations caught, {found['survived']} survived")
    if asked.out:
        asked.out.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0 if verdicts and found["caught"] == len(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
