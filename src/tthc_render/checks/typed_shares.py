"""Shares typed as fractions of one where a percentage is meant: 0.882 for 88.2. C319.

A share below one percent can be right, so this only asks; the value stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.checks.consistency import number_of
from tthc_render.checks.related import Earlier
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_percent, shortest
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.yaml_files.source import Keys, scalars

_FRACTION: Final = pattern_of(r"0?\.(?P<digits>\d+)")
_OFTEN_SMALL: Final = pattern_of(
    r"quá hạn|trễ hạn|chậm|trả lại|lỗi|sai sót|khiếu nại|tố cáo|không|chưa|thiếu|tăng|giảm|chênh", re.IGNORECASE
)
"""Shares that are well below one percent in good reports."""
_MOST_PRINTED: Final = 2
"""Decimals with which offices print a share."""
_HALF: Final = Decimal("0.5")
_FACTOR: Final = 3


def check_typed_shares(computed: Computed, past: Sequence[Earlier] = ()) -> Iterator[Finding]:
    """C319 for each typed share that reads as a fraction, or is a hundredth of the one in an earlier report."""
    source, names = computed.report.source, dict(_names(computed))
    for section in ("chi_tieu", "bieu"):
        for path, typed in scalars(source.data.get(section), (section,)):
            name = names.get((section, str(path[1]), str(path[-1]))) if len(path) > 2 else None
            found = _FRACTION.fullmatch(typed) if name and not typed.quoted else None
            if name and found and _is_fraction(name, Decimal(typed), len(found["digits"].rstrip("0")), path, past):
                meant = Decimal(typed) * 100
                yield finding(
                    "C319", source.place(path), key=path[-1], name=name, value=str(typed),
                    printed=format_percent(Decimal(typed)), meant=format_percent(meant), right=shortest(meant),
                )  # fmt: skip


def _names(computed: Computed) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Name of every share that is typed, by section, group or form, and key."""
    for group, spec in computed.loaded.type.chi_tieu.items():
        for key, field in spec.truong.items():
            if field.kieu == "ty_le" and not field.cong_thuc:
                yield ("chi_tieu", group, key), field.ten
    for code, (form, _) in computed.forms.items():
        for part in form.parts:
            for column in part.columns:
                if column.kind == "ty_le" and column.formula is None:
                    yield ("bieu", code, column.key), column.name


def _is_fraction(name: str, value: Decimal, decimals: int, path: Keys, past: Sequence[Earlier]) -> bool:
    if not value:
        return False
    earlier = _earlier(path, past)
    if earlier is not None:
        times = earlier / value
        if times < 100 / _FACTOR:
            return False
        return times <= 100 * _FACTOR
    if decimals > _MOST_PRINTED:
        return True
    return decimals == _MOST_PRINTED and value >= _HALF and not _OFTEN_SMALL.search(name)


def _earlier(path: Keys, past: Sequence[Earlier]) -> Decimal | None:
    """The share in the nearest earlier report that has it; None for cells of forms."""
    if path[0] != "chi_tieu":
        return None
    reports = (report.computed for report in past)
    found = (number_of(report.figures.get(str(path[1])), str(path[-1])) for report in reports if report is not None)
    return next(filter(None, found), None)
