"""The company under study: a folder with ``company.toml`` and the files it names.

::

    company = open_company()          # the one in use; the demo company at first
    company.accounts().to_frame()

``kamlab company new`` makes such a folder from a file of sales, ``kamlab company
use`` points the course at it. Nothing of a company leaves its folder.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kamlab.company.company import Company, open_company
    from kamlab.company.settings import Settings, read_settings

__all__ = ["Company", "Settings", "open_company", "read_settings"]

_HOMES = {"Company": "company", "Settings": "settings", "open_company": "company", "read_settings": "settings"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the public names are of different kinds
    """Load a public name at its first use."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
