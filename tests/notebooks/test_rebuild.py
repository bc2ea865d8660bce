"""Notebooks are executed so that two runs write the same bytes."""

import nbformat
import pytest
import rebuild
from nbclient.exceptions import CellExecutionError


def write(path, *sources):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)


@pytest.mark.slow
def test_two_runs_write_the_same_bytes_and_show_the_values(tmp_path):
    path = tmp_path / "a.ipynb"
    write(path, "import ipywidgets\nprint(6 * 7)", "ipywidgets.IntSlider(3)")
    stored = []
    for _ in range(2):
        assert rebuild.main([str(path)]) == 0
        stored.append(path.read_bytes())
    assert stored[0] == stored[1]
    notebook = nbformat.read(path, as_version=4)
    assert notebook.cells[0].outputs[0].text == "42\n"
    assert [cell.id for cell in notebook.cells] == ["cell-00", "cell-01"]
    assert notebook.metadata == rebuild.METADATA
    assert [file.name for file in tmp_path.iterdir()] == ["a.ipynb"]


@pytest.mark.slow
def test_a_notebook_that_fails_stays_as_it_was(tmp_path):
    path = tmp_path / "a.ipynb"
    write(path, "1 / 0")
    before = path.read_bytes()
    with pytest.raises(CellExecutionError):
        rebuild.main([str(path)])
    assert path.read_bytes() == before
