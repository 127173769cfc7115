"""Kernels of headless runs begin warm: what every page imports is imported once, not once per page.

A page needs a second and a half for imports before its first cell says anything, and a course has some seventy
pages. Inside :func:`warm_kernels` one process (:mod:`kamlab.editions.warm.parent`) imports them and makes each kernel
as a copy of itself. Everything a page does still happens in a process of its own, in its own folder and environment,
and it imports the course's own modules itself. Jupyter knows nothing of it: it starts the command of the ``python3``
kernel as ever, and that command (:mod:`kamlab.editions.warm.kernel`) asks for a copy.

Whatever speaks against a copy ends in an ordinary kernel: an import that fails or warns, an environment that Python
would have read differently at its start, a system other than Linux.
"""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["read_at_start", "warm_kernels"]

FEW = 3  # so many pages import faster than they are prepared for
COMMAND = Path(__file__).parent / "kernel.py"
PLACES = "JUPYTER_PATH"  # where Jupyter looks for kernels, the first place wins
_READ_AT_START = ("PYTHON", "LANG", "LC_", "LD_", "OMP_", "OPENBLAS_")


def read_at_start(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that Python and its libraries read once, when they start."""
    return {name: value for name, value in variables.items() if name.startswith(_READ_AT_START)}


@contextmanager
def warm_kernels(pages: int) -> Iterator[None]:
    """Let every kernel that this process starts meanwhile begin warm, if there are pages enough; on Linux only."""
    if sys.platform != "linux" or pages <= FEW:
        yield
        return
    with TemporaryDirectory(prefix="kamlab-") as folder:
        meeting = str(Path(folder, "meeting"))
        with _parent(meeting):
            before = os.environ.get(PLACES)
            os.environ[PLACES] = os.pathsep.join(filter(None, [_specified(Path(folder), meeting), before]))
            try:
                yield
            finally:
                os.environ.pop(PLACES, None)
                os.environ.update({PLACES: before} if before is not None else {})


def _parent(meeting: str) -> "subprocess.Popen[bytes]":
    """Open the door at the meeting place and start who makes the copies; who comes too early waits at the door."""
    surroundings = os.environ | {"MPLBACKEND": "agg"}
    with socket.socket(socket.AF_UNIX) as door:  # ours is closed again: if the parent gives up, nobody waits in vain
        door.bind(meeting)
        door.listen(64)
        number = door.fileno()
        command = [sys.executable, "-P", "-m", "kamlab.editions.warm.parent", str(number)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, env=surroundings, pass_fds=[number])  # noqa: S603 - our own command


def _specified(folder: Path, meeting: str) -> str:
    """Write down that a kernel is who asks for a copy at the meeting place; return where that is written."""
    told = {
        "argv": [sys.executable, "-I", "-S", str(COMMAND), meeting, "-f", "{connection_file}"],
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
    }
    place = folder / "kernels" / "python3" / "kernel.json"
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps(told), encoding="utf-8")
    return str(folder)
