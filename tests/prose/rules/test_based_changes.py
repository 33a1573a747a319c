"""Changes whose earlier value stands in a bracket."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, chosen, findings_of_families

RIGHT = [
    "Tỷ lệ giải quyết đạt 95,2%, tăng 2,3% so với cùng kỳ (93,1%).",
    "Tỷ lệ giải ngân đạt 45% kế hoạch, tăng 12% so với cùng kỳ (48%).",
    "Tiếp nhận 775 hồ sơ, tăng 15 hồ sơ so với tháng trước và tăng 25% so với quý I (620 hồ sơ).",
    "Tiếp nhận 775 hồ sơ, tăng 15 hồ sơ (tăng 1,97%) so với tháng trước và tăng 25% so với tháng 12 (620 hồ sơ).",
    "Thu 120 tỷ đồng, giảm 10 tỷ đồng so với quý trước, tăng 20% so với cùng kỳ năm 2022 (100 tỷ đồng).",
    "Tiếp công dân 218 lượt. So với quý I, số lượt tiếp giảm 14,8% (256 lượt), số đơn tăng 10% (1.289 đơn).",
    "Kiểm định 6.184 lượt, tăng 5,9% (5.842 lượt năm 2024), trong đó không đạt lần 1 là 642 lượt (10,4%).",
    "Số người bị thương 20 người, giảm 10 (-33,3%) so với cùng kỳ (30 người).",
    "Tỷ lệ hộ nghèo còn 3,14%, giảm 1,68 điểm phần trăm so với năm 2023 (4,82%).",
    "Tổng thu đạt 4.500 tỷ đồng, gấp 1,5 lần năm 2023 (3.000 tỷ đồng).",
    "Doanh thu 412 tỷ đồng, gấp 1,6 lần năm 2024 (257,5 tỷ đồng) và gấp 2,1 lần năm 2023 (196,2 tỷ đồng).",
    "Thu 62 triệu đồng, thấp hơn mức chung nhưng cao hơn mục tiêu (58 triệu đồng).",
    "Giá trị đạt 345 tỷ đồng, vượt kế hoạch (300 tỷ đồng) 15%.",
    "Thu 12.456 tỷ đồng, bằng 81,9% dự toán (15.200 tỷ đồng) và tăng 11,9% so với cùng kỳ (11.130 tỷ đồng).",
    "Lượng khách đạt 3,62 triệu lượt, tăng 20,7% so với năm 2023 (3 triệu lượt).",
    "Tỷ lệ giảm từ 4,12% xuống còn 2,96% (giảm 1,16 điểm phần trăm), vượt kế hoạch đề ra là 1%.",
    "Còn 8.436 hộ, chiếm 3,42% trên tổng số 246.500 hộ; giảm 2.314 hộ so với đầu năm (10.750 hộ).",
    "Tổng số 1.268 em, giảm 7 em so với đầu năm (chuyển đi 9, chuyển đến 4, thôi học 2).",
    "Ghi nhận 118 ca, giảm 15 ca so với tuần 41 (133 ca).",
    "Thu nhập đạt 62,4 triệu đồng/người/năm, tăng 8,3% so với năm 2023 (57,6 triệu đồng).",
]
WRONG = [
    ("Tỷ lệ giải quyết đạt 95,2%, tăng 1,2% so với cùng kỳ (96,4%).", "P904", "giảm"),
    ("Có 120 đơn (cùng kỳ 108); tỷ lệ hộ nghèo còn 2,0%, giảm 0,7% so với năm 2024 (1,5%).", "P904", "tăng"),
    ("Tiếp nhận 775 hồ sơ, tăng 15 hồ sơ so với tháng trước và tăng 35% so với quý I (620 hồ sơ).", "P903", "25"),
    ("Tỷ lệ quá hạn là 0,42%, tăng 0,31 điểm phần trăm so với cùng kỳ năm 2022 (0,73%).", "P904", "giảm"),
    ("Mực nước hồ là 108,42 m, tăng 0,45 m so với hôm trước (108,07 m).", "P903", "0,35"),
    ("Số người bị thương 20 người, giảm 10 (-53%) so với cùng kỳ (30 người).", "P903", "33,3%"),
    ("Tỷ lệ hộ nghèo còn 3,14%, giảm 1,86 điểm phần trăm so với năm 2023 (4,82%).", "P903", "1,68"),
    ("Tổng thu đạt 4.500 tỷ đồng, gấp 2,5 lần năm 2023 (3.000 tỷ đồng).", "P903", "1,5 lần"),
    (
        "Doanh thu 412 tỷ đồng, gấp 1,6 lần năm 2024 (257,5 tỷ đồng) và gấp 1,2 lần năm 2023 (196,2 tỷ đồng).",
        "P903",
        "2,1 lần",
    ),
    ("Giá trị đạt 345 tỷ đồng, vượt kế hoạch (300 tỷ đồng) 5%.", "P903", "15,0%"),
    ("Thu nhập đạt 58 triệu đồng, cao hơn kế hoạch (62 triệu đồng).", "P904", "cao hơn"),
    ("Hoàn thành 410 căn nhà, đạt và vượt kế hoạch năm (500 căn).", "P904", "vượt"),
    ("Tỷ lệ giảm từ 3,24% xuống 2,18%, tăng 1,06 điểm phần trăm.", "P904", "tăng"),
    ("Còn 8.436 hộ, chiếm 3,42% trên tổng số 246.500 hộ; tăng 2.314 hộ so với đầu năm (10.750 hộ).", "P904", "tăng"),
    ("Ghi nhận 118 ca, giảm 51 ca so với tuần 41 (133 ca).", "P306", "15"),
]


CODES = ("P903", "P904", "P306")


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_families(CODES, *text.split("\n")) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_contradicts_itself_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_families(CODES, *text.split("\n")), code, words)


def test_what_a_move_amounts_to_is_quoted_with_it() -> None:
    text = "Tỷ lệ hộ nghèo giảm từ 8,9% xuống 8,2%, giảm 0,9 điểm phần trăm."
    assert_one(findings_of_families(("P903",), text), "P903", "“8,9% xuống 8,2%, giảm 0,9”")


# fmt: off
TWINS = [
    (
        "P904",
        "Xảy ra 382 vụ, làm chết 121 người. So với năm 2024, giảm 47 vụ (429), giảm 14 người chết (135 người, 10,37%).",
        "Xảy ra 382 vụ, làm chết 121 người. So với năm 2024, giảm 47 vụ (429), tăng 14 người chết (135 người, 10,37%).",
    ),
    (
        "P904",
        "Tháng 01, xã tiếp nhận 812 hồ sơ.\nSo với tháng 12/2025 (864 hồ sơ), số hồ sơ tiếp nhận giảm 6,02%.",
        "Tháng 01, xã tiếp nhận 812 hồ sơ.\nSo với tháng 12/2025 (864 hồ sơ), số hồ sơ tiếp nhận tăng 6,02%.",
    ),
    (
        "P903",
        "Hồ sơ trực tuyến đạt 92,6% tổng số hồ sơ, tăng 6,9 điểm phần trăm (năm 2024 đạt 85,7%).",
        "Hồ sơ trực tuyến đạt 92,6% tổng số hồ sơ, tăng 7,9 điểm phần trăm (năm 2024 đạt 85,7%).",
    ),
    (
        "P904",
        "Phát hiện 618 vụ. Số vụ tăng 47 vụ so với cùng kỳ (571 vụ).",
        "Phát hiện 618 vụ. Số vụ giảm 47 vụ so với cùng kỳ (571 vụ).",
    ),
    (
        "P904",
        "Có 1.204 hợp tác xã.\nSo với đầu năm tăng 62 hợp tác xã (1.142 hợp tác xã).",
        "Có 1.204 hợp tác xã.\nSo với đầu năm giảm 62 hợp tác xã (1.142 hợp tác xã).",
    ),
    (
        "P904",
        "Đàn lợn 12.400 con, giảm 5,2% (13.080 con).",
        "Đàn lợn 12.400 con, tăng 5,2% (13.080 con).",
    ),
    (
        "P903",
        "Khám 142.860 lượt, tăng 5,0% (136.057 lượt).",
        "Khám 142.860 lượt, tăng 5,9% (136.057 lượt).",
    ),
    (
        "P904",
        "Kỷ luật 12 đảng viên, giảm 3 trường hợp so với cùng kỳ (15 trường hợp).",
        "Kỷ luật 12 đảng viên, tăng 3 trường hợp so với cùng kỳ (15 trường hợp).",
    ),
    (
        "P904",
        "Thành lập 21 công đoàn cơ sở, tăng 5 đơn vị so với cùng kỳ (16 đơn vị).",
        "Thành lập 21 công đoàn cơ sở, giảm 5 đơn vị so với cùng kỳ (16 đơn vị).",
    ),
    (
        "P904",
        "Kết nạp 40 đoàn viên, nhiều hơn 4 người so với cùng kỳ (36 người).",
        "Kết nạp 40 đoàn viên, ít hơn 4 người so với cùng kỳ (36 người).",
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Xã đạt 88,4%, tăng 9,2 điểm phần trăm (năm 2024 lần lượt là 85,7% và 79,2%).",
    "Bị thương 14 người (cùng kỳ 19 người), trong đó tăng 05 người ở đô thị.",
    "Có 634.500 em, tăng 1,2% so với năm học trước (627.000 em), riêng cấp tiểu học giảm 4.100 em.",
    "Vải thiều đạt 165 nghìn tấn, tăng 65 nghìn tấn, tức tăng 65,0% so với năm 2024 (100 nghìn tấn).",
    "Doanh thu 1.980 triệu đồng, tăng 8,2% (150 triệu đồng).",
    "Tỷ lệ đạt 91,6% (214 hộ), tăng 1,3 điểm phần trăm so với cùng kỳ (198 hộ).",
    "Thu 412 tỷ đồng, tăng 12 tỷ đồng so với kế hoạch (400 tỷ đồng).",
    "Xử lý 12 vụ với 15 đối tượng, tăng 3 trường hợp so với cùng kỳ (9 trường hợp).",
    "Khám 3.000 lượt, phát hiện bệnh ở nhiều xã, tăng 3 trường hợp so với cùng kỳ (15 trường hợp).",
]
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), TWINS)
def test_a_bracket_and_the_value_of_the_section(code: str, right: str, wrong: str) -> None:
    assert findings_of_families(CODES, *right.split("\n")) == []
    assert [item.code for item in findings_of_families(CODES, *wrong.split("\n"))] == [code]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes(text: str) -> None:
    assert findings_of_families(CODES, *text.split("\n")) == []


PAIRS = [
    (
        (
            "Sáu tháng đầu năm xảy ra 118 vụ cháy, làm chết 9 người, bị thương 21 người. So với cùng kỳ (124 vụ, 14 "
            "người chết, 17 người bị thương) giảm 6 vụ (4,8%), {giảm|tăng} 5 người chết và tăng 4 người bị thương."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Quý III phát hiện 214 vụ vi phạm, xử lý 231 đối tượng, thu giữ 18 phương tiện. So với quý II (241 vụ, "
            "203 đối tượng, 25 phương tiện), giảm 27 vụ, tăng 28 đối tượng, {giảm|tăng} 7 phương tiện."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Năm 2025 trường có 1.412 học sinh, 68 giáo viên, 41 lớp; so với năm 2024 (1.386 học sinh, 71 giáo viên, "
            "40 lớp) tăng 26 học sinh, {giảm|tăng} 3 giáo viên, tăng 1 lớp."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Trong tháng tiếp 86 lượt, nhận 41 đơn, phát sinh 3 đoàn đông người. So với tháng trước (92 lượt, 35 "
            "đơn, 5 đoàn), giảm 6 lượt, {tăng|giảm} 6 đơn, giảm 2 đoàn."
        ),
        "P904",
        "tăng",
    ),
    ("Bị thương 14 người (cùng kỳ 19 người), {giảm|tăng} 05 người.", "P904", "giảm"),
    (
        (
            "- Tai nạn: xảy ra 21 vụ (cùng kỳ 26 vụ), giảm 05 vụ; chết 04 người (cùng kỳ 07 người), {giảm|tăng} 03 "
            "người; bị thương 18 người (cùng kỳ 18 người), không tăng, không giảm."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Cháy rừng 03 vụ (năm trước 08 vụ), {giảm|tăng} 05 vụ; diện tích thiệt hại 4,2 ha (năm trước 11,6 ha), "
            "giảm 7,4 ha."
        ),
        "P904",
        "giảm",
    ),
    (
        ("Đơn khiếu nại 12 đơn (quý trước 9 đơn), {tăng|giảm} 3 đơn; đơn tố cáo 2 đơn (quý trước 5 đơn), giảm 3 đơn."),
        "P904",
        "tăng",
    ),
    ("Trẻ em bị đuối nước: 05 em (cùng kỳ 02 em), {tăng|giảm} 03 em.", "P904", "tăng"),
    (
        (
            "Trong tháng xảy ra 12 vụ, làm chết 4 người; so với cùng kỳ (15 vụ, 2 người chết) giảm 3 vụ, tăng 2 "
            "người chết. So với tháng trước (10 vụ, 5 người chết) tăng 2 vụ, {giảm|tăng} 1 người chết."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Bắt giữ 18 đối tượng, thu 12 kg; so với cùng kỳ năm 2024 (21 đối tượng, 9 kg) giảm 3 đối tượng, "
            "{tăng|giảm} 3 kg."
        ),
        "P904",
        "tăng",
    ),
    (
        (
            "Trồng 412 ha (năm 2024: 386 ha), tăng 26 ha, trong đó rừng sản xuất 300 ha (năm 2024: 310 ha), "
            "{giảm|tăng} 10 ha."
        ),
        "P904",
        "giảm",
    ),
]
LISTS = [
    (
        "Trong năm xảy ra 386 vụ, làm chết 152 người, bị thương 327 người. So với năm trước (345 vụ, 161 người "
        "chết, 269 người bị thương) tăng 41 vụ (11,9%), giảm 9 người chết (5,6%) và tăng 58 người bị thương "
        "(21,6%)."
    ),
    "Bị thương 14 người (cùng kỳ 19 người), trong đó tăng 05 người ở đô thị.",
    ("Xảy ra 18 vụ (cùng kỳ 17 vụ), tăng 01 vụ; làm rõ 16 vụ, bắt 23 đối tượng, tăng 3 đối tượng."),
    "Có 9 hộ nghèo (đầu năm 15 hộ), 6 hộ thoát nghèo, tăng 2 hộ so với kế hoạch giao.",
    "Khách quốc tế 12.400 lượt (cùng kỳ 15.100 lượt), khách nội địa tăng 2.700 lượt.",
    "Số vụ 42 (cùng kỳ 51 vụ), giảm 9 vụ; số bị can 71 (cùng kỳ 64), tăng 7 bị can.",
    ("Toàn tỉnh có 18 xã đạt chuẩn (năm 2024 có 15 xã), tăng 3 xã; 4 xã nâng cao (năm 2024 có 4 xã), không tăng."),
    (
        "Cuối năm 2025 xã có 412 hộ nghèo trên tổng số 5.204 hộ, chiếm 7,92%, giảm 2,10 điểm phần trăm so với "
        "cuối năm 2024 (514 hộ trên 5.131 hộ, tỷ lệ 10,02%)."
    ),
    (
        "Có 1.204 lao động qua đào tạo trên 1.980 lao động, đạt 60,8%, tăng 1,2 điểm phần trăm so với năm trước "
        "(1.310 lao động trên 2.198 lao động, 59,6%)."
    ),
    (
        "Toàn trường có 1.412 học sinh, đi học chuyên cần đạt 98,2%, tăng 0,4 điểm phần trăm so với kỳ trước "
        "(1.431 học sinh, 97,8%)."
    ),
    (
        "Tín dụng đạt 86.200 tỷ đồng, tỷ lệ nợ xấu 1,42%, giảm 0,11 điểm phần trăm so với đầu năm (80.100 tỷ "
        "đồng; 1,53%)."
    ),
    ("Tỷ lệ che phủ 48,2%, diện tích rừng 61.204 ha, tăng 0,3 điểm phần trăm so với năm 2024 (61.980 ha; 47,9%)."),
    ("Đội xử lý 118 vụ và 9 vụ nghiêm trọng. So với năm 2024 (124 vụ, 14 người chết) giảm 6 vụ."),
    (
        "Thu 1.318 triệu đồng, chi 1.102 triệu đồng; so với quý trước (1.204 triệu đồng, 1.115 triệu đồng) thu "
        "tăng 114 triệu đồng, chi giảm 13 triệu đồng."
    ),
    (
        "Xảy ra 386 vụ, bị thương 327 người, trong đó nặng 52 người. So với cùng kỳ (345 vụ, 269 người bị "
        "thương) tăng 41 vụ, tăng 58 người bị thương."
    ),
]


@pytest.mark.parametrize(("text", "code", "words"), PAIRS)
def test_lists_of_changes(text: str, code: str, words: str) -> None:
    assert findings_of_families(CODES, *chosen(text, "right").split("\n")) == []
    assert_one(findings_of_families(CODES, *chosen(text, "wrong").split("\n")), code, words)


@pytest.mark.parametrize("text", LISTS)
def test_right_lists_are_silent(text: str) -> None:
    assert findings_of_families(CODES, *text.split("\n")) == []


# The right percentage, and one that a reckless writer might have put there (out of the new value, a digit off).
SHARES = [
    ("Xảy ra 103 vụ, so với cùng kỳ năm trước (124 vụ) giảm 21 vụ (-{}%).", "16,9", "19,9"),
    (
        "Năm 2023 thu 473,8 tỷ đồng, trong khi số thu năm 2022 là 412,0 tỷ đồng, như vậy tăng 61,8 tỷ đồng, tương đương"
        " tăng {}% so với năm trước.",
        "15",
        "13",
    ),
    (
        "Tháng 6/2024 đón 64.100 lượt, so với tháng 6/2023 (53.800 lượt) tăng 10.300 lượt, tương ứng {}%.",
        "19,1",
        "16,1",
    ),
    ("Toàn huyện còn 2.184 hộ nghèo, giảm 512 hộ ({}%) so với đầu năm (2.696 hộ).", "19", "23,4"),
    ("Vốn đăng ký 1.420 tỷ đồng, giảm 180 tỷ đồng so với năm 2023 (1.600 tỷ đồng), giảm {}%.", "11,3", "12,7"),
]
SILENT = [
    "Số doanh nghiệp là 127, tăng 21 doanh nghiệp, tương ứng tăng 19,8% so với cuối năm 2024 (106 doanh nghiệp).",
    "Số lớp là 412 lớp, giảm 6 lớp (-1,4%); số học sinh 14.320 học sinh, tăng 320 học sinh (2,3%).",
    "Đàn lợn 86.400 con, tăng 4.200 con (5,1%) so với cùng kỳ; đàn trâu 12.100 con, giảm 310 con (2,5%).",
    "Năm 2024 cấp 3.120 giấy phép, năm 2023 cấp 2.890 giấy phép, tăng 230 giấy phép, bằng 8%.",
]


@pytest.mark.parametrize("sentence", [*(case[0].format(case[1]) for case in SHARES), *SILENT])
def test_what_agrees_or_has_no_old_value_is_silent(sentence: str) -> None:
    assert findings_of_families(CODES, sentence) == []


@pytest.mark.parametrize(("sentence", "right", "wrong"), SHARES)
def test_a_percentage_of_another_base_is_found(sentence: str, right: str, wrong: str) -> None:
    (item,) = findings_of_families(CODES, sentence.format(wrong))
    assert item.details["written"] == f"{wrong}%"
    assert item.details["right"].removesuffix("%").removesuffix(",0") == right


def test_the_change_is_wrong_where_the_percentage_fits_both_values() -> None:
    (item,) = findings_of_families(CODES, "Xảy ra 103 vụ, so với cùng kỳ năm trước (124 vụ) giảm 12 vụ (-16,9%).")
    assert (item.details["written"], item.details["right"]) == ("12", "21")


@pytest.mark.parametrize(
    "text",
    [
        "Tháng 10 tiếp nhận 412 hồ sơ, tăng 35 hồ sơ so với tháng trước (cùng kỳ năm 2024: 398 hồ sơ).",
        "Chi đầu tư 624,8 tỷ đồng, tăng 38,6 tỷ đồng (năm 2024 tương ứng là 766,2 tỷ đồng và 586,2 tỷ đồng).",
    ],
)
def test_brackets_of_other_times_deny_nothing(text: str) -> None:
    assert findings_of_families(("P3", "P9"), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "So với cuối năm 2024 (415,4 tỷ đồng), dư nợ tăng 21,6 tỷ đồng, tăng {5,2%|2,5%}, đạt 68,4% kế hoạch.",
        "So với đầu năm (8.420 hội viên), số hội viên tăng 320 hội viên, tương ứng tăng {3,8%|8,3%}.",
        "Thủy đậu 222 ca, {tăng|giảm} 1,5 lần so với cùng kỳ năm trước (148 ca); cúm mùa 95 ca.",
        "Rác thải xử lý 96 nghìn tấn, {giảm|tăng} 1,5 lần so với năm 2023 (144 nghìn tấn).",
        "Điện sản xuất 6,3 tỷ kWh, gấp {1,5|2,5} lần quý IV năm 2024 (4,2 tỷ kWh) do tổ máy hoàn thành đại tu.",
        "Lượng khách đạt 540 nghìn lượt, gấp {1,8|2,8} lần tháng 5 (300 nghìn lượt).",
    ],
)
def test_amounts_with_their_shares_and_multiples(text: str) -> None:
    assert findings_of_families(("P306", "P90"), chosen(text, "right")) == []
    (item,) = findings_of_families(("P306", "P90"), chosen(text, "wrong"))
    assert item.code in ("P903", "P904")


# One slip in one of the two values, however far it leads; the words name what has changed in a sentence before.
VALUES = [
    "Đã tiếp 7{8|3}.640 lượt người về 61.305 vụ việc. So với quý I năm 2025, số lượt người giảm 4,1% (82.002 lượt).",
    "Tiếp nhận 124.530 hồ sơ: cấp xã 103.360 hồ sơ.\nSo với quý IV/2025 (13{1|4}.084 hồ sơ) số tiếp nhận giảm 5,0%.",
    "Hưu trí 612 lượt; BHXH một lần 2.418 lượt. Số đơn BHXH một lần giảm 21,6% so với cùng kỳ ({3.084|4.083} lượt).",
    "Xi măng {1|7}.876 nghìn tấn, giảm 2,8% (1.931 nghìn tấn).",
    "Tiếp nhận {16|61}.872 hồ sơ, giảm 12,1% so với quý IV/2024 (19.204).",
    "Thu {12|82}.456 tỷ đồng, bằng 81,9% dự toán (15.200 tỷ đồng) và tăng 11,9% so với cùng kỳ (11.130 tỷ đồng).",
    "Xảy ra 412 vụ, làm chết {168|618} người. So với cùng kỳ tăng 27 vụ (+7%), giảm 14 người chết (-7,7%).",
]
OTHER_VALUES = [
    "Thu 1.284 tỷ đồng. Thu tiền sử dụng đất giảm 12,5% so với cùng kỳ (1.467 tỷ đồng).",
    "Sản xuất 2.410 tấn cá. Sản lượng cá tra tăng 6,2% so với cùng kỳ (2.110 tấn).",
    "Đàn bò 12.450 con; đàn lợn 45.210 con. So với cùng kỳ (11.820 con), đàn bò thịt tăng 4,2%.",
    "Đơn khiếu nại 412 đơn; tố cáo 112 đơn. Số đơn tố cáo đủ điều kiện giảm 6,2% so với cùng kỳ (97 đơn).",
    "Trồng 2.418 ha rừng. Diện tích rừng trồng tập trung tăng 3,1% so với cùng kỳ (1.934 ha).",
    "Tháng 5 tiếp 2.018 lượt. Lũy kế 5 tháng số lượt tiếp tăng 3,4% so với cùng kỳ (9.952 lượt).",
    "Tiêu thụ 5.412 triệu kWh, tăng 6,1% (310 triệu kWh).",
    "Hộ nghèo là 142 hộ; hộ cận nghèo là 331 hộ. Hộ nghèo giảm 47 hộ (từ 189 hộ), hộ cận nghèo giảm 58 hộ (từ 389 hộ).",
    (
        "- Doanh thu (tỷ đồng): 1.215,0; 1.248,6\nDoanh thu dịch vụ công ích đạt 1.086,3 tỷ đồng, còn lại "
        "162,3 tỷ đồng. So với 2019 (1.197,4 tỷ đồng), tổng doanh thu tăng 4,28%."
    ),
]


@pytest.mark.parametrize("text", VALUES)
def test_a_slip_in_one_of_two_values(text: str) -> None:
    assert findings_of_families(CODES, *chosen(text, "right").split("\n")) == []
    assert [item.code[:3] for item in findings_of_families(CODES, *chosen(text, "wrong").split("\n"))] == ["P90"]


@pytest.mark.parametrize("text", OTHER_VALUES)
def test_values_of_other_matters(text: str) -> None:
    assert findings_of_families(CODES, *text.split("\n")) == []
