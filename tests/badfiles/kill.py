"""Writers killed at random moments: the old file or the new one stands whole, and rests hurt nobody.

    python tests/badfiles/kill.py [--kills 100] [--writers 2] [--rounds 200] [--seed 1] [--out FILE.json]

A child process writes a scenario over and over, each time another version of 100 kB, and gets SIGKILL after a random
time. Then two processes race for new names and for one counter: every name has one winner, no count is lost.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from leiq_sim.errors import ScenarioError
from leiq_sim.files import atomic
from leiq_sim.files.atomic import REST_AGE_SECONDS, ChangedError, version_of, write_atomic
from leiq_sim.files.load import list_scenarios, load_scenario

WAYS = ("replace", "swap", "create")
LINES = 1000
LONGEST_SECONDS = 0.04


def text_of(number: int) -> str:
    """Return a scenario of 100 kB whose first and last line name its number."""
    filler = "".join(f"# {'x' * 96}\n" for _ in range(LINES))
    return f'title = "version {number}"\n{filler}# end {number}\n'


def is_whole(path: Path) -> bool:
    """Whether a file is exactly one of the versions."""
    text = path.read_text(encoding="utf-8")
    number = re.match(r'title = "version (\d+)"', text)
    return number is not None and text == text_of(int(number.group(1)))


def write_for_ever(folder: Path, way: str) -> None:
    """Write until killed."""
    number = 0
    while True:
        number += 1
        path = folder / ("mine.toml" if way != "create" else f"new_{os.getpid()}_{number}.toml")
        before = {"replace": None, "create": ""}.get(way, version_of(path) if way == "swap" else None)
        write_atomic(path, text_of(number), replacing=before)


def killed(folder: Path, way: str, seconds: float) -> None:
    """Kill a writer after some time of writing."""
    child = os.fork()
    if child == 0:
        try:
            write_for_ever(folder, way)
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the writer ended by itself"


def kills(data: Path, count: int, seed: int) -> dict[str, int]:
    """Kill writers and look at what they leave; return counts."""
    random, own = Random(seed), data / "scenarios" / "own"
    os.environ["LEIQ_DATA"] = str(data)
    write_atomic(own / "mine.toml", text_of(0))
    halves = unloadable = with_rest = versions = 0
    for number in range(count):
        before, rests = version_of(own / "mine.toml"), len(list(own.glob(".*.part")))
        killed(own, WAYS[number % len(WAYS)], random.uniform(0.0, LONGEST_SECONDS))
        halves += sum(not is_whole(path) for path in own.glob("*.toml"))
        with_rest += len(list(own.glob(".*.part"))) > rests
        versions += version_of(own / "mine.toml") != before
        unloadable += list_scenarios()[:1] != ["baseline"] or any("." in name for name in list_scenarios())
    try:
        unloadable += not load_scenario("mine").title["de"].startswith("version")
    except ScenarioError:
        unloadable += 1
    return {
        "kills": count, "half_files": halves, "lists_or_loads_hurt": unloadable,
        "kills_that_left_a_rest": with_rest, "kills_after_a_new_version": versions,
    }  # fmt: skip


def rests_removed(own: Path) -> int:
    """Return how many rests of `mine` stay after an hour and one more write, plus fresh ones that went too early."""
    fresh = own / ".mine.toml.fresh.part"
    for rest in own.glob(".mine.toml.*.part"):
        os.utime(rest, (time.time() - REST_AGE_SECONDS - 1,) * 2)
    fresh.write_text("in use", encoding="utf-8")
    write_atomic(own / "mine.toml", text_of(1))
    left = {path.name for path in own.glob(".mine.toml.*.part")} ^ {fresh.name}
    fresh.unlink(missing_ok=True)
    return len(left)


def claim(path: Path) -> int:
    """Try to be the first at a name; return 1 when that came true."""
    try:
        write_atomic(path, str(os.getpid()), replacing="")
    except ChangedError:
        return 0
    return 1


def count_up(path: Path, rounds: int) -> int:
    """Add one to the number in a file so many times; return how often somebody else was faster."""
    conflicts = done = 0
    while done < rounds:
        version = version_of(path)
        try:
            write_atomic(path, str(int(path.read_text(encoding="utf-8")) + 1), replacing=version)
            done += 1
        except ChangedError:
            conflicts += 1
    return conflicts


def race(folder: Path, writers: int, rounds: int) -> dict[str, int]:
    """Let processes race; return what was won, counted and refused."""
    counter = write_atomic(folder / "counter", "0")
    command = [sys.executable, str(Path(__file__).resolve()), "--race", str(folder), "--rounds", str(rounds)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(writers)]
    (folder / "go").touch()
    said = [json.loads(process.communicate(timeout=600)[0]) for process in started]
    winners = {path.read_text(encoding="utf-8") for path in folder.glob("name_*")}
    return {
        "writers": writers, "names": rounds, "names_won": sum(one["won"] for one in said), "winners": len(winners),
        "counted": int(counter.read_text(encoding="utf-8")), "counts_due": writers * rounds,
        "conflicts_told": sum(one["conflicts"] for one in said),
    }  # fmt: skip


def dawdling(path: Path) -> str:
    """Look which version stands there and wait a moment, in which a writer without a lock would be overtaken."""
    version = version_of(path)
    time.sleep(0.002)
    return version


def racer(folder: Path, rounds: int) -> None:
    atomic.version_of = dawdling
    while not (folder / "go").exists():
        time.sleep(0.001)
    conflicts = won = 0
    for number in range(rounds):
        conflicts += count_up(folder / "counter", 1)
        won += claim(folder / f"name_{number}")
    print(json.dumps({"conflicts": conflicts, "won": won}))


def faults(found: dict[str, int]) -> list[str]:
    """Return the promises that were not kept."""
    kept = {
        "a half file": found["half_files"] == 0,
        "a list or a load that was hurt": found["lists_or_loads_hurt"] == 0,
        "a rest that stayed or went too early": found["rests_wrong"] == 0,
        "a name with no or two winners": found["names_won"] == found["names"],
        "a lost update": found["counted"] == found["counts_due"],
    }
    return [name for name, holds in kept.items() if not holds]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, value in (("kills", 100), ("writers", 2), ("rounds", 200), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--race", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.race:
        racer(wanted.race, wanted.rounds)
        return 0
    sys.path.insert(0, str(Path(__file__).parent))
    from corpus import copy_of_data

    with tempfile.TemporaryDirectory() as place:
        data = copy_of_data(Path(place) / "data")
        found = kills(data, wanted.kills, wanted.seed)
        found["rests_wrong"] = rests_removed(data / "scenarios" / "own")
        found |= race(Path(place), wanted.writers, wanted.rounds) | {"seed": wanted.seed}
    wrong = faults(found)
    print("\n".join(f"{name}: {value}" for name, value in found.items()))
    print("not kept: " + ", ".join(wrong) if wrong else "all kept")
    if wanted.out:
        wanted.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
