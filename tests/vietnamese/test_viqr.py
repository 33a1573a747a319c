"""Keys of VIQR left in a line."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.viqr import raw_viqr


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("UBND xa~ đã họp.", [("xa~", "xã")]),
        ("UBND xa~.", [("xa~", "xã")]),
        ("Xa~ ca^'p giấy", [("Xa~", "Xã"), ("ca^'p", "cấp")]),
        ("ddo^`ng ý", [("ddo^`ng", "đồng")]),
        ("thẩm quyê`n", []),
        ("từ 5~10 hồ sơ, 10^3 m", []),
        ("x~y, a^2, n~", []),
        ("http://ubnd.vn/~xa/cong~thong", []),
        ("UBND xã.", []),
    ],
)
def test_words_in_viqr_keys(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(keys, word) for _, keys, word in raw_viqr(line)] == expected
