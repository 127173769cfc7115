"""Where the words of a form stand: keys that follow from the form's and the field's name."""

from dataclasses import dataclass

from kamlab.i18n import say, speaks


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one form in one language.

    Parameters
    ----------
    base
        First part of the keys: ``form.01_threshold``.
    lang
        ``"ru"`` or ``"en"``.
    """

    base: str
    lang: str

    def label(self, field: str, **facts: object) -> str:
        """Return the label of a field: the thing in the manager's words."""
        return say(f"{self.base}.{field}.label", self.lang, **facts)

    def help(self, field: str, **facts: object) -> str:
        """Return the help under a field; empty if it has none."""
        return self.maybe(f"{field}.help", **facts)

    def option(self, field: str, name: str) -> str:
        """Return the label of an option."""
        return say(f"{self.base}.{field}.option.{name}", self.lang)

    def say(self, key: str, **facts: object) -> str:
        """Return another message of the form."""
        return say(f"{self.base}.{key}", self.lang, **facts)

    def maybe(self, key: str, **facts: object) -> str:
        """Return a message of the form if it has it, else an empty text."""
        return self.say(key, **facts) if speaks(f"{self.base}.{key}", self.lang) else ""
