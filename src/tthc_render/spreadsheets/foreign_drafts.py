"""Rows of a draft that nobody has filled in: they go when a table with the report's rows comes."""

from __future__ import annotations

from collections.abc import Collection

from tthc_render.authoring.first_report import FirstReport
from tthc_render.diagnostics.collector import Findings
from tthc_render.forms.model import Part
from tthc_render.spreadsheets.changes import PartChanges
from tthc_render.spreadsheets.form_workbook import OpenReport
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.source import Yaml


def drafted_names(report: OpenReport, part: Part) -> frozenset[str]:
    """The names of the rows and groups that the first draft of a report has in ``part``, as keys."""
    if part.rows:
        return frozenset()
    draft = FirstReport(report.loaded, report.forms, report.unit, report.registry, report.period)
    text = "dong:\n" + "".join(f"  {line}\n" for line in draft.rows(part))
    source = parse_source(text.encode("utf-8"), "", Findings())
    rows = source.data.get("dong") if source is not None else None
    return frozenset(filter(None, (_name(part, row) for row in rows))) if isinstance(rows, list) else frozenset()


def drop_drafts(
    found: PartChanges, words: list[str], drafted: Collection[str], taken: Collection[int], part: Part
) -> None:
    """Take out the rows of a draft that are still empty and that the table does not have, then groups left without any.

    ``taken`` are the rows of the report that the table has.
    """
    if not (found.new or taken):
        return
    for at, row in enumerate(found.rows):
        if at not in taken and isinstance(row, dict) and "nhom" not in row and _name(part, row) in drafted:
            figures = [row.get(column.key) for column in part.all_columns if column.typed]
            if all(figure is None for figure in figures):
                _drop(found, words, at, part)
    follows = ""  # what comes behind a row: "group", "row", or nothing
    for at in range(len(found.rows) - 1, -1, -1):
        row = found.rows[at]
        made = found.new.get(at, [])
        follows = ("group" if "nhom" in made[0] else "row") if made else follows
        if at in found.gone or not isinstance(row, dict):
            continue
        if "nhom" in row and follows != "row" and _name(part, row) in drafted:
            _drop(found, words, at, part)
            continue
        follows = "group" if "nhom" in row else "row"


def _drop(found: PartChanges, words: list[str], at: int, part: Part) -> None:
    found.gone.add(at)
    words.append(f"{'.'.join(map(str, found.path))}  bỏ dòng chưa điền của bản thảo: {_label(part, found.rows[at])}")


def _name(part: Part, row: Yaml) -> str:
    label = _label(part, row)
    return slug(label) or label


def _label(part: Part, row: Yaml) -> str:
    if not isinstance(row, dict):
        return ""
    label = row.get("nhom") or (row.get(part.label.key) if part.label is not None else None)
    return "" if label is None else str(label)
