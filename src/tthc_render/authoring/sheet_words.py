"""What the columns and rows of a sheet are called by the words in their cells, whether they are shown or hidden."""

from __future__ import annotations

import re

from tthc_render.authoring.workbooks import Sheet


def code_of(sheet: Sheet, column: int) -> str:
    """The short word or number below the title of a column, without brackets: "CK", "5"; "" for none."""
    texts = [cell.text for (_, at), cell in sorted(sheet.cells.items()) if at == column and cell.text]
    below = texts[1].strip(" ()[]") if len(texts) > 1 else ""
    return below if re.fullmatch(r"[^\W_]{1,4}", below) else ""


def title_of(sheet: Sheet, column: int) -> str:
    """The first words written in a column."""
    texts = [cell.text for (_, at), cell in sorted(sheet.cells.items()) if at == column]
    return next((text for text in texts if re.search(r"[^\W\d]", text)), "")


def first_words(sheet: Sheet, row: int) -> str:
    """The first words of a row, in quotes, with a space before them."""
    texts = [
        cell.text for (at, _), cell in sorted(sheet.cells.items()) if at == row and re.search(r"[^\W\d]", cell.text)
    ]
    return f" “{texts[0][:30]}”" if texts else ""


def is_lone(sheet: Sheet, column: int, used: set[int]) -> bool:
    """Whether a column has only places of cells that are merged over it from titles above a table."""
    spans = [(left, right) for _, left, _, right in sheet.merged if left <= column <= right]
    return all(left not in used or right > max(used) for left, right in spans)
