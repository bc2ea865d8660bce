"""run.py answers on any Python 3, and repairs a half-built environment."""

import ast
import os
import subprocess
import sys

import pytest


def test_run_py_parses_on_an_old_python(root):
    source = (root / "run.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    with pytest.raises(SyntaxError):
        ast.parse(source + "\nif (new := 1): pass\n", feature_version=(3, 6))


def test_run_py_imports_the_standard_library_only(root):
    tree = ast.parse((root / "run.py").read_text(encoding="utf-8"))
    names = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    assert names
    assert set(names) <= sys.stdlib_module_names
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 2), (3, 14, 0)])
def test_a_python_that_does_not_fit_gets_one_line_and_exit_code_1(run, capsys, monkeypatch, version):
    monkeypatch.setattr(run, "set_up", lambda: pytest.fail("must not set up"))
    assert run.main(["test"], version) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert "{}.{}".format(*version) in said.err
    assert "3.11 to 3.13" in said.err


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 9), (3, 13, 1)])
def test_a_python_that_fits_has_no_problem(run, version):
    assert run.python_problem(version) is None


def test_the_hint_names_a_python_that_is_there(run, monkeypatch):
    monkeypatch.setattr(run.shutil, "which", lambda name: name if name == "python3.12" else None)
    monkeypatch.setattr(run, "silent", lambda command: (0, ""))
    assert run.python_problem((3, 9)).endswith("python3.12 run.py")
    monkeypatch.setattr(run, "silent", lambda command: (1, ""))
    assert "python.org" in run.python_problem((3, 9))


def test_without_the_module_venv_one_line_says_what_to_install(run, capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(run, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    problem = run.venv_problem(("venv", "no_such_module"))
    monkeypatch.setattr(run, "venv_problem", lambda: problem)
    assert run.main(["check"]) == 1
    said = capsys.readouterr().err.strip()
    assert len(said.splitlines()) == 1
    assert "python3-venv" in said
    assert not (tmp_path / ".venv").exists()


def test_every_message_is_there_in_both_languages_with_the_same_values(run):
    import string

    for key, words in run.MESSAGES.items():
        assert len(words) == 2, key
        german, english = ({field for _, field, _, _ in string.Formatter().parse(word) if field} for word in words)
        assert german == english, key


# The stamp


def test_an_environment_is_ready_only_with_the_right_stamp(run, tmp_path):
    venv, wanted = tmp_path / ".venv", run.stamp_text()
    assert run.state(str(venv), wanted, sys.executable) == "absent"
    venv.mkdir()
    assert run.state(str(venv), wanted, sys.executable) == "broken"  # killed while installing: no stamp yet
    run.write_stamp(str(venv), wanted)
    assert run.state(str(venv), wanted, sys.executable) == "ready"
    run.write_stamp(str(venv), wanted.splitlines()[0] + "\ncontents another lock file\n")
    assert run.state(str(venv), wanted, sys.executable) == "stale"
    run.write_stamp(str(venv), run.stamp_text("3.99"))
    assert run.state(str(venv), wanted, sys.executable) == "broken"


def test_a_stamp_that_was_half_written_or_torn_does_not_count(run, tmp_path):
    (tmp_path / "leiq-stamp.part").write_text(run.stamp_text(), encoding="utf-8")
    assert run.state(str(tmp_path), run.stamp_text(), sys.executable) == "broken"
    (tmp_path / "leiq-stamp").write_bytes(b"\xff\x00")
    assert run.state(str(tmp_path), run.stamp_text(), sys.executable) == "broken"


def test_an_environment_whose_python_no_longer_runs_is_broken(run, tmp_path):
    run.write_stamp(str(tmp_path), run.stamp_text())
    assert run.state(str(tmp_path), run.stamp_text(), str(tmp_path / "gone")) == "broken"


def test_the_stamp_changes_with_the_lock_and_not_with_line_ends(run, monkeypatch, tmp_path):
    lock = tmp_path / "requirements.lock"
    monkeypatch.setattr(run, "LOCK", str(lock))
    stamps = []
    for content in (b"a==1\n", b"a==1\r\n", b"a==2\n"):
        lock.write_bytes(content)
        stamps.append(run.stamp_text())
    assert stamps[0] == stamps[1] != stamps[2]


@pytest.fixture
def installing(run, monkeypatch, tmp_path):
    """Set up in an empty folder, with the two slow steps replaced by their names in a list."""
    steps = []
    monkeypatch.setattr(run, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    monkeypatch.setattr(run, "make_venv", lambda: (os.makedirs(run.VENV, exist_ok=True), steps.append("venv")))
    monkeypatch.setattr(run, "install", lambda: steps.append("install"))
    return steps


def test_a_second_start_runs_no_installer(run, installing):
    run.set_up()
    run.set_up()
    assert installing == ["venv", "install"]


def test_a_set_up_that_was_killed_is_built_anew_at_the_next_start(run, installing, monkeypatch):
    def killed():
        raise KeyboardInterrupt

    whole = run.install
    monkeypatch.setattr(run, "install", killed)
    with pytest.raises(KeyboardInterrupt):
        run.set_up()
    monkeypatch.setattr(run, "install", whole)
    run.set_up()
    assert installing == ["venv", "venv", "install"]


def test_an_update_that_was_killed_leaves_no_stamp(run, installing, monkeypatch):
    run.set_up()
    monkeypatch.setattr(run, "stamp_text", lambda: run.read_stamp(run.VENV).splitlines()[0] + "\ncontents new\n")
    monkeypatch.setattr(run, "install", lambda: (_ for _ in ()).throw(run.SetupError("no network")))
    with pytest.raises(run.SetupError):
        run.set_up()
    assert run.read_stamp(run.VENV) == ""


def test_two_starts_at_once_take_turns(run, tmp_path):
    turn = tmp_path / "turn"
    with run.take_turn(str(turn)), open(turn, encoding="utf-8") as other:
        assert not run.try_lock(other)
    with open(turn, encoding="utf-8") as other:
        assert run.try_lock(other)


@pytest.mark.skipif(os.name == "nt", reason="locks are not inherited there")
def test_an_installer_that_outlives_its_run_py_keeps_the_turn(run, tmp_path):
    turn = tmp_path / "turn"
    with run.take_turn(str(turn)):
        installer = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False)
    with installer, open(turn, encoding="utf-8") as other:
        assert not run.try_lock(other)
        installer.communicate(b"\n")
        assert run.try_lock(other)


@pytest.mark.parametrize(
    ("output", "key"),
    [
        ("OSError: [Errno 28] No space left on device", "2 GB"),
        ("Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", "network or proxy"),
        ("[Errno 13] Permission denied: '/opt/x'", "folder of your own"),
        ("something else", "set-up failed"),
    ],
)
def test_an_installers_failure_becomes_one_line(run, monkeypatch, tmp_path, output, key):
    monkeypatch.setattr(run, "VENV", str(tmp_path))
    line = run.explain(output * 50)
    assert key in line
    assert "\n" not in line


# The commands


def test_an_unknown_command_is_refused_with_what_is_allowed(run, capsys):
    assert run.main(["tset"]) == 2
    assert "tset" in capsys.readouterr().out
    for name in (*run.COMMANDS, "--no-lab", "--no-browser"):
        run.main(["tset"])
        assert name in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "ci", "terminal", "served"),
    [
        ([], "", True, True),
        ([], "true", True, False),
        ([], "", False, False),
        (["--no-lab"], "", True, False),
        (["--no-browser"], "", True, True),
        (["--no-browser"], "", False, True),
        (["--no-browser"], "true", False, False),
    ],
)
def test_the_lab_opens_only_where_someone_can_see_it(run, monkeypatch, arguments, ci, terminal, served):
    calls = []
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(run, "python", lambda *call, **_: calls.append(call) or 0)
    monkeypatch.setattr(run.sys.stdout, "isatty", lambda: terminal, raising=False)
    assert run.workbench(arguments) == 0
    assert calls[0][:3] == ("-m", "leiq_sim", "compare")
    assert [call[1] for call in calls[1:]] == (["leiq_sim.lab"] if served else [])


def test_a_failed_comparison_opens_no_lab_and_keeps_its_exit_code(run, monkeypatch):
    calls = []
    monkeypatch.setattr(run, "python", lambda *call, **_: calls.append(call) or 3)
    assert run.workbench([]) == 3
    assert len(calls) == 1


def test_check_runs_all_its_steps_and_fails_if_one_fails(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "python", lambda *call, **_: -2 if "mypy" in call else 0)
    assert run.check([]) == 1
    said = capsys.readouterr().out
    assert said.count("passed") == 3
    assert "mypy: FAILED" in said


def test_ci_run_is_executable_and_calls_the_two_commands(root):
    script = root / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
    text = script.read_text(encoding="utf-8")
    assert text.index("run.py check") < text.index("run.py test")
