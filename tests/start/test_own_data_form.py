"""Own data by form: the five exports, refusals, dates, names, columns; the page is a pretended one."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kamlab.cli import app
from kamlab.company import pointer
from kamlab.company.shelf import shelf
from kamlab.desk import open_desk
from kamlab.forms.files import INCOMING
from kamlab.modules.start.forms.own_data import own_data
from kamlab.work import work_place

EXPORTS = Path(__file__).parents[2] / "datasets" / "exports"
ONE_FILE = ("1c.csv", "report.xlsx", "months.zip", "us.csv")
SLICE = 1 << 20


class Page:
    """Stands for the browser: sends files slice by slice, keeps the answers."""

    def __init__(self, form):
        self.form, self.answers, self.seq, self.tree = form, [], 0, None
        form.panel = self

    def send(self, answer):
        self.answers.append(answer)

    def ask(self, buffers=(), **told):
        self.seq += 1
        self.form.hear(self, {"view": "v", "seq": self.seq, "id": "drop", "token": "t", **told}, list(buffers))
        return self.answers[-1] if self.answers else None

    def drop(self, *files, slice_=SLICE):
        """Drop (name, bytes) pairs; stops as soon as the form says so."""
        told = [{"name": name, "size": len(content)} for name, content in files]
        if self.ask(do="files", files=told)["stop"]:
            return
        for turn, (_, content) in enumerate(files):
            for at in range(0, len(content), slice_):
                piece = memoryview(content[at : at + slice_])
                if self.ask([piece], do="slice", turn=turn, at=at)["stop"]:
                    return
        self.form.hear(self, {"do": "complete", "id": "drop", "token": "t"}, [])
        self.settle()

    def press(self, name):
        self.ask(do="press", id=name)
        self.settle()

    def set(self, field, value):
        self.ask(do="set", id=field, value=value)
        self.settle()

    def settle(self):
        if self.form.job is not None and self.form.job.running:
            self.form.job.wait()

    @property
    def words(self):
        return repr(self.form)


@pytest.fixture(autouse=True)
def _own_place(tmp_path, monkeypatch):
    monkeypatch.setenv("KAMLAB_WORK", str(tmp_path / "work"))
    monkeypatch.setenv("KAMLAB_WORKBOOK", "sqlite://")
    monkeypatch.delenv(pointer.VARIABLE, raising=False)


@pytest.fixture(params=["ru", "en"])
def lang(request):
    return request.param


@pytest.fixture
def page():
    return Page(own_data(open_desk("ru", "demo")))


def export(*names):
    return [(name, (EXPORTS / name).read_bytes()) for name in names]


def table(text, name="sales.csv"):
    return (name, text.encode())


def rows(header, *lines):
    return table("\n".join([header, *lines]) + "\n")


SMALL = rows(
    "Дата;Контрагент;Сумма",
    *(f"{day:02d}.0{month}.2026;Клиент {day % 3};{100 * day + month}" for month in (1, 2, 3) for day in range(1, 29)),
)
UNCLEAR = rows(
    "Date;Customer;Amount",
    *(f"01/{month:02d}/2026;Client {n};{10 * n + month}" for n in range(1, 5) for month in range(1, 11)),
)
PRICES = rows("Артикул;Остаток;Цена", "A-1;100;12,50", "A-2;40;3,10", "A-3;45;3,90")


# --- the five exports -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ONE_FILE)
def test_the_form_reads_what_the_command_reads(page, name):
    page.drop(*export(name))
    assert page.form.page == "check"
    for period, wish in (("all", "all"), ("last-12-months", None)):
        page.set("period", period)
        answer = CliRunner().invoke(app, ["accounts", str(EXPORTS / name), "--json", "--period", wish or period])
        assert page.form.seen.table.to_json("ru")["accounts"] == json.loads(answer.stdout_bytes)["accounts"]


def test_three_tables_and_their_settings_are_dropped_together(page):
    names = ("company.toml", "orders.csv", "lines.csv", "customers.csv")
    page.drop(*[(name, (EXPORTS / "tables" / name).read_bytes()) for name in names])
    answer = CliRunner().invoke(app, ["accounts", str(EXPORTS / "tables"), "--json", "--period", "all"])
    assert page.form.seen.table.to_json("ru")["accounts"] == json.loads(answer.stdout_bytes)["accounts"]
    page.press("take")
    assert open_desk("ru").accounts("all").total == page.form.finished.total


def test_settings_may_not_speak_of_files_elsewhere(page):
    settings = b'name = "x"\n[ledger]\nfiles = ["../../company", "sales.csv"]\n'
    work_place().mkdir()
    work_place("company").write_text("x", encoding="utf-8")
    page.drop(("company.toml", settings), SMALL)
    assert page.form.refused is not None
    assert page.form.read is None


@pytest.mark.parametrize("name", ONE_FILE)
def test_rows_and_money_add_up_in_the_sentence(page, name):
    page.drop(*export(name))
    audit = page.form.seen.table.audit
    assert "Сошлось до копейки" in page.words
    assert audit.read == audit.accepted + sum(audit.set_aside.values())


def test_a_company_is_made_and_in_use(page):
    page.drop(*export("1c.csv"))
    page.set("company_name", "Стройторг")
    before = page.form.seen.table
    page.press("take")
    assert page.form.page == "done"
    assert "Теперь курс показывает «Стройторг»" in page.words
    desk = open_desk("ru")
    assert (desk.company.name, desk.company_key) == ("Стройторг", "Стройторг")
    assert desk.accounts().revenue() == before.revenue()
    assert "Стройторг" in repr(desk.strip("00"))  # noqa: B005 - the line at the top of a page, no text is cut


def test_a_page_of_an_own_company_says_whose_numbers_it_shows(page):
    page.drop(*export("1c.csv"))
    page.set("company_name", "Стройторг")
    page.press("take")
    again = Page(own_data(open_desk("ru")))
    assert again.form.page == "used"
    assert "Страницы показывают «Стройторг»" in again.words
    again.press("other")
    assert again.form.page == "file"
    again.press("demo")
    assert "Теперь курс показывает «Меридиан" in again.words


def test_a_currency_the_file_does_not_name_is_asked_for_and_kept(page):
    page.drop(SMALL)
    assert "Валюта сумм: RUB" in page.words
    assert "Сумма, ₽" in page.words
    page.set("currency", "KZT")
    assert "Сумма, KZT" in page.words or "Сумма, ₸" in page.words
    page.press("take")
    assert open_desk("ru").company.currency == "KZT"


def test_a_currency_the_file_names_is_not_asked_for(page):
    page.drop(*export("us.csv"))
    assert "Валюта сумм" not in page.words


# --- refusals ---------------------------------------------------------------------------------------------------


def test_a_refusal_says_what_was_found_and_what_is_safe(page):
    page.drop(PRICES)
    assert page.form.page == "file"
    for words in ("«sales.csv» не подходит", "Что нашли", "Артикул, Остаток, Цена", "по-прежнему показывает «Мерид"):
        assert words in page.words
    assert "--" not in page.words
    assert open_desk("ru").company.is_demo


def test_after_a_refusal_a_person_points_at_the_columns(page):
    page.drop(PRICES)
    page.press("point")
    assert page.form.page == "columns"
    headers = [column.header for column in page.form.seen.look.columns]
    page.set(f"column:{headers.index('Артикул')}", "client")
    page.set(f"column:{headers.index('Цена')}", "revenue")
    assert page.form.page == "check"
    assert page.form.seen.table.revenue() == {"A-1": 12.5, "A-2": 3.1, "A-3": 3.9}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "пуст", id="empty"),
        pytest.param(b"%PDF-1.7 a contract", "PDF", id="pdf"),
        pytest.param(b"PK\x03\x04 torn", "повреждён", id="torn-zip"),
        pytest.param(b"Date;Customer;Amount\n", "нет ни одной строки", id="headers-only"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(page, content, told):
    page.drop(("отчёт.xlsx", content))
    assert told in page.words
    assert page.form.report == ""
    assert list(work_place(INCOMING).iterdir()) == []


def test_what_was_there_stays_when_the_next_file_is_refused(page):
    page.drop(SMALL)
    page.press("other")
    page.drop(("x.pdf", b"%PDF-1.7"))
    page.press("back")
    assert page.form.page == "check"
    assert len(page.form.seen.table) == 3


# --- dates ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("order", "months"), [("day", 10), ("month", 1)])
def test_unclear_dates_are_asked_about_and_read_both_ways(page, order, months):
    page.drop(UNCLEAR)
    assert page.form.page == "dates"
    assert "01/02/2026 → 1 февраля 2026" in page.words
    assert "01/02/2026 → 2 января 2026" in page.words
    assert "продажи есть в каждом" in page.words
    assert "всё попало в один, январь 2026" in page.words
    page.set("dates_first", order)
    page.press("dates")
    assert page.form.page == "check"
    assert len({day.month for day in page.form.seen.ledger.calendar.days}) == months
    page.press("take")
    days = open_desk("ru").company.ledger().calendar.days
    assert len({day.month for day in days}) == months


def test_without_dates_everything_counts_and_the_gap_is_told(page):
    page.drop(UNCLEAR)
    page.press("no_dates")
    assert page.form.page == "check"
    assert page.form.seen.ledger.calendar.days == ()
    assert "без дат не посчитать" in page.words
    page.press("take")
    assert open_desk("ru").company.ledger().calendar.days == ()


def test_dates_that_show_their_order_are_not_asked_about(page):
    page.drop(rows("Date;Customer;Amount", "08/31/2026;A;1", "08/01/2026;B;2", "05/06/2026;C;3"))
    assert page.form.page == "check"
    assert max(page.form.seen.ledger.calendar.days) == date(2026, 8, 31)


# --- columns, names, periods ------------------------------------------------------------------------------------


def test_columns_are_shown_with_three_values_and_how_they_were_known(page):
    page.drop(SMALL)
    for words in ("Контрагент | Клиент 1 | Клиент 2 | Клиент 0 | Клиент | ✓ узнан по названию", "Три значения"):
        assert words in page.words
    page.set("column:1", "unused")
    assert page.form.page == "columns"
    assert "Пока не хватает столбца" in page.words
    page.set("column:1", "client")
    assert page.form.page == "check"
    assert "указан вами" in page.words


def test_two_spellings_are_merged_taken_apart_or_left(page):
    page.drop(*export("1c.csv"))
    clients = len(page.form.seen.table)
    page.press("merge:0")
    assert len(page.form.seen.table) == clients - 1
    page.press("split:0")
    assert len(page.form.seen.table) == clients
    page.press("apart:0")
    assert "Похоже, это один клиент" not in page.words
    page.form.apart.clear()
    page.press("merge:0")
    page.press("take")
    assert len(open_desk("ru").accounts()) == clients - 1


def test_rows_set_aside_are_shown_one_by_one(page):
    page.drop(rows("Дата;Контрагент;Сумма", "01.02.2026;Альфа;100", "02.02.2026;;55,50", "03.02.2026;Бета;сто"))
    assert "строка 3" in page.words
    page.press("rows:not_a_number")
    assert "4 | Бета | 3 февраля 2026 | сто" in page.words
    page.press("rows:not_a_number")
    assert "3 февраля 2026" not in page.words


def test_a_year_is_chosen_and_the_rest_set_aside(page):
    page.drop(rows("Дата;Контрагент;Сумма", "31.12.2025;Альфа;100", "02.02.2026;Бета;50", "28.02.2026;Бета;70"))
    page.set("period", "2026")
    assert page.form.seen.table.revenue() == {"Бета": 120.0}
    assert "вне периода" in page.words


def test_another_sheet_of_the_workbook_is_taken(page):
    page.drop(*export("report.xlsx"))
    assert page.form.value("sheet") == "Данные"
    page.set("sheet", "Титул")
    assert page.form.refused is not None or page.form.page in {"columns", "check"}


# --- companies --------------------------------------------------------------------------------------------------


def test_a_second_company_of_a_name_gets_a_number_and_all_can_be_shown(page):
    for _ in range(2):
        page.drop(SMALL)
        page.set("company_name", "Стройторг")
        page.press("take")
        page.press("other")
    assert [one.names["ru"] for one in shelf()] == ["Стройторг", "Стройторг 2"]
    assert open_desk("ru").company.name == "Стройторг 2"
    page.press("use:0")
    assert open_desk("ru").company.name == "Стройторг"
    page.press("demo")
    assert open_desk("ru").company.is_demo
    assert "Теперь курс показывает «Меридиан" in page.words


def test_a_company_without_a_name_is_not_made(page):
    page.drop(SMALL)
    page.set("company_name", "   ")
    page.press("take")
    assert page.form.page == "check"
    assert "нет названия" in str(page.tree)
    assert shelf() == []


def test_the_words_are_there_in_both_languages(lang):
    page = Page(own_data(open_desk(lang, "demo")))
    for files in ([SMALL], [UNCLEAR], [PRICES], export("report.xlsx")):
        page.drop(*files)
        assert page.form.report == ""
        page.press("other")
    page.drop(SMALL)
    page.press("take")
    assert page.form.report == ""
    assert page.form.page == "done"
