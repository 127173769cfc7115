r"""A calendar file (RFC 5545): dated lines that Outlook, Thunderbird and a phone open.

Each line is an appointment of a whole day. What a person typed stays text: a comma, a
semicolon, a backslash or a line end in it is escaped, marks that reverse the reading
direction and characters that no calendar knows are dropped, and no line of a file is
longer than 75 bytes. The same lines on the same day give the same bytes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from kamlab.documents.file import Paper
from kamlab.documents.words import one_line, plain, shorten

ENDING = ".ics"
_BYTES = 75  # of a line, without its end
_SUMMARY, _NOTE = 200, 2000  # letters kept
_TRAPS = re.compile(r"[\\;,]")


@dataclass(frozen=True, slots=True)
class Appointment:
    """One line of a calendar.

    Parameters
    ----------
    day
        The day it takes, whole.
    title
        What the calendar shows.
    note
        More words, shown when it is opened.
    id
        What makes it the same appointment when the file is opened once more.
    """

    day: date
    title: str
    note: str = ""
    id: str = ""


def calendar_file(appointments: Iterable[Appointment], *, name: str, day: date) -> Paper:
    r"""Return a calendar file.

    Parameters
    ----------
    appointments
        Its lines, in any order.
    name
        What the file is called, without its ending.
    day
        The day it is made.

    Examples
    --------
    >>> lunch = Appointment(date(2027, 3, 10), "Lunch; Vega, Sokolov", id="7")
    >>> print(calendar_file([lunch], name="programme", day=date(2026, 12, 1)).content.decode().split("\r\n")[4:9])
    ... # doctest: +NORMALIZE_WHITESPACE
    ['BEGIN:VEVENT', 'UID:7902699be42c8a8e46fbbb4501726517@kamlab', 'DTSTAMP:20261201T000000Z',
     'DTSTART;VALUE=DATE:20270310', 'DTEND;VALUE=DATE:20270311']
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kamlab//EN", "CALSCALE:GREGORIAN"]
    for one in sorted(appointments, key=lambda each: (each.day, each.title)):
        lines += _lines(one, day)
    content = "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])
    return Paper(f"{name}{ENDING}", content.encode())


def _lines(one: Appointment, day: date) -> list[str]:
    uid = sha256((one.id or f"{one.day} {one.title}").encode("utf-8", "surrogatepass")).hexdigest()[:32]
    told = [
        "BEGIN:VEVENT",
        f"UID:{uid}@kamlab",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(shorten(one_line(one.title), _SUMMARY))}",
    ]
    note = [f"DESCRIPTION:{_escaped(plain(one.note)[:_NOTE])}"] if one.note.strip() else []
    return [*told, *note, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _escaped(text: str) -> str:
    return _TRAPS.sub(lambda found: f"\\{found[0]}", text).replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line after 75 bytes, never inside a letter; what follows begins with a space."""
    pieces, piece, room = [], "", _BYTES
    for letter in line:
        if len((piece + letter).encode()) > room:
            pieces.append(piece)
            piece, room = "", _BYTES - 1
        piece += letter
    return "\r\n ".join([*pieces, piece])
