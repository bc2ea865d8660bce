"""nbval compares what the notebooks show: one digit changed, and it fails."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
WIDGET = "application/vnd.jupyter.widget-view+json"


def nbval(path):
    environment = {**os.environ, "MPLBACKEND": "Agg", "LEIQ_LANG": "de"}
    options = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout", "180", "-p", "no:cacheprovider", "-q"]
    command = [sys.executable, "-m", "pytest", *options, str(path)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def compared_texts(notebook):
    """Yield (mapping, key) of each stored text that nbval compares."""
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or cell.execution_count is None or "nbval-ignore-output" in tags:
            continue
        for output in cell.outputs:
            if output.output_type == "stream" and output.name == "stdout":
                yield output, "text"
            elif output.output_type in ("execute_result", "display_data") and WIDGET not in output.data:
                yield from ((output.data, kind) for kind in ("text/plain", "text/html") if kind in output.data)


def alter_one_digit(notebook):
    """Change the last digit of the first compared text that shows a number; return whether there was one."""
    for place, key in compared_texts(notebook):
        if "<style" in place[key]:
            continue  # its digits are ids
        digits = list(re.finditer(r"\d", re.sub(r"<[^>]*>|0x[0-9a-f]+", lambda m: " " * len(m.group()), place[key])))
        if digits:
            at = digits[-1].start()
            place[key] = place[key][:at] + str((int(place[key][at]) + 1) % 10) + place[key][at + 1 :]
            return True
    return False


@pytest.mark.slow
def test_nbval_fails_when_one_stored_digit_is_altered(tmp_path):
    for path in sorted(FOLDER.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        copy = tmp_path / path.name
        nbformat.write(notebook, copy)
        if not alter_one_digit(notebook):
            continue
        whole = nbval(copy)
        assert whole.returncode == 0, whole.stdout
        nbformat.write(notebook, copy)
        altered = nbval(copy)
        assert altered.returncode == 1, altered.stdout
        assert "1 failed" in altered.stdout
        return
    pytest.fail("no notebook in notebooks/ stores a number as text or table, so nbval compares nothing")


def test_every_notebook_stores_at_least_three_outputs_that_are_compared():
    paths = sorted(FOLDER.glob("*.ipynb"))
    assert paths, "there is no notebook in notebooks/"
    counts = {
        path.name: len({id(place) for place, _ in compared_texts(nbformat.read(path, as_version=4))}) for path in paths
    }
    assert {name: count for name, count in counts.items() if count < 3} == {}
