"""A company whose clients, managers and departments are called the worst things: every page shows them as text."""

import csv
from html.parser import HTMLParser

import pytest

from kamlab.company import open_company
from kamlab.company.make import Wish, make_company
from kamlab.desk import Desk
from kamlab.i18n import set_language
from kamlab.modules.identification import findings as identify
from kamlab.modules.identification import forms as identification
from kamlab.modules.start import findings as begin
from kamlab.modules.start import forms as start

HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE account; --",
    "{{7*7}}",
    "я" * 10_000,
    "شركة \u202eأحمد\u202c",
    '🦊" onerror="alert(1)',
)
PAGES = [(start, name) for name in start.__all__ if name.islower()]
PAGES += [(identification, name) for name in identification.__all__]
FINDINGS = [(begin, "own_data"), (begin, "definitions"), (identify, "levels"), (identify, "crosswalk")]


class Tags(HTMLParser):
    """Collects the tags of a page and the names of their attributes."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """Make the company and open it: each client buys each month, from the largest to the smallest."""
    place = tmp_path_factory.mktemp("hostile")
    sales = place / "sales.csv"
    with sales.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow(("Дата", "Контрагент", "Менеджер", "Подразделение", "Выручка", "Прибыль"))
        for month in range(1, 13):
            for place_, name in enumerate(HOSTILE):
                amount = 100_000 // (place_ + 1)
                lines.writerow((f"05.{month:02d}.2025", name, name[:80], name[:60], amount, amount // 4))
    return open_company(make_company(place / "own", Wish(files=(sales,), name="<b>Компания</b>")).folder)


@pytest.fixture(params=["ru", "en"])
def desk(company, request, monkeypatch):
    """Return the desk of that company with a workbook that is forgotten afterwards."""
    monkeypatch.setenv("KAMLAB_WORKBOOK", "sqlite://")
    monkeypatch.setenv("KAMLAB_STILL", "1")
    set_language(request.param)
    return Desk(request.param, company)


def assert_harmless(html):
    seen = Tags()
    seen.feed(html)
    assert not seen.tags & {"script", "iframe", "object"}
    assert not {name for name in seen.attributes if name.startswith("on")}
    assert "<b>Компания" not in html


@pytest.mark.parametrize(("module", "name"), PAGES, ids=[name for _, name in PAGES])
def test_every_form_shows_hostile_names_as_text(desk, module, name):
    form = getattr(module, name)(desk)
    assert_harmless(form._repr_mimebundle_()["text/html"])
    for part in form.parts():
        assert part.kind != "message" or part.told["tone"] != "refused", part.told


@pytest.mark.parametrize(("module", "name"), FINDINGS, ids=[name for _, name in FINDINGS])
def test_every_finding_shows_hostile_names_as_text(desk, module, name):
    finding = getattr(module, name)(desk)
    assert_harmless(finding.html())
    assert finding.text()


def test_the_names_are_there_to_be_read(desk):
    text = repr(identification.threshold(desk)) + repr(identification.kaism(desk))
    for name in HOSTILE[:4]:
        assert name in text
