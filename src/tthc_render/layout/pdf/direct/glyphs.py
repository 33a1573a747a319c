"""The text font as a PDF needs it: codes and widths of its glyphs, and a font file with the used ones alone.

fontTools makes one small font of all Vietnamese letters a process and face; for a document the outlines that it does
not use are then left out of that font, which takes no time.
"""

from __future__ import annotations

import functools
import io
import struct
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tthc_render.formats.fonts import LETTERS, MARKS, font_files
from tthc_render.layout.pdf.direct.styles import NotCovered

FACES: Final = 4
"""Regular, bold, italic, bold italic: a face's number is ``bold + 2 * italic``."""
_SIGNS: Final = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€₫№™←↑→↓∂∆∏∑−√∞≈≠≤≥◊☐□■▪▫"
_OTHERS: Final = (*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, _SIGNS))
_DROPPED: Final = ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "FFTM", "kern", "DSIG", "gasp", "hdmx", "VDMX")


@dataclass(frozen=True, slots=True)
class Face:
    """A face: ``codes`` and ``widths`` (thousandths of the size) by character, and the parts of its small font."""

    name: str
    codes: Mapping[str, int]
    widths: Mapping[str, int]
    parts: Mapping[int, tuple[int, ...]]
    """Glyph → the glyphs it is made of."""
    tables: Mapping[str, bytes]
    outlines: tuple[bytes, ...]
    descriptor: Mapping[str, float]

    def code(self, character: str) -> int:
        """The glyph of a character; NotCovered if the font has none."""
        found = self.codes.get(character)
        if found is None:
            raise NotCovered(f"chữ U+{ord(character):04X} không có trong phông chữ")
        return found


@functools.cache
def face(number: int) -> Face:
    """The face ``number`` of the text font."""
    return _face(font_files().paths[number])


@functools.lru_cache(maxsize=65536)
def encoded(text: str, number: int) -> str:
    """The glyphs of ``text`` in a face as hexadecimal codes."""
    known = face(number)
    return "".join([f"{known.code(character):04x}" for character in text])


def _face(path: Path) -> Face:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[])
    options.drop_tables = [*options.drop_tables, *_DROPPED]
    with TTFont(path, lazy=True) as font:
        if "glyf" not in font:
            raise NotCovered(f"{path.name}: phông chữ không phải TrueType")
        full = font["post"], font["OS/2"], font["head"]
        descriptor = _descriptor(*full)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes={*map(ord, LETTERS + MARKS), *_OTHERS})
        subsetter.subset(font)
        packed = io.BytesIO()
        font.save(packed)
    with TTFont(io.BytesIO(packed.getvalue())) as small:
        return _read(small, path.stem, descriptor)


def _descriptor(post: Any, os2: Any, head: Any) -> dict[str, float]:
    em = head.unitsPerEm
    return {
        "ItalicAngle": post.italicAngle,
        "Ascent": os2.sTypoAscender * 1000 / em,
        "Descent": os2.sTypoDescender * 1000 / em,
        "CapHeight": getattr(os2, "sCapHeight", 0) * 1000 / em or 660,
        "StemV": 80 if os2.usWeightClass < 600 else 140,
    }


def _read(font: Any, name: str, descriptor: dict[str, float]) -> Face:
    glyphs, order = font["glyf"], font.getGlyphOrder()
    numbers = {glyph: number for number, glyph in enumerate(order)}
    em = font["head"].unitsPerEm
    head = font["head"]
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
    parts = {
        numbers[glyph]: tuple(numbers[part] for part in glyphs[glyph].getComponentNames(glyphs))
        for glyph in order
        if glyphs[glyph].isComposite()
    }
    return Face(
        name,
        {chr(code): numbers[glyph] for code, glyph in cmap.items()},
        {chr(code): round(metrics[glyph][0] * 1000 / em) for code, glyph in cmap.items()},
        parts,
        {tag: font.reader[tag] for tag in ("head", "hhea", "maxp", "hmtx")},
        tuple(glyphs[glyph].compile(glyphs) for glyph in order),
        descriptor | {f"box{index}": side * 1000 / em for index, side in enumerate(box)},
    )


def font_file(known: Face, used: Collection[str]) -> bytes:
    """The small font with the outlines of the characters ``used`` alone; the numbers of glyphs stay."""
    wanted = {0, *(known.codes[character] for character in used)}
    waiting = list(wanted)
    while waiting:
        more = set(known.parts.get(waiting.pop(), ())) - wanted
        wanted |= more
        waiting += more
    outlines, places, at = [], [0], 0
    for number, outline in enumerate(known.outlines):
        if number in wanted:
            padded = outline + b"\0" * (-len(outline) % 4)
            outlines.append(padded)
            at += len(padded)
        places.append(at)
    head = bytearray(known.tables["head"])
    head[8:12] = b"\0\0\0\0"  # the checksum of the whole is not asked for in a PDF
    head[50:52] = b"\0\1"  # long places
    loca = struct.pack(f">{len(places)}I", *places)
    return _font({**known.tables, "head": bytes(head), "glyf": b"".join(outlines), "loca": loca})


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


def _utf16(character: str) -> str:
    return character.encode("utf-16-be").hex()
