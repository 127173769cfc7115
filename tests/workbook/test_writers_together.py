"""Many writers at once, on one file and on a real server: nothing is lost, nothing is written twice."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pytest

from kamlab.workbook import KeptAttempts, open_workbook
from kamlab.workbook.models import Account, Change, ListEntry, Participant

SPAWN = multiprocessing.get_context("fork")  # a warm parent: thirty fresh interpreters would only measure imports


def write(url, number, saves, gate):
    """Write fields, rows and tries, some of them the same as everybody's; return what was acknowledged."""
    gate.wait(60)
    wb = open_workbook(url)
    for turn in range(saves):
        wb.keep("01.own", f"{number}-{turn}", turn)
        wb.keep("01.shared", "field", [number, turn])
    wb.save(ListEntry, department="sales", client=f"клиент {number}")
    wb.account("Вега")
    KeptAttempts(wb).record("01.2", f"answer {number % 3}", "not_yet")
    wb.close()
    return number


def together(url, writers, saves):
    manager = SPAWN.Manager()
    with manager, ProcessPoolExecutor(writers, mp_context=SPAWN) as pool:
        gate = manager.Barrier(writers)
        done = [pool.submit(write, url, number, saves, gate) for number in range(writers)]
        assert sorted(one.result(120) for one in done) == list(range(writers))


@pytest.mark.parametrize(
    ("where", "writers", "saves"),
    [
        pytest.param("file", 5, 20, id="five-on-one-new-file"),
        pytest.param("base", 30, 8, id="thirty-on-one-new-base"),
    ],
)
def test_nothing_is_lost(request, where, writers, saves):
    url = str(request.getfixturevalue(where))
    together(url, writers, saves)
    wb = open_workbook(url)
    assert wb.answers("01.own") == {f"{number}-{turn}": turn for number in range(writers) for turn in range(saves)}
    assert wb.answers("01.shared")["field"][1] == saves - 1
    assert {row.client for row in wb.rows(ListEntry)} == {f"клиент {number}" for number in range(writers)}
    assert len(wb.rows(Account)) == 1
    assert len(wb.rows(Participant)) == 1
    assert KeptAttempts(wb).tries("01.2") == 3
    fields = writers * saves
    shared = [one for one in wb.rows(Change, table="answer") if isinstance(one.new, list)]
    assert len(wb.rows(Change, table="answer")) - len(shared) == fields
    assert len(shared) == fields  # the last write of a field wins, and each one stands in the journal


def test_a_server_keeps_what_a_file_keeps(base):
    wb = open_workbook(base)
    text = "я" * 10_000 + "'; DROP TABLE answer; --"
    wb.keep("01.note", "text", text, company=text)
    wb.account(text)
    assert open_workbook(base).answers("01.note", text) == {"text": text}
    assert open_workbook(base).rows(Account)[0].name == text
    assert wb.saved_at is not None
    assert wb.saved_at.utcoffset().total_seconds() == 0


def test_a_change_in_another_window_on_a_server_is_told(base):
    one, two = open_workbook(base), open_workbook(base)
    one.keep("01.threshold", "share", 0.1)
    two.keep("01.threshold", "share", 0.15, seen=0.1)
    assert one.keep("01.threshold", "share", 0.2, seen=0.1).other.value == 0.15


def test_the_password_of_a_server_is_never_shown():
    from kamlab.workbook import WorkbookError

    with pytest.raises(WorkbookError) as fault:
        open_workbook("postgresql://anna:secret@127.0.0.1:9/class")
    assert fault.value.key == "workbook.no_server"
    assert "secret" not in fault.value.text("ru")
    assert "127.0.0.1" in fault.value.text("ru")
