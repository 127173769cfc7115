"""The guard: a participant reads a sentence and a next step, never a traceback."""

import json

import pytest
from IPython.core.interactiveshell import InteractiveShell

from kamlab.errors import KamlabError
from kamlab.i18n import set_language
from kamlab.room import guard

CELLS = [
    {"cell_type": "markdown", "source": ["# Кто ключевой\n", "\n", "Вопрос."]},
    {"cell_type": "code", "source": "from kamlab.desk import open_desk\n\ndesk = open_desk(language)"},
    {"cell_type": "markdown", "source": "## Кто держит выручку · 10 мин\n\nТекст."},
    {"cell_type": "code", "source": "lists = start.department_lists(desk)\nlists"},
]


@pytest.fixture
def page(tmp_path, monkeypatch):
    """A page of two sections, whose kernel knows where it lies; reports go to a folder of the test."""
    file = tmp_path / "page.ipynb"
    file.write_text(json.dumps({"cells": CELLS}), encoding="utf-8")
    monkeypatch.setenv("JPY_SESSION_NAME", str(file))
    monkeypatch.setenv("KAMLAB_WORK", str(tmp_path / "work"))
    set_language("ru")
    return tmp_path


def card(problem):
    (part,) = guard.card_for(problem)
    return part.told


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("name", "section"),
    [
        pytest.param("desk", "Кто ключевой", id="made-under-the-title"),
        pytest.param("open_desk", "Кто ключевой", id="imported"),
        pytest.param("lists", "Кто держит выручку", id="minutes-are-no-part-of-the-name"),
    ],
)
def test_a_section_opened_too_early_names_the_one_before(name, section):
    told = card(NameError(name=name))
    assert told["tone"] == "act"
    assert told["title"] == f"Сначала раздел «{section}»"


@pytest.mark.usefixtures("page")
def test_a_name_nobody_makes_is_unexpected():
    assert card(NameError(name="lsits"))["tone"] == "check"


@pytest.mark.usefixtures("page")
def test_a_refusal_of_the_course_is_its_own_sentence():
    told = card(KamlabError("errors.no_folder", path="продажи"))
    assert told["tone"] == "refused"
    assert "продажи" in told["title"]


def test_a_report_holds_no_values(page):
    def sells(client):
        raise ValueError(client)

    with pytest.raises(ValueError, match="Волжские") as caught:
        sells("Волжские продукты 148 200 000")
    told = card(caught.value)
    (report,) = (page / "work" / "reports").iterdir()
    assert report.name in told["text"]
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "sells" in text
    assert "Волжские" not in text
    assert str(page) not in text


@pytest.mark.usefixtures("page")
def test_no_traceback_reaches_the_page(monkeypatch, capsys):
    monkeypatch.delenv("KAMLAB_STILL", raising=False)
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_how: shown.append(data))
    shell = InteractiveShell()
    guard.install(shell)
    result = shell.run_cell("lists")
    assert not result.success
    assert "Сначала раздел «Кто держит выручку»" in shown[0]["text/plain"]
    assert "Traceback" not in capsys.readouterr().out
