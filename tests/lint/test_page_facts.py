"""The table of facts: what rules may ask for."""

from __future__ import annotations

import pytest

from tests.support.hand_typed import PAGE, docx, p
from tests.support.letterheads import LONG, built, end, head_table, sample, text, title
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.page_facts import FACTS, fact_names
from tthc_render.lint.rules import load_rules
from tthc_render.lint.subjects import PLACES, Scene
from tthc_render.readers.docx.reader import read_docx
from tthc_render.readers.facts import Facts, PageNumber, PageParagraph, TextPiece

MADE = sample("thông báo")


def test_every_fact_of_the_table_has_a_name_in_the_rules_and_the_other_way_round() -> None:
    assert fact_names() == load_rules().names.keys()


def test_every_place_gives_views_that_have_facts() -> None:
    facts = read_docx(built(sample("báo cáo"), "bảng"), "x.docx")
    scene = Scene(facts, assign_roles(facts))
    for role in PLACES:
        for subject in scene.subjects(role):
            known = FACTS[type(subject.view)]
            assert [subject.values(fact) for fact in known]
            assert subject.values("no such fact") == ()


def test_sizes_of_the_letterhead_go_together() -> None:
    facts = read_docx(built(sample("báo cáo"), "bảng"), "x.docx")
    (whole,) = Scene(facts, assign_roles(facts)).subjects("van_ban")
    assert whole.values("size_set") == ("13/14/14",)
    assert whole.values("numbered") == ()


@pytest.mark.parametrize(("paragraphs", "found"), [(5, ()), (40, (False,))])
def test_a_text_clearly_longer_than_its_first_pages_must_be_numbered(paragraphs: int, found: tuple[bool, ...]) -> None:
    facts = read_docx(built(sample("báo cáo", body=(LONG,) * paragraphs), "bảng"), "x.docx")
    (whole,) = Scene(facts, assign_roles(facts)).subjects("van_ban")
    assert whole.values("numbered") == found


BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
APPENDIX = p("Phụ lục", "b", "center") + p("DANH SÁCH LỚP", "b", "center") + p(LONG)


def _next(kind: str) -> str:
    return f"<w:p><w:pPr>{PAGE.replace('<w:sectPr>', f'<w:sectPr><w:type w:val={kind!r}/>')}</w:pPr></w:p>"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (BREAK + text(MADE), (False,)),
        (text(MADE).replace("<w:pPr>", "<w:pPr><w:pageBreakBefore/>", 1), (False,)),
        (BREAK, ()),
        (BREAK + APPENDIX, ()),
        (BREAK + p("") + APPENDIX, ()),
        (BREAK + APPENDIX + BREAK + p(LONG), (False,)),
        (_next("nextPage") + APPENDIX, ()),
        (_next("nextPage") + APPENDIX + p(LONG) * 30, (False,)),
        (_next("continuous") + text(MADE), ()),
    ],
    ids=["break", "before", "empty page", "appendix", "appendix below", "its 2nd page", "section", "long", "same page"],
)
def test_a_page_that_surely_is_no_first_page_must_be_numbered(more: str, found: tuple[bool, ...]) -> None:
    facts = read_docx(docx(head_table(MADE), title(MADE), text(MADE), end(MADE), more), "x.docx")
    (whole,) = Scene(facts, assign_roles(facts)).subjects("van_ban")
    assert whole.values("numbered") == found


@pytest.mark.parametrize(
    ("numbers", "right"),
    [
        (((2, 2), (3, 3), (4, 4)), True),
        (((2, 2), (4, 2)), True),
        (((2, 2), (4, 3)), False),
    ],
)
def test_pages_count_from_the_first_or_from_that_of_a_text_issued_with_it(
    numbers: tuple[tuple[int, int], ...], right: bool
) -> None:
    lines = [(1, "BÁO CÁO", "center"), (1, LONG, "justify"), (2, LONG, "justify")]
    lines += [(3, "QUY CHẾ", "center"), (3, "(Kèm theo Quyết định số 12/QĐ-UBND)", "center"), (3, LONG, "justify")]
    text = tuple(
        PageParagraph(number, page, 0, words, (TextPiece(words, 14.0),), align)  # type: ignore[arg-type]
        for number, (page, words, align) in enumerate(lines, 1)
    )
    printed = tuple(PageNumber(page, 0, "top", "center", 14.0, value=value) for page, value in numbers)
    facts = Facts("pdf", "x", text, numbers=printed, pages=4)
    (whole,) = Scene(facts, assign_roles(facts)).subjects("van_ban")
    assert whole.values("counts") == (right,)
