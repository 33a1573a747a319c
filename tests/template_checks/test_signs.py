"""Numbers of forms that are labels of appendices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.formkit import source_of
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.forms.loader import load_form
from tthc_render.template_checks.signs import brought_by_signs, lint_sign

FORM = "ma: thu\nten: Thử\nnguon: thử\nky_hieu_in: {sign}\nphan:\n  - cot: [{{ten: A, khoa: a, kieu: chu}}]\n"


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        ("Phụ lục XVI", True),
        ("PHỤ LỤC 3a", True),
        ("Phụ lục số 3/BC", True),
        ("Phụ lục XVI - Mẫu số 01", False),
        ("Phụ lục IV – Biểu 2", False),
        ("Mẫu theo Phụ lục XVI", False),
        ("Biểu số 05/CN", False),
    ],
)
def test_a_form_signed_as_an_appendix_is_told_at_its_key(sign: str, told: bool, tmp_path: Path) -> None:
    source = source_of(tmp_path, FORM.format(sign=sign), "bieu.yaml")
    form = load_form(source, Findings())
    assert form is not None
    found = list(lint_sign(form, source))
    assert [(item.code, item.where.line) for item in found] == ([("T772", 4)] if told else [])
    rule = finding("F590", Place("a"), output="a", files="a", rules="PL-04")
    assert not brought_by_signs(rule, [form])
