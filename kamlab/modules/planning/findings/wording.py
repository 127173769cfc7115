"""Goals, actions and gaps in words: what the figures, the forms and the document share."""

from typing import TYPE_CHECKING

from kamlab.i18n import date_text, money_short, number, say
from kamlab.modules.planning import model

if TYPE_CHECKING:
    from kamlab.modules.page import Page

_SIGNS = {"%", "₽"}  # stand after a number with a no-break space, in English per cent without any
_MONEY = {"₽", "RUB", "руб.", "рублей", "roubles"}


def target_text(goal: model.Goal, lang: str, currency: str = "RUB") -> str:
    r"""Return a goal's target with its unit: ``6 млн ₽``, ``−30 %``, ``4 ч``; empty without a target.

    Examples
    --------
    >>> target_text(model.Goal("1", "stops", target=-30, unit="%"), "en")
    '−30%'
    >>> target_text(model.Goal("1", "service", target=4, unit="hours"), "en")
    '4\xa0hours'
    """
    if goal.target is None:
        return ""
    if goal.unit in _MONEY:
        return money_short(goal.target, lang, currency)
    written = number(goal.target, lang, 0 if float(goal.target).is_integer() else 1)
    if goal.unit == "%" and lang == "en":
        return f"{written}%"
    unit = goal.unit
    if unit == say("planning.unit.suppliers", lang):
        unit = say("planning.unit.of_suppliers", lang, n=round(abs(goal.target)))
    return f"{written}\u00a0{unit}".strip()


def goal_note(goal: model.Goal, lang: str, currency: str = "RUB") -> str:
    """Return measure, target and day of a goal in one line; empty if none is said."""
    measured = ": ".join(piece for piece in (goal.measure, target_text(goal, lang, currency)) if piece)
    day = say("planning.words.by", lang, day=date_text(goal.due, lang)) if goal.due else ""
    return " ".join(piece for piece in (measured, day) if piece)


def goal_line(goal: model.Goal, lang: str, currency: str = "RUB") -> str:
    """Return a goal with its measure, target and day, as the one page has it."""
    note = goal_note(goal, lang, currency)
    return f"{goal.goal} — {note}" if note else goal.goal


def action_line(action: model.Action, lang: str) -> str:
    """Return an action with its person and its days: ``Образцы — Ильина Е. С., до 15 января 2027``."""
    when = say("planning.words.by", lang, day=date_text(action.due, lang)) if action.due else ""
    who = action.who or say("planning.words.nobody", lang)
    whom = say("planning.words.with", lang, name=action.with_whom) if action.with_whom else ""
    return f"{action.what} — {', '.join(piece for piece in (who, whom, when) if piece)}"


def gap_text(page: "Page", gap: model.Gap) -> tuple[str, str]:
    """Return what is missing, and what to do about it, each as a sentence."""
    facts = {"where": gap.where, "amount": gap.amount}
    return page.say(f"planning.gap.{gap.code}", **facts), page.say(f"planning.gap.{gap.code}_do", **facts)


def value_text(page: "Page", field: str, value: object) -> str:
    """Return a value of a plan as the comparison of versions writes it; a dash where there is none."""
    if value is None or value == "":
        return "–"
    if field in {"due", "start", "end"}:
        return date_text(value, page.lang)  # type: ignore[arg-type]  # these fields hold days
    if field == "periods":
        return ", ".join(value_text(page, "", period.hours) for period in value)  # type: ignore[attr-defined]  # periods have hours
    if field in {"status", "state", "choice"}:
        return page.say(f"planning.{field}.{value}")
    if isinstance(value, int | float):
        return number(value, page.lang, 0 if float(value).is_integer() else 1)
    return str(value)
