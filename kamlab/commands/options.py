"""What several commands ask in the same way: language, columns."""

from collections.abc import Iterable

from kamlab.errors import KamlabError
from kamlab.i18n import LANGUAGES, set_language


def speak(language: str | None) -> None:
    """Choose the language of the command; None leaves the system's.

    Raises
    ------
    KamlabError
        If there is no such language.
    """
    if language is None:
        return
    if language not in LANGUAGES:
        raise KamlabError("commands.language", given=language)
    set_language(language)


def columns_from(given: Iterable[str] | None) -> dict[str, str]:
    """Read ``FIELD=HEADER`` pairs.

    Raises
    ------
    KamlabError
        If a pair has no equals sign or no field, or a field stands twice.
    """
    columns: dict[str, str] = {}
    for pair in given or ():
        field, sign, header = (part.strip() for part in pair.partition("="))
        if not sign or not field:
            raise KamlabError("commands.column", given=pair)
        if field in columns:
            raise KamlabError("commands.column_twice", field=field)
        columns[field] = header
    return columns
