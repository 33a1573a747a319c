"""Pictures that fill a page of a PDF, whole or in strips, and the letters that they hide: signs of a scan.

Lengths are in points, from the top left corner of the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Final

from tthc_render.readers.pdf.strokes import Stroke

if TYPE_CHECKING:  # opening a PDF loads it
    import pypdfium2

MAX_OBJECTS: Final = 60_000
MAX_DEPTH: Final = 6
FILLED: Final = 0.85
"""Pictures that together are wider and higher than this share of the page are a picture of the page."""
OPAQUE_SHARE: Final = 0.9
SAMPLES: Final = 2000
_SOLID: Final = 255


def fills(pictures: Sequence[Stroke], width: float, height: float) -> bool:
    """Whether pictures cover a page but for narrow margins: one, or strips that lie beside each other."""
    if not pictures or sum(picture.area for picture in pictures) < FILLED**2 * width * height:
        return False
    across = max(picture.right for picture in pictures) - min(picture.left for picture in pictures)
    down = max(picture.bottom for picture in pictures) - min(picture.top for picture in pictures)
    return across > FILLED * width and down > FILLED * height


def texts_in(raw: ModuleType, form: object, depth: int = 0) -> Iterator[int]:
    """The addresses of the text objects in a form object and in those inside of it."""
    for index in range(min(raw.FPDFFormObj_CountObjects(form), MAX_OBJECTS)):
        thing = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield ctypes.addressof(thing.contents)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            yield from texts_in(raw, thing, depth + 1)


def letters_under(page: pypdfium2.PdfPage, raw: ModuleType) -> frozenset[int]:
    """The addresses of the text objects over which an opaque picture is drawn later."""
    waiting: list[tuple[Stroke, frozenset[int]]] = []
    hidden: set[int] = set()
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), MAX_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            waiting.append((_place(thing, raw), frozenset({ctypes.addressof(thing.contents)})))
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            waiting.append((_place(thing, raw), frozenset(texts_in(raw, thing))))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and waiting and _is_opaque(page, thing, raw):
            picture = _place(thing, raw)
            hidden.update(*(texts for place, texts in waiting if picture.covers(place)))
            waiting = [item for item in waiting if not picture.covers(item[0])]
    return frozenset(hidden)


def _place(thing: object, raw: ModuleType) -> Stroke:
    """Where an object is; from the bottom of the page, which is enough to compare."""
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(thing, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return Stroke(left, bottom, right, top)


def _is_opaque(page: pypdfium2.PdfPage, thing: object, raw: ModuleType) -> bool:
    """Whether nearly nothing below a picture is seen through it."""
    if raw.FPDFPageObj_HasTransparency(thing):
        return False
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(page.pdf.raw, page.raw, thing)
    if not bitmap:
        return False
    try:
        if raw.FPDFBitmap_GetFormat(bitmap) != raw.FPDFBitmap_BGRA:
            return True
        size = raw.FPDFBitmap_GetStride(bitmap) * raw.FPDFBitmap_GetHeight(bitmap)
        alphas = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)[3::4]
        sampled = alphas[:: max(1, len(alphas) // SAMPLES)]
        return sum(alpha == _SOLID for alpha in sampled) >= OPAQUE_SHARE * len(sampled)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
