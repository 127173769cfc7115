"""An account called by its name, as a person types it into a command."""

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kamlab.errors import KamlabError
from kamlab.i18n import LANGUAGES

if TYPE_CHECKING:
    from kamlab.company.company import Company

_CLOSE = 0.6  # how like a name must be to be offered
_NEAR = 3  # names offered
_MEANT = 2  # letters beyond which a part of a name may mean it


def account_called(company: "Company", name: str, known: Iterable[str] = (), *, lang: str) -> str:
    """Return the client of a name, as the ledger writes it: letter case and language do not matter.

    Parameters
    ----------
    company
        Whose client.
    name
        What was typed.
    known
        Accounts of the page, beside those of the ledger.
    lang
        Language of the names offered.

    Raises
    ------
    KamlabError
        If there is none; names like it are offered.
    """
    names = company.display_name
    every = dict.fromkeys([*known, *company.accounts("all").clients])
    spelt = {
        spelling.casefold(): one
        for one in reversed(every)
        for spelling in (*(names(one, one_lang) for one_lang in LANGUAGES), one)
    }
    wanted = " ".join(name.split()).casefold()
    if wanted in spelt:
        return spelt[wanted]
    near = dict.fromkeys(spelt[one] for one in difflib.get_close_matches(wanted, spelt, n=_NEAR, cutoff=_CLOSE))
    near |= dict.fromkeys(one for spelling, one in spelt.items() if len(wanted) > _MEANT and wanted in spelling)
    if near:
        shown = [names(one, lang) for one in near][:_NEAR]
        quoted = [f"«{one}»" if lang == "ru" else f"“{one}”" for one in shown]
        raise KamlabError("called.no_account_near", name=name, near=quoted)
    raise KamlabError("called.no_account", name=name)
