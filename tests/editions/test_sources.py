"""Every rule of the three texts is listed in our own words, in both languages, and leads to where it is taught."""

from dataclasses import replace

import pytest

from kamlab.editions import prose
from kamlab.editions.build import course_faults, read_course
from kamlab.editions.place import Place
from kamlab.editions.sources import read_sources, sources_page, where_taught
from kamlab.syllabus import module

ROWS = read_sources(Place.here())


def test_all_rows_are_there_in_order():
    counts = {"K": 70, "M": 108, "A": 66}
    assert [row.id for row in ROWS] == [
        f"{letter}-{number:03d}" for letter, count in counts.items() for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_says_the_same_in_both_languages(row):
    assert row.ru
    assert row.en
    assert prose.numbers(row.ru, "ru") == prose.numbers(row.en, "en")
    assert prose.refused(row.ru) == prose.refused(row.en) == []
    assert prose.polish(row.ru, "ru") == row.ru
    assert module(row.module).number == row.module


def test_taught_rows_name_their_blocks(small_course):
    course = read_course(small_course)
    assert "00.a" in where_taught(course.masters.values())["M-015"]
    page = sources_page(small_course, read_sources(small_course), course.masters.values())
    assert "| M-015 |" in page
    assert "| (11) |" not in page.split("| M-015 |")[1].splitlines()[0]


def test_a_row_that_is_taught_nowhere_stops_the_build(monkeypatch):
    course = read_course(Place.here())
    assert list(course_faults(course)) == []
    forgotten = replace(ROWS[0], id="K-999")
    monkeypatch.setattr("kamlab.editions.build.read_sources", lambda _: (*ROWS, forgotten))
    assert list(course_faults(course)) == ["course/sources.csv: K-999 is not taught anywhere"]
