"""What the title of a column says of its values: numbers that name something, things that are counted, years."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.vietnamese.patterns import pattern_of

_NAMES_WORDS = pattern_of(
    r"(?:lĩnh vực|đơn vị|nội dung|tên|chỉ tiêu|ghi chú|họ|cơ quan|địa phương|danh mục|trích yếu|số,? ký hiệu|loại|"
    r"lý do|địa chỉ|căn cứ|người|nguyên nhân|giải pháp|kết quả xử lý|tài liệu|minh chứng|đường dẫn|hình thức|"
    r"phương thức|chức vụ|chức danh|quê quán|chủ (?:đầu tư|sở hữu|hộ|thể|trì|nhiệm)|địa điểm|nhà thầu|ký hiệu|"
    r"chữ ký|tình trạng|mô tả|diễn giải|nơi)\b",
    re.IGNORECASE,
)
_ALWAYS_WORDS = pattern_of(
    r"(?:ghi chú|lý do|nguyên nhân|giải trình|ý kiến|ký(?: (?:nhận|tên|xác nhận|giao|và))?(?=\s*(?:\(|$|ghi|tên|họ))|"
    r"chữ ký|ký hiệu)\b",
    re.IGNORECASE,
)
_NAMING = pattern_of(
    r"điện thoại|số (?:cccd|cmnd|tài khoản|định danh|thẻ|hiệu|seri|hộ chiếu)|biển số|căn cước|mã số thuế|"
    r"^(?:mã|số hiệu)\s+(?!số$|chỉ tiêu$|dòng$)\S|"
    r"\bsố(?:,? ký hiệu)?\s*(?:[,;/-]|và)\s*(?:ký hiệu\s*(?:[,;/-]|và)\s*)?ngày\b",
    re.IGNORECASE,
)
_RANKED = pattern_of(r"(?:xếp (?:thứ|hạng)|thứ hạng|vị thứ)(?: .*)?", re.IGNORECASE)
_YEARS = pattern_of(r"năm\s+(?!\d|nay|trước|sau|báo cáo|kế hoạch|học)\S", re.IGNORECASE)
_BORN = pattern_of(r"năm sinh\b", re.IGNORECASE)
_ONE_YEAR = pattern_of(r"(?:19|20)\d{2}")
_COUNTED = pattern_of(
    r"(?:tổng )?(?:số (?:lượng )?)?(?:người|hộ|đơn vị|cơ sở|trường|lớp|xã|thôn|vụ|việc|vụ việc|hồ sơ|lượt|trường hợp|"
    r"cuộc|đợt|dự án|gói thầu|công trình|con|cây|giấy|biên lai|đối tượng|lao động|học sinh|ngày|"
    r"tháng(?!\s*(?:\d|[IVX]+\b))|thẻ|"
    r"văn bản|lần|suất|nhà)"
    r"(?:\s+(?!phí|tiền|vốn|thu|chi)\S+){0,3}",
    re.IGNORECASE,
)
_FIGURE_TITLE = pattern_of(
    r"(?:tổng|cộng|số lượng|số tiền|sl|kế hoạch|dự toán|thực hiện|ước|lũy kế|trong đó|tăng|giảm|tiếp nhận|đã|đang|chưa|"
    r"còn|mới|(?:quá|đúng|trước|trong|sớm) hạn|(?:cùng )?kỳ|năm|quý|tháng|nam|nữ|diện tích|sản lượng|khối lượng|"
    r"trực tuyến|trực tiếp|chia ra|đầu kỳ|cuối kỳ|trong kỳ|đạt|không đạt)(?!\w)",
    re.IGNORECASE,
)
_NO_SUM = pattern_of(
    r"(?:số )?điểm(?!\s+(?:trường|bưu|du lịch|dân cư|nóng|cấp|bán|giao dịch|tiếp|sáng|lẻ|quan trắc))(?!\w)|"
    r"giá(?: (?:bán|mua|thuê))?(?!\w)|"
    r"mức(?!\w)|thời gian(?!\w)|(?:độ )?tuổi(?!\w)",
    re.IGNORECASE,
)
"""Points, prices, levels, times: figures that may be added up or not."""
_POINTS = pattern_of(
    r"(?:số |tổng )?điểm(?: (?:tối đa|chuẩn|tự chấm|tự đánh giá|chấm|đánh giá|thẩm định|đạt|số|thưởng|trừ)\b.*)?",
    re.IGNORECASE,
)
_MOST_POINTS = pattern_of(r"(?:thang điểm|(?:số |mức )?điểm (?:tối đa|chuẩn))(?!\w).*", re.IGNORECASE)
_IN_DAYS = pattern_of(
    r"[(\[]\s*ngày\s*[)\]]|^ngày\s+(?:công|giường|điều trị|nằm|nghỉ|làm việc|lưu trú)\b", re.IGNORECASE
)
_DAY_FORM = pattern_of(
    r"[(\[](?:ghi )?(?:ngày\s*[/,-]\s*tháng\s*[/,-]\s*năm|ngày,? tháng,? năm|dd?\s*[/.-]\s*mm?\s*[/.-]\s*y+)[)\]]",
    re.IGNORECASE,
)
_MONTH_FORM = pattern_of(
    r"[(\[](?:ghi )?(?:tháng\s*[/,-]\s*năm|quý\s*[/,-]\s*năm|tháng,? năm|mm?\s*[/.-]\s*y+)[)\]]", re.IGNORECASE
)
_BY_HAND = pattern_of(r"(?:ghi chú|ký nhận|ký tên|chữ ký|ký và ghi rõ họ tên)", re.IGNORECASE)
_YEAR = pattern_of(r"(?:\d{1,2}/\d{1,2}/|\d{1,2}/|năm\s+|quý\s+[IV]+[/-]|tháng\s+\d{1,2}/)?\b20\d{2}\b", re.IGNORECASE)


_PERIOD = pattern_of(
    r"\bquý\s+(?:[IV]{1,3}|[1-4])(?!\w)(?:[/-]\d{4})?|(?<!\d )\btháng\s+(?:0?[1-9]|1[0-2])(?!\w)(?:[/-]\d{4})?|"
    r"\b(?:0?[369]|sáu|chín)\s+tháng\s+(?:đầu|cuối)\s+năm\b|^0?[369]\s+tháng$",
    re.IGNORECASE,
)


def names_something(title: str) -> bool:
    """Whether numbers under a title name something and are never added up: telephones, codes of projects."""
    return bool(_NAMING.search(title.strip()))


_UNIT_TITLE = pattern_of(r"đơn vị", re.IGNORECASE)
_UNIT = pattern_of(
    r"\(?(?:%|người|hộ|ha|m2|m²|m3|m³|m|km|tấn|tạ|kg|vụ|việc|vụ việc|lượt|lượt người|cái|chiếc|con|cây|hồ sơ|"
    r"văn bản|cuộc|trường hợp|(?:nghìn |triệu |tỷ |tỉ )?đồng|nhà|lớp|giường|dự án|công trình)\)?",
    re.IGNORECASE,
)


def unit_counted(title: str) -> str:
    """The usual unit in brackets at the end of a title that is counted, no money nor share: “Số người … (lượt)”."""
    found = re.search(r"\(\s*([^()%]+?)\s*\)\s*$", title)
    return found[1] if found and _UNIT.fullmatch(found[1]) and not found[1].casefold().endswith("đồng") else ""


def names_words(title: str) -> bool:
    """Whether a title is likely that of words: names, places, reasons."""
    return bool(_NAMES_WORDS.match(title))


def names_persons(title: str) -> bool:
    """Whether a column holds the names of persons."""
    return bool(_PERSON.search(title_of(title)))


_PERSON = pattern_of(r"\bhọ,?(?: và)?(?: chữ)? tên\b", re.IGNORECASE)


def is_worded(title: str, values: Collection[str]) -> bool:
    """Whether a column with this title holds words or is signed by hand, whatever its cells show.

    Signatures that are counted, “Chữ ký (Việc)”, are figures, as all ``values`` below them are.
    """
    unit = re.search(r"\(([^()]+)\)\s*$", title)
    counted = unit is not None and bool(_UNIT.fullmatch(unit[1].strip()))
    figures = bool(values) and all(re.fullmatch(r"\d[\d.]*", value) for value in values)
    return bool(_ALWAYS_WORDS.match(title.strip())) and not (counted and (figures or not values))


def holds_units(title: str, values: Collection[str]) -> bool:
    """Whether a column called “Đơn vị” says in what its rows count: one of its words at least is a usual unit."""
    if not _UNIT_TITLE.fullmatch(title_of(title)) or not values:
        return False
    return all(len(value.split()) <= 3 for value in values) and any(map(_UNIT.fullmatch, values))


def is_ranked(title: str) -> bool:
    """Whether numbers under a title are ranks, which are never added up."""
    return bool(_RANKED.fullmatch(title_of(title)))


def holds_years(title: str, values: Collection[str]) -> bool:
    """Whether numbers under a title are years, which are never added up nor printed as 1.985."""
    if _BORN.match(title.strip()) and not values:
        return True
    return bool(_YEARS.match(title.strip())) and bool(values) and all(map(_ONE_YEAR.fullmatch, values))


def is_counted(title: str) -> bool:
    """Whether a title is that of what is counted, also in a table whose unit of measure is money."""
    return bool(_COUNTED.fullmatch(title_of(title)))


_NAMED_OR_COUNTED = pattern_of(
    r"(?:xã|phường|thôn|bản|ấp|trường|lớp|cơ sở|đơn vị|dự án|gói thầu|công trình|đối tượng|văn bản)(?:[\s,/]+\S+){0,3}",
    re.IGNORECASE,
)
"""Titles below which names may stand, or how many there are."""


def says_figures(title: str) -> bool:
    """Whether a title alone says that figures stand below it."""
    counted = is_counted(title) and not _NAMED_OR_COUNTED.fullmatch(title_of(title))
    return counted or bool(_FIGURE_TITLE.match(title_of(title))) or bool(_ONE_YEAR.search(title))


def may_be_no_sum(title: str) -> bool:
    """Whether sums of the figures under a title may mean nothing: points, prices, levels, times."""
    return bool(_NO_SUM.match(title_of(title)))


_SIGNED = pattern_of(r"\(\+\).*\([-–−]\)|\(\s*\+\s*/\s*[-–−]\s*\)|tăng\s*/\s*giảm", re.IGNORECASE)


def changes_sign(title: str) -> bool:
    """Whether a title says that the figures below it may be negative: “Tăng (+), giảm (-)”."""
    return bool(_SIGNED.search(title))


def is_scored(title: str) -> bool:
    """Whether a column holds points that its rows are given."""
    return bool(_POINTS.match(title_of(title)))


def states_points(title: str) -> bool:
    """Whether a column says how many points a row can be given, which the form itself prescribes."""
    return bool(_MOST_POINTS.fullmatch(title_of(title)))


def counts_days(title: str) -> bool:
    """Whether what stands under a title is counted in days."""
    return bool(_IN_DAYS.search(title))


def takes_day(title: str) -> bool:
    """Whether a title says how a day is written below it: (ngày/tháng/năm), (dd/mm/yyyy)."""
    return bool(_DAY_FORM.search(title))


def takes_month(title: str) -> bool:
    """Whether a title says that a month is written below it: (tháng/năm), (mm/yyyy)."""
    return bool(_MONTH_FORM.search(title)) and not takes_day(title)


def is_filled_by_hand(title: str) -> bool:
    """Whether a column is filled by hand, or not at all: remarks, signatures."""
    return bool(_BY_HAND.fullmatch(title_of(title)))


def title_of(title: str) -> str:
    """A title without what stands in brackets."""
    return " ".join(re.sub(r"\(.*?\)", " ", title).split())


def percent_of(text: str) -> str:
    """A part of one as percent: 97,2 for 0,972."""
    value = Decimal(text.replace(",", ".")) * 100
    return f"{value.to_integral_value() if value == int(value) else value.normalize():f}".replace(".", ",")


_ACT = pattern_of(
    r"(?:luật|nghị định|thông tư|quyết định|nghị quyết|công văn|chỉ thị|kế hoạch|hướng dẫn|báo cáo)\b[^;.]{0,60}?"
    r"(?:ngày\s+)?(?:\d{1,2}/\d{1,2}/\d{4}|\d+/\d{4}/[^\s,;.]+|năm\s+\d{4})(?:\s+ngày\s+\d{1,2}/\d{1,2}/\d{4})?",
    re.IGNORECASE,
)
_DAY_OF_NOTE = pattern_of(r"(?<![\d/])\d{1,2}/\d{1,2}/(?:19|20)\d{2}(?!\d)|\bnăm (?:19|20)\d{2}(?!\d)", re.IGNORECASE)


def years_in(titles: Iterable[str]) -> list[str]:
    """The years and days that titles name, which are others in the next year."""
    return list(dict.fromkeys(found[0] for title in titles for found in _YEAR.finditer(title)))


def periods_in(titles: Iterable[str]) -> list[str]:
    """The years, days, quarters and months that titles name, which are others in the next period."""
    texts = list(titles)
    years = years_in(texts)
    named = [found[0] for text in texts for found in _PERIOD.finditer(text)]
    return [*years, *(word for word in dict.fromkeys(named) if not any(word in year for year in years))]


def about_periods(titles: Iterable[str], rows: Sequence[DraftRow], notes: Iterable[str] = ()) -> Iterator[str]:
    """What has to be said of years and periods in the titles of columns, the labels of rows and the notes.

    The days of acts that a note names are no periods, nor are codes of rows: 1000 + 2000.
    """
    dated = list(dict.fromkeys(found[0] for note in notes for found in _DAY_OF_NOTE.finditer(_ACT.sub("", note))))
    if dated:
        quoted = ", ".join(f"“{day}”" for day in dated[:6])
        yield f"ghi chú ghi {quoted}: kỳ khác thì sửa ghi chú, hoặc bỏ ngày, năm ở ghi chú"
    codes = {row.code for row in rows}
    for what, texts in (("cột", titles), ("dòng", [row.label for row in rows])):
        found = [period for period in periods_in(texts) if what == "cột" or period not in codes]
        if found:
            quoted = ", ".join(f"“{period}”" for period in found[:6])
            yield f"tên {what} ghi {quoted}: kỳ khác thì sửa tên {what}, hoặc bỏ năm, kỳ ở tên {what}"
