"""``aggregate`` and ``export`` from finished files of other offices, on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.formats.test_record import docx
from tests.support.workspaces import REPORT, UNITS, build, write
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.cli.main import main

SECOND = """
  - ma: so-hai
    ten: Sở Hai
    cap: so
    cap_tren: ubnd-tinh-mau
    ten_in: [SỞ HAI]
    ky_hieu: SH
    dia_danh: Mẫu
    noi_nhan_bao_cao: UBND tỉnh
"""
AGGREGATE = ["aggregate", "ubnd-tinh-mau", "2024-Q2", "-o", "tong.yaml"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A province with two units; their finished files in ``nhan-ve``."""
    build(tmp_path, units=UNITS.rstrip() + SECOND)
    write(
        tmp_path / "data" / "so-hai" / "2024-Q2-ngan.yaml",
        REPORT.replace("so-mau", "so-hai").replace("1200", "800"),
    )
    monkeypatch.chdir(tmp_path)
    run(Options())
    return tmp_path


def receive(root: Path, kind: str) -> None:
    """Take the finished files, and leave no YAML behind."""
    for path in (root / "outputs").rglob(f"ngan.{kind}"):
        (root / "nhan-ve").mkdir(exist_ok=True)
        shutil.copy(path, root / "nhan-ve" / f"{path.parents[1].name}.{kind}")


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_roll_up_from_received_files_equals_that_from_yaml(root: Path, kind: str) -> None:
    assert CliRunner().invoke(main, AGGREGATE).exit_code == 0
    wanted = Path("tong.yaml").read_bytes()
    receive(root, kind)
    shutil.rmtree(root / "data" / "so-mau")
    shutil.rmtree(root / "data" / "so-hai")
    assert CliRunner().invoke(main, AGGREGATE).exit_code == 1
    done = CliRunner().invoke(main, [*AGGREGATE, "--received", "nhan-ve"])
    assert done.exit_code == 0, done.output
    assert Path("tong.yaml").read_bytes() == wanted


def test_received_files_stand_beside_yaml(root: Path) -> None:
    receive(root, "pdf")
    shutil.rmtree(root / "data" / "so-hai")
    done = CliRunner().invoke(main, [*AGGREGATE, "--received", "nhan-ve/so-hai.pdf"])
    assert done.exit_code == 0, done.output
    assert "nhan-ve/so-hai.pdf → outputs/nhan-ve/so-hai/2024-Q2-ngan.yaml" in done.output


def test_export_from_received_files_equals_that_from_yaml(root: Path) -> None:
    words = ["export", "2024-Q2", "-f", "csv", "-o"]
    assert CliRunner().invoke(main, [*words, "a.csv"]).exit_code == 0
    receive(root, "docx")
    done = CliRunner().invoke(main, [*words, "b.csv", "--received", "nhan-ve", "--only-received"])
    assert done.exit_code == 0, done.output
    one, two = (
        sorted(line.replace("outputs/nhan-ve/", "data/") for line in Path(name).read_text("utf-8").splitlines())
        for name in ("a.csv", "b.csv")
    )
    assert one == two


def test_a_file_without_data_is_named_and_one_that_differs_stops_the_run(root: Path) -> None:
    receive(root, "docx")
    Path("nhan-ve/trong.docx").write_bytes(docx(None))
    done = CliRunner().invoke(main, [*AGGREGATE, "--received", "nhan-ve"])
    assert done.exit_code == 0, done.output
    assert "nhan-ve/trong.docx: LỖI B601" in done.output
    report = Path("data/so-hai/2024-Q2-ngan.yaml")
    report.write_text(report.read_text("utf-8").replace("800", "900"), encoding="utf-8")
    done = CliRunner().invoke(main, [*AGGREGATE, "--received", "nhan-ve"])
    assert done.exit_code == 1
    assert "B605" in done.output
    assert "data/so-hai/2024-Q2-ngan.yaml" in done.output


def test_only_received_needs_received(root: Path) -> None:
    done = CliRunner().invoke(main, [*AGGREGATE, "--only-received"])
    assert (done.exit_code, "--received" in done.output) == (2, True)
