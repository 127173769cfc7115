"""The opportunities of module 04 in a real browser: from a free cell to a decision, and everything back on reload."""

import re

import pytest

PAGE = "notebooks/{}/04_opportunities.ipynb"
SAVED = re.compile(r"✓.*\d\d:\d\d")
WORDS = {
    "ru": {
        "skip": "Показать без догадки",
        "cell": "Розничная сеть, Этикетка",
        "state": "не предлагали",
        "take": "Взять в список",
        "taken": "в списке",
        "open": re.compile("Отчёт о браке"),
        "hours": "Часы наши",
        "stop": "Когда остановимся: что известно",
        "write": re.compile("^Записать"),
        "written": "Записано:",
        "reason": re.compile("^A · .*почему$"),
    },
    "en": {
        "skip": "Show without a guess",
        "cell": "Retail chain, Labels",
        "state": "waiting",
        "take": "Take into the register",
        "taken": "in the register",
        "open": re.compile("Report on rejects"),
        "hours": "Hours of ours",
        "stop": "When we stop: what is known",
        "write": re.compile("^Write down"),
        "written": "Written down:",
        "reason": re.compile("^A · .*why$"),
    },
}


def form(page, name):
    return page.locator(f'.kl-panel[data-form="{name}"]')


def enter(page, name, label, text):
    """Type a text as a person does, and wait for the mark of its form."""
    field = form(page, name).get_by_label(label).first
    field.fill(text)
    field.press("Tab")
    form(page, name).get_by_text(SAVED).first.wait_for()


def opened(page, app, lang):
    """Go to the page and wait for its last form: until then a press may find nobody to hear it."""
    app.open(page, PAGE.format(lang))
    form(page, "04.actions").wait_for()


def open_line(page, words):
    """Open a line of the register; the language before may have left it open."""
    form(page, "04.register").get_by_role("button", name=words["open"]).first.wait_for()
    if not form(page, "04.register").get_by_label(words["hours"]).count():
        form(page, "04.register").get_by_role("button", name=words["open"]).first.click()
    form(page, "04.register").get_by_label(words["hours"]).first.wait_for()


@pytest.mark.parametrize("lang", list(WORDS))
def test_from_a_free_cell_to_a_decision(page, app, lang):
    words = WORDS[lang]
    opened(page, app, lang)
    choice, space, suggest = (form(page, f"04.{name}") for name in ("choice", "white_space", "suggest"))
    skip = choice.get_by_role("button", name=words["skip"])
    choice.locator("button:visible").first.wait_for()
    if skip.count():  # one workbook for both languages: what was opened in one is found open in the other
        skip.click()
    space.get_by_label(words["cell"], exact=True).select_option(label=words["state"])
    space.get_by_text(SAVED).first.wait_for()
    suggest.get_by_role("button", name=words["take"]).first.click()
    suggest.get_by_text(words["taken"]).first.wait_for()
    open_line(page, words)
    enter(page, "04.register", words["hours"], "11")
    enter(page, "04.rival", words["stop"], "1 April")
    choice.get_by_role("button", name=words["write"]).click()
    choice.get_by_text(words["written"]).wait_for()
    enter(page, "04.decisions", words["reason"], f"first of all, {lang}")

    opened(page, app, lang)
    assert form(page, "04.decisions").get_by_label(words["reason"]).first.input_value() == f"first of all, {lang}"
    assert form(page, "04.rival").get_by_label(words["stop"]).first.input_value() == "1 April"
    assert form(page, "04.register").get_by_label(words["hours"]).first.input_value() == "11"
    chosen = form(page, "04.white_space").get_by_label(words["cell"], exact=True)
    assert chosen.locator("option:checked").inner_text() == words["state"]
