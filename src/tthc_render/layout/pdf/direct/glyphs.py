"""The text font as a PDF needs it: codes and widths of its glyphs, and a font file with the used ones alone.

Once a process and face the outlines of all letters that reports use are taken from the font by fontTools, without
hints; for a document those that it does not use are then left out, which takes no time.
"""

from __future__ import annotations

import functools
import itertools
import struct
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tthc_render.formats.fonts import LETTERS, MARKS, font_files
from tthc_render.layout.pdf.direct.css import NotCoveredError

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._g_l_y_f import Glyph, table__g_l_y_f

FACES: Final = 4
"""Regular, bold, italic, bold italic: a face's number is ``bold + 2 * italic``."""
_SIGNS: Final = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€₫№™←↑→↓∂∆∏∑−√∞≈≠≤≥◊☐□■▪▫"
_OTHERS: Final = (*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, _SIGNS))
_POSTSCRIPT_NAME: Final = 6
"""What readers know a font by: "TimesNewRomanPS-BoldMT", where the file is called timesbd.ttf."""
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


@functools.lru_cache(maxsize=65536)
def encoded(text: str, number: int) -> str:
    """The glyphs of ``text`` in a face as hexadecimal codes."""
    try:
        return "".join(map(_hexadecimal(number).__getitem__, text))
    except KeyError as error:
        raise NotCoveredError(f"chữ U+{ord(error.args[0]):04X} không có trong phông chữ") from None


@functools.cache
def _hexadecimal(number: int) -> dict[str, str]:
    return {character: f"{code:04x}" for character, code in face(number).codes.items()}


def _face(path: Path) -> Face:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        if "glyf" not in font:
            raise NotCoveredError(f"{path.name}: phông chữ không phải TrueType")
        cmap = {code: glyph for code, glyph in font.getBestCmap().items() if code in _KEPT}
        outlines, metrics = font["glyf"], font["hmtx"].metrics
        numbers = {name: number for number, name in enumerate(_with_parts(outlines, [".notdef", *cmap.values()]))}
        em = font["head"].unitsPerEm
        return Face(
            str(font["name"].getDebugName(_POSTSCRIPT_NAME) or path.stem),
            {chr(code): numbers[glyph] for code, glyph in cmap.items()},
            {chr(code): round(metrics[glyph][0] * 1000 / em) for code, glyph in cmap.items()},
            {
                chr(code): round(outlines[glyph].xMax * 1000 / em)
                for code, glyph in cmap.items()
                if getattr(outlines[glyph], "xMax", 0) > metrics[glyph][0]
            },
            {
                number: tuple(numbers[part] for part in outlines[name].getComponentNames(outlines))
                for name, number in numbers.items()
                if outlines[name].isComposite()
            },
            _tables(font, [metrics[name] for name in numbers]),
            tuple(_outline(outlines[name], numbers) for name in numbers),
            _descriptor(font),
        )


def _with_parts(outlines: table__g_l_y_f, names: Iterable[str]) -> list[str]:
    """Names of glyphs, each once, and of those that they are made of."""
    found = list(dict.fromkeys(names))
    known = set(found)
    for name in found:  # the list grows while it is read
        for part in outlines[name].getComponentNames(outlines):
            if part not in known:
                known.add(part)
                found.append(part)
    return found


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The glyph numbers that fontTools needs to pack a composite glyph."""

    numbers: Mapping[str, int]
    extended: bool = False

    def getGlyphID(self, name: str) -> int:
        return self.numbers[name]


def _outline(glyph: Glyph, numbers: Mapping[str, int]) -> bytes:
    """The packed outline without its hints, as long as outlines in a font are: a multiple of four bytes."""
    glyph.removeHinting()
    data = bytes(glyph.compile(_Numbers(numbers), recalcBBoxes=False))
    return data + b"\0" * (-len(data) % 4)


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


def _descriptor(font: TTFont) -> dict[str, float]:
    post, os2, head = font["post"], font["OS/2"], font["head"]
    scale = 1000 / head.unitsPerEm
    return {
        "ItalicAngle": post.italicAngle,
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
