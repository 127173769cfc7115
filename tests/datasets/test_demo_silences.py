"""Order rhythm of the demo clients and the alarms of 1 November 2026."""

import datetime as dt
from itertools import pairwise

import pytest

AS_OF = dt.date(2026, 11, 1)
ALTAIR = "Альтаир-Фарм"
LUGOVOY_OLD = "Луговой Край, молочный завод"
LIPOVY_YAR = "Ягодное хозяйство «Липовый Яр»"
BALTIC = "Балтийская судоремонтная компания"
COSY_YARD = "Сеть магазинов «Уютный двор»"
HOLIDAYS = {(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}


def gaps(days):
    return [(later - earlier).days for earlier, later in pairwise(days)]


def alarms(dates, limit):
    silent = {name: (AS_OF - days[-1]).days for name, days in dates.items()}
    return {name for name, days in dates.items() if len(days) > 8 and silent[name] < 180 and silent[name] > limit(days)}


def test_exactly_three_alarms_on_1_november_2026(written, order_dates, limit):
    assert alarms(order_dates(written), limit) == {ALTAIR, LUGOVOY_OLD, LIPOVY_YAR}


def test_the_changed_spelling_is_no_alarm_once_merged(ledger, order_dates, limit):
    assert alarms(order_dates(ledger), limit) == {ALTAIR, LIPOVY_YAR}


def test_altair_orders_on_its_eleven_given_days(written, order_dates, limit):
    days = order_dates(written)[ALTAIR]
    assert [f"{day:%d.%m.%y}" for day in days] == [
        "10.11.25", "10.12.25", "07.01.26", "09.02.26", "12.03.26", "10.04.26",
        "15.05.26", "11.06.26", "13.07.26", "12.08.26", "15.09.26",
    ]  # fmt: skip
    assert gaps(days) == [30, 28, 33, 31, 29, 35, 27, 32, 30, 34]
    assert limit(days) == pytest.approx(43.5, abs=0.05)
    assert (AS_OF - days[-1]).days == 47


@pytest.mark.parametrize(
    ("client", "silence", "lowest", "highest"),
    [(LUGOVOY_OLD, 65, 10.4, 11.5), (LIPOVY_YAR, 34, 27, 31), (BALTIC, 65, 132, 160)],
)
def test_silence_against_the_clients_own_limit(written, order_dates, limit, client, silence, lowest, highest):  # noqa: PLR0913, PLR0917 - a table row
    days = order_dates(written)[client]
    assert (AS_OF - days[-1]).days == silence
    assert lowest <= limit(days) <= highest


def test_baltic_is_irregular_by_nature(written, order_dates):
    assert min(gaps(order_dates(written)[BALTIC])) == 4
    assert max(gaps(order_dates(written)[BALTIC])) == 123


def test_lipovy_yar_is_silent_in_the_same_weeks_each_year(written, order_dates):
    years = {day.year for day in order_dates(written)[LIPOVY_YAR]}
    for year in years:
        season = [day for day in order_dates(written)[LIPOVY_YAR] if day.year == year]
        assert season[0] >= dt.date(year, 5, 1)
        assert season[-1] <= dt.date(year, 9, 30)
    assert years == {2024, 2025, 2026}


def test_cosy_yard_has_too_few_orders_to_judge(written, order_dates):
    days = order_dates(written)[COSY_YARD]
    assert (len(days) - 1, (AS_OF - days[-1]).days) == (1, 68)


@pytest.mark.parametrize(
    ("client", "last"),
    [("Рыбокомбинат «Дальний Створ»", "2026-02-20"), ("Мебельная фабрика «Тихий Плёс»", "2025-06-18")],
)
def test_lost_client_ordered_last_on(written, order_dates, client, last):
    assert order_dates(written)[client][-1].isoformat() == last


def test_sukhoy_brod_was_away_for_416_days(written, order_dates):
    days = order_dates(written)["Хлебозавод «Сухой Брод»"]
    place = days.index(dt.date(2026, 4, 6))
    assert days[place - 1] == dt.date(2025, 2, 14)
    assert (days[place] - days[place - 1]).days == max(gaps(days)) == 416


def test_six_background_clients_and_tikhy_plyos_are_silent_for_over_a_year(ledger, order_dates):
    silent = {name for name, days in order_dates(ledger).items() if (AS_OF - days[-1]).days > 365}
    assert "Мебельная фабрика «Тихий Плёс»" in silent
    assert len(silent) == 7


def test_no_orders_on_weekends_and_one_web_order_on_a_holiday(written):
    assert (written["date"].dt.day_of_week < 5).all()
    holiday = written[[(day.month, day.day) in HOLIDAYS for day in written["date"]]]
    assert set(holiday["client"]) == {ALTAIR}
    assert set(holiday["date"].dt.date) == {dt.date(2026, 1, 7)}


def test_volga_orders_about_every_2_6_days_with_4_6_lines(written, order_dates):
    days = order_dates(written)["ТД «Волжские продукты»"]
    assert sum(gaps(days)) / len(gaps(days)) == pytest.approx(2.6, abs=0.1)
    lines = written[written["client"] == "ТД «Волжские продукты»"]
    assert len(lines) / len(days) == pytest.approx(4.6, abs=0.15)
