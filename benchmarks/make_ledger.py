"""Write a large invented ledger as Parquet and as CSV: ``make_ledger.py FOLDER ROWS``.

Four columns, 5,000 clients, three lines to a document, 36 months, two documents in
a hundred are returns. Seedless: every value follows from the number of its line.
"""

import sys
from pathlib import Path

import duckdb

CLIENTS = 5_000
DAYS = 1_096  # 1 Nov 2023 … 31 Oct 2026
LINES = """
    SELECT 'Client ' || lpad((hash(document) % {clients})::VARCHAR, 5, '0') AS client,
           DATE '2023-11-01' + (document * {days} // ({rows} // 3 + 1))::INTEGER AS date,
           round(exp(8 + 1.2 * (hash(line + 7) % 4000 / 1000.0 - 2)) * if(document % 50 = 0, -1, 1), 2) AS amount,
           'SO-' || lpad(document::VARCHAR, 8, '0') AS document
    FROM (SELECT range AS line, range // 3 AS document FROM range({rows}))
"""


def main(folder: Path, rows: int) -> None:
    """Write ``ledger.parquet`` and ``ledger.csv``."""
    engine = duckdb.connect()
    parquet, csv = folder / "ledger.parquet", folder / "ledger.csv"
    lines = LINES.format(rows=rows, clients=CLIENTS, days=DAYS)
    engine.execute(f"COPY ({lines}) TO '{parquet}' (FORMAT parquet)")
    engine.execute(f"COPY (FROM '{parquet}') TO '{csv}' (HEADER)")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
