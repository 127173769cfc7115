"""Errors meant for a person: what was found, where, and what to do.

An error carries a message key and the facts, never a finished sentence: the
language is chosen when the error is shown. In a notebook the sentence stands
alone, without a traceback.
"""

from kamlab.i18n import say


class KamlabError(Exception):
    """An error meant for a learner: a full sentence with a next step.

    Parameters
    ----------
    key
        Key of the message in the catalogues.
    **facts
        Values for the placeholders of the message.

    Examples
    --------
    >>> KamlabError("errors.no_folder", path="sales").text("en")
    'There is no file or folder “sales”. Check the name and the place, then try again.'
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts

    def text(self, lang: str | None = None) -> str:
        """Return the sentence in ``lang``; without one, in the language in use."""
        return say(self.key, lang, **self.facts)

    def __str__(self) -> str:
        """Return the sentence in the language in use."""
        return self.text()

    def _render_traceback_(self) -> list[str]:
        """Show the sentence alone: IPython asks for this instead of a traceback."""
        return [self.text()]
