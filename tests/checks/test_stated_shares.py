"""Shares of files received online, settled in time and late, against the forms of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.test_stated_wholes import COMMUNE, WORDS, found_in


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Hồ sơ trực tuyến đạt tỷ lệ 55%.", True),
        ("Hồ sơ trực tuyến đạt tỷ lệ 92,75%.", False),  # of the new ones
        ("Hồ sơ trực tuyến đạt tỷ lệ 87,6%.", False),  # of all
        ("Tỷ lệ hồ sơ nộp qua mạng đạt 55%.", True),
        ("Hồ sơ TTHC tiếp nhận trực tuyến chiếm tỷ lệ 55% tổng số hồ sơ.", True),
        ("Hồ sơ giải quyết đúng hạn đạt tỷ lệ 55%.", True),
        ("Hồ sơ giải quyết đúng và trước hạn đạt tỷ lệ 99,48%.", False),
        ("Tỷ lệ hồ sơ quá hạn là 5%.", True),
        ("Tỷ lệ hồ sơ giải quyết quá hạn chiếm 0,52%.", False),
        ("Tỷ lệ hồ sơ quá hạn dưới 5%.", False),
        ("Phấn đấu tỷ lệ hồ sơ trực tuyến đạt 95%.", False),
        ("Lĩnh vực hộ tịch, hồ sơ trực tuyến đạt tỷ lệ 96,2%.", False),
        ("Hồ sơ trực tuyến đạt 55% kế hoạch năm.", False),
        ("Hồ sơ trực tuyến đạt 55% so với cùng kỳ.", False),
        ("Tỷ lệ hồ sơ trực tuyến toàn trình đạt 55%.", False),
        ("Tỷ lệ hồ sơ trực tuyến tăng 5%.", False),
        ("Trong kỳ tiếp nhận trực tuyến 716 hồ sơ, đạt tỷ lệ 55%.", False),  # of what is not said
    ],
)
def test_shares_are_those_of_the_forms(words: str, wrong: bool, tmp_path: Path) -> None:
    found = found_in(tmp_path, COMMUNE.replace(WORDS, words))
    assert ("C320" in [item.code for item in found]) == wrong


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("Hồ sơ trực tuyến đạt tỷ lệ 55%.", "772"),
        ("Hồ sơ trực tuyến đạt tỷ lệ 55% tổng số hồ sơ tiếp nhận.", "817"),
        ("Hồ sơ trực tuyến chiếm tỷ lệ 55% trên tổng hồ sơ đã tiếp nhận.", "817"),
        ("Hồ sơ trực tuyến đạt tỷ lệ 55% tổng số hồ sơ tiếp nhận mới.", "772"),
        ("Trong tổng số 817 hồ sơ, tỷ lệ hồ sơ trực tuyến là 55%.", "817"),
    ],
)
def test_a_share_is_of_the_whole_that_its_sentence_names(words: str, whole: str, tmp_path: Path) -> None:
    found = [item for item in found_in(tmp_path, COMMUNE.replace(WORDS, words)) if item.code == "C320"]
    assert [item.details["whole"] for item in found] == [whole]
