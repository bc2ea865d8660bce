"""JupyterLab starts on this machine only, with a token, and asks no foreign host for anything."""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest

from leiq_sim import lab

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def test_the_options_guard_the_server(root):
    options = lab.server_arguments("notebooks/a.ipynb", browser=False, port=9000, token="abc", as_root=True)
    assert options == [
        "--ServerApp.ip=127.0.0.1",
        "--IdentityProvider.token=abc",
        f"--ServerApp.root_dir={root}",
        "--LabApp.default_url=/lab/tree/notebooks/a.ipynb",
        "--ServerApp.open_browser=False",
        "--ServerApp.port=9000",
        "--allow-root",
    ]


def test_root_is_allowed_only_where_the_caller_is_root():
    assert "--allow-root" not in lab.server_arguments("a.ipynb", True, None, "abc", as_root=False)


def test_kernels_are_reached_by_files_only_where_the_path_is_short_enough():
    assert lab.kernel_arguments("posix", "/home/a/.local/share/jupyter/runtime") == ["--KernelManager.transport=ipc"]
    assert lab.kernel_arguments("posix", "/home/" + "a" * 60) == []
    assert lab.kernel_arguments("nt", "C:/a") == []


def test_the_shipped_configuration_asks_nobody_for_news_or_extensions():
    server = json.loads((lab.PACKAGE / "jupyter" / "jupyter_server_config.json").read_text(encoding="utf-8"))
    assert server["ServerApp"]["ip"] == "127.0.0.1"
    assert server["LabApp"]["news_url"] is None
    assert server["LabApp"]["extension_manager"] == "readonly"
    page = json.loads((lab.PACKAGE / "jupyter/labconfig/default_setting_overrides.json").read_text(encoding="utf-8"))
    assert page["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address that a real start prints, in an empty home, against a user's own careless configuration."""
    home = tmp_path_factory.mktemp("home")
    (home / ".jupyter").mkdir()
    careless = {"ServerApp": {"ip": "0.0.0.0"}, "IdentityProvider": {"token": ""}}
    (home / ".jupyter" / "jupyter_server_config.json").write_text(json.dumps(careless), encoding="utf-8")
    environment = {**os.environ, "HOME": str(home), "LEIQ_LANG": "en"}
    command = [sys.executable, "-m", "leiq_sim.lab", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        yield process.stdout.readline()
        process.terminate()
        process.communicate(timeout=20)


def status(url):
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_the_printed_address_opens_the_lab_and_without_its_token_nothing_opens(served):
    pattern = r"Workbench: (http://127\.0\.0\.1:\d+/)lab/tree/notebooks/01_capacity\.ipynb\?(token=\w+)\n"
    found = re.fullmatch(pattern, served)
    assert found, served
    base, token = found.groups()
    assert status(f"{base}api/status?{token}") == 200
    assert status(f"{base}api/status") == 403


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the page was not looked at")
def test_the_page_asks_only_this_machine_and_shows_no_news(served):
    from playwright.sync_api import sync_playwright

    url = served.split(maxsplit=1)[1].strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        asked = []
        page.on("request", lambda request: asked.append(urlsplit(request.url)))
        page.on("websocket", lambda socket: asked.append(urlsplit(socket.url)))
        page.goto(url)
        page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=60_000)
        page.wait_for_timeout(3000)  # news and updates would be asked for after the start
        popups = page.locator(".Toastify__toast").count()
        browser.close()
    assert len(asked) > 10
    assert {place.hostname for place in asked if place.scheme not in ("data", "blob")} == {"127.0.0.1"}
    assert popups == 0
