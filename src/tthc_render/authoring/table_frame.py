"""What the lines above a table say: number of the form, circular, title, unit of measure, title of the part.

What is not taken into the form is in ``remarks``, so that no line is lost in silence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tthc_render.authoring.table_frame_lines import ACT, CIRCULAR, GOES_ON, SIGN, FrameLine, frame_lines
from tthc_render.authoring.table_grids import Grid
from tthc_render.authoring.table_titles import years_in
from tthc_render.authoring.table_told import Told
from tthc_render.vietnamese.text import without_gaps
from tthc_render.yaml_files.emit import scalar

_WEAK_SIGN: Final = re.compile(r"phụ (?:lục|biểu)", re.IGNORECASE)
"""The number of an appendix: a number of a form beside it is what names the form."""
_DIVIDERS: Final = " .:,;-–—"
_APPENDIX: Final = re.compile(r"(?:phụ lục|phụ biểu|biểu mẫu)\s*[:.–-]\s*", re.IGNORECASE)
"""An appendix without a number before its title: “PHỤ LỤC: KẾ HOẠCH …”."""
_BARE_SIGN: Final = re.compile(r"[A-ZĐ]{1,5}[-.]?\d{1,3}[a-zđ]?(?:[-/.][A-ZĐ\d]{1,10})*")
"""The number of a form that stands alone: BM-01/CCX."""
_OPEN: Final = re.compile(r"…|\.{3,}|_{3,}|\bsố\s*/|\bngày\s*/|/\s*/", re.IGNORECASE)
"""Room for the number or day of an act that is still to be written: the form does not come from it."""
_MEASURE: Final = re.compile(
    r"\(?\s*(?:đơn vị (?:tính|tiền(?: tệ)?)|đvt|đơn vị)(?P<of>\s[^:.]{0,25})?\s*[:.]\s*(?P<unit>.+?)\s*\)?",
    re.IGNORECASE,
)
_MEASURE_BEHIND: Final = re.compile(
    r"\s*[(\[]\s*(?:đơn vị(?: tính)?|đvt)\s*[:.]\s*(?P<unit>[^()]+?)\s*[)\]]$", re.IGNORECASE
)
"""“(Đơn vị: người)” behind a title."""
_MEASURE_WITHIN: Final = re.compile(
    r"[;,]\s*(?:đơn vị tính|đvt)\s*[:.]\s*(?P<unit>[^();,:]{1,40}?)\s*\)\s*$", re.IGNORECASE
)
"""“(Theo chuẩn nghèo đa chiều; đơn vị tính: hộ)”."""
_MONEY_OF: Final = re.compile(
    r"\(?\s*(?P<of>[^\W\d_][^:;()\d]{2,30}?)\s*:\s*(?P<unit>(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng)\s*\)?",
    re.IGNORECASE,
)
"""“Giá trị: triệu đồng”: the unit of the columns that are called so."""
_MONEY_UNIT: Final = re.compile(r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng|1\.000 (?:đ|đồng)", re.IGNORECASE)
_SOME_MONEY: Final = re.compile(
    r"(?:mức |số )?(?:tiền (?!tệ\b)\S|kinh phí|giá trị|nguyên giá|vốn|doanh thu|chi phí|lương|phụ cấp|thu nhập)",
    re.IGNORECASE,
)
"""What has a unit for itself: “Đơn vị tính tiền thưởng: nghìn đồng”; “Đơn vị tính tiền: đồng” is that of the table."""
_CIRCULAR_WITHIN: Final = re.compile(rf"[;,]\s*((?:ban hành )?kèm theo\s+{ACT}.*?)\s*\)?\s*$", re.IGNORECASE)
"""“(Dùng cho ngân sách cấp xã; kèm theo Nghị định số …)”."""
_MEASURES: Final = re.compile(
    r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng|1\.000 (?:đ|đồng)|%|(?:số )?(?:người|vụ|việc|vụ việc|hồ sơ|ha|m2|m3|km|"
    r"tấn|kg|cái|chiếc|hộ|lượt|lượt người|văn bản|trẻ|trường hợp|cơ sở|cuộc|con|cây|mét)",
    re.IGNORECASE,
)
_NATION: Final = re.compile(r"cộng (?:hòa|hoà) xã hội|độc lập\s*[-–]", re.IGNORECASE)
_OFFICE: Final = re.compile(
    r"(?:UBND|HĐND|ỦY BAN|UỶ BAN|HỘI ĐỒNG|SỞ(?! HỮU)|BỘ(?! (?:CHỈ SỐ|TIÊU CHÍ|THỦ TỤC))|BAN(?! HÀNH)|"
    r"PHÒNG(?!,| CHỐNG| NGỪA)|CHI CỤC|CỤC|TỔNG CỤC|VĂN PHÒNG|TRUNG TÂM|CÔNG AN|CÔNG TY|TỔNG CÔNG TY|VIỆN|TRƯỜNG|"
    r"BỆNH VIỆN|TRẠM|ĐỘI|KHO BẠC|TÒA ÁN|TOÀ ÁN|CHI NHÁNH|THANH TRA(?!,)|HỘI(?! NGHỊ| NHẬP)|ĐOÀN|LIÊN ĐOÀN|"
    r"TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ(?! HỘI)|PHƯỜNG|TỈNH ỦY|ĐẢNG ỦY|BCH|BCĐ|TRỤ SỞ|NGÂN HÀNG|VIỆN KIỂM SÁT|"
    r"BẢO HIỂM XÃ HỘI (?:TỈNH|THÀNH PHỐ|VIỆT NAM|CƠ SỞ|HUYỆN|QUẬN|THỊ XÃ|KHU VỰC))(?:\s|$)(?!.*BÁO CÁO)"
)
_SUBJECT: Final = re.compile(
    r"(?:báo cáo|tổng hợp|thống kê|kết quả|tình hình|danh (?:sách|mục)|bảng|biểu|cân đối|quyết toán|dự toán|số liệu|"
    r"số lượng|tiến độ|sổ|theo dõi|thực hiện|hoạt động|chỉ tiêu|kế hoạch|công tác|diện tích|thu|chi)\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"(?:[IVX]+|\d{1,2}|[A-ZĐ])\s*[.)/:-]\s*\S|(?:phần|mục|bảng)\s+(?:\d+|[IVX]+|[A-Z])\b", re.I)
_PERIOD: Final = re.compile(
    r"[\s,(]+(?:(?:QUÝ\s+(?:[IVX]+|\d|[.…]+)|THÁNG\s+(?:\d{1,2}|[.…]+)|"
    r"(?:0?[369]|SÁU|CHÍN)\s+THÁNG(?:\s+(?:ĐẦU|CUỐI)\s+NĂM)?|NĂM(?=\s*[\d.…]))[\s/,-]*)"
    r"(?:NĂM\s*)?(?:(?:19|20)\d{2}|20[.…]+|[.…]{2,})?\)?\s*$"
)
_YEAR_LEFT: Final = re.compile(
    r"(?<![\d\s,(])(?<!HÀNG)(?<!HẰNG)(?<!MỘT)(?<!HAI)(?<!BA)(?<!MƯỜI)(?<!ĐẦU)(?<!CUỐI)(?<!CẢ)(?<!TRONG)"
    r"[\s,(]+(?:TRONG\s+)?NĂM\s*$"
)
"""What is left of a year to be filled in: “… NĂM …”."""
_DAY: Final = r"[\d.…]{1,4}\s*(?:/|THÁNG)\s*[\d.…]+(?:\s*(?:/|NĂM)\s*[\d.…]+)?"
_UNTIL: Final = re.compile(
    rf"[\s,(]+(?:SỐ LIỆU\s+)?(?:TÍNH\s+)?(?:(?:TỪ|ĐẾN)(?:\s+HẾT)?(?:\s+NGÀY)?|NGÀY)\s+{_DAY}"
    rf"(?:\s*(?:-|–|ĐẾN)\s*(?:HẾT\s+)?(?:NGÀY\s+)?{_DAY})?\)?\s*$"
)
"""The day up to which figures count, or the days between which they do."""
_LEFT: Final = re.compile(r"[\s,(]+(?:SỐ LIỆU\s+)?(?:TÍNH\s+)?(?:TỪ|ĐẾN)(?:\s+HẾT)?(?:\s+NGÀY)?[\s\d.…]*$")
"""What is left of it before a period that was found: “… TÍNH ĐẾN HẾT”."""
_DANGLING: Final = re.compile(
    r"[\s,(]+(?:(?<!HIỆN )(?<!ĐANG )(?<!ĐÃ )(?<!SẴN )(?<!VỐN )(?<!CHƯA )(?<!KHÔNG )(?<!TÀI SẢN )(?<!BÊN )(?<!DƯ )CÓ|"
    r"(?<!HIỆN )(?<!TỒN )TẠI|(?<!BÊN )(?<!PHÍA )TRONG|CỦA|VÀ|LÀ)\s*$"
)
"""A word that needs the period behind it: “CÔNG CHỨC CÓ | ĐẾN NGÀY …”."""
_FOR: Final = re.compile(
    r"\((?:(?:áp dụng )?(?:đối với|dành cho|áp dụng cho)|(?:không|chưa) (?:gồm|kể|tính|bao gồm)|chia theo)"
    r"\s[^():]{2,80}\)|(?:phân |chia )theo\s[^():]{2,80}",
    re.IGNORECASE,
)
"""A line below a title that says what the form is for, or how it counts, and so is a part of its name."""
_OWN_LINES: Final = re.compile(
    r"\(?\s*(?:từ (?:ngày|\d[\d/]*)|kỳ\s*:|kỳ báo cáo|kỳ số liệu|đơn vị (?:báo cáo|gửi|nhận)|-\s*đơn vị|"
    r"nơi (?:gửi|nhận)|\d+ tháng|quý|năm|tháng)\b",
    re.IGNORECASE,
)
"""Lines that the program prints by itself: the period and who reports to whom."""
_UNIT_LINE: Final = re.compile(
    r"-?\s*(?:(?:tên )?đơn vị|cơ quan)(?: (?:báo cáo|gửi|nhận|lập)(?: báo cáo)?)?\s*:", re.IGNORECASE
)
"""Such a line in capitals, which is no title."""
SHOWN: Final = 40
"""Lines that a remark lists."""


@dataclass(slots=True)
class Frame:
    """What was found above a table; ``period`` is what a title said of its period, ``taken`` are lines used whole."""

    sign: str = ""
    title: str = ""
    measure: str = ""
    circular: str = ""
    part: str = ""
    period: str = ""
    remarks: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)


def read_frame(grid: Grid, first: int) -> Frame:
    """The frame of a table whose header begins in row ``first``."""
    out = Frame()
    titles: list[FrameLine] = []
    plain: list[FrameLine] = []
    kinds: list[str] = []
    lines = frame_lines(grid, first)
    for line in lines:
        kinds.append(_take(line, out, titles, plain, kinds[line.above] if line.above >= 0 else ""))
    out.part = _part_title(grid, first)
    chosen = _chosen(titles)
    if not chosen:
        chosen = [line for line in plain if _SUBJECT.match(line.text) and len(line.text.split()) > 2][-1:]
        if chosen:
            out.remarks.append(f"tên biểu lấy từ dòng “{chosen[0].text}”")
        elif short := [line for line in plain if _is_short_title(line.text)][-1:]:
            chosen = short
            out.remarks.append(f"tên biểu lấy từ dòng “{chosen[0].text}”")
    out.title = " ".join(line.text for line in chosen).upper()
    out.title, out.period = without_period(out.title)
    if out.period:
        out.remarks.append(about_period(out.period))
    elif years := years_in([out.title]):
        out.remarks.append(f"tên biểu ghi {', '.join(f'“{year}”' for year in years)}: kỳ khác thì sửa tên biểu")
    for line in plain:
        if chosen and line.above == chosen[-1].order and _FOR.fullmatch(line.text):
            out.title = f"{out.title} {line.text.upper()}"
            chosen = [*chosen, line]
    left = [line.text for line in (*titles, *plain) if line not in chosen and line.text != out.part]
    own = [text for text in dict.fromkeys(left) if _OWN_LINES.match(text)]
    left = [text for text in dict.fromkeys(left) if text not in own]
    told = Told.of(
        [out.sign, f"{out.title} {out.period}", out.measure, out.circular, out.part, *out.taken, *left, *own],
        out.remarks,
    )
    left += [text for text in dict.fromkeys(line.text for line in lines) if not told.has(text)]
    if left:
        shown = "; ".join(f"“{text if len(text) <= 60 else text[:59] + '…'}”" for text in left[:SHOWN])
        more = f" và {len(left) - SHOWN} dòng nữa" if len(left) > SHOWN else ""
        out.remarks.append(f"các dòng trên bảng không lấy vào biểu: {shown}{more}")
    if own:
        shown = "; ".join(f"“{text if len(text) <= 60 else text[:59] + '…'}”" for text in own[:SHOWN])
        out.remarks.append(f"kỳ và đơn vị báo cáo tự in theo từng báo cáo nên không lấy: {shown}")
    out.remarks += _about_receiver(lines)
    out.remarks += _about_own_periods([*left, *own, out.period])
    calendar = next((text for text in own if _CALENDAR.search(text)), "")
    if calendar:
        out.remarks.append(
            f"“{calendar[:60]}” là kỳ dương lịch: loại báo cáo dùng biểu này ghi theo_lich: true ở report.yaml, không "
            "ghi thì kỳ in theo ngày chốt số liệu (năm: 15/12 năm trước đến 14/12)"
        )
    return out


_RECEIVER: Final = re.compile(r"-?\s*(?:đơn vị|cơ quan|nơi) nhận(?: báo cáo)?\s*:\s*(?P<name>.*)", re.IGNORECASE)


def _about_receiver(lines: Sequence[FrameLine]) -> list[str]:
    """What is printed instead of the office that the file names as the receiver, also in the line below, and the key
    that prints it."""
    for line in lines:
        if found := _RECEIVER.fullmatch(line.text):
            below = (other.text for other in lines if other.above == line.order and ":" not in other.text)
            name = (found["name"] or next(below, "")).strip(" .;")
            if any(map(str.isalpha, name)) and not re.search(r"…|\.{3}|_{3}", name):
                return [
                    f"đơn vị nhận: tệp ghi “{name[:80]}”, bản in ghi đơn vị cấp trên của đơn vị báo cáo (hoặc "
                    "noi_nhan_bao_cao của đơn vị ở data/units.yaml); in đúng như tệp thì ở mục của biểu trong phu_luc "
                    f"của report.yaml ghi don_vi_nhan: {scalar(name)}"
                ]
    return []


_CALENDAR: Final = re.compile(
    r"\b(?:ngày\s+)?0?1\s*(?:/|tháng\s+)\s*(?:0?[147]|10)\b.*(?:đến|-|–).*\b(?:3[01]|28|29)\s*(?:/|tháng\s+)\s*"
    r"(?:0?[369]|12)\b",
    re.IGNORECASE,
)
"""A period from the first day of a quarter to the last one of a quarter: “Từ ngày 01/01/20… đến ngày 31/12/20…”."""


def without_period(title: str) -> tuple[str, str]:
    """A title in capitals without the period at its end, and that period; "" where it has none, or is too short."""
    period = _UNTIL.search(title) or _PERIOD.search(title) or _YEAR_LEFT.search(title)
    bare = _DANGLING.sub("", _LEFT.sub("", title[: period.start()])) if period else ""
    if len(bare.split()) > 2 and not years_in([bare]):
        return bare, title[len(bare) :].strip(" ,()")
    return title, ""


def about_period(period: str) -> str:
    """The remark on a period that was taken off the title."""
    return f"tên biểu: bỏ “{period}” ở cuối vì kỳ báo cáo tự in theo từng báo cáo"


_OWN_PERIODS: Final = (
    (re.compile(r"\bnăm học\b", re.IGNORECASE), "Năm học {{ ky.nam - 1 }}-{{ ky.nam }}"),
    (re.compile(r"\b(?:niên độ|niên vụ|thời điểm (?:lấy|chốt|tính) số liệu)\b", re.IGNORECASE),
     "Thời điểm lấy số liệu: {{ ky.den_ngay }}"),
    (re.compile(r"^\(?\s*có đến\b.*[\d…]", re.IGNORECASE), "Có đến {{ ky.den_ngay }}"),
    (re.compile(r"^\(?\s*(?:số liệu )?(?:tính )?đến (?:hết )?(?:ngày )?[\d…]", re.IGNORECASE),
     "Tính đến ngày {{ ky.den_ngay }}"),
)  # fmt: skip
"""Periods, and days of figures, that forms do not print by themselves, with what prints them."""


def _about_own_periods(texts: Sequence[str]) -> Iterator[str]:
    """What has to be done for the first line on such a period."""
    for text, line in ((text, line) for text in texts for pattern, line in _OWN_PERIODS if pattern.search(text)):
        yield (
            f"biểu in “Kỳ báo cáo: …” và ngày của kỳ, không in “{text[:40]}”: cần in thì ở mục của biểu trong phu_luc "
            f'của report.yaml ghi ky_bao_cao: ["{line}"]'
        )
        return


def _take(line: FrameLine, out: Frame, titles: list[FrameLine], plain: list[FrameLine], above: str) -> str:
    """Take one line into the frame; which kind of line it was, for the one below it, as ``above`` is for this one."""
    text = line.text.strip()
    behind = _MEASURE_BEHIND.search(text)
    if behind and behind.start():
        unit = behind["unit"]
        out.measure = out.measure or (unit.lower() if unit.isupper() and len(unit) > len("km2") else unit)
        text = text[: behind.start()]
    if above == "circular" and GOES_ON.match(text):
        out.circular = f"{out.circular} {text}"
        return above
    sign = SIGN.match(text)
    rest = text[sign.end() :].strip(_DIVIDERS) if sign else ""
    if sign and (not rest or CIRCULAR.match(rest)):
        if not out.sign or (_WEAK_SIGN.match(out.sign) and not _WEAK_SIGN.match(text)):
            out.sign = sign[0].strip(_DIVIDERS)
        if rest:
            out.circular = rest
        return "circular" if rest else "sign"
    appendix = _APPENDIX.match(text) if not sign else None
    if appendix and capitals(text[appendix.end() :]):
        out.remarks.append(f"tên biểu: bỏ “{appendix[0].strip(' :.–-')}” ở đầu; biểu có số thì ghi vào ky_hieu_in")
        text = text[appendix.end() :]
    if not sign and not out.sign and len(text.split()) == 1 and _BARE_SIGN.fullmatch(text):
        out.sign = text
        out.remarks.append(f"ký hiệu biểu lấy từ dòng “{text}” trên bảng; không phải thì sửa ky_hieu_in")
        return "sign"
    parted = sign is not None and (sign[0][-1] in ".:" or bool(re.match(r"\s*[.:–-]", text[sign.end() :])))
    if sign and parted and len(rest.strip(" .:").split()) > 2 and not out.sign:
        out.sign = sign[0].strip(" .:")
        titles.append(replace(line, text=rest.strip(" .:")))
        return "title"
    measure = _MEASURE.fullmatch(text)
    if measure and text.lower().lstrip("( ").startswith(("đơn vị tính", "đơn vị tiền", "đvt")):
        of = (measure["of"] or "").strip(" ()").casefold()
        some = bool(_SOME_MONEY.match(of)) and bool(_MONEY_UNIT.match(measure["unit"]))
        out.measure = f"{of} là {_closed(measure['unit']).casefold()}" if some else _closed(measure["unit"])
        out.taken.append(text)
        return "measure"
    if measure and not measure["of"] and _MEASURES.match(measure["unit"]):
        out.measure = _closed(measure["unit"])
        return "measure"
    money = _MONEY_OF.fullmatch(text) if not out.measure else None
    if money:
        out.measure = f"{money['of'].casefold()} là {money['unit'].casefold()}"
        out.taken.append(text)
        return "measure"
    if CIRCULAR.match(text) and not _OPEN.search(text):
        out.circular = text
        return "circular"
    if _NATION.match(text):
        return "nation"
    title = capitals(text)
    if title and not (_OFFICE.match(text) or _UNIT_LINE.match(text)):
        titles.append(replace(line, text=title))
        return "title"
    within = _CIRCULAR_WITHIN.search(text) if not (_OPEN.search(text) or out.circular) else None
    if within:
        out.circular = f"({within[1][0].upper()}{within[1][1:]})"
    counted = _MEASURE_WITHIN.search(text) if not out.measure else None
    if counted:
        out.measure = counted["unit"]
    plain.append(replace(line, text=text))
    return "plain"


def _is_short_title(text: str) -> bool:
    """Whether a line is two words in capitals that name no office: “CHĂN NUÔI”."""
    words = text.split()
    return len(words) == SHORT and all(word.isalpha() and word.isupper() for word in words) and not _OFFICE.match(text)


SHORT: Final = 2
"""Words of a title that is too short to be told by its capitals alone where there is another."""


def _closed(unit: str) -> str:
    """A unit of measure with the bracket at its own end, which may also end its line: “Đồng (giá trị)”."""
    return f"{unit})" if unit.count("(") > unit.count(")") else unit


def capitals(text: str) -> str:
    """The words in capitals with which a line begins, if there are three or more: the rest is the period."""
    words = list(itertools.takewhile(lambda word: word == word.upper(), text.split()))
    lettered = [word for word in words if any(sign.isalpha() for sign in word)]
    title = " ".join(words).rstrip(" …_/")
    title = title if re.search(r"\d\.{2,}$", title) else title.rstrip(". …")
    if title.count("(") > title.count(")"):
        title = title[: title.rindex("(")].rstrip()
    return title if len(lettered) > 2 else ""


def _chosen(titles: Sequence[FrameLine]) -> list[FrameLine]:
    """The lines of the title: the last that begin with what a table is about, else the last at all."""
    runs: list[list[FrameLine]] = []
    for line in titles:
        if _PART.match(line.text) and runs:
            continue
        last = runs[-1][-1] if runs else None
        if last and last.block == line.block and (line.block or last.order == line.order - 1):
            runs[-1].append(line)
        else:
            runs.append([line])
    about = [run for run in runs if any(_SUBJECT.match(line.text) for line in run)]
    return (about or runs or [[]])[-1]


def _part_title(grid: Grid, first: int) -> str:
    """The numbered line directly above a table."""
    texts = list(map(without_gaps, grid.above[-3:]))
    for row in range(max(0, first - 3), first):
        cells = [cell for cell in dict.fromkeys(grid.rows[row]) if cell.top == row and cell.text]
        texts += [cells[0].text] if len(cells) == 1 or titles_part(grid, row) else []
    return next((text for text in reversed(texts) if _names_part(text)), "")


def titles_part(grid: Grid, row: int) -> bool:
    """Whether a row only says what the part below it is called, or in which unit of measure its figures are."""
    texts = [cell.text for cell in dict.fromkeys(grid.rows[row]) if cell.top == row and cell.text]
    stated = [text for text in texts if _MEASURE.fullmatch(text)]
    others = [text for text in texts if text not in stated]
    return bool(texts) and len(others) < 2 and (bool(stated) or len(texts) == 1) and all(map(_names_part, others))


_INFORMS: Final = re.compile(
    r"\(?\s*(?:(?:đơn vị tính|đvt)\s*[:.]|(?:đơn vị (?:báo cáo|gửi|nhận|lập)|kỳ(?: báo cáo| số liệu)?|"
    r"ngày (?:báo cáo|lập|nhận báo cáo))\s*:)\s*\S",
    re.IGNORECASE,
)


_LABEL: Final = re.compile(
    r"(?:tên (?:đơn vị|cơ quan)|đơn vị(?: (?:báo cáo|gửi|nhận|lập))?|kỳ(?: báo cáo| số liệu)?|tháng|quý|năm|"
    r"ngày (?:lập|báo cáo|gửi))\s*:?",
    re.IGNORECASE,
)
"""What stands in a cell of its own before who reports and of which period."""


def informs(grid: Grid, row: int) -> bool:
    """Whether a row says in what a table counts, of which period or whose it is, as lines above a header do."""
    texts = [cell.text for cell in dict.fromkeys(grid.rows[row]) if cell.top == row and cell.text]
    labels = [one for one, value in itertools.pairwise(texts) if _LABEL.fullmatch(one) and not _LABEL.fullmatch(value)]
    told = len(labels) > 1 and len(labels) * 2 >= len(texts) and any(" " in label for label in labels)
    return told or any(map(_INFORMS.match, texts))


def _names_part(text: str) -> bool:
    return bool(_PART.match(text)) and not SIGN.match(text)
