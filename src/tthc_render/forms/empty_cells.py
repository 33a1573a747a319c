"""D401: the cells of a row that have no figure, word or date yet, and what to write in each kind of them."""

from __future__ import annotations

from collections.abc import Sequence

from tthc_render.diagnostics.collector import Findings
from tthc_render.forms.model import Column
from tthc_render.forms.spec import NUMERIC_KINDS
from tthc_render.yaml_files.source import Keys, Source

SHOWN_CELLS = 12
"""So many empty cells of a row are named."""


def report_empty(
    label: str, columns: Sequence[Column], source: Source, path: Keys, findings: Findings, *, pasted: bool = False
) -> None:
    """D401: the cells of one row that have no figure yet, at the first of them; ``pasted``: its cells have no names."""
    shown = [column.key for column in columns[:SHOWN_CELLS]] + ["…"] * (len(columns) > SHOWN_CELLS)
    cells = ", ".join(shown) if len(columns) > 1 else f"{columns[0].key} (“{columns[0].name}”)"
    choices = {choice: None for column in columns for choice in column.spec.lua_chon}
    first, figures = (*path, columns[0].key), _keys(columns, *NUMERIC_KINDS)
    findings.add(
        "D401",
        source.place(first),
        row=label,
        count=len(columns),
        cells=cells,
        key=columns[0].key,
        figures=figures,
        figure=figures.partition(",")[0],
        words=_keys(columns, "chu"),
        dates=_keys(columns, "ngay"),
        choices=", ".join(choices),
        pasted="x" if pasted else "",
    )


def _keys(columns: Sequence[Column], *kinds: str) -> str:
    """The keys of those of the first columns that are of one of ``kinds``."""
    return ", ".join(column.key for column in columns[:SHOWN_CELLS] if column.kind in kinds)
