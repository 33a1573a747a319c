"""Units: the organisations that report, as ``data/units.yaml`` lists them."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.findings import Place
from tthc_render.vietnamese.text import slug, without_marks
from tthc_render.workspace.offices import Office, office_of, place_in, printed_lines, symbol_of
from tthc_render.yaml_files.emit import line_scalar, scalar
from tthc_render.yaml_files.fields import Code, Flag, Model, Text
from tthc_render.yaml_files.pasted import CONTROL
from tthc_render.yaml_files.source import Source, scalars
from tthc_render.yaml_files.validation import validate

_NUMBERS: Final = re.compile(r"[0-9]+")


class Level(StrEnum):
    """Levels of units as ``cap`` in ``data/units.yaml`` names them, in the order in which lists print them."""

    CENTRAL = "trung_uong"
    PROVINCE = "tinh"
    DEPARTMENT = "so"
    DISTRICT = "huyen"
    OFFICE = "phong"
    COMMUNE = "xa"
    OTHER = "khac"

    @property
    def plural(self) -> str:
        """The heading of a list of such units: ``Sở, ban, ngành``."""
        return _LEVELS[self][0]

    @property
    def unit_name(self) -> str:
        """What a unit of this level is called in a sentence: ``xã``."""
        return _LEVELS[self][3]

    @property
    def group(self) -> str:
        """Key of the group in an appendix by unit: departments are counted to the province."""
        return _LEVELS[self][1]

    @property
    def group_name(self) -> str:
        """The printed name of `group`: ``Cấp tỉnh``."""
        return _LEVELS[self][2]


_LEVELS: Mapping[Level, tuple[str, str, str, str]] = {
    Level.CENTRAL: ("Trung ương", "cap_trung_uong", "Cấp trung ương", "cơ quan trung ương"),
    Level.PROVINCE: ("Tỉnh", "cap_tinh", "Cấp tỉnh", "tỉnh"),
    Level.DEPARTMENT: ("Sở, ban, ngành", "cap_tinh", "Cấp tỉnh", "sở, ban, ngành"),
    Level.DISTRICT: ("Huyện", "cap_huyen", "Cấp huyện", "huyện"),
    Level.OFFICE: ("Phòng", "cap_huyen", "Cấp huyện", "phòng"),
    Level.COMMUNE: ("Xã", "cap_xa", "Cấp xã", "xã"),
    Level.OTHER: ("Khác", "khac", "Đơn vị khác", "đơn vị khác"),
}

PRINTS_PARENT = frozenset({Level.DEPARTMENT, Level.OFFICE})
"""Levels whose letterhead names the parent body (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2)."""


class Contact(Model):
    """Người làm báo cáo của đơn vị, để nhắc khi chậm."""

    ho_ten: Text = Field("", description="Họ tên", examples=["Trần Văn An"])
    dien_thoai: Text = Field("", description="Số điện thoại, trong nháy kép", examples=["0912345678"])
    email: Text = Field("", description="Thư điện tử", examples=["an@example.gov.vn"])


class Unit(Model):
    """Một đơn vị báo cáo."""

    ma: Code = Field(description="Mã đơn vị, trùng tên thư mục dữ liệu", examples=["so-ngoai-vu-ha-tinh"])
    ten: Text = Field(description="Tên đầy đủ trong câu văn", examples=["Sở Ngoại vụ"])
    goi: Text = Field("", description="Tên đơn vị tự gọi mình trong báo cáo", examples=["Sở", "UBND huyện"])
    cap: Level = Field(description="Cấp của đơn vị")
    cap_tren: Code = Field("", description="Mã đơn vị cấp trên, nơi tổng hợp số liệu")
    ten_in: tuple[Text, ...] = Field(
        (),
        description="Tên in ở đầu văn bản, mỗi dòng một mục; không ghi thì lấy từ ten",
        examples=[["ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"]],
    )
    ten_in_cho_cap_duoi: tuple[Text, ...] = Field(
        (), description="Tên in phía trên tên cơ quan trực thuộc", examples=[["UBND TỈNH HÀ TĨNH"]]
    )
    in_co_quan_cap_tren: Flag | None = Field(
        None, description="In tên cơ quan cấp trên ở đầu văn bản; mặc định: chỉ sở và phòng in"
    )
    ky_hieu: Text = Field(
        "",
        description="Chữ viết tắt trong số, ký hiệu văn bản; UBND thì không cần ghi",
        examples=["SNgV", "UBND"],
    )
    dia_danh: Text = Field(
        "",
        description="Địa danh ở dòng ngày tháng; không ghi thì lấy từ tên UBND, hoặc của đơn vị cấp trên",
        examples=["Hà Tĩnh"],
    )
    noi_nhan_bao_cao: Text = Field(
        "",
        description="Đơn vị nhận báo cáo, in trên biểu; không ghi thì là đơn vị cấp trên",
        examples=["UBND tỉnh"],
    )
    dia_chi: Text = Field(
        "",
        description="Địa chỉ, điện thoại, thư điện tử… in ở chân trang 1 của công văn, nhiều nhất 2 dòng",
        examples=["Số 2 đường Lê Lợi, phường A, tỉnh B; ĐT: 0239 385 0000; Email: so@example.gov.vn"],
    )
    lien_he: Contact | None = Field(None, description="Người làm báo cáo, để nhắc khi chậm; không in ra báo cáo")

    @property
    def co_quan(self) -> Office:
        """What kind of office it is: who heads it, in whose name he signs."""
        return office_of(self.ten, self.cap)

    @property
    def tu_goi(self) -> str:
        """How the unit calls itself in its report."""
        return self.goi or self.ten

    @property
    def dia_ban(self) -> str:
        """The area that a People's Committee governs: ``tỉnh Hà Tĩnh``; of other bodies their name."""
        return self.ten.removeprefix("UBND ")


class UnitsFile(Model):
    """Danh sách đơn vị (data/units.yaml)."""

    don_vi: tuple[Unit, ...] = Field(description="Các đơn vị, theo thứ tự in ở bảng tổng hợp")


@dataclass(frozen=True)
class Registry:
    """All units by code, in the order of the file."""

    units: Mapping[str, Unit]
    typed: tuple[str, str] = ("", "")
    """Path and text of the file they are typed in."""
    addresses: Mapping[str, Place] = field(default_factory=dict)
    """Where the address (``dia_chi``) of each unit that has one is typed."""

    def parent(self, unit: Unit) -> Unit | None:
        """The unit above ``unit``, if it has one."""
        return self.units.get(unit.cap_tren)

    @functools.cached_property
    def _children(self) -> Mapping[str, tuple[Unit, ...]]:
        out: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            out.setdefault(unit.cap_tren, []).append(unit)
        return {code: tuple(units) for code, units in out.items()}

    def children(self, code: str) -> tuple[Unit, ...]:
        """The units directly under ``code``, in the registry's order."""
        return self._children.get(code, ())

    def parent_lines(self, unit: Unit) -> tuple[str, ...]:
        """What the letterhead prints above the unit's own name."""
        shown = unit.in_co_quan_cap_tren
        if shown is None:
            shown = unit.cap in PRINTS_PARENT
        parent = self.parent(unit)
        return (parent.ten_in_cho_cap_duoi or parent.ten_in) if shown and parent else ()

    def unit(self, code: str) -> Unit:
        """The unit of a code that was typed in a command; WrongUsage with the nearest code where there is none."""
        found = self.units.get(code)
        if found is None:
            near = self.similar(code)
            raise WrongUsage(f"Không có đơn vị {code} trong data/units.yaml." + (f" Có phải {near}?" if near else ""))
        return found

    def similar(self, code: str) -> str:
        """The known code nearest to a mistyped one, or the code of the unit of that name; "" if none is surely meant.

        Zeros before numbers do not count (xa-1, xa-01). Codes with other numbers are other units, not slips.
        """
        for key in (_plain, lambda text: slug(self.units[text].ten if text in self.units else text)):
            same = [known for known in self.units if key(known) == key(code)]
            if len(same) == 1:
                return same[0]
        near = difflib.get_close_matches(code, self.units, n=3)
        return next((known for known in near if _NUMBERS.sub("0", known) != _NUMBERS.sub("0", code)), "")


def _plain(code: str) -> str:
    """A code without what is easily typed otherwise: capitals, marks, zeros before numbers."""
    return _NUMBERS.sub(lambda found: str(int(found[0])), slug(code))


def load_units(source: Source, findings: Findings) -> Registry | None:
    """The registry in ``source``; findings for duplicate codes, unknown parents and circles."""
    model = validate(UnitsFile, source, findings)
    if model is None or _has_control_signs(source, findings):
        return None
    units: dict[str, Unit] = {}
    again: dict[str, list[Place]] = {}
    addresses: dict[str, Place] = {}
    for index, unit in enumerate(model.don_vi):
        if unit.ma in units:
            again.setdefault(unit.ma, []).append(source.place(("don_vi", index, "ma")))
        elif unit.dia_chi:
            addresses[unit.ma] = source.place(("don_vi", index, "dia_chi"))
        units.setdefault(unit.ma, unit)
    for code, places in again.items():
        findings.add("D301", places[0], unit=code, count=len(places) + 1)
    units = {code: _complete(unit, units) for code, unit in units.items()}
    registry = Registry(units, (source.file, source.text), addresses)
    _tell_namesakes(model, source, findings)
    _tell_odd_words(model, source, findings)
    told: set[str] = set()
    for index, unit in enumerate(model.don_vi):
        place = source.place(("don_vi", index, "cap_tren"))
        if unit.cap_tren and unit.cap_tren not in units:
            findings.add("D302", place, unit=unit.cap_tren, near=registry.similar(unit.cap_tren))
        elif unit.ma not in told and unit.ma not in again and (ring := _circle(unit, units)):
            told.update(ring)
            findings.add("D303", place, unit=unit.ma, ring=" → ".join([*ring, unit.ma]))
    return registry


def _has_control_signs(source: Source, findings: Findings) -> bool:
    """Whether a value has a control character by its number (``"\\e[31m"``), which every report would print: D008."""
    found = [(path, signs) for path, value in scalars(source.data, ()) if (signs := CONTROL.findall(value))]
    for path, signs in found:
        findings.add("D008", source.place(path), char=", ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(signs)))
    return bool(found)


def _complete(unit: Unit, units: Mapping[str, Unit]) -> Unit:
    """The unit with what its name and its parents say of it, where its entry leaves that out."""
    missing = {
        "ten_in": unit.ten_in or printed_lines(unit.ten),
        "ky_hieu": unit.ky_hieu or symbol_of(unit.ten),
        "dia_danh": unit.dia_danh or _place(unit, units),
        "noi_nhan_bao_cao": unit.noi_nhan_bao_cao or _receiver(unit, units),
    }
    changed = {key: value for key, value in missing.items() if value != getattr(unit, key)}
    return unit.model_copy(update=changed) if changed else unit


def _place(unit: Unit, units: Mapping[str, Unit]) -> str:
    seen: set[str] = set()
    current: Unit | None = unit
    while current is not None and current.ma not in seen:
        seen.add(current.ma)
        found = current.dia_danh or place_in(current.ten)
        if found:
            return found
        current = units.get(current.cap_tren)
    return ""


def _receiver(unit: Unit, units: Mapping[str, Unit]) -> str:
    parent = units.get(unit.cap_tren)
    return parent.ten if parent is not None else ""


def _tell_namesakes(model: UnitsFile, source: Source, findings: Findings) -> None:
    """D602: two units of one name below one parent, or of an unknown one: tables would have two rows of one name."""
    known: dict[str, list[Unit]] = {}
    for index, unit in enumerate(model.don_vi):
        named = known.setdefault(" ".join(unit.ten.casefold().split()), [])
        beside = (one for one in named if one.cap_tren == unit.cap_tren or not (one.cap_tren and unit.cap_tren))
        other = next(beside, unit)
        named.append(unit)
        if other.ma != unit.ma:
            place = source.place(("don_vi", index, "ten"))
            findings.add("D602", place, name=unit.ten, unit=unit.ma, other=other.ma)


_KIND_BEFORE: Final = re.compile(r"/?(?:BC|QĐ|TTr)-(?=[A-ZĐ])")
_AREA_BEFORE: Final = re.compile(r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+(?=[^\W\d])")


def _tell_odd_words(model: UnitsFile, source: Source, findings: Findings) -> None:
    """D316: words in small letters in the letterhead, a kind of document in the symbol, an area before the place.

    D788: lines of the letterhead that have lost a comma of the name, since it parts the entries of a list.
    """
    for index, unit in enumerate(model.don_vi):
        lines = [line.upper() for line in unit.ten_in]
        is_small = [*unit.ten_in] != lines
        for key, typed in (("ten_in", unit.ten_in), ("ten_in_cho_cap_duoi", unit.ten_in_cho_cap_duoi)):
            whole = _with_commas(typed, unit.ten)
            if whole != [*typed] and not (is_small and key == "ten_in"):
                where, right = source.place(("don_vi", index, key)), _listed(whole)
                findings.add("D788", where, unit=unit.ma, key=key, printed=" / ".join(typed), right=right)
        symbol = _KIND_BEFORE.sub("", unit.ky_hieu, count=1)
        place = _AREA_BEFORE.sub("", unit.dia_danh, count=1)
        told = (
            (
                "ten_in",
                ", ".join(unit.ten_in),
                " / ".join(unit.ten_in),
                _listed(_with_commas(lines, unit.ten)),
                is_small,
            ),
            ("ky_hieu", unit.ky_hieu, f"…/BC-{unit.ky_hieu}", line_scalar(symbol), symbol != unit.ky_hieu),
            ("dia_danh", unit.dia_danh, f"{unit.dia_danh}, ngày …", line_scalar(place), place != unit.dia_danh),
        )
        for key, value, printed, right, is_odd in told:
            if is_odd:
                where = source.place(("don_vi", index, key))
                findings.add("D316", where, unit=unit.ma, key=key, value=value, printed=printed, right=right)


def _with_commas(lines: Sequence[str], name: str) -> list[str]:
    """The lines of a letterhead, those put together between which the unit's ``name`` has a comma."""
    out: list[str] = []
    for line in lines:
        if out and without_marks(f"{out[-1]}, {line}") in without_marks(name):
            out[-1] = f"{out[-1]}, {line}"
        else:
            out.append(line)
    return out


def _listed(lines: Iterable[str]) -> str:
    return f"[{', '.join(map(scalar, lines))}]"


def _circle(unit: Unit, units: Mapping[str, Unit]) -> tuple[str, ...]:
    """The units from ``unit`` up to itself again; () if it is in no circle."""
    seen: dict[str, None] = {}
    current: Unit | None = unit
    while current and current.ma not in seen:
        seen[current.ma] = None
        current = units.get(current.cap_tren) if current.cap_tren else None
    return tuple(seen) if current is not None and current.ma == unit.ma else ()
