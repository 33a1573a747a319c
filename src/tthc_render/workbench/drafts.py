"""A report that is not filled in yet, as a document all the same: what is missing prints as "…".

Only for the eye: nothing of it is written, and nothing in it is judged. Sums count what is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.document.tree import Document
from tthc_render.forms.data import is_required
from tthc_render.forms.model import Column, Form, Part
from tthc_render.reports.builder import build_document
from tthc_render.reports.computed import Computed
from tthc_render.reports.library import Library, LoadedType
from tthc_render.reports.loader import computed_of
from tthc_render.reports.model import read_head, read_period
from tthc_render.yaml_files.source import Scalar, Source, Yaml

BLANK: Final = "…"


def draft_of(source: Source, library: Library) -> tuple[Document, Computed] | None:
    """The document of a report in which only figures and texts are missing; None where something else is wrong.

    ``source`` is filled with blanks and must not be used for anything else.
    """
    found = Findings()
    file = read_head(source, found)
    period = read_period(file, source, found) if file else None
    registry = library.units(found)
    unit = registry.units.get(file.don_vi) if file and registry else None
    if file is None or period is None or unit is None:
        return None
    loaded = library.report_type(file.loai, Place(), found, period.end, unit.cap)
    if loaded is None:
        return None
    forms = {code: library.form(code, Place(), found, period.end) for code in loaded.type.bieu}
    if not with_blanks(source, loaded, {code: form for code, form in forms.items() if form is not None}):
        return None
    computed = computed_of(source, library, Findings(), gaps=True)
    document = build_document(computed, Findings()) if computed else None
    return (document, computed) if computed and document else None


def with_blanks(source: Source, loaded: LoadedType, forms: Mapping[str, Form]) -> int:
    """Put a blank into every place that must be filled in and is not; how many there were."""
    if not isinstance(source.data, dict):
        return 0
    count = 0
    groups = _inside(source.data, "chi_tieu")
    for part in loaded.indicators.parts:
        group = loaded.type.chi_tieu[part.key]
        figures = _inside(groups, part.key)
        for column in () if group.de_trong else part.columns:
            spec = group.truong[column.key]
            if not spec.de_trong and column.formula is None and figures.get(column.key) is None:
                figures[column.key] = Scalar(BLANK) if spec.kieu == "chu" else _figure()
                count += 1
    tables = _inside(source.data, "bieu")
    for code, form in forms.items():
        whole = _inside(tables, code)
        for part in form.parts:
            count += _rows(part, whole if len(form.parts) == 1 else _inside(whole, part.key))
    words = _inside(source.data, "loi_van")
    for key, narrative in loaded.type.loi_van.items():
        if narrative.bat_buoc and not words.get(key):
            words[key] = Scalar(BLANK)
            count += 1
    return count


def _rows(part: Part, table: dict[str, Yaml]) -> int:
    rows = table.get("dong")
    if not isinstance(rows, list):
        rows = table["dong"] = []
    named = {str(row["dong"]) for row in rows if isinstance(row, dict) and "dong" in row}
    missing = [row for row in part.rows if row.named and row.code not in named and is_required(row, part)]
    rows.extend({"dong": Scalar(row.code)} for row in missing)
    count = 0
    for row in rows:
        if not isinstance(row, dict) or "nhom" in row or "tong_con" in row:
            continue
        fixed = part.row(str(row["dong"])) if "dong" in row else None
        rules = fixed or part.room
        for column in part.columns:
            cell = rules.cell(column) if rules else column
            needed = column.typed if rules is None else rules.asks(column)
            if needed and not cell.spec.de_trong and row.get(column.key) is None:
                row[column.key] = _figure() if cell.numeric else _words(cell)
                count += 1
        if part.label is not None and fixed is None and not row.get(part.label.key) and "don_vi" not in row:
            row[part.label.key] = Scalar(BLANK)
            count += 1
    return count


def _figure() -> Yaml:
    """A figure that prints as a blank and counts as nothing."""
    return {"in": Scalar(BLANK), "vi_sao": Scalar("chưa điền"), "gia_tri": Scalar("0")}


def _words(column: Column) -> Yaml:
    """Words that print as a blank; a day or a choice stays empty, which prints as nothing."""
    return Scalar(BLANK) if column.kind == "chu" else None


def _inside(data: dict[str, Yaml], key: str) -> dict[str, Yaml]:
    """The mapping at ``key``; a new one where there is none."""
    found = data.get(key)
    if isinstance(found, dict):
        return found
    new: dict[str, Yaml] = {}
    data[key] = new
    return new
