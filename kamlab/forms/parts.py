"""The parts of a page without code: plain data, drawn in a browser by the panel, on paper by the still.

A part is a kind, a name and what it shows. Parts hold texts, never HTML, with one
exception: :func:`picture` holds what a Finding draws, and a Finding escapes the
names in it itself. So a client called ``<script>`` is four letters more of text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from kamlab.forms.live import is_live

if TYPE_CHECKING:
    from collections.abc import Callable

    from kamlab.findings import Finding
    from kamlab.findings.style import Size

Tone = Literal["act", "done", "check", "refused", "client", "quiet"]
Weight = Literal["main", "second", "small", "link"]
SIGNS: dict[str, str] = {"act": "→", "done": "✓", "check": "!", "refused": "✕", "client": "◆", "quiet": "○"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a page.

    Parameters
    ----------
    kind
        Which part: ``"card"``, ``"number"``, ``"button"`` …
    id
        Its name inside the form; parts that speak (fields, buttons) need one.
    told
        What it shows: label, value, help …
    parts
        The parts inside it.
    """

    kind: str
    id: str = ""
    told: dict[str, Any] = field(default_factory=dict)
    parts: tuple["Part", ...] = ()

    def wire(self) -> dict[str, Any]:
        """Return the part as the browser gets it, without what is empty."""
        told = self.told | {"html": self.told["html"]} if self.kind == "picture" else self.told
        full = {name: value for name, value in told.items() if value or (value == 0 and value is not False)}
        inner = {"parts": [part.wire() for part in self.parts]} if self.parts else {}
        return {"kind": self.kind, **({"id": self.id} if self.id else {}), **full, **inner}


class Pictured(dict[str, Any]):
    """What a picture tells: its figure is drawn, and becomes pixels when somebody reads ``html``."""

    make: "Callable[[], str]"

    def __missing__(self, name: str) -> str:
        """Make the pixels."""
        if name != "html":
            raise KeyError(name)
        self[name] = self.make()
        return str(self[name])


def card(
    *parts: Part, title: str = "", note: str = "", mark: str = "", main: bool = False, quiet: bool = False
) -> Part:
    """Return a box around parts.

    Parameters
    ----------
    *parts
        What is inside, from top to bottom.
    title, note
        Heading of the box and a quiet line beside it.
    mark
        Small text at the right of the heading: ``"✓ записано 11:16"``.
    main
        Whether this is the box with the page's next step (blue edge).
    quiet
        Whether it stands on the grey ground.
    """
    told = {"title": title, "note": note, "mark": mark, "main": main, "quiet": quiet}
    return Part("card", told=told, parts=parts)


def panes(*parts: Part, widths: Sequence[int] = (), tall: bool = False) -> Part:
    """Return parts side by side that stack on a narrow screen.

    Parameters
    ----------
    *parts
        From left to right.
    widths
        Their proportions.
    tall
        Whether the first stands beside all the others, which stack; on a phone the
        second, the answer, comes before it.
    """
    return Part("panes", told={"widths": list(widths), "tall": tall}, parts=parts)


def row(*parts: Part) -> Part:
    """Return parts in one line that wraps."""
    return Part("row", parts=parts)


def fold(title: str, *parts: Part, id: str = "") -> Part:  # noqa: A002 - the word every part uses
    """Return parts behind a line that opens them."""
    return Part("fold", id, {"title": title}, parts)


def figure_card(label: str, value: str, note: str = "", *, tone: Tone | Literal[""] = "", main: bool = False) -> Part:
    """Return a small box with one large number or word.

    Parameters
    ----------
    label
        What it is, above: «После ухода, если ничего не делать».
    value
        The number with its unit: «5,6 месяца».
    note
        What it rests on, below.
    tone
        ``refused`` where money runs out; empty for plain ink.
    main
        Whether it is the one that answers the page's question (blue edge).
    """
    return Part("figure_card", told={"label": label, "value": value, "note": note, "tone": tone, "main": main})


def heading(text: str, *, note: str = "", level: Literal[1, 2, 3] = 2) -> Part:
    """Return a heading: 1 the page's question, 2 a section, 3 inside a card."""
    return Part("heading", told={"text": text, "note": note, "level": level})


def prose(text: str, *, quiet: bool = False, strong: str = "", id: str = "") -> Part:  # noqa: A002 - the word every part uses
    """Return a paragraph; a quiet one is help or a caption.

    ``strong`` is the piece of the text in bold: the answer; ``id`` is its name if the focus is to be moved here.
    """
    return Part("prose", id, {"text": text, "quiet": quiet, "bold": strong})


def so_what(text: str, *, strong: str = "") -> Part:
    """Return the blue-edged sentence: what it means here. ``strong`` stands first, in bold."""
    return Part("so_what", told={"text": text, "strong": strong})


def message(  # noqa: PLR0913 - the parts of a message, each named at the call
    tone: Tone,
    title: str,
    text: str = "",
    *,
    rows: Iterable[tuple[str, str]] = (),
    actions: Iterable[Part] = (),
    id: str = "",  # noqa: A002 - the word every part uses
) -> Part:
    """Return a message with the edge of its tone.

    Parameters
    ----------
    tone
        What it is: ``act`` where to go, ``done`` it adds up, ``check`` look at this, ``refused`` it cannot be.
    title
        What is wrong, or right, in a few words.
    text
        The sentences under it.
    rows
        Label and text: what was found, where, what to do, what is safe.
    actions
        Buttons; the first one does the remedy.
    id
        Name, if the focus is to be moved here.
    """
    told = {"tone": tone, "title": title, "text": text, "rows": [list(pair) for pair in rows]}
    return Part("message", id, told, tuple(actions))


def button(  # noqa: PLR0913 - the words of a button, each named at the call
    id: str,  # noqa: A002 - the word every part uses
    label: str,
    *,
    weight: Weight = "second",
    reason: str = "",
    on: bool | None = None,
    hint: str = "",
) -> Part:
    """Return a button: a verb and its object.

    Parameters
    ----------
    id
        Name of the action it starts.
    label
        What happens: «Взять эту компанию».
    weight
        ``main`` once a screen; ``second``, ``small``, ``link``.
    reason
        Why it cannot be pressed yet; shown beside it.
    on
        Whether a button that stays pressed is pressed.
    hint
        What a screen reader says instead of a short label.
    """
    return Part("button", id, {"label": label, "weight": weight, "reason": reason, "on": on, "hint": hint})


def link(label: str, to: str, *, weight: Weight = "link") -> Part:
    """Return a link to another page; with a weight it looks like a button."""
    return Part("link", told={"label": label, "to": to, "weight": "" if weight == "link" else weight})


def chips(*labels: tuple[Tone, str]) -> Part:
    """Return small labels, each with the sign of its tone."""
    return Part("chips", told={"labels": [[tone, SIGNS[tone], text] for tone, text in labels]})


def picture(
    finding: "Finding",
    id: str = "picture",  # noqa: A002 - the word every part uses
    *,
    size: "Size" = "projector",
    unfold: str = "",
) -> Part:
    """Return a Finding: its figure, its sentence, its numbers.

    Parameters
    ----------
    finding
        What is shown.
    id
        Name of the part.
    size
        ``"half"`` for a pane: drawn anew for half the width, the title goes into the sentence.
    unfold
        Words of the link behind which the figure waits on a phone; the sentence stays.
    """
    told = Pictured({"text": finding.text(), "unfold": unfold})
    told.make = finding.html_later(size)
    if is_live():
        told["html"]  # a panel shows it at once, and what goes wrong is its form's to say
    return Part("picture", id, told)


def waiting(text: str, *actions: Part) -> Part:
    """Return the quiet place where a figure will be: what opens it, and a way around."""
    return Part("waiting", told={"text": text}, parts=actions)


def empty(title: str, text: str, action: Part) -> Part:
    """Return what stands where nothing is yet: what will be here, the first step, one button."""
    return Part("empty", told={"title": title, "text": text}, parts=(action,))


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence["str | Part"]],
    *,
    numbers: Iterable[int] = (),
    strong: Iterable[int] = (),
    total: bool = False,
) -> Part:
    """Return a table of texts and parts.

    Parameters
    ----------
    heads
        Headings; an empty one for a column that needs none.
    rows
        Cells: texts, fields or buttons.
    numbers
        Columns of numbers: right-aligned, digits of equal width.
    strong
        Columns in bold: the row's name.
    total
        Whether the last row is the sum of the others.
    """
    cells = tuple(
        Part(
            "line",
            parts=tuple(cell if isinstance(cell, Part) else Part("cell", told={"text": cell}) for cell in line),
        )
        for line in rows
    )
    told = {"heads": list(heads), "numbers": list(numbers), "strong": list(strong), "total": total}
    return Part("table", told=told, parts=cells)


def steps(names: Sequence[str], now: int) -> Part:
    """Return the stages of a job; ``now`` is the index of the present one."""
    return Part("steps", told={"names": list(names), "now": now + 1})


def progress(title: str, done: float, note: str, stop: Part | None = None) -> Part:
    """Return a bar: what runs, how far (0..1), rows and seconds left, a way to stop."""
    return Part("progress", told={"title": title, "done": round(done, 3), "note": note}, parts=(stop,) if stop else ())


def drop(id: str, title: str, help: str, label: str, accept: Sequence[str]) -> Part:  # noqa: A002 - words every part uses
    """Return the place to drop a file or choose one; ``accept`` are the endings it takes."""
    return Part("drop", id, {"title": title, "help": help, "label": label, "accept": ",".join(accept)})


def months(text: str, bars: Sequence[tuple[str, int]], *, on: bool = False) -> Part:
    """Return small columns side by side: a letter and a count each; ``text`` says what they show."""
    return Part("months", told={"text": text, "bars": [list(bar) for bar in bars], "on": on})
