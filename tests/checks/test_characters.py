"""Characters that cannot be printed as typed."""

from __future__ import annotations

import pytest

from tests.support.documents import letter, words
from tthc_render.checks.characters import check_characters
from tthc_render.document.tree import Cell, Paragraph, Row, Table
from tthc_render.formats.fonts import LETTERS, MARKS
from tthc_render.prose.passages import from_document


def codes(text: str) -> list[tuple[str, str]]:
    document = letter(blocks=(Paragraph(words(text)),))
    return [(item.code, item.details["right"]) for item in check_characters(from_document(document), document)]


@pytest.mark.parametrize("text", [LETTERS, MARKS, "“…” – — ½ m² 5° ± × ≤ ≥ € ₫ → •", "NC₁ x⁴ 1.234\u00a0đồng"])
def test_what_the_font_has_is_silent(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ðồng Tháp", [("D752", "Đ")]),
        ("Hà Nộі", [("D752", "i")]),
        ("行政", [("D751", "chữ có trong phông Times New Roman")] * 2),
        ("Ａ", [("D751", "A")]),
        ("😀", [("D751", "chữ có trong phông Times New Roman")]),
    ],
)
def test_strange_letters_are_named(text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text) == expected


def test_cells_of_tables_are_read() -> None:
    table = Table((), (Row((Cell(words("Ðất đai")),)),), 1)
    document = letter(blocks=(table,))
    assert [item.code for item in check_characters(from_document(document), document)] == ["D752"]


def test_a_whole_text_in_another_script_is_not_a_thousand_findings() -> None:
    assert 0 < len(codes("".join(map(chr, range(0x4E00, 0x4E00 + 500))))) <= 20
