"""The text font as a PDF needs it: codes and widths of its glyphs, and a font file with the used ones alone.

Once a process and face the outlines of all letters that reports use are taken from the font, without hints; for a
document those that it does not use are then left out, which takes no time.
"""

from __future__ import annotations

import functools
import itertools
import struct
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tthc_render.formats.fonts import LETTERS, MARKS, advances_of, font_files, glyph_numbers, open_font
from tthc_render.layout.pdf.direct.css import NotCoveredError

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FACES: Final = 4
"""Regular, bold, italic, bold italic: a face's number is ``bold + 2 * italic``."""
_SIGNS: Final = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€₫№™←↑→↓∂∆∏∑−√∞≈≠≤≥◊☐□■▪▫"
_OTHERS: Final = (*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, _SIGNS))
_POSTSCRIPT_NAME: Final = 6
"""What readers know a font by: "TimesNewRomanPS-BoldMT", where the file is called timesbd.ttf."""
_HEAD: Final = 10
"""Bytes of an outline before its contours or parts: how many, and the box."""
_KEPT: Final = frozenset({*map(ord, LETTERS + MARKS), *_OTHERS})


@dataclass(frozen=True, slots=True)
class Face:
    """A face: ``codes``, ``widths`` and ``reaches`` by character, in thousandths of the size; its font in parts."""

    name: str
    codes: Mapping[str, int]
    widths: Mapping[str, int]
    reaches: Mapping[str, int]
    """How far to the right of its origin a character's ink goes, where that is farther than its width."""
    parts: Mapping[int, tuple[int, ...]]
    """Glyph → the glyphs it is made of."""
    tables: Mapping[str, bytes]
    outlines: tuple[bytes, ...]
    descriptor: Mapping[str, float]


@functools.cache
def face(number: int) -> Face:
    """The face ``number`` of the text font."""
    return _face(font_files().paths[number])


def encoded(text: str, number: int) -> str:
    """The codes of the glyphs of ``text`` in a face, two bytes each, as the inside of a literal string."""
    return _encoded(number)[text]


@functools.cache
def encoder(number: int) -> Callable[[str], str]:
    """What gives the codes of texts in a face."""
    return _encoded(number).__getitem__


class _Encoded(dict[str, str]):
    """Codes of texts, made when they are first asked for: words and figures come again and again."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def __missing__(self, text: str) -> str:
        if len(self) >= TEXTS_KEPT:
            self.clear()
        try:
            made = self[text] = "".join(map(_codes(self.number).__getitem__, text))
        except KeyError as error:
            raise NotCoveredError(f"chữ U+{ord(error.args[0]):04X} không có trong phông chữ") from None
        return made


TEXTS_KEPT: Final = 16384
"""Of each face."""


@functools.cache
def _encoded(number: int) -> _Encoded:
    return _Encoded(number)


@functools.cache
def _codes(number: int) -> dict[str, str]:
    return {
        character: "".join([_ESCAPED.get(byte, chr(byte)) for byte in code.to_bytes(2, "big")])
        for character, code in face(number).codes.items()
    }


_ESCAPED: Final = {byte: f"\\{byte:03o}" for byte in b"()\\\r\n"}
"""Bytes that mean something in literal strings (ISO 32000-1, 7.3.4.2)."""


def _face(path: Path) -> Face:
    with open_font(path) as font:
        if "glyf" not in font.reader:
            raise NotCoveredError(f"{path.name}: phông chữ không phải TrueType")
        cmap = {code: glyph for code, glyph in glyph_numbers(path).items() if code in _KEPT}
        metrics = advances_of(font)
        outlines, glyphs, parts = _outlines(font, [0, *cmap.values()])
        numbers = {glyph: number for number, glyph in enumerate(glyphs)}
        em = font["head"].unitsPerEm
        return Face(
            _postscript_name(font) or path.stem,
            {chr(code): numbers[glyph] for code, glyph in cmap.items()},
            {chr(code): round(metrics[glyph][0] * 1000 / em) for code, glyph in cmap.items()},
            {
                chr(code): round(_right_edge(outlines[numbers[glyph]]) * 1000 / em)
                for code, glyph in cmap.items()
                if _right_edge(outlines[numbers[glyph]]) > metrics[glyph][0]
            },
            parts,
            _tables(font, [metrics[glyph] for glyph in glyphs]),
            tuple(outlines),
            _descriptor(font),
        )


def _outlines(font: TTFont, wanted: Iterable[int]) -> tuple[list[bytes], list[int], dict[int, tuple[int, ...]]]:
    """Outlines without hints of ``wanted`` glyphs and of those they are made of, with their numbers in the font.

    Also gives, by place in the list, the places of the parts of composite glyphs. Outlines refer to places (OpenType
    1.9, table glyf).
    """
    data, places = font.reader["glyf"], font.reader["loca"]
    wide = font["head"].indexToLocFormat
    starts = struct.unpack(f">{len(places) // (4 if wide else 2)}{'I' if wide else 'H'}", places)
    scale = 1 if wide else 2
    glyphs = list(dict.fromkeys(wanted))
    numbers = {glyph: number for number, glyph in enumerate(glyphs)}
    outlines: list[bytes] = []
    parts: dict[int, tuple[int, ...]] = {}

    def place_of(glyph: int) -> int:
        if glyph not in numbers:
            numbers[glyph] = len(glyphs)
            glyphs.append(glyph)
        return numbers[glyph]

    for number, glyph in enumerate(glyphs):  # the list grows while it is read
        outline = data[starts[glyph] * scale : starts[glyph + 1] * scale]
        if outline and outline[0] < 0x80:
            outline = _without_hints(outline)
        elif outline:
            outline, parts[number] = _composite(outline, place_of)
        outlines.append(outline + b"\0" * (-len(outline) % 4))
    return outlines, glyphs, parts


def _without_hints(outline: bytes) -> bytes:
    at = _HEAD + 2 * int.from_bytes(outline[:2], "big")
    return outline[:at] + b"\0\0" + outline[at + 2 + int.from_bytes(outline[at : at + 2], "big") :]


def _composite(outline: bytes, place_of: Callable[[int], int]) -> tuple[bytes, tuple[int, ...]]:
    """A composite glyph without hints that refers to places, and these."""
    out, found, at = bytearray(outline[:_HEAD]), [], _HEAD
    more = True
    while more:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        size = 4 + (4 if flags & 0x1 else 2) + (2 if flags & 0x8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
        found.append(place_of(glyph))
        out += struct.pack(">HH", flags & ~0x100, found[-1]) + outline[at + 4 : at + size]
        at += size
        more = bool(flags & 0x20)
    return bytes(out), tuple(found)


def _right_edge(outline: bytes) -> int:
    """``xMax`` of an outline, 0 of an empty one."""
    return int(struct.unpack_from(">h", outline, 6)[0]) if outline else 0


def _tables(font: TTFont, metrics: Sequence[tuple[int, int]]) -> dict[str, bytes]:
    """The tables beside the outlines, for as many glyphs as ``metrics`` has: advance and left side of each."""
    head, hhea, maxp = (bytearray(font.reader[tag]) for tag in ("head", "hhea", "maxp"))
    head[8:12] = bytes(4)  # a PDF does not ask for the checksum of the whole
    head[50:52] = b"\0\1"  # places of outlines are 32 bits wide
    hhea[34:36] = struct.pack(">H", len(metrics))
    maxp[4:6] = struct.pack(">H", len(metrics))
    maxp[14:28] = struct.pack(">7H", 1, 0, 0, 0, 0, 0, 0)  # no hints: one zone, no storage, stack or programs
    hmtx = b"".join(struct.pack(">Hh", *pair) for pair in metrics)
    return {"head": bytes(head), "hhea": bytes(hhea), "maxp": bytes(maxp), "hmtx": hmtx}


def _postscript_name(font: TTFont) -> str:
    """The untranslated name of the face (OpenType 1.9, table name); fontTools takes longest for this table."""
    data: bytes = font.reader["name"]
    _, count, texts = struct.unpack_from(">3H", data)
    for number in range(count):
        platform, encoding, _, name, length, place = struct.unpack_from(">6H", data, 6 + 12 * number)
        if (platform, encoding, name) == (_WINDOWS, _UNICODE_BMP, _POSTSCRIPT_NAME):
            return data[texts + place : texts + place + length].decode("utf-16-be", "replace")
    return ""


_WINDOWS: Final = 3
_UNICODE_BMP: Final = 1


def _descriptor(font: TTFont) -> dict[str, float]:
    os2, head = font["OS/2"], font["head"]
    scale = 1000 / head.unitsPerEm
    return {
        "ItalicAngle": struct.unpack_from(">i", font.reader["post"], 4)[0] / 0x10000,
        "Ascent": os2.sTypoAscender * scale,
        "Descent": os2.sTypoDescender * scale,
        "CapHeight": (getattr(os2, "sCapHeight", 0) or 0.66 * head.unitsPerEm) * scale,
        "StemV": 80 if os2.usWeightClass < 600 else 140,
        "box0": head.xMin * scale,
        "box1": head.yMin * scale,
        "box2": head.xMax * scale,
        "box3": head.yMax * scale,
    }


def font_file(known: Face, used: Collection[str]) -> bytes:
    """The small font with the outlines of the characters ``used`` alone; the numbers of glyphs stay."""
    wanted = {0, *(known.codes[character] for character in used)}
    waiting = list(wanted)
    while waiting:
        more = set(known.parts.get(waiting.pop(), ())) - wanted
        wanted |= more
        waiting += more
    lengths = [0] * len(known.outlines)
    for number in wanted:
        lengths[number] = len(known.outlines[number])
    places = list(itertools.accumulate(lengths, initial=0))
    outlines = b"".join([known.outlines[number] for number in sorted(wanted)])
    return _font({**known.tables, "glyf": outlines, "loca": struct.pack(f">{len(places)}I", *places)})


def _font(tables: Mapping[str, bytes]) -> bytes:
    """An sfnt file of ``tables``."""
    count = len(tables)
    power = count.bit_length() - 1
    out = [struct.pack(">IHHHH", 0x00010000, count, 16 << power, power, count * 16 - (16 << power))]
    at, bodies = 12 + 16 * count, []
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + b"\0" * (-len(data) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        out.append(struct.pack(">4sIII", tag.encode(), checksum, at, len(data)))
        bodies.append(padded)
        at += len(padded)
    return b"".join([*out, *bodies])


def unicode_map(known: Face, used: Iterable[str]) -> bytes:
    """The CMap from glyph codes to the characters ``used``."""
    lines = [f"<{known.codes[character]:04x}> <{_utf16(character)}>" for character in sorted(used)]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


@functools.cache
def _utf16(character: str) -> str:
    return character.encode("utf-16-be").hex()
