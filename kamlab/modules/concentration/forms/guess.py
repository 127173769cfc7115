"""The first guess of the module: what one exit does to the profit in the case of 5,000 units."""

from typing import TYPE_CHECKING

from kamlab.forms import Number, guess
from kamlab.modules.concentration import findings, model

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.forms import Guess

_QUARTER = 0.25  # of the dearer purchase, the second answer of the lesson
_FAR = 1_000_000  # roubles; nobody guesses further


def first_guess(desk: "Desk") -> "Guess":
    """Return the form of the guess: profit a month after the exit, with prices held."""
    held, quarter = (
        model.discount_cascade(model.CASE, model.CASE_ACCOUNT, share, beside=0.0) for share in (0.0, _QUARTER)
    )

    def reveal() -> "tuple[Finding, dict[str, float]]":
        return findings.cascade(desk, pass_through=0.0, curve=False), {"profit": held.after}

    unit = "₽" if desk.language == "ru" else "RUB"
    facts = {"before": held.before, "margin": -held.direct, "shared": quarter.after, "currency": "RUB"}
    return guess(desk, "02.a", Number("profit", low=-_FAR, high=_FAR, unit=unit), reveal=reveal, facts=facts)
