"""What a person says about columns: field → header, checked against the file."""

from collections.abc import Mapping, Sequence

from kamlab.i18n import LANGUAGES, say
from kamlab.ledger.columns.vocabulary import vocabulary
from kamlab.ledger.reading import LedgerError

NEAR = 60.0  # of 100: a header this like the one given is worth suggesting


def checked(table: str, headers: Sequence[str], given: Mapping[str, str] | None) -> dict[str, str]:
    """Return ``given`` with the headers as the file writes them.

    A header counts as the same when only case and spaces differ. An empty header
    or ``-`` says that the file has no such field.

    Raises
    ------
    LedgerError
        If a field is unknown or the table has no such header.
    """
    return {_field(name): _header(table, headers, _field(name), header) for name, header in (given or {}).items()}


def _field(name: str) -> str:
    plain = name.strip().lower()
    if plain in vocabulary():
        return plain
    raise LedgerError("ledger.columns.unknown_field", field=name, fields=", ".join(vocabulary()))


def _header(table: str, headers: Sequence[str], field: str, wanted: str) -> str:
    if wanted.strip() in {"", "-"}:
        return ""
    if wanted in headers:
        return wanted
    asked = {_key(wanted), *_by_number(wanted)}
    same = [header for header in headers if _key(header) in asked]
    if same:
        return same[0]
    facts = {"table": table, "field": field, "header": wanted, "found": ", ".join(headers)}
    if near := _nearest(wanted, headers):
        raise LedgerError("ledger.columns.no_such_header_near", near=near, **facts)
    raise LedgerError("ledger.columns.no_such_header", **facts)


def _by_number(wanted: str) -> set[str]:
    """Return what a column without a header is called in every language, if one of them is meant: «Столбец 2»."""
    number = "".join(letter for letter in wanted if letter.isdigit())
    names = {_key(say("ledger.read.column", lang, number=number)) for lang in LANGUAGES}
    return names if _key(wanted) in names else set()


def _key(header: str) -> str:
    return "".join(header.lower().replace("ё", "е").split())


def _nearest(wanted: str, headers: Sequence[str]) -> str | None:
    from rapidfuzz import fuzz, process, utils

    hit = process.extractOne(wanted, headers, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=NEAR)
    return hit[0] if hit else None
