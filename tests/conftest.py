"""What holds for every file of tests."""

import os
import signal
from contextlib import ExitStack
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import pytest
from hypothesis import settings

from kamlab.company import Company, open_company
from kamlab.desk import Desk
from kamlab.editions.warm import PLACES, warm_kernels
from kamlab.findings import Finding
from kamlab.findings.style import is_on_the_wall
from kamlab.forms.live import STILL
from kamlab.i18n import catalogue
from kamlab.workbook import open_workbook

settings.register_profile("kamlab", deadline=None)  # a machine that runs five other things is no mistake of ours
settings.load_profile("kamlab")
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a run in the background: what it starts would not hear Ctrl+C
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="module")
def _leave_as_found():
    """Leave language and environment as they were: the next file of tests in this process chooses for itself."""
    chosen = catalogue._chosen  # noqa: SLF001 - there is no way to un-choose a language, and none is needed elsewhere
    language, surroundings = [*chosen], dict(os.environ)
    yield
    chosen[:] = language
    for name in set(os.environ) - set(surroundings):
        del os.environ[name]
    os.environ.update(surroundings)


@pytest.fixture(autouse=True, scope="module")
def _drawn_once(request):
    """Draw the figure of a finding once for all tests that look at it; how it is drawn is tested in ``findings``."""
    if request.path.parent.name in {"findings", "browser"}:
        yield
        return
    draw, drawn = Finding.figure, WeakKeyDictionary()

    def figure(finding, size="projector"):
        kept, key = drawn.setdefault(finding, {}), (size, is_on_the_wall())
        if key not in kept:
            kept[key] = draw(finding, size)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Finding, "figure", figure)
        yield


@pytest.fixture(autouse=True, scope="session")
def _demo_read_once():
    """Read the demo company's ledger once per process: the same files with the same settings are the same ledger."""
    read, known = Company.ledger_with, {}

    def ledger_with(company, **other):
        if other or not company.is_demo:
            return read(company, **other)
        files = {*company.settings.files, *company.folder.iterdir()}
        found = sorted((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
        key = repr((company.settings, found))
        if key not in known:
            known[key] = read(company)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Company, "ledger_with", ledger_with)
        yield


@dataclass(frozen=True, slots=True)
class Table(Desk):
    """A desk with a workbook of its own."""

    book: object = None

    @property
    def workbook(self):
        """Return this window's workbook."""
        return self.book

    @property
    def company_key(self):
        """Return the key of the company, the same on every machine."""
        return "demo" if self.company.is_demo else "own"


@pytest.fixture(scope="module")
def in_memory():
    """Let every window of this file of tests begin with an empty workbook in memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KAMLAB_WORKBOOK", "sqlite://")
        yield


@pytest.fixture
def on_paper(monkeypatch):
    """Show everything, as on paper; what a live page holds back has tests of its own."""
    monkeypatch.setenv(STILL, "1")


@pytest.fixture(scope="session")
def company():
    """Open the demo company once: its ledger is read once."""
    return open_company("demo")


@pytest.fixture(scope="session")
def bare(tmp_path_factory):
    """Open a company that has a ledger and nothing else, with a name that is no markup."""
    folder = tmp_path_factory.mktemp("own") / "Своя"
    folder.mkdir()
    rows = ["date,document,client,manager,revenue"]
    rows += [f"2026-0{month}-05,{month},<script>alert(1)</script>,Анна,90000" for month in range(1, 9)]
    rows += [f"2026-0{month}-07,{month + 20},Вега,Борис,30000" for month in range(1, 9)]
    (folder / "ledger.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    settings = 'name = "Своя"\ncurrency = "RUB"\n\n[ledger]\nfiles = ["ledger.csv"]\n'
    (folder / "company.toml").write_text(settings, encoding="utf-8")
    return open_company(str(folder))


@pytest.fixture
def desk(company):
    """Return a desk with an empty workbook in memory."""
    return Table("ru", company, book=open_workbook("sqlite://"))


@pytest.fixture
def desk_in(company):
    """Return a way to a desk in either language, with an empty workbook in memory."""
    return lambda lang: Table(lang, company, book=open_workbook("sqlite://"))


@pytest.fixture
def desk_of():
    """Return a way to a desk on another company, with an empty workbook in memory."""
    return lambda company, lang="ru": Table(lang, company, book=open_workbook("sqlite://"))


@pytest.fixture
def windows(company, tmp_path):
    """Return two desks that are two windows on one file."""
    path = str(tmp_path / "workbook.sqlite")
    return tuple(Table("ru", company, book=open_workbook(path)) for _ in range(2))


@pytest.fixture
def bare_in(bare):
    """Return a way to a desk of a company with a ledger only, in either language."""
    return lambda lang: Table(lang, bare, book=open_workbook("sqlite://"))


@pytest.fixture
def turned():
    """Return a way to the same workbook seen in another language."""
    return lambda desk, lang: Table(lang, desk.company, book=desk.book)


class WarmPages:
    """Let the kernels of the pages that nbval executes begin warm, and no others."""

    def __init__(self, pages):
        before = os.environ.get(PLACES)
        self.stack = ExitStack()
        self.stack.enter_context(warm_kernels(pages))
        self.kernels = os.environ.pop(PLACES, "")
        os.environ.update({PLACES: before} if before is not None else {})

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item):
        with pytest.MonkeyPatch.context() as patch:
            if is_page(item) and self.kernels:
                patch.setenv(PLACES, self.kernels)
            return (yield)

    def pytest_unconfigure(self):
        self.stack.close()


def is_page(item):
    """Tell whether a test is a cell of an executed page that nbval executes again and compares."""
    return type(item).__name__ == "IPyNbCell"


def pytest_collection_finish(session):
    """Prepare for the pages; they lie outside this folder, so a plugin has to do it."""
    pages = {item.path for item in session.items if is_page(item)}
    if pages:
        session.config.pluginmanager.register(WarmPages(len(pages)))
