"""Who is key in the demo ledger: three periods, three levels, two spellings."""

import pytest

MILLION = 100_000_000  # kopecks

VOLGA = "ТД «Волжские продукты»"
TRANS_URAL = "Зауральский завод горного оборудования"
BALTIC = "Балтийская судоремонтная компания"
KOVYL = "Ковыль-Агрохолдинг"
DALNY_STVOR = "Рыбокомбинат «Дальний Створ»"
NORTHERN = "Торговая группа «Северный прилавок»"
LUGOVOY = "Молочный завод «Луговой Край»"
LUGOVOY_OLD = "Луговой Край, молочный завод"
FOREST = "Лесная мануфактура"
ALTAIR = "Альтаир-Фарм"

WINDOWS = (
    ("2023-11-01", "2024-12-31"),
    ("2025-01-01", "2025-10-31"),
    ("2025-11-01", "2025-12-31"),
    ("2026-01-01", "2026-10-31"),
)

# client → million roubles in P1, P2, P3, P4
GIVEN = {
    VOLGA: (50, 70.6, 18.0, 100.6115),
    TRANS_URAL: (64, 50.2, 10.4, 52.28),
    BALTIC: (37, 34.4, 7.6, 40.616054),
    KOVYL: (40, 36, 5.0, 41.3),
    ALTAIR: (0, 0, 2.5, 11.9),
    LUGOVOY: (13.0, 10.1, 2.3, 10.3),
    DALNY_STVOR: (58, 45.4, 6.6, 4.4),
    NORTHERN: (11.5, 8.8, 1.8, 9.2),
    "Тепломонтаж": (15, 11.6, 2.6, 7.3),
    "Приборостроительный комбинат «Вектор-Плюс»": (8.4, 6.8, 1.5, 7.1),
    FOREST: (5.4, 4.6, 1.0, 4.2),
    "Ягодное хозяйство «Липовый Яр»": (4.4, 3.9, 0, 4.2),
    "Хлебозавод «Сухой Брод»": (3.1, 0.35, 0, 2.1),
    "ИП Гаврилова Н. П.": (2.2, 1.6, 0.35, 1.55),
    "Пекарня «Кедровый Лог»": (1.6, 1.4, 0.3, 1.6),
    "Фабрика детского питания «Солнечная ложка»": (1.3, 1.05, 0.25, 1.1),
    "Чайная фабрика «Белая Протока»": (1.1, 0.9, 0.2, 1.0),
    "Сыроварня «Ясный Брод»": (0.6, 0.55, 0.12, 0.7),
    "Музей-заповедник «Старая Слобода»": (0.24, 0.17, 0.03, 0.18),
    "Сеть магазинов «Уютный двор»": (0, 0, 0, 0.0087),
    "Мебельная фабрика «Тихий Плёс»": (5.2, 2.6, 0, 0),
}


def between(table, start, end):
    return table[(table["date"] >= start) & (table["date"] <= end)]


def at_least_ten_percent(revenue, *, strict=False):
    whole = revenue.sum()
    return {name for name, value in revenue.items() if (value * 10 > whole if strict else value * 10 >= whole)}


@pytest.mark.parametrize("client", GIVEN)
def test_named_client_has_its_given_revenue_in_every_window(ledger, client):
    lines = ledger[ledger["client"] == client]
    found = tuple(between(lines, *window)["revenue"].sum() for window in WINDOWS)
    assert found == tuple(round(amount * MILLION) for amount in GIVEN[client])


@pytest.mark.parametrize(
    ("window", "total"),
    list(zip(WINDOWS, (47_000_000_000, 37_000_000_000, 8_200_000_000, 40_016_054_000), strict=True)),
)
def test_windows_add_up_to_the_given_totals(ledger, window, total):
    assert between(ledger, *window)["revenue"].sum() == total


def test_baltic_is_exactly_ten_percent_to_the_kopeck(year, sums):
    revenue = sums(year)
    assert revenue[BALTIC] * 10 == revenue.sum() == 48_216_054_000
    assert BALTIC in at_least_ten_percent(revenue)
    assert BALTIC not in at_least_ten_percent(revenue, strict=True)


@pytest.mark.parametrize(
    ("start", "end", "total", "clients", "key"),
    [
        ("2025-11-01", "2026-10-31", 48_216_054_000, 197, {VOLGA, TRANS_URAL, BALTIC}),
        ("2025-01-01", "2025-12-31", 45_200_000_000, 203, {VOLGA, TRANS_URAL, DALNY_STVOR}),
        ("2023-11-01", "2026-10-31", 132_216_054_000, 204, {VOLGA, TRANS_URAL}),
    ],
)
def test_three_periods_have_three_different_sets_of_key_clients(ledger, sums, start, end, total, clients, key):  # noqa: PLR0913, PLR0917 - a table row
    revenue = sums(between(ledger, start, end))
    assert revenue.sum() == total
    assert len(revenue) == clients
    assert at_least_ten_percent(revenue) == key


@pytest.mark.parametrize(
    ("client", "start", "end", "percent"),
    [
        (VOLGA, "2025-11-01", "2026-10-31", 24.600),
        (TRANS_URAL, "2025-11-01", "2026-10-31", 13.000),
        (KOVYL, "2025-11-01", "2026-10-31", 9.603),
        (VOLGA, "2025-01-01", "2025-12-31", 19.602),
        (TRANS_URAL, "2025-01-01", "2025-12-31", 13.407),
        (DALNY_STVOR, "2025-01-01", "2025-12-31", 11.504),
        (BALTIC, "2025-01-01", "2025-12-31", 9.292),
        (KOVYL, "2025-01-01", "2025-12-31", 9.071),
        (VOLGA, "2023-11-01", "2026-10-31", 18.092),
        (TRANS_URAL, "2023-11-01", "2026-10-31", 13.378),
        (KOVYL, "2023-11-01", "2026-10-31", 9.250),
        (BALTIC, "2023-11-01", "2026-10-31", 9.047),
        (DALNY_STVOR, "2023-11-01", "2026-10-31", 8.653),
    ],
)
def test_share_near_a_threshold(ledger, sums, client, start, end, percent):  # noqa: PLR0913, PLR0917 - a table row
    revenue = sums(between(ledger, start, end))
    assert 100 * revenue[client] / revenue.sum() == pytest.approx(percent, abs=5e-4)


def test_one_client_is_above_twenty_percent_and_none_above_fifty(year, sums):
    revenue = sums(year)
    assert [name for name, value in revenue.items() if value * 5 > revenue.sum()] == [VOLGA]
    assert revenue.max() * 2 < revenue.sum()


@pytest.mark.parametrize(
    ("level", "name", "total", "key"),
    [
        ("department", "food", 26_500_000_000, {VOLGA, KOVYL}),
        ("department", "plants", 15_500_000_000, {TRANS_URAL, BALTIC}),
        ("department", "regions", 6_216_054_000, set()),
        ("manager", "Ильина", 16_000_000_000, {VOLGA}),
        ("manager", "Дорохова", 10_500_000_000, {KOVYL, NORTHERN, LUGOVOY}),
        ("manager", "Басманов", 15_500_000_000, {TRANS_URAL, BALTIC}),
        ("manager", "Тихонов", 6_216_054_000, set()),
    ],
)
def test_key_inside_a_department_and_inside_a_managers_sales(year, sums, level, name, total, key):  # noqa: PLR0913, PLR0917 - a table row
    revenue = sums(year[year[level] == name])
    assert revenue.sum() == total
    assert at_least_ten_percent(revenue) == key


def test_northern_counter_is_key_for_its_manager_only(year, sums):
    for level, name, percent in (("manager", "Дорохова", 10.48), ("department", "food", 4.15)):
        revenue = sums(year[year[level] == name])
        assert 100 * revenue[NORTHERN] / revenue.sum() == pytest.approx(percent, abs=5e-3)
    assert NORTHERN not in at_least_ten_percent(sums(year))


def test_kovyl_is_key_for_food_and_not_for_the_company(year, sums):
    food = sums(year[year["department"] == "food"])
    assert 100 * food[KOVYL] / food.sum() == pytest.approx(17.5, abs=0.05)
    assert KOVYL not in at_least_ten_percent(sums(year))


def test_lugovoy_krai_is_key_for_its_manager_only_once_merged(year, year_written, sums):
    as_written = sums(year_written[year_written["manager"] == "Дорохова"])
    merged = sums(year[year["manager"] == "Дорохова"])
    assert as_written[LUGOVOY_OLD] == 1_006_000_000
    assert as_written[LUGOVOY] == 254_000_000
    assert 100 * as_written[LUGOVOY_OLD] / as_written.sum() == pytest.approx(9.58, abs=5e-3)
    assert merged[LUGOVOY] * 100 == merged.sum() * 12
    assert at_least_ten_percent(as_written) == {KOVYL, NORTHERN}


def test_lugovoy_krai_changed_its_spelling_on_31_august_2026(written):
    assert written[written["client"] == LUGOVOY_OLD]["date"].max().date().isoformat() == "2026-08-28"
    assert written[written["client"] == LUGOVOY]["date"].min().date().isoformat() == "2026-08-31"


def test_company_key_set_is_the_same_with_and_without_merging(year, year_written, sums):
    assert len(sums(year_written)) == 198
    assert at_least_ten_percent(sums(year_written)) == at_least_ten_percent(sums(year))


def test_altair_is_nine_percent_of_its_manager_and_the_regions_largest_is_below_ten(year, sums):
    ilyina, regions = sums(year[year["manager"] == "Ильина"]), sums(year[year["department"] == "regions"])
    assert ilyina[ALTAIR] * 100 == ilyina.sum() * 9
    assert regions.index[0] == FOREST
    assert 100 * regions.iloc[0] / regions.sum() == pytest.approx(8.4, abs=0.05)


def test_a_client_key_for_a_whole_is_key_for_one_of_its_parts(year, sums):
    for whole, parts in (("company", "department"), ("department", "manager")):
        groups = [year] if whole == "company" else [part for _, part in year.groupby(whole)]
        for group in groups:
            inside = set().union(*(at_least_ten_percent(sums(part)) for _, part in group.groupby(parts)))
            assert at_least_ten_percent(sums(group)) <= inside


def test_no_client_is_negative_in_the_default_period(year, sums):
    assert (sums(year) > 0).all()


def test_new_clients_of_the_year_are_altair_and_two_cartridges(ledger, year, sums):
    first = ledger.groupby("client")["date"].min()
    fresh = set(first[first > "2025-10-31"].index)
    revenue = sums(year)
    assert fresh == {ALTAIR, "Сеть магазинов «Уютный двор»"}
    assert 100 * revenue[ALTAIR] / revenue.sum() == pytest.approx(2.99, abs=5e-3)
    assert revenue["Сеть магазинов «Уютный двор»"] == 870_000
