"""The card of an exercise: the same content as HTML for the page and as plain text.

The text form is what a comparison of outputs and a screen reader see, so both
are made from one list of parts. Hints are folded one inside the other: the
second opens only from within the first, and no code is needed for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from kamlab.exercise.attempts import TRIES, Attempts
from kamlab.exercise.judge import Verdict
from kamlab.exercise.line import Line
from kamlab.exercise.spec import HINTS, Exercise
from kamlab.findings.style import CHECK, DONE, INK, LINE, MUTED, OTHER, OURS, WHITE, Role
from kamlab.i18n import current_language, say

SIGNS = {"not_started": "○", "not_yet": "!", "partly": "◐", "done": "✓"}
ROLES: dict[str, Role] = {"not_started": OTHER, "not_yet": CHECK, "partly": CHECK, "done": DONE}

_BOX = f"border:1px solid {LINE};border-radius:8px;padding:16px 20px;max-width:820px;background:{WHITE};color:{INK};"
_TYPE = "font:16px/1.5 'Segoe UI','Liberation Sans','DejaVu Sans',Arial,sans-serif;"
_SMALL = f"font-size:14px;color:{MUTED};"


@dataclass(frozen=True, slots=True)
class Card:
    """Something to show: HTML in a notebook, text everywhere else."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        """Return the text form."""
        return self.text


def verdict_card(exercise: Exercise, verdict: Verdict, kept: Attempts | str, solution: Line | None = None) -> Card:
    """Return the card shown after an answer: state, what holds, the cost, where to look, hints, solution.

    ``kept`` is where the tries are, or the sentence why this one could not be kept.
    """
    lang = current_language()
    sentences = [line.text(lang) for line in verdict.lines]
    footer = kept if isinstance(kept, str) else _footer(exercise, verdict, kept)
    role = ROLES[verdict.state]
    body = _marked("✓ ", verdict.right, "") + _marked("", verdict.cost, "font-weight:600;")
    body += _marked("→ ", verdict.look, "")
    html = _frame(
        exercise,
        chip(verdict.state),
        f"<div style='background:{role.tint};border-left:5px solid {role.fill};padding:10px 16px 6px;"
        f"margin:10px 0;border-radius:0 6px 6px 0'>{body}</div>",
        "" if verdict.state == "done" else _nested_hints(exercise),
        _details(say("check.solution"), solution.text(lang)) if solution else "",
        f"<div style='{_SMALL}margin-top:8px'>{escape(footer)}</div>" if footer else "",
    )
    head = f"{_head(exercise)} · {SIGNS[verdict.state]} {say(f'check.state.{verdict.state}')}"
    lines = [head, *sentences, *([f"{say('check.solution')}: {solution.text(lang)}"] if solution else []), footer]
    return Card(html, "\n".join(line for line in lines if line))


def text_card(exercise: Exercise, title: str, paragraphs: list[str]) -> Card:
    """Return a quiet card with a title and paragraphs: hints, or the solution before it is due."""
    body = "".join(f"<p style='margin:6px 0 0'>{_rich(text)}</p>" for text in paragraphs)
    html = _frame(exercise, f"<span style='{_SMALL}'>{escape(title)}</span>", body)
    return Card(html, "\n".join([f"{_head(exercise)} · {title}", *paragraphs]))


def chip(state: str) -> str:
    """Return the state as a coloured label with a sign and a word."""
    role = ROLES[state]
    return (
        f"<span style='display:inline-block;border:1px solid {role.fill};border-radius:14px;padding:2px 12px;"
        f"background:{role.tint};color:{role.text};font-size:14px'>{SIGNS[state]} {say(f'check.state.{state}')}</span>"
    )


def table(rows: Sequence[tuple[str, ...]], heads: tuple[str, ...]) -> str:
    """Return a small HTML table of texts."""
    cell = f"padding:6px 12px 6px 0;border-bottom:1px solid {OTHER.fill};vertical-align:top;text-align:left;"
    head = "".join(f"<th style='{cell}{_SMALL}font-weight:600'>{escape(text)}</th>" for text in heads)
    body = "".join(
        "<tr style='background:none'>" + "".join(f"<td style='{cell}'>{_rich(text)}</td>" for text in row) + "</tr>"
        for row in rows
    )
    return f"<table style='border-collapse:collapse;margin:8px 0;font-size:15px'><tr>{head}</tr>{body}</table>"


def paragraph(text: str) -> str:
    """Return a text as an HTML paragraph."""
    return f"<p style='margin:8px 0'>{_rich(text)}</p>"


def frame(exercise: Exercise, mark: str, *parts: str) -> str:
    """Return the outer box with the exercise's number, minutes and a mark on the right."""
    return _frame(exercise, mark, *parts)


def head(exercise: Exercise) -> str:
    """Return the first line: number and minutes."""
    return _head(exercise)


def _frame(exercise: Exercise, mark: str, *parts: str) -> str:
    top = (
        "<div style='display:flex;justify-content:space-between;align-items:center;gap:12px'>"
        f"<span style='{_SMALL}font-weight:600'>{escape(_head(exercise))}</span>{mark}</div>"
    )
    return f'<div style="{_BOX}{_TYPE}">{top}{"".join(parts)}</div>'


def _head(exercise: Exercise) -> str:
    return say("check.head", id=exercise.id, n=exercise.minutes)


def _marked(sign: str, lines: tuple[Line, ...], style: str) -> str:
    lang = current_language()
    return "".join(f"<p style='margin:0 0 6px;{style}'>{sign}{_rich(line.text(lang))}</p>" for line in lines)


def _nested_hints(exercise: Exercise) -> str:
    lang, inner = current_language(), ""
    for number, hint in reversed(list(enumerate(HINTS, start=1))):
        text = Line(f"{exercise.base}.{hint}", exercise.facts()).text(lang)
        inner = _details(say("check.hint", number=number), text, inner)
    return inner


def _details(title: str, text: str, inner: str = "") -> str:
    paragraphs = "".join(f"<p style='margin:4px 0 4px 18px'>{_rich(part)}</p>" for part in text.split("\n") if part)
    return (
        f"<details style='margin:4px 0'><summary style='cursor:pointer;color:{OURS.text}'>{escape(title)}</summary>"
        f"{paragraphs}<div style='margin-left:18px'>{inner}</div></details>"
    )


def _footer(exercise: Exercise, verdict: Verdict, kept: Attempts) -> str:
    if verdict.state == "done":
        return ""
    tries = kept.tries(exercise.id)
    dots = "●" * min(tries, TRIES) + "○" * max(TRIES - tries, 0)
    left = TRIES - tries
    return f"{dots} {say('check.tries_left', n=left)}" if left > 0 else dots


def _rich(text: str) -> str:
    return escape(text).replace("\n", "<br>")
