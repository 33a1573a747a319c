"""Blocks of the tree as HTML that is well-formed XML too, for the PDF layout and the preview.

Blocks and note calls carry ids, so that after layout the page of each is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from tthc_render.document.articles import is_article_title
from tthc_render.document.inlines import runs_of
from tthc_render.document.tree import (
    AUTHORITY,
    SIGNATURE_GAP,
    SIGNER_NAME,
    Block,
    Cell,
    Figure,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Picture,
    Row,
    Run,
    SignatureLine,
    Signatures,
    Table,
)
from tthc_render.layout.cell_lines import TWIPS_PER_PT
from tthc_render.layout.even_lines import Lines
from tthc_render.layout.geometry import CELL_MARGIN_PT, FIRST_INDENT_PT
from tthc_render.layout.line_ends import SLASH_END
from tthc_render.layout.paragraphs import (
    BOLD_ROWS,
    blocks_kept_with_next,
    deeper_indent_pt,
    rows_kept_with_next,
    size_class,
)
from tthc_render.layout.pdf.structure import CONTINUED_ROW, NESTED_CLASS
from tthc_render.layout.pdf.weasyprint_page import NOTE_CLASS
from tthc_render.layout.pictures import data_address, height_mm
from tthc_render.layout.signature_lines import margin_pt
from tthc_render.layout.table_grid import INDENT_PT, code_size
from tthc_render.layout.word_breaks import WORD_END
from tthc_render.vietnamese.text import NO_BREAK_HYPHEN, slug

NO_BREAK_SPACE: Final = "\u00a0"
WORD_JOINER: Final = "\u2060"
ZERO_WIDTH_SPACE: Final = "\u200b"
KEPT_ROW: Final = " giu-dong"
NEW_PAGE: Final = " sang-trang"
FIRST_LINE: Final = " dong-dau"
INNER_LINE: Final = f" dong-giua {CONTINUED_ROW}"
LAST_LINE: Final = f" dong-cuoi {CONTINUED_ROW}"
"""Classes of the lines of a row that is higher than a page."""
BLOCK_ID: Final = "khoi-{}"
CALL_ID: Final = "goi-{}"
NOTE_ID: Final = "chu-thich-{}"
SIGNER_CLASSES: Final = {AUTHORITY: "quyen-han", SIGNER_NAME: "ho-ten"}
ITEM_CLASSES: Final = {"-": "gach", "+": "cong", ".": "cong"}
_DIGIT_HYPHEN = re.compile(r"(?<=[\d%])-(?=\d)")
_POINT_BEFORE_DIGIT = re.compile(r"(?<=[^\W\d_][.,:;])(?=\d)")
_BLANK_BEFORE_WORD = re.compile(r"(?<=[”’»\"'])(?= [(\[{])|(?= /)")


class HtmlWriter:
    """Writes the blocks of one document; those whose number is in ``new_page`` start a page."""

    def __init__(
        self, new_page: Collection[int] = (), item_indent_pt: float = FIRST_INDENT_PT, cell_left_pt: float = 2.6
    ) -> None:
        self.count = 0
        self.item_indent_pt = item_indent_pt
        self.cell_left_pt = cell_left_pt
        self._new_page = new_page

    def blocks(self, blocks: tuple[Block, ...], *, keep_last: bool = False) -> Markup:
        """``blocks`` as HTML; with ``keep_last`` the last one stays with what follows."""
        kept = blocks_kept_with_next(blocks, keep_last=keep_last)
        return Markup("".join([self._block(block, keep) for block, keep in zip(blocks, kept, strict=True)]))

    def _block(self, block: Block, keep: bool) -> str:
        number = self.count
        self.count += 1
        begins = number in self._new_page
        extra = (" giu" if keep else "") + NEW_PAGE * (begins or (isinstance(block, Table) and 0 in block.page_starts))
        identity = f'id="{BLOCK_ID.format(number)}"'
        if isinstance(block, Heading | Item | Paragraph):
            tag, kind, style, label = text_look(block, self.item_indent_pt, keep=keep)
            extra = NEW_PAGE * (begins and not block.starts_page)
            text = f"{_lead(label)}{inlines(block.inlines)}"
            return f'<{tag} {identity} class="{kind}{extra}"{_attribute(style)}>{text}</{tag}>'
        if isinstance(block, Figure):
            look = _attribute(declared(block.hair_twips))
            caption = f'<p class="chu-thich-hinh"{look}>{inlines(block.caption)}</p>' if block.caption else ""
            assert isinstance(block.picture, Picture)
            size = f"display:block;margin:0 auto;width:{block.width_mm}mm;height:{height_mm(block)}mm"
            extra += "" if block.caption else " khong-chu-thich"
            picture = (
                f'<img src="{data_address(block.picture)}" style="{size}" alt="{escape(block.alt or block.path)}"/>'
            )
            return f'<p {identity} class="hinh{extra}">{picture}</p>{caption}'
        if isinstance(block, Signatures):
            return _signatures(block, identity, extra)
        return _table(block, identity, extra, self.cell_left_pt, keep=keep)


class TextLook(NamedTuple):
    """The element of a block of text: tag, classes, declarations of its own style; and the label before its words."""

    tag: str
    classes: str
    style: str
    label: str


def text_look(block: Heading | Item | Paragraph, item_indent_pt: float, *, keep: bool) -> TextLook:
    """The element of ``block``; ``keep``: it stays with what follows."""
    extra = (" giu" if keep else "") + NEW_PAGE * block.starts_page
    indent = deeper_indent_pt(block, item_indent_pt)
    if isinstance(block, Heading):
        return TextLook(f"h{block.level}", f"muc{extra}", declared(block.hair_twips), block.label)
    if isinstance(block, Item):
        nested = f" {NESTED_CLASS.format(block.deeper)}" if block.deeper else ""
        return TextLook(
            "p",
            f"{ITEM_CLASSES[block.marker]}{nested}{extra}",
            declared(block.hair_twips, indent, ragged=block.is_ragged),
            block.marker,
        )
    kind = class_name(block.style) if block.style else "than"
    extra = (" giu" if keep or is_article_title(block) else "") + NEW_PAGE * block.starts_page
    return TextLook("p", f"{kind}{extra}", declared(block.hair_twips, indent, ragged=block.is_ragged), block.label)


def class_name(style: str) -> str:
    """The CSS class of a paragraph style: "Đơn vị tính" is ``don-vi-tinh``."""
    return slug(style).replace("_", "-")


def broken(lines: Lines) -> Markup:
    """One paragraph's text, broken into ``lines`` by hand."""
    return Markup("<br/>").join(Markup("".join(map(_run, runs_of(line)))) for line in lines)


def rule(length_pt: float) -> Markup:
    """A centred rule line."""
    return Markup(f'<div class="duong-ke" style="width:{length_pt:.2f}pt"></div>')


def inlines(pieces: Iterable[Inline]) -> str:
    """Runs, links and footnotes as HTML."""
    out = []
    for piece in pieces:
        if isinstance(piece, Note):
            call, note = CALL_ID.format(piece.number), NOTE_ID.format(piece.number)
            text, look = inlines(piece.inlines), _attribute(declared(piece.hair_twips, ragged=piece.is_ragged))
            out.append(f'<span id="{call}"></span><span id="{note}" class="{NOTE_CLASS}"{look}>{text}</span>')
            continue
        text = _dressed(piece, _text(piece.text))
        out.append(f'<a href="{escape(piece.link)}">{text}</a>' if piece.link else text)
    return "".join(out)


def _run(piece: Run) -> str:
    """A run of a line that is broken by hand: nothing steers its breaks."""
    return _dressed(piece, str(escape(piece.text)))


def _dressed(piece: Run, text: str) -> str:
    if piece.vertical:
        text = f"<{piece.vertical}>{text}</{piece.vertical}>"
    if piece.italic:
        text = f"<i>{text}</i>"
    return f"<b>{text}</b>" if piece.bold else text


def declared(hair_twips: int, indent_pt: float = 0.0, *, ragged: bool = False) -> str:
    """The declarations of a right indent, a first-line indent and of lines flush left; "" if there is none."""
    if not hair_twips and not indent_pt and not ragged:
        return ""
    hair = f"margin-right:{hair_twips / TWIPS_PER_PT:.2f}pt" if hair_twips else ""
    indent = f"text-indent:{indent_pt:.2f}pt" if indent_pt else ""
    return ";".join(part for part in (hair, indent, "text-align:left" * ragged) if part)


def _attribute(style: str) -> str:
    """The attribute ``style`` with these declarations; "" if there are none."""
    return f' style="{style}"' if style else ""


def _lead(label: str) -> str:
    return f"{escape(label)} " if label else ""


def steered(line: str) -> Markup:
    """A line of a layout's own cells, which the cell breaks where Word breaks it."""
    return Markup(_text(line))


def _text(text: str) -> str:
    """Escaped text that breaks where Word does: not after "/" or in II.06, but after "-" between digits and in “…” (…).

    The two invisible characters only steer line breaking; they do not reach the text of the PDF.
    """
    may_steer = " (" in text or " [" in text or " {" in text or " /" in text
    steered = _BLANK_BEFORE_WORD.sub(ZERO_WIDTH_SPACE, text) if may_steer else text
    steered = _POINT_BEFORE_DIGIT.sub(WORD_JOINER, steered)
    joined = str(escape(steered)).replace("/", f"/{WORD_JOINER}")
    if "-" in joined:
        joined = _DIGIT_HYPHEN.sub(f"-{ZERO_WIDTH_SPACE}", joined)
    if SLASH_END in text:
        joined = joined.replace(f"/{WORD_JOINER}{SLASH_END}", "/<wbr/>").replace(SLASH_END, WORD_JOINER)
    if WORD_END in text:
        joined = joined.replace(f"/{WORD_JOINER}{WORD_END}", f"/{WORD_END}").replace(WORD_END, "<wbr/>")
    if NO_BREAK_HYPHEN in text:
        joined = joined.replace(NO_BREAK_HYPHEN, f"-{WORD_JOINER}")
    return joined


def _signatures(block: Signatures, identity: str, extra: str) -> str:
    shares = block.shares or (1 / len(block.columns),) * len(block.columns)
    cells = "".join(f"<td>{''.join(_signature_line(line) for line in lines)}</td>" for lines in block.columns)
    columns = "".join(f'<col style="width:{column_share(share)}%"/>' for share in shares)
    grid = f"<colgroup>{columns}</colgroup>"
    if any(line.style for lines in block.columns for line in lines):
        close = " sat" if margin_pt(block) < CELL_MARGIN_PT else ""
        table = f'<table {identity} class="hai-chu-ky{close}">{grid}<tr>{cells}</tr></table>'
        return f'{table}<div class="sau-bang"></div>'
    return f'<table {identity} class="chu-ky{extra}">{grid}<tr>{cells}</tr></table>'


def _signature_line(line: SignatureLine) -> str:
    if line.style == SIGNATURE_GAP:
        return f'<div class="khoang-ky"{_room_above(line)}></div>'
    if line.style:
        return f'<p class="{SIGNER_CLASSES[line.style]}">{steered(line.text)}</p>'
    text = steered(line.text) or NO_BREAK_SPACE
    text = f"<b>{text}</b>" if line.bold else f"<i>{text}</i>" if line.italic else text
    return f"<p{_room_above(line)}>{text}</p>"


def _room_above(line: SignatureLine) -> str:
    return f' style="margin-top:{line.space_pt:g}pt"' if line.space_pt else ""


def _table(table: Table, identity: str, extra: str, cell_left_pt: float, *, keep: bool) -> str:
    columns = "".join(f'<col style="width:{column_share(share)}%"/>' for share in table.weights)
    header = "".join(_row(row, table.size_pt, cell_left_pt) for row in table.header)
    stays = rows_kept_with_next(table.rows, keep_last=keep)
    rows = "".join(
        _lines_of_row(row, table.size_pt, cell_left_pt)
        if row.lines
        else _row(row, table.size_pt, cell_left_pt, row_classes(table, number, kept=kept))
        for number, (row, kept) in enumerate(zip(table.rows, stays, strict=True))
    )
    classes, size = table_look(table, extra)
    # Where a page ends inside a row, WeasyPrint draws no rule below: the foot has it, on every page.
    is_open = any(row.lines for row in table.rows)
    foot = f'<tfoot class="day"><tr><td colspan="{table.columns}"></td></tr></tfoot>' if is_open else ""
    return (
        f'<table {identity} class="{classes}"{_attribute(size)}><colgroup>{columns}</colgroup>'
        f'<thead>{header}</thead><tbody>{rows}</tbody>{foot}</table><div class="{after_table(keep=keep)}"></div>'
    )


def after_table(*, keep: bool) -> str:
    """The classes of the room below a table; ``keep``: no page ends in it."""
    return "sau-bang giu" if keep else "sau-bang"


def table_look(table: Table, extra: str) -> tuple[str, str]:
    """The classes of a table and the declarations of its own style."""
    if not table.size_pt:
        return f"so-lieu{extra}", ""
    return f"so-lieu {size_class(table.size_pt)}{extra}", f"font-size:{table.size_pt}pt"


def row_classes(table: Table, number: int, *, kept: bool) -> str:
    """The classes of a row beside its kind; ``kept``: no page ends after it."""
    return KEPT_ROW * (kept and number + 1 not in table.page_starts) + NEW_PAGE * (0 < number in table.page_starts)


def column_share(share: float) -> str:
    """The width of a column in percent."""
    return f"{100 * share:.4f}"


def row_style(row: Row, size_pt: float) -> str:
    """The declarations of a row's own style."""
    return f"font-size:{code_size(size_pt)}pt" if row.kind == "code" and size_pt else ""


def cell_style(cell: Cell, cell_left_pt: float) -> str:
    """The declarations of a cell's own style."""
    return f"padding-left:{cell_left_pt + cell.indent * INDENT_PT:g}pt" if cell.indent else ""


def is_bold(cell: Cell, row: Row) -> bool:
    """Whether a cell says itself that it is bold: in rows of some kinds the style sheet does."""
    return cell.bold and row.kind not in BOLD_ROWS


def _row(row: Row, size_pt: float, cell_left_pt: float, kept: str = "") -> str:
    cells = "".join([_cell(cell, row, cell_left_pt) for cell in row.cells])
    return f'<tr class="{row.kind}{kept}"{_attribute(row_style(row, size_pt))}>{cells}</tr>'


def _lines_of_row(row: Row, size_pt: float, cell_left_pt: float) -> str:
    """A row that is higher than a page: each line is a row, with no rule between them."""
    last = len(row.lines) - 1
    return "".join(
        _row(line, size_pt, cell_left_pt, FIRST_LINE if number == 0 else LAST_LINE if number == last else INNER_LINE)
        for number, line in enumerate(row.lines)
    )


def _cell(cell: Cell, row: Row, cell_left_pt: float) -> str:
    rows = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    columns = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    text = inlines(cell.inlines)
    if cell.italic:
        text = f"<i>{text}</i>"
    if is_bold(cell, row):
        text = f"<b>{text}</b>"
    if cell.hair_twips:
        text = f"<div{_attribute(declared(cell.hair_twips))}>{text}</div>"
    style = _attribute(cell_style(cell, cell_left_pt))
    return f'<td{rows}{columns} class="{cell.align}"{style}>{text or NO_BREAK_SPACE}</td>'
