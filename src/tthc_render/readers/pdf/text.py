"""What PDFium sees on the pages of a PDF: runs of text with their formatting, and straight lines.

Lengths are in points, from the top left corner of the page. PDFium is called letter by letter, about four times
each, which is ten times faster than reading the file in Python.
"""

from __future__ import annotations

import ctypes
import functools
import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Final

from tthc_render.diagnostics.errors import DataUnreadable, TooLarge
from tthc_render.formats.fonts import advance_width
from tthc_render.readers.facts import INVISIBLE, TIMES
from tthc_render.readers.pdf.page_pictures import MAX_OBJECTS, fills, letters_under, texts_in
from tthc_render.readers.pdf.strokes import Stroke

if TYPE_CHECKING:  # opening a PDF loads it
    import pypdfium2

    TextPage = ctypes._Pointer[ctypes.Structure]

MAX_FILE: Final = 200 * 2**20
MAX_PAGES: Final = 1500
MAX_LETTERS: Final = 40_000
MEASURED: Final = 40
ENOUGH: Final = 6
WIDTH_SLACK: Final = 0.02
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE_WORDS: Final = frozenset({"Bold", "Italic", "Oblique", "Regular", "MT", "PS"})
_TIMES = re.compile(r"^times\s*new\s*roman|^timesnewroman", re.IGNORECASE)
_ITALIC_FLAG: Final = 64
_BOLD_FLAG: Final = 1 << 18
_PASSWORD_ERROR: Final = 4
_NO_LETTERS: Final = frozenset({0, 10, 13, 0xFFFE, *map(ord, INVISIBLE)})
# PDFium has a sign of its own for the hyphen that ends a line.
_HYPHEN_AT_END, _HYPHEN = 2, ord("-")
# Codes of half a letter, and of letters that PDFium does not know.
_UNSURE: Final = frozenset({0xFFFE, *range(0xD800, 0xE000)})
_SPACES: Final = frozenset({32, 0xA0})
# Families made to the widths of Times New Roman, for fonts of which too few letters are used to measure.
STAND_INS: Final = frozenset({"Liberation Serif", "Tinos", "Nimbus Roman", "Nimbus Roman No9 L", "TeX Gyre Termes"})


@dataclass
class Font:
    """One font of the file. ``drift`` collects how far its letters are from Times New Roman's widths."""

    name: str
    embedded: bool
    bold: bool
    italic: bool
    drift: list[float] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @property
    def same_widths(self) -> bool | None:
        """Whether it is as wide as Times New Roman; None if too few letters were found."""
        if len(self.drift) < ENOUGH:
            return True if self.bare_family in STAND_INS else None
        ordered = sorted(self.drift)
        return ordered[len(ordered) * 3 // 4] <= WIDTH_SLACK

    @functools.cached_property
    def bare_family(self) -> str:
        """The family as the file names it, without subset mark and style."""
        bare = _SUBSET.sub("", self.name)
        if _TIMES.match(bare):
            return TIMES
        bare = re.sub(r"(?:PS)?(?:MT)?$", "", bare.replace(",", "-"))
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare.replace("-", " ")).split()
        while len(words) > 1 and words[-1] in _STYLE_WORDS:
            words.pop()
        return " ".join(words)

    @property
    def family(self) -> str:
        """The family's plain name; a substitute of equal widths is named with the font that it replaces."""
        bare = self.bare_family
        return f"{TIMES} ({bare})" if bare != TIMES and self.same_widths else bare


@dataclass(slots=True)
class TextRun:
    """Letters set in one go. ``edges`` are the left edges of the letters and the right edge of the last.

    ``in_picture``: they are tagged as part of a picture, such as the words of a drawing.
    """

    text: str
    edges: list[float]
    base: float
    size: float
    font: Font
    color: str
    in_picture: bool = False

    @property
    def left(self) -> float:
        """Left edge of the first letter."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """Right edge of the last letter."""
        return self.edges[-1]


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its size, its runs in the order of the file, its lines; ``pictured``: pictures fill it."""

    number: int
    width: float
    height: float
    runs: tuple[TextRun, ...]
    strokes: tuple[Stroke, ...]
    pictured: bool = False

    @property
    def fonts(self) -> list[Font]:
        """The fonts of its runs, each once."""
        return list({id(run.font): run.font for run in self.runs}.values())


def open_pdf(data: bytes, shown: str) -> pypdfium2.PdfDocument:
    """The PDF as PDFium opens it; DataUnreadable if it is broken, locked or too large."""
    import pypdfium2

    if len(data) > MAX_FILE:
        raise TooLarge(f"{shown}: tệp lớn {len(data) // 2**20} MB, chỉ đọc tới {MAX_FILE // 2**20} MB.")
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            raise DataUnreadable(f"{shown}: tệp PDF có mật khẩu. Bỏ mật khẩu rồi kiểm tra lại.") from error
        raise DataUnreadable(
            f"{shown}: không phải tệp PDF, hoặc tệp bị cụt, hỏng. Tải lại hoặc xuất lại tệp PDF."
        ) from error
    if not 0 < count <= MAX_PAGES:
        raise DataUnreadable(f"{shown}: tệp PDF có {count} trang, chỉ đọc từ 1 đến {MAX_PAGES} trang.")
    return document


def read_pages(document: pypdfium2.PdfDocument, shown: str, only: Iterable[int] | None = None) -> Iterator[PdfPage]:
    """The pages of an opened PDF, one after the other: all, or those counted from 0 in ``only``."""
    import pypdfium2

    fonts: dict[int, Font] = {}
    for index in range(len(document)) if only is None else only:
        try:
            page = document[index]
            yield _page(page, index + 1, fonts, pypdfium2.raw)
            page.close()
        except pypdfium2.PdfiumError as error:
            raise DataUnreadable(f"{shown}: không đọc được trang {index + 1}. Xuất lại tệp PDF.") from error


def _without_pictures(runs: tuple[TextRun, ...]) -> tuple[TextRun, ...]:
    """``runs`` without the words of drawings; all of them where so much is tagged as a picture that it is the text."""
    inside = sum(len(run.text) for run in runs if run.in_picture)
    if not inside or 2 * inside > sum(len(run.text) for run in runs):
        return runs
    return tuple(run for run in runs if not run.in_picture)


def _page(page: pypdfium2.PdfPage, number: int, fonts: dict[int, Font], raw: ModuleType) -> PdfPage:
    width, height = page.get_size()
    text = page.get_textpage()
    strokes, pictures, words = _drawn(page, height, raw)
    filled = fills(pictures, width, height)
    hidden = letters_under(page, raw) if filled else frozenset()
    reader = _Letters(raw, text.raw, height, fonts, words, hidden)
    runs = _without_pictures(tuple(reader.read(min(text.count_chars(), MAX_LETTERS))))
    text.close()
    # What is shown as letters over a picture is a document with a background; recognised text is not shown.
    return PdfPage(number, width, height, runs, tuple(strokes), filled and not reader.shown)


_Plain = ctypes.c_void_p | ctypes.c_int


@functools.cache
def _letter_calls() -> tuple[Callable[[int, int], int | None], Callable[[int, int, int, int], int]]:
    """PDFium's functions called for every letter, with plain addresses: no objects of ctypes are made for each.

    FPDFText_GetTextObject(page, index) and FPDFText_GetCharOrigin(page, index, x, y).
    """
    import pypdfium2

    def plain(name: str, result: type[_Plain], *arguments: type[_Plain]) -> ctypes._FuncPointer:
        address = ctypes.cast(getattr(pypdfium2.raw, name), ctypes.c_void_p).value
        return ctypes.CFUNCTYPE(result, *arguments)(address or 0)

    pointer, whole = ctypes.c_void_p, ctypes.c_int
    return (
        plain("FPDFText_GetTextObject", pointer, pointer, whole),
        plain("FPDFText_GetCharOrigin", whole, pointer, whole, pointer, pointer),
    )


class _Letters:
    """Reads the letters of one page and puts those of one text object and line together."""

    def __init__(
        self,
        raw: ModuleType,
        text: TextPage,
        height: float,
        fonts: dict[int, Font],
        in_pictures: Collection[int],
        hidden: Collection[int],
    ) -> None:
        self.raw, self.text, self.height, self.fonts = raw, text, height, fonts
        self.in_pictures, self.hidden = in_pictures, hidden
        self.box, self.size, self.matrix = raw.FS_RECTF(), ctypes.c_float(), raw.FS_MATRIX()
        self.color = [ctypes.c_uint() for _ in range(4)]
        self.shown = False

    def read(self, count: int) -> Iterator[TextRun]:
        x, y = ctypes.c_double(), ctypes.c_double()
        to_x, to_y = ctypes.addressof(x), ctypes.addressof(y)
        object_of, origin = _letter_calls()
        page = ctypes.cast(self.text, ctypes.c_void_p).value or 0
        letters: list[str] = []
        edges: list[float] = []
        current: TextRun | None = None
        last = at = 0
        for index, code in enumerate(self._codes(count)):
            here = object_of(page, index)
            if not here or code in _NO_LETTERS:
                if code in _SPACES and current is not None:
                    letters.append(" ")
                    edges.append(self._right(at))
                continue
            origin(page, index, to_x, to_y)
            if here != last:
                if current is not None:
                    yield from self._ended(current, letters, at)
                last, letters, edges = here, [], []
                thing = self.raw.FPDFText_GetTextObject(self.text, index)
                base = self.height - y.value
                self.shown = self.shown or (here not in self.hidden and self._is_shown(thing))
                picture = here in self.in_pictures or _is_picture(self.raw, thing)
                current = TextRun("", edges, base, self._size(thing), self._font(thing), self._color(index), picture)
            letters.append(chr(code))
            edges.append(x.value)
            at = index
        if current is not None:
            yield from self._ended(current, letters, at)

    def _codes(self, count: int) -> list[int]:
        """The code of each letter: all in one call, and one by one where that result is not certain."""
        units = (ctypes.c_ushort * (count + 1))()
        code_of = self.raw.FPDFText_GetUnicode
        if self.raw.FPDFText_GetText(self.text, 0, count, units) != count + 1:
            codes: list[int] = [code_of(self.text, index) for index in range(count)]
        else:
            codes = units[:count]
            if not _UNSURE.isdisjoint(codes):
                codes = [code_of(self.text, index) if code in _UNSURE else code for index, code in enumerate(codes)]
        if _HYPHEN_AT_END not in codes:
            return codes
        return [_HYPHEN if code == _HYPHEN_AT_END else code for code in codes]

    def _right(self, index: int) -> float:
        self.raw.FPDFText_GetLooseCharBox(self.text, index, self.box)
        return float(self.box.right)

    def _ended(self, run: TextRun, letters: list[str], index: int) -> Iterator[TextRun]:
        """``run`` with its text and right edge, unless it is blank; a font still little known is measured."""
        text = run.text = "".join(letters)
        if not text.strip():
            return
        run.edges.append(max(self._right(index), run.edges[-1]))
        measure_font(run)
        yield run

    def _is_shown(self, thing: object) -> bool:
        """Whether letters are painted, in a font that the file brings along; a recogniser's layer is neither."""
        mode = self.raw.FPDFTextObj_GetTextRenderMode(thing)
        return mode != self.raw.FPDF_TEXTRENDERMODE_INVISIBLE and self._font(thing).embedded

    def _size(self, thing: object) -> float:
        self.raw.FPDFTextObj_GetFontSize(thing, self.size)
        self.raw.FPDFPageObj_GetMatrix(thing, self.matrix)
        return round(self.size.value * math.hypot(self.matrix.c, self.matrix.d), 2)

    def _color(self, index: int) -> str:
        if not self.raw.FPDFText_GetFillColor(self.text, index, *self.color):
            return "000000"
        red, green, blue, _ = self.color
        return f"{red.value:02X}{green.value:02X}{blue.value:02X}"

    def _font(self, thing: object) -> Font:
        raw = self.raw
        handle = raw.FPDFTextObj_GetFont(thing)
        key = ctypes.addressof(handle.contents) if handle else 0
        if key not in self.fonts:
            buffer = ctypes.create_string_buffer(200)
            if handle:
                raw.FPDFFont_GetBaseFontName(handle, buffer, 200)
            name = buffer.value.decode("utf-8", "replace")
            flags = raw.FPDFFont_GetFlags(handle) if handle else 0
            angle = ctypes.c_int()
            slanted = bool(handle and raw.FPDFFont_GetItalicAngle(handle, angle) and angle.value)
            self.fonts[key] = Font(
                name=name,
                embedded=bool(handle and raw.FPDFFont_GetIsEmbedded(handle) == 1),
                bold="bold" in name.lower() or bool(flags > 0 and flags & _BOLD_FLAG),
                italic="italic" in name.lower()
                or "oblique" in name.lower()
                or slanted
                or bool(flags > 0 and flags & _ITALIC_FLAG),
            )
        return self.fonts[key]


def measure_font(run: TextRun) -> None:
    """Hold the letters of a run against Times New Roman's widths, while its font is still little known."""
    font, edges, text = run.font, run.edges, run.text
    if len(font.seen) >= MEASURED or run.size <= 4:
        return
    for place, letter in enumerate(text[:-1]):
        if letter not in font.seen and letter.isalnum() and text[place + 1] != " ":
            font.seen.add(letter)
            wanted = advance_width(letter, 1.0, bold=font.bold, italic=font.italic)
            font.drift.append(abs((edges[place + 1] - edges[place]) / run.size - wanted))


def _is_picture(raw: ModuleType, thing: object) -> bool:
    """Whether the innermost mark of an object is that of a picture (ISO 32000-1, 14.8.4.5)."""
    marks = raw.FPDFPageObj_CountMarks(thing)
    if marks < 1:
        return False
    name, length = (raw.FPDF_WCHAR * 20)(), ctypes.c_ulong()
    mark = raw.FPDFPageObj_GetMark(thing, marks - 1)
    if not raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length):
        return False
    return bytes(name)[: length.value].decode("utf-16-le", "replace").rstrip("\0") == "Figure"


def _drawn(page: pypdfium2.PdfPage, height: float, raw: ModuleType) -> tuple[list[Stroke], list[Stroke], set[int]]:
    """The lines and boxes of a page, the places of its pictures, and the text objects in drawings tagged as such."""
    strokes: list[Stroke] = []
    words: set[int] = set()
    pictures: list[Stroke] = []
    edges = [ctypes.c_float() for _ in range(4)]
    object_at, kind_of, sheet = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType, page.raw
    drawn = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
    for index in range(min(raw.FPDFPage_CountObjects(sheet), MAX_OBJECTS)):
        thing = object_at(sheet, index)
        kind = kind_of(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM and _is_picture(raw, thing):
            words.update(texts_in(raw, thing))
        if kind not in drawn and kind != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        raw.FPDFPageObj_GetBounds(thing, *edges)
        left, bottom, right, top = (edge.value for edge in edges)
        (strokes if kind in drawn else pictures).append(Stroke(left, height - top, right, height - bottom))
    return strokes, pictures, words
