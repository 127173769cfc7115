"""Is .venv right? Answered by a few looks at files."""

import json

import pytest

from kamlab.launch.place import LOCK, TEST_LOCK, Place
from kamlab.launch.words import Trouble


@pytest.fixture
def place(folder):
    """A finished environment, in outline."""
    place = Place(folder)
    (folder / LOCK).write_text("tiny==1.0\n")
    (folder / TEST_LOCK).write_text("tiny==1.0\nprobe==2.0\n")
    place.programs.mkdir(parents=True)
    place.python.touch()
    packages = place.venv / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    for part in ("tiny-1.0.dist-info", "pandas-3.1.1.dist-info"):
        (packages / part).mkdir()
    place.write_stamp(LOCK)
    return place


def spoil_stamp(place):
    place.stamp_file.write_text("{")


def move_base(place):
    held = json.loads(place.stamp_file.read_text())
    place.stamp_file.write_text(json.dumps(held | {"python": "/usr/bin/python3.99"}))


def test_a_finished_environment_is_ready(place):
    assert place.is_ready(LOCK)


def test_a_part_the_person_added_does_not_matter(place):
    (place.packages / "seaborn-0.14.dist-info").mkdir()
    assert place.is_ready(LOCK)


def test_the_set_for_the_tests_is_another_question(place):
    assert not place.is_ready(TEST_LOCK)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda place: (place.root / LOCK).write_text("tiny==1.1\n"), id="the-lock-changed"),
        pytest.param(lambda place: (place.packages / "tiny-1.0.dist-info").rmdir(), id="a-part-is-gone"),
        pytest.param(lambda place: place.python.unlink(), id="its-python-is-gone"),
        pytest.param(move_base, id="another-python-stands-behind-it"),
        pytest.param(lambda place: place.making.touch(), id="cut-off-half-way"),
        pytest.param(lambda place: place.stamp_file.unlink(), id="no-stamp"),
        pytest.param(spoil_stamp, id="stamp-unreadable"),
    ],
)
def test_what_makes_it_not_ready(place, change):
    change(place)
    assert not place.is_ready(LOCK)


def test_a_missing_lock_is_named(place):
    (place.root / LOCK).unlink()
    with pytest.raises(Trouble, match="lost") as trouble:
        place.is_ready(LOCK)
    assert trouble.value.facts["path"] == place.root / LOCK


def test_what_we_start_sees_our_parts_and_nobody_s_leftovers(place, monkeypatch):
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, "1")
    monkeypatch.delenv("KAMLAB_WORK", raising=False)  # start.py gives it to whatever it starts, these tests too
    env = place.surroundings()
    assert env["PATH"].startswith(str(place.programs))
    assert not {"PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"} & set(env)
    own = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR")
    assert all(env[name].startswith(str(place.venv)) for name in own)
