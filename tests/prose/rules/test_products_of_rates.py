"""Rates, totals and numbers that make each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.products_of_rates import check_products_of_rates

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "data" / "products_of_rates.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("text", CASES["right"])
def test_what_is_or_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_products_of_rates, text) == []


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["right"])
def test_the_only_pair_that_one_slip_keeps_from_agreeing_is_told(case: dict[str, str]) -> None:
    assert_one(findings_of_rule(check_products_of_rates, case["text"]), "P913", case["right"])


def test_a_total_of_no_time_in_another_sentence_is_not_of_a_rate_for_a_month() -> None:
    text = "Nộp ngân sách 2.816 triệu đồng. Lao động 287 người, thu nhập bình quân 9,1 triệu đồng/người/tháng."
    assert findings_of_rule(check_products_of_rates, text) == []


def test_of_a_table_in_one_passage_nothing_is_said() -> None:
    row = "Thôn A 12 hộ, 480 kg, bình quân 4 kg/hộ; " * 30
    assert findings_of_rule(check_products_of_rates, row) == []


def test_a_right_total_elsewhere_in_the_section_keeps_it_silent() -> None:
    rate = "Bình quân mỗi lớp có 34,2 học sinh."
    wrong = "Toàn trường có 25 lớp với 1.080 học sinh, trong đó 406 nữ."
    assert_one(findings_of_rule(check_products_of_rates, wrong, rate), "P913", "43,2 học sinh")
    assert findings_of_rule(check_products_of_rates, wrong, "Khối lớp 9 có 5 lớp, 171 học sinh.", rate) == []


def test_a_mean_behind_the_sentence_that_tells_the_only_total_and_number_needs_no_slip() -> None:
    text = "Toàn huyện có 42 xã với 1.176 tổ hòa giải.\nBình quân {} tổ hòa giải/xã, đáp ứng yêu cầu."
    assert_one(findings_of_rule(check_products_of_rates, text.format("26,5")), "P913", "28")
    assert findings_of_rule(check_products_of_rates, text.format("28,0")) == []
    others = text.format("26,5") + "\nHuyện có 9 xã biên giới."
    assert findings_of_rule(check_products_of_rates, others) == []
