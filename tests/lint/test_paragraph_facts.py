"""Facts of paragraphs that need more than the paragraph: anchors, headings, clauses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.hand_typed import docx, p
from tests.support.letterheads import BODY, LONG, built, end, head_table, sample, title
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.paragraph_facts import PARAGRAPH_FACTS
from tthc_render.lint.subjects import Scene
from tthc_render.lint.views import Evidence, ParagraphView
from tthc_render.readers.docx.reader import read_docx


def values(data: bytes, role: str, fact: str) -> list[object]:
    facts = read_docx(data, "x.docx")
    return [subject.values(fact) for subject in Scene(facts, assign_roles(facts)).subjects(role)]


def document(*body: str) -> bytes:
    made = sample("báo cáo")
    return docx(head_table(made), title(made), *body, end(made))


@pytest.mark.parametrize(
    ("clause", "next_line", "heading"),
    [
        (p("1. Công tác chỉ đạo", "b", "both", BODY), LONG, (True,)),
        (p("1. Công tác chỉ đạo", "", "both", BODY), LONG, (False,)),
        (p("1. Giao Văn phòng theo dõi.", "", "both", BODY), LONG, ()),
        (p("1. Số hồ sơ tiếp nhận: 12", "", "both", BODY), "2. Số hồ sơ giải quyết: 11", ()),
    ],
)
def test_a_clause_that_is_a_heading_is_reported_from_a_sentence(clause: str, next_line: str, heading: object) -> None:
    data = document(p(LONG, "", "both", BODY), clause, p(next_line, "", "both", BODY), p("Hết./.", "", "both", BODY))
    assert values(data, "khoan", "heading_bold")[0] == heading


@pytest.mark.parametrize("last", ["2. Lãnh đạo Sở Tài chính", "2. Ông Nguyễn Văn A", "2. Địa điểm: Phòng họp số 1"])
def test_the_last_line_of_a_list_is_no_heading(last: str) -> None:
    lines = ("Kính mời:", "1. Lãnh đạo Sở Nội vụ", last, "Tới dự: cuộc họp giao ban.", "Hết./.")
    assert values(document(*(p(line, "", "both", BODY) for line in lines)), "khoan", "heading_bold")[1] == ()


@pytest.mark.parametrize(("look", "bold"), [("b", (True,)), ("", (False,))])
def test_a_sentence_that_is_all_bold(look: str, bold: object) -> None:
    data = document(p(f"1. {LONG}", look, "both", BODY), p("Hết./.", "", "both", BODY))
    assert values(data, "khoan", "sentence_bold") == [bold]


@pytest.mark.parametrize(
    ("kind", "number", "found"),
    [
        ("báo cáo", "Số: 107/BC-SNV", ("đúng",)),
        ("báo cáo", "Số: 107/QĐ-SNV", ("QĐ, loại này là BC",)),
        ("tờ trình", "Số: 45/TTr-SNV", ("đúng",)),
        ("công văn", "Số: 787/SNV-CCHC", ()),
        ("báo cáo", "Số:      /BC-SNV", ("đúng",)),
    ],
)
def test_the_code_of_a_number_against_the_kind(kind: str, number: str, found: object) -> None:
    assert values(built(sample(kind, number=number), "bảng"), "so", "number_kind") == [found]


def test_every_fact_has_a_plain_name() -> None:
    assert all(name.replace("_", "").isalpha() for name in PARAGRAPH_FACTS)


@pytest.mark.parametrize(
    ("words", "align", "found"),
    [
        ("Công khai tại https://dichvucong.gov.vn/p/home/dvc-trang-chu.html hằng quý.", "left", ()),
        ("Công khai tại https://dichvucong.gov.vn/p/home/dvc-trang-chu.html hằng quý.", "both", ("đều hai bên",)),
        ("Công khai tại trụ sở hằng quý.", "left", ("trái",)),
        ("Theo Nghị quyết số 123/2024/NQ-HĐND của tỉnh.", "left", ("trái",)),
    ],
)
def test_a_paragraph_with_a_long_word_may_stand_flush_left(words: str, align: str, found: object) -> None:
    data = document(p(LONG, "", "both", BODY), p(words, "", align, BODY), p("Hết./.", "", "both", BODY))
    assert values(data, "noi_dung", "align")[1] == found


@pytest.mark.parametrize(("words", "found"), [(f"https://{'dichvucong' * 12}.vn", ()), (LONG, ("đều hai bên",))])
def test_in_a_pdf_a_long_word_that_fills_its_line_may_stand_in_the_middle(words: str, found: object) -> None:
    facts = read_docx(built(sample("báo cáo"), "bảng"), "x.docx")
    roles = assign_roles(facts)
    item = replace(roles.of("trich_yeu")[0], text=words, align="justify", box_pt=(85.0, 150.0, 540.0, 230.0))
    view = ParagraphView(Evidence(replace(facts, kind="pdf"), roles), "trich_yeu", item, 0, [item], words)
    assert PARAGRAPH_FACTS["align"](view) == found
