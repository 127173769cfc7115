"""The forms of the programme repeat the model; what is set is kept, found again, and seen by the other forms."""

from datetime import date

import pytest

from kamlab.modules.communication import findings, forms
from kamlab.modules.relationships import forms as relationships
from kamlab.workbook.models import Action, DiaryEntry, Event, Message, Person
from tests.looking import place as cell

VOLGA = "ТД «Волжские продукты»"
BALTIC = "Балтийская судоремонтная компания"
NAMES = ("first_guess", "touches", "programme", "check", "segments", "out", "actions")


def opened(desk):
    return {name: getattr(forms, name)(desk) for name in NAMES}


def drawn(page):
    for form in page.values():
        form.parts()


def test_looking_at_the_programme_writes_nothing(desk):
    drawn(opened(desk))
    assert desk.book.rows(Event, company="demo") == []
    assert desk.book.rows(Person, company="demo") == []
    assert desk.book.saved_at is None


def test_the_first_entry_makes_the_whole_programme_the_participants_own(desk):
    before = findings.programme_of(desk)
    form = forms.programme(desk)
    form.set(cell(form.events, 14, "who"), "Ильина Е. С.")
    after = findings.programme_of(desk)
    assert len(desk.book.rows(Event, company="demo")) == 16
    assert len(desk.book.rows(Message, company="demo")) == 15  # the price review is said twice
    changed = [(old, new) for old, new in zip(before.events, after.events, strict=True) if old != new]
    assert [(old.who, new.who) for old, new in changed] == [("", "Ильина Е. С.")]
    assert after.listeners == before.listeners


def test_a_lunch_brought_forward_ends_the_silence_everywhere(desk):
    page = opened(desk)
    drawn(page)
    rows = page["programme"].events
    lunch = next(place for place, line in enumerate(rows) if line["person_id"] == "Соколов А. В.")
    page["programme"].set(cell(rows, lunch, "day"), "20 января 2027")
    drawn(page)
    assert findings.programme_of(desk).silence(findings.programme_of(desk).heaviest.id) == 50
    assert "60\u00a0%" in repr(page["check"])
    assert rows.lines[lunch]["day"] == "2027-01-20"


def test_a_new_message_gets_its_type_and_can_be_chosen(desk):
    form = forms.programme(desk)
    form.press("messages/add")
    form.set(cell(form.messages, 15, "text"), "Два новых поставщика плёнки")
    form.set(cell(form.messages, 15, "item"), "new_rivals")
    form.parts()
    row = next(one for one in desk.book.rows(Message, company="demo") if one.item == "new_rivals")
    assert row.kind == "market"
    form.press("events/add")
    form.set(cell(form.events, 16, "message_id"), row.id)
    form.set(cell(form.events, 16, "person_id"), "Ветрова Л. К.")
    form.set(cell(form.events, 16, "tool"), "обед")
    form.parts()
    event = findings.programme_of(desk).events[-1]
    assert (event.kind, event.item, event.tool) == ("market", "new_rivals", "lunch")
    assert findings.programme_of(desk).listener(event.person).name == "Ветрова Л. К."


def test_entries_are_found_again_in_the_other_language(desk, turned):
    form = forms.programme(desk)
    form.set(cell(form.events, 0, "tool"), "звонок")
    english = turned(desk, "en")
    again = forms.programme(english)
    assert again.events.lines[0]["tool"] == "call"
    assert "Review of raw material prices" in repr(again)
    assert "D. S. Orlov" in repr(again)
    assert findings.programme_of(english).events[0].who == "E. S. Ilyina"


def test_rows_taken_out_come_back(desk):
    form = forms.programme(desk)
    gone = form.events.lines[14].id
    form.press(f"events/remove:{gone}")
    form.parts()
    assert len(findings.programme_of(desk).events) == 15
    form.press("events/undo")
    form.parts()
    assert len(findings.programme_of(desk).events) == 16


def test_another_account_has_its_own_programme(desk):
    page = opened(desk)
    page["programme"].set("start", "1 января 2027")
    page["programme"].set("account", BALTIC)
    drawn(page)
    assert len(page["programme"].events) == 0
    assert findings.programme_of(desk).start == date(2026, 12, 1)
    page["programme"].set("account", VOLGA)
    drawn(page)
    assert findings.programme_of(desk).start == date(2027, 1, 1)
    assert len(page["programme"].events) == 16


def test_an_event_goes_into_actions_calendar_and_diary(desk):
    page = opened(desk)
    out = page["out"]
    first = out.next_events()[0]
    out.press(f"take:{first.id}")
    out.press(f"take:{first.id}")
    (action,) = desk.book.rows(Action, company="demo", module="07")
    assert (action.with_whom, action.due) == ("Орлов Д. С.", date(2026, 12, 4))
    out.press(f"done:{first.id}")
    out.parts()
    out.press(f"done:{out.programme.events[0].id}")
    (entry,) = desk.book.rows(DiaryEntry, company="demo")
    assert (entry.note, entry.day, entry.kind) == ("Обзор цен на сырьё", date(2026, 12, 4), "review")
    assert out.next_events()[0].day == date(2026, 12, 10)
    text = out.calendar().content.decode()
    assert text.count("BEGIN:VEVENT") == 15
    drawn(page)
    assert len(page["actions"].rows) == 1


def test_no_more_than_three_events_become_actions(desk):
    out = forms.out(desk)
    for event in out.next_events()[:4]:
        out.press(f"take:{event.id}")
    assert len(desk.book.rows(Action, company="demo", module="07")) == 3
    assert "Трёх дел хватит" in out.told


def test_touches_and_the_day_are_kept(desk):
    form = forms.touches(desk)
    form.set("buyer", "2")
    form.set("director", "1")
    assert "100\u00a0%" in repr(forms.touches(desk))
    form.set("buyer", "3")
    assert "а сил хватит на 4" in repr(form)
    check = forms.check(desk)
    check.set("until", "31 марта 2027")
    assert "К 31 марта 2027" in repr(forms.check(desk))


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_company_with_a_ledger_only_says_what_to_enter_and_then_works(bare_in, lang):
    desk = bare_in(lang)
    page = opened(desk)
    drawn(page)
    form = page["programme"]
    form.press("messages/add")
    form.set(cell(form.messages, 0, "text"), "<b>Новые</b> нормы")
    form.set(cell(form.messages, 0, "item"), "regulation")
    form.press("events/add")
    form.parts()
    form.set(cell(form.events, 0, "message_id"), form.messages.lines[0].row)
    form.set(cell(form.events, 0, "person_id"), "Директор & <i>Ко</i>")
    form.set(cell(form.events, 0, "day"), "2031-03-10")
    form.parts()
    assert [one.name for one in findings.programme_of(desk).listeners] == ["Директор & <i>Ко</i>"]
    form.parts()
    form.set(cell(form.weights, 0, "influence"), "5")
    drawn(page)
    assert findings.programme_of(desk).heaviest.name == "Директор & <i>Ко</i>"
    assert "BEGIN:VEVENT" in page["out"].calendar().content.decode()


def test_the_guess_asks_nothing_where_nobody_is_known(bare_in):
    assert not forms.first_guess(bare_in("ru")).asked


def test_the_programme_begins_with_the_lines_of_the_map(desk):
    people, form = relationships.people(desk), forms.programme(desk)
    assert "пока ни одной строки" in repr(form)
    top = people.sight.circle.theirs[0]
    people.set("who", top.id)
    people.set("message", "Склад под заказ снимает 4 млн из запаса")
    form.tree()
    assert "Склад под заказ снимает 4 млн из запаса" in repr(form)
    form.press(f"speak:{top.id}")
    form.tree()
    event = findings.programme_of(desk).events[-1]
    assert (event.person, event.message, event.day) == (top.id, "Склад под заказ снимает 4 млн из запаса", None)
    assert len(findings.programme_of(desk).events) == 17
    assert "✓ уже в программе" in repr(form)


def test_a_person_renamed_on_the_map_keeps_the_events(desk):
    people = relationships.people(desk)
    people.set(f"people/{people.rows.lines[0].id}/name", "Соколов Андрей")
    assert findings.programme_of(desk).silence(people.sight.circle.theirs[0].id) == 99


def test_the_account_of_the_map_is_the_programmes_until_one_is_chosen(desk):
    relationships.people(desk).choose(BALTIC)
    assert forms.programme(desk).account == BALTIC
