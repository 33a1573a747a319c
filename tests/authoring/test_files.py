"""New units and report types work at once, and nothing that exists is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc_render.authoring.files import PERIODS, checked_code, schemas_from, write_new
from tthc_render.authoring.new_report_type import new_report_type
from tthc_render.cli.new import PERIOD_KINDS
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.paths import Workspace


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    new_report_type(workspace, "thu")
    with pytest.raises(WrongUsage, match="đã có"):
        new_report_type(workspace, "thu")
    with pytest.raises(WrongUsage, match="không ghi đè"):
        write_new(tmp_path / "templates" / "reports" / "thu" / "report.yaml", "", workspace)


@pytest.mark.parametrize("code", ["II.06a", "so-tai-chinh", "B01", "Đ.1"])
def test_codes_that_can_be_names(code: str) -> None:
    assert checked_code(code, "Mã") == code


def test_the_kinds_of_the_command_have_an_example_period_each() -> None:
    assert tuple(PERIODS) == PERIOD_KINDS
    assert [parse_period(code).kind for code in PERIODS.values()] == list(PERIOD_KINDS)


def test_modelines_climb_to_the_workspace(tmp_path: Path) -> None:
    assert schemas_from(tmp_path / "data" / "a" / "x.yaml", Workspace(tmp_path)) == "../../schemas"
