"""A full disk, a read-only folder, a damaged or missing file: one clear sentence each, and the data untouched."""

import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from kamlab.workbook import WorkbookError, door, open_workbook
from kamlab.workbook.copies import back_up
from kamlab.workbook.models import Account

FORK = multiprocessing.get_context("fork")
ROOT = Path(__file__).parents[2]


def refused(work):
    with pytest.raises(WorkbookError) as fault:
        work()
    for lang in ("ru", "en"):
        text = fault.value.text(lang)
        assert text.endswith(".")
        assert "sqlite3" not in text
    return fault.value


def test_a_full_file_refuses_keeps_what_it_has_and_goes_on_when_there_is_room(file, monkeypatch):
    roomy = door.PRAGMAS
    open_workbook(str(file)).close()
    monkeypatch.setattr(door, "PRAGMAS", (*roomy, "max_page_count=90"))
    wb = open_workbook(str(file))
    kept = {}

    def fill():
        for turn in range(400):
            wb.keep("01.note", str(turn), "я" * 2000)
            kept[str(turn)] = "я" * 2000

    fault = refused(fill)
    assert fault.key == "workbook.disk_full"
    assert wb.unsaved is fault
    assert wb.answers("01.note") == kept
    wb.close()
    monkeypatch.setattr(door, "PRAGMAS", roomy)
    again = open_workbook(str(file))
    again.keep("01.note", "later", "есть место")
    assert again.answers("01.note") == {**kept, "later": "есть место"}


@pytest.fixture
def small_disk(tmp_path):
    """Mount a disk of one megabyte, where the machine allows it."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    order = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place]
    if mount is None or os.geteuid() != 0 or subprocess.run(order, capture_output=True, check=False).returncode:
        pytest.skip("only an administrator may make a small disk here; the full file is tested without one")
    yield place
    subprocess.run([shutil.which("umount"), place], check=True)


def test_a_full_disk_refuses_keeps_what_it_has_and_goes_on_when_there_is_room(small_disk):
    wb = open_workbook(str(small_disk / "workbook.sqlite"))
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"0" * 300_000)
    kept = {}

    def fill():
        for turn in range(400):
            wb.keep("01.note", str(turn), "я" * 2000)
            kept[str(turn)] = "я" * 2000

    assert refused(fill).key == "workbook.disk_full"
    assert refused(lambda: back_up(wb.place)).key == "workbook.no_copy"
    assert list(wb.place.backups.iterdir()) == []
    assert wb.answers("01.note") == kept
    ballast.unlink()
    wb.keep("01.note", "later", "есть место")
    wb.close()
    assert open_workbook(str(small_disk / "workbook.sqlite")).answers("01.note") == {**kept, "later": "есть место"}


def _plain_person(work, line):
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        line.send(work())
    except WorkbookError as error:
        line.send((error.key, error.text("ru")))


def as_plain_person(work):
    """Do something as a person whom permissions hold: nothing is read-only for an administrator."""
    here, there = FORK.Pipe()
    process = FORK.Process(target=_plain_person, args=(work, there))
    process.start()
    said = here.recv() if here.poll(30) else None
    process.join()
    return said


@pytest.fixture
def folder():
    """Make a folder that everybody may enter."""
    place = Path(tempfile.mkdtemp(prefix="kamlab-"))
    place.chmod(0o755)
    yield place
    place.chmod(0o755)
    shutil.rmtree(place)


@pytest.mark.parametrize("existing", [pytest.param(False, id="no-file-yet"), pytest.param(True, id="with-a-file")])
def test_a_read_only_folder_is_told(folder, existing):
    file = folder / "workbook.sqlite"
    if existing:
        wb = open_workbook(str(file))
        wb.keep("01.threshold", "share", 0.1)
        wb.close()
        file.chmod(0o444)
    before = file.read_bytes() if existing else None
    folder.chmod(0o555)
    key, text = as_plain_person(lambda: open_workbook(str(file)).keep("01.threshold", "share", 0.2))
    assert key == "workbook.read_only"
    assert str(file) in text
    assert (file.read_bytes() if existing else None) == before
    assert file.exists() == existing


def _flip(data):
    middle = bytearray(data)
    for page in range(2, len(data) // 4096):
        middle[page * 4096 : page * 4096 + 600] = b"\xa5" * 600
    return bytes(middle)


DAMAGE = {
    "a-text": lambda _data: "это не рабочая тетрадь".encode(),
    "cut-off": lambda data: data[: len(data) // 2 // 4096 * 4096],
    "pages-overwritten": _flip,
    "emptied": lambda _data: b"",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_is_told_left_alone_and_its_copy_is_offered(wb, file, damage):
    for turn in range(50):
        wb.keep("01.note", str(turn), "я" * 500)
    copy = back_up(wb.place)
    wb.close()
    file.write_bytes(damage(file.read_bytes()))
    before = file.read_bytes()
    fault = refused(lambda: open_workbook(str(file)))
    assert fault.key == "workbook.damaged"
    assert str(file) in fault.text("ru")
    assert str(copy) in fault.text("ru")
    assert file.read_bytes() == before
    file.write_bytes(copy.read_bytes())  # what the sentence says to do
    assert len(open_workbook(str(file)).answers("01.note")) == 50


def test_without_a_copy_none_is_offered(file):
    file.write_text("не тетрадь", encoding="utf-8")
    fault = refused(lambda: open_workbook(str(file)))
    assert fault.facts["backup"] == ""


def test_the_file_of_another_program_is_left_alone(file):
    with sqlite3.connect(file) as line:
        line.execute("CREATE TABLE пароли (a)")
    line.close()
    before = file.read_bytes()
    fault = refused(lambda: open_workbook(str(file)))
    assert fault.key == "workbook.foreign"
    assert "пароли" in fault.text("ru")
    assert file.read_bytes() == before


def test_a_file_deleted_under_an_open_form_is_told_and_works_again_when_it_is_back(wb, file, tmp_path):
    wb.keep("01.threshold", "share", 0.1)
    aside = tmp_path / "в сторонке.sqlite"
    file.rename(aside)
    fault = refused(lambda: wb.keep("01.threshold", "share", 0.2))
    assert fault.key == "workbook.gone"
    assert not file.exists()
    aside.rename(file)
    wb.keep("01.threshold", "share", 0.3)
    assert open_workbook(str(file)).answers("01.threshold") == {"share": 0.3}


def test_a_file_replaced_by_its_copy_is_taken_up(wb, file):
    wb.keep("01.threshold", "share", 0.1)
    copy = back_up(wb.place)
    wb.keep("01.threshold", "share", 0.2)
    copy.rename(file)
    Path(f"{file}-wal").unlink()
    Path(f"{file}-shm").unlink()
    assert wb.answers("01.threshold") == {"share": 0.1}
    wb.keep("01.threshold", "strict", value=True)
    assert open_workbook(str(file)).answers("01.threshold") == {"share": 0.1, "strict": True}


def test_a_file_held_by_another_program_is_told(wb, file, monkeypatch):
    monkeypatch.setattr(door, "PATIENCE", 0.2)
    monkeypatch.setattr(door, "PRAGMAS", ("busy_timeout=50", *door.PRAGMAS[1:]))
    impatient = open_workbook(str(file))
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert refused(lambda: impatient.keep("01.threshold", "share", 0.2)).key == "workbook.busy"
    holder.execute("ROLLBACK")
    holder.close()
    impatient.keep("01.threshold", "share", 0.3)
    assert wb.answers("01.threshold") == {"share": 0.3}


def test_a_copy_is_one_file_and_a_workbook_like_any_other(wb):
    wb.account("Вега")
    wb.keep("01.threshold", "share", 0.1)
    copy = back_up(wb.place, "reset-01")
    assert copy.name.endswith("-reset-01.sqlite")
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    again = open_workbook(str(copy))
    assert again.answers("01.threshold") == {"share": 0.1}
    assert [row.name for row in again.rows(Account)] == ["Вега"]


def test_a_copy_of_a_class_is_a_file(base):
    wb = open_workbook(base)
    wb.account("Вега")
    saved = wb.keep("01.threshold", "share", 0.1)
    copy = open_workbook(str(back_up(wb.place)))
    everything = copy.rows(Account, everyone=True)
    assert [row.name for row in everything] == ["Вега"]
    assert abs((everything[0].created - saved.at).total_seconds()) < 60


def test_opening_is_quick_and_loads_no_migrations(wb, file):
    for turn in range(100):
        wb.keep("01.note", str(turn), "я" * 200)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        open_workbook(str(file)).answers("01.note")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1
    code = f"from kamlab.workbook import open_workbook; open_workbook({str(file)!r})"
    code += "; import sys; print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"
