"""The learner's own copy: renewed where it was not touched, left alone where it was, and it is said which."""

import errno
import json
import os
import time

import pytest

from kamlab import launch
from kamlab.launch import copy, lab
from kamlab.launch.lab import lay_copy
from kamlab.launch.look import title
from kamlab.launch.place import Place
from kamlab.launch.words import Voice

TASKS, PAGE = "exercises/ru/01_identification.ipynb", "notebooks/en/01_identification.ipynb"
NEWER = "exercises/ru/01_identification (новая).ipynb"


def page(*sources, output="61"):
    cells = [
        {"cell_type": "code", "source": [source], "outputs": [{"text": output}], "metadata": {}} for source in sources
    ]
    return json.dumps({"cells": cells, "metadata": {}}, ensure_ascii=False)


@pytest.fixture
def place(folder, tmp_path, monkeypatch):
    """A course of two pages and a work folder apart from it."""
    monkeypatch.setenv("KAMLAB_WORK", str(tmp_path / "work"))
    (folder / "course" / "01_identification").mkdir(parents=True)
    for name in (TASKS, PAGE):
        course_says(Place(folder), name, page("первая"))
    return Place(folder)


def course_says(place, name, text):
    file = place.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(time.time_ns(), time.time_ns() + hash(text) % 10**9))  # two updates within one tick of a clock


def person_writes(place, name, text):
    (place.copy / name).write_text(text, encoding="utf-8")


def held(place, name):
    return (place.copy / name).read_text(encoding="utf-8")


def test_the_first_start_makes_it_with_the_links_of_the_course(place):
    assert copy.refresh(place) == ()
    assert held(place, TASKS) == page("первая")
    assert {path.relative_to(place.copy).as_posix() for path in copy.copied(place)} == {TASKS, PAGE}


@pytest.mark.parametrize(
    "mine",
    [
        pytest.param(None, id="never-opened"),
        pytest.param(page("первая", output="48"), id="run-and-saved"),
    ],
)
def test_an_untouched_page_is_renewed(place, mine):
    copy.refresh(place)
    if mine:
        person_writes(place, TASKS, mine)
    course_says(place, TASKS, page("вторая"))
    assert copy.refresh(place) == ()
    assert held(place, TASKS) == page("вторая")


def test_a_new_figure_is_an_update_as_well(place):
    copy.refresh(place)
    course_says(place, TASKS, page("первая", output="62"))
    copy.refresh(place)
    assert held(place, TASKS) == page("первая", output="62")


def test_a_changed_page_is_never_touched_and_the_new_one_lies_beside_it(place):
    copy.refresh(place)
    person_writes(place, TASKS, page("мой ответ"))
    course_says(place, TASKS, page("вторая"))
    assert copy.refresh(place) == (copy.Kept(TASKS, NEWER),)
    assert held(place, TASKS) == page("мой ответ")
    assert held(place, NEWER) == page("вторая")
    assert copy.refresh(place) == ()  # told once for each update

    course_says(place, TASKS, page("третья"))
    assert copy.refresh(place) == (copy.Kept(TASKS, NEWER),)
    assert held(place, NEWER) == page("третья")

    person_writes(place, NEWER, page("и здесь мой ответ"))
    course_says(place, TASKS, page("четвёртая"))
    copy.refresh(place)
    assert held(place, NEWER) == page("и здесь мой ответ")
    assert held(place, NEWER.replace("новая", "новая 2")) == page("четвёртая")


def test_a_changed_page_whose_course_stands_still_is_not_mentioned(place):
    copy.refresh(place)
    person_writes(place, TASKS, page("мой ответ"))
    course_says(place, PAGE, page("вторая"))
    assert copy.refresh(place) == ()
    assert held(place, TASKS) == page("мой ответ")


def test_giving_up_one_s_own_page_brings_the_course_s_and_clears_the_other(place):
    copy.refresh(place)
    person_writes(place, TASKS, page("мой ответ"))
    course_says(place, TASKS, page("вторая"))
    copy.refresh(place)
    (place.copy / TASKS).unlink()
    copy.refresh(place)
    assert held(place, TASKS) == page("вторая")
    assert not (place.copy / NEWER).exists()


def test_without_its_memory_nothing_of_the_person_s_is_lost(place):
    copy.refresh(place)
    person_writes(place, TASKS, page("мой ответ"))
    copy.book_file(place).write_text("{", encoding="utf-8")
    assert copy.refresh(place) == (copy.Kept(TASKS, NEWER),)
    assert held(place, TASKS) == page("мой ответ")


def test_a_page_that_is_no_page_any_more_makes_room_but_is_not_thrown_away(place):
    copy.refresh(place)
    person_writes(place, TASKS, '{"cells": [')
    course_says(place, TASKS, page("вторая"))
    copy.refresh(place)
    assert held(place, TASKS) == page("вторая")
    assert held(place, TASKS + copy.DAMAGED) == '{"cells": ['


def test_pages_the_course_gave_up_go_unless_they_were_changed(place):
    for name in ("notebooks/ru/02_old.ipynb", "notebooks/ru/03_old.ipynb"):
        (place.root / "course" / name[-12:-6]).mkdir()
        course_says(place, name, page("прежняя"))
    copy.refresh(place)
    person_writes(place, "notebooks/ru/03_old.ipynb", page("моя"))
    for name in ("notebooks/ru/02_old.ipynb", "notebooks/ru/03_old.ipynb"):
        (place.root / name).unlink()
    copy.refresh(place)
    assert not (place.copy / "notebooks/ru/02_old.ipynb").exists()
    assert held(place, "notebooks/ru/03_old.ipynb") == page("моя")


def test_a_person_s_own_notebook_is_none_of_our_business(place):
    copy.refresh(place)
    person_writes(place, "notebooks/en/mine.ipynb", "{}")
    course_says(place, PAGE, page("вторая"))
    copy.refresh(place)
    assert held(place, "notebooks/en/mine.ipynb") == "{}"


def test_being_cut_off_leaves_whole_pages_and_no_litter(place, monkeypatch):
    copy.refresh(place)
    course_says(place, TASKS, page("вторая"))
    with monkeypatch.context() as broken:
        broken.setattr(copy.Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("no space")))
        with pytest.raises(OSError, match="no space"):
            copy.refresh(place)
    assert held(place, TASKS) == page("первая")
    assert not list(place.copy.rglob(".kamlab-*"))
    copy.refresh(place)
    assert held(place, TASKS) == page("вторая")


def test_a_start_with_nothing_new_takes_no_time(place):
    copy.refresh(place)
    begun = time.perf_counter()
    copy.refresh(place)
    assert time.perf_counter() - begun < 0.1


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "остались вашими: «01 Задания»"), ("en", "stayed yours: “01 Задания”")],
)
def test_it_is_said_which_pages_stayed(place, capfd, language, words):
    copy.refresh(place)
    person_writes(place, TASKS, page("мой ответ"))
    course_says(place, TASKS, page("вторая"))
    lay_copy(place, Voice(language))
    said = capfd.readouterr().err
    assert words in said
    assert str(place.copy / NEWER) in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("notebooks/ru/index.ipynb", "Содержание"),
        ("notebooks/en/index.ipynb", "Contents"),
        ("notebooks/ru/01_identification.ipynb", "01 Кто ключевой клиент"),
        ("exercises/en/01_identification.ipynb", "01 Exercises"),
        ("solutions/ru/00_start.ipynb", "00 Решения"),
    ],
)
def test_a_page_has_a_title_in_its_own_language(name, words):
    assert title(name) == words


def test_a_work_folder_that_cannot_be_written_is_named(place, capfd, monkeypatch):
    refused = PermissionError(errno.EACCES, "no", str(place.copy / TASKS))
    monkeypatch.setattr(lab, "refresh", lambda _place: (_ for _ in ()).throw(refused))
    monkeypatch.setattr(launch, "prepare", lambda *_: None)
    assert launch.main(["--no-browser"], "en", root=place.root) == 1
    assert capfd.readouterr().err.startswith(f"Your work folder “{place.work}” cannot be written to.")
