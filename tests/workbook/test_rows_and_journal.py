"""Rows of tables: made, changed, removed, brought back; every step in the journal."""

from datetime import date

import pytest
from sqlalchemy import select

from kamlab.workbook import KeptAttempts, WorkbookError, open_workbook
from kamlab.workbook.models import Account, Action, Change, Goal, ListEntry, Participant, Person, Sign, Tie


@pytest.fixture
def vega(wb):
    return wb.account("Вега", "Акме").id


def journal(wb):
    order = (Change.at, Change.created)
    return wb.read(lambda session: [(one.table, one.field) for one in session.scalars(select(Change).order_by(*order))])


def test_a_row_comes_back_with_its_kinds(wb, vega, other):
    wb.save(Action, company="Акме", account_id=vega, module="01", what="Позвонить", with_whom="Орлов", due="2026-12-01")
    (row,) = other.rows(Action, company="Акме")
    assert (row.what, row.due, row.status, row.done_on) == ("Позвонить", date(2026, 12, 1), "planned", None)


def test_rows_come_by_place_and_then_by_age(wb):
    for client, place in (("Б", 2), ("А", 1), ("В", 2)):
        wb.save(ListEntry, department="sales", client=client, position=place)
    assert [row.client for row in wb.rows(ListEntry, department="sales")] == ["А", "Б", "В"]


def test_an_account_is_made_once_per_company(wb, other):
    assert wb.account("Вега").id == other.account("Вега").id
    assert wb.account("Вега").id != wb.account("Вега", "Акме").id
    assert len(wb.rows(Account, company=None)) == 2


def test_a_renamed_account_leaves_its_former_name_free(wb):
    first = wb.account("Вега")
    wb.save(Account, first.id, name="Вега-Плюс")
    assert wb.account("Вега").id != first.id
    assert wb.account("Вега-Плюс").id == first.id


def test_a_natural_key_finds_its_row(wb, vega):
    one = wb.save(Sign, company="Акме", account_id=vega, sign="fame", state="assumed")
    two = wb.save(Sign, company="Акме", account_id=vega, sign="fame", state="confirmed", evidence="на сайте")
    assert one.id == two.id
    assert [(row.state, row.evidence) for row in wb.rows(Sign, company="Акме")] == [("confirmed", "на сайте")]


def test_only_the_given_fields_change(wb, vega):
    person = wb.save(Person, account_id=vega, name="Орлов", influence=3)
    wb.save(Person, person.id, support=2)
    row = wb.get(Person, person.id)
    assert (row.name, row.influence, row.support) == ("Орлов", 3, 2)


def test_the_last_change_per_field_wins_and_is_told(wb, other, vega):
    person = wb.save(Person, account_id=vega, name="Орлов", influence=3, support=0)
    other.save(Person, person.id, influence=5)
    saved = wb.save(Person, person.id, influence=4, support=1, seen={"influence": 3, "support": 0})
    assert {name: one.value for name, one in saved.others.items()} == {"influence": 5}
    assert saved.other.value == 5
    assert wb.get(Person, person.id).influence == 4


def test_two_windows_change_two_fields_of_one_row(wb, other, vega):
    person = wb.save(Person, account_id=vega, name="Орлов", influence=3, support=0)
    other.save(Person, person.id, influence=5, seen={"influence": 3})
    assert wb.save(Person, person.id, support=1, seen={"support": 0}).other is None
    row = wb.get(Person, person.id)
    assert (row.influence, row.support) == (5, 1)


@pytest.mark.parametrize(
    ("fields", "key", "word"),
    [
        pytest.param({"support": 3}, "workbook.not_allowed", "от −2 до 2", id="outside-the-limits"),
        pytest.param({"influence": 2.5}, "workbook.not_allowed", "целое число", id="half-a-point"),
        pytest.param({"role": "king"}, "workbook.not_allowed", "решает", id="no-such-word"),
        pytest.param({"leaves": "31.02.2026"}, "workbook.not_allowed", "дата", id="no-day"),
        pytest.param({"name": 5}, "workbook.not_allowed", "текст", id="number-for-a-name"),
        pytest.param({"name": None}, "workbook.not_allowed", "нельзя", id="nothing-for-a-name"),
        pytest.param({"reports_to_id": "nobody"}, "workbook.not_allowed", "запись", id="link-to-nobody"),
        pytest.param({"name": "я" * 30_001}, "workbook.too_long", "30\u00a0001", id="too-long"),
        pytest.param({"name": "a\0b"}, "workbook.odd_sign", "место 2", id="no-character"),
        pytest.param({"name": "a\ud800"}, "workbook.odd_sign", "место 2", id="half-a-character"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_nothing_changes(wb, vega, fields, key, word):
    person = wb.save(Person, account_id=vega, name="Орлов", influence=3)
    before = journal(wb)
    with pytest.raises(WorkbookError) as fault:
        wb.save(Person, person.id, post="директор", **fields)
    assert fault.value.key == key
    assert word in fault.value.text("ru")
    assert fault.value.text("en") != fault.value.text("ru")
    assert wb.unsaved is fault.value
    assert wb.get(Person, person.id).post == ""
    assert journal(wb) == before
    wb.save(Person, person.id, post="директор")
    assert wb.unsaved is None


def test_a_removed_row_comes_back_with_all_that_hung_on_it(wb, vega, other):
    boss = wb.save(Person, account_id=vega, name="Соколов").id
    buyer = wb.save(Person, account_id=vega, name="Орлов", reports_to_id=boss).id
    ours = wb.save(Person, name="Ильина").id
    wb.save(Tie, account_id=vega, ours_id=ours, theirs_id=buyer, depth=3)
    wb.save(Action, module="06", account_id=None, what="Обед")
    removed = wb.remove(Account, vega)
    assert [row.name for row in other.rows(Person)] == ["Ильина"]
    assert other.rows(Tie) == []
    wb.undo(removed)
    assert [row.name for row in other.rows(Person)] == ["Соколов", "Орлов", "Ильина"]
    assert other.get(Person, buyer).reports_to_id == boss
    assert [row.depth for row in other.rows(Tie)] == [3]


def test_what_only_pointed_at_a_removed_row_stays_and_points_again_after_undo(wb, vega):
    theirs = wb.save(Goal, account_id=vega, side="theirs", goal="Новая линия").id
    ours = wb.save(Goal, account_id=vega, side="ours", goal="Этикетка", serves_id=theirs).id
    removed = wb.remove(Goal, theirs)
    assert wb.get(Goal, ours).serves_id is None
    wb.undo(removed)
    wb.undo(removed)  # twice is once
    assert wb.get(Goal, ours).serves_id == theirs


def test_a_row_removed_in_another_window_is_told(wb, other, vega):
    person = wb.save(Person, account_id=vega, name="Орлов").id
    other.remove(Person, person)
    with pytest.raises(WorkbookError, match="удалили в другом окне"):
        wb.save(Person, person, name="Орлова")
    assert wb.remove(Person, person).rows == ()


def test_every_step_stands_in_the_journal(wb):
    person = wb.save(Person, name="Орлов").id
    wb.save(Person, person, name="Орлов", influence=3)
    wb.keep("01.threshold", "share", 0.1)
    wb.remove(Person, person)
    assert journal(wb) == [("person", ""), ("person", "influence"), ("answer", "value"), ("person", "")]


def test_several_changes_in_one_step_are_all_there_or_none(wb):
    def half(session, _pen):
        session.add(Participant(name="Лишний"))
        session.flush()
        raise WorkbookError("workbook.row_gone")

    with pytest.raises(WorkbookError):
        wb.write(half)
    assert [row.name for row in wb.rows(Participant)] == [""]


def test_the_participant_is_made_silently_and_can_be_named(wb, other):
    assert wb.participant.name == ""
    wb.rename("Анна")
    assert other.participant.name == "Анна"
    assert len(wb.rows(Participant)) == 1


def test_people_of_a_classroom_server_keep_apart_in_one_file(file, monkeypatch):
    for name in ("anna", "boris"):
        monkeypatch.setenv("KAMLAB_PARTICIPANT", name)
        open_workbook(str(file)).keep("01.threshold", "share", name)
    monkeypatch.setenv("KAMLAB_PARTICIPANT", "anna")
    anna = open_workbook(str(file))
    assert anna.answers("01.threshold") == {"share": "anna"}


def test_tries_are_those_of_the_exercise_engine(wb, other):
    kept = KeptAttempts(wb)
    assert (kept.tries("01.2"), kept.best("01.2"), kept.hints("01.2"), kept.last_answer("01.2")) == (
        0,
        "not_started",
        0,
        None,
    )
    for answer, state in (("а", "not_yet"), ("б", "partly"), ("а", "not_yet"), ("", "not_started")):
        kept.record("01.2", answer, state)
    assert [kept.open_hint("01.2") for _ in range(4)] == [1, 2, 3, 3]
    again = KeptAttempts(other)
    assert (again.tries("01.2"), again.best("01.2"), again.hints("01.2"), again.last_answer("01.2")) == (
        2,
        "partly",
        3,
        "а",
    )
    assert again.tries("01.20") == 0
