"""The template of the client's copy: one page that it could sign, without anything that is for us alone."""

from kamlab.documents.making.look import blank, packed
from kamlab.documents.making.pieces import Builder, Column

_ACTIONS = (
    Column("head.action", 6.8, ("{{ one.what }}",), "KamlabCellStrong"),
    Column("head.who", 3.2, ("{{ one.who or '—' }}",)),
    Column("head.with_whom", 3.2, ("{{ one.with_whom or '—' }}",)),
    Column("head.days", 2.8, ("{{ one.days or '—' }}",)),
)


def client_template(lang: str) -> bytes:
    """Make the template in a language."""
    from docx.shared import Pt

    build = Builder(blank(lang), lang, "documents.client")
    _footer(build)
    build.paragraph(build.say("kind"), "KamlabKicker")
    build.paragraph("{{ account }}", "Title")
    period = f"{{% if period %}} · {build.say('period')} {{{{ period }}}}{{% endif %}}"
    author = f"{{% if author %}} · {build.say('author')} {{{{ author }}}}{{% endif %}}"
    build.paragraph(f"{{{{ day }}}}{period}{author}", "Subtitle")
    _goal(build)
    with build.choice("mirror"):
        build.heading("mirror")
        build.table("mirror", (_side("theirs"), _side("ours")), "mirror")
    build.heading("first_actions")
    with build.choice("first_actions"):
        build.table("first_actions", _ACTIONS, "first_actions")
        with build.choice("more_actions"):
            build.paragraph(f"{build.say('more_actions')} {{{{ more_actions }}}}", "KamlabNote")
        build.otherwise()
        build.paragraph(build.say("no_actions"))
    build.paragraph(
        f"{build.say('agreed')} ______________________    ______________________", "KamlabNote"
    ).paragraph_format.space_before = Pt(12)
    return packed(build.document, build.say("kind"), lang)


def _goal(build: Builder) -> None:
    build.heading("goal")
    build.paragraph("{{ goal.text }}", "KamlabGoal")
    for name in ("measure", "serves"):
        with build.choice(f"goal.{name}"):
            build.paragraph(f"{build.say(name)}: {{{{ goal.{name} }}}}", "KamlabGoalMore")
    due, person = (f"{build.say(name)}: {{{{ goal.{name} or '—' }}}}" for name in ("due", "person"))
    build.paragraph(f"{due} · {person}", "KamlabGoalMore")


def _side(side: str) -> Column:
    """Return the column of one side's goals: the goal and by when."""
    one = f"one.{side}"
    lines = (f"{{{{ {one}.text }}}}", f"?{one}.about:{{{{ {one}.about }}}}")
    return Column(f"head.{side}", 8.0, lines, "KamlabCellStrong")


def _footer(build: Builder) -> None:
    footer = build.document.sections[0].footer
    line = footer.paragraphs[0]
    line.style = build.document.styles["Footer"]
    line.add_run("{{ company }}")
    build.page_numbers(line)
    for condition in ("synthetic", "redacted"):
        for text in (f"{{%p if {condition} %}}", build.say(condition), "{%p endif %}"):
            footer.add_paragraph(text, style="Footer")
