"""The page for our own people and a reader's part of a dossier: whole, empty, hostile, and on paper."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from kamlab.documents import (
    BRIEF,
    DOSSIER,
    BriefData,
    DecisionLine,
    DossierData,
    FactLine,
    brief_paper,
    dossier_paper,
    open_template,
    template_place,
)

DAY = date(2026, 12, 1)
LONG = "Договорились с площадкой о порядке поставки и приёмки. " * 30
FACT = FactLine("the season", "Needs", "a third more before New Year", "usable", "the meeting", date(2026, 11, 2))


def brief(lang, **more):
    opened = open_template(template_place("brief", lang), BRIEF)
    return brief_paper(BriefData("Volga Foods", **more), opened, lang=lang, day=DAY)


def dossier(lang, **more):
    opened = open_template(template_place("dossier", lang), DOSSIER)
    return dossier_paper(DossierData("Volga Foods", **more), opened, lang=lang, day=DAY)


WHOLE = {
    brief: {
        "changed": "Unload before noon from Monday",
        "alarm": "The client is silent",
        "facts": (FACT,),
        "decisions": (DecisionLine("Weekly check of orders", "E. S. Ilyina", date(2026, 12, 4)),),
        "author": "E. S. Ilyina",
    },
    dossier: {"facts": (FACT,), "ask": ("industry", "sites"), "reader": "service", "rule": "Three of fourteen"},
}


@pytest.mark.parametrize("kind", ["brief", "dossier"])
def test_a_template_knows_all_placeholders_of_its_kind(kind, lang):
    known = {"brief": BRIEF, "dossier": DOSSIER}[kind]
    assert open_template(template_place(kind, lang), known).places == known.known


@pytest.mark.parametrize("make", [brief, dossier])
def test_everything_told_is_in_the_document_and_twice_the_same(make, lang, words):
    paper = make(lang, **WHOLE[make], synthetic=True)
    told = words(Document(BytesIO(paper.content)))
    for word in ("Volga Foods", "the season", "a third more before New Year"):
        assert word in told
    for value in WHOLE[make].values():
        assert not isinstance(value, str) or value in told
    assert paper.left_out == ()
    assert make(lang, **WHOLE[make], synthetic=True).content == paper.content


@pytest.mark.parametrize("make", [brief, dossier])
def test_with_nothing_to_tell_the_document_says_what_is_missing(make, lang, words):
    told = words(Document(BytesIO(make(lang).content)))
    assert "○" in told
    assert "{" not in told


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% for x in y %}", "<w:p>&", "a\x00\u202eb", LONG])
def test_whatever_is_typed_is_text_and_nothing_is_lost(text, lang, words):
    told = words(Document(BytesIO(brief(lang, changed=text, decisions=(DecisionLine(text, text),)).content)))
    for word in text.replace("\x00", "").replace("\u202e", "").split():
        assert word in told
    assert text != LONG or text.strip() in told  # cut in its place, whole at the end
