#!/usr/bin/env python3
"""Set up and start the workbench. Needs nothing but Python 3.11, 3.12 or 3.13.

python3 run.py               compare the default scenarios, print the table, open JupyterLab
    --no-lab                 end after the table (so too when CI is set or the output is no terminal)
    --no-browser             serve JupyterLab without opening a browser
python3 run.py test [ARGS]   every test and every notebook; ARGS go to pytest
python3 run.py check         lint, format, types, floors, lock and environment
python3 run.py bench         benchmarks
python3 run.py notebooks     execute all notebooks anew and store what they show
python3 run.py quality      measure what docs/quality.md promises (takes long), and write the page
python3 run.py lock [ARGS]   make requirements.lock anew; ARGS go to uv, for example --upgrade

Messages are German; LEIQ_LANG=en makes them English.
"""
# This file must parse on an old Python 3, so that it can say what is wrong. Keep its grammar at 3.6.

import errno
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time

OLDEST, NEWEST = (3, 11), (3, 13)
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
LOCK = os.path.join(ROOT, "requirements.lock")
PROJECT = os.path.join(ROOT, "pyproject.toml")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
START = "py run.py" if os.name == "nt" else "python3 run.py"

COMPARISON = ["compare", "baseline", "more_nursing_seats", "mobile_counselling", "budget_cut", "--replications", "10"]
TABLE = os.path.join("results", "comparison.csv")

MESSAGES = {
    "python": (
        "Python {found} passt nicht, nötig ist 3.11 bis 3.13. {hint}",
        "Python {found} does not fit, 3.11 to 3.13 is needed. {hint}",
    ),
    "python_there": ("Bitte so starten: {name} run.py", "Please start it so: {name} run.py"),
    "python_get": (
        "Bitte Python 3.13 von python.org installieren und neu starten.",
        "Please install Python 3.13 from python.org and start again.",
    ),
    "command": (
        "Unbekannt: {found}. Möglich sind: {allowed}.",
        "Unknown: {found}. Allowed are: {allowed}.",
    ),
    "missing": (
        "{file} fehlt. Bitte das Projekt vollständig holen und neu starten.",
        "{file} is missing. Please fetch the whole project and start again.",
    ),
    "setting_up": ("Einrichten (einmal, etwa eine Minute) …", "Setting up (once, about a minute) …"),
    "updating": ("Umgebung wird angepasst …", "Updating the environment …"),
    "repairing": (
        "Die Umgebung .venv ist unvollständig und wird neu gebaut (etwa eine Minute) …",
        "The environment .venv is incomplete and is built again (about a minute) …",
    ),
    "waiting": (
        "Dieser Ordner wird gerade schon eingerichtet, bitte warten …",
        "This folder is being set up already, please wait …",
    ),
    "ready": ("Eingerichtet in {seconds:.0f} s.", "Set up in {seconds:.0f} s."),
    "no_venv": (
        "Diesem Python fehlt das Modul venv. Bitte installieren (Debian, Ubuntu: sudo apt install python3-venv) "
        "und neu starten.",
        "This Python lacks the module venv. Please install it (Debian, Ubuntu: sudo apt install python3-venv) "
        "and start again.",
    ),
    "no_network": (
        "Die Pakete sind nicht erreichbar. Bitte Netz oder Proxy prüfen und neu starten. Einzelheiten: {log}",
        "The packages cannot be reached. Please check network or proxy and start again. Details: {log}",
    ),
    "no_space": (
        "Der Datenträger ist voll. Bitte etwa 2 GB frei machen und neu starten.",
        "The disk is full. Please free about 2 GB and start again.",
    ),
    "no_right": (
        "In {place} darf nicht geschrieben werden. Bitte das Projekt in einen eigenen Ordner legen und neu starten.",
        "Writing to {place} is not allowed. Please put the project into a folder of your own and start again.",
    ),
    "failed": (
        "Das Einrichten ist gescheitert. Bitte neu starten; wenn es bleibt, bitte diese Datei mitschicken: {log}",
        "The set-up failed. Please start again; if it stays so, please send this file along: {log}",
    ),
    "stopped": ("Abgebrochen.", "Stopped."),
    "no_table": (
        "Der Vergleich ist gescheitert (siehe oben), die Werkbank wird nicht geöffnet.",
        "The comparison failed (see above), the workbench is not opened.",
    ),
    "table": ("Tabelle gesichert: {file}", "Table written: {file}"),
    "lab_later": ("Werkbank öffnen: {start}", "To open the workbench: {start}"),
    "lab_later_quiet": (
        "Werkbank öffnen: {start} in einem Terminal, oder {start} --no-browser",
        "To open the workbench: {start} in a terminal, or {start} --no-browser",
    ),
    "no_bench": (
        "Noch keine Messungen: Es gibt den Ordner benchmarks/ nicht.",
        "No benchmarks yet: there is no folder benchmarks/.",
    ),
    "passed": ("{name}: in Ordnung", "{name}: passed"),
    "not_passed": ("{name}: GESCHEITERT", "{name}: FAILED"),
}


class SetupError(Exception):
    """Setting up cannot go on; its text is one line that says what to do."""


def text(key, **values):
    """Return the message in the chosen language."""
    english = os.environ.get("LEIQ_LANG", "de").lower().startswith("en")
    return MESSAGES[key][1 if english else 0].format(**values)


def put(line, stream=None):
    """Print a line, on a terminal without umlauts too."""
    stream = stream or sys.stdout
    encoding = getattr(stream, "encoding", None) or "ascii"
    print(line.encode(encoding, "replace").decode(encoding), file=stream, flush=True)


def say(key, **values):
    put(text(key, **values))


# The Python that runs this file


def python_problem(version):
    """Return None if this Python version will do, else one line that says what to do."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    names = ["python3.13", "python3.12", "python3.11"]
    there = [name for name in names if shutil.which(name) and silent([name, "-c", ""])[0] == 0]
    hint = text("python_there", name=there[0]) if there else text("python_get")
    return text("python", found="{}.{}".format(*version[:2]), hint=hint)


def venv_problem(modules=("venv", "ensurepip")):
    """Return None if virtual environments can be made, else one line that says what to do."""
    try:
        for module in modules:
            __import__(module)
    except ImportError:
        return text("no_venv")
    return None


# The environment in .venv


def stamp_text(python_version=None):
    """Return what the stamp of a whole environment says: first what it stands on, then what is in it."""
    version = python_version or "{}.{}".format(*sys.version_info[:2])
    contents = hashlib.sha256()
    for path in (LOCK, PROJECT):
        with open(path, "rb") as file:
            contents.update(file.read().replace(b"\r\n", b"\n"))
    return "python {} in {}\ncontents {}\n".format(version, ROOT, contents.hexdigest())


def read_stamp(venv):
    """Return the stamp's text, empty if the environment was never finished."""
    try:
        with open(os.path.join(venv, "leiq-stamp"), encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


def write_stamp(venv, stamp):
    """Write the stamp in one step, as the last act of setting up."""
    path = os.path.join(venv, "leiq-stamp")
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write(stamp)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".part", path)


def remove_stamp(venv):
    if os.path.exists(os.path.join(venv, "leiq-stamp")):
        os.remove(os.path.join(venv, "leiq-stamp"))


def state(venv, wanted, python):
    """Return "ready", "stale" (another lock file), "broken" (half-built, moved, other Python) or "absent"."""
    if not os.path.lexists(venv):
        return "absent"
    found = read_stamp(venv)
    if found.splitlines()[:1] != wanted.splitlines()[:1] or silent([python, "-c", ""])[0] != 0:
        return "broken"
    return "ready" if found == wanted else "stale"


def silent(command):
    """Run a command without showing it; return its exit code and what it said."""
    try:
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        done = subprocess.Popen(command, cwd=ROOT, close_fds=False, **streams)  # it holds our turn, see take_turn
    except OSError as error:
        return 1, str(error)
    output, _ = done.communicate()
    return done.returncode, output.decode("utf-8", "replace")


NETWORK_SIGNS = (
    "Failed to establish a new connection",
    "name resolution",
    "Name or service not known",
    "getaddrinfo failed",
    "nodename nor servname",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "Connection refused",
    "ConnectionResetError",
    "Network is unreachable",
    "SSLError",
    "error sending request",
)


def explain(output):
    """Turn an installer's wall of text into one line; the wall goes into a file."""
    # Some steps hide why they failed, so the disk is asked as well.
    full = shutil.disk_usage(ROOT).free < 20e6
    if full or "No space left" in output or "not enough space" in output or "Disk quota exceeded" in output:
        return text("no_space")
    if "Permission denied" in output or "Read-only file system" in output:
        return text("no_right", place=ROOT)
    log = os.path.join(VENV, "setup.log")
    try:
        with open(log, "w", encoding="utf-8") as file:
            file.write(output)
    except OSError:
        log = "-"
    return text("no_network" if any(sign in output for sign in NETWORK_SIGNS) else "failed", log=log)


def make_venv():
    if os.path.islink(VENV) or os.path.isfile(VENV):
        os.remove(VENV)
    # From inside an activated .venv sys.executable would be cleared under our feet.
    base = getattr(sys, "_base_executable", None) or sys.executable
    code, output = silent([base, "-m", "venv", "--clear", VENV])
    if code != 0:
        raise SetupError(text("no_venv") if "ensurepip is not available" in output else explain(output))


def install():
    """Install what the lock file names: with uv in seconds, with pip where uv cannot be had."""
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--retries", "2"]
    with open(LOCK, encoding="utf-8") as file:
        uv_pin = [line.split()[0] for line in file if line.startswith("uv==")]
    # The system's certificates are what pip trusts too, and what a company's proxy needs.
    uv = [PYTHON, "-m", "uv", "pip", "install", "--python", PYTHON, "--compile-bytecode", "--system-certs"]
    ways = [
        [[*pip, "install", *uv_pin], [*uv, "-r", LOCK], [*uv, "--no-deps", "-e", ROOT]],
        [[*pip, "install", "-r", LOCK], [*pip, "install", "--no-deps", "-e", ROOT]],
    ]
    outputs = []
    for way in ways:
        for step in way:
            code, output = silent(step)
            outputs.append(" ".join(step) + "\n" + output)
            if code != 0:
                break
        else:
            return
    raise SetupError(explain("\n".join(outputs)))


def take_turn(path):
    """Wait until nobody else sets up this folder, and return a file: the turn lasts while it is open.

    Installers inherit it, so one that outlives a killed run.py is waited for as well.
    """
    turn = open(path, "w", encoding="utf-8")  # noqa: SIM115 - the caller closes it
    os.set_inheritable(turn.fileno(), True)
    waited = False
    while not try_lock(turn):
        if not waited:
            say("waiting")
            waited = True
        time.sleep(0.5)
    return turn


def try_lock(file):
    """Lock the file if nobody has; return whether it is ours."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Where the file system has no locks, go on without.
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)
    return True


def set_up():
    """Make .venv whole, one run.py at a time."""
    for path in (LOCK, PROJECT):
        if not os.path.exists(path):
            raise SetupError(text("missing", file=os.path.basename(path)))
    wanted = stamp_text()
    if state(VENV, wanted, PYTHON) != "ready":
        with take_turn(VENV + ".turn"):
            build(wanted, state(VENV, wanted, PYTHON))


def build(wanted, found):
    """Bring .venv from its state to the wanted one. The stamp goes first and comes last, so what is
    killed between is built again."""
    if found == "ready":
        return
    problem = venv_problem() if found != "stale" else None
    if problem:
        raise SetupError(problem)
    began = time.time()
    say({"absent": "setting_up", "stale": "updating", "broken": "repairing"}[found])
    remove_stamp(VENV)
    if found != "stale":
        make_venv()
    install()
    write_stamp(VENV, wanted)
    # Translate the compiled engine now, so that nobody waits for it later. Without that it is done at the first run.
    silent([PYTHON, "-m", "leiq_sim.engine.ready"])
    say("ready", seconds=time.time() - began)


# The commands


def python(*arguments, **environment):
    """Run the environment's Python in the project folder and return its exit code."""
    values = dict(os.environ, PYTHONUTF8="1", **environment)
    child = subprocess.Popen([PYTHON, *arguments], cwd=ROOT, env=values)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())  # leave no server behind
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the child was interrupted too: let it clean up and report its own exit code


def workbench(arguments):
    os.makedirs(os.path.join(ROOT, "results"), exist_ok=True)
    code = python("-m", "leiq_sim", *COMPARISON, "--out", TABLE)
    if code != 0:
        say("no_table")
        return code
    say("table", file=TABLE)
    if "--no-lab" in arguments:
        say("lab_later", start=START)
        return 0
    if os.environ.get("CI") or not (sys.stdout.isatty() or "--no-browser" in arguments):
        say("lab_later_quiet", start=START)
        return 0
    return python("-m", "leiq_sim.lab", *[a for a in arguments if a == "--no-browser"])


# Stored notebooks are German and drawn without a window; so they are compared, too.
# What a user entered stays out of them: the folder named here is never made.
STORED = {"MPLBACKEND": "Agg", "LEIQ_LANG": "de", "LEIQ_OWN": os.path.join(VENV, "nothing-entered")}


def test(arguments):
    paths = [] if any(os.path.exists(a.split("::")[0]) for a in arguments) else ["tests", "notebooks"]
    nbval = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout", "180"]
    return python("-m", "pytest", *nbval, *arguments, *[p for p in paths if os.path.isdir(p)], **STORED)


def check(arguments):
    steps = [
        ("ruff check", ["ruff", "check", "."]),
        ("ruff format", ["ruff", "format", "--check", "."]),
        ("mypy", ["mypy"]),
        ("pytest", ["pytest", "tests/test_floors.py", "tests/setup", "-m", "not browser"]),
    ]
    codes = []
    for name, step in steps:
        codes.append(python("-m", *step, **STORED))
        say("not_passed" if codes[-1] else "passed", name=name)
    return 1 if any(codes) else 0


def bench(arguments):
    if not os.path.isdir(os.path.join(ROOT, "benchmarks")):
        say("no_bench")
        return 0
    return python("-m", "benchmarks", *arguments)


def notebooks(arguments):
    return python(os.path.join("tests", "notebooks", "rebuild.py"), *arguments, **STORED)


def quality(arguments):
    return python(os.path.join("tests", "quality", "measure.py"), *arguments, **STORED)


def lock(arguments):
    # uv writes this into the file's head, in place of a command line that could name places on this machine.
    head = {"UV_CUSTOM_COMPILE_COMMAND": "python3 run.py lock"}
    options = ["--extra", "dev", "--universal", "--python-version", "3.11", "--no-emit-index-url"]
    options += ["-o", "requirements.lock"]
    return python("-m", "uv", "pip", "compile", "-q", "pyproject.toml", *options, *arguments, **head)


COMMANDS = {"test": test, "check": check, "bench": bench, "notebooks": notebooks, "quality": quality, "lock": lock}


def main(arguments, version=sys.version_info):
    if not arguments or arguments[0] not in COMMANDS:
        unknown = [a for a in arguments if a not in ("--no-lab", "--no-browser", "-h", "--help")]
        if unknown:
            say("command", found=unknown[0], allowed=", ".join([*COMMANDS, "--no-lab", "--no-browser", "--help"]))
            return 2
    if "-h" in arguments[:1] or "--help" in arguments[:1]:
        print(__doc__.strip())
        return 0
    problem = python_problem(version)
    if problem:
        put(problem, sys.stderr)
        return 1
    os.chdir(ROOT)
    try:
        # A lock file that no longer fits must not stand in the way of making a new one.
        if not (arguments[:1] == ["lock"] and silent([PYTHON, "-m", "uv", "--version"])[0] == 0):
            set_up()
        command = COMMANDS.get(arguments[0]) if arguments else None
        return command(arguments[1:]) if command else workbench(arguments)
    except SetupError as error:
        put(str(error), sys.stderr)
        return 1
    except OSError as error:
        full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
        denied = error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
        if not (full or denied):
            raise
        put(text("no_space") if full else text("no_right", place=error.filename or ROOT), sys.stderr)
        return 1
    except KeyboardInterrupt:
        put("\n" + text("stopped"), sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
