"""Six accounts on the ladder: the answers of three respondents, scored in a few lines."""

import datetime as dt

import pytest

FAVOURABLE = ("yes", "no", "yes", "no", "no", "no")
WEIGHTS = (2, 2, 2, 2, 1, 1)
MET = 0.75  # a condition on an answer is met from three quarters up


def points(answers):
    return sum(weight * value for weight, value in zip(WEIGHTS, answers, strict=True))


def step(answers):
    score = points(answers)
    base = 1 if score < 3 else 2 if score < 6 else 3 if score < 9 else 4
    if answers[2] < MET:
        return min(base, 2)
    return base if answers[0] >= MET and answers[1] >= MET else min(base, 3)


def value(answer, question, unknown):
    if answer == "unknown":
        return unknown
    if answer in {"yes", "no"}:
        return float(answer == FAVOURABLE[question])
    return float(answer)


@pytest.fixture(scope="module")
def answers(read):
    """``answers(account, respondent, unknown)`` → six values, 1 = favourable."""
    rows = read("perception")

    def six(account, respondent, unknown=0.0):
        found = [row for row in rows if account in row["account"] and row["respondent"] == respondent]
        assert [row["question"] for row in found] == list("123456")
        return [value(row["answer"], place, unknown) for place, row in enumerate(found)]

    return six


def test_six_accounts_three_respondents_six_questions(read):
    rows = read("perception")
    assert len(rows) == 108
    assert len({(row["account"], row["respondent"], row["question"]) for row in rows}) == 108
    assert len({row["account"] for row in rows}) == 6


@pytest.mark.parametrize(
    ("account", "respondent", "given", "verdict"),
    [
        pytest.param("Волжские", "self", "101011", (6, 3), id="volga-self"),
        pytest.param("Волжские", "client", "100011", (4, 2), id="volga-client"),
        pytest.param("Волжские", "client_about_rival", "101011", (6, 3), id="volga-rival"),
        pytest.param("Зауральский", "self", "111011", (8, 3), id="trans-ural-self"),
        pytest.param("Зауральский", "client", "111111", (10, 4), id="trans-ural-client"),
        pytest.param("Зауральский", "client_about_rival", "000010", (1, 1), id="trans-ural-rival"),
        pytest.param("Балтийская", "self", "111001", (7, 3), id="baltic-self"),
        pytest.param("Балтийская", "client", "111001", (7, 3), id="baltic-client-mad-and-key"),
        pytest.param("Балтийская", "client_about_rival", "000111", (4, 2), id="baltic-rival"),
        pytest.param("Ковыль", "self", "000011", (2, 1), id="kovyl-self"),
        pytest.param("Ковыль", "client", "000010", (1, 1), id="kovyl-client"),
        pytest.param("Ковыль", "client_about_rival", "100010", (3, 2), id="kovyl-rival"),
        pytest.param("Уютный", "self", "000011", (2, 1), id="cosy-yard-self"),
        pytest.param("Уютный", "client_about_rival", "111110", (9, 4), id="cosy-yard-rival"),
    ],
)
def test_yes_and_no_answers(answers, account, respondent, given, verdict):
    found = answers(account, respondent)
    assert "".join(str(int(mark)) for mark in found) == given
    assert (points(found), step(found)) == verdict


@pytest.mark.parametrize(
    ("respondent", "score", "on_step"),
    [("self", 5.25, 2), ("client", 5.75, 2), ("client_about_rival", 5.5, 2)],
)
def test_altair_on_a_scale_of_five(answers, respondent, score, on_step):
    found = answers("Альтаир", respondent)
    assert (points(found), step(found)) == (score, on_step)


def test_two_unknown_answers_give_a_range(answers):
    low, high = answers("Уютный", "client", 0.0), answers("Уютный", "client", 1.0)
    assert (points(low), points(high)) == (2, 6)
    assert (step(low), step(high)) == (1, 3)


def test_clients_verdicts_cover_all_four_steps(answers):
    known = {step(answers(name, "client")) for name in ("Волжские", "Зауральский", "Балтийская", "Ковыль", "Альтаир")}
    assert known == {1, 2, 3, 4}


def test_blind_spots(answers):
    def gap(name):
        return step(answers(name, "self")) - step(answers(name, "client"))

    assert (gap("Волжские"), gap("Зауральский"), gap("Балтийская")) == (1, -1, 0)


def test_every_client_answer_says_what_it_rests_on_in_both_languages(read):
    for row in read("perception"):
        told = bool(row["said_ru"]), bool(row["said_en"])
        assert told == ((True, True) if row["respondent"] == "client" else (False, False))


def test_one_person_answers_for_an_account(read):
    people = {}
    for row in read("perception"):
        if row["respondent"] != "self":
            people.setdefault(row["account"], set()).add(row["person"])
    assert all(len(found) == 1 for found in people.values())
    assert people["ТД «Волжские продукты»"] == {"Орлов Д. С."}


def test_nobody_was_asked_on_a_weekend(read):
    assert {dt.date.fromisoformat(row["date"]).weekday() for row in read("perception")} <= set(range(5))
