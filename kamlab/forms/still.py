"""A form as a still picture: the same parts as static HTML and as plain text.

It stands where nothing can display a form: in a headless run, in print, in a file
opened without a kernel. Buttons vanish, entered values stay.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from kamlab.findings.style import CHECK, CLIENT, DANGER, DONE, INK, LINE, MUTED, OTHER, OURS, QUIET, WHITE, Role
from kamlab.forms.parts import SIGNS, Part

_TONES: dict[str, Role] = {
    "act": OURS,
    "done": DONE,
    "check": CHECK,
    "refused": DANGER,
    "client": CLIENT,
    "quiet": OTHER,
}
_TYPE = "font:16px/1.5 'Segoe UI','Liberation Sans','DejaVu Sans',Arial,sans-serif;"
_HIDDEN = frozenset({"button", "drop", "jump", "narrow", "progress", "steps"})
_SMALL = f"font-size:14px;color:{MUTED};"
_FIELDS = frozenset({"text", "area", "number", "pick", "segments", "ticks", "tick", "client", "slider", "order"})


def html(parts: Iterable[Part]) -> str:
    """Return parts as one piece of HTML without scripts."""
    inner = "".join(_html(part) for part in parts)
    return f'<div style="max-width:1056px;color:{INK};{_TYPE}">{inner}</div>' if inner else ""


def text(parts: Iterable[Part]) -> str:
    """Return parts as plain text, one line each."""
    return "\n".join(line for part in parts for line in _lines(part) if line)


def _html(part: Part) -> str:
    if part.kind in _HIDDEN:
        return ""
    if part.kind in _FIELDS:
        return _field(part)
    draw = {"card": _card, "message": _message, "table": _table, "chips": _chips, "row": _row, "panes": _row}
    draw |= {"figure_card": _figure_card, "bar": _bar, "strip": _strip, "languages": _languages}
    draw |= {"apart": _row, "hints": _hints, "matrix": _matrix, "trail": _trail, "tries": _tries}
    if part.kind in draw:
        return draw[part.kind](part)
    return _plain(part)


def _plain(part: Part) -> str:
    told, inner = part.told, "".join(_html(one) for one in part.parts)
    if part.kind == "picture":
        return str(told["html"])
    if part.kind == "heading":
        size = {1: 28, 2: 20, 3: 17}[told["level"]]
        note = f" <span style='{_SMALL}font-weight:400'>{escape(told['note'])}</span>" if told["note"] else ""
        return f"<p style='font-size:{size}px;font-weight:700;margin:12px 0 4px'>{escape(told['text'])}{note}</p>"
    if part.kind == "so_what":
        strong = f"<b>{escape(told['strong'])}</b> " if told["strong"] else ""
        return (
            f"<p style='background:{OURS.tint};border-left:5px solid {OURS.fill};padding:10px 16px;font-size:17px;"
            f"margin:10px 0'>{strong}{escape(told['text'])}</p>"
        )
    if part.kind == "link":
        return f"<a href='{escape(told['to'], quote=True)}' style='color:{OURS.text}'>{escape(told['label'])}</a> "
    words = " ".join(str(told[name]) for name in ("title", "text") if told.get(name))
    style = _SMALL if told.get("quiet") or part.kind == "waiting" else ""
    shown, bold = _rich(words), _rich(str(told.get("bold") or ""))
    shown = shown.replace(bold, f"<b>{bold}</b>", 1) if bold else shown
    return (f"<p style='margin:6px 0;{style}'>{shown}</p>" if words else "") + inner


def _field(part: Part) -> str:
    told = part.told
    value = f"<span style='border-bottom:1px solid {LINE};padding:0 6px'>{_rich(str(told['still']))}</span>"
    if told.get("bare"):
        return value
    return f"<p style='margin:4px 24px 4px 0'><b style='font-size:15px'>{escape(told['label'])}</b> {value}</p>"


def _card(part: Part) -> str:
    told, ground = part.told, QUIET if part.told["quiet"] else WHITE
    head = _line("font-size:20px;font-weight:700;", told["title"]) + _line(_SMALL, told["note"])
    inner = "".join(_html(one) for one in part.parts)
    if not (head or inner):
        return ""
    box = f"border:1px solid {LINE};border-radius:8px;padding:16px 20px;margin:8px 0;background:{ground}"
    return f"<div style='{box}'>{head}{inner}</div>"


def _figure_card(part: Part) -> str:
    told = part.told
    edge = f"2px solid {OURS.fill}" if told["main"] else f"1px solid {LINE}"
    ink = _TONES[told["tone"]].text if told["tone"] else INK
    value = _line(f"font-size:32px;font-weight:700;line-height:1.2;color:{ink};", told["value"])
    inner = _line(_SMALL, told["label"]) + value + _line(_SMALL, told["note"])
    return f"<div style='border:{edge};border-radius:8px;padding:12px 20px 4px;margin:8px 0'>{inner}</div>"


def _line(style: str, words: str) -> str:
    return f"<p style='{style}margin:0 0 8px'>{escape(words)}</p>" if words else ""


def _row(part: Part) -> str:
    inner = "".join(f"<div>{shown}</div>" for one in part.parts if (shown := _html(one)))
    return f"<div style='display:flex;flex-wrap:wrap;gap:4px 24px;align-items:flex-end'>{inner}</div>" if inner else ""


def _bar(part: Part) -> str:
    return f"<span style='{_SMALL}white-space:nowrap'>{escape(part.told['text'])}</span>"


def _hints(part: Part) -> str:
    texts = "".join(f"<li>{escape(one)}</li>" for one in part.told["texts"])
    return f"<p style='{_SMALL}margin:6px 0'>{escape(part.told['label'])}</p><ol>{texts}</ol>" if texts else ""


def _matrix(part: Part) -> str:
    """Draw the lines with the labels of what was chosen."""
    lines = tuple(Part("line", parts=(_named(one), _chosen(one))) for one in part.parts)
    return _table(Part("table", told={"heads": [part.told["corner"], ""], "numbers": []}, parts=lines))


def _named(part: Part) -> Part:
    return Part("cell", told={"text": part.told["label"]})


def _chosen(part: Part) -> Part:
    return Part("cell", told={"text": part.told["still"]})


def _tries(part: Part) -> str:
    return f"<p style='{_SMALL}margin:6px 0'>{_dots(part)} {escape(part.told['text'])}</p>"


def _dots(part: Part) -> str:
    done, left = int(part.told["done"]), int(part.told["left"])
    return "●" * done + "○" * left


def _trail(part: Part) -> str:
    stops = " · ".join(f"{sign} {escape(key)}" for _, sign, key, _ in part.told["stops"])
    return f"<p style='margin:6px 0'>{stops}</p>"


def _strip(part: Part) -> str:
    gap = "<span style='flex:1'></span>"
    inner = "".join(gap if one.kind == "gap" else _in_strip(one) for one in part.parts)
    return (
        f'<div style="display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;padding:10px 16px;'
        f'background:{QUIET};border:1px solid {LINE};border-radius:8px;font-size:15px">{inner}</div>'
    )


def _in_strip(part: Part) -> str:
    if part.kind == "badge":
        style = f"background:{OURS.fill};color:{WHITE};border-radius:6px;padding:2px 9px;font-size:18px"
        return f"<b style='{style}'>{escape(part.told['text'])}</b>"
    if part.kind != "cell":
        return _html(part)
    weight = "font-size:18px;font-weight:700" if part.told.get("strong") else ""
    return f"<span style='{weight or (_SMALL if part.told.get('quiet') else '')}'>{escape(part.told['text'])}</span>"


def _languages(part: Part) -> str:
    names = (
        f"<a href='{to}' style='color:{OURS.text}'>{name}</a>" if to else f"<b>{name}</b>"
        for name, to in part.told["names"]
    )
    return f"<span>{' '.join(names)}</span>"


def _message(part: Part) -> str:
    told, role = part.told, _TONES[part.told["tone"]]
    rows = "".join(f"<br><b>{escape(name)}</b> {_rich(words)}" for name, words in told["rows"])
    words = f"<br>{_rich(told['text'])}" if told["text"] else ""
    return (
        f"<p style='background:{role.tint};border-left:5px solid {role.fill};padding:10px 16px;margin:10px 0'>"
        f"<b style='color:{role.text}'>{SIGNS[told['tone']]} {escape(told['title'])}</b>{words}{rows}</p>"
    )


def _chips(part: Part) -> str:
    shown = (
        f"<span style='border:1px solid {_TONES[tone].fill};border-radius:14px;padding:2px 12px;font-size:14px;"
        f"background:{_TONES[tone].tint};color:{_TONES[tone].text}'>{sign} {escape(words)}</span> "
        for tone, sign, words in part.told["labels"]
    )
    return f"<p style='margin:4px 0'>{''.join(shown)}</p>"


def _table(part: Part) -> str:
    numbers, line = set(part.told["numbers"]), f"background:none;border-bottom:1px solid {LINE}"
    head = "".join(
        f"<th style='{_side(i, numbers)}{_SMALL}'>{escape(name)}</th>" for i, name in enumerate(part.told["heads"])
    )
    body = "".join(
        f"<tr style='{line}'>"
        + "".join(f"<td style='{_side(i, numbers)}'>{_cell(one)}</td>" for i, one in enumerate(told.parts))
        + "</tr>"
        for told in part.parts
    )
    style = "border-collapse:collapse;font-size:15px;margin:8px 0"
    return f"<table cellpadding='6' style='{style}'><tr style='{line}'>{head}</tr>{body}</table>"


def _cell(part: Part) -> str:
    return _rich(part.told["text"]) if part.kind == "cell" else _html(part)


def _side(column: int, numbers: set[int]) -> str:
    return "text-align:right;" if column in numbers else "text-align:left;"


def _rich(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _lines(part: Part) -> Iterator[str]:
    """Return what a part says, line by line."""
    told = part.told
    if part.kind in _HIDDEN:
        return
    if part.kind in _FIELDS:
        yield f"{_of(told)}{told['label']}: {told['still']}"
        return
    if part.kind == "table":
        yield " | ".join(told["heads"])
        for line in part.parts:
            yield " | ".join(_in_line(one) for one in line.parts)
        return
    if part.kind in _SAID:
        yield _SAID[part.kind](part)
        return
    sign = f"{SIGNS[told['tone']]} " if part.kind == "message" else "→ " if part.kind == "so_what" else ""
    words = " ".join(
        told[name]
        for name in ("strong", "title", "text", "label", "value", "note")
        if told.get(name) and isinstance(told[name], str)
    )
    yield sign + words if words else ""
    for name, more in told.get("rows", ()):
        yield f"{name}: {more}"
    for one in part.parts:
        yield from _lines(one)


def _of(told: dict[str, Any]) -> str:
    return f"{told['of']}: " if told.get("of") else ""


def _in_line(part: Part) -> str:
    """Return what a cell of a table says."""
    if part.kind in _FIELDS:
        return str(part.told["still"])
    return " ".join(_lines(part))


def _strip_said(part: Part) -> str:
    return " · ".join(str(one.told["text"]) for one in part.parts if one.kind in {"badge", "cell"})


def _chips_said(part: Part) -> str:
    return ", ".join(f"{sign} {words}" for _, sign, words in part.told["labels"])


def _hints_said(part: Part) -> str:
    return "\n".join(f"{turn}. {one}" for turn, one in enumerate(part.told["texts"], start=1))


def _tries_said(part: Part) -> str:
    return f"{_dots(part)} {part.told['text']}"


def _trail_said(part: Part) -> str:
    return " ".join(f"{sign} {key}" for _, sign, key, _ in part.told["stops"])


_SAID = {
    "strip": _strip_said,
    "chips": _chips_said,
    "hints": _hints_said,
    "tries": _tries_said,
    "trail": _trail_said,
}
