"""Six signs with evidence, the crosswalk of the three sources, and work done for a reference."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.i18n import money
from kamlab.modules.identification import charts, model
from kamlab.modules.identification.findings.volume import NUMBER, key_threshold
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.desk import Desk
    from kamlab.findings import Finding

_SOURCES = ("K", "M", "A")
_EXAMPLES = 8  # clients of a company without a profile of signs


def sign_matrix(desk: "Desk") -> model.SignMatrix:
    """Return the company's signs; volume comes from its ledger, the rest from its profile.

    Without a profile the largest clients are listed: volume is computed, the other
    five signs stand as not checked, because nobody has checked them.
    """
    table = desk.company.accounts()
    profile = desk.company.profile("signs")
    if profile is None:
        listed = table.clients[:_EXAMPLES]
        evidence = [(client, sign, "unchecked") for client in listed for sign in model.SIGNS if sign != "volume"]
    else:
        rows = profile[["client", "sign", "state"]].itertuples(index=False, name=None)
        evidence = [(str(c), str(s), str(state)) for c, s, state in rows if s != "volume"]
    return matrix_of(desk, evidence)


def matrix_of(desk: "Desk", evidence: "Iterable[tuple[str, str, str]]") -> model.SignMatrix:
    """Judge clients by evidence of the five signs; volume, and who is key by it, comes from the ledger.

    Parameters
    ----------
    desk
        Language and company.
    evidence
        Triples (client, sign, state) in the order in which the clients are listed.
    """
    told = [part for part in evidence if part[1] != "volume"]
    table = desk.company.accounts()
    threshold, inclusive = key_threshold(desk)
    key = set(model.shares(table.revenue(), threshold=threshold, inclusive=inclusive).key)
    listed = [*dict.fromkeys(client for client, _, _ in told)]
    listed += [client for client in table.clients if client in key and client not in listed]
    volume = [(client, "volume", "confirmed" if client in key else "no") for client in listed]
    return model.six_signs([*volume, *told], base=len(desk.company.accounts("all")))


def signs(desk: "Desk", matrix: model.SignMatrix | None = None) -> "Finding":
    """Show clients × six signs: confirmed, assumed, not checked, no.

    Parameters
    ----------
    desk
        Language and company.
    matrix
        Another judgement than the company's: a person's own.
    """
    page = Page(desk, NUMBER)
    matrix = matrix or sign_matrix(desk)
    checked = any(state != "unchecked" for row in matrix.rows for state in row.states[1:])
    hidden = matrix.unseen_by_volume
    facts = {
        "n": len(matrix.key),
        "volume": len(matrix.by_volume),
        "hidden": len(hidden),
        "names": [page.name(name) for name in hidden[:3]],
        "to_check": [page.name(name) for name in matrix.to_check[:3]],
        "clients": len(matrix.rows),
        "innovators": matrix.confirmed("innovator"),
        "expected": matrix.innovators_expected,
        "base": matrix.base,
    }
    which = "own" if not checked else "some" if hidden else "none"
    rows = _table(page, matrix)
    remark = "identification.finding.signs.many_innovators" if matrix.too_many_innovators else ""
    so_what = page.say(f"identification.finding.signs.{which}_so_what", **facts)
    if checked and matrix.to_check:
        so_what += " " + page.say("identification.finding.signs.check", **facts)
    return page.finding(
        page.say(f"identification.finding.signs.{which}_title", **facts),
        so_what,
        rows,
        page.say("identification.finding.signs.alt", **facts),
        draw=lambda canvas: charts.draw_signs(canvas, matrix, name=page.name, lang=page.lang),
        subtitle=page.say("identification.finding.signs.subtitle"),
        remark=page.say(remark, **facts) if remark else "",
        period=desk.company.accounts().period,
    )


def _table(page: Page, matrix: model.SignMatrix) -> pd.DataFrame:
    """Write the matrix in words, one row per client."""
    columns = [
        page.say("identification.column.client"),
        *(page.say(f"identification.sign.{sign}") for sign in model.SIGNS),
        page.say("identification.signs.decision"),
    ]
    return pd.DataFrame(
        [
            [
                page.name(row.client),
                *(page.say(f"identification.state.{state}") for state in row.states),
                page.say(f"identification.signs.{row.verdict}", count=row.confirmed),
            ]
            for row in matrix.rows
        ],
        columns=columns,
    )


def crosswalk(desk: "Desk") -> "Finding":
    """Show what three texts call the same thing; nothing is merged."""
    page = Page(desk, NUMBER)
    columns = [page.say("identification.column.sign"), *(page.say(f"identification.source.{s}") for s in _SOURCES)]
    rows = pd.DataFrame(
        [
            [
                page.say(f"identification.sign.{sign}"),
                *(
                    page.say(f"identification.crosswalk.{sign}.{source}") if row else "–"
                    for source, row in zip(_SOURCES, model.CROSSWALK[sign], strict=True)
                ),
            ]
            for sign in model.SIGNS
        ],
        columns=columns,
    )
    everywhere = [sign for sign in model.SIGNS if all(model.CROSSWALK[sign])]
    names = [page.say(f"identification.sign.{sign}") for sign in everywhere]
    return page.finding(
        page.say("identification.finding.crosswalk.title", names=names, n=len(names)),
        page.say("identification.finding.crosswalk.so_what"),
        rows,
        page.say("identification.finding.crosswalk.alt", names=names),
        source=page.say("identification.finding.crosswalk.source"),
    )


def reference(desk: "Desk", *, cost: float, profit_per_client: float, chance: float | None = None) -> "Finding":
    """Show how many clients a reference must bring to pay for work done free of charge.

    Parameters
    ----------
    desk
        Language and company.
    cost, profit_per_client, chance
        As in :func:`kamlab.modules.identification.model.reference_deal`.
    """
    page = Page(desk, NUMBER)
    deal = model.reference_deal(cost, profit_per_client, chance=chance)
    columns = [page.say("identification.column.measure"), page.say("identification.column.amount")]
    rows = [
        (page.say("identification.row.cost"), money(cost, page.lang, page.currency)),
        (page.say("identification.row.profit_per_client"), money(profit_per_client, page.lang, page.currency)),
        (page.say("identification.row.clients_needed"), str(deal.clients_needed)),
    ]
    if deal.doors_needed is not None:
        rows.append((page.say("identification.row.doors_needed", chance=chance), str(deal.doors_needed)))
    facts = {"n": deal.clients_needed, "doors": deal.doors_needed or 0, "cost": cost}
    which = "doors_so_what" if deal.doors_needed is not None else "so_what"
    return page.finding(
        page.say("identification.finding.reference.title", **facts),
        page.say(f"identification.finding.reference.{which}", **facts),
        pd.DataFrame(rows, columns=columns),
        page.say("identification.finding.reference.alt", **facts),
        source=page.say("identification.finding.reference.source"),
    )
