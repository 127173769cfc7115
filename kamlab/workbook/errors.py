"""What can go wrong with a workbook, told in one sentence per cause."""

import errno
import shutil
from collections.abc import Mapping
from typing import Final

from sqlalchemy.exc import DBAPIError, IntegrityError

from kamlab.errors import KamlabError
from kamlab.i18n import say
from kamlab.workbook.place import Place

_ROOM = 64 * 1024  # bytes; less than this and SQLite cannot even write its journal
_TURNS = frozenset({"40001", "40P01", "55P03"})  # PostgreSQL: serialization, deadlock, lock not available
_TWICE = "23505"  # PostgreSQL: unique violation
_NO_ROOM = frozenset({"53100", "53200"})  # PostgreSQL: disk full, out of memory
_SENTENCES: Final = (  # words of SQLite's own messages → our sentence
    ("database or disk is full", "workbook.disk_full"),
    ("readonly database", "workbook.read_only"),
    ("unable to open database file", "workbook.read_only"),
    ("database is locked", "workbook.busy"),
    ("database table is locked", "workbook.busy"),
)
_DAMAGED = ("not a database", "malformed", "no such table", "no such column")


class Said:
    """A part of a sentence, said in the language of the sentence it stands in."""

    def __init__(self, key: str, **facts: object) -> None:
        self.key, self.facts = key, facts

    def text(self, lang: str | None = None) -> str:
        """Return the words."""
        return say(self.key, lang, **_spoken(self.facts, lang))


class WorkbookError(KamlabError):
    """The workbook refuses: what was found, where, what is safe, what to do."""

    def text(self, lang: str | None = None) -> str:
        """Return the sentence in ``lang``; without one, in the language in use."""
        return say(self.key, lang, **_spoken(self.facts, lang))


def _spoken(facts: Mapping[str, object], lang: str | None) -> dict[str, object]:
    return {name: fact.text(lang) if isinstance(fact, Said | KamlabError) else fact for name, fact in facts.items()}


def passing(error: Exception) -> bool:
    """Tell whether the same step may succeed in a moment: somebody else is writing."""
    if not isinstance(error, DBAPIError):
        return False
    text, state = str(error.orig), getattr(error.orig, "sqlstate", None)
    if isinstance(error, IntegrityError):  # two windows made the same row: the second finds it next time
        return state == _TWICE or "UNIQUE constraint failed" in text
    return state in _TURNS or "is locked" in text


def explain(error: Exception, place: Place) -> WorkbookError:
    """Turn an error of the database or the disk into a sentence.

    Parameters
    ----------
    error
        What SQLAlchemy, sqlite3 or the operating system raised.
    place
        The workbook it happened to.
    """
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    text = str(cause)
    if any(words in text for words in _DAMAGED) and place.file:
        return damaged(place, text)
    key = _key(cause, text, place)
    what = text.splitlines()[0] if text else type(cause).__name__
    return WorkbookError(key, place=place.text, what=what, backup=_offer(place))


def _key(cause: BaseException, text: str, place: Place) -> str:
    """Return the message for a cause."""
    absent = place.file is not None and not place.file.exists()
    if absent and (isinstance(cause, FileNotFoundError) or "unable to open" in text or "disk I/O" in text):
        return "workbook.gone"
    for words, key in _SENTENCES:
        if words in text:
            return key
    if isinstance(cause, OSError):
        return _of_the_disk(cause)
    if place.file and "disk I/O error" in text:
        return "workbook.disk_full" if _is_full(place) else "workbook.failed"
    return "workbook.failed" if place.file else _of_the_server(cause)


def damaged(place: Place, what: str) -> WorkbookError:
    """Return the refusal of a file that is no workbook or a broken one."""
    return WorkbookError("workbook.damaged", place=place.text, what=what, backup=_offer(place))


def _offer(place: Place) -> Said | str:
    newest = place.newest_backup()
    return Said("workbook.backup_at", file=str(newest)) if newest else ""


def _of_the_disk(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}:
        return "workbook.disk_full"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "workbook.read_only"
    return "workbook.failed"


def _of_the_server(cause: BaseException) -> str:
    if getattr(cause, "sqlstate", None) in _NO_ROOM:
        return "workbook.disk_full"
    lost = any(kind.__name__ == "OperationalError" for kind in type(cause).__mro__)
    return "workbook.no_server" if lost else "workbook.failed"


def _is_full(place: Place) -> bool:
    return place.file is not None and shutil.disk_usage(place.file.parent).free < _ROOM
