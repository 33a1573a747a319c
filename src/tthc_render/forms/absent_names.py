"""Names that a form calls at several places and does not have: one missing column or row is one finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.forms.codes import plain_code

OF_COLUMNS: Final = "T411"
OF_ROWS: Final = "T802"
OF_BOTH: Final = "T805"


def once_each(findings: Iterable[tuple[Finding, object]]) -> list[Finding]:
    """The findings without those on a name that one before them is about, whose finding gets their lines.

    Each is given with its part of the form. Columns and rows are kept apart: (02) is a column, 02 a row.
    """
    out: list[Finding] = []
    first: dict[tuple[object, str, str], int] = {}
    lines: dict[int, list[int]] = {}
    for item, part in findings:
        name = _name(item, part)
        if name is not None and name in first:
            lines.setdefault(first[name], []).append(item.where.line)
            continue
        if name is not None:
            first[name] = len(out)
        out.append(replace(item, details={**item.details, "also": ""}) if name is not None else item)
    for at, others in lines.items():
        here = out[at].where.line
        more = [str(line) for line in dict.fromkeys(others) if line != here]
        if more:
            also = f" Cũng gọi tên này ở dòng {', '.join(more)}."
            out[at] = replace(out[at], details={**out[at].details, "also": also})
    return out


def _name(item: Finding, part: object) -> tuple[object, str, str] | None:
    if item.code not in (OF_COLUMNS, OF_ROWS, OF_BOTH):
        return None
    seen = item.details["seen"]
    of = "row" if item.code == OF_ROWS or item.details.get("of") == "row" else "column"
    return part, of, plain_code(seen) or seen
