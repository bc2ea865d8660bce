"""Ten thousand mutated files: each gives a typed list of problems or a valid scenario, never another exception.

    python tests/badfiles/fuzz.py [--files 10000] [--seed 1] [--workers 2] [--only N] [--out FILE.json]

Each file is read in a worker process within 2 s of CPU time and 300 MB of address space (RLIMIT_AS) above what the
worker had after importing the package and loading the baseline; --only replays one copy and keeps its file.
"""

import argparse
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from math import isfinite
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import DATA
from damage import Copy, copy

from leiq_sim.errors import Problem, ScenarioError
from leiq_sim.files import load
from leiq_sim.files.tables import read_table
from leiq_sim.model.check import check
from leiq_sim.model.scenario import Scenario
from leiq_sim.model.tables import TABLES

SECONDS, MEGABYTES, CHUNK, SILENCE_SECONDS = 2.0, 300, 200, 300


class TooSlow(BaseException):
    """Two seconds of CPU time are over."""


class Bench:
    """A copy of data/ in which files are replaced one at a time."""

    def __init__(self, place: Path) -> None:
        self.place, self.data = place, place / "data"
        shutil.copytree(DATA, self.data, ignore=shutil.ignore_patterns("own", "targets"))
        os.environ["LEIQ_DATA"] = str(self.data)
        self.known = load.load_folder(self.data)
        assert self.known.scenario is not None
        assert not self.known.problems
        (place / "alone").mkdir()

    def problems(self, made: Copy) -> list[Problem]:
        """Read a copy where it stands for something; whatever is found valid must be whole."""
        if made.kind == "table":
            return self._table(made)
        return self._scenario(made) if made.kind == "scenario" else self._folder(made)

    def _table(self, made: Copy) -> list[Problem]:
        path = self.place / "alone" / made.name
        path.write_bytes(made.content)
        found = load.check_files([path])
        if not found and path.stem in TABLES:
            rows = read_table(path, TABLES[path.stem]).rows
            assert all(isinstance(row, TABLES[path.stem]) for row in rows)
            assert all(isfinite(v) for row in rows for v in vars(row).values() if isinstance(v, float))
        path.unlink()
        return found

    def _scenario(self, made: Copy) -> list[Problem]:
        path = self.place / "alone" / made.name
        path.write_bytes(made.content)
        loaded = load._load(path, known=self.known)
        self._whole(loaded.scenario, loaded.problems)
        path.unlink()
        return loaded.problems

    def _folder(self, made: Copy) -> list[Problem]:
        path, csv = self.data / made.name, (self.data / made.name).with_suffix(".csv")
        hidden = made.name.endswith(".xlsx")
        old = (csv if hidden else path).read_bytes()
        if hidden:
            csv.unlink()
        path.write_bytes(made.content)
        try:
            found = load.check_files([self.data / "baseline.toml"])
            loaded = load.load_folder(self.data)
            self._whole(loaded.scenario, found or loaded.problems)
            return found
        finally:
            path.unlink()
            (csv if hidden else path).write_bytes(old)

    @staticmethod
    def _whole(scenario: Scenario | None, problems: list[Problem]) -> None:
        if not problems:
            assert isinstance(scenario, Scenario), "neither a problem nor a scenario"
            assert check(scenario) == [], "a scenario that the checks refuse"


def judged(bench: Bench, made: Copy) -> dict[str, object]:
    """Return what became of a copy: valid, refused with codes, or failed with the reason."""
    before = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        found = bench.problems(made)
        for one in found:
            assert isinstance(one, Problem)
            assert one.sentence("de") != one.sentence("en")
        result: dict[str, object] = {"codes": sorted({one.code for one in found})}
    except TooSlow:
        result = {"failed": f"more than {SECONDS:g} s of CPU time", "trace": traceback.format_exc(limit=-6)}
    except ScenarioError as error:
        result = {"codes": sorted({one.code for one in error.problems})}
    except Exception as error:
        result = {"failed": f"{type(error).__name__}: {error}"[:200], "trace": traceback.format_exc(limit=-6)}
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return result | {"number": made.number, "kind": made.kind, "name": made.name, "made": made.made,
                     "seconds": time.process_time() - before}  # fmt: skip


def _over(*_: object) -> None:
    raise TooSlow


def _bounded() -> None:
    """Bind this process to its limits, counted from what it holds now."""
    signal.signal(signal.SIGPROF, _over)
    held = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MEGABYTES * 2**20, resource.RLIM_INFINITY))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def work(seed: int, numbers: range, pipe) -> None:
    """Judge copies in a process of its own; tell each before it begins, so that a crash can be blamed."""
    with tempfile.TemporaryDirectory() as place:
        bench = Bench(Path(place))
        import defusedxml.ElementTree  # noqa: F401  # part of the package's cost, not of a file's
        import openpyxl  # noqa: F401

        before = _peak()
        _bounded()
        for number in numbers:
            pipe.send(("begins", number))
            scratch = Path(tempfile.mkdtemp(dir=place))
            pipe.send(("done", judged(bench, copy(seed, number, scratch)) | {"grown": _peak() - before}))
            shutil.rmtree(scratch)
    pipe.send(("end", None))


def run(files: int, seed: int, workers: int) -> list[dict[str, object]]:
    """Judge all copies on some workers; a worker that dies or falls silent is a failure of its last copy."""
    context, waiting = get_context("fork"), [range(n, min(n + CHUNK, files)) for n in range(0, files, CHUNK)]
    results: list[dict[str, object]] = []
    busy: dict[object, list] = {}
    while waiting or busy:
        while waiting and len(busy) < workers:
            numbers = waiting.pop(0)
            mine, theirs = context.Pipe(duplex=False)
            process = context.Process(target=work, args=(seed, numbers, theirs), daemon=True)
            process.start()
            theirs.close()
            busy[mine] = [process, numbers, numbers.start, time.monotonic()]
        for pipe in list(busy):
            rest = _listened(pipe, busy, results)
            waiting += [rest] if rest else []
    return sorted(results, key=lambda one: int(str(one["number"])))


def _listened(pipe, busy: dict, results: list) -> range | None:
    """Take what a worker says; return what is left of its work when it is gone before its end."""
    process, numbers, last, heard = busy[pipe]
    try:
        if pipe.poll(0.05):
            word, said = pipe.recv()
            busy[pipe][3] = time.monotonic()
            if word == "begins":
                busy[pipe][2] = said
            elif word == "done":
                results.append(said)
            else:
                del busy[pipe]
                process.join()
            return None
        if time.monotonic() - heard < SILENCE_SECONDS:
            return None
        process.kill()
        reason = "hung"
    except EOFError:
        reason = "the process died"
    del busy[pipe]
    process.join()
    results.append({"number": last, "failed": reason, "kind": "", "name": "", "made": "", "seconds": 0.0, "grown": 0.0})
    return range(last + 1, numbers.stop) if last + 1 < numbers.stop else None


def figures(results: list[dict[str, object]], seed: int) -> dict[str, object]:
    """Return the figures of a run, plain numbers and words."""
    failed = [one for one in results if "failed" in one]
    valid = sum(one.get("codes") == [] for one in results)
    counted = Counter(code for one in results for code in one.get("codes", ()))
    slowest = max(results, key=lambda one: one["seconds"])
    return {
        "what": "mutated copies of data files, presets, workbooks and the corpus of bad files",
        "files": len(results), "seed": seed, "valid": valid, "refused": len(results) - valid - len(failed),
        "failed": len(failed), "failed_numbers": [one["number"] for one in failed],
        "codes_seen": len(counted), "codes": dict(counted.most_common()),
        "kinds": dict(Counter(str(one["kind"]) for one in results)),
        "limit_cpu_seconds": SECONDS, "worst_cpu_seconds": round(slowest["seconds"], 3),
        "worst_number": slowest["number"],
        "limit_megabytes": MEGABYTES, "limit_measured_as": "RLIMIT_AS above a worker with the baseline loaded",
        "worst_megabytes_resident": round(max(one["grown"] for one in results), 1),
    }  # fmt: skip


def replay(seed: int, number: int) -> int:
    """Judge one copy in this process and keep its file."""
    place = Path(tempfile.mkdtemp(prefix="fuzz-"))
    (place / "scratch").mkdir()
    bench, made = Bench(place), copy(seed, number, place / "scratch")
    kept = place / made.name
    kept.write_bytes(made.content)
    signal.signal(signal.SIGPROF, _over)
    result = judged(bench, made)
    print(f"copy {number} of seed {seed}: {made.kind} {made.name} ({made.made}), kept as {kept}")
    print(result.get("trace") or f"{result['codes'] or 'valid'}, {result['seconds']:.2f} s")
    return int("failed" in result)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, value in (("files", 10_000), ("seed", 1), ("workers", 2)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--only", type=int)
    parser.add_argument("--out", type=Path)
    wanted = parser.parse_args()
    if wanted.only is not None:
        return replay(wanted.seed, wanted.only)
    results = run(wanted.files, wanted.seed, wanted.workers)
    found = figures(results, wanted.seed)
    for one in results:
        if "failed" in one:
            print(f"--seed {wanted.seed} --only {one['number']}: {one['kind']} {one['name']} ({one['made']}): "
                  f"{one['failed']}")  # fmt: skip
    print(f"{found['files']} files, seed {wanted.seed}: {found['refused']} refused with {found['codes_seen']} codes, "
          f"{found['valid']} valid, {found['failed']} failed; slowest {found['worst_cpu_seconds']} s CPU, largest "
          f"{found['worst_megabytes_resident']} MB")  # fmt: skip
    if wanted.out:
        wanted.out.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(found["failed"] > 0 or found["files"] != wanted.files)


if __name__ == "__main__":
    sys.exit(main())
