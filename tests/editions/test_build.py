"""One master gives every edition, the same bytes each time, and drift is named."""

import json
import re
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest

from kamlab.editions import build as build_module
from kamlab.editions.build import build
from kamlab.editions.execute import execute, take_over
from kamlab.editions.place import EDITIONS
from kamlab.editions.run import Wish, run
from kamlab.errors import KamlabError
from kamlab.i18n import LANGUAGES
from kamlab.syllabus import module

START = module("00")


def notebook(place, edition, lang):
    return nbformat.read(place.edition(edition, lang, START), as_version=4)


def codes(page):
    return [cell for cell in page.cells if cell.cell_type == "code"]


@contextmanager
def touched(place):
    """Change four built files and lay a fifth beside them; give their names, and take it all back."""
    names = [
        "docs/sources.md",
        "docs/trainer/en/00_start.md",
        "exercises/en/00_start.ipynb",
        "notebooks/ru/00_start.ipynb",
    ]
    before = {name: (place.root / name).read_bytes() for name in names}
    for name, content in before.items():
        spoilt = content.replace(b"a", b"b", 1)
        if name.startswith("notebooks"):  # an output, not a cell
            spoilt = content.replace(b'"text/plain": [', b'"text/plain": [ ', 1)
        assert spoilt != content
        (place.root / name).write_bytes(spoilt)
    stray = place.root / "notebooks" / "ru" / "07_gone.ipynb"
    stray.write_text("{}", encoding="utf-8")
    yield (*names, "notebooks/ru/07_gone.ipynb")
    for name, content in before.items():
        (place.root / name).write_bytes(content)
    stray.unlink()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the small course, built once for all tests that only look."""
    import shutil

    from kamlab.editions.place import Place

    here = Path(__file__).parent
    root = tmp_path_factory.mktemp("course")
    shutil.copytree(here / "course", root / "course")
    shutil.copy(here.parents[1] / "course" / "sources.csv", root / "course")
    place = Place(root)
    build(place)
    return place


def test_two_builds_give_the_same_bytes_and_each_drift_is_named(built):
    """One comparison after four files were touched: just these four differ, and the page without a master."""
    with touched(built) as names:
        assert build(built, check=True).changed == names


def test_pages_that_were_run_already_are_compared_as_if_they_were_executed(built, tmp_path, monkeypatch):
    """An output that drifted differs from the run's; a page whose cells drifted is executed after all."""
    monkeypatch.setenv("KAMLAB_COMPANY", "demo")
    executed = []
    monkeypatch.setattr(build_module, "execute", lambda *told: executed.append(told[2]) or execute(*told))
    run(built, Wish((), LANGUAGES), tmp_path)
    assert build(built, check=True, executed=tmp_path).changed == ()
    assert executed == []
    with touched(built) as names:
        assert build(built, check=True, executed=tmp_path).changed == names
    assert executed == []
    master = built.master(START, "walkthrough")
    text = master.read_text(encoding="utf-8")
    master.write_text(text.replace("len(names)", "len(names) + 0"), encoding="utf-8")
    found = build(built, check=True, executed=tmp_path).changed
    master.write_text(text, encoding="utf-8")
    assert found == ("notebooks/en/00_start.ipynb", "notebooks/ru/00_start.ipynb")
    assert sorted(executed) == [*found]


@pytest.mark.parametrize("spoil", ["missing", "another-language", "not-finished", "another-count"])
def test_a_run_that_is_not_the_pages_own_is_not_taken(built, tmp_path, spoil):
    page = notebook(built, "solutions", "en")
    twin = nbformat.from_dict(page)
    parameters = nbformat.v4.new_code_cell(
        "language = 'en'", execution_count=2, metadata={"tags": ["injected-parameters"]}
    )
    twin.cells.insert(next(i for i, cell in enumerate(twin.cells) if cell.cell_type == "code") + 1, parameters)
    for turn, cell in enumerate(codes(twin), start=1):
        cell.execution_count = turn
    asked = {"language": "en", "company": ""}
    twin.metadata["papermill"] = {
        "parameters": {**asked, **({"language": "ru"} if spoil == "another-language" else {})}
    }
    codes(twin)[-1].execution_count = {"not-finished": None, "another-count": 99}.get(spoil, len(codes(twin)))
    if spoil != "missing":
        nbformat.write(twin, tmp_path / "page.ipynb")
    assert not take_over(page, tmp_path / "page.ipynb", "page", asked)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_pages_are_valid_and_carry_nothing_of_the_run(built, edition, lang):
    page = notebook(built, edition, lang)
    nbformat.validate(page)
    text = built.edition(edition, lang, START).read_text(encoding="utf-8")
    assert not re.search(r"iopub|timestamp|20\d\d-\d\d-\d\dT|/tmp/|version\": \"3", text)
    assert page.metadata.language_info == {"name": "python"}
    ids = [cell.id for cell in page.cells]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("edition", ["notebooks", "solutions"])
def test_executed_pages_keep_their_outputs_in_order(built, edition, lang):
    cells = codes(notebook(built, edition, lang))
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert cells[1].outputs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_exercise_pages_have_nothing_solved(built, lang):
    page = notebook(built, "exercises", lang)
    assert all(cell.outputs == [] and cell.execution_count is None for cell in codes(page))
    answers = [cell.source for cell in page.cells if "answer" in cell.metadata.get("tags", [])]
    assert [one.splitlines()[1:] for one in answers] == [
        [f'exercise(desk, "00.{turn}", then="{then}")']
        for turn, then in enumerate(("00.2", "00.3", "00.4", "00.5", "00.6", ""), start=1)
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_line_of_progress_stands_above_the_first_exercise(built, lang):
    cells = notebook(built, "exercises", lang).cells
    place = next(turn for turn, cell in enumerate(cells) if "progress" in cell.metadata.get("tags", []))
    assert cells[place].source.endswith('progress(desk, "00")')
    assert "00.1" in cells[place + 1].source
    assert not [cell for cell in notebook(built, "solutions", lang).cells if "progress(" in cell.source]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_way_in_code_is_a_folded_remark_at_the_end(built, lang):
    remarks = [cell.source for cell in notebook(built, "exercises", lang).cells if "check(" in cell.source]
    assert len(remarks) == 1
    assert remarks[0].startswith("<details><summary>")
    assert 'check("00.1", {' in remarks[0]


def test_code_is_folded_and_says_what_it_does(built):
    for lang in LANGUAGES:
        for edition in EDITIONS:
            for cell in codes(notebook(built, edition, lang)):
                assert cell.metadata.jupyter.source_hidden
                assert cell.source.startswith("# ")
                assert bool(re.search("[а-я]", cell.source.splitlines()[0])) is (lang == "ru")


def test_languages_do_not_mix(built):
    english = "\n".join(cell.source for cell in notebook(built, "notebooks", "en").cells if cell.cell_type != "code")
    russian = "\n".join(cell.source for cell in notebook(built, "notebooks", "ru").cells)
    assert not re.search("[а-яё]", english)
    assert "Six clients" not in russian


def test_minutes_links_and_spaces_are_put_in(built):
    text = "\n".join(cell.source for cell in notebook(built, "notebooks", "ru").cells)
    assert "## Шесть клиентов на бумаге · 6\u00a0мин" in text
    assert "Занятие длится 45\u00a0мин." in text
    assert "Общих 50\u00a0%" in text
    assert "[задание 00.1](../../exercises/ru/00_start.ipynb#00.1)" in text
    assert "потом занятие 11." in text  # not written yet: words, no link


@pytest.mark.parametrize(("lang", "title"), [("ru", "# Разбор заданий к занятию «"), ("en", "# Worked answers for “")])
def test_worked_answers_have_a_title_of_their_own(built, lang, title):
    page = nbformat.read(built.root / "solutions" / lang / "00_start.ipynb", as_version=4)
    titles = [cell.source for cell in page.cells if cell.source.startswith("# ") and cell.cell_type == "markdown"]
    assert [one.startswith(title) for one in titles] == [True]


def test_every_link_leads_to_a_file(built):
    pages = [path for edition in EDITIONS for path in (built.root / edition).rglob("*.ipynb")]
    pages += list((built.root / "docs").rglob("*.md"))
    found = 0
    for page in pages:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)\s]+)?\)", page.read_text(encoding="utf-8")):
            found += 1
            assert (page.parent / target).resolve().is_file(), f"{page.name}: {target}"
    assert found >= 20


def test_each_page_names_its_master(built):
    for edition, master in (("notebooks", "walkthrough"), ("exercises", "exercises"), ("solutions", "exercises")):
        page = notebook(built, edition, "en")
        name = f"course/00_start/{master}.md"
        assert page.metadata.kamlab == {"edition": edition, "language": "en", "master": name}
        assert (name in page.cells[-1].source) == (edition == "solutions")  # a participant has no use for it


def test_the_contents_page_lists_twelve_modules_and_links_the_written_one(built):
    page = nbformat.read(built.contents("en"), as_version=4)
    (cell,) = (cell for cell in page.cells if cell.cell_type == "code" and "contents(desk)" in cell.source)
    shown = cell.outputs[0].data["text/plain"]
    assert [line for line in shown.splitlines() if line[:2].isdigit() and " | " in line][11].startswith("11 | After 30")
    assert "11 h 45 min" in shown
    assert "href='00_start.ipynb'" in cell.outputs[0].data["text/html"]


def test_the_guide_has_the_clock_the_cuts_and_the_notes(built):
    guide = built.guide("en", START).read_text(encoding="utf-8")
    assert "| 00.a | 0:00 | 6 | Six clients on paper | must | P | 00.1 | M-015 |" in guide
    assert "**00.a, −4 min** Read the case aloud." in guide
    assert "Wait for silence." in guide
    assert "Ask what finance sees." in guide
    assert "Дождитесь" not in guide
    assert "Wait for silence." not in json.dumps(notebook(built, "notebooks", "en"))


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        pytest.param("1 / 0", "ZeroDivisionError", id="error"),
        pytest.param("import warnings; warnings.warn('x', stacklevel=1)", "UserWarning: x", id="warning"),
        pytest.param("import os; os._exit(1)", "Kernel died", id="dead"),
    ],
)
def test_a_cell_that_fails_stops_the_build_with_its_sentence(small_course, code, problem):
    path = small_course.master(START, "walkthrough")
    path.write_text(path.read_text(encoding="utf-8").replace("len(names)", code), encoding="utf-8")
    with pytest.raises(KamlabError, match=f"“Two lists and what they share”.*{problem}|“Два.*{problem}"):
        build(small_course, [START])
    assert not (small_course.root / "notebooks" / "ru" / "00_start.ipynb").exists()
