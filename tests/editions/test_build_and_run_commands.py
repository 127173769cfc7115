"""``kamlab build`` and ``kamlab run`` say what happened and exit with 1 when something is wrong."""

import re
from configparser import ConfigParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kamlab.cli import app
from kamlab.editions import build as build_module
from kamlab.editions.place import Place
from kamlab.errors import KamlabError
from kamlab.syllabus import module

START = module("00")


@pytest.fixture
def command(small_course, monkeypatch):
    """Return a function that runs the command line in the small course."""
    monkeypatch.setattr(Place, "here", classmethod(lambda _cls: small_course))
    monkeypatch.setattr(build_module, "refresh_catalogues", list)
    return lambda *words: CliRunner().invoke(app, list(words), catch_exceptions=True)


def test_build_check_and_run(command, small_course, tmp_path):
    made = command("build")
    assert made.exit_code == 0, made.output
    assert "11 files of 11 have changed" in made.output
    assert "notebooks/ru/00_start.ipynb" in made.output
    assert "a draft" in made.output

    page = small_course.edition("notebooks", "en", START)
    page.write_bytes(page.read_bytes() + b" ")
    checked = command("build", "--module", "00", "--check")
    assert checked.exit_code == 1
    assert "One file differs" in checked.stderr
    assert "notebooks/en/00_start.ipynb" in checked.stderr

    run = command("run", "--language", "en", "--module", "start", "--out", str(tmp_path / "runs"))
    assert run.exit_code == 0, run.output
    assert "All 3 pages ran in" in run.output

    late = command("run", "--module", "00", "--language", "en", "--out", str(tmp_path / "runs"), "--timeout", "0")
    assert late.exit_code == 2


def test_a_run_that_fails_exits_with_one(command, small_course, tmp_path):
    import nbformat

    page = small_course.edition("notebooks", "en", START)
    page.parent.mkdir(parents=True)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("# Dividing\n1 / 0")])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, page)
    done = command("run", "--language", "en", "--out", str(tmp_path / "runs"))
    assert done.exit_code == 1
    assert "1 page of 1 failed" in done.stderr
    assert "Dividing" in done.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["run", "--out", "notebooks"], "must not go to"),
        (["run", "--company", "no-such-folder"], "no company folder “no-such-folder”"),
        (["run", "--module", "77"], "no module “77”"),
        (["build", "--module", "77"], "no module “77”"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(command, small_course, monkeypatch, words, sentence):
    monkeypatch.chdir(small_course.root)
    done = command(*words)
    assert isinstance(done.exception, KamlabError)
    assert sentence in done.exception.text("en")


@pytest.mark.parametrize("name", ["build", "run"])
def test_each_command_has_an_example(command, name):
    assert f"Example: kamlab {name}" in command(name, "--help").output


@pytest.mark.parametrize("kind", ["webp", "png"])
def test_only_the_bytes_of_pictures_may_differ_between_runs(kind):
    config = ConfigParser(interpolation=None)
    config.read(Path(__file__).parents[1] / "nbval.cfg", encoding="utf-8")

    def clean(text):
        for section in config.sections():
            text = re.sub(config[section]["regex"], config[section]["replace"], text)
        return text

    shown = f'<img src="data:image/{kind};base64,iVBORw0KGgo=" alt="Volga 22.0 %"><p>22.0 %</p>'
    assert clean(shown) == clean(shown.replace("iVBORw0KGgo", "iVBORw0KGGG"))
    assert clean(shown) != clean(shown.replace("22.0", "22.1"))
