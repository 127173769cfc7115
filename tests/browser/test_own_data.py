"""Own data in a real browser: a file dropped or chosen, looked at, taken; no line of code."""

import base64
from pathlib import Path

import pytest

EXPORTS = Path(__file__).resolve().parents[2] / "datasets" / "exports"
PAGE = "notebooks/{}/00_start.ipynb"
FORM = ".kl-panel[data-form='00.own_data']"
UNCLEAR = "Date;Customer;Amount\n" + "".join(
    f"01/{month:02d}/2026;Client {n};{10 * n + month}\n" for n in range(1, 5) for month in range(1, 11)
)
DROP = """([form, name, content]) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  const place = document.querySelector(form + " .kl-drop");
  place.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def drop(page, name, content):
    page.locator(f"{FORM} .kl-drop").wait_for()
    page.evaluate(DROP, [FORM, name, base64.b64encode(content).decode()])


def choose(page, path):
    page.locator(f"{FORM} .kl-drop input[type=file]").set_input_files(path)


def press(page, name):
    page.locator(FORM).get_by_role("button", name=name).click()


@pytest.fixture(scope="module")
def own(long_page, lab):
    """The page of module 00, on which one test goes on where the one before stopped."""
    lab.open(long_page, PAGE.format("ru"))
    return long_page


def test_a_chosen_file_is_read_and_adds_up(own):
    choose(own, EXPORTS / "1c.csv")
    form = own.locator(FORM)
    form.get_by_text("Сошлось до копейки").wait_for()
    assert "2 211 принято + 6 отложено = 2 217 строк" in form.inner_text().replace("\u00a0", " ")
    assert form.locator("select").count() >= 3


def test_the_company_is_taken_and_the_pages_say_so(own, lab):
    own.locator(FORM).get_by_label("Название компании").fill("Стройторг")
    press(own, "Взять эту компанию")
    own.locator(FORM).get_by_text("Теперь курс показывает «Стройторг»").wait_for()
    press(own, "Пересчитать всё")
    # the form names the company as well: only the strip says that the page has been calculated anew
    own.locator(f"{lab.front} .kl-panel[data-form=room]").get_by_text("Компания: Стройторг").first.wait_for()
    lab.ready(own)
    assert (lab.work / "companies" / "Стройторг" / "company.toml").is_file()


def test_one_press_brings_the_demo_company_back(own, lab):
    press(own, "Вернуться к учебной компании")
    own.locator(FORM).get_by_text("Теперь курс показывает «Меридиан").wait_for()
    assert not (lab.work / "company").exists()


def test_a_dropped_file_that_is_no_ledger_is_refused_with_a_next_step(own):
    drop(own, "прайс.csv", "Артикул;Остаток;Цена\nA-1;100;12,50\nA-2;40;3,10\nA-3;45;3,90\n".encode())
    own.locator(FORM).get_by_text("«прайс.csv» не подходит").wait_for()
    press(own, "указать столбец")
    own.locator(FORM).get_by_label("Что это: Артикул").wait_for()


def test_dropped_dates_that_can_be_read_twice_are_asked_about(own):
    press(own, "Выбрать другой файл")
    drop(own, "sales.csv", UNCLEAR.encode())
    own.locator(FORM).get_by_text("Уточните даты").wait_for()
    press(own, "Да, день первым")
    own.locator(FORM).get_by_role("button", name="Взять эту компанию").wait_for()
