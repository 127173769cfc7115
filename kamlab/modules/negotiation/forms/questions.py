"""Questions about a trouble of the client's, in four kinds, and what nobody should ask (M-094, A-044)."""

from typing import TYPE_CHECKING

from kamlab.forms import Area, Part, Pick, Text, button, card, fold, message, prose, row, table
from kamlab.i18n import say
from kamlab.modules.negotiation import model
from kamlab.modules.negotiation.forms.shared import TalkForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field
    from kamlab.modules.negotiation.findings.start import Pain


class Questions(TalkForm):
    """Choose a trouble, take the four questions built on it, put them into one's own words."""

    key = "08.questions"

    def make_fields(self) -> "Iterable[Field]":
        """Return the trouble and a question of each kind."""
        yield self._pick()
        yield Text("own", wide=50)
        for kind in model.KINDS:
            yield Area(kind, lines=2)

    def account_parts(self) -> list[Part]:
        """Return the trouble, the questions, what the dossier knows."""
        self.kinds["pain"] = self._pick()
        pains, pain = self.reading.pains(self.account), self._pain()
        choose = [self.field("pain")] if pains else [message("check", self.say("no_pains", account=self.name))]
        parts = [card(*choose, self.field("own"), title=self.say("title"), note=self.name, mark=self.mark)]
        if pain is not None:
            take = button("take", self.say("take"), weight="second")
            lines = [self._question(kind, pain) for kind in model.KINDS]
            parts.append(card(self._sure(pain), *lines, row(take), title=self.say("built")))
        known = self.reading.known(self.account)
        if known:
            heads = [self.say("known_field"), self.say("known_value")]
            parts.append(fold(self.say("known", n=len(known)), table(heads, known, strong=[0]), id="known"))
        return parts

    def on_take(self) -> None:
        """Write the proposed questions into the empty fields."""
        pain = self._pain()
        for kind in model.KINDS:
            if pain is not None and not self[kind]:
                self.put(kind, self._proposed(kind, pain))

    def _question(self, kind: str, pain: "Pain") -> Part:
        name = say(f"negotiation.kind.{kind}", self.lang)
        part = self.field(kind)
        part.told["label"], part.told["help"] = name, say(f"negotiation.kind_why.{kind}", self.lang)
        return card(prose(self._proposed(kind, pain), quiet=bool(self[kind])), part)

    def _sure(self, pain: "Pain") -> Part:
        if pain.state == "confirmed":
            return self.note("confirmed", source=pain.source) if pain.source else self.note("confirmed_plain")
        return self.note("assumed")

    def _proposed(self, kind: str, pain: "Pain") -> str:
        which = f"goal_{kind}" if pain.is_goal else kind
        return self.say(f"propose.{which}", pain=pain.text.rstrip(". "))

    def _pain(self) -> "Pain | None":
        from kamlab.modules.negotiation.findings.start import Pain

        if self["own"]:
            return Pain("own", str(self["own"]))
        pains = {pain.id: pain for pain in self.reading.pains(self.account)}
        return pains.get(str(self["pain"])) or next(iter(pains.values()), None)

    def _pick(self) -> Pick:
        pains = self.reading.pains(self.account)
        first = pains[0].id if pains else None
        return Pick(
            "pain", first, options=[one.id for one in pains], labels={one.id: self._named(one) for one in pains}
        )

    def _named(self, pain: "Pain") -> str:
        return self.say("goal", pain=pain.text) if pain.is_goal else pain.text
