"""Steps on rows: save, remove, bring back, each with its lines in the journal.

Every function works inside one transaction that its caller commits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

from sqlalchemy import Column, ForeignKey, Table, select
from sqlalchemy.orm import Session

from kamlab.workbook.checking import Label, checked
from kamlab.workbook.errors import Said, WorkbookError
from kamlab.workbook.models import Base, Change, Entry
from kamlab.workbook.values import to_json

_STAMPS = frozenset({"id", "created", "changed"})


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes: the participant, the window, the moment."""

    participant_id: str
    window: str
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Other:
    """A value that stood in the workbook because another window had written it."""

    value: Any
    at: datetime


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal took away, enough to bring it back.

    Attributes
    ----------
    rows
        Table name and values of each row, those it depends on first.
    links
        Table name, row, column and value of each link that was loosened.
    """

    rows: tuple[tuple[str, Mapping[str, Any]], ...]
    links: tuple[tuple[str, str, str, str], ...]


MODELS: Mapping[str, type[Base]] = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def derived_id(*parts: object) -> str:
    """Return the id that follows from a natural key: two windows that make the same row agree on it."""
    return uuid5(NAMESPACE_OID, to_json([str(part) for part in parts])).hex


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written.

    Attributes
    ----------
    model, fields
        The table and the values by column.
    row_id
        The row to change; empty for a new one, or the one with this natural key.
    seen
        By field, what the form believes the workbook holds.
    new_id
        Id of a new row, when it follows from something that is no column.
    """

    model: type[Base]
    fields: Mapping[str, Any]
    row_id: str = ""
    seen: Mapping[str, Any] = field(default_factory=dict)
    new_id: str = ""


def column_of(model: type[Base], name: str) -> Column[Any]:
    """Return a column of a table."""
    column = model.__table__.c[name]
    assert isinstance(column, Column)  # noqa: S101 - tables are made of columns; tells the type checker
    return column


def save_row(session: Session, pen: Pen, wish: Wish) -> tuple[Base, dict[str, Other]]:
    """Make a row or change some of its fields; say which of them were changed elsewhere since they were seen.

    Raises
    ------
    WorkbookError
        If a value does not fit its field, or the row to change is gone.
    """
    model = wish.model
    values = {name: checked(column_of(model, name), value) for name, value in wish.fields.items()}
    _check_links(session, model, values)
    row = _found(session, pen, wish, values)
    if row is None:
        return _new(session, pen, model, values, wish.new_id or _id(session, pen, model, values)), {}
    others: dict[str, Other] = {}
    for name, value in values.items():
        old = getattr(row, name)
        if _same(old, value):
            continue
        if name in wish.seen and not _same(old, checked(column_of(model, name), wish.seen[name])):
            others |= last_elsewhere(session, pen, row, name, name)
        setattr(row, name, value)
        row.changed = pen.at
        journal(session, pen, row, name, (old, value))
    session.flush()
    return row, others


def _found(session: Session, pen: Pen, wish: Wish, values: Mapping[str, Any]) -> Base | None:
    """Find the row to change: by id, or by its natural key."""
    model = wish.model
    if wish.row_id:
        row = session.get(model, wish.row_id, with_for_update=True)
        if row is None:
            raise WorkbookError("workbook.row_gone")
        return row
    if not model.KEY:
        return None
    own = {"participant_id": values.get("participant_id", pen.participant_id), "company": values.get("company", "")}
    key = {name: values.get(name, _default(model, name)) for name in model.KEY} | own
    return session.scalars(select(model).filter_by(**key).with_for_update().limit(1)).first()


def _new(session: Session, pen: Pen, model: type[Base], values: Mapping[str, Any], row_id: str) -> Base:
    _check_complete(model, values)
    owner = {"participant_id": pen.participant_id} if issubclass(model, Entry) else {}
    row = model(id=row_id, created=pen.at, changed=pen.at, **{**owner, **values})
    session.add(row)
    session.flush()
    journal(session, pen, row, "", (None, content(row)))
    return row


def _id(session: Session, pen: Pen, model: type[Base], values: Mapping[str, Any]) -> str:
    if not model.KEY:
        return uuid4().hex
    key = [values.get(name, "") for name in model.KEY]
    owner = values.get("participant_id", pen.participant_id)
    wished = derived_id(model.__tablename__, owner, values.get("company", ""), *key)
    return uuid4().hex if session.get(model, wished) else wished  # taken by a row that was renamed since


def _check_complete(model: type[Base], values: Mapping[str, Any]) -> None:
    """Refuse a new row without a value that it cannot do without."""
    own = {"participant_id", *_STAMPS}
    for column in model.__table__.columns:
        if column.name not in own and column.name not in values and not column.nullable and column.default is None:
            checked(column_of(model, column.name), None)


def before(session: Session, row: Base, name: str, moment: datetime, value: object) -> bool:
    """Tell whether a field had this value at a moment and was changed since."""
    first = session.scalars(
        select(Change)
        .where(Change.row_id == row.id, Change.field == name, Change.at > moment)
        .order_by(Change.at, Change.created)
        .limit(1)
    ).first()
    return first is not None and _same(first.old, value)


def _default(model: type[Base], name: str) -> Any:  # noqa: ANN401 - the default of any column
    return getattr(column_of(model, name).default, "arg", None)


def _check_links(session: Session, model: type[Base], values: Mapping[str, Any]) -> None:
    """Refuse a link to nothing, before the database would do so in its own words."""
    for name, value in values.items():
        for key in model.__table__.c[name].foreign_keys:
            target = MODELS[key.column.table.name]
            if value is not None and session.get(target, value) is None:
                allowed = Said("workbook.kind", kind=Said("workbook.kinds.link"))
                label = Label(model.__tablename__, name)
                raise WorkbookError("workbook.not_allowed", given=value, field=label, allowed=allowed)


def _same(one: object, other: object) -> bool:
    return to_json(one) == to_json(other)


def last_elsewhere(session: Session, pen: Pen, row: Base, name: str, shown: str) -> dict[str, Other]:
    """Return, as field ``shown``, the value that is about to be replaced if another window wrote it."""
    last = session.scalars(
        select(Change)
        .where(Change.row_id == row.id, Change.field.in_((name, "")))
        .order_by(Change.at.desc(), Change.created.desc())
        .limit(1)
    ).first()
    if last is None or last.window == pen.window:
        return {}
    return {shown: Other(getattr(row, name), last.at)}


def journal(session: Session, pen: Pen, row: Base, name: str, turn: tuple[object, object]) -> None:
    """Add a line to the journal: the value before and the value after."""
    old, new = turn
    line = Change(
        participant_id=pen.participant_id,
        table=row.__tablename__,
        row_id=row.id,
        field=name,
        old=old,
        new=new,
        at=pen.at,
        window=pen.window,
    )
    session.add(line)


def content(row: Base) -> dict[str, Any]:
    """Return the values of a row, the stamps apart."""
    return {name: value for name, value in values_of(row).items() if name not in _STAMPS}


def values_of(row: Base) -> dict[str, Any]:
    """Return all values of a row by column."""
    return {column.name: getattr(row, column.name) for column in row.__table__.columns}


def remove_row(session: Session, pen: Pen, model: type[Base], row_id: str) -> Removed:
    """Remove a row with what cannot stand without it; loosen what only pointed at it."""
    row = session.get(model, row_id)
    doomed: dict[str, Base] = {}
    links: list[tuple[str, str, str, str]] = []
    if row is not None:
        _gather(session, row, doomed, links)
    links = [link for link in links if link[1] not in doomed]
    for table, each, column, value in links:
        pointing = session.get_one(MODELS[table], each)
        setattr(pointing, column, None)
        pointing.changed = pen.at
        journal(session, pen, pointing, column, (value, None))
    session.flush()
    order = [table.name for table in Base.metadata.sorted_tables]
    rows = sorted(doomed.values(), key=lambda one: order.index(one.__tablename__))
    taken = tuple((one.__tablename__, values_of(one)) for one in rows)
    for one in rows:
        journal(session, pen, one, "", (content(one), None))
        for key in one.__table__.foreign_keys:  # rows that point at each other can only go once they let go
            if key.parent.nullable:
                setattr(one, key.parent.name, None)
    session.flush()
    for one in reversed(rows):
        session.delete(one)
        session.flush()
    return Removed(taken, tuple(links))


def _gather(session: Session, row: Base, doomed: dict[str, Base], links: list[tuple[str, str, str, str]]) -> None:
    doomed[row.id] = row
    for table, column, key in pointing_at(row.__table__):
        for other in session.scalars(select(MODELS[table.name]).where(table.c[column] == row.id)):
            if other.id in doomed:
                continue
            if key.ondelete == "CASCADE":
                _gather(session, other, doomed, links)
            else:
                links.append((table.name, other.id, column, row.id))


def pointing_at(target: Any) -> Iterable[tuple[Table, str, ForeignKey]]:  # noqa: ANN401 - SQLAlchemy's own FromClause
    """Yield the columns that point at a table."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is target:
                yield table, key.parent.name, key


def bring_back(session: Session, pen: Pen, removed: Removed) -> None:
    """Put removed rows and links back; what is there already stays as it is."""
    own = {values["id"] for _table, values in removed.rows}
    later: list[tuple[str, str, str, str]] = list(removed.links)
    for table, values in removed.rows:
        model = MODELS[table]
        if session.get(model, values["id"]) is not None:
            continue
        loose = [key.parent.name for key in model.__table__.foreign_keys if values[key.parent.name] in own]
        loose = [name for name in loose if model.__table__.c[name].nullable]
        later += [(table, values["id"], name, values[name]) for name in loose]
        row = model(**{**values, **dict.fromkeys(loose)})
        session.add(row)
        session.flush()
        journal(session, pen, row, "", (None, content(row)))
    for table, row_id, column, value in later:
        row_there = session.get(MODELS[table], row_id)
        target = next(iter(MODELS[table].__table__.c[column].foreign_keys)).column.table.name
        if row_there is not None and session.get(MODELS[target], value) is not None:
            setattr(row_there, column, value)
            journal(session, pen, row_there, column, (None, value))
    session.flush()
