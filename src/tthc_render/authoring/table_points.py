"""What a form that scores its rows prints: the points that a row can be given, levels of points, and ratings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_draft_rows import TOTAL, DraftRow
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_options import options_in
from tthc_render.authoring.table_row_cells import Places, figure, own_text
from tthc_render.authoring.table_row_sums import with_remark
from tthc_render.authoring.table_samples import CROSSES, FIGURES
from tthc_render.forms.codes import plain_code
from tthc_render.forms.formula import evaluate
from tthc_render.forms.row_formulas import parse_rows
from tthc_render.vietnamese.numbers import read_printed

LEAST: Final = 3
"""So many figures at least, beside blank columns of points, are those that the form prints."""
OPEN_SHARE: Final = 4
"""One row of so many at most has points in a column that is to be filled in."""
_WORDS: Final = ("chu", "chon")


def printed_points(grid: Grid, rows: Sequence[int], figures: Sequence[int], places: Places) -> tuple[int, ...]:
    """The columns that state the most points in which the form itself prints them, beside blank ones of points."""
    filled = {
        place: sum(figure(own_text(grid, row, place)) is not None for row in rows)
        for place in places.scored
        if place in figures
    }
    empty = [place for place, count in filled.items() if count * OPEN_SHARE < len(rows)]
    return tuple(place for place in places.most if empty and filled.get(place, 0) >= LEAST and place not in empty)


def with_printed_points(
    leaves: Sequence[HeaderColumn], rows: Sequence[DraftRow], grid: Grid, places: Places
) -> tuple[list[DraftRow], list[str]]:
    """Prescribed rows with the points that the form itself prints, such as “Điểm tối đa”, and what is said of them."""
    lines = dict(_lines(rows, grid))
    figures = [place for place, leaf in enumerate(leaves) if leaf.kind in FIGURES and not leaf.formula]
    out, said = list(rows), []
    for place in printed_points(grid, list(lines.values()), figures, places):
        out, words = _with_column(out, place, {number: grid.rows[at] for number, at in lines.items()})
        name = plain_code(leaves[place].code) or leaves[place].title
        said += [f"cột {name}: {text}" for text in words]
    return out, said


def with_decimals_of_points(
    columns: tuple[HeaderColumn, ...], leaves: Sequence[HeaderColumn], scored: Sequence[int]
) -> tuple[HeaderColumn, ...]:
    """Columns of points without figures of their own with the decimals of those that have some, or a question."""
    points = [leaves[place] for place in scored if leaves[place].kind in ("so", "tien") and not leaves[place].formula]
    most = max(points, key=lambda leaf: leaf.places or 0, default=None)

    def settle(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(settle, column.columns)))
        if column not in points or column.places is not None or most is None:
            return column
        of = plain_code(most.code) or f"“{most.title[:30]}”"
        words = f"{most.places} số lẻ như cột {of}" if most.places else "điểm có số lẻ thì ghi so_le"
        return replace(column, places=most.places, note="; ".join(filter(None, [column.note, words])))

    return tuple(map(settle, columns)) if len(points) > 1 else columns


def _with_column(
    rows: Sequence[DraftRow], place: int, lines: Mapping[int, Sequence[GridCell]]
) -> tuple[list[DraftRow], list[str]]:
    """The rows with the figures that the form prints in one column; ``lines`` are their cells by row of the file."""
    crossed = any(row.blanks for row in rows)
    blank, lost, unlike = [], [], []
    out = []
    for row in rows:
        text = lines[row.number][place].text if row.number in lines else ""
        if row.number not in lines or text in CROSSES:
            worded = row.kind in _WORDS and not (row.heading or crossed)
            out.append(replace(row, blanks=(*row.blanks, place)) if worded else row)
            continue
        printed = read_printed(text.replace("−", "-")) is not None
        if row.formula and (not text or figure(text) == _computed(row, rows, place)):
            pass
        elif printed:
            row = replace(row, printed=(*row.printed, (place, text.replace("−", "-"))))
            unlike += [row.code] if row.formula else []
        elif text:
            lost.append(f"dòng {row.code} “{text[:20]}”")
        else:
            blank.append(row.code)
            row = row if crossed else replace(row, blanks=(*row.blanks, place))
        out.append(row)
    said = ["số in sẵn của biểu (in_san), không phải nhập; mỗi báo cáo một khác thì xóa in_san"]
    if blank:
        words = "cũng để trống thì thêm vào bo_trong" if crossed else "để trống như bảng gốc (bo_trong)"
        said.append(f"dòng {', '.join(blank)} không có số in sẵn: {words}")
    if unlike:
        said.append(f"số in sẵn ở dòng {', '.join(unlike)} khác tổng theo công thức của dòng: xem lại")
    if lost:
        said.append(f"{'; '.join(lost)} không là số nên không lấy, mỗi báo cáo phải nhập")
    return out, said


def _computed(row: DraftRow, rows: Sequence[DraftRow], place: int) -> Decimal | None:
    """What the formula of a row gives for the figures of the file in a column."""
    figures = {other.code: dict(other.figures).get(place, Decimal(0)) for other in rows if other.code}
    return evaluate(parse_rows(row.formula, list(figures)), lambda item: figures[item.name])


_LEVEL: Final = re.compile(r"[-–+•*\s]*\S.*\bđiểm\s*[=:]\s*[\d,.]+\s*", re.IGNORECASE)
"""“- Từ 90% trở lên: Điểm = 15”."""
_LEVEL_BEHIND: Final = re.compile(r"[-–+•*\s]*\S.*[:=]\s*(?:tối đa\s+)?[\d,.]+\s*(?:điểm\.?)?", re.IGNORECASE)
"""“- Dưới 70%: 5 điểm”."""
_RATING: Final = re.compile(
    r"(?:kết quả )?(?:tự )?(?:đánh giá,? )?(?:xếp loại|phân loại|xếp hạng|mức xếp loại)\b", re.I
)


def with_levels_and_ratings(rows: Sequence[DraftRow]) -> list[DraftRow]:
    """The rows of a form that scores them: levels of points are printed only, ratings hold a choice or words.

    Both are said.
    """
    return [_rated(row) if _is_rating(row) else _as_level(row) if _is_level(row) else row for row in rows]


def _is_level(row: DraftRow) -> bool:
    """Whether the name of a row is a level of the criterion above it and the points for it."""
    bare = not (row.figures or row.texts or row.code or row.own_number or row.free)
    return bare and bool(_LEVEL.fullmatch(row.label) or _LEVEL_BEHIND.fullmatch(row.label))


def _as_level(row: DraftRow) -> DraftRow:
    words = "mức điểm của dòng trên: chỉ in, không nhập điểm (de_muc); nhập điểm ở chính dòng này thì bỏ de_muc, ghi ma"
    return replace(row, heading=True, remark=with_remark(row, words))


def _is_rating(row: DraftRow) -> bool:
    """Whether a row holds a grade: “Xếp loại (Tốt/Khá)”."""
    return bool(_RATING.match(row.label)) and not (row.figures or row.free or TOTAL.match(row.label))


def _rated(row: DraftRow) -> DraftRow:
    values = options_in(row.label, (), ())
    words = "ghi chữ; chọn trong danh sách thì sửa thành kieu: chon, lua_chon"
    if values:
        words = f"chọn một trong: {', '.join(values)}"
    words += "; cột nào không ghi thì thêm vào bo_trong"
    kind = "chon" if values else "chu"
    return replace(row, heading=False, kind=kind, choices=values, remark=with_remark(row, words))


def _lines(rows: Sequence[DraftRow], grid: Grid) -> Iterator[tuple[int, int]]:
    """The numbers in the file of the prescribed rows that hold figures, each with its row in the grid."""
    numbers = {row.number for row in rows if not (row.heading or row.free or row.kind in _WORDS)}
    for at in range(len(grid.rows)):
        if grid.number(at) in numbers:
            yield grid.number(at), at
