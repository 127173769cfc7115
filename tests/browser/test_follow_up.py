"""The follow-up in a real browser: sealed, reviewed, guessed, and found again, once in each language."""

import re

import pytest
from playwright.sync_api import expect

SAVED = re.compile(r"✓.*\d\d:\d\d")
WHAT = "[data-id$='/what'] input"
PAGES = {"ru": ("Запечатано", "Позвонить Рудневу"), "en": ("Sealed", "Ring Rudnev")}


def form(page, name):
    return page.locator(f'.kl-panel[data-form="{name}"]')


@pytest.mark.parametrize("lang", list(PAGES))
def test_a_baseline_is_sealed_and_the_plan_reviewed(app, page, lang):
    sealed, action = PAGES[lang]
    name = f"notebooks/{lang}/11_follow_up.ipynb"
    app.open(page, name)
    form(page, "11.actions").wait_for()
    seal, review, then = form(page, "11.seal"), form(page, "11.review"), form(page, "11.then")
    if then.locator("select:visible").count():  # one workbook for both languages
        then.locator("select:visible").select_option("largest")
        then.locator("button:visible").first.click()
    then.locator("img, svg").first.wait_for()
    if not seal.get_by_text(sealed).count():
        seal.locator("button:visible").first.click()
    seal.get_by_text(sealed).first.wait_for()
    with page.expect_download() as waiting:
        seal.locator("button:visible").last.click()
    assert waiting.value.path().read_text(encoding="utf-8").count("BEGIN:VEVENT") == 3
    actions = form(page, "11.actions")
    before = actions.locator(WHAT).count()
    actions.locator("[data-id='actions/add']:visible").first.click()
    expect(actions.locator(WHAT)).to_have_count(before + 1)
    actions.locator(WHAT).last.fill(action)
    actions.locator(WHAT).last.press("Tab")
    actions.get_by_text(SAVED).first.wait_for()
    review.get_by_text(action).first.wait_for()
    review.locator("select:visible").last.select_option("done")
    review.get_by_text(SAVED).first.wait_for()
    app.open(page, name)
    form(page, "11.actions").wait_for()
    seal.get_by_text(sealed).first.wait_for()
    assert review.locator("select:visible").last.input_value() == "done"
