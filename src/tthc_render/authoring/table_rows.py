"""What is below the header of a table: rows that the form prescribes, sample rows, the total, and what is no table.

Nothing is decided in silence: what was taken for what is in ``remarks``, with the row numbers of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_codes import pointed
from tthc_render.authoring.table_endings import NOTE, Ending, begins_signatures, take_cell
from tthc_render.authoring.table_files import Grid, GridCell
from tthc_render.authoring.table_row_headings import MOSTLY, is_group, with_headings
from tthc_render.authoring.table_row_kinds import row_remarks, unsure_decimals, with_kinds, with_units
from tthc_render.authoring.table_row_relations import PART, TOTAL, DraftRow, related, renumbered
from tthc_render.authoring.table_stated import with_stated_decimals
from tthc_render.authoring.table_words import prescribed_words, signed_by_notes
from tthc_render.vietnamese.subtotals import is_subtotal
from tthc_render.vietnamese.text import without_gaps

SIGNED_ROW: Final = re.compile(r"\(\+\).*\([-–−]\)")
_FIGURE: Final = re.compile(r"\(?[-+]?[\d.,\s]*\d[\d.,\s]*%?\)?")
_BLANK: Final = ("", "…", "...", "-", "–", "....", "……")
_CROSS: Final = ("x", "X", "×")
_GROUP_IN_LABEL: Final = re.compile(
    r"^([IVX]{1,5}|[A-HĐ])(?:\s*[.)/:-]\s*(?=[A-ZÀ-ỸĐ])(.+)|\s+(?=[A-ZÀ-ỸĐ])([^a-zà-ỹ]+))$"
)
_PLACE_NAME: Final = re.compile(
    r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thành phố|tỉnh|sở|ban|phòng|ubnd|ủy ban|trường|trạm|bệnh viện|công ty|"
    r"trung tâm|phòng khám|chi cục|văn phòng|thôn|tổ dân phố)\s+\S",
    re.IGNORECASE,
)
_NUMBERING: Final = re.compile(r"[IVX]+|[A-ZĐ]|\d+(?:\.\d+)*|[a-zđ]")
_TOLD: Final = re.compile(r"(?:tổng|cộng|toàn)\b.{3,80}:\s*\d|\(?(?:(?:viết|số tiền) )?bằng chữ\b", re.IGNORECASE)
"""A sentence that gives a total in words, no row of figures."""
DECIMALS_MAX: Final = 6
"""More decimals than this are those of a figure that nobody rounded: two are proposed."""


@dataclass(slots=True)
class Below:
    """What was found: ``samples`` are rows that only show kinds of values."""

    rows: list[DraftRow] = field(default_factory=list)
    samples: list[tuple[GridCell, ...]] = field(default_factory=list)
    total: str = ""
    total_row: tuple[GridCell, ...] = ()
    ending: Ending = field(default_factory=Ending)
    grouped: str = ""
    total_first: bool = False
    remarks: list[str] = field(default_factory=list)

    @property
    def signers(self) -> list[tuple[str, str]]:
        """Who signs below the table, each with the line under the title."""
        return self.ending.signers

    @property
    def notes(self) -> list[str]:
        """The notes below the table."""
        return self.ending.notes

    @property
    def dated(self) -> bool:
        """Whether a date stands above the signatures."""
        return self.ending.dated


@dataclass(frozen=True, slots=True)
class Places:
    """Which columns hold what, counted from 0; -1 where there is none; ``words`` are other columns of words.

    ``shares`` are those of the ``figures`` that never add up; ``money``: some of the others hold money; ``dates`` are
    columns of dates.
    """

    label: int = 0
    symbol: int = -1
    code: int = -1
    unit: int = -1
    figures: tuple[int, ...] = ()
    words: tuple[int, ...] = ()
    shares: tuple[int, ...] = ()
    money: bool = False
    dates: tuple[int, ...] = ()


def own_text(grid: Grid, row: int, column: int) -> str:
    """The text of a place if its cell begins in this row."""
    cell = grid.rows[row][column]
    return cell.text if cell.top == row else ""


def read_below(grid: Grid, first: int, places: Places, fixed: bool | None = None) -> Below:
    """All rows of ``grid`` from ``first`` on; ``fixed`` says by hand whether the form prescribes them."""
    out = Below()
    kept: list[int] = []
    left_out: list[str] = []
    lost: list[str] = []
    end = len(grid.rows)
    for row in range(first, len(grid.rows)):
        cells = [cell for cell in dict.fromkeys(grid.rows[row]) if cell.top == row and cell.text]
        if not cells:
            out.ending.loose = out.ending.loose and out.ending.notes[-1].endswith(":")
            continue
        if _ends_table(grid, row, cells, places):
            end = row
            break
        noted = _note_lines(cells, places, out.ending.loose)
        apart = places.label > 0 and len(cells) == 1 and not _GROUP_IN_LABEL.match(cells[0].text)
        if noted and take_cell(noted, out.ending, sure=apart):
            left_out.append(f"dòng {grid.number(row)} “{_short(noted[0])}”")
            continue
        if len(cells) == 1 and _TOLD.match(cells[0].text):
            lost.append(f"dòng {grid.number(row)} “{_short(cells[0].text)}” (câu có số liệu, theo từng báo cáo)")
            continue
        kept.append(row)
    for row in range(end, len(grid.rows)):
        for cell in dict.fromkeys(grid.rows[row]):
            if cell.top == row and cell.text:
                known = take_cell(cell.spaced_lines, out.ending, cell.left)
                (left_out if known else lost).append(f"dòng {grid.number(row)} “{_short(cell.text)}”")
    out.ending.loose = out.ending.loose and end == len(grid.rows)
    for text in grid.below:
        lines = text.split("\n")
        known = take_cell(lines, out.ending)
        (left_out if known else lost).append(f"“{_short(without_gaps(', '.join(lines)))}” ở dưới bảng")
    taken = "không thành dòng của bảng, lấy vào ghi chú, chữ ký cuối biểu"
    for words, lines in ((taken, left_out), ("bỏ, không lấy vào biểu (tên người, hay không rõ là gì)", lost)):
        if lines:
            more = f" và {len(lines) - 8} dòng nữa" if len(lines) > 8 else ""
            out.remarks.append(f"{words}: {'; '.join(lines[:8])}{more}")
    _sort(grid, kept, places, out, fixed)
    return out


def _note_lines(cells: Sequence[GridCell], places: Places, loose: bool) -> tuple[str, ...]:
    """The lines of a row that is a note, in one cell or as a number and its words; () for a row of the table."""
    first, others = cells[0], cells[1:]
    if not others and (NOTE.match(first.text) or (loose and first.left == 0)):
        return first.all_lines
    worded = len(others) == 1 and others[0].left not in (*places.figures, places.code, places.unit)
    if not worded or len(others[0].text.split()) < 3:
        return ()
    if re.match(r"(?:ghi chú|chú thích|lưu ý)", first.text, re.IGNORECASE) or (
        loose and re.fullmatch(r"[-–+•*]|\(?(?:\d{1,2}|[a-zđ]|\*)\s*[.)]*", first.text)
    ):
        return f"{first.text} {others[0].all_lines[0]}", *others[0].all_lines[1:]
    return ()


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
    return any(begins_signatures(cell.all_lines) for cell in cells)


def _take_groups(drafts: list[DraftRow], out: Below) -> bool:
    """Groups of rows that units add themselves: I, 1 …, 2 …, II, 1 …; the total before or after them."""
    lines = [draft for draft in drafts if not TOTAL.match(draft.label)]
    groups = [draft for draft in lines if is_group(draft)]
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


def _why_fixed(grid: Grid, kept: Sequence[int], drafts: Sequence[DraftRow], places: Places) -> str:
    """What shows that the form prescribes its rows; "" where units write rows of their own."""
    if sum(bool(draft.code) for draft in drafts) >= 2:
        return "có mã dòng"
    empty = [row for row in kept if _is_empty(grid, row, places)]
    own = [draft for draft in drafts if not TOTAL.match(draft.label)]
    worded = sum(bool(draft.label) and draft.label not in _BLANK for draft in drafts)
    if len(own) >= 2 and len(empty) >= MOSTLY * len(kept) and worded >= 2:
        return "hầu hết ô số còn trống"
    if any(PART.match(draft.label) for draft in drafts):
        return "có dòng “trong đó”"
    if len({draft.unit for draft in drafts if draft.unit}) > 1:
        return "mỗi dòng một đơn vị tính"
    named = sum(bool(_PLACE_NAME.match(draft.label)) for draft in own)
    numbers = [draft.own_number for draft in own]
    depths = {
        (bool(re.fullmatch(r"[IVX]+", number)), number[:1].isdigit(), number.count(".")) for number in numbers if number
    }
    if len(depths) > 2 and named < 0.5 * len(own):
        return "đánh số nhiều bậc"
    return ""


def _sort(grid: Grid, kept: Sequence[int], places: Places, out: Below, fixed: bool | None) -> None:
    """Prescribed rows or sample rows, and the total row."""
    drafts = [_draft(grid, row, places) for row in kept]
    if not drafts:
        return
    if places.unit >= 0:
        drafts = with_units(drafts, {at: grid.rows[row][places.unit].text for at, row in enumerate(kept)})
    if fixed is None and not any(draft.code for draft in drafts) and _take_groups(drafts, out):
        return
    why = _why_fixed(grid, kept, drafts, places) if fixed is None else "theo --fixed-rows" if fixed else ""
    if not why:
        _take_samples(grid, kept, drafts, places, out)
        return
    out.samples = [grid.rows[row] for row in kept]
    last = drafts[-1]
    if TOTAL.match(last.label) and len(drafts) > 2 and not (last.symbol or last.code):
        units = {draft.unit for draft in drafts if draft.unit}
        if len(units) < 2 and not any("=" in draft.label for draft in drafts[-1:]):
            out.total = drafts.pop().label
            out.total_row = grid.rows[kept[-1]]
    coded = places.code >= 0 and sum(bool(draft.code) for draft in drafts) >= 2
    drafts = with_headings(drafts, coded=coded)
    drafts = renumbered(drafts)
    prescribed, asked = prescribed_words(drafts, places.words, places.figures)
    out.remarks += asked
    drafts = [replace(row, printed=tuple(pair for pair in row.printed if pair[0] in prescribed)) for row in drafts]
    out.rows, signed = signed_by_notes(with_kinds(related(_indented(drafts)), places.money), out.notes)
    out.rows = with_stated_decimals(out.rows, out.notes)
    out.remarks += signed
    named = [row for row in out.rows if row.code]
    if named:
        headings = sum(row.heading for row in out.rows)
        words = f"{len(named)} dòng cố định ({named[0].code}–{named[-1].code})"
        more = f" và {headings} dòng đề mục không có số" if headings else ""
        more += ", chỗ cho các dòng đơn vị tự thêm" if any(row.free for row in out.rows) else ""
        place = f"dòng {out.rows[0].number}–{out.rows[-1].number} của tệp"
        again = "" if fixed else f"; {why}; nếu đơn vị tự ghi dòng thì chạy lại với --open-rows"
        out.remarks.append(f"{words}{more}, {place}{again}")
        if out.total:
            out.remarks.append(f"“{out.total}” là dòng tổng: cộng mọi dòng không có công thức, trừ dòng “trong đó”")
    out.remarks += [*unsure_decimals(out.rows), *row_remarks(out.rows)]


def _take_samples(grid: Grid, kept: Sequence[int], drafts: list[DraftRow], places: Places, out: Below) -> None:
    """Rows that units write themselves: groups among them, and the total."""
    drafts = [_group_in_label(draft) for draft in drafts]
    sums = [at for at, draft in enumerate(drafts) if _is_total(draft)]
    whole = [at for at in sums if not is_subtotal(drafts[at].label or drafts[at].symbol)][-1:]
    for at, (row, draft) in enumerate(zip(kept, drafts, strict=True)):
        if at in sums and at not in whole:
            continue
        if at in whole:
            out.total = draft.label or draft.symbol
            out.total_row = grid.rows[row]
            out.total_first = row == kept[0]
        else:
            out.samples.append(grid.rows[row])
    groups = [(row, draft) for row, draft in zip(kept, drafts, strict=True) if is_group(draft)]
    if groups and len(groups) < len(out.samples):
        out.grouped = "tieu_de" if all(_is_empty(grid, row, places) for row, _ in groups) else "co_tong"
        names = "; ".join(f"{draft.symbol.rstrip('.')}. {draft.label}" for _, draft in groups[:4])
        printed = "dòng nhóm in tổng" if out.grouped == "co_tong" else "dòng nhóm chỉ in tên"
        out.remarks.append(f"các nhóm “{names}”: số liệu ghi “- nhom: …” rồi các dòng của nhóm; {printed}")
    of_groups = [at for at in sums if at not in whole]
    if of_groups:
        names = "; ".join(
            f"dòng {grid.number(kept[at])} “{drafts[at].label or drafts[at].symbol}”" for at in of_groups[:4]
        )
        more = f" và {len(of_groups) - 4} dòng nữa" if len(of_groups) > 4 else ""
        words = "chương trình tự cộng, đừng nhập; biểu in tổng nhóm thì ghi nhom: co_tong"
        out.remarks.append(f"{names}{more} là dòng cộng từng nhóm: {words}")
    if out.samples:
        own_rows = [row for row, draft in zip(kept, drafts, strict=True) if not _is_total(draft)] or list(kept)
        total = f"; “{out.total}” là dòng tổng, chương trình tự cộng" if out.total else ""
        words = (
            f"dòng {_span(grid.number(own_rows[0]), grid.number(own_rows[-1]))} là dòng mẫu, đơn vị tự nhập dòng{total}"
        )
        out.remarks.append(f"{words}; nếu là dòng cố định thì chạy lại với --fixed-rows")


def _group_in_label(draft: DraftRow) -> DraftRow:
    """A row "I. Y TẾ CÔNG", whose number stands in one cell with its name, as a row with a number."""
    found = None if draft.symbol else _GROUP_IN_LABEL.match(draft.label)
    return replace(draft, symbol=found[1], label=(found[2] or found[3]).strip()) if found else draft


def _span(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)


def _is_total(draft: DraftRow) -> bool:
    numbered = bool(_NUMBERING.fullmatch(draft.symbol.strip(".")))
    return bool((TOTAL.match(draft.label) and not numbered) or (not draft.label and TOTAL.match(draft.symbol)))


def _indented(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows without a number of their own are below the numbered row before them; the highest are not set in."""
    out: list[DraftRow] = []
    last: DraftRow | None = None
    for draft in drafts:
        if draft.symbol:
            last = draft
        elif last is not None and not (draft.indent or draft.heading or draft.free or _stands_apart(draft)):
            draft = replace(draft, indent=min(4, last.indent + 1))
        out.append(draft)
    least = min((draft.indent for draft in out if not draft.free), default=0)
    return [replace(draft, indent=max(0, draft.indent - least)) for draft in out]


def _stands_apart(draft: DraftRow) -> bool:
    """Whether a row without a number is no part of the numbered row above it: a total, or a name in capitals."""
    return bool(TOTAL.match(draft.label)) or draft.label.isupper()


def _is_empty(grid: Grid, row: int, places: Places) -> bool:
    texts = [own_text(grid, row, column) for column in places.figures]
    filled = [text for text in texts if text not in _BLANK and text not in _CROSS and text != "0"]
    return not filled


def _draft(grid: Grid, row: int, places: Places) -> DraftRow:
    wide = grid.rows[row][places.label]

    def at(column: int) -> str:
        if not 0 <= column < grid.width or (column != places.label and grid.rows[row][column] is wide):
            return ""
        return own_text(grid, row, column)

    label, code, symbol = (pointed(at(place)) for place in (places.label, places.code, places.symbol))
    if not label and wide.top < row and wide.left == wide.right:
        label = wide.text  # a name that reaches down over several rows
    words = tuple((column, at(column)) for column in places.words if at(column))
    if not label and symbol and not _NUMBERING.fullmatch(symbol.strip(" .()")):
        label, symbol = symbol, ""  # a name that begins in the column of numbers
    texts = {column: at(column) for column in places.figures}
    crossed = tuple(column for column in (*texts, *places.dates) if at(column) in _CROSS)
    figures = tuple(
        (column, value)
        for column, text in texts.items()
        if column not in places.shares and (value := figure(text)) is not None
    )
    own = [text for column, text in texts.items() if column not in places.shares]
    decimals = [len(found[1]) for text in own if (found := re.search(r",(\d+)%?\)?$", text))]
    across = wide.left <= places.label and wide.right >= max((*places.figures, places.label)) and bool(places.figures)
    return DraftRow(
        code=re.sub(r"^[(\[]\s*([\w.]+)\s*[)\]]$", r"\1", code.strip()),
        label=label,
        symbol=symbol,
        unit=at(places.unit),
        indent=min(4, _depth(symbol, label)),
        bold=wide.bold,
        signed=bool(SIGNED_ROW.search(label)),
        heading=across and not code,
        free=bool(label) and not label.strip("-–—.…_·* "),
        blanks=crossed,
        number=grid.number(row),
        places=most if (most := max(decimals, default=0)) and most <= DECIMALS_MAX else 2 if most else None,
        figures=figures,
        printed=words,
        texts=tuple(text for text in own if text not in _BLANK and text not in _CROSS),
    )


def figure(text: str) -> Decimal | None:
    """The figure that a cell shows, as Vietnamese writes it: 1.250,5; (12) is -12; None for all else."""
    bare = text.strip().rstrip("%").replace(" ", "").replace("−", "-")
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare.strip("()") if negative else bare
    if not re.fullmatch(r"[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", bare):
        return None
    value = Decimal(bare.replace(".", "").replace(",", "."))
    return -value if negative else value


def _depth(symbol: str, label: str) -> int:
    """How deep a row is by its number, I → 1 → 1.1 → a), and by the dash before its name."""
    if re.match(r"^[-–+•]\s", label):
        return 2
    if re.fullmatch(r"[A-ZĐ]|[IVXL]+\.?", symbol) or not symbol:
        return 0
    return 1 + symbol.strip(".").count(".") if symbol[0].isdigit() else 2
