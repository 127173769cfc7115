"""Department lists by form: written, ordered, taken out, laid together; what the figures show follows."""

import pytest

from kamlab.desk import Desk, open_desk
from kamlab.forms.live import STILL
from kamlab.i18n import LANGUAGES
from kamlab.modules.start import forms, model
from kamlab.workbook import open_workbook
from kamlab.workbook.models import ListEntry, Participant

HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE list_entry; --",
    "{{7*7}}",
    "я" * 10_000,
    "\u202eمرحبا",
    "🦊",
)


class OwnDesk(Desk):
    """A desk with a workbook of the test."""

    book = None

    @property
    def workbook(self):
        return type(self).book


@pytest.fixture(scope="module", params=LANGUAGES)
def demo(request):
    return open_desk(request.param, "demo")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "workbook.sqlite"


def on(demo, file):
    """Return the demo desk in a new window on a workbook."""

    class Window(OwnDesk):
        book = open_workbook(str(file))

    return Window(demo.language, demo.company)


@pytest.fixture
def desk(demo, file, monkeypatch):
    monkeypatch.delenv(STILL, raising=False)
    return on(demo, file)


def written(form, department="sales"):
    return [line["client"] for line in form.tables[department]]


def colleague(desk, department, *names):
    """Put the list of another participant into the workbook, as merging does."""
    book = desk.workbook
    other = book.save(Participant, name="Колл", own=False).id

    def step(session, _pen):
        for place, name in enumerate(names, 1):
            session.add(
                ListEntry(participant_id=other, company="demo", department=department, client=name, position=place)
            )

    book.write(step)


def test_until_somebody_writes_the_lists_of_the_folder_are_compared(desk):
    form = forms.lists(desk)
    form.parts()
    assert len(form.finding.table) == 9
    assert not form.entered.is_own
    assert form.say("borrowed") in repr(form)


def test_names_are_put_on_the_list_in_order(desk):
    form = forms.lists(desk)
    for name in ("Вега", "Сириус", "Альтаир"):
        form.set("name", name)
    assert written(form) == written(forms.lists(desk)) == ["Вега", "Сириус", "Альтаир"]
    assert form.held["name"].value is None


def test_the_button_under_an_empty_field_says_what_to_do(desk):
    """On the page a name is added when its field is left: the press of the button comes after it."""
    form = forms.lists(desk)
    asked = {"ru": "Сначала впишите клиента", "en": "First type a client"}[desk.language]
    form.press("add")
    assert form.field("name").told["error"].startswith(asked)
    assert form.focus[0] == "name"
    form.set("name", "Вега")
    form.press("add")
    assert "error" not in form.field("name").told
    form.press("add")
    assert form.field("name").told["error"].startswith(asked)
    form.set("name", "вега")
    form.press("add")
    assert "“Вега”".casefold() in form.field("name").told["error"].casefold().replace("«", "“").replace("»", "”")
    assert written(form) == ["Вега"]


def test_one_list_takes_the_place_of_the_folders(desk):
    form = forms.lists(desk)
    form.set("name", "Вега")
    form.parts()
    entered = form.entered
    assert entered.names["sales"] == ("Вега",)
    assert dict(entered.writers) == {"sales": 1, "finance": 0, "marketing": 0}


def test_the_figure_repeats_the_model(desk):
    form = forms.lists(desk)
    for department, names in {"sales": "АБВ", "finance": "АБГ", "marketing": "АДЕ"}.items():
        form.set("department", department)
        for name in names:
            form.set("name", name)
    form.parts()
    compared = form.entered.compared(desk)
    assert compared == model.compare_lists({"sales": "АБВ", "finance": "АБГ", "marketing": "АДЕ"})
    assert compared.agreed == ("А",)
    assert len(form.finding.table) == 6


def test_a_client_named_as_it_is_shown_is_the_client_of_the_ledger(desk):
    largest = desk.accounts().clients[0]
    form = forms.lists(desk)
    form.set("name", desk.company.display_name(largest, desk.language).upper())
    assert written(form) == [largest]
    assert form.kinds["name"].names[0] == desk.company.display_name(largest, desk.language)


def test_a_client_of_another_list_is_the_same_one_in_both_languages(desk):
    """«Сибирская бумага» buys nothing yet: only the list of marketing knows it."""
    form = forms.lists(desk)
    form.set("name", desk.company.display_name("Сибирская бумага", desk.language))
    form.parts()
    assert "Сибирская бумага" in form.entered.compared(desk).named_by(2)


def test_a_name_twice_is_refused_beside_the_field(desk):
    form = forms.lists(desk)
    form.set("name", "Вега")
    form.set("name", " вега ")
    assert written(form) == ["Вега"]
    assert form.held["name"].problem.key == "form.00_lists.twice"


def test_ten_names_are_the_limit(desk):
    form = forms.lists(desk)
    for turn in range(11):
        form.set("name", f"Клиент {turn}")
    assert len(written(form)) == 10
    assert form.held["name"].problem.key == "form.00_lists.full"
    assert form.say("enough", n=10) in repr(form)


def test_a_name_moves_up_and_down_and_stays_there(desk):
    form = forms.lists(desk)
    for name in "АБВ":
        form.set("name", name)
    last = form.tables["sales"].lines[-1].id
    form.press(f"sales/up:{last}")
    assert written(form) == written(forms.lists(desk)) == ["А", "В", "Б"]
    assert form.focus[0] == f"sales/up:{last}"
    form.press(f"sales/up:{last}")
    assert form.focus[0] == f"sales/down:{last}"
    form.press(f"sales/down:{last}")
    assert written(forms.lists(desk)) == ["А", "В", "Б"]


def test_a_name_taken_out_comes_back(desk):
    form = forms.lists(desk)
    for name in "АБ":
        form.set("name", name)
    form.press(f"sales/remove:{form.tables['sales'].lines[0].id}")
    assert written(form) == ["Б"]
    form.press("sales/undo")
    assert written(form) == ["А", "Б"]


def test_lists_of_colleagues_are_laid_together_by_department(desk):
    colleague(desk, "finance", "А", "Б")
    colleague(desk, "finance", "В", "Б")
    form = forms.lists(desk)
    form.set("name", "А")
    form.parts()
    assert form.entered.names["finance"] == ("Б", "А", "В")
    assert dict(form.entered.writers) == {"sales": 1, "finance": 2, "marketing": 0}
    assert form.say("origin.group", n=2) in repr(form)


def test_another_window_sees_the_list(demo, file, desk):
    forms.lists(desk).set("name", "Вега")
    assert written(forms.lists(on(demo, file))) == ["Вега"]


def test_similar_names_become_one_firm_only_when_confirmed(desk):
    form = forms.lists(desk)
    form.set("name", "ООО Ромашка")
    form.set("department", "finance")
    form.set("name", "Ромашка, ООО")
    form.parts()
    before = len(form.entered.compared(desk).names)
    form.press("one_firm:0")
    form.parts()
    assert len(form.entered.compared(desk).names) == before - 1
    form.press("ask_again")
    form.press("not_one:0")
    assert form.say("answered") in repr(form)


def test_a_shortened_name_of_an_account_is_asked_about_and_joined_on_request_only(desk):
    typed = {"ru": "Волжские", "en": "Volga"}[desk.language]
    account = next(name for name in desk.accounts().clients if "Волжские" in name)
    form = forms.lists(desk)
    form.set("name", typed)
    question = form.say("similar_todo")
    assert question in repr(form)
    assert typed in form.entered.names["sales"]
    form.press("one_firm:0")
    assert form["same"] == {typed: account}
    assert question not in repr(form)


@pytest.mark.parametrize(("make", "columns"), [(forms.overlap, 4), (forms.questions, 3)])
def test_the_tables_below_follow_the_list(desk, make, columns):
    live = make(desk)
    live.parts()
    before = live.finding.table
    forms.lists(desk).set("name", "Совсем новый клиент")
    live.parts()
    assert live.finding.table.shape[1] == columns
    assert not live.finding.table.equals(before)


def test_the_first_guess_counts_the_names_on_all_lists(desk):
    form = forms.first_guess(desk)
    form.set("agreed", "3")
    form.press("show")
    shown = repr(form)
    assert form.real() == {"agreed": 1}
    assert ("На деле — 1." if desk.language == "ru" else "In fact it is 1.") in shown
    assert [int(count) for count in form.finding.table.iloc[:, 1]] == [1, 3, 5]


def test_people_of_one_department_are_laid_together():
    assert model.joint_list([]) == ()
    assert model.joint_list([["А", "Б", "Б"], ["Б"]]) == ("Б", "А")


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_typed_stays_text(desk, name):
    form = forms.lists(desk)
    form.set("name", name)
    assert written(forms.lists(desk)) == [name]
    assert "<script>" not in form._repr_mimebundle_()["text/html"]
