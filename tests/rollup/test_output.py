"""An aggregate as text: YAML that reads back, explanations that name every source."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.rollup.test_aggregate import by_unit, code_of, communes, ha_tinh, only_part, rolled_up, unit_rows
from tthc_render.reports.markers import AGGREGATED
from tthc_render.rollup.output import explain, gaps, plain, to_yaml

__all__ = ["communes", "ha_tinh"]


@pytest.mark.parametrize(
    ("value", "text"), [("12", "12"), ("1200", "1200"), ("1.50", "1.5"), ("0", "0"), ("1E+3", "1000"), ("2.0", "2")]
)
def test_numbers_are_plain(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


def test_the_mark_stands_inside_the_figures(communes: Path) -> None:
    assert AGGREGATED in to_yaml(rolled_up(communes, "huyen")).partition("bieu:\n")[2]


def test_every_figure_is_explained(communes: Path) -> None:
    lines = list(explain(rolled_up(communes, "huyen")))
    at = next(number for number, line in enumerate(lines) if line.startswith("  Đất đai –") and "Trực tuyến" in line)
    assert lines[at].endswith("= 12")
    assert lines[at + 1].startswith("      xa-1: 10 (data/xa-1/2024-linh-vuc.yaml:14:")
    assert lines[at + 2].startswith("      xa-2: 2 (data/xa-2/2024-linh-vuc.yaml:16:")
    figures = sum(len(row.cells) for row in only_part(rolled_up(communes, "huyen"), "II.06a").rows)
    assert sum(" = " in line for line in lines) == figures
    assert lines[-1].startswith("  Tổng cộng: ")


def test_totals_of_levels_are_explained(ha_tinh: Path) -> None:
    lines = list(explain(by_unit(ha_tinh)))
    assert any(line.startswith("  Cấp xã: ") and "66.347" in line for line in lines)


def test_gaps_name_units_and_faults(ha_tinh: Path) -> None:
    gone, bad = (code_of(row) for row in unit_rows()[:2])
    (ha_tinh / "data" / gone / "2024-don-vi-nam.yaml").unlink()
    (ha_tinh / "data" / bad / "2024-don-vi-nam.yaml").write_text("loai: don-vi-nam\n  x", encoding="utf-8")
    vietnamese, english = (gaps(by_unit(ha_tinh), lang) for lang in ("vi", "en"))
    assert vietnamese[0].endswith(f"({gone}): chưa có báo cáo kỳ 2024")
    assert vietnamese[1].startswith(f"{bad}: báo cáo có lỗi")
    assert vietnamese[2].startswith(f"    data/{bad}/2024-don-vi-nam.yaml:")
    assert len(vietnamese) == len(english)
