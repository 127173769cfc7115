"""Starting a module anew, laying two workbooks together: what goes, what stays, what comes."""

from datetime import date

import pytest
from sqlalchemy import text

from kamlab.workbook import KeptAttempts, WorkbookError, open_workbook
from kamlab.workbook.merging import merge
from kamlab.workbook.models import Account, Action, DiaryEntry, Goal, ListEntry, Participant, Person, Sign, Tie
from kamlab.workbook.resetting import TABLES, reset


@pytest.fixture
def boris(tmp_path):
    """Open the workbook of another participant."""
    wb = open_workbook(str(tmp_path / "boris" / "workbook.sqlite"))
    wb.rename("Борис")
    return wb


def test_reset_removes_one_module_and_keeps_a_copy(wb):
    vega = wb.account("Вега")
    wb.save(Account, vega.id, attractiveness=3.5, key=True, note="заметка")
    wb.save(Sign, account_id=vega.id, sign="fame")
    for module in ("00", "01"):
        wb.keep(f"{module}.form", "field", 1, company="Акме")
        wb.save(Action, module=module, what="позвонить")
        KeptAttempts(wb).record(f"{module}.1", "а", "done")
        KeptAttempts(wb).open_hint(f"{module}.1")
    done = reset(wb, "1")
    assert (wb.answers("01.form", "Акме"), wb.rows(Sign)) == ({}, [])
    kept = KeptAttempts(wb)
    assert [(kept.tries(one), kept.hints(one)) for one in ("00.1", "01.1")] == [(1, 1), (0, 0)]
    assert wb.answers("00.form", "Акме") == {"field": 1}
    assert [row.module for row in wb.rows(Action)] == ["00"]
    (account,) = wb.rows(Account)
    assert (account.attractiveness, account.key, account.note) == (None, None, "заметка")
    assert done.removed == 6
    copy = open_workbook(str(done.backup))
    assert (copy.answers("01.form", "Акме"), len(copy.rows(Sign))) == ({"field": 1}, 1)


def test_reset_spares_what_other_modules_stand_on(wb):
    vega = wb.account("Вега").id
    known = wb.save(Person, account_id=vega, name="Орлов").id
    unknown = wb.save(Person, account_id=vega, name="Крылов", reports_to_id=known).id
    wb.save(Tie, account_id=vega, ours_id=unknown, theirs_id=known)
    wb.save(DiaryEntry, account_id=vega, person_id=known, note="звонок")
    goal = wb.save(Goal, account_id=vega, side="ours", goal="Этикетка").id
    wb.save(Action, module="09", what="проба", goal_id=goal)
    reset(wb, "06")
    assert [row.name for row in wb.rows(Person)] == ["Орлов"]
    assert wb.rows(Tie) == []
    reset(wb, "05")
    assert [row.goal for row in wb.rows(Goal)] == ["Этикетка"]


def test_reset_leaves_the_entries_of_others(wb, boris):
    boris.keep("01.form", "field", "борис")
    merge(wb, boris.place.text)
    wb.keep("01.form", "field", "анна")
    assert reset(wb, "01").removed == 1
    assert reset(boris, "01").removed == 1


@pytest.mark.parametrize("given", ["12", "один", "", "%"])
def test_a_module_that_is_none_is_told(wb, given):
    wb.keep("01.form", "field", 1)
    with pytest.raises(WorkbookError, match="от 00 до 11"):
        reset(wb, given)
    assert wb.answers("01.form") == {"field": 1}
    assert wb.place.newest_backup() is None


def test_every_table_is_resettable_by_one_module_or_shared_by_all():
    from kamlab.workbook.models import Answer, Attempt, Base, Change

    by_module = [model for models in TABLES.values() for model in models]
    assert len(set(by_module)) == len(by_module)
    shared = {Participant, Account, Action, Answer, Attempt, Change}
    assert {*by_module} | shared == {mapper.class_ for mapper in Base.registry.mappers}


def test_the_others_come_in_and_are_not_mine(wb, boris):
    wb.rename("Анна")
    wb.keep("01.form", "field", "анна")
    boris.keep("01.form", "field", "борис")
    boris.save(ListEntry, department="finance", client="Вега", position=1)
    done = merge(wb, boris.place.text)
    assert (done.participants, done.added, done.changed, done.removed) == (["Борис"], 2, 0, 0)
    assert wb.answers("01.form") == {"field": "анна"}
    assert wb.participant.name == "Анна"
    assert wb.rows(ListEntry) == []
    assert [row.client for row in wb.rows(ListEntry, everyone=True)] == ["Вега"]
    assert {row.name for row in wb.rows(Participant)} == {"Анна", "Борис"}
    assert open_workbook(str(done.backup)).rows(ListEntry, everyone=True) == []


def test_merging_twice_changes_nothing(wb, boris):
    boss = boris.save(Person, name="Соколов").id
    boris.save(Person, name="Орлов", reports_to_id=boss)
    boris.keep("01.form", "field", [1, 2])
    merge(wb, boris.place.text)
    done = merge(wb, boris.place.text)
    assert (done.participants, done.added, done.changed, done.removed) == ([], 0, 0, 0)


@pytest.fixture
def twin(wb, file, tmp_path):
    """Copy the workbook to a second computer of the same person."""
    wb.save(Person, name="Орлов", influence=3, support=0, leaves=date(2026, 12, 1))
    wb.keep("01.form", "field", 1)
    wb.close()
    copy = tmp_path / "notebook" / "workbook.sqlite"
    copy.parent.mkdir()
    copy.write_bytes(file.read_bytes())
    return open_workbook(str(copy))


def test_the_later_change_of_each_field_wins_whichever_way_they_are_merged(wb, twin):
    person = wb.rows(Person)[0].id
    wb.save(Person, person, influence=4)
    wb.keep("01.form", "field", 2)
    twin.save(Person, person, influence=5, post="директор")
    wb.save(Person, person, support=2)
    merge(wb, twin.place.text)
    merge(twin, wb.place.text)
    for one in (wb, twin):
        row = one.get(Person, person)
        assert (row.influence, row.support, row.post) == (5, 2, "директор")
        assert one.answers("01.form") == {"field": 2}


def test_what_was_removed_there_later_goes_and_what_was_changed_here_later_stays(wb, twin):
    person = wb.rows(Person)[0].id
    twin.remove(Person, person)
    assert merge(wb, twin.place.text).removed == 1
    assert wb.rows(Person) == []
    merge(wb, twin.place.text)
    assert wb.rows(Person) == []


def test_a_row_removed_here_does_not_come_back_unless_it_changed_there_since(wb, twin):
    person = wb.rows(Person)[0].id
    wb.remove(Person, person)
    merge(wb, twin.place.text)
    assert wb.rows(Person) == []
    twin.save(Person, person, influence=5)
    merge(wb, twin.place.text)
    assert [row.influence for row in wb.rows(Person)] == [5]


def test_the_other_workbook_is_only_read(wb, boris):
    boris.keep("01.form", "field", 1)
    boris.close()
    before = boris.place.file.read_bytes()
    merge(wb, boris.place.text)
    assert boris.place.file.read_bytes() == before
    assert [path.name for path in boris.place.file.parent.iterdir()] == ["workbook.sqlite"]


def test_a_class_takes_in_the_workbooks_of_its_people(base, boris):
    boris.save(ListEntry, department="sales", client="Вега")
    trainer = open_workbook(base)
    assert merge(trainer, boris.place.text).participants == ["Борис"]
    assert [row.client for row in trainer.rows(ListEntry, everyone=True)] == ["Вега"]
    assert merge(trainer, boris.place.text).added == 0


@pytest.mark.parametrize(
    ("other", "key"),
    [("нет.sqlite", "workbook.merge_missing"), ("{self}", "workbook.merge_self"), ("{text}", "workbook.damaged")],
)
def test_a_workbook_that_cannot_be_merged_is_told(wb, file, tmp_path, other, key):
    (tmp_path / "text.sqlite").write_text("не тетрадь", encoding="utf-8")
    path = other.format(self=file, text=tmp_path / "text.sqlite")
    with pytest.raises(WorkbookError) as fault:
        merge(wb, path)
    assert fault.value.key == key
    assert wb.place.newest_backup() is None


def test_a_newer_workbook_is_named_by_its_own_place_and_left_alone(wb, boris):
    boris.write(lambda session, _pen: session.execute(text("UPDATE alembic_version SET version_num = '0099'")))
    boris.close()
    before = boris.place.file.read_bytes()
    with pytest.raises(WorkbookError) as fault:
        merge(wb, boris.place.text)
    assert fault.value.key == "workbook.newer"
    assert str(boris.place.file) in fault.value.text("ru")
    assert boris.place.file.read_bytes() == before
