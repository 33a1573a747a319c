"""Figures with scale words and sums of several numbers."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from tests.support.rules_of_prose import findings_of_families
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.scaled_figures import compound_at, step_of, worth

COMPOUNDS = [
    ("264.707 tỷ 535 triệu đồng", Decimal("264707535000000"), Decimal(1_000_000)),
    ("12 tỷ 350,5 triệu đồng", Decimal("12350500000"), Decimal(100_000)),
    ("3 tỷ 200 triệu 500 nghìn đồng", Decimal("3200500000"), Decimal(1_000)),
]


@pytest.mark.parametrize(("text", "value", "step"), COMPOUNDS)
def test_numbers_of_falling_scales_make_one(text: str, value: Decimal, step: Decimal) -> None:
    first = re.match(r"[\d.]+", text)
    made = compound_at(text, first) if first else None
    assert made is not None
    assert (made.value, made.step) == (value, step)
    assert text[: made.last][-1].isdigit()
    assert text[made.last : made.end].strip() == made.scale


@pytest.mark.parametrize("text", ["12 tỷ đồng", "12 triệu 3 tỷ đồng", "12 hồ sơ 3 triệu", "12"])
def test_others_are_no_compounds(text: str) -> None:
    first = re.match(r"\d+", text)
    assert first
    assert compound_at(text, first) is None


def test_scales_and_steps() -> None:
    assert worth("triệu") == 1_000_000
    assert (step_of("12,35"), step_of("1.200")) == (Decimal("0.01"), Decimal(1))


def test_two_such_sums_are_a_ratio() -> None:
    text = (
        "Giải ngân 12 tỷ 350 triệu đồng/15 tỷ 200 triệu đồng, đạt {}; trong đó vốn tỉnh 8 tỷ 150 triệu đồng, vốn xã "
        "4 tỷ 200 triệu đồng."
    )
    (reading,) = read(from_text([text.format("81,25%")], "a.txt"))
    assert [(x.part, x.whole) for x in reading.ratios] == [(Decimal("12350000000"), Decimal("15200000000"))]
    assert findings_of_families(("P",), text.format("81,25%")) == []
    assert [item.code for item in findings_of_families(("P4",), text.format("86,25%"))] == ["P401"]
