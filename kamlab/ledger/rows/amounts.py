"""The amount and the profit of a row: read from a column, or computed and said so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kamlab.ledger.columns import header_score, header_words
from kamlab.ledger.columns.words import AFTER_DISCOUNT
from kamlab.ledger.reading import LedgerError, Note
from kamlab.ledger.rows import sql
from kamlab.ledger.rows.evidence import FIRST_ROWS
from kamlab.ledger.rows.numbers import NumberColumn
from kamlab.ledger.rows.plan import Plan
from kamlab.ledger.rows.samples import sample_values

if TYPE_CHECKING:
    import duckdb

Discount = Literal["fraction", "percent", "amount"]
_PER_UNIT = frozenset(
    {"unit", "per", "each", "единицу", "единицы", "единица", "ед", "штуку", "цена", "price", "standard"}
)
_PER_UNIT_UNITS = ("за шт", "/шт", "за ед", "/ед", "per unit")
_WHOLE_PERCENT = 100.0
ENOUGH_ROWS = 8  # lines from which the content may overrule a header
STEADIER = 2.0  # how much steadier the share must be to decide
SENSIBLE = 0.3  # decimal logarithm: cost up to twice the amount
A_NAME = 60.0  # score from which a header alone speaks of an amount


@dataclass(frozen=True, slots=True)
class Amounts:
    """How the money of a row comes about.

    Attributes
    ----------
    revenue, profit
        SQL for the amounts; ``profit`` is NULL when the file does not say it.
    bad, raw
        SQL: whether something that is not a number stands for the amount, and that cell.
    formulas
        Field → formula in words, for amounts no column holds.
    notes
        What was computed, said for a person.
    """

    revenue: str
    profit: str
    bad: str
    raw: str
    formulas: Mapping[str, str]
    notes: tuple[Note, ...] = ()


def amounts(connection: "duckdb.DuckDBPyConnection", plan: Plan, read: Mapping[str, NumberColumn]) -> Amounts:
    """Choose how revenue and profit are found.

    Raises
    ------
    LedgerError
        If there is neither an amount nor quantity and price.
    """
    formulas: dict[str, str] = {}
    notes: list[Note] = []
    if "revenue" in read:
        revenue, parts = '"revenue"', ["revenue"]
    elif {"quantity", "price"} <= read.keys():
        revenue, parts, formulas, notes = _product(connection, plan, read)
    else:
        raise _no_amount(plan)
    profit, profit_formula, profit_notes = _profit(connection, plan, read)
    bad = " OR ".join(sql.name(f"{part}.bad") for part in parts)
    raw = "coalesce(" + ", ".join(_raw_if_bad(plan, part) for part in parts) + ", NULL)"
    return Amounts(revenue, profit, f"({bad})", raw, formulas | profit_formula, (*notes, *profit_notes))


def _no_amount(plan: Plan) -> LedgerError:
    """Say what stands where the amount should be."""
    found = ", ".join(plan.table.headers)
    if "price" in plan.fields:
        return LedgerError("ledger.rows.no_amount_but_price", table=plan.name, found=found, price=plan.fields["price"])
    scores = {header: header_score(header, "revenue") for header in plan.table.headers}
    header = max(scores, key=lambda one: scores[one])
    if scores[header] < A_NAME:
        return LedgerError("ledger.rows.no_amount", table=plan.name, found=found)
    example = ", ".join(f"«{cell}»" for cell in sample_values(plan.table, header)) or "—"
    return LedgerError("ledger.rows.amount_no_numbers", table=plan.name, found=found, header=header, example=example)


def _raw_if_bad(plan: Plan, part: str) -> str:
    header = plan.fields[part]
    cell = plan.cell(header)
    shown = sql.unmarked(cell) if plan.storage[header] == "mixed" else f"CAST({cell} AS VARCHAR)"
    return f"CASE WHEN {sql.name(f'{part}.bad')} THEN {shown} END"


def _product(
    connection: "duckdb.DuckDBPyConnection", plan: Plan, read: Mapping[str, NumberColumn]
) -> tuple[str, list[str], dict[str, str], list[Note]]:
    """Compute quantity × price, less the discount if there is one."""
    facts = {"table": plan.name, "quantity": plan.fields["quantity"], "price": plan.fields["price"]}
    if "discount" not in read or AFTER_DISCOUNT in header_words(plan.fields["price"]).words:
        formula = f"{plan.fields['quantity']} × {plan.fields['price']}"
        note = Note.of("ledger.rows.computed", formula=formula, **facts)
        return '"quantity" * "price"', ["quantity", "price"], {"revenue": formula}, [note]
    kind = _discount(connection, plan, read["discount"])
    discount = 'abs(coalesce("discount", 0))'  # some systems write a discount with a minus
    gross = '"quantity" * "price"'
    revenue = {
        "fraction": f"{gross} * (1 - {discount})",
        "percent": f"{gross} * (1 - {discount} / 100)",
        "amount": f"{gross} - {discount}",
    }[kind]
    less = plan.fields["discount"]
    shown = {"fraction": f" × (1 − {less})", "percent": f" × (1 − {less} / 100)", "amount": f" − {less}"}[kind]
    formula = f"{plan.fields['quantity']} × {plan.fields['price']}{shown}"
    note = Note.of("ledger.rows.computed", formula=formula, **facts)
    return revenue, ["quantity", "price", "discount"], {"revenue": formula}, [note]


def _discount(connection: "duckdb.DuckDBPyConnection", plan: Plan, column: NumberColumn) -> Discount:
    """Tell a fraction (0.05) from percent (5) and from money, by the whole column."""
    query = sql.Steps(plan.view, column.steps()).sql({"high": 'max(abs("discount"))'})
    high = connection.execute(query).fetchall()[0][0] or 0.0
    words = header_words(plan.fields["discount"])
    if high <= 1:
        return "fraction"
    money = words.currency is not None or {"сумма", "amount", "value"} & set(words.words)
    if high > _WHOLE_PERCENT or (money and not words.percent):
        return "amount"
    return "percent"


def _profit(
    connection: "duckdb.DuckDBPyConnection", plan: Plan, read: Mapping[str, NumberColumn]
) -> tuple[str, dict[str, str], list[Note]]:
    if "profit" in read:
        return '"profit"', {}, []
    if "cost" not in read:
        return "CAST(NULL AS DOUBLE)", {}, []
    cost = plan.fields["cost"]
    amount = plan.fields.get("revenue", "revenue")
    if not is_per_unit(cost) and not _looks_per_unit(connection, plan, read):
        formula = f"{amount} − {cost}"
        return (
            '"amount" - "cost"',
            {"profit": formula},
            [Note.of("ledger.rows.profit", table=plan.name, formula=formula)],
        )
    if "quantity" not in read:
        return "CAST(NULL AS DOUBLE)", {}, [Note.of("ledger.rows.cost_per_unit", table=plan.name, header=cost)]
    formula = f"{amount} − {cost} × {plan.fields['quantity']}"
    note = Note.of("ledger.rows.profit", table=plan.name, formula=formula)
    return '"amount" - "cost" * "quantity"', {"profit": formula}, [note]


def _looks_per_unit(connection: "duckdb.DuckDBPyConnection", plan: Plan, read: Mapping[str, NumberColumn]) -> bool:
    """Tell a cost of one piece by content: only cost × quantity keeps a steady share of the amount."""
    if not {"quantity", "revenue"} <= read.keys():
        return False
    columns = sql.merged([read[field].steps() for field in ("cost", "quantity", "revenue")])
    line, piece = "log(cost / revenue)", "log(cost * quantity / revenue)"
    told = "cost > 0 AND quantity > 1 AND revenue > 0"
    first = f"(SELECT * FROM {plan.view} LIMIT {FIRST_ROWS})"  # noqa: S608 - a name of ours
    query = sql.Steps(first, columns).sql(
        {"n": "count(*)", "line": f"stddev({line})", "piece": f"stddev({piece})", "share": f"median({piece})"},
        where=told,
    )
    count, of_line, of_piece, share = connection.execute(query).fetchall()[0]
    return bool(count >= ENOUGH_ROWS and of_piece * STEADIER < of_line and share < SENSIBLE)


def is_per_unit(header: str) -> bool:
    """Tell whether a cost is of one piece: «Себестоимость за единицу», “Unit cost”."""
    spelled = header.lower()
    return bool(_PER_UNIT & set(header_words(header).words)) or any(unit in spelled for unit in _PER_UNIT_UNITS)
