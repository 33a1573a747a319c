"""The pieces of blocks, as they are set in the looks of a layout."""

from __future__ import annotations

import pytest

from tests.support.documents import cell, geometry, merged_table, row, words
from tthc_render.document.look import FORM_NOTE
from tthc_render.document.tree import (
    Block,
    Cell,
    Figure,
    Heading,
    Item,
    Note,
    Paragraph,
    Row,
    Run,
    SignatureLine,
    Signatures,
    Table,
)
from tthc_render.layout.geometry import ParagraphLook
from tthc_render.layout.paragraphs import (
    block_pieces,
    blocks_kept_with_next,
    cell_pieces,
    keeps_with_next,
    look_of,
    note_pieces,
    rows_kept_with_next,
    style_of,
)
from tthc_render.layout.word_widths import Piece

SIZES = geometry()


@pytest.mark.parametrize(
    ("block", "style", "look"),
    [
        (Paragraph(words("a")), "Thân bài", ParagraphLook(14, first_indent_pt=28.35)),
        (Paragraph(words("a"), "Đơn vị tính"), "Đơn vị tính", ParagraphLook(12, italic=True)),
        (Paragraph(words("a"), "Kiểu của tôi"), "Kiểu của tôi", None),
        (Heading(2, words("a")), "heading 2", ParagraphLook(14, bold=True, first_indent_pt=28.35)),
        (Heading(4, words("a")), "heading 4", ParagraphLook(14, first_indent_pt=28.35)),
        (Item("-", words("a")), "Mục gạch", ParagraphLook(14, first_indent_pt=28.35)),
        (Item("-", words("a"), 1), "Mục gạch", ParagraphLook(14, first_indent_pt=28.35 + 14.2)),
        (Item("+", words("a")), "Mục cộng", ParagraphLook(14, first_indent_pt=28.35)),
        (Item("+", words("a"), 2), "Mục cộng", ParagraphLook(14, first_indent_pt=28.35 + 28.4)),
        (Paragraph(words("a"), label="a)", deeper=1), "Thân bài", ParagraphLook(14, first_indent_pt=28.35 + 14.2)),
    ],
)
def test_looks(block: Heading | Paragraph | Item, style: str, look: ParagraphLook | None) -> None:
    assert style_of(block) == style
    assert look_of(block, SIZES) == look


def test_labels_marks_and_calls_are_set_with_the_text() -> None:
    look = ParagraphLook(14, bold=True)
    inlines = (Run("m"), Run("2", vertical="sup"), Run(" và", italic=True), Note(words("x"), 12))
    assert block_pieces(Heading(1, inlines, "II."), look) == [
        Piece("II. ", 14, bold=True),
        Piece("m", 14, bold=True),
        Piece("2", 14 * 0.58, bold=True),
        Piece(" và", 14, bold=True, italic=True),
        Piece("12", 14 * 0.58, is_call=True),
    ]
    assert block_pieces(Item("+", words("a")), ParagraphLook(14)) == [Piece("+ ", 14), Piece("a", 14)]
    assert block_pieces(Paragraph(words("a")), ParagraphLook(14)) == [Piece("a", 14)]


def test_a_note_begins_with_its_number() -> None:
    assert note_pieces(Note(words("Xem."), 7), ParagraphLook(10)) == [
        Piece("7", 10 * 0.58),
        Piece(" ", 10),
        Piece("Xem.", 10),
    ]


@pytest.mark.parametrize(
    ("one", "kind", "piece"),
    [
        (cell("a"), "data", Piece("a", 11)),
        (cell("a"), "header", Piece("a", 11, bold=True)),
        (cell("a"), "code", Piece("a", 9)),
        (cell("a", bold=True), "data", Piece("a", 11, bold=True)),
        (cell("a", italic=True), "total", Piece("a", 11, bold=True, italic=True)),
    ],
)
def test_cells_are_set_in_the_look_of_their_row(one: Cell, kind: str, piece: Piece) -> None:
    assert cell_pieces(one, Row((one,), kind), 11) == [piece]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("block", "keeps"),
    [
        (Heading(1, words("a")), True),
        (Paragraph(words("a"), "Đơn vị tính"), True),
        (Paragraph(words("a"), "Tên phần biểu"), True),
        (Paragraph(words("a")), False),
        (Item("-", words("a")), False),
        (merged_table(), False),
        (Figure("a.png", 60), False),
    ],
)
def test_what_a_page_must_not_end_with(block: Block, keeps: bool) -> None:
    assert keeps_with_next(block) is keeps


def bold(text: str, label: str = "") -> Paragraph:
    return Paragraph((Run(text, bold=True),), label=label)


def italic(text: str) -> Paragraph:
    return Paragraph((Run(text, italic=True),))


LONG = Paragraph(words("Nhiệm vụ còn lại của năm " * 8))
TALL = Table((), (Row((), lines=(row("a"),)), row("b")), 1)


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ([Paragraph(words("Kết quả như sau:")), merged_table()], "1"),
        ([Item("-", words("Đặt cột thông tin:")), Figure("a.png", 60)], "1"),
        ([Paragraph((*words("Kết quả như sau: "), Note(words("a"), 1))), merged_table()], "1"),
        ([Paragraph(words("Bảng 1. Kết quả")), merged_table()], "1"),
        ([Paragraph(words("(Đơn vị tính: hồ sơ)")), merged_table()], "1"),
        ([Paragraph(words("KẾT QUẢ"), "giua"), merged_table()], "1"),
        ([Paragraph(words("Như sau:")), Paragraph(words("a"), "Đơn vị tính"), merged_table()], "10"),
        ([Paragraph(words("Như sau:")), Paragraph(words("Biểu số 2: a")), merged_table()], "11"),
        ([Paragraph(words("Như sau:")), Item("-", words("Thôn Một:")), Figure("a.png", 60)], "11"),
        ([Paragraph(words("Nhiệm vụ như sau:")), Item("-", words("a"))], "1"),
        ([Paragraph(words("Cụ thể:")), Paragraph(words("a"), label="a)")], "1"),
        (
            [Paragraph(words("Như sau:")), Item("-", words("Một:")), Item("+", words("a:")), Item("+", words("b"))],
            "011",
        ),
        # Lines typed as headings.
        ([bold("1. Về hạ tầng"), Paragraph(words("Đã hoàn thành."))], "1"),
        ([bold("1. Về hạ tầng."), Paragraph(words("Đã hoàn thành."))], "1"),
        ([bold("II. KẾT QUẢ"), bold("1. Về hạ tầng"), Item("-", words("a."))], "11"),
        ([bold("Về hạ tầng"), merged_table()], "1"),
        ([bold("Về hạ tầng", label="2.1."), Heading(3, words("a"))], "1"),
        ([italic("a) Về hạ tầng"), Paragraph(words("Đã hoàn thành."))], "1"),
        ([Item("-", bold("Về hạ tầng").inlines), Item("+", words("Đã hoàn thành."))], "1"),
        ([Heading(1, words("a")), bold("1. Về hạ tầng"), Paragraph(words("Đạt:")), Item("-", words("b"))], "011"),
        # Sentences in bold, a bold beginning, a list of bold lines.
        ([bold("Đề nghị các phòng thực hiện."), LONG], "0"),
        ([bold("a) Cấp vốn;"), LONG], "0"),
        ([italic("Nguồn số liệu của Cục Thống kê"), LONG], "0"),
        ([Paragraph((*bold("1. Về hạ tầng").inlines, *words(": xong"))), LONG], "0"),
        ([bold("Hạ tầng " * 30), LONG], "0"),
        ([*[bold("Phường Một")] * 5, Paragraph(words("a"))], "00111"),
        ([bold("Về hạ tầng"), TALL], "0"),
        # What announces nothing, something whose first row is higher than a page, or is itself half a page.
        ([Paragraph(words("Kết quả như sau.")), merged_table()], "0"),
        ([Paragraph(words("Nhiệm vụ như sau.")), Item("-", words("a")), LONG], "0"),
        ([Paragraph(words("Nhiệm vụ " * 60 + "như sau:")), Item("-", words("a"))], "0"),
        ([Paragraph(words("Nhiệm vụ như sau:")), Heading(1, words("a"))], "0"),
        ([Paragraph(words("Bảng 1. Kết quả")), LONG], "0"),
        ([Paragraph(words("Bảng lương")), merged_table()], "0"),
        ([Heading(1, words("Kết quả:")), merged_table()], "0"),
        ([Paragraph(words("Như sau:")), TALL], "0"),
        ([merged_table(), LONG], "0"),
        ([Paragraph(words("Như sau:"))], ""),
        ([], ""),
    ],
)
def test_what_announces_a_table_picture_or_list_or_is_typed_as_a_heading_stays_with_it(
    blocks: list[Block], kept: str
) -> None:
    assert blocks_kept_with_next(blocks)[: len(kept)] == [mark == "1" for mark in kept]
    assert not any(blocks_kept_with_next(blocks)[len(kept) :])


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ([], ""),
        ([Paragraph(words("a"))], "1"),
        ([Paragraph(words("a")), Paragraph(words("b"))], "01"),
        ([Paragraph(words("a")), Paragraph(words("b")), Signatures(())], "011"),
    ],
)
def test_the_last_block_stays_with_the_signature(blocks: list[Block], kept: str) -> None:
    assert blocks_kept_with_next(blocks, keep_last=True) == [mark == "1" for mark in kept]


NOTE_BELOW = Paragraph(words("Ghi chú: số liệu không kể hồ sơ đang chờ bổ sung. " * 3), FORM_NOTE)
SIGNERS = Signatures(((SignatureLine("GIÁM ĐỐC", bold=True),),))
LINE = Paragraph(words("Số liệu đã được kiểm tra."))


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ([merged_table(), SIGNERS], "10"),
        ([merged_table(), NOTE_BELOW, SIGNERS], "110"),
        ([merged_table(), NOTE_BELOW, NOTE_BELOW, SIGNERS], "1110"),
        ([LONG, SIGNERS], "10"),
        ([merged_table(), LINE], "10"),
        ([LONG, LINE], "10"),
        ([Item("-", words("a")), Item("-", words("b"))], "10"),
        ([LONG, merged_table(), LINE], "010"),
        # What is no line, is not the last one, or stands below a paragraph of half a page.
        ([merged_table(), LONG], "00"),
        ([merged_table(), LINE, LONG], "000"),
        ([Paragraph(words("Nhiệm vụ " * 100)), LINE], "00"),
        ([Paragraph(words("Nhiệm vụ " * 100)), SIGNERS], "00"),
    ],
)
def test_signers_and_a_closing_line_are_not_alone_on_a_page(blocks: list[Block], kept: str) -> None:
    assert blocks_kept_with_next(blocks) == [mark == "1" for mark in kept]


@pytest.mark.parametrize(("last", "kept"), [(row("b"), [False, True, True]), (TALL.rows[0], [False, False, False])])
def test_the_last_rows_stay_with_what_follows_their_table(last: Row, kept: list[bool]) -> None:
    assert rows_kept_with_next([row("a"), row("b"), last], keep_last=True) == kept


@pytest.mark.parametrize(
    ("kinds", "kept"),
    [
        (["data", "data"], [False, False]),
        (["data", "data", "data"], [False, True, False]),
        (["data", "data", "data", "data"], [False, False, True, False]),
        (["group", "data", "data"], [True, True, False]),
        ([], []),
        (["data", "data", "total"], [False, True, False]),
        (["group", "group", "data", "total", "total"], [True, True, True, False, False]),
        (["group"], [False]),
    ],
)
def test_names_of_groups_and_rows_above_totals_stay_with_the_next_row(kinds: list[str], kept: list[bool]) -> None:
    rows = [Row((), kind) for kind in kinds]  # type: ignore[arg-type]
    assert rows_kept_with_next(rows) == kept
