"""Name and code of one client: which of the two tells clients apart.

A name is what people know, a code is what the system means. While each name has one
code and each code one name, the name serves. When two firms share a name, or one
code is written with several names, rows are counted by code and shown under a name.
"""

from typing import TYPE_CHECKING

from kamlab.ledger.columns import header_score
from kamlab.ledger.reading import Note
from kamlab.ledger.rows import sql
from kamlab.ledger.rows.plan import Plan
from kamlab.ledger.rows.result import CANONICAL

if TYPE_CHECKING:
    import duckdb

A_CODE = 60.0  # score of a header from which a column is the system's own code of a client (a tax number is not)
PER_ORDER, MANY = 0.5, 3  # codes per row and per name above which a code is of the order, not of the client


def by_code(
    connection: "duckdb.DuckDBPyConnection", relation: "duckdb.DuckDBPyRelation", plan: Plan
) -> tuple["duckdb.DuckDBPyRelation", list[Note]]:
    """Return the rows with clients told apart by code where names do not suffice."""
    name, code = plan.fields.get("client"), plan.fields.get("client_id")
    if name is None or code is None or name == code or header_score(code, "client_id") < A_CODE:
        return relation, []
    pairs = f"kamlab_pairs_{plan.view}"
    known = "client IS NOT NULL AND client_id IS NOT NULL AND coalesce(reason, '') NOT IN ('total_row', 'header_row')"
    query = f"SELECT client, client_id, count(*) AS n FROM seen WHERE {known} GROUP BY ALL"  # noqa: S608 - ours
    sql.over(relation, query).create(pairs)
    query = f"""
        SELECT (SELECT count(*) FROM (SELECT client FROM {pairs} GROUP BY 1 HAVING count(*) > 1)),
               (SELECT count(*) FROM (SELECT client_id FROM {pairs} GROUP BY 1 HAVING count(*) > 1)),
               count(DISTINCT client), count(DISTINCT client_id), sum(n),
               (SELECT min(client) FROM (SELECT client FROM {pairs} GROUP BY 1 HAVING count(*) > 1)),
               (SELECT min(client_id) FROM (SELECT client_id FROM {pairs} GROUP BY 1 HAVING count(*) > 1))
        FROM {pairs}
    """  # noqa: S608 - a name of ours
    shared, several, names, codes, rows, shared_name, several_code = connection.execute(query).fetchall()[0]
    if not shared and not several:
        return relation, []
    if codes > names * MANY and codes > rows * PER_ORDER:
        return relation, [Note.of("ledger.rows.code_of_order", table=plan.name, header=code)]
    labels = f"kamlab_labels_{plan.view}"
    connection.execute(f"CREATE TEMP TABLE {labels} AS {_labels(pairs)}")
    columns = ", ".join("coalesce(l.label, r.client) AS client" if c == "client" else f"r.{c}" for c in CANONICAL)
    together = f"SELECT {columns} FROM seen r LEFT JOIN {labels} l USING (client_id)"  # noqa: S608 - names of ours
    joined = sql.over(relation, together)
    notes = []
    if shared:
        notes.append(Note.of("ledger.rows.name_shared", table=plan.name, header=code, n=shared, example=shared_name))
    if several:
        notes.append(Note.of("ledger.rows.code_renamed", table=plan.name, header=code, n=several, example=several_code))
    return joined, notes


def _labels(pairs: str) -> str:
    """Name each code by its commonest name; a name that several codes bear gets the code beside it."""
    return f"""
        WITH best AS (SELECT client_id, first(client ORDER BY n DESC, client) AS name FROM {pairs} GROUP BY 1)
        SELECT client_id,
               CASE WHEN count(*) OVER (PARTITION BY name) > 1 THEN name || ' (' || client_id || ')' ELSE name END label
        FROM best
    """  # noqa: S608 - a name of ours
