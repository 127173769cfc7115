"""Versions of a plan: kept beside each other, with what changed in words."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kamlab.forms import Part, Pick, Text, button, card, prose, row
from kamlab.forms.held import clock
from kamlab.i18n import date_text
from kamlab.modules.planning import findings, model
from kamlab.modules.planning.forms.shared import PlanForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_KEPT = "version_"  # fields of the workbook that hold a version each


class Versions(PlanForm):
    """Keep the plan as it is, change it after the review, and read what changed."""

    key = "05.versions"

    def make_fields(self) -> "Iterable[Field]":
        """Return the name of a new version and the one to compare with."""
        yield Text("name", wide=30)
        yield self._pick()

    def offer(self) -> None:
        """Offer the versions that are kept by now."""
        self.kinds["with"] = self._pick()

    def turn(self) -> None:
        """Offer another account's versions."""
        self.kinds["with"] = self._pick()

    def account_parts(self) -> list[Part]:
        """Return the way to keep a version, and the comparison with one."""
        kept = self.kept()
        keep = row(self.field("name"), button("keep", self.say("keep"), weight="small"))
        if not kept:
            return [card(keep, self.note("none"), title=self.say("title"))]
        chosen = self._chosen(kept)
        told = kept[chosen]
        plan, old = self.plan, self._plan(told)
        figure = self.drawn(
            (plan, old, told["name"]), lambda: findings.compare(self.desk, old, plan, name=str(told["name"]))
        )
        count = prose(self.say("count", n=len(kept)), quiet=True)
        return [card(keep, row(self.field("with"), count), title=self.say("title"), mark=self.mark), figure]

    def on_keep(self) -> None:
        """Keep the plan as it is now under the name typed, or under its number."""
        kept = self.kept()
        number = 1 + max((int(name.removeprefix(_KEPT)) for name in kept), default=0)
        name = str(self["name"] or "").strip() or self.say("number", n=number)
        told = {
            "name": name,
            "at": datetime.now(UTC).isoformat(),
            "plan": model.to_plain(self.reading.plan(self.account)),
        }
        self.book.keep(self.kept_under, f"{_KEPT}{number}", told, company=self.company_key)
        self.put("name", None)
        self.offer()
        self.put("with", f"{_KEPT}{number}")

    def kept(self) -> dict[str, dict[str, Any]]:
        """Return the versions of this account, the oldest first."""
        answers = self.book.answers(self.kept_under, self.company_key)
        found = {name: told for name, told in answers.items() if name.startswith(_KEPT) and isinstance(told, dict)}
        return dict(sorted(found.items(), key=lambda pair: int(pair[0].removeprefix(_KEPT))))

    def _chosen(self, kept: dict[str, dict[str, Any]]) -> str:
        return str(self["with"]) if self["with"] in kept else list(kept)[-1]

    def _pick(self) -> Pick:
        kept = self.kept()
        labels = {name: self._label(told) for name, told in kept.items()}
        return Pick("with", next(reversed(kept), None), options=tuple(kept), labels=labels)

    def _label(self, told: dict[str, Any]) -> str:
        at = datetime.fromisoformat(told["at"])
        return f"{told['name']} · {date_text(at.astimezone(), self.lang)}, {clock(at)}"

    def _plan(self, told: dict[str, Any]) -> model.Plan:
        """Return a kept plan, texts of the folder in the language of the page."""
        plain = self._in_language(told["plan"])
        return model.from_plain(plain if isinstance(plain, dict) else {})

    def _in_language(self, value: Any) -> Any:  # noqa: ANN401 - plain data
        if isinstance(value, dict):
            return {name: self._in_language(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self._in_language(one) for one in value]
        return self.reading.start.text(value) if isinstance(value, str) else value
