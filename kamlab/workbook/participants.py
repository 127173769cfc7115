"""Who the answers belong to: the owner of a file, or the person who signed in to a server."""

import getpass
import os
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kamlab.workbook.entries import Pen, derived_id
from kamlab.workbook.models import Change, Participant

VARIABLE = "KAMLAB_PARTICIPANT"  # whose workbook it is, where many share one database


def _login(session: Session) -> str:
    """Return the name of the person where many share a database; empty in a file of one's own."""
    told = os.environ.get(VARIABLE, "") or os.environ.get("JUPYTERHUB_USER", "")
    if told or session.get_bind().dialect.name == "sqlite":
        return told
    return getpass.getuser()


def own_participant(session: Session) -> str | None:
    """Return the id of the participant in use, if there is one yet."""
    login = _login(session)
    query = select(Participant.id).order_by(Participant.created, Participant.id).limit(1)
    query = query.where(Participant.login == login) if login else query.where(Participant.own)
    return session.scalar(query)


def make_participant(session: Session) -> str:
    """Make the participant, unless another window has done so in the meantime."""
    if found := own_participant(session):
        return found
    login = _login(session)
    row = Participant(id=derived_id("participant", login) if login else uuid4().hex, login=login, own=True)
    session.add(row)
    session.flush()
    return row.id


def adopt(session: Session, pen: Pen, participant_id: str) -> Pen:
    """Let a new workbook take over the participant of a file: on a new computer it is the same person.

    Returns
    -------
    Pen
        Who writes from now on: the participant of the file if nobody has written here yet.
    """
    own = session.get_one(Participant, pen.participant_id)
    if session.get(Participant, participant_id) or session.scalar(
        select(func.count()).select_from(Change).where(Change.participant_id == own.id)
    ):
        return pen
    session.add(Participant(id=participant_id, login=own.login, own=own.own))
    session.delete(own)
    session.flush()
    return Pen(participant_id, pen.window, pen.at)
