"""The document as a tree: what DOCX and PDF have in common, before either exists.

Words, labels and note numbers are final here; a layout only decides where they go on the page.
Everything is immutable and can be pickled.

``starts_page`` says that a block begins a page, because no program is left to end pages there by itself:
`layout.pdf.page_plan` sets it.

``hair_twips``, mostly 0, is a right indent in twentieths of a point, too small to be seen: `layout.hair_indents` sets
it where a line is almost exactly as wide as its column, so that no program breaks it elsewhere.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from tthc_render.diagnostics.findings import Place
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import plain_hyphens

Orientation = Literal["portrait", "landscape", "portrait_a3", "landscape_a3"]
"""Paper of an appendix: A4 upright or across, A3 upright or across."""

Align = Literal["left", "center", "right", "justify"]
Vertical = Literal["", "sup", "sub"]

AUTHORITY: Final = "Quyền hạn chức vụ"
SIGNATURE_GAP: Final = "Khoảng ký"
SIGNER_NAME: Final = "Họ tên người ký"
"""Paragraph styles of who signs a document: authority and title, the empty room, the name."""

COLUMNS_MAX: Final = 63
"""Columns of a table that Word opens; it calls a file with more damaged."""

# XML 1.0, production 2: neither a DOCX nor an HTML page can hold these.
UNPRINTABLE: Final = pattern_of("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one formatting. ``link`` is an address, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    vertical: Vertical = ""
    link: str = ""


class MarkedText(str):
    """The plain words of a line that knows its formatting: ``runs``, which have no notes and no links."""

    __slots__ = ("runs",)
    runs: tuple[Run, ...]

    def __new__(cls, words: str, runs: tuple[Run, ...]) -> MarkedText:
        self = super().__new__(cls, words)
        self.runs = runs
        return self

    def __reduce__(self) -> tuple[type[MarkedText], tuple[str, tuple[Run, ...]]]:
        return type(self), (str(self), self.runs)

    def part(self, start: int, end: int) -> MarkedText:
        """The words from ``start`` to ``end`` with their formatting."""
        runs, at = [], 0
        for run in self.runs:
            text = run.text[max(0, start - at) : max(0, end - at)]
            at += len(run.text)
            if text:
                runs.append(replace(run, text=text))
        return MarkedText(str(self)[start:end], tuple(runs))

    def with_blanks(self, words: str) -> MarkedText:
        """This line with the blanks of ``words``, which are as many letters."""
        starts = itertools.accumulate((len(run.text) for run in self.runs), initial=0)
        runs = tuple(
            replace(run, text="".join(words[at] if char.isspace() else char for at, char in enumerate(run.text, start)))
            for run, start in zip(self.runs, starts, strict=False)
        )
        return MarkedText(words, runs)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote at the place of its call. ``number`` is 0 until the document is numbered."""

    inlines: tuple[Inline, ...]
    number: int = 0
    italic: bool = False
    hair_twips: int = 0
    is_ragged: bool = False


Inline = Run | Note


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered section title. ``level`` 1 to 4 = I. / 1. / 1.1. / a); ``label`` as printed."""

    level: int
    inlines: tuple[Inline, ...]
    label: str = ""
    forced: bool = False
    where: Place = Place()
    hair_twips: int = 0
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of prose. ``style`` names a paragraph style of the layout; "" is body text.

    ``label`` is a run-in number as printed ("2.1.", "a)", "(i)"), kept apart so that it can be checked. ``deeper``
    are steps of indent, as in `Item`.
    """

    inlines: tuple[Inline, ...]
    style: str = ""
    label: str = ""
    where: Place = Place()
    hair_twips: int = 0
    is_ragged: bool = False
    starts_page: bool = False
    deeper: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph that starts with ``marker``, "-", "+" or "."; ``deeper`` steps in, as its writer has nested it.

    All kinds start at the same indent where their writer does so, as issued reports do.
    """

    marker: str
    inlines: tuple[Inline, ...]
    deeper: int = 0
    where: Place = Place()
    hair_twips: int = 0
    is_ragged: bool = False
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's grid; it covers ``rowspan`` by ``colspan`` places; ``indent`` are steps from the left."""

    inlines: tuple[Inline, ...]
    rowspan: int = 1
    colspan: int = 1
    align: Align = "center"
    bold: bool = False
    italic: bool = False
    hair_twips: int = 0
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: its cells in order, places covered from a row above left out; ``where`` its figures are typed.

    ``lines``, mostly none, are those of a row that is higher than a page, each as a row: pages end between them.
    ``least_pt`` is the height, without its rule, of a row of a head that a cell over several rows needs; mostly 0.
    """

    cells: tuple[Cell, ...]
    kind: Literal["header", "code", "data", "group", "total"] = "data"
    where: Place = Place()
    lines: tuple[Row, ...] = ()
    least_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``header`` rows repeat on every page; ``weights`` are the columns' relative widths.

    ``weights``, sum 1, are the widths that the form sets, or empty; once widths are computed, those to be printed.
    ``lacking_pt`` is then the room in points that the table lacks, so that words or figures are broken; mostly 0.
    ``is_free`` is a table typed in narrative, which no form gives its shape. ``page_starts`` are the rows that begin a
    page, 0 for the table itself.
    """

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    columns: int
    weights: tuple[float, ...] = ()
    size_pt: float = 0.0
    lacking_pt: float = 0.0
    where: Place = Place()
    is_free: bool = False
    page_starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a picture, "png", "jpeg" or "svg", with its own size; ``raster`` is an SVG picture as PNG, or empty.

    ``height_mm`` to ``width_mm`` is its shape; what it is printed at, a `Figure` says.
    """

    kind: Literal["png", "jpeg", "svg"]
    data: bytes
    width_mm: float
    height_mm: float
    raster: bytes = b""


@dataclass(frozen=True, slots=True)
class Series:
    """The bars or the line of one figure in a chart: a value for each category or None, and how each is printed."""

    name: str
    values: tuple[Decimal | None, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures that a layout draws: upright bars ("bar"), bars across ("barh"), lines ("line"), or bars of "auto", which
    are upright where all names and figures have room. A stated height grows where it holds no legible chart."""

    look: Literal["auto", "bar", "barh", "line"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    height_mm: float = 0.0

    @property
    def words(self) -> str:
        """Its figures in words, for those who cannot see it."""
        return "; ".join(
            f"{series.name}: "
            + ", ".join(f"{name} {text}" for name, text in zip(self.categories, series.printed, strict=True) if text)
            for series in self.series
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, ``width_mm`` wide, or as wide as it is itself where that is 0; never wider or higher than its page.

    ``path`` is its name. Without ``picture`` it is a file in the folder of the layout. ``alt`` is read out to those
    who cannot see it.
    """

    path: str
    width_mm: float
    caption: tuple[Inline, ...] = ()
    where: Place = Place()
    hair_twips: int = 0
    picture: Picture | Chart | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signers side by side, each as lines from the top; ``shares`` are the widths of the columns, empty if equal."""

    columns: tuple[tuple[SignatureLine, ...], ...]
    where: Place = Place()
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One centred line of a signature; ``space_pt`` is the room above it, for the signature itself.

    ``style`` names a paragraph style of the layout, as at the end of a document; "" is the look of forms.
    """

    text: str
    bold: bool = False
    italic: bool = False
    space_pt: float = 0.0
    style: str = ""


Block = Heading | Paragraph | Item | Table | Figure | Signatures


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Top of page 1: names as printed, one string a line; ``number`` and ``date`` whole lines."""

    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    date: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Authority lines ("TM. …", "KT. …", title), then the signer's ``office`` and name, empty if unknown."""

    lines: tuple[str, ...]
    name: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class FormHead:
    """Head of an official form: code at the left, title in the middle, units at the right.

    ``source`` is the line under the code that says which circular prescribes the form, or empty.
    """

    code: str
    title: tuple[str, ...]
    period: tuple[str, ...]
    units: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class AppendixHead:
    """Head of an appendix: "Phụ lục I", title, reference lines in italics; above them the issuer and the Quốc hiệu
    where ``letterhead``."""

    label: str
    title: tuple[str, ...]
    notes: tuple[str, ...] = ()
    letterhead: bool = False


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix or a form on pages of its own, page numbers from 1 again."""

    head: FormHead | AppendixHead
    blocks: tuple[Block, ...]
    orientation: Orientation = "landscape"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. ``subject``: paragraphs of trích yếu; ``window``: the line below it that
    names the data window, or empty; ``recipients``: whole lines with "- "; ``about``: the line "V/v …" under the
    number of a công văn, which has neither ``kind`` nor ``subject``; ``urgency``: the words of its stamp, HỎA TỐC;
    ``contact``: the address at the foot of page 1; ``drafter``: the sign below the recipients, PTD.65."""

    unit: str
    period: str
    report_type: str
    letterhead: Letterhead
    kind: str
    subject: tuple[str, ...]
    window: str
    addressees: tuple[str, ...]
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: Signature
    appendices: tuple[Appendix, ...] = ()
    layout: str = "nd30"
    about: str = ""
    urgency: str = ""
    contact: str = ""
    drafter: str = ""

    @property
    def below_recipients(self) -> tuple[str, ...]:
        """The lines below "Nơi nhận:": recipients, then the sign of who drafted the document."""
        return (*self.recipients, self.drafter) if self.drafter and self.recipients else self.recipients


def first_unprintable(text: str) -> str:
    """The first character of ``text`` that no output can hold, with what precedes it; "" if there is none."""
    found = UNPRINTABLE.search(text)
    if found is None:
        return ""
    before = re.sub(r"<[^>]*>?", " ", text[max(0, found.start() - 200) : found.start()]).split()
    return f"U+{ord(found[0]):04X} sau “{' '.join(before)[-60:]}”"


def appendix_name(appendix: Appendix) -> str:
    """What an appendix or form is called in lists of contents: "Phụ lục I. DANH MỤC VĂN BẢN"."""
    head = appendix.head
    label = head.code if isinstance(head, FormHead) else head.label
    return ". ".join(part for part in (label.strip(), " ".join(head.title).strip()) if part)


def short_name(appendix: Appendix) -> str:
    """What comes before page numbers of an appendix or form: "Phụ lục I", "II.06a" of "Biểu số II.06a/VPCP/KSTT"."""
    if isinstance(appendix.head, FormHead):
        return re.sub(r"^Biểu( mẫu)?( số)?\s+", "", appendix.head.code.strip()).split("/")[0]
    return appendix.head.label.strip()


def plain(inlines: tuple[Inline, ...], *, notes: bool = False) -> str:
    """The words of inlines; a footnote call is left out, or shown as its number with ``notes``."""
    out = []
    for inline in inlines:
        if isinstance(inline, Run):
            out.append(inline.text)
        elif notes:
            out.append(str(inline.number))
    return plain_hyphens("".join(out))
