"""The programme of module 07 in a real browser: each form once in each language, and everything back after a reload."""

import re

import pytest

SAVED = re.compile(r"✓.*\d\d:\d\d")
TYPED = "input[type=text]:visible, textarea:visible"
WHO = "[data-id^='events/'][data-id$='/who'] input"
PAGES = {
    "ru": ("Петров В. К.", "20 января 2027", "Обед директоров"),
    "en": ("V. K. Petrov", "21 January 2027", "Directors' lunch"),
}


def form(page, name):
    return page.locator(f'.kl-panel[data-form="{name}"]')


def enter(field, text):
    field.fill(text)
    field.press("Tab")


@pytest.mark.parametrize("lang", list(PAGES))
def test_a_programme_is_written_checked_and_taken_along(app, page, lang):
    who, day, lunch = PAGES[lang]
    name = f"notebooks/{lang}/07_communication.ipynb"
    app.open(page, name)
    form(page, "07.actions").wait_for()
    guess, programme, out = form(page, "07.a"), form(page, "07.programme"), form(page, "07.out")
    if guess.locator(TYPED).count():  # one workbook for both languages: a guess made in one is found open in the other
        enter(guess.locator(TYPED).first, "30")
        guess.locator("button:visible").first.click()
    guess.locator("img, svg").first.wait_for()
    sokolov = {"ru": "Соколов\u00a0А.\u00a0В.", "en": "A.\u00a0V.\u00a0Sokolov"}[lang]
    assert sokolov in guess.text_content()  # a name does not part from its initials at the end of a line
    enter(form(page, "07.touches").locator(TYPED).first, "1")
    enter(programme.locator(WHO).nth(14), who)
    programme.get_by_text(SAVED).first.wait_for()
    enter(form(page, "07.check").locator(TYPED).first, day)
    form(page, "07.check").get_by_text(SAVED).first.wait_for()
    form(page, "07.segments").locator("input[type=checkbox]").nth(3).click()
    form(page, "07.segments").get_by_text(SAVED).first.wait_for()
    with page.expect_download() as waiting:
        out.locator("button:visible").last.click()
    assert waiting.value.suggested_filename.endswith(".ics")
    assert lunch in waiting.value.path().read_text(encoding="utf-8").replace("\n ", "")
    out.locator("button:visible").first.click()
    action = form(page, "07.actions").locator(TYPED).first
    enter(action, lunch)
    form(page, "07.actions").get_by_text(SAVED).first.wait_for()
    app.open(page, name)
    form(page, "07.actions").wait_for()
    assert programme.locator(WHO).nth(14).input_value() == who
    assert form(page, "07.check").locator(TYPED).first.input_value() == day
    assert action.input_value() == lunch
