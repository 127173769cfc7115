"""The template of the account plan: one page to sign first, then what stands behind it."""

from typing import TYPE_CHECKING

from kamlab.documents.making.look import blank, packed
from kamlab.documents.making.pieces import OPEN, Builder, Column

if TYPE_CHECKING:
    from docx.section import _Footer, _Header

_FRONT_ACTIONS = (
    Column("head.number", 1.0, ("{{ one.number }}",)),
    Column("head.action", 6.3, ("{{ one.what }}",), "KamlabCellStrong"),
    Column("head.who", 3.0, ("{{ one.who or '—' }}",)),
    Column("head.with_whom", 3.0, ("{{ one.with_whom or '—' }}",)),
    Column("head.due", 2.7, ("{{ one.due or '—' }}",)),
)
_STRATEGY = (
    Column("head.point", 3.0, ("{{ one.point }}",), "KamlabCellStrong"),
    Column("head.tactic", 7.5, ("{{ one.what }}",)),
    Column("head.for_goal", 5.5, ("{{ one.goal or '—' }}",)),
)
_RESOURCES = (
    Column("head.resource", 7.7, ("{{ one.what }}",)),
    Column("head.need", 2.4, ("{{ one.need }}",), "KamlabCellNumber"),
    Column("head.limit", 2.4, ("{{ one.limit or '—' }}",), "KamlabCellNumber"),
)


def plan_template(lang: str) -> bytes:
    """Make the template in a language."""
    build = Builder(blank(lang), lang, "documents.plan")
    _margins(build)
    _head(build)
    _goal(build)
    _first_actions(build)
    _risk(build)
    _missing(build)
    _mirror(build)
    _strategy(build)
    _resources(build)
    _timeline(build)
    _actions(build)
    _ends(build)
    return packed(build.document, build.say("kind"), lang)


def _margins(build: Builder) -> None:
    """Fill header and footers: whose plan it is, the day, the page; the first page has no header."""
    section = build.document.sections[0]
    section.different_first_page_header_footer = True
    header: _Header = section.header
    header.paragraphs[0].add_run(f"{build.say('kind')} ({build.say('internal')}): {{{{ account }}}}")
    footers: tuple[_Footer, _Footer] = (section.footer, section.first_page_footer)
    for footer in footers:
        line = footer.paragraphs[0]
        line.style = build.document.styles["Footer"]
        line.add_run(f"{{{{ company }}}}{{% if company %}} · {{% endif %}}{{{{ day }}}} · {build.say('internal')}")
        build.page_numbers(line)
        for condition in ("synthetic", "redacted"):
            for text in (f"{{%p if {condition} %}}", build.say(condition), "{%p endif %}"):
                footer.add_paragraph(text, style="Footer")


def _head(build: Builder) -> None:
    build.paragraph(f"{build.say('kind')} · {build.say('internal')}", "KamlabKicker")
    build.paragraph("{{ account }}", "Title")
    period = f"{{% if period %}}{build.say('period')} {{{{ period }}}}{{% else %}}{build.say('no_period')}{{% endif %}}"
    author = f"{{% if author %}} · {build.say('author')} {{{{ author }}}}{{% endif %}}"
    build.paragraph(period + author, "Subtitle")


def _goal(build: Builder) -> None:
    build.heading("goal")
    with build.choice("goal"):
        build.paragraph("{{ goal.text }}", "KamlabGoal")
        for name in ("measure", "serves"):
            with build.choice(f"goal.{name}"):
                build.paragraph(f"{build.say(name)}: {{{{ goal.{name} }}}}", "KamlabGoalMore")
        due, person = (f"{build.say(name)}: {{{{ goal.{name} or '—' }}}}" for name in ("due", "person"))
        build.paragraph(f"{due} · {person}", "KamlabGoalMore")
        build.otherwise()
        build.missing("no_goal")


def _first_actions(build: Builder) -> None:
    build.heading("first_actions")
    with build.choice("first_actions"):
        build.table("first_actions", _FRONT_ACTIONS, "first_actions")
        build.otherwise()
        build.missing("no_actions")


def _risk(build: Builder) -> None:
    build.heading("risk")
    with build.choice("risk"):
        build.paragraph("{{ risk.what }}", "KamlabRisk")
        for name in ("sign", "step"):
            with build.choice(f"risk.{name}"):
                build.paragraph(f"{build.say(name)}: {{{{ risk.{name} }}}}", "KamlabRiskMore")
        build.otherwise()
        build.missing("no_risk")


def _missing(build: Builder) -> None:
    with build.choice("missing"):
        build.heading("missing")
        build.paragraph("{%p for gap in missing_first %}")
        build.paragraph(f"{OPEN}\t{{{{ gap }}}}", "KamlabMissing")
        build.paragraph("{%p endfor %}")
        with build.choice("missing_rest"):
            build.paragraph(f"{build.say('missing_rest')} {{{{ missing_rest }}}}", "KamlabNote")


def _mirror(build: Builder) -> None:
    build.heading("mirror", on_new_page=True)
    with build.choice("mirror"):
        with build.choice("mirror_sentence"):
            build.paragraph("{{ mirror_sentence }}").paragraph_format.keep_with_next = True
        build.table("mirror", (_side(build, "theirs"), _side(build, "ours")), "mirror")
        build.otherwise()
        build.missing("no_mirror")


def _side(build: Builder, side: str) -> Column:
    """Return the column of one side's goals: the goal, how it is measured, by when and who."""
    one = f"one.{side}"
    lines = (
        f"?{one}:{{{{ {one}.text }}}}",
        f"!{one}:{OPEN} {build.say(f'no_{side}')}",
        f"?{one} and {one}.measure:{{{{ {one}.measure }}}}",
        f"?{one} and {one}.about:{{{{ {one}.about }}}}",
    )
    return Column(f"head.{side}", 8.0, lines, "KamlabCellStrong")


def _strategy(build: Builder) -> None:
    build.heading("strategy")
    with build.choice("strategy"):
        build.table("strategy", _STRATEGY, "strategy")
        build.otherwise()
        build.missing("no_strategy")


def _resources(build: Builder) -> None:
    build.heading("resources")
    over = f"{{{{ one.left or '—' }}}}{{% if one.over %}} ({build.say('over')}){{% endif %}}"
    with build.choice("resources"):
        build.table("resources", (*_RESOURCES, Column("head.left", 3.5, (over,), "KamlabCellNumber")), "resources")
        build.otherwise()
        build.missing("no_resources")


def _timeline(build: Builder) -> None:
    with build.choice("timeline"):
        build.heading("timeline")
        build.paragraph("{{ timeline }}").paragraph_format.keep_with_next = True
        build.paragraph("{{ timeline_sentence }}", "Caption")


def _actions(build: Builder) -> None:
    columns = (
        Column("head.number", 1.0, ("{{ one.number }}",)),
        Column(
            "head.action",
            5.2,
            ("{{ one.what }}", f"?one.goal:{build.say('for_goal')}: {{{{ one.goal }}}}", "?one.state:{{ one.state }}"),
            "KamlabCellStrong",
        ),
        Column("head.who", 2.7, ("{{ one.who or '—' }}",)),
        Column("head.with_whom", 2.8, ("{{ one.with_whom or '—' }}",)),
        Column("head.days", 2.8, ("{{ one.days or '—' }}",)),
        Column("head.hours", 1.5, ("{{ one.hours or '—' }}",), "KamlabCellNumber"),
    )
    build.heading("actions")
    with build.choice("actions"):
        build.table("actions", columns, "actions")
        build.otherwise()
        build.missing("no_actions")


def _ends(build: Builder) -> None:
    """Add what only some plans have: all that is missing, and the texts that were cut to fit."""
    with build.choice("missing_rest"):
        build.heading("missing_all")
        build.paragraph("{%p for gap in missing %}")
        build.paragraph(f"{OPEN}\t{{{{ gap }}}}", "KamlabMissing")
        build.paragraph("{%p endfor %}")
    with build.choice("full_texts"):
        build.heading("full_texts")
        build.paragraph("{%p for text in full_texts %}")
        build.paragraph("[{{ text.number }}] {{ text.text }}")
        build.paragraph("{%p endfor %}")
