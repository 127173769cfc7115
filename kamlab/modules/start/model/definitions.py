"""What three texts call a key account, statement by statement.

K is the interview of 2012, M the course overview, A the article. The table
shows where they agree, where only one speaks, and merges nothing.
"""

from dataclasses import dataclass

SOURCES = ("K", "M", "A")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement and the sources that make it."""

    name: str  # part of the message key start.statement.<name>
    sources: tuple[str, ...]  # of "K", "M", "A"; none: no source says so
    near: tuple[str, ...] = ()  # sources that say something close


STATEMENTS = (
    Statement("ten_percent", ("K", "A")),
    Statement("pareto", ("M", "A")),
    Statement("innovators", ("K",)),
    Statement("adviser", ("M",)),
    Statement("loss_hurts", ("A",)),
    Statement("demanding", ("K", "A")),
    Statement("three_per_manager", ("K",)),
    Statement("five_years", ()),
    Statement("market_leader", ("M", "A"), near=("K",)),
)


def stated_by(source: str) -> tuple[str, ...]:
    """Return the names of the statements that a source makes."""
    return tuple(statement.name for statement in STATEMENTS if source in statement.sources)


def shared() -> tuple[str, ...]:
    """Return the statements that every source makes: there is none, which is the point."""
    return tuple(statement.name for statement in STATEMENTS if set(statement.sources) == set(SOURCES))
