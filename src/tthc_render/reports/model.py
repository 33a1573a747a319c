"""One report as a unit writes it: a YAML file under ``data/``.

This module has the keys of every report; figures and narrative depend on the report type, so their models
are made from ``report.yaml``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.reports.identity import period_of_place
from tthc_render.reports.types import ReportType
from tthc_render.vietnamese.dates import PartialDate
from tthc_render.vietnamese.periods import Period, PeriodError, parse_period
from tthc_render.workspace.units import Registry, Unit
from tthc_render.yaml_files.fields import (
    Code,
    Count,
    Day,
    Key,
    Line,
    Model,
    Override,
    PrintedDecimal,
    Text,
    Words,
    problem,
    short,
)
from tthc_render.yaml_files.source import Keys, Source
from tthc_render.yaml_files.syntax import shorten
from tthc_render.yaml_files.validation import validate


class PartialDay(Model):
    """Ngày ký chưa đủ: phần chưa biết để trống."""

    ngay: Annotated[Count, Field(ge=1, le=31)] | None = Field(None, description="Ngày; để trống (null) nếu chưa ký")
    thang: Annotated[Count, Field(ge=1, le=12)] | None = Field(None, description="Tháng; để trống (null) nếu chưa biết")
    thang_in: Text = Field("", description="Tháng in khác cách thường, ví dụ 06")
    nam: Annotated[Count, Field(ge=1900, le=2200)] = Field(description="Năm")

    @model_validator(mode="after")
    def is_a_day(self) -> Self:
        """D232 for a day that its month does not have."""
        last = calendar.monthrange(self.nam, self.thang)[1] if self.thang else 31
        if self.ngay and self.ngay > last:
            value, right = (f"{day}/{self.thang}/{self.nam}" for day in (self.ngay, last))
            raise problem("D232", value=value, right=right)
        return self

    @property
    def partial(self) -> PartialDate:
        """The same as a day of which parts may be unknown."""
        return PartialDate(self.ngay, self.thang, self.nam)


_DATE = re.compile(r"(?:ngày\s+)?\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{4}-\d{2}-\d{2}", re.IGNORECASE)
_FILES = re.compile(r"[\s\-–—•+*]*lưu\s*(?::|(?=VT|HS|,)|$)\s*", re.IGNORECASE)


def _recipient(value: object) -> object:
    """A recipient as typed; the line of files among them is D640, also where its colon made it a mapping."""
    text = value
    if isinstance(value, dict) and len(value) == 1:
        key, inner = next(iter(value.items()))
        text = f"{key}: {inner}"
    found = _FILES.match(text) if isinstance(text, str) else None
    if found and isinstance(text, str):
        rest = text[found.end() :].rstrip(" .;") or "VT"
        raise problem("D640", seen=short(text), key="noi_nhan", right=short(rest))
    return value


Recipient = Annotated[Text, BeforeValidator(_recipient)]


def _in_capitals(value: object) -> object:
    return " ".join(value.upper().replace("HOẢ", "HỎA").split()) if isinstance(value, str) else value


Urgency = Annotated[Literal["", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"], BeforeValidator(_in_capitals)]
"""How soon a document has to be there, as its stamp says it (Decree 30, Article 22 and Annex I, III.2b)."""


_OFFICE: Final = "Chức vụ chính quyền in dưới chỗ ký, trên họ tên: chủ tọa, chủ tịch hội đồng ký và đóng dấu cơ quan"


class SecondSigner(Model):
    """Người ký ở bên trái, khi văn bản có hai chữ ký; người ký ở giữa, ở hàng dưới."""

    quyen_han: tuple[Text, ...] = Field(description="Chức danh, mỗi dòng một mục", examples=[["THƯ KÝ"]])
    chuc_vu_tren_ten: Line = Field("", description=_OFFICE, examples=["PHÓ GIÁM ĐỐC"])
    ho_ten: Text = Field("", description="Họ tên; để trống nếu chưa biết")


def _two_digits(value: object) -> object:
    """A number below ten with its 0 in front, whether it was typed or not (Phụ lục I, mục II.3)."""
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return f"0{text}" if len(text) == 1 and text in "123456789" else value


class Head(Model):
    """Đầu và cuối văn bản."""

    so: Annotated[Text | None, BeforeValidator(_two_digits)] = Field(
        None, description="Số văn bản; để trống (null) nếu chưa có số", examples=["107"]
    )
    ky_hieu: Text = Field("", description="Ký hiệu, nếu khác cách ghép thường", examples=["BC-UBND"])
    ngay: Day | PartialDay = Field(description="Ngày ký", examples=["20/3/2024"])
    do_khan: Urgency = Field("", description="Dấu độ khẩn dưới số, ký hiệu: KHẨN, THƯỢNG KHẨN hay HỎA TỐC")
    dia_chi: Text = Field("", description="Dòng địa chỉ ở chân trang 1, nếu khác của đơn vị hay không phải công văn")
    dia_danh: Text = Field("", description="Địa danh, nếu khác của đơn vị")
    trich_yeu: tuple[Text, ...] = Field((), description="Trích yếu, nếu khác trích yếu chung")
    ky_so_lieu: Override | Text | None = Field(None, description="Dòng kỳ số liệu dưới trích yếu, nếu khác dòng chung")
    nhan_phu_luc: tuple[Override, ...] = Field(
        (),
        description="Nhãn phụ lục in khác nhãn chung, theo thứ tự phụ lục",
        examples=[[{"in": "PHỤ LỤC", "vi_sao": "…"}]],
    )
    kinh_gui: tuple[Text, ...] = Field((), description="Kính gửi, mỗi nơi một mục")
    noi_nhan: Annotated[tuple[Recipient, ...], BeforeValidator(lambda value: () if value is None else value)] = Field(
        (), description="Nơi nhận, mỗi nơi một mục, chưa kể dòng Lưu; biên bản, hợp đồng không có thì không ghi"
    )
    luu: Annotated[Line, BeforeValidator(lambda value: "" if value is None else value)] = Field(
        "", description="Nội dung sau “Lưu: ”; biên bản, hợp đồng không có thì không ghi", examples=["VT, VPTr"]
    )
    nguoi_soan: Line = Field(
        "",
        description="Ký hiệu người soạn thảo và số lượng bản phát hành, in dưới dòng Lưu (Phụ lục I, mục III.3)",
        examples=["PTD.65"],
    )
    quyen_han: tuple[Text, ...] = Field(
        description="Quyền hạn và chức vụ người ký, mỗi dòng một mục", examples=[["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]]
    )
    chuc_vu_tren_ten: Line = Field("", description=_OFFICE, examples=["GIÁM ĐỐC"])
    ho_ten: Text = Field("", description="Họ tên người ký; để trống nếu chưa biết")
    ky_them: tuple[SecondSigner, ...] = Field(
        (),
        description="Những người ký thêm ở hàng dưới, mỗi hàng nhiều bằng hàng trên, ví dụ đại diện hộ dự họp",
        examples=[[{"quyen_han": ["ĐẠI DIỆN HỘ DỰ HỌP"]}]],
    )
    ky_giua: tuple[SecondSigner, ...] = Field(
        (),
        description="Những người ký cùng hàng, giữa người bên trái và người bên phải; từ trái sang",
        examples=[[{"quyen_han": ["THÀNH VIÊN ĐOÀN"]}]],
    )
    ky_trai: SecondSigner | None = Field(
        None,
        description="Người ký bên trái của biên bản (thư ký), hợp đồng; người ở quyen_han, ho_ten ký bên phải",
        examples=[{"quyen_han": ["THƯ KÝ"], "ho_ten": "Nguyễn Văn An"}],
    )


def other_signers(head: Head) -> Iterator[tuple[Keys, SecondSigner]]:
    """Who signs beside and below the signer of ``quyen_han``, each with its place below ``van_ban``."""
    if head.ky_trai is not None:
        yield ("ky_trai",), head.ky_trai
    for key, group in (("ky_giua", head.ky_giua), ("ky_them", head.ky_them)):
        for index, item in enumerate(group):
            yield (key, index), item


class CustomPeriod(Model):
    """Kỳ báo cáo có khoảng số liệu riêng."""

    ma: Text = Field(description="Mã kỳ", examples=["2024"])
    tu_ngay: Day = Field(description="Số liệu từ ngày")
    den_ngay: Day = Field(description="Số liệu đến ngày")


class Deviation(Model):
    """Một chỗ in khác câu chuẩn hay đề mục chuẩn của loại báo cáo, như văn bản đã ban hành."""

    thay: Text = Field(description="Chữ chuẩn cần thay, đúng như bản in; phải chỉ có ở một chỗ")
    dong: Text = Field("", description="Mấy chữ đầu dòng có chữ đó, khi chữ đó có ở nhiều dòng")
    in_: Literal[""] | Words | None = Field(
        None, alias="in", description="In nguyên văn như thế này; không ghi thì giữ chữ chuẩn"
    )
    nhan: Text = Field("", description="Số của đề mục bắt đầu bằng chữ đó, nếu in khác", examples=["2.4."])
    vi_sao: Text = Field(description="Lý do in khác", examples=["như bản đã ban hành"])


class Acceptance(Model):
    """Một cảnh báo mà người viết đã xem và chấp nhận."""

    ma: Text = Field(description="Mã cảnh báo", examples=["P301"])
    vi_sao: Text = Field(description="Lý do chấp nhận")
    chua: Text = Field("", description="Chỉ chấp nhận cảnh báo có chứa những chữ này")


class ReportFile(Model):
    """Một báo cáo."""

    loai: Code = Field(description="Loại báo cáo: tên thư mục trong templates/reports")
    don_vi: Code = Field(description="Mã đơn vị trong data/units.yaml")
    ky: Text | CustomPeriod = Field(description="Kỳ báo cáo", examples=["2024-Q2", "2024-T02", "2024-6T", "2024"])
    van_ban: Head = Field(description="Đầu và cuối văn bản")
    chi_tieu: object = Field({}, description="Số liệu trong lời văn")
    bieu: object = Field({}, description="Số liệu của các biểu mẫu")
    bieu_rieng: object = Field(
        {}, description="Số của riêng đơn vị, chưa kể đơn vị trực thuộc; aggregate cộng vào bieu"
    )
    chi_tieu_rieng: object = Field(
        {}, description="Số đếm trong lời văn của riêng đơn vị, chưa kể đơn vị trực thuộc; aggregate cộng vào chi_tieu"
    )
    loi_van: object = Field({}, description="Lời văn của đơn vị")
    rieng: dict[Key, PrintedDecimal] = Field({}, description="Số liệu riêng, dùng trong lời văn bằng [= rieng.ten]")
    in_khac: tuple[Deviation, ...] = Field((), description="Các chỗ in khác câu chuẩn, mỗi chỗ một mục")
    chap_nhan: tuple[Acceptance, ...] = Field((), description="Cảnh báo đã chấp nhận")


@dataclass(frozen=True)
class Report:
    """A report that has passed its schema; ``narratives`` by key, empty text where there is none."""

    source: Source
    file: ReportFile
    unit: Unit
    registry: Registry
    period: Period
    type: ReportType
    narratives: Mapping[str, str]

    def place(self, *path: str | int) -> Place:
        """The position of ``path`` in the report's file."""
        return self.source.place(path)


def read_head(source: Source, findings: Findings) -> ReportFile | None:
    """What every report has; the figures still as read."""
    found = Findings()
    file = validate(ReportFile, source, found)
    found = _with_swap(found, source)
    files_among_recipients = any(item.code == "D640" for item in found)
    for item in found:
        if not (files_among_recipients and item.code == "D101" and item.details.get("key") == "luu"):
            findings.extend([item])
    return file


def is_date_text(text: str) -> bool:
    """Whether a text is written as a whole date: ``16/9/2026``."""
    return bool(_DATE.fullmatch(text.strip()))


def _with_swap(found: Findings, source: Source) -> Findings:
    """What is wrong with a head; D669 where its number stands for the date, and a date for the number."""
    head = source.data.get("van_ban")
    number, day = (head.get("so"), head.get("ngay")) if isinstance(head, dict) else (None, None)
    if not isinstance(number, str) or not isinstance(day, str):
        return found
    if not is_date_text(number) or not day.strip().isdecimal():
        return found
    out = Findings(item for item in found if item.where != source.place(("van_ban", "ngay")))
    out.add("D669", source.place(("van_ban", "so")), seen=short(number), day=short(day))
    return out


def _meant(problem: PeriodError, source: Source) -> str:
    """The period that the file's name has, where what was typed does not surely read as one of the same kind."""
    named = period_of_place(PurePath(source.file))
    if named is None or (problem.certain and parse_period(problem.right).kind is named.kind):
        return problem.right
    return named.code


def read_period(file: ReportFile, source: Source, findings: Findings) -> Period | None:
    """The report's period; None with a finding that shows how periods are written."""
    try:
        if isinstance(file.ky, CustomPeriod):
            return parse_period(file.ky.ma, file.ky.tu_ngay, file.ky.den_ngay)
        return parse_period(file.ky)
    except PeriodError as problem:
        right = _meant(problem, source)
        findings.add("D304", source.place(("ky",)), value=shorten(problem.raw), reason=problem.detail, right=right)
        return None
