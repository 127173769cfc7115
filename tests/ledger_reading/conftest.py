"""Shared ground of the reading tests: an engine, and a reader that hands back plain rows."""

import duckdb
import pytest

from kamlab.ledger.reading import read_tables


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect() as engine:
        yield engine


@pytest.fixture
def read(connection):
    """Read one path that holds one table."""

    def read_one(path, **options):
        (table,) = read_tables(connection, path, **options)
        return table

    return read_one


@pytest.fixture
def rows():
    """Return the rows of a table without their lines, in the order of the file."""

    def rows_of(table):
        return [row[:-1] for row in sorted(table.relation.fetchall(), key=lambda row: row[-1])]

    return rows_of


@pytest.fixture
def lines():
    """Return the lines of the rows of a table, in order."""

    def lines_of(table):
        return sorted(row[-1] for row in table.relation.fetchall())

    return lines_of
