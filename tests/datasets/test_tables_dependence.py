"""What the loss of the main client costs: every given number, recomputed from the files in a few lines."""

import datetime as dt
import math
import tomllib

import pytest

VOLGA = "ТД «Волжские продукты»"
TEPLO = "Тепломонтаж"


@pytest.fixture(scope="module")
def settings(demo):
    return tomllib.loads((demo / "dependence.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def finance(demo):
    return tomllib.loads((demo / "company.toml").read_text(encoding="utf-8"))["finance"]


@pytest.fixture(scope="module")
def monthly(year):
    """Million roubles a month: revenue and contribution of Volga Foods and of the others."""
    parts = {"volga": year[year["client"] == VOLGA], "others": year[year["client"] != VOLGA]}
    return {(who, what): part[what].sum() / 1200e6 for who, part in parts.items() for what in ("revenue", "profit")}


@pytest.fixture(scope="module")
def film(read):
    tiers = [(float(row["from_tonnes"]), float(row["price"])) for row in read("tiers")]
    groups = [
        (row["client"], float(row["tonnes"]), float(row["price"]), float(row["tolerance"] or "nan"))
        for row in read("cascade")
    ]

    def cost(tonnes):
        return [price for start, price in tiers if tonnes >= start][-1]

    def after(pass_through):
        """Others' margin (million a month), who leaves, tonnage left, when a part of the rise is handed on."""
        rest = [group for group in groups if group[0] != VOLGA]
        now, then = cost(sum(group[1] for group in groups)), cost(sum(group[1] for group in rest))
        rise = pass_through * (then - now)
        stay = [group for group in rest if 100 * rise / group[2] <= group[3]]
        left = sum(group[1] for group in stay)
        margin = sum(tonnes * (price + rise - cost(left)) for _, tonnes, price, _ in stay) / 1000
        return margin, sorted({group[0] for group in rest} - {group[0] for group in stay}), left

    return groups, cost, after


def test_four_tiers_of_one_supplier(read):
    assert [(row["from_tonnes"], row["discount"], row["price"]) for row in read("tiers")] == [
        ("0", "0", "200.00"),
        ("30", "4", "192.00"),
        ("75", "8", "184.00"),
        ("120", "11", "178.00"),
    ]
    assert {row["supplier"] for row in read("tiers")} == {"Полимер-Двина"}


def test_thirteen_groups_and_all_tolerances_are_assumed(read):
    rows = read("cascade")
    assert len(rows) == 13
    assert {row["state"] for row in rows if row["tolerance"]} == {"assumed"}
    assert [row["client"] for row in rows if not row["tolerance"]] == [VOLGA]


def test_tonnage_and_cost_with_and_without_volga(film):
    groups, cost, _ = film
    total = sum(tonnes for _, tonnes, _, _ in groups)
    without = total - groups[0][1]
    assert (total, cost(total)) == (pytest.approx(94.1), 184)
    assert (without, cost(without)) == (pytest.approx(66.7), 192)


def test_film_margin_before(film):
    groups, _, _ = film
    margins = {name: tonnes * (price - 184) / 1000 for name, tonnes, price, _ in groups}
    assert margins[VOLGA] == pytest.approx(0.959, abs=5e-4)
    assert sum(margins.values()) - margins[VOLGA] == pytest.approx(2.249, abs=5e-4)


SIX = sorted(
    [
        "Ковыль-Агрохолдинг", "Молочный завод «Луговой Край»", "Торговая группа «Северный прилавок»", TEPLO,
        "rest_1", "rest_2",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("pass_through", "margin", "leavers"),
    [
        pytest.param(0, 1.7154, [], id="we-carry-it-all"),
        pytest.param(0.25, 1.8488, [], id="a-quarter"),
        pytest.param(0.5, 1.6428, sorted([TEPLO, "rest_1"]), id="a-half-two-leave"),
        pytest.param(0.75, 1.2776, SIX, id="three-quarters-six-leave"),
        pytest.param(1, 1.3446, SIX, id="all-of-it-the-same-six"),
    ],
)
def test_cascade_by_pass_through(film, pass_through, margin, leavers):
    found, left, _ = film[2](pass_through)
    assert (found, left) == (pytest.approx(margin, abs=5e-5), leavers)


def test_after_six_leave_the_next_cliff_is_three_and_a_half_tonnes_away(film):
    assert film[2](0.75)[2] == pytest.approx(33.5)


def test_best_pass_through_on_a_fine_grid(film):
    best = max(range(1001), key=lambda step: film[2](step / 1000)[0])
    margin, leavers, _ = film[2](best / 1000)
    assert (best, leavers) == (427, [TEPLO])
    assert margin == pytest.approx(1.8849, abs=5e-5)


def test_runway_without_volga(monthly, finance):
    cash, fixed = finance["cash"] / 1e6, finance["fixed_costs"] / 1e6
    assert monthly["volga", "profit"] == pytest.approx(2.07575)
    assert monthly["others", "profit"] == pytest.approx(6.30)
    assert monthly["volga", "profit"] + monthly["others", "profit"] - fixed == pytest.approx(0.32575)
    assert cash / (fixed - monthly["others", "profit"]) == pytest.approx(5.6)


@pytest.mark.parametrize(("pass_through", "months"), [(0, 4.29), (0.427, 4.64)])
def test_runway_with_the_lost_tier(film, finance, monthly, pass_through, months):
    lost = 2.249 - film[2](pass_through)[0]
    loss = finance["fixed_costs"] / 1e6 - monthly["others", "profit"] + lost
    assert finance["cash"] / 1e6 / loss == pytest.approx(months, abs=0.005)


def _cash_by_month(start, loss, settings, reserves):
    """Cash at the end of each of the twelve months from November 2026."""
    levers, cash = settings["levers"], [start]
    for offset in range(12):
        month = dt.date(2026 + (10 + offset) // 12, (10 + offset) % 12 + 1, 1)
        saved = levers["cost_cut"] / 1e6 * (month >= levers["cost_cut_from"])
        earned = reserves * (month >= levers["reserves_from"])
        cash.append(cash[-1] - loss + saved + earned)
    return cash


def test_levers_keep_the_firm_alive_only_if_the_tier_is_kept(settings, read, finance):
    reserves = sum(float(row["contribution"]) for row in read("reserves")) / 1e6
    assert reserves == pytest.approx(0.7)
    start = finance["cash"] / 1e6
    assert _cash_by_month(start, 1.75, settings, reserves)[-1] == pytest.approx(1.4)
    lost = _cash_by_month(start, 2.2836, settings, reserves)
    last = max(month for month, cash in enumerate(lost) if cash >= 0)
    assert last + lost[last] / (lost[last] - lost[last + 1]) == pytest.approx(6.3, abs=0.05)


@pytest.mark.parametrize(("delay", "lowest"), [(0, 0.24), (15, -4.54), (30, -9.32), (60, -18.88)])
def test_cash_gap_when_volga_pays_late(monthly, finance, settings, delay, lowest):
    assert delay in settings["cash_gap"]["delays"]
    costs = sum(monthly[who, "revenue"] - monthly[who, "profit"] for who in ("volga", "others"))
    outflow = costs + finance["fixed_costs"] / 1e6
    assert outflow == pytest.approx(39.854295)
    assert monthly["volga", "revenue"] == pytest.approx(9.884292)
    assert monthly["others", "revenue"] == pytest.approx(30.295753)
    per_day = (outflow - monthly["others", "revenue"]) / settings["cash_gap"]["days_in_month"]
    first_payment = settings["cash_gap"]["pays_on_day"] + delay
    assert per_day == pytest.approx(0.3186, abs=5e-5)
    assert finance["cash"] / 1e6 - first_payment * per_day == pytest.approx(lowest, abs=0.005)


def test_receivable_grows_by_a_day_of_volga(monthly):
    assert monthly["volga", "revenue"] / 30 == pytest.approx(0.3295, abs=5e-5)


def test_payment_days(read):
    assert [int(row["payment_days"]) for row in read("exposure")] == [60, 30, 45, 75, 21, 21]


def test_leave_probabilities_are_assumed(read, settings):
    rows = read("exposure")
    assert [float(row["leave_probability"]) for row in rows] == [0.10, 0.04, 0.08, 0.20, 0.35, 0.06]
    assert {row["state"] for row in rows} == {"assumed"}
    assert settings["leaving"]["common_shock"] == 0.05


@pytest.mark.parametrize(
    ("target", "growth", "given"),
    [
        pytest.param(0.20, 0.0, (110.90, 30.5), id="to-20"),
        pytest.param(0.15, 0.0, (308.58, 84.9), id="to-15"),
        pytest.param(0.10, 0.0, (703.95, 193.6), id="to-10"),
        pytest.param(0.20, 0.1, (158.34, 43.6), id="to-20-while-volga-grows"),
    ],
)
def test_dilution(monthly, settings, target, growth, given):
    assert target in settings["dilution"]["targets"]
    assert growth in {0.0, settings["dilution"]["growth_of_main"]}
    main = 12 * monthly["volga", "revenue"] * (1 + growth)
    others = 12 * monthly["others", "revenue"]
    needed = main / target - main - others
    assert needed == pytest.approx(given[0], abs=0.01)
    assert 100 * needed / others == pytest.approx(given[1], abs=0.05)


def test_four_sellers_for_twenty_per_cent(settings):
    seller = settings["seller"]
    assert (seller["ramp_months"], seller["cost"]) == (9, 190_000)
    assert math.ceil(110.90e6 / seller["revenue"]) == 4


def test_three_of_the_exposed_share_an_industry(read):
    industry = {row["name"]: row["industry"] for row in read("clients")}
    food = {VOLGA, "Ковыль-Агрохолдинг", "Молочный завод «Луговой Край»"}
    assert {industry[name] for name in food} == {"food"}


def test_terms_asked_for_and_what_is_left(monthly, settings):
    terms, revenue = settings["terms"], 12 * monthly["volga", "revenue"]
    cost = revenue - 12 * monthly["volga", "profit"]

    def margin(off, days, extra):
        sold = revenue * (1 - off)
        return 100 * (sold - cost - sold * terms["money_rate"] * days / 365 - extra / 1e6) / sold

    assert margin(0, terms["days_now"], 0) == pytest.approx(18.04, abs=0.005)
    assert margin(terms["discount_asked"], terms["days_asked"], terms["engineer"]) == pytest.approx(13.34, abs=0.005)
    gross = 100 * (1 - cost / revenue)
    assert gross / (gross - 100 * terms["discount_asked"]) - 1 == pytest.approx(0.167, abs=5e-4)
