"""Lists against the number that announces them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.counted_lists import check_counted_lists

WRONG = [
    ("Có 7 xã đạt trên 90% kế hoạch gieo cấy là Đại Từ, Phú Bình, Kha Sơn, Điềm Thụy, Tân Khánh và Tân Thành.", "06"),
    ("Hiện 4 xã còn ổ dịch chưa qua 21 ngày là Hưng Đạo, Lê Lai, Kim Đồng, Thạch An, Quang Trung.", "05"),
    ("Có 6 câu lạc bộ hoạt động thường xuyên gồm: cầu lông, bóng bàn, dưỡng sinh, võ cổ truyền và yoga.", "05"),
    ("Xã công nhận 3 sản phẩm OCOP (bưởi Phúc Trạch, mật ong, cam bù, nhung hươu).", "04"),
    ("Toàn xã có 6 thôn bị ngập gồm Tân Trung, Phú Lễ, Hòa Sơn, Yên Bình và Vĩnh Thắng.", "05"),
    ("Có 2 tiêu chí chưa đạt là: giao thông, trường học, môi trường.", "03"),
    ("Trong kỳ có 2 xã chưa hoàn thành là Hương Bình, Hương Long, Phú Phong.", "03"),
    ("Ba nhiệm vụ trọng tâm: (1) số hóa hồ sơ; (2) đào tạo cán bộ; (3) sửa trụ sở; (4) mua sắm máy tính.", "04"),
    ("Có 2 nghị quyết gồm Nghị quyết số 12/NQ-HĐND, Nghị quyết số 13/NQ-HĐND và Nghị quyết số 14/NQ-HĐND.", "03"),
    ("Đã ban hành 03 văn bản: Kế hoạch số 12/KH-UBND, Công văn số 45/UBND-VP.", "02"),
    (
        "UBND phường áp dụng 05 giải pháp:\n- Phân công 02 công chức trực;\n- Gửi tin nhắn;\n- Công khai danh sách.",
        "03",
    ),
    ("Có bốn nguyên nhân chủ yếu như sau:\n- Thiếu máy;\n- Thiếu người;\n- Phần mềm lỗi.", "03"),
    ("Còn 05 tiêu chí chưa đạt, gồm: giao thông; nhà ở; thu nhập; môi trường.", "04"),
    ("Nguyên nhân của tồn tại nêu trên có 3 nhóm:\n+ Khách quan: giá tăng;\n+ Chủ quan: nhà thầu yếu.", "02"),
    ("Đã trình 02 văn bản quy phạm pháp luật:\n- Quyết định về giá;\n- Nghị quyết về chi;\n- Quyết định về phí.", "03"),
    (
        "2. Quý IV, phường tập trung 04 nhiệm vụ sau:\na) Số hóa sổ;\nb) Tập huấn;\nc) Đánh giá tổ.\nGiao Văn phòng.",
        "03",
    ),
]
RIGHT = [
    "Năm 2025 trạm và 2 điểm trạm thực hiện:\n- Khám 18.742 lượt;\n- Tiêm 478 trẻ;\n- Tư vấn 312 lượt.",
    "Có 12 xã đạt trên 85% kế hoạch, trong đó cao nhất là Thọ Xuân, Yên Định, Thiệu Hóa.",
    "Có 12 thôn thuộc 4 xã là Hưng Đạo, Lê Lai, Kim Đồng, Thạch An.",
    "Có 5 câu lạc bộ gồm: cầu lông, bóng bàn, dưỡng sinh, võ cổ truyền và yoga.",
    "Có 12 câu lạc bộ gồm: văn nghệ, thể thao và dưỡng sinh.",
    "Có 6 câu lạc bộ, trong đó: cầu lông, bóng bàn, dưỡng sinh, cờ và yoga.",
    "Có 6 câu lạc bộ tiêu biểu như: cầu lông, bóng bàn, dưỡng sinh, cờ và yoga.",
    "Có 6 câu lạc bộ gồm: cầu lông, bóng bàn, dưỡng sinh, cờ và yoga...",
    "Có 6 câu lạc bộ gồm: cầu lông 2, bóng bàn 1, dưỡng sinh, cờ và yoga.",
    "Có 4 lĩnh vực gồm: đất đai, hộ tịch, chứng thực và phòng cháy, chữa cháy.",
    "Có 3 lĩnh vực: văn hóa, thể thao, du lịch, gia đình.",
    "Có 2 lĩnh vực: hộ tịch, giáo dục và đào tạo.",
    "Có 3 lĩnh vực: hộ tịch, khiếu nại, tố cáo và đất đai.",
    "Có 3 lĩnh vực chậm: đất đai, xây dựng và môi trường.",
    "Có 5 thôn: thôn 1, 2, 3 và thôn 7.",
    "Có 3 thôn: Tân Trung, Phú Lễ và Hòa Sơn.",
    "Có 12 hộ ở 3 thôn: Tân Trung, Phú Lễ và Hòa Sơn.",
    "Có 6 thôn bị ngập, nặng nhất là Tân Trung, Phú Lễ.",
    "Có 6 thôn bị ngập, nhất là các thôn: Tân Trung, Phú Lễ.",
    "Còn 6 xã của 3 huyện cũ gồm Hương Khê, Can Lộc và Đức Thọ.",
    "Có 4 dự án tại các xã: Hương Bình, Hương Long, Phú Phong.",
    "Có 5 nội dung: tuyên truyền, kiểm tra.",
    "Có 2 dự án (đường thôn Trung, kênh N1) hoàn thành.",
    "Có 3 sản phẩm (mật ong, cam bù, bưởi Phúc Trạch).",
    "Có 4 sản phẩm (mật ong, cam bù, bưởi).",
    "Ba nhiệm vụ: (1) số hóa; (2) đào tạo; (3) sửa trụ sở.",
    "Ba nhóm nhiệm vụ, mỗi nhóm gồm: (1) số hóa; (2) đào tạo.",
    "Ban hành 3 nghị quyết: Nghị quyết số 12/NQ-HĐND, Nghị quyết số 13/NQ-HĐND và Nghị quyết số 14/NQ-HĐND.",
    "Ban hành 5 văn bản, trong đó có: Kế hoạch số 12/KH-UBND, Công văn số 45/UBND-VP.",
    "Ban hành 5 văn bản thực hiện Kế hoạch số 12/KH-UBND, Công văn số 45/UBND-VP.",
    "Ban hành 3 văn bản: Kế hoạch số 12/KH-UBND, Công văn số 45/UBND-VP và hướng dẫn liên ngành.",
    "Ban hành 12 văn bản theo Kế hoạch số 12/KH-UBND, Công văn số 45/UBND-VP.",
    "Áp dụng 03 giải pháp:\n- Phân công 02 công chức trực;\n- Gửi tin nhắn;\n- Công khai danh sách.",
    "Xã được giao 12 nhiệm vụ:\n- Hoàn thành: 10 nhiệm vụ;\n- Đang thực hiện: 2 nhiệm vụ.",
    "Có 5 giải pháp, tập trung vào:\n- Tuyên truyền;\n- Kiểm tra.",
    "Trong 5 giải pháp nổi bật là:\n- Tuyên truyền;\n- Kiểm tra.",
    "Còn 5 nội dung sau:\n- Về thuế:\n+ Thu phí;\n- Về đất:\n+ Cấp giấy.",
    "Kết quả thực hiện 5 giải pháp của năm 2025:\n- Đã kiểm tra;\n- Đã tuyên truyền.",
    "Thực hiện 5 nội dung theo Kế hoạch số 12/KH-UBND:\n- Đã kiểm tra;\n- Đã tuyên truyền.",
    "Còn 05 tiêu chí chưa đạt, gồm: giao thông; nhà ở; thu nhập; môi trường và an toàn.",
    "Còn 05 tiêu chí chưa đạt, gồm: giao thông; nhà ở; thu nhập. Ngoài ra còn hai tiêu chí cần rà soát.",
    "Có 5 nội dung, trong đó 4 nội dung: giao thông; nhà ở; thu nhập; các nội dung khác.",
    "Trình 12 văn bản, một số văn bản nổi bật:\n- Quyết định về giá;\n- Nghị quyết về chi.",
    "Trong 12 văn bản:\n- Quyết định về giá;\n- Nghị quyết về chi.",
    "Trình 3 văn bản:\n- Quyết định về giá;\n- Nghị quyết về chi và Quyết định về phí.",
]

_FOUR = "\n\n1. Rà soát quy hoạch.\n\n2. Kiểm tra đê điều.\n\n3. Sửa trụ sở.\n\n4. Tập huấn cho cán bộ thôn."
_THREE = "\n1. Rà soát 12 quy trình;\n2. Kiểm tra 3 trạm bơm;\n3. Sửa trụ sở.\nSau đó báo cáo kết quả."
NUMBERED_WRONG = [
    ("Tập trung vào ba nhóm giải pháp:\na) Sinh kế.\nb) Nhà ở.\nc) Dạy nghề.\nd) Giao thông.\nPhấn đấu đạt.", "04"),
    ("Có năm việc phải làm ngay:\na) Sinh kế.\nb) Nhà ở.\nc) Nghề.\nd) Đường.\nđ) Điện.\ne) Nước.", "06"),
    ("Nêu năm kiến nghị:\na) Sinh kế.\nb) Nhà ở.\nc) Nghề.\nd) Đường.\ne) Điện.\ng) Nước.", "06"),
    ("Thời gian tới, UBND xã tập trung 05 nhiệm vụ trọng tâm:" + _FOUR, "04"),
    ("Kết quả nổi bật trên 03 nội dung:" + _FOUR, "04"),
    ("Nguyên nhân chủ yếu gồm ba nguyên nhân sau:" + _FOUR, "04"),
    ("Phường đề ra 05 giải pháp thực hiện như sau:" + _FOUR, "04"),
    ("UBND xã đề xuất, kiến nghị 04 nội dung cụ thể:" + _THREE, "03"),
    ("Tập trung vào hai khâu đột phá:" + _THREE, "03"),
    ("Sở tập trung 05 nhóm nhiệm vụ, giải pháp trọng tâm trong quý II/2026:" + _FOUR, "04"),
    ("Xã đề ra 05 nhiệm vụ giai đoạn 2026 - 2030:" + _FOUR, "04"),
    ("Phường thực hiện 02 khâu đột phá trong 6 tháng cuối năm 2026, cụ thể:" + _THREE, "03"),
    ("UBND xã tập trung 05 giải pháp đến hết năm 2026 như sau:" + _FOUR, "04"),
    ("Xã tập trung 04 nhóm giải pháp sau:\n(1) Hỗ trợ đơn hàng.\n(2) Phát triển thương mại.\n(3) Kiểm tra.", "03"),
]
NUMBERED_RIGHT = [
    "Tập trung vào bốn nhóm giải pháp:\na) Sinh kế.\nb) Nhà ở.\nc) Dạy nghề.\nd) Giao thông.\nPhấn đấu đạt.",
    "Nêu năm kiến nghị:\na) Sinh kế.\nb) Nhà ở.\nc) Nghề.\nd) Đường.\ne) Điện.",
    "Nêu năm kiến nghị:\na) Sinh kế.\nb) Nhà ở.\nc) Nghề.\nGiải thích thêm.\nd) Đường.\nđ) Điện.",
    "Thời gian tới, UBND xã tập trung 04 nhiệm vụ trọng tâm:" + _FOUR,
    "Kết quả nổi bật trên 03 nội dung:" + _THREE,
    "Trong 06 nhiệm vụ, xã chọn làm trước:" + _FOUR,
    "Một số trong 05 giải pháp:" + _FOUR,
    "Tiêu biểu là 05 mô hình:" + _FOUR,
    "Ngoài 05 nhiệm vụ thường xuyên:" + _FOUR,
    "Xã có 06 nhiệm vụ được giao:" + _FOUR + "\nHai nhiệm vụ còn lại chưa bắt đầu.",
    "Thực hiện 19 tiêu chí:" + _FOUR,
    "Tập trung 05 nhiệm vụ:" + _FOUR + "\nCụ thể từng thôn.\n5. Làm đường.",
    "Tập trung 05 nhiệm vụ:" + _FOUR + "\na) Thôn Đông;\nb) Thôn Tây.",
    "Tập trung 05 nhiệm vụ:" + _FOUR + "\n- Thôn Đông;\n- Thôn Tây.",
    "Tập trung 05 nhiệm vụ:\n1. Rà soát quy hoạch.\nGiao Phòng Kinh tế.\n2. Kiểm tra đê điều.\nGiao Phòng Kinh tế.",
    "Tập trung 05 nhiệm vụ:\n1. Quy hoạch.\n3. Đê điều.\n4. Trụ sở.\n5. Cán bộ.",
    "Kết quả thực hiện 05 nội dung theo Kế hoạch số 12/KH-UBND:" + _FOUR,
    "Đã làm xong mỗi thôn 05 nội dung:" + _FOUR,
    "Sở tập trung 04 nhóm nhiệm vụ, giải pháp trọng tâm trong quý II/2026:" + _FOUR,
    "Tiêu biểu trong 05 nhiệm vụ của quý II/2026:" + _FOUR,
    "Một số trong 05 giải pháp trong quý II/2026:" + _FOUR,
    "Tập trung 05 nhiệm vụ, trong đó có nhiệm vụ của năm 2026:" + _FOUR,
    "Tập trung 05 nhiệm vụ trong quý II/2026:" + _FOUR + "\nCụ thể từng thôn.\n5. Làm đường.",
]


@pytest.mark.parametrize(("text", "listed"), WRONG + NUMBERED_WRONG)
def test_lists_of_another_length_are_reported(text: str, listed: str) -> None:
    assert_one(findings_of_rule(check_counted_lists, text), "P707", f"liệt kê {listed}")


@pytest.mark.parametrize("text", RIGHT + NUMBERED_RIGHT)
def test_lists_that_may_be_of_that_length_are_silent(text: str) -> None:
    assert findings_of_rule(check_counted_lists, text) == []


def test_names_with_an_apostrophe() -> None:
    text = "Có {5|4} xã được công nhận, gồm: Ea Ning, Krông Pắc, Cư M'gar, Hòa Mỹ và Tuy An Bắc."
    assert_only_the_mistake_is_told(check_counted_lists, text, "P707", "05")
