"""What the samples in a column leave open: crosses, dashes beside blanks, dates among words, Excel's days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

DECIMALS_MAX: Final = 6
"""More decimals than this are those of a figure that nobody rounded: two are proposed."""
FIGURES: Final = ("so", "ty_le", "binh_quan", "tien")
TICK: Final = "x"
NOTHING: Final = ("-", "–", "—", "−")
CROSSES: Final = ("x", "X", "×", "(x)", "(X)", "(×)")
NUMBER: Final = re.compile(r"[-+−(]?[\d.,\s]*\d[\d.,\s]*%?\)?")
DAY: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")

_KIND_WORDS: Final = {
    "chu": "ghi chữ",
    "so": "ghi số",
    "ngay": "ghi ngày",
    "stt": "số thứ tự của dòng",
    "don_vi_tinh": "đơn vị tính của dòng",
}
_UNTRIED: Final = {
    "chu": "không có ô mẫu: hiểu là ghi chữ; ghi số thì bỏ kieu: chu",
    "so": "không có ô mẫu: hiểu là ghi số, cộng vào tổng; ghi chữ thì sửa thành kieu: chu",
}


def unsure_kind(kind: str, tried: bool) -> str:
    """What has to be asked about a kind that is only likely; ``tried``: something else than the title speaks for it."""
    return _KIND_WORDS.get(kind, kind) if tried else _UNTRIED.get(kind, _KIND_WORDS.get(kind, kind))


def open_questions(texts: Sequence[str], samples: Sequence[str], kind: str, divides: bool) -> list[str]:
    """What has to be asked about a column of ``kind`` with these ``texts``; ``samples`` are those that say something.

    ``divides``: its formula is a quotient.
    """
    written = [text for text in texts if text]
    out = []
    worded = [text for text in samples if not (NUMBER.fullmatch(text) or DAY.fullmatch(text))]
    if kind in FIGURES and worded:
        out.append(f"có ô ghi chữ “{worded[0][:30]}”, có ô ghi số: phải ghi chữ thì sửa thành kieu: chu")
    if kind in ("so", "ty_le") and len(written) > 0.7 * len(texts) and all(text in CROSSES for text in written):
        out.append("mọi dòng ghi x: không nhập thì xóa cột này hoặc ghi de_trong: true")
    elif divides and any(text in NOTHING for text in written):
        out.append("“-” là không so sánh được (chia cho 0): khong_xac_dinh")
    elif kind in FIGURES and "" in texts[:-1] and any(text in NOTHING for text in written):
        out.append("“-” là không có (0), ô trống là chưa có số: cột được để trống thì ghi de_trong: true")
    elif kind in FIGURES and any(text in NOTHING for text in written):
        out.append("“-” là không có (0)")
    dots = any(re.fullmatch(r"…+|\.{3,}", text) for text in written)
    if kind in FIGURES and dots and any(map(NUMBER.fullmatch, samples)):
        out.append("ô ghi “…” giữa các ô có số: hiểu là chưa có số; là để trống thì ghi de_trong: true")
    serials = [text for text in written if is_serial(text)] if kind == "ngay" else []
    if serials:
        out.append(f"ô ghi {serials[0]} là ngày {_day(serials[0])} theo cách đếm của Excel")
    days = sum(bool(DAY.fullmatch(text)) for text in written)
    if kind == "chu" and days and days < len(written):
        out.append("có ô ghi ngày, có ô ghi chữ")
    return out


MANY: Final = 3
"""More decimals than this, where other cells have fewer, are those of figures that nobody rounded."""


def mixed_words(samples: Sequence[str]) -> str:
    """What has to be asked about a column of words in which some cells are figures, others results such as “<0,002”."""
    figures = [text for text in samples if NUMBER.fullmatch(text)]
    words = [text for text in samples if text not in figures]
    if not figures or not words or any(len(text.split()) > WORDS_MOST or DAY.fullmatch(text) for text in words):
        return ""
    quoted = ", ".join(f"“{text}”" for text in dict.fromkeys(words[:3]))
    return f"có ô ghi số {figures[0]}, có ô ghi {quoted}: hiểu là ghi chữ, không cộng; là số thì bỏ kieu: chu"


WORDS_MOST: Final = 3
"""So many words at most has a cell that stands in place of a figure."""


def decimals_of(samples: Sequence[str], computed: bool) -> tuple[int | None, str]:
    """The decimals that samples show (None for whole numbers), and what has to be asked about them.

    ``computed``: a formula stands behind them, so that they may have more decimals than the form prints.
    """
    counts = {
        len(found[1]): text
        for text in reversed(samples)
        if NUMBER.fullmatch(text) and (found := re.search(r",(\d+)%?\)?$", text))
    }
    most = max(counts, default=0)
    if most > DECIMALS_MAX:
        return 2, f"số trong tệp có đến {most} số lẻ: lấy 2 số lẻ"
    if len(counts) > 1:
        taken = 2 if most > MANY else most
        shown = "; ".join(counts[count] for count in sorted(counts)[:3])
        return taken, f"số lẻ trong tệp không đều ({shown}): lấy {taken} số lẻ; biểu ghi khác thì sửa so_le"
    if most > 2 and computed:
        return most, f"{most} số lẻ như ô trong tệp: biểu làm tròn ít hơn thì sửa so_le"
    return most or None, ""


def parts_of_one(texts: Sequence[str]) -> list[str]:
    """The samples of a share that may be parts of one (0,972) without the format of percents; [] for others."""
    figures = [text for text in texts if re.fullmatch(r"[0-2](?:,\d+)?", text)]
    parted = [text for text in figures if "," in text]
    below = [text for text in figures if text[0] == "0" or text.rstrip("0") == "1,"]
    fits = len(figures) == len(texts) > 1 and all(len(text) > len("0,9") for text in parted)
    return parted if fits and len(below) * 3 >= len(figures) else []


def is_serial(value: str) -> bool:
    """Whether a number may be a day of this century as Excel counts days."""
    return value.isdecimal() and 36526 <= int(value) <= 73050


_DAY_ROOM: Final = re.compile(
    r"(?:ngày)?[\s…._]*(?:(?P<sign>[/.-])[\s…._]*(?P=sign)|tháng[\s…._]*năm)\s*(?:20)?[\s…._]*", re.IGNORECASE
)


def is_day_room(text: str) -> bool:
    """Whether a cell is only room for a day: “… / … / 20…”, “ngày … tháng … năm 20…”."""
    return bool(_DAY_ROOM.fullmatch(text)) and bool(re.search(r"[/-]|tháng", text))


def are_days(values: Sequence[str]) -> bool:
    """Whether all samples are dates, some of which may be written as Excel counts days."""
    days = [value for value in values if DAY.fullmatch(value)]
    return bool(days) and all(value in days or is_serial(value) for value in values)


def are_days_or_years(values: Sequence[str]) -> bool:
    """Whether some samples are dates and all others only years, as days of birth are written."""
    days = [value for value in values if DAY.fullmatch(value)]
    return bool(days) and all(value in days or re.fullmatch(r"(?:19|20)\d{2}", value) for value in values)


def _day(value: str) -> str:
    return f"{date(1899, 12, 30) + timedelta(days=int(value)):%d/%m/%Y}"
