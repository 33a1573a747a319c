"""Figures that are said again."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import chosen
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_text

RIGHT = [
    "Phòng phụ trách 3 xã: Tân Mỹ, Yên Lập và Phú Bình.\nTrong đó 2 xã nói trên đã xong.",
    "Kỳ họp có 24/26 đại biểu tham dự. Nghị quyết được 24/24 đại biểu có mặt biểu quyết tán thành.",
    "Hội nghị có 46 đại biểu dự. Tổng số 50 đại biểu được triệu tập.",
    "Xã có 2.318 hộ. Với 2.318 hộ dân toàn xã, phong trào được hưởng ứng.",
    "Tổng số tiền phạt 214,5 triệu đồng. Toàn bộ số tiền phạt 214,5 triệu đồng đã nộp.",
    "Có 2.318 hộ, trong đó 2.381 hộ kinh doanh. Với 1.204 hộ nghèo, xã đã hỗ trợ.",
    "Số hồ sơ quá hạn là 03 hồ sơ. Nguyên nhân 03 hồ sơ quá hạn nêu trên là do mất điện.",
    "Thực hiện 9 dự án giao thông, 18 dự án thủy lợi. Đối với 27 dự án nêu trên, đề nghị bố trí vốn.",
    "Có 13 xã vùng cao, trong đó Hua Bum, Bum Nưa, Pa Ủ chưa có chợ. Tại 3 xã nêu trên đã khởi công.",
    "Có 17 dự án chậm và 10 công trình tạm dừng. Đối với 27 dự án, công trình nêu trên, yêu cầu rà soát.",
    "Tăng thu 21.350 triệu đồng, giảm chi 23.150 triệu đồng. Số giảm chi 23.150 triệu đồng nêu trên đã thu hồi.",
    "Tiếp nhận 120 hồ sơ, giải quyết 115 hồ sơ. Với 12 hồ sơ trả lại, Sở đã hướng dẫn bổ sung.",
    "Thu nhập 84,6 triệu đồng, mức yêu cầu 88 triệu đồng. Riêng mức 84,6 triệu đồng nêu trên là số điều tra.",
    "Chi 84,6 triệu đồng, mức cũ 86,4 triệu đồng. Riêng mức 86,4 triệu đồng nêu trên không còn áp dụng.",
    "Chi 42,1 tỷ đồng và 44,3 tỷ đồng. Khoản 86,4 tỷ đồng nêu trên do ngân sách bảo đảm; còn 84,6 tỷ đồng đã nộp.",
    "Lương cơ sở 2,34 triệu đồng. Kinh phí 243 triệu đồng nêu trên lấy từ dự phòng.",
    "Thôn có 247 hộ và 274 hộ. Trong số 274 hộ nêu trên có 12 hộ nghèo.",
    "Chi 84,6 tỷ đồng. Riêng mức 86,4 triệu đồng nêu trên là của thôn.",
    "Có 5 hồ sơ quá hạn; trong đó 3 hồ sơ quá hạn nêu trên thuộc lĩnh vực đất đai.",
    "Diện tích 1.420 ha. Con số 2.120 ha nêu trên gồm cả rừng.",
]
WRONG = [
    ("Xã có 2.318 hộ. Với 2.381 hộ dân toàn xã, phong trào được hưởng ứng.", "2.318"),
    ("Tổng số tiền phạt 214,5 triệu đồng. Toàn bộ số tiền phạt 241,5 triệu đồng đã nộp.", "214,5"),
    ("Chậm 17 dự án. Đối với 27 dự án nêu trên, yêu cầu cam kết tiến độ.", "17 dự án"),
    ("Gồm tăng thu 21.350 triệu đồng. Số tăng thu 23.150 triệu đồng nêu trên là tiền thuê đất.", "21.350"),
    ("Giảm chi đầu tư 54.780 triệu đồng.\nKhoản giảm chi đầu tư 57.480 triệu đồng nêu trên do nghiệm thu.", "54.780"),
    ("Số hồ sơ quá hạn là 03 hồ sơ. Nguyên nhân 05 hồ sơ quá hạn nêu trên là do mất điện.", "03"),
    ("Thu nhập 84,6 triệu đồng, năm 2024 là 78,9.\nRiêng mức 86,4 triệu đồng nêu trên là số điều tra.", "84,6"),
    ("Đợt này cấp 2.784 thẻ.\nXã có 1.356 người. Trong số 1.536 người nêu trên, 12 người chưa có thẻ.", "1.356"),
    ("Phòng phụ trách 3 xã: Tân Mỹ, Yên Lập và Phú Bình.\nĐã làm việc tại 4 xã nói trên.", "3 xã"),
    ("Trạm quản lý 3 thôn: Bản Mạ, Bản Sao và Nà Pe. Cán bộ đã đến đủ 2 thôn này.", "3 thôn"),
    ("Hội nghị có 46 đại biểu dự. Kết thúc, 48 đại biểu dự hội nghị biểu quyết nhất trí.", "46 đại biểu"),
    ("Đại hội có mặt 118 đảng viên.\nNghị quyết được 121/121 đảng viên tán thành.", "118 đảng viên"),
]


def _found(text: str) -> list[Finding]:
    return [item for item in check_prose(from_text(text.split("\n"), "a.txt")) if item.code == "P922"]


@pytest.mark.parametrize("text", RIGHT)
def test_the_same_figure_or_another_one_is_silent(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(("text", "first"), WRONG)
def test_a_figure_said_again_otherwise_is_reported_with_both(text: str, first: str) -> None:
    (item,) = _found(text)
    assert first in item.message()


@pytest.mark.parametrize(
    "text",
    [
        "Có 46 đại biểu dự, gồm 41 đại biểu chính thức, 5 đại biểu mời.\nKết thúc, {46|48} đại biểu dự hội nghị "
        "nhất trí.",
        "Xã có 14 hợp tác xã, trong đó 9 hợp tác xã khá, 3 hợp tác xã trung bình, 2 hợp tác xã ngừng.\n"
        "UBND xã giao rà soát toàn bộ {14|17} hợp tác xã, hoàn tất thủ tục trước ngày 31/12/2025.",
        "Đơn vị quản lý 8 xã.\nTrong quý IV, tổ chức hội nghị khách hàng tại {8|9} xã nói trên, mỗi xã 01 buổi.",
    ],
)
def test_more_than_all_of_them(text: str) -> None:
    assert _found(chosen(text, "right")) == []
    assert [item.code for item in _found(chosen(text, "wrong"))] == ["P922"]


@pytest.mark.parametrize(
    "text",
    [
        "Có 46 đại biểu dự, gồm 41 đại biểu chính thức, 5 đại biểu mời.\nTriệu tập 48 đại biểu dự hội nghị.",
        "Xã có 14 hợp tác xã, trong đó 9 khá, 5 yếu.\nPhấn đấu toàn bộ 17 hợp tác xã, tổ hợp tác hoạt động hiệu quả.",
        "Xã có 14 hợp tác xã, trong đó 9 khá, 5 yếu.\nHuyện rà soát toàn bộ 21 hợp tác xã nông nghiệp của ba xã.",
    ],
)
def test_others_than_these_are_silent(text: str) -> None:
    assert _found(text) == []
