"""JupyterLab really starts: on loopback, behind its token, in the person's language, silent on the network."""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys

import pytest

from kamlab.launch import lab
from kamlab.launch.words import Trouble, Voice

GUARD = """
import os, socket, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        host = arguments[1][0] if event == "socket.connect" else arguments[0]
        if str(host) not in ("127.0.0.1", "localhost", "::1", "None", ""):
            with open({file!r}, "a") as out:
                out.write(f"{{event}} {{arguments[1:]}}\\n")
sys.addaudithook(watch)
"""


@pytest.fixture(scope="module")
def outside(course, tmp_path_factory):
    """A file where every Python of the copy notes whom it asks beyond loopback."""
    file = tmp_path_factory.mktemp("guard") / "asked.txt"
    (course.packages / "watch_the_network.py").write_text(GUARD.format(file=str(file)))
    (course.packages / "watch_the_network.pth").write_text("import watch_the_network\n")
    return file


@contextlib.contextmanager
def started(course, *options, language="ru_RU.UTF-8"):
    """``python start.py`` in a terminal without a display; yields the process and the address it prints."""
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env |= {"LANG": language, "LC_ALL": language}
    command = [sys.executable, course.root / "start.py", *options]
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, cwd="/", start_new_session=True)
    try:
        yield process, process.stderr.readline().decode()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.communicate()


@pytest.fixture(scope="module")
def opened(course, outside):  # noqa: ARG001 - the guard has to stand before the course is opened
    """A running course: process, first line it said, port, token."""
    with started(course) as (process, line):
        port, token = re.search(r"127\.0\.0\.1:(\d+)/.*token=(\w+)", line).groups()
        yield process, line, int(port), token


def ask(port, path, token="", method="GET"):
    visit = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        visit.request(method, path, headers={"Authorization": f"token {token}"} if token else {})
        answer = visit.getresponse()
        return answer.status, answer.read().decode()
    finally:
        visit.close()


def test_without_a_display_the_address_is_printed(opened):
    _, line, port, _ = opened
    assert line.startswith(
        f"Откройте этот адрес в браузере: http://127.0.0.1:{port}/lab/tree/notebooks/ru/00_start.ipynb?token="
    )


@pytest.mark.parametrize("path", ["/api/contents", "/api/kernels", "/api/kernelspecs", "/lab/api/settings"])
def test_the_token_is_asked_for(opened, path):
    _, _, port, token = opened
    assert ask(port, path)[0] == 403
    assert ask(port, path, "wrong")[0] == 403
    assert ask(port, path, token)[0] == 200


def test_nobody_else_on_the_network_reaches_it(opened):
    _, _, port, _ = opened
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing, only asks which address this machine would use
        own = probe.getsockname()[0]
    if own == "127.0.0.1":
        own = "127.0.0.2"
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((own, port), timeout=5)


def test_the_first_page_stands_there_with_its_outputs_trusted(opened):
    _, _, port, token = opened
    for language in ("ru", "en"):
        status, body = ask(port, f"/api/contents/notebooks/{language}/00_start.ipynb", token)
        assert status == 200
        assert json.loads(body)["content"]["cells"][0]["metadata"]["trusted"] is True


def test_the_interface_speaks_the_person_s_language_and_tells_no_news(opened):
    _, _, port, token = opened
    settings = json.loads(ask(port, "/lab/api/settings", token)[1])["settings"]
    chosen = {item["id"]: json.dumps(item["schema"]) for item in settings}
    assert '"default": "ru_RU"' in chosen["@jupyterlab/translation-extension:plugin"]
    news = json.loads(chosen["@jupyterlab/apputils-extension:notification"])["properties"]
    assert (news["fetchNews"]["default"], news["checkForUpdates"]["default"]) == ("false", False)
    kernels = json.loads(chosen["@jupyterlab/apputils-extension:kernels-settings"])["properties"]
    assert kernels["commsOverSubshells"]["default"] == "disabled"  # what is typed is heard in its order
    assert "ru_RU" in json.loads(ask(port, "/lab/api/translations/", token)[1])["data"]
    assert ask(port, "/lab/api/news", token)[1] in ("", '{"news": []}')


def test_a_kernel_of_the_copy_runs_and_knows_kamlab(opened, course):
    _, _, port, token = opened
    specs = json.loads(ask(port, "/api/kernelspecs", token)[1])
    assert specs["default"] == "python3"
    status, body = ask(port, "/api/kernels", token, method="POST")
    assert (status, json.loads(body)["name"]) == (201, "python3")
    assert ask(port, f"/api/kernels/{json.loads(body)['id']}", token, method="DELETE")[0] == 204
    code = "import kamlab, sys; print(sys.prefix); print(kamlab.__name__)"
    answer = subprocess.run([course.python, "-c", code], capture_output=True, text=True, check=True, cwd="/")
    assert answer.stdout.split("\n")[:2] == [str(course.venv), "kamlab"]


def test_starting_again_shows_the_course_that_is_open(opened, course):
    _, _, port, token = opened
    with started(course, language="en_GB.UTF-8") as (again, line):
        assert (
            line
            == f"The course is open already: http://127.0.0.1:{port}/lab/tree/notebooks/en/00_start.ipynb?token={token}\n"
        )
        assert again.wait(timeout=20) == 0


def test_a_port_taken_is_one_sentence(opened, course):
    _, _, port, _ = opened
    with started(course, "--port", str(port)) as (second, line):
        assert line.startswith(f"Порт {port} занят другой программой. Укажите другой, например --port ")
        assert second.wait(timeout=20) == 1
        assert second.stderr.read() == b""


def test_nothing_beyond_loopback_was_asked(opened, outside):
    assert ask(opened[2], "/lab", opened[3])[0] == 200
    assert not outside.exists() or outside.read_text() == ""


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_is_closed_by_one_ctrl_c_without_a_traceback(course, sign):
    with started(course, "--port", str(lab.free_port(None)), language="en_GB.UTF-8") as (process, line):
        assert line.startswith("Open this address in a browser: ")
        os.killpg(process.pid, sign) if sign == signal.SIGINT else process.send_signal(sign)
        rest = process.stderr.read().decode()
        assert process.wait(timeout=30) == 0
    assert rest.splitlines() == ["To finish, press Ctrl+C in this window.", "The course is closed."]


def test_a_jupyterlab_that_does_not_start_is_one_sentence(course, capfd, monkeypatch):
    monkeypatch.setattr(lab, "command", lambda _place, _port: [str(course.python), "-c", "import no_such_part"])
    monkeypatch.setattr(lab, "already_open", lambda _place, _voice: None)
    with pytest.raises(Trouble, match="no_lab") as trouble:
        lab.open_lab(course, Voice("en"), port=None, browser=False)
    assert "no_such_part" in trouble.value.facts["log"].read_text()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("display", "wanted", "opens"),
    [("", True, False), (":0", True, True), (":0", False, False)],
    ids=["no-display", "display", "not-wanted"],
)
def test_a_browser_opens_where_there_is_a_display(monkeypatch, display, wanted, opens):
    seen = []
    monkeypatch.setattr(lab.webbrowser, "open", lambda url: seen.append(url) or True)
    monkeypatch.setattr(lab.sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    assert lab.show("http://127.0.0.1:1/", wanted=wanted) is opens
    assert bool(seen) is opens
