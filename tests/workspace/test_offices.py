"""What an office's name says of it."""

from __future__ import annotations

import pytest

from tthc_render.workspace.offices import foreign_title, office_of, own_word, place_in, printed_lines, symbol_of


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
        ("Công an xã", "khac", ()),
    ],
)
def test_who_signs(name: str, level: str, authority: tuple[str, ...]) -> None:
    assert office_of(name, level).authority == authority


@pytest.mark.parametrize(
    ("lines", "name", "level", "foreign"),
    [
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "UBND xã Mẫu", "xa", "KT. GIÁM ĐỐC"),
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "UBND xã Mẫu", "xa", ""),
        (("TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH"), "UBND xã Mẫu", "xa", ""),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "UBND xã Mẫu", "xa", ""),
        (("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ TƯ PHÁP"), "UBND tỉnh Mẫu", "tinh", ""),
        (("Q. GIÁM ĐỐC",), "Sở Mẫu", "so", ""),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Sở Mẫu", "so", "TM. ỦY BAN NHÂN DÂN"),
        (("TRƯỞNG BAN",), "Sở Mẫu", "so", "TRƯỞNG BAN"),
        (("GIÁM ĐỐC",), "Công ty Mẫu", "khac", ""),
    ],
)
def test_a_title_of_another_kind_of_office(lines: tuple[str, ...], name: str, level: str, foreign: str) -> None:
    assert foreign_title(lines, office_of(name, level)) == foreign


@pytest.mark.parametrize(
    ("name", "own", "place", "printed", "symbol"),
    [
        ("UBND xã Thạch Hà", "UBND xã", "Thạch Hà", ("ỦY BAN NHÂN DÂN", "XÃ THẠCH HÀ"), "UBND"),
        ("UBND phường 3", "UBND phường", "Phường 3", ("ỦY BAN NHÂN DÂN", "PHƯỜNG 3"), "UBND"),
        ("UBND thành phố Huế", "UBND thành phố", "Huế", ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ"), "UBND"),
        ("Sở Tài chính", "Sở", "", ("SỞ TÀI CHÍNH",), "STC"),
        ("Thanh tra tỉnh", "", "", ("THANH TRA TỈNH",), "TTT"),
    ],
)
def test_words_of_a_name(name: str, own: str, place: str, printed: tuple[str, ...], symbol: str) -> None:
    assert (own_word(name), place_in(name), printed_lines(name), symbol_of(name)) == (own, place, printed, symbol)
