"""The weighted ranking with its firmness."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.identification import charts, model
from kamlab.modules.identification.findings.volume import NUMBER
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_TOP = 5  # places that matter


def score_card(desk: "Desk", *, kinds: tuple[str, ...] = ("current",)) -> model.ScoreCard | None:
    """Return the company's score card, or None if nobody has scored anything yet."""
    profile = desk.company.profile("scores")
    if profile is None or profile.empty:
        return None
    wanted = profile[profile["kind"].isin(kinds)] if "kind" in profile else profile
    table = {
        str(row["client"]): {name: float(row[name]) for name in model.CRITERIA} for row in wanted.to_dict("records")
    }
    weights = desk.company.settings.more.get("scoring", {}).get("weights", model.WEIGHTS)
    return model.score(table, weights) if table else None


def score(desk: "Desk", card: model.ScoreCard | None = None, *, top: int = _TOP) -> "Finding":
    """Show the weighted score, the spread of places, and the chance to be among the first.

    Parameters
    ----------
    desk
        Language and company.
    card
        Another card than the company's: a person's own.
    top
        Places that matter.
    """
    page = Page(desk, NUMBER)
    card = card or score_card(desk)
    if card is None:
        return page.absent("identification.finding.score")
    top = min(top, len(card.clients))
    firmness = model.stability(card, top=top)
    contested = firmness.contested()
    firm = firmness.firm
    facts = {"n": firm, "top": top, "contested": len(contested), "names": [page.name(name) for name in contested]}
    columns = page.columns("identification", "client", "score", "place", "from", "to", "chance")
    rows = pd.DataFrame(
        {
            columns[0]: [page.name(name) for name in card.clients],
            columns[1]: card.totals,
            columns[2]: card.places,
            columns[3]: firmness.lowest_place,
            columns[4]: firmness.highest_place,
            columns[5]: firmness.chance,
        }
    )
    which = "some" if firm < top else "none"
    return page.finding(
        page.say(f"identification.finding.score.{which}_title", **facts),
        _so_what(page, card, contested, facts),
        rows,
        page.say("identification.finding.score.alt", **facts),
        draw=lambda canvas: charts.draw_score(canvas, card, firmness, name=page.name, lang=page.lang),
        subtitle=page.say("identification.finding.score.subtitle", draws=firmness.draws),
        remark=page.say("identification.finding.score.remark"),
        formats={columns[1]: "number1", columns[5]: "percent"},
    )


def _so_what(page: Page, card: model.ScoreCard, contested: tuple[str, ...], facts: dict[str, object]) -> str:
    """Say whose place hangs on which weight; without a rival, that the first places are settled."""
    if len(contested) < 2:  # noqa: PLR2004 - a dispute takes two
        return page.say("identification.finding.score.none_so_what", **facts)
    leader, rival = contested[0], contested[1]
    found = model.flips(card, leader, rival)
    if not found:
        return page.say("identification.finding.score.talk_so_what", **facts)
    change = found[0]
    return page.say(
        f"identification.finding.score.{'rises' if change.rises else 'falls'}_so_what",
        leader=page.name(leader),
        rival=page.name(rival),
        criterion=page.say(f"identification.criterion.{change.criterion}"),
        weight=change.weight,
        crossing=change.crossing,
    )
