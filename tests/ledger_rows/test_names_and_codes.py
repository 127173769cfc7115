"""Names are trimmed and never folded; codes stay text; name and code together tell clients apart."""

import pytest

NAMES = {
    "  ООО Ромашка ": "ООО Ромашка",
    "ООО  Ромашка": "ООО Ромашка",
    "ООО\u00a0Ромашка": "ООО Ромашка",
    "ООО\u202fРомашка\u00a0": "ООО Ромашка",
    "\ufeffООО Ромашка\u200b": "ООО Ромашка",
    "ооо ромашка": "ооо ромашка",
    "«Ромашка», ООО": "«Ромашка», ООО",
    "-": None,
    "—": None,
    "н/д": None,
    "nan": None,
    "(пусто)": None,
    "Nan Trading": "Nan Trading",
    "'; DROP TABLE x; --": "'; DROP TABLE x; --",
}


@pytest.fixture(scope="module")
def read(desk):
    rows = desk.rows("\n".join(["Клиент|Сумма", *(f"{cell}|1" for cell in NAMES)]), sep="|")
    return dict(zip(NAMES, desk.cells(rows, "client"), strict=True))


@pytest.mark.parametrize("cell", NAMES)
def test_a_name(read, cell):
    assert read[cell] == NAMES[cell]


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (["00017", "00018"], ["00017", "00018"]),
        (["17850.0", "12346.0"], ["17850", "12346"]),
        (["17850", "12346"], ["17850", "12346"]),
        (["A-1.0", "B-2.0"], ["A-1.0", "B-2.0"]),
    ],
)
def test_a_code(desk, cells, codes):
    rows = desk.rows("Код клиента;Клиент;Сумма\n" + "\n".join(f"{c};К{c};1" for c in cells))
    assert desk.cells(rows, "client_id") == codes


def test_codes_typed_as_numbers_lose_no_digit(desk):
    text = "Код клиента;Клиент;Сумма\n\x01n17850.0;А;1\n\x01n7701234567.0;Б;1"
    rows = desk.rows(text, typed={"Код клиента": "mixed"})
    assert desk.cells(rows, "client_id") == ["17850", "7701234567"]


class TestNameAndCodeTogether:
    def test_one_name_one_code_is_counted_by_name(self, desk):
        rows = desk.rows("Код клиента;Клиент;Сумма\n1;Ромашка;1\n2;Вега;2\n1;Ромашка;3")
        assert desk.cells(rows, "client") == ["Ромашка", "Вега", "Ромашка"]
        assert desk.said(rows) == []

    def test_a_shared_name_is_told_apart_by_code(self, desk):
        rows = desk.rows("Код клиента;Клиент;Сумма\n1;Иванов;1\n2;Иванов;2\n3;Вега;3\n1;Иванов;4\n2;Иванов;5")
        assert desk.cells(rows, "client") == ["Иванов (1)", "Иванов (2)", "Вега", "Иванов (1)", "Иванов (2)"]
        assert desk.said(rows) == ["rows.name_shared"]

    def test_a_code_with_two_names_is_counted_under_the_commoner(self, desk):
        rows = desk.rows("Код клиента;Клиент;Сумма\n1;Ромашка;1\n1;ООО Ромашка;2\n1;Ромашка;3\n2;Вега;4\n2;Вега;4")
        assert desk.cells(rows, "client") == ["Ромашка", "Ромашка", "Ромашка", "Вега", "Вега"]
        assert desk.said(rows) == ["rows.code_renamed"]

    def test_a_code_of_each_order_tells_nobody_apart(self, desk):
        lines = "\n".join(f"{n};{'Вега' if n % 2 else 'Ромашка'};1" for n in range(20))
        rows = desk.rows("customer_id;customer_name;amount\n" + lines)
        assert set(desk.cells(rows, "client")) == {"Вега", "Ромашка"}
        assert desk.said(rows) == ["rows.code_of_order"]

    def test_a_tax_number_merges_nobody_unasked(self, desk):
        rows = desk.rows("ИНН;Клиент;Сумма\n7701;ООО Ромашка;1\n7701;Ромашка, ООО;2\n7702;Вега;3")
        assert desk.cells(rows, "client") == ["ООО Ромашка", "Ромашка, ООО", "Вега"]
