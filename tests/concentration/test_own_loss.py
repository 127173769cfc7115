"""The exit of an account in a company that has a ledger and nothing else: asked for, never failing, names as text."""

from datetime import date

import pytest

from kamlab.company import open_company
from kamlab.desk import Desk
from kamlab.modules.concentration import findings, forms, model
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


@pytest.mark.parametrize("name", ["cascade", "verdict", "loss", "gap", "contingency", "years", "purchase"])
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


def enter_the_case(form):
    """Type the teaching case into the form of the own purchase, row by row."""
    form.set("list_price", "100")
    for place, tier in enumerate(model.CASE.tiers[1:], 1):
        form.set(f"from_{place}", f"{tier.start:g}")
        form.set(f"discount_{place}", f"{100 * tier.discount:g}")
    for place, buyer in enumerate(model.CASE.buyers, 1):
        for name, value in (("name", buyer.client), ("quantity", buyer.quantity), ("price", buyer.price)):
            form.set(f"{name}_{place}", f"{value}")
        form.set(f"bears_{place}", f"{100 * buyer.tolerance:g}")


def test_the_own_purchase_is_reckoned_as_the_case_is(desk):
    form, above = forms.purchase(desk), forms.cascade(desk)
    enter_the_case(form)
    assert "скидка упадёт с 20,0 % до 5,0 %" in repr(form).replace("\u00a0", " ")
    above.parts()  # the page draws it anew when the purchase is entered
    above.set("which", "company")
    above.set("company_share", "25")
    repr(above)
    assert above.lost.after == pytest.approx(-32_125 + model.CASE.fixed_costs)
    assert "Единиц в месяц" in repr(above)
    assert "Что потянет" not in str(findings.company_cascade(desk))
    again = forms.purchase(desk)
    assert again["name_1"] == model.CASE_ACCOUNT
    again.press("clear")
    assert "ступени скидки" in str(findings.company_cascade(desk))
    assert "Клиент № 1" in repr(above)


def test_a_leaver_whom_the_sales_do_not_know_is_named(desk):
    form = forms.purchase(desk)
    enter_the_case(form)
    assert "В ваших продажах нет клиента" in repr(form)
    form.set("name_1", "Ёлки и палки")
    assert "В ваших продажах нет клиента" not in repr(form)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param({"list_price": None}, "цену поставщика без скидки", id="no-price"),
        pytest.param({"discount_2": None}, "Ступень 2: нужны оба числа", id="half-a-step"),
        pytest.param({"price_3": None}, "Строка 3: нужны имя, количество и цена", id="half-a-buyer"),
        pytest.param({"name_3": "1"}, "«1» стоит в таблице дважды", id="twice"),
        pytest.param({"discount_3": "10"}, "с объёмом скидка не должна падать", id="falling"),
        pytest.param({f"discount_{n}": "0" for n in (1, 2, 3)}, "хотя бы одну ступень", id="no-step"),
        pytest.param(
            {f"{name}_{n}": None for n in range(2, 12) for name in ("name", "quantity", "price")},
            "хотя бы двух покупателей",
            id="one-buyer",
        ),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(desk, typed, told):
    form = forms.purchase(desk)
    enter_the_case(form)
    for field, value in typed.items():
        form.set(field, value)
    assert told in repr(form)
    assert "ступени скидки" in str(findings.company_cascade(desk))
