"""The figures of a PDF are read by its tags, whichever way it was printed; what is not tagged is seen as well."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import Phase, given, settings

from tests.layout.test_tall_rows import form, table
from tests.stories.test_same_text import Case, cases
from tests.support.documents import docx_of, letter, merged_table, pdf_of, row, torture, without_pictures, words
from tthc_render.document.tree import Document, Paragraph, Table
from tthc_render.formats.printed import differences
from tthc_render.layout.pdf.engines import Engine
from tthc_render.readers.pdf.printed import UntaggedError, printed_in_pdf
from tthc_render.reports.figures_record import printed_of

NUMBERS = letter(
    blocks=(
        Paragraph(words(" ".join(f"{n * 37} hồ sơ" if n % 3 else f"{n * 37} {n}" for n in range(1, 200)))),
        Table(
            (row("STT", "Nội dung", "Số", kind="header", first="center"),),
            (row("1", " ".join(str(n * 91) for n in range(80)), "3"),),
            3,
        ),
    )
)
"""Lines that end between two numbers."""
EMPTY_CELLS = Table(
    (row("STT", "Nội dung", "Số", "Ghi chú", kind="header", first="center"),),
    (row("", "Tổng số", "3", ""), row("1", "a", "", "12"), row("", "", "", ""), row("2", "", "3", "")),
    4,
)


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
@pytest.mark.parametrize(
    "document",
    [
        letter(),
        letter(blocks=(merged_table(60),)),
        without_pictures(),
        torture(12),
        letter(blocks=(EMPTY_CELLS,)),
        form(table(60)),
        form(table(150)),
        NUMBERS,
    ],
)
def test_paper_says_what_the_tree_says(document: Document, engine: Engine) -> None:
    assert differences(printed_of(document), printed_in_pdf(pdf_of(document, engine=engine))) == []


@pytest.mark.parametrize("engine", ["auto", "weasyprint"])
@settings(max_examples=10, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(case=cases())
def test_any_document_is_read_back_as_it_was_printed(engine: Engine, case: Case) -> None:
    found = differences(printed_of(case.document), printed_in_pdf(pdf_of(case.document, engine=engine)))
    # Drawn words may be glued to each other ("2024" and "97,92%"), and a line may end there: that is not told apart.
    assert [item for item in found if "".join(item.data.split()) != "".join(item.paper.split())] == []


def test_words_put_over_the_page_are_seen() -> None:
    data = pdf_of(letter(blocks=(merged_table(3),)), engine="direct")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        digits = page.Contents.read_bytes()
        start = digits.rindex(b"/TD<<")
        piece = digits[start : digits.index(b"EMC", start)].split(b"BDC", 1)[1]
        page.Contents.write(digits + b"\n/Artifact BMC BT /F0 12 Tf" + piece * 2 + b"ET EMC")
        out = io.BytesIO()
        pdf.save(out)
    found = differences(printed_of(letter(blocks=(merged_table(3),))), printed_in_pdf(out.getvalue()))
    assert found[0].where.startswith("Lời văn, đoạn “chữ ngoài cấu trúc")


def test_a_file_without_tags_is_not_compared() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(letter()))) as pdf:
        del pdf.Root.StructTreeRoot
        del pdf.Root.MarkInfo
        out = io.BytesIO()
        pdf.save(out)
    with pytest.raises(UntaggedError):
        printed_in_pdf(out.getvalue())


def test_both_formats_print_the_same_figures() -> None:
    from tthc_render.readers.docx.printed import printed_in_docx

    document = without_pictures()
    assert differences(printed_in_docx(docx_of(document)), printed_in_pdf(pdf_of(document))) == []
