"""Sums of prescribed rows that leave out a row numbered between those that they add: code T855."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.formula import Formula
from tthc_render.forms.model import FixedRow, Part
from tthc_render.forms.row_formulas import is_ratio
from tthc_render.template_checks.sums import added_rows, members_of
from tthc_render.vietnamese.ordinals import is_below
from tthc_render.yaml_files.source import Keys, Source

_STATED: Final = re.compile(r"[(\[]([^()\[\]]*[-+][^()\[\]]*)[)\]]")
"""What a name says that a row adds up: (I + III)."""


def lint_left_out(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """T855 for each sum of rows of one level, I and III, that names none of the rows between them that have figures."""
    formulas = {row.code: row.formula for row in part.rows if row.formula}
    for index, row in enumerate(part.rows):
        names = [] if row.formula is None else list(added_rows(row.formula.root, part.key))
        terms = [item for item in part.rows if item.code in names]
        if len(terms) < 2 or len(terms) < len(set(names)) or not all(_beside(item, terms[0]) for item in terms):
            continue
        left_out = [item for item in _between(part, terms) if _counts_too(item, row, terms, formulas, part)]
        if left_out:
            place = source.place((*path, "dong", index, "cong_thuc"))
            others = ", ".join(f"{item.spec.stt} (mã {item.code})" for item in left_out)
            numbers = [item.spec.stt for item in terms]
            ends = {"first": numbers[0], "last": numbers[-1], "stated": " + ".join(numbers)}
            yield finding("T855", place, row=row.name, others=others, **ends)


def _beside(row: FixedRow, other: FixedRow) -> bool:
    """Whether two rows are numbered on one level."""
    one, two = row.spec.stt, other.spec.stt
    return bool(one.strip() and two.strip()) and not (is_below(one, two) or is_below(two, one))


def _between(part: Part, terms: list[FixedRow]) -> list[FixedRow]:
    """The rows beside the terms of a sum that are printed between them; [] where a row of a higher level is, too."""
    first, last = part.rows.index(terms[0]), part.rows.index(terms[-1])
    rows = part.rows[first + 1 : last]
    if any(is_below(row.spec.stt, terms[0].spec.stt) for row in rows):
        return []
    return [row for row in rows if row not in terms and _beside(row, terms[0])]


def _counts_too(
    row: FixedRow, total: FixedRow, terms: list[FixedRow], formulas: Mapping[str, Formula], part: Part
) -> bool:
    """Whether a row has figures of the same unit as the terms that are no part of these, nor these of it."""
    ratio = row.formula is not None and is_ratio(row.formula.root)
    if not row.named or row is total or row.parent or row.spec.de_muc or ratio:
        return False
    if any(item.spec.don_vi_tinh != row.spec.don_vi_tinh or item.spec.kieu != row.spec.kieu for item in terms):
        return False
    if not any(row.adds(column) and total.computes(column) for column in part.columns if column.numeric):
        return False
    stated = _STATED.search(total.spec.ten)
    if stated and not {row.code, row.spec.stt} & set(re.findall(r"[\w.]+", stated[1])):
        return False  # the form itself says that it adds others alone
    own = members_of(row.code, formulas, part.key, set())
    codes = {item.code for item in terms}
    within = set().union(*(members_of(code, formulas, part.key, set()) for code in codes))
    return row.code not in within and not own & codes and total.code not in own
