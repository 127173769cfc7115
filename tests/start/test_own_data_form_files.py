"""Files on their way to the form: slices, stopping, limits, hostile names and contents, leftovers."""

import os
import time
from pathlib import Path

import pytest

from kamlab.company import pointer
from kamlab.desk import open_desk
from kamlab.forms import files, still
from kamlab.forms.files import INCOMING, sweep
from kamlab.forms.jobs import Job, StoppedError
from kamlab.modules.start.forms import own_data_import
from kamlab.modules.start.forms.own_data import own_data
from kamlab.work import free_name, safe_name, work_place

SALES = "Дата;Контрагент;Сумма\n01.02.2026;Альфа;100\n02.02.2026;Бета;50\n".encode()
HOSTILE = (
    "../x.csv",
    "..\\..\\x.csv",
    "/etc/passwd",
    "C:\\Windows\\x.csv",
    "CON.xlsx",
    "nul",
    "aux.tar.gz",
    "ж" * 300 + ".csv",
    "📈🔥.csv",
    "a\x00b\n.csv",
    "\u202egnp.csv",
    "-rf.csv",
    "~$open.xlsx",
    ".hidden",
    "[2026]*?.csv",
    "x. . .",
    "",
)
CONTENTS = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE x; --",
    "{{7*7}}",
    "ж" * 10_000,
    "אבג",
    "🦄",
)


@pytest.fixture(autouse=True)
def _own_place(tmp_path, monkeypatch):
    monkeypatch.setenv("KAMLAB_WORK", str(tmp_path / "work"))
    monkeypatch.setenv("KAMLAB_WORKBOOK", "sqlite://")
    monkeypatch.delenv(pointer.VARIABLE, raising=False)


class Page:
    """Stands for the browser: every message with its number, every answer kept."""

    def __init__(self):
        self.form, self.answers, self.seq = own_data(open_desk("ru", "demo")), [], 0
        self.form.panel, self.tree = self, None

    def send(self, answer):
        self.answers.append(answer)

    def ask(self, *buffers, **told):
        self.seq += 1
        told = {"view": "v", "seq": self.seq, "id": "drop", "token": "t", **told}
        self.form.hear(self, told, [memoryview(one) for one in buffers])
        return self.answers[-1]["stop"] if self.answers and self.answers[-1]["seq"] == self.seq else None

    def announce(self, *told):
        return self.ask(do="files", files=[{"name": name, "size": size} for name, size in told])

    def finish(self):
        self.form.hear(self, {"do": "complete", "id": "drop", "token": "t"}, [])
        if self.form.job is not None and self.form.job.running:
            self.form.job.wait()

    def drop(self, name, content):
        if not self.announce((name, len(content))) and (not content or not self.ask(content, do="slice", turn=0, at=0)):
            self.finish()


@pytest.fixture
def page():
    return Page()


def incoming():
    return [path for path in work_place(INCOMING).rglob("*") if path.is_file()]


# --- slices -----------------------------------------------------------------------------------------------------


def test_every_slice_is_acknowledged_and_written_in_its_place(page):
    assert page.announce(("sales.csv", len(SALES))) is False
    assert page.ask(SALES[:40], do="slice", turn=0, at=0) is False
    assert page.ask(SALES[40:], do="slice", turn=0, at=40) is False
    assert [path.read_bytes() for path in incoming()] == [SALES]
    page.finish()
    assert page.form.seen.table.revenue() == {"Альфа": 100.0, "Бета": 50.0}


def test_several_files_of_one_name_do_not_overwrite_each_other(page):
    page.announce(("sales.csv", len(SALES)), ("Sales.csv", len(SALES)))
    for turn in (0, 1):
        page.ask(SALES, do="slice", turn=turn, at=0)
    page.finish()
    assert page.form.seen.table.audit.read == 4
    assert "2 файла" in repr(page.form)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"turn": 0, "at": 5}, id="a-gap"),
        pytest.param({"turn": 3, "at": 0}, id="a-file-never-announced"),
        pytest.param({"turn": -1, "at": 0}, id="before-the-first"),
    ],
)
def test_a_slice_out_of_place_ends_the_transfer(page, told):
    page.announce(("sales.csv", len(SALES)))
    assert page.ask(SALES, do="slice", **told) is True
    assert page.form.trouble is not None
    assert incoming() == []


def test_more_than_was_announced_is_not_taken(page):
    page.announce(("sales.csv", 10))
    assert page.ask(SALES, do="slice", turn=0, at=0) is True
    assert incoming() == []


def test_a_file_that_broke_off_is_told_by_name(page):
    page.announce(("sales.csv", len(SALES)))
    page.form.hear(page, {"do": "broken", "id": "drop", "token": "t", "turn": 0}, [])
    assert "«sales.csv» не дочитан" in str(page.form.trouble)
    assert incoming() == []


def test_slices_of_a_drop_that_ended_are_told_to_stop(page):
    page.announce(("sales.csv", len(SALES)))
    page.ask(do="press", id="stop")
    assert incoming() == []
    assert page.ask(SALES, do="slice", turn=0, at=0) is True
    assert page.form.page == "file"


def test_another_window_cannot_add_to_the_drop(page):
    page.announce(("sales.csv", len(SALES)))
    assert page.ask(SALES, do="slice", turn=0, at=0, token="other") is True  # noqa: S106 - names a drop, opens nothing
    assert page.form.receiver.is_busy


# --- limits and trouble -----------------------------------------------------------------------------------------


def test_too_large_and_too_many_are_refused_before_they_come(page):
    assert page.announce(("big.csv", files.MOST_BYTES + 1)) is True
    assert "помещается" in str(page.form.trouble)
    assert page.announce(*[("a.csv", 1)] * (files.MOST_FILES + 1)) is True
    assert "ZIP" in str(page.form.trouble)
    assert incoming() == []


def test_a_full_disk_is_a_sentence_and_nothing_is_left(page, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    page.announce(("sales.csv", len(SALES)))
    monkeypatch.setattr(Path, "open", full)
    assert page.ask(SALES, do="slice", turn=0, at=0) is True
    monkeypatch.undo()
    assert "Освободите место" in str(page.form.trouble)
    assert page.form.report == ""


def test_leftovers_go_after_a_day_and_not_before(page):
    page.drop("sales.csv", SALES)
    old = work_place(INCOMING) / "old"
    old.mkdir()
    (old / "x.csv").write_bytes(SALES)
    long_ago = time.time() - 2 * files.A_DAY
    for path in (old / "x.csv", old):
        os.utime(path, (long_ago, long_ago))
    sweep()
    assert not old.exists()
    assert len(incoming()) == 1


def test_files_on_their_way_are_gone_once_the_company_is_taken(page):
    page.drop("sales.csv", SALES)
    page.ask(do="press", id="take")
    assert page.form.page == "done"
    assert incoming() == []


# --- stop -------------------------------------------------------------------------------------------------------


def test_stopping_a_reading_keeps_what_was_there(page, monkeypatch):
    page.drop("sales.csv", SALES)
    before = page.form.seen

    def endless(_drop, _sheet, tell):
        for done in range(10_000):
            tell(done, 10_000)
            time.sleep(0.01)

    monkeypatch.setattr(own_data_import, "read_files", endless)
    page.ask(do="press", id="other")
    page.announce(("other.csv", len(SALES)))
    page.ask(SALES, do="slice", turn=0, at=0)
    page.form.hear(page, {"do": "complete", "id": "drop", "token": "t"}, [])
    assert page.form.is_busy
    shown = str(page.tree)
    assert "Читаем «other.csv»" in shown
    assert "Остановить" in shown
    page.ask(do="press", id="stop")
    page.form.job.wait()
    assert not page.form.is_busy
    page.ask(do="press", id="back")
    assert page.form.seen is before
    assert page.form.page == "check"


def test_a_job_tells_rows_and_seconds_left(page):
    job = Job(page.form, lambda _: None, lambda _: None, lambda _: None, "Читаем")
    job.tell(2000, 8000)
    job.started -= 3  # as if three seconds had passed
    note = job.part().told["note"]
    assert "Прочитано 2" in note
    assert "осталось 9 секунд" in note
    assert job.part().told["done"] == pytest.approx(0.25)


def test_a_stopped_job_ends_itself(page):
    job = Job(page.form, lambda _: None, lambda _: None, lambda _: None, "Читаем")
    job.stop()
    with pytest.raises(StoppedError):
        job.tell(1, 2)


# --- names and contents from outside ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", HOSTILE, ids=[ascii(name[:12]) for name in HOSTILE])
def test_a_name_from_outside_is_text_and_never_a_path(page, name):
    page.drop(name, SALES)
    assert page.form.report == ""
    [path] = incoming()
    assert path.parent.parent == work_place(INCOMING)
    assert len(path.name.encode()) <= 101
    page.ask(do="press", id="take")
    assert open_desk("ru").accounts("all").total == 150.0


@pytest.mark.parametrize("name", HOSTILE, ids=[ascii(name[:12]) for name in HOSTILE])
def test_a_safe_name_stays_the_same_when_made_safe_again(name):
    once = safe_name(name, otherwise="file")
    assert safe_name(once, otherwise="file") == once
    assert once
    assert once == once.strip(". ")


def test_devices_of_windows_are_no_names():
    for device in ("CON", "nul.csv", "Com1.xlsx", "LPT9", "aux.tar.gz"):
        assert safe_name(device, otherwise="file").startswith("_")


def test_numbers_make_names_free():
    assert free_name("a.csv", {"A.CSV", "a 2.csv"}) == "a 3.csv"
    assert free_name("Стройторг", {"стройторг"}) == "Стройторг 2"
    assert free_name("А. Б.", {"А. Б."}, ending=False) == "А. Б. 2"


@pytest.mark.parametrize("content", CONTENTS, ids=[ascii(one[:8]) for one in CONTENTS])
def test_contents_stay_text_in_the_form_and_are_never_worked_out(page, content):
    quoted = '"' + content.replace('"', '""') + '"'
    text = f"{quoted};Контрагент;Сумма\nx;{quoted};100\ny;Бета;50\nz;Гамма;=1+1\n"
    page.drop(f"{content[:60]}.csv", text.encode())
    assert page.form.report == ""
    assert page.form.page == "check"
    assert content in page.form.seen.table.clients
    html = still.html(page.form.parts())
    assert "<script>" not in html
    assert page.form.seen.table.audit.set_aside == {"not_a_number": 1}
    page.ask(do="set", id="company_name", value=content[:200])
    page.ask(do="press", id="take")
    assert page.form.page == "done"
    assert open_desk("ru").accounts("all").total == 150.0
