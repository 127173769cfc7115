"""``kamlab company``: a folder from a file, the choice of a company, and what it shows."""

import tomllib

import pytest
from typer.testing import CliRunner

from kamlab.cli import app
from kamlab.company import open_company, pointer
from kamlab.errors import KamlabError

SALES = """Дата;Заказ №;Покупатель;Количество;Цена;Ответственный
12.01.2026;1;Ромашка;2;50,25;Иванов
30.01.2026;2;Василёк;1;99,50;Петров
"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Keep the note about the company in use away from this checkout."""
    monkeypatch.delenv(pointer.VARIABLE, raising=False)
    monkeypatch.setattr(pointer, "pointer", lambda: tmp_path / "work" / "company")


@pytest.fixture
def sales(tmp_path):
    path = tmp_path / "выгрузка.csv"
    path.write_bytes(SALES.encode("cp1251"))
    return path


def run(*args):
    return CliRunner().invoke(app, ["company", *map(str, args)], catch_exceptions=True)


def test_a_file_becomes_a_folder_that_can_be_edited(tmp_path, sales):
    folder = tmp_path / "Моя фирма"
    done = run("new", folder, "--ledger", sales, "--language", "ru")
    assert done.exit_code == 0, done.output
    assert "2 клиента" in done.output
    told = tomllib.loads((folder / "company.toml").read_text(encoding="utf-8"))
    assert told["name"] == "Моя фирма"
    assert told["ledger"]["files"] == ["выгрузка.csv"]
    assert told["ledger"]["columns"]["client"] == "Покупатель"
    assert "revenue" not in told["ledger"]["columns"]  # computed, so no header stands for it
    assert told["thresholds"]["key"] == 0.10
    assert open_company(folder).accounts("all").revenue() == {"Ромашка": 100.5, "Василёк": 99.5}


def test_the_folder_keeps_itself_out_of_git(tmp_path, sales):
    run("new", tmp_path / "acme", "--ledger", sales)
    assert "*" in (tmp_path / "acme" / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_options_are_written_down(tmp_path, sales):
    done = run(
        *(
            "new",
            tmp_path / "acme",
            "--ledger",
            sales,
            "--name",
            'Акме "и" Ко',
            "--currency",
            "EUR",
            "--period",
            "2026",
        ),
        *("--where", "\"Ответственный\" = 'Иванов'", "--column", "client=Ответственный"),
    )
    assert done.exit_code == 0, done.output
    acme = open_company(tmp_path / "acme")
    assert (acme.name, acme.currency, acme.settings.period) == ('Акме "и" Ко', "EUR", "2026")
    assert acme.accounts().revenue() == {"Иванов": 100.5}


def test_a_file_that_is_no_ledger_leaves_nothing_behind(tmp_path):
    path = tmp_path / "notes.csv"
    path.write_text("a,b\nx,y\n", encoding="utf-8")
    done = run("new", tmp_path / "acme", "--ledger", path)
    assert isinstance(done.exception, KamlabError)
    assert not (tmp_path / "acme").exists()


def test_a_folder_with_a_company_is_not_overwritten(tmp_path, sales):
    run("new", tmp_path / "acme", "--ledger", sales)
    done = run("new", tmp_path / "acme", "--ledger", sales)
    assert isinstance(done.exception, KamlabError)
    assert done.exception.key == "company.exists"


def test_use_points_the_course_at_a_company_and_back(tmp_path, sales):
    run("new", tmp_path / "acme", "--ledger", sales)
    assert run("use", tmp_path / "acme").exit_code == 0
    assert open_company().folder == (tmp_path / "acme").resolve()
    assert "acme" in run("show").output
    assert run("use", "demo").exit_code == 0
    assert open_company().is_demo


def test_use_refuses_a_folder_without_settings(tmp_path):
    done = run("use", tmp_path)
    assert isinstance(done.exception, KamlabError)
    assert done.exception.key == "company.no_settings"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("ru", ["Меридиан-Упак", "198 клиентов", "482,2", "10", "вымышленная"], id="ru"),
        pytest.param("en", ["Meridian Pack", "198 clients", "RUB", "10%", "invented"], id="en"),
    ],
)
def test_show_says_whose_and_how_large(lang, words):
    done = run("show", "demo", "--language", lang)
    assert done.exit_code == 0, done.output
    for word in words:
        assert word in done.output


@pytest.mark.parametrize("verb", ["new", "use", "show"])
def test_help_has_an_example(verb):
    assert "Example: kamlab company" in run(verb, "--help").output
