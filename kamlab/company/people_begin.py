"""The people of an account become the participant's own: at the first entry they go into the workbook together."""

from typing import TYPE_CHECKING, Any

from kamlab.company.people import FORM, begun_form
from kamlab.workbook.entries import Pen, Wish, save_row
from kamlab.workbook.models import Person, Tie

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kamlab.company.people import Contact, People


def begin_people(people: "People", account: str) -> str:
    """Write the people and ties the folder begins with into the workbook, unless they are there.

    Each person keeps the id it has had on the page so far. Returns the id of the account's row.
    """
    id_ = people.book.account(account, people.key).id
    if people.is_begun(account):
        return id_
    circle = people.circle(account)
    known = {one.id for one in circle.theirs}
    there = {row.id for row in people.book.rows(Person, company=people.key)}

    def step(session: "Session", pen: Pen) -> None:
        def write(one: "Contact", told: dict[str, Any]) -> None:
            told = {"company": people.key, **told}
            wish = Wish(Person, told, row_id=one.id) if one.id in there else Wish(Person, told, new_id=one.id)
            save_row(session, pen, wish)

        for place, one in enumerate(circle.theirs, 1):
            write(one, {"account_id": id_, "position": place, **columns_of(one)})
        for place, one in enumerate(circle.ours, 1):
            write(one, {"account_id": None, "position": place, **columns_of(one)})
        for one in circle.theirs:
            if one.boss in known:
                save_row(session, pen, Wish(Person, {"reports_to_id": one.boss}, row_id=one.id))
        for place, tie in enumerate(circle.ties, 1):
            told = {"company": people.key, "account_id": id_, "ours_id": tie.ours, "theirs_id": tie.theirs}
            days = {"first_contact": tie.first, "last_contact": tie.last}
            save_row(session, pen, Wish(Tie, {**told, **days, "depth": tie.depth, "position": place}))

    people.book.write(step)
    people.book.keep(FORM, "ours", value=True, company=people.key)
    people.book.keep(begun_form(account), "begun", value=True, company=people.key)
    return id_


def columns_of(one: "Contact") -> dict[str, Any]:
    """Return what the workbook keeps of a person, the links apart."""
    told: dict[str, Any] = {name: getattr(one, name) for name in ("name", "post", "function", "birthday")}
    told |= {name: getattr(one, name) or None for name in ("floor", "role", "trend", "state", "leaves")}
    return {**told, "influence": one.influence, "support": one.support}
