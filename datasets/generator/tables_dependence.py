"""How dangerous the main client is: supplier's tiers, the cascade, payment days, ways out. All given, nothing drawn.

Prices and tonnage are a month's, without VAT. Tolerances, leave probabilities and reserve projects are assumptions
of the firm and marked so; no source gives a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import named as n
from generator.files import rubles, write_text
from generator.tables_base import MILLION, table, write_tables

if TYPE_CHECKING:
    from pathlib import Path

    from generator.demo import Demo

SUPPLIER = "Полимер-Двина"
LIST_PRICE = 200
TIERS = ((0, 0), (30, 4), (75, 8), (120, 11))
"""From so many tonnes of film a month, so many per cent off the list price of 200 ₽/kg."""

CASCADE = (
    (n.VOLGA, "", "", "27.4", 219, None),
    (n.KOVYL, "", "", "13.0", 187, "3"),
    (n.TRANS_URAL, "", "", "10.5", 222, "6"),
    (n.BALTIC, "", "", "9.1", 218, "5"),
    (n.LUGOVOY, "", "", "2.4", 226, "2.5"),
    (n.NORTHERN, "", "", "2.0", 225, "2"),
    (n.ALTAIR, "", "", "1.9", 232, "8"),
    (n.TEPLOMONTAZH, "", "", "1.8", 221, "1"),
    (n.FOREST, "", "", "1.0", 229, "3.5"),
    ("rest_1", "Остальные, группа 1", "The rest, group 1", "7.0", 228, "1.5"),
    ("rest_2", "Остальные, группа 2", "The rest, group 2", "7.0", 228, "2.5"),
    ("rest_3", "Остальные, группа 3", "The rest, group 3", "6.0", 229, "3.5"),
    ("rest_4", "Остальные, группа 4", "The rest, group 4", "5.0", 230, "5"),
)
"""Client or group, its names where the register has none, tonnes, price ₽/kg, tolerated price rise in per cent."""

EXPOSURE = (
    (n.VOLGA, 60, "0.10"),
    (n.TRANS_URAL, 30, "0.04"),
    (n.BALTIC, 45, "0.08"),
    (n.KOVYL, 75, "0.20"),
    (n.ALTAIR, 21, "0.35"),
    ("rest", 21, "0.06"),
)
"""Client (``rest``: everybody else), days from delivery to payment, chance of leaving within a year."""

RESERVES = (
    ("pantry", "Пищевой склад под ключ", "Turnkey food warehouse", 40, 4),
    ("repair", "Ремонт чужих линий", "Repair of other makers' lines", 30, 4),
)
"""Contribution a month in ten thousands of roubles, months until the first money."""

SETTINGS = """\
# What the loss of a client is reckoned with; written by datasets/make.py. Money in roubles, shares as fractions.
# Cash and fixed costs stand in company.toml; revenue and contribution come from the ledger.
supplier = "{supplier}"

[cash_gap]  # the main client pays once a month, everybody else evenly
pays_on_day = 30
days_in_month = 30
delays = [0, 15, 30, 60]

[levers]
cost_cut = 700000.00  # a month
cost_cut_from = 2027-01-01
reserves_from = 2027-03-01  # the projects of reserves.csv, begun at once, four months of start-up

[dilution]
targets = [0.20, 0.15, 0.10]
growth_of_main = 0.10  # the second case: the main client grows too

[seller]  # one more in sales: assumed
revenue = 30000000.00  # a year, once ramped up
ramp_months = 9
cost = 190000.00  # a month

[leaving]  # assumed
common_shock = 0.05  # a bad year of one industry takes all its clients together

[terms]  # what the main client asks for, and what it costs
money_rate = 0.18  # a year
discount_asked = 0.03
days_now = 60
days_asked = 90
engineer = 900000.00  # a year, the duty engineer asked for
"""


def write(root: Path, demo: Demo) -> None:
    """Write ``tiers``, ``cascade``, ``exposure``, ``reserves`` and ``dependence.toml``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; these tables do not depend on it.
    """
    del demo
    folder = root / "demo"
    tiers = [(SUPPLIER, tonnes, off, rubles(LIST_PRICE * (100 - off))) for tonnes, off in TIERS]
    cascade = [
        (client, ru, en, tonnes, rubles(price * 100), tolerance, "assumed" if tolerance else None)
        for client, ru, en, tonnes, price, tolerance in CASCADE
    ]
    reserves = [(code, ru, en, rubles(sum_ * MILLION // 100), months) for code, ru, en, sum_, months in RESERVES]
    made = {
        "tiers": table("supplier from_tonnes discount price", tiers),
        "cascade": table("client name_ru name_en tonnes price tolerance state", cascade),
        "exposure": table("client payment_days leave_probability state", [(*row, "assumed") for row in EXPOSURE]),
        "reserves": table("project name_ru name_en contribution start_up_months", reserves),
    }
    write_tables(folder, made)
    write_text(folder / "dependence.toml", SETTINGS.format(supplier=SUPPLIER))
