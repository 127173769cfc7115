"""The strip at the top of each page: where we are, whose numbers these are, whether all is written.

It is alive: it shows the time of the latest answer on disk, and says when another
company has been chosen than the one this page has counted with.
"""

from typing import TYPE_CHECKING

from kamlab.findings.style import show_on_the_wall
from kamlab.forms.fields import Tick
from kamlab.forms.form import Form, refresh_others
from kamlab.forms.held import clock
from kamlab.forms.live import is_live
from kamlab.forms.parts import Part, button, link
from kamlab.i18n import LANGUAGES, say
from kamlab.syllabus import module

if TYPE_CHECKING:
    from kamlab.desk import Desk


class Strip(Form):
    """The line at the top of a page.

    Parameters
    ----------
    desk
        Language, company, workbook.
    number
        Number of the module, ``"01"``; empty on the course's first page.
    """

    watches = True
    for_company = False
    key = "room"
    fields = (Tick("projector", default=False),)

    def __init__(self, desk: "Desk", number: str = "") -> None:
        self.home = module(number) if number else None
        super().__init__(desk)

    def begin(self) -> None:
        """Let the figures of the page be drawn as the switch says."""
        show_on_the_wall(wanted=self.is_on_the_wall)

    @property
    def is_on_the_wall(self) -> bool:
        """Whether the page is projected: large type, no help."""
        return is_live() and bool(self["projector"])

    def on_projector(self) -> None:
        """Turn the switch: the page changes at once, and every figure is drawn anew in its type."""
        self.put("projector", value=not self["projector"])
        show_on_the_wall(wanted=self.is_on_the_wall)
        self.ask_page("run-figures")  # those that stand outside of forms
        refresh_others(self)

    def compose(self) -> list[Part]:
        """Return the strip, and a line below it if the company has changed since the page was counted."""
        title = self.home.title(self.lang) if self.home else say("syllabus.course", self.lang)
        left = [Part("cell", told={"text": title, "strong": True})]
        if self.home:
            back = link(f"← {say('desk.contents', self.lang)}", f"../../notebooks/{self.lang}/index.ipynb")
            minutes = say("desk.minutes", self.lang, n=self.home.minutes)
            left = [back, Part("badge", told={"text": self.home.number}), *left]
            left.append(Part("cell", told={"text": minutes, "quiet": True}))
        return [
            Part(
                "strip",
                told={"wall": "on" if self.is_on_the_wall else "off", "ways": self._ways()},
                parts=(*left, Part("gap"), self._whose(), *self._saved(), self._switch(), self._languages()),
            ),
            *self._moved(),
        ]

    def _ways(self) -> list[str]:
        """Return what the three buttons say that step from card to card on a projector, and back to the page."""
        return [say(f"desk.{way}", self.lang) for way in ("card_back", "card_next", "card_all")]

    def _whose(self) -> Part:
        company = self.desk.company
        whose = say("desk.demo" if company.is_demo else "desk.own", self.lang, name=company.name_in(self.lang))
        return Part("cell", told={"text": whose})

    def _saved(self) -> list[Part]:
        if self.book.unsaved is not None:
            return [Part("cell", told={"text": say("desk.unwritten", self.lang), "tone": "refused"})]
        if self.book.saved_at is None:
            return []
        return [
            Part("cell", told={"text": say("desk.saved", self.lang, time=clock(self.book.saved_at)), "tone": "done"})
        ]

    def _switch(self) -> Part:
        label = say("desk.projector", self.lang)
        return button("projector", label, weight="small", on=self.is_on_the_wall, hint=say("desk.wall", self.lang))

    def _languages(self) -> Part:
        page = f"{self.home.folder}.ipynb" if self.home else "index.ipynb"
        names = [(lang.upper(), "" if lang == self.lang else f"../{lang}/{page}") for lang in LANGUAGES]
        return Part("languages", told={"names": [list(pair) for pair in names]})

    def _moved(self) -> list[Part]:
        """Return what to do if another company is in use than this page's."""
        if not self.desk.has_moved:
            return []
        text = Part("cell", told={"text": say("desk.moved", self.lang), "tone": "check"})
        return [Part("strip", parts=(text, button("page:run-all", say("desk.count_anew", self.lang), weight="small")))]
