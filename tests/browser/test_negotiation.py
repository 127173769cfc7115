"""Module 08 in a real browser: each form once in each language, and everything back after a reload."""

import re

import pytest

SAVED = re.compile(r"✓.*\d\d:\d\d")
TYPED = "input[type=text]:visible, textarea:visible"
PAGES = {
    "ru": ("прогноз к 20-му", "Балтике 200 т", "30 дней", "плёнка рвётся", "проба 15 января", "переспросил"),
    "en": ("a forecast by the 20th", "200 t to Baltic", "30 days", "the film tears", "a trial on 15 January", "asked"),
}


@pytest.fixture(params=list(PAGES))
def talk(request, app, page):
    """The page of the talk, open, with what is typed into it; the app serves both languages."""
    app.open(page, f"notebooks/{request.param}/08_negotiation.ipynb")
    page.locator('.kl-panel[data-form="08.actions"]').wait_for()
    return page, app, request.param


def form(page, name):
    return page.locator(f'.kl-panel[data-form="{name}"]')


def enter(field, text):
    field.fill(text)
    field.press("Tab")


def told_in(page, place):
    """Find a form's first typed field, or the first in the given place of it."""
    name, _, inside = place.partition("/")
    found = form(page, name)
    return (found.locator(f"[data-id={inside}]") if inside else found).locator(TYPED).first


def saved(page, name):
    form(page, name).get_by_text(SAVED).first.wait_for()


def test_a_talk_is_prepared_and_found_again(talk):
    page, app, lang = talk
    need, instead, gift, pain, step, said = PAGES[lang]
    guess, sheet = form(page, "08.a"), form(page, "08.sheet")
    guess.locator("button:visible").first.wait_for()
    if guess.locator(TYPED).count():  # one workbook for both languages: a guess made in one is found open in the other
        enter(guess.locator(TYPED).first, "12")
        guess.locator("button:visible").first.click()
    guess.locator("img, svg").first.wait_for()
    enter(form(page, "08.bridge").locator(TYPED).nth(1), need)
    saved(page, "08.bridge")
    enter(form(page, "08.hand").locator("[data-id=cut]").locator(TYPED), "6")
    enter(form(page, "08.terms").locator(TYPED).first, "4")
    enter(sheet.locator(TYPED).first, "97")
    enter(sheet.locator(TYPED).nth(6), instead)
    saved(page, "08.sheet")
    sheet.locator("button:visible").last.click()
    enter(sheet.locator(TYPED).nth(8), gift)
    enter(form(page, "08.questions").locator(TYPED).first, pain)
    enter(form(page, "08.proposal").locator(TYPED).last, step)
    form(page, "08.watch").locator("input[type=checkbox]").first.check()
    enter(form(page, "08.watch").locator(TYPED).last, said)
    form(page, "08.roles").locator("[data-id=begin] button, button[data-id=begin]").click()
    enter(form(page, "08.roles").locator(TYPED).last, said)
    form(page, "08.actions").locator("button:visible").first.click()
    enter(form(page, "08.actions").locator(TYPED).first, step)
    adopt = form(page, "08.log").locator("button:visible").last
    adopt.click()
    for name in ("08.hand", "08.terms", "08.questions", "08.proposal", "08.watch", "08.roles", "08.actions"):
        saved(page, name)
    app.open(page, f"notebooks/{lang}/08_negotiation.ipynb")
    form(page, "08.actions").wait_for()
    assert form(page, "08.bridge").locator(TYPED).nth(1).input_value() == need
    for name, told in (("08.hand/cut", 6), ("08.terms", 4), ("08.sheet", 97)):
        assert float(told_in(page, name).input_value().replace(",", ".")) == told
    assert form(page, "08.questions").locator(TYPED).first.input_value() == pain
    assert form(page, "08.proposal").locator(TYPED).last.input_value() == step
    for name in ("08.watch", "08.roles"):
        assert form(page, name).locator(TYPED).last.input_value() == said
    assert form(page, "08.actions").locator(TYPED).first.input_value() == step
    assert form(page, "08.log").locator(TYPED).count() > 10
