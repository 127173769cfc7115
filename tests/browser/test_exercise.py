"""One exercise from the keyboard alone: wrong three times, then right; after a reload everything is there again."""

import pytest
from playwright.sync_api import expect

PAGE = "exercises/{}/01_identification.ipynb"
WORDS = {
    "ru": {
        "start": "○ Не начато",
        "wrong": "! Пока нет",
        "done": "✓ Готово",
        "left": ["до решения ещё 2 попытки", "до решения ещё 1 попытка", "решение открыто"],
        "hint": "У каждого этажа свой итог",
        "mistakes": "Типичные ошибки",
        "how": "с четвёртой попытки",
        "count": ["0 из 8", "1 из 8"],
    },
    "en": {
        "start": "○ Not started",
        "wrong": "! Not yet",
        "done": "✓ Done",
        "left": ["2 more tries", "1 more try", "the solution is open"],
        "hint": "Each floor has its own total",
        "mistakes": "Typical mistakes",
        "how": "fourth try",
        "count": ["0 of 8", "1 of 8"],
    },
}
ROWS, COLUMNS = ("k", "l", "m", "n"), ("company", "department", "manager", "nobody")
WRONG = ({"k": {"nobody"}}, {"k": {"company", "nobody"}}, {"k": {"company"}})
RIGHT = {"k": {"company", "department", "manager"}, "l": {"department", "manager"}, "m": {"department", "manager"}}
RIGHT |= {"n": {"manager"}}
AT = "() => [document.activeElement.closest('tr')?.dataset.id, document.activeElement.value]"


@pytest.fixture(params=["ru", "en"])
def place(request):
    """The site and its language."""
    return request.getfixturevalue("lab" if request.param == "ru" else "lab_en"), request.param


def form_of(page, site, key):
    return page.locator(f'{site.front} .kl-panel[data-form="{key}"]')


def tab_to(page, wanted, key="Tab"):
    """Press Tab until the focus is where a selector says."""
    for _ in range(60):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
        page.keyboard.press(key)
    pytest.fail(f"Tab does not lead to {wanted}")


def walk_to(page, row, column):
    """Go to a box of the grid with the arrows."""
    for _ in range(20):
        here, option = page.evaluate(AT)
        down, aside = ROWS.index(row) - ROWS.index(here), COLUMNS.index(column) - COLUMNS.index(option)
        if not down and not aside:
            return
        page.keyboard.press(
            ("ArrowDown" if down > 0 else "ArrowUp") if down else "ArrowRight" if aside > 0 else "ArrowLeft"
        )
    pytest.fail(f"the arrows do not lead to {row}, {column}")


def answer(page, form, wish):
    """Tick what the answer needs and untick the rest, then press Enter."""
    for row in ROWS:
        for column in COLUMNS:
            ticked = form.locator(f'tr[data-id="{row}"] input[value="{column}"]').is_checked()
            if ticked is not (column in wish.get(row, ())):
                walk_to(page, row, column)
                page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(form.locator(".kl-message")).to_be_focused()


def told(form):
    """Return what a form says and what is ticked in it."""
    ticked = form.locator("input:checked")
    return ticked.evaluate_all("all => all.map(one => [one.closest('tr').dataset.id, one.value])"), form.inner_text()


def test_an_exercise_from_the_keyboard_alone(page, place):
    site, lang = place
    words = WORDS[lang]
    site.open(page, PAGE.format(lang))
    form, line = form_of(page, site, "01.1"), page.locator(f"{site.front} .kl-trail").locator("xpath=../..")
    expect(form).to_contain_text(words["start"])
    expect(line).to_contain_text(words["count"][0])

    page.keyboard.press("Tab")
    tab_to(page, "a.kl-stop[href='#01.1']")
    page.keyboard.press("Enter")
    assert page.evaluate(AT) == ["k", "company"]

    for wrong, left in zip(WRONG, words["left"], strict=True):
        answer(page, form, wrong)
        expect(form).to_contain_text(words["wrong"])
        expect(form.locator(".kl-tries")).to_contain_text(left)
        page.keyboard.press("Shift+Tab")

    tab_to(page, ".kl-hints button")
    page.keyboard.press("Enter")
    expect(form.locator(".kl-hint-texts")).to_contain_text(words["hint"])
    tab_to(page, "[data-id=solution] button")
    page.keyboard.press("Enter")
    expect(form).to_contain_text(words["mistakes"])

    tab_to(page, "tr[data-id=n] input", key="Shift+Tab")
    answer(page, form, RIGHT)
    expect(form).to_contain_text(words["done"])
    expect(form).to_contain_text(words["how"])
    expect(line).to_contain_text(words["count"][1])

    tab_to(page, "a.kl-button[href='#01.3']")
    page.keyboard.press("Enter")
    expect(form_of(page, site, "01.3").locator("input").first).to_be_focused()

    before = told(form)
    page.reload()
    site.ready(page)
    expect(form).to_contain_text(words["done"])
    expect(line).to_contain_text(words["count"][1])
    assert told(form) == before


def test_what_is_typed_is_written_before_the_field_is_left(page, lab):
    """A long text is not lost with the page."""
    lab.open(page, PAGE.format("ru"))
    text = form_of(page, lab, "01.8").locator("textarea")
    text.scroll_into_view_if_needed()
    text.press_sequentially("Волжские продукты — 24 % выручки. ")
    expect(form_of(page, lab, "01.8").locator(".kl-field-area .kl-mark")).to_contain_text("записано")
    assert text.input_value().endswith("выручки. ")  # the space under the fingers stays
    page.reload()
    lab.ready(page)
    expect(form_of(page, lab, "01.8").locator("textarea")).to_have_value("Волжские продукты — 24 % выручки.")
