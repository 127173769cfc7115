"""How long things take to start: ``import kamlab``, and a page of the course.

Each is compared with the bare thing beside it: an empty Python, an empty notebook.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("notebooks/ru/00_start.ipynb", "notebooks/ru/01_identification.ipynb")


def importing(rounds: int) -> tuple[float, float]:
    """Return median seconds of an empty Python and of one that imports kamlab, in turns."""
    bare, full = [], []
    for _ in range(rounds):
        bare.append(_seconds("pass"))
        full.append(_seconds("import kamlab"))
    return statistics.median(bare), statistics.median(full)


def pages(rounds: int) -> dict[str, float]:
    """Return median seconds of running an empty notebook and each page that is built, kernel included."""
    import nbformat

    empty = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("pass")])
    books = {"an empty notebook": empty}
    books |= {name: nbformat.read(ROOT / name, as_version=4) for name in PAGES if (ROOT / name).is_file()}
    times: dict[str, list[float]] = {name: [] for name in books}
    for _ in range(rounds):
        for name, book in books.items():
            times[name].append(_run(book, ROOT / Path(name).parent if book is not empty else ROOT))
    return {name: statistics.median(found) for name, found in times.items()}


def _seconds(code: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)  # noqa: S603 - our own interpreter and code
    return time.perf_counter() - begin


def _run(book: object, folder: Path) -> float:
    from nbclient import NotebookClient

    client = NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    begin = time.perf_counter()
    client.execute()
    return time.perf_counter() - begin
