"""Totals that prose names by what was done, against forms and indicators."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, build
from tthc_render.diagnostics.findings import Finding
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

COMMUNE: Final = (Path(__file__).parents[1] / "data" / "commune-2026-Q3.yaml").read_text(encoding="utf-8")
UNITS: Final = """don_vi:
  - ma: ubnd-xa-thach-ha
    ten: UBND xã Thạch Hà
    cap: xa
"""
WORDS: Final = "Trong kỳ, UBND xã chưa tổ chức kiểm tra."


def found_in(root: Path, text: str) -> list[Finding]:
    path = root / "data" / "ubnd-xa-thach-ha" / "2026-Q3-kiem-soat-tthc-quy.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    (root / "data" / "units.yaml").write_text(UNITS, encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(root)))
    return [item for item in findings if not item.accepted]


@pytest.mark.parametrize(
    ("words", "value", "right"),
    [
        ("Đã giải quyết 767 hồ sơ.", "776", "[= bieu.II_06a.tong.da_giai_quyet | so]"),
        ("Đã giải quyết 767 hồ sơ tại Trung tâm Phục vụ hành chính công xã.", "776", ""),
        ("Đã tiếp nhận 871 hồ sơ TTHC; các hồ sơ được xử lý kịp thời.", "817", "[= bieu.II_06a.tong.tiep_nhan | so]"),
        ("Toàn xã tiếp nhận 820 hồ sơ trong quý.", "817", ""),
        ("Toàn xã Thạch Hà tiếp nhận 820 hồ sơ trên địa bàn xã.", "817", ""),
        ("Đã tiếp nhận 871 hồ sơ trên địa bàn toàn xã.", "817", ""),
        ("Toàn xã, tổng số hồ sơ tiếp nhận là 820 hồ sơ.", "817", ""),
        ("Trong quý, UBND xã tiếp nhận 820 hồ sơ, trong đó 761 hồ sơ trực tuyến, 56 hồ sơ trực tiếp.", "817", ""),
        ("Quý III năm 2026, UBND xã Thạch Hà tiếp nhận được 8.170 hồ sơ.", "817", ""),
        ("Đang giải quyết 14 hồ sơ.", "41", "[= bieu.II_06a.tong.dang_giai_quyet | so]"),
        ("Tổng số hồ sơ tiếp nhận là 820 hồ sơ.", "817", "[= bieu.II_06a.tong.tiep_nhan | so]"),
    ],
)
def test_a_total_that_the_form_has_otherwise(words: str, value: str, right: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, COMMUNE.replace(WORDS, words))
    assert [(item.code, item.details["value"]) for item in found] == [("C306", value)]
    assert right in found[0].details["right"]
    expression = found[0].details["right"]
    number = found[0].details["words"].rpartition(" ")[2]
    mended = COMMUNE.replace(WORDS, words.replace(f"{number} hồ sơ", f"{expression} hồ sơ", 1))
    assert found_in(tmp_path, mended) == []


@pytest.mark.parametrize(
    "words",
    [
        "Đã giải quyết 776 hồ sơ.",
        "Trong kỳ tiếp nhận mới 772 hồ sơ, kỳ trước chuyển sang 45 hồ sơ.",
        "Tiếp nhận 772 hồ sơ.",
        "Hộ tịch: đã tiếp nhận 536 hồ sơ.",
        "Cùng kỳ năm 2025 tiếp nhận 820 hồ sơ.",
        "So với kỳ trước, đã tiếp nhận 820 hồ sơ.",
        "Tiếp nhận hơn 800 hồ sơ.",
        "Tiếp nhận 620 hồ sơ.",
        "Đã tiếp nhận 820 hồ sơ đất đai.",
        "Đã tiếp nhận 871 hồ sơ tại Công an xã.",
        "Đã tiếp nhận 820 hồ sơ tại Trung tâm Phục vụ hành chính công xã.",
        "Đã tiếp nhận và trả kết quả 820 hồ sơ.",
        "Toàn tỉnh đã tiếp nhận 871 hồ sơ.",
        "Đã tiếp nhận 871 hồ sơ trên địa bàn tỉnh.",
        "Mỗi tháng tiếp nhận 820 hồ sơ.",
        "Chưa giải quyết 767 hồ sơ.",
    ],
)
def test_figures_of_another_scope(words: str, tmp_path: Path) -> None:
    assert [item.code for item in found_in(tmp_path, COMMUNE.replace(WORDS, words)) if item.code == "C306"] == []


@pytest.mark.parametrize(
    ("words", "reported"), [("Đã tiếp nhận 451 hồ sơ.", ["C318"]), ("Đã tiếp nhận 415 hồ sơ.", [])]
)
def test_a_total_of_an_indicator(words: str, reported: list[str], tmp_path: Path) -> None:
    kind = TYPE.replace("tong: {ten: Tổng số", "tong: {ten: Tổng hồ sơ tiếp nhận").replace("moi <= 100", "moi <= 1000")
    report = REPORT.replace("moi: 3", "moi: 414").replace("Công việc **đúng hạn**.", words)
    path = build(tmp_path, report=report, kind=kind)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    found = [item for item in findings if item.code == "C318"]
    assert [item.code for item in found] == reported
    assert all("[= chi_tieu.pakn.tong | so]" in item.hint() for item in found)
