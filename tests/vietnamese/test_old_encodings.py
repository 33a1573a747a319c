"""TCVN3, VNI and raw Telex are recognised and become Unicode; Unicode text stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.vietnamese.old_encodings import (
    CONVERTERS,
    QUOTED_MOST,
    converted_lines,
    converted_name,
    from_telex,
    quoted,
    raw_telex,
    recognised,
    recognised_font,
    telex_word,
    text_of,
)

RIGHT = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do; được giải quyết đúng hạn, người dân ở lại"
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do; ®\u00adîc gi¶i quyÕt ®óng h¹n, ng\u00adêi d©n ë l¹i"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do; ñöôïc giaûi quyeát ñuùng haïn, ngöôøi daân ôû laïi"

LATIN = RIGHT.encode().decode("latin-1")
WESTERN = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in RIGHT.encode())


@pytest.mark.parametrize(("old", "name"), [(TCVN3, "tcvn3"), (VNI, "vni"), (WESTERN, "utf8"), (LATIN, "utf8")])
def test_old_text_is_recognised_and_read(old: str, name: str) -> None:
    assert recognised(old) == name
    assert CONVERTERS[name](old) == RIGHT
    new, changes = converted_lines(f"{RIGHT}\n{old}", name)
    assert new == f"{RIGHT}\n{RIGHT}"
    assert [number for number, _, _ in changes] == [2]


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("chuwa", "chưa"),
        ("kieemr", "kiểm"),
        ("kiemr", "kiểm"),
        ("dduwowngf", "đường"),
        ("nguwowif", "người"),
        ("hoaf", "hoà"),
        ("quyeets", "quyết"),
        ("quoocs", "quốc"),
        ("giaf", "già"),
        ("web", "web"),
        ("an", "an"),
        ("UBND", "UBND"),
        ("software", "software"),
    ],
)
def test_a_telex_word(keys: str, word: str) -> None:
    assert telex_word(keys) in (word, word.replace("oà", "òa"))


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Tieeps tucj soos hoas hoof sow", "Tiếp tục số hóa hồ sơ"),
        ("Ông Moon và bà Boos chuwa gửi hồ sơ", "Ông Moon và bà Boos chưa gửi hồ sơ"),
        ("Facebook và Zalo", "Facebook và Zalo"),
    ],
)
def test_words_with_a_capital_are_keys_where_many_words_are(line: str, right: str) -> None:
    assert from_telex(line) == right
    assert all(keys in line and word in right for _, keys, word in raw_telex(line))


def test_telex_beside_words_that_are_none() -> None:
    line = "UBND xã chuwa tổ chức kiemr tra; xem https://www.xa.gov.vn, gửi a@box.vn, dùng web và wifi."
    assert [(keys, word) for _, keys, word in raw_telex(line)] == [("chuwa", "chưa"), ("kiemr", "kiểm")]
    assert from_telex(line).startswith("UBND xã chưa tổ chức kiểm tra; xem https://www.xa.gov.vn, gửi a@box.vn")
    assert recognised(line) == "telex"


@pytest.mark.parametrize(
    "text", [RIGHT, "Website http://x.vn, email a@b.vn, phần mềm Zalo, box, post, list, fax, max.", "", "1234, 97,5%"]
)
def test_text_of_today_is_none_of_them(text: str) -> None:
    assert recognised(text) == ""


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    for name in CONVERTERS:
        new, changes = converted_lines(text, name)
        assert (new == text) == (not changes)
    recognised(text)


def test_bytes() -> None:
    assert text_of("é".encode("cp1252")) == "é"
    assert text_of("kỳ".encode()) == "kỳ"
    assert text_of(b"a\0b") is None


def test_bullets_are_no_letters_of_an_old_font() -> None:
    assert recognised_font("· Việc một\n· Việc hai\n· Việc ba") == ""


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Cuwr 02 cán bộ dự hooij nghị", ["Cuwr", "hooij"]),  # a capital with two keys needs no others beside it
        ("Ddax tiếp nhận 12 hồ sơ", ["Ddax"]),
        ("Raf soats thur tucj", ["Raf", "soats", "thur", "tucj"]),  # weak ones all along the line
        ("Hoof sow quá hạn", ["Hoof", "sow"]),  # no name: a sentence begins with it
        ("Nhờ cán bộ Moor, Beer và Lees", []),
        ("The users of the cars for our tests has fees", []),
        ("Hướng dẫn kiemr tra", []),
    ],
)
def test_all_raw_words_of_a_line_are_named(line: str, named: list[str]) -> None:
    assert [keys for _, keys, _ in raw_telex(line)] == named
    typed = from_telex(line)
    assert all(word in typed for _, _, word in raw_telex(line))
    assert not raw_telex(typed)


def test_long_lines_are_quoted_to_a_whole_word() -> None:
    line = "nội dung " * 30
    assert quoted(" một h\u00ading dòng ngắn ") == "một hing dòng ngắn"
    assert quoted(line).endswith((" nội …", " dung …"))
    assert len(quoted(line)) <= QUOTED_MOST + 2


@pytest.mark.parametrize(
    ("name", "new"), [("a.yaml", "a.unicode.yaml"), ("a.b.txt", "a.b.unicode.txt"), ("a", "a.unicode")]
)
def test_a_converted_file_keeps_its_ending(name: str, new: str) -> None:
    assert converted_name(name) == new
