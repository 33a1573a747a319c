"""What somebody may do to ``layout.docx`` in Word that the PDF cannot follow: codes T760 to T763, T765 to T767, T769.

Sizes, spaces, margins and widths are carried over (`layout.word_styles`); these are not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml.etree import _Element as Element

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.formats.ooxml import W, open_layout, parse_strictly
from tthc_render.layout.docx.blocks import ROW_STYLES
from tthc_render.layout.docx.changes import accept_changes
from tthc_render.layout.docx.template import END_MARK, FRAME
from tthc_render.layout.frame_room import frame_height_pt
from tthc_render.layout.geometry import CELL_STYLE
from tthc_render.layout.paragraphs import BOLD_ROWS
from tthc_render.layout.pdf.word_sheet import CLASSES, PT_PER_MM, frame_looks
from tthc_render.layout.word_frames import PAGE, TAG, word_frames
from tthc_render.layout.word_styles import word_layout
from tthc_render.vietnamese.numbers import format_decimal

FONTS: Final = frozenset({"", "Times New Roman", "Liberation Serif", "Tinos"})
BLACK: Final = frozenset({"", "auto", "000000"})
DRAWN: Final = frozenset({"pict", "object", "wsp", "wgp", "drawing"})
"""Local names of what Word draws: shapes, text boxes, objects, pictures."""
TOLERANCE_PT: Final = 0.5
BOLD_CELLS: Final = frozenset(ROW_STYLES[kind] for kind in BOLD_ROWS)
PLAIN_CELLS: Final = ("Ô chữ", CELL_STYLE)


def lint_look(path: Path, shown: str) -> Iterator[Finding]:
    """Findings on a ``layout.docx`` that can be read."""
    with open_layout(path) as archive:
        document = parse_strictly(archive.read("word/document.xml"))
        frames = {name: parse_strictly(archive.read(name)) for name in archive.namelist() if FRAME.fullmatch(name)}
    accept_changes(document)
    yield from _cells(path, shown)
    yield from _drawn(path, document, shown)
    yield from _fonts_and_colours(path, document, shown)
    for name, frame in frames.items():
        accept_changes(frame)
        if any(_is_drawn(item) for item in frame.iter()):
            yield finding("T763", Place(shown), part=Path(name).stem, text="hình vẽ, hình chèn")
        if tag := _tag_in_words(frame):
            yield finding("T767", Place(shown), part=Path(name).stem, tag=tag)
    if not any(TAG.search("".join(map(str, frame.itertext()))) for frame in frames.values()):
        yield from _frames(path, shown)


def _tag_in_words(frame: Element) -> str:
    """The first tag that stands among other words; one by itself is a part that the PDF has elsewhere."""
    for paragraph in frame.iter(f"{W}p"):
        text = "".join(map(str, paragraph.itertext()))
        found = TAG.search(text)
        if found and TAG.sub("", text).strip():
            return found[0]
    return ""


def _frames(path: Path, shown: str) -> Iterator[Finding]:
    """Headers and footers that are higher than their margin, or whose lines differ."""
    frames, word = word_frames(path), word_layout(path)
    if not word.pages:
        return
    page = word.pages[0]
    edges = (
        ("Đầu trang", "trên", frames.header, page.header_pt, page.top_pt),
        ("Chân trang", "dưới", frames.footer, page.footer_pt, page.bottom_pt),
    )
    for name, side, lines, distance, margin in edges:
        height = distance + frame_height_pt(lines, word)
        if lines and height > margin + TOLERANCE_PT:
            shown_mm = {"height": height, "margin": margin}
            sizes = {key: format_decimal(round(value / PT_PER_MM, 1), 1) for key, value in shown_mm.items()}
            yield finding("T765", Place(shown), edge=name, side=side, least=math.ceil(height / PT_PER_MM), **sizes)
        if len(frame_looks(lines, word)) > 1:
            words = " / ".join(line.words.replace(PAGE, "số trang") for line in lines if line.words)
            yield finding("T766", Place(shown), edge=name, text=words)


def _cells(path: Path, shown: str) -> Iterator[Finding]:
    """Looks of cell styles that are another than the kind of row has: columns are measured with that one."""
    styles = word_layout(path).styles
    for name in (*ROW_STYLES.values(), *PLAIN_CELLS):
        style = styles.get(name)
        if style is None:
            continue
        is_bold = name in BOLD_CELLS
        usual = styles.get("Normal", style)
        odd = {
            "không đậm" if is_bold else "chữ đậm": style.bold != is_bold,
            "chữ nghiêng": style.italic,
            f"cỡ {format_decimal(style.size_pt)}": style.size_pt != usual.size_pt,
            "khoảng cách đoạn": bool(style.before_pt or style.after_pt),
        }
        if look := ", ".join(words for words, is_so in odd.items() if is_so):
            yield finding("T769", Place(shown), style=name, look=look)


def _printed(document: Element) -> Iterator[Element]:
    """Paragraphs above the marker, with those of tables."""
    for paragraph in document.iter(f"{W}p"):
        if "".join(map(str, paragraph.itertext())).strip().startswith(END_MARK):
            return
        yield paragraph


def _is_drawn(element: Element) -> bool:
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] in DRAWN


def _drawn(path: Path, document: Element, shown: str) -> Iterator[Finding]:
    logo = word_frames(path).logo
    for number, paragraph in enumerate(_printed(document), 1):
        if any(map(_is_drawn, paragraph.iter())):
            if logo is not None:
                logo = None  # the first picture is the one that is carried over
                continue
            words = " ".join("".join(map(str, paragraph.itertext())).split())
            yield finding("T760", Place(shown), number=number, text=words[:80] or "–")


def _fonts_and_colours(path: Path, document: Element, shown: str) -> Iterator[Finding]:
    """Fonts other than the text font, and colours: of styles that are printed, and of words above the marker."""
    styles = {name: style for name, style in word_layout(path).styles.items() if name in CLASSES}
    fonts = {style.font: f"kiểu “{name}”" for name, style in styles.items()}
    colours = {style.color: f"kiểu “{name}”" for name, style in styles.items()}
    for number, paragraph in enumerate(_printed(document), 1):
        for item in paragraph.iter(f"{W}rFonts"):
            fonts.setdefault(item.get(f"{W}ascii", ""), f"đoạn {number}")
        for item in paragraph.iter(f"{W}color"):
            colours.setdefault(item.get(f"{W}val", ""), f"đoạn {number}")
    for font, where in fonts.items():
        if font not in FONTS:
            yield finding("T761", Place(shown), font=font, place=where)
    for colour, where in colours.items():
        if colour.lower() not in BLACK:
            yield finding("T762", Place(shown), colour=f"#{colour}", place=where)
