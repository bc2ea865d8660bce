"""Data is never run: no pickle, no YAML tags, no eval, no shell, no unpacking of archives, XML only by safe readers.

Held over the syntax tree of the package, run.py, the notebooks' cells and every file of the tests. Processes of one
run (multiprocessing, concurrent.futures) hand each other objects by pickle inside; nothing of that comes from a file.
"""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE_IN_DATA = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "marshal", "shelve"}
UNSAFE_XML = ("xml.etree", "xml.dom", "xml.sax.make_parser", "xml.sax.parse", "xml.sax.expatreader", "lxml", "pyexpat")
# pandas' own methods of these names run the text they are given; one written in place is code, not data.
RUNS_TEXT = {"eval", "query"}
UNPACKS = {"extractall", "extract", "unpack_archive"}
READS_PICKLE = {"read_pickle", "to_pickle"}
SAFE_LOADERS = {"SafeLoader", "CSafeLoader"}
# What a test may do, with the reason; "file: rule". Nothing of the package, run.py or the notebooks stands here.
ALLOWED = {
    "tests/errors/test_errors_sentences.py: pickle": "an error made there travels between processes",
    "tests/engine/test_engine_compiled.py: pickle": "an error made there travels between processes",
    "tests/model/test_model_scenario.py: pickle": "a scenario made there travels between processes",
    "tests/docs/test_docs_examples.py: exec": "the examples of the documentation are code and are run",
    "tests/docs/test_docs_examples.py: compile": "the examples of the documentation are code and are run",
    "tests/cli/test_cli_whole.py: shell": "a fixed line with a pipe, as a user types it",
}


def imported(node: ast.AST) -> list[str]:
    """Return the dotted names that a statement imports."""
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level:
        return [f"{node.module}.{name.name}" for name in node.names]
    return []


def rules_broken(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and rule of every breach in a piece of Python."""
    for node in ast.walk(ast.parse(source)):
        for name in imported(node):
            if name.split(".")[0] in CODE_IN_DATA:
                yield node.lineno, "pickle"
            if f"{name}.".startswith(tuple(f"{one}." for one in UNSAFE_XML)):
                yield node.lineno, "xml"
        if isinstance(node, ast.Call):
            yield from ((node.lineno, rule) for rule in broken_by_call(node))


def broken_by_call(call: ast.Call) -> Iterator[str]:
    """Yield the rules that a call breaks."""
    named = call.func
    owner = named.value if isinstance(named, ast.Attribute) else None
    name = named.attr if isinstance(named, ast.Attribute) else getattr(named, "id", "")
    words = {word.arg: word.value for word in call.keywords}
    if owner is None and name in ("eval", "exec", "compile"):
        yield name
    if owner is not None and name in RUNS_TEXT and not (call.args and isinstance(call.args[0], ast.Constant)):
        yield name
    if owner is not None and name in UNPACKS:
        yield "unpack"
    if name in READS_PICKLE or is_on(words.get("allow_pickle")):
        yield "pickle"
    if is_on(words.get("shell")) or name in ("system", "popen", "getoutput", "getstatusoutput"):
        yield "shell"
    if getattr(owner, "id", "") == "yaml" and name in ("load", "load_all", "unsafe_load", "full_load"):
        loader = words.get("Loader")
        if name not in ("load", "load_all") or getattr(loader, "attr", getattr(loader, "id", "")) not in SAFE_LOADERS:
            yield "yaml"


def is_on(value: ast.expr | None) -> bool:
    """Whether a keyword is given and not plainly off."""
    return value is not None and not (isinstance(value, ast.Constant) and not value.value)


def faults(path: str, source: str) -> list[str]:
    found = {f"{path}: {rule}": line for line, rule in rules_broken(source)}
    return [f"{breach}, line {line}" for breach, line in found.items() if breach not in ALLOWED]


def python_files() -> list[Path]:
    return [ROOT / "run.py", *sorted((ROOT / "leiq_sim").rglob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]


def notebook_code(path: Path) -> str:
    """Return the code of a notebook's cells, without lines that are commands to the notebook."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    lines = [line for cell in cells if cell["cell_type"] == "code" for line in "".join(cell["source"]).splitlines()]
    return "\n".join(line for line in lines if not line.startswith("%"))


def test_no_file_runs_data():
    files = python_files()
    assert len(files) > 150
    found = [f for path in files for f in faults(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))]
    assert found == []


def test_no_notebook_runs_data_or_a_shell():
    paths = [path for path in sorted((ROOT / "notebooks").rglob("*.ipynb")) if ".ipynb_checkpoints" not in path.parts]
    assert paths
    assert [f for path in paths for f in faults(path.name, notebook_code(path))] == []


def test_what_is_allowed_is_still_done_and_only_by_tests():
    assert all(entry.startswith("tests/") for entry in ALLOWED)
    for entry in ALLOWED:
        path, rule = entry.split(": ")
        broken = {found for _, found in rules_broken((ROOT / path).read_text(encoding="utf-8"))}
        assert rule in broken, f"{entry} is excused and no longer done"


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("import pickle", "pickle"),
        ("from pickle import loads", "pickle"),
        ("import marshal", "pickle"),
        ("def late():\n    import shelve", "pickle"),
        ("from joblib import load", "pickle"),
        ("import dill as d", "pickle"),
        ("np.load(path, allow_pickle=True)", "pickle"),
        ("np.load(path, allow_pickle=wanted)", "pickle"),
        ("pd.read_pickle(path)", "pickle"),
        ("eval(text)", "eval"),
        ("exec(text)", "exec"),
        ("compile(text, 'x', 'exec')", "compile"),
        ("frame.eval(text)", "eval"),
        ("frame.query(text)", "query"),
        ("yaml.load(text)", "yaml"),
        ("yaml.load(text, Loader=yaml.Loader)", "yaml"),
        ("yaml.unsafe_load(text)", "yaml"),
        ("yaml.full_load(text)", "yaml"),
        ("subprocess.run(line, shell=True)", "shell"),
        ("os.system(line)", "shell"),
        ("os.popen(line)", "shell"),
        ("zipfile.ZipFile(path).extractall(place)", "unpack"),
        ("archive.extract(name, place)", "unpack"),
        ("shutil.unpack_archive(path)", "unpack"),
        ("import xml.etree.ElementTree as ET", "xml"),
        ("from xml.etree import ElementTree", "xml"),
        ("from xml.dom.minidom import parse", "xml"),
        ("from lxml import etree", "xml"),
    ],
)
def test_a_rule_notices_its_breach(source, rule):
    assert [found for _, found in rules_broken(source)] == [rule]
    assert len(faults("leiq_sim/files/planted.py", source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import re\nre.compile('a')",
        "yaml.safe_load(text)",
        "yaml.load(text, Loader=yaml.SafeLoader)",
        "subprocess.run([a, b], shell=False)",
        "np.load(path, allow_pickle=False)",
        "from defusedxml.ElementTree import fromstring",
        "from xml.sax.saxutils import escape",
        "archive.read(name)",
        "frame.query('a == 1')",
        "from concurrent.futures import ProcessPoolExecutor",
    ],
)
def test_a_rule_lets_the_good_pass(source):
    assert list(rules_broken(source)) == []
