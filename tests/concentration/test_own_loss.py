"""The exit of an account in a company that has a ledger and nothing else: asked for, never failing, names as text."""

from datetime import date

import pytest

from kamlab.company import open_company
from kamlab.desk import Desk
from kamlab.modules.concentration import findings, forms
from kamlab.workbook import open_workbook

NAME = "<script>alert(1)</script>"


@pytest.fixture
def desk(tmp_path):
    """Return a desk on three clients and a year of sales without a profit."""
    rows = [(NAME, 600), ("=cmd()", 300), ("Ёлки и палки", 100)]
    days = [date(2025, month, 5) for month in range(1, 13)]
    lines = [f"{day},{client},{amount}" for day in days for client, amount in rows]
    (tmp_path / "sales.csv").write_text("\n".join(["Дата,Клиент,Выручка", *lines]), encoding="utf-8")
    (tmp_path / "company.toml").write_text('name = "Фирма"\n[ledger]\nfiles = ["sales.csv"]\n', encoding="utf-8")

    class Table(Desk):
        """A desk with a workbook of its own."""

        book = open_workbook("sqlite://")
        workbook = property(lambda self: self.book)
        company_key = "firm"

    return Table("ru", open_company(tmp_path))


@pytest.mark.parametrize("name", ["cascade", "verdict", "loss", "gap", "contingency", "years"])
def test_every_form_says_what_it_needs(desk, name):
    form = getattr(forms, name)(desk)
    assert len(repr(form)) > 40
    assert NAME not in form._repr_mimebundle_()["text/html"]


def test_five_numbers_are_enough(desk):
    form = forms.loss(desk)
    assert "Не хватает: деньги на счёте" in repr(form)
    for field, value in (("cash", "720"), ("fixed_costs", "420"), ("account_margin", "25"), ("others_margin", "75")):
        form.set(field, value)
    assert "6 месяцев" in repr(form)  # others bring 75 % of 400, 120 is missing a month
    assert "да" in repr(forms.verdict(desk))
    assert "Задержка" in repr(forms.gap(desk))


def test_without_a_table_of_tiers_the_case_is_shown(desk):
    assert "Клиент № 1" in repr(forms.cascade(desk))
    assert "ступени скидки" in str(findings.company_cascade(desk))
