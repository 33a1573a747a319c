"""The workbook of a report: a sheet for each form, one for the figures of the text, one that says what it is."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.formats.spreadsheet_text import sheet_title
from tthc_render.forms.data import FormData, read_data
from tthc_render.forms.model import Column, Form, Part
from tthc_render.reports.library import Library, LoadedType
from tthc_render.reports.model import ReportFile, read_head, read_period
from tthc_render.vietnamese.periods import Period
from tthc_render.workspace.units import Registry, Unit
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.source import Source

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ABOUT: Final = "_tthc"
"""Name of the hidden sheet that says what the workbook is."""
VERSION: Final = "1"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
HELP: Final = "Điền các ô màu vàng; ô màu xám tự tính. Xong thì lưu tệp và chạy: tthc-render import TỆP.xlsx"
_CHANGED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@dataclass(frozen=True)
class OpenReport:
    """A report as far as it can be filled in: its forms are known, its figures may be missing."""

    source: Source
    file: ReportFile
    unit: Unit
    registry: Registry
    period: Period
    loaded: LoadedType
    forms: dict[str, Form]

    @property
    def digest(self) -> str:
        """The hash of its file."""
        return hashlib.sha256(self.source.text.encode("utf-8")).hexdigest()


def open_report(path: Path, library: Library, findings: Findings) -> OpenReport | None:
    """The report at ``path``; None with findings where its type, unit or period cannot be read."""
    source = read_source(path, library.workspace.shown(path), findings)
    file = read_head(source, findings) if source is not None else None
    if source is None or file is None:
        return None
    period, registry = read_period(file, source, findings), library.units(findings)
    unit = registry.units.get(file.don_vi) if registry is not None else None
    if unit is None:
        findings.add("D309", source.place(("don_vi",)), value=file.don_vi, near="–")
    if period is None or unit is None or registry is None:
        return None
    loaded = library.report_type(file.loai, source.place(("loai",)), findings, period.end, unit.cap)
    if loaded is None:
        return None
    forms = {}
    for code in loaded.type.bieu:
        form = library.form(code, source.place(("bieu", code)), findings, period.end)
        if form is None:
            return None
        forms[code] = form
    return OpenReport(source, file, unit, registry, period, loaded, forms)


def form_workbook(report: OpenReport, library: Library, findings: Findings) -> bytes | None:
    """An XLSX file with what ``report`` has; None with findings where its figures cannot be read.

    The same report gives the same bytes. Raises WrongUsage where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise WrongUsage("Chưa cài phần đọc, ghi Excel. Chạy: pip install 'tthc-render[xlsx]'") from error
    from tthc_render.spreadsheets.form_places import places_of
    from tthc_render.spreadsheets.form_sheet import FormSheet
    from tthc_render.spreadsheets.indicator_sheet import TITLE, fill_indicators

    book = Workbook()
    book.properties.creator = "tthc-render"
    book.properties.created = datetime(2000, 1, 1)
    book.remove(book.active)
    about: Worksheet = book.create_sheet(ABOUT)
    taken = {ABOUT}
    lines = [("phien_ban", VERSION), ("loai", report.file.loai), ("don_vi", report.unit.ma)]
    lines += [("ky", report.period.code), ("bam", report.digest)]
    bad = False
    for code, form in report.forms.items():
        data = _data(report, form, library, findings)
        bad = bad or data is None
        spec = form.spec
        title = sheet_title(code, taken)
        unit = f"Đơn vị tính: {spec.don_vi_tinh}" if spec.don_vi_tinh else ""
        head = (spec.ky_hieu_in or code, spec.ten, f"{report.unit.ten} – {report.period.code}", HELP, unit)
        choices = _choices(about, form)
        held = data or FormData({})
        FormSheet(book.create_sheet(title), places_of(form, held.parts), head, choices, held.signers)
        lines.append(("bieu", f"{code}|{title}|{spec.hieu_luc.tu or ''}"))
    if report.loaded.indicators.parts:
        written = report.source.data.get("chi_tieu")
        title = sheet_title(TITLE, taken)
        title_lines = (report.loaded.type.ten, f"{report.unit.ten} – {report.period.code}", HELP)
        fill_indicators(
            book.create_sheet(title),
            report.loaded.type,
            report.loaded.indicators,
            written if isinstance(written, dict) else {},
            title_lines,
        )
        lines.append(("chi_tieu", title))
    for line in lines:
        about.append(line)
    if bad:
        return None
    if len(book.worksheets) == 1:
        raise WrongUsage(f"{report.source.file}: loại báo cáo {report.file.loai} không có biểu và chỉ tiêu để điền.")
    about.sheet_state = "veryHidden"
    book.move_sheet(about, len(book.worksheets) - 1)
    book.active = 0
    return _repeatable(book)


def _data(report: OpenReport, form: Form, library: Library, findings: Findings) -> FormData | None:
    """What the report has of a form, an empty form where it has none."""
    written = report.source.data.get("bieu")
    whole = written.get(form.code) if isinstance(written, dict) else None
    if whole is None:
        return FormData({})
    registry = library.units(Findings())

    def name(code: str) -> str | None:
        unit = registry.units.get(code) if registry is not None else None
        return unit.ten if unit else None

    return read_data(form, report.source, ("bieu", form.code), findings, name, gaps=True)


def _choices(about: Worksheet, form: Form) -> dict[tuple[str, ...], str]:
    """Where the lists to choose from are, each in a column of the hidden sheet."""
    out: dict[tuple[str, ...], str] = {}
    for part in form.parts:
        for column in part.all_columns:
            for values in {item.spec.lua_chon: None for item in (column, *_own(part, column)) if item.kind == "chon"}:
                at = max(about.max_column, 3) + 1
                for number, text in enumerate(values, 1):
                    about.cell(number, at, text)
                letter = about.cell(1, at).column_letter
                out[values] = f"'{ABOUT}'!${letter}$1:${letter}${len(values)}"
    return out


def _own(part: Part, column: Column) -> list[Column]:
    """A column as the prescribed rows have it."""
    return [row.cell(column) for row in part.rows]


def _repeatable(book: Workbook) -> bytes:
    """The workbook as a file without the time at which it was made."""
    first, out = io.BytesIO(), io.BytesIO()
    book.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            data = made.read(name)
            data = _CHANGED.sub(rb"\g<1>2000-01-01T00:00:00Z", data) if name == "docProps/core.xml" else data
            kept.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
