"""The map as it may leave the house: the same lines and marks, numbers in place of names."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.documents import Veil
from kamlab.modules.relationships.findings.sight import Sight

if TYPE_CHECKING:
    from kamlab.company.people import Contact


def veiled(sight: Sight) -> Sight:
    """Return the same account with its people and ours as numbers; birthdays are left out.

    Parameters
    ----------
    sight
        What is looked at.

    Notes
    -----
    Posts stay, as the map says nothing without them: where one post is one person, a person who knows
    the firm still knows who is meant.
    """
    circle = sight.circle
    veil = Veil([one.name for one in (*circle.theirs, *circle.ours)], sight.page.lang)

    def hide(people: "tuple[Contact, ...]") -> "tuple[Contact, ...]":
        return tuple(replace(one, name=veil.name(one.name), post=veil.text(one.post), birthday="") for one in people)

    hidden = Sight(sight.desk, sight.account)
    hidden.__dict__["circle"] = replace(circle, theirs=hide(circle.theirs), ours=hide(circle.ours))
    return hidden
