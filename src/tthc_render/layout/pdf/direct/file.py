"""Painted pages as a PDF/A file: fonts, metadata, colour profile, bookmarks, links. Equal input gives equal bytes."""

from __future__ import annotations

import functools
import importlib.util
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pydyf

from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.layout.pdf.attachments import attach_files
from tthc_render.layout.pdf.direct.embedded_fonts import add_font
from tthc_render.layout.pdf.direct.lines import width_of
from tthc_render.layout.pdf.direct.object_streams import PACKING, file_of, packed_stream
from tthc_render.layout.pdf.direct.pages import Page
from tthc_render.layout.pdf.direct.painter import Link, Painter
from tthc_render.layout.pdf.metadata import add_metadata
from tthc_render.layout.pdf.page_labels import label_pages
from tthc_render.layout.pdf.signature_fields import SignaturePlace, add_signature_fields
from tthc_render.layout.pdf.structure import Structure
from tthc_render.layout.pdf.structure_tree import write_structure

PRODUCER: Final = "tthc-render"


def pdf_of(
    pages: Sequence[Page],
    meaning: Structure,
    *,
    title: str,
    author: str,
    keywords: str,
    language: str,
    identifier: bytes,
    labels: Mapping[int, str] = MappingProxyType({}),
    files: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """The bytes of the file; ``identifier`` is its unchanging ID.

    ``labels``: pages, counted from 0, where numbers start again, and what comes before the numbers from there on.
    ``files`` are put inside.
    """
    pdf = pydyf.PDF()
    painter = Painter(meaning)
    painted = [painter.page(page, number) for number, page in enumerate(pages)]
    fonts = pydyf.Dictionary(
        {f"F{number}": add_font(pdf, number, used).reference for number, used in enumerate(painter.used) if used}
    )
    pdf.add_object(fonts)
    resources = pydyf.Dictionary({"Font": fonts.reference, "ProcSet": "[/PDF /Text]"})
    pdf.add_object(resources)
    annotations = [[_link(pdf, link) for link in links] for _, links in painted]
    made = [
        _page(pdf, page, content, links, resources)
        for page, (content, _), links in zip(pages, painted, annotations, strict=True)
    ]
    add_signature_fields(pdf, _signature_place(pages, meaning), made, meaning, annotations)
    write_structure(pdf, meaning, made, annotations)
    _bookmarks(pdf, pages, made)
    label_pages(pdf, labels)
    if files:
        attach_files(pdf, files)
    _describe(pdf, title=title, author=author, keywords=keywords, language=language)
    return file_of(pdf, identifier)


def _signature_place(pages: Sequence[Page], meaning: Structure) -> SignaturePlace | None:
    if meaning.signer is None:
        return None
    lines = [(index, line) for index, page in enumerate(pages) for line in page.lines if line.tag is meaning.signer]
    if not lines:
        return None
    index, line = lines[-1]
    return SignaturePlace(index, line.x + width_of(line.spans) / 2, pages[index].style.height - line.baseline)


def _page(
    pdf: pydyf.PDF, page: Page, content: bytes, links: Sequence[pydyf.Object], resources: pydyf.Dictionary
) -> pydyf.Object:
    stream = packed_stream(zlib.compress(content, PACKING))
    pdf.add_object(stream)
    values = {
        "Type": "/Page",
        "Parent": pdf.pages.reference,
        "MediaBox": pydyf.Array([0, 0, round(page.style.width, 3), round(page.style.height, 3)]),
        "Contents": stream.reference,
        "Resources": resources.reference,
    }
    if links:
        values["Annots"] = pydyf.Array([link.reference for link in links])
    made = pydyf.Dictionary(values)
    pdf.add_page(made)
    return made


def _link(pdf: pydyf.PDF, link: Link) -> pydyf.Object:
    action = pydyf.Dictionary({"Type": "/Action", "S": "/URI", "URI": pydyf.String(link.address)})
    made = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pydyf.Array([round(side, 3) for side in link.box]),
            "Border": pydyf.Array([0, 0, 0]),
            "F": 4,  # printed, as PDF/A requires of every annotation
            "Contents": pydyf.String(link.address),
            "A": action,
        }
    )
    pdf.add_object(made)
    return made


def _bookmarks(pdf: pydyf.PDF, pages: Sequence[Page], made: Sequence[pydyf.Object]) -> None:
    """Headings as a tree of bookmarks."""
    found = [
        (level, text, number, page.style.height - y)
        for number, page in enumerate(pages)
        for level, text, y in page.headings
    ]
    if not found:
        return
    root = pydyf.Dictionary({"Type": "/Outlines"})
    pdf.add_object(root)
    open_: list[tuple[int, pydyf.Object]] = [(0, root)]
    lasts: dict[int, pydyf.Dictionary] = {}
    for level, text, number, y in found:
        while open_[-1][0] >= level:
            open_.pop()
        parent = open_[-1][1]
        item = pydyf.Dictionary(
            {
                "Title": pydyf.String(text),
                "Parent": parent.reference,
                "Dest": pydyf.Array([made[number].reference, "/XYZ", 0, round(y, 2), 0]),
            }
        )
        pdf.add_object(item)
        if "First" in parent:
            lasts[parent.number]["Next"] = item.reference
            item["Prev"] = parent["Last"]
        else:
            parent["First"] = item.reference
        parent["Last"] = item.reference
        lasts[parent.number] = item
        for _, above in open_:
            above["Count"] = above.get("Count", 0) + 1
        open_.append((level, item))
    pdf.catalog["Outlines"] = root.reference


def _describe(pdf: pydyf.PDF, *, title: str, author: str, keywords: str, language: str) -> None:
    """What the file says of itself, and the meaning of its one colour."""
    pdf.info.update(
        {
            "Title": pydyf.String(title),
            "Author": pydyf.String(author),
            "Keywords": pydyf.String(keywords),
            "Creator": pydyf.String(PRODUCER),
            "Producer": pydyf.String(PRODUCER),
        }
    )
    pdf.catalog["Lang"] = pydyf.String(language)
    add_metadata(pdf, title=title, author=author, keywords=keywords, producer=PRODUCER)
    profile = pydyf.Stream([colour_profile()], extra={"N": 3, "Filter": "/FlateDecode"})
    pdf.add_object(profile)
    pdf.catalog["OutputIntents"] = pydyf.Array(
        [
            pydyf.Dictionary(
                {
                    "Type": "/OutputIntent",
                    "S": "/GTS_PDFA1",
                    "OutputConditionIdentifier": pydyf.String("sRGB IEC61966-2.1"),
                    "DestOutputProfile": profile.reference,
                }
            )
        ]
    )


@functools.cache
def colour_profile() -> bytes:
    """The sRGB profile of the ICC that comes with WeasyPrint, packed."""
    found = importlib.util.find_spec("weasyprint")
    folders = list(found.submodule_search_locations or ()) if found else []
    for folder in folders:
        for path in sorted(Path(folder).rglob("sRGB*.icc")):
            return zlib.compress(path.read_bytes(), 9)
    raise RenderingFailed("Không thấy hồ sơ màu sRGB của weasyprint. Cài lại: pip install --force-reinstall weasyprint")
