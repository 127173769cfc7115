"""``kamlab workbook``: what each verb says and does, in both languages."""

import pytest
from typer.testing import CliRunner

from kamlab.cli import app
from kamlab.errors import KamlabError
from kamlab.workbook import open_workbook
from kamlab.workbook.models import Sign


def run(*args, lang="ru"):
    return CliRunner().invoke(app, ["workbook", *map(str, args), "--language", lang], catch_exceptions=True)


@pytest.fixture
def own():
    """Open this participant's workbook, the one the command finds by itself, with something in it."""
    wb = open_workbook()
    wb.rename("Анна")
    wb.save(Sign, account_id=wb.account("Вега").id, sign="fame")
    wb.keep("01.threshold", "share", 0.1)
    return wb


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("ru", ["Участник: Анна", "Признаки: 1 запись", "Последняя запись"], id="ru"),
        pytest.param("en", ["Participant: Анна", "Signs: 1 entry", "Written last"], id="en"),
    ],
)
def test_show_says_whose_where_how_much_and_when(own, lang, words):
    done = run("show", lang=lang)
    assert done.exit_code == 0, done.output
    for word in [*words, str(own.place.file)]:
        assert word in done.output


def test_show_of_an_empty_workbook_says_what_to_do():
    assert "Откройте занятие 00" in run("show").output


def test_export_and_import(own, tmp_path):
    file = tmp_path / "ответы.xlsx"
    assert "В нём 4 записи" in run("export", file).output
    own.keep("01.threshold", "share", 0.2)
    done = run("import", file)
    assert "новых записей 0, изменённых 0, прежних 4" in done.output
    assert "1 значение изменили в курсе позже" in done.output
    assert "before-import" in done.output


def test_reset_keeps_a_copy_and_says_where(own):
    done = run("reset", "01")
    assert "убраны 2 записи" in done.output
    assert "before-reset-01" in done.output
    assert own.answers("01.threshold") == {}


def test_merge_says_who_came(own, tmp_path):
    boris = open_workbook(str(tmp_path / "boris.sqlite"))
    boris.rename("Борис")
    boris.keep("01.threshold", "share", 0.3)
    done = run("merge", tmp_path / "boris.sqlite")
    assert "1 новый участник, новых записей 1" in done.output
    assert "Новые участники: Борис." in done.output
    assert "ещё 1 участника" in run("show").output
    assert own.answers("01.threshold") == {"share": 0.1}


def test_backup_says_where(own):
    done = run("backup")
    copy = own.place.newest_backup()
    assert str(copy) in done.output
    assert str(copy) in run("show").output


def test_a_refusal_is_one_sentence(own, tmp_path):  # noqa: ARG001 - there is a workbook to spoil
    (tmp_path / "чужое.xlsx").write_text("текст", encoding="utf-8")
    done = run("import", tmp_path / "чужое.xlsx")
    assert isinstance(done.exception, KamlabError)
    assert "не изменена" in done.exception.text("ru")


@pytest.mark.parametrize("verb", ["show", "export", "import", "backup", "reset", "merge"])
def test_every_verb_has_help_with_an_example(verb):
    done = CliRunner().invoke(app, ["workbook", verb, "--help"])
    assert f"Example: kamlab workbook {verb}" in " ".join(done.output.split())
