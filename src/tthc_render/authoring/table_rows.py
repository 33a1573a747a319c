"""What is below the header of a table: rows that the form prescribes, sample rows, the total, and what is no table.

Nothing is decided in silence: what was taken for what is in ``remarks``, with the row numbers of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tthc_render.authoring.table_called_rows import called_rows, with_called
from tthc_render.authoring.table_draft_rows import PART, TOTAL, DraftRow
from tthc_render.authoring.table_endings import Ending, begins_signatures, names_signer, signs_apart, take_cell
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.authoring.table_lookout import is_footnote, note_lines
from tthc_render.authoring.table_points import with_levels_and_ratings
from tthc_render.authoring.table_prescribed import ROOM, is_empty, is_room, why_fixed
from tthc_render.authoring.table_row_cells import NUMBERING, UNIT_CODE, Places, own_text, row_of
from tthc_render.authoring.table_row_depths import indented
from tthc_render.authoring.table_row_figures import shown_groups
from tthc_render.authoring.table_row_groups import IN_DRAFTS, about_groups, printed_groups, sums_group
from tthc_render.authoring.table_row_headings import is_group, with_headings, with_worded_rows
from tthc_render.authoring.table_row_kinds import row_remarks, unsure_decimals, with_kinds, with_units
from tthc_render.authoring.table_row_relations import related, renumbered, states_sum
from tthc_render.authoring.table_stated import with_stated_decimals, with_stated_wholes
from tthc_render.authoring.table_words import (
    bracketed,
    bracketed_parts,
    prescribed_words,
    signed_by_notes,
)
from tthc_render.vietnamese.ordinals import is_below
from tthc_render.vietnamese.subtotals import is_subtotal
from tthc_render.vietnamese.text import without_gaps

_FIGURE: Final = re.compile(r"\(?[-+]?[\d.,\s]*\d[\d.,\s]*%?\)?")
_GROUP_IN_LABEL: Final = re.compile(
    r"^([IVX]{1,5}|[A-HĐ])(?:\s*[.)/:-]\s*(?=[A-ZÀ-ỸĐ])(.+)|\s+(?=[A-ZÀ-ỸĐ])([^a-zà-ỹ]+))$"
)
NAMELESS: Final = "chỉ chừa chỗ ghi tên nên hiểu là chỗ đơn vị tự thêm dòng"
_TOLD: Final = re.compile(
    r"(?:tổng|cộng|toàn)\b.{3,80}:\s*\d|(?:(?:tổng|cộng|số)\b[^:]{0,40})?\(?(?:(?:viết|ghi|số tiền) )?bằng chữ\b",
    re.IGNORECASE,
)
"""A sentence that gives a total in words, no row of figures."""
_RULED: Final = re.compile(r"(?:tổng|cộng|toàn)\b.{3,}\b(?:phải|bằng nhau|luôn bằng|khớp)\b.*", re.IGNORECASE)
"""A sentence about totals: “Tổng cộng I và Tổng cộng II phải bằng nhau.”"""


@dataclass(slots=True)
class Below:
    """What was found: ``samples`` are rows that only show kinds of values, ``sampled`` their numbers in the file.

    ``group_rows`` name groups, ``printed_groups`` are number and name of those of the form;
    ``names_across``: the names of headings and groups reach over all columns;
    ``brackets``: negative figures stand in brackets.
    """

    rows: list[DraftRow] = field(default_factory=list)
    samples: list[tuple[GridCell, ...]] = field(default_factory=list)
    total: str = ""
    total_row: tuple[GridCell, ...] = ()
    total_number: int = 0
    sampled: set[int] = field(default_factory=set)
    ending: Ending = field(default_factory=Ending)
    grouped: str = ""
    group_rows: list[tuple[GridCell, ...]] = field(default_factory=list)
    printed_groups: list[tuple[str, str]] = field(default_factory=list)
    names_across: bool = False
    total_first: bool = False
    remarks: list[str] = field(default_factory=list)
    brackets: bool = False

    @property
    def signers(self) -> list[tuple[str, str]]:
        """Who signs below the table from left to right, each with the line under the title."""
        return self.ending.from_left()

    @property
    def notes(self) -> list[str]:
        """The notes below the table."""
        return self.ending.notes

    @property
    def dated(self) -> bool:
        """Whether a date stands above the signatures."""
        return self.ending.dated


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
        noted = note_lines(cells, places, out.ending.loose)
        apart = places.label > 0 and len(cells) == 1 and not _GROUP_IN_LABEL.match(cells[0].text)
        if noted and take_cell(noted, out.ending, sure=apart):
            left_out.append(f"dòng {grid.number(row)} “{_short(noted[0])}”")
            continue
        if len(cells) == 1 and _RULED.fullmatch(cells[0].text):
            out.ending.notes += cells[0].all_lines
            out.remarks.append(
                f"dòng {grid.number(row)} “{_short(cells[0].text)}” là câu không có số: lấy vào ghi chú; chương trình "
                "không tự kiểm tra câu ấy, so được bằng công thức thì thêm kiem_tra"
            )
            continue
        if is_footnote(grid, row, places):
            out.ending.notes += cells[0].all_lines
            left_out.append(f"dòng {grid.number(row)} “{_short(cells[0].text)}”")
            continue
        if len(cells) == 1 and _TOLD.match(cells[0].text):
            lost.append(f"dòng {grid.number(row)} “{_short(cells[0].text)}” (câu có số liệu, theo từng báo cáo)")
            continue
        kept.append(row)
    for row in range(end, len(grid.rows)):
        cells = [cell for cell in dict.fromkeys(grid.rows[row]) if cell.top == row and cell.text]
        titled = any(names_signer(cell.all_lines) for cell in cells)
        for cell in cells:
            known = take_cell(cell.spaced_lines, out.ending, cell.left, among_titles=titled)
            (left_out if known else lost).append(f"dòng {grid.number(row)} “{_short(cell.text)}”")
    out.ending.loose = out.ending.loose and end == len(grid.rows)
    for text in grid.below:
        lines = text.split("\n")
        known = take_cell(lines, out.ending)
        (left_out if known else lost).append(f"“{_short(without_gaps(', '.join(lines)))}” ở dưới bảng")
    taken = "không thành dòng của bảng, lấy vào ghi chú, chữ ký cuối biểu"
    for words, lines in ((taken, left_out), ("bỏ, không lấy vào biểu (tên người, hay không rõ là gì)", lost)):
        if lines:
            out.remarks.append(f"{words}: {'; '.join(lines)}")
    out.remarks += out.ending.about_dates()
    _sort(grid, kept, places, out, fixed)
    parts = [row for row in kept if PART.match(grid.rows[row][places.label].text)]
    others = [row for row in kept if row not in parts]
    shown = [grid.rows[row][column] for row in others for column in places.figures]
    about_brackets = bracketed(out.notes, shown)
    out.brackets = bool(about_brackets)
    out.remarks += about_brackets
    out.remarks += bracketed_parts(grid.rows[row][column] for row in parts for column in places.figures)
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
    apart = all(cell.left > places.label and signs_apart(cell.all_lines) for cell in cells)
    return apart or (
        any(begins_signatures(cell.all_lines) for cell in cells) and not _names_row(grid, row, cells, places)
    )


def _names_row(grid: Grid, row: int, cells: Sequence[GridCell], places: Places) -> bool:
    """Whether an office in the column of names is a row of the table (“Chủ tịch UBND”), whose total stands below."""
    if len(cells) > 1 or cells[0].left != places.label or cells[0].text.isupper():
        return False
    return any(TOTAL.match(own_text(grid, at, places.label)) for at in range(row + 1, len(grid.rows)))


def _take_groups(grid: Grid, kept: Sequence[int], drafts: list[DraftRow], out: Below) -> bool:
    """Groups of rows that units add themselves: I, 1 …, 2 …, II, 1 …; the total before or after them."""
    lines = [draft for draft in drafts if not TOTAL.match(draft.label)]
    groups = [draft for draft in lines if is_group(draft)]
    blank = [draft for draft in lines if draft.free or draft.label == "" or is_room(draft.label)]
    if len(groups) < 2 or len(blank) < len(groups) or len(groups) + len(blank) < len(lines):
        return False
    totals = [draft for draft in drafts if TOTAL.match(draft.label)]
    if totals:
        whole = next((draft for draft in reversed(totals) if not is_subtotal(draft.label)), None)
        whole = whole or next((draft for draft in reversed(totals) if _adds_groups(draft, drafts)), totals[-1])
        out.total, out.total_first = whole.label, whole is drafts[0]
        out.total_row, out.total_number = next(
            (grid.rows[row], whole.number) for row in kept if grid.number(row) == whole.number
        )
    out.grouped = "co_tong"
    numbers = {draft.number for draft in groups}
    out.group_rows = [grid.rows[row] for row in kept if grid.number(row) in numbers]
    sums = [f"“{draft.label}”" for draft in totals if draft.label != out.total]
    if sums:
        out.remarks.append(f"{', '.join(sums[:4])}: tổng của nhóm in ở dòng nhóm, chương trình tự cộng, đừng nhập")
    names = "; ".join(f"{draft.symbol.rstrip('.')}. {draft.label}" for draft in groups)
    out.remarks.append(f"các nhóm “{names}”: số liệu ghi “- nhom: …” rồi các dòng của nhóm; nhóm và dòng tổng tự cộng")
    out.remarks.append("mỗi nhóm chừa chỗ cho các dòng đơn vị tự ghi; là dòng cố định thì chạy lại với --fixed-rows")
    return True


def _sort(grid: Grid, kept: Sequence[int], places: Places, out: Below, fixed: bool | None) -> None:
    """Prescribed rows or sample rows, and the total row."""
    drafts = [row_of(grid, row, places) for row in kept]
    if not drafts:
        return
    if places.unit >= 0:
        cells = {at: grid.rows[row] for at, row in enumerate(kept)}
        drafts = with_units(
            drafts,
            {
                at: row[places.unit].text
                for at, row in cells.items()
                if row[places.unit] is not row[places.label] and not UNIT_CODE.fullmatch(row[places.unit].text)
            },
        )
    if not fixed and not any(draft.code for draft in drafts) and _take_groups(grid, kept, drafts, out):
        return
    why = why_fixed(grid, kept, drafts, places) if fixed is None else "theo --fixed-rows" if fixed else ""
    if not why:
        _take_samples(grid, kept, drafts, places, out)
        return
    out.samples = [grid.rows[row] for row in kept]
    last = drafts[-1]
    if TOTAL.match(last.label) and len(drafts) > 2 and not (last.symbol or last.code):
        units = {draft.unit for draft in drafts if draft.unit}
        if len(units) < 2 and not states_sum(last) and not is_subtotal(last.label):
            out.total = drafts.pop().label
            out.total_row, out.total_number = grid.rows[kept[-1]], grid.number(kept[-1])
    drafts = [
        replace(draft, free=True, code="", symbol="", remark=NAMELESS)
        if ROOM.fullmatch(draft.label) and not (draft.code or draft.figures)
        else draft
        for draft in drafts
    ]
    coded = places.code >= 0 and sum(bool(draft.code) for draft in drafts) >= 2
    if places.scored:
        drafts = with_levels_and_ratings(drafts)
    drafts = with_called(with_headings(drafts, coded=coded), called_rows(grid, kept, places.figures))
    prescribed, asked = prescribed_words(drafts, places.words, places.figures)
    drafts = renumbered(with_worded_rows(drafts, prescribed, places.figures))
    out.remarks += asked
    drafts = [replace(row, printed=tuple(pair for pair in row.printed if pair[0] in prescribed)) for row in drafts]
    out.names_across = any(draft.heading and draft.across for draft in drafts)
    scored = bool(places.scored)
    out.rows, signed = signed_by_notes(
        with_kinds(related(indented(drafts), places.compared, scored=scored), places.money, scored=scored), out.notes
    )
    out.rows = with_stated_wholes(with_stated_decimals(out.rows, out.notes), out.notes)
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
        rooms = [str(row.number) for row in out.rows if row.free]
        if len(rooms) > 1:
            words = f"một phần chỉ có một chỗ tự thêm dòng nên giữ chỗ cuối, bỏ dòng {', '.join(rooms[:-1])}"
            out.remarks.append(f"{words}; cần nhiều chỗ thì tách thành nhiều phần")
        if out.total:
            out.remarks.append(f"“{out.total}” là dòng tổng: cộng mọi dòng không có công thức, trừ dòng “trong đó”")
    out.remarks += [*unsure_decimals(out.rows), *row_remarks(out.rows)]


def _take_samples(grid: Grid, kept: Sequence[int], drafts: list[DraftRow], places: Places, out: Below) -> None:
    """Rows that units write themselves: groups among them, and the total."""
    drafts = [_group_in_label(draft) for draft in drafts]
    sums = [at for at, draft in enumerate(drafts) if _is_total(draft)]
    partial = [at for at in sums if is_subtotal(drafts[at].label or drafts[at].symbol) or sums_group(drafts, at)]
    whole = [at for at in sums if at not in partial][-1:]
    whole = whole or [at for at in sums if _adds_groups(drafts[at], drafts)][-1:]
    for at, (row, draft) in enumerate(zip(kept, drafts, strict=True)):
        if at in sums and at not in whole:
            continue
        if at in whole:
            out.total = draft.label or draft.symbol
            out.total_row, out.total_number = grid.rows[row], grid.number(row)
            out.total_first = row == kept[0] and len(kept) > 1
            if len(kept) == 1:
                out.remarks.append(
                    f"“{out.total}” đứng ngay dưới đầu bảng, không có dòng nào khác: hiểu là dòng cuối; in ở đầu thì "
                    "ghi vi_tri: dau vào tong_cong"
                )
        else:
            out.samples.append(grid.rows[row])
            out.sampled.add(grid.number(row))
    groups = [(row, draft) for row, draft in zip(kept, drafts, strict=True) if is_group(draft)]
    if groups and len(groups) < len(out.samples):
        lone = {row for row, _ in groups if row + 1 in {other for other, _ in groups} or row == kept[-1]}
        headed = [row for row, _ in groups if row not in lone] or [row for row, _ in groups]
        out.group_rows = [grid.rows[row] for row, _ in groups]
        out.grouped = "tieu_de" if all(is_empty(grid, row, places) for row in headed) else "co_tong"
        out.names_across = out.grouped == "tieu_de" and any(draft.across for _, draft in groups)
        names = "; ".join(f"{draft.symbol.rstrip('.')}. {draft.label}" for _, draft in groups[:4])
        blank = all(is_empty(grid, row, places) for row in kept)
        if out.grouped == "tieu_de" and blank and any(_adds_groups(drafts[at], drafts) for at in whole):
            out.grouped = "co_tong"
        elif out.grouped == "tieu_de" and blank:
            out.remarks.append("bảng gốc không có số: dòng nhóm in tổng thì ghi nhom: co_tong, chỉ in tên thì giữ")
        summed = sum(at in partial for at in sums if at not in whole)
        printed = "dòng nhóm in tổng" if out.grouped == "co_tong" else "dòng nhóm chỉ in tên"
        if out.grouped == "tieu_de" and summed >= len(headed):
            out.grouped = "co_tong"
            printed = "tổng mỗi nhóm in ở dòng tên nhóm, không có dòng cộng riêng như bảng gốc"
        out.remarks.append(f"các nhóm “{names}”: số liệu ghi “- nhom: …” rồi các dòng của nhóm; {printed}")
        out.printed_groups = printed_groups(drafts)
        out.remarks[-1] += IN_DRAFTS if out.printed_groups else ""
        out.remarks += about_groups(drafts)
    of_groups = [at for at in sums if at not in whole]
    if of_groups:
        names = "; ".join(
            f"dòng {grid.number(kept[at])} “{drafts[at].label or drafts[at].symbol}”" for at in of_groups[:4]
        )
        more = f" và {len(of_groups) - 4} dòng nữa" if len(of_groups) > 4 else ""
        words = "chương trình tự cộng, đừng nhập"
        words += "" if out.grouped == "co_tong" else "; biểu in tổng nhóm thì ghi nhom: co_tong"
        out.remarks.append(f"{names}{more} là dòng cộng từng nhóm: {words}")
    out.remarks += _about_unnumbered(grid, kept, drafts)
    heads = [] if groups else [f"“{_short(row.label)}”" for row in shown_groups(drafts) if not _is_total(row)]
    if heads:
        out.remarks.append(
            f"dòng {', '.join(heads[:4])}: số bằng tổng các dòng ngay dưới, nhưng ở đây là dòng mẫu như các dòng khác "
            "nên dòng tổng cộng cả hai; là dòng của biểu thì chạy lại với --fixed-rows"
        )
    if out.samples:
        own_rows = [row for row, draft in zip(kept, drafts, strict=True) if not _is_total(draft)] or list(kept)
        total = f"; “{out.total}” là dòng tổng, chương trình tự cộng" if out.total else ""
        words = (
            f"dòng {_span(grid.number(own_rows[0]), grid.number(own_rows[-1]))} là dòng mẫu, đơn vị tự nhập dòng{total}"
        )
        out.remarks.append(f"{words}; nếu là dòng cố định thì chạy lại với --fixed-rows")


def _about_unnumbered(grid: Grid, kept: Sequence[int], drafts: Sequence[DraftRow]) -> Iterator[str]:
    """What has to be said of a last row with figures that is not counted as all rows above it are, nor a total."""
    *others, last = drafts
    own = [draft for draft in others if not is_group(draft)]
    if len(own) < UNNUMBERED_LEAST or not all(draft.symbol.strip(".").isdigit() for draft in own):
        return
    if last.label and last.figures and not (last.symbol or _is_total(last)):
        yield (
            f"dòng {grid.number(kept[-1])} “{_short(last.label)}” không có số thứ tự như các dòng trên: hiểu là dòng "
            "mẫu, không in sẵn; là dòng tổng, dòng của biểu thì chạy lại với --fixed-rows"
        )


UNNUMBERED_LEAST: Final = 2
"""So many rows at least are counted above one that is not."""


def _adds_groups(draft: DraftRow, drafts: Sequence[DraftRow]) -> bool:
    """Whether a row is called the sum of all outer groups of a table, or of all their sums: “TỔNG CỘNG (A+B)”."""
    marks = _marks(draft)
    groups = [other.symbol.rstrip(".") for other in drafts if is_group(other)]
    groups = [symbol for symbol in groups if not is_below(groups[0], symbol)]
    sums = [mark for other in drafts if _is_total(other) and len(_marks(other)) == 1 for mark in _marks(other)]
    return len(marks) > 1 and marks in (groups, sums)


def _marks(draft: DraftRow) -> list[str]:
    """The numbers and letters in the name of a sum: I and II in “Tổng cộng (I+II)”."""
    named = re.sub(r"^(?:tổng|cộng|số|\s)+", "", draft.label or draft.symbol, flags=re.IGNORECASE)
    return re.findall(r"(?<![^\W_])(?:[IVX]{1,5}|[A-ZĐ]|\d{1,2})(?![^\W_])", named)


def _group_in_label(draft: DraftRow) -> DraftRow:
    """A row "I. Y TẾ CÔNG", whose number stands in one cell with its name, as a row with a number."""
    found = None if draft.symbol else _GROUP_IN_LABEL.match(draft.label)
    return replace(draft, symbol=found[1], label=(found[2] or found[3]).strip()) if found else draft


def _span(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)


def _is_total(draft: DraftRow) -> bool:
    numbered = bool(NUMBERING.fullmatch(draft.symbol.strip(".")))
    return bool((TOTAL.match(draft.label) and not numbered) or (not draft.label and TOTAL.match(draft.symbol)))
