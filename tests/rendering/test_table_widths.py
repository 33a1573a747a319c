"""Tables that are too wide for their paper."""

from __future__ import annotations

from pathlib import Path

import pdfplumber

from tests.support.workspaces import FORM, REPORT, build, write
from tthc_render.rendering.pipeline import check_file, render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def test_a_table_too_wide_for_its_paper_is_reported_once_at_its_form(tmp_path: Path) -> None:
    more = range(6, 46)
    cells = "".join(f", c{number}: 1234567890" for number in more)
    path = build(tmp_path, report=REPORT.replace("truc_tiep: 34", f"truc_tiep: 34{cells}"))
    columns = "".join(f"      - {{ten: Cột, khoa: c{number}, ma: ({number})}}\n" for number in more)
    write(tmp_path / "templates" / "forms" / "M.01.yaml", FORM.replace("    tong_cong:", f"{columns}    tong_cong:"))
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out")
    checked = check_file(path, Library(Workspace(tmp_path)))
    [reported] = [item for item in outcome.findings if item.code == "F593"]
    assert [item for item in checked.findings if item.code == "F593"] == [reported]
    assert (reported.where.file, reported.where.line, reported.details["columns"]) == (
        "data/so-mau/2024-Q2-ngan.yaml",
        14,
        "45",
    )
    assert int(reported.details["lacking"]) > 50
    assert [output.format for output in outcome.outputs] == ["docx", "pdf"]


def test_a_long_word_in_a_table_is_broken_before_the_table_is_too_wide(tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("Đất đai", "Đ" * 200))
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out")
    assert not [item for item in outcome.findings if item.code in ("F591", "F592", "F593")]
    with pdfplumber.open(tmp_path / outcome.outputs[1].path) as pdf:
        letters = [(char, page.width) for page in pdf.pages for char in page.chars if char["text"] == "Đ"]
    assert len(letters) >= 200
    assert all(char["x0"] > 0 and char["x1"] < width for char, width in letters)


def test_names_squeezed_by_wide_figures_are_told_with_what_helps(tmp_path: Path) -> None:
    more = range(6, 13)
    cells = "".join(f", c{number}: 1234567890123" for number in more)
    name = "Dự án đầu tư xây dựng công trình hạ tầng kỹ thuật khu công nghiệp phía Nam tỉnh giai đoạn hai"
    report = REPORT.replace("truc_tiep: 34", f"truc_tiep: 1234567890123{cells}").replace("Đất đai", name)
    path = build(tmp_path, report=report)
    columns = "".join(f"      - {{ten: Cột, khoa: c{number}, ma: ({number})}}\n" for number in more)
    write(tmp_path / "templates" / "forms" / "M.01.yaml", FORM.replace("    tong_cong:", f"{columns}    tong_cong:"))
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out")
    [item] = [item for item in outcome.findings if item.code == "D793"]
    assert item.details["columns"] == "12"
    assert int(item.details["lines"]) >= 6
    assert item.details["head"] == "Lĩnh vực"
