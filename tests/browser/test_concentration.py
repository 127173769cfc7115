"""Module 02 in a real browser, both languages: guesses open the figures, levers move the numbers, no line of code."""

import re

import pytest

PAGE = "notebooks/{}/02_concentration.ipynb"
FORMS = (
    "02.a",
    "02.bands",
    "02.dilution",
    "02.cascade",
    "02.loss",
    "02.gap",
    "02.contingency",
    "02.years",
    "02.actions",
)
WORDS = {
    "ru": {
        "exit": "На деле — −40\u00a0000\u00a0₽",
        "way": ("Выросла", "Показать, как на деле", "Так и есть: Выросла"),
        "risk": "риск, но не моноклиент",
        "growth": "На деле — 30,5\u00a0%",
        "needed": "308,6\u00a0млн\u00a0₽",
        "fewer": "не хватит",
        "back": "Как было",
        "action": "Узнать у закупок ступени скидки поставщика",
    },
    "en": {
        "exit": "In fact it is RUB\u00a0−40,000",
        "way": ("It rose", "Show", "So it is: It rose"),
        "risk": "a risk, not a mono-client",
        "growth": "In fact it is 30.5%",
        "needed": "RUB\u00a0308.6m",
        "fewer": "not enough",
        "back": "As it was",
        "action": "Ask purchasing for the supplier’s discount steps",
    },
}


@pytest.fixture(params=["ru", "en"])
def place(request):
    """The app in Russian, JupyterLab in English: a workbook each, so that every guess is still to be made."""
    return request.getfixturevalue("app" if request.param == "ru" else "lab_en"), request.param


def enter(form, field, text):
    """Type into a field of a form as a person does, and leave it by Enter."""
    place = form.locator(f'[data-id="{field}"] input').last
    place.fill(text)
    place.press("Enter")


def test_the_session_on_shares_is_walked_without_code(place, page):
    (site, lang), forms = place, {}
    words = WORDS[lang]
    site.open(page, PAGE.format(lang))
    for key in FORMS:
        forms[key] = page.locator(f'{site.front} .kl-panel[data-form="{key}"]')
        forms[key].wait_for()
    enter(forms["02.a"], "profit", "5000")
    forms["02.a"].get_by_text(words["exit"]).wait_for()

    bands, (option, show, same) = forms["02.bands"], words["way"]
    bands.get_by_role("radio", name=option).check()
    bands.get_by_role("button", name=re.compile(f"^{show}")).first.click()
    bands.get_by_text(same).wait_for()
    bands.get_by_alt_text(re.compile("24[.,]6")).first.wait_for()
    bands.locator('[data-id="inclusive"] label.kl-option').last.click()
    bands.locator('[data-id="year"] label.kl-option').last.click()
    enter(bands, "target", "25")

    dilution = forms["02.dilution"]
    enter(dilution, "guess_growth", "5")
    dilution.get_by_text(words["growth"]).wait_for()
    enter(dilution, "target", "15")
    dilution.get_by_alt_text(re.compile(re.escape(words["needed"]))).first.wait_for()
    for field, amount in (
        ("growth", "1"),
        ("others_growth", "2"),
        ("each", "29000000"),
        ("ramp", "8"),
        ("cost", "180000"),
    ):
        enter(dilution, field, amount)
    enter(dilution, "people", "2")
    dilution.get_by_text(words["fewer"]).wait_for()
    dilution.get_by_role("button", name=words["back"]).click()
    dilution.get_by_text(words["fewer"]).wait_for(state="detached")

    actions = forms["02.actions"]
    actions.get_by_role("button", name=words["action"]).click()
    actions.locator("input").first.wait_for()
    assert actions.locator("input").first.input_value() == words["action"]
    for column, text in (("with_whom", "Petrov"), ("due", "12.12.2026")):
        cell = actions.locator(f'[data-id$="{column}"] input').first
        cell.fill(text)
        cell.press("Tab")
    actions.get_by_text(re.compile("✓")).first.wait_for()
