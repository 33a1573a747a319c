"""Text that a spreadsheet shows as text: nothing typed by someone else becomes a formula."""

from __future__ import annotations

import re
from typing import Final

from tthc_render.diagnostics.visible import visible

_FORMULA: Final = re.compile(r"[\s\u0000-\u001f]*[=+\-@＝＋－＠]|[\t\r\n]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")
_NOT_IN_A_TITLE: Final = re.compile(r"[\[\]:*?/\\']")
TITLE_MAX: Final = 31
"""Letters in the name of a sheet."""
LONGEST_CELL: Final = 32_767
"""Letters that a cell of Excel holds."""


def plain_cell(text: str) -> str:
    """``text`` for a CSV file; what a spreadsheet would take for a formula gets an apostrophe before it.

    Numbers stay numbers, also negative ones. Hidden signs, such as those that turn a name round, are shown by number.
    """
    text = visible(clean_cell(text), lines=True)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def clean_cell(text: str) -> str:
    """``text`` without the control characters that XML does not allow, no longer than a cell can hold."""
    return _CONTROL.sub("", text)[:LONGEST_CELL]


def sheet_title(text: str, taken: set[str]) -> str:
    """``text`` as the name of a sheet that none of ``taken`` has yet; it is added to ``taken`` in small letters."""
    base = _NOT_IN_A_TITLE.sub("-", text)[:TITLE_MAX].strip() or "Biểu"
    title, number = base, 1
    while title.lower() in taken:
        number += 1
        end = f" ({number})"
        title = f"{base[: TITLE_MAX - len(end)]}{end}"
    taken.add(title.lower())
    return title
