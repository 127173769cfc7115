"""The first pages of own data: the file, the dates that can be read in two ways, the columns."""

from datetime import date
from typing import TYPE_CHECKING

from kamlab.company.pointer import DEMO, folder_in_use
from kamlab.company.settings import CompanyError, read_settings
from kamlab.company.shelf import Taken, shelf
from kamlab.forms import Part, button, card, chips, heading, message, panes, prose, row, table
from kamlab.forms.parts import Tone, drop, months, steps
from kamlab.i18n import date_text, speaks
from kamlab.ledger.opened import Column
from kamlab.ledger.periods import ALL, LAST_12, month_number, month_start
from kamlab.modules.start.forms.own_data_import import NOT_SALES

if TYPE_CHECKING:
    from kamlab.errors import KamlabError
    from kamlab.ledger import Ledger, Note
    from kamlab.ledger.rows.two_ways import TwoWays
    from kamlab.modules.start.forms.own_data import OwnData, Refused

ACCEPTED = (".csv", ".xlsx", ".xls", ".zip", ".txt", ".tsv", ".ods", ".xlsm", ".xlsb", ".parquet", ".gz", ".toml")
STAGES = {"file": 0, "dates": 1, "columns": 1, "check": 2, "done": 3, "used": 3}
CURRENCIES = ("RUB", "BYN", "KZT", "UZS", "KGS", "AMD", "AZN", "GEL", "USD", "EUR", "GBP", "CNY", "TRY", "AED", "INR")
MEGA, KILO = 1_000_000, 1_000
MOST_MONTHS = 24  # columns side by side that can be told apart
NARROW = 15  # months from which only the years are written under them
SHOWN = 12  # headers named in a refusal
LETTERS = 40  # of a header, a value or a name; the file may hold whole letters in a cell
HOW: dict[str, Tone] = {"header": "done", "given": "act", "content": "check", "unused": "quiet"}


def compose(form: "OwnData") -> list[Part]:
    """Return the parts of the present page."""
    from kamlab.modules.start.forms.own_data_check import check_page, done_page, used_page

    draw = {"file": file_page, "dates": dates_page, "columns": columns_page, "check": check_page, "done": done_page}
    draw |= {"used": used_page}
    bar = steps([form.say(f"step.{name}") for name in ("file", "columns", "check", "done")], STAGES[form.page])
    running = [form.receiver.part()] if form.receiver.is_busy else []
    if form.job is not None and form.job.running:
        running = [form.job.part()]
    return [bar, *[card(one, main=True) for one in running], *draw[form.page](form)]


# --- step 1 -----------------------------------------------------------------------------------------------------


def file_page(form: "OwnData") -> list[Part]:
    """Return the first step: the place for the file, what a file looks like, companies taken before."""
    parts = [_refusal(form, form.refused)] if form.refused else []
    if form.switched:
        parts.append(switched(form, _in_use(form)))
    if not form.is_busy:
        parts.append(drop("drop", form.say("drop.title"), form.say("drop.help"), form.say("drop.choose"), ACCEPTED))
    ways = []
    if form.refused is not None and form.seen is not None and form.seen.refusal is form.refused.problem:
        ways.append(form.button("point"))
    elif form.seen is not None and form.read is not None and not form.is_busy:
        ways.append(button("back", form.say("back", name=short(form.read.drop.files[0].name))))
    return [*parts, *([row(*ways)] if ways else []), *companies(form), _example(form)]


def switched(form: "OwnData", name: str) -> Part:
    """Return the message that the course shows another company from now on, and what is left to do."""
    again = button("page:run-all", form.say("run_all"), weight="main")
    return message(
        "done", form.say("switched.title", name=name), form.say("switched.text"), actions=[again], id="switched"
    )


def _refusal(form: "OwnData", refused: "Refused") -> Part:
    """Return the card of a refusal: what was found, what is needed, what to do, what is safe."""
    problem = refused.problem
    seen = form.seen if form.seen is not None and form.seen.refusal is problem else None
    name = short(refused.names[0])
    rows = []
    if seen is not None and problem.key in NOT_SALES:
        title = form.say(f"refusal.{problem.key.removeprefix('ledger.rows.')}", name=name)
        headers = [short(column.header) for column in seen.look.columns]
        facts = {"table": short(seen.look.tables[0]), "n": seen.look.rows or 0}
        facts["columns"] = ", ".join(headers[:SHOWN]) + (" …" if len(headers) > SHOWN else "")
        rows = [("found", form.say("refusal.found_columns", **facts)), ("needed", form.say("refusal.columns_needed"))]
        rows.append(("todo", form.say("refusal.export")))
    else:
        title = form.say("refusal.other", name=name) if len(refused.names) == 1 else form.say("refusal.others")
        rows = [("found", in_words(form, problem)), ("needed", form.say("refusal.columns_needed"))]
    rows.append(("safe", form.say("refusal.as_before", name=_in_use(form))))
    return message("refused", title, rows=[(form.say(f"refusal.{what}"), text) for what, text in rows])


def in_words(form: "OwnData", said: "Note | KamlabError") -> str:
    """Return a note or a refusal without what only the command line can do."""
    key = f"said.{said.key.removeprefix('ledger.').replace('.', '_')}"
    if speaks(f"{form.words.base}.{key}", form.lang):
        return form.say(key, **{name: value for name, value in said.facts.items() if name != "currency"})
    return said.text(form.lang)


def _in_use(form: "OwnData") -> str:
    """Return the name of the company that the course shows from now on."""
    try:
        return read_settings(folder_in_use()).names[form.lang]
    except CompanyError:
        return form.desk.company.name_in(form.lang)


def companies(form: "OwnData") -> list[Part]:
    """Return the companies taken before, each to be shown with one press."""
    taken = shelf()
    try:
        now = folder_in_use().resolve()
    except CompanyError as gone:  # the folder of the company in use was removed
        return [message("check", form.say("gone"), actions=[form.button("demo")])] if gone.key == "company.gone" else []
    if not taken and now == DEMO.resolve():
        return []
    demo = read_settings(DEMO).names[form.lang]
    lines = [(demo, now == DEMO.resolve(), form.button("demo", weight="small"))]
    lines += [_company(form, number, one, is_now=one.folder.resolve() == now) for number, one in enumerate(taken)]
    rows = [(name, chips(("act", form.say("shown_now"))) if is_now else press) for name, is_now, press in lines]
    return [card(table(["", ""], rows, strong=[0]), title=form.say("companies"), quiet=True)]


def _company(form: "OwnData", number: int, one: Taken, *, is_now: bool) -> tuple[str, bool, Part]:
    reason = "" if one.is_sound else form.say("unsound")
    return one.names[form.lang], is_now, button(f"use:{number}", form.say("use"), weight="small", reason=reason)


def _example(form: "OwnData") -> Part:
    heads = [form.say(f"example.{name}") for name in ("date", "client", "amount", "manager")]
    rows = [[form.say(f"example.{line}.{name}") for name in ("date", "client", "amount", "manager")] for line in "ab"]
    return card(
        table(heads, rows, numbers=[2]),
        prose(form.say("example.note"), quiet=True),
        title=form.say("example.title"),
        quiet=True,
    )


def short(text: str) -> str:
    """Return the beginning of a text: a file may hold whole letters where a name should be."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LETTERS else f"{plain[: LETTERS - 1]}…"


# --- step 2 -----------------------------------------------------------------------------------------------------


def file_line(form: "OwnData") -> Part:
    """Return the line that says which file is in hand: size, sheet, row of the header."""
    if form.read is None or form.seen is None:
        return prose("")
    files, look = form.read.drop.files, form.seen.look
    name = short(files[0].name) if len(files) == 1 else form.say("files", n=len(files))
    size = sum(file.size for file in files)
    words = [form.say("size.mb", size=size / MEGA) if size >= MEGA else form.say("size.kb", size=max(size / KILO, 1))]
    if look.rows is not None:
        words.append(form.say("size.rows", n=look.rows))
    if len(look.tables) > 1:
        words.append(form.say("size.tables", n=len(look.tables)))
    for note in look.notes:
        key = f"size.{note.key.removeprefix('ledger.read.').replace('.', '_')}"
        if speaks(f"{form.words.base}.{key}", form.lang) and len(look.tables) == 1:
            words.append(form.say(key, **note.facts))
    parts = [row(heading(name, note=" · ".join(words), level=3), form.button("other", weight="link"))]
    if len(form.read.sheets) > 1:
        parts.append(form.loose_part("sheet"))
    return card(*parts)


def dates_page(form: "OwnData") -> list[Part]:
    """Return the question what comes first, with what each answer would make of the file."""
    both = form.seen.look.two_ways if form.seen else None
    if both is None:
        return []
    first = form.value("dates_first")
    by_day, by_month = _axis(both)
    why = form.say(f"dates.{both.ground}_{both.order}", header=short(both.header))
    return [
        file_line(form),
        message("check", form.say("dates.title"), why, id="dates"),
        form.loose_part("dates_first"),
        panes(
            _reading(form, both, by_day, "day", first=first),
            _reading(form, both, by_month, "month", first=first),
            widths=(1, 1),
        ),
        row(
            button("dates", form.say(f"dates.yes_{first}"), weight="main"),
            form.button("no_dates"),
            prose(form.say("dates.without"), quiet=True),
        ),
    ]


def _reading(form: "OwnData", both: "TwoWays", bars: list[tuple[date, int]], order: str, *, first: str) -> Part:
    now = form.say("dates.now") if first == order else ""
    days = [(text, day if order == "day" else month) for text, day, month in both.examples]
    lines = "\n".join(f"{text} → {date_text(day, form.lang)}" for text, day in days)
    filled = [month for month, rows in bars if rows] or [bars[-1][0]]
    span = month_number(filled[-1]) - month_number(filled[0]) + 1
    key = "one" if len(filled) == 1 else "all" if len(filled) == span else "some"
    facts = {"n": len(filled), "span": span, "month": filled[0]}
    drawn = [(_letter(month, len(bars), form.lang), rows) for month, rows in bars]
    picture = months(form.say(f"dates.months_{key}", **facts), drawn, on=first == order)
    name = form.words.option("dates_first", order)
    return card(prose(lines), picture, title=name, note=now, main=first == order)


def _axis(both: "TwoWays") -> tuple[list[tuple[date, int]], list[tuple[date, int]]]:
    """Return rows by month under either reading, over the same months, the last ones if there are many."""
    numbers = [month_number(month) for month in (*both.day, *both.month)]
    axis = [month_start(number) for number in range(min(numbers), max(numbers) + 1)][-MOST_MONTHS:]
    return [(month, both.day.get(month, 0)) for month in axis], [(month, both.month.get(month, 0)) for month in axis]


def _letter(month: date, span: int, lang: str) -> str:
    """Return what stands under a month: its letter; with many months the year under each January."""
    if span > NARROW:
        return str(month.year)[2:] if month.month == 1 else ""
    from babel.dates import format_date

    return format_date(month, format="LLLLL", locale=lang).lower()


def columns_page(form: "OwnData") -> list[Part]:
    """Return the columns to point at, and why it does not work yet."""
    if form.seen is None:
        return []
    parts = [file_line(form)]
    if form.seen.refusal is not None:
        parts.append(message("check", form.say("columns.not_yet"), _missing(form)))
    return [*parts, *columns(form)]


def _missing(form: "OwnData") -> str:
    problem = form.seen.refusal if form.seen else None
    if problem is None:
        return ""
    key = f"columns.{problem.key.removeprefix('ledger.rows.')}"
    return form.say(key) if speaks(f"{form.words.base}.{key}", form.lang) else in_words(form, problem)


def columns(form: "OwnData") -> list[Part]:
    """Return the table of columns: three values each, what it is, how that was known."""
    seen = form.seen
    if seen is None or form.choice.query:
        return []
    heads = [form.say(f"columns.{name}") for name in ("header", "samples")]
    heads += ["", "", form.say("columns.what"), form.say("columns.how")]
    lines = [_line(form, number, column) for number, column in enumerate(seen.look.columns)]
    return [
        heading(form.say("columns.title")),
        prose(form.say("columns.help"), quiet=True),
        table(heads, lines, strong=[0]),
    ]


def _line(form: "OwnData", number: int, column: Column) -> list[str | Part]:
    samples = [short(value) for value in column.samples]
    samples += ["—" if not samples and not place else "" for place in range(3 - len(samples))]
    what = form.loose_part(f"column:{number}", bare=True, header=short(column.header))
    return [short(column.header), *samples, what, chips((HOW[column.how], form.say(f"columns.by_{column.how}")))]


def currency_labels(lang: str, own: str) -> dict[str, str]:
    """Return the currencies to choose from, that of the company under study first: code → sign and name."""
    from babel.numbers import get_currency_name

    return {code: f"{code} · {get_currency_name(code, locale=lang)}" for code in dict.fromkeys((own, *CURRENCIES))}


def period_labels(ledger: "Ledger", lang: str) -> dict[str, str]:
    """Return the periods to choose from: name → what it is in the dates of this ledger."""
    from kamlab.i18n import say
    from kamlab.modules.start.forms.own_data_import import periods

    labels = {}
    for name in periods(ledger):
        settled = ledger.period(name)[0]
        text = settled.text(lang)
        whole = name == LAST_12 and settled.start is not None and settled.start.day == 1
        if name == ALL:
            labels[name] = say("form.00_own_data.period.all", lang)
        else:
            key = "form.00_own_data.period.full_months"
            labels[name] = say(key, lang, n=settled.months, period=text) if whole else text
    return labels
