"""Sentences in other words than those of the issued reports: right ones are silent, wrong ones bring their finding.

``DOUBTFUL`` can be read in two ways: no more than a note.
"""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Severity
from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_text

Lines = tuple[str, ...]

# fmt: off
RIGHT: list[Lines] = [
    ("Trong quý, toàn huyện tiếp nhận 4.512 hồ sơ (trực tuyến 3.870 hồ sơ, trực tiếp 642 hồ sơ).",),
    (
        "Lũy kế từ đầu năm đến hết ngày 14/6/2024, Trung tâm tiếp nhận 12.450 hồ sơ, tăng 1.250 hồ sơ so "
         "với cùng kỳ năm 2023 (11.200 hồ sơ).",
    ),
    (
        "Trong tổng số 2.318 hồ sơ đã giải quyết có 2.271 hồ sơ đúng hạn, chiếm 97,97%; 47 hồ sơ quá hạn, "
         "chiếm 2,03%.",
    ),
    ("Đã cắt giảm được 35% thời gian giải quyết đối với 18 TTHC, vượt 05% so với chỉ tiêu giao.",),
    ("Có 09/13 huyện, thành phố, thị xã hoàn thành chỉ tiêu, đạt 69,2%.",),
    (
        "Tổ chức 03 lớp tập huấn cho 215 cán bộ, công chức (cấp tỉnh 01 lớp, 60 người; cấp huyện 02 lớp, "
         "155 người).",
    ),
    ("Toàn tỉnh có 216 xã, phường, thị trấn; 216/216 đơn vị cấp xã (100%) có Bộ phận Một cửa.",),
    (
        "Chỉ số SIPAS năm 2023 đạt 84,47%, xếp thứ 12/63 tỉnh, thành phố, tăng 7 bậc so với năm 2022 (xếp "
         "thứ 19/63).",
    ),
    (
        "Kinh phí thực hiện là 1.250 triệu đồng, gồm: ngân sách tỉnh 800 triệu đồng, ngân sách huyện 450 "
         "triệu đồng.",
    ),
    ("Số hồ sơ nộp trực tuyến đạt 78,5%, tăng 4,2 điểm phần trăm so với quý I.",),
    ("Ban hành 15 văn bản chỉ đạo, gồm 02 Kế hoạch, 01 Quyết định và 12 Công văn.",),
    ("Tiếp nhận 57 phản ánh, kiến nghị; đã xử lý 52, đang xử lý 05.",),
    ("Rà soát 128 TTHC; đề xuất đơn giản hóa 24 TTHC (bãi bỏ 03 TTHC, sửa đổi 21 TTHC).",),
    (
        "Trong số 1.204 TTHC đang có hiệu lực, có 612 TTHC cung cấp trực tuyến toàn trình (đạt 50,83%) và "
         "488 TTHC trực tuyến một phần (đạt 40,53%).",
    ),
    ("Số hồ sơ bình quân mỗi ngày là 42 hồ sơ, ngày cao nhất 96 hồ sơ.",),
    ("Thời gian giải quyết giảm từ 15 ngày xuống 10 ngày làm việc, tương đương giảm 33,3%.",),
    ("Trung tâm có 32 quầy giao dịch, bố trí 45 công chức, trong đó có 12 đồng chí biệt phái.",),
    (
        "Kiểm tra 06 đơn vị: Sở Y tế, Sở Tư pháp, Sở Nội vụ, UBND huyện Can Lộc, UBND huyện Thạch Hà và "
         "UBND thị xã Kỳ Anh.",
    ),
    ("Tỷ lệ hồ sơ đúng hạn của cấp tỉnh là 99,1%, cấp huyện 98,4%, cấp xã 99,8%.",),
    (
        "Từ ngày 15 tháng 3 năm 2024 đến ngày 14 tháng 6 năm 2024, Sở tiếp nhận 320 hồ sơ, trả trước hạn "
         "118 hồ sơ, đúng hạn 196 hồ sơ, quá hạn 0 hồ sơ, đang xử lý 06 hồ sơ.",
    ),
    (
        "Theo Luật Ban hành văn bản quy phạm pháp luật năm 2015 (sửa đổi, bổ sung năm 2020), Sở đã lấy ý "
         "kiến 03 lần.",
    ),
    (
        "Sở đã công bố 12 TTHC mới ban hành, 08 TTHC được sửa đổi, bổ sung và 05 TTHC bị bãi bỏ, tổng cộng "
         "25 TTHC.",
    ),
    ("Hồ sơ tiếp nhận tăng 12% (từ 2.500 hồ sơ lên 2.800 hồ sơ).",),
    ("Đã giải quyết 1.960/2.000 hồ sơ (98%), còn 40 hồ sơ trong hạn.",),
    ("Có 03 hồ sơ trễ hạn do lỗi hệ thống: 01 hồ sơ lĩnh vực đất đai, 02 hồ sơ lĩnh vực xây dựng.",),
    (
        "Số TTHC cấp huyện là 302, trong đó có 116 TTHC trực tuyến toàn trình, 98 TTHC trực tuyến một phần, "
         "88 TTHC còn lại cung cấp thông tin.",
    ),
    ("Các nhiệm vụ đã hoàn thành: (1) công bố TTHC; (2) số hóa hồ sơ; (3) kiểm tra cơ sở.",),
    (
        "Thực hiện Công văn số 1234/VPCP-KSTT ngày 05/3/2024 của Văn phòng Chính phủ và Công văn số "
         "88/STP-VP ngày 11/3/2024 của Sở Tư pháp.",
    ),
    ("Báo cáo gửi trước ngày 25 hằng tháng; số liệu tính từ ngày 15/3/2024 đến ngày 14/6/2024.",),
    ("Tỷ lệ thanh toán trực tuyến đạt 61,4% (1.228/2.000 giao dịch).",),
    (
        "Trong đó, lĩnh vực đất đai có 1.024 hồ sơ, hộ tịch 386 hồ sơ, chứng thực 2.211 hồ sơ và các lĩnh "
         "vực khác.",
    ),
    ("Toàn bộ 100% hồ sơ được số hóa; riêng cấp xã đạt 96,5%.",),
    ("Năm 2024, giao 02 biên chế cho Văn phòng; năm 2025 dự kiến giao thêm 01 biên chế.",),
    ("Phấn đấu năm 2025 đạt trên 90% hồ sơ trực tuyến, 60% thanh toán trực tuyến.",),
    (
        "Chi phí tuân thủ trước đơn giản hóa: 2.400.000.000 đồng/năm; sau đơn giản hóa: 1.800.000.000 "
         "đồng/năm; tiết kiệm 600.000.000 đồng/năm, đạt 25%.",
    ),
    ("Đến nay có 10 sở, 04 ban và 13 huyện gửi báo cáo.",),
    (
        "Kết quả cụ thể như sau:",
        "- Cấp tỉnh: tiếp nhận 500 hồ sơ, giải quyết 480 hồ sơ;",
        "- Cấp huyện: tiếp nhận 300 hồ sơ, giải quyết 290 hồ sơ;",
        "- Cấp xã: tiếp nhận 200 hồ sơ, giải quyết 199 hồ sơ.",
    ),
    (
        "Tổng số hồ sơ tiếp nhận: 1.000 hồ sơ, cụ thể:",
        "- Cấp tỉnh: 500 hồ sơ;",
        "- Cấp huyện: 300 hồ sơ;",
        "- Cấp xã: 200 hồ sơ.",
    ),
    (
        "Ngày 20/5/2024, UBND tỉnh tổ chức Hội nghị trực tuyến với 245 điểm cầu, hơn 3.000 đại biểu tham "
         "dự.",
    ),
    ("Sở đã xử lý 14 trên 16 kiến nghị, đạt 87,5%.",),
    ("Tỷ lệ hài lòng đạt 95,6%, cao hơn 0,6% so với mục tiêu (95%).",),
    (
        "Trong 1.580 phiếu khảo sát có 1.422 phiếu rất hài lòng (90%), 142 phiếu hài lòng (9%) và 16 phiếu "
         "chưa hài lòng (1%).",
    ),
    ("Qua đó, đã phát hiện 04 (bốn) trường hợp chậm trả kết quả; cả 04 trường hợp đã gửi thư xin lỗi.",),
    ("Giảm 02 phòng (từ 07 phòng xuống còn 05 phòng), giảm 03 đầu mối.",),
    ("Theo dõi trên Hệ thống tại địa chỉ https://dichvucong.gov.vn và số điện thoại 0239.3855.555.",),
    (
        "Kế hoạch giao 24 nhiệm vụ; đã hoàn thành 15 nhiệm vụ, đang thực hiện 07 nhiệm vụ, chưa thực hiện "
         "02 nhiệm vụ.",
    ),
    (
        "Tổng số 45 nhiệm vụ được giao: đã hoàn thành 30 nhiệm vụ, đang thực hiện 12 nhiệm vụ trong hạn, "
         "chưa đến hạn 03 nhiệm vụ.",
    ),
    (
        "UBND tỉnh giao 45 nhiệm vụ trong năm 2024; tháng 6 đã hoàn thành 10 nhiệm vụ, đang thực hiện 08 "
         "nhiệm vụ.",
    ),
    ("Tiếp nhận 320 hồ sơ, đã giải quyết 300 hồ sơ, trả lại 05 hồ sơ, đang giải quyết 15 hồ sơ.",),
    ("Đã có 03 huyện đạt chuẩn: 02 huyện năm 2022, 01 huyện năm 2023.",),
    ("Công bố 25 TTHC: 10 TTHC lĩnh vực đất đai, trong đó 04 TTHC mới, và 15 TTHC lĩnh vực xây dựng.",),
    ("Có 120 hồ sơ quá hạn: riêng lĩnh vực đất đai 80 hồ sơ, xây dựng 12 hồ sơ.",),
    ("Một số đơn vị có nhiều hồ sơ: Sở Tư pháp 1.200 hồ sơ, Sở Xây dựng 800 hồ sơ, Sở Y tế 450 hồ sơ.",),
    ("Tổng số 8.500 hồ sơ, một số lĩnh vực có số lượng lớn: đất đai 3.000 hồ sơ, hộ tịch 2.100 hồ sơ.",),
    ("Kết quả đạt 1.250/1.000 hồ sơ, bằng 125% kế hoạch năm.",),
    ("Tỷ lệ thực hiện chỉ tiêu số hóa đạt 112% so với kế hoạch.",),
    ("Số hồ sơ trực tuyến tăng 135% so với cùng kỳ.",),
    (
        "Tỷ lệ hồ sơ trực tuyến đạt 95% (vượt 5% so với chỉ tiêu giao), tỷ lệ thanh toán trực tuyến đạt "
         "60%.",
    ),
    ("Năm 2023 tiếp nhận 900 hồ sơ; năm 2024 tiếp nhận 800 hồ sơ, giảm 100 hồ sơ (11,1%).",),
    ("Trong tháng có 22 ngày làm việc, bình quân mỗi ngày tiếp nhận 15 hồ sơ, chiếm 40% công suất.",),
    ("Trong 06 tháng đầu năm, 12/12 nhiệm vụ đúng hạn; tỷ lệ hài lòng đạt 98,2%.",),
    (
        "Trong 40 TTHC được rà soát có 12 TTHC liên quan đến đất đai; thời gian giải quyết được cắt giảm "
         "30%.",
    ),
    ("Giai đoạn 2021 - 2025, tỉnh giảm 10% biên chế, từ 2.500 biên chế xuống 2.250 biên chế.",),
    ("Sở có 05 phòng chuyên môn, 02 đơn vị trực thuộc: Trung tâm Dịch thuật và Trung tâm Xúc tiến.",),
    ("Làm việc với 04 sở: Nội vụ, Tư pháp, Tài chính, Kế hoạch và Đầu tư.",),
    (
        "Kiểm tra 03 đơn vị: Sở Văn hóa, Thể thao và Du lịch, Sở Lao động - Thương binh và Xã hội, UBND "
         "huyện Nghi Xuân.",
    ),
    ("Kiểm tra 05 đơn vị: Sở Nội vụ, Tư pháp, Tài chính, UBND các huyện Can Lộc, Thạch Hà.",),
    ("Chi phí in ấn: 12,5 triệu đồng; chi phí đi lại: 7,5 triệu đồng; tổng cộng 20 triệu đồng.",),
    (
        "Sở tiếp nhận 33 hồ sơ (kỳ trước chuyển qua 02, tiếp nhận mới 31), đã giải quyết 33, đạt tỷ lệ "
         "100%.",
    ),
    ("Cổng Dịch vụ công có 1.877 dịch vụ công; 627 DVC toàn trình, 789 DVC một phần.",),
    ("Theo đó, mức thu giảm từ 50.000 đồng xuống 40.000 đồng (giảm 20%).",),
    (
        "Bà Nguyễn Thị Hoà, ông Trần Văn Thuỷ được cử làm đầu mối; đồng bào Ê-đê, M'nông ở buôn Akô Dhông "
         "được hỗ trợ.",
    ),
    (
        "Tổ chức lễ hội cồng chiêng, hát xoan, quan họ; quảng bá cà phê, hồ tiêu, mắc ca, quế, ô tô, xe "
         "buýt, karaoke, oóc-gan.",
    ),
    (
        "Hồ sơ khuyết thiếu được hướng dẫn; người khuyết tật, người khuỷu tay bị thương, cao ốc, quốc lộ, "
         "khuya khoắt, ngoằn ngoèo, huýt sáo.",
    ),
    ("Kết quả: 76% số phiếu đánh giá tốt, 20% khá, 4% trung bình.",),
    ("Từ 01/01/2024 đến 30/6/2024 đã số hóa 12.791 hồ sơ (bình quân 70 hồ sơ/ngày).",),
    (
        "Tỷ lệ đúng hạn: cấp tỉnh 99,73% (127.051/127.394), cấp huyện 99,36% (46.127/46.426), cấp xã 98,92% "
         "(129.701/131.119).",
    ),
    ("Sở cử 03/05 công chức tham gia tập huấn (60%), 02 công chức còn lại trực tại Trung tâm.",),
    (
        "Lĩnh vực hộ tịch tiếp nhận 120 hồ sơ, chứng thực 340 hồ sơ, tổng cộng 460 hồ sơ; giải quyết xong "
         "455 hồ sơ.",
    ),
    ("Toàn huyện có 18 xã, thị trấn; đến nay 15 xã, thị trấn (83,3%) có camera giám sát.",),
    (
        "Sau rà soát, số giấy tờ giảm từ 7 xuống 5 loại; chi phí giảm từ 250.000 đồng còn 180.000 đồng/hồ "
         "sơ.",
    ),
    ("Ước thực hiện cả năm 2024: 5.200 hồ sơ, tăng 4% so với năm 2023 (5.000 hồ sơ).",),
    ("Đạt 13,6/18 điểm, tăng 0,4 điểm so với năm 2022 (13,2 điểm).",),
    ("Đã gửi 250 phiếu, thu về 240 phiếu hợp lệ (96%), trong đó 228 phiếu hài lòng, chiếm 95%.",),
    (
        "Theo Công điện số 644/CĐ-TTg ngày 13/7/2023 và Quyết định số 933/QĐ-TTg, Quyết định số 206/QĐ-TTg "
         "ngày 28/02/2024 của Thủ tướng Chính phủ.",
    ),
]

WRONG: list[tuple[Lines, str]] = [
    (("Trong quý, toàn huyện tiếp nhận 4.512 hồ sơ (trực tuyến 3.780 hồ sơ, trực tiếp 642 hồ sơ).",), "P301"),
    ((
        "Lũy kế từ đầu năm, Trung tâm tiếp nhận 12.450 hồ sơ, tăng 1.520 hồ sơ so với cùng kỳ năm 2023 "
         "(11.200 hồ sơ).",
    ), "P306"),
    (("Trong tổng số 2.318 hồ sơ đã giải quyết có 2.271 hồ sơ đúng hạn, chiếm 96,97%.",), "P401"),
    (("Có 09/13 huyện, thành phố, thị xã hoàn thành chỉ tiêu, đạt 62,9%.",), "P401"),
    (("Toàn tỉnh có 216 xã, phường, thị trấn; 206/216 đơn vị cấp xã (100%) có Bộ phận Một cửa.",), "P401"),
    ((
        "Kinh phí thực hiện là 1.250 triệu đồng, gồm: ngân sách tỉnh 800 triệu đồng, ngân sách huyện 540 "
         "triệu đồng.",
    ), "P301"),
    (("Ban hành 15 văn bản chỉ đạo, gồm 02 Kế hoạch, 01 Quyết định và 11 Công văn.",), "P301"),
    (("Tiếp nhận 57 phản ánh, kiến nghị; đã xử lý 52, đang xử lý 06.",), "P301"),
    (("Rà soát 128 TTHC; đề xuất đơn giản hóa 24 TTHC (bãi bỏ 03 TTHC, sửa đổi 20 TTHC).",), "P301"),
    (("Trong số 1.204 TTHC đang có hiệu lực, có 612 TTHC cung cấp trực tuyến toàn trình (đạt 58,03%).",), "P401"),
    (("Kiểm tra 06 đơn vị: Sở Y tế, Sở Tư pháp, Sở Nội vụ, UBND huyện Can Lộc và UBND thị xã Kỳ Anh.",), "P707"),
    ((
        "Sở đã công bố 12 TTHC mới ban hành, 08 TTHC được sửa đổi, bổ sung và 05 TTHC bị bãi bỏ, tổng cộng "
         "26 TTHC.",
    ), "P301"),
    (("Hồ sơ tiếp nhận tăng 21% (từ 2.500 hồ sơ lên 2.800 hồ sơ).",), "P306"),
    (("Đã giải quyết 1.960/2.000 hồ sơ (98%), còn 50 hồ sơ trong hạn.",), "P305"),
    (("Đã giải quyết 2.960/2.000 hồ sơ.",), "P303"),
    (("Có 03 hồ sơ trễ hạn do lỗi hệ thống: 01 hồ sơ lĩnh vực đất đai, 03 hồ sơ lĩnh vực xây dựng.",), "P301"),
    (("Tỷ lệ thanh toán trực tuyến đạt 64,1% (1.228/2.000 giao dịch).",), "P401"),
    (("Tỷ lệ giải quyết đúng hạn đạt 109,5%.",), "P406"),
    ((
        "Tổng số hồ sơ tiếp nhận: 1.000 hồ sơ, cụ thể:",
        "- Cấp tỉnh: 500 hồ sơ;",
        "- Cấp huyện: 310 hồ sơ;",
        "- Cấp xã: 200 hồ sơ.",
    ), "P301"),
    (("Sở đã xử lý 14 trên 16 kiến nghị, đạt 85,7%.",), "P401"),
    ((
        "Trong 1.580 phiếu khảo sát có 1.422 phiếu rất hài lòng (80%), 142 phiếu hài lòng (9%) và 16 phiếu "
         "chưa hài lòng (1%).",
    ), "P401"),
    (("Qua đó, đã phát hiện 04 (năm) trường hợp chậm trả kết quả.",), "P813"),
    ((
        "Kế hoạch giao 24 nhiệm vụ; đã hoàn thành 15 nhiệm vụ, đang thực hiện 08 nhiệm vụ, chưa thực hiện "
         "02 nhiệm vụ.",
    ), "P301"),
    (("Giảm 02 phòng (từ 07 phòng xuống còn 04 phòng).",), "P306"),
    (("Ngày 31/4/2024, UBND tỉnh tổ chức Hội nghị trực tuyến.",), "P501"),
    (("Ngày 30 tháng 02 năm 2024, Sở tổ chức kiểm tra.",), "P501"),
    (("Thực hiện Quyết định số 12/QĐ-UBND ngày 29/02/2023 của UBND tỉnh.",), "P501"),
    (("Số liệu tính từ ngày 14/6/2024 đến ngày 15/3/2024.",), "P504"),
    (("Các nhiệm vụ đã hoàn thành: (1) công bố TTHC; (2) số hóa hồ sơ; (2) kiểm tra cơ sở.",), "P706"),
    (("Thực hiện Thông tư số 12/2023/NĐ-CP ngày 05/4/2023 của Chính phủ.",), "P606"),
    (("Công văn số 1234/VPCP-KSTT ngày 05/3/2024 của Sở Tư pháp về kiểm soát TTHC.",), "P608"),
    ((
        "Quyết định số 1180/QĐ-UBND ngày 10/5/2024; theo Quyết định số 1180/QĐ-UBND ngày 10/6/2024 của UBND "
         "tỉnh.",
    ), "P601"),
    (("Sở đã tiếp nhận nhận 320 hồ sơ và được được trả đúng hạn.",), "P801"),
    (("Đã tiếp nhận 1,250 hồ sơ và 12.5% nộp trực tuyến.",), "P815 P826"),
    (("Công tác sử lý hồ sơ được nghành quan tâm, chỉ đạo sát xao.",), "P804 P804 P804"),
    (("Sở đã rà sóat 12 TTHC và công khai đầy dủ trên Cổng dịch vụ công.",), "P827 P910"),
    (("Tổ chức 03 lớp tập huấn cho 215 người (cấp tỉnh 60 người; cấp huyện 165 người).",), "P301"),
    (("Tổng số hồ sơ đã giải quyết: 500; trong đó: đúng hạn: 480; quá hạn: 25.",), "P301"),
    (("Trong đó, 25 hồ sơ trực tuyến; số hồ sơ trực tuyến: ; số hồ sơ trực tiếp: 05.",), "P712"),
    ((
        "Chi phí tuân thủ trước đơn giản hóa: 2.400.000.000 đồng/năm; sau đơn giản hóa: 1.800.000.000 "
         "đồng/năm; tiết kiệm 500.000.000 đồng/năm.",
    ), "P305"),
    (("Sở đã gửi 05 báo cáo (báo cáo tháng, quý, 6 tháng và tổ chức 02 hội nghị.",), "P805"),
    (("Tỷ lệ hồ sơ trực tuyến toàn huyện đạt 70% (trong đó cấp huyện đạt 82%; cấp xã đạt 75%).",), "P405"),
    (("Tổng số TTHC: 350 TTHC, gồm 120 TTHC cấp tỉnh, 150 TTHC cấp huyện và 90 TTHC cấp xã.",), "P301"),
    (("Có 18 đơn vị hoàn thành, chiếm 75% tổng số 25 đơn vị.",), "P401"),
    (("Năm 2024 tiếp nhận 800 hồ sơ, giảm 50 hồ sơ so với năm 2023 (900 hồ sơ).",), "P306"),
    (("Sở đã công khai 25 TTHC: 10 TTHC lĩnh vực đất đai, 16 TTHC lĩnh vực xây dựng.",), "P301"),
    (("Tỷ lệ đúng hạn: cấp tỉnh 97,93% (127.051/127.394), cấp huyện 99,36% (46.127/46.426).",), "P401"),
    (("Đã gửi 250 phiếu, thu về 240 phiếu hợp lệ (96%), trong đó 228 phiếu hài lòng, chiếm 85%.",), "P401"),
    (("Theo đó, mức thu giảm từ 50.000 đồng xuống 40.000 đồng (giảm 25%).",), "P306"),
    (("Toàn huyện tổ chức 12 hội nghị, trong đó cấp huyện 04 hội nghị, cấp xã 09 hội nghị.",), "P301"),
    (("Sở cử 03/05 công chức tham gia tập huấn (65%).",), "P401"),
    (("Tiếp nhận 320 hồ sơ, đã giải quyết 310 hồ sơ, đang giải quyết 15 hồ sơ.",), "P301"),
    (("Chi phí in ấn: 12,5 triệu đồng; chi phí đi lại: 7,5 triệu đồng; tổng cộng 21 triệu đồng.",), "P301"),
    (("Năm 2023 tiếp nhận 900 hồ sơ; năm 2024 tiếp nhận 800 hồ sơ, giảm 200 hồ sơ (11,1%).",), "P306"),
    (("Cấp tỉnh có 1.501 TTHC, cấp huyện 277 TTHC, cấp xã 129 TTHC, tổng cộng 1.970 TTHC.",), "P301"),
    (("Ước thực hiện cả năm 2024: 5.200 hồ sơ, tăng 14% so với năm 2023 (5.000 hồ sơ).",), "P306"),
    (("Có 48,38% TTHC được tích hợp, còn lại 52,62% chưa tích hợp.",), "P404"),
    (("Thực hiện nhiệm vụ đựơc giao, các đơn vị đã tích cục triển khai.",), "P827 P910"),
    (("Quyết định số 12/NQ-HĐND ngày 10/7/2024 của HĐND tỉnh.",), "P606"),
    (("Nghị quyết số 12/NQ-HĐND ngày 10/7/2024 của UBND tỉnh.",), "P608"),
    (("Theo Thông tư số 01/2020/TT-VPCP ngày 12/10/2020 của Văn phòng Chính phủ.",), "P603"),
    (("Tổ chức họp ngày 15/13/2024 với các sở.",), "P501"),
    (("Sở có 07 (tám) TTHC thuộc thẩm quyền.",), "P813"),
    (("a) Công khai TTHC.", "b) Rà soát TTHC.", "d) Số hóa hồ sơ.", "đ) Kiểm tra."), "P701"),
    (("Làm việc với 04 sở: Nội vụ, Tư pháp, Tài chính.",), "P707"),
]

DOUBTFUL: list[tuple[Lines, str]] = [
    (("Trung tâm trả 1.024 kết quả, trong đó 512 kết quả qua bưu chính (50%), 300 kết quả điện tử.",), "P302"),
]

# fmt: on


def codes(lines: Lines) -> str:
    return " ".join(sorted(item.code for item in check_prose(from_text(lines, "a.txt"))))


@pytest.mark.parametrize("lines", RIGHT)
def test_right_sentences_are_silent(lines: Lines) -> None:
    assert codes(lines) == ""


@pytest.mark.parametrize(("lines", "expected"), WRONG)
def test_wrong_sentences_bring_their_finding(lines: Lines, expected: str) -> None:
    assert codes(lines) == expected


@pytest.mark.parametrize(("lines", "expected"), DOUBTFUL)
def test_what_can_be_read_in_two_ways_is_a_note_at_the_most(lines: Lines, expected: str) -> None:
    assert check_prose(from_text(lines, "a.txt")) == []
    found = check_prose(from_text(lines, "a.txt"), picky=True)
    assert [item.code for item in found] == [expected]
    assert {item.severity for item in found} == {Severity.INFO}
