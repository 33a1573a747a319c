"""A report whose next period uses other versions of its forms and its type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.stories.test_drafts import filled
from tests.support.collecting import collected
from tthc_render.authoring.new_report import begin_report
from tthc_render.authoring.new_unit import new_unit
from tthc_render.diagnostics.errors import FoundErrors
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture
def library(tmp_path: Path) -> Library:
    workspace = Workspace(tmp_path)
    new_unit(workspace, "ubnd-tinh-mau", name="UBND tỉnh Mẫu")
    new_unit(workspace, "ubnd-xa-mau", name="UBND xã Mẫu")
    return Library(workspace)


def test_columns_that_are_gone_are_dropped_and_named(library: Library) -> None:
    first = begin_report(library, None, unit="ubnd-xa-mau", kind="kiem-soat-tthc-quy", period="2025-Q2").path
    filled(first, library, "kiem-soat-tthc-quy", times=1)
    text = first.read_text(encoding="utf-8")
    text = text.replace("    Hồ sơ tiếp nhận trực tuyến", "    Quý II năm 2025, hồ sơ tiếp nhận trực tuyến")
    first.write_text(text.replace("van_ban:", "van_ban:\n  so: 12\n  ky_so_lieu: (Quý II)"), encoding="utf-8")
    draft = begin_report(library, first)
    data = yaml.safe_load(draft.path.read_text(encoding="utf-8"))
    assert data["ky"] == "2025-Q3"
    assert "tham_quyen_huyen" not in data["bieu"]["II.07b"]["phan_1"]["dong"][0]
    assert data["bieu"]["II.06a"]["dong"][0]["ky_truoc"] == 3
    assert "II.07b.phan_1.tham_quyen_huyen" in draft.words
    assert "tai_cho_xa" in draft.words
    assert set(data["van_ban"]) == {"ngay", "kinh_gui", "noi_nhan", "luu", "quyen_han"}
    assert "  # còn nhắc kỳ cũ: sửa “Quý II năm 2025”\n  dien_tu:" in draft.path.read_text(encoding="utf-8")
    _, findings = collected(check_report, draft.path, library)
    assert {item.code for item in findings if item.severity == "error"} == {"D401"}


def test_nothing_is_carried_over_a_gap(library: Library) -> None:
    first = begin_report(library, None, unit="ubnd-xa-mau", kind="kiem-soat-tthc-quy", period="2025-Q3").path
    filled(first, library, "kiem-soat-tthc-quy", times=1)
    draft = begin_report(library, first, period="2026-Q1")
    data = yaml.safe_load(draft.path.read_text(encoding="utf-8"))
    assert data["bieu"]["II.06a"]["dong"][0]["ky_truoc"] is None
    assert "Không phải kỳ liền sau" in draft.words


def test_a_new_version_of_the_type_asks_for_what_it_adds(library: Library) -> None:
    first = begin_report(library, None, unit="ubnd-tinh-mau", kind="kiem-soat-tthc-6-thang", period="2025-6T").path
    filled(first, library, "kiem-soat-tthc-6-thang", times=1)
    draft = begin_report(library, first)
    text = draft.path.read_text(encoding="utf-8")
    assert not re.search(r"\bhuyen_|cap_huyen", text)
    _, findings = collected(check_report, draft.path, library)
    assert {item.code for item in findings if item.severity == "error"} == {"D401"}


def test_cells_that_a_prescribed_row_leaves_blank_are_not_asked_for(library: Library) -> None:
    first = begin_report(library, None, unit="ubnd-xa-mau", kind="phong-chong-thien-tai", period="2025-Q1").path
    first.write_text(first.read_text(encoding="utf-8").replace(": null", ": 3"), encoding="utf-8")
    draft = begin_report(library, first)
    rows = yaml.safe_load(draft.path.read_text(encoding="utf-8"))["bieu"]["PCTT.01"]["dong"]
    before = yaml.safe_load(first.read_text(encoding="utf-8"))["bieu"]["PCTT.01"]["dong"]
    assert [set(row) for row in rows] == [set(row) for row in before]
    assert "gia_tri" not in rows[0]


def test_a_comparison_with_a_report_that_is_not_there_is_left_out_and_named(library: Library) -> None:
    for period in ("2024-Q2", "2025-Q2"):
        path = begin_report(library, None, unit="ubnd-xa-mau", kind="kiem-soat-tthc-quy", period=period).path
        filled(path, library, "kiem-soat-tthc-quy", times=1)
    assert "cung_ky." in path.read_text(encoding="utf-8")
    draft = begin_report(library, path, period="2026-Q3")
    text = draft.path.read_text(encoding="utf-8")
    assert "cung_ky." not in text
    assert "Bỏ vì chưa có báo cáo của kỳ được so sánh: so_sanh_cung_ky." in draft.words
    filled(draft.path, library, "kiem-soat-tthc-quy", times=1)
    _, findings = collected(check_report, draft.path, library)
    assert not {item.code for item in findings} & {"D630", "P811"}


def test_the_day_of_a_law_is_not_the_old_period(library: Library) -> None:
    first = begin_report(library, None, unit="ubnd-xa-mau", kind="quyet-dinh", period="2025").path
    assert "ngày 16 tháng 6 năm 2025" in first.read_text(encoding="utf-8")
    draft = begin_report(library, first)
    assert "còn nhắc kỳ cũ" not in draft.path.read_text(encoding="utf-8")


def test_each_spot_of_the_old_period_is_named_and_no_comment_is_left_alone(library: Library) -> None:
    first = begin_report(library, None, unit="ubnd-xa-mau", kind="kiem-soat-tthc-quy", period="2024-Q2").path
    filled(first, library, "kiem-soat-tthc-quy", times=1)
    words = (
        "Trong quý II theo kế hoạch; Kế hoạch kiểm tra năm 2024; Luật Đất đai năm 2024; quý II/2023. Hồ sơ tiếp nhận"
    )
    text = first.read_text(encoding="utf-8").replace("    Hồ sơ tiếp nhận", f"    {words}", 1)
    assert words in text
    first.write_text(f"{text}\n# Cảnh báo đã xem.\nchap_nhan:\n  - {{ma: P999, vi_sao: đã xem}}\n", encoding="utf-8")
    draft = begin_report(library, first, period="2026-Q3").path.read_text(encoding="utf-8")
    assert "# còn nhắc kỳ cũ: sửa “quý II”, “năm 2024”\n" in draft
    assert "Cảnh báo đã xem" not in draft


def test_an_unfinished_report_holds_up_the_next_one_only(library: Library) -> None:
    begin_report(library, None, unit="ubnd-xa-mau", kind="kiem-soat-tthc-quy", period="2026-Q3")
    with pytest.raises(FoundErrors):
        begin_report(library, None, unit="ubnd-xa-mau", kind="kiem-soat-tthc-quy", period="2026-Q4")
    later = begin_report(library, None, unit="ubnd-xa-mau", kind="kiem-soat-tthc-quy", period="2027-Q1")
    assert yaml.safe_load(later.path.read_text(encoding="utf-8"))["ky"] == "2027-Q1"
