"""A copy's own head and signature below the original: judged as no part of it."""

from __future__ import annotations

import pytest

from tests.support.hand_typed import docx, p, tbl
from tests.support.letterheads import Sample, end, head_table, sample, text, title
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.linter import lint_bytes
from tthc_render.readers.docx.reader import read_docx

MADE = sample("thông báo")


def _names(form: str, number: str) -> tuple[str, ...]:
    left = p("UBND TỈNH HÀ TĨNH", "", "center") + p("VĂN PHÒNG", "b", "center")
    return left, p(form, "b", "center"), p(number, "", "center"), p("Hà Tĩnh, ngày 25 tháng 7 năm 2026", "i", "center")


def in_table(form: str, number: str) -> str:
    left, right, below, date = _names(form, number)
    return tbl((left, right), (below, date))


def in_lines(form: str, number: str) -> str:
    left, right, below, date = _names(form, number)
    return right + left + below + date


@pytest.mark.parametrize("head", [in_table, in_lines])
@pytest.mark.parametrize(
    ("form", "number"), [("SAO Y", "Số: 15/SY-VP"), ("TRÍCH SAO", "Số: 15/TrS-VP"), ("SAO LỤC", "Số: 15/SL-VP")]
)
def test_the_copy_is_no_part_of_the_original(form: str, number: str, head: object) -> None:
    signed = end(sample("thông báo", signature=("CHÁNH VĂN PHÒNG",), name="Trần Thị Liên"))
    data = docx(head_table(MADE), title(MADE), text(MADE), end(MADE), head(form, number), signed)  # type: ignore[operator]
    roles = assign_roles(read_docx(data, "x.docx"))
    assert [item.plain for item in roles.of("ho_ten")] == [MADE.name]
    assert [item.plain for item in roles.of("noi_nhan")] == list(MADE.recipients)
    alone = docx(head_table(MADE), title(MADE), text(MADE), end(MADE))
    assert _told(data) == _told(alone)


def _told(data: bytes) -> list[str]:
    return [item.details["rule"] for item in lint_bytes(data, "docx", "x.docx").findings]


def test_words_about_a_copy_end_no_text() -> None:
    made: Sample = sample("thông báo", body=("Gửi bản sao y kèm theo.", "Sở Nội vụ thông báo để các đơn vị biết./."))
    roles = assign_roles(read_docx(docx(head_table(made), title(made), text(made), end(made)), "x.docx"))
    assert [item.plain for item in roles.of("cuoi")] == [made.body[-1]]
    assert roles.of("ho_ten")
