"""The facts of a finished document that the decree's rules are about, whatever file it came from.

``docx_facts`` and ``pdf_facts`` make the same ``Facts``. Lengths end in their unit. None means that this kind
of file cannot show it; a rule about it is then not checkable, neither passed nor broken.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

FileKind = Literal["docx", "pdf"]
Align = Literal["left", "center", "right", "justify", ""]
Story = Literal["body", "header", "footer", "note", "box"]
"""Where a paragraph is printed: in the running text, in a header, footer or footnote, or in a text box."""

MM_PER_PT: Final = 25.4 / 72
TIMES: Final = "Times New Roman"
LETTERS_APART: Final = 300
"""Lines of a letterhead are typed with letters apart; what is longer is running text."""
# Word joiner, zero-width space and joiners, soft hyphen, byte order mark: they show nothing.
INVISIBLE: Final = frozenset("\u2060\u200b\u200c\u200d\u00ad\ufeff")
_ODD_BLANK = re.compile(r"[^\S \n\t]")
_HIDDEN = re.compile(f"[{''.join(sorted(INVISIBLE))}]")


@dataclass(slots=True, unsafe_hash=True)
class TextPiece:
    """Text in one formatting. ``font`` is the family, ``color`` six hexadecimal digits.

    It is never changed; not declared frozen, since a frozen one takes four times as long to make and a report has
    thousands.
    """

    text: str
    size_pt: float
    bold: bool = False
    italic: bool = False
    font: str = TIMES
    color: str = "000000"
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a line between two tabs: offsets in its text, edges in mm from the left of the paper, kind of tab."""

    start: int
    stop: int
    left_mm: float
    right_mm: float
    tab: str


@dataclass(slots=True, unsafe_hash=True)  # see TextPiece
class PageParagraph:
    """A paragraph, or in a PDF a line on its own.

    ``number`` counts from 1 in the order of reading; ``page`` is 0 where it is not known. ``text`` is NFC and
    keeps tabs and manual line breaks; ``nfc`` is whether the file had it so. ``column_mm`` is where its
    column starts, from the left edge of the paper, and how wide it is; ``left_mm`` and ``first_mm`` are
    indents inside the column; ``gap_pt`` is the free space before it; ``spacing`` is in single lines. Of a DOCX,
    ``raw`` are the words as the file has them, ``list_label`` the number that Word puts before them, ``calls`` the
    footnotes called (offset in ``raw``, id), ``note`` the id of the footnote that the paragraph is in, ``segments`` the
    parts between tabs.
    """

    number: int
    page: int
    section: int
    text: str
    pieces: tuple[TextPiece, ...]
    align: Align = ""
    column_mm: tuple[float, float] = (0.0, 0.0)
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_mm: float | None = None
    gap_pt: float | None = None
    spacing: float | None = None
    exact: bool = False
    cell: str = ""
    grid: bool = False
    place: Story = "body"
    nfc: bool = True
    widths_pt: tuple[float, ...] = ()
    center_mm: float | None = None
    box_pt: tuple[float, float, float, float] | None = None
    side: Literal["", "left", "right"] = ""
    raw: str = ""
    list_label: str = ""
    calls: tuple[tuple[int, str], ...] = ()
    note: str = ""
    segments: tuple[Segment, ...] = ()

    @property
    def plain(self) -> str:
        """The words in one line, blanks collapsed."""
        return " ".join(self.text.split())

    @property
    def words(self) -> tuple[TextPiece, ...]:
        """Pieces on the line, with letters or digits."""
        return tuple(piece for piece in self.pieces if not piece.raised and any(map(str.isalnum, piece.text)))


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A horizontal line under paragraph number ``after``, however it was drawn."""

    page: int
    after: int
    length_pt: float
    drawn_as: Literal["border", "shape", "underscores", "underline", "path"]
    center_mm: float | None = None
    box_pt: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page number as printed, or the field that prints it. ``value`` and ``page`` are 0 in a DOCX."""

    page: int
    section: int
    place: Literal["top", "bottom"]
    align: Align
    size_pt: float
    bold: bool = False
    italic: bool = False
    arabic: bool = True
    typed: bool = False
    value: int = 0
    on_first: bool = False
    box_pt: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one size. Margins are top, bottom, left, right, each None where it is not known.

    ``continues``: it begins on the page of the one before. ``columns_mm`` are left edges and widths of the columns
    that a column break parts, none where there is none.
    """

    index: int
    page: int
    width_mm: float
    height_mm: float
    margins_mm: tuple[float | None, float | None, float | None, float | None]
    restart: int | None = None
    has_table: bool = False
    first_paragraph: int = 0
    last_paragraph: int = 0
    continues: bool = False
    columns_mm: tuple[tuple[float, float], ...] = ()

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width_mm > self.height_mm


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of a DOCX that begins on a new page: its first paragraph, its section, how long it is, worked out.

    ``opens``: whether a section begins with it.
    """

    first: int
    section: int
    length_pt: float
    opens: bool = False


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font and how much it is used. ``same_widths``: as wide as Times New Roman, None if not measured."""

    name: str
    letters: int
    first: int
    page: int = 0
    embedded: bool | None = None
    same_widths: bool | None = None


Ink = Literal["blue", "red", "black", "other", ""]


@dataclass(frozen=True, slots=True)
class SignatureField:
    """The field of a digital signature: its box in points, whether it shows anything, the colour of its picture.

    ``ink`` is "" without a picture; ``sizes_pt`` and ``fonts`` are those of its ``text``.
    """

    page: int
    box_pt: tuple[float, float, float, float]
    shown: bool
    ink: Ink = ""
    text: str = ""
    sizes_pt: tuple[float, ...] = ()
    fonts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read from one file. ``pages`` is 0 where the file does not have it.

    ``keywords`` are those of the file's properties. ``stretches`` are the parts of a DOCX that begin on new
    pages. ``signatures`` are the signature fields of a signed PDF.
    ``scanned``: the pages are pictures, their text a layer that a machine has recognised. ``pictured`` are the pages
    among others that are pictures; what a machine has recognised on them is left out.
    """

    kind: FileKind
    shown: str
    paragraphs: tuple[PageParagraph, ...]
    rules: tuple[RuleLine, ...] = ()
    sections: tuple[Section, ...] = ()
    numbers: tuple[PageNumber, ...] = ()
    fonts: tuple[FontUse, ...] = ()
    pages: int = 0
    scanned: bool = False
    keywords: str = ""
    stretches: tuple[Stretch, ...] = ()
    signatures: tuple[SignatureField, ...] = ()
    pictured: tuple[int, ...] = ()


def normal(text: str) -> str:
    """``text`` precomposed (NFC), with every kind of blank but tab and line break as a plain one."""
    text = unicodedata.normalize("NFC", text)
    if text.isascii():
        return text
    return _HIDDEN.sub("", _ODD_BLANK.sub(" ", text))


def despaced(text: str) -> str:
    """``text`` with letters that were typed apart ("C Ộ N G  H Ò A") put together again."""
    if len(text) > LETTERS_APART or text.count(" ") < 0.25 * len(text):  # most text, without a closer look
        return text
    tokens = text.split()
    if len(tokens) < 6 or sum(len(token) == 1 for token in tokens) < 0.7 * len(tokens):
        return text
    return " ".join(re.sub(r"\s", "", word) for word in re.split(r"\s{2,}", text.strip()))


@functools.lru_cache(maxsize=4096)
def _letters_in(text: str) -> int:
    """How many letters and figures; cells of tables come again and again."""
    return sum(map(str.isalnum, text))


def font_uses(paragraphs: tuple[PageParagraph, ...]) -> tuple[FontUse, ...]:
    """The fonts of all words, most used first, each with the first paragraph that has it."""
    letters: dict[str, int] = {}
    first: dict[str, PageParagraph] = {}
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            count = _letters_in(piece.text)
            if count:
                letters[piece.font] = letters.get(piece.font, 0) + count
                first.setdefault(piece.font, paragraph)
    return tuple(
        FontUse(name, count, first[name].number, first[name].page)
        for name, count in sorted(letters.items(), key=lambda item: -item[1])
    )
