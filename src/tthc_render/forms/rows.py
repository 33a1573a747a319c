"""The rows that a form prescribes: read from its file, with formulas over row codes, and laid out for its data."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from tthc_render.forms.codes import letter_slip, meant_codes, reference
from tthc_render.forms.formula import Formula, FormulaError, Node, Operation, Reference, Relation, order
from tthc_render.forms.formula_slips import formula_slip, misread_details
from tthc_render.forms.free_rows import Neighbourhood, neighbourhood
from tthc_render.forms.linear import never_holds
from tthc_render.forms.model import Column, FixedRow, column_in_row
from tthc_render.forms.row_formulas import lacks_terms, multiplies, parse_row_relation, parse_rows
from tthc_render.forms.spec import WORDED_KINDS, CheckSpec, ColumnSpec, PartSpec, RowSpec
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.text import did_you_mean
from tthc_render.yaml_files.source import Keys


class NoteFinding(Protocol):
    """Notes a finding at a path of the file that is being read: the form's, or the report's."""

    def __call__(self, code: str, path: Keys, **details: object) -> None: ...


def codes_of(part: PartSpec) -> list[str]:
    """The codes of a part's rows, from the top; a row without one is "#" and its number."""
    return [row.ma or f"#{number}" for number, row in enumerate(part.dong, 1)]


class RowLoader:
    """Resolves the rows of all parts of a form. ``parts``: names of parts → their keys."""

    def __init__(
        self, specs: Sequence[PartSpec], parts: Mapping[str, str], say: NoteFinding, twice: Collection[str] = ()
    ) -> None:
        self.parts, self.say = parts, say
        self.twice = twice  # keys of parts in which two columns have one key
        self.codes: dict[str, list[str]] = {}
        self.doubled = {spec.khoa for spec in specs if len(set(codes_of(spec))) < len(spec.dong)}
        self.without_figures: dict[tuple[str, str], str] = {}  # part key, code → why the row has none
        for spec in specs:  # two parts of one key are reported; what calls rows of either is not
            self.codes.setdefault(spec.khoa, []).extend(codes_of(spec))
            for row, code in zip(spec.dong, codes_of(spec), strict=True):
                if row.tu_do:
                    self.without_figures[spec.khoa, code] = "là chỗ cho các dòng đơn vị tự thêm"
                elif row.de_muc or row.kieu in WORDED_KINDS:
                    self.without_figures[spec.khoa, code] = "chỉ là đề mục" if row.de_muc else f"ghi kieu: {row.kieu}"

    def rows(
        self, spec: PartSpec, columns: Sequence[Column], hidden: Sequence[Column], path: Keys
    ) -> tuple[tuple[FixedRow, ...], tuple[str, ...]]:
        """The rows of a part and the order in which they can be computed; ``hidden`` columns are not printed."""
        seen: set[str] = set()
        rows = []
        for index, (row, code) in enumerate(zip(spec.dong, codes_of(spec), strict=True)):
            at = (*path, "dong", index)
            if code in seen:
                before = next(index for index, other in enumerate(codes_of(spec)) if other == code)
                self.say("T804", (*at, "ma"), seen=code, before=spec.dong[before].ten, free=_free_code(code, spec))
            seen.add(code)
            rows.append(_with_kind(self.row(row, code, spec, columns, at), columns, hidden))
        free = [index for index, row in enumerate(spec.dong) if row.tu_do]
        for index in free[1:]:
            self.say("T806", (*path, "dong", index, "tu_do"))
        if rows and not any(column.kind == "chu" for column in columns):
            self.say("T817", (*path, "dong"))
        order = self.order(rows, spec.khoa, path)
        rows = [_with_apart(row, rows) for row in rows]
        return tuple(map(functools.partial(_placed, neighbourhood(rows)), rows)), order

    def row(self, spec: RowSpec, code: str, part: PartSpec, columns: Sequence[Column], at: Keys) -> FixedRow:
        formula = None
        if spec.cong_thuc:
            formula = self.formula(spec.cong_thuc, part.khoa, (*at, "cong_thuc"))
        blanks = set()
        for index, name in enumerate(spec.bo_trong):
            column = _column(columns, name)
            if column is None and part.khoa in self.twice:
                continue  # it is the key in whose place another column's stands
            if column is None:
                keys = [item.key for item in columns]
                self.say(
                    "T805", (*at, "bo_trong", index), seen=name, near=did_you_mean(name, keys), known=", ".join(keys)
                )
            else:
                blanks.add(column.key)
        printed = []
        for index, cell in enumerate(spec.in_san):
            column = _column(columns, cell.cot)
            keys = [item.key for item in columns if item.kind == "chu" or item.typed]
            if column is None or column.key not in keys:
                near, known = did_you_mean(cell.cot, keys), ", ".join(keys)
                self.say("T805", (*at, "in_san", index, "cot"), seen=cell.cot, near=near, known=known)
            elif column.typed and spec.kieu not in WORDED_KINDS and read_printed(cell.chu) is None:
                self.say("T771", (*at, "in_san", index, "chu"), seen=cell.chu, column=column.name)
            else:
                printed.append((column.key, cell.chu))
        if spec.trong_do == code:
            self.say("T837", (*at, "trong_do"), cycle=f"{code} → {code}")
        elif spec.trong_do and spec.trong_do not in self.codes[part.khoa]:
            codes = [item for item in self.codes[part.khoa] if item != code]
            near, known = did_you_mean(spec.trong_do, codes), ", ".join(codes)
            self.say("T805", (*at, "trong_do"), seen=spec.trong_do, near=near, known=known, of="row")
        if spec.kieu == "chon" and not spec.lua_chon:
            self.say("T419", (*at, "lua_chon"), title=spec.ten)
        if spec.cong_thuc and (part.khoa, code) in self.without_figures:
            why = self.without_figures[part.khoa, code]
            self.say("T827", (*at, "cong_thuc"), row=spec.ten or code, why=why)
        if not spec.ten and not spec.tu_do:
            self.say("T818", (*at, "ten"), seen=code)
        return FixedRow(spec, code, formula, frozenset(blanks), spec.trong_do, tuple(printed))

    def check(self, spec: CheckSpec, part: PartSpec, at: Keys) -> Relation[Formula] | None:
        """An identity over rows, its references resolved."""
        try:
            found = parse_row_relation(spec.cong_thuc, self.codes[part.khoa], [*self.parts])
        except FormulaError as error:
            never = self.never_holding(spec, part) if error.code == "T802" else None
            if never is None:
                self.misread(error, spec.cong_thuc, at, part.khoa)
                return None
            found = never  # that it can never hold is what has to be told
        return found.map(lambda side: Formula(side.text, self.resolved(side.root, part.khoa, at)))

    def never_holding(self, spec: CheckSpec, part: PartSpec) -> Relation[Formula] | None:
        """An identity whose number may be the code of a row mistyped, if no figures satisfy it with the number."""
        codes = self.codes[part.khoa]
        try:
            relation = parse_row_relation(spec.cong_thuc, codes, [*self.parts], numbers=True)
            formulas = {
                code: parse_rows(row.cong_thuc, codes, [*self.parts])
                for row, code in zip(part.dong, codes_of(part), strict=True)
                if row.cong_thuc
            }
        except FormulaError:
            return None
        signed = [row.ma for row in part.dong if row.am or any_signed(part.cot)]
        return relation if never_holds(relation, formulas, "", signed, spec.dung_sai) else None

    def formula(self, text: str, part: str, at: Keys) -> Formula | None:
        """A row's formula, its references resolved."""
        try:
            formula = parse_rows(text, self.codes[part], [*self.parts])
        except FormulaError as error:
            self.misread(error, text, at, part)
            return None
        if not formula.references:
            self.say("T847", at, formula=formula.text, near=meant_codes(formula.text, self.codes[part]), of="dòng")
            return None
        return Formula(formula.text, self.resolved(formula.root, part, at))

    def misread(self, error: FormulaError, text: str, at: Keys, part: str) -> None:
        """A formula that cannot be read, with a mark under the place."""
        if error.code == "T802" and part in self.doubled:
            return  # the missing code is the one that another row has twice
        if error.code == "T802":
            slip = letter_slip(error.token, self.codes[part])
            number = error.token.isdigit() and error.token[0] != "0" and f"{error.token}.0" not in slip
            slip += formula_slip(error, text)
            slip += f"Là một số thì ghi {error.token}.0. " if number else ""
            self.say("T802", at, seen=error.token, text=text[:120], slip=slip)
            return
        self.say(error.code, at, **misread_details(error, text))

    def resolved(self, node: Node, part: str, at: Keys) -> Node:
        if isinstance(node, Operation):
            return Operation(node.name, tuple(self.resolved(arg, part, at) for arg in node.args))
        if not isinstance(node, Reference):
            return node
        home = self.parts.get(node.part, "") if node.part else part
        if node.name not in self.codes.get(home, ()) and home in self.doubled:
            pass  # the missing code is the one that another row has twice
        elif node.name not in self.codes.get(home, ()):
            slip = letter_slip(node.name, self.codes.get(home, ()))
            self.say("T802", at, seen=node, text=str(node), slip=slip)
        elif (home, node.name) in self.without_figures:
            self.say("T828", at, seen=node, why=self.without_figures[home, node.name])
        return Reference(node.name, home)

    def order(self, rows: Sequence[FixedRow], part: str, path: Keys) -> tuple[str, ...]:
        needs = {
            row.code: [item.name for item in (row.formula.references if row.formula else ()) if item.part == part]
            for row in rows
        }
        done, cycle = order(needs)
        if cycle:
            index = [row.code for row in rows].index(cycle[0])
            self.say("T803", (*path, "dong", index, "cong_thuc"), cycle=" → ".join(cycle))
        _, circle = order({row.code: [row.parent] for row in rows if row.parent and row.parent != row.code})
        if circle:
            index = [row.code for row in rows].index(circle[0])
            self.say("T837", (*path, "dong", index, "trong_do"), cycle=" → ".join(circle))
        return tuple(code for code in done if code in needs)


def any_signed(columns: Sequence[ColumnSpec]) -> bool:
    """Whether some column takes negative figures."""
    return any(column.am or any_signed(column.cot) for column in columns)


def _free_code(code: str, part: PartSpec) -> str:
    """The code that a row with a doubled ``code`` should have had, as words: the next number, if no row has it."""
    free = f"{int(code) + 1:0{len(code)}d}" if code.isdecimal() else ""
    return f" ({free})" if free and free not in codes_of(part) else ""


def _with_kind(row: FixedRow, columns: Sequence[Column], hidden: Sequence[Column]) -> FixedRow:
    """A row with the columns that are another kind of cell in it; computed ones stay blank beside words."""
    words = row.spec.kieu in WORDED_KINDS
    cells = [(column, column_in_row(column, row.spec)) for column in columns if column.numeric]
    cells += [(column, column_in_row(column, row.spec)) for column in hidden if not words]
    elsewhere = any(cell.worded for column, cell in cells if column.key not in row.blanks)
    if words and not elsewhere:  # then its words stand where the form has averages or shares
        cells = [(column, _with_words(column, row) if column.typed else cell) for column, cell in cells]
    blank = {column.key for column, cell in cells if words and cell.numeric}
    if row.spec.kieu and not any(column.key not in row.blanks for column, _ in cells):
        # With no other cell to be of its kind, a row says what its cells of choices hold: it counts them.
        cells += [(column, column_in_row(column, row.spec)) for column in columns if column.kind == "chon"]
    own = {column.key: cell for column, cell in cells if cell is not column}
    return replace(row, own=own, blanks=row.blanks | blank)


def _with_words(column: Column, row: FixedRow) -> Column:
    """A column of shares or averages as its cell is in a row of words."""
    changes = {"kieu": row.spec.kieu, "lua_chon": row.spec.lua_chon}
    return replace(column, spec=column.spec.model_copy(update=changes)) if column.rate else column


def _with_apart(row: FixedRow, rows: Sequence[FixedRow]) -> FixedRow:
    """A row with the columns in which all rows that its formula names, or multiplies and divides, stay blank."""
    if row.formula is None:
        return row
    names = {item.name for item in row.formula.references}
    named = [other.blanks for other in rows if other.code in names]
    if not named or len(named) < len(names):
        return row
    keys = frozenset[str]().union(*named)
    blank = {key: [other.code for other in rows if key in other.blanks and other.code in names] for key in keys}
    root = row.formula.root
    starved = {key for key, codes in blank.items() if multiplies(root) and lacks_terms(root, codes)}
    return replace(row, apart=frozenset.intersection(*named), starved=frozenset(starved))


def _placed(near: Neighbourhood, row: FixedRow) -> FixedRow:
    """The place for rows of the unit's own as deep as the row beside it, counted in the sum that names that row."""
    if not row.spec.tu_do or near.beside is None:
        return row
    deep = {} if "lui" in row.spec.model_fields_set else {"lui": near.beside.spec.lui}
    joins = near.group.code if near.group is not None and near.sure else ""
    return replace(row, spec=row.spec.model_copy(update=deep), joins=joins)


def _column(columns: Sequence[Column], name: str) -> Column | None:
    code = reference(name)
    return next((item for item in columns if name == item.key or (code and code == reference(item.code))), None)
