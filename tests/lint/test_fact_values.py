"""Single facts as values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tthc_render.lint.fact_values import (
    appendix_label,
    distinct,
    ending,
    in_sequence,
    margin,
    number_kind,
    pairing,
    paper,
    shares,
    turned,
)
from tthc_render.readers.facts import Section


def section(width: float, height: float, *, table: bool = False) -> Section:
    return Section(0, 1, width, height, (20.0, None, 30.001, 15.0), has_table=table)


@pytest.mark.parametrize(
    ("before", "text", "right"),
    [
        ("", "a) x", True),
        ("d", "đ) x", True),
        ("d", "e) x", False),
        ("e", "g) x", True),
        ("e", "f) x", False),
        ("i", "k) x", True),
        ("c", "a) x", True),
        ("a", "b/ x", True),
        ("", "b) x", False),
    ],
)
def test_points_follow_the_vietnamese_letters(before: str, text: str, right: bool) -> None:
    assert (in_sequence(text, before) == "đúng") is right


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "đủ"),
        (["GIÁM ĐỐC"], "đủ"),
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "đủ"),
        (["KT. GIÁM ĐỐC"], "thiếu chức vụ người ký"),
        (["PHÓ CHỦ TỊCH"], "thiếu “KT.”"),
        (["CHỦ TỌA", "PHÓ GIÁM ĐỐC BAN QUẢN LÝ DỰ ÁN"], "đủ"),
        (["NGƯỜI CHỦ TRÌ", "PHÓ CHỦ TỊCH"], "đủ"),
        (["THƯ KÝ", "PHÓ CHÁNH VĂN PHÒNG"], "đủ"),
        (["ĐẠI DIỆN BÊN GIAO", "PHÓ GIÁM ĐỐC"], "đủ"),
        (["TRƯỞNG ĐOÀN", "PHÓ GIÁM ĐỐC SỞ"], "đủ"),
        (["TRƯỞNG ĐOÀN", "PHÓ TRƯỞNG ĐOÀN"], "thiếu “KT.”"),
        (["GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "thiếu “KT.”"),
        (["TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"], "thiếu “KT.”"),
        (["TL. CHỦ TỊCH", "K.T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"], "đủ"),
    ],
)
def test_authority_and_title_come_in_pairs(lines: list[str], wanted: str) -> None:
    assert pairing(lines) == wanted


@pytest.mark.parametrize(
    ("width", "height", "wanted"),
    [(210.01, 297.0, "210 × 297 mm"), (297, 210, "210 × 297 mm"), (216, 279, "216 × 279 mm")],
)
def test_paper_is_named_by_its_sides(width: float, height: float, wanted: str) -> None:
    assert paper(section(width, height)) == (wanted,)


def test_only_a_form_that_is_attached_is_a3() -> None:
    form = replace(section(420, 297, table=True), index=1)
    assert paper(form) == ("297 × 420 mm, biểu mẫu",)
    assert paper(replace(form, index=0)) == paper(replace(form, has_table=False)) == ("297 × 420 mm",)


def test_a_turned_page_says_whether_it_has_a_table() -> None:
    assert turned(section(210, 297)) == ("dọc",)
    assert turned(section(297, 210)) == ("ngang, không có bảng",)
    assert turned(section(297, 210, table=True)) == ("ngang, có bảng",)


def test_a_margin_that_cannot_be_seen_has_no_value() -> None:
    assert margin(section(210, 297), 1) == ()
    assert margin(section(210, 297), 2) == (30.0,)


def test_shares_are_percent_of_each_line() -> None:
    assert shares(50, (100.0, 200.0, 100.0, 0.0)) == (50.0, 25.0)


def test_a_line_of_unknown_length_has_no_share() -> None:
    assert shares(0.0, (100.0,)) == ()


@pytest.mark.parametrize(
    ("text", "short", "right"),
    [
        ("Số: 8/TTr-STC", "TTr", True),
        ("Số: 88/TTrLN-STC-SYT", "TTr", True),
        ("Số: 88/NQLT-HĐND-MTTQ", "NQ", True),
        ("Số: 8/TTB-STC", "TTr", False),
        ("Số: 8/QĐ-STC", "BC", False),
    ],
)
def test_the_code_of_the_kind_may_say_that_several_issue_it(text: str, short: str, right: bool) -> None:
    assert (number_kind(text, short) == ("đúng",)) is right


@pytest.mark.parametrize(
    ("role", "text", "last", "wanted"),
    [
        ("noi_nhan", "- A;", False, "đúng"),
        ("noi_nhan", "- A.", False, "- A."),
        ("noi_nhan", "- Lưu: VT.", True, "đúng"),
        ("can_cu", "Căn cứ Luật;", False, ";"),
    ],
)
def test_endings(role: str, text: str, last: bool, wanted: str) -> None:
    assert ending(role, text, last) == wanted


@pytest.mark.parametrize(("text", "wanted"), [("Phụ lục II", "II"), ("PHỤ LỤC SỐ 2", "2"), ("Phụ lục", "không có số")])
def test_the_number_of_an_appendix(text: str, wanted: str) -> None:
    assert appendix_label(text) == wanted


def test_distinct_keeps_the_order() -> None:
    assert distinct([13.0, 14.0, 13.0]) == (13.0, 14.0)
