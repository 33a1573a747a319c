"""Grounds, authority and text, in the page and in tables that only hold the page together."""

from __future__ import annotations

import pytest

from tests.support import hand_typed as hand
from tests.support.documents import docx_of, letter, pdf_of, words
from tests.support.hand_typed import docx, p, tbl
from tests.support.letterheads import LONG, built, end, head_table, sample, title
from tthc_render.document.tree import Paragraph
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.linter import lint_bytes, lint_facts
from tthc_render.lint.roles import Roles
from tthc_render.lint.rules import load_rules
from tthc_render.readers.docx.reader import read_docx


def roles_of(data: bytes) -> Roles:
    return assign_roles(read_docx(data, "x.docx"))


def texts(roles: Roles, role: str) -> list[str]:
    return [paragraph.plain for paragraph in roles.of(role)]


@pytest.mark.parametrize("kind", ["quyết định", "nghị quyết"])
def test_grounds_go_to_the_line_that_decides(kind: str) -> None:
    made = sample(kind)
    roles = roles_of(built(made, "bảng"))
    assert texts(roles, "tham_quyen") == [made.preamble[0]]
    assert texts(roles, "can_cu") == list(made.preamble[1:])
    assert texts(roles, "loi_quyet") == [made.formula]
    assert len(texts(roles, "dieu")) == 2


def test_grounds_without_the_line_that_decides_end_with_the_first_other_sentence() -> None:
    made = sample("quyết định", formula="", body=("Phê duyệt kế hoạch như sau.", LONG))
    assert texts(roles_of(built(made, "bảng")), "can_cu") == list(made.preamble[1:])


def test_text_in_a_table_that_holds_the_page_together_is_text() -> None:
    roles = roles_of(built(sample("báo cáo"), "trong bảng bố cục"))
    assert texts(roles, "than") == list(sample("báo cáo").body)
    assert texts(roles, "cuoi") == [sample("báo cáo").body[-1]]


def test_the_line_above_the_addressees_of_a_telegram_is_no_text() -> None:
    made = sample("công điện")
    wired = "Chủ tịch Ủy ban nhân dân tỉnh Hà Tĩnh điện:"
    text = (p(wired), p("- Giám đốc các sở;"), p(LONG), p(f"{LONG} Theo bức điện:"))
    roles = roles_of(docx(head_table(made), title(made), *text, end(made)))
    assert texts(roles, "khac") == [wired]
    assert len(texts(roles, "than")) == 2


@pytest.mark.parametrize(("ends", "role"), [("./.", "than"), (".", "khac")])
def test_a_line_in_the_middle_that_closes_the_text_is_text(ends: str, role: str) -> None:
    made, last = sample("kế hoạch"), f"Yêu cầu các đơn vị thực hiện{ends}"
    roles = roles_of(docx(head_table(made), title(made), p(LONG), p(last, align="center"), end(made)))
    assert texts(roles, role)[-1] == last


CAPTION = "Sơ đồ tiếp nhận, thẩm định, phê duyệt và trả kết quả hồ sơ tại Trung tâm Phục vụ hành chính công xã, " * 2


@pytest.mark.parametrize(
    ("label", "align", "role"),
    [
        ("Hình 1. ", "center", "khac"),
        ("Biểu đồ 2: ", "center", "khac"),
        ("Sơ đồ số 3 – ", "center", "khac"),
        ("Hình 1. ", "both", "than"),
        ("Hình thức ", "center", "than"),
        ("", "center", "than"),
    ],
)
def test_a_long_caption_is_no_text(label: str, align: str, role: str) -> None:
    line = label + CAPTION.strip(" ,") + "."
    data = docx(
        head_table(sample("báo cáo")) + title(sample("báo cáo")) + p(LONG) + p(line, "", align) + end(sample("báo cáo"))
    )
    assert line in texts(roles_of(data), role)


def test_cells_side_by_side_are_no_text() -> None:
    made = sample("kế hoạch")
    beside = tbl((p("Nội dung"), p("Thời gian")), (p("Họp"), p("Tháng 7")))
    roles = roles_of(docx(head_table(made), title(made), p(LONG), beside, p("Hết./."), end(made)))
    assert texts(roles, "than") == [LONG, "Hết./."]
    assert {line.plain for line in roles.left_over} == {"Nội dung", "Thời gian", "Họp", "Tháng 7"}


GROUNDS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ;",
    "Xét đề nghị của Trưởng phòng Tư pháp tại Tờ trình số 12/TTr-TP.",
)


@pytest.mark.parametrize(
    ("above", "count", "look", "found"),
    [
        ("", 3, "i", 3),
        ("", 1, "i", 1),
        ("", 2, "", 2),
        ("", 1, "", 0),
        (LONG, 3, "i", 3),
        (LONG, 1, "i", 1),
        (LONG, 2, "", 0),
        ("I. CĂN CỨ", 2, "", 0),
        ("I. CĂN CỨ", 2, "i", 2),
    ],
)
def test_grounds_of_what_decides_nothing_are_below_its_title_or_italic(
    above: str, count: int, look: str, found: int
) -> None:
    lines = [hand.p(above, align="both")] if above else []
    lines += [hand.p(ground, look, "both") for ground in GROUNDS[:count]]
    data = hand.docx(hand.HEAD_TABLE, hand.TITLE, *lines, hand.p(LONG, align="both"), hand.CLOSE_TABLE)
    assert texts(roles_of(data), "can_cu") == list(GROUNDS[:found])
    assert "ND-03" not in {item.details["rule"] for item in lint_facts(read_docx(data, "x"), load_rules()).findings}


def test_what_is_sent_with_a_text_may_stand_below_its_end() -> None:
    texts = "Sở Ngoại vụ kính trình Ủy ban nhân dân tỉnh quyết định./.", "(Gửi kèm: Dự thảo; bản thuyết minh.)"
    document = letter(blocks=tuple(Paragraph(words(text)) for text in texts))
    for found in (lint_bytes(pdf_of(document), "pdf", "x.pdf"), lint_bytes(docx_of(document), "docx", "x.docx")):
        assert "ND-07" not in {item.details["rule"] for item in found.findings}
