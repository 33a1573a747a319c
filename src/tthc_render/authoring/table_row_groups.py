"""What has to be asked about the groups among sample rows: figures of a group without rows, groups in groups."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_draft_rows import TOTAL, DraftRow
from tthc_render.authoring.table_row_headings import is_group
from tthc_render.authoring.table_row_sums import near
from tthc_render.authoring.table_varying import is_place
from tthc_render.vietnamese.ordinals import is_below

SHOWN = 4
"""Groups that a remark names."""


def about_groups(drafts: Sequence[DraftRow]) -> Iterator[str]:
    """Remarks on the groups of rows that units write themselves."""
    lone = [
        draft
        for draft, after in itertools.zip_longest(drafts, drafts[1:])
        if is_group(draft) and draft.figures and (after is None or _ends(draft, after))
    ]
    if lone:
        yield (
            f"nhóm {_names(lone)} có số mà không có dòng nào: dòng nhóm chỉ in tổng các dòng của nó, nên số ấy nhập ở "
            "một dòng cùng tên dưới nhóm"
        )
    yield from _against_figures(drafts)
    inner = _inner(drafts)
    if inner:
        yield (
            f"dòng {_names(inner)} có dòng con: là nhóm con thì số liệu ghi “- nhom: …” kèm ky_hieu như biểu (1, a) "
            "hay “cap: 2”, nhóm trên tự cộng"
        )


_LEVEL: Final = re.compile(r"(?:ở )?cấp (?:trung ương|tỉnh|huyện|xã)[:. ]*", re.IGNORECASE)
IN_DRAFTS: Final = "; bản thảo báo cáo có sẵn các nhóm này (nhom_san), là nhóm của riêng số liệu mẫu thì xóa nhom_san"


def printed_groups(drafts: Sequence[DraftRow]) -> list[tuple[str, str]]:
    """Number and name of the groups that a form prints, those within others left out; [] where one has no name.

    Groups called after places are those of the figures that a table happens to show; which levels a unit has, drafts
    know by themselves.
    """
    inner = _inner(drafts)
    groups = [(row.symbol.strip(" .()"), row.label.strip()) for row in drafts if is_group(row) and row not in inner]
    named = all(label.strip(" .…") for _, label in groups)
    named = named and not any(is_place(label) or _LEVEL.fullmatch(label) for _, label in groups)
    return groups if named and len(groups) > 1 else []


_SUM_OF: Final = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng)\s*:?\s*(?:(?:số|nhóm|phần|mục)\s+)?", re.IGNORECASE)


def sums_group(drafts: Sequence[DraftRow], place: int) -> bool:
    """Whether a row is called the sum of a group above it by its name: “Cộng tăng” below “I. Tăng”."""
    label = drafts[place].label or drafts[place].symbol
    named = _SUM_OF.sub("", label, count=1).strip(" :.").casefold()
    groups = [draft.label.strip(" :.").casefold() for draft in drafts[:place] if is_group(draft)]
    return bool(named) and named in groups


def _against_figures(drafts: Sequence[DraftRow]) -> Iterator[str]:
    """A question about groups whose figures are not the sums of their rows; groups within groups say nothing."""
    wrong: list[DraftRow] = []
    for place, draft in enumerate(drafts):
        if not (is_group(draft) and draft.figures):
            continue
        rows: list[DraftRow] = []
        for row in drafts[place + 1 :]:
            if _ends(draft, row):
                break
            rows.append(row)
        nested = any(is_below(_number(row), _number(after)) for row, after in itertools.pairwise(rows))
        if not rows or nested or any(is_group(row) or not row.figures for row in rows):
            continue
        added = [_adds(value, [dict(row.figures).get(at, Decimal(0)) for row in rows]) for at, value in draft.figures]
        if False in added or not any(added):
            wrong.append(draft)
    if wrong:
        yield (
            f"nhóm {_names(wrong)}: số trong bảng gốc không bằng tổng các dòng của nhóm, mà dòng nhóm chỉ in tổng ấy; "
            "là dòng phải nhập thì chạy lại với --fixed-rows"
        )


def _adds(value: Decimal, figures: Sequence[Decimal]) -> bool | None:
    """Whether ``value`` is the sum of the figures of several rows; None for one among them, as averages are."""
    if near(value, sum(figures, Decimal(0)), len(figures)):
        return True
    return None if len(figures) > 1 and min(figures) < value < max(figures) else False


def _ends(draft: DraftRow, after: DraftRow) -> bool:
    """Whether the row behind a group is none of it."""
    return bool(TOTAL.match(after.label)) or (is_group(after) and not is_below(_number(draft), _number(after)))


def _inner(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows below a group that have rows of deeper numbers below them."""
    out = []
    above: DraftRow | None = None
    for draft, after in itertools.pairwise(drafts):
        dotted = re.fullmatch(r"([IVX]+)\.\d+\.?", draft.symbol)
        if above is not None and dotted and dotted[1] == above.symbol.strip(".") and not draft.figures:
            out.append(draft)
        elif above is not None and is_below(_number(above), _number(draft)):
            if is_below(_number(draft), _number(after)):
                out.append(draft)
        elif is_group(draft):
            above = draft
    return out


def _names(drafts: Sequence[DraftRow]) -> str:
    named = [f"“{draft.symbol.rstrip(' .)')}. {draft.label}”" for draft in drafts[:SHOWN]]
    return ", ".join(named) + (" …" if len(drafts) > SHOWN else "")


def _number(draft: DraftRow) -> str:
    return draft.symbol or draft.label
