"""Every form of session 03 in a real browser: the ladder by keys, a dated step, a phone; a reload finds it all."""

import re

import pytest
from playwright.sync_api import expect

PAGES = {
    "lab": ("notebooks/ru/03_perception.ipynb", "С кем у клиента", "До какого дня", "12.12.2026", "12 декабря 2026"),
    "app": (
        "notebooks/en/03_perception.ipynb",
        "With whom at the client",
        "By when",
        "12 Dec 2026",
        "12 December 2026",
    ),
}


@pytest.fixture(params=list(PAGES))
def place(request):
    """A site with its page and the words of two fields."""
    return request.getfixturevalue(request.param), *PAGES[request.param]


ENTERED = {  # form → field → what is typed, what stands there afterwards; the same in both languages
    "03.matching": {"revenue": ("10000000", r"10.000.000"), "times": ("5", "5")},
    "03.equivalent": {"ours": ("Export rules / нормы экспорта", "Export rules / нормы экспорта")},
    "03.people": {"by1": ("01.03.2027", r"1 .* 2027")},
}


def panel(page, site, form):
    return page.locator(f'{site.front} .kl-panel[data-form="{form}"]')


def field(page, site, form, name):
    return panel(page, site, form).locator(f'[data-id="{name}"]').locator("input, textarea").last


def fill_the_others(page, site):
    """Fill the forms around the ladder; a weight moves the step of somebody and goes back."""
    for form, values in ENTERED.items():
        for name, (typed, _) in values.items():
            field(page, site, form, name).fill(typed)
            field(page, site, form, name).press("Tab")
    panel(page, site, "03.people").locator('[data-id="wish1"] select').select_option("3")
    field(page, site, "03.weights", "w5").fill("0")
    field(page, site, "03.weights", "w5").press("Tab")
    back = panel(page, site, "03.weights").get_by_role("button", name=re.compile("веса курса|course’s weights"))
    back.click()
    back.wait_for(state="detached")
    find_the_others(page, site)


def find_the_others(page, site):
    for form, values in ENTERED.items():
        for name, (_, kept) in values.items():
            expect(field(page, site, form, name)).to_have_value(re.compile(f"^{kept}$"))
    expect(panel(page, site, "03.people").locator('[data-id="wish1"] select')).to_have_value("3")


def scale(page, site, question):
    """Return the scale of a question of the ladder."""
    return panel(page, site, "03.ladder").locator(".kl-apart-last").nth(question - 1)


def chosen(page, site):
    """Return what is chosen in the six scales, as the page names it."""
    boxes = panel(page, site, "03.ladder").locator(".kl-apart-last input:checked")
    return [boxes.nth(i).get_attribute("value") for i in range(boxes.count())]


def test_the_ladder_is_answered_planned_and_found_again(page, place):
    site, name, whom, when, day, told = place
    site.open(page, name)
    ladder = panel(page, site, "03.ladder")
    assert ladder.locator(".kl-picture").count() == 0  # the figure waits for the guess
    for turn, step in enumerate((3, 2)):
        panel(page, site, "03.a").locator(".kl-segments").nth(turn).locator("input").nth(step - 1).check(force=True)
    ladder.locator(".kl-picture img").wait_for()
    scale(page, site, 3).locator("input").first.focus()
    page.keyboard.press("1")  # yes
    ladder.locator("text=◆").nth(1).wait_for()
    scale(page, site, 6).locator("input").first.focus()
    page.keyboard.press("0")  # don't know
    page.wait_for_function(
        "form => [...document.querySelectorAll(form)].some(e => e.value === 'unknown' && e.checked)",
        arg='.kl-panel[data-form="03.ladder"] .kl-apart-last input',
    )
    ladder.get_by_label(whom).fill("Марченко О. Л.")
    ladder.get_by_label(when, exact=True).last.fill(day)
    page.keyboard.press("Tab")
    ladder.locator('button[data-weight="main"]').click()
    ladder.get_by_text(told).wait_for()
    end = panel(page, site, "03.actions").locator("tbody tr")
    end.first.wait_for()
    fill_the_others(page, site)
    before = chosen(page, site)
    assert before == ["1", "0", "1", "0", "1", "unknown"]
    if site.kind == "app":
        page.set_viewport_size({"width": 420, "height": 900})  # a phone: the sentence first, nothing sideways
        ladder.locator(".kl-unfold").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 420
        assert not ladder.locator(".kl-picture img").is_visible()
        page.set_viewport_size({"width": 1366, "height": 768})
    page.reload()
    site.ready(page)
    ladder.locator(".kl-picture img").wait_for()
    assert chosen(page, site) == before
    assert ladder.get_by_text(told).count()
    find_the_others(page, site)
    assert panel(page, site, "03.actions").locator("tbody tr").count() == 1
