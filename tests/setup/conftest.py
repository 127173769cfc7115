"""What the tests of the start share: the door itself, and small worlds to start in."""

import hashlib
import importlib.util
import json
import os
import shutil
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from kamlab.launch.install import connect
from kamlab.launch.place import LOCK, TEST_LOCK, Place
from kamlab.launch.words import Voice

ROOT = Path(__file__).resolve().parents[2]
HARD_NAME = "Мои файлы и курс"  # spaces and Cyrillic letters, as on most Russian desktops


@pytest.fixture(scope="session")
def door():
    """``start.py`` itself as a module."""
    spec = importlib.util.spec_from_file_location("start_door", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def voice():
    return Voice("en")


@pytest.fixture
def folder(tmp_path):
    """An empty course folder with a hard name."""
    root = tmp_path / HARD_NAME
    root.mkdir()
    return root


def make_wheel(shelf: Path, name: str, version: str) -> str:
    """Write the smallest wheel there is and return its line for a lock file."""
    shelf.mkdir(exist_ok=True)
    wheel, record = shelf / f"{name}-{version}-py3-none-any.whl", f"{name}-{version}.dist-info"
    files = {
        # as long as the version is high: bytecode is told from older by size and a time of two seconds' grain
        f"{name}.py": f'version = "{version}"\n' + "#" * int(float(version)),
        f"{record}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{record}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{record}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{record}/RECORD"])
    with zipfile.ZipFile(wheel, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@pytest.fixture
def shelve(tmp_path):
    """Lay the smallest part there is on the shelf and return its line for a lock file."""

    def lay(name, version):
        return make_wheel(tmp_path / "shelf", name, version)

    return lay


@pytest.fixture
def small(folder, tmp_path, shelve, monkeypatch):
    """A course whose lock names one tiny part that lies on a shelf: real installs, no network."""
    shelf = tmp_path / "shelf"
    line = shelve("tiny", "1.0")
    for lock in (LOCK, TEST_LOCK):
        (folder / lock).write_text(line)
    (folder / "kamlab").mkdir()
    (folder / "kamlab" / "__init__.py").write_text("")
    (folder / "kamlab" / "__main__.py").write_text("import sys, tiny\nprint(tiny.version, *sys.argv[1:])\n")
    for name, value in {
        "UV_FIND_LINKS": str(shelf),
        "UV_OFFLINE": "1",
        "UV_CACHE_DIR": str(tmp_path / "cache"),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_FIND_LINKS": shelf.as_uri(),
        "PIP_INDEX_URL": "http://127.0.0.1:9/nowhere",
        "PIP_NO_CACHE_DIR": "1",
    }.items():
        monkeypatch.setenv(name, value)
    return Place(folder)


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """A copy of the course under a hard name whose .venv borrows the parts that are installed here."""
    root = tmp_path_factory.mktemp("copy") / HARD_NAME
    root.mkdir()
    for name in ("start.py", LOCK, TEST_LOCK):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "kamlab", root / "kamlab", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "course" / "00_start").mkdir(parents=True)
    for language in ("ru", "en"):
        page = root / "notebooks" / language / "00_start.ipynb"
        page.parent.mkdir(parents=True)
        page.write_text(json.dumps(PAGE), encoding="utf-8")
    place = Place(root)
    venv.EnvBuilder(symlinks=True).create(place.venv)
    here = Path(importlib.util.find_spec("jupyterlab").origin).parents[1]
    (place.packages / "borrowed.pth").write_text(f"{here}\n", encoding="utf-8")
    for rooms in ("share/jupyter", "etc/jupyter"):
        borrow(Path(sys.prefix) / rooms, place.venv / rooms)
    connect(place)
    place.write_stamp(LOCK, TEST_LOCK)
    return place


def borrow(source: Path, target: Path) -> None:
    """Mirror a folder by links, file by file where a start may write beside them."""
    target.mkdir(parents=True)
    for item in source.iterdir():
        if item.name == "lab":
            borrow(item, target / "lab")
        elif item.name != "settings":
            (target / item.name).symlink_to(item)


PAGE = {
    "cells": [
        {
            "cell_type": "code",
            "execution_count": 1,
            "id": "shares",
            "metadata": {},
            "outputs": [
                {
                    "output_type": "execute_result",
                    "execution_count": 1,
                    "metadata": {},
                    "data": {"text/html": "<b>61 %</b>", "text/plain": "61 %"},
                }
            ],
            "source": "61",
        }
    ],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
