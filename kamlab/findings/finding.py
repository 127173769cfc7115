"""A Finding: what a cell of the course shows.

One figure, one sentence that says what it means for this company, the plotted
numbers as a table, and alt text from the same numbers. It shows itself in a
notebook, prints as plain text, and saves its figure for a slide or a page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kamlab.errors import KamlabError
from kamlab.findings.canvas import Canvas
from kamlab.findings.settle import settle
from kamlab.findings.style import MEDIA, MUTED, figure_context
from kamlab.i18n import current_language, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd
    from matplotlib.figure import Figure

    from kamlab.findings.style import Size

    Draw = Callable[[Canvas], object]

_FORMATS = ("png", "svg", "pdf")


@dataclass(frozen=True, eq=False, kw_only=True)
class Finding:
    """A figure with its sentence, its numbers and its alt text, in one language.

    Attributes
    ----------
    title
        The finding as a sentence, without a full stop; the figure's title too.
    so_what
        What it means here: one sentence with a name, a number, a unit, an action.
    table
        The numbers behind the figure, with headings in the reader's language.
    alt
        One or two sentences for who cannot see the figure: kind, finding, numbers.
    draw
        Fills a prepared canvas with the chart; None for a finding that is only a table.
    subtitle
        What is drawn, unit, period, whose data.
    module
        Number and short name of the module: ``"01 · Кто ключевой"``.
    source
        File and period, or the statement that the data are synthetic.
    remark
        One line in the figure: an assumption or a rule.
    formats
        Heading → how to write the column: a format of :mod:`kamlab.i18n.formats`
        (``"percent1"``, ``"money"``). Text columns need none.
    currency
        ISO code for the money formats.
    lang
        ``"ru"`` or ``"en"``; by default the language in use when it was made.

    Examples
    --------
    >>> import pandas as pd
    >>> finding = Finding(
    ...     title="Vega brings 60% of revenue",
    ...     so_what="Give Vega a manager of its own: 60% of revenue rests on it.",
    ...     table=pd.DataFrame({"Client": ["Vega", "Sirius"], "Share": [0.6, 0.4]}),
    ...     formats={"Share": "percent"},
    ...     alt="Vega brings 60% of revenue, Sirius 40%",
    ...     source="sales.csv, 2025",
    ...     lang="en",
    ... )
    >>> print(finding)
    Vega brings 60% of revenue
    → Give Vega a manager of its own: 60% of revenue rests on it.
    <BLANKLINE>
    Client  Share
    Vega      60%
    Sirius    40%
    <BLANKLINE>
    sales.csv, 2025
    """

    title: str
    so_what: str
    table: pd.DataFrame
    alt: str
    draw: Draw | None = None
    subtitle: str = ""
    module: str = ""
    source: str = ""
    remark: str = ""
    formats: Mapping[str, str] = field(default_factory=dict)
    currency: str = "RUB"
    lang: str = field(default_factory=current_language)

    def figure(self, size: Size = "projector") -> Figure:
        """Draw the figure for a medium: ``projector``, ``page`` (16 cm) or ``half`` (8 cm).

        The width is the medium's; the height is what the chart needs, the medium's as a rule.

        Raises
        ------
        KamlabError
            If the finding is only a table.
        """
        if self.draw is None:
            raise KamlabError("findings.no_figure", title=self.title)
        with figure_context():
            canvas = Canvas(
                self.title,
                subtitle=self.subtitle,
                module=self.module,
                source=self.source,
                remark=self.remark,
                medium=MEDIA[size],
            )
            self.draw(canvas)
            settle(canvas)
        return canvas.figure

    def save(self, path: str | Path, *, size: Size = "projector") -> Path:
        """Write the figure to a ``.png``, ``.svg`` or ``.pdf`` file and return its path.

        The same finding gives the same bytes; nothing but the figure is in the file.

        Raises
        ------
        KamlabError
            If the name has another ending, or the finding is only a table.
        """
        from kamlab.findings.render import image

        target = Path(path)
        kind = target.suffix.lower().removeprefix(".")
        if kind not in _FORMATS:
            raise KamlabError("findings.wrong_name", found=target.name, example=f"{target.stem or 'figure'}.png")
        content = image(self.figure(size), kind)
        draft = target.with_name(target.name + ".new")
        draft.write_bytes(content)
        draft.replace(target)
        return target

    def text(self) -> str:
        """Return the finding as plain text: title, sentence, numbers, source."""
        from kamlab.findings.render import plain_text

        return plain_text(self)

    def html(self, size: Size = "projector") -> str:
        """Return the finding as one piece of HTML: no scripts, no outside requests.

        Where the medium leaves the title to the caption (``"half"``), it opens the sentence.
        """
        from kamlab.findings.render import html

        return html(self, self._size_shown(size))

    def html_later(self, size: Size = "projector") -> Callable[[], str]:
        """Draw the finding now and return who makes its HTML: the pixels cost more than the drawing."""
        from kamlab.findings.render import html

        shown = self._size_shown(size)
        figure = None if self.draw is None else self.figure(shown)
        return lambda: html(self, shown, figure)

    def _size_shown(self, size: Size) -> Size:
        """Return the large type on a wall and half a page in a pane, unless the figure has no room for it."""
        from kamlab.findings.inspect import faults
        from kamlab.findings.style import is_on_the_wall

        if size == "half" and self.draw is not None:
            return "projector" if faults(self.figure("half")) else "half"
        if size != "projector" or self.draw is None or not is_on_the_wall():
            return size
        large = self.figure("page")
        if faults(large):
            return "projector"
        if _type_on_screen(large, "page") >= _type_on_screen(None, "projector"):
            return "page"  # it fits a screen as it is: no smaller type could be read better
        usual = self.figure("projector")
        return "page" if _type_on_screen(large, "page") >= _type_on_screen(usual, "projector") else "projector"

    def __str__(self) -> str:
        """Return the plain text."""
        return self.text()

    __repr__ = __str__

    def _repr_mimebundle_(self, **_wishes: object) -> dict[str, str]:
        """Show the finding in a notebook: HTML for the page, plain text for comparing and printing."""
        return {"text/html": self.html(), "text/plain": self.text()}


def _type_on_screen(figure: Figure | None, size: Size) -> float:
    """Return how large names are once the whole figure stands on a screen of 16 by 9; without one, at most."""
    if figure is None:
        return MEDIA[size].em("name")
    wide, high = (float(inches) for inches in figure.get_size_inches())
    return MEDIA[size].em("name") * min(1.0, wide / high * 9 / 16)


def empty_finding(  # noqa: PLR0913 - the heading of the finding it stands for
    found: str,
    todo: str,
    *,
    title: str = "",
    subtitle: str = "",
    module: str = "",
    source: str = "",
    lang: str | None = None,
) -> Finding:
    """Return the finding for data that show nothing yet: empty, all unknown, all equal.

    Parameters
    ----------
    found
        What was found, as a sentence: «За 2025 год нет ни одной продажи.»
    todo
        What to do, as a sentence with an action.
    title
        Instead of «Показывать пока нечего», if there is something better to claim.
    """
    import pandas as pd

    lang = lang or current_language()
    found, todo = _ended(found), _ended(todo)
    rows = {"findings.empty.found": found, "findings.empty.todo": todo}

    def draw(canvas: Canvas) -> None:
        left, y = canvas.body.x0, canvas.body.y0 + 1.5 * canvas.em("label")
        room = min(canvas.body.width, 50 * canvas.em("label"))
        for key, words in rows.items():
            canvas.text(left, y, say(key, lang), "key", colour=MUTED, gid="heading")
            for line in canvas.wrap(words, room, "label")[:5]:
                y += 1.4 * canvas.em("label")
                canvas.text(left, y, canvas.fit(line, room, "label"), "label")
            y += 2.6 * canvas.em("label")

    return Finding(
        title=title or say("findings.empty.title", lang),
        so_what=f"{found} {todo}",
        table=pd.DataFrame(),
        alt=say("findings.empty.alt", lang, found=found, todo=todo),
        draw=draw,
        subtitle=subtitle,
        module=module,
        source=source,
        lang=lang,
    )


def _ended(sentence: str) -> str:
    """Return a sentence with its full stop: another one follows, so what ends in a word or a name gets one."""
    words = sentence.rstrip()
    return words if not words or words.rstrip("»”\"')").endswith((".", "?", "!", "…")) else f"{words}."
