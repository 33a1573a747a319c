"""What was meant by words for the name of a figure, and by brackets that do not match."""

from __future__ import annotations

import pytest

from tthc_render.document.expression_advice import advised
from tthc_render.document.expression_tokens import ExpressionError
from tthc_render.document.expressions import expression_text

FORM = {"tong": {"tiep_nhan": 5, "da_giai_quyet": 4, "qua_han": 1}, "dong": [], "phan_1": {"tong": {"tiep_nhan": 5}}}
NAMES = {
    "bieu": {"II.06a": FORM, "II_06a": FORM, "II_08": {"tong": {"da_giai_quyet": 2, "ty_le": 50}}},
    "chi_tieu": {"pakn": {"moi": 3}},
    "ky": {"nam": 2026},
}
LABELS = {
    "bieu.II_06a.tong.tiep_nhan": "Số hồ sơ tiếp nhận Tổng số",
    "bieu.II_06a.tong.qua_han": "Số hồ sơ đã giải quyết Quá hạn",
    "bieu.II_08.tong.ty_le": "Tỷ lệ",
}


def told(text: str) -> tuple[str, str]:
    """The code of the finding on an expression, and its details in one text."""
    with pytest.raises(ExpressionError) as caught:
        expression_text(text, NAMES)
    error = advised(caught.value, text, NAMES, LABELS)
    return error.code, " ".join(error.details.values())


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("tổng hồ sơ tiếp nhận | so", "có phải “bieu.II_06a.tong.tiep_nhan”"),
        ("Tiếp nhận | so", "có phải “bieu.II_06a.tong.tiep_nhan”"),
        ("tiep nhan", "có phải “bieu.II_06a.tong.tiep_nhan”"),
        ("tỷ lệ / 2", "có phải “bieu.II_08.tong.ty_le”"),
        ("số hồ sơ | so", "tên có dạng “bieu.II_06a.tong.tiep_nhan”"),
        ("hồ sơ trực tuyến", "tên có dạng"),
    ],
)
def test_words_where_a_name_belongs(text: str, part: str) -> None:
    code, details = told(text)
    assert (code, part in details) == ("D691", True), details


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("((ky.nam + ky.nam / ky.nam * 100) | ty_le", "2 1 có lẽ thiếu “)” sau “ky.nam”"),
        ("((chi_tieu.pakn.moi + bieu.II_08.tong.ty_le / ky.nam * 100) | ty_le", "sau “bieu.II_08.tong.ty_le”"),
        ("(chi_tieu.pakn.moi | so", "1 0 có lẽ thiếu “)” sau “chi_tieu.pakn.moi”"),
        ("neu(ky.nam > 1, 'a (', 'b'", "1 0"),
        ("((ky.nam", "2 0 thiếu 2 dấu “)”"),
        ("ky.nam) | so", "0 1 có lẽ thừa “)”"),
    ],
)
def test_brackets_that_do_not_match(text: str, part: str) -> None:
    code, details = told(text)
    assert (code, part in details) == ("D690", True), details


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("tiep_nhan | so", "bieu.II_06a.tong.tiep_nhan"),
        ("da_giai_quyet", "bieu.II_06a.tong.da_giai_quyet” hay “bieu.II_08.tong.da_giai_quyet"),
        ("moi", "chi_tieu.pakn.moi"),
        ("pakn.moi", "chi_tieu.pakn"),
    ],
)
def test_a_name_without_its_path_has_its_full_names(text: str, near: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        expression_text(text, NAMES)
    assert advised(caught.value, text, NAMES, LABELS).details["near"] == near


@pytest.mark.parametrize(
    ("text", "code"),
    [("ky.nam +", "D501"), ("12,5 * 2", "D501"), ("ky.nam if", "D501"), ("khong_co", "D307"), ("ky.nam / 0", "D502")],
)
def test_other_errors_stay_as_they_are(text: str, code: str) -> None:
    assert told(text)[0] == code
