"""Start JupyterLab on a notebook: on this machine only, with a token, asking no foreign host for anything."""

import argparse
import os
import secrets
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
FIRST_NOTEBOOK = "notebooks/01_capacity.ipynb"
WORDS = {
    "de": "Werkbank: {url}\nBeenden mit Strg-C.",
    "en": "Workbench: {url}\nStop with Ctrl-C.",
}


def server_arguments(notebook: str, browser: bool, port: int | None, token: str, as_root: bool) -> list[str]:
    """Return JupyterLab's options: those that guard the server, then those the caller chose.

    They stand here and not in `jupyter/`, because a user's own configuration may override a file, never an option.
    """
    guarded = ["--ServerApp.ip=127.0.0.1", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={ROOT}"]
    chosen = [f"--LabApp.default_url=/lab/tree/{notebook}", f"--ServerApp.open_browser={browser}"]
    if port is not None:
        chosen.append(f"--ServerApp.port={port}")
    if as_root:
        chosen.append("--allow-root")
    return guarded + chosen


def kernel_arguments(system: str, runtime: str) -> list[str]:
    """Return how the server talks to its kernels: by files of this user, where the system can and the path is short.

    Other users of the machine cannot listen to files. A socket's path has at most 107 letters, 50 are the file's own.
    """
    return ["--KernelManager.transport=ipc"] if system == "posix" and len(runtime) <= 55 else []


def main(notebook: str | None = None, browser: bool = True, port: int | None = None) -> int:
    """Serve JupyterLab until it is stopped; `notebook` is a path inside the project."""
    notebook = notebook or FIRST_NOTEBOOK
    # A configuration inside the package holds for an install in place, too; Jupyter's own places do not.
    paths = [str(PACKAGE / "jupyter"), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(path for path in paths if path)

    # late: they read the environment when imported, and take a second
    from jupyter_core.paths import jupyter_runtime_dir
    from jupyterlab.labapp import LabApp

    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    token = secrets.token_hex(24)
    options = server_arguments(notebook, browser, port, token, as_root)
    server = LabApp.initialize_server(options + kernel_arguments(os.name, jupyter_runtime_dir()))
    language = "en" if os.environ.get("LEIQ_LANG", "de").lower().startswith("en") else "de"

    def announce() -> None:
        url = f"{server.connection_url}lab/tree/{notebook}?token={token}"
        print(WORDS[language].format(url=url), flush=True)

    server.io_loop.add_callback(announce)  # after the one that takes a free port, so the address is the true one
    server.start()
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m leiq_sim.lab", description=__doc__)
    parser.add_argument("notebook", nargs="?", help=f"a notebook of this project (default: {FIRST_NOTEBOOK})")
    parser.add_argument("--no-browser", action="store_true", help="serve without opening a browser")
    parser.add_argument("--port", type=int)
    chosen = parser.parse_args()
    raise SystemExit(main(chosen.notebook, not chosen.no_browser, chosen.port))
