"""Columns without a header are called by number: a mapping names them in either language."""

import pytest

from kamlab.i18n import LANGUAGES, current_language, set_language
from kamlab.ledger import LedgerError, read_ledger

SALES = "Контрагент;;Дата\nРомашка;100;01.02.2025\nЛютик;200;02.02.2025\nЯсень;300;03.02.2025\n"


@pytest.fixture(params=LANGUAGES)
def language(request):
    """Read the file in this language: it names the columns."""
    before = current_language()
    set_language(request.param)
    yield request.param
    set_language(before)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("header", ["Столбец 2", "Column 2", "столбец 2", "column2"])
def test_a_nameless_column_is_mapped_by_its_number(header, tmp_path):
    (tmp_path / "sales.csv").write_text(SALES, encoding="utf-8")
    ledger = read_ledger([tmp_path / "sales.csv"], columns={"revenue": header})
    assert ledger.accounts("all").audit.accepted_money == 600


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("header", ["Столбец 5", "Column", "2"])
def test_a_column_that_is_not_there_is_refused(header, tmp_path):
    (tmp_path / "sales.csv").write_text(SALES, encoding="utf-8")
    with pytest.raises(LedgerError, match=header):
        read_ledger([tmp_path / "sales.csv"], columns={"revenue": header})
