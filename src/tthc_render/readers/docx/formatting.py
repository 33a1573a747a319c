"""What the properties of paragraphs and runs come to, each worked out once: a report has few kinds of them.

Files that one program has made have the same style sheets; what was worked out for one of them holds for the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, cast

from lxml import etree

from tthc_render.formats.ooxml import child_of
from tthc_render.readers.docx.package import Package
from tthc_render.readers.docx.styles import OFF, Look, Styles, number, paragraph_look, run_look
from tthc_render.readers.facts import MM_PER_PT, Align, TextPiece

TWIPS_PER_PT: Final = 20
MM_PER_TWIP: Final = MM_PER_PT / TWIPS_PER_PT
AUTO_PT: Final = 14.0
KEPT: Final = 8
"""Style sheets whose looks are kept."""
LARGEST_KEPT: Final = 2**18
"""Bytes of style sheet, theme and numbering."""
LOOKS_KEPT: Final = 4096
"""Shapes, and faces, of each style sheet."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The resolved properties of a paragraph: its formatting, its style, and the lengths in it."""

    look: Look
    style: str
    left_mm: float
    right_mm: float
    first_mm: float
    before_pt: float
    after_pt: float
    contextual: bool
    align: Align
    exact: bool
    spacing: float | None
    """In single lines; None where it depends on the size of the letters."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the properties of a run come to. ``fonts``: for plain letters, for letters with marks."""

    size_pt: float
    bold: bool
    italic: bool
    fonts: tuple[str, str]
    color: str
    raised: bool
    caps: bool
    hidden: bool
    underlined: bool

    def piece(self, text: str) -> TextPiece:
        """``text`` in this formatting."""
        plain, marked = self.fonts
        return TextPiece(
            text=text.upper() if self.caps else text,
            size_pt=self.size_pt,
            bold=self.bold,
            italic=self.italic,
            font=plain if text.isascii() else marked,
            color=self.color,
            raised=self.raised,
        )


class Looks:
    """The shapes and faces under one style sheet, each resolved once."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._shapes: dict[tuple[str, bytes], Shape] = {}
        self._faces: dict[tuple[str, str, bytes], Face] = {}

    def shape(self, properties: etree._Element | None, table_style: str) -> Shape:
        """The shape of a paragraph with the properties ``properties``, a ``pPr``."""
        key = (table_style, b"" if properties is None else etree.tostring(properties))
        found = self._shapes.get(key)
        if found is None:
            if len(self._shapes) >= LOOKS_KEPT:
                self._shapes.clear()
            direct = paragraph_look(properties)
            look = self.styles.resolved_paragraph(direct, table_style)
            found = self._shapes[key] = Shape(
                look=look,
                style=direct.get("style", "") or self.styles.default("paragraph"),
                left_mm=_twips(look, "left") * MM_PER_TWIP,
                right_mm=_twips(look, "right") * MM_PER_TWIP,
                first_mm=(_twips(look, "firstLine") - _twips(look, "hanging")) * MM_PER_TWIP,
                before_pt=_space_pt(look, "before"),
                after_pt=_space_pt(look, "after"),
                contextual=look.get("contextualSpacing") == "1",
                align=cast(Align, look.get("jc" if look.get("frame-w") else "frame") or look.get("jc", "left")),
                exact=look.get("lineRule") == "exact",
                spacing=line_spacing(look, ()) if look.get("lineRule", "auto") == "auto" else None,
            )
        return found

    def face(self, properties: etree._Element | None, style: str, table_style: str) -> Face:
        """The face of a run with the properties ``properties``, an ``rPr``, in a paragraph of ``style``."""
        key = (style, table_style, b"" if properties is None else etree.tostring(properties))
        found = self._faces.get(key)
        if found is None:
            if len(self._faces) >= LOOKS_KEPT:
                self._faces.clear()
            found = self._faces[key] = self._face(self.styles.resolved_run(run_look(properties), style, table_style))
        return found

    def label_face(self, shape: Shape, properties: etree._Element | None, table_style: str) -> Face:
        """The face of the number of a paragraph: as its end mark, ``properties``, then as the list sets it."""
        mark = None if properties is None else child_of(properties, "rPr")
        direct = {**run_look(mark), **self.styles.level_run(shape.look)}
        return self._face(self.styles.resolved_run(direct, shape.style, table_style))

    def _face(self, look: Look) -> Face:
        color = look.get("color", "auto")
        return Face(
            size_pt=number(look.get("sz"), 20) / 2,
            bold=look.get("b") == "1",
            italic=look.get("i") == "1",
            fonts=self.styles.fonts(look),
            color="000000" if color in ("auto", "") else color.upper(),
            raised=look.get("vertAlign") in ("superscript", "subscript"),
            caps=look.get("caps") == "1",
            hidden=look.get("vanish") == "1",
            underlined=look.get("u", "none") not in OFF,
        )


_Texts = tuple[bytes | None, ...]
_KEPT: Final[dict[_Texts, Looks]] = {}


def looks_of(package: Package, sheet: str, theme: str, numbering: str) -> Looks:
    """The looks under the parts of these names; those of another file with the same parts, where they are kept."""
    texts = package.text(sheet), package.text(theme), package.text(numbering)
    known = _KEPT.get(texts)
    if known is None:
        known = Looks(Styles(package.part(sheet), package.part(theme), package.part(numbering)))
        if sum(len(text or b"") for text in texts) <= LARGEST_KEPT:
            if len(_KEPT) >= KEPT:
                del _KEPT[next(iter(_KEPT))]
            _KEPT[texts] = known
    return known


def line_spacing(look: Look, pieces: Iterable[TextPiece]) -> float:
    """Line spacing in single lines; a fixed height is compared with the largest letters of the paragraph."""
    line = number(look.get("line"), 240)
    if look.get("lineRule", "auto") == "auto":
        return line / 240
    size = max((piece.size_pt for piece in pieces), default=14.0)
    single = 1.15 * size * TWIPS_PER_PT
    return max(1.0, line / single) if look.get("lineRule") == "atLeast" else line / single


def _space_pt(look: Look, edge: str) -> float:
    """Free points before or after a paragraph; what Word chooses itself is one line."""
    return AUTO_PT if look.get(f"{edge}Autospacing") in ("1", "true") else _twips(look, edge) / TWIPS_PER_PT


def _twips(look: Look, key: str) -> int:
    return number(look.get(key), 0)
