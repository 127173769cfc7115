"""The clients a form offers: the largest of the company's period, each with its share."""

from typing import TYPE_CHECKING

from kamlab.errors import KamlabError
from kamlab.i18n import percent
from kamlab.modules.concentration.findings.sales import sales_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamlab.desk import Desk

_OFFERED = 15


def largest(desk: "Desk") -> dict[str, float]:
    """Return the largest clients with their shares; none if nobody has bought anything."""
    try:
        whole = sales_of(desk).spread
    except KamlabError:
        return {}
    return dict(zip(whole.clients[:_OFFERED], whole.shares[:_OFFERED], strict=True))


def named(desk: "Desk", clients: "Mapping[str, float]") -> dict[str, str]:
    """Return client → name and share, as a list to choose from writes it: ``Вега · 22,4 %``."""
    lang = desk.language
    return {
        client: f"{desk.company.display_name(client, lang)} · {percent(share, lang, 1)}"
        for client, share in clients.items()
    }
