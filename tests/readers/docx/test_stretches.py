"""Where a DOCX surely begins a new page."""

from __future__ import annotations

import pytest

from tests.support.hand_typed import PAGE, docx, p
from tthc_render.readers.docx.reader import read_docx

BREAK = '<w:r><w:br w:type="page"/></w:r>'
BEFORE = "<w:pageBreakBefore/>"


def section(kind: str) -> str:
    properties = PAGE.replace("<w:sectPr>", f'<w:sectPr><w:type w:val="{kind}"/>')
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


def stretches(*body: str, last: str = PAGE) -> list[tuple[int, bool]]:
    found = read_docx(docx(*body, section=last), "x.docx").stretches
    assert all(item.length_pt > 0 for item in found)
    return [(item.first, item.opens) for item in found]


@pytest.mark.parametrize(
    ("second", "begins"),
    [
        (p("Sau"), []),
        (p("Sau", extra=BEFORE), [(2, False)]),
        (p("Sau", extra='<w:pageBreakBefore w:val="0"/>'), []),
        (f"<w:p>{BREAK}<w:r><w:t>Sau</w:t></w:r></w:p>", [(2, False)]),
        (f"<w:p><w:r><w:t>Cùng trang</w:t></w:r>{BREAK}</w:p>" + p("Sau"), [(3, False)]),
        (f"<w:p>{BREAK}</w:p>" + p("Sau"), [(2, False)]),
    ],
    ids=["none", "before", "before, off", "break first", "break last", "break alone"],
)
def test_breaks_by_hand(second: str, begins: list[tuple[int, bool]]) -> None:
    assert stretches(p("Trước"), second) == [(1, True), *begins]


@pytest.mark.parametrize(("kind", "begins"), [("nextPage", [(3, True)]), ("continuous", [])])
def test_sections_begin_a_page_unless_they_continue(kind: str, begins: list[tuple[int, bool]]) -> None:
    last = PAGE.replace("<w:sectPr>", f'<w:sectPr><w:type w:val="{kind}"/>')
    assert stretches(p("Trước"), section("nextPage"), p("Sau"), last=last) == [(1, True), *begins]
