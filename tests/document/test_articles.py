"""Parts, chapters and articles are numbered."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.collector import Findings
from tthc_render.document.articles import (
    bold_articles,
    check_typed_articles,
    check_typed_divisions,
    is_article_title,
    number_articles,
)
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
        (("{.phan} Phần thứ nhất. A", "{.phan} PHẦN II: B", "{.phan} Phần thưởng C"),
         ["Phần thứ nhất", "A", "PHẦN II", "B", "Phần III", "Phần thưởng C"]),
        (("{.dieu} Điều 1. Một", "{.dieu} Điều 3 của Luật"), ["Điều 1. Một", "Điều 2. Điều 3 của Luật"]),
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


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Điều 1: Một", "Lời", "Điều 2: Hai"), ["Điều 1:"]),
        (("ĐIỀU 1. Một", "ĐIỀU 2. Hai", "ĐIỀU 3. Ba"), ["ĐIỀU 1."]),
        (("**Điều 1 -** Một", "**Điều 2 -** Hai"), ["Điều 1 -"]),
        (("Điều 1) Một", "Điều 2) Hai"), ["Điều 1)"]),
        (("Điều 1: Một",), []),
        (("Điều 5: Một", "Điều 6: Hai"), []),
        (("Điều 1. Một", "Điều 2. Hai"), []),
        (("- Điều 1: Một", "- Điều 2: Hai"), []),
        (("Điều 1 của Luật", "Điều 2 của Luật"), []),
    ],
)
def test_articles_typed_with_another_sign_are_told_once(lines: tuple[str, ...], told: list[str]) -> None:
    found = check_typed_articles(blocks(*lines))
    assert [item.details["text"] for item in found] == told
    assert [item.code for item in found] == ["D609"] * len(told)


@pytest.mark.parametrize(
    ("line", "bold"),
    [
        ("Điều 1. Thành lập Tổ", "Điều 1."),
        ("Điều 12. *Tên*", "Điều 12."),
        ("**Điều 1.** Thành lập", "Điều 1."),
        ("**Điều 1. Phạm vi**", "Điều 1. Phạm vi"),
        ("Điều 5 của Luật quy định", ""),
        ("“Điều 5. Sửa đổi", ""),
        ("Theo Điều 5. Thành lập", ""),
        ("Điều 1: Thành lập", ""),
    ],
)
def test_the_number_of_a_typed_article_is_bold(line: str, bold: str) -> None:
    [made] = bold_articles(blocks(line))
    assert isinstance(made, Paragraph)
    assert "".join(item.text for item in made.inlines if isinstance(item, Run) and item.bold) == bold
    assert to_text([made]) == to_text(blocks(line))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Phần thứ nhất", "TÌNH HÌNH"), "{.phan} [Phần thứ nhất] TÌNH HÌNH"),
        (("**Phần thứ hai**", "**KẾT QUẢ**"), "{.phan} [Phần thứ hai] KẾT QUẢ"),
        (("PHẦN I", "Nội dung"), "{.phan} [Phần I] TÊN"),
        (("Chương II:", "QUY ĐỊNH CHUNG"), "{.chuong} [Chương II] QUY ĐỊNH CHUNG"),
        (("CHƯƠNG I. QUY ĐỊNH CHUNG", "Lời"), "{.chuong} [Chương I] QUY ĐỊNH CHUNG"),
        (("Mục 1", "TỔ CHỨC"), "{.muc} [Mục 1] TỔ CHỨC"),
        (("Tiểu mục 2",), "{.tieu-muc} [Tiểu mục 2] TÊN"),
        (("{.phan} [Phần thứ nhất] TÌNH HÌNH",), ""),
        (("{.giua} **Phần thứ nhất**",), ""),
        (("Phần thứ nhất của Báo cáo nêu kết quả.",), ""),
        (("Phần I: Kết quả đạt được",), ""),
        (("Mục 1 Điều 5 Nghị định",), ""),
        (("Mục tiêu", "CHUNG"), ""),
        (("Chương trình I",), ""),
        (("- Phần I",), ""),
    ],
)
def test_a_division_typed_as_a_plain_line_is_told_with_its_mark(lines: tuple[str, ...], told: str) -> None:
    found = check_typed_divisions(blocks(*lines))
    assert [item.code for item in found] == ["D607"] * bool(told)
    assert all(f"“{told}”" in item.hint() for item in found)
