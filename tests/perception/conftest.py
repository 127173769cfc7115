"""Desks for the forms of module 03: the demo company, and one that has nothing but a ledger."""

from dataclasses import dataclass

import pytest

from kamlab.company import open_company
from kamlab.desk import Desk
from kamlab.forms.live import STILL
from kamlab.workbook import open_workbook

OWN = """Дата;Контрагент;Сумма
12.01.2025;<script>alert(1)</script>;500000
13.02.2025;=cmd|' /C calc'!A0;300000
14.03.2025;'; DROP TABLE accounts; --;150000
15.04.2025;{{7*7}} $x^2$;40000
16.05.2025;Клиент 🙂 עברית;10000
"""


@dataclass(frozen=True, slots=True)
class Table(Desk):
    """A desk with a workbook of its own."""

    book: object = None

    @property
    def workbook(self):
        """Return this window's workbook."""
        return self.book

    @property
    def company_key(self):
        """Return one key for every company."""
        return "demo"


@pytest.fixture(autouse=True)
def _still(monkeypatch):
    """Show everything, as on paper; what a live page holds back has tests of its own."""
    monkeypatch.setenv(STILL, "1")


@pytest.fixture(scope="session")
def company():
    """Open the demo company once: its ledger is read once."""
    return open_company("demo")


@pytest.fixture(scope="session")
def ledger_alone(tmp_path_factory):
    """Open a company that has nothing but a ledger with hostile names."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "sales.csv").write_text(OWN, encoding="utf-8")
    (folder / "company.toml").write_text(
        'currency = "RUB"\nlanguage = "ru"\nperiod = "all"\n[name]\nru = "Своя"\nen = "Own"\n'
        '[ledger]\nfiles = ["sales.csv"]\n',
        encoding="utf-8",
    )
    return open_company(str(folder))


@pytest.fixture
def desk(company):
    """Return a Russian desk with an empty workbook in memory."""
    return Table("ru", company, book=open_workbook("sqlite://"))


@pytest.fixture(params=["ru", "en"])
def own(request, ledger_alone):
    """Return a desk in either language on the company that has only a ledger."""
    return Table(request.param, ledger_alone, book=open_workbook("sqlite://"))


@pytest.fixture
def windows(company, tmp_path):
    """Return two desks that are two windows on one file."""
    path = str(tmp_path / "workbook.sqlite")
    return tuple(Table("ru", company, book=open_workbook(path)) for _ in range(2))


@pytest.fixture
def desk_in(company):
    """Return a way to a desk in either language, with an empty workbook in memory."""
    return lambda lang: Table(lang, company, book=open_workbook("sqlite://"))
