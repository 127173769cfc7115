"""Kinds of columns the tables are made of: moments, JSON, limits, words of a list."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal, get_args

from sqlalchemy import CheckConstraint, Column, DateTime, Dialect, ForeignKey, Text, TypeDecorator
from sqlalchemy.orm import mapped_column

from kamlab.i18n import say, speaks
from kamlab.workbook.values import from_json, to_json

LONGEST = 30_000  # characters of one text; a cell of a spreadsheet takes 32,767


class Moment(TypeDecorator[datetime]):
    """A moment, stored in UTC and read back with its zone, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Write in UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Read with the zone; SQLite forgets it."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """Any value of JSON, stored as text, so that it reads the same everywhere."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str:  # noqa: ANN401 - any JSON value
        """Write the one spelling of the value."""
        return to_json(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Any:  # noqa: ANN401 - any JSON value
        """Read it back."""
        return None if value is None else from_json(value)


def between(column: str, low: float, high: float, *, default: float | None = None) -> Any:  # noqa: ANN401 - a column of the annotated type
    """Return a number column that the database itself keeps within limits, both included."""
    rule = CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"range_{column}")
    return mapped_column(rule, default=default, info={"between": (low, high)})


def one_of(column: str, kind: Any, *, default: str | None = None) -> Any:  # noqa: ANN401 - a Literal in, a column of it out
    """Return a text column that holds one of the words of a ``Literal``."""
    options = get_args(kind)
    rule = CheckConstraint(f"{column} IN ({', '.join(map(repr, options))})", name=f"word_{column}")
    return mapped_column(Text, rule, default=default, info={"options": options})


def word(column: Column[Any], value: str, lang: str) -> str:
    """Return a value of a text column as a reader says it: a word of a list is translated."""
    key = f"workbook.word.{value}"
    return say(key, lang) if value in column.info.get("options", ()) and speaks(key, lang) else value


Words = Annotated[str, mapped_column(Text, default="")]
Jsonable = Annotated[Any, mapped_column(Json)]
AccountId = Annotated[str, mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)]
AccountLink = Annotated[str | None, mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)]
PersonId = Annotated[str, mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)]
PersonLink = Annotated[str | None, mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)]
Certainty = Literal["assumed", "confirmed"]
Department = Literal["sales", "finance", "marketing"]
Module = Literal["00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11"]
