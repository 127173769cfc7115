"""What the client spends, and which part of it is ours."""

from contextlib import suppress
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.errors import KamlabError
from kamlab.modules.opportunities import charts, model
from kamlab.modules.opportunities.findings.start import IN_HOUSE, NUMBER, TARGET, Purse, ours, part_remark, purses, year
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamlab.desk import Desk
    from kamlab.findings import Finding

_TINY = 0.01  # a share below it is told as "under 1 %"


def wallet_of(desk: "Desk", purse: Purse) -> model.Wallet:
    """Return the model's wallet of a purse; it refuses what cannot be."""
    amounts = {name: told.amount for name, told in purse.estimates.items()}
    return model.wallet(ours(desk, purse.account), **amounts)


def wallet(desk: "Desk", purse: Purse | None = None, *, target: float = TARGET) -> "Finding":
    """Show one client's purse by three estimates, our part in it, and the room to a target share.

    Parameters
    ----------
    desk
        Language and company.
    purse
        Another purse than the folder's first: what a person entered.
    target
        Share of the wallet to aim at, above 0 and up to 1; ours, not a norm.
    """
    page = Page(desk, NUMBER)
    purse = purse or next(iter(purses(desk).values()), None)
    if purse is None or purse.is_empty:
        return page.absent("opportunities.finding.wallet")
    found = wallet_of(desk, purse)
    room, middle, shares = found.room(target), found.middle, found.shares
    most, least = max(shares.values()), min(shares.values())
    facts = {
        "client": page.name(purse.account),
        "share": _share(page, shares[middle]),
        "span": _span(page, least, most),
        "target": target,
        "room": room[middle],
        "from": min(room.values()),
        "to": max(room.values()),
    }
    which = "reached" if not room[middle] else "range" if found.is_range else "single"
    sure = all(told.state == "confirmed" for told in purse.estimates.values() if told.amount is not None)
    advice = which if which != "range" else "sure" if sure else "ask"
    subject = list(shares).index(middle)
    rows = _bars(page, purse, found, target)
    return page.finding(
        page.say(f"opportunities.finding.wallet.{which}_title", **facts),
        page.say(f"opportunities.finding.wallet.{advice}_so_what", **facts),
        _table(page, found, target, purse),
        page.say("opportunities.finding.wallet.alt", **facts),
        draw=lambda canvas: charts.draw_wallet(
            canvas, rows, target=page.say("opportunities.wallet.target", target=target), subject=subject
        ),
        subtitle=page.say("opportunities.finding.wallet.subtitle", **facts),
        remark=page.say("opportunities.finding.wallet.remark") + part_remark(page),
        formats=dict.fromkeys(page.columns("opportunities", "spend", "ours", "room"), "money_short"),
        period=year(desk).period,
    )


def _bars(page: Page, purse: Purse, found: model.Wallet, target: float) -> list[charts.Purse]:
    rows = []
    for name, amount in found.spend:
        pieces = [charts.Piece("us", found.ours, page.say("opportunities.wallet.us"))]
        if name == found.middle:
            pieces += _parts(page, purse, found.ours, amount)
        else:
            pieces.append(charts.Piece("unknown", amount - found.ours, page.say("opportunities.wallet.others")))
        label = f"{page.say('opportunities.money', amount=amount)} · {_share(page, found.shares[name])}"
        rows.append(
            charts.Purse(page.say(f"opportunities.estimate.{name}"), amount, tuple(pieces), label, amount * target)
        )
    return rows


def _parts(page: Page, purse: Purse, own: float, amount: float) -> list[charts.Piece]:
    """Return the suppliers' parts of the estimate in the middle, and what nobody is known for."""
    known = [(name, told.amount) for name, told in purse.suppliers if told.amount]
    parts = [
        charts.Piece("client" if name == IN_HOUSE else "rival", part, supplier_name(page, name)) for name, part in known
    ]
    rest = amount - own - sum(part for _, part in known)
    if rest > amount * 1e-6:
        parts.append(
            charts.Piece(
                "unknown", rest, page.say("opportunities.wallet.unknown" if known else "opportunities.wallet.others")
            )
        )
    return parts


def supplier_name(page: Page, name: str) -> str:
    """Return a supplier as the reader's language writes it; the client itself by a word of ours."""
    return page.say("opportunities.wallet.in_house") if name == IN_HOUSE else page.name(name)


def _share(page: Page, share: float) -> str:
    """Write a share: never a false zero."""
    if 0 < share < _TINY:
        return page.say("opportunities.wallet.under", share=_TINY)
    return page.say("opportunities.wallet.share", share=share)


def _span(page: Page, least: float, most: float) -> str:
    """Write two shares as a range: ``19–25 %``."""
    if least < _TINY or round(100 * least) == round(100 * most):
        return _share(page, most) if most < _TINY or least >= _TINY else f"{_share(page, least)} – {_share(page, most)}"
    return page.say("opportunities.wallet.span", low=100 * least, high=most)


def _table(page: Page, found: model.Wallet, target: float, purse: Purse) -> pd.DataFrame:
    columns = page.columns("opportunities", "estimate", "spend", "ours", "share", "room", "source")
    room = found.room(target)
    told = purse.estimates
    rows = [
        (
            page.say(f"opportunities.estimate.{name}"),
            amount,
            found.ours,
            _share(page, found.shares[name]),
            room[name],
            told[name].source or page.say("opportunities.no_source"),
        )
        for name, amount in found.spend
    ]
    return pd.DataFrame(rows, columns=columns)


def wallets(desk: "Desk", known: "Mapping[str, Purse] | None" = None, *, target: float = TARGET) -> "Finding":
    """Show at which client the room to a target share is widest.

    Parameters
    ----------
    desk
        Language and company.
    known
        Account → purse: what a person entered over the folder's.
    target
        Share of the wallet to aim at.
    """
    page = Page(desk, NUMBER)
    found = _possible(desk, purses(desk) if known is None else known)
    if not found:
        return page.absent("opportunities.finding.wallet")
    order = sorted(found, key=lambda name: -found[name].room(target)[found[name].middle])
    first = found[order[0]]
    facts = {
        "client": page.name(order[0]),
        "n": len(order),
        "room": first.room(target)[first.middle],
        "share": _share(page, first.shares[first.middle]),
        "target": target,
    }
    rows = [_range(page, name, found[name], target, strong=name == order[0]) for name in order]
    which = "room" if facts["room"] else "none"
    columns = page.columns("opportunities", "client", "ours", "spend", "share", "room")
    return page.finding(
        page.say(f"opportunities.finding.wallets.{which}_title", **facts),
        page.say(f"opportunities.finding.wallets.{which}_so_what", **facts),
        pd.DataFrame([_line(page, name, found[name], target) for name in order], columns=columns),
        page.say("opportunities.finding.wallets.alt", **facts),
        draw=lambda canvas: charts.draw_ranges(
            canvas,
            rows,
            heading=page.say("opportunities.wallet.room", target=target),
            write=lambda value: page.say("opportunities.money", amount=value),
        ),
        subtitle=page.say("opportunities.finding.wallets.subtitle", **facts),
        remark=page.say("opportunities.finding.wallets.remark", target=target) + part_remark(page),
        formats={columns[1]: "money_short", columns[2]: "money_short", columns[4]: "money_short"},
        period=year(desk).period,
    )


def _possible(desk: "Desk", known: "Mapping[str, Purse]") -> dict[str, model.Wallet]:
    """Return the wallets that can be; the form of a purse says what is wrong with the others."""
    found = {}
    for purse in known.values():
        if not purse.is_empty:
            with suppress(KamlabError):
                found[purse.account] = wallet_of(desk, purse)
    return found


def _line(page: Page, name: str, found: model.Wallet, target: float) -> tuple[object, ...]:
    """Return the row of a client in the table."""
    middle = found.middle
    room, share = found.room(target)[middle], _share(page, found.shares[middle])
    return page.name(name), found.ours, found.amounts[middle], share, room


def _range(page: Page, name: str, found: model.Wallet, target: float, *, strong: bool) -> charts.Range:
    room = found.room(target)
    base = room[found.middle]
    key = "row" if base else "row_reached"
    share = _share(page, found.shares[found.middle])
    label = page.say(f"opportunities.wallet.{key}", room=base, share=share)
    return charts.Range(page.name(name), min(room.values()), base, max(room.values()), label, strong=strong)
