"""Deadlines: which rule holds, working days, holidays."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.collecting import collected
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.deadlines import Deadlines, load_deadlines
from tthc_render.workspace.units import Unit
from tthc_render.yaml_files.loader import parse_source

FILE = """
nguon: Quyết định 01/QĐ-UBND
han:
  - {don_vi: [xa-dao], so_ngay: 10}
  - {loai: [nhanh], so_ngay: 1, gap_ngay_nghi: giu}
  - {ky: [quy], cap: [xa, phong], so_ngay: 2}
  - {ky: [quy], cap: [huyen], so_ngay: 3, ngay_lam_viec: true}
  - {ky: [thang], so_ngay: 16, gap_ngay_nghi: truoc}
ngay_nghi:
  - 3/9/2024
  - {tu: 25/1/2025, den: 2/2/2025}
lam_bu: [31/8/2024]
"""


def read(text: str = FILE) -> Deadlines:
    source, _ = collected(parse_source, text.encode(), "data/ky-han.yaml")
    found, findings = collected(load_deadlines, source)
    assert findings == []
    assert found is not None
    return found


def unit(code: str, level: str) -> Unit:
    return Unit.model_validate(
        {"ma": code, "ten": code, "cap": level, "ten_in": ["X"], "ky_hieu": "X", "dia_danh": "X"}
    )


@pytest.mark.parametrize(
    ("period", "kind", "code", "level", "due"),
    [
        ("2024-Q2", "quy", "xa-a", "xa", date(2024, 6, 17)),  # 16/6 is a Sunday
        ("2024-Q2", "quy", "xa-dao", "xa", date(2024, 6, 24)),
        ("2024-Q2", "nhanh", "xa-a", "xa", date(2024, 6, 15)),  # kept although a Saturday
        ("2024-Q2", "quy", "huyen-a", "huyen", date(2024, 6, 19)),
        ("2024-Q2", "quy", "so-a", "so", None),
        ("2024-T08", "thang", "so-a", "so", date(2024, 8, 30)),
    ],
)
def test_the_first_rule_that_fits(period: str, kind: str, code: str, level: str, due: date | None) -> None:
    assert read().due(parse_period(period), kind, unit(code, level)) == due


@pytest.mark.parametrize(
    ("day", "free"),
    [
        (date(2024, 9, 2), True),
        (date(2024, 9, 3), True),
        (date(2024, 9, 4), False),
        (date(2024, 8, 31), False),  # a Saturday worked instead
        (date(2024, 8, 24), True),
        (date(2025, 1, 29), True),
        (date(2025, 2, 3), False),
        (date(2025, 5, 1), True),
    ],
)
def test_days_off(day: date, free: bool) -> None:
    assert read().is_free(day) is free


def test_without_rules_nobody_is_late() -> None:
    assert Deadlines().due(parse_period("2024-Q2"), "quy", None) is None


@pytest.mark.parametrize("text", ["han: [{so_ngay: bốn}]", "han: [{ky: [tuan], so_ngay: 4}]", "ngay_nghi: [30/2/2024]"])
def test_a_wrong_file_is_reported_at_its_line(text: str) -> None:
    source, _ = collected(parse_source, text.encode(), "data/ky-han.yaml")
    found, findings = collected(load_deadlines, source)
    assert found is None
    assert [item.where.line for item in findings] == [1]
