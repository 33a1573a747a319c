"""Checks that need more than one form or more than one report.

Relations between forms and figures of the text are in ``report.yaml`` (``doi_chieu``); what this period takes
over from the last one (``noi_tiep``) and which forms a parent adds up (``tong_hop``) are there, too. A report that
is not there is no fault: only what can be compared is compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.expression_syntax import parse_expression
from tthc_render.document.expression_tokens import ExpressionError
from tthc_render.document.expressions import evaluate
from tthc_render.forms.formula import FormulaError, Relation, split_relation
from tthc_render.reports.computed import Computed, template_names
from tthc_render.reports.types import CarrySpec, RelationSpec
from tthc_render.vietnamese.numbers import Printed, format_count
from tthc_render.vietnamese.patterns import pattern_of

_PATH = pattern_of(r"[a-z]\w*(?:\.\w+)+")
ZERO: Final = Decimal(0)


def check_relations(computed: Computed) -> list[Finding]:
    """The relations that the report type states between forms and text: C201 for each that does not hold."""
    out: list[Finding] = []
    names = template_names(computed)
    for spec in computed.loaded.type.doi_chieu:
        try:
            relation = split_relation(spec.cong_thuc)
        except FormulaError:
            continue  # the check of templates names it
        left, right = _evaluated(relation.left, names), _evaluated(relation.right, names)
        if _speaks_of_empty(computed, spec.cong_thuc):
            continue  # an empty form is reported as one
        if left is not None and right is not None and not relation.holds(left, right, spec.dung_sai):
            out.append(_relation(computed, spec, relation, left, right))
    return out


def _relation(
    computed: Computed, spec: RelationSpec, relation: Relation[str], left: Decimal, right: Decimal
) -> Finding:
    path = _PATH.search(spec.cong_thuc)
    keys: tuple[str, ...] = tuple(path[0].split(".")) if path else ()
    return finding(
        "C201" if spec.muc == "error" else "C202",
        _place(computed, keys),
        left=f"{_named(relation.left, computed)} = {format_count(left)}",
        right=f"{_named(relation.right, computed)} = {format_count(right)}",
        sign=relation.sign,
        source=spec.nguon,
    )


def _speaks_of_empty(computed: Computed, expression: str) -> bool:
    """Does a relation need a form without rows?"""
    for path in _PATH.findall(expression):
        keys = path.split(".")
        code = next((code for code in computed.forms if code.replace(".", "_") == keys[1]), "")
        if keys[0] == "bieu" and code and not any(part.dong for part in computed.forms[code][1].parts.values()):
            return True
    return False


def _named(expression: str, computed: Computed) -> str:
    """An expression with the printed names of its figures: "biểu II.06a, Trực tuyến (cột 4)"."""
    return _PATH.sub(lambda found: _name(found[0], computed), expression.strip())


def _name(path: str, computed: Computed) -> str:
    keys = path.split(".")
    if keys[0] == "bieu":
        code = next((code for code in computed.forms if code.replace(".", "_") == keys[1]), keys[1])
        form = computed.forms[code][0] if code in computed.forms else None
        parts = [part for part in form.parts if part.key in keys] or list(form.parts) if form else []
        column = next((column for part in parts if (column := part.column(keys[-1])) is not None), None)
        return f"biểu {code}, {column.name}" if column else path
    group = computed.loaded.type.chi_tieu.get(keys[1]) if keys[0] == "chi_tieu" and len(keys) == 3 else None
    return group.truong[keys[2]].ten if group and keys[2] in group.truong else path


def _place(computed: Computed, keys: tuple[str, ...]) -> Place:
    source = computed.report.source
    if keys[:1] == ("bieu",) and len(keys) > 1:
        code = next((code for code in computed.forms if code.replace(".", "_") == keys[1]), keys[1])
        return source.key_place(("bieu", code))
    return source.place(keys)


def _evaluated(expression: str, names: Mapping[str, object]) -> Decimal | None:
    """The value of one side; None where a figure is missing or is no number."""
    try:
        value = evaluate(parse_expression(expression.strip()), names)
    except ExpressionError:
        return None
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def check_continuity(computed: Computed, previous: Computed | None) -> list[Finding]:
    """What was in progress at the end of the last period must be taken over: C203 for each figure that differs."""
    if previous is None:
        return []
    out: list[Finding] = []
    for spec in computed.loaded.type.noi_tiep:
        for label, now, before, place in _pairs(spec, computed, previous):
            if now != before:
                out.append(
                    finding(
                        "C203",
                        place,
                        row=label,
                        now=format_count(now),
                        before=format_count(before),
                        file=previous.report.source.file,
                        source=spec.nguon,
                    )
                )
    return out


def _pairs(spec: CarrySpec, computed: Computed, previous: Computed) -> Iterator[tuple[str, Decimal, Decimal, Place]]:
    """Label, figure now, figure before and place, for a group of figures or for the rows of a form."""
    if spec.nhom:
        now, before = (
            number_of(item.figures.get(spec.nhom), key) for item, key in ((computed, spec.nay), (previous, spec.truoc))
        )
        if now is not None and before is not None:
            label = computed.loaded.type.chi_tieu[spec.nhom].ten
            yield label, now, before, computed.report.place("chi_tieu", spec.nhom, spec.nay)
        return
    if spec.bieu not in computed.forms or spec.bieu not in previous.forms:
        return
    form, result = computed.forms[spec.bieu]
    _, old = previous.forms[spec.bieu]
    for part in form.parts:
        if part.key not in result.parts or part.key not in old.parts or part.column(spec.nay) is None:
            continue
        earlier = {line.identity: line.cells for line in old.parts[part.key].lines if line.kind == "data"}
        matched = False
        for line in result.parts[part.key].lines:
            if line.kind == "data" and line.identity in earlier:
                matched = True
                now, before = number_of(line.cells, spec.nay), number_of(earlier[line.identity], spec.truoc)
                if now is not None and before is not None:
                    yield line.label, now, before, computed.report.source.inside(line.where, spec.nay)
        if not matched:
            now, before = (
                number_of(result.parts[part.key].tong, spec.nay),
                number_of(old.parts[part.key].tong, spec.truoc),
            )
            if now is not None and before is not None:
                yield "tổng cộng", now, before, computed.report.place("bieu", spec.bieu)


def figures_of(computed: Computed) -> dict[tuple[str, ...], Decimal]:
    """All counts of a report, by path: groups of figures, and every row of the forms."""
    groups = computed.loaded.type.chi_tieu
    found: dict[tuple[str, ...], Decimal | None] = {
        ("chi_tieu", group, key): number_of(computed.figures.get(group), key)
        for group, spec in groups.items()
        for key, field in spec.truong.items()
        if field.kieu in ("so", "thap_phan")
    }
    for code, (form, result) in computed.forms.items():
        for part in form.parts:
            own = result.parts.get(part.key)
            lines = own.lines if own else ()
            rows = [(line.kind, line.fixed.code if line.fixed else line.label, line.cells) for line in lines]
            rows += [("total", "", own.tong)] if own else []
            for kind, label, record in rows:
                found |= {
                    ("bieu", code, part.key, kind, label, column.key): number_of(record, column.key)
                    for column in part.columns
                    if column.kind == "so"
                }
    return {path: value for path, value in found.items() if value is not None}


def number_of(record: Mapping[str, object] | None, key: str) -> Decimal | None:
    """The figure of ``key`` in a record of figures; None if there is none."""
    value = record.get(key) if record is not None else None
    if isinstance(value, Printed):
        return Decimal(value)
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
