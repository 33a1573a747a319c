"""Identities that no figures satisfy, that all satisfy, that name no figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import source_of
from tthc_render.forms.loader import load_form
from tthc_render.template_checks.identities import lint_identities

FORM = """
ma: T
ten: Thử
nguon: thử
phan:
  - khoa: phan_1
    cot:
      - {ten: Chỉ tiêu, khoa: ten, kieu: chu}
      - {ten: Tổng, khoa: tong, ma: (1), cong_thuc: (2) + (3)}
      - {ten: Một, khoa: mot, ma: (2)}
      - {ten: Hai, khoa: hai, ma: (3)}
      - {ten: Tăng, khoa: tang, ma: (4), am: true}
    dong:
      - {ma: "01", ten: Tổng, cong_thuc: 02 + 03}
      - {ma: "02", ten: Một}
      - {ma: "03", ten: Hai}
    kiem_tra:
      - {ma: a, cong_thuc: "CHECK", theo: AXIS, nguon: thử}
"""


@pytest.mark.parametrize(
    ("check", "axis", "codes"),
    [
        ("(2) <= (1)", "cot", []),
        ("(2) = (2) + 1", "cot", ["T815"]),
        ("(1) + 1 <= (2)", "cot", ["T815"]),
        ("(4) = (4) + 1", "cot", ["T815"]),
        ("(4) + (2) = -1", "cot", []),
        ("(2) = (2)", "cot", ["T830"]),
        ("01 >= 02 + 03", "cot", ["T829"]),
        ("01 >= 02", "dong", []),
        ("02 = 02", "dong", ["T830"]),
        ("02 = 02 + 03", "dong", ["T857"]),
        ("03 + 02 = 02", "dong", ["T857"]),
        ("02 >= 02 + 03", "dong", ["T857"]),
        ("01 = 02", "dong", ["T857"]),  # the form adds 03, too
        ("02 = 2 * 02", "dong", ["T857"]),
        ("02 <= 02 + 03", "dong", ["T830"]),
        ("02 + 03 = 03 + 02", "dong", ["T830"]),
        ("02 = 02 * 1", "dong", ["T830"]),
        ("02 = 0", "dong", []),  # the form says so
        ("02 = 03", "dong", []),
        ("01 = 02 + 03", "dong", []),
        ("(2) = (2) + (3)", "cot", ["T857"]),
        ("(2) = (2) + (4)", "cot", []),  # (4) may be below or above 0, as a change is
        ("(2) <= (2) + (4)", "cot", []),
        ("(2) = (2) / (3)", "cot", []),
    ],
)
def test_identities(check: str, axis: str, codes: list[str], tmp_path: Path) -> None:
    source = source_of(tmp_path, FORM.replace("CHECK", check).replace("AXIS", axis), "bieu.yaml")
    form, findings = collected(load_form, source)
    assert form is not None, [item.message() for item in findings]
    assert [item.code for item in lint_identities(form.parts[0], source, ("phan", 0))] == codes


def test_a_number_that_is_a_code_without_its_zero_is_told_where_the_identity_can_never_hold(tmp_path: Path) -> None:
    rows = "\n".join(
        f"      - {{ma: '{code}', ten: D{code}{formula}}}"
        for code, formula in (("01", ""), ("05", ", cong_thuc: 06 + 07"), ("06", ""), ("07", ""))
    )
    text = (
        "ma: T.1\nten: T\nnguon: T\nphan:\n  - khoa: phan_1\n    cot:\n      - {ten: Tên, khoa: ten, kieu: chu}\n"
        f"      - {{ten: X, khoa: x}}\n    dong:\n{rows}\n"
        "    kiem_tra: [{ma: a, cong_thuc: CHECK, theo: dong, nguon: thử}]\n"
    )
    source = source_of(tmp_path, text.replace("CHECK", "05 <= 06 - 1"), "bieu.yaml")
    form, findings = collected(load_form, source)
    assert findings == []
    assert form is not None
    [told] = lint_identities(form.parts[0], source, ("phan", 0))
    assert told.code == "T815"
    assert "1 hiểu là số; là dòng 01 thì ghi 01" in told.message()
    _, other = collected(load_form, source_of(tmp_path, text.replace("CHECK", "05 <= 6"), "bieu.yaml"))
    assert [item.code for item in other] == ["T802"]


@pytest.mark.parametrize(
    ("identity", "limit", "axis", "told"),
    [
        ("(1) = (2) + (3) + (5)", "(5) >= 1", "cot", ["T815"]),
        ("(1) = (2) + (3) + (5)", "1 <= (5)", "cot", ["T815"]),
        ("(1) = (2) + (3) + (4)", "(4) >= 1", "cot", ["T815"]),  # signed, yet limited
        ("(1) = (2) + (3) + (5)", "(5) >= 0", "cot", ["T857"]),
        ("(1) = (2) + (3) + (5)", "(5) <= 1", "cot", ["T857"]),
        ("(1) = (2) + (3) + (5)", "(2) >= 1", "cot", ["T857"]),
        ("(1) >= (2) + (3) - (5)", "(5) >= 1", "cot", []),
        ("(1) = (2) + (3) - (4)", "(5) >= 1", "cot", []),
        ("02 + 03 = 01 + 04", "04 >= 1.0", "dong", ["T815"]),
    ],
)
def test_a_term_that_must_be_more_than_nothing(
    identity: str, limit: str, axis: str, told: list[str], tmp_path: Path
) -> None:
    text = FORM.replace("CHECK", identity).replace("AXIS", axis)
    text = text.replace("    dong:", "      - {ten: Thêm, khoa: them, ma: (5)}\n    dong:")
    if axis == "dong":
        text = text.replace(", am: true", "").replace("    kiem_tra", '      - {ma: "04", ten: Ba}\n    kiem_tra')
    source = source_of(tmp_path, f'{text}      - {{ma: b, cong_thuc: "{limit}", theo: {axis}, nguon: thử}}\n', "b.yaml")
    form, findings = collected(load_form, source)
    assert form is not None, [item.message() for item in findings]
    assert [item.code for item in lint_identities(form.parts[0], source, ("phan", 0))] == told


@pytest.mark.parametrize(
    ("blanks", "told"), [(("[hai]", "[hai]"), []), (("[tang]", "[]"), []), (("[tang]", "[tang, hai]"), ["T851"])]
)
def test_an_identity_over_a_column_without_figures(blanks: tuple[str, str], told: list[str], tmp_path: Path) -> None:
    text = FORM.replace("CHECK", "(4) <= (2)").replace("AXIS", "cot").replace(", cong_thuc: 02 + 03", ", de_muc: true")
    text = text.replace("ten: Một}\n      - {ma", f"ten: Một, bo_trong: {blanks[0]}}}\n      - {{ma")
    text = text.replace("ten: Hai}\n    kiem", f"ten: Hai, bo_trong: {blanks[1]}}}\n    kiem")
    source = source_of(tmp_path, text, "bieu.yaml")
    form, findings = collected(load_form, source)
    assert form is not None, [item.message() for item in findings]
    assert [item.code for item in lint_identities(form.parts[0], source, ("phan", 0))] == told
