"""The programme becomes the participant's own: at the first entry it goes into the workbook as a whole."""

from typing import TYPE_CHECKING, Any

from kamlab.company.people_begin import begin_people
from kamlab.modules.communication.findings.reading import Reading, form_of
from kamlab.workbook.entries import Pen, Wish, save_row
from kamlab.workbook.models import Event, Message

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def begin_programme(reading: Reading, account: str) -> str:
    """Write the programme the company's folder begins with into the workbook, unless it is there.

    Each row gets the id it has had on the page so far. Returns the id of the account's row.
    """
    book, company = reading.desk.workbook, reading.desk.company_key
    if reading.is_begun(account):
        return book.account(account, company).id
    events, messages = reading.given(account), reading.messages(account)
    id_ = begin_people(reading.people, account) if events else book.account(account, company).id
    shared = {"company": company, "account_id": id_}
    of_text = {one.message: key for key, one in messages.items()}

    def step(session: "Session", pen: Pen) -> None:
        for place, (key, one) in enumerate(messages.items(), 1):
            told: dict[str, Any] = {"text": one.message, "kind": one.kind or None, "item": one.item, "position": place}
            save_row(session, pen, Wish(Message, shared | told, new_id=key))
        for place, one in enumerate(events, 1):
            told = {"message_id": of_text.get(one.message), "person_id": one.person or None, "day": one.day}
            told |= {"tool": one.tool, "function": one.function or None, "who": one.who, "position": place}
            save_row(session, pen, Wish(Event, shared | told, new_id=one.id))

    book.write(step)
    book.keep(form_of(account), "begun", value=True, company=company)
    return id_
