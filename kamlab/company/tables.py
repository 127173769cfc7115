"""A table of a company's folder: read as people save tables, and each day and number of it checked once.

The modules read a cell that tells nothing as unknown; one that tells something they
cannot read must never pass for that, so it is named here, with its file, row and column.
"""

from typing import TYPE_CHECKING

from kamlab.company.cells import day, is_missing, number
from kamlab.company.settings import CompanyError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

DAYS = frozenset(
    [
        "date",
        "due",
        "done",
        "start",
        "end",
        "since",
        "launched",
        "leaves",
        "first_contact",
        "last_contact",
        "last_order",
        "notice",
        "returned",
        "lunch_declined",
        "office_visit",
    ]
)
NUMBERS = frozenset(
    [
        "influence",
        "support",
        "depth",
        "target",
        "hours",
        "money",
        "staff",
        "low",
        "base",
        "high",
        "limit",
        "wallet_low",
        "wallet_base",
        "wallet_high",
        "amount",
        "cost_a_year",
        "payment_days",
        "leave_probability",
        "tonnes",
        "tolerance",
        "price",
        "discount",
        "from_tonnes",
        "contribution",
        "start_up_months",
        "list_price",
        "predictability",
        "growth",
        "profitability",
        "criticality",
        "reputation",
        "partnership",
        "attractiveness",
        "wish",
    ]
)
_SEPARATORS = ",;\t"


def read_table(path: "Path") -> "pd.DataFrame":
    """Return a table.

    Parameters
    ----------
    path
        A ``.csv`` file in UTF-8, parted by commas, semicolons or tabs as the spreadsheet saved it, or an ``.xlsx``
        file, whose first sheet counts.

    Raises
    ------
    CompanyError
        The file cannot be read, or a cell of :data:`DAYS` or :data:`NUMBERS` holds something else.
    """
    import pandas as pd

    try:
        if path.suffix == ".xlsx":
            table = pd.read_excel(path, engine="calamine")
        else:
            with path.open(encoding="utf-8-sig") as file:
                head = file.readline()
            table = pd.read_csv(path, encoding="utf-8-sig", sep=separator(head))
    except (ValueError, OSError) as error:
        raise CompanyError("company.bad_profile", file=str(path), what=str(error)) from error
    _check(table, path)
    for column in NUMBERS.intersection(table.columns):
        if table[column].dtype.kind not in "if":
            table[column] = table[column].map(number).astype(float)  # a decimal comma, spaces between thousands
    return table


def separator(head: str) -> str:
    """Return what parts the columns, by the line of heads; a Russian spreadsheet saves semicolons."""
    return max(_SEPARATORS, key=head.count)


def _check(table: "pd.DataFrame", path: "Path") -> None:
    for kind, names, read in (("day", DAYS, day), ("number", NUMBERS, number)):
        for column in names.intersection(table.columns):
            for place, cell in enumerate(table[column], 2):  # the heads are row 1 of the spreadsheet
                if not is_missing(cell) and str(cell).strip() and read(cell) is None:
                    key = f"company.no_{kind}"
                    raise CompanyError(key, file=str(path), row=place, column=column, found=str(cell)[:40])
