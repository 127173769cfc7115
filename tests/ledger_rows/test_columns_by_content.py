"""A header is not believed alone: what the column holds has its say."""

import pytest

from kamlab.ledger.reading import LedgerError


def test_a_name_goes_before_a_code(desk):
    rows = desk.rows("Customer;Customer Name;Amount\n00017;Acme;1\n00018;Beta;2")
    assert rows.columns["client"] == "Customer Name"
    assert desk.cells(rows, "client", "client_id") == [("Acme", "00017"), ("Beta", "00018")]


def test_a_code_stands_for_the_client_when_there_is_no_name(desk):
    rows = desk.rows("CustomerID;Amount\n17850.0;1\n12346.0;2\n;3")
    assert desk.cells(rows, "client", "client_id", "reason") == [
        ("17850", "17850", None),
        ("12346", "12346", None),
        (None, None, "no_client"),
    ]
    assert desk.said(rows) == ["columns.code_as_client"]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Сумма", "+7 912 345-67-89"),
        ("Сумма", "ivanov@mail.ru"),
        ("Сумма", "договорная"),
    ],
)
def test_an_amount_without_numbers_is_no_amount(desk, header, cell):
    with pytest.raises(LedgerError) as refusal:
        desk.rows(f"Клиент;{header}\nА;{cell}\nБ;{cell}")
    assert refusal.value.key == "ledger.rows.amount_no_numbers"
    assert header in refusal.value.text("ru")


def test_a_margin_in_percent_is_no_profit(desk):
    rows = desk.rows("Client;Sales;Margin\nA;100;12.5%\nB;200;7.1%")
    assert "profit" in rows.absent


def test_a_margin_as_a_fraction_is_no_profit(desk):
    rows = desk.rows("Client;Sales;Margin\nA;100;0.125\nB;200;0.071")
    assert "profit" in rows.absent


def test_tax_numbers_are_codes_not_amounts(desk):
    numbers = "\n".join(f"Клиент {n};77012345{n:02d};{n},50" for n in range(10, 60))
    rows = desk.rows("Клиент;ИНН;Сумма\n" + numbers)
    assert (rows.columns["revenue"], rows.columns["client_id"]) == ("Сумма", "ИНН")


def test_a_month_column_of_full_months_is_the_date(desk):
    rows = desk.rows("Месяц;Клиент;Сумма\nАвгуст 2026;А;1\nСентябрь 2026;Б;2")
    assert rows.columns["date"] == "Месяц"


def test_a_date_under_an_unknown_header_is_found_and_said(desk):
    rows = desk.rows("Когда;Клиент;Сумма\n31.08.2026;А;1\n30.08.2026;Б;2")
    assert rows.columns["date"] == "Когда"
    assert "columns.by_content" in desk.said(rows)


def test_a_birthday_is_never_the_date(desk):
    rows = desk.rows("Дата рождения;Клиент;Сумма\n31.08.1976;А;1\n30.08.1976;Б;2")
    assert "date" in rows.absent


@pytest.mark.parametrize(
    ("headers", "taken", "notes"),
    [
        ("Сумма без НДС;Сумма с НДС", "Сумма без НДС", ["columns.without_vat"]),
        ("Сумма с НДС;Сумма без НДС", "Сумма без НДС", ["columns.without_vat"]),
        ("Сумма с НДС;Сумма НДС", "Сумма с НДС", ["columns.with_vat"]),
        ("Сумма;Оборот", "Оборот", ["columns.runner_up"]),
        ("Сумма;Себестоимость", "Сумма", []),
    ],
)
def test_which_amount_and_what_is_said(desk, headers, taken, notes):
    rows = desk.rows(f"Клиент;{headers}\nА;1,5;2,5\nБ;2,5;3,5")
    assert rows.columns["revenue"] == taken
    assert [key for key in desk.said(rows) if key.startswith("columns.")] == notes


def test_a_runner_up_is_named_with_the_way_to_take_it(desk):
    rows = desk.rows("Клиент;Сумма;Оборот\nА;1,5;2,5")
    assert 'Подошёл бы и «Сумма»; чтобы взять его: --column revenue="Сумма".' in rows.notes[0].text("ru")


def test_two_levels_of_header(desk):
    rows = desk.rows("Контрагент;Продажи · Кол-во;Продажи · Сумма;Прибыль · Сумма\nА;1;100;20")
    assert desk.cells(rows, "quantity", "revenue", "profit") == [(1, 100, 20)]


class TestWhatAPersonSays:
    TABLE = "Код;Плательщик;Клиент;Сумма;Итог сделки\n1;П;К;10;20"

    def test_wins_over_the_header(self, desk):
        rows = desk.rows(self.TABLE, columns={"client": "Плательщик", "revenue": "Итог сделки"})
        assert desk.cells(rows, "client", "revenue") == [("П", 20)]

    @pytest.mark.parametrize("header", ["итог сделки", " Итог  сделки ", "ИТОГ СДЕЛКИ"])
    def test_may_differ_in_case_and_spaces(self, desk, header):
        assert desk.rows(self.TABLE, columns={"revenue": header}).columns["revenue"] == "Итог сделки"

    def test_may_say_that_there_is_no_such_field(self, desk):
        rows = desk.rows("Клиент;Дата;Сумма\nА;31.08.2026;1", columns={"date": "-"})
        assert "date" in rows.absent

    def test_a_wrong_header_is_answered_with_the_nearest(self, desk):
        with pytest.raises(LedgerError) as refusal:
            desk.rows(self.TABLE, columns={"client": "Плательщики"})
        assert refusal.value.text("en") == (
            "sales.csv: no column “Плательщики” for client. Perhaps “Плательщик”. "
            "The file has: Код, Плательщик, Клиент, Сумма, Итог сделки."
        )

    def test_an_unknown_field_is_answered_with_the_fields(self, desk):
        with pytest.raises(LedgerError, match="revenue"):
            desk.rows(self.TABLE, columns={"turnover": "Сумма"})


class TestWithoutHeaders:
    def test_content_alone_decides_and_says_so(self, desk):
        rows = desk.rows(
            "31.08.2026;ООО Ромашка;Плёнка;10;1500,50\n30.08.2026;ООО Вега;Короб;3;20,50\n"
            "29.08.2026;ООО Ромашка;Короб;1;9,90",
            named=False,
        )
        assert rows.columns == {"client": "2", "date": "1", "revenue": "5", "quantity": "4"}
        assert desk.said(rows).count("columns.by_content") == 4

    def test_line_numbers_are_no_amounts(self, desk):
        rows = desk.rows("1;Альфа ООО;10,5\n2;Бета ООО;20,5\n3;Альфа ООО;30,5\n4;Бета ООО;1,5", named=False)
        assert rows.columns["revenue"] == "3"


@pytest.mark.parametrize(
    ("table", "key", "says"),
    [
        ("Дата;Товар;Сумма\n31.08.2026;Плёнка;1", "no_client", "--column client="),
        ("Дата;Клиент;Товар\n31.08.2026;А;Плёнка", "no_amount", "--column revenue="),
        ("Клиент;Цена\nА;100", "no_amount_but_price", '--column revenue="Цена"'),
        ("Клиент;Количество\nА;100", "no_amount", "Клиент, Количество"),
    ],
)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_what_cannot_be_a_ledger_is_refused_with_a_next_step(desk, table, key, says, lang):
    with pytest.raises(LedgerError) as refusal:
        desk.rows(table)
    assert refusal.value.key == f"ledger.rows.{key}"
    assert "sales.csv" in refusal.value.text(lang)
    assert says in refusal.value.text(lang)
