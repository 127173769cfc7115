"""The exit of an account in a real browser, both languages: every form from the slider to the bad years is filled."""

import re

import pytest

PAGE = "notebooks/{}/02_concentration.ipynb"
LOSS = {
    "ru": {
        "stay": "Остались 8 из 10",
        "curve": "Показать всю кривую",
        "hide": "Спрятать кривую",
        "bare": "5,6 месяца",
        "to_plan": "Записать в план на случай ухода",
        "written": "записано в план ниже",
        "project": "Пищевой склад под ключ",
        "stands": "На худший день останется",
        "client": "ТД «Волжские продукты»",
        "dearer": "с 10,0\u00a0% до 0,0\u00a0%",
        "clear": "Очистить таблицу",
        "terms": "Скидка отняла 7,8",
        "other": "в других отраслях",
        "loyalty": "окупятся",
        "ready": "План готов",
        "chance": re.compile("шанс|Средняя потеря"),
    },
    "en": {
        "stay": "8 of 10 stay",
        "curve": "Show the whole curve",
        "hide": "Hide the curve",
        "bare": "5.6 months",
        "to_plan": "Put into the plan for the exit",
        "written": "in the plan below",
        "project": "Turnkey food warehouse",
        "stands": "On the worst day",
        "client": "Volga Foods Trading House",
        "dearer": "from 10.0% to 0.0%",
        "clear": "Clear the table",
        "terms": "discount took 7.8",
        "other": "in other industries",
        "loyalty": "pays for itself",
        "ready": "The plan is ready",
        "chance": re.compile("chance|Mean loss"),
    },
}


PURCHASE = {"supplier": "Polymer", "unit": "kg", "list_price": "100", "from_1": "5000", "discount_1": "10"}
PURCHASE |= {"quantity_1": "6000", "price_1": "115", "name_2": "others", "quantity_2": "2000", "price_2": "120"}
TERMS = {"margin": "30", "discount": "10", "days": "90", "rate": "24"}
RISKS = ("owners_sell", "head_changes", "better_offer", "rumour")


def form_of(page, key):
    return page.locator(f'.kl-panel[data-form="{key}"]')


def enter(form, field, text):
    """Type into a field of a form as a person does, and leave it by Enter."""
    place = form.locator(f'[data-id="{field}"] input').last
    place.fill(text)
    place.press("Enter")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_exit_is_followed_to_a_plan(app, page, walker, lang):
    from playwright.sync_api import expect

    words, walk = LOSS[lang], walker(page, app, lang)
    app.open(page, PAGE.format(lang))
    cascade = form_of(page, "02.cascade")
    enter(cascade, "case_share", "25")
    cascade.get_by_text(words["stay"]).wait_for()
    cascade.get_by_role("button", name=words["curve"]).click()
    cascade.get_by_role("button", name=words["hide"]).click()  # both languages share a workbook

    walk.form("02.purchase").locator("summary").first.click()
    walk.put("02.purchase", PURCHASE | {"name_1": words["client"]})
    walk.reads("02.purchase", words["dearer"])
    walk.press("02.purchase", words["clear"])

    loss = form_of(page, "02.loss")
    loss.get_by_text(words["bare"], exact=True).first.wait_for()
    enter(loss, "costs", "9")
    loss.locator('[data-id="project_pantry"] input').check()
    loss.get_by_role("button", name=words["to_plan"]).click()
    loss.get_by_text(words["written"]).wait_for()

    sheet = form_of(page, "02.contingency")
    levers = sheet.locator('[data-id="levers"] textarea')
    expect(levers).to_have_value(re.compile(words["project"]), timeout=60_000)
    enter(sheet, "owner", "Ilyina")
    walk.put(
        "02.contingency", {"sign": "two orders under 60 %", "new_clients": words["other"], "statement": "We go on"}
    )
    walk.put(
        "02.contingency",
        {f"{field}_{risk}": text for risk in RISKS for field, text in (("chance", "10"), ("owner", "Ilyina"))},
    )
    sheet.locator('[data-id="loyalty"] input').nth(1).check()
    walk.put("02.contingency", {"loyalty_cost": "300000"})
    walk.reads("02.contingency", words["loyalty"])
    walk.reads("02.contingency", words["ready"])
    enter(form_of(page, "02.gap"), "delay", "0")
    form_of(page, "02.gap").get_by_text(words["stands"]).first.wait_for()
    walk.form("02.gap").get_by_role("group").locator("summary").last.click()
    walk.put("02.gap", TERMS)
    walk.reads("02.gap", words["terms"])
    walk.form("02.years").locator("summary").first.click()
    walk.put("02.years", {"client_0": "12", "rest": "3", "shock": "10", "cushion": "9000000"})
    form_of(page, "02.years").get_by_alt_text(words["chance"]).first.wait_for()
