"""Wrapped lines and column widths, measured with the widths of the text font."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.documents import everything, geometry, letter, row
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    FormHead,
    Letterhead,
    Orientation,
    Signature,
    Signatures,
    Table,
)
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.geometry import PT_PER_MM
from tthc_render.layout.measures import measure, wrap, wrap_all
from tthc_render.reports.document_kinds import side_by_side

WORD = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyABC0123456789.,/-", min_size=1, max_size=12)
TEXT = st.lists(WORD, min_size=1, max_size=25).map(" ".join)
SIZES = geometry()


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


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Về danh mục văn bản áp dụng khi giải quyết thủ tục hành chính lĩnh vực đối ngoại",
            ["Về danh mục văn bản áp dụng khi giải quyết", "thủ tục hành chính lĩnh vực đối ngoại"],
        ),
        (
            "Công tác kiểm soát thủ tục hành chính, triển khai cơ chế một cửa, một cửa liên thông và thực hiện thủ tục "
            "hành chính trên môi trường điện tử",
            [
                "Công tác kiểm soát thủ tục hành chính, triển khai",
                "cơ chế một cửa, một cửa liên thông và thực hiện",
                "thủ tục hành chính trên môi trường điện tử",
            ],
        ),
        (
            "KẾT QUẢ CẢI CÁCH HÀNH CHÍNH, THỦ TỤC ĐẤT ĐAI VÀ NHÀ Ở",
            ["KẾT QUẢ CẢI CÁCH HÀNH CHÍNH,", "THỦ TỤC ĐẤT ĐAI VÀ NHÀ Ở"],
        ),
    ],
)
def test_lines_end_between_words_of_two_syllables_where_that_leaves_them_even(text: str, lines: list[str]) -> None:
    assert wrap(text, 399, 14, bold=True) == tuple(lines)


def test_words_that_are_no_measure_of_spelling_stay_whole_too() -> None:
    text = "việc làm tốt của các xã ở cơ chế một cửa tại xã kia và của các xã khác"
    assert wrap(text, 242, 14) == ("việc làm tốt của các xã ở cơ chế", "một cửa tại xã kia và của các xã khác")


def test_words_are_parted_where_whole_ones_would_leave_a_line_short_or_take_one_more() -> None:
    assert wrap("giải quyết thủ tục", advance_width("giải quyết thủ", 14) + 1, 14) == ("giải quyết", "thủ tục")
    assert wrap("và ở thủ tục", advance_width("và ở thủ", 14) + 1, 14) == ("và ở", "thủ tục")
    assert wrap("đã được thụ lý giải quyết", advance_width("thụ lý giải", 14) + 1, 14)[0] == "đã được"


def test_the_subject_of_a_letter_has_even_lines_without_a_lone_word() -> None:
    about = "V/v phối hợp bàn giao mặt bằng và di dời hạ tầng kỹ thuật (đoạn Km 0+000 đến Km 13+450)"
    lines = measure(letter(about=about), SIZES).about
    assert " ".join(lines) == about
    widths = [advance_width(line, SIZES.sizes["so_ky_hieu"]) for line in lines]
    assert max(widths) <= SIZES.letterhead_left_pt
    assert min(widths) > 0.6 * max(widths)


@pytest.mark.parametrize("text", ["", "Một", "TừRấtDài" * 40])
def test_what_cannot_be_broken_is_one_line(text: str) -> None:
    assert wrap(text, 100, 14) == (text,)


def test_lines_given_apart_stay_apart() -> None:
    assert wrap_all(("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), 400, 13) == ("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH")
    assert wrap_all((), 400, 13) == ()


def test_no_break_space_holds_words_together() -> None:
    assert wrap("Quyết định số\u00a016 ngày\u00a020", 70, 14) == ("Quyết", "định số\u00a016", "ngày\u00a020")


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


@pytest.mark.parametrize(
    ("columns", "paper", "enough"),
    [
        (6, "portrait", []),
        (14, "portrait", ["landscape"]),
        (22, "portrait", ["landscape_a3"]),
        (22, "landscape", ["landscape_a3"]),
        (22, "landscape_a3", []),
        (60, "landscape", [""]),
    ],
)
def test_a_table_too_wide_names_the_paper_that_is_wide_enough(
    columns: int, paper: Orientation, enough: list[str]
) -> None:
    table = Table((), (row(*["123.456.789"] * columns),), columns)
    document = replace(letter(), appendices=(Appendix(AppendixHead("Phụ lục", (), ()), (table,), paper),))
    assert [item.enough for item in measure(document, SIZES).cramped] == enough


def test_a_table_of_running_text_has_no_other_paper() -> None:
    table = Table((), (row(*["123.456.789"] * 14),), 14)
    assert [item.enough for item in measure(letter(blocks=(table,)), SIZES).cramped] == [""]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), ("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH")),
        (
            ("TRUNG TÂM DỊCH VỤ VIỆC LÀM TỈNH,", "CHI NHÁNH CÁC HUYỆN", "MIỀN NÚI"),
            ("TRUNG TÂM DỊCH", "VỤ VIỆC LÀM TỈNH,", "CHI NHÁNH", "CÁC HUYỆN", "MIỀN NÚI"),
        ),
    ],
)
def test_each_typed_line_of_a_name_is_broken_by_itself(typed: tuple[str, ...], printed: tuple[str, ...]) -> None:
    made = letter(letterhead=replace(letter().letterhead, issuer=typed))
    measures = measure(made, replace(SIZES, letterhead_left_mm=155 / PT_PER_MM))
    assert tuple(measures.issuer) == printed


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("GIÁM ĐỐC", ["GIÁM ĐỐC"]),
        ("PHÓ TRƯỞNG BAN THƯỜNG TRỰC", ["PHÓ TRƯỞNG BAN", "THƯỜNG TRỰC"]),
        ("PHÓ CHÁNH VĂN PHÒNG PHỤ TRÁCH", ["PHÓ CHÁNH VĂN", "PHÒNG PHỤ TRÁCH"]),
        ("PHÓ CHỦ TỊCH - TRƯỞNG BAN CHỈ ĐẠO", ["PHÓ CHỦ TỊCH -", "TRƯỞNG BAN CHỈ ĐẠO"]),
    ],
)
def test_a_long_title_of_a_signer_ends_its_lines_evenly(title: str, lines: list[str]) -> None:
    measured = measure(letter(signature=Signature((title,), "A")), SIZES).document.signature.lines
    assert [line.replace("\u00a0", " ") for line in measured[0].split(" ")] == (
        lines if len(lines) > 1 else title.split(" ")
    )


def test_the_ranks_of_two_who_sign_side_by_side_part_no_words() -> None:
    ranks = ("THƯ KÝ", "CHUYÊN VIÊN PHÒNG ĐIỀU HÀNH DỰ ÁN"), ("CHỦ TỌA", "PHÓ GIÁM ĐỐC BAN QUẢN LÝ DỰ ÁN")
    block = side_by_side(*(Signature(lines, "Lê Quang Mẫu") for lines in ranks))
    (measured,) = measure(letter(blocks=(block,)), SIZES).document.blocks
    assert isinstance(measured, Signatures)
    texts = [[line.text for line in column] for column in measured.columns]
    assert [text[1].replace("\u00a0", "_") for text in texts] == [
        "CHUYÊN_VIÊN_PHÒNG ĐIỀU_HÀNH_DỰ_ÁN",
        "PHÓ_GIÁM_ĐỐC_BAN QUẢN_LÝ_DỰ_ÁN",
    ]
    assert [(text[0].replace("\u00a0", " "), text[-1]) for text in texts] == [
        ("THƯ KÝ", "Lê Quang Mẫu"),
        ("CHỦ TỌA", "Lê Quang Mẫu"),
    ]


def test_a_space_behind_a_dash_is_a_plain_one_as_no_other_keeps_a_line_whole() -> None:
    title = "ỦY VIÊN – CHÁNH VĂN PHÒNG ỦY BAN TỈNH"
    (measured,) = measure(letter(signature=Signature((title,), "A")), SIZES).document.signature.lines
    assert measured.replace("\u00a0", "_") == "ỦY_VIÊN_– CHÁNH VĂN_PHÒNG_ỦY_BAN_TỈNH"


@pytest.mark.parametrize("dash", ["-", "–", "|"])
def test_a_title_that_would_end_a_line_at_its_dash_is_not_evened(dash: str) -> None:
    title = f"PHÓ TRƯỞNG BAN THƯỜNG {dash} TRỰC CHỈ ĐẠO TỈNH"
    measured = measure(letter(signature=Signature((title,), "A")), SIZES).document.signature.lines
    assert measured == (title,)


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Đơn vị: Sở Y tế", ""),
        ("Đơn vị nhận báo cáo: UBND tỉnh Lam Sơn", "Đơn vị nhận báo cáo:|UBND tỉnh Lam Sơn"),
        ("Đơn vị nhận báo cáo: Trung tâm Phục vụ hành chính công tỉnh Lam Sơn", ""),
    ],
)
def test_the_name_of_a_unit_stands_whole_in_the_head_of_a_form(line: str, ends: str) -> None:
    form = Appendix(FormHead("Biểu 1", ("TÊN",), (), (line,)), (), "landscape")
    (measured,) = measure(letter(appendices=(form,)), SIZES).document.appendices
    assert isinstance(measured.head, FormHead)
    (found,) = measured.head.units
    assert found.replace("\u00a0", " ") == line
    assert found.replace(" ", "|").replace("\u00a0", " ") == (ends or line.replace(" ", "|"))


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("Biểu số II.06a", ("Biểu số II.06a",)),
        ("Biểu số 60/CK-NSNN-UBND-SXD-TH", ("Biểu số", "60/CK-NSNN-UBND-SXD-TH")),
        ("Biểu-số-60/CK-NSNN-UBND-SXD-TH-dài-quá", ("Biểu-số-60/CK-NSNN-UBND-SXD-TH-dài-quá",)),
    ],
)
def test_the_number_of_a_form_is_not_broken_where_it_can_begin_a_line(code: str, lines: tuple[str, ...]) -> None:
    head = FormHead(code, ("KẾT QUẢ",), (), ())
    [found] = measure(letter(appendices=(Appendix(head, (), "portrait"),)), SIZES).heads
    assert found.code == lines


TITLE = "Tình hình kết quả công tác kiểm soát thủ tục hành chính triển khai cơ chế một cửa một cửa liên thông"


def test_a_long_title_takes_fewer_lines_where_wider_ones_save_one() -> None:
    syllables = TITLE.split(" ") * 5
    text = SIZES.text_width_pt("body")
    saved = 0
    for count in range(20, 90):
        title = " ".join(syllables[:count])
        lines = measure(letter(subject=(title,)), SIZES).subject[0]
        narrow, wide = (len(wrap(title, text * share, 14, bold=True)) for share in (SIZES.title_share, 0.97))
        assert len(lines) == (narrow if narrow <= 3 else wide)
        assert all(advance_width(line, 14, bold=True) <= text for line in lines)
        saved += len(lines) < narrow
    assert saved
