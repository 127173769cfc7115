"""Six answers about each account: ours about ourselves, the client's about us, the client's about one rival.

Answers are those to the questions as they are asked, so "no" is the favourable answer to four of the six; Altair
Pharm was asked on a scale of five and its answers are numbers, 1 = favourable. What a client's answer rests on stands
beside it: for Volga Foods these six facts are the sealed card of the exercise in the client's chair.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from generator import named as n
from generator.tables_base import table, write_tables
from generator.tables_perception_said import SAID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.demo import Demo

D = dt.date

FAVOURABLE = ("yes", "no", "yes", "no", "no", "no")
"""Q1 needs us, Q2 has agreements with rivals, Q3 talks of business problems, Q4 at times prefers rivals, Q5 drives us
mad, Q6 postpones visits."""

OTHER = {"yes": "no", "no": "yes"}
OWN_DAY = D(2026, 11, 2)


class Account(NamedTuple):
    """One account's eighteen answers, in the favourable direction: ``1``, ``0``, ``?``, or numbers split by blanks."""

    name: str
    rival: str
    person: str
    asked: dt.date
    ours: str
    client: str
    about_rival: str


PAK, TARA = "Пак-Линия", "Тара-Восход"
ACCOUNTS = (
    Account(n.VOLGA, PAK, "Орлов Д. С.", D(2026, 11, 10), "101011", "100011", "101011"),
    Account(n.TRANS_URAL, TARA, "Лаптева С. Г.", D(2026, 11, 3), "111011", "111111", "000010"),
    Account(n.BALTIC, TARA, "", D(2026, 9, 15), "111001", "111001", "000111"),
    Account(n.KOVYL, PAK, "", D(2026, 10, 12), "000011", "000010", "100010"),
    Account(n.COSY_YARD, PAK, "Мельничук О. П.", D(2026, 8, 25), "000011", "00??11", "111110"),
    Account(
        n.ALTAIR, PAK, "Воронова А. К.", D(2026, 9, 15),
        "0.75 0.5 0.5 0.5 0.25 0.5", "0.75 0.5 0.75 0.5 0.25 0.5", "0.5 0.5 0.25 0.5 1 1",
    ),
)  # fmt: skip  # an account a line


def _answers(marks: str) -> list[str]:
    if " " in marks:
        return marks.split()
    words = {"?": "unknown"}
    return [words.get(mark, good if mark == "1" else OTHER[good]) for mark, good in zip(marks, FAVOURABLE, strict=True)]


def _rows() -> Iterator[tuple[object, ...]]:
    for account in ACCOUNTS:
        for question, answer in enumerate(_answers(account.ours), start=1):
            yield (account.name, "self", None, question, answer, OWN_DAY, None, None, None)
        for question, answer in enumerate(_answers(account.client), start=1):
            said = SAID[account.name][question - 1]
            yield (account.name, "client", None, question, answer, account.asked, account.person or None, *said)
        for question, answer in enumerate(_answers(account.about_rival), start=1):
            told = (account.asked, account.person or None, None, None)
            yield (account.name, "client_about_rival", account.rival, question, answer, *told)


def write(root: Path, demo: Demo) -> None:
    """Write ``perception``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; the answers do not depend on it.
    """
    del demo
    columns = "account respondent rival question answer date person said_ru said_en"
    write_tables(root / "demo", {"perception": table(columns, _rows())})
