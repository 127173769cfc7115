"""The page of the plan hands over its document: the file of the command, for the plan in view."""

import shutil
from io import BytesIO

import pytest
from docx import Document

from kamlab.documents import copy_template
from kamlab.i18n import say
from kamlab.modules.planning.document import plan_document
from kamlab.modules.planning.forms import page


@pytest.fixture(params=["ru", "en"])
def form(request, desk_in, monkeypatch):
    """The form of the page on the demo company, and what it hands over."""
    made = page(desk_in(request.param))
    made.handed = {}
    monkeypatch.setattr(made, "hand_over", made.handed.__setitem__)
    return made


def names(form):
    return [part.id for whole in form.compose() for part in (whole, *whole.parts) if part.kind == "button"]


def test_the_document_is_handed_over_with_what_was_just_entered(form):
    form.set("risk", "Орлов уходит")
    form.press("document")
    assert form.handed == {plan_document(form.desk, form.account).name: plan_document(form.desk, form.account).content}
    document = Document(BytesIO(*form.handed.values()))
    assert "Орлов уходит" in [one.text for one in document.paragraphs]


def test_names_can_be_left_at_home_in_whichever_alphabet_they_were_typed(form):
    form.set("risk", "Орлов уходит")
    form.press("nameless")
    document = Document(BytesIO(*form.handed.values()))
    texts = [one.text for one in document.paragraphs]
    assert "Орлов уходит" not in texts
    hidden = {say("documents.person", form.lang, number=number) + " уходит" for number in range(1, 40)}
    assert hidden & set(texts)


def test_each_button_hands_over_a_file_of_its_own_name(form):
    for name in ("client", "document", "nameless"):
        form.press(name)
    assert len(form.handed) == 3
    assert any(say("documents.plan.file_redacted", form.lang, account="")[-8:] in name for name in form.handed)


def test_a_main_goal_that_serves_nobody_is_said_at_once(form):
    known = {goal.id for goal in form.plan.theirs}
    orphan = next(goal for goal in form.plan.ours if goal.serves not in known)
    words = form.say("unserved", goal=orphan.goal)
    assert words not in repr(form)
    form.set("main", orphan.id)
    assert words in repr(form)


def test_an_empty_plan_offers_no_document(bare_in):
    form = page(bare_in("ru"))
    assert "document" not in names(form)


def test_what_the_companys_own_template_leaves_out_is_said(form, tmp_path, monkeypatch):
    folder = tmp_path / "templates"
    folder.mkdir()
    mine = copy_template("plan", form.lang, tmp_path / "mine.docx")
    document = Document(str(mine))
    next(one for one in document.paragraphs if "period" in one.text).text = "x"
    document.save(str(mine))
    shutil.move(mine, folder / "plan.docx")
    settings = type(form.desk.company).folder
    monkeypatch.setattr(type(form.desk.company), "folder", property(lambda _company: tmp_path))
    form.press("document")
    monkeypatch.setattr(type(form.desk.company), "folder", settings)
    assert "period" in repr(form)
