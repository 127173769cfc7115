"""Whose numbers the course shows: the demo company, the one in use, a folder; and what they are called."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kamlab.company import open_company, pointer
from kamlab.company.settings import CompanyError
from kamlab.i18n import set_language
from kamlab.ledger import Period

ROOT = Path(__file__).parents[2]


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "Моя фирма"
    folder.mkdir()
    (folder / "продажи.csv").write_text(
        "Дата;Клиент;Сумма\n05.01.2026;Альфа;900\n05.02.2026;Бета;100\n", encoding="utf-8"
    )
    (folder / "signs.csv").write_text("client,sign\nАльфа,volume\n", encoding="utf-8")
    (folder / "company.toml").write_text('name = "Моя фирма"\n[ledger]\nfiles = ["продажи.csv"]\n', encoding="utf-8")
    return folder


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Keep the note about the company in use away from this checkout."""
    monkeypatch.delenv(pointer.VARIABLE, raising=False)
    monkeypatch.setattr(pointer, "pointer", lambda: tmp_path / "work" / "company")


@pytest.mark.usefixtures("elsewhere")
def test_the_demo_company_comes_first():
    demo = open_company()
    assert demo.is_demo
    assert demo.folder == pointer.DEMO
    assert (demo.name_in("ru"), demo.name_in("en")) == ("Меридиан-Упак", "Meridian Pack")


@pytest.mark.usefixtures("elsewhere")
def test_a_company_is_remembered_and_forgotten(own):
    pointer.remember(own)
    assert open_company().name == "Моя фирма"
    assert open_company("demo").is_demo
    pointer.forget()
    assert open_company().is_demo


@pytest.mark.usefixtures("elsewhere")
def test_the_environment_goes_before_the_note_and_a_folder_before_both(own, monkeypatch):
    pointer.remember(pointer.DEMO)
    monkeypatch.setenv(pointer.VARIABLE, str(own))
    assert not open_company().is_demo
    assert open_company(pointer.DEMO).is_demo


@pytest.mark.usefixtures("elsewhere")
def test_a_company_that_is_gone_is_told(own):
    pointer.remember(own)
    (own / "company.toml").unlink()
    with pytest.raises(CompanyError) as fault:
        open_company()
    assert "kamlab company use demo" in fault.value.text("ru")


def test_the_note_lies_in_a_place_that_git_ignores():
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the course is not a git checkout")
    done = subprocess.run(["git", "check-ignore", "-q", pointer.pointer()], cwd=ROOT, check=False)  # noqa: S607 - git of this machine, our own path
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        pytest.param(
            "ru", "Синтетические данные: вымышленная компания «Меридиан-Упак» и вымышленные клиенты.", id="ru"
        ),
        pytest.param("en", "Synthetic data: the invented company “Meridian Pack” and invented clients.", id="en"),
    ],
)
def test_the_line_under_a_figure_says_that_the_demo_is_invented(lang, line):
    demo = open_company("demo")
    assert demo.source_line(lang) == line
    assert demo.source_line(lang, Period.year(2025)).startswith(line)
    assert "2025" in demo.source_line(lang, Period.year(2025))


def test_the_line_under_a_figure_names_the_own_file(own):
    assert open_company(own).source_line("ru", Period.year(2026)) == "Данные: продажи.csv. Период: 2026 год."


@pytest.mark.parametrize(
    ("name", "lang", "shown"),
    [
        pytest.param("ТД «Волжские продукты»", "en", "Volga Foods Trading House", id="client"),
        pytest.param("ТД «Волжские продукты»", "ru", "ТД «Волжские продукты»", id="client-in-its-own-language"),
        pytest.param("food", "ru", "Пищевой", id="department"),
        pytest.param("food", "en", "Food and retail", id="department-in-english"),
        pytest.param("Ильина", "en", "Elena Ilyina", id="manager"),
        pytest.param("Никто", "en", "Никто", id="unknown"),
    ],
)
def test_names_in_both_languages(name, lang, shown):
    assert open_company("demo").display_name(name, lang) == shown


def test_profiles_are_files_of_the_folder(own):
    signs = open_company(own).profile("signs")
    assert signs is not None
    assert list(signs["sign"]) == ["volume"]
    assert open_company(own).profile("scores") is None


def test_the_name_speaks_the_language_in_use():
    demo = open_company("demo")
    set_language("en")
    english = demo.name
    set_language("ru")
    assert (english, demo.name) == ("Meridian Pack", "Меридиан-Упак")


def test_opening_a_company_reads_no_ledger_and_loads_no_pandas():
    code = "import sys; from kamlab.company import open_company; open_company('demo'); print('pandas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ}
    )
    assert done.stdout.strip() == "False"


def test_loose_facts_are_read_or_there_are_none(own):
    assert open_company("demo").facts("dependence")["seller"]["ramp_months"] == 9
    assert open_company(own).facts("dependence") == {}


@pytest.mark.parametrize("found", [b"seller = {", b"\xff\xfe"], ids=["torn", "not-a-text"])
def test_facts_that_cannot_be_read_are_refused_in_a_sentence(own, found):
    (own / "dependence.toml").write_bytes(found)
    with pytest.raises(CompanyError) as refused:
        open_company(own).facts("dependence")
    assert "не прочитать" in refused.value.text("ru")
