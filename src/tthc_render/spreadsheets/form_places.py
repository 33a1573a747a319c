"""Where the figures of a form are on its sheet, and the formula of every cell that the form computes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from openpyxl.utils import get_column_letter

from tthc_render.forms.data import PartData
from tthc_render.forms.formula import Node, Reference, Relation
from tthc_render.forms.model import Check, Column, Form, Part
from tthc_render.forms.working import WorkRow
from tthc_render.spreadsheets.formulas import cell_formula, expression, runs, sum_formula
from tthc_render.spreadsheets.rows import PartRows, part_rows

MARKS: Final = 1
"""The hidden column of marks; the form begins in the next one."""
HEAD_ROWS: Final = 5
"""Rows above the first part."""
_BROKEN: Final = {"=": "ABS({0}-{1})>{2}", "<=": "{0}-{1}>{2}", ">=": "{1}-{0}>{2}"}


@dataclass(frozen=True, slots=True)
class PartPlace:
    """A part on its sheet: the row of its title, of the first heads, of the hidden keys and its lines below these."""

    part: Part
    rows: PartRows
    title: int
    heads: int
    depth: int
    keys: int

    @property
    def first(self) -> int:
        """The row of its first line."""
        return self.keys + 1

    @property
    def last(self) -> int:
        """The row of its last line."""
        return self.keys + len(self.rows.rows)

    def letter(self, key: str) -> str:
        """The letter of the column of that key."""
        keys = [column.key for column in self.part.all_columns]
        return str(get_column_letter(keys.index(key) + MARKS + 1))


@dataclass(frozen=True)
class FormPlaces:
    """All parts of a form on one sheet, below each other; ``numbers`` are the rows of lines by identity."""

    form: Form
    parts: Mapping[str, PartPlace]
    numbers: Mapping[int, int] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """The last row that a part or its notes take."""
        last = list(self.parts.values())[-1]
        return last.last + 1 + len(last.part.spec.ghi_chu)

    def formula(self, part: Part, column: Column, line: WorkRow) -> str:
        """The formula of the cell where ``line`` meets ``column``; "" for one that is typed or stays blank."""
        rules = line.data.rules
        if not (rules.cell(column) if rules else column).numeric:
            return ""
        if line.sums:
            return "" if not line.printed else self._sum(part, column, line)
        if rules is not None and rules.closes(column):
            return ""
        if rules is not None and rules.formula is not None and rules.computes(column):
            return self._of_rows(rules.formula.root, part, line, column)
        if column.formula is not None and (rules is None or rules.by_column(column)):
            return cell_formula(column.formula.root, self.addresses(part, line))
        return ""

    def _of_rows(self, root: Node, part: Part, line: WorkRow, column: Column) -> str:
        """The formula of a row, with the rows of the unit's own that its sum counts."""
        formula = cell_formula(root, lambda item: self._row_address(part, item, line, column))
        joined = [item for item in line.joined if item.data.rules is None or item.data.rules.adds(column)]
        if not joined:
            return formula
        letter = self.parts[part.key].letter(column.key)
        return f"={formula[1:]}+{sum_formula(letter, [self.numbers[id(item)] for item in joined])[1:]}"

    def _sum(self, part: Part, column: Column, line: WorkRow) -> str:
        spec = part.spec.tong_cong
        if line.kind == "total" and spec is not None and spec.cot is not None and column.key not in spec.cot:
            return ""
        if column.total == "formula" and column.formula is not None:
            return cell_formula(column.formula.root, self.addresses(part, line))
        if column.total != "sum":
            return ""
        letter = self.parts[part.key].letter(column.key)
        if line.kind == "subtotal" and line.data.members and part.label is not None:
            return self._sum_of_names(part.label.key, self.parts[part.key], letter, line.data.members)
        members = line.added(column)
        if line.members and not members:
            return ""
        return sum_formula(letter, [self.numbers[id(item)] for item in members])

    def _sum_of_names(self, key: str, place: PartPlace, letter: str, begin: str) -> str:
        """The sum of the rows whose names begin with ``begin``, also of those that will be filled in."""
        label, quoted = place.letter(key), begin.replace('"', '""')
        rows = (self.numbers[id(item)] for item in place.rows.table.rows if not item.sums)
        sums = []
        for first, last in runs(rows):
            names, figures = f"${label}${first}:${label}${last}", f"{letter}${first}:{letter}${last}"
            # SUMPRODUCT tells capitals apart, as names of rows do, and knows no wildcards.
            sums.append(f'SUMPRODUCT(EXACT(LEFT({names},{len(begin)}),"{quoted}")*ISNUMBER({figures}),{figures})')
        return f"={'+'.join(sums)}"

    def addresses(self, part: Part, line: WorkRow) -> Callable[[Reference], str]:
        """Gives the cell that a formula of columns means in ``line``."""
        table = self.parts[part.key].rows.table

        def address(item: Reference) -> str:
            other = self.parts[item.part or part.key]
            if item.total or (other.part.key != part.key and line is table.total):
                return self._total(other, item.name)
            if other.part.key == part.key:
                return f"${other.letter(item.name)}{self.numbers[id(line)]}"
            if line.data.fixed is not None:
                found = other.rows.table.by_code.get(line.data.code)
                return f"{other.letter(item.name)}{self.numbers[id(found)]}" if found is not None else "(1/0)"
            return self._named_alike(part, line, other, item.name)

        return address

    def _named_alike(self, part: Part, line: WorkRow, other: PartPlace, key: str) -> str:
        """The figure of the row of another part that has the name of this one."""
        if part.label is None or other.part.label is None:
            return "(1/0)"
        wanted = f"${self.parts[part.key].letter(part.label.key)}{self.numbers[id(line)]}"
        names, figures = (
            f"${letter}${other.first}:${letter}${other.last}"
            for letter in (other.letter(other.part.label.key), other.letter(key))
        )
        return f"IF(COUNTIF({names},{wanted})=0,1/0,SUMIF({names},{wanted},{figures}))"

    def _total(self, place: PartPlace, key: str) -> str:
        total, column = place.rows.table.total, place.part.column(key)
        if id(total) in self.numbers:
            return f"${place.letter(key)}${self.numbers[id(total)]}"
        if column is not None and column.total == "formula" and column.formula is not None:
            return expression(column.formula.root, self.addresses(place.part, total))
        members = total.added(column) if column is not None else []
        return f"({sum_formula(f'${place.letter(key)}', [self.numbers[id(item)] for item in members])[1:]})"

    def _row_address(self, part: Part, item: Reference, line: WorkRow, column: Column) -> str:
        own = (item.part or part.key) == part.key
        place = self.parts[item.part or part.key]
        found = line.block.get(item.name) if own else place.rows.table.by_code.get(item.name)
        if found is None or place.part.column(column.key) is None:
            return "(1/0)"
        return f"{place.letter(column.key)}${self.numbers[id(found)]}"

    def broken(self, part: Part) -> Iterator[tuple[str, str, bool]]:
        """Cells, the formula that is true where an identity does not hold there, and whether that is an error."""
        place = self.parts[part.key]
        for check in part.checks:
            grave = check.spec.muc == "error"
            if check.by_rows:
                yield from self._broken_rows(place, check, grave)
                continue
            line = place.rows.rows[0].line
            formula = self._relation(check.relation, self.addresses(part, line), check)
            asked = [c for c in part.columns if c.typed and not c.spec.de_trong]
            if not part.rows and asked:
                cells = ",".join(f"${place.letter(column.key)}{place.first}" for column in asked)
                formula = f"AND(COUNT({cells})={len(asked)},{formula})"
            for key in dict.fromkeys(item.name for item in check.relation.left.references):
                if part.column(key) is not None:
                    yield f"{place.letter(key)}{place.first}:{place.letter(key)}{place.last}", formula, grave

    def _broken_rows(self, place: PartPlace, check: Check, grave: bool) -> Iterator[tuple[str, str, bool]]:
        blocks = {id(line.block): line for line in place.rows.table.rows if line.block}
        for line in blocks.values():
            if any(item.joined for item in line.block.values()):
                continue  # what an identity spells out may lack rows of the unit's own
            for column in place.part.columns:
                if not column.numeric or column.rate:
                    continue
                names = (*check.relation.left.references, *check.relation.right.references)
                at = line.block.get(names[0].name) if names else None
                if at is not None:
                    letter = place.letter(column.key)

                    def address(item: Reference, line: WorkRow = line, column: Column = column) -> str:
                        return self._row_address(place.part, item, line, column)

                    formula = self._relation(check.relation, address, check)
                    yield f"{letter}{self.numbers[id(at)]}", formula, grave

    @staticmethod
    def _relation(relation: Relation, address: Callable[[Reference], str], check: Check) -> str:  # type: ignore[type-arg]
        left, right = (expression(side.root, address) for side in (relation.left, relation.right))
        return _BROKEN[relation.sign].format(f"({left})", f"({right})", f"{check.spec.dung_sai:f}")


def places_of(form: Form, data: Mapping[str, PartData]) -> FormPlaces:
    """The places of ``form`` with what a report has of it, by part."""
    parts: dict[str, PartPlace] = {}
    numbers: dict[int, int] = {}
    top = HEAD_ROWS + 1
    for part in form.parts:
        rows = part_rows(part, data.get(part.key))
        depth = max(len(column.titles) for column in part.columns)
        place = PartPlace(part, rows, top, top + 1, depth, top + 1 + depth + 1)
        parts[part.key] = place
        numbers |= {id(row.line): place.first + at for at, row in enumerate(rows.rows)}
        top = place.last + 2 + len(part.spec.ghi_chu)
    return FormPlaces(form, parts, numbers)
