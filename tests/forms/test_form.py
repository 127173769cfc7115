"""A form: every change on disk, nothing entered is lost, whatever goes wrong is a sentence."""

import threading
import time

import pytest

from kamlab.forms import still
from kamlab.reports import write_report
from kamlab.workbook import WorkbookError
from kamlab.workbook.models import Action

HOSTILE = [
    pytest.param("<script>alert(1)</script>", id="script"),
    pytest.param("=cmd|' /C calc'!A0", id="formula"),
    pytest.param("'; DROP TABLE answer; --", id="sql"),
    pytest.param("{{7*7}}", id="template"),
    pytest.param("я" * 10_000, id="ten-thousand-letters"),
    pytest.param("\u202eתפוחים\u202c עברית", id="right-to-left"),
    pytest.param("🍎👩‍💼", id="emoji"),
]


def part(form, name):
    """Return what the part of a field tells."""

    def search(parts):
        for one in parts:
            if one.id == name:
                return one.told
            if found := search(one.parts):
                return found
        return None

    return search(form.parts())


def test_a_default_is_shown_until_something_is_entered(window):
    form = window()
    assert (form["threshold"], form.is_entered("threshold")) == (10, False)


def test_an_answer_is_there_in_the_next_window(window):
    form = window()
    form.set("threshold", "12,5")
    assert part(form, "threshold")["saved"].startswith("✓ записано")
    assert window()["threshold"] == 12.5


def test_an_emptied_field_goes_back_to_its_default(window):
    form = window()
    form.set("threshold", "20")
    form.set("threshold", "")
    assert window()["threshold"] == 10
    assert part(form, "threshold")["news"] == "Поле очищено: снова действует начальное значение, 10\u00a0%."
    form.set("count", "7")
    assert "news" not in part(form, "threshold")


def test_an_emptied_number_without_a_default_is_unknown_and_says_so(window):
    form = window()
    form.set("count", "7")
    form.set("count", "")
    assert window()["count"] is None
    assert part(form, "count")["news"] == "Поле пустое: число не задано."


def test_what_cannot_be_read_stays_in_the_field_and_the_old_value_in_the_workbook(window):
    form = window()
    form.set("count", "7")
    form.set("count", "семь")
    told = part(form, "count")
    assert told["value"] == "семь"
    assert "«семь» — не число" in told["error"]
    assert told["safe"] == "Пока не исправлено, в тетради прежнее: 7."
    assert window()["count"] == 7


def test_a_slider_on_its_way_is_shown_and_not_saved(window):
    form = window()
    form.slide("threshold", 30)
    assert form["threshold"] == 30
    assert window()["threshold"] == 10


def test_the_last_change_wins_and_says_what_the_other_window_had(window):
    one, other = window(), window()
    one.set("note", "из первого окна")
    other.set("note", "из второго окна")
    told = part(other, "note")
    assert "из первого окна" in told["other"]
    assert window()["note"] == "из второго окна"
    other.press("undo:note")
    assert window()["note"] == "из первого окна"
    assert part(other, "note").get("other") is None


def test_a_refusal_of_the_disk_keeps_the_answer_and_offers_another_try(window, monkeypatch):
    form = window()
    keep = form.book.keep

    def full(*_told, **_how):
        raise WorkbookError("workbook.disk_full", place="тетрадь", backup="")

    monkeypatch.setattr(form.book, "keep", full)
    form.hear(None, {"do": "set", "id": "note", "value": "важное", "view": "a", "seq": 1}, [])
    assert form.parts()[0].told["title"] == "Последний ответ пока не записан"
    assert part(form, "note")["value"] == "важное"
    assert window()["note"] is None
    monkeypatch.setattr(form.book, "keep", keep)
    form.hear(None, {"do": "press", "id": "retry", "view": "a", "seq": 2}, [])
    assert window()["note"] == "важное"
    assert form.parts()[0].kind == "card"


def test_a_row_the_disk_refused_is_written_at_the_next_try(window, monkeypatch):
    form = window()
    form.press("actions/add")
    save, name = form.book.save, f"actions/{form.actions.lines[0].id}/what"

    def full(*_told, **_how):
        raise WorkbookError("workbook.disk_full", place="тетрадь", backup="")

    monkeypatch.setattr(form.book, "save", full)
    form.hear(None, {"do": "set", "id": name, "value": "Позвонить", "view": "a", "seq": 1}, [])
    assert form.parts()[0].told["title"] == "Последний ответ пока не записан"
    assert window().actions.lines == []
    monkeypatch.setattr(form.book, "save", save)
    form.hear(None, {"do": "press", "id": "retry", "view": "a", "seq": 2}, [])
    assert [line["what"] for line in window().actions] == ["Позвонить"]


def test_the_unexpected_is_one_sentence_and_a_report_without_values(window, tmp_path, monkeypatch):
    monkeypatch.setenv("KAMLAB_WORK", str(tmp_path / "work"))
    form = window()
    form.hear(None, {"do": "press", "id": "break", "view": "a", "seq": 1}, [])
    (report,) = (tmp_path / "work" / "reports").iterdir()
    assert report.name in form.parts()[0].told["text"]
    assert "Волжские" not in report.read_text(encoding="utf-8")


def test_two_causes_that_name_each_other_make_a_report_that_ends(tmp_path, monkeypatch):
    monkeypatch.setenv("KAMLAB_WORK", str(tmp_path))
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    text = (tmp_path / "reports" / write_report(one)).read_text(encoding="utf-8")
    assert text.split()[-2:] == ["ValueError", "KeyError"]


def test_a_headless_run_does_not_look_finished_when_a_form_fails(window, monkeypatch):
    monkeypatch.setenv("KAMLAB_STILL", "1")
    form = window()
    monkeypatch.setattr(form, "compose", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        form.parts()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_text_everywhere(window, name):
    form = window()
    form.set("note", name)
    form.actions.add(what=name)
    again = window()
    assert again["note"] == name
    assert part(again, "note")["value"] == name
    html = still.html(again.parts())
    assert "<script" not in html
    assert name in still.text(again.parts())
    assert [line["what"] for line in again.actions] == [name]


def test_entries_reach_the_workbook_with_their_first_word(window):
    form = window()
    form.press("actions/add")
    assert window().actions.lines == []
    line = form.actions.lines[0]
    form.set(f"actions/{line.id}/with_whom", "Лапина И. С.")
    form.set(f"actions/{line.id}/what", "Позвонить")
    (kept,) = window().actions.lines
    assert (kept["what"], kept["with_whom"]) == ("Позвонить", "Лапина И. С.")
    assert form.book.rows(Action, company="demo")[0].module == "01"


def test_a_row_taken_out_comes_back(window):
    form = window()
    form.actions.add(what="первое")
    form.actions.add(what="второе")
    assert form.actions.is_full
    form.press(f"actions/remove:{form.actions.lines[0].id}")
    assert [line["what"] for line in window().actions] == ["второе"]
    form.press("actions/undo")
    assert [line["what"] for line in window().actions] == ["первое", "второе"]


def test_the_page_gets_no_empty_words_and_keeps_noughts(window):
    form = window()
    form.set("count", "0")
    wire = form.tree()["parts"][0]["parts"][2]
    assert wire["value"] == "0"
    assert "help" not in wire


def test_an_answer_of_the_page_is_acknowledged_by_its_number(window):
    form = window()
    form.hear(None, {"do": "set", "id": "threshold", "value": 11, "view": "a", "seq": 4}, [])
    assert form.tree()["ack"] == ("a", 4)


def test_messages_of_several_threads_are_heard_one_after_another(window):
    first, second = window(), window()
    at_work, seen = [], []

    def deed():
        at_work.append(1)
        time.sleep(0.02)
        seen.append(len(at_work))
        at_work.pop()

    first.on_work = second.on_work = deed
    told = {"do": "press", "id": "work", "view": "a", "seq": 1}
    threads = [threading.Thread(target=form.hear, args=(None, told, [])) for form in (first, second) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [1, 1, 1, 1]
