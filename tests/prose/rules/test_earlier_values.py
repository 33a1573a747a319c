"""Changes between a value and an earlier one."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, chosen, findings_of_families, findings_of_rule
from tthc_render.prose.rules.earlier_values import check_earlier_values

CASES = [
    (
        "P903",
        "Trong 11 nhóm hàng có 9 nhóm tăng, 2 nhóm giảm (giao thông giảm 3,21%). Có 9 vụ (cùng kỳ 12 vụ), giảm 25%.",
        "Trong 11 nhóm hàng có 9 nhóm tăng, 2 nhóm giảm (giao thông giảm 3,21%). Có 9 vụ (cùng kỳ 12 vụ), giảm 52%.",
    ),
    ("P904", "Tổng thu: 1.284,6 (1.371,2), giảm 6,3%.", "Tổng thu: 1.284,6 (1.371,2), tăng 6,3%."),
    (
        "P903",
        "Lượt truy cập: 46.500, gấp 2,5 lần cùng kỳ (18.600), tức là tăng 150,0%.",
        "Lượt truy cập: 46.500, gấp 2,5 lần cùng kỳ (18.600), tức là tăng 250,0%.",
    ),
    (
        "P903",
        "Thời gian giải quyết còn 6,2 ngày, giảm 3,8 ngày so với mức 10 ngày theo quy định.",
        "Thời gian giải quyết còn 6,2 ngày, giảm 2,8 ngày so với mức 10 ngày theo quy định.",
    ),
    (
        "P903",
        "Số vụ tai nạn là 36 vụ, giảm 12,2% so với mức 41 vụ của cùng kỳ.",
        "Số vụ tai nạn là 36 vụ, giảm 21,2% so với mức 41 vụ của cùng kỳ.",
    ),
    (
        "P903",
        "Số đơn giảm từ 2.257 đơn xuống 906 đơn (giảm 1.351 đơn, tương ứng 59,9%).",
        "Số đơn giảm từ 2.257 đơn xuống 906 đơn (giảm 1.351 đơn, tương ứng 95,9%).",
    ),
    (
        "P904",
        "Chết 05 người (cùng kỳ 07 người), giảm 02 người; bị thương 09 người (cùng kỳ 12 người), giảm 03 người.",
        "Chết 05 người (cùng kỳ 07 người), giảm 02 người; bị thương 09 người (cùng kỳ 12 người), tăng 03 người.",
    ),
    (
        "P903",
        "Số hộ nghèo đầu năm là 254 hộ, cuối năm còn 198 hộ. Như vậy trong năm giảm được 56 hộ nghèo.",
        "Số hộ nghèo đầu năm là 254 hộ, cuối năm còn 198 hộ. Như vậy trong năm giảm được 65 hộ nghèo.",
    ),
    (
        "P903",
        "So với tháng trước (312 ca), số ca mắc trong tháng là 278 ca, giảm 34 ca; không có tử vong.",
        "So với tháng trước (312 ca), số ca mắc trong tháng là 278 ca, giảm 43 ca; không có tử vong.",
    ),
    (
        "P903",
        "Xử lý 1.842 trường hợp (cùng kỳ 2.110 trường hợp), giảm 12,7%.",
        "Xử lý 1.842 trường hợp (cùng kỳ 2.110 trường hợp), giảm 21,7%.",
    ),
    (
        "P903",
        "Tỷ lệ đúng hạn từ 92,16% lên 97,43%, tăng 5,27 điểm %.",
        "Tỷ lệ đúng hạn từ 92,16% lên 97,43%, tăng 2,57 điểm %.",
    ),
    (
        "P903",
        "Năm 2024 tỷ lệ nữ tham gia cấp ủy là 17,4%; nhiệm kỳ này 20,1%, tăng 2,7%.",
        "Năm 2024 tỷ lệ nữ tham gia cấp ủy là 17,4%; nhiệm kỳ này 20,1%, tăng 7,2%.",
    ),
    (
        "P904",
        "Khiếu nại 41 đơn, cùng kỳ năm trước 56 đơn (giảm 15 đơn); tố cáo 8 đơn.",
        "Khiếu nại 41 đơn, cùng kỳ năm trước 56 đơn (tăng 15 đơn); tố cáo 8 đơn.",
    ),
    (
        "P904",
        "Sản lượng điện 248,6 triệu kWh, cao hơn cùng kỳ 12,4 triệu kWh (236,2 triệu kWh).",
        "Sản lượng điện 248,6 triệu kWh, thấp hơn cùng kỳ 12,4 triệu kWh (236,2 triệu kWh).",
    ),
    (
        "P903",
        "Năm 2025 có 96 sản phẩm, năm 2020 có 24 sản phẩm, gấp 4 lần.",
        "Năm 2025 có 96 sản phẩm, năm 2020 có 24 sản phẩm, gấp 3 lần.",
    ),
    (
        "P903",
        "Thu nhập bình quân đạt 63 triệu đồng/người, gấp 1,5 lần so với năm 2020 (42 triệu đồng/người).",
        "Thu nhập bình quân đạt 63 triệu đồng/người, gấp 5,1 lần so với năm 2020 (42 triệu đồng/người).",
    ),
    (
        "P904",
        "Tội phạm hình sự xảy ra 64 vụ, so với cùng kỳ năm 2023 (79 vụ) giảm 15 vụ; đã khám phá 58 vụ (90,6%).",
        "Tội phạm hình sự xảy ra 64 vụ, so với cùng kỳ năm 2023 (79 vụ) tăng 15 vụ; đã khám phá 58 vụ (90,6%).",
    ),
    (
        "P903",
        "Giải ngân đạt 52,6% kế hoạch; so với cùng kỳ năm trước (47,8%) cao hơn 4,8 điểm phần trăm.",
        "Giải ngân đạt 52,6% kế hoạch; so với cùng kỳ năm trước (47,8%) cao hơn 5,8 điểm phần trăm.",
    ),
    (
        "P903",
        "Thu hoạch 4.200 tấn cá, so với tháng trước (4.000 tấn) tăng 5%; trong đó cá biển 3.100 tấn.",
        "Thu hoạch 4.200 tấn cá, so với tháng trước (4.000 tấn) tăng 8%; trong đó cá biển 3.100 tấn.",
    ),
    (
        "P903",
        "Đàn lợn có 18.640 con, so với cùng kỳ (17.910 con), tổng đàn tăng 730 con.",
        "Đàn lợn có 18.640 con, so với cùng kỳ (17.910 con), tổng đàn tăng 830 con.",
    ),
    (
        "P904",
        "Nợ thuế là 318,6 tỷ đồng, tăng 12,7% so với mức 282,7 tỷ đồng tại ngày 31/12/2025.",
        "Nợ thuế là 318,6 tỷ đồng, giảm 12,7% so với mức 282,7 tỷ đồng tại ngày 31/12/2025.",
    ),
    (
        "P903",
        "Xuất khẩu ước 1,86 tỷ USD, tăng 20% so với 1,55 tỷ USD cùng kỳ; nhập khẩu 0,4 tỷ USD.",
        "Xuất khẩu ước 1,86 tỷ USD, tăng 26,2% so với 1,55 tỷ USD cùng kỳ; nhập khẩu 0,4 tỷ USD.",
    ),
    (
        "P903",
        "Tiếp nhận 540 hồ sơ, tăng 128 hồ sơ so với 412 hồ sơ của quý trước.",
        "Tiếp nhận 540 hồ sơ, tăng 182 hồ sơ so với 412 hồ sơ của quý trước.",
    ),
    (
        "P903",
        "Tỷ lệ hộ nghèo còn 8,4%, giảm 1,2 điểm phần trăm so với mức 9,6% năm trước.",
        "Tỷ lệ hộ nghèo còn 8,4%, giảm 2,1 điểm phần trăm so với mức 9,6% năm trước.",
    ),
    (
        "P903",
        "Có 54 người bị thương, tăng 12 người bị thương so với 42 người bị thương cùng kỳ.",
        "Có 54 người bị thương, tăng 21 người bị thương so với 42 người bị thương cùng kỳ.",
    ),
    (
        "P904",
        "Thu 520 tỷ đồng (kể cả ghi thu), đạt 52% dự toán và tăng 4% so với 500 tỷ đồng năm trước.",
        "Thu 520 tỷ đồng (kể cả ghi thu), đạt 52% dự toán và giảm 4% so với 500 tỷ đồng năm trước.",
    ),
    (
        "P903",
        "Sản lượng năm 2024 đạt 1.932 triệu kWh, năm 2023 đạt 1.750 triệu kWh, tăng 10,4%.",
        "Sản lượng năm 2024 đạt 1.932 triệu kWh, năm 2023 đạt 1.750 triệu kWh, tăng 9,4%.",
    ),
    (
        "P904",
        "Tổng thu quý III/2024 đạt 2.415 tỷ đồng (quý III/2023 đạt 2.100 tỷ đồng), tăng 15%.",
        "Tổng thu quý III/2024 đạt 2.415 tỷ đồng (quý III/2023 đạt 2.100 tỷ đồng), giảm 15%.",
    ),
    (
        "P904",
        "Số vụ cháy là 42 vụ, so với cùng kỳ năm 2023 (35 vụ) tăng 7 vụ.",
        "Số vụ cháy là 42 vụ, so với cùng kỳ năm 2023 (35 vụ) giảm 7 vụ.",
    ),
    (
        "P903",
        "Số vụ cháy là 42 vụ, so với cùng kỳ năm 2023 (35 vụ) tăng 7 vụ.",
        "Số vụ cháy là 42 vụ, so với cùng kỳ năm 2023 (35 vụ) tăng 8 vụ.",
    ),
    (
        "P903",
        "Chỉ số hài lòng năm 2024 đạt 86,4%, năm 2023 đạt 84,1%, như vậy chỉ số đã tăng 2,3 điểm phần trăm.",
        "Chỉ số hài lòng năm 2024 đạt 86,4%, năm 2023 đạt 84,1%, như vậy chỉ số đã tăng 2,8 điểm phần trăm.",
    ),
    (
        "P903",
        "Đạt 43,5% kế hoạch giao (14.530 tỷ đồng); cùng kỳ năm 2025 đạt 38,9%, tức cao hơn 4,6 điểm phần trăm.",
        "Đạt 43,5% kế hoạch giao (14.530 tỷ đồng); cùng kỳ năm 2025 đạt 38,9%, tức cao hơn 11,8 điểm phần trăm.",
    ),
    (
        "P904",
        "Thu đạt 55,2% dự toán; cùng kỳ năm trước đạt 51,0%, cao hơn 4,2 điểm phần trăm.",
        "Thu đạt 55,2% dự toán; cùng kỳ năm trước đạt 51,0%, thấp hơn 4,2 điểm phần trăm.",
    ),
    (
        "P903",
        "Đạt 61,5% chỉ tiêu, cùng kỳ đạt 58,0% chỉ tiêu, tăng 3,5 điểm phần trăm.",
        "Đạt 61,5% chỉ tiêu, cùng kỳ đạt 58,0% chỉ tiêu, tăng 5,3 điểm phần trăm.",
    ),
    (
        "P903",
        "Thu ngân sách tháng 5 đạt 412, tháng 6 đạt 436 tỷ đồng, tăng 5,8%.",
        "Thu ngân sách tháng 5 đạt 412, tháng 6 đạt 436 tỷ đồng, tăng 8,5%.",
    ),
    (
        "P903",
        "Dư nợ năm 2024: 1,24; năm 2025: 1,38 nghìn tỷ đồng, tăng 11,3%.",
        "Dư nợ năm 2024: 1,24; năm 2025: 1,38 nghìn tỷ đồng, tăng 13,1%.",
    ),
    (
        "P904",
        "Số thu tháng 11 là 418 tỷ đồng, thấp hơn tháng 10 (436 tỷ đồng) 18 tỷ đồng.",
        "Số thu tháng 11 là 418 tỷ đồng, cao hơn tháng 10 (436 tỷ đồng) 18 tỷ đồng.",
    ),
]
"""The code, a right text, the same text with one mistake."""
MULTIPLES = [
    ("Ghi nhận 1.486 ca mắc, tăng 2,8 lần so với cùng kỳ (826 ca).", "1,8 lần"),
    ("Số lượt khách tăng 3,5 lần, từ 480 lên 1.200 lượt.", "2,5 lần"),
    ("Số thuê bao gấp 4 lần, từ 210 thuê bao lên 630 thuê bao.", "3,0 lần"),
    ("Giá trị từ 120 tỷ đồng lên 360 tỷ đồng, tăng 5 lần.", "3,0 lần"),
    ("Số lỗi giảm 6 lần, từ 90 lỗi xuống còn 30 lỗi.", "3,0 lần"),
]
OTHERS = [
    "Giải quyết 120 đơn, tăng 12 đơn so với cùng kỳ (108 đơn); tỷ lệ giải quyết tăng 2,1%, đạt 95,2%.",
    "Thu nội địa: 506,7 (trong đó thuế 493,9), tăng 12,6%; khác 144,2 (93,3), tăng 17,0%.",
    "Số đơn giảm từ 2.257 đơn xuống 906 đơn, giảm 1.351 đơn, tương đương 90,1% chỉ tiêu giảm.",
    "Nhận 186 đơn, tăng 27 đơn so với cùng kỳ; trong đó khiếu nại 41 đơn (cùng kỳ 39 đơn), tố cáo 12 đơn (giảm 3 đơn).",
    "Hộ nghèo 812 hộ (đầu năm 921 hộ); hộ cận nghèo 392 hộ, chiếm 12%, giảm 36 hộ so với đầu năm.",
    "Vốn nước ngoài 683 tỷ đồng (15,0%). So với cùng kỳ (19,8%), giải ngân theo dự toán cao hơn 5,4 điểm phần trăm.",
    "Hộ nghèo từ 14,28% (đầu năm 2022) xuống 8,97% (cuối năm 2023), bình quân mỗi năm giảm 2,66 điểm phần trăm.",
    "Thu nhập khu vực thành thị 62 triệu đồng, năm trước 57 triệu đồng, cao gấp 1,6 lần khu vực nông thôn.",
    "Điện đạt 3.614 triệu kWh, tăng 6,8% so với cùng kỳ (3.384 triệu kWh), trong đó dân dụng 719 triệu kWh, tăng 7,4%.",
    "Giá lợn hơi từ 145 đến 155 nghìn đồng/kg, tăng 5 nghìn đồng/kg.",
    "Xảy ra 64 vụ, làm chết 19 người, bị thương 27 người; so với cùng kỳ (31 người) giảm 4 người bị thương.",
    "Thu 412 tỷ đồng, trong đó thuế 300 tỷ đồng; so với cùng kỳ (280 tỷ đồng) tăng 20 tỷ đồng.",
    "Đạt 61,2% kế hoạch, so với kế hoạch (70%) thấp hơn 8,8 điểm phần trăm.",
    "Có 41 xã đạt chuẩn. So với năm 2023 (38 xã) tăng mạnh, vượt 3 xã.",
    "Có 9 người bị thương, giảm 3 người chết so với 6 người chết cùng kỳ.",
    "Thu gần 320 tỷ đồng, tăng 12,7% so với 282,7 tỷ đồng; 7 vụ, tăng hơn 20% so với 12 vụ.",
    "Tổng thu 318,6 tỷ đồng, trong đó thuế 20 tỷ đồng, tăng 12,7% so với mức 282,7 tỷ đồng năm trước.",
    "Thu 318,6 tỷ đồng, chi thường xuyên tăng 5% so với mức 282,7 tỷ đồng năm trước.",
    "Thu thêm 35,9 tỷ đồng, tăng 12,7% so với mức 282,7 tỷ đồng; lãi suất 12%, tăng 20% so với mức 10%.",
    "Xây dựng 15 nhà, tăng 20% so với 10 phòng học năm trước; đạt 45 tạ/ha, tăng 3% so với 6 tháng trước.",
    "Nợ là 90 tỷ đồng, giảm 68,2% so với mức 282,7 tỷ đồng của năm trước.",
    "Xuất khẩu 1,9 tỷ USD, tăng 20% so với 1,5 tỷ USD; nhập khẩu 1,9 tỷ USD, tăng 0,5 tỷ USD so với 1,5 tỷ USD.",
    "Xuất khẩu 1,86 tỷ USD, tăng 26,2%, riêng EU 1,55 tỷ USD, cao so với kế hoạch.",
    "Xảy ra 5 vụ, tăng 20% so với 0 vụ năm trước.",
    "Tỷ lệ nghèo (chuẩn 2022 - 2025) giảm từ 8,43% cuối năm 2024 xuống còn 5,67%, tương ứng giảm 2,76 điểm phần trăm.",
    "Thu đạt 418 tỷ đồng, chi đạt 436 tỷ đồng, so với dự toán tăng 5%.",
    "Năm 2024 có 312 doanh nghiệp mới, năm 2023 có 280 doanh nghiệp giải thể, tăng 12% so với năm 2022.",
    "Tiếp nhận 812 hồ sơ, tăng 5% so với cùng kỳ; giải quyết 790 hồ sơ, tăng 6%.",
    "Diện tích 4.120 ha, so với cùng kỳ tăng 2,1%; sản lượng 25.214 tấn, tăng 1.020 tấn.",
    "Thu nhập năm 2024 đạt 62 triệu đồng, năm 2020 đạt 45 triệu đồng, bình quân mỗi năm tăng 8,3%.",
    "Xuất khẩu đạt 62,5 tỷ USD, tăng 18,7% so với năm 2023; xuất siêu 17,9 tỷ USD, tăng 46,8%.",
    "Số lượt khách tăng 2,5 lần, từ 480 lên 1.200 lượt.",
    "Số lượt khách tăng 1,5 lần, từ 480 lượt lên 1.200 lượt.",
    "Dư nợ tăng gần 3 lần (từ 410 tỷ đồng lên 1.200 tỷ đồng).",
    "Ghi nhận 1.486 ca mắc, tăng 1,8 lần so với cùng kỳ (826 ca).",
    "Thu 3,2 tỷ đồng, tăng 0,6 lần so với năm trước (2 tỷ đồng).",
    "Thời gian giải quyết giảm 3 lần, từ 15 ngày xuống 5 ngày.",
    "Sản lượng từ 1,2 lên 3,6 nghìn tấn, gấp 3 lần.",
    "Số cuộc kiểm tra tăng từ 3 lần lên 5 lần mỗi năm, từ 12 lên 20 cuộc.",
    "Số vốn tăng 3 lần, từ 120 tỷ đồng lên 418 tỷ đồng.",
    "Số hộ tăng 4 lần so với năm 2020, phạm vi từ 12 xã lên 40 xã.",
]
"""Right texts that look like the mistake."""


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_earlier_values, right) == []
    assert [item.code for item in findings_of_rule(check_earlier_values, wrong)] == [code]


@pytest.mark.parametrize(("text", "words"), MULTIPLES)
def test_wrong_multiples_are_reported(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_earlier_values, text), "P903", words)


@pytest.mark.parametrize("text", OTHERS)
def test_other_values_may_be_meant(text: str) -> None:
    assert findings_of_rule(check_earlier_values, text) == []


@pytest.mark.parametrize(
    ("first", "second", "base", "right"),
    [
        ("thấp hơn tỷ lệ về việc nhưng cao hơn", "2,65", "26,04", True),
        ("tăng so với tháng trước nhưng thấp hơn", "3,70", "32,39", True),
        ("cao hơn mức chung của tỉnh song thấp hơn", "3,70", "32,39", True),
        ("giảm so với quý I, cao hơn", "2,65", "26,04", True),
        ("thấp hơn mức chung song tăng so với", "2,65", "26,04", True),
        ("cao hơn tỷ lệ về việc nhưng thấp hơn", "2,65", "26,04", False),
        ("giảm so với tháng trước nhưng cao hơn", "3,70", "32,39", False),
    ],
)
def test_the_word_nearest_to_the_base_says_how_it_changed(first: str, second: str, base: str, *, right: bool) -> None:
    text = f"Thi hành xong đạt tỷ lệ 28,69%, tuy {first} cùng kỳ ({base}%) {second} điểm phần trăm."
    assert [item.code for item in findings_of_families(("P9",), text)] == ([] if right else ["P904"])


@pytest.mark.parametrize(
    "text",
    [
        "Thuế giá trị gia tăng đạt 450,3 tỷ đồng, cùng kỳ năm trước là 412,9 tỷ đồng, {tăng|giảm} 37,4 tỷ đồng.",
        "Xử lý 374 trạm mất liên lạc, ít hơn {38|83} trạm so với 6 tháng đầu năm 2024 là 412 trạm.",
    ],
)
def test_names_and_spans_of_time_among_the_values(text: str) -> None:
    (item,) = findings_of_rule(check_earlier_values, chosen(text, "wrong"))
    assert item.code in ("P903", "P904")
    assert findings_of_rule(check_earlier_values, chosen(text, "right")) == []
