"""Right texts that look like the mistakes which rules look for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_families
from tthc_render.prose.context import ProseFacts

# fmt: off
RIGHT = [
    (
            "Trong quý, xã tiếp nhận 812 hồ sơ, giải quyết 830 hồ sơ (gồm cả hồ sơ quý trước chuyển sang), còn "
            "24 hồ sơ đang giải quyết trong hạn."
        ),
    (
            "Thu ngân sách tháng 9 đạt 3,2 tỷ đồng; lũy kế 9 tháng 28,4 tỷ đồng. Chi ngân sách tháng 9 là 2,9 "
            "tỷ đồng; lũy kế 9 tháng chi 25,1 tỷ đồng, còn dư 3,3 tỷ đồng."
        ),
    (
            "Tháng 9 ghi nhận 214 ca mắc, tháng 8 ghi nhận 260 ca. Trong tháng 9, khu vực Bảo Lộc tăng 12% so "
            "với tháng trước trong khi toàn tỉnh giảm."
        ),
    "Toàn xã có 2.140 hộ; 1.612 hộ sử dụng nước máy, đạt 75,3%; 96% hộ dùng nước hợp vệ sinh.",
    "Có 85% người dân hài lòng, tăng 3 điểm phần trăm; 12% bình thường và 3% không hài lòng.",
    (
            "Xã có 6 thôn: 3 thôn loại I, 2 thôn loại II và 1 thôn loại III; trong đó có 2 thôn đặc biệt khó "
            "khăn."
        ),
    (
            "Kế hoạch năm giao trồng 120 ha rừng, đến nay thực hiện 84 ha, đạt 70%; riêng rừng phòng hộ 20 ha, "
            "đạt 100% kế hoạch."
        ),
    (
            "Số hộ nghèo đầu năm 186 hộ, cuối năm dự kiến còn 142 hộ, giảm 44 hộ; phát sinh mới 8 hộ, thoát "
            "nghèo 52 hộ."
        ),
    (
            "Trước đây xã thuộc huyện Lệ Thủy; ngày 28/6/2025, UBND huyện Lệ Thủy đã bàn giao 412 hồ sơ đất đai"
            " cho xã."
        ),
    (
            "Xã phối hợp với UBND xã Bình Sơn tổ chức tuần tra vùng giáp ranh; UBND xã Bình Sơn đã tổ chức 03 "
            "tổ, UBND xã An Hòa tổ chức 02 tổ."
        ),
    "Ngày 25/10/2025 sẽ tổ chức hội nghị đối thoại; trước đó, ngày 02/10/2025 xã đã lấy ý kiến 14 thôn.",
    "100% hồ sơ đến hạn đã được giải quyết; còn 31 hồ sơ đang giải quyết, chưa đến hạn.",
    (
            "Toàn bộ 14 kiến nghị kỳ trước đã giải quyết xong. Kỳ này nhận 09 kiến nghị, đang giải quyết 04 "
            "kiến nghị."
        ),
    (
            "Giá trị sản xuất quý III đạt 42,1 nghìn tỷ đồng, 9 tháng đạt 118,6 nghìn tỷ đồng, trong đó quý II "
            "cao nhất với 43,0 nghìn tỷ đồng."
        ),
    "Xuất khẩu ước 1.240 triệu USD, nhập khẩu 1.180 triệu USD; riêng tháng 9 xuất siêu 22 triệu USD.",
    "Phát hiện 41 vụ, bắt 56 đối tượng; khởi tố 38 vụ, 52 bị can; xử phạt hành chính 03 vụ.",
    (
            "Kiểm tra 1.204 lượt phương tiện, phát hiện 96 trường hợp vi phạm, phạt tiền 88 trường hợp với 214 "
            "triệu đồng."
        ),
    (
            "Hỗ trợ 45 hộ, bình quân 8 triệu đồng/hộ; riêng 12 hộ đặc biệt khó khăn được hỗ trợ 15 triệu "
            "đồng/hộ."
        ),
    (
            "Trường có 18 lớp, 612 học sinh, bình quân 34 học sinh/lớp; khối 9 có 4 lớp với 152 học sinh, bình "
            "quân 38 học sinh/lớp."
        ),
    "Từ ngày 01/10 đến ngày 31/10/2025 (22 ngày làm việc), xã tổ chức đợt cao điểm thu thuế.",
    "Mực nước giảm dần từ 4,8 m xuống 3,2 m; nhiệt độ từ 32 độ giảm còn 25 độ.",
    (
            "Tổng vốn 12,4 tỷ đồng: vốn trung ương 9,8 tỷ đồng, vốn địa phương 2,6 tỷ đồng; đã giải ngân 7,1 tỷ"
            " đồng, đạt 57,3%; vốn trung ương giải ngân 6,0 tỷ đồng, đạt 61,2%."
        ),
    (
            "Có 312 hộ tham gia, trong đó hộ nghèo 46 hộ, hộ cận nghèo 58 hộ. Hộ nghèo chiếm 14,7% số hộ tham "
            "gia."
        ),
    (
            "Cụ thể: thôn A 21 hộ, thôn B 34 hộ, thôn C 18 hộ và một số hộ ở các thôn khác. Tổng số hộ bị ảnh "
            "hưởng là 96 hộ."
        ),
    "Nhiều nhất là lĩnh vực hộ tịch 412 hồ sơ, tiếp đến là đất đai 286 hồ sơ, chứng thực 251 hồ sơ.",
    (
            "Số thu tháng 9 đạt 1.120 tỷ đồng, giảm 4,2% so với tháng trước và tăng 8,6% so với cùng kỳ; lũy kế"
            " 9 tháng tăng 12%."
        ),
    (
            "Thu nội địa 8.412 tỷ đồng, đạt 78,1% dự toán; nếu loại trừ tiền sử dụng đất còn 6.204 tỷ đồng, đạt"
            " 81,4%."
        ),
    (
            "Kết quả phân loại: 12 đơn khiếu nại, 03 đơn tố cáo, 41 đơn kiến nghị. Trong kỳ đã chuyển 22 đơn "
            "đến cơ quan có thẩm quyền, trả lại 09 đơn."
        ),
    (
            "Kỳ họp có 24/26 đại biểu dự; 22/24 đại biểu tán thành, 01 đại biểu không tán thành, 01 đại biểu "
            "không biểu quyết."
        ),
    (
            "Toàn xã hiện có 4.212 nhân khẩu; 3.986 người tham gia BHYT, đạt 94,6%; tăng 120 người so với năm "
            "2024."
        ),
    (
            "Giá trị hợp đồng 2,4 tỷ đồng, tạm ứng 720 triệu đồng (30%), thanh toán khối lượng 1.200 triệu "
            "đồng; còn lại 480 triệu đồng."
        ),
    (
            "Xã có 9 chi bộ; trong đó 8 chi bộ hoàn thành tốt nhiệm vụ, 1 chi bộ hoàn thành nhiệm vụ, không có "
            "chi bộ không hoàn thành nhiệm vụ."
        ),
    "Quý III tổ chức 5 cuộc kiểm tra, quý II tổ chức 4 cuộc, lũy kế 9 tháng 12 cuộc.",
    (
            "Bà Nguyễn Thị Hoa (sinh năm 1958, 67 tuổi) và ông Trần Văn Hùng (68 tuổi, sinh năm 1957) được cấp "
            "thẻ."
        ),
    (
            "Tỷ lệ hồ sơ trực tuyến đạt 92,1%, cao hơn mức bình quân chung của tỉnh (88,4%) nhưng thấp hơn chỉ "
            "tiêu giao (95%)."
        ),
    (
            "Từ ngày 01/3/2025, Sở Lao động - Thương binh và Xã hội sáp nhập vào Sở Nội vụ; Sở đã tiếp nhận 214"
            " hồ sơ do Sở Lao động - Thương binh và Xã hội bàn giao."
        ),
]
# fmt: on


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_text_that_looks_like_a_mistake_is_silent(text: str) -> None:
    facts = ProseFacts(report_date=date(2025, 10, 5), issuer="UBND xã An Hòa")
    assert findings_of_families(("P3", "P4", "P5", "P6", "P9"), *text.split("\n"), facts=facts) == []


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        # A sum with a base of its own; parts that have shares of one whole.
        (
            "UBND xã Tân Lập",
            "Xã có 412 hộ nông nghiệp (61,2%), 181 hộ dịch vụ (26,9%). Tổng 593 hộ này, chiếm 80,1% số hộ có đăng ký.",
        ),
        # What an office that ended left behind.
        ("Sở Tài chính tỉnh Hà Tĩnh", "Hồ sơ của Phòng Tài chính - Kế hoạch huyện được lưu trữ theo quy định."),
        # One place a second time.
        ("UBND xã Tân Lập", "Đoàn kiểm tra thôn 1, kiểm tra thôn 1 lần 2 và kiểm tra thôn 3."),
        # Another quarter beside this one.
        (
            "UBND xã Tân Lập",
            "BÁO CÁO CÔNG TÁC QUÝ II NĂM 2026\n"
            "Trong quý I/2026, xã tổ chức 3 lớp tập huấn nên quý này không tổ chức thêm.",
        ),
        # What was promised for a time to come.
        ("UBND xã Tân Lập", "Đến hết tháng 9/2026, xã đã có đủ nguồn lực theo cam kết của tỉnh."),
    ],
)
def test_a_right_text_of_any_office_is_silent(issuer: str, text: str) -> None:
    facts = ProseFacts(report_date=date(2026, 7, 8), issuer=issuer)
    assert findings_of_families(("P3", "P4", "P5", "P6", "P9"), *text.split("\n"), facts=facts) == []
