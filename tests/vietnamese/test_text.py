"""Tests of ``vietnamese/text``."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.text import fold, one_apart, same_code, slug


@pytest.mark.parametrize(
    ("text", "key"),
    [("Cấp tỉnh", "cap_tinh"), ("  ĐỐI NGOẠI (A) ", "doi_ngoai_a"), ("Hội đồng", "hoi_dong"), ("", "")],
)
def test_slug(text: str, key: str) -> None:
    assert slug(text) == key


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("BTCTW", "BTCTTW", True), ("VBQPLL", "VBQPPL", True), ("AB", "BA", True), ("UBND", "HĐND", False),
        ("UBND", "UBND", False), ("TTHC", "TTHCC", True), ("A", "ABC", False),
    ],
)  # fmt: skip
def test_words_one_letter_apart(one: str, other: str, near: bool) -> None:
    assert one_apart(one, other) is near
    assert one_apart(other, one) is near


@pytest.mark.parametrize(
    ("text", "name"),
    [("Đúng hạn", "dung_han"), ("TIẾP  NHẬN (mới)", "tiep_nhan_moi"), ("so-y-te", "so-y-te"), ("–", "")],
)
def test_words_as_a_name(text: str, name: str) -> None:
    assert fold(text) == name


@pytest.mark.parametrize(
    ("seen", "code"),
    [("II06a", "II.06a"), ("II.6a", "II.06a"), ("ii_06A", "II.06a"), ("II.8", "II.08"), ("II.09", ""), ("II.60a", "")],
)
def test_a_code_written_otherwise(seen: str, code: str) -> None:
    assert same_code(seen, ["II.06a", "II.07b", "II.08"]) == code
