"""Tables as a file holds them → rows of one ledger, with a reason for each row set aside.

Which column is the client and which is the amount comes from
:mod:`kamlab.ledger.columns`; how a column writes its numbers and dates is decided
here from the whole column, never from one cell. No row is dropped: a total row, a
row without a client, an amount that is not a number are set aside with their
reason, and their money stays visible.

The entry calls are :func:`canonical_rows`, for files of one shape, and
:func:`query_rows`, for a query over several.
"""

from kamlab.ledger.rows.canonical import canonical_rows
from kamlab.ledger.rows.query import query_rows
from kamlab.ledger.rows.result import CANONICAL, FIELDS, REASONS, TRACES, Rows
from kamlab.ledger.rows.samples import sample_values

__all__ = ["CANONICAL", "FIELDS", "REASONS", "TRACES", "Rows", "canonical_rows", "query_rows", "sample_values"]
