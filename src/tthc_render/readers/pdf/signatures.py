"""The signature fields of a signed PDF, and what each shows on its page.

Whether a signature is valid is not asked here, only where its picture is and how it looks.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tthc_render.readers.facts import Ink, SignatureField, normal
from tthc_render.readers.pdf.text import TextRun, open_pdf, read_pages

if TYPE_CHECKING:  # opening a PDF loads it
    import pypdfium2

    Box = tuple[float, float, float, float]

MOST_ANNOTATIONS: Final = 500
MOST_FIELDS: Final = 50
SHOWN_PT: Final = 4.0
"""A field that is smaller shows nothing: an invisible signature."""
PICTURE_DEPTH: Final = 6
PICTURE_PX: Final = 80
OPAQUE: Final = 60
PAPER: Final = 230
FAR: Final = 50
"""A pixel has a colour if one of its parts is so far from another."""


def is_signed(document: pypdfium2.PdfDocument) -> bool:
    """Whether a PDF holds a signature; a field that waits for one is none."""
    import pypdfium2.raw as pdfium

    fields = range(min(pdfium.FPDF_GetSignatureCount(document), MOST_FIELDS))
    signatures = (pdfium.FPDF_GetSignatureObject(document, index) for index in fields)
    return any(one and pdfium.FPDFSignatureObj_GetContents(one, None, 0) > 0 for one in signatures)


def signature_fields(data: bytes, shown: str) -> tuple[SignatureField, ...]:
    """The signature fields of the PDF in ``data`` by page; DataUnreadable if it cannot be read."""
    before, after = open_pdf(data, shown), open_pdf(data, shown)
    try:
        after.init_forms()
        boxes = {index: list(_boxes(after, index)) for index in range(len(after))}
        pages = [index for index, found in boxes.items() if found]
        # What fields show becomes part of the page, where text and pictures are read as everywhere else.
        pictures = {index: _flattened(after, index) for index in pages}
        plain = {page.number: page.runs for page in read_pages(before, shown, pages)}
        full = {page.number: page.runs for page in read_pages(after, shown, pages)}
    finally:
        after.close()
        before.close()
    out = []
    for index in pages:
        added = _added(full[index + 1], plain[index + 1])
        made = [(_field(index + 1, box, pictures[index], added), signed) for box, signed in boxes[index]]
        # A field that is empty still waits for its signature; one whose signature is elsewhere in the file is seen.
        out += [field for field, signed in made if signed or field.shown]
    return tuple(out[:MOST_FIELDS])


def _boxes(document: pypdfium2.PdfDocument, index: int) -> Iterator[tuple[Box, bool]]:
    """The boxes of the signature fields of a page, from its top left corner, and whether each holds its signature."""
    import pypdfium2.raw as pdfium

    page = document[index]
    height, edges = page.get_height(), pdfium.FS_RECTF()
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, place)
        form = document.formenv
        kind = -1 if form is None else pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
        if kind == pdfium.FPDF_FORMFIELD_SIGNATURE and pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(edges)):
            box = edges.left, height - edges.top, edges.right, height - edges.bottom
            yield box, bool(pdfium.FPDFAnnot_HasKey(annotation, b"V"))
        pdfium.FPDFPage_CloseAnnot(annotation)
    page.close()


def _flattened(document: pypdfium2.PdfDocument, index: int) -> list[tuple[Box, Ink]]:
    """The boxes and colours of the pictures that a page has once its fields are part of it; its own are left out."""
    import pypdfium2.raw as pdfium

    page = document[index]
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    page = document[index]
    height = page.get_height()
    out: list[tuple[Box, Ink]] = []
    forms: dict[int, Box] = {}
    for item in page.get_objects(max_depth=PICTURE_DEPTH):
        left, bottom, right, top = item.get_bounds()
        box = left, height - top, right, height - bottom
        if item.type == pdfium.FPDF_PAGEOBJ_FORM:
            forms[item.level] = box
        elif item.type == pdfium.FPDF_PAGEOBJ_IMAGE and item.level > 0:
            # Deeper down, bounds are those in the form; all fields are in one form, each in one of its own.
            out.append((forms[min(item.level - 1, 1)], _ink(item)))
    page.close()
    return out


def _ink(picture: pypdfium2.PdfImage) -> Ink:
    """The colour of most of a picture's ink."""
    image = picture.get_bitmap(render=True).to_pil().convert("RGBA")
    image.thumbnail((PICTURE_PX, PICTURE_PX))
    found = Counter[Ink]()
    parts = iter(image.tobytes())
    for red, green, blue, opaque in zip(parts, parts, parts, parts, strict=True):
        if opaque > OPAQUE and min(red, green, blue) < PAPER:
            found[_color(red, green, blue)] += 1
    return found.most_common(1)[0][0] if found else ""


def _color(red: int, green: int, blue: int) -> Ink:
    if max(red, green, blue) - min(red, green, blue) < FAR:
        return "black"
    if blue == max(red, green, blue):
        return "blue"
    return "red" if red == max(red, green, blue) else "other"


def _added(full: tuple[TextRun, ...], plain: tuple[TextRun, ...]) -> list[TextRun]:
    """The runs of a page that it has only with its fields."""
    own = Counter((run.text, round(run.left), round(run.base)) for run in plain)
    out = []
    for run in full:
        key = (run.text, round(run.left), round(run.base))
        if own[key]:
            own[key] -= 1
        else:
            out.append(run)
    return out


def _field(page: int, box: Box, pictures: list[tuple[Box, Ink]], added: list[TextRun]) -> SignatureField:
    ink: Ink = next((ink for place, ink in pictures if _inside(place, box)), "")
    runs = [run for run in added if box[0] - 1 <= run.left <= box[2] and box[1] - 1 <= run.base <= box[3] + 1]
    runs.sort(key=lambda run: (round(run.base), run.left))
    shown = box[2] - box[0] > SHOWN_PT and box[3] - box[1] > SHOWN_PT and bool(ink or runs)
    sizes = tuple(dict.fromkeys(round(run.size, 1) for run in runs))
    fonts = tuple(dict.fromkeys(run.font.family for run in runs))
    return SignatureField(page, box, shown, ink, normal(" ".join(run.text.strip() for run in runs)), sizes, fonts)


def _inside(place: Box, box: Box) -> bool:
    """Whether the middle of a picture is in a field, and the picture no larger than the field."""
    across, down = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    fits = place[2] - place[0] <= box[2] - box[0] + 2 and place[3] - place[1] <= box[3] - box[1] + 2
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return fits and abs(across - middle[0]) < (box[2] - box[0]) / 2 and abs(down - middle[1]) < (box[3] - box[1]) / 2
