"""The text font inside of a file: the letters that a document uses of a face, packed once for all that use the same.

Reports differ in some letters, and to cut and pack a font takes a fifth of the time of a short one. So of three groups
of letters that reports use most, a face has all as soon as a document needs a third; others come one by one.
"""

from __future__ import annotations

import functools
import hashlib
import string
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import pydyf

from tthc_render.formats.fonts import LETTERS
from tthc_render.layout.pdf.direct.glyphs import face, font_file, unicode_map
from tthc_render.layout.pdf.direct.object_streams import PACKING, packed_stream
from tthc_render.layout.pdf.written import Written, add_written

_VIETNAMESE: Final = frozenset(LETTERS)
_CAPITALS: Final = frozenset(string.ascii_uppercase)
_USUAL: Final = frozenset(string.ascii_lowercase + string.digits + " ,.;:()/%+-")
_GROUPS: Final = (
    _USUAL | {letter for letter in _VIETNAMESE if letter.islower()},
    _CAPITALS,
    frozenset(letter for letter in _VIETNAMESE if letter.isupper()) - _CAPITALS,
)
_SHARE: Final = 3
"""A face has a whole group where a document uses one in so many of its letters."""
_ITALIC: Final = 2
KEPT: Final = 128


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A face with some of its letters: name, packed font file and its ``length``, widths, and codes as characters."""

    name: str
    program: bytes
    length: int
    widths: str
    unicode: bytes


def letters_for(used: Collection[str]) -> frozenset[str]:
    """``used``, and all of each group of letters that is needed for the most part."""
    needed = frozenset(used)
    whole = [group for group in _GROUPS if _SHARE * len(group & needed) >= len(group)]
    return needed.union(*whole)


def embedded_font(number: int, used: Collection[str]) -> EmbeddedFont:
    """The face ``number`` for a document with the characters ``used``."""
    return _embedded(number, letters_for(used))


@functools.lru_cache(maxsize=KEPT)
def _embedded(number: int, letters: frozenset[str]) -> EmbeddedFont:
    known = face(number)
    data = font_file(known, letters)
    tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
    widths = sorted((known.codes[character], known.widths[character]) for character in letters)
    return EmbeddedFont(
        f"/{tag}+{known.name.replace(' ', '')}",
        zlib.compress(data, PACKING),
        len(data),
        f"[{' '.join(f'{code}[{width}]' for code, width in widths)}]",
        zlib.compress(unicode_map(known, letters), PACKING),
    )


def add_font(pdf: pydyf.PDF, number: int, used: Collection[str]) -> Written:
    """Put the face ``number`` with the characters ``used`` into ``pdf``."""
    known, font = face(number), embedded_font(number, used)
    program = packed_stream(font.program, {"Length1": font.length})
    pdf.add_object(program)
    values = "".join([f"/{key} {round(value)}" for key, value in known.descriptor.items() if not key.startswith("box")])
    box = " ".join([str(round(known.descriptor[f"box{index}"])) for index in range(4)])
    descriptor = add_written(
        pdf,
        f"<</Type/FontDescriptor/FontName{font.name}/Flags {4 + 2 + (64 if number >= _ITALIC else 0)}"
        f"/FontBBox[{box}]{values}/FontFile2 {_reference(program)}>>",
    )
    descendant = add_written(
        pdf,
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont{font.name}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/CIDToGIDMap/Identity/DW 0/W{font.widths}/FontDescriptor {_reference(descriptor)}>>",
    )
    to_unicode = packed_stream(font.unicode)
    pdf.add_object(to_unicode)
    return add_written(
        pdf,
        f"<</Type/Font/Subtype/Type0/BaseFont{font.name}/Encoding/Identity-H"
        f"/DescendantFonts[{_reference(descendant)}]/ToUnicode {_reference(to_unicode)}>>",
    )


def _reference(item: pydyf.Object | Written) -> str:
    return f"{item.number} 0 R"
