"""PDF objects as a file with an object stream and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).

``pydyf.PDF.write`` gives the same file in five times the time: it makes each object's text twice and packs it at zlib's
slowest level.
"""

from __future__ import annotations

import hashlib
import itertools
import struct
import zlib
from typing import Final

import pydyf

PACKING: Final = 4
"""Of zlib's levels: 6 makes files 5% smaller and takes two thirds longer."""

_HEADER: Final = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
_WIDTHS: Final = (1, 4, 2)
"""Bytes of an entry's fields in the cross-reference stream: its kind, a place or stream, a number."""
_PACKED: Final = 2
"""The kind of an entry whose object is in an object stream."""
_ENTRY: Final = struct.Struct(">BIH").pack
_UP: Final = 2
"""Rows hold what was added to the row above (filter Up of PNG): most are alike then and pack to nothing."""
_NEXT: Final = bytes((_UP, 0, 0, 0, 0, 0, 0, 1))
"""The row of an object that stands behind the one before it in the object stream."""


def file_of(pdf: pydyf.PDF, identifier: bytes) -> bytes:
    """The bytes of ``pdf``; ``identifier`` is the part of its ID that does not change, the other is a hash."""
    pdf.add_object(pdf.info)
    out, at = [_HEADER], len(_HEADER)
    entries = [b""] * (len(pdf.objects) + 2)
    entries[0] = _ENTRY(0, 0, 0xFFFF)
    packed: list[int] = []
    texts: list[bytes] = []
    for number, item in enumerate(pdf.objects[1:], 1):
        if item.compressible:
            packed.append(number)
            texts.append(item.data)
        else:
            entries[number] = _ENTRY(1, at, 0)
            out.append(item.indirect + b"\n")
            at += len(out[-1])
    holder, table = len(pdf.objects), len(pdf.objects) + 1
    for place, number in enumerate(packed):
        entries[number] = _ENTRY(_PACKED, holder, place)
    places = itertools.accumulate([len(text) + 1 for text in texts], initial=0)
    index = " ".join([f"{number} {place}" for number, place in zip(packed, places, strict=False)]).encode()
    body = b"\n".join([index, *texts])
    out.append(_stream(holder, body, f"/Type/ObjStm/N {len(packed)}/First {len(index) + 1}"))
    entries[holder], entries[table] = _ENTRY(1, at, 0), _ENTRY(1, at + len(out[-1]), 0)
    at += len(out[-1])
    digest = hashlib.md5(body, usedforsecurity=False)
    for part in out[1:-1]:
        digest.update(part)
    names = f"[{pydyf.String(identifier).data.decode('latin-1')}({digest.hexdigest()})]"
    root, info = pdf.catalog.number, pdf.info.number
    widths = " ".join(map(str, _WIDTHS))
    predictor = f"/DecodeParms<</Predictor {10 + _UP}/Columns {sum(_WIDTHS)}>>"
    trailer = f"{predictor}/Type/XRef/Size {table + 1}/W[{widths}]/Root {root} 0 R/Info {info} 0 R/ID{names}"
    out += [_stream(table, _rows(entries), trailer), b"startxref\n%d\n%%%%EOF\n" % at]
    return b"".join(out)


def _rows(entries: list[bytes]) -> bytes:
    """``entries`` one below the other, each as the difference to the one above."""
    out, above = [], bytes(sum(_WIDTHS))
    for entry in entries:
        if entry[0] == _PACKED == above[0] and entry[-1] == above[-1] + 1:
            out.append(_NEXT)
        else:
            out.append(bytes((_UP, *[(new - old) & 0xFF for new, old in zip(entry, above, strict=True)])))
        above = entry
    return b"".join(out)


def packed_stream(packed: bytes, entries: dict[str, object] | None = None) -> pydyf.Object:
    """A stream of data that zlib has packed, with ``entries`` in its dictionary."""
    return pydyf.Stream([packed], extra={**(entries or {}), "Filter": "/FlateDecode"})


def _stream(number: int, data: bytes, entries: str) -> bytes:
    packed = zlib.compress(data, PACKING)
    head = f"{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    return b"".join([head.encode("latin-1"), packed, b"\nendstream\nendobj\n"])
