import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"


class Folder:
    """A copy of data/ that a test may spoil."""

    def __init__(self, path):
        self.path = path

    def text(self, name):
        return (self.path / name).read_text(encoding="utf-8")

    def write(self, name, text):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def append(self, name, line):
        """Add a line at the end; return its number."""
        text = self.text(name).rstrip("\n") + "\n" + line + "\n"
        self.write(name, text)
        return len(text.splitlines())

    def preset(self, name, body):
        return self.write(f"scenarios/{name}.toml", 'title = "A test"\n' + body)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    path = tmp_path / "data"
    shutil.copytree(DATA, path, ignore=shutil.ignore_patterns("own"))
    monkeypatch.setenv("LEIQ_DATA", str(path))
    return Folder(path)
