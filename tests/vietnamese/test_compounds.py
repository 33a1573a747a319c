"""Words of two syllables and pairs that are one of them misspelt."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.compounds import compounds, known_syllables, meant_by, meant_with, slips


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("kỷ năng", "kỹ năng"), ("sử lý", "xử lý"), ("bổ xung", "bổ sung"), ("chính xách", "chính sách"),
        ("ngưới dân", "người dân"), ("vượt cắp", "vượt cấp"), ("kỹ năng", ""), ("lặp lại", ""),
        ("công tac", "công tác"), ("phối hop", "phối hợp"), ("hip hop", ""), ("kênh chat", ""),
        ("đoàn thể hiến đất", ""), ("tập thể hiến máu", ""), ("có thể hiến tạng", ""), ("cá thể hiến mô", ""),
        ("ngưới dân tộc", "người dân"), ("được thể hiến", "thể hiện"), ("cần thể hiến rõ", "thể hiện"),
        ("hoà giải", ""), ("lí luận", ""), ("chỉ thi", ""), ("các cơ", ""), ("chia xẻ", ""),
    ],
)  # fmt: skip
def test_slips(text: str, right: str) -> None:
    assert [slip.right for slip in slips(text.split())] == ([right] if right else [])


@pytest.mark.parametrize(
    "pair",
    [
        "mua xắm = mua sắm", "xạt lở = sạt lở", "đời xống = đời sống", "sưởi chiếu =", "áp xuất = áp suất",
        "đột suất = đột xuất", "chấn trỉnh = chấn chỉnh", "chiến trịch =", "triến dịch = chiến dịch",
        "chiếm rụng = chiếm dụng", "chạm bơm = trạm bơm", "chích ngang = trích ngang", "kìm chế =",
        "lỗ hỗng = lỗ hổng", "hõa tốc = hỏa tốc", "đãi ngộ =", "đải ngộ = đãi ngộ", "chăm xóc = chăm sóc",
        "nữ đoàn viên =", "nữ hành khách =", "cho lên lớp =", "rành dụm = dành dụm", "dơn giá = đơn giá",
        "gián doạn = gián đoạn", "giàm nghèo = giảm nghèo", "chung tâm = trung tâm", "tập chung = tập trung",
        "nắp đặt = lắp đặt", "lâng cấp = nâng cấp", "nàng nghề = làng nghề", "lông nghiệp = nông nghiệp",
        "núa nước = lúa nước", "nên trên =", "trở nên =", "trở lên =", "chia sẻ =", "làm thêm =", "năm nay =",
        "lăm nay =", "dành cho =", "giành cho =", "cùng chung cấp =", "xong phương án =", "dải thảm đỏ =",
        "dừng trồng mía =", "tổ chức trao quà =", "số dành lại =",
    ],
)  # fmt: skip
def test_office_words_in_the_spellings_of_the_ear(pair: str) -> None:
    written, _, right = pair.partition("=")
    assert [slip.right for slip in slips(written.split()) if slip.sure] == ([right.strip()] if right.strip() else [])


@pytest.mark.parametrize(
    ("pair", "right"),
    [
        ("sử lý", ["xử lý"]), ("lõng lẽo", ["lỏng lẻo"]), ("xử lý", []), ("xử lí", []), ("hoà giải", []),
        ("con thuyền", []), ("12 hồ", []),
    ],
)  # fmt: skip
def test_words_that_two_neighbours_may_be_misspelt_for(pair: str, right: list[str]) -> None:
    one, other = pair.split()
    assert [" ".join(word) for word in meant_by(one, other)] == right


@pytest.mark.parametrize(
    ("places", "right"), [([0], ["xử lý"]), ([3], ["kỹ năng"]), ([1, 2], []), (None, ["xử lý", "kỹ năng"])]
)
def test_only_the_places_that_are_named_are_looked_at(places: list[int] | None, right: list[str]) -> None:
    assert [slip.right for slip in slips(["sử", "lý", "đơn", "kỷ", "năng"], places)] == right


def test_a_mark_between_two_words_makes_no_pair() -> None:
    assert list(slips(["kỷ", "", "năng"])) == []


def test_no_word_of_the_table_is_a_slip_of_another() -> None:
    words = [word for group in compounds().values() for word in group]
    assert len(words) > 700
    assert [word for word in words if list(slips(word))] == []
    assert all(syllable in known_syllables() for word in words for syllable in word)


@pytest.mark.parametrize(
    ("before", "odd", "after", "right"),
    [
        ("đã", "thưc", "hiên", "thực hiện"),
        ("rà", "sóat", "hồ", "rà soát"),
        ("được", "đãa", "làm", "đã"),
        ("", "kiêm", "", ""),
        ("xyz", "sóat", "abc", "soát"),
        ("", "ddã", "", "đã"),
        ("", "ddược", "", "được"),
        ("", "bưóc", "", "bước"),
        ("", "đuợc", "", "được"),
        ("", "ưòơ", "", ""),
        ("vụ", "đợc", "giao", "được"),
        ("", "khôg", "", "không"),
        ("", "nhữg", "", "những"),
        ("", "đựơc", "", "được"),
        ("", "cuả", "", "của"),
        ("", "hãnj", "", ""),
        ("", "bợc", "", ""),
    ],
)
def test_what_an_odd_syllable_makes_with_its_neighbours(before: str, odd: str, after: str, right: str) -> None:
    assert meant_with(before, odd, after) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("tình hình an ninh trật tư ổn định", "trật tự"),
        ("phát triển kinh tê của xã", "kinh tế"),
        ("ủy ban nhan dân xã báo cáo", "nhân dân"),
        ("người dân rất hài long khi nộp", "hài lòng"),
        ("xã có 12 hộ cận nghẽo", "cận nghèo"),
        ("ủy ban nhân dân xã bao cáo", "báo cáo"),
        ("việc giai quyết của xã", "giải quyết"),
        ("công tác kiêm soát hồ sơ", "kiểm soát"),
        ("đã triên khai tại xã", "triển khai"),
        ("năng lực của cán bô xã", "cán bộ"),
        ("đạt kê hoạch năm", "kế hoạch"),
    ],
)
def test_firm_words_are_known_whatever_marks_one_syllable_has(text: str, right: str) -> None:
    assert [slip.right for slip in slips(text.split()) if slip.sure] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "hội đồng nhà trường họp ngày hai mươi sáu",
        "an ninh trật tự ổn định",
        "mang tính hình thức",
        "vai trò của hình ảnh",
        "các bộ phận của xã",
        "các bạn hành động",
        "hệ thống kế toán của xã",
        "theo hệ thống tin học",
        "để nghị quyết được thông qua",
        "mỗi trường có 5 lớp",
        "chi tiêu của hộ",
        "điện từ trường",
        "hộ sở tại",
        "yếu tố cao nhất",
        "gối đầu từ quý trước",
        "khách tham quan trong ngày",
        "cộng tác viên dân số",
        "chưa thành niên phạm tội",
        "phân bố ở ba xã",
        "phát quang đường liên thôn",
        "tòa nhà có hệ thống báo cháy",
        "sở cấp giấy phép",
        "cùng cấp với xã",
        "giá cà phê tăng",
        "có chỉ số giá tăng",
        "thu hội phí của hội viên",
        "nghi lễ của người dao",
        "tỷ đồng chi sai",
        "đình chỉ thi một thí sinh",
        "an toàn sau khóa học",
        "phòng thụ lý đơn",
        "sản lượng xuất bán",
        "cơ quan chủ quản",
        "hồ sơ giấy từ phương thức truyền thống",
        "trạm thú y từ trung tâm",
        "ba phần tư số hộ",
        "tự chủ để chuyển biên chế",
        "phần cấp bù học phí",
        "không thụ lý đơn vì hết thời hiệu",
        "vùng sau bão cần khắc phục",
        "hồ số hai tích nước",
        "các em sắp nhập học",
        "ba trăm triệu đồng bỏ ra",
    ],
)
def test_neighbours_that_only_look_like_firm_words_are_silent(text: str) -> None:
    assert [slip for slip in slips(text.split()) if slip.sure] == []
