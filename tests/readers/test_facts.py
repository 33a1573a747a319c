"""The facts model: blanks and letters as people type them, fonts counted by use."""

from __future__ import annotations

import unicodedata

import pytest

from tthc_render.readers.facts import PageParagraph, Section, TextPiece, despaced, font_uses, normal


def paragraph(text: str, *pieces: TextPiece, number: int = 1) -> PageParagraph:
    return PageParagraph(number, 0, 0, text, pieces or (TextPiece(text, 14.0),))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Số:\u00a0\u00a0/BC", "Số:  /BC"),
        (unicodedata.normalize("NFD", "Hòa"), "Hòa"),
        ("16/\u2060CT", "16/CT"),
        ("a\tb\nc", "a\tb\nc"),
        ("\u202f12\ufeff", " 12"),
    ],
)
def test_normal_text_is_precomposed_with_plain_blanks(typed: str, wanted: str) -> None:
    assert normal(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("C Ộ N G  H Ò A  X Ã  H Ộ I", "CỘNG HÒA XÃ HỘI"),
        ("B Á O   C Á O", "BÁO CÁO"),
        ("BÁO CÁO", "BÁO CÁO"),
        ("a b c d", "a b c d"),
        ("Sở Y tế và các đơn vị", "Sở Y tế và các đơn vị"),
    ],
)
def test_letters_typed_apart_come_together(typed: str, wanted: str) -> None:
    assert despaced(typed) == wanted


def test_plain_is_one_line_without_double_blanks() -> None:
    assert paragraph(" một\thai\nba   bốn ").plain == "một hai ba bốn"


def test_words_leave_out_signs_and_raised_pieces() -> None:
    pieces = (TextPiece("chữ", 14), TextPiece(" – ", 12), TextPiece("1", 9, raised=True))
    assert paragraph("chữ – 1", *pieces).words == pieces[:1]


def test_a_section_is_landscape_when_wider_than_high() -> None:
    margins = (20.0, 20.0, 30.0, 20.0)
    assert Section(0, 1, 297, 210, margins).landscape
    assert not Section(0, 1, 210, 297, margins).landscape


def test_fonts_are_counted_by_letters_and_remember_their_first_place() -> None:
    text = (
        paragraph("abc", TextPiece("abc", 14, font="Arial"), number=3),
        paragraph("defgh", TextPiece("defgh", 14), TextPiece("…", 14, font="Symbol"), number=4),
    )
    assert [(use.name, use.letters, use.first) for use in font_uses(text)] == [
        ("Times New Roman", 5, 4),
        ("Arial", 3, 3),
    ]
