"""The app as a command and a server: its settings, its sentences, its end. Its pages are tested in a browser."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kamlab.errors import KamlabError
from kamlab.room import app, app_server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def settings(monkeypatch, tmp_path):
    monkeypatch.setenv("JUPYTER_TOKEN", "secret")
    return app_server.settings(8866, tmp_path, "ru")


def test_it_listens_on_loopback_behind_a_token_that_pages_do_not_get(settings):
    assert (settings["Voila"]["ip"], settings["Voila"]["token"]) == ("127.0.0.1", "secret")
    assert "JUPYTER_TOKEN" not in os.environ


def test_no_traceback_no_file_and_no_other_look_is_handed_out(settings):
    voila = settings["VoilaConfiguration"]
    assert voila["show_tracebacks"] is False
    assert voila["file_denylist"] == [".*"]
    assert (voila["allow_template_override"], voila["allow_theme_override"]) == ("NO", "NO")


def test_the_look_has_words_in_both_languages_and_no_address(settings):
    look = settings["VoilaConfiguration"]["resources"]
    assert all(set(look["words"][language]) == set(app_server.WORDS) for language in ("ru", "en"))
    template = (app_server.LOOK / "index.html.j2").read_text("utf-8")
    for text in (template, look["page_css"], look["app_css"], look["app_js"]):
        assert not re.search(r"https?:|//cdn|@import", text)


@pytest.mark.parametrize(
    ("own", "title"),
    [
        ({"edition": "notebooks", "language": "ru"}, "01 Кто ключевой клиент · Работа с ключевыми клиентами"),
        ({"edition": "exercises", "language": "en"}, "01 Exercises · Key account management"),
        ({}, None),
    ],
)
def test_a_page_is_called_by_its_title(own, title):
    page = SimpleNamespace(metadata={"kamlab": own} if own else {})
    visit = SimpleNamespace(request=SimpleNamespace(path="/voila/render/x/y/01_identification.ipynb"))
    assert app_server.name_page(visit, page, "") is page
    assert page.metadata.get("title") == title


def test_a_port_taken_is_one_sentence_with_the_next_step():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(KamlabError) as refused:
            app.open_app("en", port=other.getsockname()[1], browser=False)
    assert re.fullmatch(
        r"Port \d+ is taken by another program\. Name another one, for example --port \d+", refused.value.text("en")
    )


def test_one_ctrl_c_ends_it_with_one_sentence(tmp_path):
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "kamlab", "app", "--language", "ru", "--no-browser"]
    process = subprocess.Popen(
        command,
        env=env | {"KAMLAB_WORK": str(tmp_path)},
        stderr=subprocess.PIPE,
        bufsize=0,  # what is not read as a line is left for communicate()
        cwd=ROOT,
        start_new_session=True,
    )
    try:
        first = process.stderr.readline().decode()
        assert re.match(
            r"Откройте этот адрес в браузере: http://127\.0\.0\.1:\d+/voila/render/notebooks/ru/index", first
        )
        assert (tmp_path / "course" / "notebooks" / "ru" / "index.ipynb").exists()
        os.killpg(process.pid, signal.SIGINT)
        rest = process.communicate(timeout=60)[1].decode()  # a server that does not hear it fails the test, not the run
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stderr.close()
    assert process.returncode == 0
    assert rest.splitlines() == ["Чтобы закончить, нажмите Ctrl+C в этом окне.", "Курс закрыт."]
