"""Parts in another sentence than their whole."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.far_parts import check_far_parts

# fmt: off
CASES = [
    (
        "P305",
        "Nghị quyết được thông qua với 23/25 đại biểu tán thành, 02 đại biểu không tán thành.",
        "Nghị quyết được thông qua với 21/25 đại biểu tán thành, 02 đại biểu không tán thành.",
    ),
    (
        "P305",
        "Kết quả: 83/85 phiếu tán thành (97,6%), 02 phiếu không (2,4%).",
        "Kết quả: 84/85 phiếu tán thành (98,8%), 02 phiếu không (1,2%).",
    ),
    (
        "P301",
        (
            "Trong 9 tháng có 41 công chức bị kỷ luật. Sở mở 12 lớp.\nChia theo hình thức kỷ luật: khiển trách "
            "21 người, cảnh cáo 15 người, giáng chức 01 người, buộc thôi việc 04 người."
        ),
        (
            "Trong 9 tháng có 47 công chức bị kỷ luật. Sở mở 12 lớp.\nChia theo hình thức kỷ luật: khiển trách "
            "21 người, cảnh cáo 15 người, giáng chức 01 người, buộc thôi việc 04 người."
        ),
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_far_parts, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_far_parts, wrong, facts=FACTS)} == {code}


THEO = [
    ("P301", "Thành phố ghi nhận {1.027|1.207} ca mắc.\nTheo nhóm tuổi: dưới 15 tuổi 188 ca, từ 15 đến 29 tuổi "
     "342 ca, "
     "từ 30 đến 59 tuổi 401 ca, từ 60 tuổi trở lên 96 ca."),
    ("P301", "Xã có 3.518 nhân khẩu, 842 hộ. Theo giới tính có 1.772 nam và {1.746|1.764} nữ; theo dân tộc có "
     "2.906 người "
     "Mông, 402 người Tày, 210 người thuộc các dân tộc khác."),
    ("P301", "Thanh toán 1.846,2 tỷ đồng, gồm chi thường xuyên 1.128,7 tỷ đồng và chi đầu tư 717,5 tỷ đồng.\n"
     "Chi thường xuyên chia theo nhóm: cá nhân 742,3 tỷ đồng; nghiệp vụ 251,9 tỷ đồng; mua sắm {64,8|68,4} tỷ đồng; "
     "khác 69,7 tỷ đồng."),
    ("P923", "Kế hoạch vốn năm 2025 là 412,9 tỷ đồng cho 17 dự án.\nChia theo nguồn: vốn trung ương 297,0 tỷ "
     "đồng; vốn tỉnh "
     "86,4 {tỷ|triệu} đồng; tiền sử dụng đất 29,5 tỷ đồng."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), THEO)
def test_lists_by_kinds_in_the_next_sentence(code: str, text: str) -> None:
    assert_only_the_mistake_is_told(check_far_parts, text, code)


@pytest.mark.parametrize(
    "text",
    [
        "Xã có 4.210 nhân khẩu. Theo độ tuổi có 1.050 người dưới 15 tuổi, 2.760 người từ 15 đến 60 tuổi.",
        "Có 1.402 ca mắc. Theo tháng: tháng 7 có 610 ca, tháng 8 có 420 ca.",
        "Vốn giao 312 tỷ đồng. Chi theo lĩnh vực: giao thông 140 tỷ đồng, thủy lợi 62 tỷ đồng, giáo dục 48 tỷ đồng.",
        "Xã có 1.204 hộ. Chia theo dân tộc: Tày 712 hộ, Nùng 310 hộ, Kinh 150 hộ, còn lại là các dân tộc khác.",
        "Tổng số 240 hồ sơ. Phân theo lĩnh vực: đất đai 112 hồ sơ, hộ tịch 98 hồ sơ, lĩnh vực khác chiếm phần còn lại.",
        "Có 64 cơ sở vi phạm. Theo hành vi: quá hạn 42 cơ sở, không giấy phép 28 cơ sở; có cơ sở có thể có hai lỗi.",
    ],
)
def test_lists_of_some_of_it_are_silent(text: str) -> None:
    assert findings_of_rule(check_far_parts, *text.split("\n")) == []
