"""The tree as PDF through an HTML layout: printed directly where all of the page is known, else by WeasyPrint."""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import jinja2
from markupsafe import Markup, escape

from tthc_render.diagnostics.errors import RenderingFailed, TemplateUnusable
from tthc_render.diagnostics.io_errors import cause
from tthc_render.document.inlines import runs_of
from tthc_render.document.template_errors import locate
from tthc_render.document.templates import FAULTS, fill, layout_environment
from tthc_render.document.tree import Appendix, Document, FormHead, Orientation, Table, first_unprintable, short_name
from tthc_render.formats.record import EmbeddedFiles
from tthc_render.formats.stamp import Stamp
from tthc_render.formats.template_text import read_template
from tthc_render.layout.contact_line import contact_lines, contact_table, room_of
from tthc_render.layout.even_lines import Lines
from tthc_render.layout.geometry import PT_PER_MM, Geometry, load_geometry
from tthc_render.layout.measures import HeadMeasures, Measures
from tthc_render.layout.nonbreaking import NO_BREAK_SPACE
from tthc_render.layout.page_starts import with_starts
from tthc_render.layout.pdf import layout_limits
from tthc_render.layout.pdf.direct.css import NotCoveredError
from tthc_render.layout.pdf.direct.pages import Page
from tthc_render.layout.pdf.direct.printer import print_page
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.pdf.html import HtmlWriter, broken, inlines, rule, steered
from tthc_render.layout.pdf.word_places import NotPlainError, WordPlaces, only_prints_words
from tthc_render.layout.pdf.word_sheet import sheet_of
from tthc_render.layout.pictures import data_address
from tthc_render.layout.urgency import ABOVE_PT, COLOUR, HEIGHT_MM, SIZE_PT, WIDTHS_MM, hold_places
from tthc_render.layout.verification_mark import mark_of
from tthc_render.layout.word_frames import word_frames
from tthc_render.layout.word_styles import word_layout

PAPERS: Final[Mapping[Orientation, str]] = {
    "portrait": "doc",
    "landscape": "ngang",
    "portrait_a3": "doc-a3",
    "landscape_a3": "ngang-a3",
}
"""The class of an appendix on each paper; the style sheet has a page of the name ``phu-luc-`` and this."""


@dataclass(frozen=True, slots=True)
class HtmlLayout:
    """A compiled ``layout.html`` and the texts of the style sheets beside it."""

    path: Path
    template: jinja2.Template
    source: str
    geometry: Geometry
    sheets: tuple[str, ...]
    only_prints_words: bool

    @property
    def has_own_notes(self) -> bool:
        """Whether the layout has footnotes that the program did not write."""
        return "footnote" in self.source


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF file, and how it was made: "direct" or "weasyprint"; ``pages`` are those that were painted directly."""

    data: bytes
    engine: str
    pages: Sequence[Page] = ()


@functools.lru_cache(maxsize=16)
def load_html_layout(path: Path) -> HtmlLayout:
    """Read and compile the layout at ``path``; TemplateUnusable if Jinja cannot, or a file is no UTF-8."""
    try:
        source = read_template(path)
        template = layout_environment().from_string(source)
        own = {sheet: read_template(sheet) for sheet in sorted(path.parent.glob("*.css"))}
        layout_limits.hold_sheets(own)
        sheets = (*own.values(), *sheet_of(path.parent))
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateUnusable(
            f"{path}: không đọc được bố cục HTML ({cause(error)}). Lưu lại tệp ở mã UTF-8."
        ) from error
    except jinja2.TemplateError as error:
        raise TemplateUnusable(_at(path, error, source)) from error
    return HtmlLayout(path, template, source, load_geometry(path.parent), sheets, only_prints_words(source))


def render_html(measures: Measures, layout: HtmlLayout, stamp: Stamp, new_page: Collection[int] = ()) -> str:
    """The document as one HTML page; blocks whose number is in ``new_page`` start a page."""
    context = _context(measures, HtmlWriter(new_page, *_indents(layout)), stamp, layout.path.parent)
    return _printable(_filled(layout, layout.template, context))


def _indents(layout: HtmlLayout) -> tuple[float, float]:
    """The indents of items and of the words in cells."""
    geometry = layout.geometry
    return geometry.item_indent_pt, round(geometry.cell_padding_pt - geometry.cell_border_pt / 2, 3)


def _filled(layout: HtmlLayout, template: jinja2.Template, context: dict[str, object]) -> str:
    try:
        return fill(template, context)
    except FAULTS as error:
        raise TemplateUnusable(_at(layout.path, error, layout.source)) from error


def _printable(html: str) -> str:
    if found := first_unprintable(html):
        raise RenderingFailed(f"Văn bản có ký tự không in được: {found}. Xóa ký tự đó rồi chạy lại.")
    return html


def page_without_words(
    measures: Measures, layout: HtmlLayout, stamp: Stamp, *, only_room: bool = False
) -> tuple[str, WordPlaces]:
    """The page of the layout with places for the words of the document, and these.

    ``only_room``: pictures are as much room. TemplateUnusable if the layout by itself is more than a page may hold.
    """
    places = WordPlaces(*_indents(layout), only_room=only_room)
    context = _context(measures, places, stamp, layout.path.parent)
    page = _filled(layout, layout.template, context)
    given = layout_limits.given(context)
    try:
        layout_limits.hold_page(layout.path, page, given)
    except TemplateUnusable:
        # The same once more, with the number of the line in each tag.
        marked = layout_environment().from_string(layout_limits.marked(layout.source))
        layout_limits.hold_page(layout.path, _filled(layout, marked, context), given)
        raise
    return page, places


def render_pdf(
    measures: Measures, layout: HtmlLayout, stamp: Stamp, engine: Engine = "auto", record: EmbeddedFiles | None = None
) -> PdfFile:
    """The document as a PDF/A file; equal input gives equal bytes, and every footnote is on the page of its call.

    ``record`` is the data that the file carries inside.

    "auto" prints directly what the direct way is sure of, and leaves the rest to WeasyPrint; "direct" raises
    RenderingFailed where it is not sure.
    """
    _check_papers(measures.document, layout)
    hold_places(measures.document, layout.source, layout.path)
    files = record.files if record else {}
    mark = mark_of(layout.geometry, measures.document.letterhead.number, record)
    style = f"<style>{mark.css}</style></head>" if mark else ""
    contact = _contact(measures.document, layout)
    planned = replace(measures, document=with_starts(measures.document, measures.page_starts))
    if engine == "weasyprint":
        page_without_words(measures, layout, stamp)  # says what is over a limit
    else:
        try:
            if mark:
                raise NotCoveredError("bố cục in dòng hoặc mã QR kiểm chứng")
            if contact:
                raise NotCoveredError("văn bản có dòng địa chỉ ở chân trang 1")
            if layout.has_own_notes:
                raise NotCoveredError("bố cục có chú thích riêng")
            try:
                return _printed(measures, layout, stamp, files)
            except NotCoveredError:
                if not measures.page_starts:
                    raise
                return _printed(planned, layout, stamp, files)
        except NotCoveredError as reason:
            if engine == "direct":
                raise RenderingFailed(
                    f"{layout.path}: không in thẳng ra PDF được ({reason}). "
                    "Bỏ --pdf-engine direct để in qua WeasyPrint."
                ) from reason

    def html_of(new_page: Collection[int], *, as_planned: bool = False) -> str:
        html = render_html(planned if as_planned else measures, layout, stamp, new_page)
        return _with_contact(_with_style(html, style, layout.path), contact)

    try:
        from tthc_render.layout.pdf import weasyprint_printer  # late: most reports are printed directly

        data = weasyprint_printer.print_pdf(
            html_of,
            layout.path,
            layout.sheets,
            _identifier(stamp),
            measures.document,
            own_notes=layout.has_own_notes,
            files=files,
            planned=functools.partial(html_of, (), as_planned=True) if measures.page_starts else None,
            pages_planned=len(measures.page_starts) + 1,
        )
    except (OSError, ValueError) as error:
        raise RenderingFailed(f"Không tạo được PDF cho {stamp.unit}, {stamp.period}: {error}") from error
    return PdfFile(data, "weasyprint")


def _identifier(stamp: Stamp) -> bytes:
    return stamp.input_hash.encode()[:16].ljust(16, b"0")


def _printed(measures: Measures, layout: HtmlLayout, stamp: Stamp, files: Mapping[str, bytes]) -> PdfFile:
    """The document printed directly; NotCoveredError where that way is not sure."""
    page, places = page_without_words(measures, layout, stamp)
    prefixes = tuple(f"{short_name(appendix)}-" for appendix in measures.document.appendices)
    printing = functools.partial(print_page, sheets=layout.sheets, identifier=_identifier(stamp), prefixes=prefixes)
    if layout.only_prints_words:
        with contextlib.suppress(NotPlainError):
            data, pages = printing(_printable(page), files=files, places=places)
            return PdfFile(data, "direct", pages)
    data, pages = printing(render_html(measures, layout, stamp), files=files)
    return PdfFile(data, "direct", pages)


def _contact(document: Document, layout: HtmlLayout) -> str:
    """The address for the foot of page 1; "" for none."""
    lines = contact_lines(document, layout.geometry)
    path = layout.path.parent / "layout.docx"
    if not lines:
        return ""
    page = word_layout(path).pages[0]
    room_of(page, path)
    return str(contact_table(lines, page))


def _with_contact(html: str, contact: str) -> str:
    """The page with ``contact`` at the beginning of its body."""
    return re.sub(r"<body\b[^>]*>", lambda found: found[0] + contact, html, count=1) if contact else html


def _with_style(html: str, style: str, path: Path) -> str:
    """The page with ``style`` at the end of its head."""
    if style and "</head>" not in html:
        raise TemplateUnusable(f"{path}: bố cục HTML thiếu </head>, không đặt được kiem_chung.")
    return html.replace("</head>", style, 1) if style else html


def _check_papers(document: Document, layout: HtmlLayout) -> None:
    """A page that the style sheets do not know would be A4 without a word."""
    needed = {f"phu-luc-{PAPERS[item.orientation]}" for item in document.appendices if "a3" in item.orientation}
    if not needed:
        return
    folder = layout.path.parent
    known = "".join(layout.sheets[: len(layout.sheets) - len(sheet_of(folder))])
    for name in sorted(needed):
        if name not in known:
            raise TemplateUnusable(
                f"{layout.path}: tệp CSS của bố cục không có trang khổ A3 (@page {name}). Chép các dòng @page của "
                "khổ A3 và .phu-luc tương ứng từ nd30.css của bố cục nd30."
            )


def _at(path: Path, error: Exception, source: str) -> str:
    line, text, why = locate(error, source, "<template>")
    return f"{path}:{line}: {why}; dòng “{text[:120]}”."


def _context(measures: Measures, writer: HtmlWriter, stamp: Stamp, folder: Path) -> dict[str, object]:
    document = measures.document
    signer = document.signature
    letterhead: dict[str, object] = {
        "co_quan_chu_quan": measures.parent,
        "co_quan_ban_hanh": measures.issuer,
        "duong_ke_co_quan": rule(measures.issuer_rule_pt),
        "duong_ke_tieu_ngu": rule(measures.motto_rule_pt),
    }
    return {
        "ten_van_ban": stamp.title,
        "co_quan": stamp.author,
        "dau_nhan_dang": str(stamp),
        "bieu_trung": _logo(folder),
        **letterhead,
        "so_ky_hieu": _number(document.letterhead.number),
        "dia_danh_ngay": _line(document.letterhead.date) or NO_BREAK_SPACE,
        "ve_viec": broken(measures.about) if document.about else "",
        "dau_khan": _stamp(document.urgency) if document.urgency else "",
        "ten_loai": _line(document.kind),
        "trich_yeu": [broken(lines) for lines in measures.subject],
        "ky_so_lieu": _line(document.window),
        "duong_ke_trich_yeu": rule(measures.subject_rule_pt),
        "kinh_gui": [_marked(line) for line in document.addressees],
        "than": writer.blocks(document.blocks, keep_last=True),
        "noi_nhan": [_marked(line) for line in document.below_recipients],
        "quyen_han": [*map(_line, signer.lines)],
        "ho_ten": broken((signer.office, signer.name)) if signer.office else _line(signer.name) or _blank(document),
        "phu_luc": [
            _appendix(item, head, writer, letterhead)
            for item, head in zip(document.appendices, measures.heads, strict=True)
        ],
    }


def _blank(document: Document) -> str:
    """The name of nobody: a line as high as Word's, where recipients or a title beside it are printed."""
    return NO_BREAK_SPACE if document.below_recipients or document.signature.lines else ""


def _stamp(words: str) -> Markup:
    """The box of urgency, as large as in the Word file."""
    line = round(SIZE_PT * 1.15, 2)
    room = round((HEIGHT_MM * PT_PER_MM - line) / 2, 2)
    look = (
        f"width:{WIDTHS_MM[words]:g}mm;margin:{ABOVE_PT:g}pt auto 0;padding:{room}pt 0;border:0.75pt solid #{COLOUR};"
        f"color:#{COLOUR};font-weight:bold;font-size:{SIZE_PT:g}pt;text-align:center"
    )
    return Markup(f'<p class="dau-khan" style="{look}">{escape(words)}</p>')


LOGO_MARGINS: Final = {"center": "0 auto 3pt", "left": "0 0 3pt", "right": "0 0 3pt auto"}


def _logo(folder: Path) -> Markup:
    """The picture above the issuer's name in the Word layout beside, as large as it is there; empty without one."""
    path = folder / "layout.docx"
    frames = word_frames(path) if path.is_file() else None
    logo = frames.logo if frames else None
    if frames is None or logo is None:
        return Markup()
    size = f"width:{logo.width_mm:.2f}mm;height:{logo.height_mm:.2f}mm"
    style = f"display:block;margin:{LOGO_MARGINS[frames.logo_align]};{size}"
    return Markup(f'<p><img src="{data_address(logo)}" style="{style}" alt=""/></p>')


def _line(text: str) -> str:
    """A line that the layout breaks where Word breaks it; plain text where that takes no marks."""
    marked = steered(text)
    return text if marked == escape(text) else marked


def _number(text: str) -> str:
    """The number of the document, whose symbol may have a figure set low (NC₁)."""
    return _marked(text) if any(run.vertical for run in runs_of(text)) else _line(text)


def _marked(line: str) -> Markup:
    """A line that the layout breaks, with its marked words and figures set high or low."""
    return Markup(inlines(runs_of(line)))


def _code(lines: Lines, source: str) -> Markup:
    """The code of a form, and under it what prescribes the form."""
    below = Markup('<br/><span class="ban-hanh-theo">{}</span>').format(steered(source)) if source else Markup()
    return Markup("<br/>").join(map(steered, lines)) + below


def _appendix(
    appendix: Appendix, measured: HeadMeasures, writer: HtmlWriter, letterhead: Mapping[str, object]
) -> dict[str, object]:
    head = appendix.head
    entry: dict[str, object] = {
        "huong": PAPERS[appendix.orientation],
        "ten": broken(measured.title),
        "than": writer.blocks(appendix.blocks),
    }
    if isinstance(head, FormHead):
        if appendix.blocks and isinstance(appendix.blocks[0], Table):
            entry["than"] = Markup('<div class="sau-bang"></div>{}').format(entry["than"])
        lines = {"ky_bao_cao": [*map(steered, head.period)], "don_vi": [*map(steered, head.units)]}
        return entry | {"bieu_mau": True, "ky_hieu": _code(measured.code, head.source), **lines}
    return entry | {
        "bieu_mau": False,
        "dau_van_ban": head.letterhead,
        **letterhead,
        "nhan": _line(head.label),
        "kem_theo": [*map(_line, head.notes)],
        "duong_ke": rule(measured.rule_pt),
    }
