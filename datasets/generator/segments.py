"""One client, one stretch of time, one exact total.

A segment's lines are laid out at list price and discount up to 99.6 % of the total; one «Доставка» line (SV-01) on
the segment's last order closes the rest to the kopeck, and its cost closes the profit.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.catalogue import BY_CODE, CATEGORIES, DELIVERY, NEW_FILM, PRODUCTS, net_price
from generator.days import window_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from generator.streams import Stream

DELIVERY_PER_MILLE = 4
"""Share of a segment's total left for the closing delivery."""

SMALL_DELIVERY = 35_000
SMALL_DELIVERY_PER_CENT = 3
"""A small segment leaves a delivery of 350 ₽, as long as that is at most 3 % of it."""

RAKING_ROUNDS = 8

LINE_SPREAD = 0.35
"""Coefficient of variation of a line's part of its order."""

MOST_OF_ONE = 3
"""Products of one category in one order."""

SEASON = (1.00, 0.86, 1.00, 1.01, 1.00, 1.00, 0.99, 1.00, 1.02, 1.03, 1.00, 1.33)
"""Weight of an order by month, January first: a quiet start of the year, a strong December."""

STEPS = {"film": (25, 5, 1), "label": (1000, 100, 10, 1), "box": (50, 10, 1)}
"""Quantities people really order: whole pallets' worth first, single units where the line is small."""

LINES_PER_STEP = 12
"""A line must hold at least this many steps for the step to be used."""


CHEAPEST = {
    name: min(product.list_price for product in PRODUCTS if product.category == name and product.list_price)
    for name in CATEGORIES
}
"""Kopecks; a line that cannot pay for one unit is left out."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A planted line: its date, product, quantity (negative for a return) and discount, percent."""

    date: dt.date
    product: str
    quantity: int
    discount: int = 0

    @property
    def revenue(self) -> int:
        """Amount in kopecks."""
        return self.quantity * net_price(self.product, self.discount)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a client buys.

    Attributes
    ----------
    mix
        Category → share of revenue without delivery; adds up to 1.
    palette
        Category → product codes; categories not named take the whole catalogue.
    discounts
        Weights of 0, 5 and 10 % off.
    lines
        Mean number of lines an order.
    spread
        Coefficient of variation of the order amount.
    until
        Category → last day it is bought.
    new_film
        First day PL-09 may be drawn, or ``None``.
    new_film_chance
        Probability that a film line is then PL-09.
    steady
        True when the client spends about the same each month, however many orders it sends.
    growth
        Relative rise of the order amount inside each window P1..P4: 0.3 runs from 0.7 to 1.3 of the mean.
    """

    mix: Mapping[str, float]
    palette: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    discounts: tuple[float, float, float] = (0.4, 0.4, 0.2)
    lines: float = 2.6
    spread: float = 0.35
    until: Mapping[str, dt.date] = field(default_factory=dict)
    new_film: dt.date | None = None
    new_film_chance: float = 0.0
    steady: bool = False
    growth: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Line:
    """One ledger line while it is being made; money in kopecks, ``discount`` in percent."""

    date: dt.date
    product: str
    quantity: int
    discount: int
    list_price: int
    weight: float = 0.0
    profit: int = 0
    is_return: bool = False

    @property
    def revenue(self) -> int:
        """Amount in kopecks, exact because list prices are multiples of 0.20 ₽ and discounts of 5 %."""
        return self.quantity * self.list_price * (100 - self.discount) // 100

    @property
    def category(self) -> str:
        """Category code of the product."""
        return BY_CODE[self.product].category

    @property
    def price(self) -> int:
        """Price after discount, kopecks a unit."""
        return self.list_price * (100 - self.discount) // 100


def planted(fixed: Fixed) -> Line:
    """Make the ledger line of a planted one."""
    price = BY_CODE[fixed.product].list_price
    return Line(fixed.date, fixed.product, fixed.quantity, fixed.discount, price, is_return=fixed.quantity < 0)


def _order_weights(profile: Profile, dates: list[dt.date], stream: Stream) -> list[float]:
    span = max((dates[-1] - dates[0]).days, 1)
    growth = profile.growth[window_of(dates[0])]
    weights = []
    months = Counter((day.year, day.month) for day in dates)
    for day in dates:
        rise = 1 + growth * (2 * (day - dates[0]).days / span - 1)
        crowd = months[day.year, day.month] if profile.steady else 1
        weights.append(stream.lognormal(1.0, profile.spread) * SEASON[day.month - 1] * rise / crowd)
    return weights


def _codes(profile: Profile, category: str) -> tuple[str, ...]:
    """List the products of a category the client may buy; the delivery and the new film have rules of their own."""
    codes = profile.palette.get(category) or tuple(item.code for item in PRODUCTS if item.category == category)
    return tuple(code for code in codes if code not in {DELIVERY, NEW_FILM})


def _draw_categories(profile: Profile, day: dt.date, stream: Stream) -> list[str]:
    """Draw the categories of one order's lines; a category may come twice, with two products."""
    allowed = [name for name in profile.mix if profile.mix[name] > 0 and day <= profile.until.get(name, day)]
    count = 1 + sum(stream.chance(0.5) for _ in range(round(2 * (profile.lines - 1))))
    room = {name: min(len(_codes(profile, name)), MOST_OF_ONE) for name in allowed}
    count = min(count, sum(room.values()))
    weights = [profile.mix[name] ** 0.6 for name in allowed]
    drawn: list[str] = []
    while len(drawn) < count:
        name = stream.pick(allowed, weights)
        if drawn.count(name) < room[name]:
            drawn.append(name)
    return drawn


def _draft(profile: Profile, dates: list[dt.date], stream: Stream) -> list[tuple[dt.date, str, float]]:
    """Give every line a date, a category and a raw weight; an order's weights add up to the order's."""
    draft: list[tuple[dt.date, str, float]] = []
    for day, weight in zip(dates, _order_weights(profile, dates, stream), strict=True):
        drawn = _draw_categories(profile, day, stream)
        raws = [profile.mix[name] / drawn.count(name) * stream.lognormal(1.0, LINE_SPREAD) for name in drawn]
        draft += [(day, name, weight * raw / sum(raws)) for name, raw in zip(drawn, raws, strict=True)]
    return draft


def _category_amounts(profile: Profile, draft: list[tuple[dt.date, str, float]], goods: int) -> dict[str, float]:
    """Split the amount of the goods between the categories that the draft holds."""
    days = sorted({day for day, _, _ in draft})
    shares = {}
    for name in sorted({name for _, name, _ in draft}):
        open_days = sum(day <= profile.until.get(name, day) for day in days)
        shares[name] = profile.mix[name] * open_days / len(days)
    whole = sum(shares.values())
    return {name: goods * share / whole for name, share in shares.items()}


def _rake(draft: list[tuple[dt.date, str, float]], amounts: dict[str, float]) -> list[tuple[dt.date, str, float]]:
    """Scale by order and by category in turn, so that categories meet their amounts and orders keep their weights."""
    orders = _sums(draft, 0)
    for _ in range(RAKING_ROUNDS):
        now = _sums(draft, 0)
        draft = [(day, name, value * orders[day] / now[day]) for day, name, value in draft]
        found = _sums(draft, 1)
        draft = [(day, name, value * amounts[str(name)] / found[name]) for day, name, value in draft]
        whole = sum(orders.values())
        orders = {day: value * sum(amounts.values()) / whole for day, value in orders.items()}
    return draft


def _sums(draft: list[tuple[dt.date, str, float]], place: int) -> dict[object, float]:
    """Add up the weights by date (place 0) or by category (place 1)."""
    sums: dict[object, float] = {}
    for line in draft:
        sums[line[place]] = sums.get(line[place], 0.0) + line[2]
    return sums


def _choose_product(profile: Profile, line: tuple[dt.date, str, float], taken: set[str], stream: Stream) -> str | None:
    """Choose a product of the category that fits the line's amount and is not in the order yet."""
    day, category, amount = line
    codes = tuple(code for code in _codes(profile, category) if code not in taken)
    newly = category == "film" and profile.new_film is not None and day >= profile.new_film and NEW_FILM not in taken
    if newly and stream.chance(profile.new_film_chance):
        return NEW_FILM
    fitting = tuple(code for code in codes if BY_CODE[code].list_price <= amount)
    if category in {"machine", "service"}:
        fitting = tuple(code for code in fitting if BY_CODE[code].list_price * 8 >= amount) or fitting[:1]
    if fitting:
        return stream.pick(fitting)
    return min(codes, key=lambda code: BY_CODE[code].list_price) if codes else None


def _choose_lines(
    profile: Profile, draft: list[tuple[dt.date, str, float]], goods: int, fixed: list[Line], stream: Stream
) -> list[Line]:
    """Turn weights into wanted amounts, then choose products and discounts."""
    amounts = _category_amounts(profile, draft, goods)
    for line in fixed:
        if line.category in amounts:
            amounts[line.category] = max(amounts[line.category] - line.revenue, 0.0)
    taken: dict[dt.date, set[str]] = {}
    for line in fixed:
        taken.setdefault(line.date, set()).add(line.product)
    lines: list[Line] = []
    begun: set[dt.date] = set()
    for day, name, wanted in sorted(_rake(draft, amounts), key=lambda line: (line[0], -line[2])):
        if wanted < CHEAPEST[name]:
            if day in begun:
                continue
            name = min(amounts, key=CHEAPEST.__getitem__)  # noqa: PLW2901 - the order keeps one line it can pay for
        begun.add(day)
        code = _choose_product(profile, (day, name, wanted), taken.setdefault(day, set()), stream)
        if code is None:
            continue
        taken[day].add(code)
        discount = stream.pick((0, 5, 10), profile.discounts)
        lines.append(Line(day, code, 0, discount, BY_CODE[code].list_price, weight=wanted))
    return lines


def _step(line: Line) -> int:
    for step in STEPS.get(line.category, (1,)):
        if line.weight >= LINES_PER_STEP * step * line.price:
            return step
    return 1


def _fill_quantities(lines: list[Line], goods: int) -> list[Line]:
    """Round amounts to quantities, dearest step first, handing the rounding error on to the next line."""
    scale = goods / sum(line.weight for line in lines)
    carry = 0.0
    steps = {id(line): _step(line) for line in lines}
    for line in sorted(lines, key=lambda line: (-steps[id(line)] * line.price, line.date, line.product)):
        wanted = line.weight * scale + carry
        unit = steps[id(line)] * line.price
        line.quantity = max(int(wanted / unit + 0.5), 0) * steps[id(line)]
        carry = wanted - line.quantity * line.price
    first = {line.date: line for line in sorted(lines, key=lambda line: line.price, reverse=True)}
    for line in first.values():
        if not any(other.quantity for other in lines if other.date == line.date):
            line.quantity = 1
    return [line for line in lines if line.quantity]


def _trim(lines: list[Line], goods: int) -> None:
    """Bring the sum back near ``goods`` on the cheapest lines, so that the delivery stays small and positive."""
    orders = Counter(line.date for line in lines)
    for line in sorted(lines, key=lambda line: (line.price, -line.quantity, line.date, line.product)):
        excess = sum(other.revenue for other in lines) - goods
        if -line.price < excess <= 0:
            break
        least = 0 if orders[line.date] > 1 else 1
        line.quantity = max(line.quantity + -excess // line.price, least)
        orders[line.date] -= line.quantity == 0
    lines[:] = [line for line in lines if line.quantity]


def build(
    profile: Profile, dates: list[dt.date], total: int, stream: Stream, fixed: tuple[Fixed, ...] = ()
) -> list[Line]:
    """Lay out one segment so that its lines add up to ``total`` exactly.

    Parameters
    ----------
    profile
        What the client buys.
    dates
        Order dates inside the segment, distinct and in order.
    total
        Net revenue of the segment, kopecks, returns included.
    stream
        Random numbers of the client.
    fixed
        Planted lines inside the segment; negative quantities are returns and get documents of their own.

    Returns
    -------
    list of Line
        Without costs: ``profit`` is still 0.

    Raises
    ------
    ValueError
        If the delivery that closes the segment would not be positive.
    """
    given = [planted(item) for item in fixed]
    sold = [line for line in given if not line.is_return]
    gross = total - sum(line.revenue for line in given if line.is_return)
    delivery = max(gross * DELIVERY_PER_MILLE // 1000, min(SMALL_DELIVERY, gross * SMALL_DELIVERY_PER_CENT // 100))
    goods = gross - delivery - sum(line.revenue for line in sold)
    if not dates or gross == sum(line.revenue for line in sold):
        return given
    draft = _draft(profile, dates, stream)
    lines = _choose_lines(profile, draft, goods + sum(line.revenue for line in sold), sold, stream)
    lines = _fill_quantities(lines, goods)
    _trim(lines, goods)
    rest = gross - sum(line.revenue for line in (*lines, *sold))
    if rest <= 0:
        message = f"nothing left for the delivery: {rest} kopecks of {gross}"
        raise ValueError(message)
    return [*lines, *given, Line(dates[-1], DELIVERY, 1, 0, rest)]
