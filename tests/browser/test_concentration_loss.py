"""The exit of an account in a real browser, both languages: slider, levers, plan, late payment."""

import re

import pytest

PAGE = "notebooks/{}/02_concentration.ipynb"
LOSS = {
    "ru": {
        "stay": "Остались 8 из 10",
        "curve": "Показать всю кривую",
        "hide": "Спрятать кривую",
        "bare": "5,6 месяца",
        "to_plan": "Записать в план на случай ухода",
        "written": "записано в план ниже",
        "project": "Пищевой склад под ключ",
        "stands": "На худший день останется",
    },
    "en": {
        "stay": "8 of 10 stay",
        "curve": "Show the whole curve",
        "hide": "Hide the curve",
        "bare": "5.6 months",
        "to_plan": "Put into the plan for the exit",
        "written": "in the plan below",
        "project": "Turnkey food warehouse",
        "stands": "On the worst day",
    },
}


def form_of(page, key):
    return page.locator(f'.kl-panel[data-form="{key}"]')


def enter(form, field, text):
    """Type into a field of a form as a person does, and leave it by Enter."""
    place = form.locator(f'[data-id="{field}"] input').last
    place.fill(text)
    place.press("Enter")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_exit_is_followed_to_a_plan(app, page, lang):
    from playwright.sync_api import expect

    words = LOSS[lang]
    app.open(page, PAGE.format(lang))
    cascade = form_of(page, "02.cascade")
    enter(cascade, "case_share", "25")
    cascade.get_by_text(words["stay"]).wait_for()
    cascade.get_by_role("button", name=words["curve"]).click()
    cascade.get_by_role("button", name=words["hide"]).click()  # both languages share a workbook

    loss = form_of(page, "02.loss")
    loss.get_by_text(words["bare"], exact=True).first.wait_for()
    enter(loss, "costs", "9")
    loss.locator('[data-id="project_pantry"] input').check()
    loss.get_by_role("button", name=words["to_plan"]).click()
    loss.get_by_text(words["written"]).wait_for()

    sheet = form_of(page, "02.contingency")
    levers = sheet.locator('[data-id="levers"] textarea')
    expect(levers).to_have_value(re.compile(words["project"]), timeout=60_000)
    enter(sheet, "owner", "Ilyina")
    enter(form_of(page, "02.gap"), "delay", "0")
    form_of(page, "02.gap").get_by_text(words["stands"]).first.wait_for()
