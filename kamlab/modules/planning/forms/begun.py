"""The plan becomes the participant's own: at the first entry its goals and actions go into the workbook together."""

from typing import TYPE_CHECKING, Any

from kamlab.modules.planning.findings.reading import FORM, MODULE, Reading
from kamlab.workbook.entries import Pen, Wish, save_row
from kamlab.workbook.models import Action, Goal, Person
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kamlab.modules.planning import model


def begin_plan(reading: Reading, account: str) -> str:
    """Write the plan the company's folder begins with into the workbook, unless it is there; return the account's id.

    Each row gets the id it has had on the page so far, so links and fields stay what they are.
    """
    book, company = reading.desk.workbook, reading.desk.company_key
    id_ = book.account(account, company).id
    if reading.is_begun(account):
        return id_
    plan = reading.start.plan(account)
    people = {goal.person: person_id(reading, goal.person) for goal in plan.ours if goal.person}
    people |= {goal.person: person_id(reading, goal.person, account) for goal in plan.theirs if goal.person}
    shared = {"company": company, "account_id": id_}

    def step(session: "Session", pen: Pen) -> None:
        for side, goals in (("theirs", plan.theirs), ("ours", plan.ours)):
            for place, goal in enumerate(goals, 1):
                told = {**shared, "side": side, "position": place, "person_id": people.get(goal.person)}
                save_row(session, pen, Wish(Goal, told | _goal(goal), new_id=goal.id))
        for place, action in enumerate(plan.actions, 1):
            told = {**shared, "module": MODULE, "position": place}
            save_row(session, pen, Wish(Action, told | _action(action), new_id=action.id))

    book.write(step)
    book.keep(form_of(FORM, account), "begun", value=True, company=company)
    return id_


def person_id(reading: Reading, name: str, account: str = "") -> str:
    """Return the id of a person by name, the client's or ours without an account; made at the first mention."""
    book, company = reading.desk.workbook, reading.desk.company_key
    owner = book.account(account, company).id if account else None
    told = {row.id: reading.start.text(row.name) for row in book.rows(Person, company=company, account_id=owner)}
    found = next((id_ for id_, known in told.items() if known == reading.start.text(name)), "")
    return found or book.save(Person, company=company, account_id=owner, name=name).id


def _goal(goal: "model.Goal") -> dict[str, Any]:
    told = {"goal": goal.goal, "measure": goal.measure, "target": goal.target, "unit": goal.unit, "due": goal.due}
    return {**told, "serves_id": goal.serves or None, "state": goal.state or None}


def _action(action: "model.Action") -> dict[str, Any]:
    told = {"what": action.what, "who": action.who, "with_whom": action.with_whom, "status": action.status}
    days = {"start": action.start, "due": action.due, "hours": action.hours, "money": action.money}
    return {**told, **days, "goal_id": action.goal or None}
