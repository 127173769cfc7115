"""The first tables: participants, accounts, what is known and planned, forms, exercises, the journal.

A migration is frozen: it says what the tables were then, whatever the models say now.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)


def _plain(name: str, kind: Any, *, nullable: bool = False) -> sa.Column[Any]:  # noqa: ANN401 - any kind of column
    return sa.Column(name, kind, nullable=nullable)


def _word(name: str, options: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable, info={"ck": ("word", "IN", tuple(options.split()))})


def _range(name: str, low: float, high: float, kind: Any, *, nullable: bool = False) -> sa.Column[Any]:  # noqa: ANN401 - any kind of column
    return sa.Column(name, kind, nullable=nullable, info={"ck": ("range", "BETWEEN", (low, high))})


def _link(
    name: str, target: str, *, nullable: bool = False, ondelete: str = "CASCADE", index: bool = False
) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable, info={"fk": (target, ondelete), "index": index})


def _table(name: str, *columns: str | sa.Column[Any]) -> None:
    """Make a table: a bare name is a text."""
    own = [sa.Column(one, sa.Text(), nullable=False) if isinstance(one, str) else one for one in columns]
    stamps = [sa.Column("id", sa.Text(), nullable=False), _plain("created", _MOMENT), _plain("changed", _MOMENT)]
    rules: list[Any] = [sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))]
    for one in own:
        if "ck" in one.info:
            kind, verb, (*values,) = one.info["ck"]
            listed = " AND ".join(map(str, values)) if verb == "BETWEEN" else f"({', '.join(map(repr, values))})"
            rules.append(sa.CheckConstraint(f"{one.name} {verb} {listed}", name=op.f(f"ck_{name}_{kind}_{one.name}")))
        if "fk" in one.info:
            target, ondelete = one.info["fk"]
            key = op.f(f"fk_{name}_{one.name}")
            rules.append(sa.ForeignKeyConstraint([one.name], [f"{target}.id"], name=key, ondelete=ondelete))
    op.create_table(name, *stamps, *own, *rules)
    for one in own:
        if one.info.get("index"):
            op.create_index(op.f(f"ix_{name}_{one.name}"), name, [one.name])


def _entry(name: str, *columns: str | sa.Column[Any]) -> None:
    """Make a table whose rows have an owner, a company and a place."""
    owner = _link("participant_id", "participant", index=True)
    _table(name, owner, "company", _plain("position", sa.Integer()), *columns)


def upgrade() -> None:
    """Make the tables, those that others point at first."""
    _part_1()
    _part_2()
    _part_3()
    _part_4()
    _part_5()
    _part_6()
    _part_7()
    _part_8()
    _part_9()
    _part_10()
    _part_11()
    op.create_index("ix_change_row", "change", ["row_id", "field"])


def _part_1() -> None:
    _table("change", "participant_id", "table", "row_id", "field", "old", "new", _plain("at", _MOMENT), "window")
    _table(
        "participant",
        "name",
        "login",
        _word("department", "sales finance marketing", nullable=True),
        _plain("own", sa.Boolean()),
    )


def _part_2() -> None:
    _entry(
        "account",
        "name",
        _word("kind", "current prospect lost"),
        "department",
        "manager",
        "stand_in",
        _plain("key", sa.Boolean(), nullable=True),
        _range("attractiveness", 1, 10, sa.Double(), nullable=True),
        _range("wish", 1, 10, sa.Double(), nullable=True),
        _plain("wish_by", sa.Date(), nullable=True),
        "note",
    )
    _entry("answer", "form", "field", "value")


def _part_3() -> None:
    _entry("attempt", "exercise", "answer", _word("state", "not_yet partly done"), "mistake")
    _entry(
        "criterion",
        "name",
        _range("weight", 0, 1, sa.Double()),
        _plain("held", sa.Boolean()),
        _word("direction", "more less"),
    )


def _part_4() -> None:
    _entry("list_entry", _word("department", "sales finance marketing"), "client", "reason")
    _entry(
        "concession",
        _link("account_id", "account", index=True),
        _word("direction", "given received"),
        "what",
        _plain("cost_a_year", sa.Double(), nullable=True),
        "in_return",
        _plain("day", sa.Date(), nullable=True),
        _plain("planned", sa.Boolean()),
    )


def _part_5() -> None:
    _entry(
        "message",
        _link("account_id", "account", nullable=True, index=True),
        "text",
        _word("kind", "company product trends market", nullable=True),
        "item",
    )
    _entry(
        "opportunity",
        _link("account_id", "account", nullable=True, index=True),
        "name",
        "kind",
        "source",
        _plain("low", sa.Double(), nullable=True),
        _plain("base", sa.Double(), nullable=True),
        _plain("high", sa.Double(), nullable=True),
        _plain("hours", sa.Double(), nullable=True),
        _plain("money", sa.Double(), nullable=True),
        _plain("staff", sa.Double(), nullable=True),
        _range("chance", 0, 1, sa.Double(), nullable=True),
        _link("needs_id", "opportunity", nullable=True, ondelete="SET NULL"),
        _link("excludes_id", "opportunity", nullable=True, ondelete="SET NULL"),
        _word("choice", "now later dropped", nullable=True),
        "reason",
    )


def _part_6() -> None:
    _entry(
        "person",
        _link("account_id", "account", nullable=True, index=True),
        "name",
        "post",
        _word("floor", "D H S W", nullable=True),
        "function",
        _word("role", "decides influences sponsor anti_sponsor", nullable=True),
        _word("trend", "rising setting", nullable=True),
        _range("influence", 1, 5, sa.Integer(), nullable=True),
        _range("support", -2, 2, sa.Integer(), nullable=True),
        _word("state", "assumed confirmed", nullable=True),
        _link("reports_to_id", "person", nullable=True, ondelete="SET NULL", index=True),
        "birthday",
        _plain("leaves", sa.Date(), nullable=True),
    )
    _entry(
        "recovery_case",
        _link("account_id", "account", index=True),
        _plain("notice", sa.Date(), nullable=True),
        _plain("last_order", sa.Date(), nullable=True),
        _word("lunch", "asked accepted declined", nullable=True),
        _plain("lunch_on", sa.Date(), nullable=True),
        _plain("office_visit", sa.Date(), nullable=True),
        _word("reason", "terms service no_need unknown"),
        "said",
        "what_if",
        _range("chance", 0, 1, sa.Double(), nullable=True),
        _word("outcome", "open regained referral farewell"),
        _plain("outcome_on", sa.Date(), nullable=True),
    )


def _part_7() -> None:
    _entry(
        "score",
        _link("account_id", "account", index=True),
        _link("criterion_id", "criterion", index=True),
        _range("value", 1, 10, sa.Double(), nullable=True),
        "reason",
    )
    _entry(
        "sign",
        _link("account_id", "account", index=True),
        _word("sign", "volume potential fame innovator partner demanding"),
        _word("state", "confirmed assumed unchecked absent"),
        "evidence",
        _plain("seen_on", sa.Date(), nullable=True),
    )


def _part_8() -> None:
    _entry(
        "diary_entry",
        _link("account_id", "account", index=True),
        _link("person_id", "person", nullable=True, ondelete="SET NULL", index=True),
        _plain("day", sa.Date(), nullable=True),
        "who",
        "kind",
        _plain("formal", sa.Boolean()),
        "note",
        "step",
        _plain("due", sa.Date(), nullable=True),
        _plain("done_on", sa.Date(), nullable=True),
        "tag",
    )
    _entry(
        "dossier_fact",
        _link("account_id", "account", index=True),
        _link("person_id", "person", nullable=True, ondelete="SET NULL", index=True),
        "section",
        "field",
        "value",
        _word("state", "assumed confirmed"),
        "source",
        _plain("seen_on", sa.Date(), nullable=True),
    )


def _part_9() -> None:
    _entry(
        "event",
        _link("account_id", "account", index=True),
        _link("message_id", "message", nullable=True, ondelete="SET NULL"),
        _link("person_id", "person", nullable=True, ondelete="SET NULL", index=True),
        _plain("day", sa.Date(), nullable=True),
        "tool",
        _word("function", "awareness partnership evolution", nullable=True),
        "who",
        _plain("done", sa.Boolean()),
    )
    _entry(
        "goal",
        _link("account_id", "account", index=True),
        _word("side", "ours theirs"),
        "goal",
        "measure",
        _plain("target", sa.Double(), nullable=True),
        "unit",
        _plain("due", sa.Date(), nullable=True),
        _link("serves_id", "goal", nullable=True, ondelete="SET NULL"),
        _link("person_id", "person", nullable=True, ondelete="SET NULL", index=True),
        _word("state", "assumed confirmed", nullable=True),
    )


def _part_10() -> None:
    _entry(
        "ladder_answer",
        _link("account_id", "account", index=True),
        _word("respondent", "self client client_about_rival"),
        "rival",
        _range("question", 1, 6, sa.Integer()),
        _range("answer", 0, 1, sa.Double(), nullable=True),
        "said",
        _link("person_id", "person", nullable=True, ondelete="SET NULL", index=True),
        _plain("asked_on", sa.Date(), nullable=True),
    )
    _entry(
        "tie",
        _link("account_id", "account", index=True),
        _link("ours_id", "person", index=True),
        _link("theirs_id", "person", index=True),
        _range("depth", 0, 3, sa.Integer()),
        _plain("first_contact", sa.Date(), nullable=True),
        _plain("last_contact", sa.Date(), nullable=True),
    )


def _part_11() -> None:
    _entry(
        "action",
        _word("module", "00 01 02 03 04 05 06 07 08 09 10 11"),
        _link("account_id", "account", nullable=True, index=True),
        _link("goal_id", "goal", nullable=True, ondelete="SET NULL"),
        "what",
        "who",
        "with_whom",
        _plain("start", sa.Date(), nullable=True),
        _plain("due", sa.Date(), nullable=True),
        _plain("hours", sa.Double(), nullable=True),
        _word("status", "planned done moved dropped"),
        _plain("done_on", sa.Date(), nullable=True),
        "reason",
    )
