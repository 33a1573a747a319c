"""Wrapped lines and column widths, measured with the widths of the text font."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from tests.support.documents import everything, geometry, letter, row
from tthc_render.document.blanks import with_plain_blanks
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    FormHead,
    Letterhead,
    Orientation,
    Signature,
    Table,
)
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.even_lines import wrap
from tthc_render.layout.geometry import PT_PER_MM
from tthc_render.layout.line_breaking import break_lines
from tthc_render.layout.line_ends import SLASH_END, word_text
from tthc_render.layout.measures import measure
from tthc_render.layout.word_widths import Piece

SIZES = geometry()


def test_the_subject_of_a_letter_has_even_lines_without_a_lone_word() -> None:
    about = "V/v phối hợp bàn giao mặt bằng và di dời hạ tầng kỹ thuật (đoạn Km 0+000 đến Km 13+450)"
    lines = measure(letter(about=about), SIZES).about
    assert " ".join(lines) == about
    widths = [advance_width(line, SIZES.sizes["so_ky_hieu"]) for line in lines]
    assert max(widths) <= SIZES.letterhead_left_pt
    assert min(widths) > 0.6 * max(widths)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("TÌNH HÌNH THỰC HIỆN VỐN ĐẦU TƯ", ("TÌNH HÌNH THỰC HIỆN", "VỐN ĐẦU TƯ")),
        (
            "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KẾ HOẠCH SỬ DỤNG ĐẤT",
            ("KẾT QUẢ THỰC HIỆN", "CÁC CHỈ TIÊU", "KẾ HOẠCH SỬ DỤNG ĐẤT"),
        ),
        ("TÌNH HÌNH THIỆT HẠI DO THIÊN TAI", ("TÌNH HÌNH THIỆT HẠI", "DO THIÊN TAI")),
    ],
)
def test_lines_of_a_form_s_title_part_no_word(title: str, lines: tuple[str, ...]) -> None:
    form = Appendix(FormHead("Biểu 1", (title,), (), ()), (), "portrait")
    assert measure(letter(appendices=(form,)), SIZES).heads[0].title == lines


# The whole document.


def test_every_table_gets_its_widths_and_only_its_blanks_change() -> None:
    document = with_plain_blanks(everything())
    found = with_plain_blanks(measure(document, SIZES).document)
    tables = [
        block
        for block in itertools.chain(found.blocks, *(appendix.blocks for appendix in found.appendices))
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


def test_the_rule_below_a_line_in_two_is_a_share_of_its_last_one() -> None:
    line = "(Kèm theo Báo cáo số 1234/BC-UBND ngày 20 tháng 12 năm 2024 của Ủy ban nhân dân tỉnh Sông Thao)"
    appendix = replace(everything().appendices[1], head=AppendixHead("Phụ lục", ("DANH MỤC",), (line,)))
    measured = measure(letter(appendices=(appendix,)), SIZES)
    head = measured.document.appendices[0].head
    assert isinstance(head, AppendixHead)
    lines = break_lines([Piece(head.notes[0], 14, italic=True)], SIZES.text_width_pt(appendix.orientation))
    assert len(lines) == 2
    assert 1 / 3 <= measured.heads[0].rule_pt / lines[1].width_pt <= 1 / 2


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
        ("PHÓ CHÁNH VĂN PHÒNG PHỤ TRÁCH", ["PHÓ CHÁNH", "VĂN PHÒNG PHỤ TRÁCH"]),
        ("PHÓ CHỦ TỊCH - TRƯỞNG BAN CHỈ ĐẠO", ["PHÓ CHỦ TỊCH -", "TRƯỞNG BAN CHỈ ĐẠO"]),
    ],
)
def test_a_long_title_of_a_signer_ends_its_lines_evenly(title: str, lines: list[str]) -> None:
    measured = measure(letter(signature=Signature((title,), "A")), SIZES).document.signature.lines
    assert [line.replace("\u00a0", " ") for line in measured[0].split(" ")] == (
        lines if len(lines) > 1 else title.split(" ")
    )


def test_a_space_behind_a_dash_is_a_plain_one_as_no_other_keeps_a_line_whole() -> None:
    title = "ỦY VIÊN – CHÁNH VĂN PHÒNG ỦY BAN TỈNH"
    (measured,) = measure(letter(signature=Signature((title,), "A")), SIZES).document.signature.lines
    assert measured.replace("\u00a0", "_") == "ỦY_VIÊN_– CHÁNH VĂN_PHÒNG_ỦY_BAN_TỈNH"


@pytest.mark.parametrize(
    ("dash", "held"), [("-", "BAN_THƯỜNG_- TRỰC_CHỈ"), ("–", "BAN_THƯỜNG_– TRỰC_CHỈ"), ("|", "BAN THƯỜNG | TRỰC CHỈ")]
)
def test_a_title_ends_a_line_behind_its_dash_or_is_not_evened(dash: str, held: str) -> None:
    title = f"PHÓ TRƯỞNG BAN THƯỜNG {dash} TRỰC CHỈ ĐẠO TỈNH"
    (measured,) = measure(letter(signature=Signature((title,), "A")), SIZES).document.signature.lines
    assert held in measured.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Đơn vị: Sở Y tế", ""),
        ("Đơn vị nhận báo cáo: UBND tỉnh Lam Sơn", "Đơn vị nhận báo cáo:|UBND tỉnh Lam Sơn"),
        (
            "Đơn vị nhận báo cáo: Trung tâm Phục vụ hành chính công tỉnh Lam Sơn",
            "Đơn|vị|nhận|báo|cáo:|Trung tâm|Phục|vụ|hành|chính|công|tỉnh|Lam|Sơn",
        ),
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


def test_what_prescribes_a_form_ends_its_lines_where_the_line_breaker_does() -> None:
    """A slash behind a hyphen is no place of a line's end, so the line goes back to the blank before the number."""
    source = "(theo Hướng dẫn số 12-HD/BTCTW ngày 12/4/2022)"
    head = FormHead("Biểu 2A", ("KẾT QUẢ",), (), (), source)
    (measured,) = measure(letter(appendices=(Appendix(head, (), "landscape"),)), SIZES).document.appendices
    assert isinstance(measured.head, FormHead)
    assert measured.head.source == source.replace("12-", f"12-{SLASH_END}")
    assert word_text(measured.head.source) == source


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


def test_a_name_that_just_fills_its_cell_is_broken_between_words() -> None:
    made = letter(letterhead=replace(letter().letterhead, issuer=("DANH THẮNG TRÀNG YÊN",)))
    room = advance_width("DANH THẮNG TRÀNG YÊN", 13, bold=True) + 0.1
    tight = replace(SIZES, letterhead_left_mm=room * 25.4 / 72)
    assert measure(made, tight).issuer == ("DANH THẮNG", "TRÀNG YÊN")


def test_school_years_and_the_parts_of_a_date_stay_whole_in_titles() -> None:
    for words in range(1, 14):
        title = " ".join(["hai"] * words) + " lớp 10 năm học 2026 - 2027 và bảo đảm an ninh, an toàn, y tế cho thí sinh"
        lines = measure(letter(subject=(title,)), SIZES).subject[0]
        assert any("2026 - 2027" in line for line in lines)
        assert any("lớp 10" in line for line in lines)


@pytest.mark.parametrize(
    "line",
    [
        "PTD.65",
        "PTDA.Phòng\tNông nghiệp và Môi trường - Bộ phận một cửa,  số bản: 65 (lưu 12 bộ)",
        "PTD/QLDA/ABC/KTHT/NNMT/TNMT/VHXH/TCKH-2026/0001234567890",
        "Soạn ngày 20 tháng 3, khoản 4 Điều 5 số 107/BC-UBND và https://dichvucong.gov.vn/abc/def/ghi-jkl-mno/xyz?qrst",
    ],
)
def test_the_sign_of_who_drafted_a_document_ends_its_lines_as_a_recipient(line: str) -> None:
    document = with_plain_blanks(letter(recipients=("- UBND tỉnh;", line), drafter=line))
    measured = measure(document, SIZES).document
    assert measured.below_recipients[1:] == (measured.drafter, measured.drafter)
    assert getattr(measured.drafter, "runs", None) == getattr(measured.recipients[1], "runs", None)
