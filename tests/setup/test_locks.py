"""One set of parts, said in four places: pyproject.toml, the locks, environment.yml and the README agree."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-uv.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA_NAMES = {"duckdb": "python-duckdb"}  # where conda-forge calls a part differently


def entries(lock):
    """Return each pin of a lock with the number of its hashes."""
    text = re.sub(r"^#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    blocks = re.split(r"\n(?=\S)", text.strip())
    return [
        (Requirement(block.split(" \\")[0]), len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block)))
        for block in blocks
    ]


def pins(lock):
    return {(canonicalize_name(pin.name), str(pin.specifier), str(pin.marker)) for pin, _ in entries(lock)}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_hash_checked(lock):
    assert entries(lock)
    for pin, hashes in entries(lock):
        assert re.fullmatch(r"==[\w.]+", str(pin.specifier)), pin
        assert hashes >= 1, pin
        assert pin.url is None


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_machine(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|^-|--index|--find-links|\s/\w", text, re.MULTILINE)
    assert f"--output-file {lock}" in text.splitlines()[1]


def test_a_lock_is_for_every_system():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "sys_platform == 'win32'" in text
    assert "sys_platform == 'darwin'" in text
    assert "--universal --python-version 3.11 " in text.splitlines()[1]


def test_the_test_set_contains_the_course_s_set():
    """`start.py test` and `start.py` share one .venv, so a part has one version in both."""
    course, tests = pins("requirements.lock"), pins("requirements-test.lock")
    names = {name for name, _, _ in course}
    assert {pin for pin in tests if pin[0] in names} == course


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", ()), ("requirements-test.lock", ("test", "spark", "dev"))]
)
def test_the_lock_fits_the_bounds_of_the_project(lock, extras):
    extra = PROJECT["optional-dependencies"]
    asked = [
        Requirement(text) for text in [*PROJECT["dependencies"], *(part for name in extras for part in extra[name])]
    ]
    locked = [pin for pin, _ in entries(lock)]
    for wish in asked:
        found = [pin for pin in locked if canonicalize_name(pin.name) == canonicalize_name(wish.name)]
        assert found, f"{wish} is not in {lock}: remake it with .ci/lock"
        for pin in found:
            assert wish.specifier.contains(str(pin.specifier)[2:]), f"{pin} does not fit {wish}"


def bounds(specifier):
    return {part.strip() for part in str(specifier).split(",")}


def test_conda_gets_the_same_names_and_bounds():
    parts = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = {}
    for part in parts:
        if isinstance(part, str) and part != "pip":
            name, _, specifier = part.partition(" ")
            conda[name] = bounds(specifier)
    wishes = [Requirement(text) for text in PROJECT["dependencies"]]
    project = {
        CONDA_NAMES.get(canonicalize_name(wish.name), canonicalize_name(wish.name)): bounds(wish.specifier)
        for wish in wishes
    }
    assert conda == project | {"python": bounds(PROJECT["requires-python"])}
    assert parts[-1] == {"pip": ["-e ."]}


def test_conda_specs_are_written_in_the_strict_form():
    """A name, one space, comparisons joined by commas: the one form every conda tool reads alike."""
    for part in yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]:
        if isinstance(part, str):
            assert re.fullmatch(r"[a-z0-9-]+( (>=|<|==)[\d.]+(,(>=|<|!=)[\d.]+)*)?", part), part
