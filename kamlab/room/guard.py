"""Stands guard over the cells of a page: whatever happens, a participant reads a sentence and a next step.

Three things can happen. A section was opened before the one it needs: the card
says which one comes first. The course refuses with a sentence of its own: the card
shows it. Something unexpected: one sentence, and a report for the trainer. The
traceback itself never reaches the page.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

from kamlab.errors import KamlabError
from kamlab.forms import still
from kamlab.forms.live import is_live
from kamlab.forms.parts import Part, button, message
from kamlab.i18n import current_language, say
from kamlab.reports import write_report

PAGE = "JPY_SESSION_NAME"  # the server tells each kernel which page it belongs to
_HEADING = re.compile(r"^#{1,3} +(.+?)\s*$", re.MULTILINE)
_MINUTES = re.compile(r"\s*·\s*\d+.*$")


def install(shell: Any) -> None:  # noqa: ANN401 - IPython's shell is untyped
    """Take over what a cell of this kernel shows when it fails."""
    if is_live():
        shell.set_custom_exc((Exception,), _caught)


def _caught(shell: Any, _kind: type, problem: BaseException, _trace: object, tb_offset: int | None = None) -> list[str]:  # noqa: ANN401, ARG001 - IPython's signature
    """Show the card for what went wrong in a cell."""
    from IPython.display import display

    parts = card_for(problem)
    shown = {"text/html": still.html(parts), "text/plain": still.text(parts)}
    panel = _panel(parts)
    if panel:
        shown = {**shown, **panel}
    display(shown, raw=True)  # type: ignore[no-untyped-call]  # IPython has no types
    return []


def card_for(problem: BaseException) -> list[Part]:
    """Return the card that a participant sees in place of an error."""
    lang = current_language()
    if isinstance(problem, NameError) and problem.name and (section := where_made(problem.name, page_cells())):
        again = button("page:run-above", say("guard.count_and_return", lang), weight="main")
        text = say("guard.earlier.text", lang)
        return [message("act", say("guard.earlier.title", lang, section=section), text, actions=[again])]
    if isinstance(problem, KamlabError):
        anew = button("page:run-all", say("guard.count_anew", lang))
        return [message("refused", problem.text(lang), say("guard.safe", lang), actions=[anew])]
    again = button("page:run-all", say("guard.count_anew", lang), weight="main")
    text = say("guard.unexpected.text", lang, report=write_report(problem))
    return [message("check", say("guard.unexpected.title", lang), text, actions=[again])]


def where_made(name: str, cells: list[dict[str, Any]]) -> str:
    """Return the heading of the section whose cell makes a name; empty if no cell does.

    Parameters
    ----------
    name
        The name that was not there: ``"desk"``.
    cells
        The cells of the page, as the notebook file holds them.
    """
    makes = re.compile(rf"^\s*(?:{name}\s*=[^=]|(?:from|import)\b.*\b{name}\b)", re.MULTILINE)
    heading = ""
    for cell in cells:
        source = "".join(cell.get("source", ""))
        if cell.get("cell_type") == "markdown":
            found = _HEADING.findall(source)
            heading = found[-1] if found else heading
        elif makes.search(source):
            return _MINUTES.sub("", heading) or say("guard.first_section")
    return ""


def page_cells() -> list[dict[str, Any]]:
    """Return the cells of the page this kernel belongs to; none if the server did not say which."""
    path = os.environ.get(PAGE, "")
    try:
        return list(json.loads(Path(path).read_text(encoding="utf-8"))["cells"]) if path else []
    except (OSError, ValueError, KeyError):
        return []


def _panel(parts: list[Part]) -> dict[str, Any]:
    """Return the living card, whose buttons work; nothing if it cannot be made."""
    from kamlab.forms.form import VIEW
    from kamlab.forms.panel import Panel

    panel = Panel(tree={"parts": [part.wire() for part in parts], "lang": current_language()})
    _kept[:] = [*_kept[-20:], panel]  # a widget nobody holds is taken away
    return {VIEW: {"version_major": 2, "version_minor": 0, "model_id": panel.model_id}}


_kept: list[Any] = []
