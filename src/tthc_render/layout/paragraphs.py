"""The text of a block as it is set: its pieces with face and size, in the paragraph styles of a layout."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.document.articles import ARTICLE, DIVISION, is_article_title
from tthc_render.document.decision_lines import CENTRED
from tthc_render.document.look import FORM_NOTE, is_all_bold, is_all_italic
from tthc_render.document.tree import (
    Block,
    Cell,
    Figure,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Row,
    Signatures,
    Table,
    plain,
)
from tthc_render.layout.geometry import Geometry, ParagraphLook
from tthc_render.layout.table_grid import code_size
from tthc_render.layout.word_widths import Piece
from tthc_render.vietnamese.patterns import pattern_of

BODY: Final = "Thân bài"
ITEM_STYLES: Final = {"-": "Mục gạch", "+": "Mục cộng", ".": "Mục cộng"}
NOTE_STYLE: Final = "footnote text"
CAPTION_STYLE: Final = "Chú thích hình"
DEEPER_INDENT_PT: Final = 14.2
"""Each step of nesting indents the first line of an item by as much."""
TABLE_STYLES: Final = frozenset({"Đơn vị tính", "Tên phần biểu"})
KEPT_STYLES: Final = TABLE_STYLES | {DIVISION}
LEAST_KEPT_ROWS: Final = 3
"""Of so many rows the last two stay together: no page has the last one alone."""
RAISED: Final = 0.58
"""Size of raised and lowered text as a share of its line's; what LibreOffice makes of Word's superscript."""
BOLD_ROWS: Final = frozenset({"header", "total", "group"})


def look_of(block: Heading | Paragraph | Item, geometry: Geometry) -> ParagraphLook | None:
    """How a block of text is set; None where the layout gives no measures for its style."""
    look = geometry.paragraphs.get(style_of(block))
    if look is not None and (indent := deeper_indent_pt(block, geometry.item_indent_pt)):
        return replace(look, first_indent_pt=indent)
    return look


def deeper_indent_pt(block: Heading | Paragraph | Item, item_indent_pt: float) -> float:
    """The first-line indent of a nested item or numbered paragraph, whatever its style's is; 0 where there is none."""
    if isinstance(block, Heading) or not block.deeper:
        return 0.0
    return item_indent_pt + DEEPER_INDENT_PT * block.deeper


def style_of(block: Heading | Paragraph | Item) -> str:
    """The name of a block's paragraph style."""
    if isinstance(block, Heading):
        return f"heading {block.level}"
    if isinstance(block, Item):
        return ITEM_STYLES[block.marker]
    return BODY if block.style in ("", ARTICLE) else block.style


def keeps_with_next(block: Block) -> bool:
    """Whether a page must not end after ``block``: a heading, the title of an article, or the line above a table."""
    if isinstance(block, Paragraph):
        return block.style in KEPT_STYLES or is_article_title(block)
    return isinstance(block, Heading)


def blocks_kept_with_next(blocks: Sequence[Block], *, keep_last: bool = False) -> list[bool]:
    """For each block whether it stays with what follows, whatever its style.

    So does what announces a table, picture or list, a line that is typed as a heading, and what stands above signers or
    above a closing line, which would be alone on the last page. ``keep_last``: so does the last one, as the signature
    follows.
    """
    kept = [False] * len(blocks)
    for at in range(len(blocks) - 2, -1, -1):
        after = blocks[at + 1]
        is_last = (at == len(blocks) - 2 and not keep_last) or (_is_note(after) and kept[at + 1])
        kept[at] = (
            _ends_with(blocks[at], after, is_last=is_last)
            or _heads_as_typed(blocks[at : at + MOST_TYPED_HEADINGS])
            or (
                _announces(blocks[at])
                and (
                    _is_announced(after)
                    or (kept[at + 1] and not _introduces(after))
                    or _leads_into(blocks[at : at + 3])
                )
            )
        )
    for at in range(1, 1 + len(blocks) * keep_last):
        kept[-at] = True
        if not isinstance(blocks[-at], Signatures):
            break
    return kept


MOST_TYPED_HEADINGS: Final = 4
"""So many bold lines, one below the other, are a list rather than headings of each other."""
LONGEST_TYPED_HEADING: Final = 150
"""Letters: two lines."""
_NUMBERED: Final = pattern_of(r"\(?(?:[IVXivx]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/](?:\s|$)")


def _heads_as_typed(blocks: Sequence[Block]) -> bool:
    """Whether the first of ``blocks`` is typed as a heading of the next one."""
    after = blocks[1]
    return (
        _is_typed_heading(blocks[0])
        and not (isinstance(after, Table) and any(row.lines for row in after.rows[:1]))
        and not all(map(_is_typed_heading, blocks[1:]))
    )


def _is_typed_heading(block: Block) -> bool:
    """Whether a line is typed as a heading: all bold, or all italic behind a number, and no sentence or clause."""
    if not isinstance(block, Paragraph | Item) or (isinstance(block, Paragraph) and block.style):
        return False
    bold = is_all_bold(block.inlines)
    if not bold and not is_all_italic(block.inlines):
        return False
    text = plain(block.inlines).strip()
    numbered = (isinstance(block, Paragraph) and bool(block.label)) or bool(_NUMBERED.match(text))
    return (
        len(text) <= LONGEST_TYPED_HEADING
        and not text.endswith((";", ",", "!", "./.") if bold and numbered else (";", ",", "!", "."))
        and (bold or numbered)
    )


_TITLE: Final = pattern_of(
    r"\(?(?:(?:Bảng|Biểu|Hình|Biểu đồ|Sơ đồ)\s+(?:số\s+)?\d|Đơn vị(?: tính)?\s?:|ĐVT\b)", re.IGNORECASE
)
"""How a line above a table or picture begins that is its title or says its unit of measure."""


SHORT_LINE: Final = 90
"""Letters of a paragraph in one line."""


def _is_note(block: Block) -> bool:
    """Whether a block is a note below the table of a form."""
    return isinstance(block, Paragraph) and block.style == FORM_NOTE


def _ends_with(block: Block, after: Block, *, is_last: bool) -> bool:
    """Whether a page must not end after ``block``, so that signers or the last line are not alone on the next.

    ``is_last``: ``after`` is the last block, or a note that stays with what follows.
    """
    if isinstance(block, Paragraph | Item) and len(plain(block.inlines)) > LONGEST_LEAD:
        return False
    longest = LONGEST_LEAD if _is_note(after) else SHORT_LINE
    is_line = isinstance(after, Paragraph | Item) and len(plain(after.inlines)) <= longest
    return not isinstance(block, Figure | Heading) and (isinstance(after, Signatures) or (is_last and is_line))


def _announces(block: Block) -> bool:
    """Whether a block is an introduction ("như sau:"), a title or a unit of measure of what follows."""
    if _introduces(block):
        return True
    return isinstance(block, Paragraph) and (block.style == CENTRED or bool(_TITLE.match(plain(block.inlines).strip())))


def _introduces(block: Block) -> bool:
    return isinstance(block, Paragraph | Item) and plain(block.inlines).rstrip().endswith(":")


LONGEST_LEAD: Final = 500
"""Letters of an introduction that stays whole with what follows; of a longer one a page would have too much room."""


def _leads_into(blocks: Sequence[Block]) -> bool:
    """Whether the first of ``blocks`` introduces the next one, an item or paragraph, and no third one follows suit."""
    first, after, *rest = blocks
    if not isinstance(first, Paragraph | Item) or not _introduces(first) or len(plain(first.inlines)) > LONGEST_LEAD:
        return False
    if not isinstance(after, Item) and not (isinstance(after, Paragraph) and after.style == ""):
        return False
    return not (_introduces(after) and any(map(_introduces, rest)))


def _is_announced(block: Block) -> bool:
    """Whether a block is a table or picture, or a line that stays with one by its style."""
    if isinstance(block, Table):
        return not any(row.lines for row in block.rows[:1])
    return isinstance(block, Figure) or (isinstance(block, Paragraph) and block.style in TABLE_STYLES)


def rows_kept_with_next(rows: Sequence[Row], *, keep_last: bool = False) -> list[bool]:
    """For each row whether no page may end after it: the name of a group, and what stands above a total or the end.

    Totals are often rows as others are: prescribed ones, or typed in a small table. ``keep_last``: the last row stays
    with what follows the table.
    """
    kept = [
        not row.lines and (row.kind == "group" or (after.kind == "total" and row.kind == "data"))
        for row, after in itertools.pairwise(rows)
    ]
    if len(kept) >= LEAST_KEPT_ROWS - 1 and not rows[-2].lines and not rows[-1].lines and rows[-1].kind == "data":
        kept[-1] = True
    return [*kept, *[keep_last and not row.lines for row in rows[-1:]]]


def size_class(size_pt: float) -> str:
    """The CSS class of a table in ``size_pt``, which says the size of the calls of notes in it."""
    return f"co-{round(2 * size_pt)}"


def block_pieces(block: Heading | Paragraph | Item, look: ParagraphLook) -> list[Piece]:
    """The pieces of a block, label or marker first."""
    label = block.marker if isinstance(block, Item) else block.label
    lead = [Piece(f"{label} ", look.size_pt, look.bold, look.italic)] if label else []
    return lead + inline_pieces(block.inlines, look)


def note_pieces(note: Note, look: ParagraphLook) -> list[Piece]:
    """The pieces of a footnote, its number first."""
    number = Piece(str(note.number), look.size_pt * RAISED)
    return [number, Piece(" ", look.size_pt), *inline_pieces(note.inlines, look)]


def cell_pieces(cell: Cell, row: Row, size_pt: float) -> list[Piece]:
    """The pieces of a cell in a table of ``size_pt``."""
    size = code_size(size_pt) if row.kind == "code" else size_pt
    return inline_pieces(cell.inlines, ParagraphLook(size, cell.bold or row.kind in BOLD_ROWS, cell.italic))


def inline_pieces(inlines: Iterable[Inline], look: ParagraphLook) -> list[Piece]:
    """The pieces of runs and note calls."""
    pieces = []
    for inline in inlines:
        if isinstance(inline, Note):
            pieces.append(Piece(str(inline.number), look.size_pt * RAISED, is_call=True))
            continue
        size = look.size_pt * RAISED if inline.vertical else look.size_pt
        pieces.append(Piece(inline.text, size, inline.bold or look.bold, inline.italic or look.italic))
    return pieces
