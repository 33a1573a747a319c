"""Facts from painted pages are those that PDFium finds in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.stories.test_same_text import Case, cases
from tests.support.documents import ND30, STAMP, letter, torture, without_pictures, words
from tthc_render.document.tree import Document, Heading, Inline, Item, Note, Paragraph, Run
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.renderer import Engine, PdfFile, load_html_layout, render_pdf
from tthc_render.lint.linter import lint_facts
from tthc_render.lint.rules import load_rules
from tthc_render.readers.any_file import read_facts
from tthc_render.rendering.painted import painted_facts
from tthc_render.rendering.read_back import differences


def printed(document: Document, engine: Engine = "auto") -> PdfFile:
    layout = load_html_layout(ND30 / "layout.html")
    return render_pdf(measure(document, layout.geometry), layout, STAMP, engine)


def disagreements(document: Document) -> Sequence[str]:
    made = printed(document)
    if made.engine != "direct":
        return ()
    return differences(painted_facts(made.pages, str(STAMP), "x"), read_facts(made.data, "pdf", "x"))


@pytest.mark.parametrize(
    "document", [letter(), without_pictures(), torture(30)], ids=["letter", "everything", "torture"]
)
def test_documents_of_all_blocks_agree(document: Document) -> None:
    assert printed(document).engine == "direct"
    assert disagreements(document) == []


@settings(max_examples=12, deadline=None)
@given(cases())
def test_drawn_documents_agree(case: Case) -> None:
    assert list(disagreements(case.document)) == []


def test_long_raised_words_and_a_note_on_one_line_have_no_gap_between() -> None:
    raised = Run("Sở Sở Sở Sở", vertical="sup")
    rest = (*words("SởSở"), *words("Sở Sở", bold=True), *words("Sở"))
    item = Item("-", (raised, *rest, Note(words("Sở"), 1)))
    blocks = (*(Heading(1, words("Sở Sở Sở Sở " * lines)) for lines in range(1, 8)), item)
    for first in range(len(blocks)):
        assert list(disagreements(letter(blocks=blocks[first:]))) == []


def test_a_long_name_beside_the_national_title_ends_without_a_blank() -> None:
    document = letter(blocks=())
    letterhead = replace(document.letterhead, parent=(), issuer=("Sở Sở Sở Sở Sở Sở Sở Ngoại",))
    assert disagreements(replace(document, letterhead=letterhead)) == []


def test_blanks_and_hidden_letters_are_as_a_reader_gives_them() -> None:
    text = "Số     /BC-\u00adUBND,  ngày   tháng 6"
    document = letter(blocks=(Paragraph(words(text)),))
    facts = painted_facts(printed(document).pages, "", "x")
    assert any(item.text == "Số /BC-UBND, ngày tháng 6" for item in facts.paragraphs)
    assert disagreements(document) == []


ADDRESS = (
    "https://dichvucong.hatinh.gov.vn/portaldvc/tra-cuu-ho-so?maHoSo=H27.99-240614-0001&linhVuc=ho-tich&token="
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop"
)
CODE = "H27.99.240614." + "ABCDEFGHIJ" * 14
FIGURE = "1234567890" * 12
PLAIN = "Cơ quan chuyên môn tiếp tục công khai, hướng dẫn và trả lời tổ chức, cá nhân. " * 3


def long_words(long: str) -> dict[str, tuple[Inline, ...]]:
    """Words before and after one that has no blank, in the ways that reports have them."""
    link = Run(long, link=long if long == ADDRESS else "")
    return {
        "first": (link, *words(" để biết thêm.")),
        "after one word": (*words("Xem "), link, *words(" để biết thêm.")),
        "after two words": (*words("Xem tại "), link, *words(" để biết thêm.")),
        "after three words": (*words("Mã hồ sơ "), link, *words(" rất dài.")),
        "after bold": (*words("Mã "), *words("hồ ", bold=True), *words("sơ "), link, *words(".")),
        "after a colon": (*words("Nguồn: "), link),
        "bold": (*words("Xem tại "), *words(long, bold=True), *words(" nhé.")),
        "in a note": (*words("Có liên kết"), Note((*words("Nguồn: "), link, *words("."))), *words(" ở cuối trang.")),
        "in a sentence": (*words(PLAIN), link, *words(f" {PLAIN}")),
        "twice": (*words("Xem "), link, *words(" và "), link, *words(".")),
    }


LONG = [
    pytest.param(inlines, id=f"{name} {where}")
    for name, long in (("address", ADDRESS), ("code", CODE), ("figure", FIGURE))
    for where, inlines in long_words(long).items()
]


def broken_rules(data: bytes) -> list[str]:
    report = lint_facts(read_facts(data, "pdf", "x"), load_rules())
    return [str(item.details["rule"]) for item in report.findings]


@pytest.mark.parametrize("inlines", LONG)
@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_long_words_are_no_fault_of_the_lines_about_them(inlines: tuple[Inline, ...], engine: Engine) -> None:
    numbered = tuple(Note(item.inlines, 1, item.italic) if isinstance(item, Note) else item for item in inlines)
    again = tuple(item for item in inlines if isinstance(item, Run))
    document = letter(
        blocks=(
            Heading(1, words("KẾT QUẢ"), "I."),
            Paragraph(words(PLAIN)),
            Paragraph(numbered),
            Item("-", again),
            Item("+", again),
            Paragraph(words("Trên đây là báo cáo của Sở Ngoại vụ./.")),
        )
    )
    made = printed(document, engine)
    assert broken_rules(made.data) == []
    if engine == "direct":
        assert differences(painted_facts(made.pages, str(STAMP), "x"), read_facts(made.data, "pdf", "x")) == []


@pytest.mark.parametrize("long", [ADDRESS, CODE, FIGURE], ids=["address", "code", "figure"])
def test_a_paragraph_with_a_long_word_is_read_as_one(long: str) -> None:
    runs = (*words("Xem tại "), Run(long, link=long if long == ADDRESS else ""), *words(" để biết thêm."))
    made = printed(letter(blocks=(Paragraph(words(PLAIN)), Paragraph(runs), Paragraph(words("Hết./.")))), "direct")
    found = [item for item in read_facts(made.data, "pdf", "x").paragraphs if item.text.startswith("Xem tại")]
    assert ["".join(item.text.split()) for item in found] == [f"Xemtại{long}đểbiếtthêm."]
