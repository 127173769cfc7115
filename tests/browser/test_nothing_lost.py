"""What was entered is there again: after a restart, after a reload, after everything is calculated anew."""

import json
from urllib.request import Request, urlopen

import pytest

FORMS = {
    "lab": (
        "notebooks/ru/00_start.ipynb",
        {
            "00.a": ["3"],
            "00.mistakes": ["Директор был у клиента в мае", "<b>не знаю</b>"],
            "00.attention": ["2,5", "1\u00a0800"],
            "00.selftest": ["Закрыли спор за неделю"],
            "00.actions": ["Позвонить"],
        },
    ),
    "lab_en": (
        "notebooks/en/01_identification.ipynb",
        {
            "01.a": ["5", "70"],
            "01.threshold": ["12.5"],
            "01.signs": ["Letter of 3 March"],
            "01.reference": ["250,000", "90,000"],
            "01.score": ["20"],
            "01.kaism": ["7.5"],
            "01.load": ["4"],
            "01.actions": ["Ring them"],
        },
    ),
}
ASKING = ("00.a", "01.a", "01.threshold")  # forms whose first fields stand there before the guess
TYPED = "input[type=text]:not([disabled]), textarea"


@pytest.fixture(params=list(FORMS))
def place(request):
    """A site with the page to fill in and what to type, by form."""
    return request.getfixturevalue(request.param), *FORMS[request.param]


def fields(page, site, form):
    return page.locator(f'{site.front} .kl-panel[data-form="{form}"]').first.locator(TYPED)


def fill(page, site, form, texts):
    """Type texts into the first fields of a form and wait until each is on disk."""
    panel = page.locator(f'{site.front} .kl-panel[data-form="{form}"]').first
    if form not in ASKING and panel.locator("[data-id=skip] button").count():
        panel.locator("[data-id=skip] button").click()  # the figure waits for a guess
        panel.locator("[data-id=answer]").wait_for()
    if not fields(page, site, form).count():
        panel.locator("button").first.click()  # an empty table of entries offers its first row
    for turn, text in enumerate(texts):
        field = fields(page, site, form).nth(turn)
        field.fill(text)
        field.press("Tab")
    panel.get_by_text("✓").last.wait_for()


def shown(page, site, forms):
    return {
        form: [fields(page, site, form).nth(i).input_value() for i in range(len(texts))]
        for form, texts in forms.items()
    }


def restart_kernels(site):
    """End the kernels' memory, as closing the lid for a night does."""
    asked = {"Authorization": f"token {site.token}"}
    with urlopen(Request(f"{site.base}/api/kernels", headers=asked)) as answer:  # noqa: S310 - our own server
        kernels = json.load(answer)
    for kernel in kernels:
        address = f"{site.base}/api/kernels/{kernel['id']}/restart"
        urlopen(Request(address, method="POST", headers=asked)).close()  # noqa: S310 - our own server


def test_every_value_is_back(page, place):
    site, name, forms = place
    site.open(page, name)
    for form, texts in forms.items():
        fill(page, site, form, texts)
    restart_kernels(site)
    page.reload()
    site.ready(page)
    assert shown(page, site, forms) == forms
    page.locator(f"{site.front} .kamlab-bar button:visible").first.click()  # recalculate everything
    page.wait_for_timeout(500)
    site.ready(page)
    assert shown(page, site, forms) == forms
    if site.kind == "lab" and name.endswith("01_identification.ipynb"):
        put_on_the_wall(page, site)


def test_what_is_typed_is_kept_though_the_page_is_left_at_once(page, app):
    """No Tab, no wait for the mark: the next address is typed while the kernel has yet to hear."""
    app.open(page, "notebooks/en/00_start.ipynb")
    page.locator(".kl-panel[data-form='00.actions'] [data-id]").first.wait_for()
    field = fields(page, app, "00.mistakes").first
    field.fill("The head was there in May")
    page.goto("about:blank")
    app.open(page, "notebooks/en/00_start.ipynb")
    page.locator(".kl-panel[data-form='00.actions'] [data-id]").first.wait_for()
    assert fields(page, app, "00.mistakes").first.input_value() == "The head was there in May"


def put_on_the_wall(page, site):
    """Turn the projector's switch: figures outside of forms take the large type at once, and cards come one by one."""
    figure = page.locator(f"{site.front} figure[lang]:not(.kl-panel figure) img").first
    small = figure.evaluate("one => one.naturalWidth")
    page.locator(f"{site.front} [data-id=projector] button").click()
    page.locator(".kl-wall-bar button").nth(1).click()
    assert page.locator(f"{site.front} .kl-aside").count() > 5
    assert not page.locator(f"{site.front} .kl-aside").last.is_visible()
    page.wait_for_function(
        "([where, small]) => (document.querySelector(where)?.naturalWidth || 0) > small",
        arg=[f"{site.front} figure[lang]:not(.kl-panel figure) img", small],
    )
    page.locator(".kl-wall-bar button").last.click()
    assert page.locator(f"{site.front} .kl-aside").count() == 0
