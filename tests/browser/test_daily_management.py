"""Module 09 in a real browser: a fact is confirmed, a talk noted, a review kept, and all of it is there again."""

import re

import pytest

PAGE = "notebooks/{}/09_daily_management.ipynb"
SAVED = re.compile(r"✓.*\d\d:\d\d")
WORDS = {
    "ru": ("Открыть: адрес", "Подтвердили сегодня", "Записать разговор", "Сохранить пересмотр"),
    "en": ("Open: address", "Confirmed today", "Note a talk", "Keep this review"),
}
NOTES = {"ru": "Просит образцы к пятнице", "en": "Asks for samples by Friday"}

TYPED = {"09.worth": "stability", "09.decisions": "/what", "09.brief": "changed"}


def form(page, name):
    return page.locator(f'.kl-panel[data-form="{name}"]')


def opened(page, app, lang):
    """Go to the page and wait for its last form; what waits for a guess is opened."""
    app.open(page, PAGE.format(lang))
    form(page, "09.actions").wait_for()
    for name in ("09.a", "09.warning", "09.dossier"):
        skip = form(page, name).locator(".kl-waiting button, [data-weight=link]").first
        if form(page, name).locator("img, svg, table").count() == 0:
            skip.click()
        form(page, name).locator("img, svg, table").first.wait_for()


@pytest.mark.parametrize("lang", list(WORDS))
def test_a_week_of_daily_management_is_kept(page, app, walker, lang):
    fact, today, talk, keep = WORDS[lang]
    opened(page, app, lang)
    assert "47" in form(page, "09.warning").inner_text()
    dossier = form(page, "09.dossier")
    if dossier.get_by_role("button", name=today).count() == 0:  # a fact once opened is open again in the other language
        dossier.get_by_role("button", name=fact).click()
    dossier.get_by_role("button", name=today).click()
    dossier.get_by_text(SAVED).first.wait_for()
    diary = form(page, "09.diary")
    diary.get_by_role("button", name=talk).click()
    note = diary.locator("textarea:visible").last
    note.fill(NOTES[lang])
    note.press("Tab")
    diary.get_by_text(SAVED).first.wait_for()
    form(page, "09.review").get_by_role("button", name=keep).click()
    form(page, "09.review").get_by_text(SAVED).first.wait_for()
    typed = {name: f"{NOTES[lang]} {place}" for name, place in TYPED.items()}
    walk = walker(page, app, lang)
    for name, place in TYPED.items():
        if name == "09.decisions":
            walk.press_id(name, "rows/add")
        walk.put(name, {place: typed[name]})
    walk.put("09.by_hand", {"silence": "70"})
    form(page, "09.board").locator("[data-id=stage] select").select_option(index=3)
    form(page, "09.redacted").locator("[data-id=reader] label, [data-id=reader] button").nth(1).click()
    walk.saved(*TYPED, "09.by_hand", "09.board", "09.redacted")
    opened(page, app, lang)
    assert [name for name in TYPED if not walk.has(name, typed[name])] == []
    assert walk.value("09.by_hand", "silence") == "70"
    noted = [area.input_value() for area in form(page, "09.diary").locator("textarea:visible").all()]
    assert NOTES[lang] in noted
    assert "20 %" in form(page, "09.dossier").inner_text().replace("\u00a0", " ").replace("20%", "20 %")
