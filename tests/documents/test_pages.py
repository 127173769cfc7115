"""The document as pages: turned into a PDF by LibreOffice, as a director would print it."""

import dataclasses
import os
import shutil
import subprocess
from datetime import date

import pytest

from kamlab.documents import (
    CLIENT,
    ActionLine,
    GoalLine,
    Pair,
    PlanData,
    RiskLine,
    client_paper,
    open_template,
    template_place,
)
from kamlab.i18n import say

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice or poppler is not installed: apt-get install libreoffice-writer-nogui poppler-utils",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A folder for LibreOffice's own settings: nobody else's are touched, two at once do not meet."""
    return tmp_path_factory.mktemp("office")


@pytest.fixture
def pages(tmp_path, office):
    """Turn documents into pages, all in one run of the program: for each a list of texts, one a page."""

    def turn(contents):
        for name, content in contents.items():
            (tmp_path / f"{name}.docx").write_bytes(content)
        command = ["soffice", f"-env:UserInstallation={office.as_uri()}", "--headless", "--convert-to", "pdf"]
        files = [str(tmp_path / f"{name}.docx") for name in contents]
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        done = subprocess.run(
            [*command, "--outdir", str(tmp_path), *files],
            capture_output=True,
            timeout=300,
            check=False,
            env=surroundings,
        )
        assert done.returncode == 0, done.stderr
        return {name: _texts(tmp_path / f"{name}.pdf") for name in contents}

    return turn


def _texts(file):
    command = [shutil.which("pdftotext"), "-layout", str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    found = done.stdout.decode("utf-8").split("\f")
    return [" ".join(page.replace("\u00a0", " ").split()) for page in found if page.strip()]


def longest():
    """A plan whose every text is as long as the first page bears, and longer."""
    words = "Согласовать с площадкой порядок поставки и приёмки этикетки. " * 30
    goal = GoalLine(words, words, "6 000 000 ₽", date(2027, 5, 31), words, words)
    action = ActionLine(words, words, words, date(2026, 12, 4), date(2027, 1, 15), 12, words, words)
    return PlanData(
        account=words,
        company=words,
        goal=goal,
        serves=words,
        first=(action,) * 3,
        risk=RiskLine(words, words, words),
        pairs=(Pair(goal, goal), Pair(goal, None)),
        actions=(action,) * 40,
        gaps=(words,) * 9,
        author=words,
        synthetic=True,
        redacted=True,
    )


def test_pages_hold_what_they_should(plan, fill, pages):
    unbroken = dataclasses.replace(plan, account="Ж" * 200, actions=(ActionLine("Ж" * 10_000),))
    made = {f"{name}_{lang}": fill(data, lang)[0].content for lang in ("ru", "en") for name, data in {
        "whole": plan, "empty": PlanData("Vega"), "longest": longest()}.items()}  # fmt: skip
    turned = pages({**made, "unbroken": fill(unbroken, "ru")[0].content})
    for lang in ("ru", "en"):
        _whole(turned[f"whole_{lang}"], lang)
        _first_pages(turned[f"longest_{lang}"], lang)
        assert len(turned[f"empty_{lang}"]) == 2
        assert _told(lang, "no_goal")[:40] in turned[f"empty_{lang}"][0]
    assert turned["unbroken"][-1].count("Ж") > 100


def test_the_clients_copy_is_one_page_even_when_everything_is_too_long(pages):
    goal = longest().goal
    data = dataclasses.replace(longest(), first=longest().actions, pairs=(Pair(goal, goal),) * 9)
    made = {}
    for lang in ("ru", "en"):
        opened = open_template(template_place("client", lang), CLIENT)
        made[lang] = client_paper(data, opened, lang=lang, day=date(2026, 12, 1))
    turned = pages({lang: paper.content for lang, paper in made.items()})
    assert {lang: len(texts) for lang, texts in turned.items()} == {"ru": 1, "en": 1}


def _told(lang, name):
    return say(f"documents.plan.{name}", lang)


def _whole(texts, lang):
    assert len(texts) == 3
    for word in ("Volga Foods", "Label sales", "Samples", "Trials", "Contract", "Orlov leaves", "Zaitsev"):
        assert word in texts[0]
    assert _told(lang, "mirror") not in texts[0]
    assert texts[1].startswith(
        f"{_told(lang, 'kind')} ({_told(lang, 'internal')}): Volga Foods {_told(lang, 'mirror')}"
    )
    for number, text in enumerate(texts, 1):
        assert f"{_told(lang, 'page')} {number} {_told(lang, 'of')} 3" in text
        assert _told(lang, "synthetic") in text


def _first_pages(texts, lang):
    """The first page is one page even when everything is too long for it, and heads stand on every page of a table."""
    assert f"{_told(lang, 'kind')} ({_told(lang, 'internal')}): Согласовать" in texts[1]
    assert _told(lang, "mirror") in texts[1]
    assert _told(lang, "risk") in texts[0]
    heads = [
        place
        for place, text in enumerate(texts)
        if _told(lang, "head.days") in text and _told(lang, "head.hours") in text
    ]
    assert len(heads) > 3
    assert heads == list(range(heads[0], heads[-1] + 1))
    assert texts[-1].count("[") >= 1
