"""Signatures: titles and names, one or two, with names in capitals told from titles by the room left for signing."""

from __future__ import annotations

import pytest

from tests.support.letterheads import built, sample
from tthc_render.lint.classifier import assign_roles
from tthc_render.readers.docx.reader import read_docx


@pytest.mark.parametrize("name", ["Ngô Thị Hoài Nam", "NGÔ THỊ HOÀI NAM", "H'Hen Niê", "TS. Lê Văn An"])
def test_the_name_is_what_comes_below_the_room_for_the_signature(name: str) -> None:
    roles = assign_roles(read_docx(built(sample("báo cáo", name=name), "bảng"), "x.docx"))
    assert [item.plain for item in roles.of("quyen_han")] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert [item.plain for item in roles.of("ho_ten")] == [name]


def test_two_who_sign_have_a_title_and_a_name_each() -> None:
    roles = assign_roles(read_docx(built(sample("biên bản"), "bảng"), "x.docx"))
    assert [item.plain for item in roles.of("quyen_han")] == ["THƯ KÝ", "CHỦ TỌA"]
    assert [item.plain for item in roles.of("ho_ten")] == ["Lê Thị Bình", "Ngô Thị Hoài Nam"]
    assert [item.plain for item in roles.of("noi_nhan")] == ["- Các phòng, đơn vị;", "- Lưu: VT, VP."]


def test_a_line_of_authority_that_is_long_is_one_line() -> None:
    lines = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC")
    roles = assign_roles(read_docx(built(sample("chỉ thị", signature=lines), "tab"), "x.docx"))
    assert tuple(item.plain for item in roles.of("quyen_han")) == lines
