"""Files as they are received: with data, without, damaged, hostile."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.test_record import docx, pdf
from tests.support.workspaces import build
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.readers.received_files import Received, is_received, read_received, received_in
from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("goc")
    assert render_report(build(root), Library(Workspace(root)), root / "out").exit_code == 0
    return root / "out" / "so-mau" / "2024-Q2"


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_rendered_file_holds_its_report_and_says_the_same(rendered: Path, kind: str) -> None:
    found = read_received(rendered / f"ngan.{kind}")
    assert found.record is not None
    assert found.record.report == (rendered.parents[2] / "data" / "so-mau" / "2024-Q2-ngan.yaml").read_bytes()
    assert (found.differences, found.damage, found.not_compared) == ((), "", "")


def test_files_without_data_and_with_data_that_is_none() -> None:
    assert received_in(docx(None), "docx") == received_in(pdf(record=None), "pdf") == Received(None)
    assert received_in(docx(), "docx").damage == "số đã in kèm theo không đúng cấu trúc"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt", "khong-co.pdf"])
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 rac")
    (tmp_path / "a.docx").write_bytes(b"PK rac")
    with pytest.raises(DataUnreadable):
        read_received(tmp_path / name)


def test_kinds() -> None:
    assert [is_received(Path(name)) for name in ("a.PDF", "b.docx", "c.yaml")] == [True, True, False]
