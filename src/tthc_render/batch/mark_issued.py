"""Marking a finished document as issued: whose it is, its number and day, and the hash by which it is known."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Final

from tthc_render.batch.entries import Entry, flat
from tthc_render.batch.issued_records import Issue, keep_records
from tthc_render.batch.manifest import NAME, Manifest
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TthcError, WrongUsage
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.writing import refuse_links
from tthc_render.readers.stamps import stamp_inside
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.vietnamese.dates import format_short
from tthc_render.workspace.paths import find_workspace

SUFFIXES: Final = (".docx", ".pdf")


def issue_document(path: Path, number: str = "", day: str = "") -> Issue:
    """Mark the document at ``path`` as issued, in the manifest and in the unit's record; what was written.

    A document that was issued may be marked again when its bytes are others, as after it was signed once more.

    ``number`` and ``day`` are by default those of the report. Raises WrongUsage where the file is none of a report,
    is issued already, or has no number or day yet; RenderingFailed where a folder below that of the outputs is a link.
    """
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        raise WrongUsage(f"{path}: không có tệp này, hoặc không phải tệp .docx, .pdf. Ghi tên văn bản đã ký.")
    folder = _folder_of(path)
    manifest = Manifest(folder)
    refuse_links(folder, path.absolute())
    name = path.absolute().relative_to(folder.absolute()).as_posix()
    try:
        data = read_regular(path)
    except OSError as error:
        raise WrongUsage(f"{path}: {cause(error)}.") from error
    digest = hashlib.sha256(data).hexdigest()
    for issue in manifest.issues():
        if (issue.path, issue.sha256) == (name, digest):
            raise WrongUsage(f"{path}: đã ghi là phát hành, số {issue.number} ngày {issue.day}.")
    entry = _entry_of(path, name, data, manifest)
    typed = _typed_in(entry) if not (number and day) else ("", "")
    number, day = number or typed[0], day or typed[1]
    if not number or not day:
        raise WrongUsage(
            f"{path}: báo cáo {entry.file} chưa có số hoặc ngày văn bản. Thêm --number và --date, "
            "ví dụ --number 107/BC-UBND --date 20/6/2024."
        )
    issue = Issue(name, digest, number, day, entry.file, entry.unit, entry.period, entry.report_type, entry.data_hash)
    keep_records(folder, [issue])
    manifest.append([issue])
    return issue


def _folder_of(path: Path) -> Path:
    """The folder with the manifest that a document belongs to."""
    for folder in path.absolute().parents:
        if (folder / NAME).is_file():
            return folder
    raise WrongUsage(
        f"{path}: không nằm trong thư mục kết quả (không thấy {NAME}). Chép văn bản đã ký vào đúng thư mục của "
        "báo cáo, cạnh tệp mà chương trình đã tạo, rồi chạy lại."
    )


def _entry_of(path: Path, name: str, data: bytes, manifest: Manifest) -> Entry:
    """The manifest's entry of the report that a document is: by its name, its stamp, or its folder."""
    entries = [entry for entry in flat(manifest.read()) if entry.unit and entry.report_type]
    stamp = _stamp_of(data)
    place = tuple(name.split("/")[:-1])
    found = (
        [entry for entry in entries if entry.path == name]
        or [entry for entry in entries if stamp and stamp.startswith(_stamp_start(entry))]
        or [entry for entry in entries if place == (entry.unit, entry.period)]
    )
    kinds = {entry.report_type for entry in found}
    if len(kinds) != 1:
        known = f" Thư mục này có báo cáo: {', '.join(sorted(kinds))}." if kinds else ""
        raise WrongUsage(
            f"{path}: không rõ là văn bản của báo cáo nào.{known} Đặt tên như tệp mà chương trình đã tạo rồi chạy lại."
        )
    made = [entry for entry in found if entry.format] or found
    return made[0]


def _stamp_of(data: bytes) -> str:
    try:
        return stamp_inside(data, "")
    except TthcError:  # the name and folder still say whose it is
        return ""


def _stamp_start(entry: Entry) -> str:
    return f"tthc-render unit={entry.unit} period={entry.period} type={entry.report_type} "


def _typed_in(entry: Entry) -> tuple[str, str]:
    """Number and day of a document as its report has them, "" for what is still open."""
    workspace = find_workspace(())
    computed = load_report(workspace.path_of(entry.file), Library(workspace), Findings())
    if computed is None:
        return "", ""
    head, kind, unit = computed.report.file.van_ban, computed.loaded.type, computed.report.unit
    symbol = head.ky_hieu or f"{kind.ky_hieu}-{unit.ky_hieu}"
    return f"{head.so}/{symbol}" if head.so else "", format_short(head.ngay) if isinstance(head.ngay, date) else ""
