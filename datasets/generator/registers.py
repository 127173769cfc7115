"""The registers beside the ledger: products, clients, names in both languages, the merge list."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pandas as pd

from generator import named, people
from generator.catalogue import PRODUCTS
from generator.planted import LUGOVOY_OLD
from generator.streams import Stream

if TYPE_CHECKING:
    from generator.background import Background

D = dt.date

REGISTER_KEY = 10000
"""Child streams from here on (plus the client's number) draw what only the register shows."""

REGIONS = {
    "volga": ("Поволжье", "Volga region"),
    "centre": ("Центр", "Centre"),
    "northwest": ("Северо-Запад", "North-West"),
    "urals": ("Урал", "Urals"),
    "siberia": ("Сибирь", "Siberia"),
    "south": ("Юг", "South"),
}
INDUSTRIES = {
    "food": ("пищевая промышленность", "food industry"),
    "drinks": ("напитки", "drinks"),
    "farming": ("сельское хозяйство", "farming"),
    "retail": ("розничная торговля", "retail"),
    "trade": ("мелкая торговля", "small trade"),
    "pharmacy": ("фармацевтика", "pharmaceuticals"),
    "metal": ("металлообработка", "metalworking"),
    "machinery": ("машиностроение", "machinery"),
    "shipyard": ("судоремонт", "ship repair"),
    "construction": ("строительство", "construction"),
    "printing": ("полиграфия", "printing"),
    "timber": ("лес и бумага", "timber and paper"),
    "furniture": ("мебель", "furniture"),
    "repair": ("ремонт", "repair"),
    "culture": ("культура", "culture"),
}
SOURCES = {
    "published_accounts": ("опубликованная отчётность", "published accounts"),
    "own_tenders": ("тендеры клиента", "the client's own tenders"),
    "estimate": ("оценка менеджера", "the manager's estimate"),
}
CATEGORY_NAMES = {
    "film": ("Плёнка", "Film"),
    "label": ("Этикетка", "Labels"),
    "box": ("Короба", "Boxes"),
    "pallet": ("Поддоны", "Pallets"),
    "machine": ("Оборудование", "Machines"),
    "service": ("Сервис", "Service"),
}
DEPARTMENT_NAMES = {
    "food": ("Пищевой", "Food and retail"),
    "plants": ("Заводы", "Plants"),
    "regions": ("Регионы", "Regions"),
}

NAMED_FACTS: dict[str, tuple[str, str, str]] = {
    named.VOLGA: ("food", "volga", "2015-04-06"),
    named.TRANS_URAL: ("machinery", "urals", "2016-02-15"),
    named.BALTIC: ("shipyard", "northwest", "2017-09-11"),
    named.KOVYL: ("food", "south", "2019-03-04"),
    named.ALTAIR: ("pharmacy", "centre", "2025-11-10"),
    named.LUGOVOY: ("food", "volga", "2018-06-18"),
    named.DALNY_STVOR: ("food", "northwest", "2016-08-01"),
    named.NORTHERN: ("retail", "northwest", "2020-01-27"),
    named.TEPLOMONTAZH: ("construction", "centre", "2018-10-08"),
    named.VECTOR: ("machinery", "centre", "2019-11-18"),
    named.FOREST: ("timber", "urals", "2014-10-20"),
    named.LIPOVY_YAR: ("farming", "south", "2021-05-11"),
    named.SUKHOY_BROD: ("food", "volga", "2020-09-14"),
    named.GAVRILOVA: ("trade", "siberia", "2022-02-21"),
    named.KEDROVY_LOG: ("food", "siberia", "2021-08-02"),
    named.SUNNY_SPOON: ("food", "centre", "2020-06-22"),
    named.BELAYA_PROTOKA: ("drinks", "south", "2022-04-18"),
    named.YASNY_BROD: ("food", "centre", "2022-11-14"),
    named.OLD_SLOBODA: ("culture", "centre", "2019-05-13"),
    named.COSY_YARD: ("retail", "volga", "2026-03-17"),
    named.TIKHY_PLYOS: ("furniture", "urals", "2019-07-29"),
}
"""Industry, region, client since."""

WALLETS: dict[str, tuple[str, str, str, str]] = {
    named.VOLGA: ("470", "539", "610", "published_accounts"),
    named.COSY_YARD: ("48", "62", "75", "own_tenders"),
    named.ALTAIR: ("40", "52", "60", "estimate"),
    named.KOVYL: ("70", "88", "110", "published_accounts"),
    named.TRANS_URAL: ("66", "70", "78", "estimate"),
    named.BALTIC: ("60", "75", "95", "published_accounts"),
}
"""What the client spends a year on everything we sell: low, base, high (million ₽) and where the figure is from."""

VARIANTS: dict[str, tuple[str, ...]] = {
    named.VOLGA: ("Волжские продукты, торговый дом",),
    named.KOVYL: ("Агрохолдинг «Ковыль»",),
    named.LUGOVOY: (LUGOVOY_OLD,),
}
"""Other spellings met in the ledger or in the departments' lists."""

CLIENT_COLUMNS = (
    "client_id", "name", "variants", "industry", "region", "since",
    "wallet_low", "wallet_base", "wallet_high", "wallet_source", "kind",
)  # fmt: skip  # a header row

ClientRow = tuple[str, str, str, str, str, dt.date, int | None, int | None, int | None, str, str]


def products() -> pd.DataFrame:
    """Return the product register; ``list_price`` in kopecks, 0 for the delivery."""
    columns = ["product", "category", "name_ru", "name_en", "unit", "list_price", "launched"]
    rows = [
        (item.code, item.category, item.name_ru, item.name_en, item.unit, item.list_price, item.launched)
        for item in PRODUCTS
    ]
    return pd.DataFrame(rows, columns=columns)


def _named_row(client: named.Named) -> ClientRow:
    industry, region, since = NAMED_FACTS[client.ru]
    low, base, high, source = WALLETS.get(client.ru, (None, None, None, ""))
    wallet = [None if amount is None else named.kopecks(amount) for amount in (low, base, high)]
    kind = "lost" if client.ru in {named.DALNY_STVOR, named.TIKHY_PLYOS} else "current"
    variants = "|".join(VARIANTS.get(client.ru, ()))
    day = D.fromisoformat(since)
    return (f"C{client.number:03d}", client.ru, variants, industry, region, day, *wallet, source, kind)  # type: ignore[return-value]  # three wallet cells


def _background_row(client: Background) -> ClientRow:
    stream = Stream(REGISTER_KEY + client.number)
    region = stream.pick(tuple(REGIONS))
    since = D(2013, 1, 1) + dt.timedelta(days=stream.integer(0, 3800))
    if client.targets[0] == 0:
        since = client.dates[0]
    kind = "lost" if client.lost else "current"
    return (f"C{client.number:03d}", client.ru, "", client.industry, region, since, None, None, None, "", kind)


def clients(background: list[Background]) -> pd.DataFrame:
    """Return the client register: 204 clients in the order of their ids, then the prospect."""
    rows = [_named_row(client) for client in named.NAMED]
    rows += [_background_row(client) for client in background]
    number, name, _ = named.PROSPECT
    prospect = (number, name, "", "timber", "siberia", None, None, None, None, "", "prospect")
    made = pd.DataFrame([*rows, prospect], columns=list(CLIENT_COLUMNS))
    for column in ("wallet_low", "wallet_base", "wallet_high"):
        made[column] = made[column].astype("Int64")
    return made


def names(background: list[Background]) -> pd.DataFrame:
    """Return every name in both languages; ``id`` is what stands in the data."""
    rows: list[tuple[str, str, str, str]] = []
    rows += [("client", f"C{client.number:03d}", client.ru, client.en) for client in named.NAMED]
    rows += [("client", f"C{client.number:03d}", client.ru, client.en) for client in background]
    rows.append(("client", *named.PROSPECT))
    rows.append(("spelling", "C006", LUGOVOY_OLD, "Lugovoy Krai, dairy"))
    rows.append(("spelling", "C004", VARIANTS[named.KOVYL][0], "Agroholding Kovyl"))
    rows.append(("spelling", "C001", VARIANTS[named.VOLGA][0], "Volga Foods, trading house"))
    rows += people.name_rows()
    for kind, table in (
        ("department", DEPARTMENT_NAMES),
        ("category", CATEGORY_NAMES),
        ("industry", INDUSTRIES),
        ("region", REGIONS),
        ("source", SOURCES),
    ):
        rows += [(kind, code, ru, en) for code, (ru, en) in table.items()]
    return pd.DataFrame(rows, columns=["kind", "id", "ru", "en"])


def merge() -> pd.DataFrame:
    """Return the one merge a person may confirm: the old spelling into the new one."""
    return pd.DataFrame([(LUGOVOY_OLD, named.LUGOVOY)], columns=["from", "to"])
