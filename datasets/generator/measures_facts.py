"""What is planted in the ledger, measured: returns, season, the new film, tonnage, silence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator import named
from generator.catalogue import NEW_FILM
from generator.days import HOLIDAYS, SATURDAY
from generator.measures import Measures, by_client, merged, percent, within
from generator.planted import LUGOVOY_OLD
from generator.rhythm import control_limit, intervals, is_alarm, silence

if TYPE_CHECKING:
    import pandas as pd

D = dt.date
MILLION = 100_000_000
FILM_FLOOR = MILLION // 2
"""Kopecks of film a year from which a food client counts as a peer."""

INNOVATORS_UNTIL = D(2026, 6, 1)
COME_BACK = 2
"""An innovator comes back at least twice."""


def _between(lines: pd.DataFrame, start: dt.date, end: dt.date) -> pd.DataFrame:
    return lines[(lines["date"] >= start) & (lines["date"] <= end)]


def _quarter(day: dt.date) -> str:
    return f"{day.year} Q{(day.month + 2) // 3}"


def _time(ledger: pd.DataFrame) -> Measures:
    """Measure the share of Volga Foods by quarter, the season, and who is negative in a quarter."""
    quarters = ledger["date"].map(_quarter)
    sums = ledger.groupby([quarters, "client"])["revenue"].sum()
    whole = ledger.groupby(quarters)["revenue"].sum()
    found: Measures = {
        f"share.volga.{quarter}": percent(sums[quarter, named.VOLGA], whole[quarter]) for quarter in whole.index
    }
    negative = sums[sums < 0].reset_index()
    found["negative_quarters"] = tuple(f"{row[1]}, {row[0]}" for row in negative.itertuples(index=False))
    months = ledger.groupby([ledger["date"].map(lambda day: day.year), ledger["date"].map(lambda day: day.month)])
    monthly = months["revenue"].sum()
    mean = monthly.mean()
    for month in range(1, 13):
        found[f"season.{month:02d}"] = float(monthly.xs(month, level=1).mean() / mean)
    return found


def _returns(ledger: pd.DataFrame) -> Measures:
    back = ledger[ledger["quantity"] < 0]
    forest = within(ledger[ledger["client"] == named.FOREST], "last_12")
    quarter = _between(forest, D(2026, 1, 1), D(2026, 3, 31))
    march = _between(forest, D(2026, 3, 1), D(2026, 3, 31))
    northern = back[back["client"] == named.NORTHERN]
    return {
        "returns.clients": tuple(sorted(set(back["client"]))),
        "returns.lines": len(back),
        "returns.documents": int(back["document"].nunique()),
        "forest.gross": int(forest[forest["quantity"] > 0]["revenue"].sum()),
        "forest.returns": int(forest[forest["quantity"] < 0]["revenue"].sum()),
        "forest.return_lines": int((forest["quantity"] < 0).sum()),
        "forest.returns_march": int(march[march["quantity"] < 0]["revenue"].sum()),
        "forest.gross_quarter": int(quarter[quarter["quantity"] > 0]["revenue"].sum()),
        "forest.net_quarter": int(quarter["revenue"].sum()),
        "northern.returned": int(northern["revenue"].sum()),
        "northern.return_day": northern["date"].max(),
    }


def _mix(year: pd.DataFrame, ledger: pd.DataFrame) -> Measures:
    """Measure film in tonnes a month, the peers' labels, Volga's mix, the stopped pallets."""
    film = year[year["category"] == "film"]
    weight = film.groupby("client")["quantity"].sum() / 12_000
    food = year[year["department"] == "food"]
    bought = by_client(food[food["category"] == "film"])
    peers = [name for name, value in bought.items() if value >= FILM_FLOOR]
    labels = set(food[food["category"] == "label"]["client"])
    volga = year[year["client"] == named.VOLGA]
    found: Measures = {
        "film.tonnes": float(weight.sum()),
        "film.volga": float(weight[named.VOLGA]),
        "film.dalny_stvor": float(weight[named.DALNY_STVOR]),
        "film.second": str(by_client(film).index[1]),
        "peers": len(peers),
        "peers.labels": percent(sum(name in labels for name in peers), len(peers)),
        "kovyl.labels": int((year[year["client"] == named.KOVYL]["category"] == "label").sum()),
        "volga.service": tuple(sorted(set(volga[volga["category"] == "service"]["product"]))),
        "volga.pallets": int((volga["category"] == "pallet").sum()),
    }
    for category in ("film", "label", "box"):
        part = volga[volga["category"] == category]["revenue"].sum()
        found[f"volga.{category}"] = percent(part, volga["revenue"].sum())
    pallets = ledger[(ledger["client"] == named.TEPLOMONTAZH) & (ledger["category"] == "pallet")]
    found["teplo.last_pallet"] = pallets["date"].max()
    return found


def _new_film(ledger: pd.DataFrame) -> Measures:
    lines = ledger[ledger["product"] == NEW_FILM]
    sold = lines[lines["quantity"] > 0]
    first = sold.groupby("client")["date"].min().sort_values(kind="stable")
    early = first[first < INNOVATORS_UNTIL]
    orders = sold.groupby("client")["date"].nunique()
    net = lines.groupby("client")["revenue"].sum()
    stayed = [name for name in early.index if orders[name] > COME_BACK and net[name] > 0]
    weight = lines.groupby("client")["quantity"].sum().sort_values(ascending=False, kind="stable")
    opening = {
        name: int(sold[(sold["client"] == name) & (sold["date"] == day)]["revenue"].sum())
        for name, day in first.items()
    }
    found: Measures = {
        "film_new.first_day": first.iloc[0],
        "film_new.early": tuple(str(name) for name in early.index),
        "film_new.innovators": tuple(str(name) for name in stayed),
        "film_new.innovator_share": percent(len(stayed), ledger["client"].nunique()),
        "film_new.largest_first": str(max(opening, key=lambda name: opening[name])),
        "film_new.largest_first_amount": max(opening.values()),
        "film_new.northern_net": int(net[named.NORTHERN]),
        "film_new.heaviest": str(weight.index[0]),
        "film_new.kovyl_first": first[named.KOVYL],
    }
    for name in stayed:
        found[f"film_new.first.{name}"] = first[name]
        found[f"film_new.back.{name}"] = int(orders[name]) - 1
    return found


def order_dates(ledger: pd.DataFrame) -> dict[str, list[dt.date]]:
    """Return each client's distinct order dates; a return is no order."""
    orders = ledger[ledger["quantity"] > 0]
    return {str(name): sorted(set(part["date"])) for name, part in orders.groupby("client")}


def _silences(ledger: pd.DataFrame) -> Measures:
    dates, as_one = order_dates(ledger), order_dates(merged(ledger))
    return {
        "alarms": tuple(sorted(name for name, days in dates.items() if is_alarm(days))),
        "alarms.merged": tuple(sorted(name for name, days in as_one.items() if is_alarm(days))),
        "altair.dates": tuple(day.isoformat() for day in dates[named.ALTAIR]),
        "altair.limit": control_limit(dates[named.ALTAIR]),
        "altair.silence": silence(dates[named.ALTAIR]),
        "lugovoy_old.limit": control_limit(dates[LUGOVOY_OLD]),
        "lugovoy_old.silence": silence(dates[LUGOVOY_OLD]),
        "lugovoy_old.last": dates[LUGOVOY_OLD][-1],
        "lugovoy_new.first": dates[named.LUGOVOY][0],
        "lipovy.limit": control_limit(dates[named.LIPOVY_YAR]),
        "lipovy.silence": silence(dates[named.LIPOVY_YAR]),
        "lipovy.months": tuple(sorted({f"{day.month:02d}" for day in dates[named.LIPOVY_YAR]})),
        "baltic.limit": control_limit(dates[named.BALTIC]),
        "baltic.silence": silence(dates[named.BALTIC]),
        "baltic.shortest": min(intervals(dates[named.BALTIC])),
        "baltic.longest": max(intervals(dates[named.BALTIC])),
        "cosy.silence": silence(dates[named.COSY_YARD]),
        "cosy.intervals": len(dates[named.COSY_YARD]) - 1,
        "dalny_stvor.last": dates[named.DALNY_STVOR][-1],
        "tikhy_plyos.last": dates[named.TIKHY_PLYOS][-1],
        "sukhoy_brod.gap": max(intervals(dates[named.SUKHOY_BROD])),
        "silent_over_a_year": sum(silence(days) > 365 for days in as_one.values()),  # noqa: PLR2004 - days in a year
    }


def _size(ledger: pd.DataFrame) -> Measures:
    days = sorted(set(ledger["date"]))
    holidays = ledger[ledger["date"].map(lambda day: (day.month, day.day) in HOLIDAYS)]
    shown = ["document", "client", "product", "quantity", "revenue", "profit"]
    orders = ledger[ledger["quantity"] > 0]
    return {
        "rows": len(ledger),
        "documents": int(ledger["document"].nunique()),
        "orders": int(orders["document"].nunique()),
        "orders.last_12": int(within(orders, "last_12")["document"].nunique()),
        "first_day": days[0],
        "last_day": days[-1],
        "weekend_days": sum(day.weekday() >= SATURDAY for day in days),
        "holiday_orders": tuple(sorted(set(holidays["client"]))),
        "duplicate_lines": int(ledger.duplicated(subset=shown, keep=False).sum()),
    }


def facts(ledger: pd.DataFrame) -> Measures:
    """Measure every planted fact.

    Parameters
    ----------
    ledger
        Lines as in :class:`generator.demo.Demo`, money in kopecks.

    Returns
    -------
    dict
        Name → value; money in kopecks, shares in per cent, weights in tonnes a month, silences in days.
    """
    one = merged(ledger)
    year = within(one, "last_12")
    return {
        **_size(ledger),
        **_time(one),
        **_returns(one),
        **_mix(year, one),
        **_new_film(one),
        **_silences(ledger),
    }
