"""Rows that divide a computed row once more, by place and then by how grave: they must not be added a second time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tthc_render.authoring.table_draft_rows import TOTAL, DraftRow
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_row_sums import near, with_remark
from tthc_render.forms.codes import plain_code
from tthc_render.vietnamese.text import slug


def with_other_divisions(rows: Sequence[DraftRow]) -> tuple[list[DraftRow], list[str]]:
    """The rows, those as parts of a sum that are no terms of it and whose figures add up to it; and remarks on them.

    They stand together, between two headings, and no row is computed from them.
    """
    out = list(rows)
    told = []
    for whole in rows:
        if not (whole.code and whole.is_sum):
            continue
        for run in _runs(out, _named(rows)):
            if all(row.unit == whole.unit for row in run) and _adds_up(whole, run):
                codes = [row.code for row in run]
                words = f"số trong bảng gốc cho thấy cũng chia hết dòng {whole.code}: hiểu là một phần, không cộng thêm"
                out = [
                    replace(row, parent=whole.code, remark=with_remark(row, words)) if row in run else row
                    for row in out
                ]
                entry = f'{{ma: dong_{slug(whole.code)}_{slug(codes[0])}, cong_thuc: "{whole.code} = '
                told.append(
                    f"dòng {', '.join(codes)}: {words} (trong_do); luôn bằng thì thêm ở phần: "
                    f'kiem_tra: [{entry}{" + ".join(codes)}", theo: dong}}]'
                )
    return out, told


def asked_shares_of_total(leaves: Sequence[HeaderColumn], rows: Sequence[DraftRow], totaled: bool) -> Iterator[str]:
    """What has to be asked about a share of the total where rows are typed that a total among the rows does not add.

    ``totaled``: the total is no row of the form, so that all that are typed are its.
    """
    shares = [leaf for leaf in leaves if "tong(" in leaf.formula]
    whole = next((row for row in rows if TOTAL.match(row.label) and row.code and not row.heading), None)
    if not shares or whole is None or totaled:
        return
    inside = _terms(whole, {row.code: row for row in rows})
    typed = [row for row in rows if row.code and not (row.formula or row.heading or row.parent or row.free)]
    others = [row.code for row in typed if row.code not in inside]
    if others and (not whole.formula or whole.is_sum):
        names = ", ".join(plain_code(leaf.code) or leaf.title for leaf in shares)
        asked = "ghi cong_thuc cho dòng ấy" if whole.code in others else f'ghi ở đó trong_do: "{whole.code}"'
        yield (
            f"cột {names}: tong(…) cộng mọi dòng phải nhập, cả dòng {', '.join(others)} không nằm trong công thức của "
            f"dòng {whole.code} “{whole.label[:30]}”: đã tính ở dòng khác thì {asked}"
        )


def _named(rows: Sequence[DraftRow]) -> set[str]:
    """The codes that formulas of rows name."""
    return {code for row in rows for code in re.findall(r"[\w.]+", row.formula)}


def _terms(row: DraftRow, by_code: dict[str, DraftRow], seen: frozenset[str] = frozenset()) -> set[str]:
    """The codes that a row adds up, through the rows that it adds."""
    codes = {code for code in re.findall(r"[\w.]+", row.formula) if code in by_code} - seen
    return codes.union(*(_terms(by_code[code], by_code, seen | codes) for code in codes))


def _runs(rows: Sequence[DraftRow], named: Collection[str]) -> Iterator[list[DraftRow]]:
    """The rows between headings, parts left out, where all of them are typed and no formula names one."""
    run: list[DraftRow] = []
    for row in (*rows, None):
        if row is not None and not (row.heading or row.free):
            run += [row] * (not row.parent)
            continue
        if len(run) > 1 and not any(item.formula or not item.code or item.code in named for item in run):
            yield run
        run = []


def _adds_up(whole: DraftRow, run: Sequence[DraftRow]) -> bool:
    """Whether the figures of rows add up to all of the whole one, in several columns."""
    own = {place: value for place, value in whole.figures if value}
    sums = {place: sum((dict(row.figures).get(place, Decimal(0)) for row in run), Decimal(0)) for place in own}
    return len(own) > 1 and all(near(value, sums[place], len(run)) for place, value in own.items())
