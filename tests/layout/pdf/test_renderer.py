"""PDF from a layout: text, pages, notes on the page of their call, fonts, and nothing fetched from elsewhere."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from tests.support import read_back
from tests.support.documents import (
    ND30,
    STAMP,
    docx_of,
    everything,
    layout_copy,
    letter,
    merged_table,
    pdf_of,
    row,
    signed_form,
    torture,
    words,
)
from tthc_render.diagnostics.errors import RenderingFailed, TemplateUnusable
from tthc_render.document.tree import (
    Appendix,
    AppendixHead,
    Document,
    FormHead,
    Letterhead,
    Paragraph,
    Run,
    Signature,
    Table,
    plain,
)
from tthc_render.formats import fonts
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf

HEADER = "".join(plain(cell.inlines) for row in merged_table().header for cell in row.cells)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layout nd30 with a picture beside it."""
    return layout_copy(tmp_path_factory.mktemp("pdf"))


@pytest.fixture(scope="module")
def whole(folder: Path) -> bytes:
    """The PDF of the document with everything."""
    return pdf_of(everything(), folder)


@cache
def tortured(count: int) -> bytes:
    return pdf_of(torture(count))


def page_of(pages: list[read_back.Page], text: str) -> int:
    return next(number for number, page in enumerate(pages) if read_back.squeezed(text) in page.text)


def changed(folder: Path, name: str, change: Callable[[str], str]) -> Path:
    home = layout_copy(folder)
    path = home / name
    text = change(path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    return home


def test_text_and_notes_are_those_of_the_docx(folder: Path, whole: bytes) -> None:
    data = docx_of(everything(), folder)
    found = read_back.pages(whole)
    assert read_back.match(read_back.docx_text(data), found, [HEADER]) == ""
    notes = "".join(f"{number}{note}" for number, note in enumerate(read_back.docx_notes(data), 1))
    assert "".join(page.notes for page in found) == read_back.squeezed(notes)


def test_pages_have_their_boxes_and_numbers(whole: bytes) -> None:
    """Numbers are hidden on first pages and start again in each appendix (Annex I, part III, 1.d)."""
    assert [(page.width, page.height, page.number) for page in read_back.pages(whole)] == [
        (210, 297, ""),
        (210, 297, "2"),
        (297, 210, ""),
        (297, 210, "2"),
        (297, 210, "3"),
        (210, 297, ""),
        (210, 297, ""),
        (297, 210, ""),
    ]


def test_margins_are_those_of_the_decree(whole: bytes) -> None:
    """Left 30 mm; right 20 mm; page number centred in the top margin, size 14."""
    mm = 72 / 25.4
    with pdfplumber.open(io.BytesIO(whole)) as found:
        for page in found.pages:
            text = [char for char in page.chars if char["top"] > 20 * mm - 5 and char["text"].strip()]
            assert min(char["x0"] for char in text) > 30 * mm - 0.5
            assert max(char["x1"] for char in text) < float(page.width) - 20 * mm + 0.5
            assert max(char["bottom"] for char in text) < float(page.height) - 20 * mm + 1
            for char in page.chars:
                if char["top"] < 20 * mm - 5:
                    assert round(char["size"]) == 14
                    middle = 30 * mm + (float(page.width) - 50 * mm) / 2
                    assert (char["x0"] + char["x1"]) / 2 == pytest.approx(middle, abs=1)


def test_table_header_rows_repeat_on_each_page(whole: bytes) -> None:
    form = read_back.pages(whole)[2:5]
    assert all(read_back.squeezed(HEADER) in page.text for page in form)


@pytest.mark.parametrize("count", [12, 40])
def test_every_note_stands_on_the_page_of_its_call(count: int) -> None:
    found = read_back.pages(tortured(count))
    assert len(found) > 2
    for number in range(count):
        call = page_of(found, f"Đoạn {number}: ")
        note = next(at for at, page in enumerate(found) if f"Chúthíchcủađoạn{number}." in page.notes)
        call_at = next(at for at, page in enumerate(found) if _has_call(page, number))
        assert (number, note) == (number, call_at)
        assert call <= call_at


def _has_call(page: read_back.Page, number: int) -> bool:
    """Whether the call of paragraph ``number`` is on ``page``: it stands between two known texts."""
    return f"đồngbộ{number + 1}vàbáocáo" in page.text


def test_notes_of_tables_stand_on_the_page_of_their_row(whole: bytes) -> None:
    found = read_back.pages(whole)
    assert page_of(found, "Xuất nhập cảnh5") == next(at for at, page in enumerate(found) if "5Côngvăn" in page.notes)
    assert page_of(found, "Xuất nhập cảnh7") == next(at for at, page in enumerate(found) if "7Côngvăn" in page.notes)


def test_the_rule_above_notes_is_a_line_and_no_area_is_filled() -> None:
    """A gradient as the rule is drawn by some viewers over the whole area of the notes, in black."""
    page = pypdfium2.PdfDocument(tortured(12))[0]
    picture = page.render(scale=1).to_pil().convert("L")
    dark = sum(picture.histogram()[:64])
    assert dark / (picture.width * picture.height) < 0.1
    with pdfplumber.open(io.BytesIO(tortured(12))) as found:
        rules = [item for item in found.pages[0].rects if item["x1"] - item["x0"] == pytest.approx(144, abs=0.5)]
    assert [round(item["height"], 1) for item in rules] == [0.6]


def test_only_the_text_font_is_embedded(whole: bytes) -> None:
    with pdfplumber.open(io.BytesIO(whole)) as found:
        names = {char["fontname"] for page in found.pages for char in page.chars}
    family = fonts.font_files().family.replace(" ", "-")
    assert len(names) == 4
    assert all(re.fullmatch(rf"[A-Z]{{6}}\+{family}(-.*)?", name) for name in names)


def test_metadata_tells_what_the_file_is(whole: bytes) -> None:
    found = pypdfium2.PdfDocument(whole).get_metadata_dict()
    assert (found["Title"], found["Author"], found["Keywords"]) == (STAMP.title, STAMP.author, str(STAMP))
    streams = [zlib.decompress(stream) for stream in re.findall(rb"stream\n(x.*?)\nendstream", whole, re.DOTALL)]
    assert whole.count(b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>") == 1
    assert whole.count(b"<pdfuaid:part>1</pdfuaid:part>") == 1
    assert b"/GTS_PDFA1" in b"".join([whole, *streams])
    assert not any(found[key] for key in ("CreationDate", "ModDate"))


def test_links_lead_where_the_docx_says(whole: bytes) -> None:
    with pdfplumber.open(io.BytesIO(whole)) as found:
        links = {link["uri"] for page in found.pages for link in page.hyperlinks if link.get("uri")}
    assert links == {"https://dichvucong.hatinh.gov.vn/?a=1&b=2", "https://hatinh.gov.vn/"}


def test_equal_input_gives_equal_bytes(folder: Path, whole: bytes, tmp_path: Path) -> None:
    assert pdf_of(everything(), folder) == whole
    assert pdf_of(everything(), layout_copy(tmp_path)) == whole


def test_bytes_do_not_depend_on_the_process(folder: Path, whole: bytes) -> None:
    code = (
        "import hashlib, sys; from pathlib import Path; from tests.support.documents import pdf_of, everything;"
        "print(hashlib.sha256(pdf_of(everything(), Path(sys.argv[1]))).hexdigest())"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        cwd=root,
        env=os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join((str(root), str(root / "src")))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(whole).hexdigest()


@pytest.mark.parametrize("text", ["<b>3 & 4 {{ x }}", "]]>", "</p><script>", "&lt;", "'\"", "x" * 300])
def test_any_value_stands_literally_wherever_it_comes_from(text: str) -> None:
    document = letter(
        letterhead=Letterhead((text,), (text,), text, text),
        kind=text,
        subject=(text,),
        window=text,
        addressees=(text, text),
        blocks=(Paragraph((Run(text, bold=True, link=f"https://a.vn/{text}"),)),),
        recipients=(text,),
        signature=Signature((text,), text),
        appendices=(Appendix(AppendixHead(text, (text,), (text,)), ()),),
    )
    found = "".join(page.text for page in read_back.pages(pdf_of(document, stamp=replace(STAMP, title=text))))
    assert found.count(read_back.squeezed(text)) == 16


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\ufffe", "\ud800"])
def test_what_the_docx_cannot_hold_is_refused_here_too(char: str) -> None:
    with pytest.raises(RenderingFailed, match=rf"ký tự không in được: U\+{ord(char):04X} sau “.*Sở Ngoại vụ”"):
        pdf_of(letter(blocks=(Paragraph(words(f"Sở Ngoại vụ{char} báo cáo")),)))


@pytest.mark.parametrize(
    "document",
    [
        letter(letterhead=Letterhead((), (), "", ""), subject=(), window="", addressees=(), recipients=()),
        letter(blocks=(), signature=Signature((), "")),
        letter(blocks=(merged_table(),)),
    ],
    ids=["no head", "no body", "only a table"],
)
def test_thin_documents_are_whole(document: Document) -> None:
    (page,) = read_back.pages(pdf_of(document))
    assert read_back.match(read_back.docx_text(docx_of(document)), [page]) == ""


# Layouts.


@pytest.mark.parametrize("data", [None, b"\xff\xfe"])
def test_a_file_that_is_no_layout_is_reported(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "layout.html").write_bytes(data)
    with pytest.raises(TemplateUnusable, match=r"layout\.html: không đọc được bố cục HTML"):
        load_html_layout(tmp_path / "layout.html")


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ("{{ ten_loai }}", "{{ ten_la }}", 'không có tên “ten_la”; dòng “<p class="ten-loai">{{ ten_la }}</p>”'),
        ("{{ ten_loai }}", "{{ ten_loai|dep }}", "không có bộ lọc “dep”"),
        ("{{ ten_loai }}", "{{ ten_loai + 1 }}", "không cộng được chữ với số"),
        ("{{ ten_loai }}", "{{ ten_loai.__class__ }}", "không được phép dùng “__class__”"),
        ("{{ ten_loai }}", "{{ 1/0 }}", "chia cho 0"),
    ],
)
def test_a_faulty_tag_is_reported_with_its_line(tmp_path: Path, old: str, new: str, reported: str) -> None:
    home = changed(tmp_path, "layout.html", lambda text: text.replace(old, new))
    line = (home / "layout.html").read_text(encoding="utf-8").partition(new)[0].count("\n") + 1
    with pytest.raises(TemplateUnusable, match=rf"layout\.html:{line}: {re.escape(reported)}"):
        pdf_of(letter(), home)


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
@pytest.mark.parametrize("before", range(28, 44))
def test_no_page_ends_with_the_name_of_a_group_or_begins_with_a_total(before: int, engine: Engine) -> None:
    rows = (
        *(row("Việc", "1") for _ in range(before)),
        row("NHÓM", "", kind="group"),
        *(row("Việc", "2") for _ in range(3)),
        row("TỔNG", "9", kind="total"),
    )
    table = Table((row("Tên", "Số", kind="header"),), rows, 2, (0.5, 0.5))
    layout = load_html_layout(ND30 / "layout.html")
    data = render_pdf(measure(letter(blocks=(table,)), layout.geometry), layout, STAMP, engine).data
    with pdfplumber.open(io.BytesIO(data)) as found:
        texts = [page.extract_text() for page in found.pages]
    for text in texts:
        lines = [line for line in text.split("\n") if line.startswith(("Việc", "NHÓM", "TỔNG"))]
        assert not lines or (lines[-1] != "NHÓM" and not lines[0].startswith("TỔNG")), texts


@pytest.mark.parametrize("noted", [False, True])
@pytest.mark.parametrize("engine", ["auto", "weasyprint"])
def test_signers_of_a_form_are_not_alone_on_its_last_page(engine: Engine, noted: bool) -> None:
    document = letter(appendices=tuple(signed_form(rows, noted=noted) for rows in range(30, 38)))
    pages = [page.text for page in read_back.pages(pdf_of(document, engine=engine))]
    signed = [page for page in pages if "GIÁMĐỐC" in page and "LẬPBIỂU" in page]
    assert len(signed) == 8
    assert all("Xã" in page.partition("NGƯỜILẬPBIỂU")[0] for page in signed)


def test_an_office_stands_above_the_name() -> None:
    document = letter(signature=Signature(("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "Trần A", "BỘ TRƯỞNG"))
    (page,) = pypdfium2.PdfDocument(pdf_of(document))
    assert re.search(r"CHỦ TỊCH\s+BỘ TRƯỞNG\s+Trần A", page.get_textpage().get_text_range())


def test_what_prescribes_a_form_ends_its_lines_as_in_word() -> None:
    form = Appendix(
        FormHead("Biểu 2A", ("KẾT QUẢ",), (), (), "(theo Hướng dẫn số 12-HD/BTCTW ngày 12/4/2022)"), (), "landscape"
    )
    pages = pypdfium2.PdfDocument(pdf_of(letter(appendices=(form,))))
    text = pages[len(pages) - 1].get_textpage().get_text_range()
    assert re.search(r"dẫn số ?\r?\n12-HD/BTCTW ngày", text), text
