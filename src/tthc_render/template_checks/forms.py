"""Forms tried by themselves: which of them no example prints, made-up figures on paper, tables too wide for it.

A version of a form that an example prints is tried there; every other one is printed here as the appendix of a
sample report. Every form is checked for figures of real size between the margins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TthcError
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.tree import Appendix, AppendixHead, FormHead, Orientation, Paragraph, Run, Table
from tthc_render.forms.compute import compute
from tthc_render.forms.model import Form
from tthc_render.forms.tables import form_blocks
from tthc_render.layout.column_widths import least_width
from tthc_render.layout.geometry import PT_PER_MM, load_geometry
from tthc_render.reports.appendix_paper import paper_of
from tthc_render.reports.blocks import blocks_of, included
from tthc_render.reports.library import EXAMPLE_FILE, Library, LoadedType
from tthc_render.reports.model import read_head, read_period
from tthc_render.reports.types import AppendixSpec
from tthc_render.template_checks.layouts import FORMAT_OF, sample_document, try_document
from tthc_render.template_checks.outlines import forms_in_text
from tthc_render.template_checks.sample_data import example_data
from tthc_render.yaml_files.kept import read_kept

LAYOUT: Final = "nd30"
ROWS: Final = 3
FIGURE: Final = 12345
APPENDIX: Final = "Phụ lục"
PAPER: Final[Mapping[Orientation, str]] = {
    "portrait": "dọc",
    "landscape": "ngang",
    "portrait_a3": "A3 dọc",
    "landscape_a3": "A3 ngang",
}
Version = tuple[str, date | None, date | None]
"""One version of a form: its code, from when and until when it is used."""


def version_of(form: Form) -> Version:
    """Which version of its code ``form`` is."""
    return form.code, form.spec.hieu_luc.tu, form.spec.hieu_luc.den


def printed_in_examples(library: Library) -> dict[Version, set[Orientation]]:
    """The versions of forms that the examples of report types print, and on which paper."""
    out: dict[Version, set[Orientation]] = {}
    unread = Findings()  # an example is checked together with its report type
    workspace = library.workspace
    for code in workspace.names("reports"):
        for folder in workspace.report_type_folders(code):
            source, file = read_kept(folder / EXAMPLE_FILE, EXAMPLE_FILE, read_head, unread)
            period = read_period(file, source, unread) if file is not None and source is not None else None
            if file is None or period is None:
                continue
            loaded = library.report_type(file.loai, Place(), unread, period.end)
            for name, paper in _placed(library, loaded) if loaded is not None else ():
                form = library.form(name, Place(), unread, period.end)
                if form is not None:
                    out.setdefault(version_of(form), set()).add(paper)
    return out


def _placed(library: Library, loaded: LoadedType) -> Iterator[tuple[str, Orientation]]:
    """The codes of the forms that reports of a type print, and on which paper."""
    for item in loaded.type.phu_luc:
        form = library.form(item.bieu, Place(), Findings()) if item.bieu else None
        if form is not None:
            yield item.bieu, paper_of(item, form)
    blocks = blocks_of(library.workspace, loaded.type, lambda _: Place(), Findings())
    names = included(loaded.source)
    for text in (loaded.source, *(block.outline for block in blocks if block.name in names)):
        for code in forms_in_text(text):
            yield code, "portrait"


def try_form(form: Form, library: Library, shown: str, findings: Findings) -> None:
    """Print a form with made-up figures, as the appendix of a sample report in both formats."""
    result = compute(form, example_data(form, ROWS), Findings())
    sample = sample_document()
    sign = form.spec.ky_hieu_in.strip()
    blocks = form_blocks(form, result, Place(shown))
    if sign and not sign.casefold().startswith(APPENDIX.casefold()):
        unit = ("Đơn vị báo cáo: Sở Mẫu",)
        period = ("Kỳ báo cáo: Quý II năm 2024",)
        head: FormHead | AppendixHead = FormHead(sign, (form.spec.ten,), period, unit, form.spec.ban_hanh_theo)
        document = sample
    else:  # its label comes from the report type that prints it
        source = "(Kèm theo Báo cáo số 07/BC-SM ngày 05 tháng 7 năm 2024 của Sở Mẫu)"
        head = AppendixHead(APPENDIX, (form.spec.ten.upper(),), (source,))
        reference = Paragraph((Run("Số liệu chi tiết tại Phụ lục kèm theo."),))
        document = replace(sample, blocks=(*sample.blocks[:-1], reference, sample.blocks[-1]))
    document = replace(document, appendices=(Appendix(head, blocks, paper_of(AppendixSpec(bieu=form.code), form)),))
    try:
        files = {name: library.workspace.layout_file(LAYOUT, name) for name in FORMAT_OF}
    except TthcError as error:
        findings.add("T608", Place(shown), kind="DOCX, PDF", reason=error.message.rstrip("."))
        return
    try_document(document, files, "T608", lambda name: shown, findings)


def too_wide(form: Form, library: Library, papers: set[Orientation], shown: str) -> Iterator[Finding]:
    """Parts of a form whose words and figures of five digits do not fit between the margins, however small."""
    result = compute(form, example_data(form, ROWS, FIGURE), Findings())
    try:
        geometry = load_geometry(library.workspace.layout_file(LAYOUT, "layout.yaml").parent)
        tables = [item for item in form_blocks(form, result, Place(shown)) if isinstance(item, Table)]
        needed = [least_width(table, geometry) for table in tables]
    except TthcError:
        return  # what is wrong with the layout or the table is reported where it is printed
    for part, need, table in zip(form.parts, needed, tables, strict=False):
        for paper in sorted(papers):
            if need > geometry.text_width_pt(paper):
                yield finding(
                    "T617",
                    Place(shown),
                    part=part.spec.tieu_de or part.key,
                    columns=table.columns,
                    paper=PAPER[paper],
                    need=f"{need / PT_PER_MM:.0f}",
                    width=f"{geometry.text_width_mm[paper]:.0f}",
                    size=f"{geometry.table_sizes[-1]:g}",
                )
