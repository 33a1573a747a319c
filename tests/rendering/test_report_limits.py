"""A check that never ends is stopped and named; one that ends is left alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.workspaces import REPORT, build
from tthc_render.cli.main import main
from tthc_render.rendering import pipeline, report_limits
from tthc_render.rendering.outcome import Outcome
from tthc_render.rendering.report_limits import checked_within_limits


def endless() -> Outcome:
    while True:
        time.sleep(0.01)


def swallowing() -> Outcome:
    """What a library does that catches everything."""
    try:
        return endless()
    except Exception:
        return Outcome("a", error="lỗi lạ", exit_code=5)


@pytest.mark.parametrize("check", [endless, swallowing])
def test_a_check_without_end_is_one_sentence(check: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_limits, "SECONDS_FOR_ONE", 0.2)
    began = time.monotonic()
    found = checked_within_limits(check, "a.yaml")  # type: ignore[arg-type]
    assert time.monotonic() - began < 5
    assert (found.file, found.exit_code) == ("a.yaml", 5)
    assert "quá 0.2 giây" in found.error


@pytest.mark.parametrize("outcome", [Outcome("a"), Outcome("a", error="không đọc được", exit_code=3)])
def test_a_check_that_ends_is_left_alone(outcome: Outcome) -> None:
    assert checked_within_limits(lambda: outcome, "a") is outcome


def test_other_files_of_the_same_check_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    slow = tmp_path / "data" / "so-mau" / "2024-Q1-ngan.yaml"
    slow.write_text(REPORT.replace("2024-Q2", "2024-Q1"), encoding="utf-8")
    checked = pipeline._checked
    monkeypatch.setattr(
        pipeline, "_checked", lambda path, *rest: endless() if path.name == slow.name else checked(path, *rest)
    )
    monkeypatch.setattr(report_limits, "SECONDS_FOR_ONE", 3)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["check", "data"])
    assert done.exit_code == 5
    assert "data/so-mau/2024-Q1-ngan.yaml: kiểm tra quá 3 giây" in done.stderr
    assert "2 báo cáo, 1 báo cáo có lỗi" in done.stderr
