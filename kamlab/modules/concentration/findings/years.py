"""Bad years: how often several clients leave at once, and whether the cushion holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.findings import DANGER, OTHER, OURS, Bar, Threshold, bars
from kamlab.modules.concentration import model
from kamlab.modules.concentration.findings.numbers import Numbers, months_of
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Canvas, Finding

NUMBER = "02"
REST = "rest"
_YEAR = 12
_RUN = 100_000


@dataclass(frozen=True, slots=True)
class Chances:
    """What a person assumes of a year, fractions; None where nothing has been said.

    Attributes
    ----------
    named
        Client → chance that it leaves within the year.
    rest
        The same for everybody else.
    shock
        Chance of a bad year of one industry.
    cushion
        Loss of a year that can be borne.
    """

    named: Mapping[str, float]
    rest: float | None
    shock: float
    cushion: float | None


def assumed(desk: "Desk", numbers: Numbers) -> Chances:
    """Return what the company's folder assumes; nothing for a company that has only a ledger."""
    table = desk.company.profile("exposure")
    told: dict[str, float] = {}
    if table is not None and {"client", "leave_probability"} <= set(table.columns):
        told = {str(line["client"]): float(line["leave_probability"]) for line in table.to_dict("records")}
    shock = float(desk.company.facts("dependence").get("leaving", {}).get("common_shock", 0.0))
    rest = told.pop(REST, None)
    return Chances(told, rest, shock, numbers.cash)


def exposed(desk: "Desk", chances: Chances) -> tuple[model.Exposed, ...]:
    """Return the clients with what each earns us a year, and their industries if the folder names them."""
    table, scale = desk.company.accounts().to_frame(), _YEAR / months_of(desk)
    money = "profit" if "profit" in table and table["profit"].notna().all() else "revenue"
    known = desk.company.profile("clients")
    industry: dict[str, str] = {}
    if known is not None and {"name", "industry"} <= set(known.columns):
        industry = dict(zip(known["name"].astype(str), known["industry"].fillna("").astype(str), strict=True))
    rest = chances.rest or 0.0
    return tuple(
        model.Exposed(
            str(client), scale * float(amount), chances.named.get(str(client), rest), industry.get(str(client), "")
        )
        for client, amount in zip(table["client"], table[money], strict=True)
    )


def years(desk: "Desk", chances: Chances) -> "Finding":
    """Show what a year may take away when several clients can leave, alone or together.

    Parameters
    ----------
    desk
        Language and company.
    chances
        What is assumed of a year.
    """
    page = Page(desk, NUMBER)
    if chances.rest is None or chances.cushion is None:
        return page.absent("concentration.finding.years")
    run = model.simulate_losses(
        exposed(desk, chances), shock=chances.shock, cushion=chances.cushion, years=_RUN, seed=model.SEED
    )
    facts = {
        "beyond": run.beyond,
        "apart": run.beyond_apart,
        "expected": run.expected,
        "cushion": chances.cushion,
        "shock": chances.shock,
        "worst": run.quantiles[-1],
        "worst_apart": run.quantiles_apart[-1],
        "n": run.years,
    }
    names = [page.say(f"concentration.years.level.{round(100 * level)}") for level in run.quantile_levels]
    columns = page.columns("concentration.loss", "years", "sum")
    which = "more" if run.quantiles[-1] > (1 + _SEEN) * run.quantiles_apart[-1] else "same"
    return page.finding(
        page.say(f"concentration.finding.years.{'often' if run.beyond >= _OFTEN else 'rare'}_title", **facts),
        page.say(f"concentration.finding.years.{which}_so_what", **facts),
        pd.DataFrame(list(zip(names, run.quantiles, strict=True)), columns=columns),
        page.say("concentration.finding.years.alt", **facts),
        draw=lambda canvas: _draw(canvas, page, run, names, chances),
        subtitle=page.say("concentration.finding.years.subtitle", **facts),
        remark=page.say("concentration.finding.years.remark"),
        formats={columns[1]: "money_short"},
        period=desk.company.accounts().period,
    )


_SEEN = 0.02  # a difference that is no accident of a run of this size
_OFTEN = 0.05  # one year in twenty


def _draw(canvas: "Canvas", page: Page, run: model.Losses, names: list[str], chances: Chances) -> None:
    from kamlab.i18n import money_short

    currency, cushion = page.currency or "RUB", chances.cushion or 0.0
    rows = [
        Bar(
            name,
            amount,
            money_short(amount, page.lang, currency),
            role=DANGER if amount > cushion else OTHER,
            strong=amount > cushion,
            whole_name=True,
        )
        for name, amount in zip(names, run.quantiles, strict=True)
    ]
    line = Threshold(cushion, page.say("concentration.years.cushion", cushion=cushion), OURS)
    bars(canvas, canvas.body, rows, thresholds=[line])
