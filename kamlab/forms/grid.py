"""A grid of entries under a form: many cells of one kind, typed one after another.

The grid itself is ipydatagrid: arrows walk, a digit replaces, Enter goes down, Esc
restores. The kit reads each cell through a field, so what cannot be read goes back
to what it was, with a sentence above the grid.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kamlab.errors import KamlabError
from kamlab.forms.fields import Field

if TYPE_CHECKING:
    import pandas as pd

    from kamlab.forms.form import Form

ROW = 40  # pixels, as high as a field
_INK, _LINE, _QUIET, _CLEAR = "#1b1f24", "#cdd5dd", "#f4f6f8", "rgba(0, 0, 0, 0)"
_EDGE = 8  # pixels the grid draws around its cells; without them it would scroll
_FACE = "'Segoe UI', 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif"


class Grid:
    """An editable grid that belongs to a form.

    Parameters
    ----------
    form
        The form whose :meth:`on_cell` takes the changes.
    fields
        Heading of each column that may be edited → the field that reads it.
    widths
        Width of each column in pixels, the name of the row first.

    Attributes
    ----------
    problem
        Why the last entry could not be read; None if it could.
    """

    def __init__(self, form: "Form", fields: Mapping[str, Field], widths: Sequence[int]) -> None:
        self.form, self.fields, self.widths = form, dict(fields), list(widths)
        self.problem: KamlabError | None = None
        self.frame: pd.DataFrame | None = None
        self.notes: list[str] = []
        self.widget: Any = None
        self.head: Any = None
        self.box: Any = None
        self._mute = False

    def show(self, frame: "pd.DataFrame", notes: Sequence[str] = ()) -> None:
        """Show a frame: the index names the rows, columns without a field cannot be edited.

        Parameters
        ----------
        frame
            What stands in the cells.
        notes
            A quiet line under each heading, the name's first.
        """
        self.frame, self.notes = frame, list(notes)
        if self.widget is not None:
            self._refresh()

    def living(self) -> Any:  # noqa: ANN401 - the widget
        """Return the headings with the grid under them, made at the first question."""
        if self.box is None:
            from ipywidgets import Layout, VBox

            from kamlab.forms.panel import Panel

            self.widget, self.head = self._make(), Panel(tree=self._heads())
            self.widget.on_cell_change(self._changed)
            self.head.layout.min_width = f"{sum(self.widths) + _EDGE}px"
            self.box = VBox([self.head, self.widget], layout=Layout(max_width="100%"))
            self.box.add_class("kl-grid-box")
        return self.box

    def enter(self, row: str, column: str, raw: object) -> None:
        """Read what was typed into a cell and hand it to the form's ``on_cell``."""
        self.problem = None
        if column not in self.fields:
            return  # the grid shows it, nobody enters it: what was typed goes back
        try:
            value = self.fields[column].read(raw, self.form.lang, self.form.today)
        except KamlabError as problem:
            self.problem = problem
            return
        self.form.on_cell(row, column, value)  # type: ignore[attr-defined]  # a form with a grid has it

    def _changed(self, told: Mapping[str, Any]) -> None:
        if self._mute or self.frame is None:
            return
        if _equal(self.frame[told["column"]].iloc[told["row"]], told["value"]):
            return  # the page repeats what it was told
        row = str(self.frame.index[told["row"]])
        self.form.guard(lambda: self.enter(row, told["column"], told["value"]))
        self._refresh()

    def _refresh(self) -> None:
        """Put the frame's values into the grid, where they differ."""
        if self.frame is None:
            return
        shown = self.widget.data
        self.head.tree = self._heads()
        self._mute = True
        try:
            if list(shown.index) != list(self.frame.index) or list(shown.columns) != list(self.frame.columns):
                self.widget.data = self.frame
                self.widget.layout.height = self._height()
                return
            for column in self.frame.columns:
                for place, value in enumerate(self.frame[column]):
                    if not _equal(shown[column].iloc[place], value):
                        self.widget.set_cell_value_by_index(column, place, value)
        finally:
            self._mute = False

    def _heads(self) -> dict[str, Any]:
        """Return the headings as a panel shows them; those of the grid itself cannot wrap every language."""
        assert self.frame is not None  # noqa: S101 - shown before it is made
        names = [str(self.frame.index.name or ""), *map(str, self.frame.columns)]
        notes = [*self.notes, *("" for _ in names)]
        columns = [[name, note, width] for name, note, width in zip(names, notes, self.widths, strict=False)]
        heads = {"kind": "heads", "columns": columns, "names": [*map(str, self.frame.index)], "row": ROW}
        return {"lang": self.form.lang, "wide": True, "parts": [heads]}

    def _height(self) -> str:
        assert self.frame is not None  # noqa: S101 - shown before it is made
        return f"{ROW * len(self.frame) + _EDGE}px"

    def _make(self) -> Any:  # noqa: ANN401 - the widget
        from ipydatagrid import DataGrid, TextRenderer

        assert self.frame is not None  # noqa: S101 - a form shows its grid before it is asked for the widget
        ground = {"text_color": _INK, "text_value": None, "horizontal_alignment": "center"}
        open_ = TextRenderer(font=f"15px {_FACE}", background_color="#ffffff", **ground)
        shut = TextRenderer(font=f"bold 15px {_FACE}", background_color=_QUIET, **ground)
        named = TextRenderer(font=f"bold 14px {_FACE}", text_color=_INK, background_color="#ffffff")
        name = str(self.frame.index.name or "")
        columns = [str(column) for column in self.frame.columns]
        return DataGrid(
            self.frame,
            editable=True,
            header_visibility="row",
            selection_mode="cell",
            base_row_size=ROW,
            column_widths=dict(zip([name, *columns], self.widths, strict=False)),
            renderers={column: open_ if column in self.fields else shut for column in columns} | {name: named},
            grid_style={
                "grid_line_color": _LINE,
                "header_grid_line_color": _LINE,
                "void_color": "#ffffff",
                "cursor_border_color": _INK,
                "selection_border_color": _INK,
                "cursor_fill_color": _CLEAR,
                "selection_fill_color": _CLEAR,
                "header_selection_fill_color": _CLEAR,
            },
            layout={
                "height": self._height(),
                "width": f"{sum(self.widths) + _EDGE}px",
                "min_width": f"{sum(self.widths) + _EDGE}px",
            },
        )


def _equal(one: Any, other: Any) -> bool:  # noqa: ANN401 - whatever a cell holds
    return bool(one == other) or (one != one and other != other)  # noqa: PLR0124 - not-a-number differs from itself
