"""The way back computed: the path first, then the reference numbers of the course, then properties."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.modules.recovery import model
from kamlab.modules.recovery.model import Case, Floor, Record, Worth, timer, walk, wilson

NOTICE = date(2026, 11, 13)
STORY = Case(
    "Тепломонтаж", notice=NOTICE, lunch="declined", lunch_on=date(2026, 11, 16), office_visit=date(2026, 11, 19)
)
KNOWN = replace(STORY, office="accepted")


@pytest.mark.parametrize(
    ("case", "now", "done"),
    [
        pytest.param(Case("A"), "lunch", (), id="nothing-yet"),
        pytest.param(Case("A", lunch="asked"), "lunch", (), id="waiting-for-an-answer"),
        pytest.param(STORY, "office", ("lunch",), id="lunch-declined"),
        pytest.param(KNOWN, "reason", ("lunch", "office"), id="they-talk-at-the-office"),
        pytest.param(Case("A", lunch="accepted"), "reason", ("lunch",), id="lunch-accepted"),
        pytest.param(replace(KNOWN, reason="terms"), "what_if", ("lunch", "office", "reason", "terms"), id="terms"),
        pytest.param(
            replace(KNOWN, reason="service", answer="yes"),
            "regained",
            ("lunch", "office", "reason", "service", "what_if"),
            id="yes-waits-for-the-first-order",
        ),
        pytest.param(
            replace(KNOWN, reason="terms", answer="no"),
            "farewell",
            ("lunch", "office", "reason", "terms", "what_if"),
            id="no-leads-to-the-farewell",
        ),
        pytest.param(
            replace(KNOWN, reason="terms", answer="no", outcome="farewell"),
            "reminder",
            ("lunch", "office", "reason", "terms", "what_if", "farewell"),
            id="farewell-said",
        ),
        pytest.param(
            replace(KNOWN, reason="no_need"), "referral", ("lunch", "office", "reason", "no_need"), id="no-need"
        ),
        pytest.param(
            replace(KNOWN, reason="no_need", outcome="referral"),
            "reminder",
            ("lunch", "office", "reason", "no_need", "referral"),
            id="referral-asked",
        ),
        pytest.param(Case("A", reason="service"), "what_if", ("reason", "service"), id="door-not-known"),
    ],
)
def test_the_path(case, now, done):
    found = walk(case)
    assert (found.now, found.done) == (now, done)
    assert not found.is_ours


def test_two_refusals_go_where_the_source_is_silent():
    found = walk(replace(STORY, office="refused"))
    assert (found.now, found.is_ours) == ("farewell", True)
    assert {"reason", "what_if", "referral", "regained"} <= found.closed


def test_a_regained_client_has_no_current_step():
    found = walk(Case("A", reason="service", outcome="regained"))
    assert found.now == ""
    assert found.state("regained") == "done"


@pytest.mark.parametrize("reason", ["terms", "service"])
def test_a_referral_is_asked_of_nobody_who_left_over_terms_or_service(reason):
    assert walk(replace(KNOWN, reason=reason)).state("referral") == "closed"


@pytest.mark.parametrize(
    ("case", "end"),
    [
        (STORY, ""),
        (replace(KNOWN, answer="no"), "lost"),
        (replace(KNOWN, answer="no", outcome="farewell"), "farewell"),
        (replace(KNOWN, outcome="referral"), "referral"),
        (replace(KNOWN, outcome="regained"), "regained"),
    ],
)
def test_four_ends_are_kept_apart(case, end):
    assert case.end == end


CASES = st.builds(
    Case,
    client=st.just("A"),
    lunch=st.sampled_from(["", "asked", "accepted", "declined"]),
    office=st.sampled_from(["", "accepted", "refused"]),
    reason=st.sampled_from(model.REASONS),
    answer=st.sampled_from(["", "yes", "no"]),
    outcome=st.sampled_from(["open", "regained", "farewell", "referral"]),
)


@given(CASES)
def test_whatever_is_entered_there_is_one_step_and_every_box_has_a_state(case):
    found = walk(case)
    states = [found.state(node) for node in model.NODES]
    assert states.count("now") == (1 if found.now else 0)
    assert bool(found.now) == (case.outcome != "regained")
    assert not found.closed & set(found.done)
    assert all(found.edge(start, end) in {"done", "next", "closed", "ahead"} for start, end, _ in model.EDGES)


# The timer ------------------------------------------------------------------------------------------------------------


def test_day_six_of_the_story():
    found = timer(STORY, date(2026, 11, 19))
    assert [(one.step, one.day, one.pace, one.left) for one in found] == [
        ("lunch", 3, "late", -4),
        ("office", 6, "unwritten", 1),
        ("offer", None, "due", 8),
    ]


@pytest.mark.parametrize(
    ("case", "paces"),
    [
        pytest.param(Case("A"), ["unknown"] * 3, id="no-day"),
        pytest.param(Case("A", notice=NOTICE), ["overdue", "overdue", "overdue"], id="nothing-done"),
        pytest.param(
            Case("A", notice=NOTICE, lunch="accepted", lunch_on=NOTICE), ["in_time", "spared", "overdue"], id="lunch"
        ),
        pytest.param(
            Case("A", notice=NOTICE, lunch="asked", lunch_on=NOTICE),
            ["unwritten", "overdue", "overdue"],
            id="no-outcome",
        ),
        pytest.param(
            Case("A", notice=NOTICE, office_visit=NOTICE, reason="terms"),
            ["spared", "in_time", "overdue"],
            id="a-reason-is-an-outcome",
        ),
        pytest.param(Case("A", last_order=NOTICE, reason="no_need"), ["overdue", "overdue", "spared"], id="no-need"),
    ],
)
def test_paces_after_a_month(case, paces):
    assert [one.pace for one in timer(case, NOTICE + timedelta(days=30))] == paces


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_mark_is_met_on_its_own_day(limit, day):
    case = Case("A", notice=NOTICE, lunch="declined", lunch_on=NOTICE + timedelta(days=day))
    found = timer(case, NOTICE + timedelta(days=60), {"lunch": limit})[0]
    assert (found.pace == "in_time") == (day <= limit)


# The floor ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("floor", "price"),
    [
        pytest.param(Floor(75, 0.10, 60, 0.18), 86.17, id="sixty-days"),
        pytest.param(Floor(75, 0.10), 83.33, id="paid-at-once"),
        pytest.param(Floor(75, 0.0, 60, 0.18), 77.29, id="no-margin"),
    ],
)
def test_reference_floors(floor, price):
    assert floor.price == pytest.approx(price, abs=0.005)


def test_ninety_can_be_met_and_eighty_five_only_at_once():
    floor = Floor(75, 0.10, 60, 0.18)
    assert [floor.meets(0.10), floor.meets(0.15), floor.at_once.meets(0.15)] == [True, False, True]
    assert Floor(75, 0).left(1 - 0.825) == pytest.approx(0.0909, abs=5e-5)  # ten per cent on top of the cost


@given(st.floats(1, 95), st.floats(0, 0.5), st.floats(0, 120), st.floats(0, 0.4))
def test_at_the_floor_exactly_the_margin_is_left(cost, margin, days, rate):
    floor = Floor(cost, margin, days, rate)
    if floor.price < 100:
        assert floor.left(floor.room) == pytest.approx(margin, abs=1e-9)
        assert floor.meets(floor.room)


# Worth and record -----------------------------------------------------------------------------------------------------


def test_the_smallest_case():
    worth = Worth(1.2, 0.3, 0.04)
    assert worth.break_even == pytest.approx(0.0444, abs=5e-5)
    assert [worth.expected(chance) for chance in (0.2, 0.5)] == pytest.approx([0.14, 0.41])
    assert worth.expected(worth.break_even) == pytest.approx(0)


@pytest.mark.parametrize("worth", [Worth(1, 1, 0.1), Worth(1, 2, 0), Worth(0.1, 0, 0.2)])
def test_sometimes_it_never_pays(worth):
    assert worth.break_even is None


def test_a_farewell_is_worth_its_chances():
    assert model.farewell_worth(1.2, back=0.1, referral=0.1, referred=0.5, cost=0.01) == pytest.approx(0.16)


@pytest.mark.parametrize(
    ("hits", "cases", "ends"),
    [(3, 7, (0.158, 0.750)), (1, 2, (0.095, 0.905)), (0, 5, (0, 0.434)), (5, 5, (0.566, 1)), (0, 0, (0, 1))],
)
def test_reference_ranges(hits, cases, ends):
    assert wilson(hits, cases) == pytest.approx(ends, abs=5e-4)


@given(st.integers(1, 500).flatmap(lambda cases: st.tuples(st.integers(0, cases), st.just(cases))))
def test_the_range_holds_the_share_and_mirrors(pair):
    hits, cases = pair
    low, high = wilson(hits, cases)
    assert 0 <= low <= hits / cases <= high <= 1
    assert wilson(cases - hits, cases) == pytest.approx((1 - high, 1 - low))


def test_cases_are_counted_by_their_end_and_untried_ones_apart():
    cases = [STORY, Case("B"), replace(KNOWN, answer="no"), replace(KNOWN, reason="no_need", outcome="referral")]
    counts = model.record([*cases, replace(KNOWN, outcome="regained"), replace(KNOWN, outcome="farewell")])
    assert counts == Record(regained=1, lost=1, farewell=1, referral=1, open=1, untried=1)
    assert (counts.closed, counts.total) == (3, 6)


# The ledger -----------------------------------------------------------------------------------------------------------


def test_who_is_silent_and_for_how_long():
    last = {"A": date(2026, 9, 15), "B": date(2025, 6, 10), "C": date(2025, 8, 21)}
    found = model.silent(last, {"B": 1.0, "C": 2.0}, date(2026, 11, 1))
    assert [(one.client, one.days) for one in found] == [("C", 437), ("B", 509)]
    assert [one.client for one in model.silent(last, {}, date(2026, 11, 1), 47)] == ["B", "C", "A"]


@pytest.mark.parametrize(
    ("call", "key"),
    [
        (lambda: Floor(0, 0.1), "recovery.no_cost"),
        (lambda: Worth(1, -1, 0), "recovery.below_zero"),
        (lambda: wilson(3, 2), "recovery.more_than_all"),
    ],
)
def test_refusals(call, key):
    with pytest.raises(KamlabError) as refused:
        call()
    assert refused.value.key == key
    assert refused.value.text("ru")
    assert refused.value.text("en")
