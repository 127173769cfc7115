"""Which actions the session proposes."""

from typing import TYPE_CHECKING

from kamlab import measures
from kamlab.modules.concentration import model
from kamlab.modules.concentration.forms.clients import largest

if TYPE_CHECKING:
    from kamlab.desk import Desk

_ALWAYS = ("tiers", "target")


def ideas(desk: "Desk") -> tuple[str, ...]:
    """Return the keys of the proposals; with a client above the risky line the sheet for the bad case gets an owner."""
    first = next(iter(largest(desk).values()), 0.0)
    return (*_ALWAYS, "owner") if measures.passes(first, model.ACT_FROM, inclusive=False) else _ALWAYS
