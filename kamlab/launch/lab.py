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
from collections.abc import Iterator
from pathlib import Path

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
    write_settings(place, voice)
    with contextlib.suppress(KeyboardInterrupt), serving(place, port, token) as server:
        if not running:
            note(place).write_text(json.dumps([port, token]), encoding="utf-8")
        url = address(place, voice, port, token)
        voice.tell("open" if show(url, wanted=browser) else "address", url=url)
        server.wait()
    if not running:
        note(place).unlink(missing_ok=True)
    voice.tell("closed")
    return 0


@contextlib.contextmanager
def serving(place: Place, port: int, token: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Start JupyterLab, give it when it answers and the notebooks are signed, and end it afterwards."""
    log = place.home / "jupyterlab.log"
    env = place.surroundings() | {"JUPYTER_TOKEN": token}
    with sign(place) as signing, log.open("wb") as out:
        server = subprocess.Popen(command(place, port), cwd=place.root, env=env, stdout=out, stderr=out)
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            if not answers(server, port, token):
                raise Trouble("no_lab", log=log)
            signing.wait()
            yield server
        except KeyboardInterrupt:  # it reached JupyterLab as well, which now ends its kernels
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
        f"--ServerApp.root_dir={place.root}",
        "--ServerApp.answer_yes=True",  # one Ctrl+C is enough
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


def write_settings(place: Place, voice: Voice) -> None:
    """Give JupyterLab the person's language and no news, inside ``.venv``."""
    settings = {
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
        "@jupyterlab/translation-extension:plugin": {"locale": "ru_RU" if voice.language == "ru" else "en"},
    }
    file = place.venv / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    for folder in (file.parent, place.home):
        folder.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(settings, indent=1), encoding="utf-8")


def sign(place: Place) -> "subprocess.Popen[bytes]":
    """Sign the course's own notebooks while JupyterLab starts, so that their outputs are shown as built."""
    own = {"index", *(master.name for master in (place.root / "course").glob("[0-9][0-9]_*"))}
    kinds = [place.root / kind for kind in ("notebooks", "exercises", "solutions")]
    books = [str(path) for kind in kinds for path in sorted(kind.glob("*/*.ipynb")) if path.stem in own]
    env, silent = place.surroundings(), subprocess.DEVNULL
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
        port, token = json.loads(note(place).read_text(encoding="utf-8"))
        if knock(port, token):
            return address(place, voice, port, token)
    return None


def address(place: Place, voice: Voice, port: int, token: str) -> str:
    """Return the address of the course's first page in the person's language."""
    pages = [f"notebooks/{voice.language}/{name}" for name in FIRST_PAGES]
    tree = next((f"/tree/{page}" for page in pages if (place.root / page).exists()), "")
    return f"http://{DOOR}:{port}/lab{tree}?token={token}"


def show(url: str, *, wanted: bool) -> bool:
    """Open ``url`` in a browser if there is a display; a text browser would take over the window."""
    display = WINDOWS or sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(wanted and display and webbrowser.open(url))
