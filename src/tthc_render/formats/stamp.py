"""The identity stamp of an output: which unit, period and report it is, and from which input it was made.

It is written into the DOCX properties and the PDF metadata, read back after writing and compared, so that
a file can never hold another unit's report.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Final

from lxml import etree
from markupsafe import escape

CORE_NAMES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"


OURS: Final = "tthc-render "
"""How the keywords of every output begin."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Identity of one output; ``input_hash`` is the hash of all that it was made from."""

    unit: str
    period: str
    report_type: str
    input_hash: str
    title: str = ""
    author: str = ""

    def __str__(self) -> str:
        return f"{OURS}unit={self.unit} period={self.period} type={self.report_type} input={self.input_hash}"


def core_properties(stamp: Stamp) -> str:
    """``docProps/core.xml`` with the stamp as keywords; no dates, so that the bytes repeat."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties {CORE_NAMES}>'
        f"<dc:title>{escape(stamp.title)}</dc:title><dc:creator>{escape(stamp.author)}</dc:creator>"
        f"<cp:keywords>{escape(str(stamp))}</cp:keywords><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


CORE_BYTES_MAX: Final = 1_000_000
"""What is read of the properties of a DOCX file; ours have 1 kB. What is longer ends in the middle, and is broken."""


def docx_stamp(data: bytes) -> str:
    """The stamp inside the DOCX ``data``, or "" if there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("docProps/core.xml") as part:
        root = etree.fromstring(part.read(CORE_BYTES_MAX))
    return root.findtext(_KEYWORDS) or ""


def pdf_stamp(data: bytes) -> str:
    """The stamp inside the PDF ``data``, or "" if there is none; the file is opened by another library."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return str(document.get_metadata_value("Keywords"))
    finally:
        document.close()


def is_stamped(data: bytes, stamp: Stamp) -> bool:
    """Whether the DOCX or PDF ``data`` can be opened and carries exactly ``stamp``."""
    try:
        found = pdf_stamp(data) if data.startswith(b"%PDF") else docx_stamp(data)
    except (KeyError, RuntimeError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return False
    return found == str(stamp)
