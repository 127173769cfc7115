"""A process killed in the middle of saving: what was acknowledged is there, and the file opens."""

import multiprocessing
import os
import random
import signal
import sqlite3

import pytest

from kamlab.workbook import open_workbook
from kamlab.workbook.models import Change

SAVES = 1000
KILLS = 20
SPAWN = multiprocessing.get_context("fork")  # a warm parent: the saves are killed, not the imports


def save_many(url, line, first):
    """Save field after field; say each number only when it is acknowledged."""
    wb = open_workbook(url)
    for turn in range(first, first + SAVES):
        wb.keep("01.kill", str(turn), "ответ " * 20)
        os.write(line, turn.to_bytes(4, "big"))


def heard(line):
    """Return the next number, or None when the line went dead."""
    said = os.read(line, 4)
    return int.from_bytes(said, "big") if len(said) == 4 else None


def run_and_kill(url, first, moment):
    """Let a process save, kill it after ``moment`` acknowledgements; return the last number it acknowledged."""
    here, there = os.pipe()
    process = SPAWN.Process(target=save_many, args=(url, there, first))
    process.start()
    os.close(there)
    last = first - 1
    for _ in range(moment):
        last = heard(here)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    while (more := heard(here)) is not None:  # said before it died, heard after
        last = more
    os.close(here)
    return last


def test_no_acknowledged_value_is_lost_in_twenty_kills(file):
    dice, first, acknowledged = random.Random(20261119), 0, []  # noqa: S311 - moments of death, not secrets
    for _ in range(KILLS):
        last = run_and_kill(str(file), first, dice.randint(1, 90))
        acknowledged += range(first, last + 1)
        wb = open_workbook(str(file))
        kept = wb.answers("01.kill")
        assert set(kept) >= {str(number) for number in acknowledged}
        assert len(wb.rows(Change)) == len(kept)  # the journal was written in the same step
        assert set(kept.values()) == {"ответ " * 20}
        wb.close()
        first = last + SAVES
    assert len(acknowledged) > 10 * KILLS
    with sqlite3.connect(file) as line:
        assert line.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    line.close()


@pytest.mark.parametrize("moment", [1, 5])
def test_the_mark_tells_the_time_of_the_last_acknowledged_save(file, moment):
    run_and_kill(str(file), 0, moment)
    wb = open_workbook(str(file))
    assert wb.saved_at == max(one.at for one in wb.rows(Change))
