"""``check`` and ``lint`` give one verdict on the form of a finished Word document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.letterheads import built, sample
from tthc_render.diagnostics.findings import Finding, Place, Severity, finding, worst
from tthc_render.lint.linter import lint_bytes
from tthc_render.prose.checker import check_file
from tthc_render.prose.form_faults import as_form_faults
from tthc_render.prose.passages import Passage


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": "Số: 107/QĐ-SNV"}, "F103"),
        ({"number": "Số: 7/BC-SNV"}, "F102"),
        ({"date": "Hà Tĩnh, ngày 31 tháng 6 năm 2026"}, "P501"),
        ({"date": "Hà Tĩnh, ngày 5 tháng 7 năm 2026"}, "F105"),
        ({"recipients": ("- Như trên;", "- Ban Giám đốc.", "- Lưu: VT, VP.")}, "F108"),
        ({}, ""),
    ],
)
def test_check_and_lint_agree(changes: dict[str, object], code: str, tmp_path: Path) -> None:
    data = built(sample("báo cáo", **changes), "bảng")
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    checked = [item for item in check_file(path, "x.docx") if item.code == code]
    wanted = Severity.ERROR if code else None
    assert worst(checked) == worst(lint_bytes(data, "docx", "x.docx").findings) == wanted


def test_only_the_form_of_the_document_becomes_an_error() -> None:
    date = Passage("Hà Tĩnh, ngày 31 tháng 6 năm 2026", Place("x", 5), "date")

    def at(line: int, code: str) -> Finding:
        return finding(code, Place("x", line), date="31/6", why="", quote="", written="", mark="")

    found = as_form_faults([at(5, "P501"), at(9, "P501"), at(12, "F114"), at(14, "F108")], [date])
    assert [item.severity for item in found] == [Severity.ERROR, Severity.WARNING, Severity.WARNING, Severity.ERROR]
