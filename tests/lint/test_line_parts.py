"""Paragraphs parted at manual breaks, tabs and blanks, and only where two halves stand side by side."""

from __future__ import annotations

import pytest

from tthc_render.lint.line_parts import QUOC_HIEU, part, plain_words, similarity, whole_state
from tthc_render.readers.facts import PageParagraph, TextPiece


def parted(text: str, cell: str = "") -> list[tuple[str, str]]:
    paragraph = PageParagraph(1, 0, 0, text, (TextPiece(text, 14.0),), cell=cell)
    return [(line.text, line.side) for line in part(paragraph)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "SỞ NGOẠI VỤ\tĐộc lập - Tự do - Hạnh phúc",
            [("SỞ NGOẠI VỤ", "left"), ("Độc lập - Tự do - Hạnh phúc", "right")],
        ),
        (
            "Số: 1/BC-A     Huế, ngày 20 tháng 3 năm 2024",
            [("Số: 1/BC-A", "left"), ("Huế, ngày 20 tháng 3 năm 2024", "right")],
        ),
        (
            "Số:         /BC-A\tHuế, ngày      tháng 11 năm 2026",
            [("Số:         /BC-A", "left"), ("Huế, ngày      tháng 11 năm 2026", "right")],
        ),
        (
            "Số:         /BC-A          Huế, ngày      tháng 11 năm 2026",
            [("Số:         /BC-A", "left"), ("Huế, ngày      tháng 11 năm 2026", "right")],
        ),
        ("Nơi nhận:\t\tGIÁM ĐỐC", [("Nơi nhận:", "left"), ("GIÁM ĐỐC", "right")]),
        ("- Như trên;\tPHÓ GIÁM ĐỐC", [("- Như trên;", "left"), ("PHÓ GIÁM ĐỐC", "right")]),
        ("Số:         /BC-SNgV", [("Số:         /BC-SNgV", "")]),
        ("Tổng số hồ sơ:\t12", [("Tổng số hồ sơ:\t12", "")]),
        ("\tĐầu dòng lùi bằng phím tab", [("\tĐầu dòng lùi bằng phím tab", "")]),
        ("UBND TỈNH\nSỞ NGOẠI VỤ", [("UBND TỈNH", ""), ("SỞ NGOẠI VỤ", "")]),
        ("một dòng", [("một dòng", "")]),
    ],
)
def test_lines_part_where_halves_stand_side_by_side(text: str, wanted: list[tuple[str, str]]) -> None:
    assert parted(text) == wanted


def test_a_cell_is_never_parted_into_halves() -> None:
    assert parted("Nơi nhận:\tGIÁM ĐỐC", cell="1:0:0") == [("Nơi nhận:\tGIÁM ĐỐC", "")]


def test_each_half_keeps_the_look_of_its_own_letters() -> None:
    text = "Nơi nhận:\tGIÁM ĐỐC"
    pieces = (TextPiece("Nơi nhận:\t", 12, italic=True), TextPiece("GIÁM ĐỐC", 14, bold=True))
    left, right = part(PageParagraph(1, 0, 0, text, pieces))
    assert [(piece.text, piece.italic) for piece in left.pieces] == [("Nơi nhận:", True)]
    assert [(piece.text, piece.bold) for piece in right.pieces] == [("GIÁM ĐỐC", True)]


def test_words_put_letters_typed_apart_together() -> None:
    assert plain_words(PageParagraph(1, 0, 0, "S Ở  N G O Ạ I  V Ụ", ())) == "SỞ NGOẠI VỤ"


def test_alike_forgives_a_letter_and_no_more() -> None:
    assert similarity("CỘNG HOÀ XÃ HỘI", "CỘNG HÒA XÃ HỘI") > 0.8
    assert similarity("BÁO CÁO", "CỘNG HÒA XÃ HỘI") < 0.5


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "SỞ TƯ PHÁP", "NAM"], [QUOC_HIEU, "SỞ TƯ PHÁP"]),
        (["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập"], [QUOC_HIEU, "Độc lập"]),
        (["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Độc lập"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Độc lập"]),
        ([QUOC_HIEU, "NAM"], [QUOC_HIEU, "NAM"]),
        (["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT", "NAM"], [QUOC_HIEU.replace("HÒA", "HOÀ")]),
    ],
)
def test_a_wrapped_state_is_one_line(texts: list[str], wanted: list[str]) -> None:
    lines = [
        PageParagraph(i, 1, 0, text, (TextPiece(text, 13.0),), widths_pt=(9.0,), box_pt=(i, i, i + 9, i + 9))
        for i, text in enumerate(texts)
    ]
    found = whole_state(lines)
    assert [line.text for line in found] == wanted
    assert sum(len(line.widths_pt) for line in found) == len(texts)


def test_the_end_of_another_column_ends_no_state() -> None:
    texts = [("MẶT TRẬN TỔ QUỐC VIỆT", "left"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "right"), ("NAM", "left")]
    lines = [
        PageParagraph(number, 1, 0, text, (TextPiece(text, 13.0),), side=side)  # type: ignore[arg-type]
        for number, (text, side) in enumerate([*texts, ("NAM", "right")])
    ]
    found = [(line.text, line.side) for line in whole_state(lines)]
    assert found == [texts[0], (QUOC_HIEU, "right"), ("NAM", "left")]
