"""Writes ``demo/company.toml``: the settings of the demo company, each default with the source it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.demo import AS_OF, FOLLOW_UP_DAY, SEMINAR_DAY
from generator.files import write_text
from generator.signs import CRITERIA, WEIGHTS

if TYPE_CHECKING:
    from pathlib import Path

    from generator.demo import Demo

TEMPLATE = """\
# A synthetic company: everybody and everything in this folder is invented.
# Written by datasets/make.py; money is in roubles, shares are fractions (0.10 = 10 %).
synthetic = true
language = "ru"
currency = "RUB"
period = "last-12-months"
as_of = {as_of}  # the day the ledger is asked: the first day after its last full month
seminar_day = {seminar}  # ages of facts and ties are counted to this day
follow_up_day = {follow_up}

[name]
ru = "Меридиан-Упак"
en = "Meridian Pack"

[ledger]
files = ["ledger.csv"]

[ledger.columns]  # field = header in the file
date = "date"
document = "document"
client = "client"
product = "product"
category = "category"
manager = "manager"
department = "department"
quantity = "quantity"
revenue = "revenue"
profit = "profit"

[thresholds]  # in force; a preset below can take their place
key = 0.10
key_inclusive = true  # exactly 10 % counts; the interview says both, the choice is ours
risky = 0.20
critical = 0.50
accounts_per_manager = 3

[thresholds.presets.kolotilov]  # interview, 2012
key = 0.10
critical = 0.50
mono_clients = 1
accounts_per_manager = 3

[thresholds.presets.altcraft]  # article
key = 0.10
key_inclusive = false
risky = 0.20
mono = 0.50

[scoring.weights]  # ours: no source gives weights; they add up to 1
{weights}

[kaism]  # ours: no source gives a cut
cut = 5.5
band = 0.5

[finance]  # roubles a month, cash on the as-of day
cash = 9800000.00
fixed_costs = 8050000.00

[tables]  # files beside this one; merge.csv is used only when asked for
{tables}
"""


def write(root: Path, demo: Demo) -> None:
    """Write the settings of the demo company.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; the settings do not depend on it, but the tables it has do: this writer runs last.
    """
    del demo
    names = sorted(path.stem for path in (root / "demo").glob("*.csv") if path.stem != "ledger")
    tables = "\n".join(f'{name} = "{name}.csv"' for name in names)
    weights = "\n".join(f"{name} = {weight / 100:.2f}" for name, weight in zip(CRITERIA, WEIGHTS, strict=True))
    text = TEMPLATE.format(as_of=AS_OF, seminar=SEMINAR_DAY, follow_up=FOLLOW_UP_DAY, weights=weights, tables=tables)
    write_text(root / "demo" / "company.toml", text)
