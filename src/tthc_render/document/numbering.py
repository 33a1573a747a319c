"""Numbers that the program writes: headings, run-in paragraphs and footnotes; and a check of typed ones.

Headings are I. → 1. → 1.1. → a), the outline of Decree 30/2020 (Annex I, part II, 6). Letters follow the
Vietnamese alphabet without ă, â, ê, ô, ơ, ư, as issued documents do: đ comes after d, and there is no f, j, w, z.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.articles import BEGIN_LISTS, DIVISION
from tthc_render.document.look import is_all_bold, is_all_italic
from tthc_render.document.tree import (
    Appendix,
    Block,
    Cell,
    Figure,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Row,
    Table,
    plain,
)
from tthc_render.vietnamese.ordinals import letter, read_letter, read_roman, roman
from tthc_render.vietnamese.patterns import pattern_of

LEVELS: Final = 4

_DECIMAL = pattern_of(r"[0-9]+(?:\.[0-9]+)*")
_TYPED = pattern_of(r"(\(?)([0-9]+(?:\.[0-9]+)*|[a-zđ]+)(\)|\.)")
_TYPED_HEADING = pattern_of(r"\s*([0-9]{1,3}(?:\.[0-9]{1,3})*\.|[IVX]{1,6}\.|[a-zđ]\))\s")

B = TypeVar("B")


def label(level: int, counters: Sequence[int]) -> str:
    """The label of a heading of ``level`` 1 to 4; ``counters`` has the numbers of levels 1 to ``level``.

    A level-3 label without a level-2 number above it shows its own number only.
    """
    if level == 1:
        return f"{roman(counters[0])}."
    if level == LEVELS:
        return f"{letter(counters[3])})"
    return "".join(f"{n}." for n in counters[1:level] if n)


def number_headings(blocks: Sequence[B], findings: Findings) -> list[B]:
    """The same blocks with every heading labelled. Other blocks may be of any kind.

    A forced label is kept and counting goes on after it, as Word does: after ``2.4.`` the next heading of its
    level is ``2.5.`` and the next one above it ``3.``. A forced label that cannot be read, or is empty, is not
    counted. Below a part, chapter or section (``{.phan}``) all levels begin again. A typed run-in ``2.1.`` counts as
    a heading of level 3 if it is the next one, because reports mix both; so does a typed ``d)`` after the heading
    ``c)``. Findings: P101 a forced label breaks the sequence, P104 level 3 without a level 2 above.
    """
    out: list[B] = []
    counters = [0] * LEVELS
    letters = _Letters()
    for block in blocks:
        if isinstance(block, Paragraph) and block.style == DIVISION:
            counters, letters = [0] * LEVELS, _Letters()
        elif isinstance(block, Paragraph):
            _count_runin(counters, block.label)
            letters.typed(block.label)
            counters[3] = letters.headed if letters.headed > counters[3] > 0 else counters[3]
        elif isinstance(block, Heading):
            block = replace(block, label=_number(block, counters, findings))
            letters = _Letters(counters[3])
        out.append(block)
    return out


def _number(block: Heading, counters: list[int], findings: Findings) -> str:
    level = block.level
    expected = counters.copy()
    expected[level - 1] += 1
    expected[level:] = [0] * (LEVELS - level)
    if level == 3 and not expected[1] and not block.forced:
        findings.add("P104", block.where, title=_start(block.inlines))
    if not block.forced:
        counters[:] = expected
        return label(level, counters)
    due = label(level, expected)
    counters[level:] = [0] * (LEVELS - level)
    forced = _read_heading(level, block.label)
    if forced is not None:
        counters[level - len(forced) : level] = forced
        if block.label.rstrip(".)") != due.rstrip(".)"):
            findings.add("P101", block.where, label=block.label, expected=due)
    return block.label


def _read_heading(level: int, text: str) -> tuple[int, ...] | None:
    """The numbers that a forced label sets, from its level upwards; None if it is not of the level's kind."""
    body = text.strip().rstrip(".)")
    if level in (1, LEVELS):
        value = read_roman(body) if level == 1 else read_letter(body)
        return None if value is None else (value,)
    parts = _decimal(body)
    return parts if parts is not None and len(parts) == level - 1 else None


def _count_runin(counters: list[int], typed: str) -> None:
    parts = _decimal(typed.rstrip(".")) if typed.endswith(".") else None
    if counters[1] and parts == (counters[1], counters[2] + 1):
        counters[2:] = [counters[2] + 1, 0]


def _decimal(text: str) -> tuple[int, ...] | None:
    # A longer number is no label, and int() raises ValueError above a few thousand digits.
    if len(text) > 20 or not _DECIMAL.fullmatch(text):
        return None
    return tuple(int(part) for part in text.split("."))


def number_runins(blocks: Sequence[B], outline: str = "") -> list[B]:
    """The same blocks with ``#.`` → ``1.``, ``2.``, … and ``#)`` → ``a)``, ``b)``, …

    Counting starts again after a heading or an article, and after a line of the file ``outline`` that leads to what
    follows ("Nội dung:"), letters also after each numbered paragraph; a typed ``3.``
    or ``c)`` is counted from, also one in a line that is typed as a heading (``**3. …**``). After a heading ``c)``
    the next ``#)`` is ``d)``: a heading whose text goes on in its line.
    """
    out: list[B] = []
    number = letters = 0
    headings = _Letters()
    for block in blocks:
        if isinstance(block, Heading):
            number = letters = 0
            headings = _Letters(_heading_letter(block, headings.headed))
        elif isinstance(block, Paragraph) and (block.style in BEGIN_LISTS or _leads(block, outline)):
            number = letters = 0
            headings = _Letters()
        elif isinstance(block, Paragraph) and block.label:
            label = block.label
            if label == "#)":
                letters = headings.headed + 1 if headings.open else letters + 1
                label = f"{letter(letters)})"
            elif label == "#.":
                number, letters = number + 1, 0
                label = f"{number}."
            elif label.endswith(")"):
                letters = read_letter(label[:-1]) or letters
            elif (parts := _decimal(label[:-1])) is not None and len(parts) == 1:
                number, letters = parts[0], 0
            headings.typed(label)
            block = replace(block, label=label)
        elif isinstance(block, Paragraph) and (typed := _typed_heading(block)):
            if (parts := _decimal(typed[:-1])) is not None and len(parts) == 1:
                number, letters = parts[0], 0
            elif typed.endswith(")"):
                letters = read_letter(typed[:-1]) or letters
            else:
                number = letters = 0
            headings = _Letters()
        out.append(block)
    return out


def _leads(block: Paragraph, outline: str) -> bool:
    """Whether a paragraph is a line without a number of the file ``outline`` that ends with a colon."""
    own = bool(outline) and block.where.file == outline and not block.label
    return own and plain(block.inlines).rstrip().endswith(":")


def _typed_heading(block: Paragraph) -> str:
    """The number at the beginning of a line that is all bold or italic: ``2.``, ``b)``, ``II.``; else ""."""
    marked = is_all_bold(block.inlines) or is_all_italic(block.inlines)
    found = _TYPED_HEADING.match(plain(block.inlines)) if marked else None
    return found[1] if found else ""


@dataclass(slots=True)
class _Letters:
    """The letter of the last level-4 heading, or of the paragraph that goes on with it; 0 if there is none.

    ``nested``: paragraphs with labels of their own have begun below that heading.
    """

    headed: int = 0
    nested: bool = False

    @property
    def open(self) -> bool:
        return self.headed > 0 and not self.nested

    def typed(self, label: str) -> None:
        """Takes a paragraph's label into account."""
        value = read_letter(label[:-1]) if label.endswith(")") else None
        if value is not None and self.open and value == self.headed + 1:
            self.headed = value
        elif label:
            self.nested = True


def _heading_letter(block: Heading, last: int) -> int:
    """The letter of a heading as `number_headings` will count it; 0 above level 4."""
    if block.level < LEVELS:
        return 0
    if not block.forced:
        return last + 1
    return read_letter(block.label.strip().rstrip(".)")) or last


# Signs that can write a label's number, and how they are read back.
_SIGNS: Final[tuple[tuple[str, Callable[[int], str], Callable[[str], int | None]], ...]] = (
    ("number", str, lambda text: int(text) if text.isdecimal() else None),
    ("letter", letter, read_letter),
    ("roman", lambda n: roman(n).lower(), lambda text: read_roman(text) if set(text) <= set("ivx") else None),
)
_WRITE: Final = {sign: write for sign, write, _ in _SIGNS}


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a typed label: ``a)`` is value 1 of kind ("", "letter", ")")."""

    kind: tuple[str, str, str]
    value: int

    def write(self, value: int) -> str:
        before, sign, after = self.kind
        return f"{before}{_WRITE[sign](value)}{after}"


def check_labels(blocks: Sequence[object]) -> list[Finding]:
    """P102 for each typed run-in label that leaves a gap or repeats, with the label expected there.

    A list may start again at its first number anywhere but right below that number; after a heading every list starts
    anew. ``2.1.`` has to follow its heading ``2.`` or the run-in or heading of its kind before it. Call it on numbered
    blocks.
    """
    findings: list[Finding] = []
    lists: dict[tuple[str, str, str], int] = {}
    path: tuple[int, ...] = ()
    headed = False
    first: tuple[str, str, str] | None = None  # the list whose first number is right above
    for block in blocks:
        above, first = first, None
        if isinstance(block, Heading):
            value = read_letter(block.label[:-1]) if block.level == LEVELS else None
            lists = {("", "letter", ")"): value} if value else {}
            if block.level < LEVELS:
                headed = block.level > 1
                path = (_decimal(block.label.rstrip(".")) or path) if headed else ()
        elif isinstance(block, Paragraph) and (match := _TYPED.fullmatch(block.label)):
            before, body, after = match.groups()
            if "." in body:
                parts = _decimal(body) or ()
                due = _due(path, len(parts))
                path = parts
                if parts != due:
                    expected = ".".join(map(str, due))
                    findings.append(_broken(block.where, block.label, f"{before}{expected}{after}"))
                continue
            reading, expected_value = _read(before, body, after, lists)
            again = reading.value == 1 and above == reading.kind
            if again or reading.value not in (1, expected_value):
                findings.append(_broken(block.where, block.label, reading.write(expected_value)))
            lists[reading.kind] = expected_value if again else reading.value or expected_value
            first = reading.kind if reading.value == 1 else None
            if reading.kind == ("", "number", ".") and not headed:
                path = (reading.value,)
    return findings


def _due(path: tuple[int, ...], length: int) -> tuple[int, ...]:
    """The decimal label of ``length`` parts that may follow ``path``."""
    above = path[: length - 1] + (1,) * (length - 1 - len(path))
    return (*above, path[length - 1] + 1 if len(path) >= length else 1)


def _read(before: str, body: str, after: str, lists: dict[tuple[str, str, str], int]) -> tuple[_Reading, int]:
    """The reading that goes on with an open list, else one that starts a list, else the likeliest; its due value."""
    if body.isdecimal() and len(body) > 20:
        body = ""
    readings = [
        _Reading((before, sign, after), value) for sign, _, read in _SIGNS if (value := read(body)) is not None
    ] or [_Reading((before, "letter", after), 0)]
    best = min(
        readings,
        key=lambda one: (
            lists.get(one.kind) != one.value - 1,
            one.value != 1,
            one.kind not in lists,
            (one.kind[1] == "roman") != (len(body) > 1),
        ),
    )
    return best, lists.get(best.kind, 0) + 1


def _broken(where: Place, typed: str, expected: str) -> Finding:
    return finding("P102", where, label=typed, expected=expected)


def number_notes(
    blocks: Sequence[Block], appendices: Sequence[Appendix] = ()
) -> tuple[tuple[Block, ...], tuple[Appendix, ...]]:
    """Body and appendices with their footnotes numbered from 1 in reading order, table cells row by row."""
    count = _Count()
    body = tuple(count.block(block) for block in blocks)
    return body, tuple(replace(part, blocks=tuple(count.block(block) for block in part.blocks)) for part in appendices)


class _Count:
    """The number of the last footnote so far."""

    def __init__(self) -> None:
        self.last = 0

    def block(self, block: Block) -> Block:
        if isinstance(block, Table):
            header = tuple([self.row(row) for row in block.header])
            return replace(block, header=header, rows=tuple([self.row(row) for row in block.rows]))
        if isinstance(block, Figure):
            return replace(block, caption=self.inlines(block.caption))
        if isinstance(block, Heading | Paragraph | Item):
            return replace(block, inlines=self.inlines(block.inlines))
        return block

    def row(self, row: Row) -> Row:
        cells = tuple([self.cell(cell) for cell in row.cells])
        return row if all(map(operator.is_, cells, row.cells)) else replace(row, cells=cells)

    def cell(self, cell: Cell) -> Cell:
        inlines = self.inlines(cell.inlines)
        return cell if inlines is cell.inlines else replace(cell, inlines=inlines)

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        if not any(isinstance(inline, Note) for inline in inlines):
            return inlines
        return tuple(self.note(inline) if isinstance(inline, Note) else inline for inline in inlines)

    def note(self, note: Note) -> Note:
        self.last += 1
        return replace(note, number=self.last)


def _start(inlines: tuple[Inline, ...]) -> str:
    words = plain(inlines)
    return words if len(words) <= 60 else f"{words[:59]}…"
