"""Authorities that were merged into others, with the day of it and where most of their work went.

Nghị quyết số 176/2025/QH15 (ministries), Kết luận số 126-KL/TW (police of districts), Luật Thanh tra năm 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM
from tthc_render.vietnamese.patterns import pattern_of

NEW_MINISTRIES_FROM: Final = date(2025, 3, 1)
_MINISTRIES: Final = {
    r"Kế hoạch và Đầu tư|KH&ĐT|KHĐT": "Tài chính",
    r"Giao thông(?: -)? [Vv]ận tải|GTVT": "Xây dựng",
    r"Thông tin và Truyền thông|TT&TT": "Khoa học và Công nghệ",
    r"Tài nguyên và Môi trường|TN&MT|TNMT": "Nông nghiệp và Môi trường",
    r"Nông nghiệp và (?:Phát triển nông thôn|PTNT)|NN&PTNT|NN và PTNT": "Nông nghiệp và Môi trường",
    r"Lao động(?:,| [-–])? Thương binh và Xã hội|LĐ-?TB&?XH|LĐ-?TB và XH": "Nội vụ",
}
"""Ministries and departments by what they were called."""
_OTHERS: Final = {
    "Ủy ban Dân tộc": "Bộ Dân tộc và Tôn giáo",
    "Tổng cục Thuế": "Cục Thuế",
    "Tổng cục Hải quan": "Cục Hải quan",
    "Tổng cục Thống kê": "Cục Thống kê",
    "Tổng cục Thi hành án dân sự": "Cục Quản lý Thi hành án dân sự",
    r"Công an (?:cấp )?(?:huyện|quận|thị xã)": "công an tỉnh, thành phố và công an xã, phường",
}
_OF_JULY: Final = {r"Thanh tra Sở|Thanh tra sở": "thanh tra tỉnh, thành phố"}
_GROUPS: Final = {
    **{f"m{at}": (name, now, NEW_MINISTRIES_FROM) for at, (name, now) in enumerate(_MINISTRIES.items())},
    **{f"o{at}": (name, now, NEW_MINISTRIES_FROM) for at, (name, now) in enumerate(_OTHERS.items())},
    **{f"j{at}": (name, now, NO_DISTRICTS_FROM) for at, (name, now) in enumerate(_OF_JULY.items())},
}


def _alternatives(first: str) -> str:
    return "|".join(f"(?P<{group}>{name})" for group, (name, _, _) in _GROUPS.items() if group[0] == first)


_NAMED: Final = pattern_of(
    rf"(?<!\w)(?:(?P<kind>Bộ|Sở)\s(?:{_alternatives('m')})|{_alternatives('o')}|{_alternatives('j')})(?!\w)"
)
_SIGNS: Final = ("Bộ ", "Sở ", "Ủy ban Dân tộc", "Tổng cục ", "Công an ", "Thanh tra ")


class FormerOffice(NamedTuple):
    """An authority named in a text, what has its work now, and the day from which it is no more."""

    found: re.Match[str]
    now: str
    day: date


def former_offices(text: str) -> Iterator[FormerOffice]:
    """All of them that a text names."""
    if not any(map(text.__contains__, _SIGNS)):
        return
    for found in _NAMED.finditer(text):
        _, now, day = _GROUPS[str(found.lastgroup)]
        yield FormerOffice(found, f"{found['kind']} {now}" if found["kind"] else now, day)
