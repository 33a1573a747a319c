"""Reports that are not filled in yet, shown all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, build, prescribed_form, write
from tthc_render.diagnostics.collector import Findings
from tthc_render.document.block_text import to_text
from tthc_render.reports.library import Library
from tthc_render.workbench.drafts import draft_of, with_blanks
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import read_source


def printed(root: Path, report: str) -> str | None:
    path = build(root, report=report)
    source = read_source(path, "x.yaml", Findings())
    draft = draft_of(source, Library(Workspace(root))) if source is not None else None
    if draft is None:
        return None
    document, _ = draft
    return "\n".join(to_text((*document.blocks, *(block for item in document.appendices for block in item.blocks))))


def test_what_is_missing_prints_as_a_blank_and_sums_count_the_rest(tmp_path: Path) -> None:
    text = printed(tmp_path, REPORT.replace("moi: 3", "moi: null").replace("truc_tuyen: 1200", "truc_tuyen: null"))
    assert text is not None
    assert "Tổng số: 01, mới: …" in text
    assert "Đất đai\t34\t…\t34" in text
    assert "Công việc đúng hạn" in text


def test_keys_rows_and_texts_that_are_not_there_are_blanks_too(tmp_path: Path) -> None:
    text = printed(tmp_path, REPORT[: REPORT.index("chi_tieu:")])
    assert text is not None
    assert "mới: …" in text
    assert "CHUNG" not in text


@pytest.mark.parametrize(
    "report",
    [
        REPORT,
        REPORT.replace("moi: 3", "moi: ba, ky: null"),
        REPORT.replace("so-mau", "khong-co"),
        "loai: ngan\n",
        "- 1\n",
    ],
)
def test_there_is_no_draft_where_nothing_is_missing_or_something_else_is_wrong(tmp_path: Path, report: str) -> None:
    assert printed(tmp_path, report) is None


def test_prescribed_rows_that_are_missing_are_counted(tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("moi: 3, ky_truoc: 1", "moi: 3"))
    library = Library(Workspace(tmp_path))
    source = read_source(path, "x.yaml", Findings())
    [loaded], [form] = library.type_versions("ngan"), library.form_versions("M.01")
    assert source is not None
    assert with_blanks(source, loaded, {"M.01": form}) == 1
    assert with_blanks(source, loaded, {"M.01": form}) == 0


def test_days_and_choices_of_prescribed_rows_keep_no_pages_from_being_shown(tmp_path: Path) -> None:
    form = prescribed_form(
        """
        {ma: "01", ten: Diện tích, don_vi_tinh: ha}
        {ma: "02", ten: Ngày công nhận, kieu: ngay}
        {ma: "03", ten: Đạt chuẩn, kieu: chon, lua_chon: [Đạt, Chưa]}
        {ma: "04", ten: Người phụ trách, kieu: chu}
        """
    )
    write(tmp_path / "templates" / "forms" / "M.01.yaml", form)
    rows = "{dong: 01, so: 5}, {dong: 02, so: null}, {dong: 03, so: null}, {dong: 04, so: null}"
    row = "- {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}"
    path = build(tmp_path, report=REPORT.replace(f"    dong:\n      {row}", f"    dong: [{rows}]"))
    write(tmp_path / "templates" / "forms" / "M.01.yaml", form)
    content = tmp_path / "templates" / "reports" / "ngan" / "content.md"
    content.write_text(
        content.read_text("utf-8").replace("bieu['M.01'].tong.tiep_nhan", "bieu['M.01'].theo_ma['01'].so")
    )
    source = read_source(path, "x.yaml", Findings())
    assert source is not None
    draft = draft_of(source, Library(Workspace(tmp_path)))
    assert draft is not None
    text = "\n".join(to_text(tuple(block for item in draft[0].appendices for block in item.blocks)))
    assert "Ngày công nhận" in text
    assert "…" in text
