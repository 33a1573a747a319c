"""What is wrong with a Word layout stands as comments in a copy of it."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from docx.oxml.ns import qn

from tthc_render.cli.main import main
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.template_checks.commented_layouts import commented_layout

ND30 = Path(__file__).parents[2] / "templates" / "layouts" / "nd30"


def commented(data: bytes) -> list[tuple[str, str]]:
    """Each comment: the words of its paragraph, and its own."""
    document = Document(io.BytesIO(data))
    texts = {str(item.comment_id): item.text for item in document.comments}
    return [
        ("".join(part.text or "" for part in paragraph.iter(qn("w:t"))), texts[start.get(qn("w:id"))])
        for paragraph in document.element.body.iter(qn("w:p"))
        for start in paragraph.iter(qn("w:commentRangeStart"))
    ]


def test_check_writes_a_copy_and_leaves_the_layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "templates" / "layouts" / "rieng"
    shutil.copytree(ND30, folder)
    layout = folder / "layout.docx"
    with zipfile.ZipFile(layout) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"dia_danh_ngay", b"dia_danh_ngayy")
    with zipfile.ZipFile(layout, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    before = layout.read_bytes()
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "templates/layouts/rieng", "--comments"])
    assert result.exit_code == 4 or result.exit_code == 1
    assert "templates/layouts/rieng/layout-nhan-xet.docx" in result.output
    assert layout.read_bytes() == before
    made = commented((folder / "layout-nhan-xet.docx").read_bytes())
    assert any(words == "{{ dia_danh_ngayy }}" and "dia_danh_ngayy" in text for words, text in made)
    again = CliRunner().invoke(main, ["check", "templates/layouts/rieng", "--comments"])
    assert again.exit_code == 2
    assert "không ghi đè" in again.output


def test_a_finding_without_a_paragraph_is_at_the_beginning() -> None:
    data = (ND30 / "layout.docx").read_bytes()
    made = commented(commented_layout(data, [finding("T507", Place("layout.docx"), style="Ô số")]))
    assert len(made) == 1
    assert "Ô số" in made[0][1]


def test_a_layout_without_faults_has_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "templates" / "layouts" / "rieng"
    shutil.copytree(ND30, folder)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "templates/layouts/rieng", "--comments"])
    assert result.exit_code == 0, result.output
    assert "Không có tệp layout.docx nào cần lời nhận xét." in result.output
    assert not (folder / "layout-nhan-xet.docx").exists()
