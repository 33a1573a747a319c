"""Figures that stand twice, once with exchanged digits."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.exchanged_repeats import check_exchanged_repeats

CASES = [
    (
        "Phê duyệt 1.455 hộ, chi trả tiền cho 1.287 hộ, 168 hộ chưa nhận. Trong {} hộ đã nhận tiền có 12 hộ khó khăn.",
        "1.287", "1.827",
    ),
    ("Tiền sử dụng đất: 9.604 triệu đồng.\nKhác: 3.142 triệu đồng.\nTiền sử dụng đất {} triệu đồng.", "9.604", "9.064"),
    (
        "Bắt giữ 628 vụ với 954 đối tượng.\nĐã khởi tố 539 vụ; xử phạt 89 vụ.\n"
        "Đánh giá chung: kết quả bắt giữ {} vụ, phát hiện nhiều loại.",
        "628", "682",
    ),
    (
        "Sở được giao kế hoạch vốn 1.284,5 tỷ đồng, gồm trung ương 412 tỷ đồng, ngân sách tỉnh 872,5 tỷ đồng.\n"
        "Phấn đấu giải ngân hết toàn bộ vốn {} tỷ đồng trước ngày 31/01/2026.",
        "1.284,5", "1.248,5",
    ),
    (
        "Đầu tư 118 công trình; đã hoàn thành 96 công trình, 22 công trình đang thi công.\n"
        "Đề nghị quyết toán {} công trình đã hoàn thành và thi công nốt 22 công trình.",
        "96", "69",
    ),
    (
        "Phê duyệt 1.455 hộ, 168 hộ chưa nhận, chi trả tiền cho 1.287 hộ, trong {} hộ đã nhận tiền có 12 hộ khó khăn.",
        "1.287", "1.827",
    ),
    ("Giải thể: 7.946 doanh nghiệp.\nTạm ngừng: 35.480 doanh nghiệp.\nCó {} doanh nghiệp giải thể.", "7.946", "7.496"),
    ("6.150 hộ đăng ký, đạt 5.658 hộ, bằng 92,0% số hộ.\nNăm sau nâng từ {} hộ lên 5.750 hộ.", "5.658", "5.568"),
    ("Bắt giữ 628 vụ.\nKhởi tố 539 vụ; xử phạt 89 vụ.\nKết quả {} vụ phát hiện, bắt giữ là nỗ lực lớn.", "628", "682"),
    (
        "Toàn tỉnh có 22.684 trẻ; số trẻ là con thứ ba trở lên 4.265 trẻ, chiếm 18,8%.\n"
        "Số sinh con thứ ba trở lên còn cao với {} trẻ.", "4.265", "4.562",
    ),
]  # fmt: skip
"""A text, the right figure, the same with two digits exchanged."""
OTHERS = [
    "Toàn tỉnh có 1.883 TTHC (cấp tỉnh 348 TTHC, cấp huyện 1.097 TTHC, cấp xã 438 TTHC).\n"
    "Công bố 348 TTHC, gồm 87 TTHC mới và 261 TTHC sửa đổi.",
    "Phát 1.000 suất quà: chi hội Đông 239 suất, chi hội Tây 468 suất, chi hội Nam 293 suất.\n"
    "Trong kỳ nhận 239 suất, gồm 120 suất của quỹ và 119 suất của các nhà hảo tâm.",
    "Tổng số cử tri theo danh sách 14.862 người, đã tham gia bỏ phiếu 14.826 người.",
    "Tiền sử dụng đất đạt 9.604 triệu đồng; năm trước tiền sử dụng đất đạt 9.064 triệu đồng.",
    "Đề nghị cấp 2.318 hồ sơ đất đai, cấp xong 2.381 hồ sơ đất đai, gồm 2.318 hồ sơ mới và 63 hồ sơ cũ.",
    "Diện tích khoán 8.594 ha cho các hộ. Năm 2024 diện tích khoán 8.549 ha.",
    "Phát hiện 2.700 người bệnh lao, tăng 450 người bệnh so với cùng kỳ (2.250 người bệnh). Khỏi bệnh của 2.250 người "
    "bệnh thu nhận cùng kỳ năm 2022 đạt 92,0% (2.070 người bệnh).",
    "Gieo 1.346 ha lúa lai; thu hoạch 1.364 ha lúa lai.",
    "Cử tri 14.862 người, đi bầu 14.826 người, đạt 99,76%.\nSố 14.826 người đi bầu, tỷ lệ 99,76%, có 120 người ở xa.",
    "Mía 1.206 ha, chuyển sang nuôi tôm; nuôi tôm 2.914 ha, trong đó nước lợ 2.106 ha (thẻ 1.840 ha, sú 266 ha).",
    "Điểm khá 52 bài, các môn còn lại 25 bài, khá 27 bài; các môn còn lại 25 bài điểm khá.",
    "Thôn Thượng tặng quà 128 hộ chính sách có công.\nThôn Hạ tặng quà 182 hộ chính sách có công.",
    "Quý I tiếp nhận 1.287 hồ sơ trực tuyến. Quý II tiếp nhận 1.827 hồ sơ trực tuyến.",
    "Rừng của xã là 8.420 ha, trong đó rừng phòng hộ 3.157 ha, chiếm 37,5%.\nRừng sản xuất có 3.751 ha ở 6 thôn.",
    "Hỗ trợ 312 lượt người khám bệnh; 321 lượt người khám bệnh ở xã bạn.",
]


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_exchanged_digits_are_found(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_exchanged_repeats, text.format(right)) == []
    assert_one(findings_of_rule(check_exchanged_repeats, text.format(wrong)), "P922", wrong)


@pytest.mark.parametrize("text", OTHERS)
def test_figures_of_other_matters_are_silent(text: str) -> None:
    assert findings_of_rule(check_exchanged_repeats, text) == []


@pytest.mark.parametrize(
    ("year", "again", "told"),
    [
        ("2025", "với 783 hộ nghèo như hiện nay", True),
        ("2024", "với 783 hộ nghèo như hiện nay", False),
        ("2025", "theo kế hoạch có 783 hộ nghèo như hiện nay", False),
    ],
)
def test_the_year_of_the_report_is_no_other_time(year: str, again: str, told: bool) -> None:
    text = f"Toàn xã có 4.186 hộ. Số hộ nghèo cuối năm {year} là 738 hộ, chiếm 17,63%.\nTuy nhiên, {again}, xã còn khó."
    found = findings_of_rule(check_exchanged_repeats, text, facts=ProseFacts(report_date=date(2025, 12, 15)))
    assert [item.code for item in found] == ["P922"] * told


def test_one_finding_for_one_place() -> None:
    lines = [f"Diện tích gieo trồng ngô lai {('1.346', '1.364')[at % 2]} hộ dân tộc." for at in range(40)]
    found = findings_of_rule(check_exchanged_repeats, "\n".join(lines))
    assert found
    assert len({item.where for item in found}) == len(found)


def test_visits_and_visits_of_people_are_one_unit() -> None:
    text = (
        "Khám bệnh cho 15.296 lượt người, trong đó bảo hiểm 11.072 lượt, dịch vụ 4.224 lượt.\n"
        "Trong {15.296|15.926} lượt khám có 9.180 lượt chụp X-quang."
    )
    assert_only_the_mistake_is_told(check_exchanged_repeats, text, "P922")
