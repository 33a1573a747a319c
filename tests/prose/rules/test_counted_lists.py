"""Lists in a sentence against the number that announces them."""

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
    ("Còn 05 tiêu chí chưa đạt, gồm: giao thông; nhà ở; thu nhập; môi trường.", "04"),
    ("Có năm địa phương về đích, gồm: thành phố Bạc Liêu, thị xã Giá Rai và huyện Hòa Bình; ba huyện khác chưa.", "03"),
    (
        "Tặng Bằng khen cho 6 tập thể: Công an tỉnh, Ngân hàng Chính sách xã hội, UBND xã Bum Tở, UBND xã Mường Tè,"
        " Sở Văn hóa, Thể thao và Du lịch; và 18 cá nhân.",
        "05",
    ),
    ("Có 4 chủ đầu tư chậm: Sở Y tế, Sở Xây dựng, Ban Quản lý dự án giao thông.", "03"),
    ("Trao thưởng 4 cá nhân: Nguyễn Văn An, Trần Thị Bình và Lê Hùng.", "03"),
    ("Khen 3 doanh nghiệp: Công ty Minh Phú, Công ty Sao Ta, Công ty Hải Nam và Hợp tác xã Thành Công.", "04"),
    (
        "Có 05 đơn vị đạt tỷ lệ giải ngân dưới 30%: Phòng Quản lý đô thị 21,4%, Phòng Giáo dục và Đào tạo 24,0%,"
        " UBND phường 2 26,5%, UBND xã Hải Lệ 28,1%.",
        "04",
    ),
    ("Khen thưởng 2 tập thể tiêu biểu gồm: Chi bộ Quân sự, Chi bộ Trạm Y tế và Chi bộ Công an xã.", "03"),
    ("Có 05 TTHC gồm: (1) Khai sinh; (2) Khai tử; (3) Kết hôn; (4) Hộ khẩu.", "04"),
    ("Kiểm tra 04 sở: Nội vụ, Tư pháp, Tài chính.", "03"),
    ("Kiểm tra 02 sở: Nội vụ, Tư pháp, Tài chính.", "03"),
    ("Kiểm tra 05 sở: Y tế, Văn hóa, Thể thao và Du lịch, Giáo dục và Đào tạo.", "03"),
]
FAR_OFF = [
    ("Đã niêm yết 05 (năm) TTHC, gồm 50 việc: (1) công bố; (2) công khai; (3) rà soát.", "03"),
    ("Đã niêm yết 03 (ba) TTHC, gồm 05 việc: (1) công bố; (2) công khai; (3) rà soát.", "03"),
    ("Đã niêm yết 05 TTHC, gồm 01 việc: (1) công bố; (2) công khai; (3) rà soát.", "03"),
    ("Đã niêm yết 05 TTHC, gồm 94 việc: (1) công bố; (2) công khai; (3) rà soát; (4) kiểm tra.", "04"),
    ("Kế hoạch chia thành 40 bước: (1) khảo sát; (2) lập hồ sơ; (3) trình duyệt; (4) công bố.", "04"),
    ("Chương trình gồm 09 hợp phần: 1) hạ tầng, 2) dữ liệu, 3) nhân lực.", "03"),
    ("Còn 08 khó khăn sau: (1) thiếu máy quét; (2) đường truyền chậm; (3) thiếu người.", "03"),
    ("Sở kiến nghị 07 nội dung như sau: (1) bổ sung kinh phí; (2) sửa phần mềm; (3) tập huấn.", "03"),
    ("Xã phấn đấu hoàn thành 07 tiêu chí: (1) giao thông; (2) thủy lợi; (3) điện; (4) trường học.", "04"),
    ("Tập trung 05 nhóm nội dung: (1) thể chế; (2) hạ tầng; (3) nhân lực; (4) tài chính.", "04"),
    (
        "Đoàn ghi nhận 04 tồn tại: (1) niêm yết chậm; (2) số hóa thấp; (3) thiếu phiếu xin lỗi. Ngoài ra không phát"
        " hiện sai phạm.",
        "03",
    ),
]
"""Numbers before (1), (2), …, also such as are no slip by one or two."""
TWINS = [
    "Tạm giữ {03|04} đối tượng gồm Nguyễn Văn An (1990), Y Bhel Niê (1988) và Trần Thị Hoa (1992), thu giữ 05 triệu"
    " đồng, 02 xe máy.",
    "Trường đạt {03|05} giải Nhì gồm các em: Nguyễn Hà Anh (Toán), Trần Minh Khôi (Vật lí), Vũ Khánh Linh (Tiếng Anh).",
    "Kinh phí từ {04|03} nguồn: quà của Chủ tịch nước 512 triệu đồng, quà của tỉnh 486 triệu đồng, quà của huyện 397"
    " triệu đồng, vận động doanh nghiệp 289 triệu đồng.",
    "{Ba|Bốn} chương trình tín dụng có nợ quá hạn gồm hộ nghèo 218 triệu đồng, hộ mới thoát nghèo 96 triệu đồng, nước"
    " sạch và vệ sinh môi trường 41 triệu đồng; cộng 355 triệu đồng.",
    "Trường có {05|04} nghề trọng điểm: Hàn, Điện công nghiệp, Công nghệ ô tô, Cắt gọt kim loại, Kỹ thuật máy lạnh và"
    " điều hòa không khí.",
    "Chỉ định 02 Phó Bí thư; đồng thời phân công {02|03} đồng chí phụ trách: đồng chí Trịnh Văn Quyết phụ trách Ban Xây"
    " dựng Đảng, đồng chí Lại Thị Hòa phụ trách Ủy ban Kiểm tra.",
    "Ca bệnh nhiều ở {bốn|ba} địa phương: phường Long Châu 34 ca, xã Cái Nhum 29 ca, phường Tân Hạnh 26 ca, phường"
    " Phước Hậu 22 ca.",
    "Khen thưởng {5|4} tập thể (Chi bộ Công an, Chi bộ Quân sự, Chi bộ My Điền 1, Chi bộ Trường THCS Nếnh, Chi bộ"
    " Trạm Y tế) và 27 cá nhân.",
    "Khen thưởng {4|3} cá nhân (Nguyễn Văn An, Trần Thị Bình, Lê Văn Cường, Phạm Thị Dung).",
    "Xã tổ chức {ba|hai} đợt tiêm phòng: đợt 1 từ ngày 03/3; đợt 2 từ ngày 02/6; đợt 3 từ ngày 06/10/2025.",
    "Dự án chia làm {04|05} gói thầu: gói số 1 san nền; gói số 2 đường; gói số 3 cấp điện; gói số 4 cấp nước.",
    "Thực hiện {ba|hai} giai đoạn, giai đoạn 1 đến năm 2023, giai đoạn 2 đến năm 2025, giai đoạn 3 từ năm 2026.",
    "Tuyển theo {04|03} vị trí: giáo viên Toán 12 chỉ tiêu; giáo viên Tiếng Anh 5 chỉ tiêu; thư viện 4 chỉ tiêu; kế"
    " toán 3 chỉ tiêu.",
    "Do {bốn|ba} nguyên nhân: chập điện 12 vụ, sơ suất 7 vụ, vi phạm quy định 4 vụ, sự cố thiết bị 2 vụ.",
    "Có {3|4} chi bộ chưa thu đủ đảng phí là Chi bộ thôn Đông, Chi bộ thôn Tây, Chi bộ Trường THCS.",
    "Đã mở {bốn|ba} lớp nghề gồm: nghề may 35 học viên, nghề hàn 28 học viên, nghề điện 30 học viên, nghề nấu ăn.",
    "Có {5|4} xã được công nhận, gồm: Ea Ning, Krông Pắc, Cư M'gar, Hòa Mỹ và Tuy An Bắc.",
    "Khen {02|03} tập thể và 04 cá nhân. Tập thể gồm: Trường THPT Hòa Bình, Bệnh viện tỉnh. Cá nhân gồm: ông Lê An,"
    " bà Lê Bình, ông Lê Cường, bà Lê Dung.",
    "Xảy ra {02|03} vụ vi phạm. Vụ thứ nhất tại xã Tam Quang; vụ thứ hai tại xã Xiêng My. Ngoài hai vụ trên, không"
    " phát hiện vi phạm khác.",
    "Nghiệm thu 09 đề tài. {Ba|Hai} đề tài chỉ xếp loại đạt là trồng cây giảo cổ lam, nuôi cá tầm và bảo tồn giống"
    " lợn đen. Như vậy 06 đề tài còn lại xếp loại khá.",
    "Chi cục công khai {03|04} doanh nghiệp nợ trên 5 tỷ đồng trên cổng thông tin: Công ty CP Đông Côi (11.204 triệu"
    " đồng), Công ty Thép (8.930 triệu đồng) và Công ty Gia Lương (6.417 triệu đồng), tổng 26.551 triệu đồng.",
    "Kiểm tra {5|4} cơ sở không niêm yết giá: nhà hàng Hải Yến, nhà hàng Sóng Biển, quán Bình Hương và quán Thanh"
    " Vân, quán Bà Bảy.",
    "Huyện cấp loa cho {04|05} thôn đặc biệt khó khăn: thôn Đăk Nớ, thôn Đăk Ôn, thôn Pêng Siêl và thôn Kon Năng.",
    "Sản lượng tăng ở {ba|bốn} ngành hàng: điện tử (+14,2%), may mặc (+9,6%), thiết bị điện (+11,8%).",
    "Tập trung {bốn|ba} nhóm tiêu chí: 1) giao thông, 2) trường học, 3) môi trường và an toàn, 4) hành chính công.",
    "Công ty vận hành máy tại {04|03} trạm bơm đầu mối Trịnh Xá, Kim Đôi 1, Kim Đôi 2, Hữu Chấp; diện tích ngập giảm.",
    "Phát hiện {05|04} vụ buôn lậu, trong đó: ngày 06/5 tại Hữu Nghị (vảy tê tê); ngày 13/5 tại Tân Thanh (giày);"
    " ngày 19/5 tại Cốc Nam (phụ tùng); ngày 22/5 tại Chi Ma (rượu); ngày 30/5 tại Bình Nghi (pháo).",
    "Có {02|03} vụ án bị hủy: vụ tranh chấp đất giữa ông Tạo và bà Lưu; vụ ly hôn, chia tài sản giữa chị Hà và anh"
    " Thịnh.",
]
RIGHT = [
    "Giảm từ 12 xã, thị trấn xuống còn 5 xã: An Bình, An Hòa, An Lạc, Phú Mỹ, Phú Lâm.",
    "Sở có 03 phòng chuyên môn: Phòng Tổ chức, Phòng Kế hoạch và Đầu tư, Phòng Giáo dục, Khoa học và Công nghệ.",
    "Có 05 chương trình gồm hộ nghèo 218 triệu đồng, cận nghèo 96 triệu đồng; 03 chương trình còn lại 5 triệu đồng.",
    "Mở 02 lớp tập huấn gồm các nội dung: Luật Đất đai, Luật Nhà ở, Luật Kinh doanh bất động sản.",
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
    "Còn 05 tiêu chí chưa đạt, gồm: giao thông; nhà ở; thu nhập; môi trường và an toàn.",
    "Còn 05 tiêu chí chưa đạt, gồm: giao thông; nhà ở; thu nhập. Ngoài ra còn hai tiêu chí cần rà soát.",
    "Có 5 nội dung, trong đó 4 nội dung: giao thông; nhà ở; thu nhập; các nội dung khác.",
    "Tặng Bằng khen cho 5 tập thể: Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh, Sở Văn hóa, Thể thao và Du lịch, UBND xã"
    " Bum Tở và UBND xã Mường Tè.",
    "Khen 4 tập thể: Phòng Kinh tế, Hạ tầng và Đô thị, Công an xã, Trạm Y tế xã, Trường Tiểu học Hòa Bình.",
    "Có 3 đơn vị chậm báo cáo: Sở Nông nghiệp và Môi trường, Sở Giáo dục và Đào tạo, Thanh tra tỉnh.",
    "Biểu dương 12 tập thể, trong đó có 2 đơn vị thuộc tỉnh như: Công an tỉnh, Sở Y tế, Sở Tài chính.",
    "Trao thưởng 3 cá nhân: ông Nguyễn Văn An, bà Trần Thị Bình và ông Lê Hùng.",
    "Trao thưởng 2 cá nhân: ông Nguyễn Văn An, Phó Chủ tịch UBND xã; bà Trần Thị Bình.",
    "Khen 2 tập thể: Công an tỉnh, HĐND và UBND xã Mường Tè.",
    "Khen 3 tập thể: Công an tỉnh, HĐND và UBND xã Mường Tè.",
    "Kỷ luật 5 đồng chí: khiển trách 3, cảnh cáo 2.",
    "Có 6 doanh nghiệp: Công ty Minh Phú, Công ty Sao Ta, các công ty thành viên.",
    "Có 4 trường: Trường THCS Lê Lợi, THCS Nguyễn Trãi, Tiểu học Kim Đồng, Mầm non Hoa Sen.",
    "Có 3 cơ quan: Sở Y tế, Sở Xây dựng; Ban Dân tộc và Tôn giáo.",
    "Có 05 đơn vị giải ngân dưới 30%: Phòng Tư pháp 21,4%, UBND các phường 1, 2 (đều 26,5%), UBND xã Hải Lệ 28,1%.",
    "Có 04 đơn vị đạt trên 90%, gồm: Sở Tài chính (96,2%), Sở Nội vụ (94,0%), Sở Y tế (92,1%) và Sở Tư pháp (91%).",
    "Có 12 đơn vị làm tốt, tiêu biểu là: Sở Tài chính, Sở Nội vụ, Sở Y tế.",
    "Trong năm địa phương về đích, gồm: thành phố Bạc Liêu, thị xã Giá Rai và huyện Hòa Bình.",
    "Có bốn địa phương về đích, gồm: thành phố Bạc Liêu, thị xã Giá Rai, huyện Hòa Bình và huyện Vĩnh Lợi.",
    "Khen 2 trường: Trường Tiểu học Kim Đồng, phường Hải Châu, Trường THCS Lê Lợi, xã Hòa Vang.",
    "Khen 2 doanh nghiệp: Công ty An Phú, tỉnh Lào Cai, Công ty Sao Ta, tỉnh Cà Mau.",
    "Có 05 người chết (Chợ Mới 02, Ba Bể 02, Định Hóa 01).",
    "Hỗ trợ 5 đơn vị (Công ty Minh Phát, Công ty Hòa An).",
    "Trung tâm đã mở 4 lớp, trong đó lớp 1 có 30 học viên, lớp 2 có 28 học viên.",
    "Năm 2025 có 5 đợt mưa lớn; đợt 3 gây thiệt hại nặng nhất, đợt 4 gây sạt lở 2 tuyến đường.",
    "Trong 5 đợt kiểm tra: đợt 1 và đợt 2 không phát hiện vi phạm; các đợt sau phát hiện 3 vụ.",
    "Theo 4 nguyên nhân: chập điện 12 vụ, sơ suất 7 vụ, sự cố 2 vụ, vi phạm 4 vụ, chưa rõ nguyên nhân 1 vụ.",
    "Theo 2 nguồn: ngân sách huyện 3 tỷ đồng, vốn khác 1 tỷ đồng, trong đó doanh nghiệp 600 triệu đồng.",
    "Xã ra quân ba đợt: đợt 1 từ ngày 02/3; đợt 2 từ ngày 05/4/2026. Đợt 3 dự kiến tổ chức trong tháng 8/2026.",
    "Theo 3 nhóm nguyên nhân: sự cố điện 5 vụ, sơ suất 3 vụ, đốt rác 1 vụ, chưa xác định 1 vụ.",
    "Mở 2 nghề: nghề thú y 28 học viên khóa 1, nghề thú y 27 học viên khóa 2, nghề may 30 học viên.",
    "Kiểm tra 05 cuộc tại các thôn: Đông, Tây, Nam.",
    "Tập trung 03 nhóm: (1) thể chế; (2) hạ tầng; (3) dữ liệu.",
    "Giải ngân 06 khoản cho các đơn vị: Phòng Đông, Phòng Tây và Phòng Nam.",
    "Ban hành 4 kế hoạch: kế hoạch kiểm tra, kế hoạch tuyên truyền và hai kế hoạch đào tạo.",
    "Cột (1) của mã 03 và 07 tính từ cột (1) của các mã số có liên quan, cột (3) để trống.",
    "Có 4 nhóm vướng mắc, trong đó hai nhóm cần tỉnh gỡ ngay: (1) thiếu máy quét; (2) dữ liệu chưa sạch.",
    "Kiểm tra 03 sở: Nội vụ, Tư pháp, Tài chính.",
    "Kiểm tra 03 sở: Nội vụ, Tư pháp và Tài chính.",
    "Kiểm tra 02 sở: Nội vụ, Giáo dục và Đào tạo.",
    "Kiểm tra 03 sở: Y tế, Văn hóa, Thể thao và Du lịch, Lao động - Thương binh và Xã hội.",
    "Kiểm tra 05 sở: Nội vụ, Tư pháp, Tài chính, …",
    "Tại 05 huyện, thành phố, thị xã: Can Lộc, Thạch Hà, thị xã Kỳ Anh, thành phố Hà Tĩnh và Đức Thọ.",
    "Tại 05 huyện: Can Lộc, Thạch Hà (02 xã), Đức Thọ, Kỳ Anh và Hương Sơn.",
    "Tại 05 xã: Bình An, Ích Hậu (huyện Lộc Hà), Thạch Mỹ, Mai Phụ, Hộ Độ.",
    "Tại 14 đơn vị: Sở Xây dựng, Sở Y tế và UBND các huyện.",
    "Tại 04 sở: Văn hóa, Thể thao và du lịch, Y tế, Nội vụ, Tài chính.",
    "Tại 05 sở: Y tế, Nội vụ; Tài chính, Tư pháp; Xây dựng.",
    "Ban hành 03 văn bản: Văn bản số 21/UBND-NC, Văn bản số 22/UBND-NC; Văn bản số 23/UBND-NC.",
    "Kiểm tra 05 sở: Nội vụ, Tư pháp đã hoàn thành 3 cuộc.",
    "Có 42 vụ việc chuyển nơi khác: Công an tỉnh 30, Tòa án khu vực 12, Thanh tra tỉnh 0.",
    "Cấp 9 giấy phép cho: Lữ hành Hạ Long 4, Vận tải Hoàng Long 5.",
    "Có 4 tập thể: Phòng Kinh tế, Hạ tầng và Đô thị, Công an xã, Trạm Y tế xã, Trường Tiểu học Hòa Bình.",
    "Trong tháng đã niêm yết 05 (năm) thủ tục hành chính lĩnh vực: Đất đai, xây dựng, hộ tịch và chứng thực.",
    "Tổ chức 03 hội nghị tuyên truyền về: phòng cháy, an toàn giao thông, an toàn thực phẩm, phòng chống ma túy.",
    "Đã cấp 12 giấy phép xây dựng, gồm: nhà ở riêng lẻ, công trình thương mại, nhà xưởng.",
    "Phòng có 4 cán bộ phụ trách các mảng: đất đai, môi trường, xây dựng, nông nghiệp, thủy lợi.",
    "Công ty có 3 nhà máy (Hà Nội, Hải Phòng, Đà Nẵng) và 2 kho trung chuyển.",
    "Tiếp nhận 5 kiến nghị của cử tri: 2 kiến nghị về đường giao thông, 3 kiến nghị về nước sạch.",
    "Xử phạt 4 cơ sở với các lỗi: không có giấy phép, không niêm yết giá, bán hàng quá hạn.",
    "Đã thành lập 03 tổ công tác do lãnh đạo các phòng: Nội vụ, Tư pháp, Văn hóa và Thông tin làm tổ trưởng.",
    "Thực hiện 5 không, 3 sạch, gồm: sạch nhà, sạch bếp, sạch ngõ.",
    "Kiểm tra 3 doanh nghiệp trên địa bàn thành phố: Công ty CP Dược, Thiết bị y tế Hà Nam, Công ty TNHH An Bình và"
    " Công ty Thành Công.",
    "Xảy ra 3 vụ cháy tại xã Tân Lập, xã Tân Hòa; không có thiệt hại về người.",
    "Còn 3 đơn vị chưa báo cáo: UBND các xã Hòa Bình, Hòa Thắng và Trạm Y tế Hòa Lộc.",
    "Kết quả có 3 chỉ tiêu đạt: Tỷ lệ hộ nghèo giảm còn 2,1%, thu nhập bình quân 62 triệu đồng/người, tỷ lệ che phủ"
    " rừng 54%.",
    "Hai thôn Tân Hòa, Tân Bình và xóm Núi bị cô lập.",
    "Phát hiện 12 vụ buôn lậu, trong đó: ngày 06/5 tại Hữu Nghị (giày); ngày 13/5 tại Tân Thanh (rượu).",
    "Bản đồ có 6 nhóm: nhóm 1 đến nhóm 3 ở phía Bắc; nhóm 4; nhóm 5; nhóm 6.",
    "Cả 2 đội bóng nam, nữ đều vào chung kết.",
    "Phát hiện 4 sai phạm: chi vượt định mức 120 triệu đồng, thu sai 35 triệu đồng, quyết toán khống 18 triệu đồng"
    " và chưa kê khai thuế.",
    "Có 7/9 xã hoàn thành; các xã Tân Sơn, Tân Phú chưa hoàn thành.",
    "Ngoài 2 trường đạt chuẩn (Tiểu học Hòa Lạc, THCS Hòa Lạc), các trường còn lại đang phấn đấu.",
    "Thu hồi đất của 5 hộ: Nguyễn Văn An, Trần Văn Bình, Lê Thị Cúc và hai anh em ông Phạm Văn Đông, Phạm Văn Tây.",
    "Có 4 mặt hàng xuất khẩu chính: dệt may, da giày, thủy sản, gỗ và sản phẩm gỗ.",
    "Có 3 mặt hàng tăng giá: xăng, dầu; gạo; thịt lợn.",
    "Tiếp nhận 4 hồ sơ: (1) lĩnh vực đất đai 1 hồ sơ; (2) lĩnh vực hộ tịch 3 hồ sơ.",
    "Tiếp nhận 4 hồ sơ: (1) 01 hồ sơ đất đai; (2) 02 hồ sơ hộ tịch; (3) 01 hồ sơ xây dựng.",
    "Tiếp nhận 4 phản ánh: (1) về đất đai; (2) về môi trường.",
    "Tiếp nhận 9 kiến nghị: (1) đất đai; (2) môi trường; (3) giao thông.",
    "Có 4 dự án thuộc các lĩnh vực: (1) giao thông; (2) y tế; (3) giáo dục.",
    "Rà soát 4 TTHC theo tiêu chí: (1) sự cần thiết; (2) tính hợp lý; (3) tính hợp pháp.",
    "Tổ chức 3 hội nghị với nội dung: (1) phổ biến Luật Đất đai; (2) tập huấn phần mềm.",
    "Có 5 nhiệm vụ chưa xong do: (1) thiếu kinh phí; (2) chờ hướng dẫn; (3) thiếu người.",
    "Đề án gồm 34 nhiệm vụ: (1) về thể chế; (2) về hạ tầng; (3) về nhân lực.",
    "Kế hoạch gồm 45 nhiệm vụ: (1) nhóm thể chế; (2) nhóm hạ tầng; (3) nhóm nhân lực.",
    "Kế hoạch gồm 45 nhiệm vụ: (1) nhiệm vụ trọng tâm; (2) nhiệm vụ thường xuyên; (3) nhiệm vụ đột xuất.",
    "Kế hoạch gồm 45 nhiệm vụ: (1) thể chế: 20; (2) hạ tầng: 15; (3) nhân lực: 10.",
    "Kế hoạch gồm 45 nhiệm vụ: (1) thể chế 20 nhiệm vụ; (2) hạ tầng; (3) nhân lực.",
    "Kế hoạch gồm 45 nhiệm vụ do các đơn vị chủ trì: (1) Sở Nội vụ; (2) Sở Tư pháp; (3) Sở Tài chính.",
    "Kế hoạch gồm 9 nhiệm vụ theo 3 nhóm: (1) thể chế; (2) hạ tầng; (3) nhân lực.",
    "Có 3 nhiệm vụ, gồm 2 nhiệm vụ mới giao: (1) rà soát; (2) công khai; (3) đào tạo.",
    "Có 3 giải pháp, gồm 2 nhóm: (1) rà soát; (2) công khai; (3) đào tạo.",
    "Tập trung 08 nhiệm vụ: (1) rà soát; (2) công khai; (3) đào tạo. Ngoài ra, tiếp tục xử lý các việc tồn đọng.",
    "Có 8 nhiệm vụ: (1) số hóa; (2) đào tạo; (3) sửa trụ sở;...",
    "Có 5 nhiệm vụ: (1) số hóa; (2) đào tạo; (3) các nhiệm vụ khác.",
    "Đề án gồm 04 việc: (1) rà soát; (2) công khai; (3) đào tạo;",
    "Đề án gồm 04 việc: (1) rà soát; (2) công khai; (4) đào tạo.",
    "Hồ sơ gồm 01 bộ: (1) đơn; (2) bản sao; (3) ảnh.",
    "Tập trung 01 nhiệm vụ: (1) khảo sát; (2) lập hồ sơ; (3) bàn giao.",
    "Đạt mức gồm 90 điểm: (1) công khai; (2) tiến độ; (3) mức hài lòng.",
    "Tòa án thụ lý 9 việc: (1) ly hôn; (2) giám hộ; (3) tuyên bố mất tích.",
    "Có 08 nguyên nhân: (1) chủ quan; (2) khách quan.",
]


@pytest.mark.parametrize(("text", "listed"), [*WRONG, *FAR_OFF])
def test_lists_of_another_length_are_reported(text: str, listed: str) -> None:
    assert_one(findings_of_rule(check_counted_lists, text), "P707", f"liệt kê {listed}")


@pytest.mark.parametrize("text", TWINS)
def test_only_the_number_that_the_list_denies_is_told(text: str) -> None:
    assert_only_the_mistake_is_told(check_counted_lists, text, "P707")


@pytest.mark.parametrize("text", RIGHT)
def test_lists_that_may_be_of_that_length_are_silent(text: str) -> None:
    assert findings_of_rule(check_counted_lists, text) == []
