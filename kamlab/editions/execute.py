"""Execute a notebook so that two runs give the same bytes.

Only the outputs and the count of each cell are kept: no time stamps, no version
of the interpreter. A warning, a slow cell or an error is a fault with the cell's
own first line, never a notebook that looks finished.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kamlab.editions.kernel import QUIET_KERNEL, build_environment, own_loop
from kamlab.errors import KamlabError

CELL_SECONDS = 120  # a cell that takes longer has failed; the slowest of the course takes a few seconds


def execute(notebook: Any, folder: Path, name: str, seconds: int = CELL_SECONDS) -> None:  # noqa: ANN401 - notebook nodes are untyped
    """Run all cells of ``notebook`` in place, as if it lay in ``folder``.

    Parameters
    ----------
    notebook
        The notebook to run.
    folder
        Working folder of the cells; made if it is not there yet.
    name
        What the notebook is called in messages.
    seconds
        Longest time for one cell.

    Raises
    ------
    KamlabError
        If a cell fails, takes too long or prints a warning.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    folder.mkdir(parents=True, exist_ok=True)
    client = NotebookClient(
        notebook,
        timeout=seconds,
        kernel_name="python3",
        record_timing=False,
        extra_arguments=list(QUIET_KERNEL),
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        with own_loop():
            client.execute(env=build_environment())
    except CellTimeoutError as error:
        raise _failed(name, notebook, "editions.too_slow", seconds=seconds) from error
    except (CellExecutionError, DeadKernelError) as error:
        raise _failed(name, notebook, "", text=_last_line(error)) from error
    _settle(notebook)
    _refuse_warnings(notebook, name)


def take_over(notebook: Any, run: Path, name: str, parameters: Mapping[str, str]) -> bool:  # noqa: ANN401 - notebook nodes are untyped
    """Take the outputs of a page that a headless run has executed already, if it ran exactly these cells.

    Parameters
    ----------
    notebook
        The notebook, not executed.
    run
        What papermill made of the built page; the cell with the parameters that it put in is left out.
    name
        What the notebook is called in messages.
    parameters
        What the run must have been asked for.

    Returns
    -------
    bool
        False if there is no such run, it had other cells or parameters, or it did not finish.

    Raises
    ------
    KamlabError
        If a cell printed a warning.
    """
    if not run.is_file():
        return False
    import nbformat

    done = nbformat.read(run, as_version=4)  # type: ignore[no-untyped-call] # the library has no types here
    cells = [cell for cell in done.cells if "injected-parameters" not in cell.metadata.get("tags", ())]
    counts = [cell.execution_count for cell in done.cells if cell.cell_type == "code"]
    same = [(cell.id, cell.cell_type, cell.source) for cell in cells] == [
        (cell.id, cell.cell_type, cell.source) for cell in notebook.cells
    ]
    told = done.metadata.get("papermill", {}).get("parameters")
    if not same or told != parameters or counts != list(range(1, len(counts) + 1)):
        return False
    codes = [(cell, twin) for cell, twin in zip(notebook.cells, cells, strict=True) if cell.cell_type == "code"]
    for turn, (cell, twin) in enumerate(codes, start=1):
        cell.execution_count, cell.outputs = turn, twin.outputs
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = turn
    _refuse_warnings(notebook, name)
    return True


def cell_sentence(cell: Any) -> str:  # noqa: ANN401 - notebook nodes are untyped
    """Return what a cell says it does: its first line, without the comment sign."""
    return str(cell.source).strip().partition("\n")[0].lstrip("# ")


def failed_cell(notebook: Any) -> Any:  # noqa: ANN401 - notebook nodes are untyped
    """Return the cell that stopped a run: the one with an error, else the first not finished."""
    codes = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in codes:
        if any(output.output_type == "error" for output in cell.outputs):
            return cell
    return next((cell for cell in codes if cell.execution_count is None), codes[-1])


def _settle(notebook: Any) -> None:  # noqa: ANN401 - notebook nodes are untyped
    """Take out what a run leaves behind: versions of the interpreter, states of widgets."""
    notebook.metadata["language_info"] = {"name": "python"}
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)


def _refuse_warnings(notebook: Any, name: str) -> None:  # noqa: ANN401 - notebook nodes are untyped
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "stream" and output.name == "stderr":
                text = output.text.strip().splitlines()[0][:200]
                raise KamlabError("editions.cell_failed", file=name, cell=cell_sentence(cell), problem=text)


def _failed(name: str, notebook: Any, key: str, **facts: object) -> KamlabError:  # noqa: ANN401 - notebook nodes are untyped
    from kamlab.i18n import say

    problem = say(key, **facts) if key else str(facts["text"])
    return KamlabError("editions.cell_failed", file=name, cell=cell_sentence(failed_cell(notebook)), problem=problem)


def _last_line(error: Exception) -> str:
    lines = [line for line in re.sub(r"\x1b\[[0-9;]*m", "", str(error)).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
