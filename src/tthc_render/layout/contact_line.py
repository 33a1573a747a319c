"""The address at the foot of the first page (``dia_chi``), below a rule as wide as the text.

Decree 30, Annex I, part I, III.4: upright letters of 11 to 12 pt. It stands in the margin, so no line of the text
moves.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from markupsafe import Markup, escape

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.document.tree import Document
from tthc_render.layout.even_lines import with_plain_blanks, wrap_all
from tthc_render.layout.geometry import Geometry
from tthc_render.layout.nonbreaking import bind
from tthc_render.layout.word_frames import word_frames
from tthc_render.layout.word_styles import WordPage

SIZE_PT: Final = 11.0
LINE_PT: Final = 12.65
RULE_PT: Final = 0.5
LINES_MAX: Final = 2
"""More lines do not fit in the margin."""
CLASS: Final = "dia-chi"


def address_lines(contact: str, geometry: Geometry) -> tuple[str, ...]:
    """The lines of an address, which end where they were typed to end; there may be more than a page has room for."""
    width = geometry.text_width_pt("body")
    typed = [line for line in map(str.strip, contact.splitlines()) if line]
    bound = [bind(line, geometry.bound_words, geometry.bound_units) for line in typed]
    lines = with_plain_blanks(wrap_all(bound, width, SIZE_PT))
    return lines if len(lines) <= LINES_MAX else wrap_all(typed, width, SIZE_PT)


def contact_lines(document: Document, geometry: Geometry) -> tuple[str, ...]:
    """The lines of the address of a document, () for none.

    TemplateUnusable where the page has no room for them.
    """
    if not document.contact:
        return ()
    lines = address_lines(document.contact, geometry)
    if len(lines) > LINES_MAX:
        raise TemplateUnusable(
            f"dia_chi in ra dài {len(lines)} dòng, chân trang 1 chỉ đủ {LINES_MAX} dòng. Viết gọn lại còn {LINES_MAX} "
            "dòng; các mục (địa chỉ, điện thoại, thư điện tử) trên một dòng cách nhau bằng dấu chấm phẩy."
        )
    path = geometry.folder / "layout.docx"
    frames = word_frames(path) if path.is_file() else None
    if geometry.verification != "khong" or (frames is not None and (frames.footer or frames.first)):
        raise TemplateUnusable(
            f"{geometry.folder}: bố cục đã dùng chân trang đầu nên không in được dia_chi. Bỏ dia_chi, hoặc bỏ chân "
            "trang riêng, kiem_chung của bố cục."
        )
    return lines


def contact_table(lines: tuple[str, ...], page: WordPage) -> Markup:
    """The address as an element of the HTML page, which stands in the margin of the page on which it begins."""
    look = (
        f"position:absolute;left:0;right:0;bottom:{page.footer_pt - page.bottom_pt:g}pt;width:100%;margin:0;"
        f"border-top:{RULE_PT:g}pt solid #000"
    )
    text = f"font-size:{SIZE_PT:g}pt;line-height:{LINE_PT:g}pt;text-align:center;text-indent:0;margin:0"
    words = Markup("<br/>").join(map(escape, lines))
    cell = f'<td style="padding:1pt 0 0 0"><p style="{text}">{words}</p></td>'
    return Markup(f'<table class="{CLASS}" style="{look}"><tr>{cell}</tr></table>')


def room_of(page: WordPage, path: Path) -> None:
    """TemplateUnusable where the margin at the foot of ``page`` is too low for two lines."""
    if page.bottom_pt - page.footer_pt < LINES_MAX * LINE_PT + 1 + RULE_PT:
        raise TemplateUnusable(
            f"{path}: lề dưới không đủ chỗ cho dia_chi; để lề dưới 20 mm, chân trang cách mép 10 mm."
        )
