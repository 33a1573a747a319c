"""Widths that a form wishes for: told where words and figures need more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import FORM
from tests.template_checks.test_forms import form_of, library
from tthc_render.template_checks.wished_widths import unmet_widths


def told(root: Path, widths: dict[str, str], paper: str = "portrait") -> list[str]:
    text = FORM
    for name, wish in widths.items():
        assert f"ten: {name}" in text
        text = text.replace(f"ten: {name}", f"rong: {wish}, ten: {name}", 1)
    return [item.details["columns"] for item in unmet_widths(form_of(text), library(root), {paper}, "x.yaml")]  # type: ignore[arg-type]


@pytest.mark.parametrize("widths", [{}, {"Lĩnh vực": "3"}, {"Lĩnh vực": "2", "Trực tuyến": "1.5"}])
def test_widths_that_can_be_met_are_silent(widths: dict[str, str], tmp_path: Path) -> None:
    assert told(tmp_path, widths) == []


def test_a_column_that_needs_more_is_named_with_both_widths(tmp_path: Path) -> None:
    (columns,) = told(tmp_path, {"Lĩnh vực": "60"})
    assert "“Trực tuyến”" in columns
    assert "“Lĩnh vực”" not in columns
    (columns,) = told(tmp_path, {"Trực tuyến": "0.1"})
    assert columns.startswith("“Trực tuyến”: ")
    assert "; " not in columns
