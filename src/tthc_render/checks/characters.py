"""Characters that cannot be printed as typed: missing in the layout's font, or like a letter that was meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.tree import Document, Table, plain
from tthc_render.formats.fonts import letter_widths
from tthc_render.prose.passages import Passage

LOOK_ALIKES: Final = {
    "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ",
    # Cyrillic and Greek letters with the shape of a Latin one
    **dict(zip("АВЕКМНОРСТУХІЅЈаеорсухіѕј", "ABEKMHOPCTYXISJaeopcyxisj", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
}  # fmt: skip
"""Characters that look like a letter of Vietnamese but have another code; search and screen readers fail on them."""
MOST: Final = 20
"""Findings of one report; a whole text in another script is one mistake, not a thousand."""


def check_characters(passages: Iterable[Passage], document: Document) -> list[Finding]:
    """D751 for characters that the font lacks, D752 for those that only look like the letter meant."""
    found: dict[tuple[str, Place], Finding] = {}
    clean: set[str] = set()
    for text, place in (*((passage.text, passage.place) for passage in passages), *_cells(document)):
        if clean.issuperset(text):
            continue
        for character in dict.fromkeys(text):
            code = _code_of(character)
            if not code:
                clean.add(character)
            elif (character, place) not in found:
                found[character, place] = _finding(code, character, text, place)
    return list(found.values())[:MOST]


def _cells(document: Document) -> Iterator[tuple[str, Place]]:
    """The words of tables, which are no prose."""
    for block in (*document.blocks, *(block for item in document.appendices for block in item.blocks)):
        if isinstance(block, Table):
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    yield plain(cell.inlines), block.where


def _code_of(character: str) -> str:
    if character in LOOK_ALIKES:
        return "D752"
    # What is missing in the upright face is missing in the others, too; sub- and superscript figures are set smaller.
    if character.isspace() or ord(character) < 0x20 or dict.__contains__(_known(), character):
        return ""
    return "" if _plain(character).isascii() and _plain(character).isdigit() and len(_plain(character)) == 1 else "D751"


def _known() -> dict[str, int]:
    known = letter_widths()
    assert isinstance(known, dict)
    return known


def _plain(character: str) -> str:
    """The plain form of a full-width, raised or ornamental character; itself where there is none."""
    return unicodedata.normalize("NFKC", character)


def _finding(code: str, character: str, text: str, place: Place) -> Finding:
    at = text.index(character)
    plain_letter = LOOK_ALIKES.get(character) or (_plain(character) if _plain(character) != character else "")
    return finding(
        code,
        place,
        character=character,
        number=f"U+{ord(character):04X}",
        right=plain_letter or "chữ có trong phông Times New Roman",
        text=" ".join(text[max(0, at - 30) : at + 30].split()),
    )
