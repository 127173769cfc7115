"""A figure of a form: drawn once for the same inputs, anew when the page goes on a wall."""

from types import SimpleNamespace

import pytest

from kamlab.errors import KamlabError
from kamlab.findings.style import show_on_the_wall
from kamlab.forms import Drawn
from kamlab.workbook import open_workbook


@pytest.fixture
def counted():
    """Return a form with one figure, and what it was drawn for."""
    drawn = []

    def make():
        drawn.append(1)
        raise KamlabError("forms.number.at_least", low=1)  # the sentence in its place will do

    desk = SimpleNamespace(language="ru", company_key="", workbook=open_workbook("sqlite://"))
    form = Drawn(desk)
    yield lambda inputs: form.drawn(inputs, make), drawn
    show_on_the_wall(wanted=False)


def test_the_same_inputs_are_drawn_once(counted):
    show, drawn = counted
    show(1)
    show(1)
    assert len(drawn) == 1
    show(2)
    assert len(drawn) == 2


def test_on_a_wall_the_figure_is_drawn_anew_and_off_it_again(counted):
    show, drawn = counted
    show(1)
    show_on_the_wall(wanted=True)
    show(1)
    show(1)
    assert len(drawn) == 2
    show_on_the_wall(wanted=False)
    show(1)
    assert len(drawn) == 3
