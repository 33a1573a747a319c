"""Shares of what was received, with the base in the form or in the indicators alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.test_stated_wholes import COMMUNE, WORDS, found_in


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Đã giải quyết 776 hồ sơ, đạt 94,98% số hồ sơ tiếp nhận.", []),
        ("Đã giải quyết 776 hồ sơ, đạt 95% số hồ sơ tiếp nhận.", []),
        ("Đã giải quyết 776 hồ sơ, đạt 49,98% số hồ sơ tiếp nhận.", ["C320"]),
        ("Toàn xã giải quyết được 776 hồ sơ TTHC, đạt tỷ lệ 96,4% so với số hồ sơ đã tiếp nhận; kịp thời.", ["C320"]),
        ("Trong kỳ đã giải quyết 776 hồ sơ trên địa bàn xã, chiếm 96,4% số hồ sơ tiếp nhận.", ["C320"]),
        ("Đã giải quyết 767 hồ sơ, đạt 94,98% số hồ sơ tiếp nhận.", ["C306"]),  # the share says which slip it is
        ("Đã giải quyết 767 hồ sơ, đạt 93,88% số hồ sơ tiếp nhận.", ["C306"]),
        ("Đã giải quyết 500 hồ sơ, đạt 96,4% số hồ sơ tiếp nhận.", []),  # of something else
        ("Lĩnh vực đường bộ đã giải quyết 776 hồ sơ, đạt 96,4% số hồ sơ tiếp nhận.", []),
        ("Cùng kỳ đã giải quyết 776 hồ sơ, đạt 96,4% số hồ sơ tiếp nhận.", []),
        ("Đã giải quyết 776 hồ sơ, đạt 96,4% số hồ sơ tiếp nhận trực tuyến.", []),
        ("Đã giải quyết 776 hồ sơ, đạt hơn 90% số hồ sơ tiếp nhận.", []),
        ("Đã giải quyết 776 hồ sơ, đạt 96,4% kế hoạch.", []),
    ],
)
def test_a_share_of_what_the_form_has_as_received(words: str, codes: list[str], tmp_path: Path) -> None:
    found = found_in(tmp_path, COMMUNE.replace(WORDS, words))
    assert [item.code for item in found if item.code != "P901"] == codes
    assert all(item.details["whole"] == "817" for item in found if item.code == "C320")
