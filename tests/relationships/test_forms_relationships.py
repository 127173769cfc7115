"""The forms of module 06: what is entered is kept, all the forms show it, an own company begins empty."""

from datetime import date

import pytest

from kamlab.company.people import People
from kamlab.i18n import LANGUAGES, set_language
from kamlab.modules.relationships import findings, forms
from kamlab.workbook.models import Person, Tie

VOLGA = "ТД «Волжские продукты»"
DAYS = {"ru": "18.11.2026", "en": "18 Nov 2026"}


def told(form):
    """Draw the form and return it as text."""
    form.tree()
    return repr(form)


def line_of(rows, name):
    return next(line for line in rows.lines if line["name"] == name)


def people(desk):
    return People(desk.company, desk.workbook, desk.company_key, desk.language)


@pytest.mark.parametrize("name", forms.__all__)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_stands_on_the_demo_and_on_a_ledger_alone(desk_in, bare_in, name, lang):
    set_language(lang)
    for desk in (desk_in(lang), bare_in(lang)):
        text = told(getattr(forms, name)(desk))
        assert text
        assert "form.06" not in text


def test_looking_writes_nothing(desk):
    for name in forms.__all__:
        told(getattr(forms, name)(desk))
    assert desk.workbook.rows(Person, company="demo") == []


def test_the_first_entry_takes_everybody_along(desk):
    form = forms.people(desk)
    before = form.sight.circle
    line = line_of(form.rows, "Соколов А. В.")
    form.set(f"people/{line.id}/support", "1")
    form.tree()
    after = people(desk).circle(VOLGA)
    assert [one.support for one in after.theirs] == [1, *(one.support for one in before.theirs[1:])]
    assert after.ties == before.ties
    assert len(desk.workbook.rows(Tie, company="demo")) == 7


def test_what_is_entered_is_there_again_in_the_other_language(desk, turned):
    form = forms.people(desk)
    line = line_of(form.rows, "Орлов Д. С.")
    form.set(f"people/{line.id}/post", "советник")
    set_language("en")
    again = forms.people(turned(desk, "en"))
    again.tree()
    assert "D. S. Orlov" in repr(again)
    assert "советник" in repr(again)
    assert "Орлов" not in repr(again)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_tie_is_added_and_changes_the_map(desk_in, lang):
    set_language(lang)
    desk = desk_in(lang)
    ties, shown = forms.ties(desk), forms.people(desk)
    head, top = ties.sight.circle.ours[0], ties.sight.circle.theirs[0]
    for field, value in {"mine": head.id, "their": top.id, "new_depth": "2", "spoke": DAYS[lang]}.items():
        ties.set(field, value)
    ties.press("add_tie")
    ties.tree()
    shown.tree()
    added = next(one for one in shown.sight.circle.ties if (one.ours, one.theirs) == (head.id, top.id))
    assert (added.depth, added.last) == (2, date(2026, 11, 18))
    assert ties.ties.name_of(ties.ties.lines[-1]) == f"{head.name} — {top.name}"
    assert (ties["mine"], ties["their"]) == (None, None)


def test_a_tie_without_a_person_says_which(desk):
    ties = forms.ties(desk)
    ties.press("add_tie")
    assert "Выберите, кто из наших" in told(ties)


def test_an_old_talk_makes_a_tie_stale_everywhere(desk):
    ties, leaving = forms.ties(desk), forms.leaving(desk)
    line = ties.ties.lines[0]
    ties.set(f"ties/{line.id}/last_contact", "1 марта 2026")
    text = told(leaving)
    assert "из 5" in text
    assert "0,15" in text


def test_a_person_goes_with_the_ties_and_comes_back(desk):
    form, ties = forms.people(desk), forms.ties(desk)
    line = line_of(form.rows, "Орлов Д. С.")
    form.press(f"people/remove:{line.id}")
    form.tree()
    ties.tree()
    assert (len(form.rows), len(ties.ties)) == (10, 6)
    assert next(one for one in form.sight.circle.theirs if one.name.startswith("Крылов")).boss == ""
    form.press("people/undo")
    form.tree()
    ties.tree()
    assert (len(form.rows), len(ties.ties)) == (11, 7)


def test_a_map_from_nothing(bare_in):
    desk = bare_in("ru")
    form = forms.people(desk)
    assert "Здесь будут люди клиента" in told(form)
    for name in ("Иванова", "Петров"):
        form.press("people/add")
        form.set(f"people/{form.rows.lines[-1].id}/name", name)
        form.tree()
    boss = next(one for one in form.sight.circle.theirs if one.name == "Иванова")
    form.set("step", "lines")
    form.set(f"people/{line_of(form.rows, 'Петров').id}/reports_to_id", boss.id)
    form.set(f"people/{line_of(form.rows, 'Иванова').id}/role", "decides")
    form.tree()
    ties = forms.ties(desk)
    ties.press("ours/add")
    ties.set(f"ours/{ties.ours.lines[-1].id}/name", "Я сам")
    ties.tree()
    mine = ties.sight.circle.ours[0]
    subordinate = next(one for one in ties.sight.circle.theirs if one.name == "Петров")
    day = ties.sight.day.isoformat()
    for field, value in {"mine": mine.id, "their": subordinate.id, "spoke": day}.items():
        ties.set(field, value)
    ties.press("add_tie")
    assert "Петров — единственный путь наверх" in told(form)


def test_another_client_is_mapped_and_all_forms_follow(desk):
    form, leaving = forms.people(desk), forms.leaving(desk)
    form.set("account", "Альтаир-Фарм")
    form.tree()
    assert len(form.rows) == 5
    assert "Воронова А. К." in told(leaving)
    form.set("other", "Новый клиент")
    form.press("take_other")
    assert form.account == "Новый клиент"
    assert "Здесь будут люди клиента" in told(form)


def test_one_line_for_each_person(desk):
    form = forms.people(desk)
    first, second = form.sight.circle.theirs[:2]
    form.set("who", first.id)
    form.set("message", "плёнка без остановок")
    form.set("who", second.id)
    form.tree()
    assert form.held["message"].value is None
    form.set("who", first.id)
    form.tree()
    assert form.held["message"].value == "плёнка без остановок"


def test_ticked_cells_are_those_that_count(desk):
    form = forms.coverage(desk)
    form.tree()
    assert form["D"] == ["pr", "pd", "fn"]
    form.set("D", ["pr"])
    assert "0 из 1" in told(form)
    assert len(people(desk).cells(VOLGA)) == 12


def test_strengths_hold_for_all_the_forms(desk):
    leaving, following = forms.leaving(desk), forms.next_contact(desk)
    leaving.set("line", "100")
    assert "4,50" in told(following)
    leaving.set("window", "5")
    assert "5 дней" in told_of(forms.coverage(desk))


@pytest.mark.parametrize(("day", "said"), [("18.11.2026", "можно начать"), ("01.03.2026", "не новость")])
def test_news_grow_old(desk, day, said):
    form = forms.news(desk)
    assert "Дня нет" in told(form)
    form.set("read_on", day)
    assert said in told(form)


def test_the_first_guess_is_about_the_best_way(desk_in):
    form = forms.first_guess(desk_in("ru"))
    assert ".." not in told(form)
    assert form.guess_facts() == {"theirs": "Орлов Д. С.", "ours": "Ильина Е. С."}
    assert form.real() == {"side": "ours"}


def test_a_hostile_name_stays_text(desk):
    form = forms.people(desk)
    form.press("people/add")
    form.set(f"people/{form.rows.lines[-1].id}/name", "<script>alert(1)</script>")
    tree = form.tree()
    assert "<script>alert" not in "".join(_html(tree))


def _html(part):
    if isinstance(part, dict):
        if "html" in part:
            yield part["html"]
        for value in part.values():
            yield from _html(value)
    elif isinstance(part, (list, tuple)):
        for value in part:
            yield from _html(value)


def test_a_long_list_is_narrowed_by_a_text_and_a_floor(desk):
    account = desk.workbook.account("Большой клиент", "demo")
    for at in range(60):
        told = {"account_id": account.id, "name": f"Человек {at}", "floor": "DHSW"[at % 4], "position": at}
        desk.workbook.save(Person, company="demo", **told)
    form = forms.people(desk)
    form.set("account", "Большой клиент")
    assert "Показаны 30 из 60" in told_of(form)
    form.set("only", "D")
    assert "Показаны 15 из 60" in told_of(form)
    form.set("find", "человек 5")
    assert "Показаны 2 из 60" in told_of(form)  # 52 and 56
    assert "Показаны 60" not in told_of(form)


def told_of(form):
    return told(form).replace("\u00a0", " ")


def test_the_map_leaves_the_house_without_names(desk):
    form = forms.people(desk)
    hidden = findings.veiled(form.sight)
    shown = str(findings.org_map(desk, hidden))
    names = [word for one in (*form.sight.circle.theirs, *form.sight.circle.ours) for word in one.name.split()[:1]]
    assert "[имя 1]" in shown
    assert [name for name in names if name in shown] == []
    assert "финансовый директор" in shown
    name, content = form.map_file(hidden, "file_veiled")
    assert (name, content[:4]) == ("Карта людей без имён — ТД «Волжские продукты».png", b"\x89PNG")
    assert content != form.map_file(form.sight, "file_named")[1]


@pytest.mark.parametrize("typed", ["", "  "])
def test_a_person_without_a_name_stays_on_the_map(desk, typed):
    form = forms.people(desk)
    line = line_of(form.rows, "Соколов А. В.")
    form.set(f"people/{line.id}/name", typed)
    form.tree()
    assert "Без имени человек пропадёт с карты" in line.held["name"].problem.text("ru")
    assert form.sight.circle.theirs[0].name == "Соколов А. В."


def test_two_people_of_one_name_are_named(desk):
    form = forms.people(desk)
    form.set(f"people/{line_of(form.rows, 'Соколов А. В.').id}/name", "Гусева Т. И.")
    assert "Два человека с одним именем: Гусева Т. И." in told(form)


def test_a_talk_to_come_or_unread_makes_no_tie(desk):
    ties = forms.ties(desk)
    before = len(ties.ties)
    for typed, said in (("вчера", "не дата"), ("18.11.2099", "ещё не наступило")):
        ties.set("mine", ties.sight.circle.ours[0].id)
        ties.set("their", ties.sight.circle.theirs[0].id)
        ties.set("spoke", typed)
        ties.press("add_tie")
        ties.tree()
        assert said in ties.held["spoke"].problem.text("ru")
        assert len(ties.ties) == before


def test_a_tie_added_twice_is_renewed_and_said_so(desk):
    ties = forms.ties(desk)
    known = ties.sight.circle.ties[0]
    for field, value in (("mine", known.ours), ("their", known.theirs), ("spoke", "18.11.2026")):
        ties.set(field, value)
    ties.press("add_tie")
    assert "Ильина Е. С. — Орлов Д. С.: эта связь уже была" in told(ties)
    assert len(ties.ties) == 7
