"""Words that a form prints in other columns than that of the names, and tables of two sides with two columns of names.

No words are lost in silence: what is not kept is reported, and a row that has a name only at the right is refused.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import GridCell
from tthc_render.authoring.table_row_cells import figure, is_part_figure
from tthc_render.diagnostics.errors import DataUnreadable

MOSTLY: Final = 0.6
SHOWN: Final = 8
_MARK: Final = re.compile(r"\(\*{1,4}\)|\*{1,4}(?=\W|$)|\(\d{1,2}\)")
_MARKS: Final = re.compile(r"((?:^|(?<=[\s;.]))(?:\(\*{1,4}\)|\*{1,4}(?=\s))|(?:^|(?<=[;.]\s))\(\d{1,2}\)(?=\s))")
_IN_BRACKETS: Final = re.compile(r"\bâm\b.{0,40}ngoặc|ngoặc.{0,40}\bâm\b", re.IGNORECASE)
_NEGATIVE: Final = re.compile(r"số âm|dấu âm|\(-\)|trong ngoặc đơn", re.IGNORECASE)


def prescribed_words(
    drafts: Sequence[DraftRow], words: Sequence[int], figures: Sequence[int]
) -> tuple[list[int], list[str]]:
    """The columns of words that the form itself fills in, and remarks on them and on the words that are left out.

    ``words`` and ``figures`` are places of columns. A column is kept if most rows that hold figures have words there,
    or if it has figures at both sides, as the second names of a table of two sides have. DataUnreadable where the
    left side of such a table has no row for a name at the right.
    """
    rows = [draft for draft in drafts if not draft.heading]
    written = {column for draft in drafts for column, _ in draft.printed}
    beside = [column for column in words if column in written and _is_between(column, figures)]
    most = [
        column
        for column in words
        if rows and sum(column in dict(draft.printed) for draft in rows) >= MOSTLY * len(rows)
    ]
    found = [column for column in words if column in most or column in beside]
    found += sorted(written - {*words} - {*found})  # a code of the row in the column of units
    remarks = []
    only_most = [column for column in found if column in words and column not in beside]
    if only_most:
        remarks.append(
            f"chữ ở cột thứ {_numbers(only_most)} (đếm từ trái) là chữ in sẵn của biểu (in_san); đơn vị tự ghi thì xóa"
        )
    if beside:
        remarks.append(_two_sides(drafts, beside))
    lost = [(draft, text) for draft in drafts for column, text in draft.printed if column not in found]
    if lost:
        named = "; ".join(f"dòng {draft.number} “{text[:40]}”" for draft, text in lost[:SHOWN])
        more = f" và {len(lost) - SHOWN} ô nữa" if len(lost) > SHOWN else ""
        remarks.append(f"bỏ chữ ở ít dòng, coi là số liệu mẫu: {named}{more}; là chữ in sẵn thì ghi in_san")
    return found, remarks


def signed_by_notes(drafts: Sequence[DraftRow], notes: Sequence[str]) -> tuple[list[DraftRow], list[str]]:
    """Rows with a mark, such as (*), of which a note says that they take negative figures; and the remark on them."""
    pieces = [piece for note in notes for piece in _MARKS.split(note)]
    signed = {mark for mark, words in itertools.pairwise(pieces) if _MARK.fullmatch(mark) and _NEGATIVE.search(words)}
    out, codes = [], []
    for draft in drafts:
        marks = set(_MARK.findall(draft.label))
        if marks & signed and not (draft.signed or draft.formula or draft.heading):
            draft = replace(draft, signed=True)
            codes.append(draft.code or draft.label[:30])
        out.append(draft)
    return out, [f"dòng {', '.join(codes)}: ghi chú cho nhập số âm (am: true)"] if codes else []


def bracketed(notes: Sequence[str], cells: Sequence[GridCell]) -> list[str]:
    """The remark on negative figures in brackets, which notes, cells of figures or their formats show."""
    shown = next((cell.text for cell in cells if re.fullmatch(r"\(\d[\d.]*(?:,\d+)?%?\)", cell.text)), "")
    by_format = _mostly(cells, [cell for cell in cells if cell.look.brackets])
    if not (shown or by_format or any(_IN_BRACKETS.search(note) for note in notes)):
        return []
    return [f"in số âm trong ngoặc đơn như bảng gốc, {shown or '(11)'} (in_so_am: ngoac); số liệu vẫn nhập dấu trừ"]


def dash_for_zero(cells: Sequence[GridCell]) -> str:
    """The dash that most cells of figures show for 0 by their format; "" for none."""
    dashes = [cell.look.zero for cell in cells if cell.look.zero]
    return dashes[0] if dashes and _mostly(cells, dashes) else ""


def _mostly(cells: Sequence[GridCell], those: Sequence[object]) -> bool:
    """Whether at least half of the cells with room for a figure are ``those``."""
    open_cells = [cell for cell in cells if cell.formula or cell.look.decimals is not None or figure(cell.text)]
    return bool(those) and 2 * len(those) >= len(open_cells)


def bracketed_parts(cells: Iterable[GridCell]) -> list[str]:
    """The remark on figures in brackets beside “Trong đó”, which are taken as parts, not as negative."""
    shown = next((cell.text for cell in cells if is_part_figure(cell)), "")
    return [
        f"dòng “trong đó” ghi {shown}: hiểu là số {shown.strip('()')} nằm trong dòng trên, không phải số âm"
    ] * bool(shown)


def _is_between(column: int, figures: Sequence[int]) -> bool:
    return any(place < column for place in figures) and any(place > column for place in figures)


def _numbers(columns: Sequence[int]) -> str:
    return ", ".join(str(column + 1) for column in columns)


def _two_sides(drafts: Sequence[DraftRow], beside: Sequence[int]) -> str:
    """The remark on names at the right of figures; DataUnreadable where a row has no other name."""
    for draft in drafts:
        right = next((text for column, text in draft.printed if column in beside), "")
        if right and not draft.label:
            raise DataUnreadable(
                f"Bảng có hai bên: cột thứ {_numbers(beside)} cũng là tên dòng, và hàng {draft.number} chỉ có tên bên "
                f"phải (“{right[:40]}”). Một dòng của biểu chỉ có một tên. Trong tệp, chép bên phải thành bảng riêng, "
                "đủ đầu bảng, rồi chạy lại: mỗi bảng thành một phần của biểu."
            )
    return (
        f"bảng có hai bên, hay cột thứ {_numbers(beside)} là lời: chữ ở đó giữ làm chữ in sẵn (in_san), số hai bên "
        "cùng một dòng; công thức và dòng tổng riêng của bên phải thì không có: cần thì tách bên phải thành bảng riêng "
        "rồi chạy lại; đơn vị tự ghi thì xóa in_san"
    )
