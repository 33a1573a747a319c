"""Widths that a form wishes for its columns (``rong``) and that its words and figures do not leave them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TthcError
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.tree import Orientation, Table
from tthc_render.forms.compute import compute
from tthc_render.forms.model import Form
from tthc_render.forms.tables import form_blocks
from tthc_render.layout.column_widths import column_widths
from tthc_render.layout.geometry import PT_PER_MM, load_geometry
from tthc_render.reports.library import Library
from tthc_render.template_checks.forms import FIGURE, LAYOUT, PAPER, ROWS
from tthc_render.template_checks.sample_data import example_data

CLEARLY_MM: Final = 2.0
"""A column that is wider than wished by less looks as wished."""


def unmet_widths(form: Form, library: Library, papers: set[Orientation], shown: str) -> Iterator[Finding]:
    """T865 for each part in which columns need more than ``rong`` gives them; a part too wide for its paper is T617."""
    result = compute(form, example_data(form, ROWS, FIGURE), Findings())
    try:
        geometry = load_geometry(library.workspace.layout_file(LAYOUT, "layout.yaml").parent)
        tables = [item for item in form_blocks(form, result, Place(shown)) if isinstance(item, Table)]
    except TthcError:
        return  # what is wrong with the layout or the table is reported where it is printed
    for part, table in zip(form.parts, tables, strict=False):
        for paper in sorted(papers) if table.weights else ():
            width = geometry.text_width_pt(paper)
            printed = column_widths(table, width, geometry)
            pairs = zip(part.columns, table.weights, printed.weights, strict=True)
            wider = [
                f"“{column.titles[-1]}”: {got * width / PT_PER_MM:.0f} mm, rong: {want * width / PT_PER_MM:.0f} mm"
                for column, want, got in pairs
                if (got - want) * width / PT_PER_MM > CLEARLY_MM
            ]
            if wider and not printed.lacking_pt:
                part_name = part.spec.tieu_de or part.key
                yield finding("T865", Place(shown), part=part_name, paper=PAPER[paper], columns="; ".join(wider))
