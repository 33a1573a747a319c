"""Documents that are no forms are told by their kind when a form is made of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tthc_render.authoring.new_form import new_form
from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.whole_documents import advice, document_of
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.workspace.kinds_file import load_kinds
from tthc_render.workspace.paths import Workspace

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
TO = "Nơi nhận:\n- Như trên;\n- Lưu: VT."


def document(path: Path, left: str, right: str, lines: list[str], end: str) -> Path:
    made = Document()
    head = made.add_table(1, 2)
    head.cell(0, 0).text, head.cell(0, 1).text = left, right
    for line in lines:
        made.add_paragraph(line)
    foot = made.add_table(1, 2)
    foot.cell(0, 0).text, foot.cell(0, 1).text = end, "CHỦ TỊCH\nNguyễn Văn An"
    made.save(str(path))
    return path


@pytest.mark.parametrize(
    ("left", "right", "lines", "end", "kind", "command"),
    [
        ("HĐND XÃ A", MOTTO, ["NGHỊ QUYẾT", "Về thu, chi"], TO, "nghi-quyet", "--type nghi-quyet"),
        ("UBND XÃ A", MOTTO, ["QUYẾT ĐỊNH", "Về hỗ trợ", "QUYẾT ĐỊNH:"], TO, "quyet-dinh", "--type quyet-dinh"),
        ("UBND XÃ A\nSố: 5/UBND\nV/v rà soát", MOTTO, ["Kính gửi: Sở B"], TO, "cong-van", "--type cong-van"),
        ("UBND XÃ A", MOTTO, ["TỜ TRÌNH", "Về việc x", "Kính gửi: Sở B"], TO, "to-trinh", "--type to-trinh"),
        ("UBND XÃ A", MOTTO, ["GIẤY MỜI", "Kính gửi: Sở B"], "", "giay-moi", "giay-moi --like thong-bao"),
        ("UBND XÃ A", MOTTO.replace(" - ", " – "), ["KẾ HOẠCH", "Năm 2026"], TO, "ke-hoach", "--type ke-hoach"),
        ("UBND XÃ A", MOTTO, ["DANH SÁCH HỘ"], TO, "", ""),  # no kind of the decree
        ("UBND XÃ A", "Biểu số 02", ["BÁO CÁO"], TO, "", ""),
        ("UBND XÃ A", MOTTO, ["BÁO CÁO", "Biểu số 1"], "NGƯỜI LẬP", "", ""),  # no recipients
        ("UBND XÃ A", MOTTO, ["Theo nghị quyết"], TO, "", ""),
    ],
)
def test_the_kind_of_a_document(
    tmp_path: Path, left: str, right: str, lines: list[str], end: str, kind: str, command: str
) -> None:
    file, workspace = document(tmp_path / "a.docx", left, right, lines, end), Workspace(tmp_path)
    found = document_of(read_tables(file), load_kinds(workspace))
    assert (found.code if found else "") == kind
    with pytest.raises(DataUnreadable) as told:
        new_form(workspace, "X.01", table=file)
    assert ("--header-rows 4:6" in str(told.value)) == (not kind)
    if found:
        assert command in advice(found, workspace)
        assert advice(found, workspace) in str(told.value)
