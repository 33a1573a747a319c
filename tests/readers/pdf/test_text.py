"""Runs of text and lines as PDFium sees them; broken and locked files."""

from __future__ import annotations

import io

import pytest

from tests.support.format_faults import good_bytes
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.readers.pdf import text as pdf_text
from tthc_render.readers.pdf.reader import read_pdf
from tthc_render.readers.pdf.text import Font, TextRun, open_pdf, read_pages


def pages(data: bytes) -> list[pdf_text.PdfPage]:
    document = open_pdf(data, "x.pdf")
    try:
        return list(read_pages(document, "x.pdf"))
    finally:
        document.close()


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("ABCDEF+TimesNewRomanPS-BoldMT", "Times New Roman"),
        ("TimesNewRomanPSMT", "Times New Roman"),
        ("Times New Roman,Bold", "Times New Roman"),
        ("ABCDEF+Liberation-Serif-Bold-Italic", "Times New Roman (Liberation Serif)"),
        ("LiberationSerif-Italic", "Times New Roman (Liberation Serif)"),
        ("Tinos-Regular", "Times New Roman (Tinos)"),
        ("ArialMT", "Arial"),
        ("Arial-BoldMT", "Arial"),
        ("", ""),
    ],
)
def test_families_are_reported_from_the_names_in_the_file(name: str, family: str) -> None:
    assert Font(name, True, False, False).family == family


def test_a_stand_in_counts_as_times_only_while_its_widths_are_equal() -> None:
    same = Font("Moi-Regular", True, False, False, drift=[0.001] * 8)
    other = Font("Moi-Regular", True, False, False, drift=[0.06] * 8)
    unknown = Font("Moi-Regular", True, False, False)
    assert (same.family, other.family, unknown.family) == ("Times New Roman (Moi)", "Moi", "Moi")
    assert (same.same_widths, other.same_widths, unknown.same_widths) == (True, False, None)


def test_letters_come_with_place_size_and_colour() -> None:
    first = pages(good_bytes("pdf"))[0]
    state = next(item for item in first.runs if item.text.startswith("CỘNG HÒA"))
    motto = next(item for item in first.runs if item.text.startswith("Độc lập"))
    assert (state.size, motto.size, state.color) == (13.0, 14.0, "000000")
    assert state.font.bold
    assert not state.font.italic
    assert state.font.embedded
    assert motto.right - motto.left == pytest.approx(171.4, abs=0.3)
    assert 0 < motto.base - state.base < 20
    assert len(state.edges) == len(state.text) + 1


def test_slanted_letters_are_reported() -> None:
    date = next(item for item in pages(good_bytes("pdf"))[0].runs if "ngày 20" in item.text)
    assert date.font.italic


def test_rule_lines_are_bars() -> None:
    first = pages(good_bytes("pdf"))[0]
    widths = {round(stroke.right - stroke.left) for stroke in first.strokes if stroke.is_horizontal}
    assert 171 in widths


def test_edges_of_a_run() -> None:
    run = TextRun("ab", [1.0, 2.0, 3.0], 10, 14, Font("x", True, False, False), "000000")
    assert (run.left, run.right) == (1.0, 3.0)


@pytest.mark.parametrize("data", [b"", b"Xin chao", b"%PDF-1.7\n%%EOF", good_bytes("pdf")[:300]])
def test_a_broken_pdf_is_reported_in_one_sentence(data: bytes) -> None:
    with pytest.raises(DataUnreadable, match=r"^x\.pdf: ") as caught:
        read_pdf(data, "x.pdf")
    assert "PDF" in caught.value.message


def locked() -> bytes:
    """A PDF that asks for a password: its encryption dictionary is of no use without one."""
    head = b"%PDF-1.4\n"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
    ]
    out, places = io.BytesIO(), []
    out.write(head)
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj" % number + body + b"endobj\n")
    start = out.tell()
    out.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    ident = b"[<" + b"43" * 16 + b"><" + b"43" * 16 + b">]"
    out.write(b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID" + ident + b">>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def test_a_locked_pdf_asks_to_take_the_password_off() -> None:
    with pytest.raises(DataUnreadable, match="mật khẩu"):
        read_pdf(locked(), "x.pdf")


@pytest.mark.parametrize(("limit", "value"), [("MAX_FILE", 10), ("MAX_PAGES", 1)])
def test_limits(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(pdf_text, limit, value)
    with pytest.raises(DataUnreadable):
        read_pdf(good_bytes("pdf"), "x.pdf")


def test_a_page_of_too_many_letters_is_read_up_to_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MAX_LETTERS", 50)
    assert sum(len(run.text) for run in pages(good_bytes("pdf"))[0].runs) <= 50
