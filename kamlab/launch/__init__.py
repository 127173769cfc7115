"""What ``start.py`` does: make the environment, open the course, hand other words on.

The question answered here is a stranger's first one: *how do I start?* Everything in this package
runs on a stock Python, before any part is installed, so it imports the standard library and itself,
nothing else. Its sentences stand in ``sentences.toml``. The entry is :func:`main`.
"""

import argparse
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from kamlab.launch.install import NEEDED_MB, prepare
from kamlab.launch.lab import open_lab
from kamlab.launch.place import LOCK, TEST_LOCK, WINDOWS, Place
from kamlab.launch.words import Trouble, Voice

__all__ = ["main"]

CELL_SECONDS = 120  # a cell of the course takes seconds; nbval alone would wait for half an hour
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")  # what the browser tests can drive
ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class _Parser(argparse.ArgumentParser):
    """A parser whose refusal is a sentence in the person's language."""

    def error(self, message: str) -> NoReturn:
        raise Trouble("usage", found=message)


def main(arguments: Sequence[str], language: str, *, root: Path = ROOT) -> int:
    """Do what ``start.py`` was asked for.

    Parameters
    ----------
    arguments
        The words behind ``start.py``.
    language
        ``ru`` or ``en``, the system's; ``--language`` overrules it.
    root
        The folder of the course.

    Returns
    -------
    int
        The exit status; 1 after a sentence that says what is wrong.
    """
    voice, place = Voice(language), Place(root)
    try:
        asked = _read(arguments)
        if asked.language:
            os.environ["KAMLAB_LANGUAGE"] = asked.language
            voice = Voice(asked.language)
        if asked.help:
            voice.answer("help")
            return 0
        return _do(asked, place, voice)
    except Trouble as trouble:
        voice.tell(trouble.key, **trouble.facts)
    except KeyboardInterrupt:
        voice.tell("stopped")
    except OSError as error:
        refusal = _from_system(error, place)
        voice.tell(refusal.key, **refusal.facts)
    return 1


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    """Read our own few options; everything from the first word on belongs to that word."""
    parser = _Parser(prog="start.py", add_help=False, allow_abbrev=False)
    parser.add_argument("--help", "-h", action="store_true")
    parser.add_argument("--language", choices=["ru", "en"])
    parser.add_argument("--port", type=int)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--as-is", action="store_true")
    parser.add_argument("words", nargs=argparse.REMAINDER)
    return parser.parse_args(arguments)


def _do(asked: argparse.Namespace, place: Place, voice: Voice) -> int:
    """Prepare what the word needs and do it."""
    word = asked.words[0] if asked.words else ""
    if not asked.as_is:
        prepare(place, TEST_LOCK if word == "test" else LOCK, voice)
    elif not place.python.exists():
        raise Trouble("absent")
    if not word:
        return open_lab(place, voice, port=asked.port, browser=not asked.no_browser)
    if word == "test":
        os.chdir(place.root)
        if not any(map(shutil.which, CHROMIUM)):
            voice.tell("no_chromium")
        nobody = {"KAMLAB_STILL": "1", "KAMLAB_WORKBOOK": "sqlite://"}
        os.environ |= nobody | {"KAMLAB_COMPANY": "demo", "MPLBACKEND": "agg"}  # as the notebooks were built
        return _hand_over(place, ["pytest", *_tests(place, asked.words[1:])])
    os.environ["KAMLAB_LANGUAGE"] = voice.language
    words = asked.words[1:] or ["--help"] if word == "kamlab" else asked.words  # the name itself is no mistake
    return _hand_over(place, ["kamlab", *words])


def _tests(place: Place, options: list[str]) -> list[str]:
    """Return what pytest is told: the options; where they name no place, all tests and all executed notebooks."""
    if any((place.root / option.split("::")[0]).exists() for option in options if not option.startswith("-")):
        return options
    books = [kind for kind in ("notebooks", "solutions") if any((place.root / kind).glob("*/*.ipynb"))]
    limits = [f"--nbval-cell-timeout={CELL_SECONDS}", "--nbval-sanitize-with=tests/nbval.cfg"]
    compare = ["--nbval", *limits, *books] if books else []
    # in the order of the folders: the long files stand in the first ones
    return ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder", "tests", *compare, *options]


def _hand_over(place: Place, words: list[str]) -> int:
    """Let a module of ``.venv`` take our place, with its own streams and exit status."""
    command, env = [str(place.python), "-P", "-m", *words], place.surroundings()
    if not WINDOWS:
        sys.stderr.flush()
        os.execve(command[0], command, env)
    try:
        return subprocess.call(command, env=env)
    except KeyboardInterrupt:  # the child got it as well and has said what it had to say
        return 1


def _from_system(error: OSError, place: Place) -> Trouble:
    """Return the sentence for what the operating system refused."""
    if error.errno in FORBIDDEN:
        mine = error.filename and Path(error.filename).is_relative_to(place.work)
        return Trouble("unwritable_work" if mine else "unwritable", folder=place.work if mine else place.root)
    if error.errno in FULL:
        return Trouble("disk", need=NEEDED_MB[LOCK], free=0)
    return Trouble("system", reason=error.strerror or error, path=error.filename or place.root)
