"""The form kit: every page without code is put together from these parts, and from nothing else.

A form is a thin shell over a model. It names its fields, says which parts stand
where, and shows its Finding; the kit draws the parts, reads what was typed, saves
each change to the workbook and says when it is on disk::

    class Threshold(Form):
        key = "01.threshold"
        fields = (Slider("threshold", default=10.0, low=1, high=50, unit="percent"),)

        def compose(self) -> list[Part]:
            return [card(self.field("threshold")), self.show(shares(self.desk, self["threshold"] / 100))]

**A form is a function from values to parts.** Whatever happens (a key, a slider, another
window), the kit changes a value and asks for the parts again; the page keeps the
elements that stay, so nothing jumps and nobody loses their place. ``parts.py`` lists
the parts, ``fields.py`` and ``known.py`` the fields, ``entries.py`` the tables of entries,
``account.py`` forms about one account and its rows;
the words of a form stand in the catalogue under keys that follow from its name
(``form.01_threshold.threshold.label``). Where nothing can display a form, the same
parts give a still picture of it (``still.py``).
"""

from kamlab.forms.actions import Actions, actions
from kamlab.forms.drawn import Drawn
from kamlab.forms.entries import Entries
from kamlab.forms.fields import Area, Client, Day, Number, Order, Pick, Segments, Slider, Text, Tick, Ticks
from kamlab.forms.foretold import Foretold
from kamlab.forms.form import Form
from kamlab.forms.grid import Grid
from kamlab.forms.guess import Guess, guess
from kamlab.forms.parts import (
    Part,
    button,
    card,
    chips,
    empty,
    figure_card,
    fold,
    heading,
    link,
    message,
    panes,
    picture,
    progress,
    prose,
    row,
    so_what,
    steps,
    table,
    waiting,
)
from kamlab.forms.started import Started

__all__ = [
    "Actions",
    "Area",
    "Client",
    "Day",
    "Drawn",
    "Entries",
    "Foretold",
    "Form",
    "Grid",
    "Guess",
    "Number",
    "Order",
    "Part",
    "Pick",
    "Segments",
    "Slider",
    "Started",
    "Text",
    "Tick",
    "Ticks",
    "actions",
    "button",
    "card",
    "chips",
    "empty",
    "figure_card",
    "fold",
    "guess",
    "heading",
    "link",
    "message",
    "panes",
    "picture",
    "progress",
    "prose",
    "row",
    "so_what",
    "steps",
    "table",
    "waiting",
]
