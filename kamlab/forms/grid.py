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
HEAD = 64  # pixels: a heading may take three lines
_INK, _LINE, _QUIET, _HEAD = "#1b1f24", "#cdd5dd", "#f4f6f8", "#eef1f4"
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
        self.widget: Any = None
        self._mute = False

    def show(self, frame: "pd.DataFrame") -> None:
        """Show a frame: the index names the rows, columns without a field cannot be edited."""
        self.frame = frame
        if self.widget is not None:
            self._refresh()

    def living(self) -> Any:  # noqa: ANN401 - the widget
        """Return the widget, made at the first question."""
        if self.widget is None:
            self.widget = self._make()
            self.widget.on_cell_change(self._changed)
        return self.widget

    def enter(self, row: str, column: str, raw: object) -> None:
        """Read what was typed into a cell and hand it to the form's ``on_cell``."""
        self.problem = None
        try:
            value = self.fields[column].read(raw, self.form.lang, self.form.today)
        except KamlabError as problem:
            self.problem = problem
            return
        self.form.on_cell(row, column, value)  # type: ignore[attr-defined]  # a form with a grid has it

    def _changed(self, told: Mapping[str, Any]) -> None:
        if self._mute or self.frame is None:
            return
        row = str(self.frame.index[told["row"]])
        self.form.guard(lambda: self.enter(row, told["column"], told["value"]))
        self._refresh()

    def _refresh(self) -> None:
        """Put the frame's values into the grid, where they differ."""
        if self.frame is None:
            return
        shown = self.widget.data
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

    def _height(self) -> str:
        assert self.frame is not None  # noqa: S101 - shown before it is made
        return f"{HEAD + ROW * len(self.frame) + 4}px"

    def _make(self) -> Any:  # noqa: ANN401 - the widget
        from ipydatagrid import DataGrid, TextRenderer

        assert self.frame is not None  # noqa: S101 - a form shows its grid before it is asked for the widget
        head = {"background_color": _HEAD, "text_color": _INK, "text_wrap": True, "vertical_alignment": "center"}
        left = TextRenderer(font=f"bold 14px {_FACE}", horizontal_alignment="left", **head)
        middle = TextRenderer(font=f"bold 14px {_FACE}", horizontal_alignment="center", **head)
        ground = {"text_color": _INK, "text_value": None, "horizontal_alignment": "center"}
        open_ = TextRenderer(font=f"15px {_FACE}", background_color="#ffffff", **ground)
        shut = TextRenderer(font=f"bold 15px {_FACE}", background_color=_QUIET, **ground)
        name = str(self.frame.index.name or "")
        columns = [str(column) for column in self.frame.columns]
        return DataGrid(
            self.frame,
            editable=True,
            selection_mode="cell",
            base_row_size=ROW,
            base_column_header_size=HEAD,
            column_widths=dict(zip([name, *columns], self.widths, strict=False)),
            renderers={column: open_ if column in self.fields else shut for column in columns}
            | {name: TextRenderer(font=f"bold 15px {_FACE}", text_color=_INK, background_color="#ffffff")},
            header_renderer=middle,
            corner_renderer=left,
            grid_style={"grid_line_color": _LINE, "header_grid_line_color": _LINE, "void_color": "#ffffff"},
            layout={"height": self._height(), "max_width": f"{sum(self.widths) + 20}px"},
        )


def _equal(one: Any, other: Any) -> bool:  # noqa: ANN401 - whatever a cell holds
    return bool(one == other) or (one != one and other != other)  # noqa: PLR0124 - not-a-number differs from itself
