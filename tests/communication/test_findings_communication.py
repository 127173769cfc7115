"""What module 07 shows: sentences from the model, figures without faults, in both languages, whatever the names are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kamlab.findings.inspect import faults, marks, texts, unsaid
from kamlab.i18n import LANGUAGES
from kamlab.modules.communication import findings
from kamlab.modules.communication.model import Event, Listener, Programme

NAMES = ("calendar", "reach", "types", "gaps", "conflicts", "touches", "segments")
DRAWN = ("calendar", "reach", "types")
START = date(2026, 12, 1)
HOSTILE = ("<script>alert(1)</script>", "=cmd|'/c calc'!A1", "я" * 2_000, "שלום \u202eעולם", "🦆 $x$ {n} %s")
pytestmark = pytest.mark.usefixtures("in_memory")


@pytest.fixture(scope="module", params=LANGUAGES)
def shown(request, company):
    """Return every finding of the module on the demo company, by name."""
    from kamlab.desk import Desk

    desk = Desk(request.param, company)
    return {name: getattr(findings, name)(desk) for name in NAMES}


def test_every_finding_says_what_to_do(shown):
    for finding in shown.values():
        assert unsaid(finding) == []


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("size", ["projector", "page", "half"])
def test_every_figure_is_without_faults(shown, name, size):
    assert faults(shown[name].figure(size)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_wall_the_calendar_of_many_people_is_wider_than_tall(desk_in, lang, monkeypatch):
    from kamlab.modules.communication.charts import calendar

    monkeypatch.setattr(calendar, "is_on_the_wall", lambda: True)
    finding = findings.calendar(desk_in(lang))
    for size in ("page", "projector"):
        figure = finding.figure(size)
        wide, high = figure.get_size_inches()
        assert wide > 1.1 * high
        assert faults(figure) == []
        assert len(texts(figure, "name")) == 11
        assert texts(figure, "under") == texts(figure, "kind") == []


def test_the_planted_story_is_told(desk):
    calendar = findings.calendar(desk)
    assert calendar.title == "До 10 марта 2027 Соколов А. В. не услышит от нас ничего"
    assert "ждёт 99 дн." in calendar.so_what
    assert "4 из 16" in calendar.so_what
    figure = calendar.figure()
    assert texts(figure, "silence-words") == ["99 дней тишины"]
    assert len(texts(figure, "none")) == 2  # Vetrova and Khasanov
    assert len(marks(figure, "card")) == 15
    assert len(marks(figure, "nobody")) == 1
    assert findings.reach(desk).title == "К 31 января 2027 нас услышит 43\u00a0% влияния клиента"
    assert "60\u00a0%" in findings.reach(desk).so_what
    assert "население и покупатели и новые соперники" in findings.types(desk).so_what
    assert findings.gaps(desk).title == "Без сообщения остались 2 человека"
    assert "Ветрова Л. К. и Хасанов Ф. А." in findings.gaps(desk).so_what
    assert findings.conflicts(desk).title == "Программу не выполнить как есть: 2 места"


def test_one_trait_and_two_are_told_in_one_grammar(desk):
    assert findings.segments(desk, ["department"]).title.endswith(": совпадает отдел")
    assert findings.segments(desk, ["industry", "region"]).title.endswith(": совпадает отрасль и регион")


def test_the_cards_stand_at_their_days(desk):
    figure = findings.calendar(desk).figure()
    silence = marks(figure, "silence")[0].get_bbox()
    lunch = next(one for one in figure.axes[0].texts if one.get_text() == "Обед директоров")
    assert silence.x1 < lunch.get_position()[0] < silence.x1 + 40


def programme_with(**changed):
    people = (Listener("a", "Анна", "директор", "decides", 5), Listener("b", "Борис", "", "", 2))
    events = (
        Event("1", START + timedelta(days=9), "a", "слово", "market", "regulation", "call", "", "Ким"),
        Event("2", START + timedelta(days=15), "b", "слово", "market", "technology", "call", "", "Ким"),
    )
    return replace(Programme("Вега", START, people, events), **changed)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({}, ("без долгой тишины", "without a long silence")),
        ({"events": (Event("1", START, "b", "слово"),)}, ("ни одного сообщения", "not a single message")),
        ({"listeners": (Listener("a", "Анна"),)}, ("влияние неизвестно", "influence is not known")),
        ({"listeners": ()}, ("ни одного человека", "nobody at this client")),
        ({"events": ()}, ("ни одного события", "no events in the programme")),
    ],
)
def test_the_title_turns_with_the_programme(desk_in, lang, changed, word):
    finding = findings.calendar(desk_in(lang), programme_with(**changed))
    assert word[lang == "en"] in finding.title + finding.so_what + str(finding)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_good_programmes_are_told_so(desk_in, lang):
    desk = desk_in(lang)
    programme = programme_with()
    assert ("Противоречий нет" if lang == "ru" else "No conflicts") in findings.conflicts(desk, programme).title
    assert ("Слышат все" if lang == "ru" else "Everybody hears") in findings.gaps(desk, programme).title
    assert "100" in findings.reach(desk, programme).title
    none = programme_with(listeners=(Listener("a", "Анна"),))
    assert ("неизвестно" if lang == "ru" else "not known") in str(findings.reach(desk, none))
    stuck = programme_with(events=(Event("1", START, "b", "слово", who="Ким"),))
    assert ("новое событие" if lang == "ru" else "a new event") in findings.reach(desk, stuck).so_what


@pytest.mark.parametrize("name", HOSTILE)
def test_names_and_messages_are_only_text(desk, name):
    people = (Listener("a", name, name, "decides", 5), Listener("b", name + "2", "", "", 2))
    events = (Event("1", START + timedelta(days=60), "a", name, "company", "size", name, "", name),)
    programme = Programme(name, START, people, events)
    for which in ("calendar", "reach"):
        finding = getattr(findings, which)(desk, programme)
        assert faults(finding.figure()) == []
        assert "<script>" not in finding.html()
    assert findings.gaps(desk, programme).text()
    assert findings.conflicts(desk, programme).text()


def test_segments_follow_the_traits(desk):
    wide = findings.segments(desk, ("industry",))
    narrow = findings.segments(desk, ("industry", "region", "size"))
    assert len(wide.table) >= len(narrow.table)
    assert "один такой" in narrow.title
    assert "снимите один признак" in narrow.so_what.lower()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_ledger_alone_says_what_to_enter(bare_in, lang):
    desk = bare_in(lang)
    for name in NAMES:
        assert str(getattr(findings, name)(desk))


def test_a_table_with_other_columns_is_named_and_not_passed_over(tmp_path):
    from kamlab.company import open_company
    from kamlab.company.settings import CompanyError
    from kamlab.desk import Desk

    names = "events people ties goals facts clients actions perception followup_ties cells dossier_fields"
    for table in names.split():
        (tmp_path / f"{table}.csv").write_text("other,columns\n1,2\n", encoding="utf-8")
    (tmp_path / "ledger.csv").write_text("date,client,revenue\n2026-01-05,Вега,100\n2026-02-05,Лира,50\n", "utf-8")
    (tmp_path / "company.toml").write_text('name = "Своя"\n\n[ledger]\nfiles = ["ledger.csv"]\n', "utf-8")
    desk = Desk("ru", open_company(str(tmp_path)))
    with pytest.raises(CompanyError, match=r"people.*account.*person"):
        findings.calendar(desk)
