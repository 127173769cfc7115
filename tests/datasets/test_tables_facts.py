"""Dossiers: how full, how sure, how old."""

import datetime as dt
from collections import Counter

import pytest

VOLGA = "ТД «Волжские продукты»"
TRANS_URAL = "Зауральский завод горного оборудования"
COSY = "Сеть магазинов «Уютный двор»"
ALTAIR = "Альтаир-Фарм"
SEMINAR = dt.date(2026, 11, 19)


@pytest.fixture(scope="module")
def required(read):
    return {row["field"] for row in read("dossier_fields") if row["required"] == "yes"}


@pytest.fixture(scope="module")
def filled(read, required):
    """Account → its facts in required fields."""
    found = {}
    for row in read("facts"):
        if row["field"] in required:
            found.setdefault(row["account"], []).append(row)
    return found


def test_sixty_facts_in_twenty_required_fields_and_some_optional(read, required):
    rows = read("facts")
    assert (len(rows), len(required)) == (60, 20)
    assert len({(row["account"], row["field"]) for row in rows}) == 60
    sections = {row["field"]: row["section"] for row in read("dossier_fields")}
    assert all(sections[row["field"]] == row["section"] for row in rows)
    assert set(sections.values()) == set("12345")


@pytest.mark.parametrize(("account", "count"), [(VOLGA, 7), (TRANS_URAL, 17), (ALTAIR, 12), (COSY, 4)])
def test_required_fields_filled(filled, account, count):
    assert len(filled[account]) == count


def test_completeness_in_per_cent(filled, required):
    assert 100 * len(filled[VOLGA]) / len(required) == 35
    assert 100 * len(filled[TRANS_URAL]) / len(required) == 85


def test_volga_is_half_assumed_and_old(filled):
    assert Counter(row["state"] for row in filled[VOLGA]) == {"assumed": 4, "confirmed": 3}
    assert max((SEMINAR - dt.date.fromisoformat(row["date"])).days for row in filled[VOLGA]) == 410


def test_cosy_yard_has_only_the_frightening_four(read):
    assert {row["field"] for row in read("facts") if row["account"] == COSY} == {
        "contact",
        "bank_details",
        "phone",
        "address",
    }


def test_facts_are_not_from_the_future_and_some_are_stale(read):
    ages = [(SEMINAR - dt.date.fromisoformat(row["date"])).days for row in read("facts")]
    assert min(ages) >= 0
    assert any(age > 180 for age in ages)


def test_both_languages_and_a_source_for_each_fact(read):
    for row in read("facts"):
        assert all(row[name] for name in ("value_ru", "value_en", "source_ru", "source_en"))


def test_personal_fields_are_marked(read):
    personal = {row["field"] for row in read("dossier_fields") if row["personal"] == "yes"}
    assert personal == {"contact", "decision_maker", "interests"}
