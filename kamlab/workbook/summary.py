"""What is in a workbook, in a few lines."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kamlab.i18n import say
from kamlab.workbook.entries import MODELS
from kamlab.workbook.models import Base, Participant
from kamlab.workbook.store import Workbook


def summary(wb: Workbook) -> list[str]:
    """Return the lines of ``kamlab workbook show``, in the language in use."""
    lines = [say("workbook.show.place", place=wb.place.text)]
    lines.append(say("workbook.show.participant", name=wb.participant.name or say("workbook.show.nameless")))
    if wb.saved_at is None:
        return [*lines, say("workbook.show.empty")]
    at = wb.saved_at.astimezone()
    lines.append(say("workbook.show.saved", day=at, time=f"{at:%H:%M}"))
    for table, count in wb.read(_counts).items():
        if count and table != Participant.__tablename__:
            lines.append(f"  {say(f'workbook.table.{table}')}: {say('workbook.show.count', n=count)}")
    others = len(wb.rows(Participant)) - 1
    if others:
        lines.append(say("workbook.show.others", n=others))
    newest = wb.place.newest_backup()
    return [*lines, say("workbook.show.copy", file=str(newest))] if newest else lines


def _counts(session: Session) -> dict[str, int]:
    names = [name for name in Base.metadata.tables if name != "change"]
    return {name: session.scalar(select(func.count()).select_from(MODELS[name])) or 0 for name in names}
