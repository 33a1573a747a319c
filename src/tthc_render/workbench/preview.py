"""The pages of a report as they will be printed, as pictures; only those that have changed need be fetched again."""

from __future__ import annotations

import hashlib
import io
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium

WIDTH_PX: Final = 1190
"""Twice the size on a screen at 100% of a page that fills half a window of 1366."""
KEPT_PICTURES: Final = 200
KEPT_DOCUMENTS: Final = 4


@dataclass(frozen=True, slots=True)
class PageView:
    """A page: ``name`` changes with what is on it; its size in points."""

    name: str
    width: float
    height: float

    def to_json(self) -> dict[str, object]:
        """For the browser."""
        return {"name": self.name, "width": round(self.width, 1), "height": round(self.height, 1)}


class Pages:
    """The pages of the documents that were shown last."""

    def __init__(self) -> None:
        self._places: OrderedDict[str, tuple[pdfium.PdfDocument, int]] = OrderedDict()
        self._pictures: OrderedDict[str, bytes] = OrderedDict()
        self._documents: OrderedDict[str, pdfium.PdfDocument] = OrderedDict()

    def show(self, key: str, pdf: pdfium.PdfDocument) -> list[PageView]:
        """The pages of ``pdf``, which takes the place of what was shown under ``key``."""
        self._documents.pop(key, None)
        self._documents[key] = pdf
        while len(self._documents) > KEPT_DOCUMENTS:
            self._documents.popitem(last=False)
        alive = {id(document) for document in self._documents.values()}
        self._places = OrderedDict((name, at) for name, at in self._places.items() if id(at[0]) in alive)
        views = []
        for number in range(len(pdf)):
            page = pdf[number]
            width, height = page.get_size()
            bitmap = _drawn(page)
            name = hashlib.blake2b(bitmap.buffer, digest_size=12, person=b"trang").hexdigest()
            self._places[name] = (pdf, number)
            views.append(PageView(name, width, height))
        return views

    def picture(self, name: str) -> bytes:
        """The PNG of a page by its name; empty if it is not shown any more."""
        if name in self._pictures:
            self._pictures.move_to_end(name)
            return self._pictures[name]
        if name not in self._places:
            return b""
        pdf, number = self._places[name]
        out = io.BytesIO()
        _drawn(pdf[number]).to_pil().save(out, "PNG", compress_level=1)
        self._pictures[name] = out.getvalue()
        while len(self._pictures) > KEPT_PICTURES:
            self._pictures.popitem(last=False)
        return self._pictures[name]


def _drawn(page: pdfium.PdfPage) -> pdfium.PdfBitmap:
    return page.render(scale=WIDTH_PX / min(page.get_size()), grayscale=True, may_draw_forms=False)
