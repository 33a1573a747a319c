"""The direct way against its judge: any document it prints has the pages, lines and places that WeasyPrint gives."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pdfplumber
import pytest
from hypothesis import Phase, assume, given, settings

from tests.stories.test_same_text import Case, cases
from tests.support.documents import letter, nd30_css, pdf_of, torture, without_pictures, words
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Document,
    FormHead,
    Note,
    Paragraph,
    Row,
    Signature,
    Table,
)
from tthc_render.layout.pdf.direct.css import NotCoveredError
from tthc_render.layout.pdf.direct.printer import print_page

APART_PT = 0.85
"""0.3 mm."""
CSS = nd30_css()
PARAGRAPH_GAP_PT = 6.0
Letter = tuple[str, float, float]
Letters = list[list[Letter]]


def letters(data: bytes) -> Letters:
    """For each page its letters with their places, from the top."""
    with pdfplumber.open(io.BytesIO(data)) as found:
        return [
            sorted(
                ((char["text"], char["x0"], char["bottom"]) for char in page.chars if char["text"].strip()),
                key=lambda letter: (round(letter[2]), letter[1]),
            )
            for page in found.pages
        ]


def differences(one: Letters, other: Letters, carried_pt: float = 0.0) -> list[str]:
    """What differs; ``carried_pt`` is room that the other may have at the top of pages, above all but notes."""
    if [len(page) for page in one] != [len(page) for page in other]:
        return [f"letters a page: {[len(page) for page in one]} and {[len(page) for page in other]}"]
    return [
        f"page {number}: {found}, not in the other"
        for number, (page, others) in enumerate(zip(one, other, strict=True), 1)
        for found in _without_partner(page, others, carried_pt)
    ]


def _without_partner(page: list[Letter], others: list[Letter], carried_pt: float) -> Iterator[Letter]:
    """The letters of ``page`` that ``others`` does not have at their places."""
    left: dict[str, list[Letter]] = {}
    for other in others:
        left.setdefault(other[0], []).append(other)
    for found in page:
        for place, (_, x, y) in enumerate(left.get(found[0], ())):
            apart = min(abs(found[2] - y), abs(found[2] + carried_pt - y))
            if abs(found[1] - x) <= APART_PT and apart <= APART_PT:
                del left[found[0]][place]
                break
        else:
            yield found


@pytest.mark.parametrize(
    "document", [letter(), without_pictures(), torture(30)], ids=["letter", "everything", "torture"]
)
def test_both_ways_print_the_same_pages(document: Document) -> None:
    assert differences(*(letters(pdf_of(document, engine=engine)) for engine in ("direct", "weasyprint"))) == []  # type: ignore[arg-type]


def test_codes_of_documents_in_a_form_head_break_as_in_word() -> None:
    # Behind "/" WeasyPrint would break, and the direct way and word processors do not.
    head = FormHead("II.06a", ("Tên biểu",), ("hồ tục một ]]> Hà hành tiếp “dẫn” tỷ 16/QĐ-UBND hành",) * 2, ())
    document = replace(letter(), appendices=(Appendix(head, ()),))
    assert differences(*(letters(pdf_of(document, engine=engine)) for engine in ("direct", "weasyprint"))) == []  # type: ignore[arg-type]


def test_no_line_ends_before_the_call_of_a_note() -> None:
    begin = "Hồ sơ quyết sơ một sơ cửa liên cửa cửa sơ cửa thông hồ thông hồ tuyến n"
    texts = [f"{begin}{'i' * count}{sign}" for sign in "…}–" for count in range(6)]
    blocks = [
        Paragraph((*words(text), Note(words("a"), number), *words(" và việc khác.")))
        for number, text in enumerate(texts, 1)
    ]
    document = replace(letter(), blocks=tuple(blocks))
    assert differences(*(letters(pdf_of(document, engine=engine)) for engine in ("direct", "weasyprint"))) == []  # type: ignore[arg-type]


def without_dashed_years(item: Any) -> Any:
    """``item`` without "2021-2025", after whose hyphen WeasyPrint does not always break where it may."""
    if isinstance(item, str):
        return item.replace("2021-2025", "2021 2025")
    if isinstance(item, tuple):
        return tuple(map(without_dashed_years, item))
    if is_dataclass(item) and not isinstance(item, type):
        return replace(item, **{field.name: without_dashed_years(getattr(item, field.name)) for field in fields(item)})
    return item


@pytest.mark.parametrize(
    "title",
    ["Sở Sở Sở Sở Sở Sở Sở Tĩnh Sở 16/QĐ-UBND", "Sở Sở Sở Sở ỂỘẠ Sở Sở – Sở Sở Sở Sở", "Sở Sở Sở Sở ỂỘẠ - Sở Sở Sở"],
)
def test_codes_and_dashes_above_a_signature_break_as_in_word(title: str) -> None:
    titles = (title, "GIÁM ĐỐC")
    document = replace(letter(), signature=Signature(titles, "Nguyễn Văn An"))
    assert differences(*(letters(pdf_of(document, engine=engine)) for engine in ("direct", "weasyprint"))) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("sign", ["{{x}}", "(x)", "[x]", "/x"])
def test_the_blank_behind_a_quotation_is_left_out_where_its_line_ends(sign: str) -> None:
    number = f"1.234 chính 2021 2025 ½ “dẫn” {sign} sơ sơ"
    document = replace(letter(), letterhead=replace(letter().letterhead, number=number))
    assert differences(*(letters(pdf_of(document, engine=engine)) for engine in ("direct", "weasyprint"))) == []  # type: ignore[arg-type]


def test_a_line_that_nearly_ends_elsewhere_is_left_to_weasyprint() -> None:
    date = "½ tỷ & “dẫn” hạn thủ 15/3/2024 kiểm tỷ tuyến đạt “dẫn”"
    document = replace(letter(), letterhead=replace(letter().letterhead, date=date))
    with pytest.raises(RenderingFailed, match="vừa khít"):
        pdf_of(document, engine="direct")


def test_a_letter_at_another_place_is_a_difference() -> None:
    page = [("a", 10.0, 20.0), ("a", 30.0, 20.0), ("b", 30.0, 40.5)]
    assert differences([page], [page[::-1]]) == []
    assert differences([page], [[page[0], page[0], page[2]]]) == ["page 1: ('a', 30.0, 20.0), not in the other"]
    assert differences([page], [[*page[:2], ("b", 30.0, 46.5)]]) != []
    assert differences([page], [[*page[:2], ("b", 30.0, 46.5)]], 6.0) == []


def test_codes_in_the_label_of_an_appendix_break_as_in_word() -> None:
    label = "{{x}} 97,92% vụ … 1.234 tuyến 2021-2025 kết trực cửa 16/QĐ-UBND 16/QĐ-UBND"
    document = replace(letter(), appendices=(Appendix(AppendixHead(label, (), ()), letter().blocks),))
    assert differences(*(letters(pdf_of(document, engine=engine)) for engine in ("direct", "weasyprint"))) == []  # type: ignore[arg-type]


def has_own_height(row: Row) -> bool:
    """Whether a cell ends in the row that it begins in: WeasyPrint gives no height to others, Word that of a line."""
    return any(cell.rowspan == 1 for cell in row.cells)


@settings(
    max_examples=int(os.environ.get("TTHC_FUZZ", "12")), deadline=None, derandomize="TTHC_FUZZ" not in os.environ,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip
@given(cases())
def test_any_document_is_printed_alike_or_not_at_all(case: Case) -> None:
    """What fails is shown as it was drawn: to shrink it, allow all phases; it takes five minutes.

    The same documents each time, others by ``make fuzz``: about one in two hundred, with some twenty notes on a page,
    has a page that WeasyPrint ends long before it is full.
    """
    document = without_dashed_years(case.document)
    blocks = (*document.blocks, *(block for appendix in document.appendices for block in appendix.blocks))
    tables = [block for block in blocks if isinstance(block, Table)]
    assume(all(has_own_height(row) for table in tables for row in (*table.header, *table.rows)))
    try:
        direct = pdf_of(document, engine="direct")
    except RenderingFailed:
        return
    # WeasyPrint sometimes carries the room below a paragraph to the top of the next page.
    assert differences(letters(direct), letters(pdf_of(document, engine="weasyprint")), PARAGRAPH_GAP_PT) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>",
        "<html><head/></html>",
        "<html><head><style>p {}</style></head><body/></html>",
        '<html dir="rtl"><body/></html>',
    ],
)
def test_pages_that_are_not_ours_are_refused(html: str) -> None:
    with pytest.raises(NotCoveredError):
        print_page(html, (CSS,), b"0" * 16)
