"""The people of module 06 in a real browser: a tie is entered, the map says so, and both are there again on reload."""

import pytest

PAGE = "notebooks/{}/06_relationships.ipynb"
WORDS = {
    "ru": {"mine": "Кто из нас", "their": "С кем у клиента", "ours": "Савельева Н. В.", "theirs": "Гусева Т. И.",
           "day": "18.11.2026", "spoke": "Последний двусторонний разговор", "add": "Добавить связь",
           "side": "уход нашего человека", "show": "Показать", "floor": "В дирекции"},
    "en": {"mine": "Who of ours", "their": "With whom there", "ours": "M. A. Lebedev", "theirs": "A. V. Sokolov",
           "day": "18 Nov 2026", "spoke": "Last two-way talk", "add": "Add the tie",
           "side": "our own person leaving", "show": "Show", "floor": "With the directors"},
}  # fmt: skip  # a line per group of words reads better


def form(page, name):
    return page.locator(f'.kl-panel[data-form="{name}"]')


def opened(page, app, lang):
    """Go to the page and wait for its last form: until then a press may find nobody to hear it."""
    app.open(page, PAGE.format(lang))
    form(page, "06.actions").wait_for()


@pytest.mark.parametrize("lang", list(WORDS))
def test_a_tie_is_entered_and_found_again(page, app, lang):
    words = WORDS[lang]
    opened(page, app, lang)
    form(page, "06.a").get_by_text(words["side"]).click()
    ties = form(page, "06.ties")
    ties.get_by_label(words["mine"], exact=True).select_option(label=words["ours"])
    ties.get_by_label(words["their"], exact=True).select_option(label=words["theirs"])
    ties.get_by_label(words["spoke"], exact=True).fill(words["day"])
    ties.get_by_label(words["spoke"], exact=True).press("Tab")
    ties.get_by_role("button", name=words["add"], exact=True).click()
    pair = f"{words['ours']} — {words['theirs']}"
    ties.get_by_text(pair, exact=True).wait_for()
    opened(page, app, lang)
    form(page, "06.ties").get_by_text(pair, exact=True).wait_for()
