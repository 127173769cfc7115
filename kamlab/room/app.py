"""The app: the learner's own copy of the course as clean pages without code, on this machine only.

The same pages as in JupyterLab, drawn by Voilà. Each open page has a kernel of its own, which ends when the
page is closed. The server listens on loopback behind a token that is new each time.
"""

import contextlib
import http.client
import secrets
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kamlab.errors import KamlabError
from kamlab.i18n import say
from kamlab.launch.lab import DOOR, free_port, lay_copy, running, show
from kamlab.launch.look import write_look
from kamlab.launch.place import Place
from kamlab.launch.words import Trouble, Voice

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120  # it answers in 2-4 s; a cold disk and a virus scanner together take far longer


def open_app(language: str, *, port: int | None = None, browser: bool = True, root: Path = ROOT) -> None:
    """Serve the course's pages until the window is closed or Ctrl+C is pressed.

    Parameters
    ----------
    language
        ``ru`` or ``en``: the language of the contents page that is opened.
    port
        Port to listen on; None takes a free one.
    browser
        Whether to open a browser, if there is a display.
    root
        The folder of the course.

    Raises
    ------
    KamlabError
        If the port is taken or the server does not start.
    """
    place, voice = Place(root), Voice(language)
    token = secrets.token_hex(24)
    try:
        port = free_port(port)
    except Trouble as trouble:
        raise KamlabError("room.app.port", port=str(port), next=str(trouble.facts["next"])) from None
    lay_copy(place, voice)
    write_look(place, voice)
    with (
        contextlib.suppress(KeyboardInterrupt),
        running(place, _command(place, port, language), "app", token) as server,
    ):
        if not _answers(server, port):
            raise KamlabError("room.app.silent", log=place.home / "app.log")
        url = address(port, language, token)
        opened = show(url, wanted=browser)
        sys.stderr.write(say("room.app.open" if opened else "room.app.address", language, url=url) + "\n")
        sys.stderr.flush()
        server.wait()
    sys.stderr.write(say("room.app.closed", language) + "\n")


def address(port: int, language: str, token: str) -> str:
    """Return the address of the contents page."""
    return f"http://{DOOR}:{port}/voila/render/notebooks/{language}/index.ipynb?token={token}"


def _command(place: Place, port: int, language: str) -> list[str]:
    """Return the command of the server."""
    python = str(place.python) if place.python.exists() else sys.executable
    return [python, "-P", "-m", "kamlab.room.app_server", str(port), str(place.copy), language]


def _answers(server: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until the server answers at all; false if it ends or takes too long."""
    end = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < end:
        visit = http.client.HTTPConnection(DOOR, port, timeout=5)
        with contextlib.suppress(OSError, http.client.HTTPException):
            visit.request("GET", "/login")
            visit.getresponse()
            return True
        visit.close()
        time.sleep(0.1)
    return False
