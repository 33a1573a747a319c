"""One person with two names."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.near_names import check_near_names


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "I. NỘI DUNG\nÔng Trần Văn Thìn khiếu nại việc bồi thường thửa 214.\nII. KẾT LUẬN\nKhiếu nại của ông "
            "Trần Văn Thịnh về diện tích là đúng.",
            "Trần Văn Thịnh",
        ),
        ("Bà Lê Thị Hòa (thôn 3) tố cáo cán bộ. Nội dung tố cáo của bà Lê Thị Hoa không có cơ sở.", "Lê Thị Hoa"),
        ("Bà Thạch Thị Sa Rươn khiếu nại. Qua xác minh, bà Thạch Thị Sa Rôn đã nhận đủ tiền.", "Thạch Thị Sa Rôn"),
        ("Nguyên đơn bà Vũ Thị Hoan yêu cầu chia nhà. Tòa án chia cho bà Vũ Thị Hoàn 320 triệu đồng.", "Vũ Thị Hoàn"),
        ("Ông Lê Văn Lộc khiếu nại. Phần còn lại ông Lê Văn Lợi chỉ ranh nằm trong hành lang đê.", "Lê Văn Lợi"),
        (
            "Hội nghị bầu đồng chí Lê Thị Hường, Phó Trưởng phòng, giữ chức Phó Chủ tịch.\n"
            "Ban Thường vụ công nhận đồng chí Lê Thị Hương giữ chức Phó Chủ tịch.",
            "Lê Thị Hương",
        ),
        ("Xem xét hồ sơ của ông Hồ Đình Khang, thôn 2.\nHồ sơ của ông Hồ Đình Khanh đủ điều kiện.", "Hồ Đình Khanh"),
        ("Đường Nà Lùng - Khuổi Sao dài 4,2 km.\nTuyến Nà Lùng - Khuổi Sáo còn vướng 6 hộ.", "Nà Lùng - Khuổi Sáo"),
        (
            "Cháy tại xưởng của ông Trần Văn Lực (sinh năm 1979) ở ấp 3.\nĐám cháy được dập tắt lúc 4 giờ.\nCơ quan"
            " điều tra đang lấy lời khai của ông Trần Văn Lục và 3 công nhân.",
            "Trần Văn Lục",
        ),
        ("Bà Lê Thị Hoa phát hiện mất trộm. Bà Lê Thị Hòa trình báo Công an xã.", "Lê Thị Hòa"),
        ("Bị cáo Lò Văn Pản bị truy tố. Xử phạt bị cáo Lò Văn Pán 18 tháng tù.", "Lò Văn Pán"),
        ("Xưởng mộc của ông Lê Hữu Thắng cháy. Qua xác minh, ông Lê Hữu Thăng bất cẩn khi hàn.", "Lê Hữu Thăng"),
        ("Bà Vũ Thị Lan có đơn ngày 02/9. Đơn của bà Vũ Thị Loan có căn cứ một phần.", "Vũ Thị Loan"),
    ],
)
def test_a_complaint_is_judged_under_a_near_name(text: str, written: str) -> None:
    assert_one(findings_of_rule(check_near_names, text), "P966", written)


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Văn Thìn khiếu nại việc bồi thường. Khiếu nại của ông Trần Văn Thìn là đúng.",
        # Marks of tone may stand on either letter.
        "Bà Lê Thị Hòa khiếu nại việc thu hồi đất. Khiếu nại của bà Lê Thị Hoà là đúng.",
        # Two who complain; a woman and a man; somebody of whom more is told; another name.
        "Ông Trần Văn Thìn khiếu nại. Ông Trần Văn Thịnh khiếu nại. Khiếu nại của ông Trần Văn Thịnh là sai.",
        "Bà Lê Thị Hoa khiếu nại việc thu hồi đất. Khiếu nại của ông Lê Thị Hoàn có cơ sở.",
        "Ông Trần Văn Thìn khiếu nại anh là ông Trần Văn Thịnh. Khiếu nại của ông Trần Văn Thịnh là sai.",
        "Bà Lê Thị Hoa khiếu nại việc thu hồi đất. Khiếu nại của bà Lê Thị Mai là sai.",
        "Ông Lê Văn Lộc khiếu nại. Thửa đất giáp đất ông Lê Văn Lợi.",
        "Ông Lê Văn Lộc khiếu nại. Người làm chứng ông Lê Văn Lợi khai đã trả tiền.",
        "Ông Lê Văn Lộc khiếu nại. Năm 1998, ông Lê Văn Lợi kê khai thửa đất.",
        "Ông Lê Văn Lộc khiếu nại. Tổ công tác mời ông Lê Văn Lợi, công chức địa chính.",
        "Bầu đồng chí Lê Thị Hường giữ chức Phó Chủ tịch, đồng chí Lê Thị Hương giữ chức Ủy viên. Công nhận đồng chí"
        " Lê Thị Hương giữ chức Ủy viên.",
        "Hộ ông Vàng A Sùng hiến 300 m2 đất làm đường thôn 2.\nHộ ông Vàng A Súng hiến 120 m2 làm nhà văn hóa thôn 5.",
        # The same of each; kin and neighbours; somebody with a role, an age; persons of a meeting.
        "Gia đình ông Hoàng Gia Bảo hiến 120 m2 đất.\nGia đình ông Hoàng Gia Bào hiến 80 m2 đất.",
        "Em Nguyễn Thu Hà đạt giải Nhất. Em Nguyễn Thu Hạ đạt giải Nhì.",
        "Ông Lê Hữu Thắng vận chuyển gỗ. Xe do anh ruột là ông Lê Hữu Thăng đứng tên.",
        "Nhà ông Lê Hữu Thắng cháy. Lửa lan sang nhà ông Lê Hữu Thăng.",
        "Bầu ông Lê Hữu Thắng làm Chủ tịch. Ông Lê Hữu Thăng, Trưởng Công an xã, được bầu Ủy viên.",
        "Bệnh nhân Trần Mỹ Dung nhập viện. Bệnh nhân Trần Mỹ Dụng (sinh năm 1954) chuyển tuyến.",
        "Đồng chí Lê Văn Tú chủ trì. Cuối buổi, đồng chí Lê Văn Tư trình bày báo cáo.",
        "Hộ bà Hồ Thị Sen sập nhà. Hộ ông Hồ Văn Na, bà Hồ Thị Sèn tốc mái.",
        # Not judged.
        "Ông Trần Văn Thìn khiếu nại việc bồi thường. Khiếu nại của ông Trần Văn Thịnh được thụ lý ngày 02/10.",
        "Bà Lê Thị Hoa xin cấp giấy. Bà Lê Thị Hòa có đơn tranh chấp. UBND xã hòa giải hai bên.",
        "Tại buổi tiếp dân, ông Lê Văn Minh phản ánh đường hỏng. Ông Lê Văn Mình đề nghị lắp đèn đường.",
        "Đường Nà Lùng - Khuổi Sao dài 3,2 km đã thông xe. Tuyến Nà Lùng - Khuổi Sảo dài 4,1 km đang thi công.",
    ],
)
def test_complaints_of_others_are_silent(text: str) -> None:
    assert findings_of_rule(check_near_names, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Hà Văn Thiện, công chức tư pháp - hộ tịch, đã dự lớp tập huấn.\n"
        "UBND xã giao đồng chí Hà Văn {Thiện|Thiệu}, công chức tư pháp - hộ tịch, tham mưu báo cáo.",
        "Ông Nguyễn Hữu Đức (Phó Giám đốc Sở Y tế) chỉ đạo.\nÔng Nguyễn Hữu {Đức|Đực}, Phó Giám đốc Sở Y tế, kết luận.",
        "Kế toán trưởng bà Lê Thị Thanh ký. Hồ sơ do kế toán trưởng bà Lê Thị {Thanh|Thành} lưu.",
    ],
)
def test_two_near_names_of_one_post(text: str) -> None:
    assert_only_the_mistake_is_told(check_near_names, text, "P966")


def test_two_of_one_post_in_one_sentence_or_list_are_two() -> None:
    text = "1. Ông Hà Văn Thiện, công chức tư pháp;\n2. Ông Hà Văn Thiệu, công chức tư pháp."
    assert findings_of_rule(check_near_names, text) == []
    text = "Ông Hà Văn Thiện, công chức tư pháp, và ông Hà Văn Thiệu, công chức tư pháp, dự lớp."
    assert findings_of_rule(check_near_names, text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Bà Lò Thị Ánh, Phó Chủ tịch UBND xã, phụ trách văn hóa. Ông Lò Thị Ánh báo cáo kết quả.", "Ông Lò Thị Ánh"),
        ("Hội nghị do bà Trần Kim Liên chủ trì.\nKết luận hội nghị, ông Trần Kim Liên đề nghị.", "ông Trần Kim Liên"),
        ("Tổ trưởng là ông Vũ Đình Khoa. Các thành viên gửi kết quả cho bà Vũ Đình Khoa tổng hợp.", "bà Vũ Đình Khoa"),
    ],
)
def test_one_full_name_with_both_titles(text: str, written: str) -> None:
    assert_one(findings_of_rule(check_near_names, *text.split("\n")), "P966", written)


@pytest.mark.parametrize(
    "text",
    [
        # Two in one sentence, somebody whose post or village is told, short names.
        "Ông Vũ Thanh Bình và bà Vũ Thanh Bình cùng hiến đất.",
        "Bà Vũ Thanh Bình chủ trì. Ông Vũ Thanh Bình, Phó Giám đốc Sở Y tế, trình bày báo cáo.",
        "Bà Vũ Thanh Bình hiến 40 m². Ông Vũ Thanh Bình (thôn 2) hiến 12 m².",
        "Ông Hoàng Xuân khiếu nại về ranh giới. Bà Hoàng Xuân không đồng ý.",
    ],
)
def test_namesakes_with_other_titles_are_silent(text: str) -> None:
    assert findings_of_rule(check_near_names, text) == []
