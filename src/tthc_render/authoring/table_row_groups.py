"""What has to be asked about the groups among sample rows: figures of a group without rows, groups in groups."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from tthc_render.authoring.table_draft_rows import TOTAL, DraftRow
from tthc_render.authoring.table_row_headings import is_group
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
    inner = _inner(drafts)
    if inner:
        yield (
            f"dòng {_names(inner)} có dòng con: là nhóm con thì số liệu ghi “- nhom: …” kèm ky_hieu như biểu (1, a) "
            "hay “cap: 2”, nhóm trên tự cộng"
        )


def _ends(draft: DraftRow, after: DraftRow) -> bool:
    """Whether the row behind a group is none of it."""
    return bool(TOTAL.match(after.label)) or (is_group(after) and not is_below(_number(draft), _number(after)))


def _inner(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows below a group that have rows of deeper numbers below them."""
    out = []
    above: DraftRow | None = None
    for draft, after in itertools.pairwise(drafts):
        if above is not None and is_below(_number(above), _number(draft)):
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
