"""Desks on the demo company for the forms of module 10: one window in memory, or two on one file."""

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
        """Return the key of the demo company."""
        return "demo"


@pytest.fixture(autouse=True)
def _still(monkeypatch):
    """Show everything, as on paper; what a live page holds back has tests of its own."""
    monkeypatch.setenv(STILL, "1")


@pytest.fixture(scope="module")
def company():
    """Open the demo company once: its ledger is read once."""
    return open_company("demo")


@pytest.fixture
def desk(company):
    """Return a desk with an empty workbook in memory."""
    return Table("ru", company, book=open_workbook("sqlite://"))


@pytest.fixture
def windows(company, tmp_path):
    """Return two desks that are two windows on one file."""
    path = str(tmp_path / "workbook.sqlite")
    return tuple(Table("ru", company, book=open_workbook(path)) for _ in range(2))


@pytest.fixture
def desk_in(company):
    """Return a way to a desk in either language, with an empty workbook in memory."""
    return lambda lang: Table(lang, company, book=open_workbook("sqlite://"))


@pytest.fixture
def desk_of():
    """Return a way to a desk on another company, with an empty workbook in memory."""
    return lambda company: Table("ru", company, book=open_workbook("sqlite://"))
