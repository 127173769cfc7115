"""Both languages say everything, with the same facts and every plural form."""

import pytest

from kamlab.i18n import LANGUAGES, say
from kamlab.i18n.build import LOCALES, catalogue_files, faults, masters, placeholders


def test_masters_are_complete_in_both_languages():
    assert faults(masters()) == []


def test_a_missing_language_is_a_fault():
    assert faults({"a": {"ru": "а"}}) == ["a: languages are ['ru'], not ['en', 'ru']"]


def test_a_missing_plural_form_is_a_fault():
    entry = {"ru": {"one": "{n} a", "many": "{n} b"}, "en": {"one": "{n} a", "other": "{n} b"}}
    assert faults({"a": entry}) == ["a: ru: plural forms are ('one', 'many'), not ('one', 'few', 'many')"]


def test_unequal_placeholders_are_a_fault():
    assert "placeholders differ" in faults({"a": {"ru": "{x}", "en": "{y}"}})[0]


def test_an_unknown_format_is_a_fault():
    assert "unknown format 'roubles'" in faults({"a": {"ru": "{x:roubles}", "en": "{x:roubles}"}})[0]


def test_placeholders_ignore_their_format():
    assert placeholders("{a:percent} {b}") == {"a", "b"}


def test_built_catalogues_are_those_of_the_masters():
    """The committed catalogues hold exactly what the masters say."""
    for path, content in catalogue_files(masters()).items():
        assert path.read_bytes() == content, f"run: kamlab build ({path.relative_to(LOCALES)})"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_key_is_our_mistake(lang):
    with pytest.raises(KeyError):
        say("no.such.key", lang)
