"""Desks for module 11: the demo company and one that has only a ledger, each with a workbook in memory."""

from dataclasses import dataclass

import pytest

from kamlab.company import open_company
from kamlab.desk import Desk
from kamlab.forms.live import STILL
from kamlab.workbook import open_workbook


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
        """Return the key of the company, the same on every machine."""
        return "demo" if self.company.is_demo else "own"


@pytest.fixture(autouse=True)
def _still(monkeypatch):
    """Show everything, as on paper; what a live page holds back has tests of its own."""
    monkeypatch.setenv(STILL, "1")


@pytest.fixture(scope="session")
def company():
    """Open the demo company once: its ledger is read once."""
    return open_company("demo")


@pytest.fixture(scope="session")
def bare(tmp_path_factory):
    """Open a company that has a ledger and nothing else, with a name that is no markup."""
    folder = tmp_path_factory.mktemp("own") / "Своя"
    folder.mkdir()
    rows = ["date,document,client,manager,revenue"]
    rows += [f"2026-0{month}-05,{month},<script>alert(1)</script>,Анна,90000" for month in range(1, 9)]
    rows += [f"2026-0{month}-07,{month + 20},Вега,Борис,30000" for month in range(1, 9)]
    (folder / "ledger.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    settings = 'name = "Своя"\ncurrency = "RUB"\n\n[ledger]\nfiles = ["ledger.csv"]\n'
    (folder / "company.toml").write_text(settings, encoding="utf-8")
    return open_company(str(folder))


@pytest.fixture
def desk(company):
    """Return a desk with an empty workbook in memory."""
    return Table("ru", company, book=open_workbook("sqlite://"))


@pytest.fixture
def desk_in(company):
    """Return a way to a desk in either language, with an empty workbook in memory."""
    return lambda lang: Table(lang, company, book=open_workbook("sqlite://"))


@pytest.fixture
def bare_in(bare):
    """Return a way to a desk of a company with a ledger only, in either language."""
    return lambda lang: Table(lang, bare, book=open_workbook("sqlite://"))


@pytest.fixture
def turned():
    """Return a way to the same workbook seen in another language."""
    return lambda desk, lang: Table(lang, desk.company, book=desk.book)
