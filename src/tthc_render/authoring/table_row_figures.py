"""What the figures of prescribed rows show: formulas that they deny, sums of rows of one level that nothing states."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_draft_rows import TOTAL, DraftRow, level_of
from tthc_render.authoring.table_formula_samples import is_near, written_figure
from tthc_render.authoring.table_row_sums import BY_FIGURES, NO_FORMULA, TELLING, near, with_remark
from tthc_render.forms.formula import Formula, FormulaError, evaluate
from tthc_render.forms.row_formulas import is_ratio, parse_rows

SHOWN: Final = 3
"""Columns that a question names."""


def with_denied_formulas(
    rows: Sequence[DraftRow], computed: Collection[int], names: Mapping[int, str]
) -> list[DraftRow]:
    """The rows, those with a question whose figures are not what their formula makes of the rows above and below.

    ``computed`` are places of columns with formulas of their own, ``names`` the codes of columns by place.
    """
    codes = [row.code for row in rows if row.code]
    figures = {row.code: dict(row.figures) for row in rows if row.code}
    out = []
    for row in rows:
        apart = list(_denied(row, codes, figures, computed)) if row.formula and not row.heading else []
        if apart:
            told = "; ".join(
                f"cột {names.get(place) or place + 1} ghi {written_figure(typed)}, tính ra {written_figure(value)}"
                for place, typed, value in apart[:SHOWN]
            )
            words = f"số trong bảng gốc không khớp công thức {row.formula} ({told}): xem lại công thức hay số mẫu"
            row = replace(row, remark=with_remark(row, words))
        out.append(row)
    return out


def _denied(
    row: DraftRow, codes: Sequence[str], figures: Mapping[str, Mapping[int, Decimal]], computed: Collection[int]
) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Place, typed figure and what the formula comes to, of each figure that is not what its formula makes."""
    formula = _formula(row.formula, codes)
    if formula is None or any(item.part for item in formula.references):
        return
    names = [item.name for item in formula.references]
    for place, typed in row.figures:
        own = {name: figures.get(name, {}).get(place) for name in names}
        filled = [value for value in own.values() if value is not None]
        if place in computed or not filled or (is_ratio(formula.root) and len(filled) < len(own)):
            continue
        value = evaluate(formula, lambda item, own=own: own.get(item.name) or Decimal(0))  # type: ignore[misc]
        if value is None or is_near(typed, value, is_ratio(formula.root)) or near(typed, value, len(names)):
            continue
        yield place, typed, value


def _formula(text: str, codes: Sequence[str]) -> Formula | None:
    try:
        return parse_rows(text, codes)
    except FormulaError:
        return None


def asked_sums_of_level(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """Rows whose figures are those of all rows of their own level before them added up, or of the two before them one
    less the other, with the question whether that is so by rule.
    """
    out = list(drafts)
    for place, row in enumerate(drafts):
        known = row.formula or row.heading or row.parent or not row.code or BY_FIGURES in row.remark
        if known or NO_FORMULA in row.remark or TOTAL.match(row.label):
            continue
        before = _level_before(drafts, place)
        shown = ""
        if len(before) > 1 and _shows(row, before, (1,) * len(before)):
            shown = " + ".join(other.code for other in before)
        elif len(before) > 1 and _shows(row, before[-2:], (1, -1)):
            shown = f"{before[-2].code} - {before[-1].code}"
        if shown:
            words = f"số trong bảng gốc cho thấy dòng này = {shown}: luôn đúng thì ghi cong_thuc"
            out[place] = replace(row, remark=with_remark(row, words))
    return out


def _level_before(drafts: Sequence[DraftRow], place: int) -> list[DraftRow]:
    """The rows of the level of the one at ``place`` that stand before it below the same row, from the top."""
    level = level_of(drafts[place].own_number)
    out: list[DraftRow] = []
    for other in reversed(drafts[:place]) if level else ():
        its = level_of(other.own_number)
        if 0 < its < level or (other.heading and its <= level) or other.free or (not its and TOTAL.match(other.label)):
            break
        out += [other] * (its == level and bool(other.code) and other.unit == drafts[place].unit and not other.parent)
    return out[::-1]


def _shows(row: DraftRow, others: Sequence[DraftRow], signs: Sequence[int]) -> bool:
    """Whether most figures of a row are those of ``others`` added up with their signs, by no chance."""
    own = {place: value for place, value in row.figures if value}
    sums = {
        place: sum(
            (sign * dict(other.figures).get(place, Decimal(0)) for other, sign in zip(others, signs, strict=True)),
            Decimal(0),
        )
        for place in own
    }
    equal = [place for place, value in own.items() if near(value, sums[place], len(others))]
    several = [place for place in equal if sum(bool(dict(other.figures).get(place)) for other in others) > 1]
    telling = len(several) > 1 or any(abs(own[place]) >= TELLING for place in several)
    return telling and len(equal) >= MOSTLY * len(own)


def shown_groups(drafts: Sequence[DraftRow]) -> list[DraftRow]:
    """The rows that are the sum of the rows right below them in all columns, so that no chance explains it."""
    out = []
    for place, row in enumerate(drafts):
        own = {at: value for at, value in row.figures if value}
        sums = dict.fromkeys(own, Decimal(0))
        for count, other in enumerate(drafts[place + 1 :], 1):
            sums = {at: value + dict(other.figures).get(at, Decimal(0)) for at, value in sums.items()}
            if count > 1 and len(own) > 1 and own == sums:
                out.append(row)
                break
    return out


MOSTLY: Final = 0.6
"""The share of figures that shows a sum; others of the row may be shares."""
