"""What the tests of the workbook share: files in a folder of their own."""

import pytest

from kamlab.i18n import set_language
from kamlab.workbook import open_workbook


@pytest.fixture(autouse=True)
def own_work(tmp_path, monkeypatch):
    """Keep the answers of this machine's person away, and speak Russian."""
    for name in ("KAMLAB_WORKBOOK", "KAMLAB_PARTICIPANT", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KAMLAB_WORK", str(tmp_path / "work"))
    set_language("ru")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "тетрадь.sqlite"


@pytest.fixture
def wb(file):
    return open_workbook(str(file))


@pytest.fixture
def other(file, wb):  # noqa: ARG001 - the first window makes the file
    """Open a second window on the same file."""
    return open_workbook(str(file))
