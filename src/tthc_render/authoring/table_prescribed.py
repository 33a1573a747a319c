"""What shows that a form prescribes the rows of a table, and what that units write rows of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.authoring.table_draft_rows import PART, TOTAL, DraftRow
from tthc_render.authoring.table_grids import Grid
from tthc_render.authoring.table_points import printed_points
from tthc_render.authoring.table_row_cells import BLANK, Places, own_text
from tthc_render.authoring.table_row_headings import MOSTLY, is_group
from tthc_render.authoring.table_row_relations import stated_formula
from tthc_render.authoring.table_row_sums import shown_sums
from tthc_render.authoring.table_samples import CROSSES, DAY

_PLACE_NAME: Final = re.compile(
    r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thành phố|tỉnh|sở|ban|phòng|ubnd|ủy ban|trường|trạm|bệnh viện|công ty|"
    r"trung tâm|phòng khám|chi cục|văn phòng|thôn|tổ dân phố)\s+\S",
    re.IGNORECASE,
)
_PLACE: Final = (
    r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thôn|bản|ấp|đơn vị|tổ dân phố|sở|ban|ngành|phòng|trường|cơ quan|dự án|"
    r"công trình|doanh nghiệp)"
)
ROOM: Final = re.compile(rf"[-–+•\s]*{_PLACE}(?:\s*[,/]\s*{_PLACE})*[\s.…_]*[….]+", re.IGNORECASE)


def why_fixed(grid: Grid, kept: Sequence[int], drafts: Sequence[DraftRow], places: Places) -> str:
    """What shows that the form prescribes its rows; "" where units write rows of their own."""
    if sum(bool(draft.code) for draft in drafts) >= 2:
        return "có mã dòng"
    own = [draft for draft in drafts if not TOTAL.match(draft.label)]
    if places.persons or _is_register(own):
        return ""
    if printed_points(grid, kept, places.figures, places):
        return "điểm tối đa in sẵn"
    dated = [row for row in kept if any(DAY.fullmatch(own_text(grid, row, column)) for column in places.dates)]
    if len(dated) * 2 >= len(own) and len(dated) > 1:
        return ""  # days are those of a report
    empty = [row for row in kept if is_empty(grid, row, places)]
    worded = sum(bool(draft.label) and not is_room(draft.label) for draft in drafts)
    if all(is_room(draft.label) for draft in own):
        return ""
    only_numbered = sum(bool(draft.symbol) and draft.label in ("", "?") for draft in own)
    if only_numbered > 0.5 * len(own):
        return ""  # lines of a register, numbered in advance
    if len(own) >= 2 and len(empty) >= MOSTLY * len(kept) and worded >= 2:
        return "hầu hết ô số còn trống"
    if any(PART.match(draft.label) for draft in drafts):
        return "có dòng “trong đó”"
    if len({draft.unit for draft in drafts if draft.unit}) > 1:
        return "mỗi dòng một đơn vị tính"
    named = sum(bool(_PLACE_NAME.match(draft.label)) for draft in own)
    numbers = [draft.own_number for draft in own]
    every = [draft.own_number for draft in drafts]
    stated = [draft for draft in own if _states_rows(draft, every)]
    if stated:
        return f"tên dòng ghi công thức: “{stated[0].label[:30]}”"
    depths = {
        (bool(re.fullmatch(r"[IVX]+", number)), number[:1].isdigit(), number.count("."))
        for number in numbers
        if re.search(r"\w", number)
    }
    if len(depths) > 2 and named < 0.5 * len(own):
        return "đánh số nhiều bậc"
    if shown_sums(drafts) and named < 0.5 * len(own):
        return "số ở dòng 1 là tổng các dòng 1.1, 1.2 …"
    return ""


REGISTER: Final = 3
"""So many columns of words that most rows of a register fill in, beside its names."""


def _is_register(drafts: Sequence[DraftRow]) -> bool:
    """Whether the rows describe things of their own in many words, as lists of packages and contracts do."""
    worded = [draft for draft in drafts if len(draft.printed) >= REGISTER]
    return len(worded) > 1 and len(worded) >= MOSTLY * sum(not is_group(draft) for draft in drafts)


def _states_rows(draft: DraftRow, numbers: Sequence[str]) -> bool:
    """Whether the name of a row states a difference or a quotient of other rows: “Kết dư (A-B)”."""
    terms = re.findall(r"[\w.]+", stated := stated_formula(draft.label)[1])
    return len(terms) > 1 and {*terms} <= {*numbers} and bool(re.search(r"[-*/]", stated))


def is_room(label: str) -> bool:
    """Whether a label is only room for a name: “…”, “Xã …”."""
    return label in BLANK or bool(ROOM.fullmatch(label))


def is_empty(grid: Grid, row: int, places: Places) -> bool:
    """Whether a row holds no figure; its name may reach over their cells."""
    name = grid.rows[row][places.label]
    texts = [own_text(grid, row, column) for column in places.figures if grid.rows[row][column] is not name]
    filled = [text for text in texts if text not in BLANK and text not in CROSSES and text != "0"]
    return not filled and not any(grid.rows[row][column].formula for column in places.figures)
