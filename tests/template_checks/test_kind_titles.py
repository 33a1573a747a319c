"""Titles of other kinds of documents on types that do not name the kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import build, write
from tthc_render.template_checks.checker import check_templates


@pytest.mark.parametrize(
    ("lines", "lacks"),
    [
        ("ten_loai: KẾ HOẠCH\nky_hieu: KH\n", "không như kế hoạch."),
        ("ten_loai: KẾ HOẠCH\n", "không như kế hoạch (số ghi BC, không phải KH)."),
        ("ten_loai: Tờ trình\nky_hieu: TTr\n", "không như tờ trình."),
        ("ten_loai: QUYẾT ĐỊNH\nky_hieu: QĐ\n", "không như quyết định (dòng “QUYẾT ĐỊNH:” không ra giữa)."),
        (
            "ten_loai: NGHỊ QUYẾT\n",
            "không như nghị quyết (số ghi BC, không phải NQ; dòng “QUYẾT NGHỊ:” không ra giữa).",
        ),
        ("ten_loai: THƯ CÔNG\n", "không như thư công."),
        ("ten_loai: BÁO CÁO\nky_hieu: BC\n", ""),
        ("ten_loai: BÁO CÁO NHANH\n", ""),
        ("loai_van_ban: ke-hoach\n", ""),
    ],
)
def test_a_title_of_another_kind_names_only_what_the_type_lacks(lines: str, lacks: str, tmp_path: Path) -> None:
    build(tmp_path)
    path = tmp_path / "templates" / "reports" / "ngan" / "report.yaml"
    write(path, path.read_text(encoding="utf-8") + lines)
    found = [item for outcome in check_templates([path]) for item in outcome.findings if item.code == "T834"]
    assert [item.message().rpartition("báo cáo, ")[2] for item in found] == ([lacks] if lacks else [])
