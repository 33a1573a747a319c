"""Signatures: titles and names, one or two, with names in capitals known from titles by the room left for signing."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from tests.support.hand_typed import p, tbl
from tests.support.letterheads import built, sample
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.closing import signatures
from tthc_render.lint.roles import Lines
from tthc_render.readers.docx.reader import read_docx
from tthc_render.readers.facts import PageParagraph, TextPiece


@pytest.mark.parametrize("name", ["Ngô Thị Hoài Nam", "NGÔ THỊ HOÀI NAM", "H'Hen Niê", "TS. Lê Văn An"])
def test_the_name_is_what_comes_below_the_room_for_the_signature(name: str) -> None:
    roles = assign_roles(read_docx(built(sample("báo cáo", name=name), "bảng"), "x.docx"))
    assert [item.plain for item in roles.of("quyen_han")] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert [item.plain for item in roles.of("ho_ten")] == [name]


def test_the_head_of_a_copy_is_no_signature() -> None:
    copied = (
        p("")
        + tbl((p("UBND XÃ NGHĨA HƯNG", "b", "center"), p("SAO Y", "b", "center")))
        + tbl((p("Số: 06/SY-UBND", "", "center"), p("Nghĩa Hưng, ngày 22 tháng 4 năm 2026", "i", "center")))
    )
    roles = assign_roles(read_docx(built(sample("báo cáo"), "bảng", copied), "x.docx"))
    assert [item.plain for item in roles.of("ho_ten")] == [sample("báo cáo").name]


def test_two_who_sign_have_a_title_and_a_name_each() -> None:
    roles = assign_roles(read_docx(built(sample("biên bản"), "bảng"), "x.docx"))
    assert [item.plain for item in roles.of("quyen_han")] == ["THƯ KÝ", "CHỦ TỌA"]
    assert [item.plain for item in roles.of("ho_ten")] == ["Lê Thị Bình", "Ngô Thị Hoài Nam"]
    assert [item.plain for item in roles.of("noi_nhan")] == ["- Các phòng, đơn vị;", "- Lưu: VT, VP."]


@pytest.mark.parametrize("table", ["bảng", "tab"])
def test_the_sign_of_who_drafted_the_document_is_no_recipient(table: str) -> None:
    lines = ("- Các phòng, đơn vị;", "- Lưu: VT, VP (03).", "PTD.65")
    roles = assign_roles(read_docx(built(sample("báo cáo", recipients=lines), table), "x.docx"))
    assert [item.plain for item in roles.of("noi_nhan")] == list(lines[:2])
    assert [item.plain for item in roles.of("nguoi_soan")] == ["PTD.65"]
    assert [item.plain for item in roles.of("ho_ten")] == [sample("báo cáo").name]


def test_who_decides_is_no_signature_where_recipients_are_missing() -> None:
    roles = assign_roles(read_docx(built(sample("quyết định", recipients=(), signature=("GIÁM ĐỐC",)), "bảng"), "x"))
    assert [item.plain for item in roles.of("quyen_han")] == ["GIÁM ĐỐC"]
    assert [item.plain for item in roles.of("ho_ten")] == [sample("quyết định").name]
    assert [item.plain for item in roles.of("tham_quyen")] == ["GIÁM ĐỐC SỞ NỘI VỤ"]


def test_a_line_of_authority_that_is_long_is_one_line() -> None:
    lines = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC")
    roles = assign_roles(read_docx(built(sample("chỉ thị", signature=lines), "tab"), "x.docx"))
    assert tuple(item.plain for item in roles.of("quyen_han")) == lines


def test_two_signatures_level_with_each_other_above_the_recipients_of_a_pdf() -> None:
    def line(number: int, text: str, left: float, base: float, side: Literal["left", "right"]) -> PageParagraph:
        box = (left, base - 12, left + 80, base)
        pieces = (TextPiece(text, 14.0, bold=True),)
        return PageParagraph(number, 1, 0, text, pieces, cell=f"1:{side}", side=side, box_pt=box, column_mm=(30, 160))

    found = [
        replace(line(1, "Cuộc họp kết thúc./.", 120, 400, "left"), cell="", side=""),
        line(1, "THƯ KÝ", 160, 430, "left"),
        line(2, "CHỦ TỌA", 390, 430, "right"),
        line(3, "Đặng Thị Minh", 150, 520, "left"),
        line(4, "Trần Văn Hậu", 380, 520, "right"),
        line(5, "Nơi nhận:", 85, 540, "left"),
    ]
    step = signatures(Lines.of(found), 0, 5, 6, {5})
    assert [found[i].text for i in step.of("quyen_han")] == ["THƯ KÝ", "CHỦ TỌA"]
    assert [found[i].text for i in step.of("ho_ten")] == ["Đặng Thị Minh", "Trần Văn Hậu"]


def test_a_signature_above_the_recipients_with_nothing_beside_it() -> None:
    def line(number: int, text: str, base: float) -> PageParagraph:
        return PageParagraph(number, 1, 0, text, (TextPiece(text, 14.0),), box_pt=(390, base - 12, 480, base))

    texts = [("Cuộc họp kết thúc./.", 400), ("GIÁM ĐỐC", 430), ("Trần Văn Hậu", 520), ("Nơi nhận:", 540)]
    found = [line(number, text, base) for number, (text, base) in enumerate(texts, 1)]
    step = signatures(Lines.of(found), 0, 3, 4, {3})
    assert ([found[i].text for i in step.of("quyen_han")], step.of("ho_ten")) == (["GIÁM ĐỐC"], [2])
