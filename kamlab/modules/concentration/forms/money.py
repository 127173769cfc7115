"""What a participant has entered about the exit of an account, laid over what the company's folder says."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.modules.concentration.findings.numbers import Numbers, numbers_of
from kamlab.modules.concentration.findings.plan import dearer_of
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamlab.desk import Desk

LOSS = "02.loss"  # the form that asks for the numbers
TIER = "tier"  # whether the supplier's discount is counted as lost
PERCENT = 100
_MONEY = ("cash", "fixed_costs", "dearer")
_MARGINS = ("account_margin", "others_margin")


def is_dearer(desk: "Desk", numbers: Numbers) -> bool:
    """Tell whether the lost discount is counted: ticked in the form of the loss, and its cost is known."""
    return bool(numbers.dearer and desk.workbook.answers(form_of(LOSS, numbers.account), desk.company_key).get(TIER))


def numbers_now(desk: "Desk", answers: "Mapping[str, object] | None" = None) -> Numbers:
    """Return the numbers as they are now: the ledger's, the company's, the entered ones above them.

    Parameters
    ----------
    desk
        Language, company, workbook.
    answers
        What the form of the loss holds; read from the workbook if it is not given.
    """
    told = desk.workbook.answers(LOSS, desk.company_key) if answers is None else answers
    entered = {name: float(told[name]) for name in _MONEY if isinstance(told.get(name), int | float)}  # type: ignore[arg-type]  # a number by the test
    entered |= {
        name: float(told[name]) / PERCENT  # type: ignore[arg-type]  # a number by the test
        for name in _MARGINS
        if isinstance(told.get(name), int | float)
    }
    numbers = numbers_of(desk, str(told.get("account") or ""), entered)
    if numbers.dearer is None:
        numbers = replace(numbers, dearer=dearer_of(desk, numbers.account))
    return numbers
