"""Makes ``.venv`` what a lock file says: from nothing, from a half-made one, or from an older set.

The parts come with uv when it is on the machine or can be had in seconds, otherwise with pip; always
checked against the hashes of the lock, always compiled to bytecode (without it, every first import in
a notebook takes several times longer).
"""

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kamlab.launch.place import LOCK, TEST_LOCK, UV_LOCK, WINDOWS, Place
from kamlab.launch.turns import turn
from kamlab.launch.words import Trouble, Voice

DOWNLOAD_MB = {LOCK: 230, TEST_LOCK: 830}  # measured on Linux; Spark, for the tests, is half a gigabyte
NEEDED_MB = {LOCK: 1200, TEST_LOCK: 3100}  # the installed set with its bytecode, and what it is unpacked from
UV_SECONDS = 25  # longer than this and pip alone would have been quicker
SYMPTOMS = (  # what installers write when something is wrong; the surest sign first
    ("disk", r"no space left|os error 28|os error 112|not enough space|quota exceeded"),
    ("hash", r"hash mismatch|do not match the hashes"),
    ("unwritable", r"permission denied|read-only file system|os error 13|os error 30"),
    (
        "network",
        (
            r"error sending request|dns error|failed to fetch|failed to establish|name resolution|getaddrinfo"
            r"|unreachable|timed out|timeout|connection (refused|reset|aborted)|proxyerror|certificate"
            r"|network connectivity is disabled|network was disabled|connecterror|tunnel"
        ),
    ),
    ("unfit", r"no wheels|no matching distribution|not a supported wheel|no usable wheels"),
    ("no_pip", r"no module named ('?)(pip|ensurepip)"),
)
HOPELESS = frozenset({"disk", "hash", "unwritable"})  # another installer would meet the same
FIRST, CHANGE = "first installation", "change"  # what stands in the mark of an unfinished one
# -P: a file of the person's own folder must not stand in for a part of the same name
CALL = '#!/bin/sh\nexec "$(dirname "$0")/python" -P -m kamlab "$@"\n'
CALL_WINDOWS = '@"%~dp0python.exe" -P -m kamlab %*\n'


def prepare(place: Place, lock: str, voice: Voice) -> None:
    """Make ``.venv`` what ``lock`` says; do nothing if it is.

    Raises
    ------
    Trouble
        If it cannot be done; the sentence says what to do.
    """
    if place.is_ready(lock):
        return
    step_out(place)
    with turn(place.root, voice):
        if not place.is_ready(lock):  # another window may just have done it
            begun = time.monotonic()
            make(place, lock, voice)
            voice.tell("ready", seconds=round(time.monotonic() - begun))


def make(place: Place, lock: str, voice: Voice) -> None:
    """Install ``lock``; being cut off leaves the mark of a half-made environment."""
    cut_off = place.making.exists()
    fresh = not runs(place.python) or (cut_off and place.making.read_text() == FIRST)  # half of it is worth nothing
    only_tools = lock == TEST_LOCK and place.is_ready(LOCK)
    key = "half" if cut_off and place.parts() else "tools" if only_tools else "first" if fresh else "repair"
    if fresh:
        clear(place, lock)
    place.venv.mkdir(exist_ok=True)
    place.making.write_text(FIRST if fresh else CHANGE)
    voice.tell(key, size=DOWNLOAD_MB[lock] - DOWNLOAD_MB[LOCK] * only_tools, lock=lock)  # it can be begun: say so
    if fresh:
        import venv

        venv.EnvBuilder(symlinks=not WINDOWS).create(place.venv)
    try:
        install(place, lock, again=cut_off and not fresh)
    except Trouble as trouble:
        if trouble.key == "network" and not fresh:
            raise Trouble("disagree", lock=lock) from trouble
        raise
    connect(place)
    warm(place)
    place.write_stamp(LOCK, lock)  # the set for the tests contains the set of the course
    place.making.unlink()


def clear(place: Place, lock: str) -> None:
    """Remove what stands where the environment will stand, after a look at the free space."""
    free = shutil.disk_usage(place.root).free // 10**6
    if free < NEEDED_MB[lock]:
        raise Trouble("disk", need=NEEDED_MB[lock], free=free)
    if place.venv.is_dir() and not place.venv.is_symlink():
        shutil.rmtree(place.venv)
    else:
        place.venv.unlink(missing_ok=True)


def step_out(place: Place) -> None:
    """Go on in the Python behind ``.venv`` if we are running inside the ``.venv`` that is to be changed."""
    base = str(getattr(sys, "_base_executable", sys.executable))
    if Path(sys.prefix).resolve() == place.venv.resolve() and base != sys.executable:
        again = [base, *sys.orig_argv[1:]]
        if WINDOWS:
            sys.exit(subprocess.call(again))
        os.execv(base, again)


def runs(python: Path) -> bool:
    """Tell whether an environment's Python still starts: its base may have been removed or replaced."""
    question = [str(python), "-c", "import encodings, sys; sys.exit(sys.version_info < (3, 11))"]
    with contextlib.suppress(OSError):
        return subprocess.call(question, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    return False


def install(place: Place, lock: str, *, again: bool) -> None:
    """Install the locked set, with uv if it can be had, else with pip.

    Parameters
    ----------
    place, lock
        What to install and where.
    again
        Whether to lay every part anew, for an environment that was cut off while changing.
    """
    place.log.write_bytes(b"")
    what = ["--require-hashes", "--no-deps", "--requirement", str(place.root / lock)]
    if lock == LOCK:
        what += ["--only-binary", ":all:"]  # a participant has no compiler; one test tool comes as source
    with tempfile.TemporaryDirectory(prefix="kamlab-") as spare:
        uv = find_uv(place, Path(spare))
        target = ["pip", "install", "--python", str(place.python), "--compile-bytecode"]
        if uv and work(place, [*uv, *target, *(["--reinstall"] if again else []), *what]):
            return
    trouble = diagnosis(place, lock)
    if trouble.key in HOPELESS:
        raise trouble
    # pip knows the settings of a company's network (pip.ini) that uv does not read
    quiet = ["--compile", "--disable-pip-version-check", "--no-input", "--no-warn-script-location", "--retries", "1"]
    if not work(place, [*find_pip(place), "install", *quiet, *(["--force-reinstall"] if again else []), *what]):
        raise diagnosis(place, lock)


def find_uv(place: Place, spare: Path) -> list[str]:
    """Return the command of uv: found, or put into ``spare`` for the moment; empty if neither."""
    found = shutil.which("uv")
    if found:
        return [found]
    if importlib.util.find_spec("uv"):
        return [sys.executable, "-m", "uv"]
    wish = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(place.root / UV_LOCK)]
    quiet = ["--quiet", "--disable-pip-version-check", "--retries", "0", "--target", str(spare)]
    own = spare / "bin" / ("uv.exe" if WINDOWS else "uv")
    got = work(place, [sys.executable, "-m", "pip", "install", *quiet, *wish], seconds=UV_SECONDS)
    return [str(own)] if got and own.exists() else []


def find_pip(place: Place) -> list[str]:
    """Return the command of a pip that installs into ``.venv``."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(place.python)]
    work(place, [str(place.python), "-m", "ensurepip"])
    return [str(place.python), "-m", "pip"]


def work(place: Place, command: list[str], *, seconds: float = 3600) -> bool:
    """Run an installer, its talk going to the log, and tell whether it succeeded."""
    begun = time.monotonic()
    with place.log.open("ab") as log:
        log.write((" ".join(command) + "\n").encode())
        log.flush()
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=place.surroundings()
        ) as process:
            try:
                while process.poll() is None:
                    passed = time.monotonic() - begun
                    if sys.stderr.isatty():
                        sys.stderr.write(f"\r… {passed:.0f} \r")  # something moves while a slow network works
                        sys.stderr.flush()
                    if passed > seconds:
                        process.kill()
                    time.sleep(0.1)
            except BaseException:  # also Ctrl+C: no installer is left running behind our back
                process.kill()
                process.wait()
                raise
    return process.returncode == 0


def diagnosis(place: Place, lock: str) -> Trouble:
    """Return the sentence that fits what the installers wrote."""
    talk = place.log.read_text(encoding="utf-8", errors="replace").lower()
    key = next((key for key, signs in SYMPTOMS if re.search(signs, talk)), "failed")
    free = shutil.disk_usage(place.root).free // 10**6
    found = sys.version.split()[0]
    return Trouble(key, log=place.log, lock=lock, folder=place.root, found=found, need=NEEDED_MB[lock], free=free)


def connect(place: Place) -> None:
    """Make ``import kamlab`` and the ``kamlab`` command work, also after the folder is moved or renamed.

    The path is relative, so it holds no letter of the folder's name: a path file is read in the
    encoding of the system, where Cyrillic letters need not survive.
    """
    packages = place.packages
    if packages is None:
        raise Trouble("failed", log=place.log)
    (packages / "kamlab.pth").write_text(os.path.relpath(place.root, packages) + "\n", encoding="ascii")
    script = place.programs / ("kamlab.cmd" if WINDOWS else "kamlab")
    script.write_text(CALL_WINDOWS if WINDOWS else CALL, encoding="ascii")
    script.chmod(0o755)


def warm(place: Place) -> None:
    """Let matplotlib look for its fonts now: it would stop somebody's first picture for seconds."""
    look = [str(place.python), "-c", "import matplotlib.font_manager"]
    subprocess.call(look, env=place.surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
