"""Files opened before they are taken: columns with samples, dates read both ways, how far the reading is."""

import pytest

from kamlab.company.settings import CompanyError, read_settings
from kamlab.ledger import read_ledger
from kamlab.ledger.opened import Choice, field_names, open_files, sheets_in

SALES = "Дата;Контрагент;Сумма;Столбец8\n" + "".join(
    f"{day:02d}.05.2026;Клиент {day % 4};{day}00,50;\n" for day in range(1, 29)
)
UNCLEAR = "Date;Customer;Amount\n" + "".join(f"01/{month:02d}/2026;A;{month}\n" for month in range(1, 11))


def write(folder, text, name="sales.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def sales(tmp_path):
    return open_files([write(tmp_path, SALES)])


def test_each_column_has_samples_a_field_and_how_it_was_known(sales):
    columns = {one.header: (one.samples, one.field, one.how) for one in sales.look().columns}
    assert columns["Контрагент"] == (("Клиент 1", "Клиент 2", "Клиент 3"), "client", "header")
    assert columns["Столбец8"] == ((), "", "unused")
    assert set(field_names()) >= {"client", "revenue", "date", "manager"}


def test_a_chosen_column_counts_as_chosen(sales):
    choice = Choice(columns={"client": "Сумма", "revenue": "Сумма"})
    assert [one.how for one in sales.look(choice).columns if one.field] == ["header", "given"]


def test_one_reading_serves_several_understandings(sales):
    whole = sales.ledger().accounts("all")
    merged = sales.ledger(Choice(merge={"Клиент 1": "Клиент 2"})).accounts("all")
    undated = sales.ledger(Choice(columns={"date": ""}))
    assert (len(whole), len(merged)) == (4, 3)
    assert undated.calendar.days == ()
    assert whole.total == merged.total == undated.accounts("all").total


def test_the_reading_tells_its_rows_and_what_is_raised_ends_it(tmp_path):
    path = write(tmp_path, "Клиент;Сумма\n" + "А;1\n" * 10_000)
    told = []
    open_files([path], watcher=lambda *told_: told.append(told_))
    assert told[0] == (0, 10_001)
    assert told[-1][0] > 8_000

    def enough(done, _expected):
        if done:
            raise LookupError

    with pytest.raises(LookupError):
        open_files([path], watcher=enough)


@pytest.mark.parametrize(("first", "months"), [("day", 10), ("month", 1), (None, 10)])
def test_a_person_decides_what_comes_first_where_dates_do_not(tmp_path, first, months):
    path = write(tmp_path, UNCLEAR)
    both = open_files([path]).look().two_ways
    assert (len(both.day), len(both.month)) == (10, 1)
    days = read_ledger(path, dates=first).calendar.days
    assert len({day.month for day in days}) == months


def test_dates_that_show_their_order_are_not_overruled(tmp_path):
    path = write(tmp_path, "Date;Customer;Amount\n31/08/2026;A;1\n05/06/2026;B;2\n")
    assert open_files([path]).look().two_ways is None
    assert {day.month for day in read_ledger(path, dates="month").calendar.days} == {8, 6}


def test_what_comes_first_stands_in_the_settings(tmp_path):
    write(tmp_path, UNCLEAR)
    write(tmp_path, '[ledger]\nfiles = ["sales.csv"]\ndates = "month"\n', "company.toml")
    assert read_settings(tmp_path).dates == "month"
    write(tmp_path, '[ledger]\nfiles = ["sales.csv"]\ndates = "year"\n', "company.toml")
    with pytest.raises(CompanyError, match="year"):
        read_settings(tmp_path)


def test_only_workbooks_have_sheets(tmp_path):
    assert sheets_in([write(tmp_path, SALES)]) == ()
