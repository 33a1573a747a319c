"""The source table stands above the form that was read from it."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest
from click.testing import CliRunner

from tests.support.workspaces import write
from tthc_render.authoring.new_form import Pick, new_form
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.cli.main import main
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.reports.library import Library
from tthc_render.template_checks.form_preview import ROWS_SHOWN, form_preview
from tthc_render.workspace.paths import Workspace

TABLE = """
| STT | Nội dung | Tổng số | Mới | Cũ |
|---|---|---|---|---|
| (1) | (2) | (3)=(4)+(5) | (4) | (5) |
| 1 | Việc của xã An | 5 | 2 | 3 |
"""


def words(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return " ".join("\n".join(page.extract_text() for page in pdf.pages).split())


def test_the_command_prints_both_and_prints_again_for_a_form_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table = write(tmp_path / "bieu.md", TABLE)
    args = ["new", "form", "B.09", "--from", str(table), "--preview"]
    made = CliRunner().invoke(main, args)
    assert made.exit_code == 0, made.output
    preview, form = tmp_path / "xem-truoc-B.09.pdf", tmp_path / "templates" / "forms" / "B.09.yaml"
    text = words(preview.read_bytes())
    assert text.index("BẢNG NGUỒN: bieu.md") < text.index("Việc của xã An") < text.index("BIỂU SẼ IN: B.09")
    assert text.index("BIỂU SẼ IN") < text.index("Biểu số B.09") < text.rindex("(3)=(4)+(5)")
    changed = form.read_text(encoding="utf-8").replace("TÊN BIỂU B.09", "TÊN ĐÃ SỬA")
    form.write_text(changed, encoding="utf-8")
    again = CliRunner().invoke(main, args)
    assert again.exit_code == 0, again.output
    assert "TÊN ĐÃ SỬA" in words(preview.read_bytes())
    assert form.read_text(encoding="utf-8") == changed


def test_a_form_that_cannot_be_read_has_no_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "templates" / "forms" / "B.09.yaml", "ten: hỏng\n")
    result = CliRunner().invoke(main, ["new", "form", "B.09", "--preview"])
    assert result.exit_code == 2
    assert "Chưa xem được biểu B.09" in result.output
    assert not (tmp_path / "xem-truoc-B.09.pdf").exists()


def test_merged_cells_lone_lines_and_what_is_left_out_of_a_long_source(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    new_form(workspace, "B.09", table=write(tmp_path / "b.md", TABLE), pick=Pick())
    form = Library(workspace).form("B.09", Place(), Findings())
    assert form is not None
    merged = GridCell("Cả hai cột", 0, 0, 1, 1)
    rows = [(merged, merged, GridCell("Bên cạnh", 0, 2, 0, 2)), (merged, merged, GridCell("Dưới", 1, 2, 1, 2))]
    lone = GridCell("Tên bảng dài viết ở ô đầu", 2, 0, 2, 0)
    rows.append((lone, GridCell("", 2, 1, 2, 1), GridCell("", 2, 2, 2, 2)))
    for number in range(3, ROWS_SHOWN + 5):
        rows.append(tuple(GridCell(f"d{number}c{column}", number, column, number, column) for column in range(3)))
    text = words(form_preview(form, [Grid(tuple(rows), "Trang 1")], "nguon.xlsx", workspace))
    assert text.count("Cả hai cột") == 1
    assert "Tên bảng dài viết ở ô đầu" in text
    assert f"d{ROWS_SHOWN - 1}c0" in text
    assert f"d{ROWS_SHOWN}c0" not in text
    assert "còn 5 hàng nữa của bảng nguồn" in text
