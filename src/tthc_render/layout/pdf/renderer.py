"""The tree as PDF, through the HTML layout and WeasyPrint.

WeasyPrint is imported on first use only: it costs half a second and needs Pango. Style sheets and fonts
are read once for each layout and kept; that also keeps memory flat over many documents.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import warnings
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

import jinja2

from tthc_render.diagnostics.errors import RenderingFailed, TemplateUnusable
from tthc_render.diagnostics.io_errors import cause
from tthc_render.document.template_errors import locate
from tthc_render.document.templates import FAULTS, layout_environment
from tthc_render.document.tree import Appendix, Document, Figure, FormHead, first_unprintable
from tthc_render.formats.fonts import font_files, load_weasyprint
from tthc_render.formats.stamp import Stamp
from tthc_render.layout.geometry import Geometry, load_geometry
from tthc_render.layout.measures import HeadMeasures, Measures
from tthc_render.layout.paragraphs import keeps_with_next
from tthc_render.layout.pdf.html import BLOCK_ID, CALL_ID, NOTE_ID, HtmlWriter, broken, rule
from tthc_render.layout.pdf.weasyprint_page import html_page
from tthc_render.layout.pictures import find_picture, picture_height_mm

MAX_REPAIRS: Final = 20
VARIANT: Final = "pdf/a-3b"
# Addresses of the layout's files begin like this wherever the layout lies: they leave traces in the bytes.
HOME: Final = "file:///bo-cuc/"


@dataclass(frozen=True, slots=True)
class HtmlLayout:
    """A compiled ``layout.html`` with its parsed style sheets."""

    path: Path
    template: jinja2.Template
    source: str
    geometry: Geometry
    style_sheets: tuple[Any, ...]
    font_config: Any
    fetcher: Any


@functools.lru_cache(maxsize=16)
def load_html_layout(path: Path) -> HtmlLayout:
    """Read and compile the layout at ``path``; TemplateUnusable if Jinja cannot."""
    weasyprint = load_weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    try:
        source = path.read_text(encoding="utf-8")
        template = layout_environment().from_string(source)
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateUnusable(
            f"{path}: không đọc được bố cục HTML ({cause(error)}). Lưu lại tệp ở mã UTF-8."
        ) from error
    except jinja2.TemplateError as error:
        raise TemplateUnusable(_at(path, error, source)) from error
    font_config = FontConfiguration()
    fetcher = _fetcher(path.parent)
    sheets = [weasyprint.CSS(string=_font_faces(), font_config=font_config, url_fetcher=fetcher)]
    with _refusals(path):
        sheets += [
            weasyprint.CSS(url=HOME + quote(sheet.name), font_config=font_config, url_fetcher=fetcher)
            for sheet in sorted(path.parent.glob("*.css"))
        ]
    return HtmlLayout(path, template, source, load_geometry(path.parent), tuple(sheets), font_config, fetcher)


# WeasyPrint's font configurations clean up after themselves, which fails when Python is already half gone.
atexit.register(load_html_layout.cache_clear)


def render_html(measures: Measures, layout: HtmlLayout, stamp: Stamp, new_page: Collection[int] = ()) -> str:
    """The document as one HTML page; blocks whose number is in ``new_page`` start a page."""
    context = _context(measures, HtmlWriter(new_page), stamp)
    try:
        html = layout.template.render(context)
    except FAULTS as error:
        raise TemplateUnusable(_at(layout.path, error, layout.source)) from error
    if found := first_unprintable(html):
        raise RenderingFailed(f"Văn bản có ký tự không in được: {found}. Xóa ký tự đó rồi chạy lại.")
    return html


def render_pdf(measures: Measures, layout: HtmlLayout, stamp: Stamp) -> bytes:
    """The document as the bytes of a PDF file (PDF/A-3b); equal input gives equal bytes.

    Every footnote stands on the page of its call: WeasyPrint may move a note to the next page to save two
    lines of the paragraph after it, so that paragraph is then moved instead and the pages are laid out anew.
    """
    new_page: set[int] = set()
    _check_pictures(measures.document, layout.path.parent)
    try:
        for _ in range(MAX_REPAIRS):
            pages = _lay_out(render_html(measures, layout, stamp, new_page), layout)
            squeezed = _block_that_pushed_a_note([set(page.anchors) for page in pages.pages])
            if squeezed is None:
                break
            moved = _with_its_headings(squeezed, measures.document)
            if moved in new_page:
                break
            new_page.add(moved)
        identifier = stamp.input_hash.encode()[:16].ljust(16, b"0")
        with warnings.catch_warnings():
            # WeasyPrint leaves the file of its colour profile to the garbage collector.
            warnings.simplefilter("ignore", ResourceWarning)
            return bytes(pages.write_pdf(pdf_identifier=identifier, pdf_variant=VARIANT))
    except (OSError, ValueError) as error:
        raise RenderingFailed(f"Không tạo được PDF cho {stamp.unit}, {stamp.period}: {error}") from error


def _lay_out(html: str, layout: HtmlLayout) -> Any:
    page = html_page(html, HOME, layout.fetcher, own_notes="footnote" in layout.source)
    with _refusals(layout.path):
        return page.render(stylesheets=list(layout.style_sheets), font_config=layout.font_config, pdf_variant=VARIANT)


def _check_pictures(document: Document, folder: Path) -> None:
    """WeasyPrint leaves out what it cannot load without an error, so pictures are looked at before."""
    for block in (*document.blocks, *(block for appendix in document.appendices for block in appendix.blocks)):
        if isinstance(block, Figure):
            picture_height_mm(find_picture(folder, block.path), block.width_mm)


@contextlib.contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """TemplateUnusable where the layout at ``path`` asks for what the fetcher refuses."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        yield
    except FatalURLFetchingError as error:
        raise TemplateUnusable(f"{path}: {error}. Chép tệp cần dùng vào thư mục {path.parent}.") from error


def _block_that_pushed_a_note(pages: list[set[str]]) -> int | None:
    """The last block on the first page whose footnote landed on a later page; None if all are well."""
    pages_of_notes = {
        anchor: number for number, anchors in enumerate(pages) for anchor in anchors if anchor.startswith(_NOTE)
    }
    for number, anchors in enumerate(pages):
        for anchor in anchors:
            if anchor.startswith(_CALL) and pages_of_notes.get(_NOTE + anchor[len(_CALL) :], number) != number:
                return max((int(name[len(_BLOCK) :]) for name in anchors if name.startswith(_BLOCK)), default=None)
    return None


def _with_its_headings(number: int, document: Document) -> int:
    """The block at which a page must start so that block ``number`` does, too, without parting from its headings."""
    flows = [document.blocks, *(appendix.blocks for appendix in document.appendices)]
    keeps = [index > 0 and keeps_with_next(flow[index - 1]) for flow in flows for index in range(len(flow))]
    while keeps[number]:
        number -= 1
    return number


_BLOCK, _CALL, _NOTE = (pattern.format("") for pattern in (BLOCK_ID, CALL_ID, NOTE_ID))


def _at(path: Path, error: Exception, source: str) -> str:
    line, text, why = locate(error, source, "<template>")
    return f"{path}:{line}: {why}; dòng “{text[:120]}”."


def _font_faces() -> str:
    files = font_files()
    faces = (
        (files.regular, "normal", "normal"),
        (files.bold, "bold", "normal"),
        (files.italic, "normal", "italic"),
        (files.bold_italic, "bold", "italic"),
    )
    family = f"html{{font-family:'{files.family}',serif}}"
    return family + "".join(
        f"@font-face{{font-family:'{files.family}';src:url('{path.as_uri()}');font-weight:{weight};font-style:{slope}}}"
        for path, weight, slope in faces
    )


def _fetcher(folder: Path) -> Any:
    """A WeasyPrint fetcher that serves files of the layout's folder and our fonts, and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    files = font_files()
    fonts = {path.resolve() for path in (files.regular, files.bold, files.italic, files.bold_italic)}
    home = folder.resolve()

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            parts = urlsplit(url)
            if parts.scheme == "data":
                return super().fetch(url, headers)
            path = Path(unquote(parts.path))
            if url.startswith(HOME):
                path = home / unquote(url[len(HOME) :])
            path = path.resolve()
            if parts.scheme != "file" or parts.netloc or not (path in fonts or path.is_relative_to(home)):
                raise FatalURLFetchingError(f"bố cục không được phép tải {url}")
            return super().fetch(path.as_uri(), headers)

    return Fetcher(allowed_protocols={"file", "data"})


def _context(measures: Measures, writer: HtmlWriter, stamp: Stamp) -> dict[str, Any]:
    document = measures.document
    return {
        "ten_van_ban": stamp.title,
        "co_quan": stamp.author,
        "dau_nhan_dang": str(stamp),
        "co_quan_chu_quan": measures.parent,
        "co_quan_ban_hanh": measures.issuer,
        "duong_ke_co_quan": rule(measures.issuer_rule_pt),
        "duong_ke_tieu_ngu": rule(measures.motto_rule_pt),
        "so_ky_hieu": document.letterhead.number,
        "dia_danh_ngay": document.letterhead.date,
        "ten_loai": document.kind,
        "trich_yeu": [broken(lines) for lines in measures.subject],
        "ky_so_lieu": document.window,
        "duong_ke_trich_yeu": rule(measures.subject_rule_pt),
        "kinh_gui": document.addressees,
        "than": writer.blocks(document.blocks, keep_last=True),
        "noi_nhan": document.recipients,
        "quyen_han": document.signature.lines,
        "ho_ten": document.signature.name,
        "phu_luc": [
            _appendix(item, head, writer) for item, head in zip(document.appendices, measures.heads, strict=True)
        ],
    }


def _appendix(appendix: Appendix, measured: HeadMeasures, writer: HtmlWriter) -> dict[str, Any]:
    head = appendix.head
    entry: dict[str, Any] = {
        "huong": {"portrait": "doc", "landscape": "ngang"}[appendix.orientation],
        "ten": broken(measured.title),
        "than": writer.blocks(appendix.blocks),
    }
    if isinstance(head, FormHead):
        return entry | {"bieu_mau": True, "ky_hieu": head.code, "ky_bao_cao": head.period, "don_vi": head.units}
    return entry | {
        "bieu_mau": False,
        "nhan": head.label,
        "kem_theo": head.notes,
        "duong_ke": rule(measured.rule_pt),
    }
