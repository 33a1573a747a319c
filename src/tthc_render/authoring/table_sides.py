"""Tables with two sides beside each other, such as assets and sources of funds: each side is a table of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_columns import CODE_TITLE
from tthc_render.authoring.table_frame import Frame, read_frame
from tthc_render.authoring.table_grids import Grid
from tthc_render.authoring.table_header_rows import BY_ITSELF, HeaderPlace, HeaderRows, header_place, with_header_joined
from tthc_render.authoring.table_headers import TableHeader, header_columns, read_header
from tthc_render.authoring.table_leaves import paths_of
from tthc_render.authoring.table_lookout import COUNTED
from tthc_render.authoring.table_row_cells import own_text
from tthc_render.authoring.table_words import signed_by_notes
from tthc_render.vietnamese.text import slug

_LEAST: Final = 2
"""Columns of a side, and rows in which its label has words."""


def read_sides(
    grid: Grid, by_hand: HeaderRows = BY_ITSELF, fixed: bool | None = None, measure: str = ""
) -> list[tuple[Grid, TableHeader]]:
    """The table as ``read_header`` reads it; where it has several sides, each of them, from left to right.

    DataUnreadable as ``read_header``.
    """
    place = header_place(grid, by_hand)
    grid = with_header_joined(grid, place)
    paths = paths_of(header_columns(grid, place))
    starts = [0, *_begins(grid, place, paths)]
    if len(starts) == 1:
        return [(grid, read_header(grid, fixed=fixed, measure=measure, place=place))]
    frame = read_frame(grid, place.first)
    ends = [*starts[1:], grid.width]
    titles = [_title(paths[start:end]) for start, end in zip(starts, ends, strict=True)]
    asked = (
        f"bảng gốc có {len(starts)} bên đặt cạnh nhau ({' | '.join(titles)}): lấy thành {len(starts)} phần in nối "
        "nhau, mỗi phần giữ dòng, mã, công thức của bên ấy; chương trình không in các bên cạnh nhau"
    )
    out: list[tuple[Grid, TableHeader]] = []
    for start, end, title in zip(starts, ends, titles, strict=True):
        side = grid.without_columns([at for at in range(grid.width) if not start <= at < end])
        own = replace(frame, part=title)
        if start:
            side = replace(side, remarks=(), above=(), below=(), hidden_places=())
            own = Frame(measure=frame.measure or measure, part=title)
        else:
            side = replace(side, remarks=(asked, *side.remarks))
        header = read_header(side, fixed=fixed, measure=measure, place=place, frame=own)
        if out and out[0][1].notes:
            rows, signed = signed_by_notes(header.rows, out[0][1].notes)
            header = replace(header, rows=tuple(rows), remarks=(*header.remarks, *signed))
        out.append((side, header))
    return out


def _title(paths: Sequence[tuple[str, ...]]) -> str:
    """What a side is called: the title over all of its columns, else that of its first column of words."""
    if len({path[0] for path in paths}) == 1:
        return paths[0][0]
    return next((path[-1] for path in paths if slug(path[-1]) not in COUNTED), paths[0][-1])


def _begins(grid: Grid, place: HeaderPlace, paths: Sequence[tuple[str, ...]]) -> list[int]:
    """Where sides begin behind the first one."""
    own = [slug(path[-1]) for path in paths]
    counted = [at for at, title in enumerate(own) if title in COUNTED]
    coded = [at for at, path in enumerate(paths) if CODE_TITLE.match(path[-1])]
    if len(counted) > 1 and counted[0] == 0 and min(_gaps(counted, grid.width)) > _LEAST:
        return counted[1:]
    if len(coded) > 1 and min(_gaps(coded, grid.width + 1)) > _LEAST:
        labels = [at - 1 for at in coded[1:]]
        if all(_worded(grid, place, at) for at in labels):
            return labels
    for start in range(_LEAST, grid.width - 1):
        if _repeats(_bare(paths[:start]), _bare(paths[start:])) and _worded(grid, place, start):
            return [start] if any(_worded(grid, place, at) for at in range(min(start, _LEAST))) else []
    return []


def _gaps(places: Sequence[int], end: int) -> list[int]:
    """The widths of what begins at each of ``places`` and goes on to the next one."""
    return [after - before for before, after in zip(places, [*places[1:], end], strict=True)]


def _bare(paths: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The titles of columns without one that stands over all of them."""
    wide = len({path[0] for path in paths}) == 1 and all(len(path) > 1 for path in paths)
    return [path[1:] if wide else path for path in paths]


def _repeats(left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]]) -> bool:
    """Whether the columns behind the first one on the right have the titles of columns on the left, in their order."""
    at = 0
    for path in right[1:]:
        if path not in left[at:]:
            return False
        at = left.index(path, at) + 1
    return len(right) > 1 and all(any(path) for path in right)


def _worded(grid: Grid, place: HeaderPlace, column: int) -> bool:
    """Whether several rows have words, and none has a figure, where they meet a column."""
    texts = [own_text(grid, row, column) for row in range(place.below, len(grid.rows))]
    worded = [text for text in texts if re.search(r"[^\W\d_]{2}", text)]
    return len(worded) >= _LEAST and not any(re.fullmatch(r"[-(]?\d[\d.,]*\)?%?", text) for text in texts)
