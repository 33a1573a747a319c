"""The checker of claims sees what is broken; a checker that cannot fail proves nothing."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from tests.formats.test_record import RECORD
from tests.support.documents import ND30, STAMP, without_pictures
from tests.support.pdf_claims import faults
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf


@functools.cache
def whole() -> bytes:
    layout = load_html_layout(ND30 / "layout.html")
    return render_pdf(measure(without_pictures(), layout.geometry), layout, STAMP, "direct", RECORD).data


def broken(change: Callable[[pikepdf.Pdf], object]) -> list[str]:
    with pikepdf.open(io.BytesIO(whole())) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False)
    return faults(out.getvalue())


def element(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{kind}")


def content(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    stream = pdf.pages[0].Contents
    assert old in stream.read_bytes()
    stream.write(stream.read_bytes().replace(old, new, 1))


def other_metadata(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    stream = pdf.Root.Metadata
    assert old in stream.read_bytes()
    stream.write(stream.read_bytes().replace(old, new))


def without(owner: Any, key: str) -> None:
    del owner[key]


def test_our_own_file_keeps_all() -> None:
    assert faults(whole()) == []


@pytest.mark.parametrize(
    ("change", "reported"),
    [
        (lambda pdf: without(pdf.Root, "/Lang"), "UA 7.2: language"),
        (lambda pdf: without(pdf.Root, "/MarkInfo"), "UA 6.2"),
        (lambda pdf: without(pdf.Root, "/ViewerPreferences"), "UA 7.1: title"),
        (lambda pdf: without(pdf.Root, "/OutputIntents"), "A 6.2.3"),
        (lambda pdf: without(pdf.Root, "/AF"), "A 6.8"),
        (lambda pdf: without(pdf.Root, "/Outlines"), "UA 7.17"),
        (lambda pdf: without(pdf.Root, "/PageLabels"), "page labels"),
        (lambda pdf: without(pdf.Root, "/Metadata"), "A 6.6.2"),
        (lambda pdf: without(pdf.Root, "/StructTreeRoot"), "UA 7.1: no structure"),
        (lambda pdf: without(pdf.pages[0], "/Tabs"), "UA 7.18.3"),
        (lambda pdf: other_metadata(pdf, b"<pdfuaid:part>1", b"<pdfuaid:part>2"), "pdfuaid:part"),
        (lambda pdf: other_metadata(pdf, b"formance>U", b"formance>B"), "pdfaid:conformance"),
        (lambda pdf: other_metadata(pdf, b"x-default", b"x-default"), ""),
        (lambda pdf: content(pdf, b"/P<</MCID 0>>BDC", b"/Artifact BMC"), ""),
        (lambda pdf: content(pdf, b"/P<</MCID 1>>BDC", b"/P<</MCID 0>>BDC"), "twice"),
        (lambda pdf: content(pdf, b"/P<</MCID 1>>BDC", b"/P<</MCID 99>>BDC"), "content 99"),
        (lambda pdf: content(pdf, b"/Artifact<</Type/Layout>>BDC", b"q Q"), "neither tagged"),
        (lambda pdf: content(pdf, b"EMC", b"EMC 0 0 0 1 k"), "A 6.2.4"),
        (lambda pdf: without(element(pdf, "TH").A, "/Scope"), "UA 7.5"),
        (lambda pdf: without(element(pdf, "Note"), "/ID"), "UA 7.9"),
        (lambda pdf: element(pdf, "H2").__setitem__("/S", pikepdf.Name("/H4")), "UA 7.4.2"),
        (lambda pdf: element(pdf, "LI").__setitem__("/S", pikepdf.Name("/P")), "UA 7.2"),
        (lambda pdf: element(pdf, "P").__setitem__("/S", pikepdf.Name("/Absatz")), "type Absatz"),
        (lambda pdf: annotation(pdf).__setitem__("/F", 2), "A 6.3.2"),
        (lambda pdf: without(annotation(pdf), "/Contents"), "UA 7.18.5"),
        (lambda pdf: without(annotation(pdf), "/StructParent"), "UA 7.18.1"),
        (lambda pdf: without(font(pdf).DescendantFonts[0].FontDescriptor, "/FontFile2"), "A 6.2.11.4"),
        (lambda pdf: without(font(pdf), "/ToUnicode"), "A 6.2.11.7"),
        (lambda pdf: font(pdf).DescendantFonts[0].__setitem__("/W", pikepdf.Array([])), "A 6.2.11.5"),
    ],
)
def test_what_is_broken_is_seen(change: Callable[[pikepdf.Pdf], object], reported: str) -> None:
    found = broken(change)
    assert any(reported in fault for fault in found) if reported else len(found) <= 1, found


def annotation(pdf: pikepdf.Pdf) -> Any:
    return next(page.Annots[0] for page in pdf.pages if "/Annots" in page)


def font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].Resources.Font.values()))
