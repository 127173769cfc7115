"""A small form on a workbook of its own, opened in one window or in two."""

from types import SimpleNamespace

import pytest

from kamlab.forms import Entries, Form, Number, Slider, Text, card, so_what
from kamlab.forms.exercise import ExerciseForm
from kamlab.forms.exercise_fields import plain_answer
from kamlab.forms.wording import Wording
from kamlab.i18n import set_language
from kamlab.workbook import open_workbook
from kamlab.workbook.models import Action


def table(workbook):
    """Return what a form asks of a desk."""
    company = SimpleNamespace(currency="RUB", text_in=lambda text, _lang: text)
    return SimpleNamespace(workbook=workbook, language="ru", company_key="demo", company=company)


class Plain(Wording):
    """Words that are the names of things: this form has no catalogue."""

    def label(self, field, **_facts):
        return f"label of {field}"

    def help(self, _field, **_facts):
        return ""

    def say(self, key, **_facts):
        return key


class Small(Form):
    """A threshold, a note and a few actions."""

    key = "01.small"
    fields = (Slider("threshold", default=10, low=1, high=50, unit="%"), Text("note"), Number("count", low=0))

    def begin(self):
        self.words = Plain("form.01_small", self.lang)
        self.actions = Entries(
            self, "actions", Action, (Text("what"), Text("with_whom")), most=2, fixed={"module": "01"}
        )

    def compose(self):
        fields = [self.field(name) for name in self.kinds]
        return [card(*fields, so_what(f"{self['threshold']}")), self.actions.table(), self.actions.foot()]

    def on_break(self):
        message = "Волжские продукты"
        raise ValueError(message)


@pytest.fixture(autouse=True)
def russian():
    """Speak Russian."""
    set_language("ru")


@pytest.fixture
def place(tmp_path):
    """Where the workbook is."""
    return f"sqlite:///{tmp_path / 'workbook.sqlite'}"


@pytest.fixture
def window(place):
    """Open a form in a window of its own each time."""
    books = []

    def opened():
        books.append(open_workbook(place))
        return Small(table(books[-1]))

    yield opened
    for book in books:
        book.close()


class AtExercises:
    """How the tests open, fill and read the forms of exercises."""

    def desk(self, language="ru", workbook=None):
        """Return a desk with a workbook of its own."""
        made = table(workbook or open_workbook("sqlite://"))
        made.language = language
        return made

    def opened(self, desk, number="01.1", **how):
        """Return the form of an exercise."""
        return ExerciseForm(desk, number, **how)

    def fill(self, form, answer):
        """Enter an answer as the page does, field by field."""
        for name, value in plain_answer(form.exercise, answer).items():
            form.set(name, value)
        return form

    def checked(self, form, answer):
        """Enter an answer and press the button."""
        self.fill(form, answer).press("check")
        return form

    def inside(self, form):
        """Return the parts of the card."""
        (box,) = form.parts()
        return box.parts

    def part(self, form, kind):
        """Return the parts of a kind, wherever they stand in the form."""

        def walk(parts):
            for one in parts:
                if one.kind == kind:
                    yield one
                yield from walk(one.parts)

        return list(walk(form.parts()))

    def chip(self, form):
        """Return the state in the corner: tone, sign, word."""
        return self.part(form, "chips")[0].told["labels"][0]

    def dots(self, form):
        """Return the tries as they are drawn."""
        shown = self.part(form, "tries")[0].told
        return "●" * shown["done"] + "○" * shown["left"]


@pytest.fixture
def at():
    """Return the helpers of the exercises' tests."""
    return AtExercises()


@pytest.fixture
def desk(at):
    """Return a desk whose workbook nobody has written in."""
    return at.desk()
