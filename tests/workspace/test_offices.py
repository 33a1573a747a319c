"""What an office's name says of it."""

from __future__ import annotations

import pytest

from tthc_render.workspace.offices import (
    field_of,
    level_in,
    may_write_titles,
    office_of,
    own_word,
    place_in,
    printed_lines,
    symbol_of,
)


@pytest.mark.parametrize(
    ("name", "level", "authority"),
    [
        ("UBND xã Thạch Hà", "xa", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Ủy ban nhân dân phường 3", "khac", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Sở Tư pháp", "so", ("GIÁM ĐỐC",)),
        ("Thanh tra tỉnh", "so", ("CHÁNH THANH TRA",)),
        ("Văn phòng UBND tỉnh", "so", ("CHÁNH VĂN PHÒNG",)),
        ("Ban Dân tộc", "so", ("TRƯỞNG BAN",)),
        ("Phòng Tư pháp", "phong", ("TRƯỞNG PHÒNG",)),
        ("HĐND xã Thạch Hà", "xa", ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH")),
        ("Công an xã", "khac", ()),
        ("Ban Quản lý dự án đầu tư xây dựng", "so", ("GIÁM ĐỐC",)),
        ("Ban Quản lý khu kinh tế", "so", ("TRƯỞNG BAN",)),
        ("Bệnh viện đa khoa tỉnh", "so", ("GIÁM ĐỐC",)),
        ("Trường Tiểu học Mẫu", "phong", ("HIỆU TRƯỞNG",)),
        ("Bộ Chỉ huy quân sự tỉnh", "so", ("CHỈ HUY TRƯỞNG",)),
    ],
)
def test_who_signs(name: str, level: str, authority: tuple[str, ...]) -> None:
    assert office_of(name, level).authority == authority


@pytest.mark.parametrize(
    ("name", "own", "place", "printed", "symbol"),
    [
        ("UBND xã Thạch Hà", "UBND xã", "Thạch Hà", ("ỦY BAN NHÂN DÂN", "XÃ THẠCH HÀ"), "UBND"),
        ("UBND phường 3", "UBND phường", "Phường 3", ("ỦY BAN NHÂN DÂN", "PHƯỜNG 3"), "UBND"),
        ("UBND thành phố Huế", "UBND thành phố", "Huế", ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ"), "UBND"),
        ("Hội đồng nhân dân xã Cẩm Lạc", "HĐND xã", "Cẩm Lạc", ("HỘI ĐỒNG NHÂN DÂN", "XÃ CẨM LẠC"), "HĐND"),
        ("HĐND phường 3", "HĐND phường", "Phường 3", ("HỘI ĐỒNG NHÂN DÂN", "PHƯỜNG 3"), "HĐND"),
        ("Sở Tài chính", "Sở", "", ("SỞ TÀI CHÍNH",), "STC"),
        ("Thanh tra tỉnh", "", "", ("THANH TRA TỈNH",), "TTT"),
    ],
)
def test_words_of_a_name(name: str, own: str, place: str, printed: tuple[str, ...], symbol: str) -> None:
    assert (own_word(name), place_in(name), printed_lines(name), symbol_of(name)) == (own, place, printed, symbol)


@pytest.mark.parametrize(
    ("name", "symbol", "field", "level"),
    [
        ("Sở Y tế tỉnh Hà Tĩnh", "SYT", "Y tế", "so"),
        ("Sở Y tế", "SYT", "Y tế", "so"),
        ("Sở Nông nghiệp và Môi trường thành phố Đà Nẵng", "SNNMT", "Nông nghiệp và Môi trường", "so"),
        ("Ban Quản lý Khu kinh tế tỉnh Ninh Bình", "BQLKKT", "Khu kinh tế", "so"),
        ("Ban Quản lý các khu công nghiệp tỉnh Bắc Ninh", "BQLCKCN", "Khu công nghiệp", "so"),
        ("Phòng Kinh tế xã Thạch Hà", "PKT", "Kinh tế", ""),
        ("Chi cục Kiểm lâm tỉnh Hà Tĩnh", "CCKL", "Kiểm lâm", ""),
        ("Thanh tra tỉnh", "TTT", "", ""),
        ("Thanh tra tỉnh Hà Tĩnh", "TTT", "", ""),
        ("Phòng Văn hóa - Xã hội", "PVHXH", "Văn hóa - Xã hội", ""),
        ("Văn phòng UBND tỉnh", "VPUT", "", ""),
        ("Ban Quản lý dự án tỉnh Hà Tĩnh", "BQLDA", "Dự án", ""),
        ("Kho bạc Nhà nước khu vực VII", "KBNNKVVII", "", ""),
        ("Hạt Kiểm lâm khu vực 3", "HKLKV3", "", ""),
        ("UBND đặc khu Cô Tô", "UBND", "", "xa"),
        ("Ủy ban nhân dân phường Hải Châu, thành phố Đà Nẵng", "UBND", "", "xa"),
        ("UBND thành phố Huế", "UBND", "", ""),
        ("UBND tỉnh Hà Tĩnh", "UBND", "", "tinh"),
    ],
)
def test_the_place_behind_an_office_is_no_part_of_it(name: str, symbol: str, field: str, level: str) -> None:
    assert (symbol_of(name), field_of(name), level_in(name)) == (symbol, field, level)


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("Trường Đại học Sông Thao", True),
        ("Bệnh viện Đa khoa tỉnh", True),
        ("Viện Khoa học Thủy lợi", True),
        ("Trung tâm Y tế huyện Can Lộc", True),
        ("Công an tỉnh", True),
        ("Viện kiểm sát nhân dân tỉnh", False),
        ("Sở Giáo dục và Đào tạo", False),
        ("UBND xã Trường Sơn", False),
        ("Trung tâm Chuyển đổi số", False),
    ],
)
def test_whose_signers_may_have_titles(name: str, may: bool) -> None:
    assert may_write_titles(name) is may
