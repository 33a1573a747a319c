"""Parts of the letterhead are on page 1 where the file does not say so; nothing else is placed by guess."""

from __future__ import annotations

import pytest

from tests.support.format_faults import FAULTS
from tests.support.letterheads import built, sample
from tthc_render.lint.first_page import FIRST_PARAGRAPHS, page_of
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.report import to_json
from tthc_render.readers.facts import Facts, PageParagraph, Stretch


def paragraph(number: int, page: int = 0) -> PageParagraph:
    return PageParagraph(number, page, 0, "SỞ NỘI VỤ", ())


@pytest.mark.parametrize(
    ("role", "item", "stretches", "page"),
    [
        ("ban_hanh", paragraph(2), (), 1),
        ("ban_hanh", paragraph(2), (Stretch(1, 0, 900.0), Stretch(9, 1, 100.0)), 1),
        ("ban_hanh", paragraph(9), (Stretch(1, 0, 100.0), Stretch(5, 1, 900.0)), 0),
        ("ban_hanh", paragraph(2, page=3), (), 3),
        ("ban_hanh", paragraph(FIRST_PARAGRAPHS + 1), (), 0),
        ("than", paragraph(2), (), 0),
        ("ho_ten", paragraph(9), (), 0),
    ],
)
def test_a_letterhead_at_the_top_is_on_the_first_page(
    role: str, item: PageParagraph, stretches: tuple[Stretch, ...], page: int
) -> None:
    assert page_of(Facts("docx", "x", (item,), stretches=stretches), role, item) == page


@pytest.mark.parametrize(
    ("change", "rule"), [({"number": "Số: 7/BC-SNV"}, "SO-02"), ({"date": "Hà Tĩnh ngày 20 tháng 7 năm 2026"}, "DD-01")]
)
def test_findings_on_the_letterhead_of_a_word_file_name_page_1(change: dict[str, str], rule: str) -> None:
    report = lint_bytes(built(sample("báo cáo", **change), "bảng"), "docx", "x.docx")
    (found,) = [item for item in to_json(report)["findings"] if item["rule"] == rule]
    assert found["page"] == 1
    assert found["paragraph"]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_line_that_is_missing_names_the_text_that_it_belongs_under(kind: str) -> None:
    fault = next(item for item in FAULTS if item.name == "không có đường kẻ Tiêu ngữ")
    report = lint_bytes(fault.made(kind), kind, "x")  # type: ignore[arg-type]
    (found,) = to_json(report)["findings"]
    assert (found["rule"], found["page"]) == ("QH-03", 1)
    assert "Độc lập - Tự do - Hạnh phúc" in str(found["message"])
