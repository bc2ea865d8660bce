"""How Voilà is started: what guards the server stands in options, and no user's file can undo it."""

import re

from leiq_sim.app import server
from leiq_sim.app.handlers import WORDS
from leiq_sim.texts import has


def test_the_options_guard_the_server():
    options = server.arguments(9000, "/leiq/", browser=False, token=True, idle_minutes=5)
    wanted = {
        "--Voila.ip=127.0.0.1",
        "--Voila.auto_token=True",
        "--Voila.port=9000",
        "--Voila.port_retries=0",
        "--Voila.base_url=/leiq/",
        "--Voila.open_browser=False",
        "--VoilaConfiguration.show_tracebacks=False",
        "--VoilaConfiguration.strip_sources=True",
        "--MappingKernelManager.cull_idle_timeout=300",
        "--MappingKernelManager.cull_interval=60",
        "--MappingKernelManager.cull_connected=False",
    }
    assert wanted <= set(options)


def test_without_a_port_the_first_free_one_is_taken():
    options = server.arguments(None, "/", browser=True, token=False, idle_minutes=1)
    assert "--Voila.port=8866" in options
    assert "--Voila.port_retries=50" in options
    assert "--Voila.auto_token=False" in options


def test_the_app_reads_no_configuration_of_a_user(tmp_path, monkeypatch):
    (tmp_path / "voila.json").write_text('{"Voila": {"ip": "0.0.0.0"}}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path))
    made = server.Workbench(config_file_paths=[])
    made.initialize(server.arguments(9000, "/", browser=False, token=True, idle_minutes=5))
    assert made.ip == "127.0.0.1"
    assert made.template_paths[0] == str(server.TEMPLATES)


def test_the_policy_names_no_foreign_host():
    assert "default-src 'self'" in server.POLICY
    sources = {word for part in server.POLICY.split("; ") for word in part.split()[1:]}
    assert sources == {"'self'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:", "ws:", "wss:"}


def test_no_template_names_a_foreign_host_or_a_word_of_its_own():
    for path in server.TEMPLATES.iterdir():
        source = path.read_text(encoding="utf-8")
        assert "//cdn" not in source
        assert re.findall(r"https?://", source) == []
        for word in re.findall(r"words\.(\w+)", source):
            assert word in (*WORDS, "example_data"), f"{path.name}: {word}"
    assert [word for word in WORDS if not has(f"app.{word}")] == []
