"""The XML of each block, in the styles of a layout."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.support.documents import cell, geometry, merged_table, png, row, small_picture, words
from tests.support.read_back import W
from tthc_render.document.tree import (
    Block,
    Cell,
    Figure,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Picture,
    Row,
    Run,
    SignatureLine,
    Signatures,
    Table,
)
from tthc_render.formats.ooxml import RELATIONS, WORD_NAMESPACE
from tthc_render.layout.column_widths import column_widths
from tthc_render.layout.docx.blocks import BlockWriter

R = f"{{{RELATIONS}}}"
WIDTH = geometry().text_width_pt("portrait")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def writer(last_note_id: int = 0) -> BlockWriter:
    """A writer in whose layout every style has the id "[name]"."""
    return BlockWriter(lambda name: f"[{name}]", "Bang", last_note_id)


def parsed(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{WORD_NAMESPACE}" xmlns:r="{RELATIONS}">{xml}</w:body>')


def written(*blocks: Block) -> etree._Element:
    measured = tuple(column_widths(block, WIDTH, geometry()) if isinstance(block, Table) else block for block in blocks)
    return parsed(writer().blocks(measured, WIDTH))


def texts(element: etree._Element) -> str:
    return "".join(item.text or "" for item in element.iter(f"{W}t"))


@pytest.mark.parametrize(
    ("block", "style", "text"),
    [
        (Heading(1, words("KẾT QUẢ"), "I."), "heading 1", "I. KẾT QUẢ"),
        (Heading(4, words("Cấp tỉnh"), "a)"), "heading 4", "a) Cấp tỉnh"),
        (Heading(2, words("Không số")), "heading 2", "Không số"),
        (Paragraph(words("Một đoạn.")), "Thân bài", "Một đoạn."),
        (Paragraph(words("Một đoạn."), label="2.1."), "Thân bài", "2.1. Một đoạn."),
        (Paragraph(words("Đơn vị tính: hồ sơ"), "Đơn vị tính"), "Đơn vị tính", "Đơn vị tính: hồ sơ"),
        (Item("-", words("Một mục;")), "Mục gạch", "- Một mục;"),
        (Item("+", words("Một mục;")), "Mục cộng", "+ Một mục;"),
        (Paragraph(()), "Thân bài", ""),
    ],
)
def test_each_block_has_its_style_and_text(block: Block, style: str, text: str) -> None:
    (paragraph,) = written(block)
    assert paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == f"[{style}]"  # type: ignore[union-attr]
    assert texts(paragraph) == text
    assert paragraph.find(f"{W}pPr/{W}keepNext") is None


@pytest.mark.parametrize(("deeper", "indent"), [(0, None), (1, "851"), (2, "1135")])
def test_deeper_items_are_indented(deeper: int, indent: str | None) -> None:
    for block in (Item("-", words("x"), deeper), Paragraph(words("x"), label="a)", deeper=deeper)):
        (paragraph,) = written(block)
        found = paragraph.find(f"{W}pPr/{W}ind")
        assert (None if found is None else found.get(f"{W}firstLine")) == indent


def test_the_last_block_stays_with_the_signature() -> None:
    body = parsed(writer().blocks((Paragraph(words("a")), Paragraph(words("b"))), WIDTH, keep_last=True))
    assert [item.find(f"{W}pPr/{W}keepNext") is not None for item in body] == [False, True]


def test_a_link_is_one_relation_however_often_it_stands() -> None:
    once = writer()
    again: tuple[Inline, ...] = (Run("a", link="https://a.vn/?x=1&y=2"), Run("b", link="https://b.vn"))
    body = parsed(once.inlines((*again, Run("c", link="https://a.vn/?x=1&y=2"))))
    assert [link.get(f"{R}id") for link in body] == ["rIdLink1", "rIdLink2", "rIdLink1"]
    assert once.links == {"https://a.vn/?x=1&y=2": "rIdLink1", "https://b.vn": "rIdLink2"}
    assert once.note_links == {}


def test_links_of_notes_belong_to_the_part_of_the_notes() -> None:
    once = writer()
    once.inlines(
        (Run("a", link="https://a.vn"), Note((Run("b", link="https://b.vn"),), 1), Run("c", link="https://c.vn"))
    )
    assert once.links == {"https://a.vn": "rIdLink1", "https://c.vn": "rIdLink2"}
    assert once.note_links == {"https://b.vn": "rIdLink1"}


@pytest.mark.parametrize(("last", "ids"), [(0, ["1", "2"]), (1, ["2", "3"])])
def test_notes_stand_apart_and_their_calls_in_the_text(last: int, ids: list[str]) -> None:
    once = writer(last)
    body = parsed(once.inlines((Run("a"), Note(words("Một."), 1), Note(words("Hai."), 2, italic=True))))
    calls = list(body.iter(f"{W}footnoteReference"))
    assert [call.get(f"{W}id") for call in calls] == ids
    assert [call.getparent().find(f"{W}rPr/{W}i") is not None for call in calls] == [False, True]
    notes = [parsed(note)[0] for note in once.notes]
    assert [note.get(f"{W}id") for note in notes] == ids
    assert [texts(note) for note in notes] == [" Một.", " Hai."]
    assert all(next(note.iter(f"{W}footnoteRef"), None) is not None for note in notes)


def test_cells_have_the_style_of_their_row_and_their_own_align() -> None:
    table = Table(
        (row("a", "b", kind="header"), row("(1)", "(2)", kind="code")),
        (
            row("Nhóm", "", kind="group"),
            Row((cell("Chữ", align="left"), cell("1", align="right"))),
            Row((cell("x", align="justify"), cell("y", bold=True, italic=True)), "data"),
            row("Tổng", "2", kind="total"),
        ),
        2,
    )
    body = written(table)
    looks = [
        (
            item.find(f"{W}pPr/{W}pStyle").get(f"{W}val"),  # type: ignore[union-attr]
            item.find(f"{W}pPr/{W}jc").get(f"{W}val"),  # type: ignore[union-attr]
        )
        for item in body.iterfind(f"{W}tbl/{W}tr/{W}tc/{W}p")
    ]
    assert looks == [
        ("[Ô đầu cột]-26", "left"),
        ("[Ô đầu cột]-26", "center"),
        ("[Ô mã cột]-22", "left"),
        ("[Ô mã cột]-22", "center"),
        ("[Ô nhóm]-26", "left"),
        ("[Ô nhóm]-26", "center"),
        ("[Ô chữ]-26", "left"),
        ("[Ô số]-26", "right"),
        ("[Ô số]-26", "both"),
        ("[Ô số]-26", "center"),
        ("[Ô tổng]-26", "left"),
        ("[Ô tổng]-26", "center"),
    ]
    strong = next(item for item in body.iter(f"{W}r") if texts(item) == "y")
    assert [etree.QName(item).localname for item in strong.find(f"{W}rPr")][:4] == ["b", "bCs", "i", "iCs"]  # type: ignore[union-attr]


def test_header_rows_repeat_and_no_row_is_split() -> None:
    body = written(merged_table())
    rows = list(body.iter(f"{W}tr"))
    assert [item.find(f"{W}trPr/{W}tblHeader") is not None for item in rows] == [True] * 4 + [False] * 5
    assert all(item.find(f"{W}trPr/{W}cantSplit") is not None for item in rows)
    assert body.find(f"{W}tbl/{W}tblPr/{W}tblStyle").get(f"{W}val") == "Bang"  # type: ignore[union-attr]
    after = body[-1].find(f"{W}pPr/{W}pStyle")
    assert after is not None
    assert after.get(f"{W}val") == "[Sau bảng]"


@st.composite
def merged_tables(draw: st.DrawFn) -> Table:
    """Header and body are each cut into rectangles; every one is a cell."""
    columns = draw(st.integers(1, 7))

    def rows(kind: str) -> tuple[Row, ...]:
        count = draw(st.integers(1, 5))
        taken: set[tuple[int, int]] = set()
        out: list[list[Cell]] = [[] for _ in range(count)]
        for y in range(count):
            for x in range(columns):
                if (y, x) in taken:
                    continue
                width = height = 1
                while x + width < columns and (y, x + width) not in taken and draw(st.booleans()):
                    width += 1
                while y + height < count and draw(st.integers(0, 3)) == 0:
                    height += 1
                taken |= {(y + b, x + a) for a in range(width) for b in range(height)}
                out[y].append(cell(f"{y}.{x}", height, width))
        return tuple(Row(tuple(cells), kind) for cells in out)  # type: ignore[arg-type]

    return Table(rows("header"), rows("data"), columns)


@given(merged_tables())
@settings(deadline=None)
def test_the_grid_of_any_merged_table_is_complete(table: Table) -> None:
    """Every row covers all columns, widths add up, each merge goes on below its start, each text stands once."""
    body = written(table)
    grid = [int(column.get(f"{W}w", "")) for column in body.iter(f"{W}gridCol")]
    assert sum(grid) == round(WIDTH * 20)
    starts: dict[int, int] = {}
    for item in body.iter(f"{W}tr"):
        column, now = 0, dict[int, int]()
        for one in item.iter(f"{W}tc"):
            span = one.find(f"{W}tcPr/{W}gridSpan")
            width = 1 if span is None else int(span.get(f"{W}val", ""))
            assert int(one.find(f"{W}tcPr/{W}tcW").get(f"{W}w", "")) == sum(grid[column : column + width])  # type: ignore[union-attr]
            merge = one.find(f"{W}tcPr/{W}vMerge")
            if merge is not None:
                now[column] = width
                if merge.get(f"{W}val") is None:
                    assert starts.get(column) == width
                    assert texts(one) == ""
            column += width
        assert column == table.columns
        starts = now
    expected = [one.inlines[0].text for item in (*table.header, *table.rows) for one in item.cells]  # type: ignore[union-attr]
    assert [texts(one) for one in body.iter(f"{W}tc") if texts(one)] == expected


def test_cells_have_their_size_from_styles_of_their_own() -> None:
    once = writer()
    table = replace(merged_table(), size_pt=13, weights=(1 / 6,) * 6)
    body = parsed(once.blocks((table, table), WIDTH))
    assert list(body.iter(f"{W}sz")) == []
    styles = parsed("".join(once.cell_styles.values()))
    sizes = {
        item.get(f"{W}styleId"): (
            item.find(f"{W}name").get(f"{W}val"),  # type: ignore[union-attr]
            item.find(f"{W}basedOn").get(f"{W}val"),  # type: ignore[union-attr]
            item.find(f"{W}rPr/{W}sz").get(f"{W}val"),  # type: ignore[union-attr]
        )
        for item in styles.iter(f"{W}style")
    }
    assert sizes["[Ô số]-26"] == ("Ô số 13", "[Ô số]", "26")
    assert sizes["[Ô mã cột]-22"] == ("Ô mã cột 11", "[Ô mã cột]", "22")
    used = {item.get(f"{W}val") for item in body.iterfind(f".//{W}tc/{W}p/{W}pPr/{W}pStyle")}
    assert used == set(sizes)


def test_half_sizes_have_no_comma_in_their_names() -> None:
    """A comma would part a name from an alias."""
    once = writer()
    once.table(replace(merged_table(), size_pt=10.5, weights=(1 / 6,) * 6), WIDTH)
    assert 'w:val="Ô số 10.5"' in once.cell_styles["[Ô số]-21"]


def test_tables_have_the_heading_above_them_as_caption() -> None:
    blocks = (
        merged_table(),
        Heading(2, words("Kết quả & số liệu"), "1."),
        merged_table(),
        Paragraph(words("Phần I"), "Tên phần biểu"),
        merged_table(),
    )
    body = parsed(writer().blocks(blocks, WIDTH, title="Biểu số II.06a"))
    captions = [item.get(f"{W}val") for item in body.iter(f"{W}tblCaption")]
    assert captions == ["Biểu số II.06a", "1. Kết quả & số liệu", "Phần I"]
    assert list(parsed(writer().blocks((merged_table(),), WIDTH)).iter(f"{W}tblCaption")) == []


def test_a_picture_has_its_size_and_is_packed_once() -> None:
    once = writer()
    square = replace(small_picture(8, 8), kind="jpeg")
    figures = (
        Figure("a.png", 40.0, words("Hình 1"), picture=small_picture(), alt="Hình 1 & chữ"),
        Figure("b.JPG", 10.0, picture=square),
        Figure("a.png", 20.0, picture=small_picture()),
    )
    body = parsed(once.blocks(figures, WIDTH))
    styles = [item.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for item in body]  # type: ignore[union-attr]
    assert styles == ["[Hình]", "[Chú thích hình]", "[Hình]", "[Hình]"]
    extents = [(int(item.get("cx", "")), int(item.get("cy", ""))) for item in body.iter(f"{WP}extent")]
    assert extents == [(1440000, 1080000), (360000, 360000), (720000, 540000)]
    assert [item.get(f"{R}embed") for item in body.iter(f"{A}blip")] == ["rIdPicture1", "rIdPicture2", "rIdPicture1"]
    assert [item.get("id") for item in body.iter(f"{WP}docPr")] == ["1", "2", "3"]
    assert [item.get("descr") for item in body.iter(f"{WP}docPr")] == ["Hình 1 & chữ", "b.JPG", "a.png"]
    assert [name.rpartition(".")[2] for name in once.pictures] == ["png", "jpeg"]


def test_a_drawing_is_packed_as_svg_and_as_png() -> None:
    once = writer()
    drawing = Picture("svg", b"<svg/>", 30.0, 10.0, raster=png(300, 100))
    body = parsed(once.blocks((Figure("so-do.svg", 60.0, picture=drawing),), WIDTH))
    (blip,) = body.iter(f"{A}blip")
    (svg,) = body.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")
    names = list(once.pictures)
    assert [name.rpartition(".")[2] for name in names] == ["png", "svg"]
    assert (blip.get(f"{R}embed"), svg.get(f"{R}embed")) == ("rIdPicture1", "rIdPicture2")
    assert once.pictures[names[1]] == b"<svg/>"


@pytest.mark.parametrize(("width_mm", "is_low"), [(0.5, True), (8.0, True), (20.0, False), (160.0, False)])
def test_a_picture_lower_than_a_line_has_a_style_of_tiny_letters(width_mm: float, is_low: bool) -> None:
    made = writer()
    square = replace(small_picture(8, 8), width_mm=8, height_mm=8)
    (paragraph,) = parsed(made.blocks((Figure("a.png", width_mm, picture=square),), WIDTH))
    name = next(paragraph.iter(f"{W}pStyle")).get(f"{W}val")
    assert (name in made.cell_styles) is is_low
    assert all('<w:sz w:val="2"/>' in style and "Hình" in style for style in made.cell_styles.values())


def test_only_a_picture_without_caption_may_end_a_page() -> None:
    with_caption, alone = (
        parsed(writer().blocks((Figure("a.png", 40.0, caption, picture=small_picture()),), WIDTH))[0]
        for caption in (words("Hình 1"), ())
    )
    assert with_caption.find(f"{W}pPr/{W}keepNext") is None
    assert alone.find(f"{W}pPr/{W}keepNext").get(f"{W}val") == "0"  # type: ignore[union-attr]


def test_signers_below_a_form_have_the_size_and_place_of_the_pdf() -> None:
    lines = (SignatureLine("KT. CHỦ TỊCH", bold=True), SignatureLine("PHÓ CHỦ TỊCH", bold=True))
    made = written(Signatures((lines, lines)))
    styles = {item.get(f"{W}val") for item in made.iter(f"{W}pStyle")}
    assert any(style and style.endswith("-24") for style in styles)  # 12 pt, as half points
    assert [item.get(f"{W}w") for item in made.iter(f"{W}tblInd")] == ["108"]
    assert texts(made).count("PHÓ CHỦ TỊCH") == 2


def test_a_note_in_the_head_of_a_parted_table_is_called_once() -> None:
    head = Row((Cell((Run("Số"), Note((Run("Theo biểu."),), 1))),), "header")
    rows = tuple(Row((Cell((Run(str(number)),)),)) for number in range(4))
    body = written(Table((head,), rows, 1, page_starts=(2,)))
    first, second = body.iter(f"{W}tbl")
    assert texts(first) == "Số01"
    assert texts(second) == "Số23"
    assert len(list(body.iter(f"{W}footnoteReference"))) == 1
