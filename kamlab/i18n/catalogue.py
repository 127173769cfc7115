"""Speak: look a message up in the language's gettext catalogue and fill in the facts."""

import gettext
import locale
import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from kamlab.i18n.formats import WRITERS

LANGUAGES = ("ru", "en")
DOMAIN = "kamlab"
LOCALES = Path(__file__).parent / "locales"
PLURAL_SUFFIX = "#plural"  # gettext wants a second id for plural messages; ours is derived

_chosen: list[str] = []  # the language set for this process, if any


def say(key: str, lang: str | None = None, /, **facts: object) -> str:
    """Return message ``key`` in ``lang``, its placeholders filled from ``facts``.

    Parameters
    ----------
    key
        Key of the message in the ``messages.toml`` masters.
    lang
        ``"ru"`` or ``"en"``; without one, the language in use.
    **facts
        Raw values. ``n`` chooses the plural form; ``currency`` (ISO code,
        ``"RUB"`` if absent) is used by the money formats.

    Raises
    ------
    KeyError
        If no catalogue has the key: a mistake of ours, not the reader's.
    """
    lang = lang or current_language()
    catalogue = _catalogue(lang)
    count = facts.get("n")
    template = catalogue.ngettext(key, key + PLURAL_SUFFIX, count) if isinstance(count, int) else key
    if template in (key, key + PLURAL_SUFFIX):
        template = catalogue.gettext(key)
    if template == key:
        raise KeyError(key)
    return _Writer(lang, str(facts.get("currency", "RUB"))).vformat(template, (), facts)


def speaks(key: str, lang: str) -> bool:
    """Tell whether the catalogue of ``lang`` has a plain (not plural) message ``key``."""
    return _catalogue(lang).gettext(key) != key


def proposal_in(text: str, lang: str) -> str:
    """Return an action that the course proposes in another language; any other text as it is.

    Parameters
    ----------
    text
        What may be a proposal of ours, in either language: a message under ``….idea.…``.
    lang
        ``"ru"`` or ``"en"``.
    """
    return _proposals(lang).get(text, text)


@cache
def _proposals(lang: str) -> Mapping[str, str]:
    told: dict[str, dict[object, str]] = {one: vars(_catalogue(one)).get("_catalog", {}) for one in LANGUAGES}
    keys = [key for key in told[lang] if isinstance(key, str) and ".idea." in key]
    return {told[one][key]: told[lang][key] for key in keys for one in LANGUAGES}


def set_language(lang: str) -> None:
    """Choose the language for this process: ``"ru"`` or ``"en"``."""
    if lang not in LANGUAGES:
        message = f"language {lang!r} is not one of {LANGUAGES}"
        raise ValueError(message)
    _chosen[:] = [lang]


def current_language() -> str:
    """Return the language in use: chosen, else ``KAMLAB_LANGUAGE``, else the system's."""
    if _chosen:
        return _chosen[0]
    for wish in (os.environ.get("KAMLAB_LANGUAGE", ""), *_system_wishes()):
        if wish:
            return "ru" if wish.lower().startswith("ru") else "en"
    return "en"


def _system_wishes() -> Sequence[str]:
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return [*(os.environ.get(name, "") for name in names), locale.getlocale()[0] or ""]


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, languages=[lang])


class _Writer(Formatter):
    """Fill a template, writing each value in the reader's language."""

    def __init__(self, lang: str, currency: str) -> None:
        self.lang, self.currency = lang, currency

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:  # noqa: ANN401 - signature of the base class
        return super().get_value(key, args, kwargs)

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - signature of the base class
        return WRITERS[format_spec](value, self.lang, self.currency)
