"""A plan to lay into a template: complete, hostile, empty."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from kamlab.documents import (
    PLAN,
    ActionLine,
    GoalLine,
    NeedLine,
    Pair,
    Picture,
    PlanData,
    RiskLine,
    StepLine,
    open_template,
    plan_paper,
    template_place,
)

DAY = date(2026, 12, 1)


def picture():
    from PIL import Image

    content = BytesIO()
    Image.new("RGB", (1890, 1063), "#0072B2").save(content, "PNG")
    return Picture(content.getvalue(), "Seven actions from December to May")


def complete():
    line = GoalLine("The new line runs", "first lot", "1 lot", date(2027, 4, 1), "D. S. Orlov", "said so")
    labels = GoalLine("Label sales", "labels invoiced", "RUB 6,000,000", date(2027, 5, 31), "E. S. Ilyina")
    film = GoalLine("A higher film price", "mean price", "+5%", date(2027, 7, 1), "E. S. Ilyina")
    fewer = GoalLine("One supplier fewer", "suppliers a site", "−1", date(2027, 9, 30), "D. S. Orlov")
    actions = tuple(
        ActionLine(what, who, whom, date(2026, 12, 4), date(2027, 1, 15), hours, "Label sales", state)
        for what, who, whom, hours, state in [
            ("Samples", "E. S. Ilyina", "D. S. Orlov", 12, "done"),
            ("Trials", "V. K. Petrov", "I. M. Zaitsev", 40, ""),
            ("Contract", "E. S. Ilyina", "D. S. Orlov", 16.5, ""),
        ]
    )
    return PlanData(
        account="Volga Foods",
        company="Meridian Pack",
        goal=labels,
        serves=line.goal,
        first=actions,
        risk=RiskLine("Orlov leaves", "Zaitsev comes in his place", "Introduce Petrov"),
        pairs=(Pair(line, labels), Pair(None, film), Pair(fewer, None)),
        mirror_sentence="One of two goals serves the client",
        timeline_sentence="Three actions until January",
        steps=(StepLine("Product", "labels without resetting", "Label sales"),),
        needs=(
            NeedLine("Hours", 245, 240),
            NeedLine("Money", 350_000, 800_000, "money"),
            NeedLine("Staff", 0.5, None, "staff"),
        ),
        actions=(*actions, ActionLine("Letter about the price")),
        timeline=picture(),
        gaps=("The letter has no day",),
        author="E. S. Ilyina",
        synthetic=True,
    )


def _fill(data, lang="en", template=None):
    opened = open_template(template or template_place("plan", lang), PLAN)
    paper = plan_paper(data, opened, lang=lang, day=DAY)
    return paper, Document(BytesIO(paper.content))


def _words(document):
    section = document.sections[0]
    parts = (document.element.body, section.header._element, section.footer._element)  # noqa: SLF001 - no other door
    return "\n".join(text.text or "" for part in parts for text in part.iter() if text.tag.endswith("}t")).replace(
        "\u00a0", " "
    )


@pytest.fixture
def fill():
    """Lay a plan into a template: the paper and the Word document in it."""
    return _fill


@pytest.fixture
def words():
    """Return every text of a document in reading order, tables, header and footer too; no-break spaces as spaces."""
    return _words


@pytest.fixture
def plan():
    return complete()


@pytest.fixture(params=["ru", "en"])
def lang(request):
    return request.param
