"""Identities between different units of measure are told; counts that may be compared are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import source_of
from tthc_render.forms.loader import load_form
from tthc_render.template_checks.compared_units import lint_compared_units

FORM = """
ma: T
ten: Thử
nguon: thử
phan:
  - khoa: phan_1
    cot:
      - {{ten: Nội dung, khoa: ten, ma: (1), kieu: chu}}
      - {{ten: A, khoa: a, ma: (2)}}
      - {{ten: "Diện tích (ha)", khoa: b, ma: (3), so_le: 1}}
      - {{ten: C, khoa: c, ma: (4), kieu: ty_le}}
    dong:
      - {{ma: "01", ten: Một, don_vi_tinh: {0}}}
      - {{ma: "02", ten: Hai, don_vi_tinh: {1}}}
      - {{ma: "03", ten: Ba}}
    kiem_tra:
      - {{ma: k1, theo: {2}, cong_thuc: "{3}", nguon: thử}}
"""


@pytest.mark.parametrize(
    ("one", "other", "by", "text", "told"),
    [
        ("người", "ha", "dong", "01 <= 02", True),
        ("người", "cái", "dong", "01 = 02", True),
        ("vụ", "đơn", "dong", "01 <= 02", False),
        ("Người", "người", "dong", "01 = 02", False),
        ("lượt", "lượt người", "dong", "01 = 02", False),
        ("đồng", "triệu đồng", "dong", "01 = 02", True),
        ("m", "m2", "dong", "01 >= 02", True),
        ("người", "ha", "dong", "01 <= 02 * 10", False),
        ("người", "ha", "dong", "01 + 02 = 03", False),
        ("người", "ha", "dong", "01 <= 03", False),
        ("người", "ha", "cot", "(4) <= (3)", True),
        ("người", "ha", "cot", "(4) <= 100", False),
        ("người", "ha", "cot", "(2) <= (3)", False),
    ],
)
def test_two_units_of_an_identity(one: str, other: str, by: str, text: str, told: bool, tmp_path: Path) -> None:
    source = source_of(tmp_path, FORM.format(one, other, by, text))
    form, findings = collected(load_form, source)
    assert findings == [], [item.message() for item in findings]
    found = list(lint_compared_units(form.parts[0], source, ("phan", 0)))
    assert [item.code for item in found] == ["T862"] * told
    assert all(text in source.text.split("\n")[item.where.line - 1] for item in found)
