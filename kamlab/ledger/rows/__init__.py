"""Tables as a file holds them → rows of one ledger, with a reason for each row set aside.

Which column is the client and which is the amount comes from
:mod:`kamlab.ledger.columns`; how a column writes its numbers and dates is decided
here from the whole column, never from one cell. No row is dropped: a total row, a
row without a client, an amount that is not a number are set aside with their
reason, and their money stays visible.
"""

from kamlab.ledger.rows.result import CANONICAL, FIELDS, REASONS, TRACES, Rows

__all__ = ["CANONICAL", "FIELDS", "REASONS", "TRACES", "Rows"]
