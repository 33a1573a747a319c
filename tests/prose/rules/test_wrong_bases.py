"""Shares of another figure than the one named."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.wrong_bases import check_wrong_bases

PAIRS = [
    (
        (
            "Sáu tháng đầu năm giải quyết việc làm cho 12.480 lao động, đạt 62,4% kế hoạch năm (20.000 lao động). "
            "Trong tổng số lao động được giải quyết việc làm có 5.616 lao động nữ, chiếm 45,0%; 1.872 người đi làm "
            "việc ở nước ngoài, chiếm {15,0%|9,4%}."
        ),
        "P971",
        "15,0%",
    ),
    (
        (
            "Trồng mới 4.512 ha rừng, đạt 90,2% kế hoạch (5.000 ha). Trong tổng diện tích trồng mới có 3.610 ha rừng "
            "sản xuất, chiếm 80,0%; 902 ha rừng phòng hộ, chiếm {20,0%|18,0%}."
        ),
        "P971",
        "20,0%",
    ),
    (
        (
            "Trong kỳ phát sinh 6.120 hồ sơ; nộp trực tuyến 4.896 hồ sơ, chiếm 80,0%.\nTrong số nộp trực tuyến, toàn "
            "trình 3.182 hồ sơ, chiếm {65,0%|52,0%} số hồ sơ trực tuyến; một phần 1.714 hồ sơ."
        ),
        "P971",
        "65,0%",
    ),
    (
        (
            "Khám sàng lọc 8.412 người, phát hiện 1.318 người tăng huyết áp, chiếm 15,7%. Trong số người tăng huyết "
            "áp, 912 người được quản lý điều trị, đạt {69,2%|10,8%} số người tăng huyết áp."
        ),
        "P971",
        "69,2%",
    ),
    (
        (
            "Tổng số đơn tiếp nhận 318 đơn, đủ điều kiện xử lý 265 đơn. Trong số đơn đủ điều kiện có 148 đơn khiếu "
            "nại, chiếm {55,8%|46,5%} số đơn đủ điều kiện."
        ),
        "P971",
        "55,8%",
    ),
    (
        (
            "Đã giải ngân 1.812 tỷ đồng trong tổng kế hoạch 2.946 tỷ đồng, trong đó vốn ngân sách tỉnh giải ngân "
            "1.105 tỷ đồng, chiếm {61,0%|37,5%} số vốn đã giải ngân."
        ),
        "P971",
        "61,0%",
    ),
    (
        ("Có 1.204 thí sinh đăng ký, 1.118 thí sinh dự thi; 962 thí sinh đỗ, đạt {86,0%|79,9%} số thí sinh dự thi."),
        "P971",
        "86,0%",
    ),
    (
        (
            "Tổng số phải thi hành 12.410 việc, có điều kiện 9.206 việc; thi hành xong 6.812 việc, đạt {74,0%|54,9%} "
            "số việc có điều kiện."
        ),
        "P971",
        "74,0%",
    ),
    (
        ("Phát 1.250 phiếu, thu về 1.118 phiếu; hài lòng 1.062 phiếu, chiếm {95,0%|85,0%} số phiếu thu về."),
        "P971",
        "95,0%",
    ),
    (
        (
            "- Tổng số hộ điều tra: 3.120 hộ; hộ nghèo 412 hộ.\n- Trong số hộ nghèo: 186 hộ thiếu nước sạch, chiếm "
            "{45,1%|5,96%}; 240 hộ thiếu nhà vệ sinh, chiếm 58,3%."
        ),
        "P971",
        "45,15%",
    ),
    (
        (
            "Tiếp nhận 412 hồ sơ, đã giải quyết 386 hồ sơ. Trong số đã giải quyết có 379 hồ sơ đúng hạn, đạt "
            "{98,19%|91,99%} tính trên số hồ sơ đã giải quyết."
        ),
        "P971",
        "98,19%",
    ),
    (
        (
            "Tiếp nhận 3.482 đơn; có 2.915 đơn đủ điều kiện xử lý.\nTrong số đơn đủ điều kiện, các cơ quan đã xử lý "
            "2.731 đơn, đạt tỷ lệ {93,69%|78,43%}."
        ),
        "P971",
        "93,69%",
    ),
    (
        (
            "Tiếp nhận 4.210 hồ sơ, trong đó 3.880 hồ sơ có dịch vụ công trực tuyến.\n- Trong 3.880 hồ sơ nêu trên, có "
            "3.612 hồ sơ được nộp trực tuyến, đạt {93,09%|85,80%}; còn 268 hồ sơ nộp trực tiếp."
        ),
        "P971",
        "93,09%",
    ),
    (
        ("Dân số 86.412 người. Trong tổng số 51.230 lao động, có 38.914 người đã qua đào tạo, đạt {75,96%|45,03%}."),
        "P971",
        "75,96%",
    ),
    (
        (
            "Có 86.400 lượt khám bảo hiểm y tế. Số lượt điều trị nội trú là 9.412, trong đó 8.544 lượt có thẻ, chiếm "
            "{90,8%|9,9%} số lượt điều trị nội trú."
        ),
        "P971",
        "90,8%",
    ),
]
RIGHT = [
    "Thôn Đông 412 hộ.\nXã có 798 hộ, thôn Đông 38 hộ nghèo, trong đó 12 hộ neo đơn, chiếm 2,91% số hộ trong thôn.",
    "Toàn huyện có 124 xã. Trong 96 xã nông thôn mới, có 31 xã nâng cao, chiếm 25,0% tổng số xã.",
    "Kế hoạch năm 43 trường đạt chuẩn. Trong 48 trường công lập có 36 trường đạt chuẩn, đạt 83,7%.",
    "Có 3.496 hồ sơ. Trong 3.068 hồ sơ có 2.914 hồ sơ trực tuyến (94,98%), riêng toàn trình 2.430 hồ sơ, chiếm 69,51%.",
    "Dân số 86.412 người. Trong 51.230 lao động có 38.914 người có việc, tỷ lệ có việc trên dân số đạt 45,03%.",
    "Có 3.068 hồ sơ. Trong 2.980 hồ sơ có 2.914 hồ sơ trực tuyến, 2.430 hồ sơ toàn trình, chiếm 83,39%.",
    (
        "Số đơn đủ điều kiện xử lý là 3.877 đơn. Trong số đơn đủ điều kiện, có 1.208 đơn thuộc thẩm quyền; đã giải "
        "quyết 1.131 đơn, đạt 93,6%, còn 77 đơn."
    ),
    (
        "Tổng số hồ sơ phải giải quyết là 12.480 hồ sơ (tiếp nhận mới 11.952 hồ sơ). Tiếp nhận mới tại bộ phận một cửa "
        "10.940 hồ sơ. Riêng tháng 9 tiếp nhận mới 4.183 hồ sơ, chiếm 35,0% số tiếp nhận mới."
    ),
    "Vay vốn qua tổ 1.248 hộ, trực tiếp 312 hộ; cả xã vay vốn 1.560 hộ. Chăn nuôi 780 hộ, chiếm 50,0% số hộ vay vốn.",
    ("Có 1.204 thí sinh đăng ký, 1.118 thí sinh dự thi; 962 thí sinh đỗ, đạt 79,9% số thí sinh đăng ký."),
    (
        "Giải quyết việc làm cho 12.480 lao động, đạt 62,4% kế hoạch năm (20.000 lao động). Trong tổng số lao "
        "động được giải quyết việc làm có 5.616 lao động nữ, chiếm 45,0%; đưa 1.872 người đi làm việc ở nước "
        "ngoài, đạt 93,6% kế hoạch (2.000 người)."
    ),
    (
        "Trồng mới 4.512 ha rừng, đạt 90,2% kế hoạch (5.000 ha). Trong đó rừng sản xuất 3.610 ha, đạt 95,0% kế "
        "hoạch (3.800 ha); rừng phòng hộ 902 ha, đạt 75,2% kế hoạch (1.200 ha)."
    ),
    ("Trong số nộp trực tuyến, toàn trình 1.987 hồ sơ, chiếm 48,17% tổng số hồ sơ phát sinh (4.125 hồ sơ)."),
    (
        "Trong tổng số 48.620 lao động có 22.706 lao động nữ, chiếm 46,7%; 2.918 người đi làm việc ở nước ngoài, "
        "bằng 5,3% kế hoạch năm (55.000 lao động)."
    ),
    (
        "Tổng số cán bộ 412 người, 385 người được đánh giá. Trong số người được đánh giá có 74 người hoàn thành "
        "xuất sắc, chiếm 19,2% số người được đánh giá và bằng 18,0% tổng số cán bộ."
    ),
    (
        "Diện tích gieo trồng 8.412 ha, đã thu hoạch 6.218 ha. Trong số diện tích gieo trồng, lúa lai 4.206 ha, "
        "chiếm 50,0%; trong số đã thu hoạch, lúa lai 2.798 ha, chiếm 45,0%."
    ),
    (
        "Trong tổng số 1.318 vụ có 412 vụ xảy ra ban đêm, chiếm 31,3%; 264 vụ xảy ra trên quốc lộ (846 vụ), "
        "chiếm 31,2% số vụ trên quốc lộ."
    ),
    (
        "Toàn xã có 4.120 hộ, trong đó 612 hộ nghèo và cận nghèo. Có 301 hộ nghèo được vay vốn, chiếm 74,0% số "
        "hộ nghèo (407 hộ)."
    ),
    ("Tiếp nhận 1.420 hồ sơ, gồm 1.204 hồ sơ trực tuyến; giải quyết 1.180 hồ sơ, đạt 83,1% số hồ sơ tiếp nhận."),
    (
        "Toàn tỉnh có 812 trường, 640 trường đạt chuẩn. Số trường đạt chuẩn mức độ 2 là 186 trường, chiếm 29,1% "
        "số trường đạt chuẩn."
    ),
    (
        "Toàn tỉnh có 812 trường, trong đó 640 trường công lập. Số trường đạt chuẩn là 512 trường, chiếm 63,1% "
        "số trường trên địa bàn."
    ),
    (
        "Khám 8.412 người, trong đó 2.104 người cao tuổi. Số người cao tuổi mắc bệnh mạn tính là 1.310 người, "
        "chiếm 62,3% số người cao tuổi được khám."
    ),
    (
        "Vụ xuân gieo cấy 6.204 ha, vụ mùa gieo cấy 5.812 ha. Diện tích lúa lai 3.010 ha, chiếm 51,8% diện tích "
        "gieo cấy vụ mùa."
    ),
    (
        "Toàn ngành có 1.912 cán bộ, nữ 804 người. Số cán bộ có trình độ sau đại học 286 người, chiếm 15,0% tổng "
        "số cán bộ; trong đó nữ 101 người, chiếm 12,6% số cán bộ nữ."
    ),
    (
        "Có 318 doanh nghiệp thành lập mới với 412 lao động; 186 doanh nghiệp hoạt động trở lại, bằng 58,5% số "
        "doanh nghiệp thành lập mới."
    ),
    (
        "Trong số 1.204 hồ sơ tiếp nhận có 96 hồ sơ trả lại, chiếm 8,0%; trong số 1.080 hồ sơ đã giải quyết có "
        "54 hồ sơ trễ hạn, chiếm 5,0%."
    ),
    ("Phát 1.250 phiếu, thu về 1.118 phiếu; hài lòng 1.062 phiếu, chiếm 85,0% số phiếu phát ra."),
    ("Lớp 5: 312 học sinh, lớp 4: 298 học sinh; học sinh lớp 5 hoàn thành tốt 186 em, chiếm 59,6% số học sinh lớp 5."),
    (
        "Toàn tỉnh có 1.204 hợp tác xã, trong đó hợp tác xã nông nghiệp 812. Hợp tác xã xếp loại khá 401 hợp tác "
        "xã, chiếm 33,3% tổng số hợp tác xã."
    ),
]


@pytest.mark.parametrize(("text", "code", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_wrong_bases, text, code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_wrong_bases, text) == []
