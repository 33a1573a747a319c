"""Right paragraphs that look wrong: other bases, groups that cross, money carried over, plans, levels, times."""

from __future__ import annotations

from datetime import date

import pytest

from tthc_render.diagnostics.findings import Severity
from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.passages import from_text

PARAGRAPHS = [
    "Xây mới 2 nhà nhân ái trị giá 160 triệu đồng, sửa 3 nhà trị giá 75 triệu đồng; tổng giá trị 235 triệu đồng.",
    "Hỗ trợ 28 nhà với 1.440 triệu đồng (xây mới 20 nhà, mỗi nhà 60 triệu đồng; sửa 08 nhà, mỗi nhà 30 triệu đồng).",
    "Số công dân được gọi khám là 318 người; có mặt 309 người. Đủ sức khỏe 167 người, bằng 54,0% số đã khám.",
    "Số đảng viên được miễn đánh giá 214 đồng chí, số phải đánh giá 1.172 đồng chí. Hoàn thành xuất sắc 201 đồng chí"
    " (17,2% số được đánh giá).",
    (
        "Kế hoạch vốn đầu tư công năm 2025 tỉnh được giao là 6.420 tỷ đồng, trong đó vốn ngân sách trung ương "
        "2.100 tỷ đồng. Đến hết tháng 9, toàn tỉnh giải ngân 3.210 tỷ đồng, đạt 50% kế hoạch. Riêng vốn chương "
        "trình mục tiêu quốc gia giải ngân 212 tỷ đồng, đạt 41,2% kế hoạch."
    ),
    (
        "Tổng kế hoạch vốn đầu tư công năm 2025 là 1.200 tỷ đồng. Vốn các năm trước kéo dài sang là 300 tỷ đồng. "
        "Đến nay đã giải ngân vốn đầu tư công 750 tỷ đồng, đạt 50% kế hoạch (bao gồm cả vốn kéo dài)."
    ),
    (
        "Tổng số hộ trên địa bàn xã là 3.120 hộ. Trong số 240 hộ nghèo, đã có 180 hộ được vay vốn. Số hộ có bảo "
        "hiểm y tế 2.964 hộ, đạt 95%. Có 90 hộ thoát nghèo trong năm, đạt 112,5% kế hoạch."
    ),
    "Toàn huyện có 1.240 hộ nghèo. Trong quý, đã hỗ trợ nhà ở cho 62 hộ, đạt 77,5% số hộ đăng ký.",
    (
        "Tổng số trẻ em dưới 6 tuổi của xã là 1.250 trẻ. Tháng 6 tổ chức uống vitamin A cho trẻ từ 6 đến 36 tháng"
        " tuổi được 588 trẻ, đạt 98%."
    ),
    (
        "Tổng số hồ sơ tiếp nhận trong kỳ là 4.000 hồ sơ. Đã giải quyết 3.600 hồ sơ. Số hồ sơ giải quyết đúng hạn"
        " là 3.564 hồ sơ, đạt 99%."
    ),
    (
        "Tổng số hồ sơ tiếp nhận trong quý là 4.000 hồ sơ. Hồ sơ đủ điều kiện cung cấp trực tuyến được 1.880 hồ "
        "sơ, đạt 94%; hồ sơ trả qua bưu chính 312 hồ sơ."
    ),
    (
        "Toàn tỉnh có 812 trường học. Đến nay, có 507 trường đạt chuẩn quốc gia, đạt 65,1% (không tính các trường"
        " ngoài công lập)."
    ),
    (
        "Xã có 2.410 lao động. Năm 2025 giải quyết việc làm cho 312 lao động, đạt 104% kế hoạch. Tỷ lệ lao động "
        "qua đào tạo đạt 68%. Số lao động nữ tham gia bảo hiểm 410 lao động, đạt 41%."
    ),
    (
        "Dự toán thu ngân sách năm 2025 HĐND tỉnh giao là 12.500 tỷ đồng, Trung ương giao 11.800 tỷ đồng. Thu "
        "ngân sách 9 tháng là 9.676 tỷ đồng, đạt 82% dự toán Trung ương giao."
    ),
    (
        "Kế hoạch quý III trồng mới 120 ha rừng tập trung. Lũy kế 9 tháng đã trồng 340 ha rừng tập trung, đạt 85%"
        " kế hoạch năm."
    ),
    (
        "Tổng số đại biểu được triệu tập là 250 đại biểu. Có mặt 245 đại biểu, đạt 98%. Số phiếu phát ra 245 "
        "phiếu, thu về 244 phiếu; đồng chí A được 240 phiếu, đạt 98,4%."
    ),
    (
        "Toàn xã có 5.200 người trong độ tuổi lao động. Số người tham gia bảo hiểm xã hội tự nguyện là 416 người,"
        " đạt 26% so với lực lượng lao động phi chính thức."
    ),
    "Tổng diện tích đất nông nghiệp là 3.200 ha. Diện tích lúa đông xuân đã gieo cấy 1.140 ha, đạt 95%.",
    ("Tổng diện tích cây hằng năm cần tưới là 2.400 ha. Vụ hè thu đã tưới 1.350 ha, đạt 90%; vụ mùa chưa bắt đầu."),
    ("Năm học này toàn huyện có 21.400 học sinh. Học sinh lớp 9 tốt nghiệp trung học cơ sở 2.156 học sinh, đạt 98%."),
    (
        "Tổng số vốn ủy thác là 420 tỷ đồng. Dư nợ quá hạn 2,1 tỷ đồng, chiếm 0,5%. Trong tháng thu nợ 18 tỷ "
        "đồng, đạt 120% kế hoạch tháng."
    ),
    "Danh sách cử tri là 8.412 cử tri. Tại khu vực bỏ phiếu số 3, đã có 1.188 cử tri đi bầu, đạt 99%.",
    "Toàn tỉnh có 4.212 doanh nghiệp đăng ký. Có 2.866 doanh nghiệp nộp tờ khai quý II, đạt 97,2%.",
    (
        "Thành phố có 18 phường, xã với 312.000 dân. Đã khám sức khỏe cho 41.600 người cao tuổi, đạt 80%. Người "
        "dân có thẻ bảo hiểm y tế đạt 95,2%."
    ),
    "Kế hoạch năm 2025 tiêm 24.000 liều vắc xin. Đợt I tiêm được 10.080 liều, đạt 84% kế hoạch đợt.",
    (
        "Phải thu hồi 12.400 triệu đồng theo kết luận thanh tra. Đã nộp ngân sách 6.200 triệu đồng, đạt 50%. Số "
        "tiền 1.240 triệu đồng giảm trừ quyết toán, chiếm 10%."
    ),
    "Tổng số văn bản đến là 3.420 văn bản. Văn bản có thời hạn xử lý đúng hạn 1.176 văn bản, đạt 98%.",
    (
        "Toàn ngành có 47 công chức bị kỷ luật. Chia theo hình thức kỷ luật: khiển trách 21 người, cảnh cáo 15 "
        "người, cách chức 08 người, buộc thôi việc 03 người. Chia theo lĩnh vực vi phạm (các lĩnh vực chính): đất"
        " đai 12 người, tài chính 10 người."
    ),
    (
        "Xã có 412 hộ nghèo. Cụ thể: thiếu hụt về nhà ở 120 hộ, thiếu hụt về nước sạch 214 hộ, thiếu hụt về việc "
        "làm 301 hộ."
    ),
    (
        "Toàn huyện có 1.450 giáo viên. Trong đó: giáo viên có trình độ đại học 1.120 người, đảng viên 640 người,"
        " giáo viên dạy giỏi cấp tỉnh 85 người."
    ),
    ("Tổng số 1.850 học viên theo học. Xếp loại: giỏi 312 học viên, khá 1.120 học viên. Số còn lại đạt trung bình."),
    (
        "Trong năm có 320 đối tượng được trợ giúp. Chi tiết: người cao tuổi 180 người, người khuyết tật 165 "
        "người, trẻ em 42 người (có 67 người thuộc hai nhóm)."
    ),
    (
        "Huyện đã mở 24 lớp tập huấn với 1.200 lượt người. Cụ thể: lớp kỹ năng số 420 người, lớp cải cách hành "
        "chính 380 người."
    ),
    (
        "Quý II phát hiện 64 vụ vi phạm. Trong đó: khai thác rừng trái phép 12 vụ, vận chuyển lâm sản 20 vụ, phá "
        "rừng 9 vụ; các hành vi khác 23 vụ."
    ),
    (
        "Xã huy động 4.500 triệu đồng xây dựng nông thôn mới. Gồm: ngân sách xã 1.200 triệu đồng, nhân dân đóng "
        "góp 800 triệu đồng và vốn lồng ghép."
    ),
    ("Tổng số cán bộ, công chức xã là 42 người. Cơ cấu: nữ 18 người, dân tộc thiểu số 9 người, dưới 35 tuổi 14 người."),
    (
        "Công an xã xử lý 118 trường hợp vi phạm giao thông. Kết quả phân loại: không đội mũ bảo hiểm 64 trường "
        "hợp, nồng độ cồn 31 trường hợp, chở quá số người 40 trường hợp; nhiều trường hợp vi phạm hai lỗi."
    ),
    (
        "Đến nay có 96 sản phẩm OCOP. Cụ thể: năm 2023 công nhận 30 sản phẩm, năm 2024 công nhận 35 sản phẩm, năm"
        " 2025 công nhận 40 sản phẩm (09 sản phẩm hết hạn không công nhận lại)."
    ),
    (
        "Biên chế được giao 230 biên chế. Hiện có 214 người. Trong đó: sở 92 người, chi cục 81 người, trung tâm "
        "41 người."
    ),
    (
        "Kỳ họp có 48/52 đại biểu tham dự, 04 đại biểu vắng mặt có lý do. Kết quả biểu quyết có 46/48 đại biểu "
        "tán thành, 01 đại biểu không tán thành, 01 đại biểu không biểu quyết."
    ),
    (
        "Thu ngân sách xã 9.800 triệu đồng. Cụ thể: thu bổ sung từ cấp trên 6.200 triệu đồng, thu trên địa bàn "
        "2.600 triệu đồng. Thu kết dư 1.000 triệu đồng."
    ),
    ("Dân số xã 12.400 người. Phân theo tôn giáo: Công giáo 2.300 người, Phật giáo 3.100 người, Cao Đài 420 người."),
    (
        "Đã tiếp 340 lượt công dân. Nội dung phản ánh: đất đai 180 lượt, bồi thường 95 lượt, chính sách xã hội 72"
        " lượt; có lượt phản ánh nhiều nội dung."
    ),
    "Tỉnh có 126 xã. Phân loại: 102 xã đạt chuẩn nông thôn mới, 34 xã nông thôn mới nâng cao, 8 xã kiểu mẫu.",
    (
        "Trạm y tế khám 5.600 lượt người. Trong đó: khám bảo hiểm y tế 4.900 lượt, khám trẻ em 1.250 lượt, khám "
        "phụ khoa 320 lượt."
    ),
    (
        "Kiểm tra 210 cơ sở. Cụ thể: 84 cơ sở sản xuất, 96 cơ sở kinh doanh, 45 cơ sở dịch vụ ăn uống, trong đó "
        "15 cơ sở vừa sản xuất vừa kinh doanh."
    ),
    ("Diện tích rừng trồng 2.400 ha. Bao gồm: keo 1.400 ha, bạch đàn 500 ha, quế 300 ha và một số loài cây bản địa."),
    (
        "Tháng 8/2025, sản lượng điện sử dụng đạt 1.240 triệu kWh; lũy kế 8 tháng 9.120 triệu kWh. Tháng 7/2025, "
        "sản lượng điện sử dụng 1.310 triệu kWh. Tháng 8 giảm 5,3% so với tháng trước; bình quân ngày giảm 5,3%."
    ),
    (
        "Tháng 10 toàn tỉnh xảy ra 21 vụ tai nạn. Tháng 9 xảy ra 24 vụ tai nạn, trong đó đường bộ 22 vụ. Số vụ "
        "tai nạn tháng 10 giảm 12,5% so với tháng trước."
    ),
    (
        "Quý I xuất khẩu 1.200 triệu USD, quý II xuất khẩu 1.380 triệu USD. Theo giá so sánh, xuất khẩu quý II "
        "tăng 12,1% so với quý I."
    ),
    (
        "Năm 2023 khách du lịch đạt 1,2 triệu lượt, năm 2024 đạt 1,5 triệu lượt. Khách quốc tế năm 2024 tăng 40% "
        "so với năm 2023."
    ),
    (
        "Thu nội địa tháng 5 đạt 640 tỷ đồng. Thu xuất nhập khẩu tháng 6 đạt 210 tỷ đồng. Trong tháng 6, số thu "
        "nội địa giảm 4% so với tháng trước."
    ),
    "Chỉ số giá tiêu dùng tháng 9 bằng 100,24% so với tháng trước. Giá vàng tháng 9 giảm so với tháng trước.",
    "CPI tháng 9 bằng 100,31% so với tháng 8. Riêng nhóm giao thông tháng 9 giảm 1,2% so với tháng 8.",
    (
        "Tháng 4 tiếp nhận 1.820 hồ sơ. Tháng 5 tiếp nhận 1.960 hồ sơ. Tỷ lệ hồ sơ trực tuyến tháng 5 tăng 3,2% "
        "so với tháng 4."
    ),
    (
        "Năm 2024 thu ngân sách 8.400 tỷ đồng. Dự toán năm 2025 thu ngân sách 9.100 tỷ đồng. Ước thực hiện năm "
        "2025 thu ngân sách tăng 12% so với năm 2024."
    ),
    (
        "Sản lượng khai thác tháng 3 đạt 4.200 tấn; nuôi trồng tháng 3 đạt 3.100 tấn. Tháng 4 khai thác 4.620 "
        "tấn. Sản lượng thủy sản tháng 4 tăng 8% so với tháng trước."
    ),
    (
        "Doanh thu bán lẻ quý III đạt 9.600 tỷ đồng. Quý II doanh thu vận tải đạt 1.100 tỷ đồng. Quý III doanh "
        "thu tăng 6,2% so với quý trước."
    ),
    (
        "Tháng 11 huyện Ea Kar giải ngân 42 tỷ đồng, huyện Krông Pắc giải ngân 61 tỷ đồng. Tháng 10 huyện Ea Kar "
        "giải ngân 55 tỷ đồng. Giải ngân tháng 11 của Krông Pắc tăng 4% so với tháng trước."
    ),
    (
        "Năm 2024, xã có 120 vụ việc hòa giải. Năm 2025, xã có 96 vụ việc hòa giải. Số vụ hòa giải thành tăng 5% "
        "so với năm 2024."
    ),
    (
        "Tháng 2 doanh thu du lịch đạt 340 tỷ đồng. Tháng 1 doanh thu du lịch 520 tỷ đồng. Lượng khách nội địa "
        "tháng 2 tăng 3% so với tháng 1."
    ),
    (
        "Năm 2022 sản xuất 3.400 tấn chè, năm 2023 sản xuất 3.570 tấn chè; năm 2024 sản xuất 3.700 tấn chè, tăng "
        "8,8% so với năm 2022."
    ),
    (
        "Quý I/2024 thu 1.020 tỷ đồng, quý I/2025 thu 1.150 tỷ đồng. Quý II/2025 thu 1.200 tỷ đồng, tăng 4,3% so "
        "với quý I."
    ),
    "Tháng 12/2024 cấp 310 giấy phép. Tháng 1/2025 cấp 280 giấy phép, giảm 9,7% so với tháng trước.",
    (
        "Tháng 6 tiếp 412 lượt công dân, tháng 7 tiếp 431 lượt công dân. Số đơn tiếp nhận tháng 7 giảm 11 đơn so "
        "với tháng 6."
    ),
    ("Trong tháng 3, xử lý 96 vụ vi phạm, tháng 2 xử lý 84 vụ. Số tiền xử phạt tháng 3 giảm 12% so với tháng trước."),
    (
        "Điện thương phẩm tháng 5 đạt 210 triệu kWh; tháng 4 đạt 205 triệu kWh. Điện cho công nghiệp tháng 5 giảm"
        " 1,8% so với tháng trước."
    ),
    ("Kim ngạch xuất khẩu tháng 9 đạt 310 triệu USD, nhập khẩu 240 triệu USD. Lũy kế 9 tháng xuất siêu 412 triệu USD."),
    (
        "Xuất khẩu hàng hóa 9 tháng đạt 2.640 triệu USD; nhập khẩu 2.190 triệu USD. Khu vực FDI xuất siêu 620 "
        "triệu USD, khu vực trong nước nhập siêu 170 triệu USD. Toàn tỉnh xuất siêu 450 triệu USD."
    ),
    (
        "Tổng thu ngân sách xã 12.400 triệu đồng, tổng chi ngân sách 11.900 triệu đồng. Kết dư ngân sách năm "
        "trước chuyển sang 320 triệu đồng."
    ),
    (
        "Thu cân đối ngân sách địa phương 9.400 tỷ đồng (gồm cả thu chuyển nguồn), chi cân đối 9.100 tỷ đồng, chi"
        " chuyển nguồn 200 tỷ đồng. Kết dư 100 tỷ đồng."
    ),
    (
        "Tổng thu quỹ bảo hiểm y tế 410 tỷ đồng, chi khám chữa bệnh 452 tỷ đồng, bội chi 61 tỷ đồng do trích 19 "
        "tỷ đồng cho chi phí quản lý."
    ),
    (
        "Thu hoạt động sự nghiệp 84 tỷ đồng, chi hoạt động 79 tỷ đồng. Chênh lệch thu - chi trước thuế 5 tỷ đồng;"
        " chênh lệch thu - chi sau thuế 4,2 tỷ đồng."
    ),
    (
        "Xuất khẩu của tỉnh đạt 1,2 tỷ USD, nhập khẩu đạt 0,9 tỷ USD. Với thị trường Mỹ, tỉnh xuất siêu 0,6 tỷ "
        "USD; với Trung Quốc nhập siêu 0,3 tỷ USD."
    ),
    (
        "Nhập khẩu máy móc 120 triệu USD, nhập khẩu nguyên liệu 310 triệu USD; xuất khẩu dệt may 520 triệu USD. "
        "Ngành dệt may xuất siêu 210 triệu USD."
    ),
    (
        "Thu ngân sách tỉnh 10.200 tỷ đồng; ngân sách huyện thu 3.100 tỷ đồng. Chi ngân sách tỉnh 9.800 tỷ đồng. "
        "Ngân sách huyện kết dư 120 tỷ đồng."
    ),
    ("Xuất khẩu tháng 8 ước đạt 400 triệu USD, nhập khẩu ước đạt 380 triệu USD; tháng 7 xuất siêu 35 triệu USD."),
    (
        "Thu quỹ đền ơn đáp nghĩa 1.250 triệu đồng, chi hỗ trợ nhà ở 900 triệu đồng, chi thăm hỏi 200 triệu đồng;"
        " số dư quỹ 410 triệu đồng (gồm 260 triệu đồng năm trước chuyển sang)."
    ),
    (
        "Toàn huyện có 16 trường tiểu học với 11.840 học sinh, 412 lớp, bình quân 28,7 học sinh/lớp, 25,75 "
        "lớp/trường. Bình quân chung của tỉnh 31 học sinh/lớp."
    ),
    "Năm 2024 tiếp 1.152 lượt công dân; 6 tháng đầu năm 2025 tiếp 540 lượt, bình quân mỗi tháng 90 lượt.",
    "Kế hoạch năm 2025 tiếp nhận 24.000 hồ sơ; thực hiện 9 tháng 16.200 hồ sơ, bình quân 1.800 hồ sơ/tháng.",
    ("Xã có 2.400 hộ, 9.600 nhân khẩu; thu nhập bình quân 62 triệu đồng/người/năm. Tổng thu ngân sách 9,6 tỷ đồng."),
    (
        "Hỗ trợ 120 hộ với tổng kinh phí 5.400 triệu đồng, trong đó 60 hộ xây mới bình quân 60 triệu đồng/hộ, 60 "
        "hộ sửa chữa bình quân 30 triệu đồng/hộ."
    ),
    ("Tổng đàn lợn 42.000 con của 1.200 hộ, trong đó 12 trang trại nuôi 18.000 con, bình quân 1.500 con/trang trại."),
    (
        "Tổ chức 24 buổi tuyên truyền cho 1.920 lượt người, phát 4.800 tờ rơi; bình quân mỗi buổi 80 người, mỗi "
        "thôn 2 buổi."
    ),
    (
        "Diện tích lúa 1.250 ha, sản lượng 7.625 tấn; năng suất bình quân 61 tạ/ha. Vụ mùa 650 ha, năng suất bình"
        " quân 58 tạ/ha."
    ),
    (
        "Cho vay 3.120 triệu đồng với 78 hộ, bình quân mỗi hộ vay 40 triệu đồng; dư nợ 14.800 triệu đồng, bình "
        "quân dư nợ 46,25 triệu đồng/hộ."
    ),
    "Mức hỗ trợ 500 nghìn đồng/hộ cho 120 hộ, 300 nghìn đồng/hộ cho 200 hộ, tổng kinh phí 120 triệu đồng.",
    (
        "Trong 22 ngày làm việc của tháng, Trung tâm tiếp nhận 2.640 hồ sơ, bình quân 120 hồ sơ/ngày; ngày cao "
        "điểm 12/5 tiếp nhận 214 hồ sơ."
    ),
    "Trồng 84.000 cây phân tán tại 14 xã, bình quân mỗi xã 6.000 cây; cả năm kế hoạch 120.000 cây.",
    "Có 36 thôn với 72 tổ liên gia, 2.160 hộ, bình quân mỗi tổ 30 hộ.",
    (
        "Tổng chi 840 triệu đồng cho 35 mô hình, bình quân 24 triệu đồng/mô hình; mô hình lớn nhất 120 triệu "
        "đồng. 14 xã mỗi xã có 2,5 mô hình."
    ),
    "Quý I tiếp nhận 1.500 hồ sơ, quý II tiếp nhận 1.800 hồ sơ; bình quân 550 hồ sơ/tháng.",
    "Thu hút 25 dự án với 4.250 tỷ đồng; vốn thực hiện 1.500 tỷ đồng, bình quân 60 tỷ đồng/dự án.",
    "Giải quyết 1.200 hồ sơ với thời gian bình quân 4,5 ngày/hồ sơ, rút ngắn 1,5 ngày so với quy định.",
    (
        "Tổng số 1.240 hồ sơ gồm 1.180 hồ sơ mới và 60 hồ sơ kỳ trước chuyển sang. Đã giải quyết 1.150 hồ sơ "
        "(đúng hạn 1.127 hồ sơ, đạt 98%). Cấp tỉnh 240 hồ sơ, cấp xã 910 hồ sơ."
    ),
    (
        "Toàn tỉnh có 84 dự án trọng điểm, tổng mức 42.000 tỷ đồng. Nhóm A 4 dự án (21.000 tỷ đồng), nhóm B 31 dự"
        " án (14.700 tỷ đồng). Năm 2025 khởi công 12 dự án, hoàn thành 9 dự án, đạt 75%."
    ),
    (
        "Số vụ tai nạn 120 vụ, làm chết 45 người, bị thương 98 người. Trong số người chết, có 36 người đi xe máy,"
        " chiếm 80%. Tổng số 143 người thương vong."
    ),
    (
        "Cả xã có 9 thôn, 45 tổ tự quản, 2.870 hộ. Hộ đạt gia đình văn hóa 2.583 hộ, đạt 90%; thôn văn hóa 8/9 "
        "thôn, đạt 88,9%. Hộ gia đình văn hóa 3 năm liền 1.292 hộ, chiếm 50%."
    ),
    (
        "Kế hoạch 300 ha, đã thực hiện 285 ha, đạt 95% kế hoạch, bằng 114% cùng kỳ. Trong đó vụ đông 120 ha, vụ "
        "xuân 165 ha. Diện tích tưới tiết kiệm 57 ha, chiếm 20%."
    ),
    (
        "Huy động 1.200 lượt người, 40 lượt xe với 3.600 ngày công; trị giá 1.080 triệu đồng. Riêng đoàn viên 480"
        " lượt, chiếm 40%; phụ nữ 540 lượt, chiếm 45%."
    ),
    (
        "Năm học 2024 - 2025 có 412 học sinh lớp 12, tốt nghiệp 408 em, đạt 99,03%. Trúng tuyển đại học 286 em, "
        "chiếm 70,1% số tốt nghiệp."
    ),
    (
        "Quý III giải quyết 42 đơn: khiếu nại 18 đơn, tố cáo 6 đơn, kiến nghị 18 đơn. Lũy kế 9 tháng giải quyết "
        "120 đơn, đạt 93,75% trên tổng số 128 đơn thuộc thẩm quyền."
    ),
    (
        "Dư nợ 1.840 tỷ đồng, tăng 140 tỷ đồng so với đầu năm. Hộ nghèo 512 tỷ đồng, hộ cận nghèo 430 tỷ đồng, "
        "giải quyết việc làm 390 tỷ đồng. Nợ quá hạn 3,68 tỷ đồng, chiếm 0,2%."
    ),
    (
        "Dự toán chi đầu tư phát triển được giao là 2.400 tỷ đồng, gồm vốn trong nước 2.000 tỷ đồng và vốn nước "
        "ngoài 400 tỷ đồng. Vốn nước ngoài giải ngân chi đầu tư phát triển 92 tỷ đồng, đạt 23% dự toán."
    ),
    "Tổng số học sinh toàn trường là 1.240 học sinh. Khối 12 có 398 học sinh, dự thi 396 học sinh, đạt 99,5%.",
    "Tổng đàn trâu, bò là 8.600 con. Đã tiêm phòng lở mồm long móng đợt 2 cho 6.120 con, đạt 85% diện tiêm.",
    "Toàn tỉnh có 214 sản phẩm OCOP. Đã gắn mã QR cho 120 sản phẩm, đạt 80% kế hoạch năm.",
    "Tổng số 342 nhiệm vụ được giao trong tháng. Các nhiệm vụ đến hạn đã hoàn thành 285 nhiệm vụ, đạt 99,3%.",
    ("Thành phố có 1.120 trụ nước chữa cháy. Công ty cấp nước đã sửa chữa 84 trụ, đạt 70%; còn 36 trụ chưa sửa."),
    (
        "Tổng số tiền phạt phải thu 8.400 triệu đồng. Trong năm đã thu 5.040 triệu đồng, đạt 60%. Số chuyển sang "
        "năm sau 3.360 triệu đồng."
    ),
    (
        "Xã có 3.400 người cao tuổi. Trong đó: 1.220 người hưởng lương hưu, 640 người hưởng trợ cấp xã hội, 2.900"
        " người có thẻ bảo hiểm y tế."
    ),
    (
        "Sở tiếp nhận 640 đề xuất. Phân loại: kiến nghị về thuế 120 đề xuất, về đất đai 260 đề xuất, về tín dụng "
        "85 đề xuất; các kiến nghị còn lại chuyển ngành."
    ),
    (
        "Trong kỳ xảy ra 32 vụ cháy. Chia theo địa bàn: thành thị 14 vụ, nông thôn 18 vụ. Chia theo nguyên nhân: "
        "sự cố điện 19 vụ, sơ suất 8 vụ. Còn 5 vụ đang điều tra."
    ),
    (
        "Tháng 5 có 84 doanh nghiệp thành lập mới, tháng 4 có 96 doanh nghiệp. Số doanh nghiệp quay trở lại hoạt "
        "động tháng 5 tăng 12% so với tháng 4."
    ),
    "Quý III thu hút 12 dự án, quý II thu hút 15 dự án; tổng vốn đăng ký quý III tăng 31% so với quý II.",
    "Tháng 9 tiếp 120 lượt, tháng 8 tiếp 150 lượt. Số đoàn đông người tháng 9 tăng 2 đoàn so với tháng 8.",
    (
        "Năm 2024 khai thác 12.000 m³ gỗ; năm 2025 khai thác 13.200 m³ gỗ. Sản lượng gỗ rừng trồng năm 2025 tăng "
        "14% so với năm 2024."
    ),
    (
        "Chỉ số sản xuất công nghiệp tháng 6 bằng 104,2% so với tháng 5. Chỉ số sản xuất ngành khai khoáng tháng "
        "6 giảm so với tháng 5."
    ),
    (
        "Xuất khẩu đạt 1.850 triệu USD, nhập khẩu đạt 1.420 triệu USD, xuất siêu 430 triệu USD. Doanh nghiệp "
        "trong nước xuất siêu 95 triệu USD."
    ),
    (
        "Thu ngân sách huyện 640 tỷ đồng, chi ngân sách huyện 612 tỷ đồng. Sau khi trích lập cải cách tiền lương,"
        " kết dư ngân sách còn 9,5 tỷ đồng."
    ),
    "Năm 2025 chi trả 4.320 triệu đồng cho 360 đối tượng, bình quân mỗi đối tượng 1 triệu đồng/tháng.",
    (
        "Đội tuyên truyền lưu động thực hiện 96 buổi tại 24 xã, phục vụ 14.400 lượt người, bình quân 150 lượt "
        "người/buổi."
    ),
    (
        "Khoán bảo vệ 12.600 ha rừng cho 420 hộ, bình quân 30 ha/hộ; riêng 60 hộ nhận khoán rừng phòng hộ bình "
        "quân 45 ha/hộ."
    ),
    "Bình quân mỗi tháng toàn tỉnh tiếp nhận 18.400 hồ sơ; riêng quý II tiếp nhận 61.200 hồ sơ.",
    (
        "Kế hoạch vốn là 90 tỷ đồng, gồm 60 tỷ đồng giao đầu năm và 30 tỷ đồng bổ sung tháng 7. Đến nay giải ngân"
        " 54 tỷ đồng, đạt 90% kế hoạch vốn giao đầu năm."
    ),
    (
        "Dự án thu hồi 42 ha đất của 310 hộ. Cụ thể: đất lúa 28 ha, đất vườn 9 ha, đất ở 2 ha, đất khác 3 ha; 46 "
        "hộ bị thu hồi đất ở."
    ),
    ("Toàn tỉnh có 620 trạm phát sóng 5G. Đã bàn giao mặt bằng 210 trạm, đạt 84% số trạm theo kế hoạch năm 2025."),
    (
        "Có 1.520 người thất nghiệp nộp hồ sơ. Đã chi trả cho 1.496 người, đạt 98,4%. Hỗ trợ học nghề 61 người, "
        "đạt 101,7% chỉ tiêu."
    ),
    # of another matter, another time, in another scale
    (
        "9 tháng ghi nhận 4.318 ca sốt xuất huyết, giảm 1.902 ca so với cùng kỳ năm 2024, không có tử vong (cùng kỳ 02 "
        "ca)."
    ),
    (
        "Kim ngạch xuất khẩu tháng 7 ước 3,18 tỷ USD; lũy kế 7 tháng 20,94 tỷ USD. Nhập khẩu tháng 7 ước 2,71 tỷ USD, "
        "7 tháng 17,86 tỷ USD. Cán cân thương mại 7 tháng thặng dư 3,08 tỷ USD."
    ),
    "Đỡ đầu trẻ mồ côi với mức từ 300 nghìn đến 1 triệu đồng/tháng.",
    (
        "Có mặt 388/394 công dân (98,5%), đủ sức khỏe 176 (đạt 45,4% số có mặt), trong đó loại 1 52, loại 2 83, loại 3 "
        "41."
    ),
    "Công suất phòng bình quân 05 ngày đạt 78,4%; ngày cao điểm 30/8 đạt 91,2%.",
    "Có 1.486 khu vực bỏ phiếu; 412 khu vực đạt 100% cử tri đi bầu trước 15 giờ 00, chiếm 27,7% tổng số khu vực.",
    (
        "Vùng Bến Tre 1.290 ha, vùng Vĩnh Long 1.015 ha. Đã vận hành 118/126 cống, còn 08 cống đang sửa chữa. Dung "
        "tích hồ Kênh Lấp còn 0,61 triệu m³."
    ),
    (
        "Tỉnh có 128.640 hộ, trong đó hộ nghèo 20.326 hộ (15,8%). So với cuối năm 2024 (hộ nghèo 26.018 hộ, chiếm "
        "20,31%), số hộ nghèo giảm 5.692 hộ."
    ),
    "Cơ cấu 3.470 chỉ tiêu: ngành than 1.120, dệt may 860, du lịch - dịch vụ 940, ngành khác 550.",
    (
        "Xếp loại: hoàn thành xuất sắc 11 (19,3%), tốt 43 (75,4%), hoàn thành 02 (3,5%), không xếp loại 01 do nghỉ "
        "thai sản."
    ),
    # named rates, shares of plans of their own, another whole, sums of what was done
    "Tổng diện tích có rừng 938.617 ha, gồm rừng trồng 312.413 ha, tỷ lệ che phủ rừng 62,2%.",
    "Đã hòa giải 148 vụ, đang hòa giải 17 vụ, tỷ lệ hòa giải thành 89,8%.",
    (
        "Giao 1.862 tỷ đồng: vốn đầu tư 1.304 tỷ đồng, vốn sự nghiệp 558 tỷ đồng. Đến nay giải ngân 742 tỷ đồng "
        "(39,8%), vốn đầu tư 641 tỷ đồng (49,2%), vốn sự nghiệp 101 tỷ đồng (18,1%)."
    ),
    "Các lĩnh vực nhiều nhất: chứng thực 1.204 hồ sơ, hộ tịch 613 hồ sơ; riêng 02 lĩnh vực này chiếm 71,4%.",
    "Kết quả bầu đủ 56/56 đại biểu, trong đó nữ 18 (32,1%), trên tổng số 1.022 người ứng cử.",
    "Tái canh 7.420 ha, đạt 92,8% kế hoạch 8.000 ha, gồm tái canh 5.316 ha và ghép cải tạo 2.104 ha.",
    "Trong 10 dự án thành phần, dự án 4 giải ngân cao nhất 61,3%, dự án 9 mới đạt 4,2%.",
    (
        "Trong 403 hợp tác xã đang hoạt động: 286 có liên kết với doanh nghiệp, 94 ứng dụng công nghệ cao, 61 xuất "
        "khẩu trực tiếp."
    ),
    "Trong 69 xã có 31 đơn vị không có nợ quá hạn.",
    "Sản lượng 5.412 triệu kWh, tăng 6,6%; tiết giảm công suất 318 triệu kWh, bằng 5,6% sản lượng khả dụng.",
    ("Đầu năm có 412 hộ nghèo, cuối năm còn 287 hộ. Cụ thể, 141 hộ thoát nghèo, 04 hộ tái nghèo, 12 hộ phát sinh."),
    (
        "Sốt xuất huyết 1.206 ca, tay chân miệng 914 ca, sởi 486 ca, trong đó dưới 9 tháng 88 ca, từ 9 tháng đến dưới "
        "5 tuổi 214 ca."
    ),
    "Kim ngạch đạt 62,5 tỷ USD, tăng 18,7% so với năm 2023, xuất siêu 17,9 tỷ USD, tăng 46,8%.",
    "Cấp chữ ký số cho 206.400 người; tỷ lệ dân số trưởng thành có chữ ký số 8,6% (206.400/2,4 triệu người).",
    "Tỷ lệ dân cư đô thị dùng nước sạch đạt 96,8%, tỷ lệ thất thoát nước còn 15,6%.",
    "Đến nay có 2.846 người, đạt 101,6% kế hoạch (2.800), tăng 10,7% so với đầu năm (2.572).",
    (
        "Chi đầu tư 15.904 tỷ đồng, chi thường xuyên 25.116 tỷ đồng, tổng chi 42.118 tỷ đồng gồm cả chi khác. Nguồn "
        "cải cách tiền lương còn dư 4.206 tỷ đồng."
    ),
    "Hồ sơ rút 12, trả lại không đủ điều kiện 9; đang thụ lý 54, chưa đến hạn cả.",
    "Đầu năm 85 hộ, thoát nghèo 20, phát sinh 03, cuối năm còn 68.",
    "Kết quả lấy phiếu: 83/85 phiếu tán thành (97,6%), 02 phiếu không (2,4%).",
    (
        "Phát hành 318.406 tỷ đồng, bằng 63,7% kế hoạch năm; lãi suất bình quân 3,41%/năm, tăng 0,28 điểm phần trăm so "
        "với năm 2024 (3,13%/năm)."
    ),
    "Tiếp nhận 4.105 đơn, kỳ trước chuyển sang 63 đơn. Có 3.502 đơn đủ điều kiện xử lý (84,0%).",
    (
        "Doanh thu mới 42,0 tỷ đồng (cùng kỳ năm trước 56 tỷ đồng), mức giảm 25% đã thu hẹp so với mức giảm 41% của "
        "cùng kỳ."
    ),
    "Khám 2.618 lượt (bảo hiểm y tế 2.204 lượt, đạt 84,2%), chuyển tuyến 314 lượt.",
    "Tỷ lệ học sinh xếp loại Tốt đạt 51,3%, chưa đạt 0,4%.",
]
FACTS = ProseFacts(report_date=date(2026, 1, 10))
FIGURES = ("P3", "P4", "P9")


@pytest.mark.parametrize("apart", [False, True], ids=["one paragraph", "a sentence a paragraph"])
@pytest.mark.parametrize("text", PARAGRAPHS)
def test_no_warning_about_figures_of_a_right_paragraph(text: str, apart: bool) -> None:
    lines = text.replace(". ", ".\n").split("\n") if apart else [text]
    found = check_prose(from_text(lines, "a.txt"), FACTS)
    assert [item for item in found if item.code.startswith(FIGURES) and item.severity is not Severity.INFO] == []
