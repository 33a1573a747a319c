"""Columns whose figures are never added up: shares in percent or per mille, averages, ranks, prices, scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.authoring.table_codes import CodeCell, lacks_hundred
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_row_kinds import AVERAGE, PER_MILLE
from tthc_render.authoring.table_samples import NUMBER, decimals_of
from tthc_render.authoring.table_titles import is_ranked
from tthc_render.forms.codes import plain_code

BY_KIND: Final = {"ty_le": ("100", "phần trăm"), "binh_quan": ("1000", "phần nghìn")}


def as_rate(kind: str, titles: Sequence[str], formula: str) -> tuple[str, str]:
    """The formula of a column, times what its titles count in, and what has to be said of its ``kind``.

    ``titles`` are those of its header, from the top.
    """
    if kind not in BY_KIND:
        return formula, ""
    if kind == "binh_quan" and not is_per_mille(titles):
        return formula, "thứ hạng: không cộng" if is_ranked(titles[-1]) else AVERAGE
    factor, words = BY_KIND[kind]
    if formula and lacks_hundred(formula):
        return f"{formula} * {factor}", f"{words}, công thức nhân thêm {factor}"
    return formula, f"{words}, không cộng vào tổng"


WHOLE_LEAST: Final = 2
"""So many samples at least, none of them with decimals, show that averages are printed as whole numbers."""


def places_in(kind: str, title: str, samples: Sequence[str], computed: bool) -> tuple[int | None, str]:
    """The decimals of a column, and what has to be said of them: ranks, prices in whole đồng have none.

    ``computed``: a formula stands behind its samples.
    """
    places, words = decimals_of(samples, computed)
    if kind != "binh_quan" or places is not None:
        return places, words
    if is_ranked(title):
        return 0, words
    whole = sum(bool(NUMBER.fullmatch(text)) for text in samples) >= WHOLE_LEAST
    return (0, "bảng gốc ghi số nguyên nên so_le: 0") if whole else (None, words)


def is_share_by_code(cell: CodeCell) -> bool:
    """Whether the cell of the code row makes a column a share in percent: 3=2/1 (%), 4=3/2*100."""
    times = re.search(r"\* 100(?!\d)|(?<![\d.])100 \*", cell.formula)
    return cell.percent or bool(times and "/" in cell.formula)


def is_per_mille(titles: Sequence[str]) -> bool:
    """Whether a column with these titles counts in thousandths: (‰)."""
    return any(PER_MILLE.search(title) for title in titles)


def bare_formula(cell: CodeCell) -> str:
    """The formula of a code cell in the style of its code."""
    if cell.code.startswith(("(", "[")):
        text = cell.formula.replace(" ", "")
        return re.sub(r"\((\w{1,4})\)", r"[\1]", text) if cell.code.startswith("[") else text
    return cell.formula.replace(" ", "").replace("(", "").replace(")", "")


def stated_code(column: HeaderColumn) -> str:
    """What the code row prints of a column whose formula becomes another one: 7=6/1, also where 6 / 1 * 100 is
    computed.
    """
    if column.printed or not (column.code and column.formula):
        return column.printed or column.code
    return f"{column.code}={bare_formula(CodeCell(column.code, column.formula))}"


def computes(code: str, cells: Sequence[CodeCell], values: Sequence[str]) -> bool:
    """Whether a formula calls a lettered column whose ``values`` are all figures: last year's, D in (4)=(1):D."""
    figures = bool(values) and all(map(NUMBER.fullmatch, values))
    return figures and any(f"({plain_code(code)})" in item.formula for item in cells)
