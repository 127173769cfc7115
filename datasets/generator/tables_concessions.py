"""What we gave Volga Foods in 2025 and 2026 and what we received; the clients that left, came back or are leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import named as n
from generator.files import rubles
from generator.tables_base import day, table, write_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.demo import Demo

CONCESSIONS = (
    ("2025-02-10", "given", "Цена плёнки ниже на 3 %", "Film price 3% lower", 2200),
    ("2025-06-16", "given", "Отсрочка 60 дней вместо 30", "60 days to pay instead of 30", 1750),
    ("2025-09-08", "given", "Бесплатная доставка на РЦ", "Free delivery to the distribution centre", 720),
    ("2025-10-20", "given", "Бесплатная партия образцов этикетки", "A free run of label samples", 90),
    ("2025-12-15", "received", "Прогноз закупок к 20-му числу", "A purchasing forecast by the 20th", None),
    ("2026-02-16", "given", "Цена плёнки ниже ещё на 2 %", "Film price another 2% lower", 1500),
    ("2026-03-23", "given", "Срочные заказы без надбавки", "Rush orders without a surcharge", 280),
    ("2026-04-20", "given", "Возврат плёнки вне условий договора", "A film return outside the terms", 150),
    ("2026-05-18", "received", "Разрешение показывать логотип", "Permission to show the logo", None),
    ("2026-07-13", "given", "Вторая бесплатная партия образцов", "A second free run of samples", 110),
    ("2026-09-07", "given", "Ценники на полку за наш счёт", "Shelf labels at our cost", 100),
)
"""Day, direction, what, thousand ₽ a year (nobody has put a price on what was received)."""

LOST = (
    (n.DALNY_STVOR, "lost", "2026-02-20", "terms", "Соперник дал цену ниже на 4 %", "A rival's price was 4% lower",
     "", "", ""),
    (n.TIKHY_PLYOS, "lost", "2025-06-18", "no_need", "Упаковывает сам; рекомендацию попросили",
     "Packs by itself; a referral was asked for", "", "", ""),
    (n.SUKHOY_BROD, "regained", "2025-02-14", "service", "Возили в разные дни, хлеб ждал упаковку",
     "Deliveries came on different days, the bread waited", "Доставка по твёрдым дням", "Delivery on fixed days",
     "2026-04-06"),
)  # fmt: skip  # one client a block
"""Client, kind, last order before leaving, reason, what was said, what-if offer, first order after coming back."""

LIVE_NOTICE, LIVE_LUNCH, LIVE_OFFICE = "2026-11-13", "2026-11-16", "2026-11-19"
COLUMNS = (
    "client kind last_order reason said_ru said_en what_if_ru what_if_en returned notice lunch_declined office_visit"
)


def lost_rows(demo: Demo) -> Iterator[tuple[object, ...]]:
    """Return the ten clients; the last orders of the live case and of the silent six come from the ledger."""
    orders = demo.ledger[demo.ledger["quantity"] > 0]
    last = orders.groupby("client_id")["date"].max()
    for client, kind, gone, reason, ru, en, offer_ru, offer_en, back in LOST:
        yield (client, kind, day(gone), reason, ru, en, offer_ru, offer_en, day(back), None, None, None)
    live = last[f"C{n.BY_NAME[n.TEPLOMONTAZH].number:03d}"]
    said = ("С декабря поставки прекращают, причина не названа", "They stop buying from December, no reason given")
    steps = (day(LIVE_NOTICE), day(LIVE_LUNCH), day(LIVE_OFFICE))
    yield (n.TEPLOMONTAZH, "live", live, "unknown", *said, None, None, None, *steps)
    silent = demo.clients[(demo.clients["kind"] == "lost") & ~demo.clients["name"].isin(n.BY_NAME)]
    for client, number in zip(silent["name"], silent["client_id"], strict=True):
        nobody = ("Никто не спросил", "Nobody asked")
        yield (client, "lost", last[number], "not_asked", *nobody, None, None, None, None, None, None)


def write(root: Path, demo: Demo) -> None:
    """Write ``concessions`` and ``lost``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; its ledger and register give the silent clients.
    """
    concessions = [
        (day(date), n.VOLGA, direction, ru, en, None if cost is None else rubles(cost * 100_000))
        for date, direction, ru, en, cost in CONCESSIONS
    ]
    made = {
        "concessions": table("date account direction what_ru what_en cost_a_year", concessions),
        "lost": table(COLUMNS, lost_rows(demo)),
    }
    write_tables(root / "demo", made)
