"""All accounts that were asked: who stands where, and who drives us mad although it matters."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.page import Page
from kamlab.modules.perception import charts, model
from kamlab.modules.perception.findings.ladder import NUMBER, _steps
from kamlab.modules.perception.findings.voices import View, accounts_in, sheets_of, view_of

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_SHOWN = 10  # accounts in the figure; the table has all
_NAMED = 3  # accounts named in a sentence
_FRICTION = 5  # the question whether the client drives us mad
_OFTEN = 0.25  # from “often”, in the favourable direction
_DEMANDING = "demanding"


def views_of(desk: "Desk") -> list[View]:
    """Return every account of the company's folder that was asked, the largest first."""
    sheets = sheets_of(desk)
    return ordered(desk, [view_of(sheets, account) for account in accounts_in(sheets)])


def ordered(desk: "Desk", views: Sequence[View]) -> list[View]:
    """Put accounts in the order of their revenue; those without sales come last."""
    place = {client: turn for turn, client in enumerate(desk.company.accounts().clients)}
    return sorted(views, key=lambda view: place.get(view.account, len(place)))


def overview(desk: "Desk", views: Sequence[View] | None = None) -> "Finding":
    """Show all accounts on the ladder.

    Parameters
    ----------
    desk
        Language and company.
    views
        Other accounts than the folder's: a person's own.
    """
    page, base = Page(desk, NUMBER), "perception.finding.overview"
    shown = views_of(desk) if views is None else ordered(desk, views)
    if not shown:
        return page.absent(base)
    asked = [view for view in shown if view.standing.client is not None]
    blind = [view for view in asked if (view.standing.blind_spot or (0, 0))[0] > 0]
    behind = [view for view in asked if view.standing.above]
    full = any(view.standing.blind_spot for view in asked) and any(view.standing.rivals for view in asked)
    which = "nobody" if not asked else "blind" if blind else "behind" if behind else "well" if full else "partial"
    facts = {
        "n": len({"blind": blind, "behind": behind}.get(which, asked)),
        "all": len(asked),
        "names": [page.name(view.account) for view in (blind or behind or shown)[:3]],
        "behind": len(behind),
    }
    so_what = [page.say(f"{base}.{which}_so_what", **facts)]
    if blind and behind:
        key = "also_behind" if len(behind) > _NAMED else "also_behind_all"
        so_what.append(
            page.say(f"{base}.{key}", n=len(behind), names=[page.name(one.account) for one in behind[:_NAMED]])
        )
    lines = [charts.Line(page.name(view.account), view.standing, strong=view in blind) for view in shown[:_SHOWN]]
    return page.finding(
        page.say(f"{base}.{which}_title", **facts),
        " ".join(so_what),
        _table(page, shown),
        page.say(f"{base}.alt", **facts),
        draw=lambda canvas: charts.draw_overview(canvas, lines, lang=page.lang),
        subtitle=page.say(f"{base}.subtitle"),
        source=desk.company.source_line(page.lang),
    )


def _table(page: Page, views: Sequence[View]) -> pd.DataFrame:
    columns = page.columns("perception", "account", "client", "us", "rivals", "who")
    rows = [
        [
            page.name(view.account),
            _steps(view.standing.client),
            _steps(view.standing.ours),
            ", ".join(f"{page.name(name)}: {_steps(level)}" for name, level in view.standing.rivals) or "–",
            page.person(view.person) if view.person else "–",
        ]
        for view in views
    ]
    return pd.DataFrame(rows, columns=columns)


def mad(desk: "Desk", views: Sequence[View] | None = None) -> "Finding":
    """Set the clients that drive us mad beside what they give: step, revenue, the sign “demanding”.

    Parameters
    ----------
    desk
        Language and company.
    views
        Other accounts than the folder's: a person's own.
    """
    page, base = Page(desk, NUMBER), "perception.finding.mad"
    shown = views_of(desk) if views is None else ordered(desk, views)
    asked = [view for view in shown if view.standing.client is not None]
    if not asked:
        return page.absent(base)
    hard = [view for view in asked if _drives_mad(view.standing.client)]
    shares = _shares(desk)
    threshold = desk.company.thresholds["key"]
    key = [view for view in hard if shares.get(view.account, 0.0) >= threshold - 1e-9]
    lifted = [view for view in hard if _forgiven(view.standing.client) > _low(view.standing.client)]
    which = "none" if not hard else "key" if key else "some"
    facts = {
        "n": len(hard),
        "all": len(asked),
        "client": page.name((key or hard or asked)[0].account),
        "step": _steps((key or hard or asked)[0].standing.client),
        "share": shares.get((key or hard or asked)[0].account, 0.0),
        "names": [page.name(view.account) for view in lifted],
    }
    sentence = [page.say(f"{base}.{which}_so_what", **facts)]
    if lifted:
        sentence.append(page.say(f"{base}.lifted", **(facts | {"n": len(lifted)})))
    columns, rows = _mad_table(page, hard or asked, shares)
    return page.finding(
        page.say(f"{base}.{which}_title", **facts),
        " ".join(sentence),
        rows,
        page.say(f"{base}.alt", **facts),
        formats={columns[3]: "percent1"},
        period=desk.company.accounts().period,
    )


def _mad_table(page: Page, views: Sequence[View], shares: dict[str, float]) -> tuple[list[str], pd.DataFrame]:
    columns = page.columns("perception", "account", "step", "without", "share", "demanding")
    signs = _demanding(page.desk)
    rows = [
        [
            page.name(view.account),
            _steps(view.standing.client),
            str(_forgiven(view.standing.client)),
            shares.get(view.account, 0.0),
            page.say(f"perception.demanding.{signs.get(view.account, 'unknown')}"),
        ]
        for view in views
    ]
    return columns, pd.DataFrame(rows, columns=columns)


def _drives_mad(level: model.Level | None) -> bool:
    answer = None if level is None else level.answers[_FRICTION - 1]
    return answer is not None and answer <= _OFTEN


def _low(level: model.Level | None) -> int:
    return level.low.step if level is not None else 0


def _forgiven(level: model.Level | None) -> int:
    """Return the step if the client never drove us mad."""
    if level is None:
        return 0
    lifts = model.blockers(level).lifts
    return next((lift.step for lift in lifts if lift.question == _FRICTION), level.low.step)


def _shares(desk: "Desk") -> dict[str, float]:
    """Return the part of revenue each client brings; none if all together bring nothing."""
    revenue = desk.company.accounts().revenue()
    total = sum(revenue.values())
    return {client: amount / total for client, amount in revenue.items()} if total > 0 else {}


def _demanding(desk: "Desk") -> dict[str, str]:
    """Return what the company's folder says of the sign “demanding”, by client."""
    profile = desk.company.profile("signs")
    if profile is None or not {"client", "sign", "state"} <= set(profile.columns):
        return {}
    rows = profile[profile["sign"] == _DEMANDING].itertuples(index=False)
    known = {"confirmed", "assumed", "no"}
    return {str(row.client): str(row.state) for row in rows if row.state in known}
