"""Values of JSON in one spelling, so that equal values are equal texts."""

import json
from datetime import date
from typing import Any


def to_json(value: object) -> str:
    """Write a value as JSON in its one spelling: sorted keys, no spare spaces, letters as they are.

    Numbers of numpy become numbers, days their ISO text.

    Examples
    --------
    >>> to_json({"b": 1, "a": "ё"})
    '{"a":"ё","b":1}'
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), default=_plain)


def from_json(text: str) -> Any:  # noqa: ANN401 - any JSON value
    """Read what :func:`to_json` wrote."""
    return json.loads(text)


def form_of(form: str, account: str) -> str:
    """Return the name under which the workbook keeps a form's answers about one account."""
    return f"{form} · {account}"


def _plain(value: Any) -> object:  # noqa: ANN401 - whatever a form holds
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "tolist"):  # numpy, without importing it
        return value.tolist()
    message = f"{type(value).__name__} is not a value a form may keep"
    raise TypeError(message)
