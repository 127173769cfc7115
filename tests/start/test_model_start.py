"""Lists, definitions, mistakes, self-test: the paper cases of the lesson and properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.errors import KamlabError
from kamlab.modules.start import model

NINE = {"sales": "ABCDE", "finance": "ABFG", "marketing": "ACFHI"}


def test_six_clients_on_paper():
    result = model.compare_lists({"sales": "ABC", "finance": "ABD", "marketing": "AEF"})
    assert (result.agreed, result.named_by(2), result.named_by(1)) == (("A",), ("B",), tuple("CDEF"))
    assert [pair.overlap for pair in result.pairs] == pytest.approx([0.5, 0.2, 0.2])


def test_nine_names():
    """Exercise 00.1: one name on all three lists; overlaps 2/7, 2/8, 2/7."""
    result = model.compare_lists(NINE)
    assert len(result.names) == 9
    assert (result.agreed, set(result.named_by(2)), len(result.named_by(1))) == (("A",), {"B", "C", "F"}, 5)
    assert result.pair("sales", "finance").overlap == pytest.approx(2 / 7)
    assert result.pair("marketing", "sales").overlap == pytest.approx(2 / 8)
    assert result.pair("finance", "marketing").overlap == pytest.approx(2 / 7)


@pytest.mark.parametrize(
    ("first", "second", "tau"),
    [
        pytest.param("ABC", "ABC", 1.0, id="same-order"),
        pytest.param("ABC", "CBA", -1.0, id="opposite-order"),
        pytest.param("ABCD", "ABDC", 2 / 3, id="one-swap-of-six"),
        pytest.param("AB", "AC", None, id="one-common-name-has-no-order"),
        pytest.param("AB", "CD", None, id="nothing-in-common"),
    ],
)
def test_rank_agreement(first, second, tau):
    pair = model.compare_lists({"sales": first, "finance": second}).pairs[0]
    assert pair.rank_agreement == (None if tau is None else pytest.approx(tau))


def test_spaces_repeats_and_empty_lines_do_not_count():
    result = model.compare_lists({"sales": ["  Alfa  Ltd", "Alfa Ltd", ""], "finance": ["Alfa Ltd"]})
    assert result.agreed == ("Alfa Ltd",)


def test_spellings_merge_only_when_confirmed():
    lists = {"sales": ["Daisy Ltd"], "finance": ["Ltd Daisy"]}
    assert model.compare_lists(lists).agreed == ()
    assert model.compare_lists(lists, same={"Ltd Daisy": "Daisy Ltd"}).agreed == ("Daisy Ltd",)


def test_one_list_is_not_a_comparison():
    with pytest.raises(KamlabError) as caught:
        model.compare_lists({"sales": "ABC", "finance": ""})
    assert "хотя бы два" in caught.value.text("ru")


names = st.lists(st.sampled_from("ABCDEFGHIJ"), min_size=1, max_size=8)


@given(names, names, names)
def test_every_name_is_counted_once(sales, finance, marketing):
    result = model.compare_lists({"sales": sales, "finance": finance, "marketing": marketing})
    assert {named.client for named in result.names} == {*sales, *finance, *marketing}
    assert sum(len(result.named_by(count)) for count in (1, 2, 3)) == len(result.names)
    assert all(0 <= pair.overlap <= 1 for pair in result.pairs)


def test_no_statement_is_shared_by_all_three_sources():
    assert model.shared() == ()


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("K", {"ten_percent", "innovators", "demanding", "three_per_manager"}),
        ("M", {"pareto", "adviser", "market_leader"}),
        ("A", {"ten_percent", "pareto", "loss_hurts", "demanding", "market_leader"}),
    ],
)
def test_what_each_source_says(source, names):
    assert set(model.stated_by(source)) == names


def test_a_fact_tells_a_proved_mistake_from_a_felt_one():
    result = model.diagnose(
        {
            "all_equal": ("yes", "two hours a month for everybody"),
            "head_absent": ("yes", " "),
            "no_dedicated_manager": ("unknown", ""),
        }
    )
    assert (result.proved, result.felt, result.unknown) == (("all_equal",), ("head_absent",), ("no_dedicated_manager",))
    assert result.unanswered == ("no_facts",)


def test_an_answer_off_the_list_is_named():
    with pytest.raises(KamlabError):
        model.diagnose({"all_equal": ("maybe", "")})


@pytest.mark.parametrize(("purchases", "share"), [(300, 10.0), (3_000_000, 0.001)])
def test_two_hours_for_everybody(purchases, share):
    """Exercise 00.4: two hours at 1,500 are 1,000 % of 300 and 0.1 % of three million."""
    assert model.care_cost(purchases, 2, 1500) == pytest.approx(share)


def test_equal_hours_meet_unequal_revenue():
    result = model.equal_care({f"c{n}": amount for n, amount in enumerate((60, 20, 5, 5, 2, 2, 2, 2, 1, 1))})
    assert result.clients == (2, 3, 5)
    assert result.hours_share == pytest.approx((0.2, 0.3, 0.5))
    assert result.revenue_share == pytest.approx((0.8, 0.12, 0.08))
    assert result.unprofitable == 10


def test_self_test_names_the_weakest_and_the_change():
    result = model.self_test(
        {"selling": 4, "market": 2, "client_business": 3, "consulting": 2},
        {"selling": "closed two deals"},
        before={"selling": 3, "market": 2},
    )
    assert result.weakest == ("market", "consulting")
    assert result.without_example == ("market", "client_business", "consulting")
    assert result.change == {"selling": 1, "market": 0}


@pytest.mark.parametrize("marks", [{"selling": 6}, {"selling": 0}, {"charm": 3}])
def test_marks_off_the_scale_are_refused(marks):
    with pytest.raises(KamlabError):
        model.self_test(marks)
