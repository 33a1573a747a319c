"""Authorities that are no more, in a text."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.former_offices import former_offices


@pytest.mark.parametrize(
    ("text", "written", "now", "day"),
    [
        ("Bộ KH&ĐT hướng dẫn", "Bộ KH&ĐT", "Bộ Tài chính", "2025-03-01"),
        ("gửi Sở Lao động, Thương binh và Xã hội", "Sở Lao động, Thương binh và Xã hội", "Sở Nội vụ", "2025-03-01"),
        ("Ủy ban Dân tộc", "Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo", "2025-03-01"),
        ("giao Thanh tra Sở", "Thanh tra Sở", "thanh tra tỉnh, thành phố", "2025-07-01"),
        ("tại Tòa án nhân dân Cấp cao", "Tòa án nhân dân Cấp cao",
         "Tòa Phúc thẩm của Tòa án nhân dân tối cao", "2025-07-01"),
        ("UBND tỉnh Bình Dương họp", "UBND tỉnh Bình Dương", "UBND thành phố Hồ Chí Minh", "2025-07-01"),
        ("Sở Y tế tỉnh Hà Nam", "Sở Y tế tỉnh Hà Nam", "Sở Y tế tỉnh Ninh Bình", "2025-07-01"),
        ("Văn phòng Tỉnh ủy Hải Dương", "Văn phòng Tỉnh ủy Hải Dương", "Văn phòng Thành ủy Hải Phòng", "2025-07-01"),
        ("Tỉnh ủy Thừa Thiên Huế", "Tỉnh ủy Thừa Thiên Huế", "Thành ủy Huế", "2025-01-01"),
    ],
)  # fmt: skip
def test_offices_and_what_they_are_now(text: str, written: str, now: str, day: str) -> None:
    assert [(x.found.group(), x.now, str(x.day)) for x in former_offices(text)] == [(written, now, day)]


@pytest.mark.parametrize("text", ["Bộ Tài chính", "Cục Thuế", "Phòng Tài nguyên và Môi trường", "Công an tỉnh"])
def test_others_are_none(text: str) -> None:
    assert list(former_offices(text)) == []
