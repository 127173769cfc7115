"""What module 06 shows: sentences from the model, figures without faults, both languages, hostile names, large maps."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kamlab.company.people import Circle, Contact
from kamlab.findings.inspect import faults, marks, texts, unsaid
from kamlab.i18n import LANGUAGES, set_language
from kamlab.modules.relationships import findings
from kamlab.modules.relationships.findings import Sight
from tests.relationships.people_of import large, paper, tie

NAMES = ("org_map", "coverage", "leavers", "next_contacts", "mirror", "support", "relationship_count", "visits")
DRAWN = ("org_map", "coverage", "leavers", "next_contacts", "relationship_count")
NASTY = ("<script>alert(1)</script>", "=cmd|' /C calc'!A0", "א" * 40, "🙂🙂", "x" * 10_000, "$a$ $b$")


@pytest.fixture(scope="module", params=LANGUAGES)
def shown(request, company):
    """Return every finding of the module on the demo company, by name."""
    from kamlab.workbook import open_workbook
    from tests.conftest import Table

    set_language(request.param)
    desk = Table(request.param, company, book=open_workbook("sqlite://"))
    return {name: getattr(findings, name)(desk) for name in NAMES} | {"desk": desk}


@pytest.fixture(scope="module")
def drawn(shown):
    """Return the figures of the module, each drawn once."""
    return {(name, size): shown[name].figure(size) for name in DRAWN for size in ("projector", "page")}


def looking(desk, circle):
    """Return a sight of another circle than the company's."""
    sight = Sight(desk, circle.account)
    sight.__dict__["circle"] = circle
    return sight


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_says_what_to_do(shown, name):
    assert unsaid(shown[name]) == []


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("size", ["projector", "page"])
def test_every_figure_is_without_faults(drawn, name, size):
    assert faults(drawn[name, size]) == []


def test_the_map_shows_the_setting_star_and_three_times(shown, drawn):
    figure = drawn["org_map", "projector"]
    assert any(word in shown["org_map"].title for word in ("Орлов", "Orlov"))
    assert "3" in " ".join(texts(figure, "note_words"))
    assert (len(marks(figure, "theirs")), len(marks(figure, "ours"))) == (11, 4)
    assert figure.bbox.height <= 1100


def test_the_table_of_the_map_tells_a_silent_tie_from_none(shown):
    words = " ".join(str(cell) for cell in shown["org_map"].table.iloc[:, -1])
    ru = shown["desk"].language == "ru"
    assert ("Лебедев М. А. (1, 168 дней молчания)" if ru else "M. A. Lebedev (1, silent for 168 days)") in words
    assert ("Ильина Е. С. (3)" if ru else "E. S. Ilyina (3)") in words


def test_no_tie_runs_over_a_box(drawn):
    for size in ("projector", "page"):
        figure = drawn["org_map", size]
        axes = figure.axes[0]
        boxes = [patch.get_window_extent() for patch in (*marks(figure, "theirs"), *marks(figure, "ours"))]
        lines = [line for line in axes.lines if line.get_gid() in {"tie", "absent"}]
        assert len(lines) == 8
        for line in lines:
            points = axes.transData.transform(line.get_xydata())
            for (x0, y0), (x1, y1) in pairwise(points):
                assert min(abs(x0 - x1), abs(y0 - y1)) < 0.5  # at right angles
                for box in boxes:
                    inside = box.shrunk(0.94, 0.94)
                    shared = min(max(x0, x1), inside.x1) > max(min(x0, x1), inside.x0)
                    level = min(max(y0, y1), inside.y1) > max(min(y0, y1), inside.y0)
                    assert not (shared and inside.y0 < y0 < inside.y1 and y0 == pytest.approx(y1))
                    assert not (level and inside.x0 < x0 < inside.x1 and x0 == pytest.approx(x1))


def test_coverage_is_red_in_the_row_of_the_title_only(drawn):
    figure = drawn["coverage", "projector"]
    gaps = marks(figure, "gap")
    solid = [gap for gap in gaps if gap.get_linestyle() in {"solid", "-"}]
    assert (len(gaps), len(solid)) == (8, 3)
    assert [len(marks(figure, f"depth{depth}")) for depth in (1, 2, 3)] == [3, 2, 1]
    assert any("6" in text and "14" in text and "43" in text for text in texts(figure, "all"))


def test_two_accounts_hang_on_one_person(shown):
    assert "1 × 1" in list(shown["support"].table.iloc[:, -1])
    assert all(
        name in shown["support"].so_what
        for name in (("Уютный двор", "Альтаир") if shown["desk"].language == "ru" else ("Cosy Yard", "Altair"))
    )


def test_fourteen_became_thirteen(shown):
    assert "14" in shown["relationship_count"].title
    assert "13" in shown["relationship_count"].title


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_names_are_data(desk, nasty):
    circle = paper()
    people = tuple(replace(one, name=nasty, post=nasty) for one in circle.theirs)
    sight = looking(desk, replace(circle, theirs=people, ours=tuple(replace(one, name=nasty) for one in circle.ours)))
    for name in ("org_map", "leavers", "next_contacts"):
        finding = getattr(findings, name)(desk, sight)
        assert "<script>" not in finding.html()
    assert "x" * 500 not in " ".join(texts(findings.org_map(desk, sight).figure()))


@pytest.mark.parametrize("count", [40, 200])
def test_a_large_client_stays_readable(desk, count):
    sight = looking(desk, large(count))
    figure = findings.org_map(desk, sight).figure()
    assert faults(figure) == []
    assert len(marks(figure, "theirs")) == 15
    assert figure.bbox.height <= 2000
    near = findings.org_map(desk, sight, focus="t33").figure()
    assert any("33" in text for text in texts(near, "words"))


@pytest.mark.parametrize(
    ("circle", "kind"),
    [
        pytest.param(Circle("V", paper().theirs, paper().ours), "none", id="no-live-tie"),
        pytest.param(paper(), "cut", id="one-way-only"),
        pytest.param(paper(anna_knows_vera=True), "weaker", id="one-way-is-weaker"),
        pytest.param(
            Circle("V", (Contact("x", "X", account="V"),), paper().ours, (tie("anna", "x", 1),)),
            "nobody",
            id="nobody-decides",
        ),
        pytest.param(
            Circle("V", (Contact("x", "X", account="V", role="decides"),), paper().ours, (tie("anna", "x", 3),)),
            "direct",
            id="we-know-who-decides",
        ),
        pytest.param(
            Circle(
                "V",
                (Contact("x", "X", account="V", role="decides"), Contact("y", "Y", account="V")),
                paper().ours,
                (tie("anna", "y", 3),),
            ),
            "no_way",
            id="no-way-there",
        ),
    ],
)
def test_the_title_turns_with_the_data(desk, circle, kind):
    sight = looking(desk, circle)
    found = findings.org_map(desk, sight)
    facts = {
        "name": "Gleb",
        "top": "X" if kind == "no_way" else "Vera",
        "n": len(circle.theirs),
        "met": len(circle.live(sight.day)),
    }
    assert found.title == sight.say(f"finding.map.{kind}_title", **facts)
    assert faults(found.figure()) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_ledger_alone_is_told_what_to_enter(bare_in, lang, name):
    set_language(lang)
    finding = getattr(findings, name)(bare_in(lang))
    assert finding.title
    assert "<script>" not in finding.html()
