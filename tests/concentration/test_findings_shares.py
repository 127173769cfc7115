"""What module 02 shows of shares and dilution: sentences from the model, figures without faults, both languages."""

from pathlib import Path

import pytest

from kamlab.desk import open_desk
from kamlab.errors import KamlabError
from kamlab.findings.inspect import faults, marks, texts, unsaid
from kamlab.i18n import LANGUAGES
from kamlab.modules.concentration import findings, model
from kamlab.modules.concentration.findings.dilution import newcomers_of, way_of
from kamlab.modules.concentration.findings.sales import INTEGRATOR, beside, sales_of
from kamlab.modules.concentration.findings.trend import trend_of

NAMES = ("bands", "spread", "trend", "dilution")
VOLGA = "ТД «Волжские продукты»"
BALTIC = "Балтийская судоремонтная компания"
SELLER = {"each": 30_000_000, "ramp": 9, "cost": 190_000}


@pytest.fixture(scope="module", params=LANGUAGES)
def desk(request):
    return open_desk(request.param, "demo")


@pytest.fixture(scope="module")
def shown(desk):
    """Return every finding on shares of the demo company, by name."""
    return {name: getattr(findings, name)(desk) for name in NAMES}


@pytest.fixture(scope="module")
def ru():
    """Return a Russian desk on the demo company, its ledger read once."""
    return open_desk("ru", "demo")


@pytest.fixture(scope="module")
def alone():
    """Return a desk on the company of one customer."""
    return open_desk("ru", str(INTEGRATOR))


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_says_what_to_do(shown, name):
    assert unsaid(shown[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_without_faults_on_a_screen_on_a_wall_and_on_a_page(shown, name):
    assert faults(shown[name].figure()) == []
    assert faults(shown[name].figure("page")) == []
    assert len(shown[name].html()) < 60_000


# Bands --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("client", "bold"),
    [
        pytest.param(VOLGA, {"ключевой", "растить отдел продаж", "рискованная зависимость"}, id="a-quarter"),
        pytest.param(BALTIC, {"ключевой"}, id="exactly-a-tenth"),
        pytest.param("Тепломонтаж", set(), id="two-per-cent"),
    ],
)
def test_words_that_fit_the_share_are_bold(ru, client, bold):
    figure = findings.bands(ru, client=client).figure()
    lanes = [text for text in figure.axes[0].texts if text.get_gid() == "lane"]
    assert {text.get_text() for text in lanes if "Bold" in str(text.get_fontproperties().get_file())} == bold


def test_the_title_follows_the_share(ru):
    titles = [findings.bands(ru, client=client).title for client in (VOLGA, BALTIC, "Тепломонтаж")]
    assert ["риск" in title for title in titles] == [True, False, False]
    assert "ниже всех черт" in titles[2]
    strict = findings.bands(ru, client=BALTIC, inclusive=False).title
    assert "ниже всех черт" in strict


def test_the_integrator_is_called_by_two_words_in_2024_and_by_one_now(ru):
    then, now = (findings.bands(ru, year=year).table.iloc[:, -1].tolist() for year in ("2024", "last"))
    assert then == ["да", "да", "да", "нет", "да", "да", "да"]
    assert now == ["да"] * 7


def test_the_company_of_one_customer_is_not_set_beside_itself(alone):
    assert beside(alone, "last") is None
    assert "единственный заказчик" in findings.bands(alone).title


def test_one_client_is_a_sentence_not_a_chart(alone):
    finding = findings.spread(alone)
    assert "Клиент один" in finding.so_what
    assert faults(finding.figure()) == []


# Spread and trend ---------------------------------------------------------------------------


def test_198_clients_weigh_as_much_as_ten(desk, shown):
    """The company's planted story: HHI 0.101, effective number 9.9, the top five 60.2 %."""
    found = sales_of(desk).spread
    assert (round(found.hhi, 3), round(found.effective, 1), round(found.top(5), 3)) == (0.101, 9.9, 0.602)
    assert "198" in shown["spread"].title
    assert "10" in shown["spread"].title


def test_the_largest_share_rises_year_on_year(desk, shown):
    found = trend_of(desk, VOLGA)
    assert found.way == "up"
    assert [quarter.is_whole for quarter in found.quarters] == [False, *[True] * 11, False]
    assert len(marks(shown["trend"].figure(), "column")) == 13


def test_a_target_above_the_share_turns_the_sentence(desk):
    low, high = (findings.trend(desk, target=target).so_what for target in (0.2, 0.4))
    assert low != high
    assert ("запас" in high) or ("in hand" in high)
    assert ("Год назад" in low) or ("A year ago" in low)  # 18 % then, 23.7 % now: the target was passed


# Dilution -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "growth", "needed", "of_others", "people"),
    [
        pytest.param(0.20, 0.0, 110.90, 0.305, 4, id="to-20"),
        pytest.param(0.15, 0.0, 308.58, 0.849, 11, id="to-15"),
        pytest.param(0.10, 0.0, 703.95, 1.936, 24, id="to-10"),
        pytest.param(0.20, 0.1, 158.34, 0.436, 6, id="to-20-while-it-grows"),
    ],
)
def test_what_the_demo_company_must_add(desk, target, growth, needed, of_others, people):  # noqa: PLR0913, PLR0917 - a row of the reference table
    way = way_of(desk, findings.Plan(target=target, growth=growth, **SELLER))
    assert way.need.needed / 1e6 == pytest.approx(needed, abs=0.006)
    assert way.need.growth_of_others == pytest.approx(of_others, abs=5e-4)
    assert way.people == people


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        pytest.param(findings.Plan(**SELLER), "С 4 новыми продавцами", id="reached"),
        pytest.param(findings.Plan(people=3, **SELLER), "3 продавцов не хватит", id="one-too-few"),
        pytest.param(findings.Plan(people=1, **SELLER), "1 продавца не хватит", id="three-too-few"),
        pytest.param(findings.Plan(), "Впишите, сколько приносит один продавец", id="seller-not-known"),
        pytest.param(findings.Plan(each=3e7), "Впишите", id="ramp-not-known"),
        pytest.param(findings.Plan(target=0.3), "Прибавлять нечего", id="already-below"),
        pytest.param(findings.Plan(others_growth=0.4, **SELLER), "Новых людей не нужно", id="the-others-do-it"),
    ],
)
def test_the_sentence_turns_with_the_plan(ru, plan, said):
    finding = findings.dilution(ru, plan)
    assert said in finding.so_what
    assert faults(finding.figure()) == []


def test_months_have_names_where_the_day_is_known(desk):
    assert ("в августе 2027 года" if desk.language == "ru" else "in August 2027") in findings.dilution(desk).so_what


def test_nowhere_is_the_client_cut(desk):
    for plan in (findings.Plan(target=0.05), findings.Plan(target=0.2, growth=0.3)):
        need = way_of(desk, plan).need
        assert need.grown >= need.amount
    with pytest.raises(KamlabError):
        findings.dilution(desk, findings.Plan(growth=-0.1))


def test_the_only_customer_needs_a_second_one(alone):
    finding = findings.dilution(alone, findings.Plan(target=0.5))
    assert "сначала второй клиент" in finding.so_what
    assert faults(finding.figure()) == []


def test_a_second_spelling_is_not_a_new_client(desk):
    """The dairy is written in two ways; two clients are new, and they bring 3.0 %."""
    found = newcomers_of(desk)
    assert len(found.clients) == 2
    assert found.share == pytest.approx(0.0299, abs=1e-4)
    assert found.clients[0] == "Альтаир-Фарм"


# Companies of one's own ---------------------------------------------------------------------


def own(folder, ledger, *, lang="ru", period=""):
    """Return the desk of a company that has a ledger and nothing else."""
    (folder / "sales.csv").write_text(ledger, encoding="utf-8")
    told = f'period = "{period}"\n' if period else ""
    (folder / "company.toml").write_text(told + 'ledger = { files = ["sales.csv"] }\n', encoding="utf-8")
    return open_desk(lang, str(folder))


HOSTILE = """Дата;Контрагент;Сумма
12.01.2025;<script>alert(1)</script>;500000
13.02.2025;=cmd|' /C calc'!A0;300000
14.03.2025;'; DROP TABLE accounts; --;150000
15.04.2025;{{7*7}} $x^2$;40000
30.04.2025;Клиент 🙂 עברית;10000
17.03.2025;Возвратов больше;-20000
"""
EVEN = "Дата;Контрагент;Сумма\n" + "".join(f"1{i}.01.2025;Фирма {i};1000\n" for i in range(8))
UNDATED = "Контрагент;Сумма\nАльфа;900\nБета;100\n"
PAIR = "Дата;Контрагент;Сумма\n10.01.2025;Альфа;600\n11.01.2025;Бета;400\n"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "ledger", [HOSTILE, EVEN, UNDATED, PAIR], ids=["hostile-names-and-returns", "all-equal", "undated", "two-clients"]
)
def test_a_ledger_alone_is_enough(tmp_path, lang, ledger):
    desk = own(tmp_path, ledger, lang=lang)
    for name in NAMES:
        finding = getattr(findings, name)(desk)
        assert finding.title
        assert len(finding.so_what) > 30
        assert faults(finding.figure()) == []
        assert "<script>" not in finding.html()


def test_a_client_below_zero_is_left_out_and_said(tmp_path):
    desk = own(tmp_path, HOSTILE)
    assert sales_of(desk).left_out == 1
    assert "Без 1 клиента" in findings.bands(desk).remark
    assert sales_of(desk).spread.shares[0] == pytest.approx(50 / 85)


def test_less_than_a_year_is_counted_for_a_year(tmp_path):
    half = "Дата;Контрагент;Сумма\n10.01.2025;Альфа;600\n28.06.2025;Бета;400\n"
    desk = own(tmp_path, half, period="2025-01-01..2025-06-30")
    way = way_of(desk, findings.Plan(target=0.5))
    assert way.need.amount == pytest.approx(1200)
    assert isinstance(way.need, model.Dilution)


def test_the_folder_of_the_integrator_is_there(ru):
    assert (Path(INTEGRATOR) / "company.toml").is_file()
    assert texts(findings.bands(ru).figure(), "name")[1] == "Грань-Интеграл"


def test_the_way_says_how_many_when_and_at_what_cost(desk_in):
    """A plan of 24 people in both languages: one number, one month, no case ending gone wrong."""
    plan = findings.Plan(target=0.2, people=24, each=8e6, ramp=12, cost=200_000)
    russian = findings.dilution(desk_in("ru"), plan).so_what.replace("\u00a0", " ")
    assert "С 24 новыми продавцами доля за месяц станет 20 % в " in russian
    assert "до тех пор они обойдутся в" in russian
    assert "With 24 new sellers" in findings.dilution(desk_in("en"), plan).so_what
