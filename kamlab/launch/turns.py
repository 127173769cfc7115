"""One window at a time changes ``.venv``: an impatient person double-clicks twice."""

import contextlib
import hashlib
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kamlab.launch.words import Voice


@contextlib.contextmanager
def turn(root: Path, voice: Voice) -> Iterator[None]:
    """Wait for our turn in ``root`` and hold it; the system gives it back even if a window dies."""
    name = hashlib.sha256(str(root).encode()).hexdigest()[:16]
    with (Path(tempfile.gettempdir()) / f"kamlab-{name}.lock").open("ab") as door:
        told = False
        while not take(door.fileno()):
            if not told:
                voice.tell("wait")
            told = True
            time.sleep(0.2)
        yield


def take(door: int) -> bool:
    """Try to lock an open file, for as long as it stays open."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(door, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
