"""The command line as a user starts it: the real data, the real engine, a process of its own."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest
from cli_fakes import COMPARE_COLUMNS, RUN_COLUMNS

TERMINAL = {**os.environ, "PYTHONUTF8": "1", "LEIQ_LANG": "de", "COLUMNS": "120"}
TERMINAL.pop("LEIQ_DATA", None)
TWICE = ("baseline", "--replications", "2", "--format", "json", "--no-store")
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for a single process")


def leiq(*arguments, **environment):
    """Return the finished process of a command."""
    return subprocess.run(
        [sys.executable, "-m", "leiq_sim", *arguments],
        capture_output=True, encoding="utf-8", env=TERMINAL | environment, timeout=120,
    )  # fmt: skip


def test_the_same_seed_gives_the_same_bytes_on_one_and_on_two_workers():
    one, two = (leiq("run", *TWICE, "--workers", n) for n in "12")
    assert one.returncode == 0
    assert one.stdout == two.stdout
    rows = json.loads(one.stdout)
    assert list(rows[0]) == [*RUN_COLUMNS, "data_note"]
    assert {"qualified_work", "cost", "pool_load"} <= {row["kpi"] for row in rows}


def test_a_comparison_is_printed_and_written(tmp_path):
    path = tmp_path / "results" / "comparison.csv"
    done = leiq("compare", "baseline", "more_nursing_seats", "--replications", "2", "--out", str(path))
    assert done.returncode == 0, done.stderr
    assert path.read_text(encoding="utf-8").splitlines()[0] == ",".join([*COMPARE_COLUMNS, "data_note"])
    assert "Beispieldaten, nicht mit den Partnern abgestimmt." in done.stdout
    assert "25 statt 16" in done.stdout
    assert "Urteil" in done.stdout
    assert os.listdir(path.parent) == ["comparison.csv"]


def test_the_event_log_is_written_for_process_mining(tmp_path):
    path = tmp_path / "events.csv"
    assert leiq("events", "baseline", "--out", str(path), "--replication", "1").returncode == 0
    with path.open(encoding="utf-8") as file:
        head = next(file).strip().split(",")
        first = next(file)
    assert head[:5] == ["case", "activity", "lifecycle", "time", "resource"]
    assert ",schedule," in first


def test_the_data_that_come_with_the_project_have_no_problem():
    done = leiq("check")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_broken_file_is_refused_by_run_and_explained_by_check(tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text(
        'title = "x"\nbase = "baseline"\n[[change]]\npath = "courses.nursing.seats"\nvalue = 3\n', "utf-8"
    )
    checked, started = leiq("check", str(broken)), leiq("run", str(broken))
    assert (checked.returncode, started.returncode) == (1, 2)
    assert "nursing" in checked.stdout
    assert checked.stdout.splitlines()[0] in started.stderr
    assert "Traceback" not in started.stderr + checked.stderr


def test_an_engine_that_does_not_exist_is_refused_in_words():
    done = leiq("run", "baseline", "--engine", "steam", LEIQ_LANG="en")
    assert done.returncode == 2
    assert "steam" in done.stderr
    assert "auto, compiled, reference" in done.stderr
    assert "Traceback" not in done.stderr


@POSIX
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_with_130_one_line_and_no_file(tmp_path, workers):
    path = tmp_path / "half.csv"
    command = [sys.executable, "-m", "leiq_sim", "run", "baseline", "--replications", "500", "--progress", "--no-store"]
    process = subprocess.Popen(
        [*command, "--workers", workers, "--out", str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=TERMINAL, start_new_session=True,
    )  # fmt: skip
    try:
        seen = b""
        until = time.monotonic() + 90
        while not re.search(rb"[1-9]\d*/500", seen) and time.monotonic() < until:
            seen += os.read(process.stderr.fileno(), 4096)
        os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the whole group
        out, rest = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    assert out == b""
    said = rest.decode("utf-8")
    assert said.strip().endswith("Abgebrochen. Es wurde keine Datei gesichert.")
    assert "Traceback" not in said
    assert os.listdir(tmp_path) == []


@POSIX
def test_a_reader_that_stops_reading_is_no_error():
    command = f"{sys.executable} -m leiq_sim data | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", env=TERMINAL, timeout=60)
    assert done.stdout.startswith("Pfad")
    assert done.stderr == ""


def test_the_data_report_names_course_starts_on_a_day_off():
    # 1 March 2026 is a Sunday.
    assert "Anpassungslehrgang Pflege: 02.03.2026 statt 01.03.2026" in leiq("data", "--lang", "de").stdout
    assert "2 Mar 2026 instead of 1 Mar 2026" in leiq("data", "--lang", "en").stdout.replace("\u00a0", " ")
