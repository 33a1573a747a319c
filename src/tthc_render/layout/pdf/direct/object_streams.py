"""PDF objects as a file with an object stream and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).

``pydyf.PDF.write`` gives the same file in five times the time: it makes each object's text twice and packs it at zlib's
slowest level. Both ways to PDF are written by it.
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
_NARROW: Final = (1, 4, 2)
"""Bytes of an entry's fields in the cross-reference stream: its kind, a place or stream, a number."""
_WIDE: Final = (1, 4, 4)
"""The same for a file with more objects than two bytes count, as a table of 10,000 rows has."""
_MOST_NARROW: Final = 0xFFFF
_MISTAKABLE: Final = b"\r\nendstream"
_PACKED: Final = 2
"""The kind of an entry whose object is in an object stream."""
_ENTRIES: Final = {_NARROW: struct.Struct(">BIH").pack, _WIDE: struct.Struct(">BII").pack}
_UP: Final = 2
"""Rows hold what was added to the row above (filter Up of PNG): most are alike then and pack to nothing."""


def file_of(pdf: pydyf.PDF, identifier: bytes) -> bytes:
    """The bytes of ``pdf``; ``identifier`` is the part of its ID that does not change, the other is a hash."""
    pdf.add_object(pdf.info)
    out, at = [_HEADER], len(_HEADER)
    fields = _WIDE if len(pdf.objects) > _MOST_NARROW else _NARROW
    entry = _ENTRIES[fields]
    entries = [b""] * (len(pdf.objects) + 2)
    entries[0] = entry(0, 0, 0xFFFF)
    packed: list[int] = []
    texts: list[bytes] = []
    for number, item in enumerate(pdf.objects[1:], 1):
        if item.compressible:
            packed.append(number)
            texts.append(item.data)
        else:
            entries[number] = entry(1, at, 0)
            out.append(b"%d 0 obj\n%b\nendobj\n" % (number, end_apart(item.data)))
            at += len(out[-1])
    holder, table = len(pdf.objects), len(pdf.objects) + 1
    for place, number in enumerate(packed):
        entries[number] = entry(_PACKED, holder, place)
    places = itertools.accumulate([len(text) + 1 for text in texts], initial=0)
    index = " ".join([f"{number} {place}" for number, place in zip(packed, places, strict=False)]).encode()
    body = b"\n".join([index, *texts])
    out.append(_stream(holder, body, f"/Type/ObjStm/N {len(packed)}/First {len(index) + 1}"))
    entries[holder], entries[table] = entry(1, at, 0), entry(1, at + len(out[-1]), 0)
    at += len(out[-1])
    digest = hashlib.md5(body, usedforsecurity=False)
    for part in out[1:-1]:
        digest.update(part)
    names = f"[{pydyf.String(identifier).data.decode('latin-1')}({digest.hexdigest()})]"
    root, info = pdf.catalog.number, pdf.info.number
    widths = " ".join(map(str, fields))
    predictor = f"/DecodeParms<</Predictor {10 + _UP}/Columns {sum(fields)}>>"
    trailer = f"{predictor}/Type/XRef/Size {table + 1}/W[{widths}]/Root {root} 0 R/Info {info} 0 R/ID{names}"
    out += [_stream(table, _rows(entries, sum(fields)), trailer), b"startxref\n%d\n%%%%EOF\n" % at]
    return b"".join(out)


def _rows(entries: list[bytes], size: int) -> bytes:
    """``entries`` of ``size`` bytes one below the other, each as the difference to the one above."""
    out, above = [], bytes(size)
    following = bytes((_UP, *[0] * (size - 1), 1))  # behind the object before it in the object stream
    for entry in entries:
        if entry[0] == _PACKED == above[0] and entry[-1] == above[-1] + 1:
            out.append(following)
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
    return b"".join([head.encode("latin-1"), end_apart(packed + b"\nendstream"), b"\nendobj\n"])


def end_apart(text: bytes) -> bytes:
    """``text``, an object up to ``endstream``, with an end of its data that no reader can mistake.

    Packed data may end with a carriage return, which reads as one end of line with the line feed before ``endstream``:
    who counts backwards finds one byte fewer than Length says (ISO 19005-3, 6.1.7.1).
    """
    return text.removesuffix(_MISTAKABLE) + b"\r" + _MISTAKABLE if text.endswith(_MISTAKABLE) else text
