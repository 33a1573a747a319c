"""Figures above what their own name allows: 186 points of 20, a share of 125%. D698.

A name says the most itself (``Điểm tiến độ (trên 20)``); a share of a whole has 100. Shares of another kind may be
more: a plan that is exceeded, a change, a comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.checks.consistency import number_of
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.numbers import format_decimal, shortest
from tthc_render.vietnamese.patterns import pattern_of

_SCALE: Final = pattern_of(
    r"\((?:trên|thang(?: điểm)?|tối đa(?: là)?|/)\s?(?P<most>\d{1,4}(?:[.,]\d{1,2})?)(?:\s?điểm)?\)"
    r"|(?<!\w)(?:thang điểm|tối đa(?: là)?)\s(?P<said>\d{1,4}(?:[.,]\d{1,2})?)(?:\sđiểm)?(?!\w)",
    re.IGNORECASE,
)
_MAY_SAY: Final = pattern_of(r"điểm|tối đa|trên \d", re.IGNORECASE)
"""Words without which no name gives a scale; asked first, as forms have many cells."""
_PART: Final = pattern_of(
    r"(?<!\w)(?:hài lòng|đúng hạn|trước hạn|quá hạn|trễ hạn|trực tuyến|toàn trình|một phần|số hóa|thanh toán|khai thác"
    r"|điện tử|giải quyết|xử lý|trả lời|công khai|niêm yết|ký số|tiết kiệm|bao phủ|che phủ|hộ nghèo|cận nghèo|tham gia"
    r"|đạt chuẩn|tốt nghiệp|tiêm|tái chế|thu gom)(?!\w)",
    re.IGNORECASE,
)
"""What is a part of a whole in every report."""
_MAY_BE_MORE: Final = pattern_of(
    r"(?<!\w)(?:so với|so sánh|tăng|giảm|cùng kỳ|kỳ trước|năm trước|kế hoạch|dự toán|chỉ tiêu|mục tiêu|tốc độ|chỉ số"
    r"|vượt|hoàn thành|tỷ suất|gấp|bằng|/)(?!\w)",
    re.IGNORECASE,
)
_WHOLE: Final = Decimal(100)
_PERCENT: Final = "%"
_FAR: Final = Decimal("1.2")
"""A figure that is nearer to the most it can be has no lost point."""
_SLIPS: Final = (10, 100, 1000)


def check_figure_limits(computed: Computed) -> Iterator[Finding]:
    """D698 for each typed figure that is more than its name allows."""
    for name, value, most, where in (*_above(computed), *_above_in_forms(computed)):
        likely = next((value / step for step in _SLIPS if value / step <= most), None)
        lost = likely is not None and value > most * _FAR and value % 10
        right = f"; có phải {shortest(likely)}?" if likely is not None and lost else "."
        yield finding("D698", where, name=name, value=format_decimal(value), most=format_decimal(most), right=right)


def _above(computed: Computed) -> Iterator[tuple[str, Decimal, Decimal, Place]]:
    """Name, value, the most that it can be, and place of such figures of the text, but for those with a rule."""
    source = computed.report.source
    for group, spec in computed.loaded.type.chi_tieu.items():
        own = [found for rule in spec.kiem_tra if "<=" in rule for found in re.findall(r"\w+", rule.partition("<=")[0])]
        for key, field in spec.truong.items():
            value = number_of(computed.figures.get(group), key)
            path = ("chi_tieu", group, key)
            if not value or path not in source.marks or key in own:
                continue
            most = _most(field.ten, is_share=field.kieu == "ty_le")
            if most is not None and value > most:
                yield field.ten, value, most, source.place(path)


def _above_in_forms(computed: Computed) -> Iterator[tuple[str, Decimal, Decimal, Place]]:
    """The same for cells of forms."""
    source = computed.report.source
    for form, result in computed.forms.values():
        for part in form.parts:
            columns = [column for column in part.columns if column.numeric and column.formula is None]
            filled = result.parts.get(part.key)
            for line in filled.lines if filled else ():
                if line.kind != "data" or (line.fixed and line.fixed.formula):
                    continue
                for column in columns:
                    value = number_of(line.cells, column.key)
                    unit = (column.spec.don_vi_tinh or line.unit).strip()
                    is_share = column.kind == "ty_le" or unit == _PERCENT
                    if not value or not (is_share or _MAY_SAY.search(f"{line.label} {column.name}")):
                        continue
                    name = f"{line.label} – {column.name}"
                    most = _most(name, is_share=is_share)
                    where = source.inside(line.where, column.key) if most is not None and value > most else line.where
                    if most is not None and where != line.where:
                        yield name, value, most, where


def _most(name: str, *, is_share: bool) -> Decimal | None:
    """The most that a figure of this name can be; None where the name does not say."""
    found = _SCALE.search(name)
    if found:
        return Decimal((found["most"] or found["said"]).replace(",", "."))
    return _WHOLE if is_share and _PART.search(name) and not _MAY_BE_MORE.search(name) else None
