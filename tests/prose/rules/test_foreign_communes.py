"""Another commune that acts in a commune's report."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.foreign_communes import check_foreign_communes

OWN = ProseFacts(issuer="UBND phường Kỳ Lừa, tỉnh Lạng Sơn")

WRONG = [
    "Trong quý IV, phường Tam Thanh tập trung hoàn thành tiêu chí môi trường và tiêu chí thu nhập.",
    "Thời gian tới, phường Tam Thanh tiếp tục duy trì lịch tiếp công dân định kỳ.",
    "Hội Nông dân phường Tam Thanh đề nghị Hội Nông dân tỉnh bổ sung Quỹ Hỗ trợ nông dân và hỗ trợ tiêu thụ nông sản.",
    "Nhìn chung, việc giải quyết thủ tục hành chính tại phường Hồng Gai trong quý IV đã đi vào nền nếp.",
    "Trong quý III, Chủ tịch UBND phường Việt Trì tiếp công dân định kỳ 6 buổi, có 31 lượt.",
    "UBND phường Hồng Gai niêm yết công khai 214 thủ tục.",
    "Trong tháng, Công an phường Hồng Gai tiếp 14 lượt công dân.",
    "Nhân dân phường Hồng Gai cơ bản đồng tình, tự giác tháo dỡ mái vẩy.",
    "Trong quý, Công an làm tốt công tác tuần tra. Đảng bộ và nhân dân xã Hòa Bình tích cực hưởng ứng phong trào.",
    "Trạm Y tế phường Tân An đã tiêm chủng cho 214 trẻ.",
    "Phường Bình Minh đã tổ chức 12 buổi ra quân.",
    "Ban Thường trực đề nghị các khu dân cư của phường Đông Kinh gửi danh sách hộ khó khăn trước ngày 30/4/2026.",
    "UBND phường yêu cầu các tổ dân phố thuộc phường Tam Thanh niêm yết danh sách.",
    "Phường giao các đơn vị trên địa bàn phường Hồng Gai rà soát 12 biển hiệu.",
    "Vận động toàn thể hộ dân trong phường Hồng Gai treo cờ.",
    "Phát động các chi hội của phường Hồng Gai hiến máu.",
    "UBND phường giao Phòng Kinh tế, Hạ tầng và Đô thị phường Vĩnh Yên chủ trì, phối hợp với Công an phường kiểm tra.",
    "Giao Văn phòng HĐND và UBND phường Tam Thanh theo dõi, đôn đốc.",
    "Tháng tới, UBND phường yêu cầu Trung tâm Phục vụ hành chính công phường Hồng Gai niêm yết 12 thủ tục.",
    "- Giao Phòng Văn hóa - Xã hội thuộc phường Hồng Gai rà soát.",
    "UBND phường Cao Lãnh đề nghị Sở Nội vụ hỗ trợ mở thêm 02 phiên giao dịch việc làm trên địa bàn phường Kỳ Lừa.",
    "Để hoàn thành nhiệm vụ năm 2026, UBND phường Hồng Gai yêu cầu các phòng chuyên môn rà soát từng chỉ tiêu.",
    "Nguyên nhân: UBND phường Hồng Gai chưa bố trí được công chức địa chính.",
    "Chủ tịch UBND phường Hồng Gai giao Văn phòng HĐND và UBND theo dõi.",
    "Các tổ dân phố của phường Hồng Gai tích cực hưởng ứng phong trào hiến đất mở đường.",
    "Các chi hội phụ nữ thuộc phường Hồng Gai đã vận động 214 triệu đồng.",
]
RIGHT = [
    "Các hộ dân của phường Hồng Gai có đất trong dự án đã nhận tiền.",
    "Các tổ dân phố của phường Hồng Gai (cũ) hưởng ứng phong trào hiến đất mở đường.",
    "Các trường học trên địa bàn phường Hồng Gai và phường Kỳ Lừa duy trì sĩ số.",
    "Năm 2026, phường Tam Thanh tập trung giải phóng mặt bằng tuyến đường giáp ranh với phường Kỳ Lừa.",
    "Thời gian tới, phường Tam Thanh tiếp tục hỗ trợ phường Kỳ Lừa về chuyển đổi số.",
    "Theo phân công của tỉnh, năm 2026, phường Tam Thanh phấn đấu về đích trước.",
    "Sau buổi làm việc, UBND phường Hồng Gai yêu cầu được cung cấp trích lục 03 thửa đất.",
    "Ngày 20/3/2026, Chủ tịch UBND phường Hồng Gai có công văn đề nghị xác minh nguồn gốc đất.",
    "Trước đó, Đảng ủy phường Hồng Gai lãnh đạo các chi bộ.",
    "Nhìn chung, việc giải quyết thủ tục hành chính tại phường Kỳ Lừa trong quý IV đã đi vào nền nếp.",
    "Nhìn chung, công tác phối hợp với Công an phường Hồng Gai và việc tuần tra tại phường Hồng Gai tốt.",
    "Chủ tịch UBND phường Kỳ Lừa tiếp công dân định kỳ 6 buổi; UBND phường Kỳ Lừa niêm yết 214 thủ tục.",
    "Công an phường Hồng Gai giao đối tượng cho Công an phường Kỳ Lừa xử lý.",
    "Nhân dân phường Kỳ Lừa cơ bản đồng tình, tự giác tháo dỡ mái vẩy.",
    "Phường phối hợp với Công an phường Đông Kinh tuần tra khu vực giáp ranh.",
    "Nhân dân phường Vĩnh Trại (cũ) đã hiến 400 m² đất.",
    "Học tập kinh nghiệm xã Hữu Lũng, phường đã tổ chức 3 lớp.",
    "Công an xã Tân Thanh đã bàn giao 2 đối tượng cho Công an phường.",
    "Đội bóng phường Tam Thanh đạt giải nhất.",
    "Người dân phường Tam Thanh đã nộp 12 hồ sơ tại Trung tâm.",
    "Nhân dân phường Tam Thanh có 12 hồ sơ phi địa giới.",
    "Đề nghị các khu dân cư của phường Kỳ Lừa gửi danh sách hộ khó khăn.",
    "Đề nghị các khu phố giáp ranh của phường Tam Thanh phối hợp với công an phường.",
    "Đề nghị các tổ dân phố của phường Vĩnh Trại cũ bàn giao hồ sơ.",
    "Đề nghị các đơn vị học tập kinh nghiệm các chi hội của phường Tam Thanh.",
    "Đề nghị các trường của các phường Tam Thanh, Đông Kinh cử học sinh dự thi.",
    "Các khu dân cư của phường Tam Thanh nằm dọc bờ sông.",
    "Đề nghị UBND phường Tam Thanh cung cấp hồ sơ.",
    "Hướng dẫn các hộ dân của phường Tam Thanh nộp hồ sơ phi địa giới.",
    "Phường Tam Thanh đã về đích; phường Đông Kinh đã hoàn thành 18 tiêu chí; xã Công Sơn có 2 thôn đạt chuẩn.",
    "UBND phường giao Phòng Kinh tế, Hạ tầng và Đô thị phường Kỳ Lừa chủ trì.",
    "Giao Phòng Kinh tế phối hợp UBND phường Tam Thanh kiểm tra khu vực giáp ranh.",
    "Giao Phòng Kinh tế gửi văn bản đến Công an phường Tam Thanh.",
    "Giao Phòng Kinh tế phường Vĩnh Trại cũ bàn giao hồ sơ.",
    "Giao Phòng Văn hóa - Xã hội phường Tam Thanh và phường Kỳ Lừa thống nhất lịch thi đấu.",
    "Chủ tịch UBND tỉnh giao Phòng Kinh tế phường Tam Thanh làm điểm.",
    "Đề nghị Phòng Kinh tế phường Tam Thanh cung cấp hồ sơ.",
    "UBND phường Cao Lãnh đề nghị hai bên hỗ trợ nhau về phần mềm xếp hàng.",
]


@pytest.mark.parametrize("text", WRONG)
def test_the_name_of_another_commune_left_from_a_copy_is_found(text: str) -> None:
    assert [item.code for item in findings_of_rule(check_foreign_communes, text, facts=OWN)] == ["P905"]


@pytest.mark.parametrize("text", RIGHT)
def test_partners_neighbours_and_merged_communes_are_silent(text: str) -> None:
    assert findings_of_rule(check_foreign_communes, text, facts=OWN) == []


@pytest.mark.parametrize("issuer", ["", "Sở Y tế", "UBND tỉnh Lạng Sơn"])
def test_reports_of_other_offices_may_name_any_commune(issuer: str) -> None:
    assert findings_of_rule(check_foreign_communes, WRONG[0], facts=ProseFacts(issuer=issuer)) == []


@pytest.mark.parametrize(
    ("issuer", "own", "text"),
    [
        ("UBND đặc khu Vân Đồn", "Đặc khu Vân Đồn", "Nhân dân đặc khu Cô Tô"),
        ("UBND đặc khu Vân Đồn", "UBND đặc khu Vân Đồn", "Trạm Y tế đặc khu Cô Tô"),
        ("UBND thị trấn Yên Lạc", "UBND thị trấn Yên Lạc", "Công an thị trấn Phố Lu"),
    ],
)
def test_a_place_with_a_kind_of_two_words_names_itself(issuer: str, own: str, text: str) -> None:
    facts = ProseFacts(issuer=issuer)
    found = findings_of_rule(check_foreign_communes, f"{own} đã họp. {text} đã hưởng ứng.", facts=facts)
    assert [item.code for item in found] == ["P905"]
    assert issuer.removeprefix("UBND ") in found[0].message()
    assert findings_of_rule(check_foreign_communes, f"{own} đã họp; {own} đã hưởng ứng.", facts=facts) == []
