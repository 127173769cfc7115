"""Writes ``demo/signs.csv``, ``scores.csv`` and ``lists.csv``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator import named, signs
from generator.catalogue import NEW_FILM_LAUNCH
from generator.days import MONTHS_EN, MONTHS_RU
from generator.files import write_csv
from generator.registers import WALLETS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.demo import Demo

SIGN_COLUMNS = ("client", "sign", "state", "evidence", "evidence_en", "date")
SCORE_COLUMNS = ("client", *signs.CRITERIA, "attractiveness", "wish", "kind")
LIST_COLUMNS = ("department", "rank", "client", "written")


def _values(client: str, found: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """Look up what the evidence may quote about a client, by language."""
    ru: dict[str, object] = {}
    en: dict[str, object] = {}
    short = {named.VOLGA: "volga", named.TRANS_URAL: "trans_ural", named.BALTIC: "baltic"}
    if client in short:
        en["share"] = f"{found[f'share.{short[client]}.last_12']:.1f}"
        ru["share"] = str(en["share"]).replace(".", ",")
    if client in WALLETS:
        en["wallet"] = ru["wallet"] = WALLETS[client][1]
    first = found.get(f"film_new.first.{client}")
    if isinstance(first, dt.date):
        ru["first"] = f"{first.day} {MONTHS_RU[first.month - 1]} {first.year} года"
        en["first"] = f"{first.day} {MONTHS_EN[first.month - 1]} {first.year}"
        en["days"] = ru["days"] = (first - NEW_FILM_LAUNCH).days
        en["back"] = ru["back"] = found[f"film_new.back.{client}"]
    return {"ru": ru, "en": en}


def _sign_rows(found: Mapping[str, object]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for client, known in signs.SIGN_TABLE.items():
        values = _values(client, found)
        for sign in signs.SIGNS:
            item = known.get(sign, signs.Evidence(signs.NO))
            ru, en = item.ru.format(**values["ru"]), item.en.format(**values["en"])
            rows.append((client, sign, item.state, ru.replace(" %", "\u00a0%").replace(" ₽", "\u00a0₽"), en, item.date))
    return rows


def write(root: Path, demo: Demo) -> None:
    """Write the signs, the score card and the departments' lists.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company.
    """
    folder = root / "demo"
    write_csv(folder / "signs.csv", SIGN_COLUMNS, _sign_rows(demo.measures))
    scores = [(client, *marks, ours, wish, kind) for client, marks, ours, wish, kind in signs.SCORES]
    write_csv(folder / "scores.csv", SCORE_COLUMNS, scores)
    lists = [
        (department, rank, client, signs.WRITTEN.get((department, client), client))
        for department, clients in signs.LISTS.items()
        for rank, client in enumerate(clients, start=1)
    ]
    write_csv(folder / "lists.csv", LIST_COLUMNS, lists)
