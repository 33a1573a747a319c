"""The tables of a DOCX as grids of cells, as Word shows them: content controls opened, tracked deletions left out.

A table inside a cell is a table of its own. The row of a cell that Word hides is not there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lxml import etree

from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.colors import is_grey
from tthc_render.formats.ooxml import W
from tthc_render.readers.docx.package import open_package
from tthc_render.readers.docx.tables import own_parts, value_of
from tthc_render.vietnamese.text import GAP, inset_of, spaced

_GONE: Final = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "tbl", "tcPr", "trPr"))
_BREAKS: Final = frozenset(f"{W}{name}" for name in ("tab", "br", "cr", "p"))


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell with its words; it covers the rows ``top`` to ``bottom`` and the columns ``left`` to ``right``.

    ``lines`` are its paragraphs and lines where it has several; ``choices`` what its content control lets one choose,
    ``dated`` whether the control takes a day; ``inset`` is how far its words are set in, in blanks; ``shaded``: it is
    grey or hatched.
    """

    text: str
    top: int
    left: int
    bottom: int
    right: int
    bold: bool = False
    lines: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    dated: bool = False
    inset: int = 0
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class WordTable:
    """The cells of a table, and whether there is text between it and the table before.

    ``above`` are the paragraphs since the table before; ``below``, of the last table, those to the end; both with gaps
    as `spaced` gives them; ``paper`` is the size ("A4", "A3", "" for others) and the orientation ("doc", "ngang") of
    its pages; ``tracked``: it has changes that nobody has accepted yet, which are read as accepted.
    """

    cells: tuple[WordCell, ...]
    height: int
    width: int
    apart: bool = True
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    paper: tuple[str, str] = ("", "")
    tracked: bool = False


def read_word_tables(path: Path) -> list[WordTable]:
    """All tables of a DOCX in the order of its text; the errors of ``open_package`` for what is no DOCX."""
    package = open_package(read_regular(path), path.name)
    root = package.part(package.main_part())
    body = None if root is None else root.find(f"{W}body")
    return [] if body is None else _tables(body)


def _tables(body: etree._Element) -> list[WordTable]:
    out: list[WordTable] = []
    lines: list[str] = []
    apart = True
    for element in body.iter(f"{W}tbl", f"{W}p"):
        inside = next(element.iterancestors(f"{W}tbl"), None)
        if element.tag == f"{W}p":
            if inside is None and _text(element):
                apart = True
                lines += _lines(element) or (_text(element),)
            continue
        if any(ancestor.tag in (f"{W}del", f"{W}moveFrom") for ancestor in element.iterancestors()):
            continue
        out.append(replace(_table(element, apart or inside is not None), above=tuple(lines), paper=_paper(element)))
        apart, lines = False, []
    if out:
        out[-1] = replace(out[-1], below=tuple(lines))
    return out


def _table(table: etree._Element, apart: bool) -> WordTable:
    cells: list[list[object]] = []
    open_above: dict[int, int] = {}  # first column of a cell that goes on below → its number
    height = width = 0
    for row in own_parts(table, table, "tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and (
            properties.find(f"{W}del") is not None or properties.find(f"{W}hidden") is not None
        ):
            continue
        column = int(value_of(properties, "gridBefore") or 0)
        below: dict[int, int] = {}
        for cell in own_parts(row, table, "tc"):
            look = cell.find(f"{W}tcPr")
            span = max(1, int(value_of(look, "gridSpan") or 1))
            merge = None if look is None else look.find(f"{W}vMerge")
            going_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            if going_on and column in open_above:
                number = open_above[column]
                cells[number][3] = height
            else:
                number = len(cells)
                around = _around(cell)
                shown = None if around is None else _of_control(around)
                words = (_text(cell), _lines(cell)) if shown is None else (shown, ())
                place = height, column, height, column + span - 1
                cells.append(
                    [words[0], *place, _is_bold(cell), words[1], *_controlled(cell), _inset(cell), _is_shaded(look)]
                )
            if merge is not None:
                below[column] = number
            column += span
        open_above = below
        width, height = max(width, column), height + 1
    found = tuple(WordCell(*cell) for cell in cells)  # type: ignore[arg-type]
    return WordTable(found, height, width, apart, tracked=next(table.iter(*_TRACKED), None) is not None)


_TRACKED: Final = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_LISTS: Final = (f"{W}dropDownList", f"{W}comboBox")
_PROMPT: Final = re.compile(r"[\s\[(<«]*(?:-+\s*)?(?:chọn|hãy chọn|nhấp|bấm|nhấn|click|choose|select)\b", re.IGNORECASE)
"""What a control shows before something is chosen: “Chọn hạng”."""
_CHECKBOX: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"


def _controlled(cell: etree._Element) -> tuple[tuple[str, ...], bool]:
    """What the content controls in a cell, or around it, let one choose, and whether they take a day."""
    around = _around(cell)
    controls = [*([] if around is None else [around]), *cell.iter(f"{W}sdt")]
    choices: list[str] = []
    dated = False
    for properties in (item.find(f"{W}sdtPr") for item in controls):
        if properties is None:
            continue
        dated = dated or properties.find(f"{W}date") is not None
        choices += _listed(properties)
        choices += ["x"] if properties.find(_CHECKBOX) is not None else []
    return tuple(filter(None, dict.fromkeys(choices))), dated


def _listed(properties: etree._Element) -> list[str]:
    """The values of a list from which one chooses, or may; without its prompt."""
    lists = [item for kind in _LISTS for item in properties.iterfind(f"{kind}/{W}listItem")]
    shown = [item.get(f"{W}displayText", "") or item.get(f"{W}value", "") for item in lists if item.get(f"{W}value")]
    words = [" ".join(unicodedata.normalize("NFC", text).split()) for text in shown]
    return [text for text in words if text and not (len(words) > 2 and text == words[0] and _PROMPT.match(text))]


def _around(cell: etree._Element) -> etree._Element | None:
    """The content control between a row and a cell of it; None for a cell without one."""
    found = next(cell.iterancestors(f"{W}sdt", f"{W}tr"), None)
    return found if found is not None and found.tag == f"{W}sdt" else None


_TWIPS: Final = {(11906, 16838): "A4", (16838, 23811): "A3"}
"""Short and long side of the sizes of paper (ISO 216)."""
NEAR: Final = 60
"""Twips by which programs write a side longer or shorter."""


def _paper(table: etree._Element) -> tuple[str, str]:
    """Size and orientation of the pages of the section that a table is in: the first that ends after it."""
    found = table.xpath("following::w:sectPr[1]", namespaces={"w": W[1:-1]})
    sections = [item for item in found if isinstance(item, etree._Element)] if isinstance(found, list) else []
    paper = sections[0].find(f"{W}pgSz") if sections else None
    if paper is None:
        return "", ""
    try:
        wide, high = int(paper.get(f"{W}w", "0")), int(paper.get(f"{W}h", "0"))
    except ValueError:
        return "", ""
    sides = sorted((wide, high))
    near = [name for size, name in _TWIPS.items() if all(abs(a - b) < NEAR for a, b in zip(sides, size, strict=True))]
    # Upright paper of another size is what a program sets where nobody chose the paper.
    return (near[0] if near else ""), "ngang" if wide > high else "doc" if near else ""


def _lines(element: etree._Element) -> tuple[str, ...]:
    """The lines of a cell or paragraph, where there are several."""
    pieces = unicodedata.normalize("NFC", "".join(_pieces(element, "\n")))
    lines = tuple(filter(None, map(spaced, pieces.splitlines())))
    return lines if len(lines) > 1 or any(GAP in line for line in lines) else ()


def _text(element: etree._Element) -> str:
    return " ".join(unicodedata.normalize("NFC", "".join(_pieces(element))).split())


def _pieces(element: etree._Element, end: str = " ") -> Iterator[str]:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{W}sdt" and (shown := _of_control(child)) is not None:
            yield shown
            continue
        if child.tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield ("\t" if end == "\n" else " ") if child.tag == f"{W}tab" else end
            yield from _pieces(child, end)
        elif isinstance(child.tag, str):
            yield from _pieces(child, end)


def _of_control(control: etree._Element) -> str | None:
    """The words of a content control: none for its prompt, x for a box that is ticked; None to read what it holds."""
    properties = control.find(f"{W}sdtPr")
    box = None if properties is None else properties.find(_CHECKBOX)
    if box is not None:
        checked = next(iter(box), None)
        return "x" if checked is not None and checked.get(f"{_CHECKBOX[:-8]}val") in ("1", "true") else ""
    if properties is None or properties.find(f"{W}showingPlcHdr") is not None:
        return None if properties is None else ""
    held = control.find(f"{W}sdtContent")
    listed = _listed(properties)
    words = _text(held) if listed and held is not None else ""
    return "" if words and words not in listed and _PROMPT.match(words) else None


BLANK: Final = 60
"""Twips that a blank is wide in letters of 12 points."""


def _inset(cell: etree._Element) -> int:
    """How many blanks the first words of a cell are set in by: indents of its paragraph, and blanks before them."""
    paragraph = next((item for item in cell.iter(f"{W}p") if _text(item)), None)
    if paragraph is None:
        return 0
    typed = inset_of("".join(_pieces(paragraph, "\n")))
    own = paragraph.find(f"{W}pPr/{W}ind")
    if own is None:
        return typed
    left = _twips(own, "left") or _twips(own, "start")
    return typed + max(0, left + _twips(own, "firstLine") - _twips(own, "hanging")) // BLANK


def _twips(indents: etree._Element, name: str) -> int:
    text = indents.get(f"{W}{name}", "")
    return int(text) if re.fullmatch(r"-?\d{1,5}", text) else 0


def _is_shaded(look: etree._Element | None) -> bool:
    """Whether a cell is grey, or has a pattern (ECMA-376 Part 1, 17.4.32 and 17.18.78)."""
    shade = None if look is None else look.find(f"{W}shd")
    if shade is None:
        return False
    return is_grey(shade.get(f"{W}fill", "auto")) or shade.get(f"{W}val", "clear") not in ("clear", "nil", "solid")


def _is_bold(cell: etree._Element) -> bool:
    marks = [run.find(f"{W}rPr/{W}b") for run in cell.iter(f"{W}r") if _text(run)]
    return bool(marks) and all(mark is not None and mark.get(f"{W}val", "1") not in ("0", "false") for mark in marks)
