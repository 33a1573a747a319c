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


def test_what_is_wrong_with_one_file_does_not_stop_the_others(root: Path) -> None:
    receive(root, "docx")
    Path("nhan-ve/trong.docx").write_bytes(docx(None))
    done = CliRunner().invoke(main, [*AGGREGATE, "--received", "nhan-ve"])
    assert done.exit_code == 0, done.output
    assert "nhan-ve/trong.docx: LỖI B601" in done.output
    Path("nhan-ve/hong.docx").write_bytes(b"PK rac")
    wanted = Path("tong.yaml").read_bytes()
    Path("tong.yaml").unlink()
    done = CliRunner().invoke(main, [*AGGREGATE, "--received", "nhan-ve"])
    assert done.exit_code == 1
    assert "1 văn bản gửi về không dùng được nên không tính." in done.output
    assert Path("tong.yaml").read_bytes() == wanted


@pytest.mark.parametrize("both_received", [False, True])
def test_a_report_that_comes_twice_with_other_data_does_not_count(root: Path, both_received: bool) -> None:
    receive(root, "docx")
    report = Path("data/so-hai/2024-Q2-ngan.yaml")
    report.write_text(report.read_text("utf-8").replace("800", "900"), encoding="utf-8")
    if both_received:
        run(Options())
        shutil.copy("outputs/so-hai/2024-Q2/ngan.docx", "nhan-ve/so-hai-khac.docx")
        report.unlink()
    done = CliRunner().invoke(main, [*AGGREGATE, "--received", "nhan-ve", "--missing", "blank"])
    assert done.exit_code == 1, done.output
    other = "nhan-ve/so-hai-khac.docx" if both_received else "data/so-hai/2024-Q2-ngan.yaml"
    assert "B605" in done.output
    assert other in done.output
    text = Path("tong.yaml").read_text("utf-8")
    assert "1200" in text
    assert not {"800", "900", "2000", "2100"} & set(text.replace(",", " ").replace("}", " ").split())
    assert "Sở Hai" in done.output
    stopped = CliRunner().invoke(main, [*AGGREGATE, "--received", "nhan-ve"])
    assert stopped.exit_code == 1
    assert "chưa có báo cáo" in stopped.output
    rows = CliRunner().invoke(main, ["export", "2024-Q2", "-f", "csv", "-o", "a.csv", "--received", "nhan-ve"])
    assert rows.exit_code == 1
    assert {line.split(",")[0].strip('"') for line in Path("a.csv").read_text("utf-8-sig").splitlines()[1:]} == {
        "so-mau"
    }


def test_only_received_needs_received(root: Path) -> None:
    done = CliRunner().invoke(main, [*AGGREGATE, "--only-received"])
    assert (done.exit_code, "--received" in done.output) == (2, True)
