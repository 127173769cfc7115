"""The command of a warm kernel: it asks for a copy, stands for it while it lives, and ends as it ended.

``python -I -S kernel.py MEETING -f CONNECTION_FILE …``; it starts once per page and imports next to nothing.
"""

import json
import os
import signal
import socket
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from io import BufferedReader

MOMENT = 0.2  # seconds; Jupyter ends a kernel by interrupting it and killing it at once: the first is only noise


def main(meeting: str, words: list[str]) -> int:
    """Ask at the meeting place for a kernel with these words; if there is none to be had, become one.

    Returns
    -------
    int
        The kernel's exit status.
    """
    with socket.socket(socket.AF_UNIX) as line:
        try:
            line.connect(meeting)
            answers = _ask(line, words)
            copy = int(answers.readline())
        except (OSError, ValueError):
            _become(words)

        def pass_on(number: int, _frame: object) -> None:
            time.sleep(MOMENT)
            with suppress(ProcessLookupError):  # it has ended by itself meanwhile
                os.kill(copy, number)

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, pass_on)
        return int(answers.readline() or 1)


def _ask(line: socket.socket, words: list[str]) -> "BufferedReader":
    """Say what is wanted; the answers are the number of the copy and, when it has ended, its exit status."""
    folder = os.getcwd()  # noqa: PTH109 - pathlib would cost more than all the rest
    asked = json.dumps({"words": words, "folder": folder, "environment": dict(os.environ)}).encode()
    socket.send_fds(line, [f"{len(asked):12}".encode()], [0, 1, 2])
    line.sendall(asked)
    return line.makefile("rb")


def _become(words: list[str]) -> NoReturn:
    """Become an ordinary kernel."""
    os.execv(sys.executable, [sys.executable, "-m", "ipykernel_launcher", *words])  # noqa: S606 - our own command


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
