"""Sixty days later: what changed between the seminar and 18 January 2027. No cause is claimed.

The six measures are reckoned here from the tables, then and now, so that none of them is typed in.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from generator import named as n
from generator import tables_followup_ledger as ledger
from generator.demo import FOLLOW_UP_DAY, SEMINAR_DAY
from generator.registers import WALLETS
from generator.tables_base import Table, day, table, write_tables
from generator.tables_facts import FIELDS
from generator.tables_facts_values import FACTS
from generator.tables_people import CELLS, PEOPLE, TIES
from generator.tables_plan import ACTIONS, GOALS

if TYPE_CHECKING:
    from pathlib import Path

    from generator.demo import Demo

ACTIVE_DAYS = 90
CONFIRMED = "confirmed"
DONE = 100
SERVES = 9
"""Place of the client's goal in a row of the plan."""

NEW_TIES = (
    (n.VOLGA, "Лебедев М. А.", "Ветрова Л. К.", 1, "2025-12-03", "2026-12-16"),
    (n.VOLGA, "Петров В. К.", "Марченко О. Л.", 1, "2026-12-10", "2026-12-10"),
    (n.VOLGA, "Ким А. Т.", "Руднев К. Е.", 1, "2026-12-17", "2027-01-13"),
)
"""Account, ours, theirs, depth, first and last contact: one tie woken up, two new ones."""

NEW_FACTS = (
    ("industry", "пищевая промышленность и розница", "food industry and retail", "2026-12-03"),
    ("sites", "две фабрики, распределительный центр, розничная сеть",
     "two factories, distribution centre, retail chain",
     "2026-12-03"),
    ("strategy", "новая линия, меньше поставщиков на площадку", "a new line, fewer suppliers at each site",
     "2026-12-16"),
    ("decision_maker", "Соколов А. В. после совещания директоров", "A. V. Sokolov after the directors' meeting",
     "2026-12-16"),
    ("solvency", "ни одной просрочки за 12 месяцев", "no late payment in 12 months", "2026-12-22"),
    ("accounts", "прибыль три года подряд", "profit three years running", "2026-12-22"),
    ("size", "две фабрики, около 1 900 человек", "two factories, about 1,900 people", "2026-12-10"),
    ("quality", "протокол на каждую партию этикетки", "a protocol for each lot of labels", "2026-12-17"),
    ("terms", "90 дней и дежурный инженер", "90 days and an engineer on duty", "2026-12-04"),
)  # fmt: skip  # one fact a block

CHANGED_GOALS = (
    ("4", "dropped", "", "Цена плёнки выше", "A higher film price"),
    ("5", "added", "d", "Один поставщик плёнки и этикетки в Самаре", "One supplier of film and labels in Samara"),
)
"""Id, change, the client's goal it serves, names."""

ANSWERS = (
    ("1", "yes", "yes"),
    ("2", "yes", "yes"),
    ("3", "no", "yes"),
    ("4", "yes", "yes"),
    ("5", "no", "no"),
    ("6", "no", "no"),
)
"""The client's six answers about us, on the seminar day and on the follow-up day: only the third has changed."""

MEASURES = {
    "mirrored_goals": ("Цели, отвечающие целям клиента", "Goals that mirror the client's", "up"),
    "coverage": ("Охваченные клетки карты", "Cells covered", "up"),
    "dossier": ("Заполнено полей досье", "Dossier fields filled", "up"),
    "wallet_share": ("Доля в расходах клиента", "Share of wallet", "up"),
    "actions_done": ("Сделано действий", "Actions done", "up"),
    "largest_share": ("Доля крупнейшего клиента", "Share of the largest client", "down"),
}
"""Names and which way is better."""


def _percent(part: float, whole: float) -> Decimal:
    return (Decimal(100) * Decimal(part) / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _mirrored() -> tuple[Decimal, Decimal]:
    ours = {goal[0]: goal[SERVES] for goal in GOALS if goal[1] == "us"}
    now = {**ours, **{code: serves for code, change, serves, *_ in CHANGED_GOALS if change == "added"}}
    for code, change, *_ in CHANGED_GOALS:
        if change == "dropped":
            del now[code]
    then, later = (_percent(sum(bool(goal) for goal in goals.values()), len(goals)) for goals in (ours, now))
    return then, later


def _coverage() -> tuple[Decimal, Decimal]:
    place = {person.name: (person.floor, person.function) for person in PEOPLE[n.VOLGA]}
    cells = {(floor, function) for floor, functions in CELLS.items() for function in functions}
    old = [(theirs, last) for account, _, theirs, _, _, _, last in TIES if account == n.VOLGA]
    new = [(theirs, last) for _, _, theirs, _, _, last in NEW_TIES]

    def share(ties: list[tuple[str, str]], on: dt.date) -> Decimal:
        fresh = {place[who] for who, last in ties if (on - dt.date.fromisoformat(last)).days <= ACTIVE_DAYS}
        return _percent(len(fresh & cells), len(cells))

    return share(old, SEMINAR_DAY), share(old + new, FOLLOW_UP_DAY)


def _dossier() -> tuple[Decimal, Decimal]:
    required = {field[0] for field in FIELDS if field[4]}
    then = {fact[0] for fact in FACTS[n.VOLGA]} & required
    now = then | {fact[0] for fact in NEW_FACTS} & required
    return _percent(len(then), len(required)), _percent(len(now), len(required))


def _sales(demo: Demo, later: Table) -> dict[str, tuple[Decimal, Decimal]]:
    """Share of the wallet and share of the largest client: last 12 months to October, and calendar 2026."""
    book = demo.ledger
    months = book[book["date"] >= dt.date(2025, 11, 1)], book[book["date"] >= dt.date(2026, 1, 1)]
    more = {"all": 0, "main": 0}
    for row in later.rows:
        kopecks = int(Decimal(str(row[8])) * 100)
        more["all"] += kopecks
        more["main"] += kopecks if row[2] == n.VOLGA else 0
    mains = [int(part.loc[part["client"] == n.VOLGA, "revenue"].sum()) for part in months]
    totals = [int(part["revenue"].sum()) for part in months]
    mains[1] += more["main"]
    totals[1] += more["all"]
    wallet = n.kopecks(WALLETS[n.VOLGA][1])
    return {
        "wallet_share": (_percent(mains[0], wallet), _percent(mains[1], wallet)),
        "largest_share": (_percent(mains[0], totals[0]), _percent(mains[1], totals[1])),
    }


def _measures(demo: Demo, later: Table) -> list[tuple[object, ...]]:
    given = [action for action in ACTIONS if action[2]]
    done = sum(action[6] == DONE for action in given)
    values = {
        "mirrored_goals": _mirrored(),
        "coverage": _coverage(),
        "dossier": _dossier(),
        "actions_done": (_percent(0, len(given)), _percent(done, len(given))),
        **_sales(demo, later),
    }
    return [(code, ru, en, *values[code], better) for code, (ru, en, better) in MEASURES.items()]


def write(root: Path, demo: Demo) -> None:
    """Write ``followup_ledger``, ``followup`` and the changes the measures come from.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company.
    """
    later = Table(ledger.COLUMNS, tuple(ledger.rows(demo)))
    section = {field[0]: field[1] for field in FIELDS}
    source = ("встреча или визит", "meeting or visit")
    facts = [
        (n.VOLGA, section[field], field, ru, en, CONFIRMED, *source, day(date)) for field, ru, en, date in NEW_FACTS
    ]
    ties = [(*row[:4], day(row[4]), day(row[5])) for row in NEW_TIES]
    made = {
        "followup_ledger": later,
        "followup": table("measure name_ru name_en then now better", _measures(demo, later)),
        "followup_answers": table("account question then now", [(n.VOLGA, *row) for row in ANSWERS]),
        "followup_ties": table("account ours theirs depth first_contact last_contact", ties),
        "followup_goals": table("id change serves goal_ru goal_en", CHANGED_GOALS),
        "followup_facts": table("account section field value_ru value_en state source_ru source_en date", facts),
    }
    write_tables(root / "demo", made)
