"""Identities of forms that say nothing: that none or all figures satisfy, that name no figure or a blank column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.formula import write
from tthc_render.forms.linear import holds_by_itself, is_linear, least_values, never_holds, zero_names
from tthc_render.forms.model import Check, Part
from tthc_render.forms.spec import CheckSpec
from tthc_render.yaml_files.source import Keys, Source


def _read(spec: CheckSpec, part: Part) -> str:
    """How a number in an identity over rows was read that is also the code of a row without its zero: 1 beside 01."""
    codes = {row.code.lstrip("0"): row.code for row in part.rows if row.code.isdigit() and row.code.startswith("0")}
    typed = re.findall(r"(?<![\w.,])[1-9]\d*(?![\w.,])", spec.cong_thuc) if spec.theo == "dong" else []
    found = [
        f" {number} hiểu là số; là dòng {codes[number]} thì ghi {codes[number]}." for number in typed if number in codes
    ]
    return "".join(dict.fromkeys(found))


def lint_identities(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """Identities of a part that hold always or never, or only where figures are 0, whatever is typed."""
    by_columns = {column.key: column.formula for column in part.all_columns if column.formula}
    by_rows = {row.code: row.formula for row in part.rows if row.formula}
    signed = {column.key for column in part.all_columns if column.spec.am}
    signed |= {row.code for row in part.rows if row.spec.am or any(column.spec.am for column in part.columns)}
    for index in range(len(part.spec.kiem_tra)):
        check = next((item for item in part.checks if item.spec is part.spec.kiem_tra[index]), None)
        if check is None:
            continue
        place = source.place((*path, "kiem_tra", index, "cong_thuc"))
        text = check.spec.cong_thuc
        if not (check.relation.left.references or check.relation.right.references):
            yield finding("T829", place, text=text)
            continue
        formulas = by_rows if check.by_rows else by_columns
        if write(check.relation.left.root, str) == write(check.relation.right.root, str):
            if is_linear(check.relation, formulas, part.key):
                yield finding("T830", place, text=text)
        elif never_holds(check.relation, formulas, part.key, signed, check.spec.dung_sai, _least(part, check)):
            yield finding("T815", place, text=text, read=_read(check.spec, part))
        elif holds_by_itself(check.relation, part.key, _open(part, check)):
            yield finding("T830", place, text=text)
        elif zeros := zero_names(check.relation, formulas, part.key, _open(part, check)):
            yield finding("T857", place, text=text, zeros=_named(part, check, zeros))
        elif blank := _blank(part, check):
            yield finding("T851", place, text=text, blank=blank)


def _named(part: Part, check: Check, names: Sequence[str]) -> str:
    """Rows by their codes, columns by their names."""
    if check.by_rows:
        return ", ".join(f"dòng {name}" for name in names)
    titles = {column.key: column.name for column in part.all_columns}
    return ", ".join(f"cột {titles.get(name, name)}" for name in names)


def _open(part: Part, check: Check) -> set[str]:
    """Rows, or columns, whose figures may be below 0 or are blank everywhere: a relation with them may hold."""
    if not check.by_rows:
        return {column.key for column in part.all_columns if column.spec.am}
    typed = [column for column in part.columns if column.numeric]
    signed = all(column.spec.am for column in typed)
    blank = {row.code for row in part.rows if all(column.key in row.blanks for column in typed)}
    return blank | {row.code for row in part.rows if signed or row.spec.am}


def _least(part: Part, check: Check) -> dict[str, Decimal]:
    """What the other identities of a part say of the least values of its columns or rows."""
    others = [item for item in part.checks if item is not check and item.by_rows == check.by_rows]
    strict = (item.relation for item in others if item.spec.muc == "error" and not item.spec.dung_sai)
    return least_values(strict, part.key)


def _blank(part: Part, check: Check) -> str:
    """The column of an identity that the form leaves blank in all of its rows; "" for none."""
    if check.by_rows or not part.rows:
        return ""
    named = {item.name for side in (check.relation.left, check.relation.right) for item in side.references}
    for column in part.columns:
        empty = (row.closes(column) or not row.cell(column).numeric for row in part.rows)
        if column.key in named and column.numeric and all(empty):
            return column.name
    return ""
