"""What the figures of a table show of its columns: quotients and differences that no code states, false totals."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_formula_samples import HUNDRED, written_figure
from tthc_render.authoring.table_grids import GridCell
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_row_cells import figure
from tthc_render.authoring.table_row_kinds import SHARE
from tthc_render.authoring.table_row_sums import near
from tthc_render.authoring.table_rows import Below
from tthc_render.authoring.table_samples import TICK
from tthc_render.authoring.table_totals import LEFT_OUT
from tthc_render.forms.codes import plain_code
from tthc_render.forms.formula import parse
from tthc_render.forms.row_formulas import compares
from tthc_render.forms.spec import RATES
from tthc_render.vietnamese.patterns import pattern_of

Row = Sequence[Decimal | None]
ROWS_LEAST: Final = 3
"""In so many rows at least a quotient is there by no chance."""
_CHANGE = pattern_of(r"(?:số )?(?:tăng|giảm|chênh lệch|so với|so sánh|còn)\b", re.IGNORECASE)


def compared_places(leaves: Sequence[HeaderColumn]) -> tuple[int, ...]:
    """The places of columns that set others against each other, differences and shares: a part may have more there."""
    return tuple(
        place
        for place, leaf in enumerate(leaves)
        if (leaf.formula and compares(parse(leaf.formula).root)) or leaf.signed or _CHANGE.match(leaf.title)
    )


def asked_quotients(leaves: Sequence[HeaderColumn], rows: Sequence[Row]) -> Iterator[str]:
    """Questions about typed columns that in all ``rows`` are one column in percent of another, or less another."""
    plain = [place for place, leaf in enumerate(leaves) if leaf.kind in ("so", "tien")]
    for place, leaf in enumerate(leaves):
        if leaf.formula or leaf.kind not in ("so", *RATES):
            continue
        named = SHARE.search(leaf.title) or _CHANGE.match(leaf.title)
        others = [at for at in plain if at < place or (named and at != place)]
        others = [] if "trong bảng gốc cho thấy" in leaf.note else others
        for over, under in itertools.permutations(others, 2):
            filled = [(row[over], row[under], row[place]) for row in rows if len(row) > max(over, under, place)]
            own = [three for three in filled if None not in three]
            text = _shown([(a, b, c) for a, b, c in own if a is not None and b and c is not None], leaf)
            if text:
                terms = {"a": _reference(leaves[over]), "b": _reference(leaves[under])}
                formula = re.sub(r"\b[ab]\b", lambda found, terms=terms: terms[found[0]], text)  # type: ignore[misc]
                share = "kieu: ty_le, " if "100" in text and leaf.kind == "so" else ""
                name = plain_code(leaf.code) or f"“{leaf.title[:30]}”"
                yield f"cột {name}: số trong bảng gốc cho thấy = {formula}: luôn đúng thì ghi {share}cong_thuc"
                break


def _shown(own: Sequence[tuple[Decimal, Decimal, Decimal]], leaf: HeaderColumn) -> str:
    """How the third figure of all rows is made of the first two, a and b; "" where it is not."""
    if len(own) < ROWS_LEAST or len({third for _, _, third in own}) < ROWS_LEAST - 1:
        return ""
    if all(_rounds(a / b * HUNDRED, c) for a, b, c in own):
        return "a / b * 100"
    if all(_rounds(a / b * HUNDRED - HUNDRED, c) for a, b, c in own):
        return "a / b * 100 - 100"
    if leaf.kind == "so" and _CHANGE.match(leaf.title) and all(a - b == c for a, b, c in own):
        return "a - b"
    return ""


def _rounds(value: Decimal, typed: Decimal) -> bool:
    """Whether a typed figure is ``value`` with as many decimals as it has."""
    exponent = typed.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return abs(value - typed) <= unit / 2


def _reference(leaf: HeaderColumn) -> str:
    return f"({plain_code(leaf.code)})" if leaf.code else leaf.key


def about_total(
    leaves: Sequence[HeaderColumn], total: Sequence[GridCell], addends: Sequence[Mapping[int, Decimal]]
) -> Iterator[str]:
    """Questions about typed figures of the total row that are not those of the rows added up, and counts of ticks."""
    apart, counts = [], []
    for place, leaf in enumerate(leaves):
        cell = total[place] if place < len(total) else None
        value = figure(cell.text) if cell is not None and cell.left == cell.right else None
        if cell is None or value is None:
            continue
        name = plain_code(leaf.code) or f"“{leaf.title[:30]}”"
        if leaf.choices == (TICK,):
            counts.append(f"cột {name} ghi {cell.text}")
        own = [row[place] for row in addends if place in row]
        plain = leaf.kind in ("so", "tien") and not (leaf.formula or cell.formula) and len(own) > 1
        if plain and not near(value, sum(own, Decimal(0)), len(own)):
            apart.append(f"cột {name} ghi {cell.text}, các dòng cộng lại {written_figure(sum(own, Decimal(0)))}")
    if apart:
        yield (
            f"dòng tổng của bảng gốc không phải số cộng ({'; '.join(apart[:6])}): xem lại số mẫu; cột không cộng thì "
            f"ghi kieu: binh_quan, cột tính từ cột khác thì ghi cong_thuc; tổng bỏ dòng nào thì ghi {LEFT_OUT}"
        )
    if counts:
        yield (
            f"dòng tổng của bảng gốc đếm dấu x ({'; '.join(counts[:6])}), biểu không đếm cột chọn: cần đếm thì sửa "
            "thành kieu: co_khong, số liệu ghi 1 hay 0"
        )


def addends(below: Below) -> list[Mapping[int, Decimal]]:
    """The figures of the rows that the total adds up, by place; none where the rows are in groups with figures."""
    if below.rows:
        return [dict(row.figures) for row in below.rows if not (row.formula or row.heading or row.parent)]
    rows = [] if below.grouped == "co_tong" else below.samples
    return [{at: value for at, cell in enumerate(row) if (value := figure(cell.text)) is not None} for row in rows]
