"""Which column is the client, which is the amount: header words times what the column holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kamlab.ledger.columns.fit import content_fit
from kamlab.ledger.columns.headless import guess_fields
from kamlab.ledger.columns.profile import Profile
from kamlab.ledger.columns.vocabulary import field_scores
from kamlab.ledger.columns.words import NET_OF_TAX, WITH_TAX, header_words
from kamlab.ledger.reading import Note

ENOUGH = 20.0  # a weaker sign is no sign
CLOSE = 15.0  # a runner-up this near is named to the person
TOLD = ("client", "revenue", "date", "profit")  # fields whose runner-up matters to the result
CODE_OF_CLIENT = 60.0


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table by field.

    Attributes
    ----------
    fields
        Field → header. Besides the fields of a row these are ``cost``, ``price``,
        ``discount``, ``year`` and ``month``, from which others are computed.
    notes
        What was chosen between, said for a person.
    """

    fields: Mapping[str, str]
    notes: tuple[Note, ...] = ()
    given: frozenset[str] = field(default_factory=frozenset)


def recognise(
    table: str,
    headers: Sequence[str],
    seen: Mapping[str, Profile],
    *,
    given: Mapping[str, str] | None = None,
    named: bool = True,
) -> Columns:
    """Choose the column of each field.

    Parameters
    ----------
    table
        Name of the table, for the notes.
    headers
        Its headers, in file order.
    seen
        Header → profile of a sample of the column.
    given
        Field → header, said by a person: wins over everything; an empty header
        says that the file has no such field.
    named
        Whether the file named its columns; without names, content alone decides.
    """
    given = dict(given or {})
    ranked = _ranked(headers, seen) if named else []
    fields = _assign(ranked, given)
    notes = _choices(table, fields, ranked, given)
    if not named:
        guessed = guess_fields(headers, seen, taken={**fields, **given})
        fields |= guessed
        notes += [Note.of("ledger.columns.by_content", table=table, field=f, header=h) for f, h in guessed.items()]
    elif "date" not in fields and "date" not in given and not {"year", "month"} <= fields.keys():
        notes += _date_by_content(table, headers, seen, fields)
    notes += _code_as_client(table, headers, seen, fields, given)
    return Columns(fields, tuple(notes), frozenset(given))


def _ranked(headers: Sequence[str], seen: Mapping[str, Profile]) -> list[tuple[float, str, str]]:
    """Return (score, field, header), the strongest first; at a tie the column on the left wins."""
    found = []
    for position, header in enumerate(headers):
        for name, score in field_scores(header).items():
            fit = score * content_fit(name, header, seen.get(header, Profile()))
            if fit >= ENOUGH:
                found.append((fit, -position, name, header))
    found.sort(key=lambda hit: (-hit[0], -hit[1], hit[2]))
    return [(fit, name, header) for fit, _, name, header in found]


def _assign(ranked: Sequence[tuple[float, str, str]], given: Mapping[str, str]) -> dict[str, str]:
    fields = {name: header for name, header in given.items() if header}
    for _, name, header in ranked:
        if name not in fields and name not in given and header not in fields.values():
            fields[name] = header
    return fields


def _choices(
    table: str, fields: Mapping[str, str], ranked: Sequence[tuple[float, str, str]], given: Mapping[str, str]
) -> list[Note]:
    """Say what was chosen between: with or without VAT, or two columns nearly as good."""
    notes = []
    for name in TOLD:
        if name not in fields or name in given:
            continue
        header = fields[name]
        best = next(score for score, n, h in ranked if (n, h) == (name, header))
        others = [(s, h) for s, n, h in ranked if n == name and h not in fields.values()]
        taxed = [h for _, h in others if WITH_TAX in header_words(h).words]
        if NET_OF_TAX in header_words(header).words and taxed:
            notes.append(Note.of("ledger.columns.without_vat", table=table, header=header, other=taxed[0]))
        elif others and best - others[0][0] <= CLOSE:
            facts = {"table": table, "field": name, "header": header, "other": others[0][1]}
            notes.append(Note.of("ledger.columns.runner_up", **facts))
        if name == "revenue" and WITH_TAX in header_words(header).words:
            notes.append(Note.of("ledger.columns.with_vat", table=table, header=header))
    return notes


def _date_by_content(
    table: str, headers: Sequence[str], seen: Mapping[str, Profile], fields: dict[str, str]
) -> list[Note]:
    """Take the only column full of dates, whatever its header, unless the header speaks against it."""
    free = [h for h in headers if h not in fields.values() and seen.get(h, Profile()).dates > 0.9]  # noqa: PLR2004 - nearly all
    against = [h for h in free if set(header_words(h).words) & {"birth", "birthday", "рождения", "регистрации"}]
    left = [h for h in free if h not in against]
    if len(left) != 1:
        return []
    fields["date"] = left[0]
    return [Note.of("ledger.columns.by_content", table=table, field="date", header=left[0])]


def _code_as_client(
    table: str,
    headers: Sequence[str],
    seen: Mapping[str, Profile],
    fields: dict[str, str],
    given: Mapping[str, str],
) -> list[Note]:
    """Let the code stand for the client when there is no name; find the code beside a name."""
    name = fields.get("client")
    if name is None and "client" not in given and "client_id" in fields:
        fields["client"] = fields["client_id"]
        return [Note.of("ledger.columns.code_as_client", table=table, header=fields["client_id"])]
    if name is not None and "client_id" not in fields and "client_id" not in given:
        for header in headers:
            coded = seen.get(header, Profile()).letters < 0.5  # noqa: PLR2004 - mostly digits
            speaks = field_scores(header).get("client", 0.0) >= CODE_OF_CLIENT
            if coded and speaks and header not in fields.values() and content_fit("client_id", header, seen[header]):
                fields["client_id"] = header
                break
    return []
