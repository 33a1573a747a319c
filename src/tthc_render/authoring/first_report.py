"""A unit's first report of a type as a draft: every required figure empty; words that fit the unit.

The draft is made from the report type and from the versions of its forms that are in force in the period. Nothing in
it can be sent by mistake: figures are ``null``, names are left out, and the standard sentences claim nothing that the
unit has not typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from tthc_render.forms.data import is_required
from tthc_render.forms.model import Column, Form, Part
from tthc_render.reports.library import LoadedType
from tthc_render.reports.markers import DRAFT_WORDS
from tthc_render.reports.types import FieldSpec, GroupSpec
from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period
from tthc_render.workspace.kinds import DocumentKind
from tthc_render.workspace.offices import COUNCIL, field_of
from tthc_render.workspace.units import Level, Registry, Unit
from tthc_render.yaml_files.emit import scalar

_FIELDS: Final[Mapping[Level, tuple[str, ...]]] = {
    # level → the fields in which its offices usually take in files
    Level.PROVINCE: ("Đất đai", "Hộ tịch", "Đầu tư"),
    Level.DISTRICT: ("Hộ tịch", "Chứng thực", "Đất đai"),
    Level.COMMUNE: ("Hộ tịch", "Chứng thực", "Đất đai"),
}
NUMBER_LATER: Final = "# so: # có số thì bỏ dấu # ở đầu rồi ghi số văn thư cấp; chưa có, bản in chừa chỗ trống"
TO_FILL: Final = "…"
"""The name of a row of which nobody knows the names: a gap that the checks report until it is filled."""
_OWN_NAMES = pattern_of(
    r"(?:tên|họ|hộ|chủ hộ|người|dự án|danh mục|công trình|trường|cơ sở|thôn|văn bản|số,? ký hiệu|kiến nghị|công ty)\b",
    re.IGNORECASE,
)
"""Titles of columns whose rows are persons, works or papers: never the fields of an office."""
_UNITS = pattern_of(
    r"(?:tên )?(?:các )?(?:đơn vị|cơ quan|địa phương|xã|phường|huyện|sở)"
    r"(?=$|[,;/(]| (?:và|hoặc|báo cáo|trực thuộc|thực hiện|gửi)(?!\w))",
    re.IGNORECASE,
)
"""Titles of columns whose rows are units: the draft has the one that reports."""
_RECIPIENTS: Final[Mapping[Level, tuple[str, ...]]] = {
    # level → who gets the report besides the addressee
    Level.CENTRAL: ("Lãnh đạo Bộ",),
    Level.PROVINCE: ("Chủ tịch, các PCT UBND tỉnh", "Các sở, ban, ngành"),
    Level.DEPARTMENT: ("Lãnh đạo {word}",),
    Level.DISTRICT: ("Chủ tịch, các PCT UBND huyện",),
    Level.OFFICE: ("Lãnh đạo Phòng",),
    Level.COMMUNE: ("Thường trực Đảng ủy, HĐND xã", "Chủ tịch, các PCT UBND xã"),
}
DECISION: Final = "quyet-dinh"
RESOLUTION: Final = "nghi-quyet"
PROPOSAL: Final = "to-trinh"
MINUTES: Final = "bien-ban"
ISSUER: Final = "tham_quyen"
"""The narrative of decisions that names who decides."""
_AREAS: Final = ("thành phố", "phường", "thị trấn", "quận", "đặc khu")


class FirstReport:
    """Writes the draft of one report. ``past`` has the names of earlier reports that there are: ``ky_truoc``, …"""

    def __init__(
        self,
        loaded: LoadedType,
        forms: Mapping[str, Form],
        unit: Unit,
        registry: Registry,
        period: Period,
        past: Collection[str] = (),
    ) -> None:
        self.past = past
        self.loaded, self.forms, self.unit, self.registry, self.period = loaded, forms, unit, registry, period

    def text(self, head: Iterable[str]) -> str:
        """The YAML text; ``head`` are the comment lines above it."""
        kind = self.loaded.type
        period = self.period
        window = f"số liệu từ {period.tu_ngay} đến {period.den_ngay}"
        lines = [
            *head,
            f"loai: {kind.ma} # {kind.ten}",
            f"don_vi: {self.unit.ma} # {self.unit.ten}",
            f"ky: {period.code} # {period.day_du}: {window}",
            "",
            *self.head(),
        ]
        if kind.chi_tieu:
            lines += ["", "# Thay null bằng số viết liền: 1234; số thập phân dùng dấu chấm: 97.5; không có thì ghi 0."]
            lines += ["chi_tieu:", *self.groups()]
        if self.forms:
            lines += ["", "# Mỗi dòng của bảng một mục “- ”: sửa tên, thêm, bớt cho đúng; tổng do chương trình tính."]
            lines += ["bieu:", *self.tables()]
        if kind.loi_van:
            lines += ["", DRAFT_WORDS, "# Mỗi dòng là một đoạn; “- ” là một ý; [= …] là số đã nhập ở trên.", "loi_van:"]
            lines += self.words()
        return "\n".join(lines) + "\n"

    def head(self) -> Iterator[str]:
        """Number and day are not known yet; addressee, recipients and authority fit the unit."""
        yield "van_ban:"
        yield f"  {NUMBER_LATER}"
        day = self.period.end
        month = f"thang: {day.month}, nam: {day.year}"
        yield f"  ngay: {{{month}}} # ký rồi thì ghi cả ngày, ví dụ ngay: 05/7/2026"
        kind = self.loaded.document_kind
        if kind is not None and self.loaded.type.trich_yeu:
            subject = _one_line(" ".join(self.loaded.type.trich_yeu))
            yield f"  # trich_yeu: [Về việc …] # văn bản này nói việc gì; không ghi thì in: {subject}"
        addressed = kind is None or kind.may("kinh_gui")
        receiver = self.unit.noi_nhan_bao_cao if addressed else ""
        at_the_top = self.unit.cap in (Level.PROVINCE, Level.CENTRAL)
        needed = kind is not None and (kind.must("kinh_gui") or (kind.code == PROPOSAL and at_the_top))
        if receiver:
            yield f"  kinh_gui: [{scalar(receiver)}]"
        elif kind is not None and needed:
            yield f"  kinh_gui: [{scalar(self.addressee(kind))}] # sửa thành nơi nhận của văn bản này"
        elif addressed and not (at_the_top and kind is None):
            yield "  # kinh_gui: [UBND tỉnh …] # bỏ dấu # rồi ghi nơi nhận; khai cap_tren ở data/units.yaml thì tự có"
        left_out = kind is not None and not kind.must("noi_nhan")
        none = "; không có Nơi nhận thì xóa noi_nhan, luu" if left_out else ""
        yield f"  noi_nhan: # không ghi dấu gạch và dấu chấm phẩy: chương trình tự thêm{none}"
        first = ("Như trên",) if receiver or needed else ("Văn phòng Chính phủ",) if at_the_top and addressed else ()
        for name in (*first, *self.recipients()):
            yield f"    - {scalar(name)}"
        yield f"  luu: {'VT' if self.unit.cap in (Level.COMMUNE, Level.OFFICE) else 'VT, VP'}"
        if kind is not None and kind.must("hai_chu_ky"):
            left, right = ("THƯ KÝ", "CHỦ TỌA") if kind.code == MINUTES else ("ĐẠI DIỆN BÊN A", "ĐẠI DIỆN BÊN B")
            yield f"  ky_trai: {{quyen_han: [{left}]}} # người ký bên trái; họ tên thì thêm ho_ten"
            yield f"  quyen_han: [{right}] # người ký bên phải"
            yield "  # ho_ten: họ tên người ký; bỏ dấu # rồi ghi tên"
            yield "  # ky_giua: [{quyen_han: [THÀNH VIÊN]}] # người ký ở giữa, cùng hàng thì bỏ dấu #"
            yield "  # ky_them: # người ký thêm ở hàng dưới thì bỏ dấu # ở hai dòng này"
            yield "  #   - {quyen_han: [ĐẠI DIỆN HỘ DỰ HỌP]}"
            if not kind.must("dia_danh"):
                yield "  # dia_danh: Hà Tĩnh # cần in dòng địa danh, ngày tháng thì bỏ dấu #"
            return
        if kind is not None and kind.code == DECISION and self.unit.co_quan.body:
            # The chairman decides in his own name; where the committee does, TM. stands above.
            together = ", ".join(self.unit.co_quan.authority)
            yield f"  quyen_han: [{self.unit.co_quan.head}] # tập thể quyết định: [{together}], sửa cả {ISSUER}"
            yield "  # ho_ten: họ tên người ký; bỏ dấu # rồi ghi tên"
            return
        if kind is not None and kind.code == RESOLUTION and self.unit.co_quan.body == COUNCIL:
            yield f"  quyen_han: [{self.unit.co_quan.head}] # chủ tọa kỳ họp ký: sửa thành [CHỦ TỌA KỲ HỌP]"
            yield "  # ho_ten: họ tên người ký; bỏ dấu # rồi ghi tên"
            return
        authority = self.unit.co_quan.authority or ("THỦ TRƯỞNG ĐƠN VỊ",)
        deputy = f"KT. {authority[-1]}, PHÓ {authority[-1]}"
        whole = [*authority[:-1], deputy]
        yield f"  quyen_han: [{', '.join(authority)}] # cấp phó ký thay: [{', '.join(whole)}]"
        yield "  # ho_ten: họ tên người ký; bỏ dấu # rồi ghi tên"

    def addressee(self, kind: DocumentKind) -> str:
        """To whom a unit without a parent may write a document that needs an addressee."""
        is_province = self.unit.cap is Level.PROVINCE
        if kind.code == PROPOSAL:
            return "Hội đồng nhân dân tỉnh" if is_province else "Chính phủ"
        return "Các sở, ban, ngành cấp tỉnh" if is_province else "Các cơ quan, đơn vị liên quan"

    def recipients(self) -> Iterator[str]:
        word = self.unit.tu_goi
        name = self.unit.ten.casefold()
        # “UBND phường Hải Châu, thành phố Đà Nẵng” is a ward.
        area = min((area for area in _AREAS if area in name), key=name.index, default="")
        own = self.unit.cap.unit_name
        for name in _RECIPIENTS.get(self.unit.cap, ()):
            filled = name.format(word=word)
            for body in ("UBND", "HĐND") if area else ():
                filled = filled.replace(f"{body} {own}", f"{body} {area}")
            yield filled

    def groups(self) -> Iterator[str]:
        for key in self.loaded.type.chi_tieu:
            yield from self.group(key)

    def group(self, key: str) -> Iterator[str]:
        """The lines of one group of figures; commented out if the group is optional."""
        group = self.loaded.type.chi_tieu[key]
        if group.de_trong:
            yield f"  # {key}: {_one_line(group.ten)} (không bắt buộc)"
            yield from (f"  #   {line}" for line in _fields(group))
            return
        yield f"  {key}: # {_one_line(group.ten)}"
        yield from (f"    {line}" for line in _fields(group))

    def tables(self) -> Iterator[str]:
        for code in self.forms:
            yield from self.table(code)

    def table(self, code: str) -> Iterator[str]:
        """The lines of one form."""
        form = self.forms[code]
        yield f"  {code}: # {_one_line(form.spec.ten)}"
        for part in form.parts:
            margin = "    "
            if len(form.parts) > 1:
                yield f"{margin}{part.key}:" + (f" # {_one_line(part.spec.tieu_de)}" if part.spec.tieu_de else "")
                margin += "  "
            yield f"{margin}dong:{_also(part)}"
            yield from (f"{margin}  {line}" for line in self.rows(part))
        if form.spec.chan_bieu:
            names = ", ".join(f"{signer.key}: …" for signer in form.spec.chan_bieu)
            yield f"    # nguoi_ky: {{{names}}} # họ tên người ký cuối biểu; bỏ dấu # rồi ghi tên"

    def rows(self, part: Part) -> Iterator[str]:
        if part.rows:
            if part.spec.lap:
                yield f"- nhom: {scalar(self.unit.ten)}"
            yield from _prescribed(part)
            return
        names = self.names_for(part)
        if part.spec.nhom == "khong":
            for name, unit in names:
                yield from _row(part, name, unit)
            return
        groups = part.spec.tong_cong.tung_nhom if part.spec.tong_cong else ()
        if groups:
            for group in groups:
                yield f"- nhom: {scalar(group.nhan)}"
                for name, unit in self.units_in(group.nhom):
                    yield from _row(part, name, unit)
            return
        sums = "dòng nhóm trong bảng, in tổng các dòng dưới nó; chương trình tự cộng"
        told = sums if part.spec.nhom == "co_tong" else "dòng đề mục trong bảng, không có số"
        levels = [("I" * number, level.group_name.upper()) for number, level in enumerate(self.levels(), 1)]
        for sign, group_name in [(group.ky_hieu, group.ten) for group in part.spec.nhom_san] or levels:
            yield f"- nhom: {scalar(group_name)} # {told}"
            if sign:
                yield f"  ky_hieu: {scalar(sign)}"
            for name, unit in names:
                yield from _row(part, name, unit)

    def levels(self) -> tuple[Level, ...]:
        """The levels whose groups the unit's tables have."""
        if self.unit.cap is not Level.PROVINCE:
            return (self.unit.cap,)
        districts = () if self.period.end >= NO_DISTRICTS_FROM else (Level.DISTRICT,)
        return (Level.PROVINCE, *districts, Level.COMMUNE)

    def names_for(self, part: Part) -> Sequence[tuple[str, str]]:
        """The rows of a table as the title of its column of names asks: units, what nobody knows, or fields."""
        title = part.label.spec.ten if part.label is not None else ""
        if _UNITS.match(title):
            return [(self.unit.ten, "")]
        return [(TO_FILL, "")] if _OWN_NAMES.match(title) else self.names()

    def names(self) -> Sequence[tuple[str, str]]:
        """The rows of a table by field."""
        usual = _FIELDS.get(self.unit.cap)
        if usual is None:
            usual = (field_of(self.unit.ten) or TO_FILL,)
        return [(name, "") for name in usual]

    def units_in(self, group: str) -> Sequence[tuple[str, str]]:
        """The rows of a table by unit: those below the unit that report, else one for all of the group."""
        below = [(item.ten, item.ma) for item in self.registry.children(self.unit.ma) if item.cap.group == group]
        name = next((level.plural for level in Level if level.group == group), group)
        return below or [(name, "")]

    def words(self) -> Iterator[str]:
        for key, spec in self.loaded.type.loi_van.items():
            if self.is_written(key):
                yield f"  # {_one_line(spec.ten)}"
                yield from self.narrative(key)
            else:
                yield f"  # {key}: {_one_line(spec.ten)}"

    def is_written(self, key: str) -> bool:
        """Whether the draft has the narrative: it must be there, or it compares with a report that there is."""
        spec = self.loaded.type.loi_van[key]
        return spec.bat_buoc or spec.khi_co in self.past

    def narrative(self, key: str) -> Iterator[str]:
        """The standard sentences of one narrative; null where the type has none."""
        sample = self.issuer() if key == ISSUER else self.loaded.type.loi_van[key].vi_du.strip()
        yield f"  {key}: |" if sample else f"  {key}: null"
        yield from (f"    {line}" if line else "" for line in sample.split("\n") if sample)

    def issuer(self) -> str:
        """Who decides, in capitals: "GIÁM ĐỐC SỞ TƯ PHÁP", for resolutions the office itself."""
        kind = self.loaded.document_kind
        name = " ".join(self.unit.ten_in).upper() or self.unit.ten.upper()
        return name if kind is not None and kind.code == "nghi-quyet" else f"{self.unit.co_quan.head} {name}".strip()


def _fields(group: GroupSpec) -> Iterator[str]:
    for key, field in group.truong.items():
        if not field.cong_thuc:
            yield f"{'# ' if field.de_trong and not group.de_trong else ''}{key}: null # {_note(field)}"


def _note(field: FieldSpec) -> str:
    return _one_line(field.ten) + {"ty_le": " (%)", "chu": " (chữ)"}.get(field.kieu, "")


def _prescribed(part: Part) -> Iterator[str]:
    """The rows that the form prescribes, called by their codes, with the cells that are to be typed."""
    typed = _asked(part)
    for row in part.rows:
        if row.spec.tu_do:
            yield "# Đơn vị thêm dòng của mình ở đây, mỗi dòng một mục; không có thì thôi:"
            yield from (f"# {line}" for line in _row(part, TO_FILL, ""))
        if row.named and (is_required(row, part) or any(row.takes(column) and column.worded for column in typed)):
            yield f"- dong: {scalar(row.code)} # {_one_line(row.spec.ten)}"
            for column in typed:
                if row.takes(column) and not row.cell(column).spec.de_trong:
                    choices = ", ".join(row.cell(column).spec.lua_chon)
                    yield f"  {column.key}: null # {_one_line(column.name)}{f': {choices}' if choices else ''}"


def _asked(part: Part) -> list[Column]:
    """The columns that prescribed rows have in a draft: figures and choices, or else, in a form of answers, words."""
    figures = [column for column in part.filled if column.numeric or column.kind == "chon"]
    words = [column for column in part.columns if column.worded and column is not part.label]
    return figures if any(column.numeric for column in figures) else words


def _row(part: Part, name: str, unit: str) -> Iterator[str]:
    """A row that the unit writes: its name, then every cell that is not computed, figures and days empty."""
    label = part.label
    cells = [(f"{label.key}: {scalar(name)}", "")] if label else []
    cells += [(f"don_vi: {unit}", "")] if unit else []
    for column, value, name in _own_cells(part):
        asked = _shape(column)
        cells.append((f"{'# ' if asked else ''}{column.key}: {value}", f"{name}: {asked}" if asked else name))
    for number, (cell, note) in enumerate(cells):
        yield f"{'- ' if number == 0 else '  '}{cell}{f' # {note}' if note else ''}"


def _own_cells(part: Part) -> Iterator[tuple[Column, str, str]]:
    """The cells of a row of the unit's own beside its name: what stands there before it is filled in, and a note."""
    for column in part.filled:
        if column.worded and column is not part.label:
            yield column, '""' if column.kind == "chu" else "…", _one_line(column.name)
        elif column.numeric and column.formula is None and not column.spec.de_trong:
            yield column, "null", _one_line(column.name)


def _also(part: Part) -> str:
    """What a row may have besides the cells of the draft: figures that may be blank; words and days where the form
    prescribes its rows.
    """
    columns = [column for column in part.columns if column.numeric and column.formula is None and column.spec.de_trong]
    if part.rows:
        asked = [column for column in _asked(part) if not column.spec.de_trong]
        others = (column for column in part.columns if column is not part.label and column not in asked)
        columns = [column for column in others if any(row.named and row.takes(column) for row in part.rows)]
    cells = "; ".join(
        f"{column.key}: … ({': '.join(filter(None, [_one_line(column.name), _shape(column)]))})" for column in columns
    )
    return f" # có thì thêm vào dòng ấy: {cells}" if columns else ""


def _shape(column: Column) -> str:
    """How a day or a choice is typed; "" for all else."""
    return {"ngay": "ngày, ví dụ 20/6/2024", "chon": " / ".join(column.spec.lua_chon)}.get(column.kind, "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
