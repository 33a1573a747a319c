"""Reading form files: names are resolved, formulas parsed and ordered, faults reported with their lines.

``load_form`` turns a file under ``templates/forms/`` into a ``Form``. Everything wrong with it is a
finding of family T. Figures are read in ``data`` and computed in ``compute``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.document.tree import COLUMNS_MAX
from tthc_render.forms.absent_names import once_each
from tthc_render.forms.code_order import Number, out_of_order
from tthc_render.forms.codes import counted, meant_codes, reference
from tthc_render.forms.formula import (
    Formula,
    FormulaError,
    Node,
    Operation,
    Reference,
    Relation,
    order,
    parse,
    parse_relation,
)
from tthc_render.forms.formula_slips import misread_details
from tthc_render.forms.model import Check, Column, Form, Part, TotalKind
from tthc_render.forms.row_formulas import adds_figures_of, adds_number, is_quotient
from tthc_render.forms.rows import RowLoader
from tthc_render.forms.spec import NUMERIC_KINDS, RATES, ROW_KEYS, CheckSpec, ColumnSpec, FormSpec, PartSpec
from tthc_render.vietnamese.ordinals import roman
from tthc_render.vietnamese.text import nearest, one_apart
from tthc_render.yaml_files.source import Keys, Source
from tthc_render.yaml_files.validation import validate

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_SUMMED = ("so", "thap_phan", "tien", "co_khong")


def load_form(source: Source, findings: Findings) -> Form | None:
    """The form in a file; None if the file is not a form or has findings of family T."""
    spec = validate(FormSpec, source, findings)
    if spec is not None and not spec.phan:
        findings.add("T420", source.place(("phan",)), what="Biểu", missing="phần", key="phan")
        return None
    form = form_of(spec, source, findings) if spec is not None else None
    wide = [part for part in form.parts if len(part.columns) > COLUMNS_MAX] if form is not None else []
    for part in wide:
        findings.add("T764", source.place(("phan",)), columns=len(part.columns), most=COLUMNS_MAX)
    return form if not wide else None


def form_of(spec: FormSpec, source: Source, findings: Findings) -> Form | None:
    """The form that ``spec`` describes; None with findings of family T for what is wrong with it."""
    before = len(findings)
    form = _Loader(source, findings).form(spec)
    return form if len(findings) == before else None


def faulty_form(spec: FormSpec, source: Source, findings: Findings) -> Form:
    """As much of a form as can be read, whatever is wrong with it: to be looked at, never computed."""
    return _Loader(source, findings).form(spec)


class _Loader:
    """Resolves one form's names and gathers what is wrong with them."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self.source = source
        self.findings = findings
        self.found: list[tuple[Finding, object]] = []  # each with the part of the form that it is about
        self.keys: dict[str, dict[str, str]] = {}  # part key → column key or code → column key
        self.parts: dict[str, str] = {}  # part key or roman number → part key
        self.words: dict[str, dict[str, str]] = {}  # part key → columns that hold no figures, with their kinds
        self.doubled: set[str] = set()  # keys of parts in which two columns have one code
        self.twice: set[str] = set()  # keys of parts in which two columns have one key: another key is missing
        self.displaced: dict[str, list[tuple[Number | None, Number | None]]] = {}  # codes beside one out of order
        self.empty: set[str] = set()  # keys of parts without columns
        self.paths: dict[tuple[str, str], Keys] = {}  # part key, column key → place of the column

    def form(self, spec: FormSpec) -> Form:
        for index, part in enumerate(spec.phan):
            if part.khoa in self.keys:
                self.say("T413", ("phan", index, "khoa"), field="khoa", seen=part.khoa, names="")
            self.parts[part.khoa] = part.khoa
            self.parts[roman(index + 1)] = part.khoa
            names = self.names(part, ("phan", index))
            self.keys[part.khoa] = {**self.keys.get(part.khoa, {}), **names}
        self.rows = RowLoader(spec.phan, self.parts, self.say, self.twice)
        parts = tuple(self.part(part, ("phan", index)) for index, part in enumerate(spec.phan))
        form = Form(spec, parts, self.order(parts))
        self.findings.extend(once_each(self.found))
        return form

    def names(self, part: PartSpec, path: Keys) -> dict[str, str]:
        """Keys and codes of a part; what is double, misshapen, reserved or out of order is reported."""
        out: dict[str, str] = {}
        if not part.cot:
            self.say("T420", (*path, "cot"), what=f"Phần “{part.khoa}”", missing="cột", key="cot")
            self.empty.add(part.khoa)
        coded: list[tuple[ColumnSpec, Keys]] = []
        for column, _, at in leaves_of(part.cot, (*path, "cot")):
            if column.khoa and column.khoa in out:
                self.twice.add(part.khoa)
            self.key(column.khoa, column.ten, out, at)
            if column.kieu not in NUMERIC_KINDS and not column.cong_thuc:
                self.words.setdefault(part.khoa, {})[column.khoa] = column.kieu
            self.paths[part.khoa, column.khoa] = at
            if reference(column.ma):
                coded.append((column, at))
            elif column.ma:
                self.say("T417", (*at, "ma"), seen=column.ma)
                out.setdefault(column.ma, column.khoa)
        self.codes(coded, part, out)
        for index, hidden in enumerate(part.cot_phu):
            self.key(hidden.khoa, hidden.ten, out, (*path, "cot_phu", index))
        return out

    def codes(self, coded: Sequence[tuple[ColumnSpec, Keys]], part: PartSpec, out: dict[str, str]) -> None:
        """Add the codes of columns to ``out``; of two columns of one code the one out of order is reported."""
        counting = [index for index, (column, _) in enumerate(coded) if counted(column.ma)]
        strays = {
            counting[place]: beside
            for place, beside in out_of_order([counted(coded[index][0].ma) or (0, "") for index in counting]).items()
        }
        for index in sorted(range(len(coded)), key=lambda index: index in strays):
            column, at = coded[index]
            code = reference(column.ma)
            if code in out:
                other = next(item.ten for item, _ in coded if item is not column and reference(item.ma) == code)
                names = f": cột “{other}” và cột “{column.ten}”"
                self.say("T413", (*at, "ma"), field="ma", seen=column.ma, names=names)
                self.doubled.add(part.khoa)
            elif index in strays:
                self.displaced.setdefault(part.khoa, []).append(strays[index])
                before, after = (f"({side[0]}{side[1]})" if side else "…" for side in strays[index])
                self.say("T414", (*at, "ma"), seen=column.ma, before=before, after=after)
            out.setdefault(code, column.khoa)

    def key(self, key: str, title: str, known: dict[str, str], at: Keys) -> None:
        if not _KEY.fullmatch(key):
            self.say("T415", at if not key else (*at, "khoa"), seen=key, title=title)
        elif key in ROW_KEYS or hasattr(dict, key):  # figures are read as attributes of a dict
            self.say("T416", (*at, "khoa"), seen=key, reserved=", ".join(ROW_KEYS))
        elif key in known:
            self.say("T413", (*at, "khoa"), field="khoa", seen=key, names="")
        known[key] = key

    def is_displaced(self, code: str, part: str) -> bool:
        """Whether a code that no column has belongs where another one stands out of order."""
        number = counted(code) if code.startswith("(") else None
        return number is not None and any(
            (before < number < after) if before and after else number[0] == (before[0] + 1 if before else 1)
            for before, after in self.displaced.get(part, ())
        )

    def part(self, spec: PartSpec, path: Keys) -> Part:
        if not spec.cot:  # what calls its columns would only repeat that
            return Part(spec, (), (), (), (), ())
        columns = tuple(self.column(leaf, titles, spec, at) for leaf, titles, at in leaves_of(spec.cot, (*path, "cot")))
        columns = _with_compared(columns, spec.khoa)
        hidden = tuple(
            Column(item.khoa, "", (item.ten,), ColumnSpec(ten=item.ten, khoa=item.khoa), None, "sum", hidden=True)
            for item in spec.cot_phu
        )
        rows, row_order = self.rows.rows(spec, columns, hidden, path)
        named: set[str] = set()
        for index, item in enumerate(spec.kiem_tra):
            if item.ma in named:
                self.say(
                    "T413", (*path, "kiem_tra", index, "ma"), field="ma", seen=item.ma, names=": hai phép kiểm tra"
                )
            named.add(item.ma)
        checks = [check for index, item in enumerate(spec.kiem_tra) for check in self.check(item, index, spec, path)]
        checks += self.parts_of_columns(spec, columns, path)
        self.totals(spec, columns, path)
        return Part(spec, columns, hidden, tuple(checks), rows, row_order)

    def check(self, spec: CheckSpec, index: int, part: PartSpec, path: Keys) -> Iterator[Check]:
        at = (*path, "kiem_tra", index, "cong_thuc")
        if spec.theo == "dong":
            relation = self.rows.check(spec, part, at)
            if relation is not None:
                yield Check(spec, relation)
            return
        try:
            relation = parse_relation(spec.cong_thuc)
        except FormulaError as error:
            self.misread(error, spec.cong_thuc, at)
            return
        yield Check(spec, relation.map(functools.partial(self.resolved, part=part.khoa, at=at)))

    def parts_of_columns(self, spec: PartSpec, columns: tuple[Column, ...], path: Keys) -> Iterator[Check]:
        """A column that is a part of another one must not be larger."""
        known = self.keys[spec.khoa]
        wholes: dict[str, str] = {}
        for (column, _, at), made in zip(leaves_of(spec.cot, (*path, "cot")), columns, strict=True):
            if not column.trong_do or not _KEY.fullmatch(column.khoa):
                continue
            whole = known.get(column.trong_do) or known.get(reference(column.trong_do))
            if whole is None and self.is_displaced(reference(column.trong_do), spec.khoa):
                continue
            if whole is None or whole == column.khoa:
                self.say("T411", (*at, "trong_do"), seen=column.trong_do, **_like(Reference(column.trong_do), known))
                continue
            wholes[column.khoa] = whole
            if column.am or any(item.spec.am for item in columns if item.key == whole):
                continue  # a part may grow more than the whole
            sides = [Formula(key, Reference(key, spec.khoa)) for key in (column.khoa, whole)]
            text = f"{made.code or column.khoa} <= {column.trong_do}"
            declared = CheckSpec(ma=f"trong_do_{column.khoa}", cong_thuc=text, nguon="Một phần không lớn hơn tổng")
            yield Check(declared, Relation(text, sides[0], "<=", sides[1]), of_parts=True)
        _, cycle = order({part: [whole] for part, whole in wholes.items()})
        if cycle:
            self.say("T837", (*self.paths[spec.khoa, cycle[0]], "trong_do"), cycle=" → ".join(cycle))

    def column(self, spec: ColumnSpec, titles: tuple[str, ...], part: PartSpec, at: Keys) -> Column:
        if part.so_le is not None and spec.so_le is None and spec.kieu in ("so", "thap_phan", "tien"):
            spec = spec.model_copy(update={"so_le": part.so_le})
        if spec.kieu == "chon" and not spec.lua_chon:
            self.say("T419", (*at, "lua_chon"), title=spec.ten)
        formula = None
        if spec.cong_thuc and spec.kieu not in NUMERIC_KINDS:
            self.say("T848", (*at, "kieu"), column=spec.ten, kind=spec.kieu, formula=spec.cong_thuc)
        if spec.cong_thuc:
            try:
                formula = self.resolved(parse(spec.cong_thuc), part.khoa, (*at, "cong_thuc"))
                if not formula.references:
                    near = meant_codes(formula.text, self.keys[part.khoa])
                    self.say("T847", (*at, "cong_thuc"), formula=formula.text, near=near, of="cột")
            except FormulaError as error:
                self.misread(error, spec.cong_thuc, (*at, "cong_thuc"))
        total: TotalKind = "sum" if spec.kieu in _SUMMED else "none"
        if formula is not None and (spec.kieu in RATES or is_quotient(formula.root) or adds_number(formula.root)):
            total = "formula"
        chosen = part.tong_cong.cot if part.tong_cong else None
        if chosen is not None and spec.khoa not in chosen:
            total = "none"
        return Column(spec.khoa, spec.ma, titles, spec, formula, total)

    def totals(self, spec: PartSpec, columns: tuple[Column, ...], path: Keys) -> None:
        """Columns that the total row names must exist; its label covers none that prints a total."""
        total = spec.tong_cong
        if total is None:
            return
        at = (*path, "tong_cong")
        known = [column.key for column in columns]
        named = [((*at, "cot", index), key) for index, key in enumerate(total.cot or ())]
        for where, key in (*named, *([((*at, "o"), total.o)] if total.o else [])):
            if key not in known and spec.khoa not in self.twice:
                self.say("T411", where, seen=key, **_like(Reference(key), known))
        summed = [column for column in columns if column.numeric and column.total != "none"]
        if not 1 <= total.gop <= len(columns) or any(column in summed for column in columns[: total.gop]):
            self.say("T418", (*at, "gop"), seen=total.gop)

    def resolved(self, formula: Formula, part: str, at: Keys) -> Formula:
        """The formula with every reference given by part key and column key."""
        used = {item.name for item in formula.references}

        def visit(node: Node) -> Node:
            if isinstance(node, Operation):
                return Operation(node.name, tuple(visit(arg) for arg in node.args))
            if not isinstance(node, Reference):
                return node
            home = self.parts.get(node.part or part, "")
            key = self.keys.get(home, {}).get(node.name)
            if key is None and (home in self.empty or (home in self.doubled and not node.name.isidentifier())):
                pass  # the part has no columns, or the missing code is the one that another column has twice
            elif key is None and home in self.twice and node.name.isidentifier():
                pass  # the missing key is the one in whose place another column's stands
            elif key is None and self.is_displaced(node.name, home):
                pass  # it is the code in whose place the one out of order stands
            elif key is None:
                self.say("T411", at, seen=node, **_like(node, self.keys.get(home, {}) if home else self.parts, used))
            elif key in self.words.get(home, ()):
                self.say("T808", at, seen=node, kind=self.words[home][key])
            return Reference(key or node.name, home, node.total)

        return Formula(formula.text, visit(formula.root))

    def order(self, parts: tuple[Part, ...]) -> tuple[str, ...]:
        """Columns ("part.key") and their totals ("part.key#tong") in an order that can be computed."""
        needs: dict[str, list[str]] = {}
        for part in parts:
            for column in part.all_columns:
                name = f"{part.key}.{column.key}"
                used = column.formula.references if column.formula else ()
                needs[name] = [f"{item.part}.{item.name}{'#tong' * item.total}" for item in used]
                by_formula = column.total == "formula"
                needs[f"{name}#tong"] = [f"{item.part}.{item.name}#tong" for item in used] if by_formula else [name]
                for other in {item.part for row in part.rows if row.formula for item in row.formula.references}:
                    if other != part.key and column.numeric:
                        needs[name].append(f"{other}.{column.key}")
        done, cycle = order(needs)
        if cycle:
            part_key, _, key = cycle[0].removesuffix("#tong").partition(".")
            printed = {f"{part.key}.{column.key}": column.code for part in parts for column in part.all_columns}
            names = [_called(step.removesuffix("#tong"), printed) for step in cycle]
            where = (*self.paths.get((part_key, key), ()), "cong_thuc")
            self.say("T412", where, cycle=" → ".join(names))
        return done

    def misread(self, error: FormulaError, text: str, at: Keys) -> None:
        """A formula that cannot be read, with a mark under the place."""
        self.say(error.code, at, **misread_details(error, text))

    def say(self, code: str, path: Keys, **details: object) -> None:
        self.found.append((finding(code, self.source.place(path), **details), path[1] if len(path) > 1 else None))


def _called(step: str, printed: Mapping[str, str]) -> str:
    """A column of a circle by its printed code and its key: (7) so_don."""
    code = reference(printed.get(step, ""))
    return " ".join(filter(None, (code, step.partition(".")[2])))


def _with_compared(columns: tuple[Column, ...], part: str) -> tuple[Column, ...]:
    """Columns in which those that compare shares or quotients have a total computed of totals, as these have."""
    out = {column.key: column for column in columns}
    apart = {column.key for column in columns if column.rate or column.total == "formula"}
    changed = True
    while changed:
        changed = False
        for column in out.values():
            if column.formula is None or column.total != "sum":
                continue
            if adds_figures_of(column.formula.root, apart, part):
                out[column.key] = replace(column, total="formula")
                apart.add(column.key)
                changed = True
                break
    return tuple(out.get(column.key, column) for column in columns) if len(out) == len(columns) else columns


def _like(item: Reference, known: Collection[str], used: Collection[str] = ()) -> dict[str, str]:
    """What may have been meant by a name that is none: the nearest one as a question, and all of its kind.

    Among codes that are as near, one that the formula does not name yet.
    """
    name, coded = item.name, item.name.startswith("(")
    names = sorted((other for other in known if other.startswith("(") is coded), key=_in_order) or sorted(known)
    if coded:
        alike = [other for other in names if len(name) > len("(1)") and one_apart(name, other)]
        alike.sort(key=lambda other: (other in used, len(other) != len(name), -_in_order(other)[0]))
        near = alike[0] if alike and not _in_a_gap(name, names) else ""
    else:
        near = nearest(name, names)
    return {"near": f" Có phải “{near}”?" if near else "", "known": ", ".join(names) or "–", "thing": "cột"}


def _in_a_gap(code: str, known: Collection[str]) -> bool:
    """Whether a code counts on between codes that are there: its column is missing, no other one was meant."""
    number = counted(code)
    others = [found for found in map(counted, known) if found]
    return number is not None and any(item < number for item in others) and any(item > number for item in others)


def _in_order(code: str) -> tuple[int, str]:
    """Codes by their number, then by their letters."""
    number = counted(code) if code.startswith("(") else None
    return (number[0], number[1]) if number else (0, code)


def leaves_of(
    columns: tuple[ColumnSpec, ...], at: Keys, titles: tuple[str, ...] = ()
) -> Iterator[tuple[ColumnSpec, tuple[str, ...], Keys]]:
    """The columns that hold figures, from left to right, with their titles from the top and their paths."""
    for index, column in enumerate(columns):
        here = (*titles, column.ten)
        if column.cot:
            yield from leaves_of(column.cot, (*at, index, "cot"), here)
        else:
            yield column, here, (*at, index)
