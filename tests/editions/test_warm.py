"""A warm kernel is a kernel: its own environment, folder, chance and end; where it would be another one, it is cold."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

from kamlab.editions.warm import PLACES, warm_kernels

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels begin warm on Linux only")
WARM = "import sys; print('kamlab.editions.warm.parent' in sys.orig_argv)"


@pytest.fixture(scope="module", autouse=True)
def _warm():
    with warm_kernels(10):
        yield


@pytest.fixture
def kernel(tmp_path):
    """Return a function that starts a kernel in a folder with variables of its own and gives who asks it."""
    started = []

    def start(**variables):
        manager, client = start_new_kernel(cwd=str(tmp_path), env={**os.environ, **variables})
        started.append((manager, client))

        def ask(code):
            said = []
            client.execute_interactive(code, timeout=30, output_hook=said.append)
            told = [one["content"] for one in said]
            return "".join(one.get("text", "") + one.get("ename", "") + one.get("evalue", "") for one in told)

        ask.manager = manager
        return ask

    yield start
    for manager, client in started:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_it_has_the_environment_the_folder_and_the_streams_it_was_asked_with(kernel, tmp_path):
    ask = kernel(KAMLAB_TOLD="это")
    assert ask(WARM) == "True\n"
    assert ask("import os; print(os.environ['KAMLAB_TOLD'], os.getcwd())") == f"это {tmp_path}\n"
    assert ask("print('__file__' in globals(), __name__, [name for name in dir() if name.startswith('kamlab')])") == (
        "False __main__ []\n"
    )
    assert ask("[name for name in sys.modules if name.startswith('kamlab.modules.') and name.count('.') > 2]") == ""


def test_two_share_no_value_and_no_chance(kernel):
    one, other = kernel(), kernel()
    one("kept = 1")
    assert "kept" in other("kept")
    chance = "import random, numpy; print(random.random(), numpy.random.rand())"
    assert one(chance) != other(chance)


@pytest.mark.parametrize(("name", "value"), [("PYTHONPATH", "/nowhere"), ("PYTHONWARNINGS", "error"), ("LC_ALL", "C")])
def test_what_python_reads_at_its_start_makes_an_ordinary_kernel(kernel, name, value):
    ask = kernel(**{name: value})
    assert ask(WARM) == "False\n"
    assert ask(f"import os; print(os.environ['{name}'])") == f"{value}\n"


def test_it_can_be_interrupted(kernel):
    ask, begin = kernel(), time.monotonic()
    threading.Timer(0.5, os.kill, (ask.manager.provisioner.pid, signal.SIGINT)).start()
    assert "KeyboardInterrupt" in ask("import time; time.sleep(20)")
    assert time.monotonic() - begin < 15


def test_it_ends_with_who_stands_for_it_and_the_other_way_round(kernel):
    ask = kernel()
    copy = int(ask("import os; print(os.getpid())"))
    os.killpg(ask.manager.provisioner.pgid, signal.SIGKILL)
    assert gone(copy)
    ask = kernel()
    stand_in = ask.manager.provisioner.process
    os.kill(int(ask("import os; print(os.getpid())")), signal.SIGKILL)
    assert stand_in.wait(10) == signal.SIGKILL


def gone(number):
    """Wait until a process is gone."""
    for _ in range(100):
        if not Path(f"/proc/{number}").exists():
            return True
        time.sleep(0.1)
    return False


def test_without_anybody_at_the_meeting_place_a_kernel_is_an_ordinary_one(kernel, monkeypatch, tmp_path):
    from kamlab.editions import warm

    monkeypatch.setenv(PLACES, warm._specified(tmp_path / "specified", str(tmp_path / "nobody")))  # noqa: SLF001 - nobody at all is met there
    assert kernel()(WARM) == "False\n"


def test_an_import_that_warns_leaves_the_kernels_cold(monkeypatch):
    import warnings

    from kamlab.editions.warm import parent

    monkeypatch.setattr(parent, "import_module", lambda _name: warnings.warn("soon gone", FutureWarning, stacklevel=1))
    with pytest.raises(FutureWarning):
        parent.preload()


def test_everything_is_taken_back_and_a_few_pages_are_not_worth_it(monkeypatch):
    monkeypatch.setenv(PLACES, "/mine")
    with warm_kernels(3):
        assert os.environ[PLACES] == "/mine"
    with warm_kernels(4):
        folder, mine = os.environ[PLACES].split(os.pathsep)
        assert mine == "/mine"
    assert os.environ[PLACES] == "/mine"
    assert not Path(folder).exists()
