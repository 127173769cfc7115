"""Module 10 in a real browser: each form is filled once in each language, and all of it is there on reload."""

import re

import pytest

PAGE = "10_recovery"
WORDS = {
    "ru": {
        "lunch": "Звонком: «Спорить не буду, давайте пообедаем»",
        "office": "поговорили",
        "reason": "условия",
        "said": "Дороже на десять процентов",
        "gift": "без подарка",
        "title": "Сейчас: «А что, если»",
        "no_need": "больше не нужно",
        "better": "нашли условия лучше",
        "taken": "в карточке стоит",
        "role": "продавец",
        "card": "Пол цены — 86,2 из 100",
        "record": "от 16 % до 75 %",
        "action": "Позвонить в 10:30",
    },
    "en": {
        "lunch": "A call: “I will not argue, let us have lunch”",
        "office": "they talked",
        "reason": "service",
        "said": "Three times late",
        "gift": "a token within the rules",
        "title": "Now: “What if”",
        "no_need": "no need any more",
        "better": "better terms elsewhere",
        "taken": "in the card:",
        "role": "seller",
        "card": "The price floor is 86.2 of 100",
        "record": "16% to 75%",
        "action": "Ring at half past ten",
    },
}


@pytest.mark.parametrize("lang", list(WORDS))
def test_each_form_is_filled_and_found_again(page, app, walker, lang):
    words, walk = WORDS[lang], walker(page, app, lang)
    walk.open(PAGE, "10.actions")
    if walk.form("10.a").locator("[data-id=show] button, button[data-id=show]").count():
        walk.put("10.a", {"opening": words["lunch"]})
        walk.press_id("10.a", "show")
    walk.reads("10.a", "2012")
    walk.put("10.case", {f"/{name}": words[name] for name in ("office", "reason", "said", "gift")})
    walk.reads("10.case", words["title"])
    walk.saved("10.case")
    prices(walk, words)
    silent(walk)
    walk.put("10.role", {"role": words["role"]})
    walk.reads("10.role", words["card"])
    worth(walk)
    record(walk, words)
    walk.press_id("10.actions", "actions/add")
    walk.put("10.actions", {"/what": words["action"]})
    walk.saved("10.actions")
    walk.open(PAGE, "10.actions")
    assert words["title"] in walk.form("10.case").inner_text()
    assert walk.value("10.case", "/said") == words["said"]
    assert walk.has("10.actions", words["action"])


def prices(walk, words):
    """Enter the five numbers of the floor and take a question into the card."""
    for reason in (words["no_need"], words["better"]):  # a second press on the chosen one lets it go
        walk.put("10.what_if", {"reason": reason})
    walk.put("10.what_if", {"cost": "80", "margin": "8", "days": "45", "rate": "20", "rival": "12"})
    walk.saved("10.what_if")
    walk.press_id("10.what_if", "take:same")
    walk.reads("10.what_if", words["taken"])


def silent(walk):
    if walk.form("10.silent").locator("[data-id=guess_silent]").count():
        walk.put("10.silent", {"guess_silent": "7"})
        walk.press_id("10.silent", "show")
    walk.put("10.silent", {"days": "200"})
    walk.saved("10.silent")


def worth(walk):
    if walk.form("10.worth").locator("[data-id=guess_edge]").count():
        walk.put("10.worth", {"guess_edge": "30"})
        walk.press_id("10.worth", "show")
    walk.put("10.worth", {"chance": "20", "back": "10"})
    walk.saved("10.worth")


def record(walk, words):
    walk.form("10.record").locator("summary").last.click()
    walk.put("10.record", {"hits": "3", "ended": "7"})
    walk.form("10.record").get_by_text(re.compile(words["record"].replace(" %", "\\s%"))).first.wait_for()
