"""Words said twice, slips, letters and abbreviations."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.rules.spelling import check_words


def found(*lines: str) -> list[Finding]:
    return findings_of_rule(check_words, *lines)


RIGHT = [
    "Ủy ban Kiểm tra kiểm tra 05 chi bộ.",
    "Thu giữ 14,26 kg hêrôin, 9,83 kg ma túy.",
    "Nước trong, trong kỳ; số còn lại: còn 5 hồ sơ; vào, vào sổ.",
    "Cán bộ trực tiếp tiếp nhận hồ sơ một cửa, một cửa liên thông và đều đều rà soát.",
    "Sở tổ chức tập huấn, hội nghị, và tổ chức kiểm tra; huyện, xã và thị trấn và các đơn vị.",
    "Công tác CCHC nhà nước; tuân thủ TTHC; XCCHC hành chính; CCHC-hành chính.",
    "Đồng bào M'nông ở buôn Krông; đường vào buôn Đắk; tải 5kb, 12 trđ, vneid.",
    "Văn bản quy phạm pháp luật (VBQPPL); CBCCVC; ĐVSNCL; KSTTHC.",
    "Già làng và chính quyền cơ sở sở tại; vi phạm phạm vi bảo vệ; phát hiện hiện tượng; tập thể thể hiện.",
    "Danh mục 05 công trình trình HĐND xã; sản xuất sứ vệ sinh; lịch sử lý giải.",
    "Giám sát nhập khẩu; hệ thống tin nhắn; phân chia sẽ được điều chỉnh.",
]
TWO_WORDS = [
    "Các tổ tổ chức kiểm tra; các ban ban hành quy chế; giao các phòng phòng ngừa tham nhũng; các xã xã hội hóa.",
    "Nước sinh hoạt của trường hợp hợp vệ sinh; 12 hồ sơ phù hợp hợp lệ.",
    "Chỉ huy tại cơ sở sở chỉ huy; hỗ trợ tai nạn nạn nhân; tội phạm phạm tội.",
    "Quà cho đối tượng tượng trưng; đơn vị vị trí trung tâm; kiểm sát sát sao; địa phương phương án.",
]
WRONG = [
    ("Đoàn công tác kiểm tra kiểm tra 05 chi bộ.", "P801", {"words": "kiểm tra"}, 15),
    ("Thu giữ 14 kg hêrôim.", "P827", {"written": "hêrôim"}, 15),
    ("Vận động các hộ hộ kinh doanh tháo dỡ.", "P801", {"words": "hộ"}, 14),
    ("Hội phối hợp mở mở 5 lớp nghề.", "P801", {"words": "mở"}, 14),
    ("Trong kỳ, xã tặng tặng 12 suất quà.", "P801", {"words": "tặng"}, 14),
    ("Việc thực hiện hiện 5 xã chưa xong.", "P824", {"words": "hiện"}, 11),
    ("UBND xã chưa chưa tổ chức.", "P801", {"words": "chưa"}, 9),
    ("Tiếp nhận trong trong kỳ.", "P801", {"words": "trong"}, 11),
    ("Không có trường hợp hợp bỏ lọt tội phạm.", "P801", {"words": "hợp"}, 17),
    ("Giải quyết khiếu nại nại kéo dài.", "P801", {"words": "nại"}, 18),
    ("Kiểm tra cơ sở sở kinh doanh.", "P801", {"words": "sở"}, 13),
    ("Giảm tai nạn nạn lao động.", "P801", {"words": "nạn"}, 10),
    ("Kiểm soát kiểm soát thủ tục.", "P801", {"words": "Kiểm soát"}, 1),
    ("Theo quy định của của UBND tỉnh.", "P801", {"words": "của"}, 15),
    ("Để thực hiện hiện dịch vụ công.", "P824", {"words": "hiện"}, 9),
    ("Nhằm bảo đảm đảm bảo chất lượng.", "P802", {"words": "bảo đảm đảm bảo"}, 6),
    ("Công tác CCHC hành chính.", "P803", {"short": "CCHC"}, 10),
    ("Công tác cải CCHC nhà nước.", "P803", {"words": "cải CCHC"}, 14),
    ("Tinh giảm 5% biên chế.", "P804", {"right": "tinh giản … biên chế"}, 1),
    ("Đã rà sóat hồ sơ.", "P827", {"written": "sóat"}, 7),
    ("Đào tạo CBCCVN của tỉnh.", "P823", {"right": "CBCCVC"}, 9),
    ("Bố trí 06 quầy, có có máy lấy số.", "P801", {"words": "có"}, 17),
]


@pytest.mark.parametrize(
    ("line", "written", "right"),
    [
        ("Giao Chánh Văn phòng kiem Trưởng Ban duy trì lịch.", "kiem Trưởng", "kiêm trưởng"),
        ("Phó Chủ tịch kiem Giám đốc chủ trì.", "kiem Giám đốc", "kiêm giám đốc"),
        ("Giao Pho Giám đốc chủ trì.", "Pho Giám đốc", "phó giám đốc"),
        ("Giao Truong phòng theo dõi.", "Truong phòng", "trưởng phòng"),
        ("Giao Phó Chủ tich chủ trì.", "Chủ tich", "chủ tịch"),
        ("Giao Giam đốc Sở chủ trì.", "Giam đốc", "giám đốc"),
        ("Giao Chánh Văn phong Sở chủ trì.", "Chánh Văn phong", "chánh văn phòng"),
        ("Quyển Giám đốc Sở chủ trì.", "Quyển Giám đốc", "quyền giám đốc"),
    ],
)
def test_titles_that_lack_their_marks(line: str, written: str, right: str) -> None:
    (item,) = found(line)
    assert (item.code, item.details["written"], item.details["right"]) == ("P804", written, right)


@pytest.mark.parametrize(
    "line",
    [
        "Chánh Văn phòng kiêm Trưởng Ban Tiếp công dân; Phó Chủ tịch, Quyền Giám đốc, Bí thư.",
        "Thực hiện tìm kiếm, kiểm tra; kiểm phiếu bầu Trưởng ban; phát 2 quyển sổ cho Chủ tịch.",
        "Ông Nguyễn Trưởng Phong, bà Lê Thị Kiếm Trưởng thôn; phong trào văn phong; địa chỉ kiem-soat.vn.",
    ],
)
def test_words_near_titles_are_silent(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize("line", TWO_WORDS)
def test_a_word_that_begins_as_the_one_before_ends_is_no_slip(line: str) -> None:
    assert "P801" not in [item.code for item in found(line)]


@pytest.mark.parametrize("line", RIGHT)
def test_right_words_are_silent(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(("line", "code", "details", "column"), WRONG)
def test_a_slip_is_reported_at_its_place(line: str, code: str, details: dict[str, str], column: int) -> None:
    (item,) = found(line)
    assert (item.code, item.where.column) == (code, column)
    assert details.items() <= item.details.items()


def test_a_word_that_the_table_corrects_is_reported_once() -> None:
    assert [item.code for item in found("Các nghành sử lý hồ sơ.")] == ["P804", "P804"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "Phát thanh bằng tiếng Kinh, tiếng Ê-đê (“Hlăm hruê anei, mnuih ƀuôn sang…”), tiếng Chăm H’roi: 318 lượt.",
            [],
        ),
        ("Băng rôn tiếng Gia Rai: “Hrơi anai”.", []),
        ("Công suất phản kháng bị phạt do cosφ = 0,83.", []),
        ("Phát thanh bằng tiếng Ê-đê (“Hlăm hruê anei”), đã rà sóat xong.", ["sóat"]),
        ("Trả lời bằng tiếng Việt (“đã rà sóat”).", ["sóat"]),
        ("Dân nói (“đã rà sóat”).", ["sóat"]),
    ],
)
def test_quotations_of_other_languages_are_not_judged(text: str, written: list[str]) -> None:
    assert [item.details["written"] for item in found(text) if item.code == "P827"] == written


def test_a_paragraph_that_is_no_prose_brings_no_flood() -> None:
    assert len(found("của " * 5000)) <= 200
    assert len([item for item in found("sóat xét " * 5000) if item.code == "P827"]) <= 20


@pytest.mark.parametrize(
    "text",
    [
        "Phát hiện 287 tồn tại tại 143 cơ sở.",
        "Có 12 thiết bị bị hỏng do sét.",
        "Việc chuẩn bị bị chậm do mưa.",
        "Ngành hàng không không bị ảnh hưởng.",
        "Các dự án nêu trên trên địa bàn xã đã xong.",
        "Các tuyến bên trong trong khu dân cư đã xong.",
        "Danh sách kèm theo theo mẫu quy định.",
        "Chất lượng đầu vào vào đại học tăng.",
        "Lý do do người dân chưa nắm quy định.",
        "Hiện tại tại xã có 12 cơ sở.",
        "Đường liên xã xã đã đầu tư 2 km.",
        "Cán bộ bộ phận một cửa được tập huấn.",
        "Đầu tư tư nhân tăng 12%.",
        "Hệ thống thống nhất từ xã đến tỉnh.",
        "Giao cho tổ tổ chức hội thi.",
        "Các ban ban hành quy chế.",
        "Vấn đề đề nghị làm rõ.",
        "Nguồn giải ngân ngân sách xã.",
        "Tổ chức chức năng của xã.",
        "Kế hoạch hoạch định lại.",
    ],
)
def test_a_word_that_ends_as_the_next_one_begins_is_no_word_said_twice(text: str) -> None:
    assert [item.code for item in findings_of_rule(check_words, text) if item.code == "P801"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Xã tổ chức chức hội nghị.",
        "Xã triển triển khai kế hoạch.",
        "Đẩy đẩy mạnh tuyên truyền.",
        "Các ngày lễ lớn của đất đất nước.",
        "Hồ sơ sơ trực tuyến tăng.",
        "Trên địa địa bàn xã.",
        "Đề đề nghị UBND tỉnh xem xét.",
    ],
)
def test_half_a_word_said_twice_is_told(text: str) -> None:
    assert [item.code for item in findings_of_rule(check_words, text)] == ["P801"]


@pytest.mark.parametrize(
    ("line", "word", "plain"),
    [
        ("Nhóm Б, nhóm khác.", "Б", "B"),
        ("Nhóm “Д” và nhóm khác.", "Д", "D"),
        ("Nhóm ТTHC (nội bộ).", "ТTHC", "T"),
        ("Khối (л).", "л", "l"),
    ],
)
def test_a_letter_of_another_alphabet_has_a_letter_in_its_place(line: str, word: str, plain: str) -> None:
    [item] = [item for item in found(line) if item.code == "P808"]
    assert (item.details["word"], item.details["plain"]) == (word, plain)
