"""What a form prints of a formula, in the name of a row (05=04/01×100) or a code cell (3=2/1), against what it has.

Both are computed with one set of figures: another order of terms is no difference, nor × 100 that is not printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_codes import read_code
from tthc_render.authoring.table_row_relations import stated_formula
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.codes import plain_code, reference
from tthc_render.forms.formula import Formula, FormulaError, evaluate, parse
from tthc_render.forms.loader import leaves_of
from tthc_render.forms.model import Part
from tthc_render.forms.row_formulas import parse_rows
from tthc_render.yaml_files.source import Keys, Source

_FACTORS: Final = (Decimal(1), Decimal(100), Decimal("0.01"), Decimal(1000), Decimal("0.001"))
"""What a printed formula may leave out."""


def lint_stated(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """T844 for rows whose name, and T845 for columns whose code cell, states another formula than is computed."""
    codes = [row.code for row in part.rows if row.named]
    figures = {code: Decimal(7919 + 104 * place * place + 13 * place) for place, code in enumerate(codes)}
    for index, row in enumerate(part.rows):
        if row.formula is None or any(item.part not in ("", part.key) for item in row.formula.references):
            continue
        left, stated = stated_formula(row.spec.ten)
        if left != row.code or not stated:
            continue
        try:
            printed = parse_rows(stated, codes)
        except FormulaError:
            continue  # by numbers of rows, or with words of its own
        if printed.references and not _same(printed, row.formula, figures):
            place = source.place((*path, "dong", index, "cong_thuc"))
            yield finding("T844", place, row=row.name, stated=stated, formula=row.spec.cong_thuc)
    yield from _columns(part, source, path)


def _columns(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    keys = {reference(column.code): column.key for column in part.columns if column.code}
    figures = {column.key: Decimal(7919 + 104 * place * place) for place, column in enumerate(part.all_columns)}
    for (spec, _, at), column in zip(leaves_of(part.spec.cot, (*path, "cot")), part.columns, strict=True):
        read = read_code(spec.ma_in) if "=" in spec.ma_in else None
        if column.formula is None or read is None or not read.formula or plain_code(read.code) != plain_code(spec.ma):
            continue
        if any(item.part not in ("", part.key) or item.total for item in column.formula.references):
            continue
        printed = parse(read.formula)
        by_code = {code: figures[key] for code, key in keys.items()}
        known = all(item.name in by_code for item in printed.references)
        if known and not _same(printed, column.formula, {**figures, **by_code}):
            yield finding("T845", source.place((*at, "cong_thuc")), stated=spec.ma_in, formula=spec.cong_thuc)


def _same(printed: Formula, computed: Formula, figures: Mapping[str, Decimal]) -> bool:
    """Whether both come to the same with ``figures``; where one comes to nothing, they cannot be compared."""
    one, other = (evaluate(formula, lambda item: figures.get(item.name)) for formula in (printed, computed))
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return True
    return any(abs(one * factor - other) <= abs(other) * Decimal("1e-9") for factor in _FACTORS)
