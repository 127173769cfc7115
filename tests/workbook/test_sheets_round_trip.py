"""Through a spreadsheet and back: nothing is lost, no text becomes a formula, a wrong cell changes nothing."""

from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kamlab.i18n import LANGUAGES, set_language
from kamlab.workbook import KeptAttempts, WorkbookError, open_workbook
from kamlab.workbook.entries import values_of
from kamlab.workbook.models import (
    Account,
    Action,
    Answer,
    Concession,
    Criterion,
    DossierFact,
    Goal,
    ListEntry,
    Participant,
    Person,
    Score,
    Sign,
    Tie,
)
from kamlab.workbook.sheets import read_sheets, write_sheets
from kamlab.workbook.sheets.layout import headings, sheet_title, tables

HOSTILE = {
    "markup": "<script>alert(1)</script>",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+7 901 000-00-00",
    "at": "@SUM(1)",
    "sql": "'; DROP TABLE account; --",
    "template": "{{7*7}}",
    "long": "я" * 10_000,
    "right-to-left": "שלום \u202e abc",
    "emoji": "👩🏽‍🚀🇷🇺",
    "breaks": "a\r\nb\nc\rd\te",
    "looks-like-json": '{"a": 1}',
    "looks-like-a-number": "00017",
    "looks-like-a-date": "2026-11-19",
    "escape": "_x000D_ _x0041_",
    "spaces": "  по краям  ",
    "bell": "a\x07b",
}
PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufffe\uffff"), max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=2),
    max_leaves=5,
)


def everything(wb, *apart):
    """Return all rows of all tables but the journal, by id."""

    def look(session):
        rows = [row for model in tables() for row in session.scalars(select(model))]
        stamps = {row.id: {*apart, "created"} if apart and isinstance(row, Participant) else apart for row in rows}
        return {
            row.id: {name: value for name, value in values_of(row).items() if name not in stamps[row.id]}
            for row in rows
        }

    return wb.read(look)


def fill(wb, text="Вега"):
    """Enter something of each kind; return the id of the account."""
    company = text
    vega = wb.account(text, company).id
    boss = wb.save(Person, company=company, account_id=vega, name=text, support=-2, leaves=date(2026, 12, 31)).id
    buyer = wb.save(Person, company=company, account_id=vega, name="Орлов", reports_to_id=boss, post=text).id
    ours = wb.save(Person, company=company, name="Ильина").id
    wb.save(Tie, company=company, account_id=vega, ours_id=ours, theirs_id=buyer, last_contact=date(2026, 11, 17))
    growth = wb.save(Criterion, company=company, name="growth", weight=0.1 + 0.2, held=True).id
    wb.save(Score, company=company, account_id=vega, criterion_id=growth, value=7.5, reason=text)
    wb.save(Sign, company=company, account_id=vega, sign="fame", state="assumed", evidence=text)
    theirs = wb.save(Goal, company=company, account_id=vega, side="theirs", goal=text).id
    wb.save(Goal, company=company, account_id=vega, side="ours", goal="наша", serves_id=theirs, target=1 / 3)
    wb.save(Action, company=company, module="01", account_id=vega, what=text, due=date(2026, 12, 1))
    wb.save(Concession, account_id=vega, company=company, direction="given", what=text, cost_a_year=1e15 + 0.3)
    wb.save(DossierFact, account_id=vega, company=company, section="1", field="phone", value=text)
    wb.save(ListEntry, department="sales", client=text, position=1)
    wb.keep("01.threshold", "share", 0.1 + 0.2, company=company)
    wb.keep("01.threshold", text[:50], text, company=company)
    KeptAttempts(wb).record("01.2", text, "partly")
    return vega


@pytest.fixture
def sheet(tmp_path):
    return tmp_path / "ответы.xlsx"


@pytest.fixture
def wb():
    """Open a workbook in memory: what is tested here is the way there and back."""
    return open_workbook("sqlite://")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_any_text_goes_there_and_back_into_a_new_workbook(wb, sheet, lang):
    for text in HOSTILE.values():
        fill(wb, text)
    write_sheets(wb, sheet, lang)
    set_language("ru" if lang == "en" else "en")  # the reader's language is another one
    new = open_workbook("sqlite://")
    done = read_sheets(new, sheet)
    before, after = everything(wb, "changed", "own"), everything(new, "changed", "own")
    assert before.keys() == after.keys()
    for row_id, values in before.items():
        assert after[row_id] == values
    assert new.participant.id == wb.participant.id
    for text in HOSTILE.values():
        assert new.answers("01.threshold", text) == wb.answers("01.threshold", text)
    assert done.unread == []


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(texts=st.lists(PLAIN, min_size=1, max_size=6), values=st.lists(JSON, min_size=1, max_size=6))
@example(texts=["Вега"], values=[1.1958717914696614e16, 1e300, -(2.0**60), 0.1 + 0.2])
def test_a_workbook_read_back_is_as_it_was(own_work, sheet, texts, values):  # noqa: ARG001 - keeps this person's answers away
    wb, new = open_workbook("sqlite://"), open_workbook("sqlite://")
    for place, text in enumerate(texts):
        wb.save(Account, name=text, note=text, company=text, position=place, key=[None, True, False][place % 3])
    for place, value in enumerate(values):
        wb.keep("01.any", str(place), value)
    before = everything(wb)
    write_sheets(wb, sheet)
    done = read_sheets(wb, sheet)
    assert (done.added, done.changed, done.same) == (0, 0, len(before))
    assert everything(wb) == before
    read_sheets(new, sheet)
    assert everything(new, "changed", "own") == everything(wb, "changed", "own")


def cells(file, title):
    return list(openpyxl.load_workbook(file)[title].iter_rows())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headings_speak_the_readers_language_and_ids_stand_last_in_grey(wb, sheet, lang):
    fill(wb, "=1+1")
    set_language(lang)
    write_sheets(wb, sheet)
    book = openpyxl.load_workbook(sheet)
    assert book.sheetnames == [sheet_title(model, lang) for model in tables()]
    rows = cells(sheet, sheet_title(Account, lang))
    assert rows[0][0].value == {"ru": "Название", "en": "Name"}[lang]
    assert rows[0][-1].value == {"ru": "Номер записи", "en": "Entry id"}[lang]
    assert (rows[1][0].value, rows[1][0].data_type) == ("=1+1", "s")
    assert rows[1][-1].fill.start_color.rgb == "FFF4F6F8"
    due = [cell for row in cells(sheet, sheet_title(Action, lang))[1:] for cell in row if cell.is_date]
    assert [cell.value.date() for cell in due] == [date(2026, 12, 1)]
    signs = {cell.value for cell in cells(sheet, sheet_title(Sign, lang))[1]}
    assert signs >= {"ru": {"известность", "предположение"}, "en": {"fame", "assumed"}}[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_of_sheets_headings_and_words_can_be_told_apart(lang):
    titles = [sheet_title(model, lang).casefold() for model in tables()]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 31  # a spreadsheet's own limit
    for model in tables():
        words = [one.text(lang).casefold() for one in headings(model)]
        assert len(set(words)) == len(words), model
        for one in headings(model):
            from kamlab.workbook.columns import word

            options = one.column.info.get("options", ())
            assert len({word(one.column, option, lang).casefold() for option in options}) == len(options), one


def edit(file, title, change):
    """Change a sheet as a person does: ``change(cell)`` gets the cell of a row (from 2) and a heading."""
    book = openpyxl.load_workbook(file)
    page = book[title]
    heads = {cell.value: cell.column for cell in page[1]}
    change(lambda row, head: page.cell(row, heads[head]))
    book.save(file)


def test_changed_and_new_rows_are_taken_over(wb, sheet):
    vega = fill(wb)
    write_sheets(wb, sheet)

    def change(cell):
        cell(2, "Менеджер").value = "Ильина"
        cell(3, "Название").value = "Новый клиент"
        cell(3, "Ключевой").value = "да"
        cell(3, "Желаемая привлекательность, 1–10").value = "6,5"
        cell(3, "К какому дню").value = "31.12.2026"

    def more(cell):
        cell(3, "Клиент").value = "Новый клиент"
        cell(3, "Признак").value = "Объём"
        cell(3, "Состояние").value = "подтверждено"

    edit(sheet, "Клиенты", change)
    edit(sheet, "Признаки", more)
    done = read_sheets(wb, sheet)
    assert (done.added, done.changed) == (2, 1)
    assert wb.get(Account, vega).manager == "Ильина"
    (new,) = wb.rows(Account, name="Новый клиент")
    assert (new.key, new.wish, new.wish_by, new.kind) == (True, 6.5, date(2026, 12, 31), "current")
    assert [(row.sign, row.state) for row in wb.rows(Sign, account_id=new.id)] == [("volume", "confirmed")]


def test_a_copy_is_made_before(file, sheet):
    kept = open_workbook(str(file))
    kept.keep("01.threshold", "share", 0.1)
    write_sheets(kept, sheet)
    done = read_sheets(kept, sheet)
    assert done.backup.name.endswith("-before-import.sqlite")
    assert open_workbook(str(done.backup)).answers("01.threshold") == {"share": 0.1}


def test_a_renamed_account_keeps_what_hangs_on_it(wb, sheet):
    vega = fill(wb)
    write_sheets(wb, sheet)
    edit(sheet, "Клиенты", lambda cell: setattr(cell(2, "Название"), "value", "Вега-Плюс"))
    read_sheets(wb, sheet)
    assert wb.get(Account, vega).name == "Вега-Плюс"
    assert [row.account_id for row in wb.rows(Sign, company="Вега")] == [vega]


def test_a_new_sign_on_the_account_of_a_company_is_of_that_company(wb, sheet):
    vega = fill(wb)
    write_sheets(wb, sheet)

    def change(cell):
        cell(3, "Клиент").value = "Вега"
        cell(3, "Признак").value = "volume"

    edit(sheet, "Признаки", change)
    read_sheets(wb, sheet)
    assert {row.sign for row in wb.rows(Sign, company="Вега", account_id=vega)} == {"fame", "volume"}


WRONG = {
    "a-number": ("Люди", "Влияние, 1–5", "много", "Люди», строка 2. Значение «много»"),
    "outside-the-limits": ("Люди", "Поддержка, от −2 до +2", 5, "от −2 до 2"),
    "no-such-word": ("Признаки", "Состояние", "наверное", "подтверждено, предположение, не проверено, нет"),
    "no-such-client": ("Признаки", "Клиент", "Ветта", "записи «Ветта» нет на листе «Клиенты»"),
    "no-day": ("Дела", "Срок", "скоро", "нужно дата"),
    "not-yes-or-no": ("Клиенты", "Ключевой", "возможно", "да или нет"),
    "emptied": ("Признаки", "Признак", None, "пустым его оставить нельзя"),
    "too-long": ("Клиенты", "Заметка", "ы" * 30_001, "30\u00a0001"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_cell_is_named_and_nothing_is_imported(wb, sheet, wrong):
    title, head, value, words = wrong
    fill(wb)
    write_sheets(wb, sheet)
    before = everything(wb)
    edit(sheet, "Клиенты", lambda cell: setattr(cell(2, "Менеджер"), "value", "Ильина"))  # this one would fit
    edit(sheet, title, lambda cell: setattr(cell(2, head), "value", value))
    with pytest.raises(WorkbookError) as fault:
        read_sheets(wb, sheet)
    assert fault.value.key == "workbook.sheet.refused"
    assert words in fault.value.text("ru")
    assert "row 2" in fault.value.text("en")
    assert everything(wb) == before


def test_all_wrong_cells_are_told_at_once(wb, sheet):
    fill(wb)
    write_sheets(wb, sheet)
    edit(sheet, "Дела", lambda cell: setattr(cell(2, "Срок"), "value", "скоро"))
    edit(sheet, "Люди", lambda cell: setattr(cell(3, "Влияние, 1–5"), "value", 9))
    with pytest.raises(WorkbookError) as fault:
        read_sheets(wb, sheet)
    text = fault.value.text("ru")
    assert "не подходят 2 записи" in text
    assert "«Люди», строка 3" in text
    assert "«Дела», строка 2" in text


def test_what_changed_in_the_course_since_the_export_stays_unless_the_sheet_changed_it_too(wb, sheet):
    person = wb.save(Person, name="Орлов", influence=3, support=0).id
    write_sheets(wb, sheet)
    wb.save(Person, person, influence=5, support=1)
    edit(sheet, "Люди", lambda cell: setattr(cell(2, "Поддержка, от −2 до +2"), "value", -1))
    done = read_sheets(wb, sheet)
    row = wb.get(Person, person)
    assert (row.influence, row.support) == (5, -1)
    assert (done.kept, done.changed) == (1, 1)


def test_sheets_and_columns_of_a_persons_own_are_named(wb, sheet):
    fill(wb)
    write_sheets(wb, sheet)
    book = openpyxl.load_workbook(sheet)
    book.create_sheet("Мои заметки")["A1"] = "не забыть"
    page = book["Люди"]
    page.cell(1, page.max_column + 1).value = "Мой столбец"
    book.save(sheet)
    assert read_sheets(wb, sheet).unread == ["Люди, Мой столбец", "Мои заметки"]


def test_the_rows_of_others_keep_their_owner(wb, sheet, tmp_path):
    other = open_workbook(str(tmp_path / "other.sqlite"))
    other.rename("Борис")
    fill(other)
    wb.rename("Анна")
    fill(wb)
    from kamlab.workbook.merging import merge

    merge(wb, str(tmp_path / "other.sqlite"))
    before = everything(wb)
    write_sheets(wb, sheet)
    done = read_sheets(wb, sheet)
    assert (done.added, done.changed) == (0, 0)
    assert everything(wb) == before
    assert {row.name for row in wb.rows(Participant)} == {"Анна", "Борис"}


def test_a_typed_answer_is_the_one_the_form_reads(wb, sheet):
    write_sheets(wb, sheet)

    def change(cell):
        cell(2, "Форма").value = "01.threshold"
        cell(2, "Поле").value = "share"
        cell(2, "Значение").value = 0.2

    edit(sheet, "Ответы в формах", change)
    read_sheets(wb, sheet)
    wb.keep("01.threshold", "share", 0.3)
    assert [row.value for row in wb.rows(Answer)] == [0.3]


@pytest.mark.parametrize(
    ("make", "key"),
    [
        pytest.param(lambda file: file.write_text("текст", encoding="utf-8"), "workbook.sheet.not_read", id="a-text"),
        pytest.param(lambda _file: None, "workbook.sheet.not_read", id="no-file"),
        pytest.param(lambda file: openpyxl.Workbook().save(file), "workbook.sheet.no_sheet", id="another-spreadsheet"),
    ],
)
def test_a_file_that_is_no_export_is_refused(wb, sheet, make, key):
    make(sheet)
    with pytest.raises(WorkbookError) as fault:
        read_sheets(wb, sheet)
    assert fault.value.key == key
    assert str(sheet) in fault.value.text("ru")


def test_a_spreadsheet_that_cannot_be_written_leaves_the_former_one(wb, sheet, tmp_path):
    with pytest.raises(WorkbookError, match=r"\.xlsx"):
        write_sheets(wb, tmp_path / "ответы.csv")
    with pytest.raises(WorkbookError) as fault:
        write_sheets(wb, tmp_path / "нет такой папки" / "ответы.xlsx")
    assert fault.value.key == "workbook.sheet.not_written"
    write_sheets(wb, sheet)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".new"] == []
