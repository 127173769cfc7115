"""One ledger, one currency: amounts in several are never added up."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kamlab.ledger.columns import header_words
from kamlab.ledger.reading import LedgerError
from kamlab.ledger.rows import sql
from kamlab.ledger.rows.numbers import NumberColumn, code
from kamlab.ledger.rows.plan import Plan

if TYPE_CHECKING:
    import duckdb

MONEY_FIELD = ("revenue", "price")


def currency_of(plan: Plan, read: Mapping[str, NumberColumn]) -> str:
    """Return SQL for the ISO code of a row: its column, else the sign beside the amount, else the header."""
    sources = []
    if "currency" in plan.fields:
        word = '"currency"'
        sources += [code(f"rtrim(lower({word}), '.')"), f"upper({word})"]
    for field in MONEY_FIELD:
        if field in read:
            sources.append(f"{sql.name(f'{field}.sign')}")
            if (named := header_words(plan.fields[field]).currency) is not None:
                sources.append(sql.text(named))
    return f"coalesce({', '.join(sources)}, NULL)" if sources else "CAST(NULL AS VARCHAR)"


def one_currency(
    connection: "duckdb.DuckDBPyConnection", relation: "duckdb.DuckDBPyRelation", plans: Sequence[Plan]
) -> str | None:
    """Return the currency of the accepted rows, None if the files do not say it.

    Raises
    ------
    LedgerError
        If there are several: their sum would mean nothing.
    """
    if not any(_may_say(plan) for plan in plans):
        return None
    query = (
        "SELECT currency, sum(revenue), count(*) FROM seen WHERE reason IS NULL AND currency IS NOT NULL "
        "GROUP BY 1 ORDER BY 3 DESC, 1"
    )
    found = sql.over(relation, query).fetchall()
    if len(found) < 2:  # noqa: PLR2004 - one currency or none is what we want
        return found[0][0] if found else None
    header = next((plan.fields["currency"] for plan in plans if "currency" in plan.fields), None)
    shown = "; ".join(f"{currency} {amount:,.2f} ({rows})" for currency, amount, rows in found)
    if header is None:
        raise LedgerError("ledger.rows.currencies_by_sign", table=plans[0].name, found=shown)
    written = _written(connection, plans, header)
    condition = f"{sql.shell_name(header)} = {sql.text(written)}"
    raise LedgerError("ledger.rows.currencies", table=plans[0].name, header=header, found=shown, condition=condition)


def _may_say(plan: Plan) -> bool:
    if "currency" in plan.fields:
        return True
    headers = [plan.fields[field] for field in MONEY_FIELD if field in plan.fields]
    return any(plan.seen[header].currency or header_words(header).currency for header in headers)


def _written(connection: "duckdb.DuckDBPyConnection", plans: Sequence[Plan], header: str) -> str:
    """Return the commonest currency as the file writes it, for the filter we propose."""
    plan = next(plan for plan in plans if plan.fields.get("currency") == header)
    cell = plan.cell(header)
    query = f"SELECT {cell} FROM {plan.view} WHERE {cell} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"  # noqa: S608 - quoted
    return str(connection.execute(query).fetchall()[0][0]).strip()
