"""A person's own SQL: a condition over the headers, a query over several files, and nothing beyond."""

from datetime import date

import pytest

from kamlab.ledger.reading import LedgerError
from kamlab.ledger.rows import query_rows

SALES = """Дата;Клиент;Код заказа;Статус;Количество;Сумма
31.08.2026;Вега;00017;Отгружен;10;1 000,50
30.08.2026;Вега;00018;Отменён;2;200,00
29.08.2026;Лютик;10019;;-3;-30,00
28.08.2026;Лютик;10020;Отгружен;7;70,00"""


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ('"Статус" <> \'Отменён\' AND "Количество" > 0', [2, 5]),
        ("Статус = 'Отгружен'", [2, 5]),
        ("coalesce(\"Статус\", '') <> 'Отменён'", [2, 4, 5]),
        ('"Сумма" >= 70.5', [2, 3]),
        ("\"Дата\" >= DATE '2026-08-30'", [2, 3]),
        ("\"Дата\" >= '2026-08-30'", [2, 3]),
        ("\"Код заказа\" = '00017'", [2]),
        ("\"Код заказа\" LIKE '100%'", [4, 5]),
        ("\"Код заказа\" IN ('00017', '00018') -- два заказа", [2, 3]),
        ('lower("Клиент") LIKE \'в%\' OR "Количество" BETWEEN 5 AND 8', [2, 3, 5]),
        ('"Статус" IS NULL', [4]),
        ('year("Дата") = 2025', []),
    ],
)
def test_a_condition_keeps_rows_and_sets_the_others_aside(desk, where, kept):
    rows = desk.rows(SALES, where=where)
    assert desk.cells(rows, "line", "reason") == [(n, None if n in kept else "filtered") for n in range(2, 6)]


def test_money_of_filtered_rows_stays_visible(desk):
    rows = desk.rows(SALES, where="Статус = 'Отгружен'")
    assert [row[1] for row in desk.cells(rows, "reason", "revenue") if row[0] == "filtered"] == [200, -30]


@pytest.mark.parametrize("where", ['"Цена" > 5', "\"Клиент\" > DATE '2026-01-01'", "нет такого"])
def test_a_condition_that_does_not_fit_names_the_headers(desk, where):
    with pytest.raises(LedgerError) as refusal:
        desk.rows(SALES, where=where)
    assert "Дата, Клиент, Код заказа, Статус, Количество, Сумма" in refusal.value.text(
        "ru"
    ) or "не читается" in refusal.value.text("ru")
    assert where in refusal.value.text("ru")


@pytest.mark.parametrize(
    "where",
    [
        "'; DROP TABLE x",
        "1=1; DROP TABLE x",
        "1=1) UNION SELECT * FROM read_csv('/etc/passwd') WHERE (1=1",
        "(SELECT count(*) FROM read_csv('/etc/passwd')) > 0",
        "EXISTS (SELECT 1 FROM '/etc/passwd')",
        "getenv('HOME') = '/root'",
        "1=1) ORDER BY (1",
        "COPY x TO 'out.csv'",
        "row_number() OVER () < 3",
        "",
    ],
)
def test_a_condition_can_do_nothing_but_compare(desk, where):
    with pytest.raises(LedgerError) as refusal:
        desk.rows(SALES, where=where or " ")
    assert refusal.value.key.startswith("ledger.rows.")


TABLES = {
    "orders": "order;date;code;status\n1;2026-08-01;00017;ok\n2;2026-08-02;00018;Отменён\n3;2026-08-03;10000;ok",
    "lines": "order;sku;quantity;price;discount\n1;A;2;10.5;0\n1;B;1;100;0.1\n2;B;1;100;0\n3;B;3;100;0",
    "customers": "code;name\n00017;Ромашка\n00018;Вега\n10000;Лютик",
}
JOIN = """SELECT c.name AS client, o.code AS client_id, o.date, l.quantity, l.price, l.discount, o."order" AS document
FROM orders o JOIN lines l USING ("order") JOIN customers c ON c.code = o.code"""


def test_orders_lines_and_customers_become_rows(desk):
    rows = desk.query(f"{JOIN} WHERE o.status <> 'Отменён' ORDER BY o.date, l.sku;", **TABLES)
    assert desk.cells(rows, "client", "client_id", "date", "revenue", "document", "source") == [
        ("Ромашка", "00017", date(2026, 8, 1), 21, "1", "query"),
        ("Ромашка", "00017", date(2026, 8, 1), 90, "1", "query"),
        ("Лютик", "10000", date(2026, 8, 3), 300, "3", "query"),
    ]
    assert rows.computed == {"revenue": "quantity × price × (1 − discount)"}


@pytest.mark.parametrize(
    "query",
    [
        """SELECT name AS client, sum(quantity * price) AS revenue
        FROM orders JOIN lines USING ("order") JOIN customers USING (code) GROUP BY 1 ORDER BY 2""",
        """WITH x AS (SELECT * FROM orders JOIN lines USING ("order"))
        SELECT name AS client, sum(quantity * price) AS revenue
        FROM x JOIN customers USING (code) GROUP BY 1 ORDER BY 2""",
        """SELECT name AS "Клиент", sum(quantity * price) AS "Сумма"
        FROM orders NATURAL JOIN lines NATURAL JOIN customers GROUP BY 1 ORDER BY 2""",
    ],
    ids=["join", "with", "russian"],
)
def test_numbers_are_numbers_in_a_query(desk, query):
    rows = desk.query(query, **TABLES)
    assert desk.cells(rows, "client", "revenue") == [("Вега", 100), ("Ромашка", 121), ("Лютик", 300)]


def test_a_code_that_is_all_digits_in_one_file_still_joins(desk):
    rows = desk.query(
        "SELECT name AS client, amount FROM a JOIN b ON a.ref = b.ref ORDER BY 2",
        a="ref;amount\n10017;1\n10018;2",
        b="ref;name\n10017;Вега\n10018;Лютик\n00019;Ромашка",
    )
    assert desk.cells(rows, "client", "revenue") == [("Вега", 1), ("Лютик", 2)]


@pytest.mark.parametrize("amount", ["н/д", "n/a", "12,5 тыс"])
def test_a_word_among_the_amounts_of_a_query_is_told_not_passed_over(desk, amount):
    sales = f"client;revenue\nРомашка;100\nЛютик;200\nЯсень;12,5 шт\nВега;{amount}\nСириус;-\nЛипа;300\nКлён;400\nДуб;7"
    rows = desk.query("SELECT * FROM sales", sales=sales)
    told = {client: (reason, found) for client, reason, found in desk.cells(rows, "client", "reason", "found")}
    assert told["Вега"] == ("not_a_number", amount)
    assert told["Сириус"] == ("no_amount", None)


def test_a_mark_of_nothing_in_a_column_of_names_joins_with_nothing(desk):
    query = (
        "SELECT s.client AS client, s.revenue AS revenue, c.manager AS manager FROM sales s LEFT JOIN c USING (code)"
    )
    told = desk.query(query, sales="client;code;revenue\nРомашка;н/д;100", c="code;manager\nн/д;Ильина\nн/д;Басманов")
    assert desk.cells(told, "client", "manager") == [("Ромашка", None)]


@pytest.mark.parametrize("query", ['SELECT * FROM "Продажи август"', "SELECT * FROM Продажи_август"])
def test_a_file_with_spaces_in_its_name_is_a_table_either_way(desk, query):
    table = desk.table("Клиент;Сумма\nА;1", name="Продажи август.csv")
    assert desk.cells(query_rows(desk.connection, [table], query), "client", "revenue") == [("А", 1)]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("SELECT * FROM '/etc/passwd'", "query_table"),
        ("SELECT * FROM read_csv('/etc/passwd')", "query_forbidden"),
        ("SELECT * FROM glob('*')", "query_forbidden"),
        ("SELECT * FROM orders, (SELECT * FROM duckdb_settings())", "query_forbidden"),
        ("SELECT getenv('HOME') AS client FROM orders", "query_forbidden"),
        ("SELECT * FROM information_schema.tables", "query_table"),
        ("COPY orders TO 'stolen.csv'", "only_select"),
        ("DROP TABLE orders", "only_select"),
        ("SELECT 1; SELECT 2", "only_select"),
        ("SELECT nmae AS client FROM customers", "query"),
        ("SELECT name AS client FROM custmers", "query_table"),
        ("SELEC name", "query_syntax"),
    ],
)
def test_a_query_reads_the_given_files_and_nothing_else(desk, query, key, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError) as refusal:
        desk.query(query, **TABLES)
    assert refusal.value.key == f"ledger.rows.{key}"
    assert list(tmp_path.iterdir()) == []


def test_a_failed_query_shows_tables_and_columns(desk):
    with pytest.raises(LedgerError) as refusal:
        desk.query("SELECT nmae AS client FROM customers", **TABLES)
    assert "customers (code, name)" in refusal.value.text("en")


class TestOneCurrency:
    TABLE = "Клиент;Сумма;Валюта\nА;1;руб.\nБ;2;RUB\nВ;3;USD"

    def test_several_are_refused_with_their_sums_and_a_filter(self, desk):
        with pytest.raises(LedgerError) as refusal:
            desk.rows(self.TABLE)
        text = refusal.value.text("en")
        assert "RUB 3.00 (2); USD 3.00 (1)" in text
        assert "--where \"Валюта = 'RUB'\"" in text

    def test_a_filter_that_leaves_one_is_enough(self, desk):
        rows = desk.rows(self.TABLE, where="Валюта <> 'USD'")
        assert rows.currency == "RUB"

    def test_a_header_with_spaces_is_quoted_for_the_shell(self, desk):
        with pytest.raises(LedgerError) as refusal:
            desk.rows(self.TABLE.replace("Валюта", "Код валюты"))
        assert r"""--where "\"Код валюты\" = """ in refusal.value.text("en")

    def test_signs_beside_the_amounts_count(self, desk):
        with pytest.raises(LedgerError, match="USD"):
            desk.rows("Client;Amount\nA;$5\nB;7 €")

    @pytest.mark.parametrize(
        ("table", "currency"),
        [
            ("Client;Amount\nA;$5\nB;$7", "USD"),
            ("Client;Amount (EUR)\nA;5", "EUR"),
            ("Клиент;Сумма, руб.\nА;5", "RUB"),
            ("Клиент;Сумма\nА;5 ₽\nБ;7", "RUB"),
            ("Клиент;Сумма\nА;5", None),
        ],
    )
    def test_the_currency_of_the_file(self, desk, table, currency):
        assert desk.rows(table).currency == currency
