"""Where more is to be earned: the register of opportunities, the white-space grid, the wallets of six accounts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator import named as n
from generator.files import rubles
from generator.registers import WALLETS
from generator.tables_base import table, write_tables
from generator.tables_opportunities_grid import grid_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.demo import Demo

LAST_12 = dt.date(2025, 11, 1)

OPPORTUNITIES = (
    ("A", "Склад под заказ в Твери", "Stock to order in Tver", "existing", "business", "client_goals",
     "7 12 16", 30, 200, 5, "", ""),
    ("B", "Этикетка для новой линии", "Labels for the new line", "existing", "business", "client_goals",
     "8 10 12", 20, 150, 4, "", ""),
    ("C", "Отчёт о браке", "Report on rejects", "service", "information", "sales_data", "4 6 8", 10, 50, 2, "", ""),
    ("D", "Филиал в Самаре", "Branch in Samara", "expand", "business", "client_competitors",
     "3 9 18", 40, 80, 3, "", "A"),
    ("E", "Обучение операторов", "Training of operators", "service", "people", "client_goals",
     "3 4 5", 5, 120, 1, "", ""),
    ("F", "Экспортная упаковка", "Export packaging", "expand", "business", "client_competitors",
     "4 7 11", 25, 60, 5, "", ""),
    ("G", "Дежурный сервис линий", "Line service on duty", "service", "business", "client_goals",
     "5 8 12", 24, 180, 3, "", ""),
    ("H", "Страховой запас на РЦ", "Safety stock at the distribution centre", "existing", "business", "client_goals",
     "3 5 7", 12, 40, 3, "A", ""),
    ("I", "Единый график поставок", "One delivery schedule", "existing", "information", "sales_data",
     "2 3 4", 6, 10, 1, "", ""),
    ("J", "Аренда упаковочной машины", "Rent of a packing machine", "expand", "business", "our_competitors",
     "2 6 10", 18, 260, 2, "", "N"),
    ("K", "Замер простоев", "Measuring of stoppages", "service", "information", "client_goals",
     "3 4.5 6", 14, 30, 4, "G", ""),
    ("L", "Каталог для розницы", "Catalogue for retail", "existing", "business", "sales_data",
     "1.5 2.5 3.5", 4, 0, 1, "", ""),
    ("M", "Тонкая плёнка вместе", "Thin film developed together", "expand", "people", "our_competitors",
     "3 7.5 14", 35, 300, 6, "B", ""),
    ("N", "Ремонт вместо аренды", "Repair instead of rent", "service", "business", "our_competitors",
     "2 3.5 5", 8, 90, 1, "", "J"),
)  # fmt: skip  # one opportunity a block
"""Id, names, class, kind, source; revenue a year low base high (million ₽); hours, thousand ₽, tenths of a person;
what it needs; what it excludes."""

CORE = 6
"""The first six make the small case."""

LIMITS = (("core", 60, 350, 10), ("all", 120, 800, 20))
"""Case, hours, thousand ₽, tenths of a person."""

RIVALS = {
    n.VOLGA: ("268", "96"),
    n.TRANS_URAL: ("1.9", "4.1"),
    n.BALTIC: ("6.5", "15.4"),
    n.KOVYL: ("29.7", "8"),
    n.ALTAIR: ("25", "9"),
    n.COSY_YARD: ("41", "15"),
}
"""What «Пак-Линия» and «Тара-Восход» sell the account a year, million ₽; the rest of the base wallet is in-house."""

TOLD = {
    "us": ("confirmed", "наш реестр продаж за 12 месяцев", "our ledger of 12 months"),
    "published_accounts": ("assumed", "отчётность клиента и разговоры с отделом закупок",
                           "the client's accounts and talks with its purchasing"),
    "estimate": ("assumed", "оценка менеджера", "the manager's estimate"),
    "own_tenders": ("confirmed", "протоколы тендеров клиента", "records of the client's tenders"),
}  # fmt: skip  # both languages of a source belong together


def _tenths(count: int) -> str:
    """Write tenths of a person as a decimal, without passing through a float."""
    return f"{count // 10}.{count % 10}"


def opportunity_rows() -> Iterator[tuple[object, ...]]:
    """Return the register; staff as a decimal with one place, money in roubles."""
    for place, row in enumerate(OPPORTUNITIES):
        code, ru, en, group, kind, source, benefit, hours, thousands, tenths, needs, excludes = row
        money = [rubles(n.kopecks(value)) for value in benefit.split()]
        # "not together" binds both ways: D excludes A, so A excludes D
        both = excludes or next((other[0] for other in OPPORTUNITIES if other[-1] == code), "")
        limits = (hours, rubles(thousands * 100_000), _tenths(tenths))
        core = "yes" if place < CORE else "no"
        yield (code, n.VOLGA, ru, en, group, kind, source, *money, *limits, needs, both, core)


def wallet_rows(demo: Demo) -> Iterator[tuple[object, ...]]:
    """Return who sells how much to each account: us by the ledger, two rivals, and what is left in-house."""
    recent = demo.ledger[demo.ledger["date"] >= LAST_12]
    ours = recent.groupby("client_id")["revenue"].sum()
    for account, (_, base, _, source) in WALLETS.items():
        state, ru, en = TOLD[source]
        bought = int(ours[f"C{n.BY_NAME[account].number:03d}"])
        pak, tara = (n.kopecks(value) for value in RIVALS[account])
        own = n.kopecks(base) - bought - pak - tara
        if own <= 0:
            message = f"{account}: the wallet of {base} million is smaller than its parts"
            raise ValueError(message)
        yield (account, "us", None, rubles(bought), *TOLD["us"])
        yield (account, "rival", "Пак-Линия", rubles(pak), state, ru, en)
        yield (account, "rival", "Тара-Восход", rubles(tara), state, ru, en)
        yield (account, "in_house", None, rubles(own), state, ru, en)


def write(root: Path, demo: Demo) -> None:
    """Write ``opportunities``, ``limits``, ``white_space`` and ``wallet``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; its ledger gives what we sell ourselves.
    """
    register = "id account name_ru name_en class kind source low base high hours money staff needs excludes core"
    grid = "account unit unit_ru unit_en offer state supplier offered date source_ru source_en"
    limits = [(case, hours, rubles(sum_ * 100_000), _tenths(staff)) for case, hours, sum_, staff in LIMITS]
    made = {
        "opportunities": table(register, opportunity_rows()),
        "limits": table("case hours money staff", limits),
        "white_space": table(grid, grid_rows()),
        "wallet": table("account who supplier amount state source_ru source_en", wallet_rows(demo)),
    }
    write_tables(root / "demo", made)
