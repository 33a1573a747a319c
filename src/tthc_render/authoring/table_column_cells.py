"""What the rows below a header show in each of its columns: samples, dashes, formulas, formats of blank cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tthc_render.authoring.table_codes import CodeCell
from tthc_render.authoring.table_draft_rows import PART, TOTAL
from tthc_render.authoring.table_grids import GridCell
from tthc_render.authoring.table_options import is_boxed
from tthc_render.authoring.table_samples import CROSSES, NOTHING, NUMBER, is_day_room, open_questions

_GROUP: Final = re.compile(r"[IVX]+\.?|[A-ZĐa-zđ]\.?")
"""Numbers of groups, whose rows have no words of their own."""


class ColumnCells:
    """The cells of columns by place: ``cells`` are those of the row of codes, ``data`` the rows below the header."""

    def __init__(self, cells: Sequence[CodeCell], data: Sequence[Sequence[GridCell]]) -> None:
        self.cells, self.data = cells, data

    def samples(self, place: int, marks: bool = False, parts: bool = True) -> list[str]:
        """What the rows below write in a column, merged cells and placeholders left out; crosses with ``marks``.

        Without ``parts``, rows that begin with “Trong đó” are left out.
        """
        rows = [row for row in self.data if parts or not any(PART.match(cell.text) for cell in row[:3])]
        cells = [row[place] for row in rows if place < len(row)]
        texts = [cell.text for cell in cells if cell.text and cell.left == cell.right and cell.top == cell.bottom]
        return [
            text
            for text in texts
            if text not in (*NOTHING, *(() if marks else CROSSES), "…", "...")
            and not (is_boxed(text) or is_day_room(text) or text.startswith("="))
        ]

    def has_negative(self, place: int) -> bool:
        """Whether a sample in a column is negative; (5) beside “Trong đó” is a part."""
        texts = self.samples(place, parts=False)
        return any(text.startswith(("-", "−", "(")) for text in texts if NUMBER.fullmatch(text))

    def written(self, place: int) -> list[str]:
        """What each row writes in a column of its own, "" where it is blank."""
        cells = [row[place] for row in self.data if place < len(row) and any(cell.text for cell in row)]
        return [cell.text for cell in cells if cell.left == cell.right]

    def partly_blank(self, place: int, kind: str) -> bool:
        """Whether some sample rows fill in a column of dates or choices and others leave it blank."""
        if kind not in ("ngay", "chon"):
            return False
        if self.day_rooms(place):
            return not all(self.written(place))
        rows = [row for row in self.data if place < len(row) and sum(bool(cell.text) for cell in row) > 2]
        own = [
            row[place].text
            for row in rows
            if not _GROUP.fullmatch(row[0].text) and not TOTAL.match(row[0].text or row[1].text)
        ]
        return any(own) and not all(own)

    def blank_beside_figures(self, place: int) -> bool:
        """Whether a column without a formula is blank in all rows of a table that has figures elsewhere."""
        formula = place < len(self.cells) and self.cells[place].formula
        if formula or self.computed(place) or any(self.written(place)):
            return False
        figures = [row for row in self.data if sum(bool(NUMBER.fullmatch(cell.text)) for cell in row[1:]) > 1]
        return len(figures) > 1

    def computed(self, place: int) -> bool:
        """Whether the code row or most cells of a column state a formula."""
        cells = [row[place] for row in self.data if place < len(row) and row[place].left == row[place].right]
        behind = sum(bool(cell.formula) for cell in cells)
        return bool(place < len(self.cells) and self.cells[place].formula) or behind > len(cells) / 2

    def counts_names_beside(self, values: Sequence[str]) -> bool:
        """Whether the first column only counts rows, 1, 2 …, of which the second one names the total."""
        counts = len(values) > 1 and list(values) == [str(at) for at in range(1, len(values) + 1)]
        return counts and any(len(row) > 1 and not row[0].text and TOTAL.match(row[1].text) for row in self.data)

    def nothings(self, place: int) -> list[str]:
        """The dashes that rows write in a column."""
        return [row[place].text for row in self.data if place < len(row) and row[place].text in NOTHING]

    def decimals(self, place: int) -> list[int]:
        """The decimals that the cells of a column without any sample show by their format, [] where most show none."""
        cells = [row[place] for row in self.data if place < len(row)]
        own = [cell for cell in cells if cell.left == cell.right and not cell.shaded]
        shown = [cell.decimals for cell in own if cell.decimals is not None]
        filled = any(cell.text and cell.text not in CROSSES for cell in own)
        return [] if filled or len(shown) * 2 <= len(own) else shown

    def takes_days(self, place: int) -> bool:
        """Whether cells of a column without any sample are room for days, or most of them take days by their format."""
        cells = [row[place] for row in self.data if place < len(row)]
        own = [cell for cell in cells if cell.left == cell.right and not cell.shaded]
        by_format = sum(cell.look.day for cell in own) * 2 > len(own)
        return not self.samples(place) and (by_format or bool(self.day_rooms(place)))

    def day_rooms(self, place: int) -> list[str]:
        """The cells of a column that are only room for a day."""
        return [text for text in self.written(place) if is_day_room(text)]

    def shows_plus(self, place: int) -> bool:
        """Whether a sample of a column has a plus, or most formats of its figures put one before those above 0."""
        cells = [row[place] for row in self.data if place < len(row)]
        formats = [cell.look for cell in cells if cell.left == cell.right and cell.look.decimals is not None]
        by_format = sum(look.plus for look in formats) * 2 > len(formats)
        return by_format or any(re.match(r"\+\s*\d", text) for text in self.samples(place))

    def about_samples(self, place: int, kind: str, divides: bool) -> list[str]:
        """What the samples of a column leave open."""
        cells = [row[place] for row in self.data if place < len(row)]
        texts = [cell.text for cell in cells if cell.left == cell.right and cell.top == cell.bottom]
        return open_questions(texts, self.samples(place), kind, divides)
