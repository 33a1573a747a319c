"""The passages of any Word file, as Word shows its words: automatic numbers, text boxes and footnotes included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.findings import Place
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.prose.docx_tables import CellText, FigureTable, tables_of
from tthc_render.prose.passages import NAMEPLATE, Passage, RawLine, assign_zones, noted, superscript
from tthc_render.readers.docx.reader import read_docx
from tthc_render.readers.docx.styles import BULLETS
from tthc_render.readers.facts import Facts, PageParagraph
from tthc_render.vietnamese.patterns import pattern_of

_NUMBER_AND_DATE: Final = pattern_of(r"^Số\s*:.*/\S+\s.*\bngày\b.*\bnăm\b")
SAME_MM: Final = 1.0


def read_word(path: Path, shown: str = "") -> tuple[list[Passage], list[FigureTable]]:
    """Passages and tables of a DOCX file; the place's line is the number of the paragraph, those in tables included.

    Tables that hold the letterhead or the signature are read as lines; cells of other tables are ``cell``. A footnote
    has the place of the paragraph that calls it. DataUnreadable if the file is no DOCX, broken, locked or hostile.
    """
    return from_facts(read_docx(read_regular(path), shown or str(path)))


def from_facts(facts: Facts) -> tuple[list[Passage], list[FigureTable]]:
    """Passages and tables of a document that was read already, a DOCX or a PDF."""
    file, paragraphs = facts.shown, facts.paragraphs
    text = [paragraph for paragraph in paragraphs if not paragraph.note]
    called = [(note, paragraph.number) for paragraph in text for _, note in paragraph.calls]
    numbers = {note: at for at, (note, _) in enumerate(called, 1)}
    bullets = _Bullets()
    lines = [
        RawLine(words, Place(file, paragraph.number, 1), cell)
        for paragraph, cell in _in_order(text)
        for words in _words(paragraph, bullets.label(paragraph), numbers)
        if words.strip()
    ]
    notes = {note: " ".join(item.raw for item in items) for note, items in groupby(paragraphs, lambda item: item.note)}
    passages = assign_zones(
        lines,
        [
            noted(notes[note], Place(file, paragraph), str(number))
            for number, (note, paragraph) in enumerate(called, 1)
            if notes.get(note, "").strip()
        ],
        None,
    )
    cells = (CellText(item.cell, item.plain, item.number) for item in text if item.cell)
    return passages, tables_of(cells, file)


class _Bullets:
    """Bullets by how deep their paragraphs are indented: Word's lists "List Bullet 2" are lists of their own."""

    def __init__(self) -> None:
        self._lefts: list[float] = []

    def label(self, paragraph: PageParagraph) -> str:
        """The number or bullet of the next paragraph."""
        label = paragraph.list_label
        if label.strip() not in tuple(BULLETS):
            self._lefts = []
            return label
        left = paragraph.left_mm
        while self._lefts and left < self._lefts[-1] - SAME_MM:
            self._lefts.pop()
        if not self._lefts or left > self._lefts[-1] + SAME_MM:
            self._lefts.append(left)
        return f"{BULLETS[min(len(self._lefts), len(BULLETS)) - 1]} "


def _words(paragraph: PageParagraph, label: str, numbers: Mapping[str, int]) -> list[str]:
    """A paragraph with its automatic number and its footnote calls; the lines of a centred title one by one."""
    out, done = [label], 0
    for at, note in paragraph.calls:
        out += [paragraph.raw[done:at], superscript(numbers[note])]
        done = at
    if _is_in_columns(paragraph) and not paragraph.calls:
        return [paragraph.text[part.start : part.stop] for part in paragraph.segments]
    words = paragraph.raw or _with_raised(paragraph)
    text = "".join([*out, words[done:]]).replace("\t", " ")
    return text.split("\n") if paragraph.align == "center" else [text.replace("\n", " ")]


def _with_raised(paragraph: PageParagraph) -> str:
    """The words of a paragraph of a PDF with raised figures as such: there they are all that is known of footnotes."""
    text, out, at, done = paragraph.text, [], 0, 0
    for piece in paragraph.pieces:
        words = piece.text.strip()
        found = text.find(words, at)
        if found >= 0:
            at = found + len(words)
            if piece.raised and words.isdecimal():
                out += [text[done:found], superscript(int(words))]
                done = at
    return "".join([*out, text[done:]])


def _is_in_columns(paragraph: PageParagraph) -> bool:
    """Whether tabs put the parts of a line into the columns of a letterhead or signature."""
    centered = any(part.tab == "center" for part in paragraph.segments)
    return len(paragraph.segments) > 1 and (centered or _NUMBER_AND_DATE.match(paragraph.plain) is not None)


def _in_order(paragraphs: Sequence[PageParagraph]) -> Iterator[tuple[PageParagraph, bool]]:
    """Paragraphs in reading order, each with whether it is in a table of figures."""
    frames = {_table(paragraph) for paragraph in paragraphs if NAMEPLATE.search(paragraph.plain)} | {""}
    for table, items in groupby(paragraphs, _table):
        inside = list(items)
        if table and any(item.plain.startswith("Nơi nhận") for item in inside):
            # Recipients and signature are side by side: one column, then the other.
            inside.sort(key=lambda item: item.cell.rpartition(":")[2])
        # A PDF has no cells, but the lines of a grid.
        yield from ((item, table not in frames or (item.grid and not item.cell)) for item in inside)


def _table(paragraph: PageParagraph) -> str:
    """The outermost table that a paragraph is in, empty if it is in none."""
    table, colon, _ = paragraph.cell.partition(":")
    return table if colon else ""
