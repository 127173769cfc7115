"""What module 08 shows: sentences from the model, figures without faults, in both languages, whatever the names are."""

from datetime import date

import pytest

from kamlab.findings.inspect import faults, marks, texts, unsaid
from kamlab.i18n import LANGUAGES
from kamlab.modules.negotiation import findings, model
from kamlab.modules.negotiation.model import Exchange, Gift, Sheet
from kamlab.terms import Terms

MONEY = 0.18
HOSTILE = ("<script>alert(1)</script>", "=cmd|'/c calc'!A1", "я" * 10_000, "שלום \u202eעולם", "🦆 $x$ {n} %s")
CASES = {
    "paper": {},
    "loss": {"margin": 0.1, "asked": Terms(0.15, 90, MONEY, 0.02)},
    "gain": {"asked": Terms(0, 10, MONEY), "now": Terms(days=60)},
    "same": {"asked": Terms(rate=MONEY)},
    "all": {"margin": 0.21, "asked": Terms(0.03, 90, MONEY, 0.0076), "now": Terms(days=60), "value": 118_611_500.0},
    "from_loss": {"margin": 0.02, "asked": Terms(0, 90, MONEY), "now": Terms(days=60)},
}
DRAWN = ("guess", "hand", "log", *CASES)
pytestmark = pytest.mark.usefixtures("in_memory")


@pytest.fixture(scope="module", params=LANGUAGES)
def shown(request, company):
    """Return every finding of the module on the demo company, by name."""
    from kamlab.desk import Desk

    desk = Desk(request.param, company)
    made = {name: findings.terms(desk, **told) for name, told in CASES.items()}
    made |= {"guess": findings.paper_case(desk), "hand": findings.by_hand(desk), "log": findings.concessions(desk)}
    return made | {"sheet": findings.sheet(desk)}


@pytest.fixture(scope="module")
def drawn(shown):
    """Return every figure once, for the projector and for the page."""
    return {(name, size): shown[name].figure(size) for name in DRAWN for size in ("projector", "page")}


def test_every_finding_says_what_to_do(shown):
    for finding in shown.values():
        assert unsaid(finding) == []


def test_every_figure_is_without_faults(drawn):
    assert {place: found for place, figure in drawn.items() if (found := faults(figure))} == {}


def test_the_columns_meet_end_to_end(drawn):
    """Each step begins at the level where the one before ended, and the last column is what is left."""
    figure = drawn["paper", "projector"]
    before, discount, days, after = (marks(figure, f"column-{place}")[0].get_bbox() for place in range(4))
    assert discount.y0 == pytest.approx(before.y0)
    assert days.y0 == pytest.approx(discount.y1)
    assert after.y0 == pytest.approx(days.y1)
    scale = before.height / 25
    assert after.height / scale == pytest.approx(15.52, abs=0.01)


def test_a_gain_is_a_step_up(drawn):
    before, up, after = (marks(drawn["gain", "projector"], f"column-{place}")[0].get_bbox() for place in range(3))
    assert up.y1 == pytest.approx(before.y0)
    assert up.y0 == pytest.approx(after.y0)
    assert texts(drawn["gain", "projector"], "amount")[1].startswith("+")


def test_the_numbers_of_the_lesson_stand_on_the_figures(drawn, shown):
    assert [words.replace(",", ".") for words in texts(drawn["paper", "projector"], "amount")][1:3] == ["−6.5", "−3.0"]
    told = [words.replace("\u00a0", "") for words in texts(drawn["hand", "projector"], "label")]
    assert sorted(told) == ["+25%", "+47%", "+67%"]
    assert "43" in shown["guess"].title
    assert "1.43" in shown["guess"].title.replace(",", ".")


def test_gifts_go_left_and_what_came_back_right(drawn):
    figure = drawn["log", "projector"]
    zero = next(line for axes in figure.axes for line in axes.lines if line.get_gid() == "zero").get_xdata()[0]
    assert all(bar.get_bbox().x1 == pytest.approx(zero) for bar in marks(figure, "bar"))
    assert len(marks(figure, "bar")) == 8  # seven gifts and two small ones summed; what is not priced has no length


def test_the_planted_story_is_told(desk):
    log = findings.concessions(desk)
    assert log.title == "Отдали на 6,9\u00a0млн\u00a0₽ в год, а цену полученного не знает никто"
    assert "Дали 9 раз, получили 2" in log.so_what
    assert findings.terms(desk).title == "Уступки съедают 9,5 п. п. маржи: было 25,0\u00a0%, осталось 15,5\u00a0%"


@pytest.mark.parametrize(
    ("name", "words"),
    [("loss", "мы доплачиваем"), ("gain", "в нашу пользу"), ("same", "Условия прежние"), ("all", "4,7 п. п.")],
)
def test_the_title_follows_the_package(desk, name, words):
    assert words in findings.terms(desk, **CASES[name]).title


@pytest.mark.parametrize(
    ("cut", "words"),
    [(0.08, "на 47\u00a0% больше"), (0.25, "не окупит никакой объём"), (0.3, "не окупит"), (0, "Без скидки")],
)
def test_one_discount_is_told_and_drawn(desk, cut, words):
    finding = findings.by_hand(desk, cut=cut)
    assert words in finding.title
    assert faults(finding.figure()) == []


@pytest.mark.parametrize(("margin", "cut"), [(0.05, 0.045), (0.05, 0.05), (0.6, 0.3), (0.12, 0.115), (0.25, 0.245)])
def test_the_curve_is_drawn_at_the_edges(desk, margin, cut):
    assert faults(findings.by_hand(desk, margin=margin, cut=cut).figure()) == []


def test_a_sheet_says_its_first_flaw_and_when_it_is_ready(desk):
    gift = Exchange("30 дней", 300_000.0, "прогноз к 20-му")
    whole = Sheet(95, 90, 86.17, kind="others", alternative="Балтика", theirs="Гусева", exchanges=(gift,))
    assert findings.sheet(desk, whole).title.startswith("Лист готов")
    lacking = findings.sheet(desk, Sheet(80, 80, 86.17))
    assert lacking.title == "До встречи с клиентом в листе 5\u00a0дыр"
    assert "86,17" in lacking.text()


def test_a_level_log_is_told_as_such(desk):
    log = (Gift("скидка", given=True, cost=10.0), Gift("прогноз", given=False, cost=8.0))
    finding = findings.concessions(desk, log)
    assert "обе стороны" in finding.so_what
    assert faults(finding.figure()) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_and_long_names_are_only_text(desk_in, lang):
    desk = desk_in(lang)
    log = [Gift(name, turn % 2 == 0, 10.0**turn, date(2026, 1, 1)) for turn, name in enumerate(HOSTILE)]
    sheet = Sheet(80, 80, 86.17, exchanges=tuple(Exchange(name) for name in HOSTILE))
    made = [findings.concessions(desk, log), findings.sheet(desk, sheet)]
    made.append(findings.terms(desk, account=HOSTILE[2]))
    for finding in made:
        assert "<script>" not in finding.html()
        if finding.draw:
            assert [fault for fault in faults(finding.figure()) if "outside" in fault or "overlap" in fault] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_company_with_a_ledger_only_is_told_what_to_enter(bare_in, lang):
    desk = bare_in(lang)
    reading = findings.Reading(desk)
    assert (reading.log(), reading.pains(), reading.aims()) == ((), (), ())
    assert model.sheet_flaws(reading.sheet())
    for finding in (findings.concessions(desk), findings.sheet(desk), findings.paper_case(desk), findings.terms(desk)):
        assert finding.so_what
        assert "None" not in finding.text()
