"""The guesses of the module: how many names stand on all the lists, how many rows were set aside."""

from typing import TYPE_CHECKING

from kamlab.forms import Guess, Number, guess
from kamlab.modules.start import findings
from kamlab.modules.start.forms.entered import lists_in_use

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_FIVE = 5  # names a person writes on paper


def first_guess(desk: "Desk") -> Guess:
    """Return the guess of block 00.a; the Finding counts the names by how many departments wrote them."""

    def reveal() -> "tuple[Finding, dict[str, int]]":
        lists = lists_in_use(desk).compared(desk)
        return findings.agreement(desk, lists), {} if lists is None else {"agreed": len(lists.agreed)}

    return guess(desk, "00.a", Number("agreed", low=0, high=_FIVE), reveal=reveal)


def check(desk: "Desk") -> Guess:
    """Return the guess above the check of the company in use: how many rows of its sales were set aside."""
    audit = desk.company.ledger().accounts("all").audit

    def reveal() -> "tuple[Finding, dict[str, int]]":
        return findings.own_data(desk), {"aside": audit.read - audit.accepted}

    return guess(desk, "00.check", Number("aside", low=0, high=audit.read), reveal=reveal, facts={"read": audit.read})
