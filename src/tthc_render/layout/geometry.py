"""Sizes of a layout that the program must know: ``layout.yaml`` beside ``layout.docx`` and ``layout.html``.

Millimetres and points as in the file; a length whose name ends in ``_pt`` is in points.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.document.tree import Orientation

PT_PER_MM = 72 / 25.4
TWIPS_PER_PT = 20


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How the text of a paragraph style is set."""

    size_pt: float
    bold: bool = False
    italic: bool = False
    first_indent_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class Geometry:
    """The measures of one layout; see the comments in ``layout.yaml``."""

    text_width_mm: Mapping[str, float]
    letterhead_left_mm: float
    letterhead_right_mm: float
    form_title_mm: Mapping[str, float]
    title_share: float
    rule_share: float
    motto: str
    sizes: Mapping[str, float]
    table_sizes: tuple[float, ...]
    cell_padding_pt: float
    cell_border_pt: float
    cell_air_pt: float
    head_lines: float
    text_share: float
    comfortable_size: float
    bound_words: tuple[str, ...]
    paragraphs: Mapping[str, ParagraphLook]
    folder: Path = Path()

    def text_height_mm(self, orientation: Orientation) -> float:
        """Height of the text between the margins."""
        return PAPER_HEIGHT_MM[orientation] - 2 * MARGIN_MM

    def text_width_pt(self, orientation: Orientation) -> float:
        """Width of the text between the margins, in whole twips as Word has it."""
        return round(self.text_width_mm[orientation] * PT_PER_MM * TWIPS_PER_PT) / TWIPS_PER_PT

    @property
    def letterhead_left_pt(self) -> float:
        """Width of the cell with the issuer's name."""
        return self.letterhead_left_mm * PT_PER_MM

    def form_title_pt(self, orientation: Orientation) -> float:
        """Width of the middle cell in the head of a form."""
        return self.form_title_mm[orientation] * PT_PER_MM


_ORIENTATIONS = {"doc": "portrait", "ngang": "landscape"}
PAPER_HEIGHT_MM: Mapping[str, float] = {"portrait": 297, "landscape": 210, "portrait_a3": 420, "landscape_a3": 297}
MARGIN_MM = 20.0
"""Top and bottom margin of the decree (I.3)."""
A3_WIDER_MM = {"portrait": 297.0 - 210.0, "landscape": 420.0 - 297.0}
"""How much wider A3 paper is than A4 (ISO 216); margins are the same."""

FORM_TITLE_SHARE = 0.514
"""Share of the text width that the middle cell in the head of a form takes."""


@functools.lru_cache(maxsize=32)
def load_geometry(folder: Path) -> Geometry:
    """The geometry of the layout in ``folder``; TemplateUnusable if the file is missing or incomplete."""
    path = folder / "layout.yaml"
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return Geometry(
            text_width_mm=_by_orientation(raw["be_rong_chu_mm"]),
            letterhead_left_mm=float(raw["dau_van_ban_mm"]["trai"]),
            letterhead_right_mm=float(raw["dau_van_ban_mm"]["phai"]),
            form_title_mm=_by_orientation(raw["ten_bieu_mm"], FORM_TITLE_SHARE),
            title_share=float(raw["tieu_de_rong_toi_da"]),
            rule_share=float(raw["duong_ke_so_voi_chu"]),
            motto=str(raw["tieu_ngu"]),
            sizes=MappingProxyType({str(key): float(value) for key, value in raw["co_chu_pt"].items()}),
            table_sizes=tuple(float(value) for value in raw["co_chu_bang_pt"]),
            cell_padding_pt=float(raw["le_o_bang_pt"]),
            cell_border_pt=float(raw["vien_o_bang_pt"]),
            cell_air_pt=float(raw["thoang_o_bang_pt"]),
            head_lines=float(raw["so_dong_dau_cot"]),
            text_share=float(raw["cot_chu_toi_da"]),
            comfortable_size=float(raw["co_chu_bang_de_doc"]),
            bound_words=tuple(str(word) for word in raw["khong_ngat_sau"]),
            paragraphs=MappingProxyType({str(name): _look(value) for name, value in raw.get("kieu_doan", {}).items()}),
            folder=folder,
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise TemplateUnusable(
            f"{path}: không dùng được tệp kích thước của bố cục ({type(error).__name__}: {error}). "
            "Chép lại tệp layout.yaml của bố cục nd30 rồi sửa số trong đó."
        ) from error


def _look(raw: Mapping[str, object]) -> ParagraphLook:
    return ParagraphLook(
        float(str(raw["co"])), bool(raw.get("dam")), bool(raw.get("nghieng")), float(str(raw.get("thut", 0)))
    )


def _by_orientation(raw: Mapping[str, object], share: float = 1) -> Mapping[str, float]:
    """Widths by paper: those of A4 from the file, those of A3 with ``share`` of what its paper is wider."""
    widths = {english: float(str(raw[name])) for name, english in _ORIENTATIONS.items()}
    for name, more in A3_WIDER_MM.items():
        widths[f"{name}_a3"] = widths[name] + more * share
    return MappingProxyType(widths)
