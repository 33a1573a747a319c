"""Right texts that do not give what a share, an average or a rest is of: no other figure near by is taken for it."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import chosen, findings_of_families
from tthc_render.diagnostics.findings import Severity

# fmt: off
SILENT = {
    "whole of an earlier time": (
        "Tỷ lệ hộ nghèo giảm từ 14,47% (760/5.251 hộ) xuống còn 11,58%.",
        "Hộ cận nghèo 587 hộ, chiếm 11,11%.",
    ),
    "whole in a bracket of then": (
        "Hộ nghèo 214 hộ, chiếm 2,18%, giảm 1,04 điểm phần trăm (đầu kỳ tỷ lệ 3,22% trên tổng số 9.702 hộ); hộ cận "
        "nghèo 265 hộ, chiếm 2,70%.",
    ),
    "plan by its short name": ("Số người mới sử dụng biện pháp tránh thai 2.140 người, đạt 101,9% KH.",),
    "base by another name": (
        "Thu ngân sách 186,4 tỷ đồng/dự toán giao 172,0 tỷ đồng, đạt 108,4%.",
        "Riêng chi sự nghiệp giáo dục 98,6 tỷ đồng, bằng 57,6% chi thường xuyên.",
    ),
    "another state of the files": (
        "Hồ sơ nộp trực tuyến 1.826 hồ sơ, đạt 85,0% số hồ sơ tiếp nhận mới.",
        "Kết quả: đã giải quyết 2.201 hồ sơ, gồm 2.064 hồ sơ trước hạn, 131 hồ sơ đúng hạn và 6 hồ sơ quá hạn.",
    ),
    "loans, not funds": (
        "Tổng nguồn vốn huy động đạt 24.185 tỷ đồng, tăng 1,2% so với cuối năm 2023 (23.910 tỷ đồng). Nguồn vốn chỉ "
        "đáp ứng 51,8% nhu cầu. Nợ xấu 412 tỷ đồng, chiếm 0,88% tổng dư nợ, thấp hơn ngưỡng 3%.",
    ),
    "two plans": (
        "Đến 30/11/2024 đã giải ngân 1.018,3 tỷ đồng, đạt 62%. Vốn đầu tư giải ngân 712,4 tỷ đồng (77,6%), cao hơn "
        "hẳn vốn sự nghiệp với 305,9 tỷ đồng (42,2%).",
    ),
    "two plans, one near": (
        "Giải ngân vốn đầu tư 316,8 tỷ đồng (45%), vốn sự nghiệp 92,8 tỷ đồng (22%); chung cả hai nguồn 409,6 tỷ "
        "đồng, đạt 36,4%.",
    ),
    "two plans in a sentence": (
        "Đến ngày 31/10/2025 giải ngân 534,9 tỷ đồng, đạt 48,3%; vốn đầu tư 401,4 tỷ đồng, đạt 65,5%, vốn sự nghiệp "
        "133,5 tỷ đồng, chỉ đạt 27,0%.",
    ),
    "plan of a part": (
        "Tổng thu ngân sách ước 14.872 tỷ đồng, đạt 52,6% dự toán (28.270 tỷ đồng) và tăng 6,2% so với cùng kỳ; thu "
        "nội địa 12.218 tỷ đồng, đạt 53,4% dự toán.",
    ),
    "what is reached later": (
        "Đã hoàn thành 7.904 căn, đạt 77,8%; trong tháng 12 dự kiến hoàn thành thêm 3.112 căn, nâng số căn hoàn "
        "thành lên 11.016 căn, bằng 108,4% chỉ tiêu.",
    ),
    "sibling of a total": (
        "Trong đó, tham gia bảo hiểm xã hội bắt buộc 16,980 triệu người; tham gia bảo hiểm xã hội tự nguyện 1,943 "
        "triệu người, chiếm 10,3% tổng số.",
    ),
    "no share of 9%": (
        "Trong số đơn đủ điều kiện có 412 đơn khiếu nại, 96 đơn tố cáo, còn lại 2.023 đơn kiến nghị, phản ánh.",
        "Đến ngày 10/6/2026 đã giải quyết 176 vụ, đạt 80,7%.",
    ),
    "other children": (
        "Tiêm chủng: 41.306/42.560 trẻ dưới 1 tuổi được tiêm chủng đầy đủ, đạt 97,1%.",
        "Số trẻ là con thứ ba trở lên 6.966 trẻ, chiếm 17,9%.",
    ),
    "shares that fill 100%": (
        "Năm 2025 kết nạp 29 đảng viên. Kết quả: hoàn thành xuất sắc nhiệm vụ 138 đồng chí (15,0%), hoàn thành tốt "
        "728 đồng chí (79,3%), hoàn thành 48 đồng chí (5,2%), không hoàn thành 04 đồng chí (0,4%).",
    ),
    "lines that fill 100%": (
        "Chia theo cấp quản lý nguồn vốn:",
        "- Cấp Trung ương: 412 hộ (1,06%);",
        "- Cấp tỉnh: 3.104 hộ (7,98%);",
        "- Cấp huyện và cấp cơ sở: 35.400 hộ (90,97%).",
    ),
    "quarter and nine months": (
        "Quý III/2025, các cơ sở lưu trú đón 4.920,6 nghìn lượt khách. Doanh thu du lịch 9 tháng ước 55.738 tỷ đồng, "
        "bình quân mỗi lượt khách chi tiêu khoảng 4,02 triệu đồng.",
    ),
    "average of others than planned": (
        "Chỉ tiêu hoàn thành năm 2026 được giao là 4.600 căn. Có 3.104 hồ sơ đăng ký, bình quân 1,65 hồ sơ/căn.",
    ),
    "net change": (
        "Như vậy số hộ nghèo giảm ròng 125 hộ. Cụ thể, 141 hộ thoát nghèo, 04 hộ tái nghèo, 12 hộ phát sinh mới.",
    ),
    "rest of what stands lines above": (
        "Trên địa bàn có 21 dự án, quy mô 18.240 căn, trong đó:",
        "+ Đã hoàn thành: 05 dự án, 2.306 căn;",
        "+ Đang thi công: 07 dự án, 4.180 căn;",
        "+ Đang làm thủ tục: 09 dự án, 11.754 căn.",
        "Riêng năm 2025, chỉ tiêu hoàn thành 2.860 căn; 10 tháng hoàn thành 1.184 căn, đạt 41,4%; 1.122 căn còn lại "
        "hoàn thành từ các năm trước.",
    ),
    "so little makes no figure": (
        "Trong 9 tháng, Văn phòng tiếp nhận 148.206 hồ sơ (kể cả 3.914 hồ sơ kỳ trước chuyển sang). Đã giải quyết "
        "144.310 hồ sơ, trong đó đúng và trước hạn 142.867 hồ sơ, đạt 99,0%; trễ hạn 1.443 hồ sơ.",
        "Nguyên nhân do chậm xác định nghĩa vụ tài chính (78 hồ sơ), đo đạc lại ranh giới (61 hồ sơ), nguyên nhân "
        "khác.",
    ),
    "second quarter of the cumulated": (
        "Lũy kế 6 tháng, tiếp nhận mới 17.646 hồ sơ; quý I là 8.328 hồ sơ, như vậy quý II tăng 11,9%.",
    ),
    "one quarter set apart": (
        "Riêng quý II đạt 19.873 tỷ đồng, tăng 3,2% so với quý I. Phân theo ngành, bán lẻ hàng hóa 28.562 tỷ đồng, "
        "chiếm 73,0% tổng mức; dịch vụ lưu trú, ăn uống 4.617 tỷ đồng, chiếm 11,8%.",
    ),
    "change of another rate, with what it reached": (
        "Tỷ lệ hộ nghèo trong đồng bào Khmer giảm từ 7,02% xuống 5,88%, giảm 1,14%; tỷ lệ chung của tỉnh giảm 0,86%, "
        "còn 2,10%.",
    ),
    "change of a part": (
        "Doanh thu 512,6 tỷ đồng, tăng 5,2% so với năm 2022 (487,3 tỷ đồng), trong đó: di động 268,9 tỷ đồng, giảm "
        "1,2%; băng rộng cố định 142,4 tỷ đồng, tăng 9,8%.",
    ),
    "report of an earlier day": (
        "Mưa lũ làm 05 người chết, 08 người bị thương (số liệu đến ngày 24/9/2024; báo cáo nhanh ngày 12/9 ghi nhận "
        "04 người chết, 02 người mất tích).",
    ),
    "two lists": (
        "Kết quả học tập: tốt 1.042 em, khá 64 em, đạt 02 em. Rèn luyện: tốt 1.101 em, khá 07 em.",
    ),
    "one balance": (
        "Tổng số thụ lý 16.842 việc, gồm năm trước chuyển sang 6.914 việc, thụ lý mới 9.928 việc. Sau khi trừ 118 "
        "việc rút, thu hồi, còn phải thi hành 16.724 việc; có điều kiện 11.806 việc, chưa có điều kiện 4.918 việc.",
        "Số chuyển kỳ sau 6.810 việc, giảm 1,5% so với số năm trước chuyển sang.",
    ),
    "parts before a change of all": (
        "Trong đó cấp ủy viên các cấp 28 đồng chí (29,2%); vi phạm chính sách dân số 34 đồng chí (35,4%). So với "
        "cùng kỳ (118 đồng chí) giảm 22 đồng chí, tức 18,6%.",
    ),
}
STILL_TOLD = [
    (
        "P401",
        "Có 5.251 hộ, trong đó hộ cận nghèo 587 hộ, chiếm {11,18|11,81}%.",
    ),
    (
        "P401",
        "Đánh giá 918 đảng viên: hoàn thành xuất sắc nhiệm vụ 138 đồng chí ({15,0|51,0}%), hoàn thành tốt 728 đồng chí "
        "(79,3%), hoàn thành 48 đồng chí (5,2%), không hoàn thành 04 đồng chí (0,4%).",
    ),
    ("P406", "Tỷ lệ giải quyết hồ sơ đúng hạn đạt {99,5|109,5}%."),
    ("P903", "Cấp ủy viên 28 đồng chí. So với cùng kỳ (34 đồng chí) giảm {6|16} đồng chí."),
]
# fmt: on


def _warned(*lines: str) -> list[str]:
    return [item.code for item in findings_of_families(("P",), *lines) if item.severity is not Severity.INFO]


@pytest.mark.parametrize("lines", SILENT.values(), ids=SILENT)
def test_nothing_near_by_is_taken_for_what_is_not_given(lines: tuple[str, ...]) -> None:
    assert _warned(*lines) == []


@pytest.mark.parametrize(("code", "text"), STILL_TOLD)
def test_what_is_given_is_held_against(code: str, text: str) -> None:
    assert _warned(chosen(text, "right")) == []
    assert code in _warned(chosen(text, "wrong"))
