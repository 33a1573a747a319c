"""Another office of one's own kind in the place of the one that reports."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.namesakes import check_namesakes

HEALTH, SCHOOL = "Sở Y tế tỉnh An Giang", "Trường THCS Lê Lợi, phường Hà Đông, thành phố Hà Nội"
POLICE, FINANCE = "Công an xã Tân Lập, tỉnh Tây Ninh", "Sở Tài chính thành phố Hải Phòng"


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (HEALTH, "Quý tới, Sở Y tế tỉnh Vĩnh Long tiếp tục luân phiên bác sĩ về các xã đảo."),
        (HEALTH, "Sở Y tế tỉnh Vĩnh Long sẽ hoàn tất việc bàn giao các trung tâm y tế."),
        (
            HEALTH,
            "Để bảo đảm thuốc, vật tư cho cấp cứu, Sở Y tế tỉnh Vĩnh Long kính đề nghị UBND tỉnh bố trí kinh phí.",
        ),
        (HEALTH, "Sở Y tế thành phố Cần Thơ kính đề nghị UBND tỉnh bố trí kinh phí."),
        (SCHOOL, "Trong học kỳ II, Trường THCS Trần Phú tập trung phụ đạo học sinh yếu."),
        (FINANCE, "Sở Tài chính tỉnh Quảng Ninh đã tham mưu phân bổ kinh phí sắp xếp đơn vị hành chính."),
        (POLICE, "Tình hình ổn định. Công an xã Tân Biên tiếp tục phân công cán bộ bám địa bàn."),
        (
            "Sở Văn hóa, Thể thao và Du lịch tỉnh Cà Mau",
            "Đón 8 triệu khách. Để chuẩn bị Năm Du lịch 2026, Sở Văn hóa, Thể thao và Du lịch tỉnh Vĩnh Long sẽ "
            "tham mưu ban hành kế hoạch.",
        ),
        (
            "Bệnh viện Đa khoa tỉnh Hưng Yên",
            "Để giảm quá tải, thời gian tới Bệnh viện Đa khoa tỉnh Quảng Ninh tiếp tục mở rộng khu điều trị.",
        ),
        (
            "Trường Trung học cơ sở Nguyễn Du, phường Buôn Ma Thuột",
            "Cuối kỳ, Hiệu trưởng Trường THCS Phan Chu Trinh đã tặng giấy khen cho 45 học sinh.",
        ),
        ("Trường THPT Trần Phú, tỉnh Vĩnh Long", "Chi bộ Trường THPT Nguyễn Thông đã kết nạp 4 đảng viên mới."),
        (
            "Trường THPT Lê Hồng Phong",
            "Có được kết quả trên là nhờ sự cố gắng của tập thể sư phạm Trường THPT Lê Quý Đôn và sự phối hợp của phụ"
            " huynh.",
        ),
        (
            "Bệnh viện Đa khoa huyện Hải Hậu",
            "Kết quả đó ghi nhận sự cố gắng của viên chức Bệnh viện Đa khoa huyện Giao Thủy.",
        ),
        (
            "Tòa án nhân dân khu vực 3",
            "Đạt kết quả trên là nhờ trách nhiệm của Thẩm phán, Thư ký Tòa án nhân dân khu vực 5.",
        ),
        (
            "Công ty Cổ phần Cấp nước Bến Tre",
            "Đạt kết quả trên là nhờ người lao động Công ty Cổ phần Cấp nước Gia Lai.",
        ),
        ("Sở Xây dựng tỉnh Lâm Đồng", "Trên đây là kết quả công tác quý III của Sở Xây dựng tỉnh Khánh Hòa."),
        ("Trạm Y tế xã Phước Hải", "Trạm Y tế xã Phước Tỉnh cam kết thực hiện tốt công tác phòng bệnh."),
        ("Trường THPT Chu Văn An", "Thay mặt hội đồng sư phạm Trường THPT Phan Đình Phùng, xin cảm ơn phụ huynh."),
        ("Trường THCS Nguyễn Du", "Thầy và trò Trường THCS Nguyễn Trãi quyết tâm hoàn thành nhiệm vụ."),
        ("Thanh tra tỉnh Phú Thọ", "Thời gian tới, Thanh tra tỉnh Thái Nguyên tập trung đôn đốc các kết luận."),
        ("Bệnh viện Phổi tỉnh Nghệ An", "Bệnh viện Phổi tỉnh Thanh Hóa kiến nghị Sở Y tế bổ sung máy X-quang."),
        ("Bệnh viện Đa khoa tỉnh Hà Nam", "Tồn tại: do Bệnh viện Đa khoa tỉnh Nam Định còn thiếu bác sĩ."),
        ("Công ty Cổ phần Cấp nước Thanh Hóa", "Về nhân sự, số lao động của Công ty Cổ phần Cấp nước Nghệ An là 486."),
        ("Công ty TNHH Dệt may Hoàng Long", "Công ty TNHH Dệt may Hoàng Anh tuyển 45 lao động của Công ty."),
        ("Hạt Kiểm lâm huyện Con Cuông", "Hạt Kiểm lâm huyện Quỳ Hợp tuần tra 12 đợt tại huyện Con Cuông."),
        ("Tòa án nhân dân khu vực 2 - Hưng Yên", "Tòa án nhân dân khu vực 4 - Hưng Yên đã phân công 9 Thẩm phán."),
        ("Chi cục Hải quan khu vực VIII", "Chi cục Hải quan khu vực VII giao 8 hải quan cửa khẩu trực thuộc rút ngắn."),
        ("Trường THCS Nguyễn Du", "Năm học 2024-2025, Trường THCS Nguyễn Trãi có 45 lớp với 1.812 học sinh."),
        ("Công an xã Bảo Thắng", "Để bảo đảm an ninh dịp Tết, Công an xã Phong Hải xây dựng phương án tuần tra."),
        (
            "Bảo hiểm xã hội huyện Hải Hậu, Nam Định",
            "Trong quý, BHXH huyện Giao Thủy tổ chức 37 hội nghị, bình quân mỗi điểm thu trên địa bàn thêm 18 người.",
        ),
        (
            "Vườn quốc gia Pù Mát",
            "Vườn quốc gia Vũ Quang đã ký giao khoán bảo vệ rừng với 14 cộng đồng vùng đệm nêu trên.",
        ),
        (
            "Ngân hàng Chính sách xã hội huyện Bắc Hà",
            "Dư nợ 486,3 tỷ đồng.\nTừ nay đến cuối năm, NHCSXH huyện Si Ma Cai đưa dư nợ từ 486,3 tỷ đồng lên cao.",
        ),
        (
            "Công an huyện Lục Yên, tỉnh Yên Bái",
            "Thượng tá Hoàng Minh Tuấn, Trưởng Công an huyện Văn Yên đã khen thưởng 11 cá nhân thuộc đơn vị.",
        ),
        (
            "Xí nghiệp Khai thác công trình thủy lợi Kim Sơn",
            "Giám đốc Xí nghiệp Khai thác công trình thủy lợi Yên Khánh yêu cầu 5 cụm trạm trực thuộc vận hành 42 máy.",
        ),
        (
            "Kho bạc Nhà nước Quảng Bình",
            "KBNN Quảng Trị yêu cầu 6 phòng nghiệp vụ và 7 Kho bạc huyện trực thuộc đôn đốc.",
        ),
        ("Công ty Điện lực Đắk Nông", "PC Đắk Lắk (tên viết tắt của Công ty) đặt mục tiêu đạt 1.105 triệu kWh."),
        (
            "Công ty Điện lực Đắk Nông",
            "Công ty Điện lực Đắk Nông (PC Đắk Nông) có 8 điện lực. PC Đắk Lắk phấn đấu giảm sự cố 10%.",
        ),
        (
            "Ủy ban nhân dân huyện Vĩnh Linh",
            "Trong năm 2024, UBND huyện Hải Lăng rà soát 12 chỉ tiêu chưa đạt của huyện.",
        ),
    ],
)
def test_a_namesake_that_acts_as_the_one_that_reports(issuer: str, text: str) -> None:
    (found,) = findings_of_rule(check_namesakes, text, facts=ProseFacts(issuer=issuer))
    assert found.code == "P905"
    assert issuer.startswith(found.details["own"])
    assert issuer.removeprefix(found.details["own"])[:1] in ("", ",")


@pytest.mark.parametrize(
    ("issuer", "text"),
    [
        (HEALTH, "Sở Y tế tỉnh An Giang tiếp tục luân phiên bác sĩ."),
        (HEALTH, "Sở Y tế tỉnh Đồng Tháp hỗ trợ hóa chất, cử 02 đội chống dịch cơ động."),
        (HEALTH, "Sở Y tế tỉnh Vĩnh Long tiếp tục phối hợp với Sở giám sát ổ dịch tại xã giáp ranh."),
        (HEALTH, "Hai tỉnh thống nhất: Sở Y tế tỉnh Vĩnh Long tập trung xử lý ổ dịch giáp ranh."),
        (HEALTH, "Sở Y tế tỉnh Vĩnh Long tiếp tục tiêm chủng; Sở Y tế tỉnh Đồng Tháp tập trung xét nghiệm."),
        (HEALTH, "Sở Nội vụ tỉnh Vĩnh Long tiếp tục rà soát biên chế."),
        (SCHOOL, "Trường THCS Trần Phú đạt giải Nhất, Trường THCS Lê Lợi đạt giải Nhì."),
        (SCHOOL, "Đoàn đánh giá do Hiệu trưởng Trường THCS Trần Phú làm Trưởng đoàn đã công nhận trường đạt chuẩn."),
        (SCHOOL, "Hiệu trưởng Trường THCS Trần Phú tặng hoa chúc mừng nhà trường."),
        (SCHOOL, "Thầy Sáu, nguyên Hiệu trưởng Trường THCS Trần Phú tiếp tục cộng tác."),
        (FINANCE, "Sở Tài chính tỉnh Quảng Ninh cung cấp đơn giá tham khảo."),
        (POLICE, "Qua tin báo của Công an xã Tân Biên, đơn vị bắt giữ 02 đối tượng."),
        (POLICE, "Công an xã Tân Biên chuyển 02 tin báo, đã được giải quyết."),
        (SCHOOL, "Có được kết quả trên là nhờ sự hỗ trợ của tập thể sư phạm Trường THCS Trần Phú."),
        (SCHOOL, "Kết quả này cao hơn kết quả năm trước, như Trường THCS Trần Phú."),
        (SCHOOL, "Giao lưu với thầy và trò Trường THCS Trần Phú, trường thắng 3 - 1."),
        (SCHOOL, "Có được kết quả trên là nhờ tập thể Trường THCS Trần Phú cũ. Trường THCS Trần Phú nay đã sáp nhập."),
        ("Sở Giáo dục và Đào tạo tỉnh Nghệ An", "Kết quả này có công của tập thể sư phạm Trường THPT Lê Quý Đôn."),
        ("Công ty Cổ phần Cấp nước Bến Tre", "Công ty mua 1,2 triệu m3 nước của Công ty Cổ phần Cấp nước Gia Lai."),
        ("UBND tỉnh An Giang", "Sở Y tế tỉnh Vĩnh Long tiếp tục luân phiên bác sĩ."),
        ("", "Sở Y tế tỉnh Vĩnh Long tiếp tục luân phiên bác sĩ."),
        ("Bệnh viện Đa khoa tỉnh Hà Nam", "Nguyên nhân do Bệnh viện Đa khoa tỉnh Nam Định chuyển đến 120 ca nặng."),
        (
            "Công ty Cổ phần Cấp nước Bến Tre",
            "Doanh thu của Công ty Cổ phần Cấp nước Trà Vinh đạt 98 tỷ, cao hơn 12 tỷ.",
        ),
        ("Công ty TNHH May Tiên Hưng", "Công ty TNHH May Minh Anh thuê lại 2 nhà xưởng của Công ty."),
        ("Trường THCS Nguyễn Du", "Trường THCS Nguyễn Trãi có 45 giáo viên tham gia hội thi cùng nhà trường."),
        ("Tòa án nhân dân khu vực 2 - Hưng Yên", "Tòa án nhân dân khu vực 2 đã phân công 9 Thẩm phán."),
        (
            "BHXH huyện Hải Hậu",
            "Trong quý, BHXH huyện Giao Thủy thu 41 tỷ đồng, BHXH huyện Xuân Trường thu 38 tỷ đồng.",
        ),
        ("Kho bạc Nhà nước Quảng Bình", "Kho bạc Nhà nước Minh Hóa đã đôn đốc 14 chủ đầu tư trên địa bàn giải ngân."),
        (
            "Công ty Điện lực Đắk Nông",
            "Công ty Điện lực Lâm Đồng đóng điện lúc 14 giờ 20, cấp trở lại cho 3.200 khách hàng khu vực giáp ranh.",
        ),
        (
            "VKSND huyện Ba Tơ",
            "Trong kỳ, VKSND huyện Minh Long ủy thác xác minh 3 vụ việc, đơn vị đã trả lời đủ 3 vụ việc.",
        ),
        ("Vườn quốc gia Pù Mát", "Vườn quốc gia Vũ Quang tiếp nhận 4 cá thể khỉ do đơn vị cứu hộ, thả về rừng."),
        (
            "Trường THPT Nguyễn Huệ",
            "Trường THPT Lê Hồng Phong tổ chức coi thi chéo 24 phòng thi tại trường trong kỳ thi ngày 15/5/2025.",
        ),
        ("Công ty TNHH Hoàng Long", "Công ty TNHH Minh Phát xây 3 nhà xưởng trong khuôn viên của Công ty."),
        (
            "Chi cục Hải quan khu vực VIII",
            "Chi cục Hải quan khu vực VIII giao 8 hải quan cửa khẩu trực thuộc rút ngắn.",
        ),
    ],
)
def test_partners_and_neighbours_may_be_named(issuer: str, text: str) -> None:
    assert findings_of_rule(check_namesakes, text, facts=ProseFacts(issuer=issuer)) == []
