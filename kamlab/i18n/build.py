"""Turn the ``messages.toml`` masters into gettext catalogues, one per language.

The masters keep both languages of a message side by side; this step checks that
each message has both, with the same placeholders and every plural form, and
writes ``locales/<language>/LC_MESSAGES/kamlab.po`` and ``.mo``. The result
depends on the masters alone: two builds give the same bytes.
"""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from kamlab.i18n.catalogue import DOMAIN, LANGUAGES, LOCALES, PLURAL_SUFFIX
from kamlab.i18n.formats import WRITERS

PACKAGE = Path(__file__).resolve().parent.parent
FORMS = {"ru": ("one", "few", "many"), "en": ("one", "other")}
_STILL = datetime(2026, 1, 1, tzinfo=UTC)  # a fixed date in the header: no build differs from the last

Message = str | dict[str, str]
Entry = dict[str, Message]


def masters(package: Path = PACKAGE) -> dict[str, Entry]:
    """Read every ``messages.toml`` and ``NAME.messages.toml``: key → language → text or plural forms."""
    found: dict[str, Entry] = {}
    for path in sorted(package.rglob("*messages.toml")):
        for key, entry in _entries(tomllib.loads(path.read_text(encoding="utf-8")), ""):
            if key in found:
                message = f"{path.relative_to(package)}: message {key!r} is written twice"
                raise ValueError(message)
            found[key] = entry
    return found


def faults(entries: dict[str, Entry]) -> list[str]:
    """List what is missing or unequal in the masters, one line per fault."""
    return [f"{key}: {fault}" for key, entry in entries.items() for fault in _faults_of(entry)]


def catalogue_files(entries: dict[str, Entry]) -> dict[Path, bytes]:
    """Return the files to write: path → bytes, for every language."""
    files: dict[Path, bytes] = {}
    for lang in LANGUAGES:
        catalogue = _catalogue(entries, lang)
        folder = LOCALES / lang / "LC_MESSAGES"
        for name, write in ((f"{DOMAIN}.po", write_po), (f"{DOMAIN}.mo", write_mo)):
            buffer = BytesIO()
            write(buffer, catalogue)
            files[folder / name] = buffer.getvalue()
    return files


def build() -> list[Path]:
    """Check the masters and write the catalogues; return the files that changed."""
    entries = masters()
    if wrong := faults(entries):
        raise ValueError("\n".join(wrong))
    changed = []
    for path, content in catalogue_files(entries).items():
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_suffix(path.suffix + ".new")
            draft.write_bytes(content)
            draft.replace(path)
            changed.append(path)
    return changed


def placeholders(text: str) -> set[str]:
    """Return the names of the placeholders of a template."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _entries(table: dict[str, object], prefix: str) -> Iterator[tuple[str, Entry]]:
    for name, value in table.items():
        key = f"{prefix}.{name}" if prefix else name
        if not isinstance(value, dict):
            message = f"{key}: a message needs its languages ({', '.join(LANGUAGES)})"
            raise TypeError(message)
        if set(LANGUAGES) & value.keys():
            yield key, value
        else:
            yield from _entries(value, key)


def _faults_of(entry: Entry) -> Iterator[str]:
    if set(entry) != set(LANGUAGES):
        yield f"languages are {sorted(entry)}, not {sorted(LANGUAGES)}"
        return
    if isinstance(entry["ru"], dict) != isinstance(entry["en"], dict):
        yield "plural in one language only"
        return
    for lang in LANGUAGES:
        forms = entry[lang]
        if isinstance(forms, dict) and tuple(forms) != FORMS[lang]:
            yield f"{lang}: plural forms are {tuple(forms)}, not {FORMS[lang]}"
        for text in _texts(forms):
            yield from _faulty_formats(text)
    if _names(entry["ru"]) != _names(entry["en"]):
        yield f"placeholders differ: ru {sorted(_names(entry['ru']))}, en {sorted(_names(entry['en']))}"


def _faulty_formats(text: str) -> Iterator[str]:
    if not text.strip():
        yield "empty text"
    for _, name, spec, _ in Formatter().parse(text):
        if name is not None and (spec or "") not in WRITERS:
            yield f"unknown format {spec!r} of {{{name}}}"


def _texts(message: Message) -> list[str]:
    return list(message.values()) if isinstance(message, dict) else [message]


def _names(message: Message) -> set[str]:
    # the form for one may say "one" in words, so n itself need not appear everywhere
    return set().union(*(placeholders(text) for text in _texts(message))) - {"n"}


def _catalogue(entries: dict[str, Entry], lang: str) -> Catalog:
    catalogue = Catalog(
        locale=lang,
        domain=DOMAIN,
        project="kamlab",
        version="",
        header_comment="# Built from the messages.toml masters; edit those and run: kamlab build",
        creation_date=_STILL,
        revision_date=_STILL,
        last_translator="",
        language_team="",
        fuzzy=False,
    )
    for key, entry in sorted(entries.items()):
        message = entry[lang]
        if isinstance(message, dict):
            catalogue.add((key, key + PLURAL_SUFFIX), tuple(message[form] for form in FORMS[lang]))
        else:
            catalogue.add(key, message)
    return catalogue
