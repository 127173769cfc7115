"""The opportunities of module 04 in a real browser: a free cell is entered, and is there again on reload."""

import re

import pytest

PAGE = "notebooks/{}/04_opportunities.ipynb"
SAVED = re.compile(r"✓.*\d\d:\d\d")
WORDS = {
    "ru": {"cell": "Розничная сеть, Этикетка", "state": "не предлагали", "taken": "Взять в список"},
    "en": {"cell": "Retail chain, Labels", "state": "waiting", "taken": "Take into the register"},
}


def form(page, name):
    return page.locator(f'.kl-panel[data-form="{name}"]')


def opened(page, app, lang):
    """Go to the page and wait for its last form: until then a press may find nobody to hear it."""
    app.open(page, PAGE.format(lang))
    form(page, "04.actions").wait_for()


@pytest.mark.parametrize("lang", list(WORDS))
def test_a_free_cell_is_entered_and_found_again(page, app, lang):
    words = WORDS[lang]
    opened(page, app, lang)
    assert form(page, "04.suggest").get_by_role("button", name=words["taken"]).count() > 0
    space = form(page, "04.white_space")
    space.get_by_label(words["cell"], exact=True).select_option(label=words["state"])
    space.get_by_text(SAVED).first.wait_for()
    opened(page, app, lang)
    chosen = form(page, "04.white_space").get_by_label(words["cell"], exact=True)
    assert chosen.locator("option:checked").inner_text() == words["state"]
