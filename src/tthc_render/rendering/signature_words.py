"""Words that a signature shows: the agency's on an appendix in a file of its own, or on a copy.

Annex I, III.1d and part two, I.3 of Decree 30/2020: in the upper right corner of the first page, no picture; words and
the time of signing with its zone, Times New Roman 10 pt, upright, black. The font is embedded with the widths of its
own program, as PDF/A asks; what pyHanko itself writes of a font does not hold that.

pyHanko is optional: only `tthc_render.rendering.signing` imports this module, where it is needed.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import ResourceType
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields
from pyhanko.stamp import BaseStamp, TextStampStyle

from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.formats.signing import TITLES
from tthc_render.layout.pdf.direct.glyphs import encoded, face, font_file, unicode_map

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.writer import BasePdfFileWriter

HANOI: Final = datetime.timezone(datetime.timedelta(hours=7))
"""Annex I, II.7d and II.8a: the time of signing is that of Vietnam (ISO 8601)."""

SIZE_PT: Final = 10.0
LINE_PT: Final = 11.5
MOST_LINES: Final = 4
WIDTH_PT: Final = 290.0
"""So wide that the field begins in the right half of an upright A4 page."""
FROM_EDGE_PT: Final = (28.35, 17.0)
"""From the right edge and the top of the page: 10 mm and 6 mm, above the text of a page with the decree's margins."""
_PRECISE: Final = "%Y-%m-%dT%H:%M:%S%z"
_TURNED: Final = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
"""By the angle at which a page is shown: how words stand upright on it."""


def shown_time(moment: datetime.datetime) -> str:
    """Date, time and zone as the decree has them on paper."""
    return moment.astimezone(HANOI).strftime("%d/%m/%Y %H:%M:%S +07:00")


def lines_of(words: str, time: str) -> list[str]:
    """``words`` and ``time`` on lines that fit the field; WrongUsage where they do not."""
    lines = [""]
    for word in [*f"{' '.join(words.split())};".split(" "), time]:  # the time is never broken
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer) > WIDTH_PT:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > MOST_LINES or max(map(_width, lines)) > WIDTH_PT:
        raise WrongUsage(f"“{words}”: quá dài để ghi ở góc trên, bên phải trang đầu. Viết ngắn hơn.")
    return lines


def _width(text: str) -> float:
    known = face(0)
    try:
        return sum(known.widths[letter] for letter in text) * SIZE_PT / 1000
    except KeyError as error:
        raise WrongUsage(f"Phông chữ không có chữ “{error.args[0]}”; viết bằng chữ khác.") from None


@dataclass(frozen=True)
class WordsStyle(TextStampStyle):
    """``words`` and the time of signing on a page that is shown at ``angle``."""

    words: str = ""
    angle: int = 0
    timestamp_format: str = _PRECISE
    border_width: int = 0

    def create_stamp(self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: dict[str, str]) -> BaseStamp:  # type: ignore[override]
        """What the field shows; pyHanko gives the time that it writes into the signature."""
        moment = datetime.datetime.strptime(text_params["ts"], _PRECISE)
        return _Words(writer, self, box, lines_of(self.words, shown_time(moment)))


class _Words(BaseStamp):
    def __init__(self, writer: BasePdfFileWriter, style: WordsStyle, box: BoxConstraints, lines: list[str]) -> None:
        super().__init__(writer, style, box)
        self.lines = lines

    def _render_inner_content(self) -> list[bytes]:
        wide, high = self.box.width, self.box.height
        a, b, c, d = _TURNED[self.style.angle]
        across = wide if a < 0 or c < 0 else 0
        up = high if b < 0 or d < 0 else 0
        height = wide if b else high
        self.set_resource(ResourceType.FONT, pdf_name("/F0"), _font(self._ensure_writer, {*"".join(self.lines)}))
        out = [b"%d %d %d %d %g %g cm BT 0 g /F0 %g Tf" % (a, b, c, d, across, up, SIZE_PT)]
        for number, line in enumerate(self.lines):
            base = height - LINE_PT * number - 0.8 * LINE_PT
            out.append(b"1 0 0 1 0 %g Tm (%s) Tj" % (base, encoded(line, 0).encode("latin-1")))
        return [*out, b"ET"]


def _font(writer: BasePdfFileWriter, used: set[str]) -> generic.IndirectObject:
    """The upright text font with the characters ``used``, as an object of ``writer``."""
    known = face(0)
    program = font_file(known, used)
    tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
    name = pdf_name(f"/{tag}+{known.name.replace(' ', '')}")
    add = writer.add_object
    descriptor = {
        pdf_name("/Type"): pdf_name("/FontDescriptor"),
        pdf_name("/FontName"): name,
        pdf_name("/Flags"): generic.NumberObject(6),
        pdf_name("/FontBBox"): generic.ArrayObject(
            [generic.NumberObject(round(known.descriptor[f"box{index}"])) for index in range(4)]
        ),
        pdf_name("/FontFile2"): add(
            _stream(program, {pdf_name("/Length1"): generic.NumberObject(len(program))}),
        ),
        **{
            pdf_name(f"/{key}"): generic.NumberObject(round(value))
            for key, value in known.descriptor.items()
            if not key.startswith("box")
        },
    }
    widths = generic.ArrayObject()
    for code, width in sorted((known.codes[letter], known.widths[letter]) for letter in used):
        widths += [generic.NumberObject(code), generic.ArrayObject([generic.NumberObject(width)])]
    below = {
        pdf_name("/Type"): pdf_name("/Font"),
        pdf_name("/Subtype"): pdf_name("/CIDFontType2"),
        pdf_name("/BaseFont"): name,
        pdf_name("/CIDSystemInfo"): generic.DictionaryObject(
            {
                pdf_name("/Registry"): pdf_string("Adobe"),
                pdf_name("/Ordering"): pdf_string("Identity"),
                pdf_name("/Supplement"): generic.NumberObject(0),
            }
        ),
        pdf_name("/CIDToGIDMap"): pdf_name("/Identity"),
        pdf_name("/DW"): generic.NumberObject(0),
        pdf_name("/W"): widths,
        pdf_name("/FontDescriptor"): add(generic.DictionaryObject(descriptor)),
    }
    whole = {
        pdf_name("/Type"): pdf_name("/Font"),
        pdf_name("/Subtype"): pdf_name("/Type0"),
        pdf_name("/BaseFont"): name,
        pdf_name("/Encoding"): pdf_name("/Identity-H"),
        pdf_name("/DescendantFonts"): generic.ArrayObject([add(generic.DictionaryObject(below))]),
        pdf_name("/ToUnicode"): add(_stream(unicode_map(known, used), {})),
    }
    return add(generic.DictionaryObject(whole))


def _stream(data: bytes, entries: dict[generic.NameObject, generic.PdfObject]) -> generic.StreamObject:
    made = generic.StreamObject(entries, stream_data=data)
    made.compress()
    return made


# The field ------------------------------------------------------------------------------------------------------------


def add_corner_field(writer: IncrementalPdfFileWriter, name: str, words: str) -> None:
    """Put the empty field ``name`` for ``words`` into the upper right corner of the first page.

    A file that is signed already keeps its structure: pyHanko takes fields and their looks that come after a signature,
    but calls any change of the structure a change of the document. There the field is not read aloud, which breaks
    PDF/UA-1, 7.18.4, as every field does that a signing program adds later.
    """
    lines = lines_of(words, shown_time(datetime.datetime.now(HANOI)))  # all times are equally wide
    reference, _ = writer.find_page_for_modification(0)
    page = reference.get_object()
    box = _corner(page, max(map(_width, lines)), len(lines) * LINE_PT + 2)
    append_signature_field(writer, SigFieldSpec(name, 0, box, readable_field_name=TITLES.get(name, name)))  # type: ignore[arg-type]
    if "/StructTreeRoot" in writer.root and not any(value for _, value, _ in enumerate_sig_fields(writer)):
        _into_structure(writer, page["/Annots"].raw_get(-1), reference)


def angle_of_first_page(writer: IncrementalPdfFileWriter) -> int:
    """The angle at which the first page is shown: 0, 90, 180 or 270."""
    return _angle(writer.find_page_for_modification(0)[0].get_object())


def _angle(page: generic.DictionaryObject) -> int:
    found = _inherited(page, "/Rotate", 0)
    angle = int(found) % 360 if isinstance(found, int | Decimal) else 0
    return angle if angle in _TURNED else 0


def _inherited(page: generic.DictionaryObject, key: str, default: object) -> object:
    for _ in range(64):  # a tree of pages that leads back to itself
        if key in page:
            return page[key]
        if "/Parent" not in page:
            break
        page = page["/Parent"]
    return default


def _corner(page: generic.DictionaryObject, wide: float, high: float) -> tuple[float, float, float, float]:
    """The box in the corner that a reader sees as the upper right one."""
    held = _inherited(page, "/CropBox", _inherited(page, "/MediaBox", None))
    sides = [float(held[index]) for index in range(4)] if isinstance(held, list) else [0, 0, 595.28, 841.89]
    left, right = sorted((sides[0], sides[2]))
    foot, top = sorted((sides[1], sides[3]))
    beside, above = FROM_EDGE_PT
    angle = _angle(page)
    if angle == 90:
        return left + above, top - beside - wide, left + above + high, top - beside
    if angle == 180:
        return left + beside, foot + above, left + beside + wide, foot + above + high
    if angle == 270:
        return right - above - high, foot + beside, right - above, foot + beside + wide
    return right - beside - wide, top - above - high, right - beside, top - above


def _into_structure(
    writer: IncrementalPdfFileWriter, field: generic.IndirectObject, page: generic.IndirectObject
) -> None:
    """The field as the first element that a screen reader comes to (PDF/UA-1, 7.18.4)."""
    root = writer.root["/StructTreeRoot"]
    top = _first(root)
    if top is None or "/ParentTree" not in root:
        return
    tree = root["/ParentTree"]
    for _ in range(64):
        if "/Kids" not in tree:
            break
        tree = tree["/Kids"][-1]
    if "/Nums" not in tree:
        tree[pdf_name("/Nums")] = generic.ArrayObject()
    known, key = tree["/Nums"], "/ParentTreeNextKey"
    number = int(root[key]) if key in root else 1 + max(map(int, known[::2]), default=-1)
    shown = {pdf_name("/Type"): pdf_name("/OBJR"), pdf_name("/Obj"): field, pdf_name("/Pg"): page}
    element = {
        pdf_name("/Type"): pdf_name("/StructElem"),
        pdf_name("/S"): pdf_name("/Form"),
        pdf_name("/P"): top,
        pdf_name("/K"): generic.DictionaryObject(shown),
    }
    made = writer.add_object(generic.DictionaryObject(element))
    document = top.get_object()
    kids = document.raw_get("/K") if "/K" in document else generic.ArrayObject()
    held = kids.get_object() if isinstance(kids, generic.IndirectObject) else kids
    document[pdf_name("/K")] = generic.ArrayObject([made, *(held if isinstance(held, generic.ArrayObject) else [kids])])
    known.extend([generic.NumberObject(number), made])
    if "/Limits" in tree:
        tree[pdf_name("/Limits")] = generic.ArrayObject([tree["/Limits"][0], generic.NumberObject(number)])
    root[pdf_name(key)] = generic.NumberObject(number + 1)
    widget = field.get_object()
    widget[pdf_name("/StructParent")] = generic.NumberObject(number)
    for changed in (document, known, tree, root, widget):
        writer.update_container(changed)


def _first(root: generic.DictionaryObject) -> generic.IndirectObject | None:
    """The first element of a structure, None where it is no object of its own."""
    found = root.raw_get("/K") if "/K" in root else None
    whole = found.get_object() if isinstance(found, generic.IndirectObject) else found
    if isinstance(whole, generic.ArrayObject):
        found = whole.raw_get(0) if whole else None
    return found if isinstance(found, generic.IndirectObject) else None
