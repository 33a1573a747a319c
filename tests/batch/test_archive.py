"""A period's archive holds everything, and standard tools can check it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, build, write
from tthc_render.batch.archive import SUMS, Packed, pack_period
from tthc_render.batch.mark_issued import issue_document
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(tmp_path)
    write(tmp_path / "data" / "so-mau" / "2024-Q1-ngan.yaml", REPORT.replace("2024-Q2", "2024-Q1"))
    monkeypatch.chdir(tmp_path)
    run(Options(formats=("docx",)))
    return tmp_path


def packed(root: Path, target: str = "a.zip", period: str = "2024-Q2") -> Packed:
    return pack_period(Library(Workspace(root)), root / "outputs", period, root / target)


def test_everything_of_the_period_is_there(root: Path) -> None:
    made = packed(root)
    with zipfile.ZipFile(made.path) as archive:
        names = set(archive.namelist())
        lines = archive.read("manifest.jsonl").decode().splitlines()
    assert {
        *("outputs/so-mau/2024-Q2/ngan.docx", "data/units.yaml", "data/so-mau/2024-Q2-ngan.yaml"),
        *("templates/reports/ngan/content.md", "templates/forms/M.01.yaml", "templates/layouts/nd30/layout.docx"),
        *("manifest.jsonl", "README.txt", SUMS),
    } <= names
    assert not [name for name in names if "2024-Q1" in name or "reports/kiem-soat" in name]
    assert len(lines) == 1
    assert (made.files, made.outputs, made.altered, made.lost) == (len(names), 1, (), ())


def test_equal_files_give_an_equal_archive(root: Path) -> None:
    assert packed(root).path.read_bytes() == packed(root, "b.zip").path.read_bytes()


def test_a_folder_is_checked_by_standard_tools(root: Path) -> None:
    made = packed(root, "luu-tru")
    tool = shutil.which("sha256sum")
    assert tool
    good = subprocess.run((tool, "-c", SUMS), cwd=made.path, capture_output=True, check=False)
    assert good.returncode == 0, good.stderr
    (made.path / "data" / "units.yaml").write_bytes(b"x")
    assert subprocess.run((tool, "-c", SUMS), cwd=made.path, capture_output=True, check=False).returncode == 1


def test_signed_and_lost_documents_are_named(root: Path) -> None:
    document = root / "outputs" / "so-mau" / "2024-Q2" / "ngan.docx"
    document.with_name("ngan.da-ky.docx").write_bytes(document.read_bytes())
    issue_document(document.with_name("ngan.da-ky.docx"))
    document.write_bytes(document.read_bytes() + b"x")
    made = packed(root)
    assert (made.outputs, made.altered, made.lost) == (2, ("so-mau/2024-Q2/ngan.docx",), ())
    document.with_name("ngan.da-ky.docx").unlink()
    assert packed(root, "b.zip").lost == ("so-mau/2024-Q2/ngan.da-ky.docx",)


@pytest.mark.parametrize(("target", "period"), [("data", "2024-Q2"), ("a.zip", "2023-Q1")])
def test_nothing_is_overwritten_and_nothing_is_no_archive(root: Path, target: str, period: str) -> None:
    with pytest.raises(WrongUsage):
        packed(root, target, period)


def test_what_the_archive_lacks_is_named(root: Path) -> None:
    assert (packed(root).unmade, packed(root, "b.zip").missing) == ((), ())
    write(root / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", REPORT.replace("so-mau", "ubnd-tinh-mau"))
    assert packed(root, "c.zip").unmade == ("data/ubnd-tinh-mau/2024-Q2-ngan.yaml",)
    (root / "data" / "so-mau" / "2024-Q2-ngan.yaml").unlink()
    assert packed(root, "d.zip").missing == ("Sở Mẫu",)
