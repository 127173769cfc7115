"""The people of module 06 in a real browser: each form is filled once in each language, and all is there on reload."""

import pytest

SESSION, LAST = "06_relationships", "06.actions"
WORDS = {
    "ru": {"ours": "Савельева Н. В.", "theirs": "Гусева Т. И.", "day": "18.11.2026", "top": "Соколов А. В.",
           "news": "Открывают второй цех", "file": "без имён", "others": "уход нашего человека"},
    "en": {"ours": "M. A. Lebedev", "theirs": "A. V. Sokolov", "day": "18 Nov 2026", "top": "A. V. Sokolov",
           "news": "They open a second shop", "file": "without names", "others": "our own person leaving"},
}  # fmt: skip  # a line per group of words reads better


@pytest.mark.parametrize("lang", list(WORDS))
def test_each_form_is_filled_and_found_again(page, app, walker, lang):
    words, walk = WORDS[lang], walker(page, app, lang)
    walk.open(SESSION, LAST)
    if walk.form("06.a").locator("[data-id=side]").count():  # one workbook: a guess made in one language stands open
        walk.put("06.a", {"side": words["others"]})
        walk.press_id("06.a", "show")
    walk.form("06.a").locator("[data-id=answer]").first.wait_for()
    walk.put("06.tactics", {"decides": words["news"]})
    walk.put("06.map", {"who": words["top"]})
    walk.put("06.map", {"message": words["news"]})
    walk.put("06.map", {"/post": words["news"]}, 0)
    walk.saved("06.tactics", "06.map")
    walk.put("06.ties", {"mine": words["ours"], "their": words["theirs"], "spoke": words["day"]})
    walk.press_id("06.ties", "add_tie")
    pair = f"{words['ours']} — {words['theirs']}"
    walk.form("06.ties").get_by_text(pair, exact=True).wait_for()
    walk.put("06.leaving", {"leaver": words["ours"]})
    walk.put("06.next", {"gone": words["theirs"]})
    walk.form("06.coverage").locator("summary").first.click()
    walk.form("06.coverage").locator("[data-id=W] input").last.click()
    walk.put("06.news", {"news": words["news"], "read_on": words["day"]})
    walk.press_id(LAST, "actions/add")
    walk.put(LAST, {"/what": words["news"]})
    walk.saved("06.leaving", "06.next", "06.coverage", "06.news", LAST)
    with page.expect_download() as waiting:
        walk.press_id("06.map", "take_veiled")
    assert words["file"] in waiting.value.suggested_filename
    walk.open(SESSION, LAST)
    walk.form("06.ties").get_by_text(pair, exact=True).wait_for()
    assert all(walk.has(form, words["news"]) for form in ("06.tactics", "06.map", "06.news", LAST))
    assert walk.value("06.map", "/post", 0) == words["news"]
