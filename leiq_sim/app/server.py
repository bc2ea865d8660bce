"""`leiq app`: Voilà with our pages, on this machine only, with a token, asking no foreign host for anything."""

import logging
import os
import tempfile
import webbrowser
from pathlib import Path
from threading import Thread
from typing import Any

import jinja2
import tornado.ioloop
from jupyter_server.utils import url_path_join
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import AllowListFileHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from leiq_sim.app import handlers
from leiq_sim.app.notebooks import FOLDER
from leiq_sim.lab import kernel_arguments
from leiq_sim.texts import language, t

TEMPLATES = Path(__file__).parent / "templates"
PORT = 8866
# They would show files and the notebooks' code, or pages in the look of Voilà.
REPLACED = (TornadoVoilaTreeHandler, TornadoVoilaHandler, VoilaContentsHandler, AllowListFileHandler,
            VoilaShutdownKernelHandler)  # fmt: skip
# A browser that keeps to this asks no foreign host, whatever a page says; Voilà's scripts need the two unsafe words.
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "frame-ancestors 'self'",
        "form-action 'self'",
        "base-uri 'self'",
    ]
)


class Workbench(Voila):
    """Voilà with a start page, our templates and our words; it reads no configuration of its own."""

    board = ""
    most = 0
    folder = FOLDER

    def init_settings(self) -> Any:
        settings = super().init_settings()
        self.identity_provider.login_handler_class = handlers.Login
        pages = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True)
        return {
            **settings,
            "jinja2_env": pages,
            "leiq_lang": language(),
            "leiq_most": self.most,
            "leiq_folder": self.folder,
            "default_handler_class": handlers.NotFound,
            "headers": {"Content-Security-Policy": POLICY, "Referrer-Policy": "same-origin"},
            "log_function": _no_log,
        }

    def init_handlers(self) -> list[Any]:
        kept = [handler for handler in super().init_handlers() if handler[1] not in REPLACED]
        # Voilà leaves the way in at the root, whatever the base; nobody behind a proxy would find it.
        way_in = [(url_path_join(self.server_url, path), page) for path, page in self.identity_provider.get_handlers()]
        rendering = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        return way_in + kept + handlers.routes(self.server_url, rendering)

    def setup_template_dirs(self) -> None:
        super().setup_template_dirs()
        self.template_paths.insert(0, str(TEMPLATES))
        self.voila_configuration.prelaunch_hook = handlers.prepared

    def address(self, secret: bool = True) -> str:
        """Return where the app is; with the token only where it was made for this one start."""
        url = url_path_join(self.connection_url, "board", self.board) if self.board else self.connection_url
        provider = self.identity_provider
        return f"{url}?token={provider.token}" if secret and provider.token and provider.token_generated else url

    def listen(self) -> None:
        tornado.ioloop.IOLoop.current().add_callback(self.announce)  # runs when the port is taken
        super().listen()

    def announce(self) -> None:
        fixed = self.identity_provider.token and not self.identity_provider.token_generated
        print(t("app.serving", url=self.address()), t("app.stop"), sep="\n", flush=True)
        if fixed:
            print(t("app.token_fixed"), flush=True)

    def launch_browser(self) -> None:
        """Open the browser on a file that leads to the address: a command line would show the token to everybody."""
        part, path = tempfile.mkstemp(suffix=".html")
        with os.fdopen(part, "w", encoding="utf-8") as page:
            page.write(
                f'<!DOCTYPE html><title>LeIQ</title><meta http-equiv="refresh" content="0;url={self.address()}">'
            )
        Thread(target=webbrowser.open, args=(Path(path).as_uri(),), daemon=True).start()


def _no_log(handler: Any) -> None:
    """Keep no record of requests: who looked at what is nobody's business. Faults are logged where they happen."""


def arguments(port: int | None, base_url: str, browser: bool, token: bool, idle_minutes: float) -> list[str]:
    """Return the options Voilà is started with; an option wins over every file of a user."""
    return [
        "--Voila.ip=127.0.0.1",
        f"--Voila.port={PORT if port is None else port}",
        f"--Voila.port_retries={50 if port is None else 0}",
        f"--Voila.base_url={base_url}",
        f"--Voila.open_browser={browser}",
        f"--Voila.auto_token={token}",
        "--Voila.log_level=ERROR",
        "--VoilaConfiguration.show_tracebacks=False",
        "--VoilaConfiguration.strip_sources=True",
        "--VoilaConfiguration.allow_template_override=NO",
        "--VoilaConfiguration.allow_theme_override=NO",
        # A page that was closed leaves its kernel; an open page keeps it, or what was moved there would be lost.
        f"--MappingKernelManager.cull_idle_timeout={60 * idle_minutes:.0f}",
        f"--MappingKernelManager.cull_interval={min(60, 60 * idle_minutes):.0f}",
        "--MappingKernelManager.cull_connected=False",
        *kernel_arguments(os.name, tempfile.gettempdir()),
    ]


def serve(options: list[str], board: str = "", most: int = 8, folder: Path = FOLDER) -> int:
    """Serve the notebooks of a folder until the app is stopped."""
    logging.getLogger("tornado").setLevel(logging.ERROR)  # its warnings name who asked for what
    app = Workbench(config_file_paths=[], root_dir=str(folder))
    app.board, app.most, app.folder = board, most, folder
    app.initialize(options)
    app.start()
    return 0
