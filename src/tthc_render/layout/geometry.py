"""Sizes of a layout that the program must know: those of ``layout.docx``, and ``layout.yaml`` for what Word has not.

Millimetres and points as in the file; a length whose name ends in ``_pt`` is in points. A layout without
``layout.docx`` states the measures of its pages and styles in ``layout.yaml``, too.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast, get_args

import yaml

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular_text
from tthc_render.document.tree import Orientation
from tthc_render.layout.cell_lines import TWIPS_PER_PT, cell_line_pt, note_line_twips
from tthc_render.layout.frame_room import with_room
from tthc_render.layout.word_frames import word_frames
from tthc_render.layout.word_styles import word_layout

PT_PER_MM = 72 / 25.4
Area = Orientation | Literal["body"]
"""A page of an appendix, or one of the body."""
Verification = Literal["khong", "dong", "qr"]
"""What is printed at the foot of page 1 to verify it by: nothing, a line, a QR code."""
FIRST_INDENT_PT = 28.35
"""Where the layout does not say it (1 cm, II.6)."""


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
    form_units_mm: Mapping[str, float]
    signature_mm: float
    title_share: float
    rule_share: float
    motto: str
    sizes: Mapping[str, float]
    table_sizes: tuple[float, ...]
    cell_padding_pt: float
    cell_top_pt: float
    cell_border_pt: float
    cell_air_pt: float
    head_lines: float
    text_share: float
    comfortable_size: float
    bound_words: tuple[str, ...]
    paragraphs: Mapping[str, ParagraphLook]
    text_height_mm: Mapping[str, float]
    cell_spacing: float = 1.0
    cell_exact_pt: float = 0.0
    note_line_twips: int = 0
    bound_units: tuple[str, ...] = ()
    folder: Path = Path()
    verification: Verification = "khong"
    recipients_mm: float = 0.0

    def text_width_pt(self, orientation: Area) -> float:
        """Width of the text between the margins, in whole twips as Word has it."""
        return round(self.text_width_mm[orientation] * PT_PER_MM * TWIPS_PER_PT) / TWIPS_PER_PT

    def cell_line_pt(self, size_pt: float) -> float:
        """Height of a line in a cell."""
        return cell_line_pt(size_pt, self.cell_spacing, self.cell_exact_pt)

    @property
    def item_indent_pt(self) -> float:
        """First-line indent of an item."""
        look = self.paragraphs.get("Mục gạch")
        return look.first_indent_pt if look is not None else FIRST_INDENT_PT

    @property
    def letterhead_left_pt(self) -> float:
        """Width of the cell with the issuer's name."""
        return self.letterhead_left_mm * PT_PER_MM

    def form_title_pt(self, orientation: Orientation) -> float:
        """Width for the title in the middle cell of the head of a form."""
        return self.form_title_mm[orientation] * PT_PER_MM - 2 * FORM_TITLE_GAP_PT

    def form_units_pt(self, orientation: Orientation) -> float:
        """Width for the names of units in the right cell of the head of a form."""
        return self.form_units_mm[orientation] * PT_PER_MM - 2 * CELL_MARGIN_PT

    def form_code_pt(self, orientation: Orientation) -> float:
        """Width for the code in the left cell of the head of a form."""
        left = self.text_width_mm[orientation] - self.form_title_mm[orientation] - self.form_units_mm[orientation]
        return left * PT_PER_MM - 2 * CELL_MARGIN_PT if self.form_units_mm[orientation] else 0.0

    @property
    def signature_pt(self) -> float:
        """Width for the authority and title of who signs."""
        return self.signature_mm * PT_PER_MM - 2 * CELL_MARGIN_PT

    @property
    def recipients_pt(self) -> float:
        """Width of the recipients beside it; 0 where the layout does not say it."""
        if self.recipients_mm:
            return self.recipients_mm * PT_PER_MM
        return self.text_width_pt("body") - self.signature_mm * PT_PER_MM if self.signature_mm else 0.0


_ORIENTATIONS = {"doc": "portrait", "ngang": "landscape"}
HEIGHTS_MM = {"doc": 257.0, "ngang": 170.0}
"""Height of the text on A4 with the decree's margins (I.3), for layouts that do not say it."""
CELL_STYLE = "Ô số"
"""The cell style whose spacing of lines holds for all."""
PAGES = ("than", "doc", "ngang")
"""The sample sections of ``layout.docx``: body, upright and broad appendix."""
A3_WIDER_MM = {"portrait": 297.0 - 210.0, "landscape": 420.0 - 297.0}
"""How much wider A3 paper is than A4 (ISO 216); margins are the same."""

LETTERHEAD_PT = (170.1, 283.45)
"""Cells of the letterhead where the layout has other ones."""
CELL_MARGIN_PT = 5.4
"""Word's own margin at the left and right of a cell."""
FORM_TITLE_GAP_PT = 8.0
"""Room that a form's title leaves to the code at its left and the units at its right."""
CELL_TOP_PT = 2.0
"""Room above and below the words of a cell where the layout does not say it."""
FORM_TITLE_SHARE = 0.514
"""Share of the text width that the middle cell in the head of a form takes."""
FORM_UNITS_SHARE = 0.2356
"""The same of the right cell, with the units."""
NO_WIDTHS = MappingProxyType({"doc": 0.0, "ngang": 0.0})


@functools.lru_cache(maxsize=32)
def load_geometry(folder: Path) -> Geometry:
    """The geometry of the layout in ``folder``; TemplateUnusable if the file is missing or incomplete."""
    path = folder / "layout.yaml"
    try:
        raw = yaml.load(read_regular_text(path), Loader=yaml.CSafeLoader)
        raw = dict(raw) | of_word(folder / "layout.docx")
        return Geometry(
            text_width_mm=_by_orientation(raw["be_rong_chu_mm"]),
            letterhead_left_mm=float(raw["dau_van_ban_mm"]["trai"]),
            letterhead_right_mm=float(raw["dau_van_ban_mm"]["phai"]),
            form_title_mm=_by_orientation(raw["ten_bieu_mm"], FORM_TITLE_SHARE),
            form_units_mm=_by_orientation(raw.get("don_vi_bieu_mm", NO_WIDTHS), FORM_UNITS_SHARE),
            signature_mm=float(raw.get("chu_ky_mm", 0.0)),
            recipients_mm=float(raw.get("noi_nhan_mm", 0.0)),
            title_share=float(raw["tieu_de_rong_toi_da"]),
            rule_share=float(raw["duong_ke_so_voi_chu"]),
            motto=str(raw["tieu_ngu"]),
            sizes=MappingProxyType({str(key): float(value) for key, value in raw["co_chu_pt"].items()}),
            table_sizes=tuple(float(value) for value in raw["co_chu_bang_pt"]),
            cell_padding_pt=float(raw["le_o_bang_pt"]),
            cell_top_pt=float(raw.get("le_tren_o_bang_pt", CELL_TOP_PT)),
            cell_border_pt=float(raw["vien_o_bang_pt"]),
            cell_air_pt=float(raw["thoang_o_bang_pt"]),
            head_lines=float(raw["so_dong_dau_cot"]),
            text_share=float(raw["cot_chu_toi_da"]),
            comfortable_size=float(raw["co_chu_bang_de_doc"]),
            bound_words=tuple(str(word) for word in raw["khong_ngat_sau"]),
            bound_units=tuple(str(word) for word in raw.get("khong_ngat_truoc", ())),
            paragraphs=MappingProxyType({str(name): _look(value) for name, value in raw.get("kieu_doan", {}).items()}),
            text_height_mm=_by_orientation(
                raw.get("cao_chu_mm", HEIGHTS_MM), wider={"portrait": 420.0 - 297.0, "landscape": 297.0 - 210.0}
            ),
            cell_spacing=float(raw.get("dong_o_bang", 1.0)),
            cell_exact_pt=float(raw.get("dong_o_bang_pt", 0.0)),
            note_line_twips=int(raw.get("dong_chu_thich_twips", 0)),
            folder=folder,
            verification=_verification(raw.get("kiem_chung", "khong")),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise TemplateUnusable(
            f"{path}: không dùng được tệp kích thước của bố cục ({_why(error)}). "
            "Chép lại tệp layout.yaml, cùng layout.docx, của bố cục nd30 vào thư mục ấy rồi sửa."
        ) from error


def _why(error: Exception) -> str:
    """The cause in Vietnamese: a key that is missing, a line that YAML cannot read, a value of another kind."""
    if isinstance(error, KeyError):
        return f"thiếu mục “{error.args[0]}”"
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"dòng {error.problem_mark.line + 1} không đúng cú pháp YAML"
    if isinstance(error, UnknownValueError):
        return str(error)
    return cause(error) if isinstance(error, OSError | UnicodeDecodeError) else "có giá trị không đúng kiểu"


class UnknownValueError(ValueError):
    """A value that is none of those that a key can have; its text is a sentence for the reader."""


STYLES_OF_SIZES = {
    "co_quan": "Cơ quan ban hành",
    "tieu_ngu": "Tiêu ngữ",
    "trich_yeu": "Trích yếu",
    "ten_bieu": "Tên biểu",
    "ten_phu_luc": "Tên phụ lục",
    "don_vi_bieu": "Đơn vị báo cáo",
    "ky_hieu_bieu": "Ký hiệu biểu",
    "so_ky_hieu": "Số ký hiệu",
    "quyen_han": "Quyền hạn chức vụ",
    "noi_nhan": "Nơi nhận",
}
"""The style that has the size of each title."""
LOOKS = (
    *("Thân bài", "Mục gạch", "Mục cộng", "heading 1", "heading 2", "heading 3", "heading 4"),
    *("Đơn vị tính", "Tên phần biểu", "Chú thích hình", "footnote text"),
)
"""Styles whose line ends the program must know."""


def of_word(path: Path) -> dict[str, object]:
    """What the Word layout at ``path`` says, in the keys of ``layout.yaml``; nothing where there is none."""
    if not path.is_file():
        return {}
    word = word_layout(path)
    styles = word.styles
    found: dict[str, object] = {
        "co_chu_pt": {key: styles[name].size_pt for key, name in STYLES_OF_SIZES.items() if name in styles},
        "le_o_bang_pt": word.cell_padding_pt[1],
        "le_tren_o_bang_pt": word.cell_padding_pt[0],
        "vien_o_bang_pt": word.cell_border_pt,
        "dong_o_bang": styles[CELL_STYLE].line if CELL_STYLE in styles else 1.0,
        "dong_o_bang_pt": styles[CELL_STYLE].exact_pt if CELL_STYLE in styles else 0.0,
        "kieu_doan": {
            name: {
                "co": styles[name].size_pt,
                "dam": styles[name].bold,
                "nghieng": styles[name].italic,
                "thut": styles[name].first_pt,
            }
            for name in LOOKS
            if name in styles
        },
    }
    if (note := styles.get("footnote text")) is not None:
        found["dong_chu_thich_twips"] = note_line_twips(note.size_pt, note.line, note.exact_pt)
    if len(word.pages) == len(PAGES):
        pages = dict(zip(PAGES, word.pages, strict=True))
        widths = {name: page.text_width_pt / PT_PER_MM for name, page in pages.items()}
        found["be_rong_chu_mm"] = widths
        frames = word_frames(path)
        rooms = {name: with_room(page, frames.header, frames.footer, word) for name, page in pages.items()}
        found["cao_chu_mm"] = {name: page.text_height_pt / PT_PER_MM for name, page in rooms.items()}
        share = word.form_shares[1] if len(word.form_shares) == 3 else FORM_TITLE_SHARE
        found["ten_bieu_mm"] = {name: width * share for name, width in widths.items()}
        if len(word.form_shares) == 3:
            found["don_vi_bieu_mm"] = {name: width * word.form_shares[2] for name, width in widths.items()}
        if len(word.signature_shares) == 2:
            ending = word.ending_width_pt / PT_PER_MM
            found["chu_ky_mm"] = (ending or widths["than"]) * word.signature_shares[1]
            if ending:
                found["noi_nhan_mm"] = ending * word.signature_shares[0]
    left, right = word.letterhead_pt if len(word.letterhead_pt) == 2 else LETTERHEAD_PT
    found["dau_van_ban_mm"] = {"trai": left / PT_PER_MM, "phai": right / PT_PER_MM}
    return found


def _verification(value: object) -> Verification:
    for known in get_args(Verification):
        if value == known:
            return cast(Verification, known)
    raise UnknownValueError(f"kiem_chung: {value}; chỉ dùng khong, dong hoặc qr")


def _look(raw: Mapping[str, object]) -> ParagraphLook:
    return ParagraphLook(
        float(str(raw["co"])), bool(raw.get("dam")), bool(raw.get("nghieng")), float(str(raw.get("thut", 0)))
    )


def _by_orientation(
    raw: Mapping[str, object], share: float = 1, wider: Mapping[str, float] = MappingProxyType(A3_WIDER_MM)
) -> Mapping[str, float]:
    """Lengths by paper: those of A4 from the file, those of A3 with ``share`` of what its paper is ``wider``.

    The body has those of an upright appendix where the file does not say another one.
    """
    lengths = {english: float(str(raw[name])) for name, english in _ORIENTATIONS.items()}
    for name, more in wider.items():
        lengths[f"{name}_a3"] = lengths[name] + more * share
    return MappingProxyType(lengths | {"body": float(str(raw.get("than", raw["doc"])))})
