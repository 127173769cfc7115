"""The forms of the first guess, the bands and dilution repeat the model; what is set is kept and found again."""

import pytest

from kamlab.company import open_company
from kamlab.forms.live import STILL
from kamlab.i18n import LANGUAGES
from kamlab.modules.concentration import findings, forms, model
from kamlab.modules.concentration.checks.shares import EXERCISES as SHARES
from kamlab.modules.concentration.findings.dilution import way_of
from kamlab.modules.concentration.forms.ideas import ideas
from tests.looking import names, reopened

VOLGA = "ТД «Волжские продукты»"
BALTIC = "Балтийская судоремонтная компания"


@pytest.fixture
def alive(monkeypatch):
    """Let the forms believe that a page shows them."""
    monkeypatch.delenv(STILL)


# The first guess ----------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_exit_costs_more_than_its_margin(desk_in, lang):
    """The case of 5,000 units: +35,000 becomes −40,000 with prices held, −32,125 with a quarter passed on."""
    said = repr(forms.first_guess(desk_in(lang)))
    shown = said.replace("\u00a0", " ").replace(",", " ")
    assert all(number in shown for number in ("35 000", "30 000", "−40 000", "−32 125"))


@pytest.mark.usefixtures("alive")
def test_the_figure_waits_for_the_guess_and_keeps_it(desk):
    form = forms.first_guess(desk)
    assert "picture" not in names(form.parts())
    form.press("show")
    assert "picture" not in names(form.parts())
    form.set("profit", "5 000")
    form.press("show")
    assert "picture" in names(form.parts())
    again = forms.first_guess(desk)
    assert again["profit"] == 5000
    assert "Вы сказали 5\u00a0000\u00a0₽" in repr(again)


# Bands --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_bands_repeat_the_finding(desk_in, lang):
    desk = desk_in(lang)
    form = forms.bands(desk)
    form.set("client", BALTIC)
    form.set("inclusive", "no")
    form.set("year", "2024")
    form.set("target", "15")
    text = repr(form)
    assert findings.bands(desk, client=BALTIC, inclusive=False, year="2024").title in text
    assert findings.trend(desk, client=BALTIC, target=0.15).title in text
    again = reopened(form)
    assert (again["client"], again["inclusive"], again["year"], again["target"]) == (BALTIC, "no", "2024", 15)


def test_the_company_beside_can_be_hidden(desk):
    form = forms.bands(desk)
    assert "Грань-Интеграл" in repr(form)
    form.set("year", "hidden")
    assert "Грань-Интеграл" not in repr(form)


def test_a_moved_target_has_its_way_back(desk):
    form = forms.bands(desk)
    assert "back" not in names(form.parts())
    form.set("target", "30")
    assert "back" in names(form.parts())
    form.press("back")
    assert form["target"] == 20


@pytest.mark.usefixtures("alive")
def test_where_the_share_goes_is_asked_before_it_is_shown(desk):
    form = forms.bands(desk)
    assert "trend" not in names(form.parts())
    form.set("guess_way", "down")
    form.press("show")
    assert {"picture", "trend"} <= set(names(form.parts()))
    assert form.real() == {"guess_way": "up"}


# Dilution -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moves", "plan"),
    [
        pytest.param({}, {}, id="as-the-folder-says"),
        pytest.param({"target": "15"}, {"target": 0.15}, id="target"),
        pytest.param({"growth": "10"}, {"growth": 0.1}, id="the-client-grows"),
        pytest.param({"others_growth": "20"}, {"others_growth": 0.2}, id="the-others-grow"),
        pytest.param({"people": "3"}, {"people": 3}, id="one-seller-fewer"),
        pytest.param({"client": BALTIC, "target": "5"}, {"client": BALTIC, "target": 0.05}, id="another-client"),
    ],
)
def test_the_levers_repeat_the_model(desk, moves, plan):
    form = forms.dilution(desk)
    for name, typed in moves.items():
        form.set(name, typed)
    form.parts()
    told = {"client": VOLGA, "target": 0.2, "each": 3e7, "ramp": 9, "cost": 190_000} | plan
    assert form.way == way_of(desk, findings.Plan(**told))
    assert reopened(form)["target"] == form["target"]


@pytest.mark.parametrize("typed", ["-5", "−10", "сто", "101"])
def test_the_client_cannot_be_made_to_shrink(desk, typed):
    form = forms.dilution(desk)
    form.set("growth", typed)
    form.parts()
    assert form["growth"] == 0
    assert form.held["growth"].problem is not None
    assert form.way.need.grown == form.way.need.amount


def test_all_levers_go_back_at_once(desk):
    form = forms.dilution(desk)
    assert "as_it_was" not in names(form.parts())
    for name, typed in {"target": "10", "each": "5000000", "people": "7", "growth": "20"}.items():
        form.set(name, typed)
    assert "as_it_was" in names(form.parts())
    form.press("as_it_was")
    form.parts()
    assert (form["target"], form["each"], form["people"], form["growth"]) == (20, 30_000_000, None, 0)


def test_emptied_assumptions_ask_for_numbers_and_keep_the_rest(desk):
    form = forms.dilution(desk)
    form.put("each", None)
    plan = findings.Plan(client=VOLGA, target=0.2)
    assert "Впишите, сколько приносит один продавец" in findings.dilution(desk, plan).so_what


def test_what_new_clients_brought_stands_beside_what_is_needed(desk):
    text = repr(forms.dilution(desk))
    assert "Новых за последний год — 2" in text
    assert "3,0\u00a0%" in text


@pytest.mark.usefixtures("alive")
def test_a_guess_of_the_difference_is_set_beside_the_growth(desk):
    form = forms.dilution(desk)
    form.set("guess_growth", "4,6")
    form.press("show")
    text = repr(form)
    assert "Вы сказали 4,6\u00a0%" in text
    assert "30,5\u00a0%" in text
    assert form.real()["guess_growth"] == pytest.approx(30.5, abs=0.05)


# Actions and companies of one's own ----------------------------------------------------------


def test_above_the_risky_line_a_third_action_is_proposed(desk):
    assert ideas(desk) == ("tiers", "target", "owner")
    assert "Назначить хозяина" in repr(forms.actions(desk))


OWN = "Дата;Контрагент;Сумма\n10.01.2025;<script>Альфа</script>;150\n11.02.2025;=Бета;100\n12.03.2025;Гамма;120\n"
OWN += "".join(f"1{place}.03.2025;Фирма {place};90\n" for place in range(9))
EMPTY = "Дата;Контрагент;Сумма\n10.01.2025;Альфа;50\n11.02.2025;Альфа;-80\n"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("ledger", [OWN, EMPTY], ids=["a-ledger-alone", "nothing-sold-in-the-end"])
def test_a_ledger_alone_opens_every_form(tmp_path, desk_of, lang, ledger):
    (tmp_path / "sales.csv").write_text(ledger, encoding="utf-8")
    (tmp_path / "company.toml").write_text('ledger = { files = ["sales.csv"] }\nperiod = "all"\n', encoding="utf-8")
    desk = desk_of(open_company(str(tmp_path)), lang)
    for make in (forms.first_guess, forms.bands, forms.dilution, forms.actions):
        form = make(desk)
        assert len(repr(form)) > 60
        assert form.report == ""


def test_without_assumptions_on_a_seller_the_form_asks_for_them(tmp_path, desk_of):
    (tmp_path / "sales.csv").write_text(OWN, encoding="utf-8")
    (tmp_path / "company.toml").write_text('ledger = { files = ["sales.csv"] }\nperiod = "all"\n', encoding="utf-8")
    desk = desk_of(open_company(str(tmp_path)))
    form = forms.dilution(desk)
    form.set("target", "5")
    assert (form["each"], form["ramp"], form["cost"]) == (None, None, None)
    assert "Впишите, сколько приносит один продавец" in repr(form)
    form.set("each", "100")
    form.set("ramp", "6")
    form.parts()
    assert form.way.people == model.people_needed(form.way.need.needed, 100)
    assert "Впишите" not in form.finding.so_what
    assert ideas(desk) == ("tiers", "target")


@pytest.mark.parametrize("typed", ["12", "12 000 000", "12 млн", "12\u00a0000\u00a0000", 12, 12_000_000])
def test_millions_may_be_typed_in_full(typed):
    """Exercise 02.2: the field says millions, and a person may write the roubles out."""
    asked = next(one for exercise in SHARES for one in exercise.fields if one.id == "add")
    assert asked.read(typed, "") == 12
    assert asked.holds(asked.read(typed, ""))
