"""Shares of the base that stands behind them, and of the one that their list has."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.named_shares import check_named_shares

# fmt: off
CASES = [
    (
        "P401",
        "Thu nhận 1.018.460 hồ sơ, đạt 99,2% số công dân trong độ tuổi (1.026.300).",
        "Thu nhận 1.018.460 hồ sơ, đạt 79,2% số công dân trong độ tuổi (1.026.300).",
    ),
    (
        "P401",
        "Khai thác 186,4 nghìn tấn, bằng 86,7% kế hoạch 215 nghìn tấn.",
        "Khai thác 186,4 nghìn tấn, bằng 84,9% kế hoạch 215 nghìn tấn.",
    ),
    (
        "P401",
        "Có 412 vụ: đường tỉnh 124 vụ (30,1%), đường xã 187 vụ (45,4%), đô thị 101 vụ (24,5%).",
        "Có 412 vụ: đường tỉnh 124 vụ (30,1%), đường xã 187 vụ (45,4%), đô thị 101 vụ (29,5%).",
    ),
    (
        "P401",
        (
            "Trường có 1.043 học sinh, năm trước 1.022 học sinh.\nNữ 386 em, chiếm 37,0%; dân tộc thiểu số 971 em, "
            "chiếm 93,1%; hộ nghèo 512 em, chiếm 49,1%."
        ),
        (
            "Trường có 1.043 học sinh, năm trước 1.022 học sinh.\nNữ 386 em, chiếm 37,0%; dân tộc thiểu số 671 em, "
            "chiếm 93,1%; hộ nghèo 512 em, chiếm 49,1%."
        ),
    ),
    (
        "P401",
        (
            "Trường có 1.048 viên chức, trong đó giảng viên 712 người, giáo viên 138 người. Trong số giảng viên có 06 "
            "giáo sư và 358 người có trình độ tiến sĩ trở lên, đạt 50,3% tổng số giảng viên."
        ),
        (
            "Trường có 1.048 viên chức, trong đó giảng viên 712 người, giáo viên 138 người. Trong số giảng viên có 06 "
            "giáo sư và 358 người có trình độ tiến sĩ trở lên, đạt 53,0% tổng số giảng viên."
        ),
    ),
    (
        "P401",
        "Toàn xã có 3.214 hộ, trong đó 486 hộ nghèo. Có 127 hộ được vay vốn, chiếm 26,1% tổng số hộ nghèo.",
        "Toàn xã có 3.214 hộ, trong đó 486 hộ nghèo. Có 127 hộ được vay vốn, chiếm 21,6% tổng số hộ nghèo.",
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Toàn xã có 1.960 hộ, có 85,7% hộ dùng nước sạch (1.680 hộ).",
    "Tiêm 3.412 con, đạt 95,0% kế hoạch; trong đó 1.204 con ở xã (36,9%).",
    (
        "Có 412 vụ: đường tỉnh 124 vụ (30,1%), đường xã 187 vụ (45,4%). Từ 18 giờ có 109 vụ, chiếm "
        "41,0% số vụ ban đêm."
    ),
    (
        "Trường có 1.048 viên chức, trong đó giảng viên cơ hữu 712 người. Có 358 người có trình độ tiến sĩ, đạt 53,0% "
        "tổng số giảng viên."
    ),
    "Khoa Y có 212 giảng viên. Có 86 người có trình độ tiến sĩ, chiếm 12,1% tổng số giảng viên.",
    (
        "Giảng viên 712 người. Khoa Y có 212 giảng viên, trong đó 106 người có trình độ tiến sĩ, chiếm 50,0% "
        "tổng số giảng viên."
    ),
    "Có 486 hộ nghèo. Có 127 hộ vay vốn, chiếm 21,6% tổng số hộ nghèo và cận nghèo.",
    "Trường có 1.043 học sinh.\nNữ 386 em, chiếm 37,0%; lớp 9 có 271 em, chiếm 93,1%.",  # one share proves little
    "Trường có 1.043 học sinh.\nNữ 386 em, chiếm 37,0%; dân tộc 512 em, chiếm 49,1%; thi 297 em, đạt 93,1%.",
    (
        "Trường có 1.043 học sinh, lớp 9 có 319 em.\nNữ 386 em, chiếm 37,0%; dân tộc 512 em, chiếm 49,1%; đỗ 297 em, "
        "chiếm 93,1%."
    ),
    "Đầu năm có 486 hộ nghèo, cuối năm có 410 hộ nghèo. Có 127 hộ được vay vốn, chiếm 21,6% tổng số hộ nghèo.",
]
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_one_mistake(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_named_shares, right) == []
    assert [item.code for item in findings_of_rule(check_named_shares, wrong)] == [code]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes(text: str) -> None:
    assert findings_of_rule(check_named_shares, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tiêm phòng trâu bò 2.105 liều (66,8% tổng đàn), lợn 7.120 liều (57,9% tổng đàn).",
        "Tiêm gia cầm 15.200 liều (71,2% tổng đàn), lợn 20.340 liều (62,3% tổng đàn), chó 3.120 liều (80,1% tổng đàn).",
        "Trồng lúa 412 ha (61,3% tổng diện tích), ngô 520 ha (48,2% tổng diện tích).",
    ],
)
def test_the_base_of_another_share_is_not_called_the_total(text: str) -> None:
    assert findings_of_rule(check_named_shares, text) == []
