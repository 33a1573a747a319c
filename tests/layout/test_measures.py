"""Wrapped lines and column widths, measured with the widths of the text font."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.documents import cell, everything, geometry, letter, merged_table, row, words
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.diagnostics.findings import Place
from tthc_render.document.tree import AppendixHead, Cell, Letterhead, Row, Table
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.measures import code_size, column_widths, measure, wrap, wrap_all

WORD = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyABC0123456789.,/-", min_size=1, max_size=12)
TEXT = st.lists(WORD, min_size=1, max_size=25).map(" ".join)
SIZES = geometry()
WIDTH = SIZES.text_width_pt("portrait")


def fewest_lines(text: str, width: float, size: float, bold: bool) -> int:
    """How many lines there must be at least, by trying all ends of lines from the last word back."""
    parts = text.split(" ")
    best = [0] * (len(parts) + 1)
    for start in range(len(parts) - 1, -1, -1):
        best[start] = 1 + best[start + 1]
        for end in range(start + 2, len(parts) + 1):
            if advance_width(" ".join(parts[start:end]), size, bold=bold) > width:
                break
            best[start] = min(best[start], 1 + best[end])
    return best[0]


@given(TEXT, st.floats(60, 460), st.sampled_from((11.0, 13.0, 14.0)), st.booleans())
def test_wrap_keeps_words_and_width_and_takes_the_fewest_lines(
    text: str, width: float, size: float, bold: bool
) -> None:
    lines = wrap(text, width, size, bold=bold)
    assert " ".join(lines) == text
    assert all(advance_width(line, size, bold=bold) <= width or " " not in line for line in lines)
    assert len(lines) == fewest_lines(text, width, size, bold)


@given(TEXT, st.floats(100, 460))
def test_wrap_makes_lines_even(text: str, width: float) -> None:
    """No narrower column would do with as few lines (to a point)."""
    lines = wrap(text, width, 14)
    longest, line = max((advance_width(line, 14), line) for line in lines)
    if len(lines) > 1 and longest <= width and " " in line:
        assert fewest_lines(text, longest - 1.1, 14, False) > len(lines)


@pytest.mark.parametrize("text", ["", "Một", "TừRấtDài" * 40])
def test_what_cannot_be_broken_is_one_line(text: str) -> None:
    assert wrap(text, 100, 14) == (text,)


def test_lines_given_apart_stay_apart() -> None:
    assert wrap_all(("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), 400, 13) == ("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH")
    assert wrap_all((), 400, 13) == ()


def test_no_break_space_holds_words_together() -> None:
    assert wrap("Quyết định số\u00a016 ngày\u00a020", 70, 14) == ("Quyết", "định số\u00a016", "ngày\u00a020")


# Column widths.


def padding() -> float:
    return 2 * SIZES.cell_padding_pt + SIZES.cell_border_pt


def simple(rows: list[list[str]], header: list[str] | None = None) -> Table:
    head = (row(*header, kind="header", first="center"),) if header else ()
    return Table(head, tuple(row(*texts) for texts in rows), len(rows[0]))


TABLES = st.integers(1, 7).flatmap(
    lambda columns: st.lists(
        st.lists(st.one_of(st.just(""), TEXT), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


@given(TABLES, st.booleans())
@settings(deadline=None)
def test_shares_fill_the_width_and_no_word_is_broken_when_it_fits(rows: list[list[str]], headed: bool) -> None:
    table = simple(rows[1:] or rows, rows[0] if headed else None)
    measured = column_widths(table, WIDTH, SIZES)
    assert len(measured.weights) == table.columns
    assert sum(measured.weights) == pytest.approx(1)
    assert all(weight > 0 for weight in measured.weights)
    assert measured.size_pt in SIZES.table_sizes
    if measured.size_pt == SIZES.table_sizes[-1]:
        return
    for item in (*measured.header, *measured.rows):
        for share, one in zip(measured.weights, item.cells, strict=True):
            bold = item.kind == "header"
            for inline in one.inlines:
                widest = max(advance_width(word, measured.size_pt, bold=bold) for word in inline.text.split())  # type: ignore[union-attr]
                assert widest + padding() <= share * WIDTH + 0.01


@given(TABLES, st.data())
@settings(deadline=None)
def test_wished_widths_hold_as_far_as_no_word_is_broken(rows: list[list[str]], data: st.DataObject) -> None:
    table = simple(rows)
    numbers = st.lists(st.integers(1, 9), min_size=table.columns, max_size=table.columns)
    wished = [share / 100 for share in data.draw(numbers)]
    free, tied = (column_widths(replace(table, weights=weights), WIDTH, SIZES) for weights in ((), tuple(wished)))
    assert tied.size_pt == free.size_pt
    assert sum(tied.weights) == pytest.approx(1)
    if tied.size_pt == SIZES.table_sizes[-1]:
        return

    def need(column: int) -> float:
        """What a column gets that nobody wishes to be wide."""
        weights = [1e-6 if place == column else 1.0 for place in range(table.columns)]
        return column_widths(replace(table, weights=tuple(weights)), WIDTH, SIZES).weights[column]

    scale = min(share / wish for share, wish in zip(tied.weights, wished, strict=True))
    for column, (share, wish) in enumerate(zip(tied.weights, wished, strict=True)):
        assert share / wish == pytest.approx(scale) or share == pytest.approx(need(column))


def test_wished_widths_are_taken_where_they_fit() -> None:
    table = replace(simple([["một", "hai", "ba"]]), weights=(0.2, 0.6, 0.2))
    assert column_widths(table, WIDTH, SIZES).weights == pytest.approx((0.2, 0.6, 0.2))


def test_the_largest_size_that_fits_is_taken() -> None:
    wide = simple([["một", "x" * 20, "y" * 20]])
    sizes = [column_widths(wide, width, SIZES).size_pt for width in (500.0, 300.0, 250.0, 40.0)]
    assert sizes[0] == SIZES.table_sizes[0]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == SIZES.table_sizes[-1]


def test_codes_stay_in_one_line() -> None:
    table = merged_table()
    measured = column_widths(table, WIDTH, SIZES)
    for share, one in zip(measured.weights, table.header[-1].cells, strict=True):
        code = one.inlines[0].text  # type: ignore[union-attr]
        assert advance_width(code, code_size(measured.size_pt)) + padding() <= share * WIDTH


@pytest.mark.parametrize(("size", "code"), [(13, 11), (10, 8), (9, 8), (7.5, 8)])
def test_codes_are_smaller_but_legible(size: float, code: float) -> None:
    assert code_size(size) == code


def test_figure_columns_are_levelled() -> None:
    """Columns with short figures get the same width; STT stays narrow, text takes what it needs."""
    table = simple(
        [["1", "Hội nghị, hội thảo quốc tế", "5", "12", "1.234"]], ["STT", "Lĩnh vực", "Tổng số", "Mới", "Đúng hạn"]
    )
    first = replace(table, rows=(Row((cell("1"), *table.rows[0].cells[1:2], *map(cell, ("5", "12", "1.234")))),))
    weights = column_widths(first, WIDTH, SIZES).weights
    assert weights[2] == pytest.approx(weights[3]) == pytest.approx(weights[4])
    assert weights[0] < weights[2] < weights[1]


def test_a_long_text_column_leaves_room_for_figures() -> None:
    long = "Lĩnh vực hội nghị, hội thảo quốc tế và lễ tân đối ngoại " * 5
    measured = column_widths(simple([[long.strip(), *["1.234"] * 6]]), WIDTH, SIZES)
    assert measured.size_pt == SIZES.table_sizes[0]
    assert min(measured.weights[1:]) * WIDTH > advance_width("1.234", 13) + padding()


def test_a_merged_head_widens_the_columns_below_it() -> None:
    head = Row((cell("X" * 40, 1, 2), cell("Y", 2)), "header"), Row((cell("a"), cell("b")), "header")
    measured = column_widths(Table(head, (Row((cell("1"), cell("2"), cell("3"))),), 3), WIDTH, SIZES)
    both = sum(measured.weights[:2]) * WIDTH
    assert both >= advance_width("X" * 40, measured.size_pt, bold=True) + padding()


def test_cells_below_merged_ones_belong_to_their_own_columns() -> None:
    """The long word stands in the third column, because the first two are covered from above."""
    rows = Row((cell("a", 2, 2), cell("b"))), Row((cell("Từrấtdàikhôngbẻđược" * 2),))
    weights = column_widths(Table((), rows, 3), WIDTH, SIZES).weights
    assert weights[2] > weights[0]
    assert weights[0] == pytest.approx(weights[1])


@pytest.mark.parametrize(
    ("header", "rows", "told"),
    [
        ((), (row("a"),), "hàng 1/1 của bảng 2 cột thiếu ô"),
        ((), (row("a", "b"), row("a", "b", "c")), "hàng 2/2 của bảng 2 cột thừa ô"),
        ((), (Row((cell("a", 1, 3),)),), "hàng 1/1 của bảng 2 cột thừa ô"),
        ((), (Row((cell("a"), cell("b", 2))),), "có ô gộp vượt quá hàng cuối"),
        (
            (Row((cell("a", 2), cell("b")), "header"),),
            (row("a"),),
            "hàng 1/1 của bảng 2 cột có ô gộp vượt quá hàng cuối",
        ),
        ((), (Row((cell("a", 2), cell("b"))), row("c", "d")), "hàng 2/2 của bảng 2 cột thừa ô"),
    ],
)
def test_a_table_with_holes_or_overlaps_is_refused(header: tuple[Row, ...], rows: tuple[Row, ...], told: str) -> None:
    with pytest.raises(RenderingFailed, match=f"bao-cao.yaml:7: .*{told}"):
        column_widths(Table(header, rows, 2, where=Place("bao-cao.yaml", 7)), WIDTH, SIZES)


def test_a_merged_cell_may_not_be_split_by_one_from_above() -> None:
    rows = Row((cell("a"), cell("b", 2), cell("c"))), Row((cell("d", 1, 2),))
    with pytest.raises(RenderingFailed, match="hàng 2/2 của bảng 3 cột thừa ô"):
        column_widths(Table((), rows, 3), WIDTH, SIZES)


# The whole document.


def test_every_table_gets_its_widths_and_nothing_else_changes() -> None:
    document = everything()
    measured = measure(document, SIZES)
    tables = [
        block
        for block in itertools.chain(
            measured.document.blocks, *(appendix.blocks for appendix in measured.document.appendices)
        )
        if isinstance(block, Table)
    ]
    assert len(tables) == 4
    assert all(sum(table.weights) == pytest.approx(1) and table.size_pt for table in tables)
    assert [replace(table, weights=(), size_pt=0.0) for table in tables] == [
        block
        for block in itertools.chain(document.blocks, *(appendix.blocks for appendix in document.appendices))
        if isinstance(block, Table)
    ]


def test_rules_are_as_long_as_the_decree_says() -> None:
    """Issuer and trích yếu: 1/3 to 1/2 of the line above; tiêu ngữ: the whole line (Annex I, II.1b, II.2b, II.5b)."""
    measured = measure(letter(), SIZES)
    issuer = advance_width("SỞ NGOẠI VỤ", 13, bold=True)
    assert 1 / 3 <= measured.issuer_rule_pt / issuer <= 1 / 2
    window = advance_width("(Số liệu tính từ ngày 15/3/2024 đến ngày 14/6/2024)", 14, italic=True)
    assert 1 / 3 <= measured.subject_rule_pt / window <= 1 / 2
    assert measured.motto_rule_pt == pytest.approx(advance_width("Độc lập - Tự do - Hạnh phúc", 14, bold=True))


def test_the_rule_follows_the_last_line_of_a_long_subject() -> None:
    measured = measure(replace(everything(), window=""), SIZES)
    last = measured.subject[-1][-1]
    assert len(measured.subject[-1]) > 1
    assert measured.subject_rule_pt == pytest.approx(SIZES.rule_share * advance_width(last, 14, bold=True))


def test_a_long_issuer_is_wrapped_into_its_cell() -> None:
    name = "VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN"
    measured = measure(letter(letterhead=Letterhead((), (name,), "Số: 1", "ngày")), SIZES)
    assert len(measured.issuer) > 1
    assert " ".join(measured.issuer) == name
    assert all(advance_width(line, 13, bold=True) <= SIZES.letterhead_left_pt for line in measured.issuer)


def test_what_is_missing_has_no_rule() -> None:
    bare = letter(letterhead=Letterhead((), (), "", ""), subject=(), window="")
    measured = measure(bare, SIZES)
    assert (measured.issuer, measured.issuer_rule_pt, measured.subject, measured.subject_rule_pt) == ((), 0, (), 0)


def test_heads_of_appendices() -> None:
    document = everything()
    form, appendix, _, bare = measure(document, SIZES).heads
    assert len(form.title) == 2
    assert form.rule_pt == 0
    assert appendix.title == ("DANH MỤC VĂN BẢN",)
    notes = document.appendices[1].head
    assert isinstance(notes, AppendixHead)
    assert appendix.rule_pt == pytest.approx(SIZES.rule_share * advance_width(notes.notes[-1], 14, italic=True))
    assert (bare.title, bare.rule_pt) == ((), 0)


def test_a_note_call_takes_its_room() -> None:
    """The call "12" stands after the word and may not be broken from it."""
    from tthc_render.document.tree import Note

    plain_cell = Table((), (Row((Cell(words("Tổng"), align="left"), cell("1"))),), 2)
    noted = Table((), (Row((Cell((*words("Tổng" * 9), Note(words("x"), 123456)), align="left"), cell("1"))),), 2)
    assert column_widths(noted, 120, SIZES).size_pt < column_widths(plain_cell, 120, SIZES).size_pt
