"""Tests of ``layout/column_widths``."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.test_even_lines import TEXT
from tests.layout.test_measures import SIZES
from tests.support.documents import cell, merged_table, row, words
from tthc_render.document.tree import Cell, Row, Table, plain
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.code_row import code_lines
from tthc_render.layout.column_widths import column_widths
from tthc_render.layout.geometry import Area
from tthc_render.layout.line_breaking import break_lines
from tthc_render.layout.table_grid import code_size
from tthc_render.layout.word_widths import Piece

WIDTH = SIZES.text_width_pt("portrait")
TWIP = 1.5 / (20 * WIDTH)  # columns are whole twips, so each of their edges moves by half of one


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
    tied = column_widths(replace(table, weights=tuple(wished)), WIDTH, SIZES)
    assert sum(tied.weights) == pytest.approx(1)
    if tied.size_pt == SIZES.table_sizes[-1]:
        return

    def need(column: int) -> float:
        """What a column gets that nobody wishes to be wide."""
        weights = [1e-6 if place == column else 1.0 for place in range(table.columns)]
        return column_widths(replace(table, weights=tuple(weights)), WIDTH, SIZES).weights[column]

    scale = min((share + TWIP) / wish for share, wish in zip(tied.weights, wished, strict=True))
    for column, (share, wish) in enumerate(zip(tied.weights, wished, strict=True)):
        assert share == pytest.approx(wish * scale, abs=TWIP * (1 + wish / min(wished))) or share == pytest.approx(
            need(column), abs=TWIP
        )


def test_wished_widths_are_taken_where_they_fit() -> None:
    table = replace(simple([["một", "hai", "ba"]]), weights=(0.2, 0.6, 0.2))
    assert column_widths(table, WIDTH, SIZES).weights == pytest.approx((0.2, 0.6, 0.2), abs=TWIP)


@given(TABLES, st.integers(4000, 15000))
@settings(deadline=None)
def test_columns_are_whole_twips_and_fill_the_width(rows: list[list[str]], twips: int) -> None:
    weights = column_widths(simple(rows), twips / 20, SIZES).weights
    assert [weight * twips for weight in weights] == pytest.approx([round(weight * twips) for weight in weights])
    assert sum(round(weight * twips) for weight in weights) == twips


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


def test_a_text_higher_than_a_page_gets_smaller_type_where_figures_leave_it_no_room() -> None:
    """One of a page or less does not, nor one that has room."""
    figures = ["123.456.789"] * 11
    tall = simple([["việc còn vướng mắc " * 300, *figures]])
    width = SIZES.text_width_pt("landscape")
    measured = column_widths(tall, width, SIZES)
    usual = column_widths(simple([["việc còn vướng mắc " * 6, *figures]]), width, SIZES)
    assert measured.size_pt < usual.size_pt
    assert measured.weights[0] > 1.5 * usual.weights[0]
    assert not measured.lacking_pt
    alone = simple([["việc còn vướng mắc " * 300, "1.234"]])
    assert column_widths(alone, width, SIZES).size_pt == column_widths(simple([["a", "1"]]), width, SIZES).size_pt


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
    assert weights[0] == pytest.approx(weights[1], abs=TWIP)


def test_a_note_call_takes_its_room() -> None:
    """The call "12" stands after the word and may not be broken from it."""
    from tthc_render.document.tree import Note

    plain_cell = Table((), (Row((Cell(words("Tổng"), align="left"), cell("1"))),), 2)
    noted = Table((), (Row((Cell((*words("Tổng" * 9), Note(words("x"), 123456)), align="left"), cell("1"))),), 2)
    assert column_widths(noted, 120, SIZES).size_pt < column_widths(plain_cell, 120, SIZES).size_pt


NAME = (
    "Ban Quản lý dự án đầu tư xây dựng công trình dân dụng, công nghiệp, giao thông và nông nghiệp, phát triển nông "
    "thôn"
)
UNITS = (
    NAME,
    "Sở Nông nghiệp và Môi trường tỉnh Sông Thao, Chi cục Kiểm lâm và Biển đảo",
    "Văn phòng UBND tỉnh",
)
SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def lines_of_names(table: Table, width: float) -> int:
    """The lines of the longest of `UNITS` as it is printed in the second column."""
    room = table.weights[1] * width - padding()
    return max(len(break_lines([Piece(name, table.size_pt)], room)) for name in UNITS)


def units_table(figures: list[str], more: list[str] | None = None, head: str = "Đã giải quyết") -> Table:
    """Units with the same ``figures`` in centred cells, and one more column with ``more``."""
    heads = ["STT", "Đơn vị", *[head] * len(figures), *(["Mã hồ sơ"] if more else [])]
    rows = tuple(
        Row(
            (
                cell(str(number)),
                cell(name, align="left"),
                *map(cell, figures),
                *(cell(text, align="left") for text in (more or [])[number - 1 : number]),
            )
        )
        for number, name in enumerate(UNITS, 1)
    )
    return Table((Row(tuple(map(cell, heads)), "header"),), rows, len(heads))


@pytest.mark.parametrize("is_free", [False, True])
@pytest.mark.parametrize(
    ("figures", "paper", "most"),
    [
        (["1.234"], "portrait", 2),
        (["1.234"] * 2, "portrait", 3),
        (["1.234"] * 3, "portrait", 3),
        (["1.234"] * 5, "landscape", 2),
        (["1.234"] * 12, "landscape", 4),
        (["1.234.567.890.123"], "portrait", 3),
        (["1.234.567.890.123"] * 2, "portrait", 4),
        (["1.234.567.890.123"] * 3, "landscape", 2),
        (["1.234.567.890.123"] * 5, "landscape", 3),
    ],
)
def test_figures_no_wider_than_they_must_leave_names_their_room(
    figures: list[str], paper: Area, most: int, is_free: bool
) -> None:
    width = SIZES.text_width_pt(paper)
    table = column_widths(replace(units_table(figures), is_free=is_free), width, SIZES)
    assert lines_of_names(table, width) <= most
    assert not table.lacking_pt
    widest = advance_width(figures[0], table.size_pt) + padding()
    assert all(share * width >= widest for share in table.weights[2:])


@pytest.mark.parametrize(
    "code",
    [
        SHA,
        "1234567890" * 4,
        "phongkiemsoatthutuchanhchinh.vanphong@ubnd.songthao.gov.vn",
        "550e8400-e29b-41d4-a716-446655440000",
    ],
)
@pytest.mark.parametrize(("paper", "most"), [("portrait", 4), ("landscape", 3)])
def test_a_long_code_gives_way_to_names(code: str, paper: Area, most: int) -> None:
    """Wherever it stands, and in type as large as without it or nearly so."""
    width = SIZES.text_width_pt(paper)
    for codes in ([code] * 3, [code, "A1", ""]):
        table = column_widths(units_table(["1.234"] * 2, codes), width, SIZES)
        assert lines_of_names(table, width) <= most
        assert table.size_pt >= SIZES.comfortable_size
        assert not table.lacking_pt


@pytest.mark.parametrize(
    "formula", ["(3)=(4)+(5)+(6)+(7)+(8)", "3=4+5+6+7+8+9+10+11+12", "(3) = (4) + (5) + (6) + (7)"]
)
@pytest.mark.parametrize(("columns", "note"), [(5, "Nhà xuống cấp cần sửa chữa"), (8, "Đã hoàn thành hồ sơ"), (10, "")])
def test_a_long_code_takes_three_lines_at_most_and_leaves_words_their_room(
    formula: str, columns: int, note: str
) -> None:
    titles = ("TT", "Tên thôn", "Tổng số", *(f"Loại {n}" for n in range(columns)), "Ghi chú")
    figures = ("1.250",) * columns
    names = ("Tổ dân phố Bắc Hồng Lĩnh", "Thôn Nam Sơn")
    table = Table(
        (row(*titles, kind="header"), row("A", "B", formula, *(f"({n})" for n in range(columns)), "", kind="code")),
        tuple(row("1", name, "12.500", *figures, note) for name in names),
        len(titles),
    )
    measured = column_widths(table, WIDTH, SIZES)
    code = plain(measured.header[1].cells[2].inlines)
    room = (measured.weights[2] * WIDTH - padding()) / code_size(measured.size_pt)
    assert code_lines(code.replace("\u200b", ""), room + 0.01) <= 3
    longest = max((advance_width(word, measured.size_pt) for word in note.split()), default=0)
    assert measured.weights[-1] * WIDTH >= longest + padding()


def test_a_code_is_whole_where_names_have_room() -> None:
    width = SIZES.text_width_pt("landscape")
    table = column_widths(units_table(["1"], ["000.00.04.H20-241215-000123"] * 3), width, SIZES)
    assert table.weights[3] * width > advance_width("000.00.04.H20-241215-000123", table.size_pt) + padding()


def free(*rows: list[str]) -> Table:
    return replace(simple(list(rows[1:]), rows[0]), is_free=True)


@pytest.mark.parametrize(
    "rows",
    [
        (["Lĩnh vực", "Hồ sơ", "Tỷ lệ"], ["Hộ tịch", "1.234", "98,5%"]),
        (["Việc", "Số"], ["Rà soát", "3"]),
        (["Nội dung công việc", "Ghi chú"], ["Tra cứu", "1"]),
    ],
)
def test_heads_and_words_of_a_free_table_stand_in_one_line_where_they_can(rows: tuple[list[str], ...]) -> None:
    table = column_widths(free(*rows), WIDTH, SIZES)
    for share, head in zip(table.weights, rows[0], strict=True):
        assert advance_width(head, table.size_pt, bold=True) <= share * WIDTH - padding()
    assert max(table.weights) - min(table.weights) <= 2 * TWIP or max(table.weights) < 0.7


def test_the_longest_text_of_a_free_table_gives_way_alone() -> None:
    table = column_widths(free(["TT", "Nội dung", "Ghi chú"], ["1", "thủ tục " * 60, "đã xong"]), WIDTH, SIZES)
    widths = [share * WIDTH for share in table.weights]
    assert advance_width("Ghi chú", table.size_pt, bold=True) <= widths[2] - padding()
    assert widths[1] > 4 * max(widths[0], widths[2])


def test_running_numbers_of_a_free_table_stay_narrow() -> None:
    table = column_widths(free(["TT", "Tên", "Số"], ["1", "A", "5"]), WIDTH, SIZES)
    assert table.weights[0] < table.weights[1] / 3


@pytest.mark.parametrize(("figures", "smaller"), [(28, True), (10, False), (1, False)])
def test_a_name_squeezed_beside_many_figures_is_set_a_little_smaller(figures: int, smaller: bool) -> None:
    head = row("Đơn vị", *["Số người được tiếp"] * figures, kind="header")
    table = Table((head,), (row(NAME, *["1.234"] * figures), row("Tổng", *["3.561"] * figures)), figures + 1)
    short = replace(table, rows=(row("Sở Nội vụ", *["1.234"] * figures), table.rows[1]))
    width = 1050.0 if figures > 10 else 700.0
    sizes = [column_widths(item, width, SIZES).size_pt for item in (table, short)]
    assert (sizes[0] < sizes[1]) is smaller
    assert sizes[0] >= 9


@pytest.mark.parametrize(("choice", "narrow"), [("Công nghệ khác", True), ("12 345 678 90", False)])
def test_choices_in_the_middle_of_cells_take_lines_where_names_have_no_room(choice: str, narrow: bool) -> None:
    heads = ["TT", "Tên công trình", "Loại", *["Thiết kế (m³/ngày đêm)"] * 13]
    name = "Công trình cấp nước tập trung Tân Hương mở rộng giai đoạn hai"
    rows = tuple(
        Row((cell("1"), replace(cell(name), align="left"), cell(choice), *[cell("1.234.567")] * 13), "data")
        for _ in range(3)
    )
    width = SIZES.text_width_pt("landscape")
    made = column_widths(Table((Row(tuple(map(cell, heads)), "header"),), rows, len(heads)), width, SIZES)
    whole = advance_width(choice, made.size_pt) + padding()
    assert (made.weights[2] * width < whole) is narrow
