"""A pass over the bytes of a file proves that no cell has a space out of place, or proves nothing."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamlab.ledger.reading import spacing
from kamlab.ledger.reading.spacing import is_evenly_spaced

cells = st.text(alphabet='aЯ9 "«\t\u00a0\u202f\u200b\n;', max_size=6)
tables = st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=8)
ODD = ("  ", *spacing.NO_BREAK, *spacing.INVISIBLE, "\t")


def is_odd(cell):
    return cell.startswith(" ") or cell.endswith(" ") or any(mark in cell for mark in ODD)


def written(folder, rows, quoting):
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", quoting=quoting).writerows(rows)
    return path


@given(st.sampled_from([1, 2, 5, 1 << 16]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), tables)
def test_a_file_said_to_be_even_has_no_odd_cell(tmp_path_factory, block, quoting, rows):
    path = written(tmp_path_factory.mktemp("spaces"), rows, quoting)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spacing, "_BLOCK", block)
        assert not (is_evenly_spaced(path, ";") and any(is_odd(cell) for row in rows for cell in row))


@pytest.mark.parametrize("block", [1, 3, 1 << 16])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_an_ordinary_export_is_even(tmp_path, monkeypatch, block, quoting):
    monkeypatch.setattr(spacing, "_BLOCK", block)
    rows = [["Дата", "Клиент", "Сумма"], ["31.08.2026", "ООО «Ёж и Ко»", "1234,50"], ["", "Smith & Sons", "-5"]]
    path = written(tmp_path, rows, quoting)
    assert is_evenly_spaced(path, ";")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert is_evenly_spaced(path, ";")


@pytest.mark.parametrize("cell", [" a", "a ", "a  b", "a\tb", "a\u00a0b", "\u200ba", '"a" '])
@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_one_odd_cell_is_enough(tmp_path, cell, place, quoting):
    rows = [["x", "y", "z"], ["1", "2", "3"]]
    rows[1][place] = cell
    assert not is_evenly_spaced(written(tmp_path, rows, quoting), ";")


def test_a_tab_between_cells_is_no_tab_inside(tmp_path):
    path = tmp_path / "table.tsv"
    path.write_text("Дата\tКлиент\n31.08.2026\tВега\n", encoding="utf-8")
    assert is_evenly_spaced(path, "\t")
    assert not is_evenly_spaced(path, ";")
