"""The room around the pages, in a real browser: what opens by itself, what is out of sight, what keys do not do."""

import json
import re

import pytest

INDEX, FIRST = "notebooks/{}/index.ipynb", "notebooks/{}/01_identification.ipynb"
CODE = ".cm-content"
# A field in an output of the page, as a form has it: what JupyterLab sees of a form is where the focus is.
FIELD = """() => {
  if (document.getElementById('field')) return;
  const shown = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output');
  shown.insertAdjacentHTML('beforeend', '<input id="field"><button id="button">1</button>');
}"""
CELLS = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell"
UNTOUCHED = (
    """() => fetch('/api/contents/notebooks/ru/01_identification.ipynb?content=0').then(answer => answer.json())"""
)
FORBIDDEN = re.compile(
    r"ячейк|ядр[оа]|ноутбук|блокнот|notebook|kernel|cell|widget|\.ipynb|traceback|\bnan\b", re.IGNORECASE
)


def tabs(page):
    return page.locator(".lm-DockPanel-tabBar .lm-TabBar-tabLabel").all_inner_texts()


@pytest.fixture(scope="module")
def russian(long_page, lab):
    """Module 01 in JupyterLab, run once for all tests that leave it as it is."""
    lab.open(long_page, FIRST.format("ru"))
    return long_page


def test_a_page_opens_runs_by_itself_and_is_called_by_its_title(russian, lab):
    assert russian.title() == "01 Кто ключевой клиент · Работа с ключевыми клиентами"
    assert tabs(russian)[-1] == "01 Кто ключевой клиент"
    assert russian.locator(f"{lab.front} .kamlab-state").inner_text() == "Курс готов к работе"
    assert russian.locator(f"{lab.front} .jp-OutputArea-output").count() > 5


def test_no_code_prompt_or_tool_is_in_sight_but_one_button(russian, lab):
    folded = russian.locator(f"{lab.front} .jp-InputPlaceholder .jp-PlaceholderText:visible")
    assert folded.count() == 0
    for tool in (".jp-InputPrompt", ".jp-Toolbar", ".jp-cell-toolbar", ".jp-Collapser", ".jp-Notebook-footer"):
        assert russian.locator(f"{lab.front} {tool}:visible").count() == 0, tool
    assert russian.locator(f"{lab.front} .kamlab-bar button:visible").all_inner_texts() == ["▶▶ Пересчитать всё"]
    for side in ("#jp-right-stack", ".jp-SideBar.jp-mod-right", "#jp-main-statusbar"):
        assert russian.locator(f"{side}:visible").count() == 0, side


def test_the_frame_speaks_russian_and_says_nothing_a_reader_need_not_know(russian):
    assert russian.locator(".lm-MenuBar-itemLabel").all_inner_texts() == [
        "Файл",
        "Редактировать",
        "Просмотр",
        "Настройки",
        "Справка",
    ]
    for menu in ("Файл", "Редактировать", "Просмотр", "Настройки", "Справка"):
        russian.click(f".lm-MenuBar-itemLabel:text-is('{menu}')")
        words = " ".join(russian.locator(".lm-Menu .lm-Menu-itemLabel").all_inner_texts())
        assert words
        assert not FORBIDDEN.search(words), words
        russian.keyboard.press("Escape")
    assert russian.locator(".jp-Notification, .Toastify__toast, .jp-Dialog").count() == 0


def test_the_page_s_contents_stand_on_the_left(russian):
    left = russian.locator("#jp-left-stack .jp-TableOfContents:visible")
    assert "Кто держит выручку" in left.inner_text()
    assert russian.locator(".jp-FileBrowser:visible").count() == 0


def test_the_column_and_the_type_are_those_of_the_page_book(russian, lab):
    strip = russian.locator(f"{lab.front} .jp-OutputArea-output").first.bounding_box()
    gutter = strip["x"] - russian.locator(f"{lab.front} .jp-WindowedPanel-outer").bounding_box()["x"]
    assert 0 < gutter < 32
    assert 1040 < strip["width"] <= 1056
    sizes = "([...all]) => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    for tag, size in (("h1", 28), ("h2", 20), ("p", 16)):
        assert set(russian.locator(f"{lab.front} .jp-RenderedMarkdown > {tag}").evaluate_all(sizes)) == {size}
    prose = russian.locator(f"{lab.front} .jp-RenderedMarkdown > p").evaluate_all("all => all.map(p => p.clientWidth)")
    assert max(prose) <= 780


@pytest.mark.parametrize("place", ["#field", "#button"])
def test_no_letter_typed_in_a_form_deletes_moves_or_runs_anything(russian, place):
    russian.evaluate(FIELD)
    count = russian.locator(CELLS).count()
    shown = russian.locator(CELLS).all_inner_texts()
    russian.focus(place)
    for key in [
        *"abxcvzmyrlddii00",
        "Shift+M",
        "Shift+Enter",
        "Control+Enter",
        "Enter",
        "Delete",
        "ArrowDown",
        "Escape",
    ]:
        russian.keyboard.press(key)
    assert russian.locator(CELLS).count() == count
    assert russian.evaluate("document.activeElement.id") == place[1:]
    russian.wait_for_timeout(400)
    assert russian.locator(CELLS).all_inner_texts() == shown
    assert russian.locator(".jp-Dialog").count() == 0


def test_tab_passes_through_a_page_and_out_of_it(russian):
    russian.evaluate(FIELD)
    russian.focus("#field")
    russian.keyboard.press("Tab")
    assert russian.evaluate("document.activeElement.id") == "button"
    seen = set()
    for _ in range(40):
        russian.keyboard.press("Tab")
        seen.add(russian.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
    assert len(seen) > 5


@pytest.mark.parametrize("wish", ["run-above", "run-section", "run-all"])
def test_what_runs_when_a_card_asks_for_it(russian, lab, wish):
    before = russian.evaluate(UNTOUCHED)["last_modified"]
    runs = int(russian.locator(lab.front).get_attribute("data-runs"))
    shown = russian.locator(f"{lab.front} .jp-OutputArea-output").nth(1)
    shown.evaluate(
        "(shown, wish) => shown.dispatchEvent(new CustomEvent('kamlab:' + wish, {bubbles: true, composed: true}))", wish
    )
    russian.locator(f"{lab.front}[data-runs='{runs + 1}']").wait_for()
    lab.ready(russian)
    assert russian.locator(".lm-TabBar-tab.jp-mod-dirty").count() == 0  # a page that only ran is not a changed one
    assert russian.evaluate(UNTOUCHED)["last_modified"] == before


def test_the_other_language_is_one_click_away_and_a_page_closes_without_a_question(page, lab):
    lab.open(page, INDEX.format("ru"))
    page.locator(f"{lab.front} a[href$='en/index.ipynb']").first.click()
    page.locator(f"{lab.front}[lang=en]").wait_for()
    lab.ready(page)
    assert page.title() == "Contents · Key account management"
    assert page.locator(f"{lab.front} .kamlab-again").inner_text() == "▶▶ Recalculate everything"
    assert page.locator(".jp-Dialog").count() == 0
    page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab.lm-mod-current .lm-TabBar-tabCloseIcon").click()
    page.locator(f"{lab.front}[lang=ru]").wait_for()
    assert page.locator(".jp-Dialog").count() == 0


def test_a_notebook_of_the_person_s_own_keeps_its_tools_and_does_not_run(page, lab):
    cell = {"cell_type": "code", "source": "open('ran', 'w')", "outputs": [], "metadata": {}, "execution_count": None}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    own = {"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 4}
    (lab.work / "course" / "mine.ipynb").write_text(json.dumps(own), encoding="utf-8")
    page.goto(lab.address("mine.ipynb"), wait_until="commit")
    page.locator(".jp-NotebookPanel:not(.kamlab-page) .jp-Toolbar:visible").wait_for()
    page.locator(".jp-NotebookPanel:not(.kamlab-page) .cm-content:visible").wait_for()
    page.wait_for_timeout(3000)
    assert tabs(page)[-1] == "mine.ipynb"
    assert not (lab.work / "course" / "ran").exists()


def test_the_app_shows_the_same_pages_without_code_and_links_lead_on_in_the_same_window(page, app):
    app.open(page, FIRST.format("en"))
    assert page.title() == "01 Who is a key account · Key account management"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator(f"{CODE}:visible, .jp-InputArea-editor:visible, .kamlab-wait").count() == 0
    assert page.locator("h2:visible").count() > 5
    assert "from kamlab" not in page.inner_text("body")
    for target in ("exercises/en/01_identification.ipynb", "ru/01_identification.ipynb"):
        page.locator(f"a[href$='{target}']:visible").first.click()
        page.wait_for_url(re.compile(re.escape(target) + "$"))
        app.ready(page)
    assert page.title() == "01 Задания · Работа с ключевыми клиентами"
    assert page.evaluate("document.documentElement.lang") == "ru"
    assert len(page.context.pages) == 1


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/voila/render/notebooks/en/index.ipynb", 302),
        ("/voila/tree/", 302),
        ("/voila/api/contents/", 403),
        ("/voila/files/course.json", 403),
    ],
)
def test_without_the_token_the_app_shows_nothing(app, browser, path, status):
    stranger = browser.new_context()
    assert stranger.request.get(app.base + path, max_redirects=0).status == status
    stranger.close()


def test_a_link_to_an_exercise_leads_to_it_in_the_app(page, app):
    page.goto(app.address("exercises/ru/02_concentration.ipynb") + "#02.4", wait_until="commit")
    app.ready(page)
    page.locator(".kl-panel").last.locator("[data-id]").first.wait_for()  # where it leads is seen once the forms stand
    page.wait_for_function(
        """() => Array.from(document.querySelectorAll('h3'))
          .some(node => node.textContent.includes('02.4') && Math.abs(node.getBoundingClientRect().top) < 60)"""
    )
    assert page.evaluate("window.scrollY") > 500
