"""The app's pages: the start page, a board, the way in, and what went wrong; each in the visitor's language."""

from http import HTTPStatus
from typing import Any

import tornado.web
from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado.httputil import url_concat
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.voila_identity_provider import VoilaLoginHandler

from leiq_sim.app import notebooks
from leiq_sim.boards import css
from leiq_sim.texts import LANGUAGES, t

COOKIE = "leiq_lang"
LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}
FULL = HTTPStatus.SERVICE_UNAVAILABLE


class Spoken(JupyterHandler):
    """A page that knows its visitor's language: what the address asks for, what was asked for before, the server's."""

    def prepare(self, *arguments: Any, **named: Any) -> Any:
        asked = self.get_query_argument("lang", "")
        if asked in LANGUAGES:
            self.set_cookie(COOKIE, asked, path=self.base_url, expires_days=365, samesite="Lax")
        return super().prepare(*arguments, **named)

    @property
    def lang(self) -> str:
        known = (self.get_query_argument("lang", ""), self.get_cookie(COOKIE, ""), self.settings["leiq_lang"])
        return next(each for each in known if each in LANGUAGES)

    def page(self, name: str = "", title: str = "") -> dict[str, Any]:
        """Return what every template needs; `name` is the board that is open."""
        visitor = getattr(self, "_jupyter_current_user", None)  # whoever is not let in yet sees no list
        known = self.known() if visitor else []
        return {
            "lang": self.lang,
            "look": css.variables(),
            "dark_look": css.variables(dark=True),
            "title": title or t("board.workbench", self.lang),
            "name": name,
            "boards": [(each.name, each.title(self.lang), each.about[self.lang]) for each in known],
            "base_url": self.base_url,
            "languages": [(each, LANGUAGE_NAMES[each], self._in(each)) for each in LANGUAGES],
            "words": {key: t(f"app.{key}", self.lang) for key in WORDS}
            | {"example_data": t("note.example_data", self.lang)},
        }

    def known(self) -> list[notebooks.Entry]:
        return notebooks.entries(self.settings["leiq_folder"])

    def _in(self, lang: str) -> str:
        """Return this page's address in a language; a token was seen already and is not written down again."""
        kept = {"next": self.get_query_argument("next")} if self.get_query_argument("next", "") else {}
        return url_concat(self.request.path, {"lang": lang, **kept})

    def render_template(self, name: str, **values: Any) -> str:
        given = {"page": self.page(), "base_url": self.base_url, "xsrf_form_html": self.xsrf_form_html, **values}
        return self.settings["jinja2_env"].get_template(name).render(**given)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say in one sentence what is wrong; what happened inside stands in the server's log only."""
        known: dict[int, str] = {HTTPStatus.NOT_FOUND: "not_found", FULL: "full"}
        sentence = t(f"app.error.{known.get(status_code, 'other')}", self.lang)
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(self.render_template("error.html", page=self.page(title=t("app.error", self.lang)), said=sentence))


WORDS = ("skip", "boards", "start", "intro", "open", "language", "loading", "token", "token_hint",
         "token_wrong", "enter", "part_failed", "ended", "gone", "reload", "loses", "no_script")  # fmt: skip


class Start(Spoken):
    """The list of boards."""

    @tornado.web.authenticated
    def get(self) -> None:
        self.finish(self.render_template("start.html", page={**self.page(), "start": True}))


class Board(Spoken, TornadoVoilaHandler):
    """A notebook as a page: its words and results, never its code."""

    entry: notebooks.Entry | None = None

    @tornado.web.authenticated
    async def get(self, name: str) -> None:
        self.entry = notebooks.find(name, self.known())
        if self.entry is None:
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        if len(self.kernel_manager) >= self.settings["leiq_most"]:
            raise tornado.web.HTTPError(FULL)
        await ensure_async(super().get(f"{self.entry.name}.ipynb"))

    def prepared(self, notebook: Any) -> Any:
        """Return the notebook in the visitor's language, with what the template needs in its metadata."""
        assert self.entry is not None
        made = notebooks.shown(notebook, self.entry, self.lang)
        made["metadata"]["leiq"] = self.page(self.entry.name, self.entry.title(self.lang))
        return made


class Login(Spoken, VoilaLoginHandler):
    """The way in for whoever has no token in the address."""


class Ended(VoilaShutdownKernelHandler):
    """A page that is closed ends its kernel. Voilà's page cannot send a form's secret; the kernel's id is one."""

    def check_xsrf_cookie(self) -> None:
        return


class NotFound(Spoken):
    """Every address that is no page."""

    def get(self) -> None:
        raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)


def prepared(handler: Board, notebook: Any, cwd: str) -> Any:
    """Voilà's hook before a kernel starts."""
    return handler.prepared(notebook)


def routes(base_url: str, voila: dict[str, Any]) -> list[Any]:
    """Return the app's own addresses."""
    return [
        (base_url, Start),
        (url_path_join(base_url, r"/voila/api/shutdown/(.*)"), Ended),
        (url_path_join(base_url, r"/board/([\w-]+)"), Board, voila),
    ]
