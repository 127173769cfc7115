"""A few values beside each header, for a person who chooses columns."""

from kamlab.ledger.rows import sample_values


def test_first_different_filled_cells(desk):
    table = desk.table("Клиент;Сумма\n Вега ;1\nВега;2\n-;3\nЛютик;4\nРомашка;5\nФиалка;6")
    assert sample_values(table, "Клиент") == ["Вега", "Лютик", "Ромашка"]
    assert sample_values(table, "Сумма", 2) == ["1", "2"]


def test_typed_cells_are_shown_as_a_person_reads_them(desk):
    table = desk.table("Дата;Сумма\n\x01d2026-08-31T00:00:00;1\n\x01n17850.0;2", typed={"Дата": "mixed"})
    assert sample_values(table, "Дата") == ["2026-08-31 00:00:00", "17850"]
