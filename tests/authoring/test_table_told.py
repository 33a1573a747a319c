"""Words are used or quoted, however marks and letters differ; long quotes are known by their beginning."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_told import Told, flat

TOLD = Told.of(["KẾT QUẢ GIẢI QUYẾT ĐƠN", "đồng"], ["bỏ dòng “Số liệu tính từ ngày 15 tháng 12 năm 2025 đến …”"])


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("Kết quả giải quyết đơn", True),
        ("Đơn vị tính: đồng", True),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        ("Số liệu tính từ ngày 15 tháng 12 năm 2025 đến ngày 14/6/2026", True),
        ("………", True),
        ("Kết quả giải quyết đơn của Sở", False),
        ("Số liệu ước tính", False),
    ],
)
def test_what_is_used_or_quoted(text: str, has: bool) -> None:
    assert TOLD.has(text) == has


def test_words_alone_are_compared() -> None:
    assert flat("(3) = (4)+(5); Xã “A”") == "3 4 5 xã a"
