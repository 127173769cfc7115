"""A headless run reports each page; what did not finish has failed, whatever it is called."""

import nbformat
import pytest

from kamlab.editions.place import Place
from kamlab.editions.run import Wish, run
from kamlab.errors import KamlabError
from kamlab.syllabus import module

START = module("00")


@pytest.fixture
def page(small_course):
    """Return a function that puts one built lesson with these cells in place."""

    def put(*cells, lang="en"):
        path = small_course.edition("notebooks", lang, START)
        path.parent.mkdir(parents=True, exist_ok=True)
        parameters = nbformat.v4.new_code_cell("# What is asked\nlanguage = ''\ncompany = ''")
        parameters.metadata["tags"] = ["parameters"]
        written = nbformat.v4.new_notebook(cells=[parameters, *map(nbformat.v4.new_code_cell, cells)])
        written.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(written, path)
        return small_course

    return put


def outcome(place, tmp_path, seconds=60):
    (found,) = run(place, Wish((START,), ("en",), seconds=seconds), tmp_path / "runs")
    return found


def test_a_page_that_finishes_has_passed(page, tmp_path):
    place = page("# Adding up\n1 + 1", "# Which language\nassert language == 'en'")
    before = place.edition("notebooks", "en", START).read_bytes()
    found = outcome(place, tmp_path)
    assert found.passed, found.problem
    assert place.edition("notebooks", "en", START).read_bytes() == before
    assert (tmp_path / "runs" / "notebooks" / "en" / "00_start.ipynb").is_file()


def test_a_cell_that_fails_is_named_by_its_sentence(page, tmp_path):
    found = outcome(page("# Adding up\n1 + 1", "# Dividing by nothing\n1 / 0", "# Never reached\n2"), tmp_path)
    assert found.problem == "Dividing by nothing: division by zero"


def test_a_cell_that_takes_too_long_has_failed(page, tmp_path):
    place = page("# Waiting for a call\nimport time\ntime.sleep(30)", "# Never reached\n2")
    assert outcome(place, tmp_path, seconds=2).problem == "Waiting for a call: took longer than 2 s"


def test_a_kernel_that_dies_has_failed(page, tmp_path):
    assert outcome(page("# Leaving early\nimport os\nos._exit(3)"), tmp_path).problem.startswith("Leaving early: ")


def test_the_other_pages_go_on(page, tmp_path):
    page("# Dividing by nothing\n1 / 0", lang="ru")
    place = page("# Adding up\n1 + 1")
    found = run(place, Wish((START,), ("ru", "en")), tmp_path / "runs")
    assert {one.language: one.passed for one in found} == {"ru": False, "en": True}


@pytest.mark.parametrize("folder", ["", "notebooks", "notebooks/ru", "course/x", "docs", "kamlab", "somewhere"])
def test_results_never_go_into_the_course(folder):
    place = Place.here()
    with pytest.raises(KamlabError, match="must not go to"):
        run(place, Wish((), ("en",)), place.root / folder)


def test_a_folder_without_a_company_is_refused(page, tmp_path):
    with pytest.raises(KamlabError, match="no company folder"):
        run(page("1"), Wish((), ("en",), company=tmp_path), tmp_path / "runs")


def test_nothing_built_is_said(small_course, tmp_path):
    with pytest.raises(KamlabError, match="are not built yet"):
        run(small_course, Wish((), ("en",)), tmp_path / "runs")
