"""Letters that Times New Roman does not have, or of another code than those of Vietnamese."""

from __future__ import annotations

import pytest

from tests.support import hand_typed as typed
from tests.support.hand_typed import docx, p
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.odd_letters import odd_letters
from tthc_render.readers.facts import PageParagraph, TextPiece


def paragraph(text: str, font: str = "Times New Roman") -> PageParagraph:
    return PageParagraph(1, 1, 1, text, (TextPiece(text, 14.0, font=font),))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đắk Lắk, K’Brêu, Łódź, São Tomé ½ € § © ‰ Σ м", ""),
        ("☐ có  ☑ không ➜ 👍", ""),  # signs of other fonts are drawn on purpose
        ("مرحبا", ""),
        ("Ðảng ủy xã", "“Ð” U+00D0"),
        ("Ngày \uf0b7 và \ue001", "U+F0B7, U+E001"),
        ("北 京", "“北” U+5317, “京” U+4EAC"),
    ],
)
def test_odd_letters_are_named_with_their_codes(text: str, found: str) -> None:
    assert odd_letters(paragraph(text)) == found
    assert odd_letters(paragraph(text, "Symbol")) == ""


def test_a_received_file_with_such_a_letter_breaks_the_rule_on_fonts() -> None:
    for text, broken in (("Ðã hoàn thành kế hoạch năm nay theo quy định.", True), ("Đã hoàn thành.", False)):
        data = docx(typed.HEAD_TABLE, typed.TITLE, typed.BODY, p(text), typed.CLOSE_TABLE)
        told = [item for item in lint_bytes(data, "docx", "x.docx").findings if "U+00D0" in item.message()]
        assert bool(told) is broken
        assert all("PG-05" in item.message() for item in told)
