"""Who said what: the answers a company's folder holds, voice by voice.

The file is ``perception.csv``: account, respondent, rival, question 1..6, answer
(yes, no, unknown, or a number 0..1 that is already favourable), date, person, and
what was said. A row that cannot be read is left out rather than guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kamlab.company.cells import day, number, text
from kamlab.modules.perception import model

if TYPE_CHECKING:
    from kamlab.desk import Desk

SELF, CLIENT, RIVAL = "self", "client", "client_about_rival"
RESPONDENTS = (SELF, CLIENT, RIVAL)
_SAID = {"yes": 1.0, "no": 0.0}


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose answers: about which account, in whose eyes, about which rival, said by whom.

    Attributes
    ----------
    account
        The client as the ledger writes it.
    respondent
        ``self``, ``client``, or ``client_about_rival``.
    rival
        Name of the rival the client speaks of.
    person
        Name of the person; empty if nobody is named.
    """

    account: str
    respondent: str = CLIENT
    rival: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: favourable 0..1 or None for “don't know”, the words, the day."""

    answer: float | None = None
    said: str = ""
    asked_on: date | None = None


Sheet = Mapping[int, Given]  # question → answer; a question nobody has asked is not in it


def sheets_of(desk: "Desk") -> dict[Voice, dict[int, Given]]:
    """Return the answers of the company's folder, in the order of the file."""
    profile = desk.company.profile("perception")
    found: dict[Voice, dict[int, Given]] = {}
    if profile is None or not {"account", "respondent", "question", "answer"} <= set(profile.columns):
        return found
    for row in profile.to_dict("records"):
        question, respondent = number(row["question"]), text(row["respondent"])
        if question not in model.QUESTIONS or respondent not in RESPONDENTS or not text(row["account"]):
            continue
        words = (text(row["account"]), respondent, text(row.get("rival")), text(row.get("person")))
        said = text(row.get(f"said_{desk.language}")) or text(row.get("said_ru"))
        answer = _answer(int(question), row["answer"])
        found.setdefault(Voice(*words), {})[int(question)] = Given(answer, said, day(row.get("date")))
    return found


def answers_of(sheet: Sheet) -> model.Answers:
    """Return the six answers as the model takes them; what was not asked is not known."""
    return tuple(sheet[question].answer if question in sheet else None for question in model.QUESTIONS)


def latest(sheet: Sheet) -> date | None:
    """Return the day of the latest answer."""
    return max((given.asked_on for given in sheet.values() if given.asked_on), default=None)


@dataclass(frozen=True, slots=True)
class View:
    """One account as the ladder shows it: three pairs of eyes, and who they are.

    Attributes
    ----------
    account
        The client as the ledger writes it.
    standing
        The levels; the client's is that of ``person``.
    person
        Who at the client answered; empty if nobody is named.
    asked_on
        When; None if the day is not known.
    """

    account: str
    standing: model.Standing = field(default_factory=model.Standing)
    person: str = ""
    asked_on: date | None = None


def view_of(
    sheets: Mapping[Voice, Sheet],
    account: str,
    *,
    person: str | None = None,
    weights: Sequence[float] = model.WEIGHTS,
) -> View:
    """Put the voices about one account together.

    Parameters
    ----------
    sheets
        Voice → answers.
    account
        The client.
    person
        Whose answers are the client's; None for the person asked last.
    weights
        Weights of the six questions.
    """
    about = {voice: sheet for voice, sheet in sheets.items() if voice.account == account and sheet}
    clients = [voice for voice in about if voice.respondent == CLIENT]
    clients.sort(key=lambda voice: latest(about[voice]) or date.min)
    chosen = next((voice for voice in clients if voice.person == person), None)
    if person is None and clients:
        chosen = clients[-1]

    def level(voice: Voice | None) -> model.Level | None:
        return None if voice is None else model.infer_level(answers_of(about[voice]), weights=weights)

    ours = next((voice for voice in about if voice.respondent == SELF), None)
    rivals: dict[str, model.Level] = {}
    for voice in about:
        placed = level(voice) if voice.respondent == RIVAL else None
        if placed is not None and (voice.rival not in rivals or voice.person == (chosen.person if chosen else "")):
            rivals[voice.rival] = placed
    standing = model.Standing(level(chosen), level(ours), tuple(rivals.items()))
    who = chosen.person if chosen else person or ""
    return View(account, standing, who, latest(about[chosen]) if chosen else None)


def accounts_in(sheets: Mapping[Voice, Sheet]) -> list[str]:
    """Return the accounts somebody has said something about, in the order of their first mention."""
    return [*dict.fromkeys(voice.account for voice, sheet in sheets.items() if sheet)]


def _answer(question: int, raw: object) -> float | None:
    """Read an answer: a word is what was said, a number is favourable already."""
    said = text(raw).casefold()
    if said in _SAID:
        return model.favourable(question, _SAID[said])
    found = number(said)
    return found if found is not None and 0 <= found <= 1 else None
