"""read = accepted + set aside: every row is kept, with its reason, its line and its money."""

from datetime import date

import pytest

from kamlab.ledger.reading import LedgerError

SHEET = """Дата;Документ;Контрагент;Менеджер;Сумма
31.08.2026;Р-1;ООО Ромашка;Ильина;100,50
31.08.2026;Р-2;;Ильина;20,00
31.08.2026;Р-3;Вега;Ильина;н/д
31.08.2026;Р-4;Вега;Ильина;
Дата;Документ;Контрагент;Менеджер;Сумма
30.08.2026;Р-5;Вега;Дорохова;-10,00
Итого;;;;110,50"""


def test_every_row_has_its_reason_line_and_money(desk):
    rows = desk.rows(SHEET)
    assert desk.cells(rows, "line", "reason", "found", "revenue") == [
        (2, None, None, 100.5),
        (3, "no_client", None, 20),
        (4, "not_a_number", "н/д", None),
        (5, "no_amount", None, None),
        (6, "header_row", None, None),
        (7, None, None, -10),
        (8, "total_row", "Итого", 110.5),
    ]


def test_the_source_of_a_row_is_its_file(desk):
    rows = desk.rows("Клиент;Сумма\nА;1", "Сумма;Клиент\n2;Б")
    assert desk.cells(rows, "source", "client", "revenue") == [("f1.csv", "Б", 2), ("sales.csv", "А", 1)]


def test_the_rows_have_the_promised_columns_and_types(desk):
    from kamlab.ledger.rows import CANONICAL

    relation = desk.rows("Клиент;Сумма\nА;1").relation
    assert dict(zip(relation.columns, map(str, relation.types), strict=True)) == CANONICAL


def test_what_a_file_lacks_is_empty_and_named(desk):
    rows = desk.rows("Клиент;Сумма\nА;1")
    assert rows.columns == {"client": "Клиент", "revenue": "Сумма"}
    assert desk.cells(rows, "date", "profit", "manager", "currency") == [(None, None, None, None)]
    assert {"date", "profit", "manager", "currency"} < set(rows.absent)


def test_rows_whose_cells_slipped_are_set_aside_without_money(desk):
    rows = desk.rows("Клиент;Сумма\nА;1\nБ;2\nВ;3", misaligned=(3,))
    assert desk.cells(rows, "reason", "revenue") == [(None, 1), ("misaligned", None), (None, 3)]


def test_headers_that_reading_saw_again_are_set_aside(desk):
    rows = desk.rows("Клиент;Сумма\nА;1\nКлиент;Сумма\nВ;3", repeated_header=(3,))
    assert desk.cells(rows, "reason") == [None, "header_row", None]


@pytest.mark.parametrize(
    "label",
    [
        "Итого",
        "ИТОГО",
        "итого:",
        "Всего",
        "Всего:",
        "Общий итог",
        "Итого по Ильина",
        "Итого за август",
        "Всего по складу 2",
        "Total",
        "TOTAL",
        "Grand Total",
        "Subtotal",
        "Sub-total",
        "Total:",
        "Total for August",
        "Totals",
    ],
)
def test_a_total_row(desk, label):
    rows = desk.rows(f"Дата;Клиент;Товар;Сумма\n31.08.2026;Вега;Плёнка;5\n30.08.2026;Ромашка;Короб;7\n;{label};;12")
    assert desk.cells(rows, "reason") == [None, None, "total_row"]


@pytest.mark.parametrize("column", ["Дата", "Клиент", "Товар"])
def test_the_word_may_stand_in_any_column(desk, column):
    cells = {"Дата": "", "Клиент": "", "Товар": ""} | {column: "Итого"}
    rows = desk.rows("Дата;Клиент;Товар;Сумма\n31.08.2026;Вега;Плёнка;5\n" + ";".join(cells.values()) + ";5")
    assert desk.cells(rows, "reason") == [None, "total_row"]


@pytest.mark.parametrize(
    "client",
    [
        "Итого-Сервис",
        "Итоги ООО",
        "Всего Хорошего",
        "Total Energies",
        "TotalEnergies",
        "Totalizator",
        "Total for Kids",
        "Сумма Слагаемых",
        "Август",
        "Май 2000 ООО",
        "Общий путь",
    ],
)
def test_a_client_that_is_called_like_a_total(desk, client):
    rows = desk.rows(f"Дата;Клиент;Товар;Сумма\n31.08.2026;Вега;Плёнка;5\n30.08.2026;{client};Короб;7")
    assert desk.cells(rows, "client", "reason")[1] == (client, None)


def test_a_client_called_like_a_total_in_a_list_of_two_columns(desk):
    rows = desk.rows("Клиент;Сумма\nTotal Energies;5\nИтого-Сервис;7\nВега;1\nВсего;13")
    assert desk.cells(rows, "reason") == [None, None, None, "total_row"]


@pytest.mark.parametrize(
    "month", ["Август 2026", "август 2026 г.", "Август", "August 2026", "2026 год", "3 квартал 2026 г."]
)
def test_a_period_alone_in_a_row_is_a_heading(desk, month):
    rows = desk.rows(f"Клиент;Дата;Документ;Сумма\n{month};;;12\nВега;31.08.2026;1;5\nРомашка;30.08.2026;2;7")
    assert desk.cells(rows, "reason") == ["total_row", None, None]


class TestTheFilesOwnTotal:
    def test_agrees(self, desk):
        rows = desk.rows(SHEET)
        assert desk.said(rows)[-1] == "rows.total_agrees"

    def test_differs(self, desk):
        rows = desk.rows(SHEET.replace("Итого;;;;110,50", "Итого;;;;130,50"))
        note = rows.notes[-1]
        assert note.key == "ledger.rows.total_differs"
        assert (note.facts["total"], note.facts["sum"], note.facts["difference"]) == (130.5, 110.5, 20.0)

    def test_of_groups_together_agree_too(self, desk):
        text = "Клиент;Товар;Сумма\nА;х;1\nА;у;2\nИтого;;3\nБ;х;4\nИтого;;4"
        assert "rows.total_agrees" in desk.said(desk.rows(text))


class TestHeadingsOverRows:
    REPORT = """Контрагент;Документ;Дата;Сумма
Ильина;;;600
Август 2026;;;
ООО Ромашка;Р-1;01.08.2026;100
ООО Вега;Р-2;02.08.2026;500
Итого Ильина;;;600
Дорохова;;;50
ООО Вега;Р-3;31.08.2026;50
Итого;;;650"""

    def test_headings_are_set_aside_and_fill_the_manager(self, desk):
        rows = desk.rows(self.REPORT)
        accepted = [row for row in desk.cells(rows, "client", "manager", "reason") if row[2] is None]
        assert accepted == [
            ("ООО Ромашка", "Ильина", None),
            ("ООО Вега", "Ильина", None),
            ("ООО Вега", "Дорохова", None),
        ]
        assert desk.said(rows) == ["rows.handed_down", "rows.total_agrees"]
        note = next(note for note in rows.notes if note.key == "ledger.rows.handed_down")
        assert "менеджер стоит над строками" in note.text("ru")
        assert "the manager stands above the rows" in note.text("en")

    def test_headings_without_amounts(self, desk):
        text = "\n".join(line.replace(";;;600", ";;;").replace(";;;50", ";;;") for line in self.REPORT.split("\n"))
        rows = desk.rows(text.replace("Итого Ильина;;;\n", ""))
        assert [row[0] for row in desk.cells(rows, "manager", "reason") if row[1] is None] == [
            "Ильина",
            "Ильина",
            "Дорохова",
        ]

    def test_a_heading_that_is_no_sum_stays_a_row(self, desk):
        rows = desk.rows(self.REPORT.replace("Дорохова;;;50", "Дорохова;;;77"))
        assert (77.0, None) in desk.cells(rows, "revenue", "reason")

    def test_clients_over_their_documents(self, desk):
        rows = desk.rows(
            "Контрагент;Дата;Количество;Сумма\nООО Ромашка;;3;300\nРеализация 0001 от 01.08.2026;01.08.2026;1;100\n"
            "Реализация 0002 от 02.08.2026;02.08.2026;2;200\nВега;;1;50\nРеализация 0003 от 31.08.2026;31.08.2026;1;50"
        )
        accepted = [row[:2] for row in desk.cells(rows, "client", "document", "reason") if row[2] is None]
        assert accepted == [
            ("ООО Ромашка", "Реализация 0001 от 01.08.2026"),
            ("ООО Ромашка", "Реализация 0002 от 02.08.2026"),
            ("Вега", "Реализация 0003 от 31.08.2026"),
        ]

    def test_clients_over_their_products_without_a_client_column(self, desk):
        rows = desk.rows(
            "Номенклатура;Артикул;Сумма\nООО Ромашка;;300\nПлёнка;PL-1;100\nКороб;BX-1;200\n"
            "Вега;;50\nПлёнка;PL-1;50\nИтого;;350"
        )
        assert [row[:2] for row in desk.cells(rows, "client", "revenue", "reason") if row[2] is None] == [
            ("ООО Ромашка", 100),
            ("ООО Ромашка", 200),
            ("Вега", 50),
        ]

    def test_an_outline_in_one_column_is_told_by_its_sums(self, desk):
        rows = desk.rows(
            "Контрагент;Кол-во;Сумма\nРомашка;3;30\nПлёнка;1;10\nКороб;2;20\nВега;1;5\nПлёнка;1;5\nИтого;4;35"
        )
        assert [row[:3] for row in desk.cells(rows, "client", "product", "revenue", "reason") if row[3] is None] == [
            ("Ромашка", "Плёнка", 10),
            ("Ромашка", "Короб", 20),
            ("Вега", "Плёнка", 5),
        ]

    def test_managers_clients_and_products_in_one_column(self, desk):
        rows = desk.rows(
            "Менеджер / Контрагент / Номенклатура;Сумма\nИльина;35\nРомашка;30\nПлёнка;10\nКороб;20\nВега;5\nПлёнка;5\n"
            "Дорохова;7\nЛютик;7\nПлёнка;3\nКороб;4"
        )
        assert [row[:2] for row in desk.cells(rows, "manager", "client", "reason") if row[2] is None] == [
            ("Ильина", "Ромашка"),
            ("Ильина", "Ромашка"),
            ("Ильина", "Вега"),
            ("Дорохова", "Лютик"),
            ("Дорохова", "Лютик"),
        ]

    @pytest.mark.parametrize(
        "amounts",
        [(10, 10, 10, 10), (100, 60, 40, 50), (5, 4, 1, 7), (3, 2, 1, 3)],
        ids=["equal", "two", "sum", "chance"],
    )
    def test_a_plain_list_is_no_outline(self, desk, amounts):
        rows = desk.rows("Клиент;Сумма\n" + "\n".join(f"К{n};{a}" for n, a in enumerate(amounts)))
        assert desk.cells(rows, "reason") == [None] * 4

    def test_a_pivot_with_a_total_after_each_client(self, desk):
        rows = desk.rows(
            "Клиент;Товар;Сумма\nВега;х;1\nВега;у;2\nВега Итог;;3\nЛютик;х;4\nЛютик Итог;;4\nОбщий итог;;7"
        )
        assert desk.cells(rows, "reason") == [None, None, "total_row", None, "total_row", "total_row"]


def test_dates_do_not_save_a_row_from_being_a_row(desk):
    rows = desk.rows("Клиент;Дата;Сумма\nВега;потом;5\nВега;31.08.2026;6")
    assert desk.cells(rows, "date", "reason", "found") == [(None, None, "потом"), (date(2026, 8, 31), None, None)]


class TestStatuses:
    def test_cancelled_rows_are_counted_and_named(self, desk):
        rows = desk.rows("Клиент;Статус;Сумма\nВега;Отменён;5\nВега;Отгружен;6")
        assert desk.cells(rows, "reason") == [None, None]
        assert rows.notes[-1].text("ru") == (
            "sales.csv: строки со статусом «Отменён» посчитаны (1 на 5,00). Исключить: --where \"Статус <> 'Отменён'\"."
        )

    def test_filtered_ones_are_not_named_again(self, desk):
        rows = desk.rows("Клиент;Статус;Сумма\nВега;Отменён;5\nВега;Отгружен;6", where="Статус <> 'Отменён'")
        assert desk.said(rows) == []


def test_a_firm_called_total_with_date_and_document_is_a_client(desk):
    rows = desk.rows("Дата;Номер документа;Клиент;Сумма\n31.08.2026;1;Total;5\n30.08.2026;2;Вега;6\n;;Total;11")
    assert desk.cells(rows, "reason") == [None, None, "total_row"]


def test_a_firm_called_like_a_month_in_a_plain_list(desk):
    rows = desk.rows("Клиент;Сумма\nАвгуст;5\nВега;6\nАвгуст 2026;11")
    assert desk.cells(rows, "reason") == [None, None, "total_row"]


class TestMonthsAcross:
    def test_each_month_becomes_a_row(self, desk):
        rows = desk.rows(
            "Клиент;Менеджер;Январь 2026;Фев 2026;2026-03;Итого\nВега;Ильина;1,5;;3;4,5\nЛютик;Ильина;;2;;2"
        )
        assert desk.cells(rows, "client", "manager", "date", "revenue") == [
            ("Вега", "Ильина", date(2026, 1, 1), 1.5),
            ("Вега", "Ильина", date(2026, 3, 1), 3),
            ("Лютик", "Ильина", date(2026, 2, 1), 2),
        ]
        assert desk.said(rows) == ["rows.turned"]

    def test_the_total_row_under_them_is_set_aside(self, desk):
        rows = desk.rows("Клиент;Янв 2026;Фев 2026;Мар 2026\nВега;1;2;3\nЛютик;4;5;6\nИтого;5;7;9")
        assert desk.cells(rows, "reason") == [None] * 6 + ["total_row"] * 3


class TestFilesOfDifferentShape:
    def test_the_one_that_is_no_ledger_is_named_with_advice(self, desk):
        with pytest.raises(LedgerError) as refusal:
            desk.rows("Клиент;Сумма\nА;1", "Код;Наименование;Город\n1;А;Б")
        assert refusal.value.key == "ledger.rows.not_alike"
        assert "f1.csv" in refusal.value.text("en")
        assert "--query" in refusal.value.text("ru")

    def test_files_with_other_headers_for_the_same_fields_are_one_ledger(self, desk):
        rows = desk.rows("Клиент;Сумма\nА;1", "Customer;Amount\nB;2")
        assert desk.cells(rows, "client", "revenue") == [("B", 2), ("А", 1)]


class TestStepsOfAnOutline:
    def test_surnames_over_clients_are_managers(self, desk):
        rows = desk.rows("Названия строк;Сумма\nИльина;600\nРомашка;100\nВега;500\nДорохова;57\nЛютик;50\nФиалка;7")
        accepted = [row[:2] for row in desk.cells(rows, "manager", "client", "reason") if row[2] is None]
        assert accepted == [("Ильина", "Ромашка"), ("Ильина", "Вега"), ("Дорохова", "Лютик"), ("Дорохова", "Фиалка")]

    def test_firms_are_the_clients_wherever_they_stand(self, desk):
        rows = desk.rows("Строки;Сумма\nСевер;600\nООО Ромашка;100\nАО Вега;500\nЮг;57\nАО Вега;50\nИП Фиалкин;7")
        assert [row[0] for row in desk.cells(rows, "client", "reason") if row[1] is None] == [
            "ООО Ромашка",
            "АО Вега",
            "АО Вега",
            "ИП Фиалкин",
        ]

    def test_rows_under_the_header_may_name_the_steps(self, desk):
        rows = desk.rows(
            "Менеджер;Сумма\nКонтрагент;\nНоменклатура;\nИльина;35\nРомашка;30\nПлёнка;10\nКороб;20\nВега;5\nПлёнка;5\n"
            "Дорохова;7\nРомашка;7\nПлёнка;3\nКороб;4\nИтого;42"
        )
        accepted = [row[:3] for row in desk.cells(rows, "manager", "client", "product", "reason") if row[3] is None]
        assert accepted == [
            ("Ильина", "Ромашка", "Плёнка"),
            ("Ильина", "Ромашка", "Короб"),
            ("Ильина", "Вега", "Плёнка"),
            ("Дорохова", "Ромашка", "Плёнка"),
            ("Дорохова", "Ромашка", "Короб"),
        ]
        assert desk.said(rows)[-1] == "rows.total_agrees"

    def test_a_first_row_that_is_the_total_of_the_others(self, desk):
        rows = desk.rows("Контрагенты;Оборот\n62;1350,50\nРомашка;1000,00\nВега;350,50\nИтого;1350,50")
        assert desk.cells(rows, "reason") == ["total_row", None, None, "total_row"]
