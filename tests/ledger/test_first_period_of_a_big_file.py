"""A big text file is summed for the period that is asked about; every answer stays the same."""

from datetime import date, timedelta

import pandas as pd
import pytest

from kamlab.ledger import read_ledger
from kamlab.ledger.periods import Period
from kamlab.ledger.reading import scanning

PERIODS = ("all", "last-12-months", "2025", "2026-03-01..2026-05-15")
ORDERS = {"old-first": 1, "new-first": -1, "shuffled": 7}  # steps through the rows, 7 in laps
ROWS = 1201


def line(n):
    day = date(2024, 3, 5) + timedelta(days=n * 900 // ROWS)
    shown = {50: "", 60: "31.02.2026"}.get(n % 100, day.isoformat())
    amount = {70: "н/д", 80: ""}.get(n % 100, f"{(n % 13) * 100 - 90}.5")
    return f"{shown};{'' if n % 100 == 90 else f'Клиент {n % 17}'};D{n // 3};{amount};М{n % 3};Т{n % 5}\n"


def written(path, order, odd=""):
    step = ORDERS[order]
    places = range(ROWS)[::step] if abs(step) == 1 else [n * step % ROWS for n in range(ROWS)]
    head = "Дата;Клиент;Документ;Сумма;Менеджер;Товар\n"
    path.write_text(head + "".join(map(line, places)) + odd, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def small_is_big(monkeypatch):
    monkeypatch.setattr(scanning, "SCAN_FROM", 1 << 10)
    monkeypatch.setattr(scanning, "_PROBE", 1 << 12)


def told(ledger, period):
    table = ledger.accounts(period)
    frame = table.to_frame()
    return table.period, table.span, table.audit, frame, ledger.totals(("manager", "quarter"), period)


def alike(one, other):
    assert one[:3] == other[:3]
    for mine, its in zip(one[3:], other[3:], strict=True):
        pd.testing.assert_frame_equal(mine, its, check_exact=False, rtol=1e-12)


@pytest.fixture(params=["old-first"])
def files(request, tmp_path, monkeypatch):
    """Return a big file and the answers about it by the reading that keeps everything."""
    path = written(tmp_path / "big.csv", request.param)
    with monkeypatch.context() as patch:
        patch.setattr(scanning, "SCAN_FROM", 1 << 30)
        careful = read_ledger(path)
    return path, {period: told(careful, period) for period in PERIODS}


@pytest.mark.parametrize("wish", ["last-12-months", "2025", None])
def test_whatever_period_was_wished_each_is_answered_alike(files, wish):
    path, right = files
    ledger = read_ledger(path, period=wish)
    assert ledger.source.once
    for period in dict.fromkeys([wish or "all", *PERIODS]):
        alike(told(ledger, period), right[period])


@pytest.mark.parametrize("order", ORDERS)
def test_only_the_period_that_was_wished_is_kept(tmp_path, order):
    path = written(tmp_path / "big.csv", order)
    whole, recent = (len(kept(read_ledger(path, period=wish))) for wish in ("all", "last-12-months"))
    assert recent < whole / 2
    assert read_ledger(path, period="last-12-months").since <= date(2025, 8, 1)


def kept(ledger):
    rows = ledger.source.condensed(since=ledger.since).frame.collect("pandas").to_native()
    return rows[rows["client"].notna()]


def test_a_slip_of_the_hand_in_the_newest_date_costs_time_not_money(tmp_path, monkeypatch):
    path = written(tmp_path / "big.csv", "old-first", odd="2062-05-05;Клиент 1;X1;5;М1;Т1\n")
    ledger = read_ledger(path, period="last-12-months")
    assert ledger.since == date(2061, 5, 1)
    monkeypatch.setattr(scanning, "SCAN_FROM", 1 << 30)
    alike(told(ledger, "last-12-months"), told(read_ledger(path), "last-12-months"))
    assert ledger.period("last-12-months")[0] == Period(date(2025, 8, 1), date(2026, 7, 31), "last-12-months")
