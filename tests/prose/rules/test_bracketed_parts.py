"""Parts in brackets behind their total."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.bracketed_parts import check_bracketed_parts

WRONG = [
    ("Tổng số 20 điểm: Phần A (5 điểm), Phần B (7 điểm), Phần C (9 điểm).", "5 + 7 + 9 = 21"),
    ("Thang điểm 20 điểm, gồm Phần A (5 điểm), Phần B (7 điểm) và Phần C (9 điểm).", "5 + 7 + 9 = 21"),
    ("Tổng điểm là 100 điểm, chia thành: nhóm 1 (40 điểm), nhóm 2 (50 điểm).", "40 + 50 = 90"),
    ("Tổng số 1.020 hồ sơ: hộ tịch (500), đất đai (507).", "500 + 507 = 1.007"),
]
RIGHT = [
    "Tổng số 20 điểm: Phần A (5 điểm), Phần B (7 điểm), Phần C (8 điểm).",
    "Tổng số 20 điểm: Phần A (5 điểm), Phần B (7 điểm), trong đó câu 3 (2 điểm); Phần C (8 điểm).",
    "Tổng số 20 hồ sơ: hộ tịch (1), đất đai (2), chứng thực (3).",
    "Tổng số 20 hồ sơ: hộ tịch (5 hồ sơ), đất đai (12%).",
    "Tổng số 20 hồ sơ: hộ tịch (5 hồ sơ), đất đai, chứng thực (9 hồ sơ).",
    "Tổng số 20 hồ sơ, trong đó: hộ tịch (5 hồ sơ), đất đai (7 hồ sơ).",
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_parts_that_do_not_make_their_total_are_told(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_bracketed_parts, text), "P301", words)


@pytest.mark.parametrize("text", RIGHT)
def test_parts_that_do_or_are_not_all_are_silent(text: str) -> None:
    assert findings_of_rule(check_bracketed_parts, text) == []
