"""Concentration and profit of the demo company: a top fifth that does not give 80 %, a giant that earns nothing."""

import math

import pytest

VOLGA = "ТД «Волжские продукты»"
KOVYL = "Ковыль-Агрохолдинг"
VECTOR = "Приборостроительный комбинат «Вектор-Плюс»"


def test_top_fifth_of_clients_does_not_give_eighty_percent(year, sums):
    revenue, profit = sums(year), sums(year, "profit")
    top = revenue.index[: math.ceil(len(revenue) / 5)]
    assert len(top) == 40
    assert 86.0 <= 100 * revenue[top].sum() / revenue.sum() <= 86.5
    assert 82.2 <= 100 * profit[top].sum() / profit.sum() <= 82.5


def test_top_fifth_as_written_is_forty_names_too(year_written, sums):
    revenue = sums(year_written)
    assert math.ceil(len(revenue) / 5) == 40
    assert 85.7 <= 100 * revenue.iloc[:40].sum() / revenue.sum() <= 86.2


def test_class_a_holds_25_clients_by_value_and_40_by_count(year, sums):
    running = sums(year).cumsum() * 100
    total = sums(year).sum()
    a_class = int((running < total * 80).sum()) + 1  # the client that crosses 80 % belongs to A
    b_class = int((running < total * 95).sum()) + 1 - a_class
    assert a_class == 25
    assert 58 <= b_class <= 67


def test_concentration_numbers(year, sums):
    shares = (sums(year) / sums(year).sum()).to_numpy()
    hhi = (shares**2).sum()
    count = len(shares)
    gini = 2 * sum(place * share for place, share in enumerate(sorted(shares), start=1)) / count - (count + 1) / count
    assert hhi == pytest.approx(0.101, abs=5e-4)
    assert 1 / hhi == pytest.approx(9.9, abs=0.05)
    assert shares[:5].sum() == pytest.approx(0.602, abs=5e-4)
    assert 0.82 <= gini <= 0.84


@pytest.mark.parametrize(
    ("client", "profit"),
    [(VOLGA, 2_490_900_000), (KOVYL, 50_930_000), (VECTOR, 395_600_000)],
)
def test_profit_of_a_named_client(year, sums, client, profit):
    assert sums(year, "profit")[client] == profit


def test_profit_of_all_others_and_total(year, sums):
    profit = sums(year, "profit")
    assert profit.drop(VOLGA).sum() == 7_560_000_000
    assert profit.sum() == 10_050_900_000
    assert 100 * profit.sum() / sums(year).sum() == pytest.approx(20.8, abs=0.05)


@pytest.mark.parametrize(
    ("client", "percent"),
    [
        ("Зауральский завод горного оборудования", 22.5),
        ("Балтийская судоремонтная компания", 19),
        ("Альтаир-Фарм", 24),
        ("Молочный завод «Луговой Край»", 24),
        ("Рыбокомбинат «Дальний Створ»", 15),
        ("Торговая группа «Северный прилавок»", 20),
        ("Тепломонтаж", 18),
        ("Лесная мануфактура", 20),
        ("Ягодное хозяйство «Липовый Яр»", 22),
        ("Хлебозавод «Сухой Брод»", 22),
        ("ИП Гаврилова Н. П.", 26),
        ("Пекарня «Кедровый Лог»", 25),
        ("Фабрика детского питания «Солнечная ложка»", 19),
        ("Чайная фабрика «Белая Протока»", 25),
        ("Сыроварня «Ясный Брод»", 25),
        ("Музей-заповедник «Старая Слобода»", 20),
        ("Сеть магазинов «Уютный двор»", 30),
    ],
)
def test_margin_of_a_named_client(year, sums, client, percent):
    assert 100 * sums(year, "profit")[client] / sums(year)[client] == pytest.approx(percent, abs=1e-5)


def test_kovyl_is_fourth_by_revenue_and_about_thirtieth_by_profit(year, sums):
    assert list(sums(year).index).index(KOVYL) + 1 == 4
    assert 28 <= list(sums(year, "profit").index).index(KOVYL) + 1 <= 32


@pytest.mark.parametrize("table", ["year", "year_written"])
def test_vector_plus_is_tenth_by_revenue_and_fourth_by_profit(request, sums, table):
    lines = request.getfixturevalue(table)
    assert list(sums(lines).index).index(VECTOR) + 1 == 10
    assert list(sums(lines, "profit").index).index(VECTOR) + 1 == 4


def test_first_five_by_profit_are_not_the_first_five_by_revenue(year, sums):
    assert list(sums(year).index[:5]) != list(sums(year, "profit").index[:5])


def test_goods_are_sold_above_cost_and_below_their_price(written):
    sales = written[written["quantity"] > 0]
    assert (sales["profit"] > 0).all()
    assert (sales["profit"] < sales["revenue"]).all()
