"""Blocks as HTML: marks, ids for the placement of notes, and text that breaks where Word breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.support.documents import cell, everything, geometry, merged_table, row, small_picture, words
from tthc_render.document.tree import Block, Figure, Heading, Inline, Item, Note, Paragraph, Row, Run, Table
from tthc_render.layout.column_widths import column_widths
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.html import HtmlWriter, broken, class_name, inlines, rule


def parsed(html: str) -> etree._Element:
    return etree.fromstring(f"<body>{html}</body>")


def written(*blocks: Block, **options: bool) -> etree._Element:
    return parsed(HtmlWriter().blocks(blocks, **options))


@pytest.mark.parametrize(
    ("block", "tag", "kind", "text"),
    [
        (Heading(1, words("KẾT QUẢ"), "I."), "h1", "muc", "I. KẾT QUẢ"),
        (Heading(4, words("Cấp tỉnh"), "a)"), "h4", "muc", "a) Cấp tỉnh"),
        (Paragraph(words("Một đoạn.")), "p", "than", "Một đoạn."),
        (Paragraph(words("Một đoạn."), label="2.1."), "p", "than", "2.1. Một đoạn."),
        (Paragraph(words("hồ sơ"), "Đơn vị tính"), "p", "don-vi-tinh", "hồ sơ"),
        (Item("-", words("Một mục;")), "p", "gach", "- Một mục;"),
        (Item("+", words("Một mục;")), "p", "cong", "+ Một mục;"),
        (Paragraph(()), "p", "than", None),
    ],
)
def test_each_block_has_its_class_and_text(block: Block, tag: str, kind: str, text: str | None) -> None:
    (element,) = written(block)
    assert (element.tag, element.get("class"), element.text) == (tag, kind, text)


@pytest.mark.parametrize(
    ("style", "name"),
    [("Đơn vị tính", "don-vi-tinh"), ("Tên phần biểu", "ten-phan-bieu"), ("Ghi chú (1)", "ghi-chu-1"), ("", "")],
)
def test_classes_are_named_after_styles(style: str, name: str) -> None:
    assert class_name(style) == name


@pytest.mark.parametrize(
    ("pieces", "html"),
    [
        ((Run("x"),), "x"),
        ((Run("x", bold=True, italic=True),), "<b><i>x</i></b>"),
        ((Run("2", vertical="sup"), Run("2", vertical="sub")), "<sup>2</sup><sub>2</sub>"),
        ((Run("x", link='https://a.vn/?a=1&b="2"'),), '<a href="https://a.vn/?a=1&amp;b=&#34;2&#34;">x</a>'),
        ((Run("<b>3 & 4 {{ x }}"),), "&lt;b&gt;3 &amp; 4 {{ x }}"),
        ((Run("số 16/QĐ-UBND"),), "số 16/\u2060QĐ-UBND"),
        ((Run("2021-2025, x-2, 3-y"),), "2021-\u200b2025, x-2, 3-y"),
    ],
)
def test_runs(pieces: tuple[Inline, ...], html: str) -> None:
    assert inlines(pieces) == html


def test_a_note_stands_at_its_call() -> None:
    assert inlines((Run("a"), Note((Run("Xem "), Run("b", italic=True)), 3))) == (
        'a<span id="goi-3"></span><span id="chu-thich-3" class="chu-thich">Xem <i>b</i></span>'
    )


def test_blocks_are_counted_over_all_parts() -> None:
    writer = HtmlWriter({1, 3})
    first = parsed(writer.blocks((Paragraph(()), Paragraph(())), keep_last=True))
    second = parsed(writer.blocks((Item("-", ()), Heading(2, ()))))
    found = [(item.get("id"), item.get("class")) for item in (*first, *second)]
    assert found == [
        ("khoi-0", "than"),
        ("khoi-1", "than giu sang-trang"),
        ("khoi-2", "gach"),
        ("khoi-3", "muc sang-trang"),
    ]


@pytest.mark.parametrize(
    ("block", "indent"),
    [
        (Item("-", ()), None),
        (Item("-", (), 1), "text-indent:42.55pt"),
        (Item("+", ()), None),
        (Item("+", (), 1), "text-indent:42.55pt"),
        (Paragraph((), label="a)"), None),
        (Paragraph((), label="a)", deeper=2), "text-indent:56.75pt"),
    ],
)
def test_deeper_items_are_indented(block: Item | Paragraph, indent: str | None) -> None:
    assert written(block)[0].get("style") == indent


def test_tables_have_widths_header_and_merged_cells() -> None:
    table = column_widths(merged_table(1), geometry().text_width_pt("portrait"), geometry())
    element, _ = written(table)
    assert element.get("style") == "font-size:13.0pt"
    shares = [float(item.get("style", "").removeprefix("width:").removesuffix("%")) for item in element.iter("col")]
    assert sum(shares) == pytest.approx(100, abs=0.01)
    head, body = element[1], element[2]
    assert [item.get("class") for item in (*head, *body)] == [
        *["header"] * 3,
        *("code", "group giu-dong", "data giu-dong", "total"),
    ]
    spans = [[(one.get("rowspan"), one.get("colspan")) for one in item] for item in head][:2]
    assert spans == [[("3", None), ("3", None), (None, "3"), ("2", None)], [("2", None), (None, "2")]]
    assert head[3].get("style") == "font-size:11.0pt"


def test_cells_have_their_align_and_look() -> None:
    rows = (Row((cell("a", align="left"), cell("b", bold=True, italic=True), cell("", align="right"))),)
    total = row("Tổng", "1", "2", kind="total", bold=True)
    element, _ = written(Table((), (*rows, total), 3, (0.2, 0.3, 0.5)))
    cells = list(element.iter("td"))
    assert [item.get("class") for item in cells[:3]] == ["left", "center", "right"]
    assert etree.tostring(cells[1][0]) == b"<b><i>b</i></b>"
    assert cells[2].text == "\u00a0"
    assert cells[3].text == "Tổng", "the style sheet makes totals bold"


@pytest.mark.parametrize(("path", "alt"), [("hinh.png", ""), ('"><script>', ""), ("a.png", "Biểu đồ: A 1; B < 2")])
def test_figures_hold_their_picture_size_and_what_it_shows(path: str, alt: str) -> None:
    element = written(Figure(path, 60.0, words("Hình 1"), picture=small_picture(), alt=alt))
    image = element[0][0]
    assert image.get("src", "").startswith("data:image/png;base64,iVBOR")
    assert "width:60.0mm;height:45.0mm" in image.get("style", "")
    assert image.get("alt") == (alt or path)
    assert (element[1].get("class"), element[1].text) == ("chu-thich-hinh", "Hình 1")


def test_rules_and_lines_broken_by_hand() -> None:
    assert rule(71.234) == '<div class="duong-ke" style="width:71.23pt"></div>'
    assert broken(("3 < 4", "hai")) == "3 &lt; 4<br/>hai"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")))
def test_any_text_comes_back_but_for_marks_of_line_breaking(text: str) -> None:
    found = "".join(parsed(inlines((Run(text),))).itertext())
    marks = str.maketrans("", "", "\u2060\u200b")
    assert found.translate(marks) == text.translate(marks)


def test_the_whole_document_is_well_formed() -> None:
    measured = measure(everything(), geometry()).document
    element = parsed(HtmlWriter().blocks(measured.blocks))
    ids = [item.get("id") for item in element.iter() if item.get("id")]
    assert len(ids) == len(set(ids))
    calls = [item for item in ids if item.startswith("goi-")]
    assert calls == [f"goi-{number}" for number in range(1, 7)]
