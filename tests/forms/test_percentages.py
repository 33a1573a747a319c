"""Percentages that would print wrong: what is reported, with what the form prints, in the form and in its reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import FORM_HEAD, source_of
from tthc_render.forms.loader import load_form
from tthc_render.forms.percentages import wrong_percentages

QUOTIENT = "ma: (3), cong_thuc: (2) / (2)"
SCALED = "ma: (3), cong_thuc: (2) / (2) * 100"


@pytest.mark.parametrize(
    ("column", "printed"),
    [
        ("ten: So sánh (%), khoa: b, " + QUOTIENT, "0,469 in thành 0 thay vì 46,9"),
        ("ten: So sánh (%), khoa: b, so_le: 1, " + QUOTIENT, "0,469 in thành 0,5 thay vì 46,9"),
        ("ten: So sánh, khoa: b, kieu: ty_le, " + QUOTIENT, "0,469 in thành 0,47 thay vì 46,9"),
        ("ten: So sánh (%), khoa: b, " + SCALED, ""),
        ("ten: Gấp mấy lần, khoa: b, so_le: 2, " + QUOTIENT, ""),
        ("ten: So sánh (%), khoa: b, ma: (3)", "cộng các phần trăm lại"),
        ("ten: So sánh (%), khoa: b, ma: (3), kieu: ty_le", ""),
        ("ten: Bình quân, khoa: b, ma: (3), cong_thuc: (2) / 3", ""),
    ],
)
def test_what_every_report_would_print_is_said(tmp_path: Path, column: str, printed: str) -> None:
    source = source_of(tmp_path, f"{FORM_HEAD}      - {{ten: A, khoa: a, ma: (2)}}\n      - {{{column}}}\n")
    form, findings = collected(load_form, source)
    assert findings == []
    said = " ".join(item.message() for item in wrong_percentages(form, source))
    assert printed in said if printed else not said
