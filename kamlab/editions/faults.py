"""What does not fit together in the masters, one line per fault.

A reader of one language must get the same facts as a reader of the other; the
minutes must add up to the seminar's clock; every id must lead somewhere.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from kamlab.editions import prose
from kamlab.editions.master import PRIORITIES, Block, Code, Master, Text, read_rows
from kamlab.exercise.spec import Exercise
from kamlab.i18n import LANGUAGES
from kamlab.syllabus import Module

MOST_LINES = 5  # of code in a cell that everybody sees
LATE = 20  # minutes that a trainer must be able to cut


def master_faults(master: Master) -> Iterator[str]:
    """Yield what is wrong inside one master: pairs, parity, prose, code cells."""
    for line in master.loose:
        yield f"{master.name}: no partner in the other language, or no language tag: “{line}”"
    for text in master.texts:
        for fault in _text_faults(text):
            yield f"{master.name}: “{text.where}”: {fault}"
    for code in master.codes:
        for fault in _code_faults(code):
            yield f"{master.name}: “{code.where}”: {fault}"
    yield from (f"{master.name}: {fault}" for fault in _order_faults(master))


def module_faults(
    module: Module, walkthrough: Master, exercises: Master | None, registered: Collection[Exercise]
) -> Iterator[str]:
    """Yield what is wrong between the masters of a module and its exercises."""
    yield from (f"{walkthrough.name}: {fault}" for fault in _block_faults(module, walkthrough))
    if exercises is not None:
        yield from (
            f"{exercises.name}: {fault}" for fault in _exercise_faults(walkthrough.blocks, exercises, registered)
        )


def row_faults(master: Master, known: Collection[str]) -> Iterator[str]:
    """Yield source rows that the list of sources does not have."""
    for text in master.texts:
        for row in read_rows(str(text.data.get("rows", ""))):
            if row not in known:
                yield f"{master.name}: “{text.where}”: no source row {row}"


def untaught_faults(known: Collection[str], taught: Collection[str]) -> Iterator[str]:
    """Yield source rows that no block and no exercise of the whole course rests on."""
    for row in sorted(set(known) - set(taught)):
        yield f"course/sources.csv: {row} is not taught anywhere"


def cut_faults(walkthrough: Master, trainer: Master) -> Iterator[str]:
    """Yield what is wrong with the cuts of a trainer who is late."""
    minutes = {block.id: block.minutes for block in walkthrough.blocks}
    saved = 0
    for text in trainer.texts:
        for key in ("late", "notes"):
            if key in text.data and text.data[key] not in minutes:
                yield f"{trainer.name}: “{text.where}”: no block {text.data[key]}"
        if "late" in text.data:
            saves = int(text.data.get("saves", 0))
            saved += saves
            if saves > minutes.get(str(text.data["late"]), saves):
                yield f"{trainer.name}: “{text.where}”: saves {saves} of a block with fewer minutes"
    if saved < LATE and not (trainer.draft or walkthrough.draft):
        yield f"{trainer.name}: the cuts save {saved} minutes, not {LATE}"


def _text_faults(text: Text) -> Iterator[str]:
    russian, english = (text.texts[lang] for lang in LANGUAGES)
    measures = {
        "headings": (prose.headings(russian), prose.headings(english)),
        "links": (prose.links(russian), prose.links(english)),
        "list items": (prose.items(russian), prose.items(english)),
        "table rows": (prose.table_rows(russian), prose.table_rows(english)),
        "placeholders": (prose.placeholders(russian), prose.placeholders(english)),
    }
    for what, (one, other) in measures.items():
        if one != other:
            yield f"{what} differ: ru {one}, en {other}"
    if (one := prose.numbers(russian, "ru")) != (other := prose.numbers(english, "en")):
        only_ru, only_en = Counter(one) - Counter(other), Counter(other) - Counter(one)
        yield f"numbers differ: only ru {sorted(only_ru)}, only en {sorted(only_en)}"
    for source in (russian, english):
        yield from prose.refused(source)


def _code_faults(code: Code) -> Iterator[str]:
    if "answer" in code.tags:
        if not re.fullmatch(r'answer\("\d\d\.\d+"\)', code.source):
            yield 'an answer cell holds one line: answer("00.1")'
        return
    for lang in LANGUAGES:
        if not re.search(rf"^# {lang}: ", code.source, flags=re.MULTILINE):
            yield f"says nothing in {lang}: begin with “# {lang}: …”"
    lines = [line for line in code.source.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if len(lines) > MOST_LINES and "setup" not in code.tags:
        yield f"{len(lines)} lines of code, at most {MOST_LINES}: move the rest into the package"


def _order_faults(master: Master) -> Iterator[str]:
    if master.kind != "trainer" and master.texts and prose.headings(master.texts[0].texts["ru"])[:1] != [1]:
        yield "the first text must open with the question of the page, “# …”"
    for one, other in zip(master.pieces, master.pieces[1:], strict=False):
        plain = isinstance(one, Code) and isinstance(other, Code)
        # an open cell takes the reader's values, the next one shows what follows from them
        if plain and "setup" not in one.tags | other.tags and "open" not in one.tags:
            yield f"“{other.where}”: a sentence is missing between two code cells"


def _block_faults(module: Module, walkthrough: Master) -> Iterator[str]:
    blocks = walkthrough.blocks
    expected = [f"{module.number}.{chr(ord('a') + turn)}" for turn in range(len(blocks))]
    if (found := [block.id for block in blocks]) != expected:
        yield f"blocks are {found}, not {expected}"
    for block in blocks:
        if block.priority not in PRIORITIES:
            yield f"{block.id}: priority is “{block.priority}”, not one of {PRIORITIES}"
        if not all(block.titles.values()):
            yield f"{block.id}: a block opens with its heading, “## …”"
    if walkthrough.draft:
        return
    total = sum(block.minutes for block in blocks)
    must = sum(block.minutes for block in blocks if block.priority == "must")
    if total != module.minutes:
        yield f"the blocks take {total} minutes, the module has {module.minutes}"
    if must != module.must:
        yield f"the must blocks take {must} minutes, the module has {module.must}"


def _exercise_faults(blocks: tuple[Block, ...], exercises: Master, registered: Collection[Exercise]) -> Iterator[str]:
    known = {block.id for block in blocks}
    written = [number for number, _ in exercises.exercises]
    asked = [re.sub(r"\D*(\d\d\.\d+)\D*", r"\1", code.source) for code in exercises.codes if "answer" in code.tags]
    for number, count in Counter(written).items():
        if count > 1:
            yield f"exercise {number} is written {count} times"
    if written != asked:
        yield f"exercises are {written}, answer cells are {asked}"
    if missing := [one.id for one in registered if one.id not in written]:
        yield f"exercises without words: {missing}"
    if unknown := [number for number in written if number not in {one.id for one in registered}]:
        yield f"exercises without a check: {unknown}"
    for number, block in exercises.exercises:
        if block and block not in known:
            yield f"exercise {number}: no block {block}"
    if len(written) < 5 and not exercises.draft:  # noqa: PLR2004 - five exercises make a module
        yield f"{len(written)} exercises, at least 5"
