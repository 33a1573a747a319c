"""An HTML layout as PDF through WeasyPrint: the way for every layout, and the judge of the direct way.

WeasyPrint is imported on first use only: it costs half a second and needs Pango. Style sheets and fonts are read once
for each layout and kept; that also keeps memory flat over many documents.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import logging
import os
import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element as Node

from tthc_render.diagnostics.errors import RenderingFailed, TemplateUnusable
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.document.tree import Document, Table, short_name
from tthc_render.formats.fonts import font_files, load_weasyprint
from tthc_render.formats.svg import SvgFaultError, svg_facts
from tthc_render.layout.paragraphs import blocks_kept_with_next, keeps_with_next
from tthc_render.layout.pdf.attachments import attach_files
from tthc_render.layout.pdf.direct.object_streams import file_of
from tthc_render.layout.pdf.html import BLOCK_ID, CALL_ID, NOTE_ID
from tthc_render.layout.pdf.layout_limits import work_counted
from tthc_render.layout.pdf.line_end_blanks import blanks_at_line_ends
from tthc_render.layout.pdf.page_labels import label_pages
from tthc_render.layout.pdf.page_structure import structure_of
from tthc_render.layout.pdf.weasyprint_page import html_page
from tthc_render.layout.pdf.weasyprint_paint import plain_paint
from tthc_render.layout.pdf.weasyprint_tags import our_tags

if TYPE_CHECKING:
    import pydyf
    import weasyprint
    from weasyprint.document import Document as Pages
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

MAX_REPAIRS: Final = 20
VARIANT: Final = "pdf/a-3u"
# Addresses of the layout's files begin like this in every folder, since they change the bytes of the PDF.
HOME: Final = "file:///bo-cuc/"


@dataclass(frozen=True, slots=True)
class StyleSheets:
    """The style sheets of a layout as WeasyPrint keeps them, and what they were read with."""

    sheets: tuple[weasyprint.CSS, ...]
    font_config: FontConfiguration
    fetcher: URLFetcher


@functools.lru_cache(maxsize=16)
def style_sheets(path: Path, texts: tuple[str, ...]) -> StyleSheets:
    """The style sheets ``texts`` of the layout ``path``; TemplateUnusable where they ask for files from elsewhere."""
    weasyprint = load_weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    font_config = FontConfiguration()
    fetcher = _fetcher(path.parent)
    sheets = [weasyprint.CSS(string=_font_faces(), font_config=font_config, url_fetcher=fetcher)]
    with _refusals(path):
        sheets += [
            weasyprint.CSS(string=text, base_url=HOME, font_config=font_config, url_fetcher=fetcher) for text in texts
        ]
    return StyleSheets(tuple(sheets), font_config, fetcher)


# WeasyPrint's font configurations clean up after themselves, which fails during interpreter shutdown.
atexit.register(style_sheets.cache_clear)


def print_pdf(
    html_of: Callable[[Collection[int]], str],
    path: Path,
    sheets: tuple[str, ...],
    identifier: bytes,
    document: Document,
    *,
    own_notes: bool,
    files: Mapping[str, bytes] = MappingProxyType({}),
    planned: Callable[[], str] | None = None,
    pages_planned: int = 0,
) -> bytes:
    """The bytes of a PDF/A file with ``files`` inside.

    ``html_of`` gives the page of the layout ``path`` for the blocks that start a page.
    Every footnote is on the page of its call: WeasyPrint may move a note to the next page to save two lines of the
    paragraph after it, so that paragraph of ``document`` is moved instead and the pages are laid out anew.
    ``planned`` gives the page with what begins each of ``pages_planned`` pages; it is taken where it has as many.
    ``own_notes``: the layout has footnotes of its own. Raises OSError and ValueError as WeasyPrint does.
    """
    load_weasyprint()  # says what is missing, before anything of it is used
    with blanks_at_line_ends():
        new_page: set[int] = set()
        html = planned() if planned else html_of(new_page)
        for _ in range(MAX_REPAIRS):
            pages, root = _lay_out(html, path, sheets, own_notes=own_notes)
            if planned and len(pages.pages) != pages_planned:
                planned, html = None, html_of(new_page)
                continue
            squeezed = _block_that_pushed_a_note([set(page.anchors) for page in pages.pages])
            if squeezed is None:
                break
            moved = _with_its_headings(squeezed, document)
            if moved in new_page:
                break
            new_page.add(moved)
            planned, html = None, html_of(new_page)
        with _refusals(path), _all_drawn(), plain_paint(), warnings.catch_warnings(), our_tags(structure_of(root)):
            # WeasyPrint leaves the file of its colour profile to the garbage collector.
            warnings.simplefilter("ignore", ResourceWarning)
            starts = _first_pages([set(page.anchors) for page in pages.pages], document)
            made: list[bytes] = []

            def finish(pages: Pages, pdf: pydyf.PDF) -> None:
                """What WeasyPrint calls when the file is ready but for being written, which is done here."""
                _finish(pages, pdf, starts, files)
                made.append(file_of(pdf, identifier))
                del pdf.objects[1:]  # WeasyPrint packs and writes what is left

            pages.write_pdf(finisher=finish, pdf_variant=VARIANT, pdf_tags=True)
            return made[0]


def _finish(pages: Pages, pdf: pydyf.PDF, starts: Mapping[int, str], files: Mapping[str, bytes]) -> None:
    """Add metadata, page labels and the files inside; pictures are not smoothed, as PDF/A wants (6.2.8)."""
    import pydyf

    from tthc_render.layout.pdf.metadata import add_metadata

    said = pages.metadata
    add_metadata(
        pdf,
        title=said.title or "",
        author=", ".join(said.authors),
        keywords=", ".join(said.keywords),
        producer=pdf.info["Producer"].string if "Producer" in pdf.info else "WeasyPrint",
    )
    label_pages(pdf, starts)
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and "Interpolate" in item.extra:
            item.extra["Interpolate"] = "false"
    if files:
        attach_files(pdf, files)


def _first_pages(pages: list[set[str]], document: Document) -> dict[int, str]:
    """The first page of each appendix, from 0, and what its page numbers begin with: "II.06a-" for II.06a-1."""
    starts, block = {}, len(document.blocks)
    for appendix in document.appendices:
        anchors = {BLOCK_ID.format(number) for number in range(block, block + len(appendix.blocks))}
        block += len(appendix.blocks)
        first = next((number for number, found in enumerate(pages) if found & anchors), None)
        if first is not None:
            starts[first] = f"{short_name(appendix)}-"
    return starts


def _lay_out(html: str, path: Path, sheets: tuple[str, ...], *, own_notes: bool) -> tuple[Pages, Node]:
    """The pages, and the page of HTML that they were made from."""
    known = style_sheets(path, sheets)
    page = html_page(html, HOME, known.fetcher, own_notes=own_notes)
    with _refusals(path), _layout_faults(path), work_counted(path, html):
        pages = page.render(stylesheets=list(known.sheets), font_config=known.font_config, pdf_variant=VARIANT)
    return pages, page.etree_element


@contextlib.contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """TemplateUnusable where the layout at ``path`` names files that the fetcher does not serve."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        yield
    except FatalURLFetchingError as error:
        raise TemplateUnusable(f"{path}: {error}. Chép tệp cần dùng vào thư mục chứa bố cục này.") from error


@contextlib.contextmanager
def _layout_faults(path: Path) -> Iterator[None]:
    """TemplateUnusable where WeasyPrint fails at what the layout at ``path`` asks for."""
    try:
        yield
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        SystemError,
        TypeError,
    ) as error:
        why = f"{type(error).__name__}: {error}".rstrip(": ")[:120]
        raise TemplateUnusable(
            f"{path}: WeasyPrint không dàn được trang theo bố cục này ({why}). Bỏ dòng CSS hay thẻ vừa thêm."
        ) from error


@contextlib.contextmanager
def _all_drawn() -> Iterator[None]:
    """RenderingFailed if WeasyPrint leaves out an SVG picture that it cannot draw, of which it only writes a log."""
    failed: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            failed.append(record.getMessage())

    listener = Listener(logging.ERROR)
    log = logging.getLogger("weasyprint")
    log.addHandler(listener)
    try:
        yield
    finally:
        log.removeHandler(listener)
    if any("SVG" in message for message in failed):
        raise RenderingFailed(
            "Có hình SVG không vẽ được vào PDF. Xuất hình ấy ra PNG trong chương trình vẽ, sửa tên tệp rồi chạy lại."
        )


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
    keeps: list[bool] = []
    for flow in flows:
        kept = blocks_kept_with_next(flow)
        keeps += [
            at > 0 and not isinstance(flow[at - 1], Table) and (kept[at - 1] or keeps_with_next(flow[at - 1]))
            for at in range(len(flow))
        ]
    while keeps[number]:
        number -= 1
    return number


_BLOCK, _CALL, _NOTE = (pattern.format("") for pattern in (BLOCK_ID, CALL_ID, NOTE_ID))


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


FILE_BYTES_MAX: Final = 20_000_000
"""The largest picture or font beside a layout; a logo has some 100 kB."""


def _picture_fault(path: Path) -> str:
    """Why a file beside a layout must not be printed; "" if it may."""
    try:
        if not path.is_file() or path.stat().st_size > FILE_BYTES_MAX:
            return "không phải tệp, hoặc quá lớn" if path.exists() else ""
        if path.suffix.lower() == ".svg":
            svg_facts(read_regular(path))
    except OSError as error:
        return cause(error)
    except SvgFaultError as error:
        return f"SVG: {error.detail}"
    return ""


def _fetcher(folder: Path) -> URLFetcher:
    """A WeasyPrint fetcher that serves files of the layout's folder and our fonts, and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    files = font_files()
    fonts = {path.resolve() for path in (files.regular, files.bold, files.italic, files.bold_italic)}
    home = folder.resolve()

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            parts = urlsplit(url)
            if parts.scheme == "data":
                return super().fetch(url, headers)
            path = Path(unquote(parts.path))
            if url.startswith(HOME):
                path = home / unquote(url[len(HOME) :])
            path = Path(os.path.realpath(path))
            if parts.scheme != "file" or parts.netloc or not (path in fonts or path.is_relative_to(home)):
                raise FatalURLFetchingError(f"bố cục không được phép tải {url}")
            if path not in fonts and (fault := _picture_fault(path)):
                raise FatalURLFetchingError(f"bố cục không dùng được tệp {path.name} ({fault})")
            return super().fetch(path.as_uri(), headers)

    return Fetcher(allowed_protocols={"file", "data"})
