"""Planted in the demo ledger: a rising share, a season, returns, a new film, stopped pallets, tonnes of film."""

import datetime as dt

import pandas as pd
import pytest

VOLGA = "ТД «Волжские продукты»"
KOVYL = "Ковыль-Агрохолдинг"
NORTHERN = "Торговая группа «Северный прилавок»"
FOREST = "Лесная мануфактура"
TEPLO = "Тепломонтаж"
LIPOVY_YAR = "Ягодное хозяйство «Липовый Яр»"
COSY_YARD = "Сеть магазинов «Уютный двор»"
INNOVATORS = {
    "Приборостроительный комбинат «Вектор-Плюс»": "2026-03-04",
    "Пекарня «Кедровый Лог»": "2026-03-10",
    "Альтаир-Фарм": "2026-03-12",
    "Чайная фабрика «Белая Протока»": "2026-03-18",
    "Сыроварня «Ясный Брод»": "2026-03-26",
}


@pytest.fixture(scope="module")
def quarterly(ledger):
    quarter = ledger["date"].dt.to_period("Q").astype(str)
    return ledger.assign(quarter=quarter).pivot_table("revenue", "quarter", "client", aggfunc="sum", fill_value=0)


@pytest.fixture(scope="module")
def new_film(ledger):
    return ledger[ledger["product"] == "PL-09"]


def test_volga_share_rises_from_eight_percent_to_a_quarter(quarterly):
    share = 100 * quarterly[VOLGA] / quarterly.sum(axis=1)
    assert share["2023Q4"] == pytest.approx(7.9, abs=0.05)
    assert all(22 <= share[quarter] <= 31 for quarter in ("2026Q1", "2026Q2", "2026Q3", "2026Q4"))
    for rising in (["2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024Q4"], ["2025Q1", "2025Q2", "2025Q3"]):
        assert share[rising].is_monotonic_increasing


def test_january_and_february_are_weak_and_december_is_strong(ledger):
    monthly = ledger.groupby([ledger["date"].dt.year, ledger["date"].dt.month])["revenue"].sum()
    season = monthly.groupby(level=1).mean() / monthly.mean()
    assert season[1] < 1
    assert 0.85 <= season[2] <= 0.87
    assert 1.10 <= season[12] <= 1.18


def test_lipovy_yar_buys_only_from_may_to_september(ledger):
    assert set(ledger[ledger["client"] == LIPOVY_YAR]["date"].dt.month) == {5, 6, 7, 8, 9}


def test_forest_manufactory_returns_18_percent_of_its_gross(year):
    lines = year[year["client"] == FOREST]
    back = lines[lines["quantity"] < 0]
    assert lines[lines["quantity"] > 0]["revenue"].sum() == 634_000_000
    assert len(back) == 14
    assert back["revenue"].sum() == -114_000_000
    assert back[back["date"].dt.to_period("M").astype(str) == "2026-03"]["revenue"].sum() == -96_000_000


def test_forest_manufactory_is_the_only_client_negative_in_a_quarter(quarterly):
    negative = quarterly.reset_index().melt("quarter", value_name="revenue").query("revenue < 0")
    assert negative.to_numpy().tolist() == [["2026Q1", FOREST, -21_000_000]]


def test_northern_counter_returns_480_000_on_24_march_2026(ledger):
    back = ledger[(ledger["client"] == NORTHERN) & (ledger["quantity"] < 0)]
    assert list(back["date"].dt.date) == [dt.date(2026, 3, 24)]
    assert back["revenue"].sum() == -48_000_000


def test_a_return_is_a_document_of_its_own_with_everything_negative(written):
    back = written[written["quantity"] < 0]
    assert (back["revenue"] < 0).all()
    assert (back["profit"] < 0).all()
    assert (written[written["document"].isin(back["document"])]["quantity"] < 0).all()


def test_nothing_comes_back_that_was_not_bought(ledger):
    in_order = ledger.sort_values(["date", "document"])
    assert (in_order.groupby(["client", "product"])["quantity"].cumsum() >= 0).all()


def test_most_food_clients_with_film_also_buy_labels(year):
    food = year[year["department"] == "food"]
    film = food[food["category"] == "film"].groupby("client")["revenue"].sum()
    peers = film[film >= 50_000_000].index
    with_labels = set(food[food["category"] == "label"]["client"])
    assert 23 <= len(peers) <= 30
    assert 0.87 <= sum(name in with_labels for name in peers) / len(peers) <= 0.91


def test_kovyl_buys_the_second_most_film_and_no_label(year):
    film = year[year["category"] == "film"].groupby("client")["revenue"].sum().sort_values(ascending=False)
    assert film.index[1] == KOVYL
    assert "label" not in set(year[year["client"] == KOVYL]["category"])


def test_teplomontazh_bought_pallets_until_march_2026(ledger):
    pallets = ledger[(ledger["client"] == TEPLO) & (ledger["category"] == "pallet")]
    assert pallets["date"].max().to_period("M") == pd.Period("2026-03")
    assert (ledger[ledger["client"] == TEPLO]["date"] > "2026-09-30").any()


def test_volga_buys_film_labels_boxes_no_pallet_and_no_service_but_delivery(year):
    lines = year[year["client"] == VOLGA]
    share = 100 * lines.groupby("category")["revenue"].sum() / lines["revenue"].sum()
    assert share["film"] == pytest.approx(62, abs=1)
    assert share["label"] == pytest.approx(26, abs=1)
    assert share["box"] == pytest.approx(12, abs=1)
    assert set(lines[lines["category"] == "service"]["product"]) == {"SV-01"}
    assert "pallet" not in share.index


def test_film_is_95_tonnes_a_month_and_volga_27_4_within_three_percent(year):
    tonnes = year[year["category"] == "film"].groupby("client")["quantity"].sum() / 12_000
    assert tonnes.sum() == pytest.approx(95, rel=0.03)
    assert tonnes[VOLGA] == pytest.approx(27.4, rel=0.03)


def test_five_clients_are_innovators_of_the_new_film(new_film, ledger):
    sold = new_film[new_film["quantity"] > 0]
    first = sold.groupby("client")["date"].min()
    orders = sold.groupby("client")["date"].nunique()
    net = new_film.groupby("client")["revenue"].sum()
    early = {
        name: str(day.date())
        for name, day in first.items()
        if day < pd.Timestamp("2026-06-01") and orders[name] >= 3 and net[name] > 0
    }
    assert early == INNOVATORS
    assert len(early) / ledger["client"].nunique() == pytest.approx(0.0245, abs=5e-5)


def test_nobody_bought_the_new_film_before_its_launch(new_film):
    assert new_film["date"].min() >= pd.Timestamp("2026-03-02")


def test_largest_first_order_of_the_new_film_was_wholly_returned(new_film):
    sold = new_film[new_film["quantity"] > 0]
    first = sold[sold["date"] == sold.groupby("client")["date"].transform("min")]
    opening = first.groupby("client")["revenue"].sum()
    assert opening.idxmax() == NORTHERN
    assert opening.max() == 48_000_000
    northern = new_film[new_film["client"] == NORTHERN]
    assert northern["revenue"].sum() == northern["quantity"].sum() == 0
    assert northern["date"].min() == pd.Timestamp("2026-03-05")


def test_kovyl_buys_most_of_the_new_film_by_weight_but_only_from_august(new_film):
    assert new_film.groupby("client")["quantity"].sum().idxmax() == KOVYL
    assert new_film[new_film["client"] == KOVYL]["date"].min() >= pd.Timestamp("2026-08-01")


def test_everyone_else_buys_the_new_film_from_june(new_film):
    first = new_film.groupby("client")["date"].min().drop([*INNOVATORS, NORTHERN])
    assert first.min() >= pd.Timestamp("2026-06-01")


def test_cosy_yard_bought_two_printer_cartridges(ledger):
    lines = ledger[ledger["client"] == COSY_YARD]
    assert list(lines["date"].dt.date) == [dt.date(2026, 3, 17), dt.date(2026, 8, 25)]
    assert list(lines["revenue"]) == [435_000, 435_000]
    assert set(lines["product"]) == {"MC-06"}


def test_two_pairs_of_equal_lines_stand_in_the_months_of_the_exports(written):
    twice = written[written.duplicated(keep=False)]
    assert len(twice) == 4
    assert len(twice.drop_duplicates()) == 2
    assert twice["date"].min() >= pd.Timestamp("2026-08-01")
