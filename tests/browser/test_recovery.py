"""The way back of module 10 in a real browser: a step is entered, the tree moves, and both are there on reload."""

import re

import pytest

PAGE = "notebooks/{}/10_recovery.ipynb"
SAVED = re.compile(r"✓.*\d\d:\d\d")
WORDS = {
    "ru": {
        "office": "Офис: что вышло",
        "talked": "поговорили",
        "reason": "Причина: какая",
        "chosen": "условия",
        "title": "Сейчас: «А что, если»",
        "lunch": "Спорить не буду",
        "show": "Показать",
        "take": "Взять в карточку",
        "role": "продавец",
        "card": "Вы приехали в офис",
    },
    "en": {
        "office": "Office: what came of it",
        "talked": "they talked",
        "reason": "Reason: which",
        "chosen": "service",
        "title": "Now: “What if”",
        "lunch": "I will not argue",
        "show": "Show",
        "take": "Take into the card",
        "role": "seller",
        "card": "You have come to the office",
    },
}


def form(page, name):
    return page.locator(f'.kl-panel[data-form="{name}"]')


def opened(page, app, lang):
    """Go to the page and wait for its last form: until then a press may find nobody to hear it."""
    app.open(page, PAGE.format(lang))
    form(page, "10.actions").wait_for()


@pytest.mark.parametrize("lang", list(WORDS))
def test_a_step_moves_the_tree_and_is_found_again(page, app, lang):
    words = WORDS[lang]
    opened(page, app, lang)
    first = form(page, "10.a")
    first.get_by_text(words["lunch"]).first.click()
    show = first.get_by_role("button", name=re.compile(words["show"]))
    if show.count():  # in the second language the guess of the first one stands
        show.first.click()
    first.get_by_text("2012").first.wait_for()
    case = form(page, "10.case")
    case.get_by_label(words["office"], exact=True).select_option(label=words["talked"])
    case.get_by_label(words["reason"], exact=True).select_option(label=words["chosen"])
    case.get_by_text(words["title"]).first.wait_for()
    case.get_by_text(SAVED).first.wait_for()
    form(page, "10.what_if").get_by_role("button", name=words["take"]).first.click()
    role = form(page, "10.role")
    role.get_by_role("radio", name=words["role"]).check(force=True)
    role.get_by_text(words["card"]).first.wait_for()
    opened(page, app, lang)
    again = form(page, "10.case")
    chosen = again.get_by_label(words["reason"], exact=True)
    assert chosen.locator("option:checked").inner_text() == words["chosen"]
    assert words["title"] in again.inner_text()
