"""Marks of HTML and Markdown outside of narrative, which would be printed as typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.mark.parametrize(
    ("old", "typed", "expected"),
    [
        ("UBND tỉnh", '"~~UBND tỉnh~~"', [("D775", "~~")]),
        ("UBND tỉnh", "UBND <b>tỉnh</b>", [("D642", "<b>")]),
        ("Đất đai", '"`Đất đai`"', [("D775", "`")]),
        ("Đất đai", "__Đất đai__", [("D775", "__")]),
        ("Đất đai", "Đất &amp; nước", [("D642", "&amp;")]),
        ("Đất đai", '"> 5 ha đất"', []),
        ("Đất đai", '"> mức khoán"', []),
        ("Đất đai", "dat_dai__v2", []),
        ("Đất đai", "'\\~~Đất đai~~'", []),
        ("Đất đai", "**Đất đai**", []),
    ],
)
def test_each_is_named_at_its_line(tmp_path: Path, old: str, typed: str, expected: list[tuple[str, str]]) -> None:
    key = "noi_nhan: [" if old == "UBND tỉnh" else "linh_vuc: "
    assert f"{key}{old}" in REPORT
    report = REPORT.replace(f"{key}{old}", f"{key}{typed}", 1)
    path = build(tmp_path, report=report)
    findings = collected(check_report, path, Library(Workspace(tmp_path)))[1]
    found = [item for item in findings if item.code in ("D642", "D775")]
    assert [(item.code, item.details["mark"]) for item in found] == expected
    written = path.read_text(encoding="utf-8")
    line = written[: written.index(typed)].count("\n") + 1
    assert all(item.where.line == line for item in found)


EXPRESSION = "[= chi_tieu.pakn.moi ]"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("noi_nhan: [UBND tỉnh]", f'noi_nhan: ["UBND tỉnh {EXPRESSION}"]'),
        ("luu: VT", f'luu: "VT, {EXPRESSION}"'),
        ("ho_ten: Trần Văn An", f'ho_ten: "Trần Văn {EXPRESSION}"'),
        ("  luu: VT", f'  kinh_gui: ["UBND {EXPRESSION}"]\n  luu: VT'),
        ("  luu: VT", f'  trich_yeu: ["Kết quả {EXPRESSION}"]\n  luu: VT'),
        ("linh_vuc: Đất đai", f'linh_vuc: "Đất đai {EXPRESSION}"'),
        ("linh_vuc: Đất đai", 'linh_vuc: "Đất đai [= 3"'),
    ],
)
def test_an_expression_where_none_is_computed_is_an_error_at_its_line(tmp_path: Path, old: str, new: str) -> None:
    assert old in REPORT
    path = build(tmp_path, report=REPORT.replace(old, new, 1))
    findings = collected(check_report, path, Library(Workspace(tmp_path)))[1]
    [found] = [item for item in findings if item.code == "D778"]
    typed = path.read_text(encoding="utf-8")
    assert found.where.line == typed[: typed.index("[=")].count("\n") + 1
    assert "[= " in found.message()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("**đúng hạn**", f"**đúng hạn** {EXPRESSION}"),
        ("linh_vuc: Đất đai", r"linh_vuc: 'Đất đai \[= 3]'"),
        ("linh_vuc: Đất đai", 'linh_vuc: "Đất đai [3] = [4]"'),
        ("luu: VT", "luu: VT, =TCKT"),
    ],
)
def test_what_is_computed_or_no_expression_is_not_named(tmp_path: Path, old: str, new: str) -> None:
    assert old in REPORT
    path = build(tmp_path, report=REPORT.replace(old, new, 1))
    findings = collected(check_report, path, Library(Workspace(tmp_path)))[1]
    assert [item.code for item in findings if item.code == "D778"] == []


@pytest.mark.parametrize(
    ("old", "new", "code", "remedy"),
    [
        ("ho_ten: Trần Văn An", "ho_ten: Trần __Văn An__", "D775", "Xóa dấu đó."),
        ("ho_ten: Trần Văn An", "ho_ten: Trần <b>Văn An</b>", "D795", "không phải gõ gì thay"),
        ("ho_ten: Trần Văn An", "ho_ten: Trần&nbsp;Văn An", "D642", "ở chỗ ấy gõ"),
        (
            "noi_nhan: [UBND tỉnh]",
            'noi_nhan: ["__UBND tỉnh__"]',
            "D775",
            "viết “**…**” thay vào. Muốn in đúng như đã gõ",
        ),
        (
            "noi_nhan: [UBND tỉnh]",
            'noi_nhan: ["~~UBND~~ tỉnh"]',
            "D775",
            "Xóa dấu đó. Muốn in đúng như đã gõ thì viết \\",
        ),
    ],
)
def test_no_mark_is_proposed_where_none_is_read(tmp_path: Path, old: str, new: str, code: str, remedy: str) -> None:
    assert old in REPORT
    path = build(tmp_path, report=REPORT.replace(old, new, 1))
    findings = collected(check_report, path, Library(Workspace(tmp_path)))[1]
    [found] = [item for item in findings if item.code in ("D642", "D775", "D795")]
    assert found.code == code
    assert remedy in found.hint()
    assert ("**" in found.hint()) is ("**" in remedy)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("ho_ten: Trần Văn An", "ho_ten: Trần Văn An m^2", False),
        ("  luu: VT", '  dia_chi: "Email: CO_2 m^3"\n  luu: VT', False),
        ("noi_nhan: [UBND tỉnh]", 'noi_nhan: ["Đội CO_2"]', True),
        ("linh_vuc: Đất đai", "linh_vuc: Đất đai m^2", True),
    ],
)
def test_an_index_is_asked_for_only_where_marks_are_read(tmp_path: Path, old: str, new: str, told: bool) -> None:
    assert old in REPORT
    path = build(tmp_path, report=REPORT.replace(old, new, 1))
    findings = collected(check_report, path, Library(Workspace(tmp_path)))[1]
    assert ("D792" in [item.code for item in findings]) is told
