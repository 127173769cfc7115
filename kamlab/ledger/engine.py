"""The embedded engine: one way to open it, quiet and without the network."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def connect() -> "duckdb.DuckDBPyConnection":
    """Open an engine in memory.

    It draws no progress bar (in a notebook the bar would become part of the page) and
    never looks for extensions outside this machine.
    """
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET autoinstall_known_extensions = false")
    return connection
