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
DATED: Final = re.compile(r"^.{0,40}?ngày\s*[\d….\s/]*tháng\s*[\d….\s/]*năm\s*[\d….]*(.*)$", re.IGNORECASE | re.DOTALL)
TITLED: Final = re.compile(
    r"((?:người (?:lập|ghi|báo cáo|làm|kiểm)|thủ trưởng|(?:phó )?giám đốc|chủ tịch|kế toán|trưởng (?:phòng|ban)|"
    r"thủ kho|đại diện)[^()]*)(\(.*\))?",
    re.IGNORECASE,
)
UNDER: Final = re.compile(r"\(?ký\b.*", re.IGNORECASE)
SIGNED_ROW: Final = re.compile(r"\(\+\).*\([-–−]\)")
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
    signed: bool = False
    blanks: tuple[int, ...] = ()
    number: int = 0
    remark: str = ""


@dataclass(slots=True)
class Below:
    """What was found: ``samples`` are rows that only show kinds of values."""

    rows: list[DraftRow] = field(default_factory=list)
    samples: list[tuple[GridCell, ...]] = field(default_factory=list)
    total: str = ""
    signers: list[tuple[str, str]] = field(default_factory=list)
    dated: bool = False
    grouped: str = ""
    total_first: bool = False
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
        if len(cells) == 1 and (NOTE.match(cells[0].text) or (out.notes and cells[0].left == 0)):
            out.notes.append(cells[0].text)
            left_out.append(f"dòng {grid.number(row)} “{_short(cells[0].text)}”")
            continue
        kept.append(row)
    for text in grid.below:
        left_out.append(f"“{_short(text)}” ở dưới bảng")
        _take_line(text, out)
    if left_out:
        out.remarks.append(f"không thành dòng của bảng (ghi chú, chữ ký lấy vào cuối biểu): {'; '.join(left_out[:6])}")
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
            _take_line(cell.text, out)


def _take_line(text: str, out: Below) -> None:
    """A line below the table: a note, the date, a signer, or what is written under a signer's title."""
    if NOTE.match(text):
        out.notes.append(text)
        return
    dated = DATED.match(text)
    if dated:
        out.dated = True
        text = dated[1].strip()
    signer = TITLED.fullmatch(text)
    if signer and len(text) < 90:
        out.signers.append((signer[1].strip().upper(), (signer[2] or "").strip()))
    elif UNDER.fullmatch(text):
        waiting = next((place for place, (_, note) in enumerate(out.signers) if not note), None)
        if waiting is not None:
            out.signers[waiting] = (out.signers[waiting][0], text)


def _is_group(draft: DraftRow) -> bool:
    """Whether a row names a group of rows: numbered I, II or A, B."""
    return bool(re.fullmatch(r"[IVX]+\.?|[A-ZĐ]\.?", draft.symbol)) and bool(draft.label) and not draft.free


def _take_groups(drafts: list[DraftRow], out: Below) -> bool:
    """Groups of rows that units add themselves: I, 1 …, 2 …, II, 1 …; the total before or after them."""
    lines = [draft for draft in drafts if not TOTAL.match(draft.label)]
    groups = [draft for draft in lines if _is_group(draft)]
    blank = [draft for draft in lines if draft.free or draft.label == ""]
    if len(groups) < 2 or len(blank) < len(groups) or len(groups) + len(blank) < len(lines):
        return False
    totals = [draft for draft in drafts if TOTAL.match(draft.label)]
    if totals:
        out.total, out.total_first = totals[0].label, totals[0] is drafts[0]
    out.grouped = "co_tong"
    names = "; ".join(f"{draft.symbol.rstrip('.')}. {draft.label}" for draft in groups)
    out.remarks.append(f"các nhóm “{names}”: số liệu ghi “- nhom: …” rồi các dòng của nhóm; nhóm và dòng tổng tự cộng")
    return True


def _sort(grid: Grid, kept: Sequence[int], places: Places, out: Below) -> None:
    """Prescribed rows or sample rows, and the total row."""
    drafts = [_draft(grid, row, places) for row in kept]
    coded = [draft for draft in drafts if draft.code]
    if not coded and _take_groups(drafts, out):
        return
    empty = [row for row in kept if _is_empty(grid, row, places)]
    own = [draft for draft in drafts if not TOTAL.match(draft.label)]
    mostly_empty = len(own) >= 2 and len(empty) >= MOSTLY * len(kept) and _worded(drafts) >= 2
    if len(coded) < 2 and not mostly_empty:
        for row, draft in zip(kept, drafts, strict=True):
            if _is_total(draft):
                out.total = draft.label or draft.symbol
                out.total_first = row == kept[0]
            else:
                out.samples.append(grid.rows[row])
        groups = [(row, draft) for row, draft in zip(kept, drafts, strict=True) if _is_group(draft)]
        if groups and len(groups) < len(out.samples):
            out.grouped = "tieu_de" if all(_is_empty(grid, row, places) for row, _ in groups) else "co_tong"
            names = "; ".join(f"{draft.symbol.rstrip('.')}. {draft.label}" for _, draft in groups[:4])
            out.remarks.append(f"các nhóm “{names}”: số liệu ghi “- nhom: …” rồi các dòng của nhóm")
        if out.samples:
            own_rows = [row for row, draft in zip(kept, drafts, strict=True) if not _is_total(draft)] or list(kept)
            total = f"; “{out.total}” là dòng tổng, chương trình tự cộng" if out.total else ""
            words = (
                f"dòng {_span(grid.number(own_rows[0]), grid.number(own_rows[-1]))} là dòng mẫu, "
                f"đơn vị tự nhập dòng{total}"
            )
            out.remarks.append(f"{words}; nếu là dòng cố định thì ghi vào “dong:”")
        return
    last = drafts[-1]
    if len(coded) < 2 and TOTAL.match(last.label) and len(drafts) > 2 and not last.symbol:
        out.total = drafts.pop().label
    out.samples = [grid.rows[row] for row in kept]
    if places.code >= 0 and len(coded) >= 2:
        drafts = [replace(draft, heading=True) if _is_heading(draft) else draft for draft in drafts]
    out.rows = _numbered(_related(_indented(drafts)))
    named = [row for row in out.rows if row.code]
    if named:
        headings = len(out.rows) - len(named)
        words = f"{len(named)} dòng cố định ({named[0].code}–{named[-1].code})"
        more = f" và {headings} dòng đề mục không có số" if headings else ""
        out.remarks.append(f"{words}{more}, dòng {out.rows[0].number}–{out.rows[-1].number} của tệp")
    out.remarks += [f"dòng {row.code}: {row.remark}" for row in out.rows if row.remark]


def _span(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)


def _is_total(draft: DraftRow) -> bool:
    numbered = draft.symbol.strip(".").replace(".", "").isdigit()
    return bool((TOTAL.match(draft.label) and not numbered) or (not draft.label and TOTAL.match(draft.symbol)))


def _is_heading(draft: DraftRow) -> bool:
    """Whether a row of a table with row codes only names what follows: no code, no unit of measure, no formula."""
    return not (draft.code or draft.unit or draft.formula or draft.free) and bool(draft.label)


def _indented(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows without a number of their own are below the numbered row before them."""
    out: list[DraftRow] = []
    last: DraftRow | None = None
    for draft in drafts:
        if draft.symbol:
            last = draft
        elif last is not None and not draft.indent and not draft.heading and not TOTAL.match(draft.label):
            draft = replace(draft, indent=min(4, last.indent + 1))
        out.append(draft)
    return out


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
            formula = _signs(found[2])
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
        signed=bool(SIGNED_ROW.search(label)),
        heading=across and not code,
        free=label in _BLANK and label != "",
        blanks=crossed,
        number=grid.number(row),
    )


def _signs(formula: str) -> str:
    """A formula over row codes with the signs of the form's own formulas."""
    text = re.sub(r"\s*[x×]\s*", " * ", formula.strip().rstrip("%"), flags=re.IGNORECASE)
    text = text.replace("−", "-").replace("–", "-").replace(":", "/").replace("÷", "/")
    return re.sub(r"\s*([-+*/])\s*", r" \1 ", text).strip()


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
        above = [item for item in out if not item.parent and not item.heading]
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
        if draft.parent:
            remarks.append(f"hiểu là một phần của dòng {parent}")
        if draft.signed:
            remarks.append("tăng (+), giảm (-): nhập được số âm; muốn in dấu + thì ghi dau_cong: true")
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
                if parts and not re.search(r"[-*/]", formula):
                    asked = f"công thức {formula} như bản gốc cộng cả dòng “trong đó” {', '.join(parts)}"
                    remarks.append(f"{asked}: xem lại mã dòng")
        parent = parent if parent != code else ""
        out.append(replace(draft, code=code, parent=parent, formula=formula, remark="; ".join(remarks)))
    return out
