"""Downloads of several files as one."""

import io
import zipfile

import pytest

from leiq_sim.files.bundle import bundled


def test_all_files_lie_in_one_folder_and_the_same_content_gives_the_same_bytes():
    files = {"a.csv": "Größe\n1\n", "b.png": b"\x89PNG"}
    made = bundled(files, "leiq_x")
    assert made == bundled(files, "leiq_x")
    with zipfile.ZipFile(io.BytesIO(made)) as read:
        assert read.namelist() == ["leiq_x/a.csv", "leiq_x/b.png"]
        assert read.read("leiq_x/a.csv").decode("utf-8") == "Größe\n1\n"
        assert read.read("leiq_x/b.png") == b"\x89PNG"


@pytest.mark.parametrize("name", ["../a.csv", "a/b.csv", "a\\b.csv", ".hidden"])
def test_no_file_leaves_the_folder(name):
    with pytest.raises(ValueError, match="no name of a file"):
        bundled({name: ""}, "leiq_x")
