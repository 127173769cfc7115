"""The process that every warm kernel is a copy of: it imports, waits at the meeting place, and looks after its copies.

``python -P -m kamlab.editions.warm.parent DOOR``; the door is the number of a socket that listens already. It has no
thread, no event loop and no engine, so that a copy is as good as a start. It ends, with every copy, when its standard
input closes.
"""

import gc
import json
import os
import random
import selectors
import signal
import socket
import sys
import time
import warnings
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from kamlab.editions.warm import read_at_start

HEAVY = (  # what every page needs; no module of the course: each page has to import its own
    *("ipykernel.kernelapp", "ipykernel.ipkernel", "IPython.core.completer", "debugpy", "numpy.random", "pandas"),
    *("duckdb", "narwhals", "rapidfuzz.process", "sqlalchemy.orm", "sqlalchemy.dialects.sqlite", "scipy.optimize"),
    *("matplotlib.figure", "matplotlib.backends.backend_agg", "PIL.Image", "PIL.WebPImagePlugin", "anywidget"),
    *("kamlab.desk", "kamlab.company", "kamlab.ledger", "kamlab.findings", "kamlab.workbook.store"),
    *("kamlab.forms", "kamlab.forms.strip", "kamlab.forms.exercise"),
)


def main(number: int) -> None:
    """Import, then make a copy for everybody who asks; each copy leaves this function as a kernel."""
    with socket.socket(fileno=number) as door:
        try:
            preload()
        except Exception as error:  # noqa: BLE001 - whatever it is, an ordinary kernel will show it on its page
            sys.stderr.write(f"kernels begin cold: {type(error).__name__}: {error}\n")
            return
        gc.freeze()
        asked = Parent(door).serve()
    if asked is None:
        os._exit(0)  # nothing was begun here that would have to be ended
    become_kernel(asked)


def preload() -> None:
    """Import what pages import; a warning meanwhile is an error, for on a page it would be one."""
    with warnings.catch_warnings():
        for kind in (UserWarning, FutureWarning, RuntimeWarning, SyntaxWarning):
            warnings.simplefilter("error", kind)
        for name in HEAVY:
            import_module(name)


def become_kernel(asked: dict[str, Any]) -> None:
    """Be the kernel somebody asked for: their environment, folder and streams, chance of its own."""
    import numpy as np
    from ipykernel.kernelapp import IPKernelApp

    gc.unfreeze()
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    time.tzset()
    for number, stream in enumerate(asked["streams"]):
        os.dup2(stream, number)
        os.close(stream)
    random.seed()
    np.random.seed()  # noqa: NPY002 - pages do not use it; whoever does shall not find the chance of another page
    sys.argv[:] = ["ipykernel_launcher", *asked["words"]]
    IPKernelApp.launch_instance(parent_handle=os.getppid())


@dataclass
class Parent:
    """Who waits at the door, and the copies that live, each with the line to who stands for it."""

    door: socket.socket
    copies: dict[int, socket.socket] = field(default_factory=dict)
    events: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)

    def serve(self) -> dict[str, Any] | None:
        """Make copies until standard input closes; return what was asked in a copy, and nothing in the parent."""
        woken, wake = socket.socketpair()
        wake.settimeout(0)
        signal.set_wakeup_fd(wake.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for who asked; our sign is the closed input
        for listened in (self.door, woken, sys.stdin):
            self.events.register(listened, selectors.EVENT_READ)
        with woken, wake:
            while True:
                for key, _ in self.events.select():
                    if key.fileobj is sys.stdin:
                        self._end()
                        return None
                    if key.fileobj is self.door:
                        asked = self._copy(self.door.accept()[0])
                        if asked is not None:
                            return asked
                    elif key.fileobj is woken:
                        woken.recv(1024)
                        self._bury()
                    else:
                        self._hang_up(key.data)

    def _copy(self, line: socket.socket) -> dict[str, Any] | None:
        """Make a copy for who called, unless an ordinary kernel would be another one; return what was asked in it."""
        asked = _hear(line)
        if read_at_start(asked["environment"]) != read_at_start(os.environ):
            line.close()
            return None
        number = os.fork()
        if number == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.setpgid(0, 0)
            self.events.close()
            for other in (line, *self.copies.values()):
                other.close()
            return asked
        with suppress(OSError):
            os.setpgid(number, number)  # both do it: nobody can be too early
        for stream in asked["streams"]:
            os.close(stream)
        self.copies[number] = line
        self.events.register(line, selectors.EVENT_READ, number)
        _tell(line, number)
        return None

    def _bury(self) -> None:
        """Tell who stands for an ended copy how it ended."""
        while self.copies:
            number, status = os.waitpid(-1, os.WNOHANG)
            if number == 0:
                return
            line = self.copies.pop(number)
            if line.fileno() >= 0:
                self.events.unregister(line)
                _tell(line, abs(os.waitstatus_to_exitcode(status)))
                line.close()

    def _hang_up(self, number: int) -> None:
        """End the copy of who stood for it and was killed."""
        line = self.copies.get(number)
        if line is not None:
            self.events.unregister(line)
            line.close()
            os.killpg(number, signal.SIGKILL)

    def _end(self) -> None:
        """End every copy: nobody is left who wants it."""
        for number in self.copies:
            with suppress(OSError):
                os.killpg(number, signal.SIGKILL)


def _hear(line: socket.socket) -> dict[str, Any]:
    """Return what somebody asks: words for the kernel, folder, environment, and three streams."""
    length, streams, _, _ = socket.recv_fds(line, 12, 3)
    with line.makefile("rb") as spoken:
        asked: dict[str, Any] = json.loads(spoken.read(int(length)))
    return asked | {"streams": streams}


def _tell(line: socket.socket, number: int) -> None:
    with suppress(OSError):  # who was killed meanwhile does not want to know
        line.sendall(f"{number}\n".encode())


if __name__ == "__main__":
    main(int(sys.argv[1]))
