"""What every writer receives: the demo company in memory, money in whole kopecks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

AS_OF = dt.date(2026, 11, 1)
"""The day every ledger question is asked: first day after the last full month."""

SEMINAR_DAY = dt.date(2026, 11, 19)
"""The day ages of facts, ties and diary entries are counted to."""

FOLLOW_UP_DAY = dt.date(2027, 1, 18)
"""Sixty days after the seminar."""


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo company.

    Attributes
    ----------
    ledger
        One row per ledger line, in the order of ``ledger.csv``. Columns of the file: ``date``
        (:class:`datetime.date`), ``document`` (int), ``client``, ``product``, ``category``, ``manager``,
        ``department`` (text), ``quantity`` (int), ``revenue``, ``profit`` (int, **kopecks**). Three more that the file
        does not show: ``client_id``, ``list_price`` (int, kopecks a unit) and ``discount`` (int, percent: 0, 5 or 10),
        with ``revenue == quantity * list_price * (100 - discount) // 100`` exactly on every line.
    products
        ``product``, ``category``, ``name_ru``, ``name_en``, ``unit``, ``list_price`` (kopecks), ``launched`` (date).
    clients
        The rows of ``clients.csv``, wallets in kopecks a year.
    names
        ``kind``, ``id``, ``ru``, ``en``.
    merge
        ``from``, ``to``: the planted pair of spellings.
    measures
        Everything :mod:`generator.measures` and :mod:`generator.measures_facts` found in the ledger, by name.
    """

    ledger: pd.DataFrame
    products: pd.DataFrame
    clients: pd.DataFrame
    names: pd.DataFrame
    merge: pd.DataFrame
    measures: Mapping[str, object]


def build() -> Demo:
    """Make the company: targets, orders, lines, costs, then every given number asserted.

    Returns
    -------
    Demo
        The same on every run.
    """
    from generator import book

    return book.build()
