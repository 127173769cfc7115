"""What module 11 shows: sentences from the model, figures without faults, in both languages."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from kamlab.findings.inspect import faults, marks, texts, unsaid
from kamlab.i18n import LANGUAGES
from kamlab.modules.follow_up import findings
from kamlab.modules.follow_up.findings import Pair
from kamlab.modules.follow_up.model import Done, Snapshot

NAMES = ("then_now", "pair", "ties", "path", "actions")
DRAWN = ("then_now", "pair", "path")
HOSTILE = ("<script>alert(1)</script>", "=cmd|'/c calc'!A1", "я" * 500, "שלום \u202eעולם", "🦆 $x$ {n} %s")
pytestmark = pytest.mark.usefixtures("in_memory")


def lines(figure, gid):
    return [one for one in figure.axes[0].lines if one.get_gid() == gid]


@pytest.fixture(scope="module", params=LANGUAGES)
def shown(request, company):
    """Return every finding of the module on the demo company, by name."""
    from kamlab.desk import Desk

    desk = Desk(request.param, company)
    return {name: getattr(findings, name)(desk) for name in NAMES}


def test_every_finding_says_what_to_do(shown):
    for finding in shown.values():
        assert unsaid(finding) == []


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("size", ["projector", "page", "half"])
def test_every_figure_is_without_faults(shown, name, size):
    assert faults(shown[name].figure(size)) == []


def test_the_planted_story_is_told(desk):
    finding = findings.then_now(desk)
    assert finding.title == "5 показателей лучше, хуже: доля крупнейшего клиента"
    assert "25,4\u00a0%" in finding.so_what
    figure = finding.figure()
    assert len(lines(figure, "worse")) == 1
    assert len(lines(figure, "line")) == 5
    assert [words for words in texts(figure, "change") if "хуже" in words] == ["хуже: +0,8\u00a0п.\u00a0п."]
    assert findings.pair(desk).title == "Ступень 2 → 3, клеток с живым знакомством 6 → 9 из 14"
    assert len(marks(findings.pair(desk).figure(), "new")) == 3
    assert findings.ties(desk).title == "Живых знакомств 6 → 9: новых 3, угасло 0, итог +3"
    assert "130,9\u00a0млн\u00a0₽" in findings.path(desk).so_what
    assert findings.actions(desk).title == "Сделано 5 действий из 9: 56\u00a0%"


def test_labels_keep_the_order_of_the_values(desk):
    figure = findings.then_now(desk).figure()
    told = [one for one in figure.axes[0].texts if one.get_gid() == "now"]
    numbers = [(one.get_position()[1], float(one.get_text().split("\u00a0")[0].replace(",", "."))) for one in told]
    assert [value for _, value in sorted(numbers)] == sorted((value for _, value in numbers), reverse=True)
    heights = sorted(height for height, _ in numbers)
    assert min(after - before for before, after in pairwise(heights)) > 20


def pair_with(then=None, now=None):
    base = Snapshot(
        "Вега", date(2026, 11, 19), 0.5, 0.5, 0.5, 0.5, Done(planned=2), "Вега", 30, 100, 30, (2, 2), ("D.pr",)
    )
    return Pair(replace(base, **(then or {})), replace(base, day=date(2027, 1, 18), **(now or {})))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("now", "word"),
    [
        ({}, ("ничего не изменилось", "Nothing has changed")),
        ({"coverage": 0.9}, ("хуже ни один", "none is worse")),
        ({"coverage": 0.1}, ("охват важных клеток", "cells that matter, covered")),
        ({"amount": 20}, ("хуже ни один", "none is worse")),
    ],
)
def test_the_title_turns_with_the_numbers(desk_in, lang, now, word):
    desk = desk_in(lang)
    assert word[lang == "en"] in findings.then_now(desk, pair_with(now=now)).title
    for name in ("pair", "ties", "path"):
        assert str(getattr(findings, name)(desk, pair_with(now=now)))


def test_what_is_not_known_then_is_a_mark_without_a_line(desk):
    figure = findings.then_now(desk, pair_with({"wallet": None}, {"wallet": 0.4})).figure()
    assert faults(figure) == []
    assert len(lines(figure, "line")) == 5
    assert len(marks(figure, "dot")) == 11


def test_ties_that_lapsed_are_named(desk):
    pair = pair_with({"ties": (("Ким", "Орлов"), ("Ким", "Гусева"))}, {"ties": (("Ким", "Орлов"),)})
    finding = findings.ties(desk, pair)
    assert "угасло 1, итог −1" in finding.title
    assert "Гусева" in finding.so_what


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_only_text(desk, name):
    pair = pair_with({"largest": name, "account": name}, {"largest": name, "account": name, "ties": ((name, name),)})
    for which in ("then_now", "pair", "path"):
        finding = getattr(findings, which)(desk, pair)
        assert faults(finding.figure()) == []
        assert "<script>" not in finding.html()
    assert findings.ties(desk, pair).text()


def test_a_table_with_other_columns_is_named_and_breaks_nothing_else(tmp_path):
    from kamlab.company import open_company
    from kamlab.company.settings import CompanyError
    from kamlab.desk import Desk

    names = "events people ties goals facts clients actions perception followup_ties cells dossier_fields"
    for table in names.split():
        (tmp_path / f"{table}.csv").write_text("other,columns\n1,2\n", encoding="utf-8")
    (tmp_path / "ledger.csv").write_text("date,client,revenue\n2026-01-05,Вега,100\n2026-02-05,Лира,50\n", "utf-8")
    (tmp_path / "company.toml").write_text('name = "Своя"\n\n[ledger]\nfiles = ["ledger.csv"]\n', "utf-8")
    desk = Desk("ru", open_company(str(tmp_path)))
    told = []
    for name in NAMES:
        try:
            assert str(getattr(findings, name)(desk))
        except CompanyError as error:
            told.append(error.key)
    assert set(told) == {"company.no_columns"}
