"""A unit's next report as a draft: from its last report, or from the example of the report type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tthc_render.authoring.files import PERIODS, schemas_from, write_new
from tthc_render.authoring.next_period import next_report
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import FoundErrors, WrongUsage
from tthc_render.diagnostics.findings import Place
from tthc_render.reports.identity import head_of
from tthc_render.reports.library import EXAMPLE_FILE, Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.markers import FROM_EXAMPLE
from tthc_render.vietnamese.periods import Period, PeriodError, parse_period
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.edits import edited, nodes_of, replaced
from tthc_render.yaml_files.loader import Keys

TO_FILL: Final = "Họ và tên"
MODELINE: Final = "# yaml-language-server"


@dataclass(frozen=True, slots=True)
class Draft:
    """A report that was begun: its file, and a sentence on what is in it."""

    path: Path
    words: str


def begin_report(
    library: Library, last: Path | None, *, unit: str = "", kind: str = "", period: str = "", name: str = ""
) -> Draft:
    """Write the report after ``last``, or after the latest one of ``unit`` and ``kind``, or from the example.

    ``period`` is the new period's code, by default the one that follows; ``name`` the file's name. Raises
    WrongUsage where units, types, periods or files do not fit, FoundErrors if the last report cannot be computed.
    """
    if period:
        _period(period)
    if last is None:
        last, kind = _last_report(library, unit, kind, period)
    if last is None:
        return _first_report(library, unit, kind, period, name)
    return _next_report(library, last, period, name)


def _period(code: str) -> Period:
    try:
        return parse_period(code)
    except PeriodError as problem:
        raise WrongUsage(f"--period {code}: {problem.detail} Viết như: {problem.right}.") from None


def _check_kind(library: Library, kind: str, code: str) -> None:
    """WrongUsage if reports of type ``kind`` are not made for periods like ``code``."""
    period = _period(code) if code else None
    loaded = library.report_type(kind, Place("--type"), Findings(), period.end if period else None)
    if period is None or loaded is None or period.kind in loaded.type.ky:
        return
    wanted = ", ".join(f"{item} (như {PERIODS[item]})" if item in PERIODS else item for item in loaded.type.ky)
    raise WrongUsage(
        f"--period {code}: loại báo cáo {kind} không làm cho kỳ này. Ghi một kỳ thuộc loại: {wanted}; hoặc thêm "
        f"{period.kind} vào “ky” của report.yaml."
    )


def _last_report(library: Library, unit: str, kind: str, period: str) -> tuple[Path | None, str]:
    """The unit's latest report of a type before ``period``, None if it has none; and the type."""
    registry = library.units(Findings())
    if registry is not None:
        registry.unit(unit)
    found = [
        entry
        for entry in library.reports.reports
        if entry.unit == unit and entry.whole and (not kind or entry.report_type == kind)
    ]
    kinds = sorted({entry.report_type for entry in found})
    if not kind and len(kinds) != 1:
        known = ", ".join(kinds or library.workspace.names("reports"))
        raise WrongUsage(f"Ghi rõ loại báo cáo của {unit} bằng --type: {known}.")
    dated = [(entry.period, entry.path) for entry in found if entry.period is not None]
    if period:
        dated = [item for item in dated if item[0].end < _period(period).end]
    last = max(dated, key=lambda item: item[0])[1] if dated else None
    return last, kind or next(iter(kinds), "")


def _next_report(library: Library, last: Path, period: str, name: str) -> Draft:
    workspace = library.workspace
    if not last.is_file():
        raise WrongUsage(f"Không có tệp {last}. Kiểm tra lại tên tệp.")
    findings = Findings()
    computed = load_report(last, library, findings)
    if computed is None:
        told = "\n".join(
            f"{item.where}: {item.code}: {item.message()}" for item in findings if item.severity == "error"
        )
        raise FoundErrors(f"{workspace.shown(last)} còn lỗi nên chưa lập được báo cáo kỳ sau:\n{told}")
    _check_kind(library, computed.loaded.type.ma, period)
    draft = next_report(computed, period)
    path = last.parent / (_file_name(name) or f"{draft.period.code}-{computed.loaded.type.ma}.yaml")
    _refuse_double(library, computed.report.unit.ma, computed.loaded.type.ma, draft.period.code)
    draft = next_report(computed, period, workspace.shown(path))
    write_new(path, draft.text, workspace)
    library.reports.forget()
    return Draft(
        path,
        f"Kỳ {draft.period.code}: {draft.carried} số chuyển từ kỳ trước, {draft.cleared} số cần điền; "
        "lời văn là bản thảo.",
    )


def _first_report(library: Library, unit: str, kind: str, period: str, name: str) -> Draft:
    """The example of a report type becomes the first report of a unit."""
    workspace = library.workspace
    folder = workspace.report_type_folder(kind)
    if folder is None:
        raise WrongUsage(f"Không có loại báo cáo {kind}. Có: {', '.join(workspace.names('reports'))}.")
    _check_kind(library, kind, period)
    example = folder / EXAMPLE_FILE
    if not example.is_file():
        raise WrongUsage(f"Loại báo cáo {kind} chưa có bài mẫu {EXAMPLE_FILE}; hãy chép một báo cáo của đơn vị khác.")
    text = example.read_text(encoding="utf-8")
    nodes = nodes_of(text)
    head = head_of(example)
    code = period or (head.period.code if head and head.period else "")
    values: dict[Keys, str] = {("don_vi",): unit, ("van_ban", "so"): "null", ("van_ban", "ho_ten"): TO_FILL}
    if period:
        values["ky",] = period
    if year := re.match(r"\d{4}", code):
        values["van_ban", "ngay"] = f"{{ngay: null, thang: null, nam: {year[0]}}}"
    edits = [replaced(nodes[path], value) for path, value in values.items() if path in nodes]
    path = workspace.data / unit / (_file_name(name) or f"{code}-{kind}.yaml")
    _refuse_double(library, unit, kind, code)
    write_new(path, _own(edited(text, edits), path, kind, workspace), workspace)
    library.reports.forget()
    return Draft(path, f"Chép từ bài mẫu của loại {kind}: thay mọi số và lời trong tệp.")


def _own(text: str, path: Path, kind: str, workspace: Workspace) -> str:
    """The text of an example as that of a file at ``path``: the comment above it lists what is left to do."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if not line.startswith("#")), 0)
    head = [
        f"{MODELINE}: $schema={schemas_from(path, workspace)}/bao-cao/{kind}.json",
        f"{FROM_EXAMPLE} của {kind}: thay mọi số, tên và lời, rồi xóa dòng này.",
        f"# Kiểm tra: tthc-render check {workspace.shown(path)}",
    ]
    return "\n".join([*head, *lines[first:]])


def _file_name(name: str) -> str:
    return name if not name or name.endswith((".yaml", ".yml")) else f"{name}.yaml"


def _refuse_double(library: Library, unit: str, kind: str, period: str) -> None:
    there = library.reports.find(unit, kind, period)
    if there is not None:
        raise WrongUsage(f"Đã có báo cáo {kind} kỳ {period} của {unit}: {library.workspace.shown(there)}.")
