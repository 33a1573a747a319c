"""PDF through WeasyPrint: nothing is fetched from elsewhere, notes are on the page of their call."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from tests.layout.pdf.test_renderer import changed
from tests.support.documents import ND30, PICTURE, STAMP, geometry, layout_copy, letter, merged_table, pdf_of, words
from tthc_render.diagnostics.errors import RenderingFailed, TemplateUnusable
from tthc_render.document.tree import Appendix, AppendixHead, Figure, Heading, Note, Paragraph, Picture, Run
from tthc_render.formats import fonts
from tthc_render.layout.measures import measure
from tthc_render.layout.page_starts import Place
from tthc_render.layout.pdf import weasyprint_printer
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf
from tthc_render.layout.pdf.weasyprint_printer import style_sheets


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layout nd30 with a picture beside it."""
    return layout_copy(tmp_path_factory.mktemp("pdf"))


@pytest.fixture
def fetch(folder: Path) -> Callable[[str], Any]:
    return style_sheets(folder / "layout.html", ()).fetcher.fetch


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "{folder}/../outside.png",
        "{folder}/%2e%2e/outside.png",
        "{folder}-other/a.png",
        "file://host/etc/passwd",
        "http://127.0.0.1:9/x.png",
        "https://example.vn/x.png",
        "ftp://example.vn/x",
        "//example.vn/x.png",
        "/etc/passwd",
        "",
    ],
)
def test_nothing_outside_the_layout_is_fetched(folder: Path, fetch: Callable[[str], Any], address: str) -> None:
    from weasyprint.urls import FatalURLFetchingError

    (folder.parent / "outside.png").write_bytes(b"x")
    with pytest.raises(FatalURLFetchingError, match="không được phép tải"):
        fetch(address.format(folder=folder.as_uri()))


def test_a_link_out_of_the_layout_is_not_followed(folder: Path, fetch: Callable[[str], Any]) -> None:
    from weasyprint.urls import FatalURLFetchingError

    link = folder / "loi.png"
    link.symlink_to("/etc/passwd")
    try:
        with pytest.raises(FatalURLFetchingError):
            fetch(link.as_uri())
    finally:
        link.unlink()


def test_what_a_layout_needs_is_fetched(folder: Path, fetch: Callable[[str], Any]) -> None:
    for address in ((folder / PICTURE).as_uri(), fonts.font_files().bold.as_uri(), "data:text/plain,x"):
        response = fetch(address)
        assert response.read()
        response.close()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("layout.html", "<body>", '<body><img src="http://127.0.0.1:9/x.png">'),
        ("layout.html", "<body>", '<body><img src="file:///etc/passwd">'),
        ("layout.html", "<body>", '<body style="background: url(../../x.png)">'),
        ("layout.html", "</head>", '<link rel="stylesheet" href="https://example.vn/a.css"></head>'),
        ("nd30.css", "@page {", "@import url(https://example.vn/a.css);\n@page {"),
    ],
)
def test_a_layout_that_asks_for_more_is_reported(tmp_path: Path, name: str, old: str, new: str) -> None:
    home = changed(tmp_path, name, lambda text: text.replace(old, new, 1))
    with pytest.raises(TemplateUnusable, match=r"layout\.html: bố cục không được phép tải .*Chép tệp cần dùng vào"):
        pdf_of(letter(), home)


@pytest.mark.parametrize("name", ["khong-co.png", "../hinh.png", "layout.yaml"])
def test_a_picture_that_cannot_be_shown_is_reported(folder: Path, name: str) -> None:
    (folder.parent / PICTURE).write_bytes(b"x")
    block = Figure(name, 50.0)
    with pytest.raises(RenderingFailed, match=re.escape(name)):
        pdf_of(letter(blocks=(block,)), folder)
    with pytest.raises(RenderingFailed, match=re.escape(name)):
        pdf_of(letter(appendices=(Appendix(AppendixHead("Phụ lục", ()), (block,)),)), folder)


def test_pictures_have_the_width_asked_for(folder: Path) -> None:
    (folder / "ảnh 1#%.png").write_bytes((folder / PICTURE).read_bytes())
    with pdfplumber.open(io.BytesIO(pdf_of(letter(blocks=(Figure("ảnh 1#%.png", 60.0),)), folder))) as found:
        (picture,) = found.pages[0].images
    assert (picture["x1"] - picture["x0"], picture["height"]) == pytest.approx((60 / 25.4 * 72, 45 / 25.4 * 72))


def test_repairs_end_even_where_a_note_cannot_stand_with_its_call(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out = []

    def always_pushed(pages: list[set[str]]) -> int:
        laid_out.append(pages)
        return len(laid_out)

    monkeypatch.setattr(weasyprint_printer, "_block_that_pushed_a_note", always_pushed)
    blocks = tuple(Paragraph(words(f"Đoạn {n}.")) for n in range(30))
    assert pdf_of(letter(blocks=blocks), engine="weasyprint").startswith(b"%PDF")
    assert len(laid_out) == weasyprint_printer.MAX_REPAIRS


@pytest.mark.parametrize(("starts", "pages"), [((), 2), (((20, 0), (40, 0)), 3), (((1, 0),), 2)])
def test_a_plan_that_gives_more_pages_than_it_has_is_not_followed(starts: tuple[Place, ...], pages: int) -> None:
    """Whatever makes pages another than planned: it would leave some with a line or two."""
    measures = measure(letter(blocks=tuple(Paragraph(words(f"Đoạn {n}.")) for n in range(50))), geometry())
    layout = load_html_layout(ND30 / "layout.html")
    made = render_pdf(replace(measures, page_starts=starts), layout, STAMP, "weasyprint").data
    with pdfplumber.open(io.BytesIO(made)) as file:
        assert len(file.pages) == pages


@pytest.mark.parametrize(
    ("pages", "block"),
    [
        ([], None),
        ([{"khoi-0", "goi-1", "chu-thich-1"}], None),
        ([{"khoi-0", "goi-1", "khoi-1"}, {"chu-thich-1", "khoi-2"}], 1),
        ([{"khoi-0"}, {"khoi-2", "goi-1", "khoi-10"}, {"chu-thich-1"}], 10),
        ([{"khoi-0", "goi-1"}], None),
    ],
)
def test_the_block_that_pushed_a_note(pages: list[set[str]], block: int | None) -> None:
    assert weasyprint_printer._block_that_pushed_a_note(pages) == block


def test_a_failing_engine_is_reported_with_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("hỏng")

    monkeypatch.setattr(weasyprint_printer, "_lay_out", fail)
    with pytest.raises(RenderingFailed, match="Không tạo được PDF cho so-ngoai-vu, 2024-q2: hỏng"):
        pdf_of(letter(), engine="weasyprint")


def test_a_block_that_moves_takes_its_headings_along() -> None:
    body = (
        Heading(1, words("MỘT"), "I."),
        Heading(2, words("Hai"), "1."),
        Paragraph(words("Ba")),
        Paragraph(words("Bốn")),
    )
    unit = Paragraph(words("Đơn vị tính: hồ sơ"), "Đơn vị tính")
    document = letter(
        blocks=(*body, Heading(1, words("NĂM"), "II.")),
        appendices=(Appendix(AppendixHead("Phụ lục", ()), (unit, merged_table(1), Paragraph(words("Sau")))),),
    )
    assert [weasyprint_printer._with_its_headings(number, document) for number in range(8)] == [0, 0, 0, 3, 4, 5, 5, 7]


def test_no_page_ends_with_a_heading_whose_text_was_moved_for_a_note() -> None:
    """Short paragraphs under headings with long notes: wherever the repair moves one, its heading goes with it."""
    blocks: list[Heading | Paragraph] = []
    for n in range(1, 25):
        blocks.append(Heading(2, words(f"Mục số {n}"), f"{n}."))
        note = Note(words("Công văn số 12/VPCP-KSTT. " * (n % 7 + 1)), n)
        blocks.append(
            Paragraph((Run("Thực hiện đồng bộ các nhiệm vụ được giao trong kỳ báo cáo, " * 3), note, Run(".")))
        )
    with pdfplumber.open(io.BytesIO(pdf_of(letter(blocks=tuple(blocks)), engine="weasyprint"))) as file:
        pages = [page.extract_text_lines() for page in file.pages]
    assert len(pages) > 2
    for lines in pages[:-1]:
        body = [line for line in lines if line["chars"][0]["size"] > 13 and line["top"] > 60]
        assert not re.match(r"\d+\. Mục số", body[-1]["text"]), body[-1]["text"]


def test_a_picture_that_is_not_drawn_is_no_silence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.svg import SVG

    def refuse(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(SVG, "draw", refuse)
    data = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>'
    figure = Figure("a.svg", 50, (Run("Hình"),), picture=Picture("svg", data, 50, 50))
    with pytest.raises(RenderingFailed, match="SVG"):
        pdf_of(letter(blocks=(figure,)), folder)
