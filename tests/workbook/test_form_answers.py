"""Fields of forms: what is kept comes back, in this window and in the next, and never mixes."""

import math
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamlab.workbook import UNSEEN, WorkbookError, open_workbook, workbook_in_use

HOSTILE = {
    "markup": "<script>alert(1)</script>",
    "formula": "=cmd|' /C calc'!A0",
    "sql": "'; DROP TABLE answer; --",
    "template": "{{7*7}} ${7*7} %s {0}",
    "long": "я" * 10_000,
    "right-to-left": "שלום عالم \u202e abc",
    "emoji": "👩🏽‍🚀🇷🇺 e\u0301",
    "breaks": "a\r\nb\u2028c\td",
}
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("абc"), inner, max_size=3),
    max_leaves=8,
)


def test_what_is_kept_comes_back_in_a_new_window(wb, file):
    wb.keep("01.threshold", "share", 0.12)
    wb.keep("01.threshold", "strict", value=True)
    assert open_workbook(str(file)).answers("01.threshold") == {"share": 0.12, "strict": True}


def test_a_form_nobody_filled_is_empty(wb):
    assert wb.answers("01.threshold") == {}


def test_the_last_value_stands(wb):
    for share in (0.1, 0.2, 0.15):
        wb.keep("01.threshold", "share", share)
    assert wb.answers("01.threshold") == {"share": 0.15}


def test_companies_and_forms_do_not_mix(wb):
    wb.keep("01.threshold", "share", 0.1, company="Меридиан-Упак")
    wb.keep("01.threshold", "share", 0.2, company="Акме")
    wb.keep("02.threshold", "share", 0.3, company="Акме")
    assert wb.answers("01.threshold", "Меридиан-Упак") == {"share": 0.1}
    assert wb.answers("01.threshold", "Акме") == {"share": 0.2}
    assert wb.answers("01.threshold") == {}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_text_is_a_text(wb, file, text):
    wb.keep(text[:100], text[:100], text, company=text)
    assert open_workbook(str(file)).answers(text[:100], text) == {text[:100]: text}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON)
def test_any_value_comes_back_as_it_was(own_work, value):  # noqa: ARG001 - keeps this person's answers away
    wb = open_workbook("sqlite://")
    wb.keep("01.any", "field", value)
    assert wb.answers("01.any") == {"field": value}


@pytest.mark.parametrize(
    ("given_", "stored"),
    [
        pytest.param(np.float64(0.25), 0.25, id="numpy-number"),
        pytest.param(np.int64(7), 7, id="numpy-whole"),
        pytest.param(np.array([1, 2]), [1, 2], id="numpy-list"),
        pytest.param((1, 2), [1, 2], id="tuple"),
        pytest.param(date(2026, 11, 19), "2026-11-19", id="day"),
    ],
)
def test_values_of_the_grid_become_plain(wb, given_, stored):
    wb.keep("01.score", "cell", given_)
    assert wb.answers("01.score") == {"cell": stored}


def test_a_value_no_form_holds_is_a_mistake_of_ours(wb):
    with pytest.raises(ValueError, match="JSON compliant"):
        wb.keep("01.score", "cell", math.nan)
    with pytest.raises(TypeError, match="object is not a value"):
        wb.keep("01.score", "cell", object())


def test_a_text_too_long_for_a_spreadsheet_is_refused_and_the_old_one_stays(wb):
    wb.keep("01.note", "text", "было")
    with pytest.raises(WorkbookError) as fault:
        wb.keep("01.note", "text", "ы" * 30_001)
    assert fault.value.key == "workbook.too_long"
    assert "30\u00a0000" in fault.value.text("ru")
    assert wb.answers("01.note") == {"text": "было"}


def test_a_change_in_another_window_wins_or_loses_but_is_told(wb, other):
    wb.keep("01.threshold", "share", 0.10)
    other.keep("01.threshold", "share", 0.15, seen=0.10)
    saved = wb.keep("01.threshold", "share", 0.20, seen=0.10)
    assert saved.other is not None
    assert saved.other.value == 0.15
    assert timedelta(0) <= saved.at - saved.other.at < timedelta(minutes=1)
    assert other.answers("01.threshold") == {"share": 0.20}


@pytest.mark.parametrize(
    ("first", "seen", "then"),
    [
        pytest.param(0.15, 0.15, 0.2, id="seen-already"),
        pytest.param(0.15, UNSEEN, 0.2, id="nothing-known"),
        pytest.param(0.15, 0.10, 0.15, id="both-wrote-the-same"),
    ],
)
def test_what_was_seen_or_is_the_same_is_not_told(wb, other, first, seen, then):
    wb.keep("01.threshold", "share", 0.10)
    other.keep("01.threshold", "share", first)
    assert wb.keep("01.threshold", "share", then, seen=seen).other is None


def test_the_own_earlier_change_is_not_told(wb):
    wb.keep("01.threshold", "share", 0.10)
    wb.keep("01.threshold", "share", 0.15)
    assert wb.keep("01.threshold", "share", 0.20, seen=0.10).other is None


def test_other_fields_of_the_form_do_not_disturb(wb, other):
    wb.keep("01.threshold", "share", 0.10)
    other.keep("01.threshold", "strict", value=True)
    assert wb.keep("01.threshold", "share", 0.2, seen=0.10).other is None
    assert wb.answers("01.threshold") == {"share": 0.2, "strict": True}


def test_the_mark_says_when_it_was_written(wb, file):
    assert wb.saved_at is None
    saved = wb.keep("01.threshold", "share", 0.1)
    assert wb.saved_at == saved.at
    assert abs(saved.at - datetime.now(UTC)) < timedelta(minutes=1)
    again = open_workbook(str(file)).saved_at
    assert again is not None
    assert abs(again - saved.at) < timedelta(seconds=1)


def test_listeners_hear_each_change_until_they_stop(wb):
    heard = []
    stop = wb.on_saved(heard.append)
    saved = wb.keep("01.threshold", "share", 0.1)
    stop()
    wb.keep("01.threshold", "share", 0.2)
    assert heard == [saved]


def test_a_listener_that_fails_does_not_undo_the_save(wb, caplog):
    wb.on_saved(lambda _saved: 1 / 0)
    wb.keep("01.threshold", "share", 0.1)
    assert wb.answers("01.threshold") == {"share": 0.1}
    assert "listener" in caplog.text


def test_workbooks_in_memory_are_apart():
    one, two = open_workbook("sqlite://"), open_workbook("sqlite://")
    one.keep("01.threshold", "share", 0.1)
    assert two.answers("01.threshold") == {}


def test_without_a_word_it_is_the_file_in_the_work_folder(tmp_path):
    assert open_workbook().place.file == tmp_path / "work" / "workbook.sqlite"
    assert (tmp_path / "work" / "workbook.sqlite").is_file()


def test_a_process_has_one_workbook_in_use(monkeypatch):
    assert workbook_in_use() is workbook_in_use()
    monkeypatch.setenv("KAMLAB_WORKBOOK", "sqlite://")
    assert workbook_in_use().place.in_memory


@pytest.mark.parametrize("given_", ["mysql://host/base", "http://host", "://"])
def test_an_address_of_another_kind_is_refused(given_):
    with pytest.raises(WorkbookError, match="KAMLAB_WORKBOOK"):
        open_workbook(given_)
