"""The templates of what leaves the house of a dossier: the page for our own people, what a reader may see."""

from kamlab.documents.making.look import blank, packed
from kamlab.documents.making.pieces import Builder, Column

_SEEN = Column("head.seen_on", 2.6, ("{{ one.seen_on or '—' }}",))
_KNOWN = (
    Column("head.field", 4.4, ("{{ one.field }}",), "KamlabCellStrong"),
    Column("head.value", 9.0, ("{{ one.value }}",)),
    _SEEN,
)
_FACTS = (
    Column("head.field", 4.4, ("{{ one.field }}", "{{ one.section }}"), "KamlabCellStrong"),
    Column("head.value", 6.4, ("{{ one.value }}", "?one.source:{{ one.source }}")),
    Column("head.state", 2.6, ("{{ one.state }}",)),
    _SEEN,
)
_DECISIONS = (
    Column("head.what", 9.0, ("{{ one.what }}",), "KamlabCellStrong"),
    Column("head.who", 4.4, ("{{ one.who or '—' }}",)),
    Column("head.due", 2.6, ("{{ one.due or '—' }}",)),
)


def brief_template(lang: str) -> bytes:
    """Make the template of the page for our own people."""
    build = Builder(blank(lang), lang, "documents.daily")
    _footer(build)
    build.paragraph(build.say("brief"), "KamlabKicker")
    build.paragraph("{{ account }}", "Title")
    build.paragraph(f"{{{{ day }}}}{_author(build)}", "Subtitle")
    build.heading("changed")
    with build.choice("changed"):
        build.paragraph("{{ changed }}", "KamlabGoal")
        build.otherwise()
        build.missing("no_changed")
    with build.choice("alarm"):
        build.paragraph("")
        build.paragraph("{{ alarm }}", "KamlabRiskMore")
    _rows(build, "facts", _KNOWN, heading="known", none="no_facts")
    _rows(build, "decisions", _DECISIONS, heading="decisions", none="no_decisions")
    _full_texts(build)
    build.paragraph(build.say("nameless"), "KamlabNote")
    return packed(build.document, build.say("brief"), lang)


def dossier_template(lang: str) -> bytes:
    """Make the template of what a reader gets of a dossier."""
    build = Builder(blank(lang), lang, "documents.daily")
    _footer(build)
    build.paragraph(build.say("dossier"), "KamlabKicker")
    build.paragraph("{{ account }}", "Title")
    build.paragraph(f"{{{{ day }}}} · {build.say('reader')} {{{{ reader }}}}{_author(build)}", "Subtitle")
    build.paragraph("{{ rule }}", "KamlabNote")
    _rows(build, "facts", _FACTS, heading="facts", none="no_view")
    with build.choice("ask"):
        build.heading("ask")
        build.paragraph("{{ ask }}")
    _full_texts(build)
    with build.choice("redacted"):
        build.paragraph(build.say("redacted"), "KamlabNote")
    return packed(build.document, build.say("dossier"), lang)


def _author(build: Builder) -> str:
    return f"{{% if author %}} · {build.say('author')} {{{{ author }}}}{{% endif %}}"


def _rows(build: Builder, rows: str, columns: tuple[Column, ...], *, heading: str, none: str) -> None:
    build.heading(heading)
    with build.choice(rows):
        build.table(rows, columns, heading)
        build.otherwise()
        build.missing(none)


def _full_texts(build: Builder) -> None:
    with build.choice("full_texts"):
        build.heading("full_texts")
        build.paragraph("{%p for text in full_texts %}")
        build.paragraph("[{{ text.number }}] {{ text.text }}")
        build.paragraph("{%p endfor %}")


def _footer(build: Builder) -> None:
    footer = build.document.sections[0].footer
    line = footer.paragraphs[0]
    line.style = build.document.styles["Footer"]
    line.add_run(f"{{{{ company }}}}{{% if company %}} · {{% endif %}}{build.say('internal')}")
    build.page_numbers(line)
    for text in ("{%p if synthetic %}", build.say("synthetic"), "{%p endif %}"):
        footer.add_paragraph(text, style="Footer")
