"""A period of so many reports that one page would be too large: pages by province, then by the unit below.

Units belong to the unit above them, as the registry has it. Where even the parts of the third level are too large, as
where no unit is above another, the list of units is cut as it stands.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.batch.status import ReportStatus
from tthc_render.workspace.units import Registry

MOST_ROWS: Final = 3500
"""Reports of one page: with their findings less than two megabytes."""
FEWEST_ROWS: Final = 50
"""Pages of fewer reports, on average, would only be much to leaf through."""
LEVELS: Final = 3

Groups = Mapping[str, Sequence[ReportStatus]]
"""Rows by report type."""


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one page: ``name`` is that of its file, ``title`` what it is called."""

    name: str
    title: str
    groups: Groups


def parts_of(groups: Groups, registry: Registry) -> list[Part]:
    """The parts of a period, in the order of their first units; none where one page holds all rows."""
    if _size(groups) <= MOST_ROWS:
        return []
    codes = list(dict.fromkeys(row.unit for rows in groups.values() for row in rows))
    order = {code: number for number, code in enumerate(registry.units)}
    codes.sort(key=lambda code: order.get(code, len(order)))
    lines = {code: _line_above(code, registry) for code in codes}
    for level in range(LEVELS):
        heads = {code: line[min(level, len(line) - 1)] for code, line in lines.items()}
        parts = [Part(head, _name(head, registry), own) for head, own in _divided(groups, heads).items()]
        if max(_size(part.groups) for part in parts) <= MOST_ROWS and len(parts) * FEWEST_ROWS <= _size(groups):
            return parts
    step = max(1, MOST_ROWS // len(groups))
    out = []
    for number, at in enumerate(range(0, len(codes), step), 1):
        own = codes[at : at + step]
        title = f"Phần {number}, {_name(own[0], registry)} – {_name(own[-1], registry)}"
        out.append(Part(f"phan-{number}", title, _of(groups, set(own))))
    return out


def _name(code: str, registry: Registry) -> str:
    return registry.units[code].ten if code in registry.units else code


def _of(groups: Groups, codes: Container[str]) -> dict[str, list[ReportStatus]]:
    found = {kind: [row for row in rows if row.unit in codes] for kind, rows in groups.items()}
    return {kind: rows for kind, rows in found.items() if rows}


def _size(groups: Groups) -> int:
    return sum(map(len, groups.values()))


def _line_above(code: str, registry: Registry) -> list[str]:
    """The codes of the units above a unit from the highest on, and its own."""
    line = [code]
    unit = registry.units.get(code)
    while unit is not None and (parent := registry.parent(unit)) is not None and parent.ma not in line:
        line.append(parent.ma)
        unit = parent
    return line[::-1]


def _divided(groups: Groups, parts: Mapping[str, str]) -> dict[str, dict[str, list[ReportStatus]]]:
    """The rows by part and report type; ``parts`` says to which part a unit belongs."""
    out: dict[str, dict[str, list[ReportStatus]]] = {part: {} for part in parts.values()}
    for kind, rows in groups.items():
        for row in rows:
            out[parts[row.unit]].setdefault(kind, []).append(row)
    return out
