"""Totals and parts that no word of division announces."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.rules.partitions import check_partitions


def found(sentence: str) -> list[Finding]:
    return findings_of_rule(check_partitions, sentence)


RIGHT = [
    "Trường có 4 đề tài cấp Bộ, 31 đề tài cấp Trường được nghiệm thu trong quý I/2025.",
    "Thủ tục hành chính: chuyển trường 08, cấp bản sao 33, xác nhận 112; tổng 153 hồ sơ, không có hồ sơ quá hạn.",
    "Trong tuần: đổi thẻ 14, khám bệnh 126, cấp thuốc 95; tổng cộng 235 lượt.",
    "Kỷ luật 7 đảng viên: khiển trách 4, cảnh cáo 2, khai trừ 1, bằng cùng kỳ.",
    "Kỷ luật 118 đảng viên (cấp ủy viên 21, chiếm 17,8%): khiển trách 74, cảnh cáo 23, cách chức 4, khai trừ 17.",
    "Kỷ luật 118 đảng viên (trừ 9 đảng viên chuyển đi, chiếm 7,6%): khiển trách 74, cảnh cáo 32, khai trừ 21.",
    "Bắt 42 vụ (trong đó ma túy 6, chiếm 14,3%): xử lý hình sự 12, hành chính 25, còn lại 05.",
    "Kỷ luật 13 cán bộ, công chức: khiển trách 7, cảnh cáo 4, buộc thôi việc 2.",
    "Có 124 xã, phường: miền núi 31, trung du 20, trong đó 12 xã khó khăn.",
    "Kiểm tra 12 cơ quan, đơn vị: nhắc nhở 3 trường hợp, phạt 2 triệu đồng.",
    "Đã kiểm tra 12 đơn vị: phát hiện 3, nhắc nhở 2.",
    "Kiểm tra 46 cơ quan, đơn vị: lập biên bản 12, phạt 7, nhắc nhở 5.",
    "Giao ban với 12 xã, phường: xã Tân Phú, xã Tân An, 02 phường.",
    "Trồng 118 ha (keo 21, chiếm 17,8%): xã Tân Phú 74 ha, xã Tân An 44 ha.",
    "Có 36 ý kiến (của nữ 12, chiếm 33,3%): trong đó hạ tầng 15, môi trường 9.",
    "Trường tuyển 2.486 người, đạt 103,6% kế hoạch (2.400): cao đẳng 1.204, trung cấp 862, sơ cấp 420.",
    "Có 36 ý kiến: hạ tầng 15, môi trường 9, trật tự 7, chính sách 5.",
    "Dịp 30/4, phường tổ chức lễ; 9/5 xã Hòa Bình ra quân.",
    "Có 03 hồ sơ trễ hạn: 01 hồ sơ đất đai, 02 hồ sơ xây dựng.",
    "Có 120 hồ sơ quá hạn: riêng đất đai 80 hồ sơ, xây dựng 12 hồ sơ.",
    "Có hơn 90 hồ sơ: 50 hồ sơ đất đai, 42 hồ sơ xây dựng.",
    "Có 25 TTHC: 10 TTHC đất đai, 12 TTHC xây dựng, các TTHC khác.",
    "Có 25 TTHC: 10 TTHC đất đai, 40 hồ sơ xây dựng.",
    "Tiếp nhận 320 hồ sơ, đã giải quyết 300 hồ sơ, trả lại 05 hồ sơ, đang giải quyết 15 hồ sơ.",
    "Được giao 24 nhiệm vụ; đã hoàn thành 15 nhiệm vụ, đang thực hiện 07 nhiệm vụ, chưa thực hiện 02 nhiệm vụ.",
    "Được giao 90 nhiệm vụ; tháng này đã hoàn thành 15 nhiệm vụ, đang thực hiện 07 nhiệm vụ.",
    "Công bố 12 TTHC mới, 08 TTHC sửa đổi, tổng cộng 20 TTHC.",
    "Huyện có 18 xã; công bố 12 TTHC mới, 08 TTHC sửa đổi, tổng cộng 20 TTHC.",
    "Chi phí trước: 2.400 đồng; chi phí sau: 1.800 đồng; tiết kiệm 600 đồng.",
    "Kết quả 1.250/1.000 hồ sơ kế hoạch; xếp thứ 12/10 đơn vị nộp sớm, bằng 120%.",
    "Kiến nghị tiếp nhận mới: 26; từ kỳ trước: 0; về quy định hành chính: 14; về hành vi hành chính: 12.",
    "Đạt 26/42 nhiệm vụ và 12/12 hồ sơ.",
]
WRONG = [
    ("Có 03 hồ sơ trễ hạn: 01 hồ sơ đất đai, 03 hồ sơ xây dựng.", "P301", {"sum": "4", "difference": "1"}),
    ("Được giao 24 nhiệm vụ; đã hoàn thành 15 nhiệm vụ, đang thực hiện 11 nhiệm vụ.", "P301", {"sum": "26"}),
    ("Được giao 24 nhiệm vụ; đã hoàn thành 15 nhiệm vụ, đang thực hiện 08 nhiệm vụ.", "P302", {"sum": "23"}),
    ("Công bố 12 TTHC mới, 08 TTHC sửa đổi, tổng cộng 21 TTHC.", "P301", {"parts": "12 + 08"}),
    ("Chi phí trước: 2.400 đồng; chi phí sau: 1.800 đồng; tiết kiệm 500 đồng.", "P305", {"right": "600"}),
    (
        "Kiến nghị tiếp nhận mới: 26; từ kỳ trước: 1; về quy định hành chính: 14; về hành vi hành chính: 12.",
        "P308",
        {"one_sum": "27", "other_sum": "26"},
    ),
    ("Có 9/5 xã hoàn thành chỉ số này.", "P303", {"part": "9", "total": "5"}),
    ("Đã giải quyết 2.960/2.000 hồ sơ.", "P303", {"part": "2.960", "total": "2.000"}),
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_adds_up_or_need_not_add_up_is_silent(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(("sentence", "code", "details"), WRONG)
def test_what_does_not_add_up_is_computed(sentence: str, code: str, details: dict[str, str]) -> None:
    (item,) = found(sentence)
    assert item.code == code
    assert details.items() <= item.details.items()
    assert item.where.line == 1


@pytest.mark.parametrize(
    ("sentence", "added"),
    [
        ("Kỷ luật 118 đảng viên (cấp ủy viên 21, chiếm 17,8%): khiển trách 74, cảnh cáo 32, khai trừ 21.", "127"),
        ("Kỷ luật 12 cán bộ, công chức: khiển trách 7, cảnh cáo 4, buộc thôi việc 2.", "13"),
        ("Có 12 xã, phường: hoàn thành 7, đang thực hiện 4, chưa thực hiện 2.", "13"),
        ("Kỷ luật 7 đảng viên: khiển trách 5, cảnh cáo 2, khai trừ 1, bằng cùng kỳ.", "8"),
        ("Trường tuyển 2.486 người, đạt 103,6% kế hoạch (2.400): cao đẳng 1.204, trung cấp 862, sơ cấp 240.", "2.306"),
        ("Có 36 ý kiến: hạ tầng 15, môi trường 9, trật tự 7, chính sách 8.", "39"),
    ],
)
def test_a_list_behind_a_plan_or_before_a_comparison_is_added_up(sentence: str, added: str) -> None:
    (item,) = found(sentence)
    assert (item.code, item.details["sum"]) == ("P301", added)
