"""Patterns over answers: how a typical mistake is recognised, written as data.

A pattern maps fields to what is wanted there: a plain value (of the field's own
kind), or one of the small matchers below. Each matcher can also give examples,
so that every mistake is its own test.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kamlab.exercise.fields import Answer, Choose, Field, Number, Rank, Value

NEAR = 0.005  # a wrong number is recognised to half a per cent: 22 and 22.2 are both "about 22"


@dataclass(frozen=True, slots=True)
class OneOf:
    """Any of several values."""

    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Includes:
    """The chosen options include these; or the order begins with them."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lacks:
    """The chosen options do not include these."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A number from ``low`` to ``high``, both included."""

    low: float
    high: float


Wanted = object  # a plain value or one of the matchers
Pattern = Mapping[str, Wanted]
Predicate = Callable[[Answer], bool]


def one_of(*values: object) -> OneOf:
    """Match any of these values."""
    return OneOf(values)


def includes(*options: str) -> Includes:
    """Match if all these options are among the chosen ones (or open the order)."""
    return Includes(options)


def lacks(*options: str) -> Lacks:
    """Match if none of these options is chosen."""
    return Lacks(options)


def between(low: float, high: float) -> Between:
    """Match a number from ``low`` to ``high``."""
    return Between(low, high)


def matches(when: Pattern | Predicate, answer: Answer, fields: Mapping[str, Field]) -> bool:
    """Tell whether an answer shows the pattern; an empty field shows nothing."""
    if not isinstance(when, Mapping):
        return when(answer)
    return all(
        (value := answer.get(name)) is not None and _fits(wanted, value, fields[name]) for name, wanted in when.items()
    )


def examples(when: Pattern, fields: Mapping[str, Field]) -> Iterator[Answer]:
    """Yield complete answers that show the pattern, right everywhere else."""
    right: Answer = {name: right_value(one) for name, one in fields.items()}
    options = {name: list(_values(wanted, fields[name])) for name, wanted in when.items()}
    for turn in range(max(len(values) for values in options.values())):
        yield right | {name: values[turn % len(values)] for name, values in options.items()}


def right_value(one: Field) -> Value:
    """Return the right value of a field as an answer holds it."""
    if isinstance(one, Choose):
        return frozenset(one.right)
    return float(one.right) if isinstance(one, Number) else one.right


def as_value(wanted: Wanted, one: Field) -> Value:
    """Write a plain value of a pattern the way an answer holds it."""
    if isinstance(one, Number) and isinstance(wanted, (int, float)):
        return float(wanted)
    if isinstance(one, Choose):
        return frozenset((wanted,) if isinstance(wanted, str) else tuple(wanted))  # type: ignore[arg-type] # ids of options by construction
    if isinstance(one, Rank):
        return tuple(wanted)  # type: ignore[arg-type] # ids of options by construction
    return str(wanted)


def _fits(wanted: Wanted, value: Value, one: Field) -> bool:
    if isinstance(wanted, OneOf):
        return any(_fits(each, value, one) for each in wanted.values)
    if isinstance(wanted, Between):
        return isinstance(value, float) and wanted.low <= value <= wanted.high
    if isinstance(wanted, Includes):
        head = value[: len(wanted.options)] if isinstance(value, tuple) else value
        return isinstance(head, (frozenset, tuple)) and set(wanted.options) <= set(head)
    if isinstance(wanted, Lacks):
        return isinstance(value, (frozenset, tuple)) and not set(wanted.options) & set(value)
    plain = as_value(wanted, one)
    if isinstance(plain, float) and isinstance(value, float):
        return abs(value - plain) <= max(abs(plain) * NEAR, 1e-9)
    return value == plain


def _values(wanted: Wanted, one: Field) -> Iterator[Value]:
    """Yield example values for one field."""
    right = right_value(one)
    if isinstance(wanted, OneOf):
        for each in wanted.values:
            yield from _values(each, one)
    elif isinstance(wanted, Between):
        yield (wanted.low + wanted.high) / 2
    elif isinstance(wanted, Includes) and isinstance(one, Rank):
        yield (*wanted.options, *(name for name in one.right if name not in wanted.options))
    elif isinstance(wanted, Includes):
        many = isinstance(one, Choose) and one.many and isinstance(right, frozenset)
        yield (right if many and isinstance(right, frozenset) else frozenset()) | frozenset(wanted.options)
    elif isinstance(wanted, Lacks):
        yield frozenset(right) - frozenset(wanted.options) if isinstance(right, frozenset) else right
    else:
        yield as_value(wanted, one)
