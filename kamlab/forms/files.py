"""Files from the page: taken in slice by slice, each acknowledged before the next is sent.

A form with a drop part has one :class:`Receiver` and lets it hear every message
first::

    def hear(self, panel, told, buffers):
        if not self.receiver.hear(panel, told, buffers):
            super().hear(panel, told, buffers)

The files lie in ``incoming`` of the work folder, each drop in a folder of its own,
and are removed when the form lets go of them; what an ended program left there goes
after a day. Names are text from outside: on disk stands a safe form of them.
"""

import atexit
import secrets
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamlab.errors import KamlabError
from kamlab.forms.parts import Part, button, progress
from kamlab.i18n import say
from kamlab.work import free_name, safe_name, work_folder, work_place

if TYPE_CHECKING:
    from kamlab.forms.form import Form

INCOMING = "incoming"
MOST_BYTES = 500_000_000
MOST_FILES = 200
LONGEST = 300  # letters of a name that are kept for the page
A_DAY = 24 * 3600
BETWEEN = 0.3  # seconds between two drawings of the bar
_MEGA = 1_000_000


class FilesError(KamlabError):
    """Files cannot be taken in: which, why, what to do."""


@dataclass(slots=True)
class Incoming:
    """One file on its way.

    Attributes
    ----------
    name
        As the person calls it: text, never a path.
    path
        Where it is written.
    size, got
        Bytes announced and written.
    """

    name: str
    path: Path
    size: int
    got: int = 0


@dataclass(slots=True)
class Drop:
    """Files that were dropped or chosen together."""

    folder: Path
    files: list[Incoming] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    @property
    def got(self) -> int:
        """Bytes written so far."""
        return sum(file.got for file in self.files)

    def remove(self) -> None:
        """Remove the files."""
        shutil.rmtree(self.folder, ignore_errors=True)


class Receiver:
    """Takes in the files of one drop part.

    Parameters
    ----------
    form
        The form with the part.
    arrived
        Called with the drop once all its files are written; the form removes it later.
    """

    def __init__(self, form: "Form", arrived: Callable[[Drop], None]) -> None:
        self.form, self._arrived = form, arrived
        self.drop: Drop | None = None
        self._token = ""
        self._started = self._drawn = 0.0

    @property
    def is_busy(self) -> bool:
        """Whether files are on their way."""
        return self.drop is not None

    def hear(self, panel: Any, told: Mapping[str, Any], buffers: Sequence[memoryview]) -> bool:  # noqa: ANN401 - a widget
        """Take a message of the page if it is about files; tell whether it was."""
        deeds = {"files": self._announced, "slice": self._slice, "complete": self._complete, "broken": self._broken}
        deed = deeds.get(told.get("do", ""))
        if deed is None:
            return False
        current = told["do"] == "files" or (self.drop is not None and told.get("token") == self._token)
        if current:
            early = time.monotonic() - self._drawn < BETWEEN
            self._guarded(lambda: deed(told, buffers), quiet=told["do"] == "slice" and early)
        if "seq" in told:
            panel.send({"view": told["view"], "seq": told["seq"], "stop": not current or self.drop is None})
        return True

    def stop(self) -> None:
        """End the transfer and remove what has come."""
        if self.drop is not None:
            self.drop.remove()
        self.drop, self._token = None, ""

    def part(self) -> Part:
        """Return the bar of the transfer."""
        lang, drop = self.form.lang, self.drop
        if drop is None:
            return progress("", 0.0, "")
        share = drop.got / drop.size if drop.size else 1.0
        words = [say("forms.files.done", lang, done=drop.got / _MEGA, size=drop.size / _MEGA)]
        spent = time.monotonic() - self._started
        left = spent * (1 - share) / share if share and spent > 1 else 0.0
        if left > 1:
            words.append(say("forms.job.left", lang, n=round(left)))
        name = drop.files[0].name if len(drop.files) == 1 else ""
        title = say("forms.files.one" if name else "forms.files.many", lang, name=name, n=len(drop.files))
        return progress(title, share, " · ".join(words), button("stop", say("forms.job.stop", lang), weight="small"))

    def _guarded(self, deed: Callable[[], None], *, quiet: bool) -> None:
        """Do it; a refusal or a full disk ends the transfer and is shown by the form, which is drawn unless quiet."""
        problem: KamlabError | None = None
        try:
            deed()
        except KamlabError as refused:
            problem = refused
        except OSError as refused:
            problem = FilesError("forms.files.disk", reason=str(refused.strerror or refused))
        if problem is not None:
            self.stop()
        elif quiet:
            return
        self._drawn = time.monotonic()
        self.form.guard(lambda: _raise(problem))

    def _announced(self, told: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        self.stop()
        sweep()
        files = [(str(file["name"])[:LONGEST], max(int(file["size"]), 0)) for file in told["files"]]
        if len(files) > MOST_FILES:
            raise FilesError("forms.files.too_many", n=len(files), limit=MOST_FILES)
        if (size := sum(size for _, size in files)) > MOST_BYTES:
            raise FilesError("forms.files.too_large", size=size / _MEGA, limit=MOST_BYTES / _MEGA)
        folder = work_folder(INCOMING) / secrets.token_hex(8)
        folder.mkdir()
        drop, names = Drop(folder), set[str]()
        atexit.register(drop.remove)
        for number, (name, bytes_) in enumerate(files, 1):
            own = free_name(safe_name(name, otherwise=f"file{number}"), names)
            names.add(own)
            (folder / own).touch()
            drop.files.append(Incoming(name, folder / own, bytes_))
        self.drop, self._token = drop, str(told["token"])
        self._started = time.monotonic()

    def _slice(self, told: Mapping[str, Any], buffers: Sequence[memoryview]) -> None:
        turn, at = int(told["turn"]), int(told["at"])
        if self.drop is None or not 0 <= turn < len(self.drop.files) or len(buffers) != 1:
            raise FilesError("forms.files.lost")
        file = self.drop.files[turn]
        piece = memoryview(buffers[0]).cast("B")
        if at != file.got or file.got + len(piece) > file.size:
            raise FilesError("forms.files.broken", name=file.name)
        with file.path.open("ab") as target:
            target.write(piece)
        file.got += len(piece)

    def _complete(self, _told: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        drop = self.drop
        if drop is None:
            return
        if short := next((file for file in drop.files if file.got != file.size), None):
            raise FilesError("forms.files.broken", name=short.name)
        self.drop, self._token = None, ""
        self._arrived(drop)

    def _broken(self, told: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        turn = int(told.get("turn", 0))
        if self.drop is None or not 0 <= turn < len(self.drop.files):
            raise FilesError("forms.files.lost")
        raise FilesError("forms.files.broken", name=self.drop.files[turn].name)


def _raise(problem: KamlabError | None) -> None:
    if problem is not None:
        raise problem


def sweep(older: float = A_DAY) -> None:
    """Remove what an ended program left in ``incoming``: folders untouched for ``older`` seconds."""
    home, now = work_place(INCOMING), time.time()
    for folder in home.iterdir() if home.is_dir() else ():
        try:
            old = now - max(path.stat().st_mtime for path in (folder, *folder.rglob("*"))) > older
        except OSError:
            continue  # somebody else is removing it
        if old:
            shutil.rmtree(folder, ignore_errors=True)
