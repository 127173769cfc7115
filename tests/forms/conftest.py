"""A small form on a workbook of its own, opened in one window or in two."""

from types import SimpleNamespace

import pytest

from kamlab.forms import Entries, Form, Number, Slider, Text, card, so_what
from kamlab.forms.wording import Wording
from kamlab.i18n import set_language
from kamlab.workbook import open_workbook
from kamlab.workbook.models import Action


def table(workbook):
    """Return what a form asks of a desk."""
    company = SimpleNamespace(currency="RUB")
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
