"""Parts, chapters and articles are numbered; grounds are set in italics."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.collector import Findings
from tthc_render.document.articles import check_typed_articles, is_article_title, italic_grounds, number_articles
from tthc_render.document.block_text import to_text
from tthc_render.document.markup import lines_of, parse_blocks
from tthc_render.document.numbering import number_runins
from tthc_render.document.tree import Block, Paragraph, Run


def blocks(*lines: str) -> list[Block]:
    findings = Findings()
    pieces = parse_blocks("\n".join(lines), lines_of("x"), findings)
    assert list(findings) == []
    return [piece for piece in pieces if isinstance(piece, Paragraph)]


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        (("{.dieu} Một", "{.dieu} Hai"), ["Điều 1. Một", "Điều 2. Hai"]),
        (("{.chuong} CHUNG", "{.dieu} Một", "{.chuong}", "{.dieu} Hai"),
         ["Chương I", "CHUNG", "Điều 1. Một", "Chương II", "Điều 2. Hai"]),
        (("{.chuong} A", "{.muc} B", "{.muc} C", "{.tieu-muc} D", "{.chuong} E", "{.muc} F"),
         ["Chương I", "A", "Mục 1", "B", "Mục 2", "C", "Tiểu mục 1", "D", "Chương II", "E", "Mục 1", "F"]),
        (("{.phan} [Phần thứ nhất] A", "{.phan} [Phần II] B", "{.phan} C"),
         ["Phần thứ nhất", "A", "Phần II", "B", "Phần III", "C"]),
        (("{.dieu} Một", "{.dieu} [Điều 1a] Hai", "{.dieu} Ba"), ["Điều 1. Một", "Điều 1a. Hai", "Điều 2. Ba"]),
        (("{.dieu}",), ["Điều 1."]),
    ],
)  # fmt: skip
def test_divisions_and_articles_have_their_numbers(lines: tuple[str, ...], printed: list[str]) -> None:
    assert to_text(number_articles(blocks(*lines))) == printed


def test_clauses_and_points_begin_anew_in_each_article() -> None:
    made = number_runins(number_articles(blocks("{.dieu} A", "#. x", "#) y", "#. z", "{.dieu} B", "#) p", "#. q")))
    assert to_text(made) == ["Điều 1. A", "1. x", "a) y", "2. z", "Điều 2. B", "a) p", "1. q"]


def test_an_article_of_bold_words_only_is_a_title() -> None:
    title, text = number_articles(blocks("{.dieu} **Phạm vi**", "{.dieu} Phạm vi"))
    assert isinstance(title, Paragraph)
    assert isinstance(text, Paragraph)
    assert (is_article_title(title), is_article_title(text)) == (True, False)


def test_only_grounds_above_the_formula_are_italic() -> None:
    lines = ("{.giua} **GIÁM ĐỐC**", "Căn cứ Luật A;", "Lời khác", "{.giua} **QUYẾT ĐỊNH:**", "Căn cứ Điều 1.")
    made = italic_grounds(blocks(*lines), "QUYẾT ĐỊNH:")
    looks = [[item.italic for item in block.inlines if isinstance(item, Run)] for block in made
             if isinstance(block, Paragraph)]  # fmt: skip
    assert looks == [[False], [True], [False], [False], [False]]
    assert italic_grounds(blocks("Căn cứ A"), "QUYẾT ĐỊNH:") == blocks("Căn cứ A")


@pytest.mark.parametrize(
    ("lines", "italic"),
    [
        (("Căn cứ Luật A;", "Theo đề nghị của ông B.", "Hai bên thống nhất:"), 2),
        (("Căn cứ Luật A;", "Căn cứ Luật B;", "Hai bên thống nhất:"), 2),
        (("Căn cứ Luật A;", "Căn cứ Kế hoạch số 5, Sở Nội vụ trình Ủy ban nhân dân tỉnh."), 1),
        (("Căn cứ Kế hoạch số 5, Sở Nội vụ báo cáo như sau:", "Căn cứ Luật A;"), 0),
        (("Thực hiện Kế hoạch số 5.", "Căn cứ Luật A;"), 0),
    ],
)
def test_grounds_at_the_beginning_need_no_formula(lines: tuple[str, ...], italic: int) -> None:
    made = italic_grounds(blocks(*lines), "")
    looks = [any(item.italic for item in block.inlines if isinstance(item, Run)) for block in made
             if isinstance(block, Paragraph)]  # fmt: skip
    assert looks == [number < italic for number in range(len(lines))]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Điều 1. Một", "Điều 2. Hai", "{.dieu} Ba", "{.dieu} Bốn"), ["Điều 1", "Điều 2"]),
        (("Điều 1. Một", "{.dieu} [Điều 2] Hai"), []),
        (("Điều 1. Một", "Điều 2. Hai"), []),
        (("{.dieu} Một", "Điều 1 của Luật quy định."), []),
    ],
)
def test_an_article_typed_and_counted_with_one_number_is_told(lines: tuple[str, ...], told: list[str]) -> None:
    found = check_typed_articles(blocks(*lines))
    assert [item.details["number"] for item in found] == told
    assert [item.code for item in found] == ["D606"] * len(told)
