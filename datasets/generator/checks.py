"""Every given number, asserted before anything is written, and every measured one held in its range.

Given numbers are targets the generator is calibrated to; ranges come from trial runs over several seeds. A number
that fails stops the script, so a changed generator cannot quietly change the lessons.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from typing import TYPE_CHECKING

from generator import named as n
from generator import signs
from generator.days import WINDOWS
from generator.planted import ALTAIR_DATES, LUGOVOY_OLD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.demo import Demo
    from generator.measures import Measures

D = dt.date
k = n.kopecks

GIVEN: Measures = {
    "total.last_12": k("482.16054"), "total.2025": k("452"), "total.all": k("1322.16054"),
    "clients.last_12": 197, "names.last_12": 198, "clients.2025": 203, "clients.all": 204,
    "key.last_12": (n.VOLGA, n.TRANS_URAL, n.BALTIC), "key_strict.last_12": (n.VOLGA, n.TRANS_URAL),
    "key_as_written.last_12": (n.VOLGA, n.TRANS_URAL, n.BALTIC),
    "key.2025": (n.VOLGA, n.TRANS_URAL, n.DALNY_STVOR), "key.all": (n.VOLGA, n.TRANS_URAL),
    "total.department.food": k("265"), "total.department.plants": k("155"), "total.department.regions": k("62.16054"),
    "total.manager.Ильина": k("160"), "total.manager.Дорохова": k("105"),
    "total.manager.Басманов": k("155"), "total.manager.Тихонов": k("62.16054"),
    "key.department.food": (n.VOLGA, n.KOVYL), "key.department.plants": (n.TRANS_URAL, n.BALTIC),
    "key.department.regions": (), "key.manager.Ильина": (n.VOLGA,), "key.manager.Тихонов": (),
    "key.manager.Дорохова": (n.KOVYL, n.LUGOVOY, n.NORTHERN), "key.manager.Басманов": (n.TRANS_URAL, n.BALTIC),
    "key_as_written.manager.Дорохова": (n.KOVYL, n.NORTHERN),
    "fifth": 40, "fifth.as_written": 40, "a_by_value": 25,
    "profit.volga": k("24.909"), "profit.others": k("75.6"), "profit.total": k("100.509"),
    "profit.kovyl": k("0.5093"), "profit.vector": k("3.956"),
    "rank.kovyl.revenue": 4, "rank.vector.revenue": 10, "rank.vector.profit": 4,
    "revenue.lugovoy_old": k("10.06"), "revenue.lugovoy_new": k("2.54"),
    "lugovoy_old.last": D(2026, 8, 28), "lugovoy_new.first": D(2026, 8, 31),
    "negative_clients.last_12": (), "negative_quarters": (f"{n.FOREST}, 2026 Q1",),
    "forest.gross": k("6.34"), "forest.returns": -k("1.14"), "forest.return_lines": 14,
    "forest.returns_march": -k("0.96"), "forest.gross_quarter": k("0.75"), "forest.net_quarter": -k("0.21"),
    "northern.returned": -k("0.48"), "northern.return_day": D(2026, 3, 24),
    "returns.clients": (n.FOREST, n.NORTHERN),
    "film.second": n.KOVYL, "kovyl.labels": 0, "volga.pallets": 0, "volga.service": ("SV-01",),
    "film_new.innovators": (n.VECTOR, n.KEDROVY_LOG, n.ALTAIR, n.BELAYA_PROTOKA, n.YASNY_BROD),
    "film_new.early": (n.VECTOR, n.NORTHERN, n.KEDROVY_LOG, n.ALTAIR, n.BELAYA_PROTOKA, n.YASNY_BROD),
    "film_new.largest_first": n.NORTHERN, "film_new.largest_first_amount": k("0.48"), "film_new.northern_net": 0,
    "film_new.heaviest": n.KOVYL,
    f"film_new.first.{n.VECTOR}": D(2026, 3, 4), f"film_new.first.{n.KEDROVY_LOG}": D(2026, 3, 10),
    f"film_new.first.{n.ALTAIR}": D(2026, 3, 12), f"film_new.first.{n.BELAYA_PROTOKA}": D(2026, 3, 18),
    f"film_new.first.{n.YASNY_BROD}": D(2026, 3, 26),
    "new_clients": (n.ALTAIR, n.COSY_YARD),
    "altair.dates": tuple(day.isoformat() for day in ALTAIR_DATES), "altair.silence": 47,
    "alarms": tuple(sorted((n.ALTAIR, LUGOVOY_OLD, n.LIPOVY_YAR))),
    "alarms.merged": tuple(sorted((n.ALTAIR, n.LIPOVY_YAR))),
    "lugovoy_old.silence": 65, "lipovy.silence": 34, "lipovy.months": ("05", "06", "07", "08", "09"),
    "baltic.silence": 65, "baltic.shortest": 4, "baltic.longest": 123, "cosy.silence": 68, "cosy.intervals": 1,
    "dalny_stvor.last": D(2026, 2, 20), "tikhy_plyos.last": D(2025, 6, 18), "sukhoy_brod.gap": 416,
    "silent_over_a_year": 7, "weekend_days": 0, "holiday_orders": (n.ALTAIR,), "duplicate_lines": 4,
}  # fmt: skip  # related numbers share a line

PRINTED: dict[str, tuple[float, int]] = {
    "share.volga.last_12": (24.600, 3), "share.trans_ural.last_12": (13.000, 3), "share.kovyl.last_12": (9.603, 3),
    "share.volga.2025": (19.602, 3), "share.trans_ural.2025": (13.407, 3), "share.dalny_stvor.2025": (11.504, 3),
    "share.baltic.2025": (9.292, 3), "share.kovyl.2025": (9.071, 3), "share.volga.all": (18.092, 3),
    "share.trans_ural.all": (13.378, 3), "share.kovyl.all": (9.250, 3), "share.baltic.all": (9.047, 3),
    "share.dalny_stvor.all": (8.653, 3), "share.kovyl.department": (17.5, 1), "share.northern.manager": (10.48, 2),
    "share.northern.department": (4.2, 1), "share.lugovoy_old.manager": (9.58, 2), "share.lugovoy.manager": (2.42, 2),
    "share.lugovoy_merged.manager": (12.00, 2), "share.altair.manager": (9.0, 1), "share.forest.manager": (8.4, 1),
    "hhi": (0.101, 3), "effective": (9.9, 1), "top_five": (60.2, 1), "film_new.innovator_share": (2.45, 2),
    "share.altair.last_12": (2.99, 2), "share.cosy.last_12": (0.002, 3), "altair.limit": (43.5, 1),
    "margin.total": (20.8, 1), "share.volga.2023 Q4": (7.9, 1),
}  # fmt: skip  # related numbers share a line
"""Given to the decimals shown."""

RANGES: dict[str, tuple[float, float]] = {
    "rows": (24_000, 25_000), "orders": (8_000, 8_800), "orders.last_12": (2_650, 2_950),
    "fifth_revenue": (86.0, 86.5), "fifth_revenue.as_written": (85.7, 86.2), "fifth_profit": (82.2, 82.5),
    "gini": (0.82, 0.84), "b_by_value": (58, 67), "rank.kovyl.profit": (28, 32),
    "season.01": (0.80, 0.999), "season.02": (0.85, 0.87), "season.12": (1.10, 1.18),
    "peers": (23, 30), "peers.labels": (87, 91),
    "film.tonnes": (95 * 0.97, 95 * 1.03), "film.volga": (27.4 * 0.97, 27.4 * 1.03),
    "volga.film": (61, 63), "volga.label": (25, 27), "volga.box": (11, 13),
    "lugovoy_old.limit": (10.4, 11.5), "lipovy.limit": (27, 31), "baltic.limit": (132, 160),
    "share.volga.2026 Q1": (22, 31), "share.volga.2026 Q2": (22, 31), "share.volga.2026 Q3": (22, 31),
    "share.volga.2026 Q4": (22, 31),
}  # fmt: skip  # related numbers share a line
"""Measured: low and high end, both included."""


class WrongNumberError(ValueError):
    """A given number of the demo company is not met."""


def failures(found: Mapping[str, object]) -> list[str]:
    """List every number that is not what it must be, one sentence each."""
    wrong = [
        f"{name}: {found.get(name)!r}, given {value!r}" for name, value in GIVEN.items() if found.get(name) != value
    ]
    for name, (value, places) in PRINTED.items():
        if not math.isclose(float(found[name]), value, abs_tol=0.5 * 10**-places):  # type: ignore[arg-type]  # numbers
            wrong.append(f"{name}: {found[name]}, given {value} to {places} decimals")
    for name, (low, high) in RANGES.items():
        if not low <= float(found[name]) <= high:  # type: ignore[arg-type]  # numbers
            wrong.append(f"{name}: {found[name]}, must lie from {low} to {high}")
    return wrong


def _named_windows(demo: Demo) -> list[str]:
    """Compare every named client's window totals with the table, to the kopeck."""
    wrong = []
    for client in n.NAMED:
        lines = demo.ledger[demo.ledger["client_id"] == f"C{client.number:03d}"]
        for index, (start, end) in enumerate(WINDOWS):
            total = int(lines[(lines["date"] >= start) & (lines["date"] <= end)]["revenue"].sum())
            if total != client.target(index):
                wrong.append(f"{client.ru}, P{index + 1}: {total}, given {client.target(index)}")
    return wrong


def _line_arithmetic(demo: Demo) -> list[str]:
    """Check that every line is quantity × list price × (1 − discount) exactly."""
    ledger = demo.ledger
    exact = ledger["quantity"] * ledger["list_price"] * (100 - ledger["discount"])
    broken = ledger[exact != ledger["revenue"] * 100]
    return [f"document {number}: the line is not quantity × price" for number in broken["document"]]


TOTALS = (830, 810, 740, 710, 690, 670, 540, 460, 370, 310, 690)
"""Weighted scores in hundredths, in the order of the score card (given)."""

LOAD = {"Ильина": 5, "Басманов": 3, "Дорохова": 3}
"""Key accounts by manager under the rule "one confirmed sign is enough" (given)."""


def _signs_and_scores() -> list[str]:
    """Compare the tables of section 6 with their given counts."""
    wrong = []
    if tuple(signs.total(marks) for _, marks, *_ in signs.SCORES) != TOTALS:
        wrong.append("the weighted scores differ")
    key = [
        client
        for client, known in signs.SIGN_TABLE.items()
        if any(item.state == signs.CONFIRMED for item in known.values())
    ]
    load = Counter(n.BY_NAME[client].manager for client in key)
    if dict(load) != LOAD:
        wrong.append(f"key accounts by manager: {dict(load)}, given {LOAD}")
    return wrong


def check(demo: Demo) -> None:
    """Measure the company and stop the script if a number is not met.

    Parameters
    ----------
    demo
        The company.

    Raises
    ------
    WrongNumberError
        With one sentence for each wrong number.
    """
    found = demo.measures
    wrong = [*_named_windows(demo), *_line_arithmetic(demo), *_signs_and_scores(), *failures(found)]
    if found["total.last_12"] != 10 * k("48.216054"):
        wrong.append("Baltic × 10 is not the total")
    if wrong:
        raise WrongNumberError("\n".join(wrong))
