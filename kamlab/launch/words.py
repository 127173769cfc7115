"""The sentences of ``start.py``: what it says, in whose language, and the trouble it reports."""

import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import TextIO


class Trouble(Exception):  # noqa: N818 - raised to be told, the word a person would use
    """Something that stops the start and that the person can put right.

    Parameters
    ----------
    key
        Name of a sentence in ``sentences.toml``.
    **facts
        What the sentence mentions.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


class Voice:
    """Speaks to the person in one language.

    Parameters
    ----------
    language
        ``ru`` or ``en``.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, key: str, **facts: object) -> str:
        """Return sentence ``key`` with its facts filled in."""
        return sentences()[key][self.language].format(**facts)

    def tell(self, key: str, **facts: object) -> None:
        """Write a sentence on standard error: standard output belongs to the commands."""
        _write(sys.stderr, self.say(key, **facts))

    def answer(self, key: str, **facts: object) -> None:
        """Write a sentence that was asked for on standard output."""
        _write(sys.stdout, self.say(key, **facts))


def _write(stream: TextIO, line: str) -> None:
    if stream.isatty():
        stream.write(line + "\n")
    else:  # a file or a pipe may be declared in an encoding without Cyrillic
        stream.buffer.write((line + "\n").encode("utf-8"))
    stream.flush()


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Return all sentences: key → language → text."""
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
