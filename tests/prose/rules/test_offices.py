"""Other units, offices of another level."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.context import ProseContext, ProseFacts
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import read
from tthc_render.prose.rules.offices import check_offices

FACTS = ProseFacts(
    report_date=date(2026, 9, 16), issuer="UBND xã Thạch Hà", other_units=frozenset({"UBND xã Cẩm Xuyên"})
)

RIGHT = [
    "Tại phiên họp, Phó Chủ tịch Thường trực UBND xã Nguyễn Minh báo cáo kết quả.",
    "UBND tỉnh Đắk Lắk báo cáo: thu ngân sách trên địa bàn tỉnh Quý I/2026 ước 5.214 tỷ đồng.",
    "UBND xã Thạch Hà báo cáo: trên địa bàn xã Thạch Hà có 5 trường học.",
    "Xã phối hợp với UBND xã Cẩm Xuyên tuần tra địa bàn giáp ranh.",
    "UBND các tỉnh, xã, phường tiếp tục rà soát; Sở Y tế, UBND xã đã kiểm tra.",
    "Sở Nội vụ đã hướng dẫn; Sở Tài chính xã hội hóa nguồn lực.",
    "Phòng Văn hóa - Xã hội xã, Phòng Kinh tế phường và Phòng Giáo dục và Đào tạo, xã Thạch Hà phối hợp.",
    "Đề án thành lập Phòng Giáo dục và Đào tạo xã chưa được phê duyệt.",
    "Hồ sơ của Phòng Tài nguyên và Môi trường xã cũ đã bàn giao.",
    "Phòng Nội vụ xã hội hóa việc in tài liệu.",
    "Phòng Tư pháp thị xã trước đây đã lưu 42 hồ sơ; Phòng Quản lý đô thị thành phố đã giải thể.",
    "Giám đốc Sở Nội vụ tỉnh đã phê duyệt; Lãnh đạo Sở Y tế đã kiểm tra.",
    "Sở Nội vụ đã hướng dẫn; Giám đốc Sở đã phê duyệt kế hoạch.",
    "Theo công văn của Sở, xã đã rà soát 12 thủ tục.",
    "Chi cục Dân số xã hội hóa dịch vụ; Sở Tài chính xã hội hóa.",
    "Lãnh đạo Sở, ban, ngành đã dự; lãnh đạo các Sở đã phát biểu.",
    "Trong kỳ, người dân xã Lộc Hà đến nộp 12 hồ sơ phi địa giới.",
    "Có 12 hồ sơ của người dân xã Lộc Hà nộp không phụ thuộc địa giới hành chính.",
    "Đoàn gồm Sở Tài chính, Sở Xây dựng và UBND các xã; Sở Y tế và Công an xã đã kiểm tra.",
]
WRONG = [
    ("Trong kỳ, Chủ tịch UBND xã Lộc Hà báo cáo HĐND xã 12 nội dung.", "P905", "xã Lộc Hà"),
    ("Kiến nghị: (3) Phòng Giáo dục và Đào tạo xã rà soát 14 điểm trường.", "P906", "Phòng Giáo dục và Đào tạo xã"),
    ("Giao Phòng Nội vụ phường Nam Định tham mưu.", "P906", "Phòng Nội vụ phường"),
    (
        "Hồ sơ đã được Phòng Tư pháp tỉnh thẩm định.",
        "P906",
        "Phòng Tư pháp tỉnh",
    ),
    (
        "UBND xã Thạch Hà báo cáo: tỷ lệ phòng học kiên cố trên địa bàn xã Hòa Bình đạt 96%.",
        "P905",
        "xã Hòa Bình",
    ),
    (
        "Trong kỳ, UBND xã Cẩm Xuyên đã chủ động tuyên truyền.",
        "P905",
        "UBND xã Cẩm Xuyên",
    ),
    (
        "Ủy ban nhân dân tỉnh xã đã trao 45 suất quà.",
        "P906",
        "một cấp",
    ),
    (
        "Hồ sơ đã được Sở Địa chính xã xác minh.",
        "P906",
        "Sở Địa chính xã",
    ),
    (
        "Trong kỳ, Sở chưa tổ chức kiểm tra.",
        "P906",
        "xã Thạch Hà",
    ),
    ("Lãnh đạo Sở đã chỉ đạo các phòng.", "P906", "xã Thạch Hà"),
    ("Trang thông tin điện tử của Sở đăng 45 tin, bài.", "P906", "xã Thạch Hà"),
    ("Các phòng, đơn vị thuộc Sở đã rà soát 12 thủ tục.", "P906", "xã Thạch Hà"),
    ("Trong quý, toàn Sở có 3 sáng kiến.", "P906", "xã Thạch Hà"),
    ("Nơi nhận:\n- Như trên;\n- Lãnh đạo Sở;\n- Lưu: VT.", "P906", "xã Thạch Hà"),
    ("Sở Văn hóa - Xã hội xã hướng dẫn 24 thôn.", "P906", "không có Sở"),
    ("Hồ sơ chuyển Tòa án nhân dân xã giải quyết.", "P906", "không có cơ quan"),
    ("Kế hoạch đã được Giám đốc Sở phê duyệt.", "P906", "xã Thạch Hà"),
    ("Giám đốc Sở đã phê duyệt.", "P906", "xã Thạch Hà"),
    ("Việc này do Ban Giám đốc Sở giao.", "P906", "xã Thạch Hà"),
    ("Trong kỳ, người dân xã Lộc Hà đã được thông tin đầy đủ.", "P905", "xã Lộc Hà"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_offices, text, facts=FACTS) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_is_wrong_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_offices, text, facts=FACTS), code, words)


def test_who_one_works_with_is_another_commune() -> None:
    facts = ProseFacts(issuer="UBND phường Tân Chính")
    text = "Phường phối hợp với cán bộ và nhân dân phường Thạc Gián dọn vệ sinh tuyến kênh."
    assert findings_of_rule(check_offices, text, facts=facts) == []


def test_the_name_of_the_state_names_no_commune() -> None:
    head = "HỘI ĐỒNG NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    text = ["Nghị quyết này được thực hiện trên địa bàn xã Yên Thành từ ngày ký."]
    assert findings_of_rule(check_offices, text[0], facts=ProseFacts(issuer=head)) == []


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        (("UBND TỈNH GIA ĐỊNH", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"), []),
        (("UBND THÀNH PHỐ HUẾ", "CHI CỤC KIỂM LÂM"), []),
        (("ỦY BAN NHÂN DÂN", "XÃ THẠCH HÀ"), ["P906"]),
    ],
)
def test_a_department_may_call_itself_so_below_the_name_of_its_province(
    head: tuple[str, ...], codes: list[str]
) -> None:
    letterhead = [Passage(text, role="letterhead") for text in head]
    body = Passage("Trong kỳ, Sở đã rà soát toàn bộ quy trình nội bộ.")
    context = ProseContext(read([*letterhead, body]), ProseFacts())
    assert [item.code for item in check_offices(context)] == codes


@pytest.mark.parametrize(
    "head",
    [
        ("HỘI ĐỒNG NHÂN DÂN", "XÃ HÒA VANG Độc lập - Tự do - Hạnh phúc"),
        ("HỘI ĐỒNG NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "XÃ HÒA VANG\tĐộc lập - Tự do - Hạnh phúc"),
    ],
)
def test_the_motto_beside_a_name_and_the_term_behind_it_are_no_part_of_it(head: tuple[str, ...]) -> None:
    passages = [Passage(text, role="letterhead") for text in head]
    for name, count in (("Hòa Vang", 0), ("Hòa Bình", 1)):
        body = Passage(f"Trên đây là kết quả của HĐND xã {name} Khóa II, Kỳ họp thứ 2.")
        found = check_offices(ProseContext(read([*passages, body]), ProseFacts()))
        assert [item.details["other"] for item in found] == [f"xã {name}"] * count
        assert [item.details["own"] for item in found] == ["xã Hòa Vang"] * count


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (
            "Tiêm 400 liều. UBND huyện Vũ Thư đề nghị Sở Nông nghiệp và Môi trường cấp bổ sung vắc xin.",
            ["huyện Vũ Thư"],
        ),
        ("UBND huyện Vũ Thư kiến nghị UBND tỉnh bố trí kinh phí.", ["huyện Vũ Thư"]),
        ("UBND huyện Quỳnh Phụ đề nghị Sở Y tế cấp bổ sung vắc xin.", []),
        ("Còn thiếu vốn. Huyện Vũ Thư đề nghị Sở Tài chính bố trí 2 tỷ đồng.", ["Huyện Vũ Thư"]),
        ("Tại hội nghị, huyện Vũ Thư đề nghị Sở Tài chính bố trí vốn.", []),
        ("Theo đó, UBND huyện Vũ Thư đề nghị Sở Y tế xác minh.", []),
        ("Đê giáp huyện Vũ Thư bị sạt; UBND huyện Vũ Thư đề nghị Sở Y tế hỗ trợ.", []),
        ("UBND huyện Vũ Thư đề nghị huyện xác minh 03 trường hợp.", []),
        ("UBND xã An Bài đề nghị Sở Y tế cấp vắc xin.", []),
    ],
)
def test_a_report_brings_the_wishes_of_its_own_office(text: str, others: list[str]) -> None:
    facts = ProseFacts(issuer="UBND huyện Quỳnh Phụ, tỉnh Thái Bình")
    found = check_offices(ProseContext(read([Passage(text)]), facts))
    assert [item.details["other"] for item in found] == others
