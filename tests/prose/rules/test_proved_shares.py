"""Shares that one slip of typing keeps from being those of a figure of the section."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_families, findings_of_rule
from tthc_render.prose.rules.proved_shares import check_proved_shares

MISTAKES = [
    (
        "Ban được giao 1.846,5 tỷ đồng cho 23 dự án.\nĐã giải ngân 1.185,4 tỷ đồng, đạt {64,2|62,4}% kế hoạch, còn "
        "661,1 tỷ đồng.\n- Đường ven sông: 412 tỷ đồng, đạt 90,5% kế hoạch vốn (455 tỷ đồng).",
        "64,2%",
    ),
    # digits that have changed places: no word has to name the base
    ("Bán lẻ đạt 39.126 tỷ đồng.\nLưu trú, ăn uống 4.617 tỷ đồng, chiếm {11,8%|18,1%}; còn lại là du lịch.", "11,8%"),
    ("Tổng vốn giao: 256.480 triệu đồng.\nĐã phân bổ: 243.912 triệu đồng ({95,10%|95,01%}).", "95,10%"),
    ("Thu được giao 412 tỷ đồng. Lũy kế thu 338,6 tỷ đồng, hoàn thành {82,18%|81,28%}, cao hơn tiến độ.", "82,18%"),
    ("Có 3.315/3.780 hộ đăng ký đạt cả 8 tiêu chí, bằng {87,7%|78,7%}.", "87,7%"),
    ("Kích hoạt 1.240.000 tài khoản, đạt {78,9%|87,9%}; đã thu nhận 1.571.600 hồ sơ.", "78,9%"),
    ("Tỷ lệ hồ sơ trực tuyến {93,4%|94,3%} (11.638 hồ sơ) trong 12.460 hồ sơ tiếp nhận.", "93,4%"),
    ("Hội có 2.873 hội viên trên tổng số 4.225 phụ nữ từ 18 tuổi, đạt {68,0%|86,0%}.", "68,0%"),
    # … in one of the two figures
    ("Tiếp nhận 4.252 hồ sơ, trong đó {3.548|3.458} hồ sơ trực tuyến, chiếm 83,44%.", "81,33%"),
    ("Tiếp nhận {4.252|2.452} hồ sơ. Có 1.548 hồ sơ trực tuyến (36,41%).", "63,13%"),
    # the whole divided by the part
    ("Đủ điều kiện 4.812 hồ sơ.\nĐã cấp 4.745 hồ sơ, tỷ lệ {98,61%|101,41%} trên số đủ điều kiện.", "98,61%"),
    # one digit that is another: named, one of few, divided, or one whose base another share has
    ("Hợp lệ 1.178 phiếu, phát 1.240 phiếu. Có 1.096 phiếu tốt, chiếm {93,0%|98,0%} số phiếu hợp lệ.", "93,0%"),
    ("Xã có 48.658 hộ. Hộ dân tộc thiểu số là 45.933 hộ (chiếm {94,4%|95,4%}).", "94,4%"),
    (
        "Có 4.218 vụ, 3.126 vụ, 2.903 vụ, 2.540 vụ ở bốn vùng, trong đó vùng cuối 1.684 vụ do điện ({66,3%|63,3%}).",
        "66,3%",
    ),
    (
        "Bốn vùng: 1.412 vụ, 1.126 vụ, 903 vụ, 540 vụ.\nDo điện 413 vụ, chiếm {76,5%|70,5%}; do bất cẩn 96 vụ, "
        "chiếm 17,8%.",
        "76,5%",
    ),
    # the figure before the part in its clause, whichever of the three has the slip
    ("Tiền phạt {738|837} triệu đồng, đã nộp ngân sách 702 triệu đồng (95,1%).", "83,9%"),
    ("Xảy ra 34 vụ, giảm 6 vụ (15,0%); điều tra, khám phá {29|59} vụ, đạt 85,3%.", "173,5%"),
    ("Quan trắc 4 đợt với 248 mẫu, có {19|15} mẫu vượt quy chuẩn (7,66%).", "6,05%"),
    ("Ổ dịch nhỏ: phát hiện 214, xử lý 211, đạt {98,6%|98,8%}.", "98,6%"),
    # the amount of the same name in a list of plans
    (
        "Vốn 729,9 tỷ đồng, gồm vốn trung ương 253,7 tỷ đồng, vốn tỉnh 278,8 tỷ đồng, vốn xã 197,4 tỷ đồng.\nĐã giải "
        "ngân vốn trung ương 121,8 tỷ đồng ({48,0%|84,0%}), vốn tỉnh 220,3 tỷ đồng (79,0%), vốn xã 152,0 tỷ đồng "
        "(77,0%).",
        "48,0%",
    ),
]


@pytest.mark.parametrize(("text", "right"), MISTAKES)
def test_a_share_that_one_slip_explains(text: str, right: str) -> None:
    assert_only_the_mistake_is_told(check_proved_shares, text, "P401", right)


SILENT = [
    "Toàn tỉnh có 48.658 hộ.\nHộ dân tộc thiểu số là 45.933 hộ, tăng 95,4%.",  # by how much, not of what
    "Toàn tỉnh có 48.658 hộ.\nĐã cấp nước cho 45.933 hộ, đạt 95,4% kế hoạch.",  # of a plan that is not told
    "Toàn tỉnh có 48.658 hộ.\nĐã cấp nước cho 45.933 hộ, đạt 71,3%.",  # no slip leads there
    "Toàn tỉnh có 48.658 hộ.\nĐã cấp nước cho 45.933 hộ, đạt 94,3%.",  # rounded otherwise
    "Tiền phạt 738 triệu đồng, đã nộp ngân sách 702 triệu đồng (61,4%).",  # of what has no slip
    "Giải ngân 837 triệu đồng, vốn tỉnh 702 triệu đồng (95,1%).",  # of a plan of its own
    "Có 48.658 hộ, 48.148 hộ đăng ký.\nĐã cấp nước cho 45.933 hộ, đạt 95,4%.",  # of these it is
    "Bốn vùng: 1.412 vụ, 1.126 vụ, 903 vụ, 540 vụ.\nDo điện 413 vụ, chiếm 70,5%.",  # of which of them?
    "Vốn giao 39.126 tỷ đồng cho 39.126 hộ.\nĐã có 4.617 hộ, chiếm dưới 18,1%.",  # a bound
    "Có 25 đại biểu tán thành, 3 đại biểu không tán thành, 1 đại biểu không biểu quyết, đạt 83,3% so với tổng số.",
    "Tưới 58.416 ha, đạt 101,4% hợp đồng đặt hàng (57.600 ha).",
    "Thu về 231/250 phiếu, tỷ lệ phiếu hài lòng đạt 97,4%.",
    "Tiếp nhận 817 hồ sơ; đã giải quyết 776 hồ sơ, đúng và trước hạn đạt 99,48%.",
    "Số thu 7.218 tỷ đồng trên 39.126 phiếu.\nChi 4.617 tỷ đồng, chiếm 18,1%.",  # money is no share of votes
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_of_something_else(text: str) -> None:
    assert findings_of_rule(check_proved_shares, text) == []


def test_a_base_of_another_paragraph_is_quoted() -> None:
    [item] = findings_of_rule(
        check_proved_shares, "Xã có 48.658 hộ.", "Hộ được vay là 45.933 hộ (chiếm 94,0%).", "Hết."
    )
    assert item.details["computation"] == "45.933 hộ/48.658 hộ (Xã có 48.658 hộ.)"
    assert (item.where.line, item.details["written"]) == (2, "94,0%")


def test_two_digits_that_changed_places_tell_of_a_base_that_is_named() -> None:
    text = "Toàn tỉnh có 6.560 tàu cá, trong đó 5.108 tàu dưới 12 m.\nCòn 164 tàu, chiếm {} tổng số tàu cá."
    [item] = findings_of_families(("P401",), *text.format("5,2%").split("\n"))
    assert (item.details["written"], item.details["right"]) == ("5,2%", "2,5%")
    assert findings_of_families(("P401",), *text.format("2,5%").split("\n")) == []
    assert findings_of_families(("P401",), *text.replace("tàu cá.", "tàu vỏ gỗ.").format("5,2%").split("\n")) == []
