"""Forms that can be read and still mean something wrong: shares without × 100, counts that lose their decimals,
totals over different units of measure, codes with holes, identities that no figures satisfy, versions that overlap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.forms.codes import counted, gap, plain_code
from tthc_render.forms.formula import Constant, Node, Operation, Reference, write, zero_divisor
from tthc_render.forms.loader import faulty_form, leaves_of
from tthc_render.forms.model import FixedRow, Form, Part
from tthc_render.forms.percentages import lint_percentages
from tthc_render.forms.row_formulas import is_ratio
from tthc_render.forms.spec import FormSpec
from tthc_render.reports.indicators import as_form
from tthc_render.reports.types import ReportType
from tthc_render.template_checks.compared_units import lint_compared_units
from tthc_render.template_checks.identities import lint_identities
from tthc_render.template_checks.left_out_rows import lint_left_out
from tthc_render.template_checks.stated_formulas import lint_stated
from tthc_render.template_checks.sums import lint_free_rows, lint_sums
from tthc_render.vietnamese.dates import format_short
from tthc_render.workspace.versions import ValiditySpec, validity_words
from tthc_render.yaml_files.repair import validate_loosely
from tthc_render.yaml_files.source import Keys, Scalar, Source, Yaml
from tthc_render.yaml_files.validation import validate

CODE_KEYS: Final = {"ma", "ma_in"}
CODED_MIN: Final = 3
"""Columns of which all but one must have codes before the one without is reported."""
USUAL_FACTORS: Final = tuple(map(Decimal, (1, 2, 3, 4, 10, 12, 100, 1000, 10_000, 1_000_000)))
"""Numbers that formulas multiply and divide by."""


def lint_meaning(form: Form, source: Source) -> Iterator[Finding]:
    """All findings of family T8 about one form."""
    for index, part in enumerate(form.parts):
        path: Keys = ("phan", index)
        yield from _codes(part, source, path)
        yield from _zero_divisors(part, source, path)
        yield from lint_percentages(part, source, path)
        stated = list(lint_stated(part, source, path))
        slips = {item.where for item in stated}  # a wrong code in a formula is one finding, whatever unit it brings
        yield from (item for item in _units(part, source, path, form.spec.don_vi_tinh) if item.where not in slips)
        parts_twice = list(_row_sums(part, source, path))
        yield from parts_twice
        slips |= {item.where for item in parts_twice}
        yield from (item for item in lint_sums(part, source, path) if item.where not in slips)
        yield from _row_constants(part, source, path)
        yield from lint_identities(part, source, path)
        yield from lint_free_rows(part, source, path)
        yield from lint_compared_units(part, source, path)
        yield from (item for item in lint_left_out(part, source, path) if item.where not in slips)
        yield from stated


def lint_figures(form: Form | None, kind: ReportType, source: Source) -> Iterator[Finding]:
    """T843 for figures of the text that divide by what is always 0; ``form`` is the one that they make."""
    for index, part in enumerate(form.parts if form is not None else ()):
        yield from _zero_divisors(part, as_form(kind, source), ("phan", index))


NAMES: Final = ("T413", "T414", "T415", "T416", "T417", "T412", "T803", "T804")
"""Faults of names and circles: what they bring with them would be reported as faults of meaning."""


UNKNOWN_KEYS: Final = ("D101", "D102", "D128")
UNKNOWN_VALUES: Final = {"D121"}
OF_KINDS: Final = ("T418", "T808", "T848")
"""What a column of another kind than was meant would bring with it."""
ABSENT: Final = ("T405", "T415", "T419", "T420", "T818")
"""What is missing in an entry."""


def lint_faulty(source: Source, known: Sequence[Finding]) -> Iterator[Finding]:
    """What else is wrong with a form that could not be read, beside what is ``known``; never at the same place."""
    found = Findings()
    reported = {item.where for item in known}
    codes = {item.code for item in known}
    if all(code[0] == "D" for code in codes):
        spec = validate_loosely(FormSpec, source, dict.fromkeys(("ma", "ten", "nguon"), Scalar("–")))
        if spec is None or _names(spec) != _names_typed(source):
            return  # columns are lost, and all that calls them would be reported
    else:
        spec = validate(FormSpec, source, Findings())
    if spec is None:
        return
    form = faulty_form(spec, source, found)
    codes |= {item.code for item in found}
    if not codes & {*NAMES}:
        found.extend(lint_meaning(form, source))
    unknown = {item.code for item in known} & UNKNOWN_VALUES
    absent = {plain_code(item.details["seen"]) for item in [*known, *found] if item.code == "T411"}
    strange = {(item.where.file, item.where.line) for item in known if item.code in UNKNOWN_KEYS}
    yield from (
        item
        for item in found
        if item.where not in reported
        and not (unknown and item.code in OF_KINDS)
        and not (item.code == "T801" and item.details["missing"] in absent)
        and not (item.code in ABSENT and (item.where.file, item.where.line) in strange)  # it is there, under that key
    )


def _names(spec: FormSpec) -> list[tuple[str, str]]:
    return [(item.khoa, item.ma) for part in spec.phan for item, _, _ in leaves_of(part.cot, ())]


def _names_typed(source: Source) -> list[tuple[str, str]]:
    """Keys and codes of the columns of a form as its file has them."""

    def leaves(columns: Yaml) -> Iterator[tuple[str, str]]:
        for column in columns if isinstance(columns, list) else []:
            if isinstance(column, dict) and isinstance(column.get("cot"), list) and column["cot"]:
                yield from leaves(column["cot"])
            elif isinstance(column, dict):
                yield str(column.get("khoa") or ""), str(column.get("ma") or "")

    parts = source.data.get("phan")
    found = parts if isinstance(parts, list) else []
    return [pair for part in found if isinstance(part, dict) for pair in leaves(part.get("cot"))]


def _codes(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """Codes left out that the form does not declare as left out by the circular."""
    declared = {plain_code(code) for code in part.spec.bo_ma}
    last = None
    leaves = list(leaves_of(part.spec.cot, (*path, "cot")))
    without = [(column, at) for column, _, at in leaves if not column.ma and not column.model_fields_set & CODE_KEYS]
    inside = {id(column) for column, _, _ in leaves[1:-1]}
    if len(without) == 1 < CODED_MIN < len(leaves) and id(without[0][0]) in inside:
        yield finding("T835", source.place(without[0][1]), column=without[0][0].ten)
    for column, _, at in leaves:
        number = counted(column.ma)
        missing: list[str] = [code for code in gap(last, number) if code not in declared] if number and last else []
        if missing:
            yield finding("T801", source.place((*at, "ma")), seen=column.ma, missing=", ".join(missing))
        last = number or last


def _zero_divisors(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """Formulas of columns, rows and checks that divide by what is always 0."""
    leaves = zip(leaves_of(part.spec.cot, (*path, "cot")), part.columns, strict=True)
    formulas = [((*at, "cong_thuc"), column.formula) for (_, _, at), column in leaves]
    formulas += [((*path, "dong", at, "cong_thuc"), row.formula) for at, row in enumerate(part.rows)]
    for at, spec in enumerate(part.spec.kiem_tra):
        sides = [(item.relation.left, item.relation.right) for item in part.checks if item.spec is spec]
        formulas += [((*path, "kiem_tra", at, "cong_thuc"), side) for pair in sides for side in pair]
    for where, formula in formulas:
        divisor = zero_divisor(formula.root) if formula is not None else None
        if formula is not None and divisor is not None:
            yield finding("T843", source.place(where), formula=formula.text, divisor=write(divisor))


def _units(part: Part, source: Source, path: Keys, measure: str) -> Iterator[Finding]:
    """A total or a sum over columns or rows of different units of measure, unless what it adds is said to be both.

    ``measure`` is the unit of measure of the form.
    """
    common = [measure, part.spec.tieu_de]
    heads = [title for column in part.columns if column.numeric for title in column.titles]
    typed = [row for row in part.rows if not row.formula]
    units = _mixed(part, typed)
    total = part.spec.tong_cong
    if total is not None and units and not _names_all(units, [*common, *heads, total.nhan]):
        yield finding("T811", source.place((*path, "tong_cong")), what="Dòng tổng cộng", units=", ".join(units))
    for (spec, _, at), column in zip(leaves_of(part.spec.cot, (*path, "cot")), part.columns, strict=True):
        if column.formula is None or is_ratio(column.formula.root):
            continue
        used = [part.column(item.name) for item in column.formula.references if item.part == part.key]
        units = _different(item.spec.don_vi_tinh for item in used if item)
        if len(units) > 1 and not _names_all(units, [*common, *column.titles, spec.don_vi_tinh]):
            yield finding("T811", source.place((*at, "cong_thuc")), what=f"Cột {column.name}", units=", ".join(units))
    for index, row in enumerate(part.rows):
        if row.formula is None or is_ratio(row.formula.root):
            continue
        members = [part.row(item.name) for item in row.formula.references if item.part == part.key]
        units = _mixed(part, [item for item in members if item], row)
        if units and not _names_all(units, [*common, *heads, row.spec.ten, row.spec.don_vi_tinh]):
            place = source.place((*path, "dong", index, "cong_thuc"))
            yield finding("T811", place, what=f"Dòng {row.name}", units=", ".join(units))


def _mixed(part: Part, rows: Sequence[FixedRow], by: FixedRow | None = None) -> list[str]:
    """The different units of measure of rows that have figures in one column, in which ``by`` adds them up."""
    for column in part.columns:
        if not column.numeric or (by.formula is None or not by.computes(column) if by else column.total == "none"):
            continue
        if column.spec.don_vi_tinh or (column.kind == "tien" and any(other.kind == "so" for other in part.columns)):
            continue  # the units of rows are those of what is counted beside it
        units = _different(row.spec.don_vi_tinh for row in rows if column.key not in row.blanks)
        if len(units) > 1:
            return units
    return []


def _different(units: Iterable[str]) -> list[str]:
    """The units of measure that are stated, each once, however it is capitalized."""
    return list({" ".join(unit.casefold().split()): unit for unit in units if unit}.values())


def _names_all(units: Sequence[str], texts: Iterable[str]) -> bool:
    """Whether one text names every unit, as "Nhóm/lớp" or "Nhóm + Lớp" does: what is added is counted together."""
    return any(
        all(re.search(rf"(?<!\w){re.escape(unit.casefold())}(?!\w)", text.casefold()) for unit in units)
        for text in texts
    )


def _row_sums(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """A row that adds up a row and a part of it ("trong đó"): the part is counted twice."""
    for index, row in enumerate(part.rows):
        if row.formula is None or is_ratio(row.formula.root):
            continue
        added = set(_added(row.formula.root, part.key))
        twice = [item for item in part.rows if item.code in added and item.parent in added]
        if twice:
            place = source.place((*path, "dong", index, "cong_thuc"))
            yield finding("T812", place, row=row.name, part=twice[0].name, whole=twice[0].parent)


def _row_constants(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """Numbers in formulas over rows that look like the code of a row which the form does not have."""
    codes = [row.code for row in part.rows if row.named]
    lengths = {len(code) for code in codes if code.isdigit()}
    for index, row in enumerate(part.rows):
        for value in _constants(row.formula.root) if row.formula is not None else ():
            text = f"{value:f}"
            if value in USUAL_FACTORS or not text.isdigit() or len(text) not in lengths:
                continue
            near = [code for code in codes if sorted(code) == sorted(text)] or get_close_matches(text, codes, 1, 0.5)
            place = source.place((*path, "dong", index, "cong_thuc"))
            hint = f" Có phải {near[0]}?" if near else ""
            yield finding("T826", place, row=row.name, seen=text, near=hint)


def _constants(node: Node) -> Iterator[Decimal]:
    if isinstance(node, Constant):
        yield node.value
    elif isinstance(node, Operation):
        for arg in node.args:
            yield from _constants(arg)


def _added(node: Node, part: str, sign: int = 1) -> Iterator[str]:
    """The rows that a formula adds; those that it takes away are left out."""
    if isinstance(node, Reference):
        if sign > 0 and node.part == part:
            yield node.name
    elif isinstance(node, Operation):
        for index, arg in enumerate(node.args):
            minus = node.name == "neg" or (node.name == "-" and index == 1)
            yield from _added(arg, part, -sign if minus else sign)


def lint_times(
    path: Path,
    validity: ValiditySpec,
    others: Sequence[tuple[Path, ValiditySpec | None]],
    place: Place,
    place_of: Callable[[Path], Place],
) -> Iterator[Finding]:
    """Where this version begins: the version before it goes on beyond that day, or has ended days before.

    It is reported at the version whose day does not fit: ``place`` of this one, or ``place_of`` the one before it.
    """
    if validity.tu is None:
        return
    before = [
        (other, time)
        for other, time in others
        if time is not None and other.resolve() != path.resolve() and (time.tu is None or time.tu < validity.tu)
    ]
    if not before:
        return
    name, last = max(before, key=lambda item: (item[1].tu is not None, item[1].tu or validity.tu))
    if last.den is None:
        return
    details = {"name": path.stem, "other": name.stem, "begin": format_short(validity.tu), "end": format_short(last.den)}
    named = _NAMED_DAY.search(path.stem)  # a version whose own name says when it begins has begun rightly
    where = place_of(name) if named and named[1] == f"{validity.tu:%Y-%m}" else place
    if last.den >= validity.tu:
        yield finding("T819", where, **details)
    elif last.den + timedelta(days=1) < validity.tu:
        yield finding("T820", where, **details)


_NAMED_DAY: Final = re.compile(r"@(\d{4}-\d{2})")


def lint_days(
    path: Path, validity: ValiditySpec, others: Iterable[tuple[Path, ValiditySpec | None]], place: Place
) -> Iterator[Finding]:
    """A version that ends before it begins, or begins when another one does; one that cannot be read has no time."""
    if validity.tu is not None and validity.den is not None and validity.tu > validity.den:
        yield finding("T614", place, words=validity_words(validity))
        return  # which day is wrong is not known
    for other, time in others:
        if time is not None and other.resolve() != path.resolve() and time.tu == validity.tu:
            yield finding("T613", place, name=path.stem, other=other.stem, words=validity_words(validity))
