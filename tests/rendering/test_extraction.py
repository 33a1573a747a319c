"""The data of received files: written once, never over another, and what is wrong is named."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from docx import Document as WordDocument

from tests.formats.test_record import docx
from tests.support.workspaces import build
from tthc_render.readers.received_files import Received
from tthc_render.rendering.extraction import extract_files, files_in, findings_on
from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture
def rendered(tmp_path: Path) -> Path:
    assert render_report(build(tmp_path), Library(Workspace(tmp_path)), tmp_path / "out", ["docx"]).exit_code == 0
    return tmp_path / "out" / "so-mau" / "2024-Q2" / "ngan.docx"


def edited(path: Path, old: str, new: str) -> None:
    word = WordDocument(str(path))
    for table in word.tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            for paragraph in cell.paragraphs:
                if paragraph.text == old:
                    paragraph.runs[0].text = new
    out = io.BytesIO()
    word.save(out)
    path.write_bytes(out.getvalue())


def test_data_is_written_once_and_never_over_another(rendered: Path, tmp_path: Path) -> None:
    first, again = (extract_files([rendered], tmp_path / "trich")[0] for _ in range(2))
    assert first.is_whole
    assert first.folder == again.folder == str(tmp_path / "trich" / "ngan-docx")
    written = (Path(first.folder) / "bao-cao.yaml").read_bytes()
    assert written == (tmp_path / "data" / "so-mau" / "2024-Q2-ngan.yaml").read_bytes()
    (Path(first.folder) / "bao-cao.yaml").write_bytes(b"khac")
    assert extract_files([rendered], tmp_path / "trich")[0].folder.endswith("ngan-docx-2")
    assert (Path(first.folder) / "bao-cao.yaml").read_bytes() == b"khac"


def test_an_edited_cell_is_named(rendered: Path) -> None:
    edited(rendered, "1.234", "1.243")
    [found] = extract_files([rendered], None)
    assert [item.code for item in found.findings] == ["B603"]
    assert "văn bản in “1.243”, dữ liệu là “1.234”" in found.findings[0].message()
    assert not found.is_whole
    assert found.to_json()["differences"]


@pytest.mark.parametrize(
    ("received", "code"),
    [
        (Received(None), "B601"),
        (Received(None, damage="x"), "B602"),
        (Received(None, not_compared="x"), "B601"),
    ],
)
def test_what_is_wrong_with_a_file(received: Received, code: str) -> None:
    assert [item.code for item in findings_on(received, "a.pdf")] == [code]


def test_a_broken_file_does_not_stop_the_others(rendered: Path, tmp_path: Path) -> None:
    (tmp_path / "hong.pdf").write_bytes(b"%PDF rac")
    (tmp_path / "trong.docx").write_bytes(docx(None))
    (tmp_path / "~$ngan.docx").write_bytes(b"")
    found = extract_files(files_in([tmp_path]), None)
    assert [(Path(item.file).name, bool(item.error), item.is_whole) for item in found] == [
        ("hong.pdf", True, False),
        ("ngan.docx", False, True),
        ("trong.docx", False, False),
    ]


def test_nothing_among_received_files_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders behind links are searched; those that lead up or away, or may not be read, are named."""
    received, elsewhere, closed = tmp_path / "nhan", tmp_path / "noi-khac", tmp_path / "nhan" / "khoa"
    for folder in (received / "xa", elsewhere, closed):
        folder.mkdir(parents=True)
    for path in (received / "xa" / "a.pdf", elsewhere / "b.PDF", closed / "c.pdf"):
        path.write_bytes(b"%PDF")
    os.mkfifo(received / "ong.docx")
    for name, place in {"lien": elsewhere, "len": tmp_path, "he-thong": Path("/proc"), "mat": tmp_path / "x"}.items():
        (received / name).symlink_to(place)
    walk = os.scandir

    def scandir(path: str | Path) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "no", str(path))
        return walk(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = files_in([received])
    names = {path.relative_to(received).as_posix() for path in found}
    assert names == {"xa/a.pdf", "lien/b.PDF", "ong.docx", "len", "he-thong", "mat", "khoa"}
    errors = {Path(item.file).name: item.error for item in extract_files(found, None)}
    assert all("không tìm trong thư mục này" in errors[name] for name in ("len", "he-thong", "mat", "khoa"))
    assert all(errors.values())
