"""The workbook as the forms see it: read when built, written on every change."""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, TypeVar
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kamlab.workbook.checking import check_text
from kamlab.workbook.door import Door
from kamlab.workbook.entries import (
    Other,
    Pen,
    Removed,
    Wish,
    bring_back,
    derived_id,
    journal,
    last_elsewhere,
    remove_row,
    save_row,
)
from kamlab.workbook.errors import WorkbookError
from kamlab.workbook.models import Account, Answer, Attempt, Base, Change, Entry, Participant
from kamlab.workbook.opening import prepare
from kamlab.workbook.participants import make_participant, own_participant
from kamlab.workbook.place import Place, find
from kamlab.workbook.values import to_json

R = TypeVar("R", bound=Base)
T = TypeVar("T")
_log = logging.getLogger(__name__)


class _Unseen(Enum):
    UNSEEN = "unseen"

    def __repr__(self) -> str:
        return "UNSEEN"


UNSEEN: Final = _Unseen.UNSEEN  # the form does not know what the workbook held


@dataclass(frozen=True, slots=True)
class Saved:
    """The acknowledgement: it is on disk.

    Attributes
    ----------
    at
        When it was written, in UTC.
    id
        The row.
    others
        By field, the value that another window had written since the form looked.
    """

    at: datetime
    id: str
    others: Mapping[str, Other] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def other(self) -> Other | None:
        """The first value that another window had written, if any."""
        return next(iter(self.others.values()), None)


class Workbook:
    """What participants entered, kept safe. One instance is one window.

    Attributes
    ----------
    place
        Where it is.
    window
        Id of this window; a change made through another one counts as made elsewhere.
    unsaved
        The refusal of the last change, until a change is written again.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.window = uuid4().hex
        self.unsaved: WorkbookError | None = None
        self._door = Door(place, prepare)
        self._door.open()
        self._listeners: list[Callable[[Saved], object]] = []
        self._own = self._door.read(own_participant) or self._door.write(make_participant)
        self._saved_at: datetime | None = None

    def __repr__(self) -> str:
        """Show where it is."""
        return f"Workbook({self.place.text!r})"

    # ---- forms -------------------------------------------------------------------------------------------------------

    def answers(self, form: str, company: str = "") -> dict[str, Any]:
        """Return the fields of a form as last written; empty if nothing was.

        Parameters
        ----------
        form
            Name of the form, module first: ``"01.threshold"``.
        company
            Name of the company under study; empty for answers that are about none.
        """
        query = select(Answer.field, Answer.value).where(
            Answer.participant_id == self._own, Answer.company == company, Answer.form == form
        )
        return self._door.read(lambda session: dict(tuple(pair) for pair in session.execute(query)))

    def keep(self, form: str, field: str, value: Any, *, company: str = "", seen: Any = UNSEEN) -> Saved:  # noqa: ANN401 - any JSON value
        """Write one field of a form; return when it is on disk.

        Parameters
        ----------
        form, field
            Which field: ``"01.threshold"``, ``"share"``.
        value
            Any JSON value; its text may have 30,000 characters.
        company
            Name of the company under study.
        seen
            What the form believes the workbook holds (None for nothing). If another
            window has written something else since, the answer carries it.

        Raises
        ------
        WorkbookError
            If it cannot be written. What was there before is untouched.
        """
        check_text(to_json(value))
        row_id = derived_id("answer", self._own, company, form, field)

        def step(session: Session) -> Saved:
            pen, others = self._pen(), {}
            row = session.get(Answer, row_id, with_for_update=True)
            if row is None:
                owner = {"participant_id": self._own, "company": company}
                row = Answer(id=row_id, form=form, field=field, value=value, created=pen.at, changed=pen.at, **owner)
                session.add(row)
                session.flush()
                journal(session, pen, row, "value", (None, value))
                return Saved(pen.at, row_id)
            if to_json(row.value) == to_json(value):
                return Saved(pen.at, row_id)
            if seen is not UNSEEN and to_json(row.value) != to_json(seen):
                others = last_elsewhere(session, pen, row, "value", field)
            journal(session, pen, row, "value", (row.value, value))
            row.value, row.changed = value, pen.at
            return Saved(pen.at, row_id, MappingProxyType(others))

        return self._save(step)

    # ---- rows --------------------------------------------------------------------------------------------------------

    def rows(self, model: type[R], *, company: str | None = "", everyone: bool = False, **filters: object) -> list[R]:
        """Return the rows of a table, by position and then by age.

        Parameters
        ----------
        model
            A class of :mod:`kamlab.workbook.models`.
        company
            Name of the company under study; None for all of them.
        everyone
            Also the rows of participants whose workbooks were merged in.
        **filters
            Values of columns: ``account_id=…``.
        """
        query = select(model).filter_by(**filters)
        if issubclass(model, Entry):
            query = query if everyone else query.where(model.participant_id == self._own)
            query = query if company is None else query.where(model.company == company)
            query = query.order_by(model.position)
        query = query.order_by(model.created, model.id)
        return self._door.read(lambda session: list(session.scalars(query)))

    def get(self, model: type[R], row_id: str) -> R | None:
        """Return one row, or None if it is gone."""
        return self._door.read(lambda session: session.get(model, row_id))

    def save(self, model: type[R], id: str = "", *, seen: Mapping[str, Any] | None = None, **fields: Any) -> Saved:  # noqa: A002, ANN401 - the column's own name, any value of a column
        """Make a row, or change fields of one; return when it is on disk.

        Without an id a new row is made; a model with a natural key (``KEY``, such as
        account and sign) changes the row that has this key.

        Parameters
        ----------
        model
            A class of :mod:`kamlab.workbook.models`.
        id
            The row to change.
        seen
            By field, what the form believes the workbook holds; see :meth:`keep`.
        **fields
            Values by column, ``company`` among them.

        Raises
        ------
        WorkbookError
            If a value does not fit, the row is gone, or it cannot be written.
        """

        def step(session: Session) -> Saved:
            pen = self._pen()
            row, others = save_row(session, pen, Wish(model, fields, id, seen or {}))
            return Saved(pen.at, row.id, MappingProxyType(others))

        return self._save(step)

    def account_id(self, name: str, company: str = "") -> str:
        """Return the id of a client's account; empty while it has none."""
        found = self.rows(Account, company=company, name=name)
        return found[0].id if found else ""

    def account(self, name: str, company: str = "") -> Account:
        """Return the account of a client; it is made at its first mention.

        Parameters
        ----------
        name
            The client as the ledger writes it.
        company
            Name of the company under study.
        """
        if found := self.rows(Account, company=company, name=name):
            return found[0]
        saved = self.save(Account, company=company, name=name)
        made = self.get(Account, saved.id)
        if made is None:
            raise WorkbookError("workbook.row_gone")
        return made

    def remove(self, model: type[Base], id: str) -> Removed:  # noqa: A002 - the column's own name
        """Remove a row and what cannot stand without it; what is returned can undo it."""
        return self._save_other(lambda session: remove_row(session, self._pen(), model, id))

    def undo(self, removed: Removed) -> None:
        """Bring back what was removed."""
        self._save_other(lambda session: bring_back(session, self._pen(), removed))

    # ---- exercises ---------------------------------------------------------------------------------------------------

    def record_attempt(self, exercise: str, answer: str, state: str, *, mistake: str = "") -> Saved:
        """Keep one try at an exercise; the same answer again is no new try.

        Parameters
        ----------
        exercise
            Its number, ``"01.2"``.
        answer
            The answer as a text, such as its JSON.
        state
            ``"not_yet"``, ``"partly"`` or ``"done"``.
        mistake
            Code of the typical mistake, if one was recognised.
        """
        fields = {"exercise": exercise, "answer": answer, "state": state, "mistake": mistake}

        def step(session: Session) -> Saved:
            pen = self._pen()
            row, _ = save_row(session, pen, Wish(Attempt, fields))
            row.changed = pen.at
            return Saved(pen.at, row.id)

        return self._save(step)

    def attempts(self, exercise: str) -> list[Attempt]:
        """Return the different answers to an exercise, the latest given last."""
        return sorted(self.rows(Attempt, company=None, exercise=exercise), key=lambda one: one.changed)

    # ---- who and when ------------------------------------------------------------------------------------------------

    @property
    def participant(self) -> Participant:
        """The participant in use; made silently at the first opening."""
        found = self.get(Participant, self._own)
        if found is None:
            raise WorkbookError("workbook.row_gone")
        return found

    def rename(self, name: str) -> Saved:
        """Give the participant a name."""
        return self.save(Participant, self._own, name=name)

    @property
    def saved_at(self) -> datetime | None:
        """When the participant's latest change was written, in UTC; None before the first."""
        if self._saved_at is None:
            query = select(func.max(Change.at)).where(Change.participant_id == self._own)
            self._saved_at = self._door.read(lambda session: session.scalar(query))
        return self._saved_at

    def on_saved(self, callback: Callable[[Saved], object]) -> Callable[[], None]:
        """Call back after each change that is on disk; return the way to stop it."""
        self._listeners.append(callback)

        def unsubscribe() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return unsubscribe

    def read(self, work: Callable[[Session], T]) -> T:
        """Do a step that only looks, with SQLAlchemy's session."""
        return self._door.read(work)

    def write(self, work: Callable[[Session, Pen], T]) -> T:
        """Do several changes as one step: all of them are on disk, or none."""
        return self._save_other(lambda session: work(session, self._pen()))

    def refresh(self) -> None:
        """Look again whose workbook it is: an import into a new one brings its owner along."""
        self._own = self._door.read(own_participant) or self._own
        self._saved_at = None

    def close(self) -> None:
        """Let go of the file; the next step opens it again."""
        self._door.close()

    def _pen(self) -> Pen:
        return Pen(self._own, self.window)

    def _save_other(self, step: Callable[[Session], T]) -> T:
        def both(session: Session) -> tuple[Saved, T]:
            done = step(session)
            return Saved(datetime.now(UTC), ""), done

        return self._acknowledged(both)

    def _save(self, step: Callable[[Session], Saved]) -> Saved:
        return self._acknowledged(lambda session: ((saved := step(session)), saved))

    def _acknowledged(self, step: Callable[[Session], tuple[Saved, T]]) -> T:
        try:
            saved, done = self._door.write(step)
        except WorkbookError as error:
            self.unsaved = error
            raise
        self.unsaved, self._saved_at = None, saved.at
        for listener in tuple(self._listeners):
            try:
                listener(saved)
            except Exception:  # noqa: BLE001 - the value is on disk: a mark that cannot be drawn must not say otherwise
                _log.exception("a listener of the workbook failed")
        return done


def open_workbook(url: str = "") -> Workbook:
    """Open a workbook: this is a new window on it.

    Parameters
    ----------
    url
        Path of a file, ``sqlite:///file``, ``sqlite://`` (in memory) or
        ``postgresql://user@host/base``; empty asks ``KAMLAB_WORKBOOK``, then takes
        ``workbook.sqlite`` in the work folder. A missing file is made, an older one
        is brought up to date after a copy of it was made.

    Raises
    ------
    WorkbookError
        If it is damaged, newer, read-only or cannot be reached. It is then unchanged.
    """
    return Workbook(find(url))


_in_use: dict[str, Workbook] = {}
_turn = threading.Lock()


def workbook_in_use() -> Workbook:
    """Return the workbook of this process, opened at its first use."""
    place = find()
    with _turn:
        if place.text not in _in_use:
            _in_use[place.text] = Workbook(place)
        return _in_use[place.text]
