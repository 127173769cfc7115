"""Module 04 in a real browser: each form once in each language, and what was entered is there after a reload."""

import re

import pytest

PAGE = "notebooks/{}/04_opportunities.ipynb"
WORDS = {
    "ru": {
        "skip": "Показать без догадки",
        "share": "наша доля закупок",
        "high": "Высокая: сумма в год",
        "cell": "Розничная сеть, Этикетка",
        "never": "не предлагали",
        "free": "Свободно 7 клеток",
        "take": "Взять в список",
        "taken": "в списке",
        "open": re.compile("Отчёт о браке"),
        "hours": "Часы наши",
        "limit": "Часы, которые у нас есть",
        "write": re.compile("^Записать"),
        "written": "Записано:",
        "reason": re.compile("^A · .*почему$"),
        "stop": "Когда остановимся: что известно",
        "saved": "✓ записано",
    },
    "en": {
        "skip": "Show without a guess",
        "share": "our share of the wallet",
        "high": "High: amount a year",
        "cell": "Retail chain, Labels",
        "never": "never offered",
        "free": "7 cells are free",
        "take": "Take into the register",
        "taken": "in the register",
        "open": re.compile("Report on rejects"),
        "hours": "Hours of ours",
        "limit": "Hours we have",
        "write": re.compile("^Write down"),
        "written": "Written down:",
        "reason": re.compile("^A · .*why$"),
        "stop": "When we stop: what is known",
        "saved": "✓ saved",
    },
}


def form(page, name):
    return page.locator(f".kl-panel[data-form='{name}']")


def enter(page, place, value, said):
    """Type a value as a person does, and wait for its mark."""
    place.fill(value)
    place.press("Tab")
    page.locator(".kl-panel").get_by_text(said).first.wait_for()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_form_of_the_session_keeps_what_is_entered(page, app, lang):
    words = WORDS[lang]
    app.open(page, PAGE.format(lang))
    for name in ("04.wallet", "04.choice"):
        form(page, name).get_by_role("button", name=words["skip"]).click()
    form(page, "04.wallet").get_by_text(words["share"]).first.wait_for()
    enter(page, form(page, "04.wallet").get_by_label(words["high"]).first, "620m", words["saved"])
    form(page, "04.white_space").get_by_label(words["cell"], exact=True).select_option(label=words["never"])
    form(page, "04.white_space").get_by_text(words["free"]).first.wait_for(state="attached")
    form(page, "04.suggest").get_by_role("button", name=words["take"]).first.click()
    form(page, "04.suggest").get_by_text(words["taken"], exact=False).first.wait_for()
    form(page, "04.register").get_by_role("button", name=words["open"]).click()
    enter(page, form(page, "04.register").get_by_label(words["hours"]), "11", words["saved"])
    enter(page, form(page, "04.rival").get_by_label(words["stop"]), "1 April", words["saved"])
    form(page, "04.choice").get_by_role("button", name=words["write"]).click()
    form(page, "04.choice").get_by_text(words["written"]).wait_for()
    enter(page, form(page, "04.decisions").get_by_label(words["reason"]), "first of all", words["saved"])

    app.open(page, PAGE.format(lang))
    form(page, "04.decisions").get_by_label(words["reason"]).wait_for()
    assert form(page, "04.decisions").get_by_label(words["reason"]).input_value() == "first of all"
    assert (
        form(page, "04.wallet").get_by_label(words["high"]).first.input_value().replace("\u00a0", ",") == "620,000,000"
    )
    assert form(page, "04.rival").get_by_label(words["stop"]).input_value() == "1 April"
    assert form(page, "04.register").get_by_label(words["hours"]).input_value() == "11"
    chosen = form(page, "04.white_space").get_by_label(words["cell"], exact=True)
    assert chosen.locator("option:checked").inner_text() == words["never"]
