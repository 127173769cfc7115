"""The opportunities of module 04 in a real browser: each form is filled, and what was entered is there again."""

import re

import pytest
from playwright.sync_api import expect

PAGE = "notebooks/{}/04_opportunities.ipynb"
SAVED = re.compile(r"✓.*\d\d:\d\d")
WORDS = {
    "ru": {
        "cell": "Розничная сеть, Этикетка",
        "state": "не предлагали",
        "taken": "Взять в список",
        "now": "сейчас",
        "idea": "Плёнка для мороженого",
        "spend": "545 млн",
        "kept": "545 000 000",
        "money": "деньги",
    },
    "en": {
        "cell": "Retail chain, Labels",
        "state": "waiting",
        "taken": "Take into the register",
        "now": "now",
        "idea": "Film for ice cream",
        "spend": "540m",
        "kept": "540,000,000",
        "money": "money",
    },
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
    suggest, space = form(page, "04.suggest"), form(page, "04.white_space")
    free = suggest.get_by_role("button", name=words["taken"])
    before = free.count()
    free.last.click()
    expect(free).to_have_count(before - 1)
    space.get_by_label(words["cell"], exact=True).select_option(label=words["state"])
    space.get_by_text(SAVED).first.wait_for()
    opened(page, app, lang)
    chosen = form(page, "04.white_space").get_by_label(words["cell"], exact=True)
    assert chosen.locator("option:checked").inner_text() == words["state"]


@pytest.mark.parametrize("lang", list(WORDS))
def test_a_wallet_an_idea_and_a_decision_are_entered_and_found_again(page, app, walker, lang):
    words, walk = WORDS[lang], walker(page, app, lang)
    walk.open("04_opportunities", "04.actions")
    walk.show("04.wallet", "04.choice")
    walk.put("04.wallet", {"/source": words["idea"]}, line=0)
    walk.put("04.wallet", {"/value": words["spend"]}, line=1)
    walk.press_id("04.register", "add")
    walk.put("04.register", {"/name": words["idea"], "/base": "400000", "/hours": "40", "/money": "0", "/staff": "1"})
    walk.reads("04.decisions", words["idea"])
    walk.put("04.decisions", {"/choice": words["now"], "/reason": words["idea"]})
    needs = walk.form("04.register").locator('[data-id$="/needs_id"] select')
    needs.select_option(index=1)
    walk.form("04.register").locator('[data-id$="/excludes_id"] select').select_option(index=2)
    walk.put("04.choice", {"hours": "150", "axis": words["money"]})
    walk.put("04.rival", {"/value": words["idea"]}, line=0)
    walk.saved("04.wallet", "04.register", "04.choice", "04.rival")
    walk.open("04_opportunities", "04.actions")
    assert walk.value("04.wallet", "/source", line=0) == words["idea"]
    assert walk.value("04.wallet", "/value", line=1).replace("\xa0", " ") == words["kept"]
    expect(needs).to_have_value(re.compile("."))
    first = walk.form("04.register").get_by_role("button", name="A · ").first
    first.click()  # its fields stand below the list: the page goes there
    expect(walk.form("04.register").locator('[data-id$="/name"] input')).to_be_focused()
    expect(walk.form("04.register").locator('[data-id$="/name"] input')).to_be_in_viewport()
    assert walk.value("04.decisions", "/reason") == words["idea"]
    assert walk.value("04.choice", "hours") == "150"
    assert walk.value("04.rival", "/value", line=0) == words["idea"]
