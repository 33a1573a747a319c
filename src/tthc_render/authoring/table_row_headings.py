"""Which prescribed rows of a table are headings, that hold no figures: they are printed and never filled in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_draft_rows import PART, TOTAL, DraftRow
from tthc_render.authoring.table_row_cells import CLOSED
from tthc_render.authoring.table_row_parts import names_parts
from tthc_render.authoring.table_row_sums import with_remark
from tthc_render.vietnamese.ordinals import read_roman

MOSTLY: Final = 0.6
"""The share of rows that decides for the others."""


def with_headings(drafts: Sequence[DraftRow], *, coded: bool) -> list[DraftRow]:
    """The rows of a table with its headings; ``coded``: the table has row codes."""
    drafts = [replace(draft, heading=True) if names_parts(draft) else draft for draft in drafts]
    if coded:
        asked = "có mã nhưng không có số trong bảng gốc: hiểu là đề mục; có số thì bỏ de_muc"
        drafts = [
            replace(draft, heading=True, remark=with_remark(draft, asked) if draft.code else draft.remark)
            if _is_heading(draft)
            else draft
            for draft in drafts
        ]
    return _asked_headings(_bare_headings(_without_unit(drafts)))


def with_worded_rows(
    drafts: Sequence[DraftRow], prescribed: Collection[int], figures: tuple[int, ...]
) -> list[DraftRow]:
    """Headings that hold words, days or choices in columns that units fill in, as rows that stay blank elsewhere.

    ``prescribed`` are places of columns of words that the form prints, ``figures`` of those of figures.
    """
    out = []
    for draft in drafts:
        held = [text for place, text in sorted((*draft.printed, *draft.answers)) if place not in prescribed]
        if draft.heading and held and not names_parts(draft):
            shown = ", ".join(f"“{text[:40]}”" for text in held)
            asked = (
                f"không có số, nhưng có {shown}: đơn vị ghi ô ấy, các cột số để trống (bo_trong); chỉ là đề mục thì "
            )
            asked += "ghi de_muc: true, bỏ ma, bo_trong"
            draft = replace(draft, heading=False, worded=True, blanks=figures, remark=asked)
        out.append(draft)
    return out


def is_group(draft: DraftRow) -> bool:
    """Whether a row names a group of rows: numbered I, II or A, B."""
    return bool(re.fullmatch(r"[IVX]+\.?|[A-ZĐ]\.?", draft.symbol)) and bool(draft.label) and not draft.free


def _is_heading(draft: DraftRow) -> bool:
    """Whether a row of a table with row codes only names what follows: no unit, no formula, no figure."""
    held = draft.unit or draft.free or draft.texts or draft.dashed or draft.kind or draft.remark == CLOSED
    partly = bool(draft.blanks)  # the cells that are not crossed out are to be filled in
    bare = not (held or partly or "=" in draft.label or TOTAL.match(draft.label))
    return bare and bool(draft.label) and (not draft.code or draft.label == draft.label.upper())


def _names_rows(draft: DraftRow) -> bool:
    """Whether a row A, B, I, II, or one in capitals, says nothing but its name."""
    held = draft.code or draft.unit or draft.figures or draft.printed or draft.texts or draft.heading or draft.dashed
    worded = "=" in draft.label or TOTAL.match(draft.label) or PART.match(draft.label)
    return (is_group(draft) or _in_capitals(draft)) and not held and not worded


def _in_capitals(draft: DraftRow) -> bool:
    """Whether a row without a number of its own has its name in capitals: “CẤP TỈNH” above rows 1, 2."""
    return not (draft.symbol or draft.own_number or draft.free) and draft.label.isupper()


def _below(drafts: Sequence[DraftRow], place: int) -> DraftRow | None:
    """The first row below a row that names no group, a numbered one below a row in capitals."""
    capitals = _in_capitals(drafts[place])
    below = drafts[place + 1 :]
    found = next((row for row in below if not (is_group(row) or _in_capitals(row) or row.heading)), None)
    return found if found is None or not capitals or found.symbol or found.own_number else None


def _without_unit(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows A, B, I, II without unit and figures above rows with a unit of measure each, as headings to be confirmed."""
    asked = "không có đơn vị tính, không có số: hiểu là đề mục; có số thì bỏ de_muc và ghi ma"
    out = list(drafts)
    for place, draft in enumerate(drafts):
        first = _below(drafts, place) if _names_rows(draft) else None
        if first is not None and first.unit:
            out[place] = replace(draft, heading=True, remark=asked)
    return out


def _asked_headings(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """A question about rows A, B, I, II in a table without units and figures: headings, or sums to be filled in?"""
    asked = "bảng gốc không có số: chỉ là đề mục thì ghi de_muc: true, bỏ ma"
    if not any(draft.figures for draft in drafts):
        asked = "mẫu chưa ghi số ở dòng nào nên không rõ: là đề mục thì ghi de_muc: true, bỏ ma; phải nhập số thì thôi"
    out = list(drafts)
    for place, draft in enumerate(drafts):
        if _names_rows(draft) and _below(drafts, place) is not None:
            out[place] = replace(draft, remark="; ".join(filter(None, [draft.remark, asked])))
    return out


UNFILLED: Final = "bảng gốc để trống các ô số, dưới nó không có dòng nào: hiểu là dòng có số, được để trống (de_trong)"


def _goes_on(number: str, after: str) -> bool:
    """Whether the next row counts on from a row, II and III, so that none stands below it."""
    if number.isdigit() and after.isdigit():
        return int(after) == int(number) + 1
    first, last = (read_roman(text) if re.fullmatch(r"[IVX]+", text) else None for text in (number, after))
    return first is not None and last == first + 1


def _bare_headings(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows without code, unit and figures, where most others have figures, as headings to be confirmed; one above the
    row that counts on from it heads nothing.
    """
    own = [draft for draft in drafts if not draft.heading]
    if sum(bool(draft.figures) for draft in own) < MOSTLY * len(own):
        return list(drafts)
    asked = "không có số trong bảng gốc: hiểu là đề mục; có số thì bỏ de_muc và ghi ma"
    out = []
    for draft, after in itertools.zip_longest(drafts, drafts[1:]):
        named = bool(draft.label) and not (TOTAL.match(draft.label) or PART.match(draft.label) or "=" in draft.label)
        held = draft.code or draft.unit or draft.figures or draft.texts or draft.dashed or draft.kind
        if not named or held or draft.heading or draft.free:
            out.append(draft)
        elif after is not None and _goes_on(draft.own_number, after.own_number):
            out.append(replace(draft, optional=True, remark=with_remark(draft, UNFILLED)))
        else:
            out.append(replace(draft, heading=True, remark=asked))
    return out
