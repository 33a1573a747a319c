"""Lines against the number that announces them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.counted_lines import check_counted_lines

WRONG = [
    ("Khởi công 03 công trình sau:\n- Trường A;\n- Trạm B.", "02"),
    ("Tập trung 05 nhiệm vụ sau:\n- Rà soát;\n- Tập huấn;\n- Kiểm tra.", "03"),
    (
        "Xã gồm 3 đầu mối:\na) Văn phòng: 7 người.\nb) Phòng A: 8 người.\nc) Ban B: 9 người.\nd) Đội C: 5 người.",
        "04",
    ),
    (
        "Báo cáo gồm 05 phần, theo đề cương của Văn phòng:\nI. Tình hình\nII. Kết quả\nIII. Tồn tại\nIV. Phương hướng",
        "04",
    ),
    ("Các chỉ tiêu chủ yếu:\n1. Thu 38,6 tỷ đồng.\n2. Nghèo 2,15%.\n3. Y tế 95%.\nBốn chỉ tiêu trên đều đạt.", "03"),
    (
        "Các công trình chậm gồm:\n1. Chung cư A;\n2. Chợ B;\n3. Nhà D.\nĐối với 04 công trình nêu trên, khắc phục.",
        "03",
    ),
    (
        "UBND phường áp dụng 05 giải pháp:\n- Phân công 02 công chức trực;\n- Gửi tin nhắn;\n- Công khai danh sách.",
        "03",
    ),
    ("Có bốn nguyên nhân chủ yếu như sau:\n- Thiếu máy;\n- Thiếu người;\n- Phần mềm lỗi.", "03"),
    ("Nguyên nhân của tồn tại nêu trên có 3 nhóm:\n+ Khách quan: giá tăng;\n+ Chủ quan: nhà thầu yếu.", "02"),
    ("Đã trình 02 văn bản quy phạm pháp luật:\n- Quyết định về giá;\n- Nghị quyết về chi;\n- Quyết định về phí.", "03"),
    (
        "2. Quý IV, phường tập trung 04 nhiệm vụ sau:\na) Số hóa sổ;\nb) Tập huấn;\nc) Đánh giá tổ.\nGiao Văn phòng.",
        "03",
    ),
]
OFFICES = (
    "{count} cơ quan, đơn vị:\n- Văn phòng HĐND và UBND;\n- Phòng Kinh tế, Hạ tầng;\n- Phòng Văn hóa;\n- Trạm Y tế;"
)
PERSONS = (
    "Tổ gồm {} đồng chí:\n- Đồng chí Phạm Hải, tổ trưởng;\n- Đồng chí Lý Mai, tổ viên;\n- Ông Tô Minh, thư ký.\nHết."
)
WRONG += [
    (f"1. Đối tượng kiểm tra gồm {OFFICES.format(count='03')}\n2. Thời gian: tháng 4.", "04"),
    (PERSONS.format("04"), "03"),
    ("Địa bàn gồm 04 xã:\n- Xã Mỹ Đức;\n- Xã Mỹ Lợi;\n- Xã Bình Sơn;\n- Xã Tân Hội;\n- Xã An Phú.\nHết.", "05"),
]
RIGHT = [
    f"Đối tượng kiểm tra gồm {OFFICES.format(count='04')}",
    PERSONS.format("03"),
    # Several in a line; what each of the counted things has in it.
    "Kiểm tra 05 cơ quan, đơn vị, gồm:\n- Văn phòng, Phòng Kinh tế;\n- Phòng Văn hóa;\n- Trạm Y tế, Trung tâm.",
    "Đoàn gồm 04 thành viên:\n- Ông Lê Văn Bảy, trưởng đoàn;\n- Bà Hồ Thị Sáu và bà Hồ Thị Chín;\n- Ông"
    " Phan Bốn, thư ký.",
    "Hội đồng gồm 07 thành viên:\n- Chủ tịch UBND xã;\n- Phó Chủ tịch;\n- Các ủy viên: kế toán, địa chính.",
    "Hồ sơ gồm 02 bộ:\n- Đơn đề nghị;\n- Bản vẽ thiết kế;\n- Giấy chứng nhận.",
    "Tuyến đường gồm 02 làn xe:\n- Nền đường đắp đất;\n- Mặt đường bê tông;\n- Rãnh dọc.",
    "Khởi công 03 công trình sau:\n- Trường A và 02 nhà xe;\n- Trạm B.",
    "Khởi công 03 công trình, trong đó gồm:\n- Trường A;\n- Trạm B.",
    "Đoàn gồm 12 thành viên:\na) Trưởng đoàn: ông A;\nb) Phó đoàn: bà B;\nc) Các thành viên: 10 người.",
    "Hệ thống gồm 14 trạm:\na) Trạm bơm loại lớn: 4;\nb) Trạm bơm loại nhỏ: 10.",
    "Chương trình gồm 10 tiết:\n1. Luật Cư trú, 4 tiết;\n2. Luật Đất đai, 6 tiết.",
    "Báo cáo gồm 03 phần:\nI. Tình hình\n1. Thu\n2. Chi\nII. Kết quả\nIII. Phương hướng",
    "Các chỉ tiêu:\n1. Thu 38,6 tỷ đồng.\n2. Hộ nghèo 2,15%.\n3. Y tế.\nHai chỉ tiêu trên địa bàn xã chưa đạt.",
    "Các công trình chậm gồm:\n1. Chung cư A;\n2. Nhà D;\n- Trạm y tế.\nĐối với 03 công trình nêu trên, khắc phục.",
    "Năm 2025 trạm và 2 điểm trạm thực hiện:\n- Khám 18.742 lượt;\n- Tiêm 478 trẻ;\n- Tư vấn 312 lượt.",
    "Áp dụng 03 giải pháp:\n- Phân công 02 công chức trực;\n- Gửi tin nhắn;\n- Công khai danh sách.",
    "Xã được giao 12 nhiệm vụ:\n- Hoàn thành: 10 nhiệm vụ;\n- Đang thực hiện: 2 nhiệm vụ.",
    "Có 5 giải pháp, tập trung vào:\n- Tuyên truyền;\n- Kiểm tra.",
    "Trong 5 giải pháp nổi bật là:\n- Tuyên truyền;\n- Kiểm tra.",
    "Còn 5 nội dung sau:\n- Về thuế:\n+ Thu phí;\n- Về đất:\n+ Cấp giấy.",
    "Kết quả thực hiện 5 giải pháp của năm 2025:\n- Đã kiểm tra;\n- Đã tuyên truyền.",
    "Thực hiện 5 nội dung theo Kế hoạch số 12/KH-UBND:\n- Đã kiểm tra;\n- Đã tuyên truyền.",
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
def test_lines_of_another_number_are_reported(text: str, listed: str) -> None:
    assert_one(findings_of_rule(check_counted_lines, text), "P707", f"liệt kê {listed}")


@pytest.mark.parametrize("text", RIGHT + NUMBERED_RIGHT)
def test_lines_that_may_be_of_that_number_are_silent(text: str) -> None:
    assert findings_of_rule(check_counted_lines, text) == []
