"""What module 10 shows: sentences from the model, figures without faults, both languages, hostile names."""

from dataclasses import replace
from datetime import date

import pytest

from kamlab.desk import open_desk
from kamlab.findings.inspect import faults, marks, texts, unsaid
from kamlab.i18n import LANGUAGES
from kamlab.modules.recovery import findings, model
from kamlab.modules.recovery.model import Case, Record, Worth

NAMES = ("winback_tree", "speed", "silent_clients", "price_line", "trying", "own_cases")
NASTY = ("<script>alert(1)</script>", "=cmd|' /C calc'!A0", "א" * 40, "🙂🙂", "x" * 10_000, "$a$ {b} %s")
STORY = Case(
    "Тепломонтаж",
    notice=date(2026, 11, 13),
    lunch="declined",
    lunch_on=date(2026, 11, 16),
    office_visit=date(2026, 11, 19),
)
STATES = {
    "nobody": Case(""),
    "asked": Case("A", lunch="asked"),
    "reason": replace(STORY, office="accepted"),
    "refused": replace(STORY, office="refused"),
    "what_if": replace(STORY, lunch="accepted", reason="service"),
    "yes": replace(STORY, reason="terms", answer="yes"),
    "no": replace(STORY, reason="terms", answer="no"),
    "said": replace(STORY, reason="terms", outcome="farewell", reminder=date(2027, 2, 17)),
    "no_need": replace(STORY, reason="no_need"),
    "referral": replace(STORY, reason="no_need", outcome="referral"),
    "back": replace(STORY, reason="service", outcome="regained"),
}
pytestmark = pytest.mark.usefixtures("in_memory")


@pytest.fixture(scope="module", params=LANGUAGES)
def shown(request):
    """Return every finding of the module on the demo company, by name."""
    desk = open_desk(request.param, "demo")
    return {name: getattr(findings, name)(desk) for name in NAMES} | {"desk": desk}


@pytest.fixture(scope="module")
def drawn(shown):
    """Return name, size → figure."""
    return {(name, size): shown[name].figure(size) for name in NAMES for size in ("projector", "page")}


def test_every_finding_says_what_to_do(shown):
    for finding in (*(shown[name] for name in NAMES), findings.opening(shown["desk"])):
        assert unsaid(finding) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", ["projector", "page"])
def test_every_figure_is_without_faults(drawn, name, size):
    assert faults(drawn[name, size]) == []


def test_day_six_stands_at_the_office_with_one_solid_box(shown, drawn):
    figure = drawn["winback_tree", "projector"]
    assert "6" in shown["winback_tree"].title
    assert (len(marks(figure, "now")), len(marks(figure, "done")), len(marks(figure, "ahead"))) == (1, 1, 9)
    assert len(marks(figure, "edge-closed")) == 1  # lunch was declined
    assert any("6" in words for words in texts(figure, "here"))


@pytest.mark.parametrize("state", STATES)
def test_every_step_has_a_figure_and_a_sentence(shown, state):
    found = findings.winback_tree(shown["desk"], STATES[state])
    assert faults(found.figure("page")) == []
    assert found.title
    assert len(found.so_what) > 40


def test_no_two_steps_say_the_same(shown):
    told = [findings.winback_tree(shown["desk"], case) for case in STATES.values()]
    assert len({one.so_what for one in told}) == len(told)


def test_only_no_need_asks_for_a_referral(shown):
    for state, case in STATES.items():
        figure = findings.winback_tree(shown["desk"], case).figure()
        closed = len(marks(figure, "closed"))
        assert closed == 0 or state not in {"nobody", "asked"}
    sentence = findings.winback_tree(shown["desk"], STATES["no"]).so_what
    assert not any(word in sentence for word in ("познаком", "introduc"))


def test_the_way_the_source_does_not_know_is_labelled_ours(shown):
    found = findings.winback_tree(shown["desk"], STATES["refused"])
    assert any(word in found.remark for word in ("предлагает курс", "course’s own"))
    assert len(marks(found.figure(), "detour")) >= 1


def test_eight_clients_are_silent_and_six_were_never_asked(shown, drawn):
    assert "8" in shown["silent_clients"].title
    assert "6" in shown["silent_clients"].title
    days = dict(zip(shown["silent_clients"].table.iloc[:, 0], shown["silent_clients"].table.iloc[:, 2], strict=True))
    assert sorted(days.values()) == [254, 437, 439, 501, 509, 522, 536, 543]
    assert len(marks(drawn["silent_clients", "projector"], "bar")) == 8


def test_nobody_silent_is_told(shown):
    found = findings.silent_clients(shown["desk"], 10_000)
    assert found.so_what
    assert found.draw is None or faults(found.figure()) == []


@pytest.mark.parametrize("rival", [None, 0.0, 0.10, 0.15, 0.30])
def test_the_floor_stands_whatever_the_rival_asks(shown, rival):
    found = findings.price_line(shown["desk"], rival=rival)
    assert any(number in found.title for number in ("86,2", "86.2"))
    assert faults(found.figure()) == []


def test_each_case_of_the_floor_has_its_own_sentence(shown):
    desk = shown["desk"]
    told = {findings.price_line(desk, rival=rival).so_what for rival in (None, 0.10, 0.15, 0.30)}
    told.add(findings.price_line(desk, model.Floor(95, 0.2)).so_what)
    assert len(told) == 5


def test_the_floor_lies_where_the_hatch_ends(drawn):
    figure = drawn["price_line", "projector"]
    (below,), (room,) = marks(figure, "below"), marks(figure, "room")
    assert below.get_x() + below.get_width() == pytest.approx(room.get_x())


@pytest.mark.parametrize("chance", [None, 0.0, 0.02, 0.2, 0.5, 1.0])
@pytest.mark.parametrize("worth", [Worth(1_200_000, 300_000, 40_000), Worth(100, 90, 50), Worth(0, 0, 0)])
def test_the_worth_is_drawn_at_any_chance(shown, worth, chance):
    found = findings.trying(shown["desk"], worth, chance)
    assert faults(found.figure()) == []


def test_the_break_even_chance_is_in_the_title(shown):
    assert any(number in shown["trying"].title for number in ("4,4", "4.4"))
    assert "20" not in findings.trying(shown["desk"]).so_what  # no chance is told that nobody entered


@pytest.mark.parametrize("counts", [Record(3, 2, 2, 1, 1, 6), Record(open=1), Record(regained=25, lost=5)])
def test_records_of_any_size(shown, counts):
    found = findings.own_cases(shown["desk"], counts)
    assert faults(found.figure()) == []
    if counts.closed == 7:
        assert "16" in found.so_what
        assert "75" in found.so_what


@pytest.mark.parametrize("name", NASTY)
def test_a_name_is_never_anything_but_text(shown, name):
    case = replace(STORY, client=name, reason="terms")
    found = findings.winback_tree(shown["desk"], case)
    assert faults(found.figure()) == []
    assert "<script>" not in found.html()
    assert faults(findings.speed(shown["desk"], case).figure()) == []


def test_gifts_are_told_with_the_law_and_without_advice(shown):
    from kamlab.i18n import say

    told = say("form.10_case.gift_note", shown["desk"].language)
    assert all(piece in told for piece in ("575", "204", "2012"))
