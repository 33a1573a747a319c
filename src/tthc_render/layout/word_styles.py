"""How ``layout.docx`` looks: its paragraph styles, pages and tables, as points, for whatever prints beside Word.

A style is what Word shows: its own formatting over that of the styles it is based on. Formatting that somebody gave the
printed paragraph itself, or its words, counts over the style's.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lxml import etree

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.diagnostics.io_errors import cause
from tthc_render.formats.ooxml import PACKAGE_FAULTS, W, open_layout, parse_strictly
from tthc_render.layout.docx.changes import accept_changes

END_MARK: Final = "=== HẾT PHẦN IN"
TWIPS: Final = 20
AS_WIDE_PT: Final = 0.5
TABLES: Final = ("co_quan_ban_hanh", "quyen_han", "phan.ky_hieu")
"""Tags by which the letterhead, the end of the document and the head of a form are known."""
_OFF: Final = frozenset({"0", "false", "off"})
_ALIGN: Final = {"both": "justify", "start": "left", "end": "right", "distribute": "justify"}


@dataclass(frozen=True, slots=True)
class WordStyle:
    """Formatting of a paragraph in points. ``line`` is a factor of the font's own line, ``exact_pt`` a fixed height."""

    size_pt: float = 10.0
    bold: bool = False
    italic: bool = False
    font: str = ""
    color: str = ""
    align: str = "left"
    before_pt: float = 0.0
    after_pt: float = 0.0
    left_pt: float = 0.0
    right_pt: float = 0.0
    first_pt: float = 0.0
    line: float = 1.0
    exact_pt: float = 0.0
    border_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class WordPage:
    """A sample section: paper, margins and the distances of header and footer, in points."""

    width_pt: float
    height_pt: float
    top_pt: float
    right_pt: float
    bottom_pt: float
    left_pt: float
    header_pt: float
    footer_pt: float

    @property
    def text_width_pt(self) -> float:
        """Width between the margins."""
        return self.width_pt - self.left_pt - self.right_pt

    @property
    def text_height_pt(self) -> float:
        """Height between the margins."""
        return self.height_pt - self.top_pt - self.bottom_pt


@dataclass(frozen=True, slots=True)
class WordLayout:
    """What a ``layout.docx`` says about the look; ``pages`` are body, upright and broad appendix.

    ``letterhead_pt`` are the two cells of the letterhead, ``signature_shares`` and ``form_shares`` those of the end and
    of the head of a form, as parts of 1; ``cell_padding_pt`` (top, left) and ``cell_border_pt`` are the table style's.
    ``letterhead_width_pt`` and ``ending_width_pt`` are the widths of those tables, 0 for those as wide as the text.
    """

    styles: Mapping[str, WordStyle]
    pages: tuple[WordPage, ...]
    letterhead_pt: tuple[float, ...]
    signature_shares: tuple[float, ...]
    form_shares: tuple[float, ...]
    cell_padding_pt: tuple[float, float]
    cell_border_pt: float
    letterhead_width_pt: float = 0.0
    ending_width_pt: float = 0.0


@functools.lru_cache(maxsize=16)
def word_layout(path: Path) -> WordLayout:
    """The look of the layout at ``path``; TemplateUnusable if the file cannot be read."""
    try:
        with open_layout(path) as archive:
            styles = parse_strictly(archive.read("word/styles.xml"))
            document = parse_strictly(archive.read("word/document.xml"))
    except PACKAGE_FAULTS as error:
        raise TemplateUnusable(f"{path}: không đọc được ({cause(error)}). Mở tệp bằng Word rồi lưu lại.") from error
    body = document.find(f"{W}body")
    if body is None:
        raise TemplateUnusable(f"{path}: không có phần thân. Mở tệp bằng Word rồi lưu lại.")
    accept_changes(body)
    named = _styles(styles)
    printed = _printed(body)
    names = {item.get(f"{W}styleId", ""): _name(item) for item in styles.iter(f"{W}style")}
    letterhead, ending, form_head = (_table_with(printed, tag) for tag in TABLES)
    padding, border = _table_style(styles)
    pages = tuple(_page(item) for item in body.iter(f"{W}sectPr"))
    return WordLayout(
        styles=named | _directly_formatted(printed, names, named),
        pages=pages,
        letterhead_pt=_widths(letterhead),
        signature_shares=_shares(_widths(ending)),
        form_shares=_shares(_widths(form_head)),
        cell_padding_pt=padding,
        cell_border_pt=border,
        letterhead_width_pt=_own_width(letterhead, pages),
        ending_width_pt=_own_width(ending, pages),
    )


def _printed(body: etree._Element) -> list[etree._Element]:
    """Paragraphs and tables above the marker."""
    out: list[etree._Element] = []
    for item in body:
        if item.tag == f"{W}p" and "".join(map(str, item.itertext())).strip().startswith(END_MARK):
            break
        out.append(item)
    return out


def _name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(f"{W}val", "")


def _styles(root: etree._Element) -> dict[str, WordStyle]:
    """Paragraph styles by name, what they are based on worked in."""
    base = WordStyle()
    for defaults in root.iter(f"{W}docDefaults"):
        base = _over(base, defaults.find(f"{W}rPrDefault/{W}rPr"), defaults.find(f"{W}pPrDefault/{W}pPr"))
    elements = {item.get(f"{W}styleId", ""): item for item in root.iter(f"{W}style")}
    made: dict[str, WordStyle] = {}

    def style_of(identity: str, depth: int = 0) -> WordStyle:
        if identity not in elements or depth > 20:
            return base
        if identity not in made:
            item = elements[identity]
            parent = item.find(f"{W}basedOn")
            under = base if parent is None else style_of(parent.get(f"{W}val", ""), depth + 1)
            made[identity] = _over(under, item.find(f"{W}rPr"), item.find(f"{W}pPr"))
        return made[identity]

    paragraphs = [key for key, item in elements.items() if item.get(f"{W}type") == "paragraph"]
    out = {_name(elements[key]): style_of(key) for key in paragraphs}
    return out | {
        name.lower(): style for name, style in out.items() if name.lower().startswith(("heading", "footnote"))
    }


def _directly_formatted(
    printed: list[etree._Element], names: Mapping[str, str], styles: Mapping[str, WordStyle]
) -> dict[str, WordStyle]:
    """Styles as they are where somebody formatted their one printed paragraph by hand."""
    out: dict[str, WordStyle] = {}
    for item in printed:
        for paragraph in item.iter(f"{W}p"):
            properties = paragraph.find(f"{W}pPr")
            chosen = None if properties is None else properties.find(f"{W}pStyle")
            name = names.get("" if chosen is None else chosen.get(f"{W}val", ""), "")
            words = "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip()
            if name not in styles or name in out or words.startswith(("{%", "{{p")):
                continue
            first = next((run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None), None)
            out[name] = _over(styles[name], None if first is None else first.find(f"{W}rPr"), properties)
    return out


def _over(style: WordStyle, characters: etree._Element | None, paragraph: etree._Element | None) -> WordStyle:
    """``style`` with the properties of characters and of a paragraph over it."""
    if characters is not None:
        size = _number(characters, "sz")
        color = characters.find(f"{W}color")
        fonts = characters.find(f"{W}rFonts")
        style = replace(
            style,
            size_pt=style.size_pt if size is None else size / 2,
            bold=_switch(characters, "b", style.bold),
            italic=_switch(characters, "i", style.italic),
            color=style.color if color is None else color.get(f"{W}val", ""),
            font=style.font if fonts is None else fonts.get(f"{W}ascii", style.font),
        )
    if paragraph is None:
        return style
    align = paragraph.find(f"{W}jc")
    if align is not None:
        value = align.get(f"{W}val", "left")
        style = replace(style, align=_ALIGN.get(value, value))
    indent = paragraph.find(f"{W}ind")
    if indent is not None:
        hanging = _twips(indent, "hanging")
        first = _twips(indent, "firstLine")
        style = replace(
            style,
            left_pt=_given(_twips(indent, "left", "start"), style.left_pt),
            right_pt=_given(_twips(indent, "right", "end"), style.right_pt),
            first_pt=-hanging if hanging is not None else _given(first, style.first_pt),
        )
    border = paragraph.find(f"{W}pBdr/{W}top")
    if border is not None:
        style = replace(style, border_pt=float(border.get(f"{W}sz", "0")) / 8)
    spacing = paragraph.find(f"{W}spacing")
    return style if spacing is None else _spaced(style, spacing)


def _spaced(style: WordStyle, spacing: etree._Element) -> WordStyle:
    style = replace(
        style,
        before_pt=_given(_twips(spacing, "before"), style.before_pt),
        after_pt=_given(_twips(spacing, "after"), style.after_pt),
    )
    line = spacing.get(f"{W}line")
    if line is None:
        return style
    if spacing.get(f"{W}lineRule", "auto") == "auto":
        return replace(style, line=float(line) / 240, exact_pt=0.0)
    return replace(style, line=1.0, exact_pt=float(line) / TWIPS)


def _number(element: etree._Element, name: str) -> float | None:
    found = element.find(f"{W}{name}")
    return None if found is None else float(found.get(f"{W}val", "0"))


def _switch(element: etree._Element, name: str, inherited: bool) -> bool:
    found = element.find(f"{W}{name}")
    return inherited if found is None else found.get(f"{W}val", "1") not in _OFF


def _twips(element: etree._Element, *names: str) -> float | None:
    for name in names:
        value = element.get(f"{W}{name}")
        if value is not None:
            return float(value) / TWIPS
    return None


def _given(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _page(section: etree._Element) -> WordPage:
    size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    edges = {} if margin is None else {str(key).removeprefix(W): float(value) / TWIPS for key, value in margin.items()}
    width, height = (
        (595.3, 841.9) if size is None else tuple(float(size.get(f"{W}{side}", "0")) / TWIPS for side in "wh")
    )
    return WordPage(
        width, height, *(edges.get(name, 56.7) for name in ("top", "right", "bottom", "left", "header", "footer"))
    )  # fmt: skip


def _table_with(printed: list[etree._Element], tag: str) -> etree._Element | None:
    """The table that has the tag ``tag``."""
    tables = (item for item in printed if item.tag == f"{W}tbl")
    return next((item for item in tables if tag in "".join(map(str, item.itertext()))), None)


def _widths(table: etree._Element | None) -> tuple[float, ...]:
    """Widths of the cells of a table's first row: in points, or in fiftieths of a percent."""
    row = None if table is None else table.find(f"{W}tr")
    cells = [] if row is None else [item.find(f"{W}tcPr/{W}tcW") for item in row.iterchildren(f"{W}tc")]
    return tuple(float(item.get(f"{W}w", "0").rstrip("%")) / TWIPS for item in cells if item is not None)


def _own_width(table: etree._Element | None, pages: tuple[WordPage, ...]) -> float:
    """How wide a table of the body is whose cells have lengths, if not as wide as the text; else 0."""
    cells = [] if table is None else [item.find(f"{W}tcPr/{W}tcW") for item in table.iterfind(f"{W}tr[1]/{W}tc")]
    if not pages or any(cell is None or cell.get(f"{W}type", "dxa") != "dxa" for cell in cells):
        return 0.0
    total = sum(_widths(table))
    return total if abs(total - pages[0].text_width_pt) > AS_WIDE_PT else 0.0


def _shares(widths: tuple[float, ...]) -> tuple[float, ...]:
    total = sum(widths)
    return tuple(width / total for width in widths) if total else ()


def _table_style(root: etree._Element) -> tuple[tuple[float, float], float]:
    """Padding at the top and left of cells, and the width of their borders."""
    for style in root.iter(f"{W}style"):
        if style.get(f"{W}type") == "table" and _name(style) == "Bảng số liệu":
            margins = style.find(f"{W}tblPr/{W}tblCellMar")
            top, left = (
                (None, None)
                if margins is None
                else tuple(_width(margins.find(f"{W}{side}")) for side in ("top", "left"))
            )
            border = style.find(f"{W}tblPr/{W}tblBorders/{W}insideH")
            width = 0.5 if border is None else float(border.get(f"{W}sz", "4")) / 8
            return (_given(top, 2.0), _given(left, 2.85)), width
    return (2.0, 2.85), 0.5


def _width(element: etree._Element | None) -> float | None:
    return None if element is None else float(element.get(f"{W}w", "0")) / TWIPS
