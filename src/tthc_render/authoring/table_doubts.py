"""What the header of a table leaves open: totals of groups without a formula, words that may be a choice, decimals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_columns import HeaderColumn
from tthc_render.authoring.table_titles import is_filled_by_hand
from tthc_render.forms.codes import plain_code, reference
from tthc_render.forms.formula import parse
from tthc_render.forms.row_formulas import is_ratio
from tthc_render.forms.spec import NUMERIC_KINDS, RATES

_TOTAL: Final = re.compile(r"(?:tổng|tổng số|tổng cộng|cộng|tổng chung)\b(?!\s+\S+\s+\S+\s+\S)", re.IGNORECASE)
FEW: Final = (3, 4, 2)
"""So many cells at least, so many different values and words of a value at most, make a column look like a choice."""

LONGEST: Final = 6
"""Words of a value that is written again, as that of a choice."""


def open_totals(columns: Sequence[HeaderColumn]) -> Iterator[str]:
    """Questions about groups of columns that begin with a total of which nothing says what it adds up."""
    for column in columns:
        if column.columns:
            yield from _open_total(column.columns)
            yield from open_totals(column.columns)


def _open_total(children: Sequence[HeaderColumn]) -> Iterator[str]:
    first, rest = children[0], list(_figures(children[1:]))
    if first.columns or first.formula or first.whole or first.kind not in NUMERIC_KINDS or first.kind in RATES:
        return
    open_parts = [leaf for leaf in rest if not leaf.whole and not leaf.formula]
    if not _TOTAL.match(first.title) or not open_parts or "cho thấy cột này" in first.note:
        return
    names = ", ".join(_name(leaf) for leaf in open_parts)
    terms = " + ".join(f"({plain_code(leaf.code)})" if leaf.code else leaf.key for leaf in open_parts)
    yield (
        f"cột {_name(first)} “{first.title[:30]}”: bằng tổng các cột {names} thì ghi cong_thuc: {terms}; các cột ấy "
        f"chỉ là một phần thì ghi ở chúng trong_do: {plain_code(first.code) or first.key}"
    )


def _figures(columns: Sequence[HeaderColumn]) -> Iterator[HeaderColumn]:
    """The columns of figures that add up below ``columns``."""
    for column in columns:
        if column.columns:
            yield from _figures(column.columns)
        elif column.kind in NUMERIC_KINDS and column.kind not in RATES:
            yield column


def _name(leaf: HeaderColumn) -> str:
    return plain_code(leaf.code) or f"“{leaf.title[:30]}”"


def maybe_choices(leaves: Sequence[HeaderColumn], samples: Callable[[int], Sequence[str]]) -> Iterator[str]:
    """Questions about columns of words in which the rows write only few short words, again and again."""
    worded = [place for place, leaf in enumerate(leaves) if leaf.kind == "chu"]
    for place in worded[1:]:  # the first one names the rows
        written = samples(place)
        values = list(dict.fromkeys(written))
        short = all(len(value.split()) <= FEW[2] and not re.search(r"\d", value) for value in values)
        again = len(written) >= FEW[0] and len(values) <= min(FEW[1], len(written) - 1)
        repeated = len(values) > 1 and all(
            written.count(value) > 1 and len(value.split()) <= LONGEST for value in values
        )
        if again and (short or repeated) and not is_filled_by_hand(leaves[place].title):
            quoted = ", ".join(f"“{value}”" for value in values)
            yield (
                f"cột {_name(leaves[place])}: các dòng chỉ ghi {quoted}: ghi chữ tự do; chọn trong danh sách thì sửa "
                f"thành kieu: chon, lua_chon: [{', '.join(values)}] và thêm cho đủ"
            )


def with_decimals_of_sums(
    columns: tuple[HeaderColumn, ...], leaves: Sequence[HeaderColumn]
) -> tuple[HeaderColumn, ...]:
    """Columns that a sum with decimals adds up have its decimals, too, where their own cells happen to show none."""
    sums = [leaf for leaf in leaves if leaf.formula and not is_ratio(parse(leaf.formula).root)]
    known = {reference(leaf.code) or leaf.key: leaf for leaf in leaves}
    places: dict[str, tuple[int, str]] = {}
    for leaf in sums:
        terms = [known[item.name] for item in parse(leaf.formula).references if item.name in known]
        most = max((item.places for item in (leaf, *terms) if item.places), default=0)
        for item in (leaf, *terms) if most else ():
            if item.places is None and item.kind in ("so", "tien"):
                of = next(other for other in (leaf, *terms) if other.places == most)
                places[item.key] = most, _name(of)

    def settle(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(settle, column.columns)))
        if column.key not in places:
            return column
        count, of = places[column.key]
        words = f"{count} số lẻ như cột {of}, vì cùng trong một tổng"
        return replace(column, places=count, note="; ".join(filter(None, [column.note, words])))

    return tuple(map(settle, columns))
