"""Errors of documents: which file, what is wrong with it, what to do."""

from kamlab.errors import KamlabError


class DocumentError(KamlabError):
    """A document cannot be made or written, or a template cannot be used."""
