"""The whole course: in step with its masters, reproducible, offline, on any company."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from kamlab.editions import build as build_module
from kamlab.editions.build import build
from kamlab.editions.place import EDITIONS, Place
from kamlab.editions.run import Wish, run
from kamlab.i18n import LANGUAGES

pytestmark = pytest.mark.course

PLACE = Place.here()
ROOT = PLACE.root
PAGES = sorted(path for edition in EDITIONS for path in (ROOT / edition).rglob("*.ipynb"))
SALES = """Дата;Клиент;Менеджер;Отдел;Сумма;Прибыль
"""


@pytest.fixture(scope="module")
def own_company(tmp_path_factory):
    """Return a company made from a plain export: twelve clients, two years, decimal commas."""
    from kamlab.company.make import Wish as CompanyWish
    from kamlab.company.make import make_company

    lines = [
        f"{day:02d}.{month:02d}.{year};ООО «Клиент {client:02d}»;Менеджер {client % 3};Отдел {client % 2};"
        f"{(13 - client) ** 2 * 1000 + month * 10},50;{(client + 1) * 500},25"
        for year in (2024, 2025)
        for month in range(1, 13)
        for client, day in zip(range(1, 13), range(2, 26, 2), strict=True)
    ]
    folder = tmp_path_factory.mktemp("own")
    export = folder / "продажи.csv"
    export.write_text(SALES + "\n".join(lines) + "\n", encoding="cp1251")
    make_company(folder / "company", CompanyWish(files=(export,), name="Своя компания"))
    return folder / "company"


def test_the_guard_itself_refuses_connections():
    """Without this the test above would prove nothing."""
    code = "import urllib.request as r; r.urlopen('http://192.0.2.1/', timeout=5)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "offline")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert "must not reach 192.0.2.1" in done.stderr


@pytest.fixture(scope="module")
def headless(tmp_path_factory):
    """Run every page once, offline: papermill over every module, edition and language, exercises unsolved."""
    folder = tmp_path_factory.mktemp("headless")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parents[1] / "offline"))
        patch.setenv("KAMLAB_COMPANY", "demo")
        return folder, run(PLACE, Wish((), LANGUAGES), folder)


def test_the_whole_course_runs_headless_and_asks_no_network(headless):
    _, found = headless
    assert [f"{one.edition} {one.language} {one.page}: {one.problem}" for one in found if not one.passed] == []
    assert len(found) == len(PAGES)


@pytest.mark.usefixtures("offline")
def test_the_course_is_in_step_with_its_masters(headless, monkeypatch):
    """``kamlab build --check``, on the pages of the headless run: no byte differs, none had to be executed again."""
    folder, _ = headless
    again = []
    monkeypatch.setattr(build_module, "execute", lambda _notebook, _folder, name: again.append(name))
    assert build(PLACE, check=True, executed=folder).changed == ()
    assert again == []


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lessons_run_on_an_own_company(tmp_path, own_company, lang):
    """Every lesson once, one in Russian, the next in English: all of them in both take a minute that tells nothing."""
    lessons = PLACE.written()[LANGUAGES.index(lang) :: 2]
    found = run(PLACE, Wish(lessons, (lang,), company=own_company, editions=("notebooks",)), tmp_path)
    assert [f"{one.page}: {one.problem}" for one in found if not one.passed] == []
    name = "ООО «Клиент 01»"
    for home in lessons:
        page = nbformat.read(tmp_path / "notebooks" / lang / f"{home.folder}.ipynb", as_version=4)
        shown = "".join(
            str(output.get("data", {}).get("text/plain", ""))
            for cell in page.cells
            for output in cell.get("outputs", ())
        )
        assert "Своя компания" in shown
        assert name in shown or home.number == "00"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_page_shows_no_error_no_warning_and_no_path(page):
    notebook = nbformat.read(page, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            assert output.output_type in {"display_data", "execute_result", "stream"}
            assert output.get("name") != "stderr"
    text = page.read_text(encoding="utf-8")
    assert str(ROOT) not in text
    assert not re.search(r"https?://(?!www\.w3\.org)", text), "an address beyond this computer"


def test_every_link_of_the_course_leads_to_a_file():
    documents = [*PAGES, *(ROOT / "docs" / "trainer").rglob("*.md")]
    for page in documents:
        for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).resolve().is_file(), f"{page.name}: {target}"
