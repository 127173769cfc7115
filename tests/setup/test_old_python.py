"""An old Python ends in a sentence: the file parses there, and says what to do."""

import ast
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = (ROOT / "start.py").read_text(encoding="utf-8")


def test_the_door_parses_on_python_3_6():
    ast.parse(SOURCE, feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 9, 2), (3, 10, 13)])
@pytest.mark.parametrize(("language", "words"), [("ru", "Нужен Python 3.11"), ("en", "Python 3.11 or newer is needed")])
def test_too_old_is_one_sentence_with_the_version_found(door, capfd, version, language, words):
    with pytest.raises(SystemExit) as left:
        door.refuse_old(version, language)
    said = capfd.readouterr().err
    assert left.value.code == 1
    assert said.startswith(words)
    assert ".".join(map(str, version)) in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 1), (3, 14, 0)])
def test_new_enough_goes_on_in_silence(door, capfd, version):
    door.refuse_old(version, "ru")
    assert capfd.readouterr().err == ""


def old_pythons():
    """Every Python 3.6 to 3.10 of this machine: on PATH or beside the one in use (pyenv)."""
    names = [f"python3.{minor}" for minor in range(6, 11)]
    beside = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [
        *(shutil.which(name) for name in names),
        *beside.glob("3.[6-9].*/bin/python"),
        *beside.glob("3.10.*/bin/python"),
    ]
    return {str(path) for path in found if path}


def test_every_old_python_of_this_machine_says_it():
    for python in old_pythons():
        answer = subprocess.run([python, ROOT / "start.py"], capture_output=True, check=False)
        if b"pyenv:" in answer.stderr:  # a name that pyenv knows but has switched off
            continue
        said = answer.stderr.decode("utf-8")
        assert (answer.returncode, answer.stdout) == (1, b"")
        assert re.fullmatch(r"[^\n]*3\.11[^\n]*\n", said), said


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "KAMLAB_LANGUAGE": "en"}, "en"),
    ],
)
def test_the_language_is_the_system_s_unless_asked(door, monkeypatch, environment, language):
    for name in ("KAMLAB_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(door.sys, "platform", "linux")
    assert door.system_language() == language
