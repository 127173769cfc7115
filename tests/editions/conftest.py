"""A small course of one draft module, in a folder of its own."""

import shutil
from pathlib import Path

import pytest

from kamlab.editions.place import Place
from kamlab.i18n import set_language

HERE = Path(__file__).parent
OFFLINE = HERE.parent / "offline"


@pytest.fixture(autouse=True)
def _english():
    set_language("en")


@pytest.fixture
def small_course(tmp_path):
    """Return the place of a course that can be built and spoiled."""
    shutil.copytree(HERE / "course", tmp_path / "course")
    shutil.copy(HERE.parents[1] / "course" / "sources.csv", tmp_path / "course")
    return Place(tmp_path)


@pytest.fixture
def offline(monkeypatch):
    """Let every kernel started from now on refuse connections beyond loopback."""
    monkeypatch.setenv("PYTHONPATH", str(OFFLINE))
    monkeypatch.setenv("KAMLAB_COMPANY", "demo")
