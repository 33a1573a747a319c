"""The head of a copy ("SAO Y", "Số: 15/SY-VP"), below the signature of the document that was copied.

Phụ lục I, phần II: form of the copy, who copies, number, place and date, signature stand below the last line of the
original. They are no part of its text, recipients or signatures.
"""

from __future__ import annotations

from typing import Final

from tthc_render.lint.roles import Lines
from tthc_render.vietnamese.patterns import pattern_of

_FORM: Final = pattern_of(r"(?:SAO Y|SAO LỤC|TRÍCH SAO|BẢN SAO)(?: BẢN CHÍNH)?")
_NUMBER: Final = pattern_of(r"^Số\s*:?\s*\d*\s*/\s*(?:SY|TrS|SL|BS)\b")


def copy_head(lines: Lines, start: int, end: int) -> int:
    """Where the head of a copy begins between ``start`` and ``end``; ``end`` if there is none."""
    found = next(
        (i for i in range(start, end) if _FORM.fullmatch(lines.texts[i]) or _NUMBER.match(lines.texts[i])), end
    )
    while start < found < end and _belongs(lines, found - 1, found):
        found -= 1
    return found


def _belongs(lines: Lines, above: int, index: int) -> bool:
    """Whether the line above a line of the head is part of it: a name in capitals, or another cell of its table."""
    table = lines.lines[index].cell.split(":")[0]
    same_table = lines.lines[index].box_pt is None and bool(table) and lines.lines[above].cell.split(":")[0] == table
    return same_table or lines.is_capital(above)
