"""Making .venv: from nothing, from a half, from an older set; with uv and with pip; and what stops it.

The installs are real: a tiny part from a shelf on the disk, hash-checked like the large ones.
"""

import contextlib
import errno
import os
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from kamlab.launch import install, main
from kamlab.launch.place import LOCK, TEST_LOCK, Place
from kamlab.launch.turns import turn
from kamlab.launch.words import sentences

INSTALLERS = [
    pytest.param(
        "uv", marks=pytest.mark.skipif(not shutil.which("uv"), reason="uv is not on this machine, pip does its work")
    ),
    "pip",
]


@pytest.fixture(params=INSTALLERS)
def installer(request, monkeypatch):
    if request.param == "pip":
        monkeypatch.setattr(install, "find_uv", lambda _place, _spare: [])
    return request.param


def installed(place):
    """Ask the environment itself, from another folder."""
    code = "import kamlab, tiny; print(tiny.version)"
    answer = subprocess.run(
        [place.python, "-c", code], capture_output=True, text=True, check=True, cwd=place.root.anchor
    )
    return answer.stdout.strip()


def damage(place):
    """Leave half a file; a new one, because uv links files to its cache."""
    (place.packages / "tiny.py").unlink()
    (place.packages / "tiny.py").write_text("half a fi")


def said(capfd):
    return capfd.readouterr().err.splitlines()


# --- the ways it goes well -------------------------------------------------------------------


@pytest.mark.usefixtures("installer")
def test_first_start_then_second_then_a_new_lock(small, voice, capfd, shelve, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")  # bytecode is compiled all the same
    install.prepare(small, LOCK, voice)
    first = said(capfd)
    assert first[0].startswith("Preparing the course")
    assert first[-1].startswith("Done in")
    assert list(small.packages.glob("__pycache__/tiny.*.pyc"))
    assert installed(small) == "1.0"

    install.prepare(small, LOCK, voice)
    assert said(capfd) == []

    (small.root / LOCK).write_text(shelve("tiny", "2.0"))
    install.prepare(small, LOCK, voice)
    assert said(capfd)[0] == "The installed parts differ from requirements.lock: putting them right."
    assert installed(small) == "2.0"


def test_a_half_made_first_installation_is_made_anew(small, voice, capfd):
    install.prepare(small, LOCK, voice)
    small.making.write_text(install.FIRST)
    damage(small)
    capfd.readouterr()
    install.prepare(small, LOCK, voice)
    assert said(capfd)[0] == "The last installation stopped half-way: finishing it."
    assert installed(small) == "1.0"
    assert small.is_ready(LOCK)


def test_a_repair_that_was_cut_off_lays_every_part_anew(small, voice):
    install.prepare(small, LOCK, voice)
    kept = small.packages / "added_by_the_person.py"
    kept.touch()
    small.making.write_text(install.CHANGE)
    damage(small)
    install.prepare(small, LOCK, voice)
    assert installed(small) == "1.0"
    assert kept.exists()


@pytest.mark.parametrize("rest", ["file", "empty folder", "python gone"])
def test_what_stands_in_the_way_is_replaced(small, voice, rest):
    if rest == "file":
        small.venv.touch()
    else:
        small.programs.mkdir(parents=True)
    if rest == "python gone":  # the system's Python was upgraded and the link leads nowhere
        small.python.symlink_to("/nowhere/python3.11")
    install.prepare(small, LOCK, voice)
    assert installed(small) == "1.0"


def test_an_environment_an_engineer_made_is_filled_not_removed(small, voice):
    subprocess.run([install.sys.executable, "-m", "venv", "--without-pip", small.venv], check=True)
    kept = small.packages / "theirs.py"
    kept.touch()
    install.prepare(small, LOCK, voice)
    assert installed(small) == "1.0"
    assert kept.exists()


def test_the_set_for_the_tests_holds_for_the_course_too(small, voice, capfd):
    install.prepare(small, TEST_LOCK, voice)
    capfd.readouterr()
    install.prepare(small, LOCK, voice)
    assert said(capfd) == []


def test_the_tools_of_the_tests_come_on_top(small, voice, capfd, shelve):
    (small.root / TEST_LOCK).write_text((small.root / LOCK).read_text() + shelve("probe", "3.0"))
    install.prepare(small, LOCK, voice)
    capfd.readouterr()
    install.prepare(small, TEST_LOCK, voice)
    assert said(capfd)[0].startswith("Adding what the tests need")
    assert "probe-3.0.dist-info" in small.parts()


def test_a_moved_and_renamed_folder_still_works(small, voice):
    install.prepare(small, LOCK, voice)
    moved = Place(small.root.rename(small.root.with_name("Курс № 2, новый")))
    assert moved.is_ready(LOCK)
    assert installed(moved) == "1.0"
    answer = subprocess.run([moved.programs / "kamlab", "accounts", "мой файл"], capture_output=True, check=True)
    assert answer.stdout.decode().split("\n")[0] == "1.0 accounts мой файл"


def test_two_windows_take_turns(small, voice, capfd):
    inside = threading.Event()

    def other_window():
        with turn(small.root, voice):
            inside.set()
            time.sleep(0.6)

    window = threading.Thread(target=other_window)
    window.start()
    inside.wait()
    with turn(small.root, voice):
        assert not window.is_alive() or window.join() is None
    window.join()
    assert said(capfd) == ["Another window is preparing the course already. Waiting until it is done."]


# --- the ways it is stopped --------------------------------------------------------------------


@pytest.mark.usefixtures("installer")
def test_no_network_on_the_first_start(small, capfd, monkeypatch):
    monkeypatch.delenv("UV_FIND_LINKS")
    monkeypatch.delenv("PIP_FIND_LINKS")
    assert main([], "ru", root=small.root) == 1
    assert said(capfd)[-1].startswith("Нет связи с сетью, а в первый раз части курса надо скачать.")
    assert not small.is_ready(LOCK)


def test_no_network_when_lock_and_installed_set_disagree(small, voice, capfd):
    install.prepare(small, LOCK, voice)
    (small.root / LOCK).write_text("tiny==9.0 --hash=sha256:" + "0" * 64 + "\n")
    capfd.readouterr()
    assert main([], "ru", root=small.root) == 1
    assert said(capfd)[-1].startswith("Установленные части не совпадают с requirements.lock")
    assert installed(small) == "1.0"
    assert main(["--as-is", "test", "--version"], "ru", root=small.root / "nowhere") == 1
    assert said(capfd)[-1].startswith("Курс ещё не установлен")


def test_a_part_that_is_not_the_recorded_one_is_not_installed(small, capfd):
    (small.root / LOCK).write_text("tiny==1.0 --hash=sha256:" + "0" * 64 + "\n")
    assert main([], "en", root=small.root) == 1
    assert said(capfd)[-1].startswith("A downloaded file is not the one recorded in requirements.lock")
    assert "tiny-1.0.dist-info" not in small.parts()


def test_the_disk_is_full_before_we_begin(small, capfd, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=3 * 10**8))
    assert main([], "ru", root=small.root) == 1
    assert said(capfd)[-1].startswith("На диске не хватает места: курсу нужно около 1200 МБ, свободно 300 МБ.")
    assert not small.venv.exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(errno.EACCES, "cannot be written to", id="no-permission"),
        pytest.param(errno.EROFS, "cannot be written to", id="read-only-disk"),
        pytest.param(errno.ENOSPC, "The disk is full", id="disk-full"),
        pytest.param(errno.EIO, "The system refused to go on", id="anything-else"),
    ],
)
def test_what_the_system_refuses_is_one_sentence(small, capfd, monkeypatch, number, words):
    def refuse(self, *_args, **_options):
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main([], "en", root=small.root) == 1
    lines = said(capfd)
    assert words in lines[-1]
    assert not any("Traceback" in line for line in lines)


@pytest.mark.skipif(os.name == "nt", reason="Windows folders have no such permission bits")
def test_a_folder_without_permission_is_named(capfd):
    assert sentences()  # read now: somebody else will not be allowed to
    with tempfile.TemporaryDirectory() as name:  # not tmp_path, which only its owner can enter
        folder = Path(name)
        (folder / LOCK).write_text("tiny==1.0\n")
        folder.chmod(0o555)
        with nobody():
            status = main([], "ru", root=folder)
        folder.chmod(0o755)
    assert status == 1
    assert said(capfd)[-1].startswith(f"В папку «{folder}» нельзя записать.")


@contextlib.contextmanager
def nobody():
    """Be an ordinary user for a while: permissions do not bind root."""
    owner = os.geteuid()
    if owner == 0:
        os.seteuid(65534)
    yield
    os.seteuid(owner)


def test_ctrl_c_is_not_a_traceback_and_kills_the_installer(small, capfd, monkeypatch):
    def interrupt(_seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr(install.time, "sleep", interrupt)
    assert main([], "ru", root=small.root) == 1
    assert said(capfd)[-1] == "Остановлено. Начатое доделает следующий запуск."
    assert small.making.exists()


@pytest.mark.parametrize("words", [["--port", "many"], ["--nonsense"], ["--language", "de"]])
def test_words_not_understood(small, capfd, words):
    assert main(words, "ru", root=small.root) == 1
    assert said(capfd)[-1].startswith("Не понял: ")


# --- what installers say, and what we say ------------------------------------------------------


@pytest.mark.parametrize(
    ("talk", "key"),
    [
        pytest.param("error: No space left on device (os error 28)", "disk", id="uv-disk"),
        pytest.param("ERROR: Could not install packages: [Errno 28] No space left on device", "disk", id="pip-disk"),
        pytest.param("There is not enough space on the disk. (os error 112)", "disk", id="windows-disk"),
        pytest.param("Hash mismatch for `tiny==1.0`", "hash", id="uv-hash"),
        pytest.param("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "hash", id="pip-hash"),
        pytest.param("dns error: failed to lookup address information", "network", id="uv-dns"),
        pytest.param("[Errno 11001] getaddrinfo failed\nNo matching distribution found", "network", id="pip-dns"),
        pytest.param("Read timed out. (read timeout=15)", "network", id="pip-slow"),
        pytest.param("invalid peer certificate: UnknownIssuer", "network", id="a-company-s-certificate"),
        pytest.param("Permission denied (os error 13)", "unwritable", id="permission"),
        pytest.param("ERROR: No matching distribution found for pandas==3.1.1", "unfit", id="pip-no-wheel"),
        pytest.param("has no wheels with a matching Python version tag", "unfit", id="uv-no-wheel"),
        pytest.param("/usr/bin/python3: No module named ensurepip", "no_pip", id="debian-without-venv"),
        pytest.param("something never seen", "failed", id="anything-else"),
    ],
)
def test_the_sentence_fits_what_the_installer_said(small, talk, key, voice):
    small.venv.mkdir()
    small.log.write_text(talk, encoding="utf-8")
    trouble = install.diagnosis(small, LOCK)
    assert trouble.key == key
    assert voice.say(trouble.key, **trouble.facts)
