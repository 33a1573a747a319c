"""Figures that belong together sentences away, and right texts that look like their mistakes, through all rules."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_families
from tthc_render.prose.context import ProseFacts

# fmt: off
CASES = [
    (
        "P303",
        "Mở 05 lớp với 126 học viên, trong đó nữ 104 người.",
        "Mở 05 lớp với 126 học viên, trong đó nữ 134 người.",
    ),
    (
        "P301",
        (
            "Khởi tố 96 vụ, 141 bị can.\nPhân theo lĩnh vực: ma túy 47 vụ, 72 bị can; kinh tế 18 vụ, 25 bị "
            "can; trật tự xã hội 31 vụ, 44 bị can."
        ),
        (
            "Khởi tố 86 vụ, 141 bị can.\nPhân theo lĩnh vực: ma túy 47 vụ, 72 bị can; kinh tế 18 vụ, 25 bị "
            "can; trật tự xã hội 31 vụ, 44 bị can."
        ),
    ),
    (
        "P904",
        (
            "Kim ngạch xuất khẩu ước 2.614 triệu USD. Kim ngạch nhập khẩu 1.108 triệu USD. Như vậy, tỉnh "
            "xuất siêu 1.506 triệu USD."
        ),
        (
            "Kim ngạch xuất khẩu ước 2.614 triệu USD. Kim ngạch nhập khẩu 1.108 triệu USD. Như vậy, tỉnh "
            "thâm hụt thương mại 1.506 triệu USD."
        ),
    ),
    (
        "P903",
        "Tai nạn giao thông xảy ra 40 vụ.\nSo với tháng trước (56 vụ), số vụ tai nạn giao thông giảm 28,6%.",
        "Tai nạn giao thông xảy ra 48 vụ.\nSo với tháng trước (56 vụ), số vụ tai nạn giao thông giảm 28,6%.",
    ),
    (
        "P301",
        (
            "Toàn tỉnh có tổng số 1.211 trường mầm non, phổ thông (mầm non 386 trường, tiểu học 402 trường, "
            "trung học cơ sở 361 trường, trung học phổ thông 62 trường)."
        ),
        (
            "Toàn tỉnh có tổng số 1.204 trường mầm non, phổ thông (mầm non 386 trường, tiểu học 402 trường, "
            "trung học cơ sở 361 trường, trung học phổ thông 62 trường)."
        ),
    ),
    (
        "P511",
        "Thi ngày 26 và 27/6/2025 (thứ Năm, thứ Sáu).",
        "Thi ngày 26 và 27/6/2025 (thứ Hai, thứ Ba).",
    ),
    (
        "P301",
        (
            "Tổng số 2.214 thủ tục, gồm 1.806 thủ tục cấp tỉnh và 421 thủ tục cấp xã (13 thủ tục thực hiện ở "
            "cả hai cấp nên chỉ tính một lần)."
        ),
        "Tổng số 2.214 thủ tục, gồm 1.806 thủ tục cấp tỉnh và 421 thủ tục cấp xã.",
    ),
]
"""The code, a right text, the same text with one mistake."""
RIGHT = [
    "Thu ngân sách 64,2 tỷ đồng, chi ngân sách 60,2 tỷ đồng; khắc phục bội chi 4 tỷ đồng năm trước.",
    "Trực các ngày 26, 27, 28/6/2025 (thứ Năm, thứ Sáu và thứ Bảy).",
    "Nghỉ từ ngày 26/6/2025 (thứ Năm) đến ngày 27/6/2025 (thứ Sáu).",
    (
        "Hộ nghèo 214 hộ, giảm 98 hộ so với cuối năm 2024 (312 hộ), tương ứng giảm 1,04 điểm phần trăm "
        "(đầu kỳ tỷ lệ 3,22% trên tổng số 9.702 hộ)."
    ),
    "Sản lượng điện đạt 1.214 triệu kWh, giảm 6,2% so với tháng trước (1.294 triệu kWh), tăng 9,1% so với cùng kỳ.",
    "Số vụ là 40 vụ, giảm 28,6% so với tháng trước (56 vụ), tăng 8 vụ so với cùng kỳ.",
    (
        "Có 120 người được hỗ trợ, trong đó hộ nghèo 80 người, người khuyết tật 52 người (12 người vừa "
        "thuộc hộ nghèo vừa khuyết tật)."
    ),
    "Từ ngày 01/7/2025, Tòa án nhân dân các huyện được tổ chức thành Tòa án nhân dân khu vực.",
    "Từ ngày 01/7/2025, Viện kiểm sát nhân dân huyện được tổ chức lại thành Viện kiểm sát nhân dân khu vực.",
    "Xuất khẩu khu vực FDI 820 triệu USD, nhập khẩu 730 triệu USD; khu vực trong nước nhập siêu 90 triệu USD.",
    (
        "Kim ngạch xuất khẩu 1.108 triệu USD. Kim ngạch nhập khẩu 2.614 triệu USD. Tỉnh thâm hụt thương "
        "mại 1.506 triệu USD."
    ),
    "Xảy ra 48 vụ cháy.\nSo với tháng trước (56 vụ), số vụ tai nạn giao thông giảm 28,6%.",
    "Quý III đưa 48 lao động đi nước ngoài.\nSo với quý trước (56 lao động), số lao động được đào tạo giảm 28,6%.",
    (
        "Khởi tố 120 vụ, 180 bị can.\nPhân theo lĩnh vực: ma túy 47 vụ, 72 bị can; kinh tế 18 vụ, 25 bị "
        "can; trật tự xã hội 31 vụ, 44 bị can."
    ),
    "Mở 05 lớp với 126 học viên; hội thi thu hút 200 đoàn viên, trong đó nữ 134 người.",
    "Toàn tỉnh có tổng số 1.300 cơ sở sản xuất, kinh doanh (mới kiểm tra 204 cơ sở, xử phạt 96 cơ sở).",
    (
        "Toàn tỉnh có tổng số 1.300 trường mầm non, phổ thông, giáo dục thường xuyên (công lập 1.204 "
        "trường, tư thục 96 trường)."
    ),
]
"""Right texts."""
# fmt: on
FACTS = ProseFacts(report_date=date(2025, 12, 10))
FAMILIES = ("P3", "P5", "P9")


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_families(FAMILIES, *right.split("\n"), facts=FACTS) == []
    assert [item.code for item in findings_of_families(FAMILIES, *wrong.split("\n"), facts=FACTS)] == [code]


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_families(FAMILIES, *text.split("\n"), facts=FACTS) == []
