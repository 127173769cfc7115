"""The follow-up in a real browser: each form is filled once in each language, and all of it is found again."""

import pytest

PAGE = "11_follow_up"
WORDS = {
    "ru": {
        "sealed": "Запечатано: 19 ноября 2026",
        "largest": "Доля крупнейшего клиента",
        "partner": "Коллега из Твери",
        "action": "Позвонить Рудневу",
        "done": "✓ сделано",
        "moved": "◐ перенесено",
        "reason": "Был в отпуске",
        "due": "1 февраля 2027",
    },
    "en": {
        "sealed": "Sealed: 19 November 2026",
        "largest": "Share of the biggest client",
        "partner": "A colleague",
        "action": "Ring Rudnev",
        "done": "✓ done",
        "moved": "◐ moved",
        "reason": "On holiday",
        "due": "1 February 2027",
    },
}


@pytest.mark.parametrize("lang", list(WORDS))
def test_each_form_is_filled_and_found_again(app, page, walker, lang):
    words, walk = WORDS[lang], walker(page, app, lang)
    walk.open(PAGE, "11.actions")
    if walk.form("11.then").locator("[data-id=worse]").count():  # one workbook for both languages
        walk.put("11.then", {"worse": words["largest"]})
        walk.press_id("11.then", "show")
    walk.form("11.then").locator("img, svg").first.wait_for()
    walk.put("11.seal", {"partner": words["partner"]})
    if walk.form("11.seal").locator("[data-id=seal]").count():
        walk.press_id("11.seal", "seal")
    walk.reads("11.seal", words["sealed"])
    with page.expect_download() as waiting:
        walk.press_id("11.seal", "calendar")
    assert waiting.value.path().read_text(encoding="utf-8").count("BEGIN:VEVENT") == 3
    walk.press_id("11.actions", "actions/add")
    walk.put("11.actions", {"/what": words["action"]})
    walk.saved("11.actions")
    walk.reads("11.review", words["action"])
    walk.put("11.review", {"/status": words["moved"]})
    walk.put("11.review", {"/due": words["due"], "/reason": words["reason"]})
    walk.saved("11.review")
    walk.put("11.path", {"target": "25" if lang == "ru" else "15"})
    walk.saved("11.path")
    walk.open(PAGE, "11.actions")
    walk.reads("11.seal", words["sealed"])
    assert walk.value("11.review", "/reason") == words["reason"]
    assert walk.value("11.review", "/due") == words["due"]
    assert walk.value("11.path", "target") == ("25" if lang == "ru" else "15")
