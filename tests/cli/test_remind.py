"""``remind`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.batch.test_status import FIVE, add
from tests.support.workspaces import REPORT, build, write
from tthc_render.cli.main import main


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(tmp_path, units=FIVE)
    monkeypatch.chdir(tmp_path)
    add(tmp_path / "data", "xa-1", "loai: [")
    return tmp_path / "data"


def test_without_deadlines_nobody_is_called_late(data: Path) -> None:
    done = CliRunner().invoke(main, ["remind", "2024-Q2"])
    assert done.exit_code == 2
    assert "ky-han.yaml" in done.output


@pytest.mark.parametrize(
    ("words", "count"), [(["--today", "20/6/2024"], 6), (["--today", "19/6/2024"], 0), (["--all"], 6)]
)
def test_late_units_are_written_with_their_deadline(data: Path, words: list[str], count: int) -> None:
    write(data / "ky-han.yaml", "han:\n  - {ky: [quy], so_ngay: 5}\n")
    done = CliRunner().invoke(main, ["remind", "2024-Q2", "-o", "nhac.csv", *words])
    assert (done.exit_code, done.output) == (0, f"nhac.csv: {count} báo cáo cần nhắc\n")
    assert len((data.parent / "nhac.csv").read_text(encoding="utf-8").splitlines()) == count + 1


@pytest.mark.parametrize("words", [["2024-Q5"], ["2024-Q2", "--today", "31/2/2024"]])
def test_what_is_no_period_or_day_is_wrong_use(data: Path, words: list[str]) -> None:
    assert CliRunner().invoke(main, ["remind", *words]).exit_code == 2


def test_a_period_that_nobody_has_reported_for_is_missing_as_a_whole(data: Path) -> None:
    write(data / "ky-han.yaml", "han:\n  - {ky: [quy], so_ngay: 5}\n")
    done = CliRunner().invoke(main, ["remind", "2024-Q3", "--today", "30/9/2024", "-o", "nhac.csv"])
    listed = CliRunner().invoke(main, ["list", "missing", "--period", "2024-Q3"]).output
    count = len((data.parent / "nhac.csv").read_text(encoding="utf-8").splitlines()) - 1
    assert f"Còn thiếu kỳ 2024-Q3 ({count})" in listed, (done.output, listed)
    assert count


def test_a_report_that_was_made_and_is_gone_since_is_missing(data: Path) -> None:
    write(data / "so-mau" / "2024-Q1-ngan.yaml", REPORT.replace("2024-Q2", "2024-Q1"))
    CliRunner().invoke(main, ["render", "-f", "docx", "data/so-mau"])
    before = CliRunner().invoke(main, ["remind", "2024-Q2", "--all", "-o", "a.csv"]).output
    (data / "so-mau" / "2024-Q2-ngan.yaml").unlink()
    after = CliRunner().invoke(main, ["remind", "2024-Q2", "--all", "-o", "b.csv"]).output
    assert (before, after) == ("a.csv: 5 báo cáo cần nhắc\n", "b.csv: 6 báo cáo cần nhắc\n")
