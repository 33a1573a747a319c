"""What kind of figure each prescribed row holds: its unit of measure decides, then its name, then what the file shows.

A kind that the unit does not settle by itself is asked about in the remark of its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_coded_choices import about_codes, coded_choices, coded_values
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_options import boxes_in
from tthc_render.authoring.table_titles import unit_counted
from tthc_render.vietnamese.text import slug

MONEY: Final = re.compile(
    r"(?<![^\W\d])(?:nghìn|ngàn|ng|triệu|tr|tỷ|tỉ|1\.?000)\.?\s*(?:đồng|đ)\b(?! (?:bào|chí|đội|minh))|\bvnđ\b|"
    r"(?:^|[(\[,:;/&+–-]|\b(?:và|tiền|bằng|tính|nam))\s*đồng\s*(?=$|[)\],.:;/&+–-]|và\b|việt nam\b)|\(\s*đ\s*\)",
    re.IGNORECASE,
)
"""Money, as a unit of measure is written: hội đồng, hợp đồng, cộng đồng and đồng bào are none."""
SHARE: Final = re.compile(r"^[-–+•*\d.)\s]*(?:(?:đạt|chiếm) )?(?:tỷ|tỉ) (?:lệ|trọng)\b|(?<!\d)(?<!\d )%", re.IGNORECASE)
"""A share; 100% in a name is none."""
_PERCENT: Final = re.compile(r"\(?\s*(?:%|phần trăm)\s*\)?", re.IGNORECASE)
PER_MILLE: Final = re.compile(r"‰|\bphần nghìn\b|%o(?!\w)", re.IGNORECASE)
"""Thousandths, as a unit of measure or in a title."""
_YES_NO: Final = re.compile(r"\(?\s*có\s*[/,;-]?\s*(?:hay |hoặc )?không\s*\)?", re.IGNORECASE)
_DATE_UNIT: Final = re.compile(r"(?:ngày[/,.\s-]+tháng(?:[/,.\s-]+năm)?|d{1,2}/m{1,2}(?:/y+)?)", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_DATE_NAME: Final = re.compile(r"[-–+•*\s]*(?:ngày|thời điểm|thời hạn|hạn)\s", re.IGNORECASE)
LEAST_DAY: Final = 36526
"""How Excel counts the first day of 2000."""
_DAYS_COUNTED: Final = re.compile(
    r"[-–+•*\s]*ngày[\s-]*(?:công|giường|điều trị|nghỉ|phép|ốm|làm việc|nằm viện|lưu trú|khách|người|vắng|trực|tàu|xe"
    r"|ca|máy|học|chậm|trễ|đi biển|hoạt động|nắng|mưa)(?!\w)",
    re.IGNORECASE,
)
"""Days that are counted: no day of a calendar."""
_WORDED_NAME: Final = re.compile(
    r"[-–+•*\s\d.]*(?:họ (?:và )?tên|tên (?!dùng)|địa chỉ|(?:số )?điện thoại|e-?mail)\b", re.IGNORECASE
)
_YEAR_NAME: Final = re.compile(r"[-–+•*\s]*năm\s+(?!\d|nay|trước|sau|học|báo cáo|kế hoạch)[^\W\d]", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
_RATIO_NAME: Final = re.compile(r"[-–+•*\d.)\s]*(?:tỷ|tỉ) (?:lệ|trọng)\b", re.IGNORECASE)
_OF_TIME: Final = re.compile(r"\s*(?:năm|quý|tháng|tuần|ngày(?: đêm)?|giờ|h|phút|giây|s)\s*", re.IGNORECASE)
_AVERAGE: Final = re.compile(
    r"\b(?:bình quân|BQ|mật độ|hệ số|năng suất|(?:tỷ|tỉ) (?:suất|số)|(?<!số )chỉ số|tuổi thọ|đơn giá|nhiệt độ)\b|"
    r"(?<!số)(?<!giấy)\s+TB(?!\w|\s*(?:,|trở|khá|yếu))|"
    r"\S\s+trung bình\b(?!\s*(?:,|trở|khá|yếu))|"
    r"^trung bình\s+(?:cả |của |các )?(?:\d|năm|quý|tháng|tuần|ngày|kỳ|đợt|lần)",
    re.IGNORECASE,
)
_EXTREME: Final = re.compile(r"(?:giá trị )?(?:lớn|nhỏ|cao|thấp) nhất", re.IGNORECASE)
_GRADE: Final = re.compile(
    r"\b(?:loại|mức|hộ|sống|học sinh|học lực|hạnh kiểm|khá|quy mô) (?:trung bình|TB)\b", re.IGNORECASE
)
"""Names of a grade between good and bad: what has it is counted."""
_MEASURED: Final = re.compile(
    r"(?:nghìn |triệu |1\.000 )?(?:tấn|tạ|yến|kg|ki-lô-gam|g|gam|ha|hecta|héc-ta|m|mét|m2|m²|m3|m³|km|km2|km²|lít|giờ|"
    r"kwh|mw|kw)",
    re.IGNORECASE,
)
BEYOND: Final = 1000
"""No share in percent is as large as this."""
AVERAGE: Final = "hiểu là số bình quân, không cộng (cộng được thì bỏ kieu: binh_quan)"
_DITTO: Final = re.compile(r"(?:[-–]?\s*(?:[\"”“″〃]|''|nt|như trên)\s*[-–]?)", re.IGNORECASE)


def is_average(title: str) -> bool:
    """Whether a name is that of an average, a density, a rate, a maximum: figures of which sums mean nothing."""
    bare = re.sub(r"\([^()]*\)", " ", title).strip()
    return bool(_EXTREME.fullmatch(bare)) or (bool(_AVERAGE.search(bare)) and not _GRADE.search(bare))


def is_unit(title: str) -> bool:
    """Whether a title is only a unit of measure: “ha”, “(tấn)”, “triệu đồng”."""
    bare = title.strip(" ()[]")
    return bool(_MEASURED.fullmatch(bare) or MONEY.fullmatch(bare) or _PERCENT.fullmatch(bare))


def with_units(drafts: Sequence[DraftRow], merged: Mapping[int, str]) -> list[DraftRow]:
    """Rows with the unit of measure that a merged cell or a ditto mark repeats; ``merged`` are units by place."""
    out: list[DraftRow] = []
    last = ""
    for place, draft in enumerate(drafts):
        unit = draft.unit or merged.get(place, "")
        unit = last if last and _DITTO.fullmatch(unit) else unit
        last = unit or last
        out.append(replace(draft, unit=unit))
    return out


def with_kinds(rows: Sequence[DraftRow], in_money: bool, *, scored: bool = False) -> list[DraftRow]:
    """Rows with the kinds of their figures; ``in_money``: the columns hold money where no row says otherwise.

    ``scored``: rows are given points, so that their names are those of what is scored.
    """
    out, heading = [], ""
    for row in rows:
        named = re.search(r"\(([^()]+)\)\s*$", row.label) if row.heading else None
        heading = (named[1].strip() if named else "") if row.heading else heading
        out.append(_scored(row) if scored and not row.unit else _with_kind(row, in_money, heading))
    return out


def _scored(row: DraftRow) -> DraftRow:
    """A row that is given points; that a name of a share is one of what is scored has to be confirmed."""
    if row.heading or row.free or row.formula or not SHARE.search(row.label):
        return row
    asked = "tên là tỷ lệ nhưng bảng chấm điểm: hiểu là điểm, cộng được"
    return replace(row, remark="; ".join(filter(None, [row.remark, asked])))


def _with_kind(row: DraftRow, in_money: bool, heading: str) -> DraftRow:
    """A row with its kind; ``heading`` is the unit of measure that the heading above it states."""
    if row.heading or row.free:
        return row
    kind, choices, asked = _kind(row)
    asked = asked or ("" if row.formula else about_codes(row.label, row.texts))
    if kind == "so" and not row.unit and not in_money and MONEY.fullmatch(heading):
        kind, asked = "tien", f"tiền, theo đề mục trên nó ({heading})"
    counted = unit_counted(row.label) if kind == "so" and in_money and not row.unit else ""
    if counted:
        asked = f"đếm {counted} theo tên dòng, không phải tiền như bảng (là tiền thì bỏ kieu: so)"
    elif kind == "so":
        kind = "so" if in_money and row.unit else ""
    if kind == "ty_le" and row.unit == "%":
        kind = ""  # the unit says so already
    if kind == "ty_le" or row.unit == "%":
        row = _hundredfold(row)
    shown = bool(row.texts) and kind == "binh_quan" and row.places is None
    remark = "; ".join(filter(None, [row.remark, asked]))
    return replace(row, kind=kind, choices=choices, remark=remark, places=0 if shown else row.places)


def _hundredfold(row: DraftRow) -> DraftRow:
    """A share whose formula is a plain quotient, times 100."""
    if "/" not in row.formula or re.search(r"(?<!\d)100?0?(?!\d)\s*$|(?<!\d)100\s*\*|0[.,]01", row.formula):
        return row
    asked = "phần trăm, công thức nhân thêm 100"
    return replace(row, formula=f"{row.formula} * 100", remark="; ".join(filter(None, [row.remark, asked])))


def _kind(row: DraftRow) -> tuple[str, tuple[str, ...], str]:
    """Kind, choices, and what has to be asked."""
    unit = row.unit.strip()
    days = [text for text in row.texts if _DAY.fullmatch(text)]
    if (row.texts and len(days) == len(row.texts)) or (_DATE_UNIT.fullmatch(unit) and not row.texts):
        return "ngay", (), ""
    words = unit if coded_values(unit) else row.label
    if (codes := coded_choices(words, row.texts)) and not row.formula:
        return "chon", codes, about_codes(words, row.texts)
    if boxed := boxes_in(row.texts):
        return "chon", boxed, f"chọn một trong: {', '.join(boxed)}"
    if row.texts and not unit and all(text[0].isupper() and not re.search(r"\d", text) for text in row.texts):
        quoted = ", ".join(f"“{text[:30]}”" for text in dict.fromkeys(row.texts))
        return (
            "chu",
            (),
            f"ô số ghi chữ {quoted}: hiểu là dòng ghi chữ; chọn trong danh sách thì kieu: chon và lua_chon",
        )
    if _YES_NO.fullmatch(unit) and not row.figures:
        return "chon", ("Có", "Không"), "chọn Có hay Không (ghi 1, 0 thì sửa thành kieu: co_khong)"
    if _YES_NO.fullmatch(unit):
        return "co_khong", (), "ghi 1 là có, 0 là không"
    if _PERCENT.fullmatch(unit):
        return "ty_le", (), ""
    if PER_MILLE.search(unit) or (not unit and PER_MILLE.search(row.label)):
        return "binh_quan", (), "phần nghìn: không cộng vào tổng"
    if unit.casefold() == "ngày" and not row.texts and _is_day(row):
        return "ngay", (), "hiểu là ngày tháng (là số ngày thì bỏ kieu: ngay)"
    if _WORDED_NAME.match(row.label) and not (unit or row.figures):
        return "chu", (), "ghi chữ, theo tên dòng"
    if _YEAR_NAME.match(row.label) and unit.casefold() in ("", "năm") and all(map(_YEAR.fullmatch, row.texts)):
        return "chu", (), "là năm nào: ghi chữ để in 2020, không in 2.020 (là số năm thì bỏ kieu: chu)"
    above, slash, below = unit.partition("/")
    per = bool(slash) and not _OF_TIME.fullmatch(below)
    divided = _is_divided(row) or _RATIO_NAME.match(row.label) or is_average(row.label)
    if per and (" " in below.strip() or _is_base(below) or divided):
        return "binh_quan", (), AVERAGE
    if is_average(row.label) and not SHARE.search(row.label):
        return "binh_quan", (), AVERAGE
    if unit and unit.casefold() != "điểm" and _RATIO_NAME.match(row.label):
        return "binh_quan", (), f"tên là tỷ lệ, đơn vị tính là {unit}, không phải %: {AVERAGE}"
    if MONEY.search(above):
        return "tien", (), ""
    if not unit and SHARE.search(row.label) and not any(abs(value) > BEYOND for _, value in row.figures):
        return "ty_le", (), "phần trăm, không cộng vào tổng"
    if not unit and (found := re.search(r"\(([^()]+)\)\s*$", row.label)) and MONEY.fullmatch(found[1].strip()):
        return "tien", (), "tiền, theo tên dòng"
    if _is_divided(row) and not row.texts:
        return "binh_quan", (), f"công thức chia cho một dòng khác: {AVERAGE}"
    if per and not all(f"_{slug(half)}_" in f"_{slug(row.label)}_" for half in (above, below)):
        return "so", (), f"đơn vị tính “{unit}”: hiểu là số đếm; là số bình quân thì ghi kieu: binh_quan"
    return "so", (), ""


def _is_day(row: DraftRow) -> bool:
    """Whether a row in days says which day of a calendar, not how many."""
    counted = is_average(row.label) or _DAYS_COUNTED.match(row.label)
    numbers = any(0 < abs(value) < LEAST_DAY for _, value in row.figures)
    return _DATE_NAME.match(row.label) is not None and not (counted or numbers)


def as_divided(row: DraftRow) -> DraftRow:
    """A row of counts whose formula divides others as a row of averages, which is said."""
    if row.kind not in ("", "so") or row.unit.strip() == "%" or not _is_divided(row):
        return row
    shown = 0 if row.texts and row.places is None else row.places
    asked = f"công thức chia cho một dòng khác: {AVERAGE}"
    return replace(row, kind="binh_quan", places=shown, remark="; ".join(filter(None, [row.remark, asked])))


def _is_divided(row: DraftRow) -> bool:
    """Whether a row is another one divided by a third, as averages are: 02 / 01, no tenth of a product."""
    return bool(re.search(r"/\s*\(?\s*(?!1?0+(?!\w))[\w.]+", row.formula)) and "*" not in row.formula


def _is_base(unit: str) -> bool:
    """Whether what stands behind the stroke is what something is counted on: people, area, a case."""
    base = r"\s*(?:\d[\d.]*\s*)?(?:người|dân|hộ|ha|m2|m²|m3|m³|km|km2|km²|lượt|lao động|vụ|hồ sơ|con|xe|cơ sở)\s*"
    return bool(re.fullmatch(base, unit, re.IGNORECASE))


def unsure_decimals(rows: Sequence[DraftRow]) -> Iterator[str]:
    """A question about rows whose unit is measured, not counted, and of which the file shows no figure."""
    open_rows = [
        row
        for row in rows
        if row.places is None
        and not (row.texts or row.heading or row.free)
        and row.kind in ("", "so", "tien", "thap_phan")
        and (
            _MEASURED.fullmatch(row.unit.strip())
            or re.match(r"(?:triệu|tỷ|tỉ)\s*(?:đồng|đ)\b", row.unit, re.IGNORECASE)
        )
    ]
    if open_rows:
        names = ", ".join(row.code for row in open_rows[:8]) + (" …" if len(open_rows) > 8 else "")
        units = ", ".join(dict.fromkeys(row.unit for row in open_rows))
        yield f"dòng {names} ({units}): không biết mấy số lẻ nên chỉ nhập được số nguyên; có số lẻ thì ghi so_le"
    bare = [row for row in rows if row.places is None and not (row.texts or row.heading)]
    shares = [row for row in bare if row.unit.strip() == "%"]
    averages = [row for row in bare if row.kind == "binh_quan" and row not in shares]
    for what, found in (("%", shares), ("số bình quân", averages)):
        names = ", ".join(row.code for row in found[:8]) + (" …" if len(found) > 8 else "")
        if found:
            yield f"dòng {names} ({what}): bảng gốc không có số: in 2 số lẻ; biểu in khác thì ghi so_le"


def row_remarks(rows: Sequence[DraftRow]) -> Iterator[str]:
    """The remarks of rows, one for all rows that have the same one."""
    by_words: dict[str, list[str]] = {}
    for row in rows:
        if row.remark:
            by_words.setdefault(row.remark, []).append(row.code or row.symbol or f"“{row.label[:40]}”")
    for words, names in by_words.items():
        yield f"dòng {', '.join(names[:12])}{' …' if len(names) > 12 else ''}: {words}"
