"""The course in JupyterLab: on loopback only, behind its token, asking nobody on the network anything."""

import contextlib
import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from collections.abc import Iterator, Sequence
from pathlib import Path

from kamlab.launch.copy import copied, refresh
from kamlab.launch.look import EXTENSIONS, settings, title, write_look
from kamlab.launch.place import WINDOWS, Place
from kamlab.launch.words import Trouble, Voice

DOOR = "127.0.0.1"
PORTS = range(8888, 8908)  # the first free one; always the same on a quiet machine, so open tabs survive
FIRST_PAGES = ("index.ipynb", "00_start.ipynb")
START_SECONDS = 120  # JupyterLab answers in 2-5 s; a cold disk and a virus scanner together take far longer
GOODBYE_SECONDS = 15  # what a server may need to end its kernels
# What `jupyter trust` does: without a signature the tables of a notebook are stripped of their form.
SIGN = """
import sys, nbformat, nbformat.sign
notary = nbformat.sign.NotebookNotary()
for path in sys.argv[1:]:
    notary.sign(nbformat.read(path, as_version=4))
"""


def open_lab(place: Place, voice: Voice, *, port: int | None, browser: bool) -> int:
    """Open JupyterLab on the course's first page and stay until it is closed; return the exit status.

    Parameters
    ----------
    place, voice
        The copy of the course, and who speaks.
    port
        The port asked for; None takes a free one.
    browser
        Whether to open a browser, if there is a display.

    Raises
    ------
    Trouble
        If the port is taken or JupyterLab does not start.
    """
    running = already_open(place, voice)
    if running and port is None:
        voice.tell("already", url=running)
        show(running, wanted=browser)
        return 0
    port, token = free_port(port), secrets.token_hex(24)
    lay_copy(place, voice)
    write_look(place, voice)
    with contextlib.suppress(KeyboardInterrupt), serving(place, port, token) as server:
        if not running:
            note(place).write_text(json.dumps([port, token, str(place.work)]), encoding="utf-8")
        url = address(place, voice, port, token)
        voice.tell("open" if show(url, wanted=browser) else "address", url=url)
        server.wait()
    if not running:
        note(place).unlink(missing_ok=True)
    voice.tell("closed")
    return 0


def lay_copy(place: Place, voice: Voice) -> None:
    """Make or refresh the learner's own copy, and say which pages stayed theirs although the course has newer ones."""
    kept = refresh(place)
    if kept:
        names = [f"«{one}»" if voice.language == "ru" else f"“{one}”" for one in (title(one.page) for one in kept)]
        voice.tell("kept", pages=", ".join(names), beside=", ".join(str(place.copy / one.beside) for one in kept))


@contextlib.contextmanager
def serving(place: Place, port: int, token: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Start JupyterLab, give it when it answers and the pages are signed, and end it afterwards."""
    with sign(place) as signing, running(place, command(place, port), "jupyterlab", token) as server:
        if not answers(server, port, token):
            raise Trouble("no_lab", log=place.home / "jupyterlab.log")
        signing.wait()
        yield server


@contextlib.contextmanager
def running(place: Place, words: Sequence[str], name: str, token: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a server of the course, its talk going to the log ``name``, and end it afterwards."""
    env = place.surroundings() | {"JUPYTER_TOKEN": token}
    with (place.home / f"{name}.log").open("wb") as out:
        server = subprocess.Popen(words, cwd=place.root, env=env, stdout=out, stderr=out)
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            yield server
        except KeyboardInterrupt:  # it reached the server as well, which now ends its kernels
            with contextlib.suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
                server.wait(timeout=GOODBYE_SECONDS)
            raise
        finally:
            server.terminate()
            server.wait()


def note(place: Place) -> Path:
    """Return the file where an open course keeps its port and token."""
    return place.home / "open.json"


def command(place: Place, port: int) -> list[str]:
    """Return the command that starts JupyterLab."""
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [
        str(place.python),
        *("-P", "-m", "jupyterlab", "--no-browser", *root),
        f"--ServerApp.ip={DOOR}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={place.copy}",
        "--ServerApp.answer_yes=True",  # one Ctrl+C is enough
        "--ServerApp.jpserver_extensions={'kamlab.room.saving': True}",  # forms are saved as still pictures
        f"--LabApp.extra_labextensions_path={EXTENSIONS}",
        f"--LabApp.app_settings_dir={settings(place)}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",  # the other one lists extensions from the network
    ]


def free_port(wish: int | None) -> int:
    """Return the wished port, or a free one.

    Raises
    ------
    Trouble
        If the wished port is taken.
    """
    for port in [*PORTS, 0] if wish is None else [wish]:
        with socket.socket() as probe:
            if not WINDOWS:  # a port left a moment ago is free; on Windows this option would share a taken one
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError, OverflowError):
                probe.bind((DOOR, port))
                return int(probe.getsockname()[1])
    raise Trouble("port", port=wish, next=free_port(None))


def sign(place: Place) -> "subprocess.Popen[bytes]":
    """Sign the pages of the copy while JupyterLab starts, so that their outputs are shown as built."""
    env, silent = place.surroundings(), subprocess.DEVNULL
    books = [str(path) for path in copied(place)]
    return subprocess.Popen([str(place.python), "-c", SIGN, *books], env=env, stdout=silent, stderr=silent)


def answers(server: "subprocess.Popen[bytes]", port: int, token: str) -> bool:
    """Wait until the server answers; false if it ends or takes too long."""
    end = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < end:
        if knock(port, token):
            return True
        time.sleep(0.1)
    return False


def knock(port: int, token: str) -> bool:
    """Tell whether the JupyterLab that knows ``token`` answers at ``port`` (asked without proxies)."""
    visit = http.client.HTTPConnection(DOOR, port, timeout=5)
    try:
        visit.request("GET", "/api/status", headers={"Authorization": f"token {token}"})
        return visit.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        visit.close()


def already_open(place: Place, voice: Voice) -> str | None:
    """Return the address of this folder's JupyterLab, if one is running: two would save over each other."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        port, token, work = json.loads(note(place).read_text(encoding="utf-8"))
        if work == str(place.work) and knock(port, token):
            return address(place, voice, port, token)
    return None


def address(place: Place, voice: Voice, port: int, token: str) -> str:
    """Return the address of the course's first page in the person's language."""
    pages = [f"notebooks/{voice.language}/{name}" for name in FIRST_PAGES]
    tree = next((f"/tree/{page}" for page in pages if (place.copy / page).exists()), "")
    return f"http://{DOOR}:{port}/lab{tree}?token={token}"


def show(url: str, *, wanted: bool) -> bool:
    """Open ``url`` in a browser if there is a display; a text browser would take over the window."""
    display = WINDOWS or sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(wanted and display and webbrowser.open(url))
