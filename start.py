#!/usr/bin/env python3
"""Open the course: make its environment on the first start, check it on every other.

    python3 start.py                      open the course in JupyterLab
    python3 start.py test [options]       run every test (options go to pytest)
    python3 start.py run [options]        execute the whole course (kamlab run)
    python3 start.py WORD ...             any other word goes to the kamlab command

Before the word: --language ru|en, --port N, --no-browser, --as-is (skip the check of .venv).

Needs a stock Python 3.11 or newer and nothing else. This file has to *parse* on Python 3.6, so
that an old Python ends in a sentence and not in a SyntaxError; the work is in ``kamlab/launch``.
"""

import contextlib
import os
import subprocess
import sys

OLDEST = (3, 11)
OLD = {
    "ru": "Нужен Python 3.11 или новее, а этот — {}. Установите новый с python.org и запустите start.py ещё раз.",
    "en": "Python 3.11 or newer is needed, this one is {}. Install a new one from python.org and start again.",
}
ENTER = {"ru": "Нажмите Enter, чтобы закрыть окно.", "en": "Press Enter to close this window."}


def system_language() -> str:
    """Return ``ru`` if the person asked for it or the system speaks it, else ``en``."""
    names = ("KAMLAB_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wish = next((os.environ[name] for name in names if os.environ.get(name)), "")
    if sys.platform == "win32" and not os.environ.get("KAMLAB_LANGUAGE"):
        import ctypes

        russian = 0x19  # Windows keeps the language in the low ten bits, the country above them
        return "ru" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == russian else "en"
    if sys.platform == "darwin" and not wish:  # a double click brings no LANG
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            wish = subprocess.check_output(["/usr/bin/defaults", "read", "-g", "AppleLocale"]).decode()
    return "ru" if wish.lower().startswith("ru") else "en"


def tell(line: str) -> None:
    """Write a line on standard error, in UTF-8 where the stream is a file or a pipe."""
    if sys.stderr.isatty():
        sys.stderr.write(line + "\n")
    else:
        sys.stderr.buffer.write((line + "\n").encode("utf-8"))
    sys.stderr.flush()


def refuse_old(version: "tuple[int, ...]", language: str) -> None:
    """Leave with a sentence if this Python is too old."""
    if version[:2] < OLDEST:
        tell(OLD[language].format(".".join(str(part) for part in version[:3])))
        leave(1, language)


def leave(status: int, language: str) -> None:
    """Leave, but keep a double-clicked Windows window open on an error (a prompt sets PROMPT, a click does not)."""
    if status and os.name == "nt" and "PROMPT" not in os.environ and sys.stdin and sys.stdin.isatty():
        tell(ENTER[language])
        sys.stdin.readline()
    sys.exit(status)


if __name__ == "__main__":
    refuse_old(sys.version_info[:3], system_language())
    from kamlab.launch import main

    leave(main(sys.argv[1:], system_language()), system_language())
