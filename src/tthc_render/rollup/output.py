"""An aggregate as text: the parent's ``bieu`` in YAML, the sources of its figures, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from tthc_render.forms.model import Column
from tthc_render.reports.markers import AGGREGATED
from tthc_render.rollup.aggregate import Aggregate, PartSum, Sum, totals
from tthc_render.rollup.kept_cells import FRAME, Cell, Kept, numbered, pair_line
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.numbers import format_count
from tthc_render.vietnamese.text import slug
from tthc_render.workspace.units import Unit
from tthc_render.yaml_files.emit import scalar

NOT_REPORTED: Final = "Đơn vị chưa gửi báo cáo"
TOTAL: Final = "Tổng cộng"


def to_yaml(found: Aggregate) -> str:
    """``bieu`` of the parent's report, ready to be put into its file.

    Figures are plain numbers. A unit without a report prints blanks that count as 0 and are reported as warnings.
    """
    lines = [
        f"{AGGREGATED} {found.unit.ma} {found.period}: số liệu của {len(found.used)} đơn vị.",
        *(f"# Có số riêng của: {unit.ten} ({unit.ma})" for unit in own_units(found)),
        *(f"# Lấy số kỳ trước: {code} ({file})" for code, file in found.borrowed.items()),
        *(f"# Chưa có báo cáo: {unit.ten} ({unit.ma})" for unit in found.missing),
        *(f"# Báo cáo có lỗi, không tính: {code} ({file})" for code, (file, _) in found.bad.items()),
        "bieu:",
        # Copied along with the figures, it shows that they include the units beneath.
        f"  {AGGREGATED} {found.unit.ma} {found.period}",
    ]
    for code in found.forms:
        lines += form_lines(found, code)
    return "\n".join(lines) + "\n"


def form_lines(found: Aggregate, code: str, kept: Kept = MappingProxyType({})) -> Iterator[str]:
    """One form of the aggregate as lines of YAML below ``bieu``; ``kept`` are cells that its unit has typed itself."""
    form, parts = found.forms[code]
    yield f"  {scalar(code)}:"
    for part in parts:
        indent = "    "
        if len(form.parts) > 1:
            yield f"    {part.part.key}:"
            indent = "      "
        yield f"{indent}dong:" if any(_with_kept_rows(code, part, kept)) else f"{indent}dong: []"
        group, seen = "", Counter[tuple[str, str]]()
        for row in _with_kept_rows(code, part, kept):
            began = row.kind == "group"
            group = slug(row.label) if began else group
            named = "" if began else _name_of(row, group, seen)
            yield from _row_lines(part, row, indent + "  ", kept.get((code, part.part.key, group, named), ()))
        for key, value in kept.get((code, part.part.key, "", FRAME), ()):
            yield pair_line(indent, key, value)
    for key, value in kept.get((code, "", "", FRAME), ()):
        yield pair_line("    ", key, value)


def _with_kept_rows(code: str, part: PartSum, kept: Kept) -> Iterator[Sum]:
    """The rows of a part, in each group those that the form prescribes and only the parent has filled in."""
    group, known = "", {row.code for row in part.rows if row.kind != "group"}

    def only_kept(group: str) -> Iterator[Sum]:
        for form, key, at, row in kept:
            fixed = part.part.row(row) if (form, key, at) == (code, part.part.key, group) else None
            if fixed is not None and row not in known:
                yield Sum("data", fixed.spec.ten, code=row)

    for row in part.rows:
        if row.kind == "group":
            yield from only_kept(group)
            group = slug(row.label)
        yield row
    yield from only_kept(group)


def _row_lines(part: PartSum, row: Sum, indent: str, own: Iterable[tuple[str, str]] = ()) -> Iterator[str]:
    pairs: list[tuple[str, str]] = []
    if row.kind == "group":
        pairs.append(("nhom", scalar(row.label)))
        pairs += [("khoa", row.key)] if row.key else []
        pairs += [("ky_hieu", scalar(row.symbol))] if row.symbol else []
        pairs += [("cap", str(row.level))] if row.level > 1 else []
    elif row.kind == "subtotal":
        pairs += [("tong_con", scalar(row.label)), ("gom", scalar(row.members))]
    else:
        label = part.part.label
        if row.unit:
            pairs.append(("don_vi", row.unit))
        if row.code:
            pairs.append(("dong", scalar(row.code)))
        elif label is not None and (not row.unit or row.typed_label):
            pairs.append((label.key, scalar(row.typed_label or row.label)))
        for column in part.columns:
            value = row.value(column)
            if row.missing:
                pairs.append((column, f'{{in: "", gia_tri: 0, vi_sao: {NOT_REPORTED}}}'))
            elif value is not None:
                pairs.append((column, plain(value)))
        kept = {key for key, _ in own} if row.code else set()  # what the parent has typed in a prescribed row stays
        pairs += [(key, text) for key, text in _stated(part, row) if key not in kept]
        known = {key for key, _ in pairs}
        own = [pair for pair in own if pair[0] not in known]
        known |= {key for key, _ in own}
        own += [
            (column.key, "null") for column in part.part.columns if _is_open(row, column) and column.key not in known
        ]
    pairs += own
    for number, (key, text) in enumerate(pairs):
        yield pair_line(f"{indent}{'- ' if not number else '  '}", key, text)


def _is_open(row: Sum, column: Column) -> bool:
    """Whether the parent has to type a cell itself, because what its units state there makes no sum."""
    return column.key in row.own and row.agreed(column) is None and row.value(column.key) is None


def stated_cells(found: Aggregate) -> dict[Cell, str]:
    """What the units state alike in columns that never add up, as it is typed, by the cell of the parent's report."""
    out: dict[Cell, str] = {}
    for code, (_, parts) in found.forms.items():
        for part in parts:
            group, seen = "", Counter[tuple[str, str]]()
            for row in part.rows:
                group = slug(row.label) if row.kind == "group" else group
                if row.kind == "data":
                    at = code, part.part.key, group, _name_of(row, group, seen)
                    out |= {(*at, key): text for key, text in _stated(part, row)}
    return out


def _name_of(row: Sum, group: str, seen: Counter[tuple[str, str]]) -> str:
    return row.unit or row.code or numbered(seen, group, slug(row.label))


def _stated(part: PartSum, row: Sum) -> Iterator[tuple[str, str]]:
    for column in part.part.columns:
        value = row.agreed(column)
        if value is not None:
            yield column.key, _typed(value)


def _typed(value: object) -> str:
    """A value that all units state, as it is typed."""
    if isinstance(value, Decimal):
        return plain(value)
    return format_short(value) if isinstance(value, date) else scalar(str(value))


def explain(found: Aggregate) -> Iterator[str]:
    """For every figure of the aggregate, a line with its value, then one for each source: unit, value, place."""
    for code, (_, parts) in found.forms.items():
        for part in parts:
            names = {column.key: column.name for column in part.part.all_columns}
            yield f"Biểu {code}, {part.part.key}"
            for row in part.rows:
                if row.kind == "group":
                    yield f"  {row.label}"
                    continue
                if row.kind == "subtotal":
                    continue
                if row.missing:
                    yield f"  {row.label}: {NOT_REPORTED.lower()}"
                for key in part.columns:
                    value = row.value(key)
                    if value is None:
                        continue
                    yield f"  {row.label} – {names[key]} = {format_count(value)}"
                    for origin in row.cells[key]:
                        yield f"      {origin.unit}: {format_count(origin.value)} ({origin.where})"
            for label, sums in totals(part):
                shown = "; ".join(f"{names[key]} {format_count(value)}" for key, value in sums.items())
                yield f"  {label or TOTAL}: {shown}"


def gaps(found: Aggregate, lang: str = "vi") -> list[str]:
    """Lines about units that have not reported and reports that have errors."""
    words = {
        "vi": (
            "{name} ({code}): chưa có báo cáo kỳ {period}",
            "{code}: báo cáo có lỗi, không tính: {file}",
            "{code}: chưa có báo cáo kỳ này, lấy số kỳ trước: {file}",
        ),
        "en": (
            "{name} ({code}): no report for {period}",
            "{code}: the report has errors and is left out: {file}",
            "{code}: no report for this period, the one before counts: {file}",
        ),
    }[lang]
    lines = [words[0].format(name=unit.ten, code=unit.ma, period=found.period) for unit in found.missing]
    for code, (file, findings) in found.bad.items():
        lines.append(words[1].format(code=code, file=file))
        lines += [f"    {item.where}: {item.code}: {item.message(lang)}" for item in findings]
    lines += [words[2].format(code=code, file=file) for code, file in found.borrowed.items()]
    return lines


def own_units(found: Aggregate) -> list[Unit]:
    """The parents whose own figures are in the sums."""
    parents = {unit.cap_tren for unit in found.units_used}
    return [unit for unit in found.units_used if unit.ma in parents or unit.ma == found.unit.ma]


def plain(value: Decimal) -> str:
    """A figure as it is typed in YAML."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
