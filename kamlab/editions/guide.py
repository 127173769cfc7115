"""The trainer's guide to a module: blocks with a clock, what to cut, notes, what the room will answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kamlab.editions import prose
from kamlab.editions.assemble import resolve
from kamlab.editions.master import Block, Master, Text, first_heading, write_rows
from kamlab.editions.place import Place
from kamlab.exercise import Exercise, exercises_of
from kamlab.exercise.show import worked_parts
from kamlab.i18n import say
from kamlab.syllabus import Module, module


def guide_page(place: Place, walkthrough: Master, exercises: Master | None, trainer: Master | None, lang: str) -> str:
    """Return the guide to a module in one language, as Markdown."""
    home = module(walkthrough.module)
    writer = _Writer(place, walkthrough, exercises, trainer, lang)
    files = [one.name for one in (walkthrough, exercises, trainer) if one is not None]
    head = [
        f"# {writer.title()}",
        f"<small>{say('editions.guide.origin', lang, files=', '.join(files))}</small>",
        say("editions.guide.sum", lang, minutes=home.minutes, must=home.must),
    ]
    parts = [*head, *writer.opening(), *writer.table(), *writer.cuts(), *writer.notes(), *writer.answers()]
    return prose.polish("\n\n".join(parts), lang) + "\n"


@dataclass(frozen=True)
class _Writer:
    """The parts of one guide."""

    place: Place
    walkthrough: Master
    exercises: Master | None
    trainer: Master | None
    lang: str

    @property
    def home(self) -> Module:
        return module(self.walkthrough.module)

    @property
    def path(self) -> Path:
        return self.place.guide(self.lang, self.home)

    @property
    def done_in(self) -> dict[str, str]:
        """Exercise → the block it is done in; empty for one's own time."""
        return dict(self.exercises.exercises) if self.exercises else {}

    def title(self) -> str:
        """Return the title: the trainer's own first line, if it is one, else the usual words."""
        for text in self._trainer_texts()[:1]:
            if text.texts[self.lang].startswith("# "):
                return f"{self.home.number} · {first_heading(text.texts[self.lang])}"
        return self._say("title", module=self.home.number, title=self.home.title(self.lang))

    def opening(self) -> Iterator[str]:
        """Yield what the trainer's master says before its notes to single blocks."""
        for text in self._trainer_texts():
            if not {"late", "notes"} & text.data.keys():
                words = self._words(text)
                yield words.partition("\n")[2].strip() if words.startswith("# ") else words

    def table(self) -> Iterator[str]:
        """Yield the table of blocks with the clock, and the legend."""
        yield f"## {self._say('blocks')}"
        keys = ("block", "clock", "time", "what", "priority", "needs", "exercises", "rows")
        lines = [f"| {' | '.join(self._say(key) for key in keys)} |", "|---|---:|---:|:---|:---|:---|:---|:---|"]
        clock = 0
        for block in self.walkthrough.blocks:
            lines.append(self._row(block, clock))
            clock += block.minutes
        yield "\n".join(lines)
        yield self._say("legend")
        if own := [number for number, block in self.done_in.items() if not block]:
            yield self._say("own", exercises=", ".join(own))

    def cuts(self) -> Iterator[str]:
        """Yield what to leave out when late."""
        cuts = [text for text in self._trainer_texts() if "late" in text.data]
        if not cuts:
            return
        yield f"## {self._say('late')}"
        lines = [
            f"- **{self._say('saves', block=text.data['late'], n=int(text.data['saves']))}** {self._words(text)}"
            for text in cuts
        ]
        yield "\n".join(lines)
        yield self._say("saved", n=sum(int(text.data["saves"]) for text in cuts))

    def notes(self) -> Iterator[str]:
        """Yield the notes to each block, from the trainer's master and from the walkthrough."""
        notes: dict[str, list[str]] = {}
        for text in self._trainer_texts():
            if "notes" in text.data:
                notes.setdefault(str(text.data["notes"]), []).append(self._words(text))
        current = ""
        for text in self.walkthrough.texts:
            current = str(text.data.get("block", current))
            if "trainer" in text.tags:
                notes.setdefault(current, []).append(self._words(text))
        if notes:
            yield f"## {self._say('by_block')}"
        for block in self.walkthrough.blocks:
            if block.id in notes:
                yield f"### {self._say('notes', block=block.id, title=block.titles[self.lang])}"
                yield from notes[block.id]

    def answers(self) -> Iterator[str]:
        """Yield each exercise's answer and the typical mistakes, from the same data as the checks."""
        registered = exercises_of(self.home)
        if registered:
            yield f"## {self._say('mistakes')}"
        for one in registered:
            yield from self._answer(one)

    def _answer(self, one: Exercise) -> Iterator[str]:
        parts = worked_parts(one, self.lang)
        yield f"### {say('check.head', self.lang, id=one.id, n=one.minutes)}"
        yield parts.why.replace("\n", "  \n")
        heads = [say(f"check.col_{key}", self.lang) for key in ("answer", "cost", "look")]
        lines = [f"| {' | '.join(heads)} |", "|:---|:---|:---|"]
        lines += [f"| {' | '.join(cell.replace(chr(10), '; ') for cell in row)} |" for row in parts.mistakes]
        yield "\n".join(lines)

    def _row(self, block: Block, clock: int) -> str:
        done = [number for number, home in self.done_in.items() if home == block.id]
        cells = (
            block.id,
            f"{clock // 60}:{clock % 60:02d}",
            str(block.minutes),
            block.titles[self.lang],
            self._say(block.priority),
            block.needs,
            ", ".join(done),
            write_rows(block.rows),
        )
        return f"| {' | '.join(cells)} |"

    def _trainer_texts(self) -> tuple[Text, ...]:
        return self.trainer.texts if self.trainer else ()

    def _words(self, text: Text) -> str:
        source = prose.fill(text.texts[self.lang], {"minutes": self.home.minutes})
        return prose.relink(source, lambda target: resolve(target, self.place, self.path, self.lang))

    def _say(self, key: str, **facts: object) -> str:
        return say(f"editions.guide.{key}", self.lang, **facts)
