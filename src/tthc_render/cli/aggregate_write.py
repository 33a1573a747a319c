"""``aggregate --write``: the figures go into the reports of the parents, after the difference was shown."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tthc_render.cli.output import echo
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.regular_files import read_regular

if TYPE_CHECKING:
    from tthc_render.reports.library import Library
    from tthc_render.rollup.aggregate import Aggregate
    from tthc_render.rollup.kept_cells import Cell

FILES_SHOWN: Final = 3
LINES_SHOWN: Final = 60
CELLS_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class _Change:
    found: Aggregate
    path: Path
    before: str
    after: str
    indicators: Mapping[str, str]
    stated: Mapping[Cell, str]
    told: Sequence[str]


def write_reports(
    library: Library, made: Sequence[Aggregate], told: Sequence[str], *, yes: bool, lang: str = "vi"
) -> None:
    """Write each aggregate into its unit's report, made from the last one where there is none yet.

    Shows the changes first, then the lines ``told`` on what is left to do, which long changes would hide, and requires
    confirmation on a terminal unless ``yes``. The record of sources is written beside each.
    """
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.formats.writing import write_output
    from tthc_render.reports.rollup_record import RollupRecord, form_hashes, part_of, record_path, record_text
    from tthc_render.yaml_files.loader import read_source

    changes = [_change(library, found, lang) for found in made]
    for number, change in enumerate(changes):
        _show(library, change, whole=number < FILES_SHOWN)
    for line in (*told, *(line for change in changes for line in change.told)):
        echo(line, err=True)
    if not yes and sys.stdin.isatty() and not click.confirm(f"Ghi {len(changes)} báo cáo?", default=True):
        return
    for change in changes:
        if change.after != change.before:
            write_output(change.path, change.after.encode("utf-8"))
    library.reports.forget()
    for change in changes:
        parts = []
        for child in change.found.children:
            path = library.workspace.path_of(child.source.file)
            # Own figures are in a file that has just been written.
            source = read_source(path, child.source.file, Findings()) if child.own else child.source
            parts.append(part_of(child.unit.ma, source or child.source, path, own=child.own))
        now = read_source(change.path, library.workspace.shown(change.path), Findings())
        versions = {code: form for code, (form, _) in change.found.forms.items()}
        hashes = form_hashes(now, versions) if now is not None else {}
        record = RollupRecord(tuple(parts), hashes, change.indicators, change.stated)
        write_output(record_path(change.path), record_text(record).encode("utf-8"))
        echo(f"{library.workspace.shown(change.path)}: {len(change.found.used)} báo cáo")


def _change(library: Library, found: Aggregate, lang: str) -> _Change:
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.diagnostics.findings import Place, finding, format_finding
    from tthc_render.reports.own_figures import added_keys
    from tthc_render.reports.rollup_record import is_edited_by_hand, read_record
    from tthc_render.rollup.indicators import added_indicators
    from tthc_render.rollup.kept_cells import kept_cells, kept_otherwise, lost_cells
    from tthc_render.rollup.output import plain, stated_cells
    from tthc_render.rollup.written import left_to_type, open_indicators, typed_otherwise, written
    from tthc_render.yaml_files.edits import nodes_of

    path, kind = _report(library, found)
    loaded = library.report_type(kind, Place(), Findings())
    if loaded is None:
        raise WrongUsage(f"{library.workspace.shown(path)}: không đọc được loại báo cáo {kind}.")
    before = read_regular(path).decode("utf-8-sig")
    forms = {code: item for code, item in found.forms.items() if code in loaded.type.bieu}
    wanted = set(added_keys(loaded.type))
    sums = {key: value for key, value in added_indicators(found.children).items() if key in wanted}
    record = read_record(path)
    by_hand = record is not None and is_edited_by_hand(path, record, library)
    names = {f"{group}.{key}": (group, key) for group, key in sums}
    known = {names[name]: value for name, value in record.indicators.items() if name in names} if record else {}
    ours = [child for child in found.children if child.unit.ma == found.unit.ma]
    own: set[str | tuple[str, str]] = set()
    for child in ours:
        own |= {*child.forms} - {*child.kept} | {*child.counts} - {*child.kept_counts}
    edited = {pair: typed for pair, typed in typed_otherwise(before, sums, known).items() if pair not in own}
    for (group, key), typed in edited.items():
        name = loaded.type.chi_tieu[group].truong[key].ten
        echo(
            f"{library.workspace.shown(path)}: “{name}” đang ghi {typed}, cộng đơn vị trực thuộc được "
            f"{sums[group, key]}; giữ nguyên.",
            err=True,
        )
    found = replace(found, forms=forms)
    filled = {*open_indicators(before, sums, known), *(pair for pair in sums if pair in own)}
    indicators = {f"{group}.{key}": plain(sums[group, key]) for group, key in filled}
    indicators |= {f"{group}.{key}": known[group, key] for group, key in edited if (group, key) in known}
    old, stated = record.stated if record else {}, stated_cells(found)
    text = written(before, found, sums, own=own, known=known, stated=old)
    plain_text = before.replace("\r\n", "\n")
    kept = kept_cells(plain_text, nodes_of(plain_text), found, old)
    for place, typed, words in kept_otherwise(kept, found, stated):
        echo(
            f"{library.workspace.shown(path)}: {place} đang ghi {typed}, các đơn vị trực thuộc đều ghi {words}; "
            "giữ nguyên. Lấy theo đơn vị thì xóa ô ấy rồi tổng hợp lại.",
            err=True,
        )
    rolled = {code: item for code, item in forms.items() if code not in own}  # the others move to bieu_rieng
    lost = lost_cells(before, text, replace(found, forms=rolled), by_hand=by_hand, stated=old)
    if by_hand or lost:
        more = f" và {len(lost) - CELLS_NAMED} ô khác" if len(lost) > CELLS_NAMED else ""
        gone = f" Ô đã ghi sẽ mất hoặc lấy lại số cộng: {'; '.join(lost[:CELLS_NAMED])}{more}." if lost else ""
        edited_so = " phần tổng hợp đã bị sửa tay; nay ghi lại theo số của các đơn vị trực thuộc." if by_hand else ""
        apart = " Số riêng của đơn vị thì ghi ở bieu_rieng." if by_hand else " Còn cần thì chép lại vào dòng mới."
        echo(f"{library.workspace.shown(path)}:{edited_so}{gone}{apart}", err=True)
    told = []
    if left := left_to_type(text, loaded.type):
        words = "; ".join(f"“{loaded.type.chi_tieu[group].truong[key].ten}” ({group}.{key})" for group, key in left)
        told = [format_finding(finding("B308", Place(library.workspace.shown(path)), names=words), lang)]
    return _Change(found, path, before, text, indicators, stated, told)


def _report(library: Library, found: Aggregate) -> tuple[Path, str]:
    """The parent's report that takes the figures, and its type; made if there is none."""
    from tthc_render.authoring.new_report import begin_report

    kinds = {entry.report_type for entry in library.reports.entries if entry.shown in set(found.used.values())}
    there = [entry for entry in library.reports.of(found.unit.ma, found.period) if entry.report_type]
    same = [entry for entry in there if entry.report_type in kinds]
    fitting = same or [entry for entry in there if _takes(library, entry.report_type, found)]
    if len({entry.report_type for entry in fitting}) > 1 or (not fitting and len(kinds) > 1):
        names = ", ".join(sorted(entry.report_type for entry in fitting) or sorted(kinds))
        raise WrongUsage(f"{found.unit.ma}: chưa rõ ghi vào loại báo cáo nào. Thêm --type: {names}.")
    if fitting:
        return fitting[0].path, fitting[0].report_type
    kind = next(iter(kinds))
    try:
        draft = begin_report(library, None, unit=found.unit.ma, kind=kind, period=found.period)
    except WrongUsage:  # no earlier report and no example to begin from
        path = _begun(library, found, kind)
        echo(f"{library.workspace.shown(path)}: lập mới; điền phần đầu văn bản và lời văn.", err=True)
        return path, kind
    echo(f"{library.workspace.shown(draft.path)}: lập mới. {draft.words}", err=True)
    return draft.path, kind


def _takes(library: Library, kind: str, found: Aggregate) -> bool:
    """Whether reports of a type print one of the forms that were added up; those without forms take indicators."""
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.diagnostics.findings import Place

    loaded = library.report_type(kind, Place(), Findings())
    return loaded is None or not found.forms or not set(loaded.type.bieu).isdisjoint(found.forms)


def _begun(library: Library, found: Aggregate, kind: str) -> Path:
    """A report with nothing but what is known: type, unit, period, and the places to fill."""
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.diagnostics.findings import Place
    from tthc_render.formats.writing import write_new
    from tthc_render.yaml_files.emit import scalar

    loaded = library.report_type(kind, Place(), Findings())
    narratives = loaded.type.loi_van if loaded else {}
    lines = [
        f"loai: {kind}",
        f"don_vi: {found.unit.ma}",
        f"ky: {found.period}",
        "van_ban:",
        "  so: null",
        f"  ngay: {{ngay: null, thang: null, nam: {found.period[:4]}}}",
        f"  noi_nhan: [{scalar(found.unit.noi_nhan_bao_cao or 'Nơi nhận')}]",
        "  luu: VT",
        "  quyen_han: [Chức vụ người ký]",
        "  ho_ten: Họ và tên",
        "bieu: {}",
        *(["loi_van:"] if narratives else []),
        *(f"  {key}: null  # {spec.ten}" for key, spec in narratives.items()),
    ]
    path = library.workspace.data / found.unit.ma / f"{found.period}-{kind}.yaml"
    write_new(path, ("\n".join(lines) + "\n").encode("utf-8"))
    library.reports.forget()
    return path


def _show(library: Library, change: _Change, *, whole: bool) -> None:
    shown = library.workspace.shown(change.path)
    lines = list(difflib.unified_diff(change.before.splitlines(), change.after.splitlines(), shown, shown, lineterm=""))
    more, less = (sum(line.startswith(sign) and line[:3] != sign * 3 for line in lines) for sign in "+-")
    echo(f"{shown}: {f'{more} dòng thêm, {less} dòng bỏ' if lines else 'không đổi'}", err=True)
    if whole:
        for line in lines[:LINES_SHOWN]:
            echo(f"    {line}", err=True)
        if len(lines) > LINES_SHOWN:
            echo(f"    … còn {len(lines) - LINES_SHOWN} dòng", err=True)
