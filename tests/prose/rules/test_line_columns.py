"""Lines below a paragraph against the whole in it."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.line_columns import check_line_columns

DAMAGE = """Thiệt hại do mưa lũ, tổng giá trị ước {} tỷ đồng, trong đó:
+ Nhà ở: 212 nhà bị ngập, 09 nhà hư hỏng, ước 1,4 tỷ đồng;
+ Nông nghiệp: 86 ha sắn; 740 con gia cầm bị cuốn trôi, ước 4,3 tỷ đồng;
+ Giao thông: sạt lở 27 điểm, ước 9,2 tỷ đồng;
+ Trường học: ước 1,0 tỷ đồng."""
REST = """Các đơn vị thuộc Bộ phải rà soát 268 TTHC. Đến ngày 10/12/2025:
- Đã trình, được ban hành văn bản: 193 TTHC, đạt 72,0%;
- Đang trình: 41 TTHC;
- Các TTHC còn lại ({} TTHC) phải sửa luật."""
TOURISTS = """Năm 2025 tỉnh đón khoảng {} lượt khách, gồm:
- Khách nghỉ biển: 812.000 lượt khách, doanh thu 914 tỷ đồng;
- Khách lễ hội: 405.000 lượt khách, doanh thu 120 tỷ đồng;
- Khách công vụ: 31.000 lượt khách, doanh thu 44 tỷ đồng."""
SEEDS = """Trung tâm đã cấp {} kg giống cho 6 xã, phân theo loại giống:
a) Lúa thuần: 18.400 kg cho 1.204 hộ;
b) Ngô lai: 5.250 kg cho 611 hộ;
c) Lạc: 1.150 kg cho 88 hộ."""
CROPS = """Lúa xuống giống {} ha, vượt kế hoạch (75.000 ha) 425 ha. Chia theo vụ:
a) Đông Xuân: 28.640 ha; năng suất 71,2 tạ/ha
b) Hè Thu: 28.315 ha; năng suất 62,5 tạ/ha
c) Thu Đông: 18.470 ha; năng suất 60,8 tạ/ha"""
ROADS = """Chi bảo trì đường bộ {} triệu đồng, cụ thể như sau:
- Sửa chữa mặt đường 12 km: 4.118 triệu đồng (đạt 96,2% kế hoạch 4.280 triệu đồng);
- Thay 214 biển báo: 306 triệu đồng;
- Phát quang 61 km: 575 triệu đồng."""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "code"),
    [
        (DAMAGE, "15,9", "16,9", "P301"),
        (REST, "34", "24", "P305"),
        (TOURISTS, "1.250.000", "1.450.000", "P301"),
        (SEEDS, "24.800", "25.800", "P301"),
        (CROPS, "75.425", "75.025", "P301"),
        (ROADS, "4.999", "4.899", "P301"),
    ],
)
def test_lines_that_miss_their_whole_are_found(text: str, right: str, wrong: str, code: str) -> None:
    assert findings_of_rule(check_line_columns, text.format(right)) == []
    assert [item.code for item in findings_of_rule(check_line_columns, text.format(wrong))] == [code]


# fmt: off
SILENT = [
    "Toàn xã có 4.318 hộ. Kết quả bình xét theo thôn:\na) Đông: 1.204 hộ; đạt 1.100 hộ\nb) Tây: 1.687 hộ; đạt 1.500 hộ",
    "Kế hoạch năm giao 1.250 ha. Kết quả theo vụ:\na) Đông Xuân: 640 ha\nb) Hè Thu: 515 ha",
    # Some of it, not all.
    "Toàn tỉnh có 214 mô hình, một số mô hình tiêu biểu gồm:\n- Trồng nấm: 41 mô hình;\n- Nuôi ong: 163 mô hình.",
    "Trong năm xử lý 64 vụ, nổi bật như sau:\n- Buôn lậu: 21 vụ;\n- Hàng giả: 40 vụ.",
    # Nothing announces a division.
    "Trong tháng, phường cấp 640 giấy. Kết quả các mặt công tác:\n- Hộ tịch: 410 giấy;\n- Chứng thực: 220 giấy.",
    # The things are in several lines.
    "Lớp học có 60 học viên, gồm:\n- Học viên nữ: 41 học viên;\n- Học viên dân tộc thiểu số: 25 học viên, "
    "vừa là nữ vừa là dân tộc thiểu số 6 học viên.",
    # The lines make another figure of the paragraph.
    "Kế hoạch 500 hộ, thực hiện 460 hộ, trong đó:\n- Xã A: 210 hộ;\n- Xã B: 250 hộ.",
    # An approximate whole is near enough.
    "Thu khoảng 1.200 tấn thóc, gồm:\n- Vụ xuân: 655 tấn;\n- Vụ mùa: 530 tấn.",
    "Tổng vốn gần 82 tỷ đồng, trong đó:\n- Ngân sách: 50,4 tỷ đồng;\n- Xã hội hóa: 31,2 tỷ đồng.",
    # A line with two figures of the unit.
    "Trồng 320 ha, trong đó:\n- Xã A: 180 ha keo và 20 ha quế;\n- Xã B: 120 ha.",
    # A target beside it, a change.
    "Kế hoạch năm 300 hộ, cụ thể:\n- Thôn 1 giảm 120 hộ;\n- Thôn 2 giảm 150 hộ.",
    # The lines go on.
    "Phát 800 suất quà, gồm:\n- Người có công: 410 suất;\n- Hộ nghèo: 350 suất;\n- ...",
]
# fmt: on


@pytest.mark.parametrize("text", SILENT)
def test_lines_that_need_not_make_a_whole_are_silent(text: str) -> None:
    assert findings_of_rule(check_line_columns, text) == []


NAMED = [
    "Quý I thụ lý 742 vụ, trong đó cũ chuyển qua 118 vụ, thụ lý mới 624 vụ. Theo loại án, số vụ thụ lý mới gồm:\n"
    "- Hình sự: 142 vụ;\n- Dân sự: 287 vụ;\n- Hôn nhân gia đình: {195|165} vụ.",
    "Tiếp nhận 936 đơn, gồm kỳ trước 41 đơn và nhận mới 895 đơn. Phân loại đối với đơn mới:\n"
    "a) Khiếu nại: 214 đơn;\nb) Tố cáo: 96 đơn;\nc) Kiến nghị: 402 đơn;\nd) Phản ánh: {183|133} đơn.",
    "Thu hồi tổng số {97|87} khẩu súng, gồm:\n"
    "- Súng kíp: 52 chiếc;\n- Súng hơi: 31 chiếc;\n- Súng bắn đạn chì: 14 chiếc.",
]


@pytest.mark.parametrize("text", NAMED)
def test_the_words_name_what_is_divided_and_pieces_are_of_any_things(text: str) -> None:
    assert_only_the_mistake_is_told(check_line_columns, text, "P301")
