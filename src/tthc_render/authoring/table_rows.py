"""What is below the header of a table: rows that the form prescribes, sample rows, the total, and what is no table.

Nothing is decided in silence: what was taken for what is in ``remarks``, with the row numbers of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tthc_render.authoring.table_files import Grid, GridCell

SIGNER: Final = re.compile(
    r"^(?:người (?:lập|ghi|báo cáo|làm|kiểm)|thủ trưởng|giám đốc|phó giám đốc|chủ tịch|kế toán|trưởng (?:phòng|ban)|"
    r"thủ kho|đại diện|xác nhận|nơi nhận|tm\.|kt\.|tl\.|\(?ký[,) ]|.{0,30}, ngày\b)",
    re.IGNORECASE,
)
NOTE: Final = re.compile(r"^(?:ghi chú|chú thích|lưu ý|\*|\(\*\)|\(\d\)\s)", re.IGNORECASE)
TOTAL: Final = re.compile(r"^(tổng|cộng|toàn)\b", re.IGNORECASE)
PART: Final = re.compile(r"^[-–+•\s]*trong đó\b", re.IGNORECASE)
_STATED: Final = re.compile(
    r"[(\[]?\s*(?:mã số|mã|ms)?\s*([0-9A-ZĐ][\w.]*)\s*=\s*([^()=]*(?:\([^()]*\)[^()=]*)*?)\s*[)\]]?\s*$", re.IGNORECASE
)
_FIGURE: Final = re.compile(r"\(?-?[\d.,\s]*\d[\d.,\s]*%?\)?")
_BLANK: Final = ("", "…", "...", "-", "–", "....", "……")
_CROSS: Final = ("x", "X", "×")
MOSTLY: Final = 0.6


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A prescribed row as read: ``blanks`` are places of crossed-out columns, ``number`` its row in the file."""

    code: str
    label: str
    symbol: str = ""
    unit: str = ""
    formula: str = ""
    parent: str = ""
    indent: int = 0
    bold: bool = False
    heading: bool = False
    free: bool = False
    blanks: tuple[int, ...] = ()
    number: int = 0
    remark: str = ""


@dataclass(slots=True)
class Below:
    """What was found: ``samples`` are rows that only show kinds of values."""

    rows: list[DraftRow] = field(default_factory=list)
    samples: list[tuple[GridCell, ...]] = field(default_factory=list)
    total: str = ""
    signers: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    formulas: list[tuple[int, GridCell]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Places:
    """Which columns hold what, counted from 0; -1 where there is none."""

    label: int = 0
    symbol: int = -1
    code: int = -1
    unit: int = -1
    figures: tuple[int, ...] = ()


def own_text(grid: Grid, row: int, column: int) -> str:
    """The text of a place if its cell begins in this row."""
    cell = grid.rows[row][column]
    return cell.text if cell.top == row else ""


def read_below(grid: Grid, first: int, places: Places) -> Below:
    """All rows of ``grid`` from ``first`` on."""
    out = Below()
    kept: list[int] = []
    left_out: list[str] = []
    for row in range(first, len(grid.rows)):
        cells = [cell for cell in dict.fromkeys(grid.rows[row]) if cell.top == row and cell.text]
        if not cells:
            continue
        if _ends_table(grid, row, cells, places):
            _rest(grid, row, out, left_out)
            break
        if NOTE.match(cells[0].text) and len(cells) == 1:
            out.notes.append(cells[0].text)
            left_out.append(f"dòng {grid.number(row)} “{_short(cells[0].text)}”")
            continue
        kept.append(row)
    if left_out:
        out.remarks.append(f"không lấy vào bảng: {'; '.join(left_out[:6])}")
    _sort(grid, kept, places, out)
    return out


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _ends_table(grid: Grid, row: int, cells: Sequence[GridCell], places: Places) -> bool:
    """Whether signatures begin here: no figures, and a signer's title or a date line."""
    figures = [own_text(grid, row, column) for column in places.figures]
    if (
        sum(bool(_FIGURE.fullmatch(text)) for text in figures if text)
        or own_text(grid, row, places.code if places.code >= 0 else 0).isdigit()
    ):
        return False
    return any(SIGNER.match(cell.text) for cell in cells)


def _rest(grid: Grid, row: int, out: Below, left_out: list[str]) -> None:
    for number in range(row, len(grid.rows)):
        for cell in dict.fromkeys(grid.rows[number]):
            if cell.top != number or not cell.text:
                continue
            left_out.append(f"dòng {grid.number(number)} “{_short(cell.text)}”")
            if cell.text.isupper() and SIGNER.match(cell.text) and len(cell.text) < 60:
                out.signers.append(cell.text)


def _sort(grid: Grid, kept: Sequence[int], places: Places, out: Below) -> None:
    """Prescribed rows or sample rows, and the total row."""
    drafts = [_draft(grid, row, places) for row in kept]
    coded = [draft for draft in drafts if draft.code]
    empty = [row for row in kept if _is_empty(grid, row, places)]
    own = [draft for draft in drafts if not TOTAL.match(draft.label)]
    mostly_empty = len(own) >= 2 and len(empty) >= MOSTLY * len(kept) and _worded(drafts) >= 2
    if len(coded) < 2 and not mostly_empty:
        for row, draft in zip(kept, drafts, strict=True):
            if TOTAL.match(draft.label) or (not draft.label and TOTAL.match(draft.symbol)):
                out.total = draft.label or draft.symbol
            else:
                out.samples.append(grid.rows[row])
        if out.samples:
            words = f"dòng {grid.number(kept[0])}–{grid.number(kept[-1])} là dòng mẫu, đơn vị tự nhập dòng"
            out.remarks.append(f"{words}; nếu là dòng cố định thì ghi vào “dong:”")
        return
    last = drafts[-1]
    if len(coded) < 2 and TOTAL.match(last.label) and len(drafts) > 2 and not last.symbol:
        out.total = drafts.pop().label
    out.samples = [grid.rows[row] for row in kept]
    out.rows = _numbered(_related(drafts))
    if out.rows:
        begin, end = out.rows[0], out.rows[-1]
        words = f"{len(out.rows)} dòng cố định ({begin.code}–{end.code})"
        out.remarks.append(f"{words}, dòng {begin.number}–{end.number} của tệp")
    out.remarks += [f"dòng {row.code}: {row.remark}" for row in out.rows if row.remark]


def _worded(drafts: Sequence[DraftRow]) -> int:
    return sum(bool(draft.label) and draft.label not in _BLANK for draft in drafts)


def _is_empty(grid: Grid, row: int, places: Places) -> bool:
    texts = [own_text(grid, row, column) for column in places.figures]
    filled = [text for text in texts if text not in _BLANK and text not in _CROSS and text != "0"]
    return not filled


def _draft(grid: Grid, row: int, places: Places) -> DraftRow:
    def at(column: int) -> str:
        return own_text(grid, row, column) if 0 <= column < grid.width else ""

    label, code, symbol = at(places.label), at(places.code), at(places.symbol)
    cell = grid.rows[row][places.label]
    formula = ""
    for text in (code, label):
        if "=" in text and (found := _STATED.search(text)):
            formula = found[2].strip()
            if text == code:
                code = found[1]
            elif places.code < 0:
                symbol = symbol or ""
    crossed = tuple(column for column in places.figures if at(column) in _CROSS)
    across = cell.left <= places.label and cell.right >= max((*places.figures, places.label)) and bool(places.figures)
    return DraftRow(
        code=code.strip("()[] "),
        label=re.sub(r"^[-–+•]\s+", lambda found: found[0], label),
        symbol=symbol,
        unit=at(places.unit),
        formula=formula,
        indent=min(4, _depth(symbol, label)),
        bold=cell.bold,
        heading=across and not code,
        free=label in _BLANK and label != "",
        blanks=crossed,
        number=grid.number(row),
    )


def _depth(symbol: str, label: str) -> int:
    """How deep a row is by its number, I → 1 → 1.1 → a), and by the dash before its name."""
    if re.match(r"^[-–+•]\s", label):
        return 2
    if re.fullmatch(r"[A-ZĐ]|[IVXL]+\.?", symbol) or not symbol:
        return 0
    return 1 + symbol.strip(".").count(".") if symbol[0].isdigit() else 2


def _related(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows with the row that each "trong đó" is a part of."""
    out: list[DraftRow] = []
    for draft in drafts:
        above = [item for item in out if not item.parent and not item.heading and item.indent < max(draft.indent, 1)]
        whole = above[-1] if above else None
        if PART.match(draft.label) and (whole or out):
            whole = whole or out[-1]
            draft = replace(draft, parent=whole.code or f"#{len(out)}")
        out.append(draft)
    return out


def _numbered(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Codes for rows that have none (01, 02, …); formulas and parents that name rows that are there."""
    codes: list[str] = []
    given = [draft.code for draft in drafts if draft.code]
    number = 0
    for draft in drafts:
        if draft.code and draft.code not in codes:
            codes.append(draft.code)
            continue
        number += 1
        while f"{number:02d}" in given or f"{number:02d}" in codes:
            number += 1
        codes.append(f"{number:02d}" if not (draft.free or draft.heading) else "")
    out = []
    for draft, code in zip(drafts, codes, strict=True):
        parent = draft.parent
        if parent.startswith("#"):
            parent = codes[int(parent[1:]) - 1]
        remarks = [draft.remark] if draft.remark else []
        formula = draft.formula
        if formula:
            words = re.findall(r"[0-9A-ZĐ][\w.]*", formula)
            named = {word for word in words if word in codes}
            unknown = [word for word in words if word not in codes and word not in ("100", "1000")]
            if unknown or not named:
                remarks.append(f"công thức trong bảng gốc: {formula} (không có dòng {', '.join(unknown) or '…'})")
                formula = ""
            else:
                parts = [codes[place] for place, item in enumerate(drafts) if item.parent and codes[place] in named]
                if parts:
                    asked = f"công thức {formula} như bản gốc cộng cả dòng “trong đó” {', '.join(parts)}"
                    remarks.append(f"{asked}: xem lại mã dòng")
        parent = parent if parent != code else ""
        out.append(replace(draft, code=code, parent=parent, formula=formula, remark="; ".join(remarks)))
    return out
