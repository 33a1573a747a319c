"""The unit of measure of a table: which of its columns hold money where it has several units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.authoring.table_row_kinds import MONEY
from tthc_render.authoring.table_titles import is_counted
from tthc_render.vietnamese.text import slug

_BETWEEN: Final = re.compile(r"\s*[;,](?!\d)\s*|\s+và\s+", re.IGNORECASE)
_OF: Final = re.compile(r"(?P<of>[^:(]{2,40}?)\s*(?:\blà\b|:|\()\s*(?P<unit>[^()]+?)\)?", re.IGNORECASE)
"""“Giá trị là nghìn đồng”: the unit of what is named so."""
_NAMED_UNIT: Final = re.compile(r"[^:(;,]{2,40}? là [^();,]+")
_MONEY_NAME: Final = re.compile(
    r"\b(?:tiền|kinh phí|giá trị|trị giá|nguyên giá|vốn|dự toán|quyết toán|ngân sách|doanh thu|chi phí|thuế|phí|lương|"
    r"thu nhập|nợ|giải ngân|phải thu|phải nộp|thu (?:được|nộp)|tổng (?:thu|chi))\b",
    re.IGNORECASE,
)

_NAMED_MONEY: Final = re.compile(
    r"(?:tổng |số |lũy kế |kế hoạch |ước )*(?:tiền|kinh phí|giá trị|trị giá|nguyên giá|giải ngân|doanh thu|chi phí|"
    r"thu nhập|quyết toán|dự toán|vốn)\b",
    re.IGNORECASE,
)
"""Titles that begin with what is counted in money alone."""
_NUMBER_OF: Final = re.compile(r"\s*(?:tổng )?số\s", re.IGNORECASE)
_WORTH: Final = re.compile(rf"\bgiá\b|{_MONEY_NAME.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit of measure of a whole table, as it is written."""

    text: str

    @property
    def several(self) -> bool:
        """Whether money is one of several units, or that of some columns, so that titles say which columns hold it."""
        pieces = _BETWEEN.split(self.text)
        return self.of_some or len({bool(MONEY.search(piece)) for piece in pieces}) > 1

    @property
    def of_some(self) -> bool:
        """Whether it is said of some columns alone: “giá trị là triệu đồng”."""
        return bool(_NAMED_UNIT.fullmatch(self.text))

    def in_money(self, titles: Sequence[str]) -> bool:
        """Whether the unit makes a column with these ``titles``, from the top of the header, one of money."""
        if not self.several:
            return bool(MONEY.search(self.text))
        return self._said(titles) is True

    def asked(self, kind: str, titles: Sequence[str]) -> str:
        """What has to be asked about a column for which only the unit of the table, or nothing, says its ``kind``."""
        if MONEY.search(" ".join(titles)):
            return ""
        if kind == "tien":
            return "tiền, theo tên cột và đơn vị tính của bảng" if self.several else "tiền, theo đơn vị tính của bảng"
        if kind == "so" and not self.text and _NAMED_MONEY.match(titles[-1].strip()):
            return (
                "tên cột là tiền nhưng bảng gốc không ghi đơn vị: hiểu là số; là tiền thì ghi kieu: tien, don_vi_tinh"
            )
        unknown = kind == "so" and self.several and not self.of_some and self._said(titles) is None
        return f"bảng có nhiều đơn vị tính ({self.text}): hiểu là số đếm; là tiền thì ghi kieu: tien" if unknown else ""

    def _said(self, titles: Sequence[str]) -> bool | None:
        """What the titles say, those nearest to the values first; None for nothing."""
        named = list(self._named())
        for title in reversed(titles):
            unit = next((unit for name, unit in named if name in slug(title)), "")
            if unit:
                return bool(MONEY.search(unit))
            if is_counted(title):
                return False
            if _MONEY_NAME.search(title):
                return True
        return None

    def _named(self) -> Iterator[tuple[str, str]]:
        for piece in _BETWEEN.split(self.text):
            found = _OF.fullmatch(piece)
            if found:
                yield slug(found["of"]), found["unit"]


def is_count_among_money(titles: Sequence[str]) -> bool:
    """Whether a column with these titles, from the top, is counted though the unit of its table is money.

    “Qua mạng” below “Số gói thầu” is; “Dự án nhóm A” below “Tổng giá gói thầu” is none.
    """
    *above, title = titles
    unit = re.fullmatch(r"\(([^()]+)\)", title.strip())  # a cell that only says in what its column counts
    if unit:
        return not MONEY.search(unit[1])
    if _TALLIED.match(title):
        return True
    if is_counted(title):
        return bool(_NUMBER_OF.match(title)) or not any(map(_WORTH.search, above))
    heads = [head for head in above if is_counted(head) and _NUMBER_OF.match(head)]
    return bool(heads) and not (_WORTH.search(title) or MONEY.search(title))


_TALLIED: Final = re.compile(
    r"\s*(?:tổng )?số (?:lượng )?(?:phiếu|thành viên|đại biểu|tập thể|cá nhân|hội viên|đoàn viên|đảng viên|ý kiến|"
    r"cán bộ|công chức|viên chức|trẻ em|bệnh nhân|lần|buổi|tiết|bài|giải)(?!\w)(?!.*\b(?:tiền|phí|thu|chi)\b)",
    re.IGNORECASE,
)
_PAID: Final = re.compile(
    r"\b(?:lương|phụ cấp|thù lao|tiền công|học phí|viện phí|tiền (?:thưởng|phạt|hỗ trợ|trợ cấp))\b", re.I
)
_FOREIGN: Final = re.compile(r"\b(?:USD|EUR|JPY|CNY|đô la|ngoại tệ)\b|US\$|€", re.IGNORECASE)
_FACTOR: Final = re.compile(r"\b(?:hệ số|chức vụ|thâm niên|bậc)\b", re.IGNORECASE)
MONEY_OR_FACTOR: Final = "là tiền thì ghi kieu: tien, là hệ số thì ghi kieu: binh_quan"
PAY_LEAST: Final = 10_000
"""No coefficient is as large, no pay in đồng is smaller."""


def is_paid(titles: Sequence[str], values: Sequence[str]) -> bool:
    """Whether a column below a title of wages or fees holds money, as the size of all its sample ``values`` shows.

    A title of its own that says what is counted, or shares, says more.
    """
    figures = [value.replace(".", "") for value in values]
    large = bool(figures) and all(figure.isdecimal() and int(figure) >= PAY_LEAST for figure in figures)
    return large and any(map(_PAID.search, titles)) and not (is_counted(titles[-1]) or "%" in titles[-1])


def about_wages(kind: str, titles: Sequence[str], values: Sequence[str]) -> str:
    """What has to be asked about a column of wages: whether it holds money or a coefficient."""
    if MONEY.search(" ".join(titles)) or _FOREIGN.search(titles[-1]):
        return ""
    counts = _NUMBER_OF.match(titles[-1]) and not _MONEY_NAME.match(titles[-1].casefold().removeprefix("số "))
    if "%" in titles[-1] or not any(map(_PAID.search, titles)) or is_counted(titles[-1]) or counts:
        return ""
    either = bool(_FACTOR.search(titles[-1]))
    if kind == "tien" and is_paid(titles, values):
        other = "; đơn vị ghi hệ số thì sửa thành kieu: binh_quan, không cộng" if either else ""
        return f"hiểu là tiền (đồng), vì tên cột và số mẫu{other}"
    if kind == "binh_quan" and _PAID.search(titles[-1]):
        return "hệ số hay tiền thì bảng gốc không rõ: hiểu là hệ số, không cộng; là tiền thì ghi kieu: tien"
    return MONEY_OR_FACTOR if kind == "so" and _PAID.search(titles[-1]) else ""
