"""What the forms of module 10 share: which client is in view."""

from typing import TYPE_CHECKING

from kamlab.modules.recovery.findings import Cases

if TYPE_CHECKING:
    from kamlab.desk import Desk

FORM = "10.case"  # keeps the client in view


def in_view(desk: "Desk", cases: Cases) -> str:
    """Return the client in view: the one chosen, else the first that is to be won, else the largest of the ledger."""
    kept = desk.workbook.answers(FORM, desk.company_key).get("client")
    return str(kept or cases.first or next(iter(cases.listed), ""))
