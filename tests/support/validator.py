"""An independent validator on PDF/A-3u and PDF/UA-1: the package page-validation, 252 rules of both standards.

It is held by its authors against the test files of veraPDF. Three of its findings are left out, each only where the
file shows that there is no fault:

* Length of a stream: pyHanko, which signs, may write data that end with a carriage return before a line feed.
* ByteRange of a signature: the validator wants every signature to reach the end of the file, which is true of the last
  one only. Earlier ones must reach the end of their own revision (ISO 32000-1, 12.8.1); after the last one there may be
  what proves that it is valid (12.8.4.3 of ISO 32000-2).
* Form of a field: that of a timestamp of the whole document has no size and is not shown (ISO 14289-1, 7.18.1).
"""

from __future__ import annotations

import io
import re
from typing import Final

import page
import pikepdf

PROFILES: Final = (page.ValidationProfile.PDF_A_3U, page.ValidationProfile.PDF_UA_1)
LENGTH: Final = "PDFA3U-STREAM-LENGTH-001"
BYTE_RANGE: Final = "PDFA3U-SIGNATURE-BYTERANGE-001"
FIELD: Final = "PDFUA1-WIDGET-FORM-TAG-001"


def violations(data: bytes) -> list[str]:
    """The rules that the PDF ``data`` breaks, as "rule (object): message"."""
    found = []
    for profile in PROFILES:
        for one in page.validate_pdf_bytes(data, profile=profile).failures:
            if one.rule_id == BYTE_RANGE and _cover_revisions(data):
                continue
            if one.rule_id == LENGTH and one.object_id and _has_its_length(data, one.object_id.object_number):
                continue
            if one.rule_id == FIELD and _has_no_size(data, one.message):
                continue
            place = f" ({one.object_id.object_number})" if one.object_id else ""
            found.append(f"{one.rule_id}{place}: {one.message}")
    return found


def _cover_revisions(data: bytes) -> bool:
    """Whether each signature reaches the end of a revision, and the last one that of the file."""
    ends = {found.end() for found in re.finditer(rb"%%EOF[\r\n]*", data)}
    ranges = re.findall(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", data)
    reached = [int(third) + int(fourth) for _, _, third, fourth in ranges]
    if not reached or not set(reached) <= ends:
        return False
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return max(reached) == len(data) or "/DSS" in pdf.Root


def _has_no_size(data: bytes, message: str) -> bool:
    """Whether the field that ``message`` names has no size: "annotation 2 on page 1", counted from 0 and from 1."""
    number, page_number = map(int, re.findall(r"\d+", message)[:2])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        left, below, right, above = map(float, pdf.pages[page_number - 1].Annots[number].Rect)
    return left == right and below == above


def _has_its_length(data: bytes, number: int) -> bool:
    """Whether the last object ``number`` of a signed file has as many bytes as its Length says, up to endstream."""
    if b"/ByteRange" not in data:
        return False
    *_, head = re.finditer(rb"(?<!\d)%d 0 obj\b.*?/Length (\d+).*?stream\r?\n" % number, data, re.DOTALL)
    return data[head.end() + int(head[1]) :].startswith((b"\nendstream", b"\r\nendstream"))
