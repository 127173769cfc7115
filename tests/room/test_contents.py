"""The first page: where you stopped, whose numbers, how far you are."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from kamlab.desk import open_desk
from kamlab.exercise import exercises_of
from kamlab.room.contents import _ROWS_OF, contents
from kamlab.syllabus import module
from kamlab.workbook import models
from kamlab.workbook.models import Account, Action, LadderAnswer


@pytest.fixture(params=["ru", "en"])
def page(request, monkeypatch):
    """The first page on the demo company and an empty workbook."""
    monkeypatch.setenv("KAMLAB_WORKBOOK", "sqlite://")
    monkeypatch.setattr("kamlab.workbook.store._in_use", {}, raising=False)
    return contents(open_desk(request.param, "demo"))


def row(page, number):
    return next(line for line in repr(page).splitlines() if line.startswith(f"{number} | "))


def test_a_new_participant_begins_at_the_beginning(page):
    assert repr(page).splitlines()[0] == {"ru": "Начните отсюда", "en": "Start here"}[page.lang]
    assert {"ru": "○ Не начато", "en": "○ Not started"}[page.lang] in row(page, "00")


def test_what_is_done_is_counted_and_leads_back_to_where_one_stopped(page):
    page.book.record_attempt("01.1", '{"a":1}', "not_yet")
    page.book.record_attempt("01.1", '{"a":2}', "done")
    page.book.record_attempt("01.3", '{"a":3}', "partly")
    shown = repr(page).splitlines()
    assert (
        shown[:2]
        == {
            "ru": ["Вы остановились здесь", "01 · Кто ключевой клиент"],
            "en": ["You stopped here", "01 · Who is a key account"],
        }[page.lang]
    )
    assert {"ru": "1 из 8", "en": "1 of 8"}[page.lang] in row(page, "01")
    assert {"ru": "◐ Начато", "en": "◐ Started"}[page.lang] in row(page, "01")


def stopped_at(page):
    return repr(page).splitlines()[1][:2]


def test_turning_the_projector_on_is_no_work_in_a_module(page):
    page.book.keep("02.loss", "client", "x", company="demo")
    page.book.keep("room", "projector", value=True)
    assert stopped_at(page) == "02"


def test_rows_of_a_modules_own_table_and_its_actions_count_as_work(page):
    page.book.keep("02.loss", "client", "x", company="demo")
    page.book.save(Action, company="demo", module="04", what="x")
    assert stopped_at(page) == "04"
    assert {"ru": "◐ Начато", "en": "◐ Started"}[page.lang] in row(page, "04")
    client = page.book.save(Account, company="demo", name="x").id
    page.book.save(LadderAnswer, company="demo", account_id=client, question=1, respondent="self")
    assert stopped_at(page) == "03"


def test_every_table_that_belongs_to_a_module_is_there():
    assert all(issubclass(getattr(models, name), models.Entry) for name in _ROWS_OF)


def test_after_a_finished_module_the_next_one_is_proposed(page):
    for one in exercises_of(module("01")):
        page.book.record_attempt(one.id, "{}", "done")
    assert stopped_at(page) == "02"


def test_the_company_is_named_with_its_size(page):
    assert {"ru": "198 клиентов", "en": "198 clients"}[page.lang] in repr(page)
    assert {"ru": "482,2 млн", "en": "RUB 482.2m"}[page.lang] in repr(page).replace("\u00a0", " ")


def test_the_workbook_is_handed_over_as_a_spreadsheet(page, monkeypatch):
    page.book.keep("01.threshold", "threshold", 12, company="demo")
    handed = {}
    monkeypatch.setattr(page, "hand_over", handed.__setitem__)
    page.press("workbook")
    ((name, content),) = handed.items()
    assert name == {"ru": "рабочая-тетрадь.xlsx", "en": "my-workbook.xlsx"}[page.lang]
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    assert any(
        "01.threshold" in line for sheet in book.sheet_names for line in book.get_sheet_by_name(sheet).to_python()
    )
