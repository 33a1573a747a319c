"""Authorities that are no more, with the day of it and where most of their work went.

The offices, days and laws are in ``former_offices.yaml``; those of provinces that ended follow from
``former_provinces.yaml``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from tthc_render.vietnamese.former_provinces import former_provinces
from tthc_render.vietnamese.patterns import word_of

FIRST_ENDED: Final = date(2022, 10, 1)
MERGERS_FROM: Final = date(2025, 1, 1)
"""What ended before were central offices called "Tổng cục" only."""
TABLE: Final = Path(__file__).with_name("former_offices.yaml")
_BOTH: Final = "Bộ, Sở "
_SIGNS: Final = (
    "Bộ ",
    "Sở ",
    "Ủy ban ",
    "Tổng cục ",
    "Cục ",
    "Công an ",
    "Thanh tra ",
    "Ban ",
    "Ngân hàng ",
    "Đài ",
    "Kho bạc ",
    "Đảng ủy ",
    "ấp cao",
    "Chi cục Thuế",
)
"""One of these is in a text that names an entry of the table."""
_OF_PROVINCES: Final = (
    "(?:Phó )?(?:Chủ tịch )(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)",
    "Thường trực (?:HĐND|Hội đồng nhân dân)",
    "Văn phòng (?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Đoàn ĐBQH và HĐND)",
    "UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Ủy ban (?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?|Ủy ban Kiểm tra",
    "Công an|Thanh tra|Bộ Chỉ huy [Qq]uân sự|Tòa án nhân dân|TAND|Viện [Kk]iểm sát nhân dân|VKSND|Kho bạc Nhà nước",
    "(?:Cục )?Thi hành án dân sự|Bảo hiểm xã hội|BHXH|Thuế|Thống kê|Liên đoàn Lao động|Công đoàn",
    "Hội (?:Nông dân|Liên hiệp Phụ nữ|LHPN|Cựu chiến binh|Chữ thập đỏ)|Tỉnh đoàn|Đoàn TNCS Hồ Chí Minh",
    "Sở (?:Nội vụ|Tư pháp|Tài chính|Công [Tt]hương|Xây dựng|Y tế|Giáo dục và Đào tạo|GD&ĐT|GDĐT|Ngoại vụ|Du lịch"
    "|Khoa học và Công nghệ|KH&CN|Văn hóa,? Thể thao và Du lịch|VH,?TT&DL|VHTTDL|Văn hóa và Thể thao"
    "|Nông nghiệp và Môi trường|NN&MT|NNMT|Dân tộc và Tôn giáo)",
)
"""Offices of which each province has one, so that they end with it; hospitals, schools and boards may keep a name."""


class FormerOffice(NamedTuple):
    """An authority named in a text, what has its work now, and the day from which it is no more."""

    found: re.Match[str]
    now: str
    day: date
    place: str = "\n"
    """``tỉnh Thái Bình``, of an office of a province; else what no text has within a line."""


class _Entry(NamedTuple):
    words: str
    now: str
    day: date

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.words)


@functools.cache
def _entries() -> Sequence[_Entry]:
    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    out = []
    for group in table:
        for words, now in group["ten"].items():
            kinds = ("Bộ ", "Sở ") if words.startswith(_BOTH) else ("",)
            out += [_Entry(f"{kind}{words.removeprefix(_BOTH)}", f"{kind}{now}", group["tu"]) for kind in kinds]
    return out


@functools.cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?:{word_of(entry.words for entry in _entries())})(?!\w)")


@functools.cache
def _of_provinces() -> re.Pattern[str]:
    names = "|".join(map(re.escape, former_provinces()))
    heads = "|".join(_OF_PROVINCES)
    return re.compile(
        rf"(?<!\w)(?:(?P<office>{heads}) tỉnh|(?P<party>(?:(?:Ban Thường vụ|Thường trực|Ban [^\W\d_]+(?: [^\W\d_]+)"
        rf"{{0,4}}?|Ủy ban Kiểm tra|Văn phòng) )?Tỉnh ủy))\s(?P<name>{names})(?!\w)"
    )


def former_offices(text: str) -> Iterator[FormerOffice]:
    """All of them that a text names, those of provinces after the others."""
    if any(map(text.__contains__, _SIGNS)):
        for found in _named().finditer(text):
            entry = next(entry for entry in _entries() if entry.pattern.fullmatch(found.group()))
            yield FormerOffice(found, entry.now, entry.day)
    if "ỉnh " not in text:
        return
    for found in _of_provinces().finditer(text):
        province = former_provinces()[found["name"]]
        if found["office"]:
            now = f"{found['office']} {province.place}"
        else:
            party = found["party"].replace("Tỉnh", "Thành") if province.is_city else found["party"]
            now = f"{party} {province.name}"
        yield FormerOffice(found, now, province.day, f"tỉnh {found['name']}")
