"""A real browser in front of the real servers: JupyterLab as start.py opens it, and the app.

Fixtures for every browser test:

``lab``, ``lab_en``, ``app``
    A :class:`Site` each, started once for a session on a work folder of its own and a free port; the app's workbook
    is empty at the beginning of each test.
``page``, ``long_page``
    A Playwright page for a test, for a file of tests. When it is over it asserts that nothing was asked beyond
    loopback and that the console is free of errors; ``page.troubles`` lists what was seen so far.

    site.open(page, "notebooks/ru/01_identification.ipynb")  # goes there and waits until the page has run
"""

import contextlib
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = "Chromium is missing; to run the tests in a browser: apt-get install chromium"
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PATIENCE = 120_000  # milliseconds; a page takes seconds, on a machine that runs five other things a minute
SAVED = re.compile(r"✓.*\d\d:\d\d")
OURS_ALONE = ("DISPLAY", "WAYLAND_DISPLAY", "KAMLAB_COMPANY", "KAMLAB_WORKBOOK", "KAMLAB_STILL", "MPLBACKEND")


@dataclass
class Site:
    """A running server of the course.

    Parameters
    ----------
    kind
        ``"lab"`` or ``"app"``.
    base, token
        Where it answers, and the way in.
    work
        Its work folder: the workbook, the copy of the pages, the companies.
    """

    kind: str
    base: str
    token: str
    work: Path

    def address(self, name):
        """Return the address of a page of the course."""
        door = "lab/tree" if self.kind == "lab" else "voila/render"
        return f"{self.base}/{door}/{name}?token={self.token}"

    def open(self, page, name):
        """Go to a page of the course and wait until it has run."""
        page.goto(self.address(name), timeout=PATIENCE, wait_until="commit")
        self.ready(page)

    def ready(self, page):
        """Wait until the page in front has run, after opening or recalculating it."""
        if self.kind == "lab":
            page.locator(f"{self.front} .kamlab-state[data-state=ready]").wait_for(timeout=PATIENCE)
        else:
            page.locator("#rendered_cells").wait_for(timeout=PATIENCE)

    @property
    def front(self):
        """Selector of the page in front: JupyterLab keeps the others behind it."""
        return ".jp-NotebookPanel.kamlab-page:not(.lm-mod-hidden)" if self.kind == "lab" else "body"


@dataclass
class Troubles:
    """What should not happen on a page."""

    errors: list = field(default_factory=list)
    outside: list = field(default_factory=list)

    def watch(self, page):
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda asked: None if is_inside(asked.url) else self.outside.append(asked.url))

    def _hear(self, said):
        # a form the kernel draws anew between the page's question for all forms and their arrival: seen on a loaded
        # machine only, in the app, as the page opens; nothing typed is lost by it
        early = said.text.startswith("Comm not found for comm id")
        if said.type == "error" and not early:
            self.errors.append(said.text)


class Walk:
    """The participant: opens a lesson, fills fields, presses buttons, reads."""

    def __init__(self, page, site, lang="ru"):
        self.page, self.site, self.lang = page, site, lang

    def open(self, folder, last):
        """Go to a lesson and wait for its last form: until then a press may find nobody to hear it."""
        self.site.open(self.page, f"notebooks/{self.lang}/{folder}.ipynb")
        self.form(last).locator("[data-id]").first.wait_for()

    def form(self, name):
        return self.page.locator(f'.kl-panel[data-form="{name}"]').last

    def put(self, form, values, line=-1):
        """Enter values into fields whose ids end so (a row's own id stands in front), in the given line of the form."""
        for place, value in values.items():
            self.enter(self.form(form).locator(f'[data-id$="{place}"]').nth(line), value)

    def enter(self, place, value):
        place.first.wait_for()
        if place.locator("select").count():
            place.locator("select").select_option(label=value)
        elif place.locator("input[type=radio], input[type=checkbox]").count():
            place.locator("label").filter(has_text=re.compile(f"^\\s*{value}\\s*$")).first.click()
        else:
            typed = place.locator("input[type=text], textarea").last
            typed.fill(value)
            typed.press("Tab")

    def show(self, *forms):
        """Open what waits for a guess without making one; what stands open already stays."""
        for name in forms:
            self.form(name).locator("[data-id]").first.wait_for()
            if self.form(name).locator("[data-id=skip] button").count():
                self.press_id(name, "skip")
                self.form(name).locator("[data-id=answer]").first.wait_for()

    def press(self, form, name):
        self.form(form).get_by_role("button", name=name).first.click()

    def press_id(self, form, place):
        self.form(form).locator(f'[data-id="{place}"] button, button[data-id="{place}"]').first.click()

    def saved(self, *forms):
        for name in forms:
            self.form(name).get_by_text(SAVED).first.wait_for()

    def reads(self, form, text):
        self.form(form).get_by_text(text).first.wait_for()

    def value(self, form, place, line=-1):
        """Return what a field of a form holds."""
        return (
            self.form(form)
            .locator(f'[data-id$="{place}"]')
            .nth(line)
            .locator("input[type=text], textarea")
            .last.input_value()
        )

    def has(self, form, text):
        """Tell whether a form shows a text or holds it in a field."""
        values = self.form(form).locator("input, textarea").evaluate_all("all => all.map((one) => one.value)")
        return text in self.form(form).inner_text() or any(text in value for value in values)


def is_inside(url):
    return url.startswith(("data:", "blob:", "about:")) or re.match(r"(https?|wss?)://127\.0\.0\.1[:/]", url)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(kind, language, work, *words):
    """Start a server as a person does, give its Site, and end it with one Ctrl+C."""
    env = {name: value for name, value in os.environ.items() if name not in OURS_ALONE} | {"KAMLAB_WORK": str(work)}
    own = ["--no-browser", "--port", str(free_port())]
    command = [sys.executable, str(ROOT / "start.py"), "--as-is", "--language", language, *words, *own]
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, cwd="/", start_new_session=True)
    try:
        said = process.stderr.readline().decode()
        base, token = re.search(r"(http://127\.0\.0\.1:\d+)/\S*token=(\w+)", said).groups()
        yield Site(kind, base, token, work)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=60)


@pytest.fixture(scope="session")
def lab(tmp_path_factory, chromium):  # noqa: ARG001 - no browser, no server
    """JupyterLab in Russian, as ``python3 start.py`` opens it."""
    yield from serve("lab", "ru", tmp_path_factory.mktemp("lab"))


@pytest.fixture(scope="session")
def lab_en(tmp_path_factory, chromium):  # noqa: ARG001 - no browser, no server
    """JupyterLab in English."""
    yield from serve("lab", "en", tmp_path_factory.mktemp("lab_en"))


@pytest.fixture(scope="session")
def app_for_all(tmp_path_factory, chromium):  # noqa: ARG001 - no browser, no server
    """The app as one server for all tests; its pages are there in both languages."""
    yield from serve("app", "en", tmp_path_factory.mktemp("app"), "app")


@pytest.fixture
def app(app_for_all):
    """The app as a participant finds it who has entered nothing yet: no test meets what another one left."""
    forget(app_for_all.work / "workbook.sqlite")
    return app_for_all


def forget(workbook):
    """Empty a workbook where it lies: a kernel that is still ending may hold the file."""
    if not workbook.exists():
        return
    with contextlib.closing(sqlite3.connect(workbook, timeout=60)) as book, book:
        tables = {name for (name,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in tables - {"participant", "alembic_version"}:
            book.execute(f'DELETE FROM "{table}"')  # noqa: S608 - a name of our own tables


@pytest.fixture(scope="module")
def fresh_app(tmp_path_factory, chromium):  # noqa: ARG001 - no browser, no server
    """The app in Russian on a work folder nobody has worked in."""
    yield from serve("app", "ru", tmp_path_factory.mktemp("fresh"), "app")


@pytest.fixture(scope="session")
def chromium():
    """Path of the browser."""
    if CHROMIUM is None:
        pytest.skip(MISSING)
    return CHROMIUM


@pytest.fixture(scope="module")  # Playwright keeps the thread's event loop while it is open: not over a whole session
def browser(chromium):
    """One browser for a file of tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


def new_page(browser):
    """Give a page at the size of the commonest laptop; when it is done with, it has to have been clean."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(PATIENCE)
    page, troubles = context.new_page(), Troubles()
    troubles.watch(page)
    context.on("page", troubles.watch)
    page.troubles = troubles
    yield page
    errors = list(troubles.errors)  # what a page torn down in mid-load complains of, nobody sees
    context.close()
    assert troubles.outside == []
    assert errors == []


@pytest.fixture(scope="session")
def walker():
    """Return what plays a participant: ``walker(page, site, lang)``, a :class:`Walk`."""
    return Walk


@pytest.fixture
def page(browser):
    """A page for one test."""
    yield from new_page(browser)


@pytest.fixture(scope="module")
def long_page(browser):
    """A page for a file of tests that only look at it."""
    yield from new_page(browser)
