"""What is left over, announced totals and balances, in whatever order and sentence they stand."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.balances import check_balances

# Sentence with its last word on the matter; the right figure, a wrong one, the code.
CASES = [
    (
        "Thụ lý 47 vụ khiếu nại (trong đó kỳ trước chuyển sang 06 vụ). Đã giải quyết xong 39 vụ, gồm: ban hành quyết"
        " định"
        " 28 vụ; rút đơn 11 vụ. Số vụ còn lại đang xác minh trong thời hạn luật định là {} vụ.", "08", "09", "P305",
    ),
    (
        "Tiếp nhận tổng số 8.412 hồ sơ, gồm 312 hồ sơ kỳ trước và 8.100 hồ sơ mới. Số hồ sơ đã giải quyết là 7.986"
        " hồ sơ,"
        " trong đó trước hạn 6.540 hồ sơ. Số hồ sơ đang giải quyết là {} hồ sơ, đều trong hạn.", "426", "462", "P305",
    ),
    (
        "Ngân sách tỉnh 1.236 triệu đồng; ngân sách xã 2.480 triệu đồng; Nhân dân đóng góp 1.874 triệu đồng. Tổng"
        " cộng ba"
        " nguồn nêu trên là {} triệu đồng.", "5.590", "5.950", "P301",
    ),
    (
        "Có 742 công chức cấp tỉnh và 1.318 viên chức được phê duyệt. Như vậy, tính chung 03 nhóm đối tượng, toàn"
        " tỉnh đã"
        " phê duyệt cho {} người; nhóm cuối cùng là cán bộ cấp xã với 2.056 người.", "4.116", "4.216", "P301",
    ),
    (
        "Cấp 4.812 giấy chứng nhận trên 3 xã. Từ ngày 01/7/2025, xã cấp thêm 117 giấy, nâng tổng số lên {} giấy.",
        "4.929", "4.992", "P301",
    ),
    ("Trung tâm tiếp nhận 812 hồ sơ, cộng với 46 hồ sơ tháng 10 chuyển sang là {} hồ sơ.", "858", "885", "P301"),
    ("Thu ước đạt 1.926,4 tỷ đồng. Chi ước 1.633,4 tỷ đồng. Bội thu {} tỷ đồng.", "293", "239", "P903"),
    ("Xuất khẩu đạt 405,53 tỷ USD, nhập khẩu 380,76 tỷ USD, xuất siêu {} tỷ USD.", "24,77", "27,74", "P903"),
]  # fmt: skip
SILENT = [
    "Quỹ thu 286,4 triệu đồng, chi 107 triệu đồng; số dư đầu năm 12,6 triệu đồng, số dư 192 triệu đồng.",
    "Kế hoạch vốn 120 tỷ đồng, đã phân bổ 96 tỷ đồng, giải ngân 71,2 tỷ đồng, chưa giải ngân 48,8 tỷ đồng.",
    "Tiếp nhận 320 hồ sơ; đã giải quyết 300 hồ sơ; rút 4 hồ sơ. Số hồ sơ đang giải quyết là 16 hồ sơ.",
]


@pytest.mark.parametrize("sentence", [*(case[0].format(case[1]) for case in CASES), *SILENT])
def test_what_balances_is_silent(sentence: str) -> None:
    assert findings_of_rule(check_balances, sentence) == []


@pytest.mark.parametrize(("sentence", "right", "wrong", "code"), CASES)
def test_what_does_not_balance_is_computed(sentence: str, right: str, wrong: str, code: str) -> None:
    (item,) = findings_of_rule(check_balances, sentence.format(wrong))
    assert item.code == code
    reported = item.details.get("right") or item.details["sum"]
    assert reported.lstrip("0") == right.lstrip("0")
