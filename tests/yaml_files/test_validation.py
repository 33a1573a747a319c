"""Models meet sources: every fault of a file has its place, and editors get a schema that says the same."""

from __future__ import annotations

import json
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, ValidationInfo, field_validator, model_validator

from tests.support.collecting import collected
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.vietnamese.numbers import Printed
from tthc_render.vietnamese.text import nearest
from tthc_render.yaml_files.fields import (
    Code,
    Count,
    Day,
    Flag,
    Key,
    Model,
    Number,
    Override,
    Percent,
    PrintedDecimal,
    Text,
    Words,
    problem,
)
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.source import Source
from tthc_render.yaml_files.validation import json_schema, validate


class Color(Enum):
    """Màu."""

    RED = "do"
    BLUE = "xanh"


class Row(Model):
    """Một dòng số liệu."""

    linh_vuc: Text = Field(description="Tên lĩnh vực", examples=["Lãnh sự"])
    truc_tuyen: Count = Field(description="Nhận trực tuyến")
    tong: Count | Override | None = Field(None, description="Tổng số")
    ghi_chu: Text = ""


class PartialDay(Model):
    """Ngày chưa đủ."""

    ngay: Count | None = None
    nam: Count


class Head(Model):
    """Đầu văn bản."""

    luu: Text
    ngay: Day | PartialDay = Field(description="Ngày ký")
    noi_nhan: tuple[Text, ...] = Field((), min_length=1, max_length=3)


class Square(Model):
    """Hình vuông."""

    kieu: Literal["vuong"]
    canh: Count


class Circle(Model):
    """Hình tròn."""

    kieu: Literal["tron"]
    ban_kinh: Number


class Window(Model):
    """Kỳ có khoảng số liệu riêng."""

    ma: Text
    tu_ngay: Day
    den_ngay: Day
    ghi_chu: Text = ""


class Box(Model):
    """Một bảng."""

    dong: tuple[Text, ...]
    ten: Text = ""


class Report(Model):
    """Một báo cáo."""

    loai: Code
    cap: Literal["tinh", "huyen", "xa"] = "tinh"
    mau: Color = Color.RED
    ky: Text | PartialDay = "2024"
    khoang: Text | Window = "2024"
    hop: Box | None = None
    van_ban: Head | None = None
    bieu: dict[str, tuple[Row, ...]] = Field({})
    rieng: dict[Key, PrintedDecimal] = Field({})
    ty_le: Percent | None = None
    in_dam: Flag = Field(False, alias="dam")
    thang: Annotated[Count, Field(ge=1, le=12)] = 1
    rong: Annotated[Number, Field(gt=0, lt=10)] = Decimal(1)
    ten: Annotated[str, Field(min_length=2, max_length=5)] = "ab"
    ma: Annotated[str, Field(pattern="^[A-Z]+$")] = "A"
    loi: Words = ""
    hinh: Annotated[Square | Circle, Field(discriminator="kieu")] | None = None
    so_hoac_ds: Count | tuple[Count, ...] = 0
    tu_do: Any = None


def source_of(text: str) -> Source:
    source, findings = collected(parse_source, text.encode(), "a.yaml")
    assert source is not None, findings
    return source


def findings_of(text: str, model: type[Model] = Report) -> list[Finding]:
    result, findings = collected(validate, model, source_of(text))
    assert (result is None) is bool(findings)
    return findings


def reported(text: str, model: type[Model] = Report) -> list[tuple[str, int, int]]:
    return [(item.code, item.where.line, item.where.column) for item in findings_of(text, model)]


# A file without its first line "loai: x", code, line, column, words of message and hint.
BROKEN: list[tuple[str, str, int, int, str]] = [
    # keys
    ("Cap: tinh", "D102", 2, 1, "Có phải “cap”"),
    ("cấp: tinh", "D102", 2, 1, "Đổi “cấp” thành “cap”"),
    ("tyle: 5", "D102", 2, 1, "ty_le"),
    ("in_dan: true", "D103", 2, 1, "loai, cap, mau"),
    ("đậm: true", "D102", 2, 1, "“dam”"),
    ("x: 1", "D103", 2, 1, "thụt vào"),
    ("van_ban:\n  luu: VT", "D101", 2, 1, "“ngay”"),
    ("van_ban:\n  ngay: 1/6/2024\n  lưu: VT", "D102", 4, 3, "“luu”"),
    ("bieu:\n  a:\n    - {truc_tuyen: 1}", "D101", 4, 7, "linh_vuc"),
    ("bieu:\n  a:\n    - {linh_vuc: x, truc_tuyen: 1, ghi chú: y}", "D102", 4, 36, "ghi_chu"),
    # keys typed at another level, or called otherwise
    ("van_ban:\n  ngay: 1/6/2024\nluu: VT", "D117", 4, 1, "mục “van_ban”"),
    ("van_ban:\n  luu: VT\n  ngay: 1/6/2024\n  rieng: {a: 1}", "D118", 5, 3, "sát lề"),
    ("van_ban:\n  luu: VT\n  ngay_ky: 1/6/2024", "D102", 4, 3, "Đổi “ngay_ky” thành “ngay”"),
    ("ky_bao_cao: 2024-Q1", "D102", 2, 1, "“ky”"),
    ("ky: 2024-Q1\nkyy: 2024-Q1", "D103", 3, 1, "loai, cap, mau"),
    ("van_ban:\nluu: VT\nnoi_nhan: [x]", "D117", 3, 1, "“luu, noi_nhan”"),
    ("van_ban:\n  luu: VT\n  ngay: 1/6/2024\n  rieng:\n  a: 1\n  b: 2", "D118", 5, 3, "sát lề"),
    # keys beside a section that has one plain value, or that are called like their section
    (
        "khoang: 2024-Q1\ntu_ngay: 1/1/2024\nden_ngay: 2/2/2024",
        "D126",
        3,
        1,
        "khoang: {ma: 2024-Q1, tu_ngay: 1/1/2024, den_ngay: 2/2/2024}",
    ),
    ("khoang: 2024-Q1\nden_ngay: 2/2/2024", "D126", 3, 1, "khoang: {ma: 2024-Q1, tu_ngay: …, den_ngay: 2/2/2024}"),
    ("khoang: 2024-Q1\nghi_chu: x", "D117", 3, 1, "mục “khoang”"),
    ("khoang: {khoang: 2024-Q1, tu_ngay: 1/1/2024, den_ngay: 2/2/2024}", "D102", 2, 10, "Đổi “khoang” thành “ma”"),
    # an empty key whose text became comments
    ("loi:\n  #. Việc một\n  #. Việc hai", "D056", 2, 1, "2 dòng dưới “loi”"),
    ("bieu:\n  a:\n    - linh_vuc:\n        # Hộ tịch\n      truc_tuyen: 1", "D056", 4, 7, "linh_vuc: |"),
    ("rieng: {a: {in: 5}}", "D101", 2, 9, "vi_sao"),
    ("rieng: {a: {in: 5, vi_sao: x, gia_tr: 5}}", "D102", 2, 31, "gia_tri"),
    ("rieng: {Đúng hạn: 5}", "D242", 2, 9, "dung_han"),
    # kinds
    ("van_ban: VT", "D110", 2, 10, "luu: …, ngay: …"),
    ("van_ban: Không phát sinh", "D110", 2, 10, "luu: 0, ngay: 0"),
    ("van_ban: {luu: VT, ngay: 1/6/2024, noi_nhan: Sở A; Sở B; Lưu VT}", "D111", 2, 46, "[Sở A, Sở B] và luu: VT"),
    ("van_ban: [VT]", "D110", 2, 1, "- VT …"),
    ("bieu: []", "D110", 2, 1, "[]"),
    ("bieu: {a: x}", "D111", 2, 11, "bắt đầu bằng “- ”"),
    ("bieu:\n  a:\n    – x\n    – y", "D045", 4, 5, "“- x”"),
    ("bieu: {a: • x}", "D045", 2, 11, "“- x”"),
    ("bieu:\n  a:\n    -Như trên\n    - Ban Giám đốc", "D036", 4, 5, "“- Như trên”"),
    ("bieu:\n  a:\n    -Như trên\n    -Ban Giám đốc", "D036", 4, 5, "“- Như trên”"),
    ("bieu:\n  a: -Như trên", "D036", 3, 6, "“- Như trên”"),
    ("bieu:\n  a:\n    –Như trên\n    –Ban", "D045", 4, 5, "“- Như trên”"),
    ("bieu:\n  a:\n    Như trên\n    -Ban", "D111", 4, 5, "[Như trên, Ban]"),
    ("bieu: {a: -}", "D111", 2, 11, "“-”"),
    ("bieu: {a: {linh_vuc: x}}", "D111", 2, 8, "linh_vuc: …"),
    ("bieu: {a: [x]}", "D110", 2, 12, "“x”"),
    ("van_ban: {luu: [VT, VP], ngay: 1/6/2024}", "D116", 2, 11, "luu: VT, VP"),
    ("van_ban:\n  luu: ['ĐT: 1', VP]\n  ngay: 1/6/2024", "D116", 3, 3, 'luu: "ĐT: 1, VP"'),
    ("van_ban: {luu: true, ngay: 1/6/2024}", "D112", 2, 16, "dấu nháy"),
    ("ten: {a: b}", "D112", 2, 1, "a: …"),
    ("ten:\n  - Việc một\n  - Việc hai", "D108", 2, 1, "“ten: |”"),
    ("ten:\n  - Kết quả: tốt", "D108", 2, 1, "- Kết quả: tốt"),
    ("ten:\n  Kính gửi: UBND tỉnh", "D109", 2, 1, "Ghi lại là: UBND tỉnh"),
    ("ten:\n  Kết quả: tốt", "D109", 2, 1, '"Kết quả: tốt"'),
    ('van_ban:\n  luu: VT\n  ngay: 1/6/2024\n  noi_nhan:\n    - Sở: A "B"', "D109", 6, 7, "'Sở: A \"B\"'"),
    ("thang: [1]", "D113", 2, 1, "- 1 …"),
    ("dam: no", "D114", 2, 6, "true hoặc false"),
    ("van_ban: {luu: VT, ngay: [1]}", "D115", 2, 20, "ví dụ 20/6/2024"),
    ("loi:", "D105", 2, 1, "để trống"),
    ("bieu:", "D105", 2, 1, "Mục “bieu” để trống"),
    ("bieu: {a: }", "D105", 2, 8, "“a”"),
    ("hop: {dong: }", "D119", 2, 7, "bắt đầu bằng “- ”"),
    ("hop: {dong: [x], ten: }", "D105", 2, 18, "“ten”"),
    ("bieu:\n  a:\n    - {linh_vuc: , truc_tuyen: 1}", "D106", 4, 8, "“linh_vuc”"),
    # choices
    ("cap: Tỉnh", "D120", 2, 6, "Có phải “tinh”"),
    ("cap: huyên", "D120", 2, 6, "huyen"),
    ("cap: trung ương", "D121", 2, 6, "tinh, huyen, xa"),
    ("cap:", "D121", 2, 1, "tinh, huyen, xa"),
    ("cap: [tinh]", "D121", 2, 1, "tinh, huyen, xa"),
    ("mau: Xanh", "D120", 2, 6, "“xanh”"),
    ("mau: tím", "D121", 2, 6, "do, xanh"),
    ("hinh: {kieu: vuông, canh: 5}", "D120", 2, 14, "“vuong”"),
    ("hinh: {canh: 5}", "D101", 2, 1, "“kieu”"),
    ("hinh: {kieu: tron, canh: 5, ban_kinh: 1}", "D103", 2, 20, "kieu, ban_kinh"),
    # limits
    ("thang: 13", "D224", 2, 8, "không được quá 12"),
    ("thang: 0", "D222", 2, 8, "từ 1 trở lên"),
    ("rong: 0", "D223", 2, 7, "lớn hơn 0"),
    ("rong: 10", "D225", 2, 7, "nhỏ hơn 10"),
    ("ten: a", "D122", 2, 6, "ít nhất 2"),
    ("ten: abcdef", "D123", 2, 6, "quá 5"),
    ("ma: a1", "D127", 2, 5, "^[A-Z]+$"),
    ("van_ban: {luu: VT, ngay: 1/6/2024, noi_nhan: []}", "D124", 2, 36, "ít nhất 1"),
    ("van_ban: {luu: VT, ngay: 1/6/2024, noi_nhan: [a, b, c, d]}", "D125", 2, 36, "quá 3"),
    # values
    ("bieu: {a: [{linh_vuc: x, truc_tuyen: 12.000}]}", "D215", 2, 38, "12000"),
    ("bieu: {a: [{linh_vuc: x, truc_tuyen: '5'}]}", "D203", 2, 38, "Bỏ dấu nháy"),
    ("bieu: {a: [{linh_vuc: x, truc_tuyen: }]}", "D201", 2, 26, "thì ghi 0"),
    ("bieu: {a: [{linh_vuc: x, truc_tuyen: true}]}", "D205", 2, 38, "“true”"),
    ("bieu: {a: [{linh_vuc: x, truc_tuyen: -1}]}", "D221", 2, 38, "không được âm"),
    ("ty_le: 97,92", "D217", 2, 8, "97.92"),
    ("ty_le: 97.92%", "D210", 2, 8, "Bỏ dấu %"),
    ("van_ban: {luu: VT, ngay: 31/6/2024}", "D232", 2, 26, "30/6/2024"),
    ("rieng: {a: {in: khoảng, vi_sao: x}}", "D251", 2, 9, "gia_tri: 12"),
    ("rieng: {a: 12.000}", "D216", 2, 12, "12000 / 12.0"),
    # unions: only what fits
    ("bieu: {a: [{linh_vuc: x, truc_tuyen: 1, tong: 010}]}", "D214", 2, 47, "Ghi 10"),
    ("bieu: {a: [{linh_vuc: x, truc_tuyen: 1, tong: {in: x}}]}", "D101", 2, 41, "vi_sao"),
    ("bieu: {a: [{linh_vuc: x, truc_tuyen: 1, tong: {in: x, vi_sao: y, gia_tri: z}}]}", "D230", 2, 75, "“z”"),
    ("van_ban: {luu: VT, ngay: {ngay: 5}}", "D101", 2, 20, "nam"),
    ("van_ban: {luu: VT, ngay: {nam: hai}}", "D204", 2, 32, "“hai”"),
    ("ky: {ngay: 5}", "D101", 2, 1, "nam"),
    ("ky:", "D105", 2, 1, "để trống"),
    ("so_hoac_ds: mười", "D204", 2, 13, "Ghi 10"),
    ("so_hoac_ds: nhiều", "D230", 2, 13, "phải là một số"),
    ("so_hoac_ds: 12/15", "D220", 2, 13, "không phải là một số"),
    ("so_hoac_ds: [1, x]", "D230", 2, 17, "“x”"),
]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"), BROKEN, ids=[f"{row[1]}-{row[0][:24]!r}" for row in BROKEN]
)
def test_every_fault_has_its_place_and_remedy(text: str, code: str, line: int, column: int, words: str) -> None:
    findings = findings_of("loai: x\n" + text)
    assert [(item.code, item.where.line, item.where.column) for item in findings] == [(code, line, column)]
    (item,) = findings
    assert item.severity is Severity.ERROR
    assert words in f"{item.message()} {item.hint()}"
    for lang in ("vi", "en"):
        shown = item.message(lang) + item.hint(lang).replace("{in:", "").replace("{ma:", "")
        assert "{" not in shown


def test_a_missing_key_of_the_file_is_reported_at_its_first_line() -> None:
    assert reported("# ghi chú\ncap: xa") == [("D107", 2, 1)]


def test_all_faults_come_in_one_run_by_place() -> None:
    text = """\
loai: Sở
cap: Tỉnh
thang: 13
bieu:
  a:
    - {linh_vuc: x}
    - {linh_vuc: '', truc_tuyen: 1.5}
la: 1
"""
    assert reported(text) == [
        ("D241", 1, 7),
        ("D120", 2, 6),
        ("D224", 3, 8),
        ("D101", 6, 7),
        ("D106", 7, 18),
        ("D218", 7, 34),
        ("D103", 8, 1),
    ]


def test_a_misspelt_required_key_is_reported_once() -> None:
    assert reported("loại: x") == [("D102", 1, 1)]
    assert reported("zzz: x") == [("D103", 1, 1), ("D107", 1, 1)]


def test_a_good_file_becomes_a_model() -> None:
    text = """
loai: kiem-soat
van_ban: {luu: VT, ngay: {nam: 2024}, noi_nhan: [Như trên]}
bieu:
  II.06a:
    - {linh_vuc: Lãnh sự, truc_tuyen: 31, tong: {in: "32", vi_sao: như bản gốc}}
    - {linh_vuc: Hộ tịch, truc_tuyen: 0, tong: null}
rieng: {a: 5.5, b: {in: "98,8%", vi_sao: x}}
dam: true
hinh: {kieu: tron, ban_kinh: 1.5}
tu_do: {x: [04]}
"""
    report, findings = collected(validate, Report, source_of(text))
    assert findings == []
    assert report is not None
    assert report.in_dam is True
    assert report.van_ban is not None
    assert report.van_ban.ngay == PartialDay(nam=2024)
    first, second = report.bieu["II.06a"]
    assert isinstance(first.tong, Override)
    assert second.tong is None
    assert isinstance(report.rieng["b"], Printed)
    assert isinstance(report.hinh, Circle)
    assert report.tu_do == {"x": ["04"]}


def test_a_part_of_a_file_is_validated_with_the_places_of_the_file() -> None:
    source = source_of("x:\n  - y: 1\n  - {linh_vuc: a, truc_tuyn: 5}\n")
    row, (item,) = collected(validate, Row, source, ("x", 1))
    assert row is None
    assert (item.code, item.where.line, item.where.column) == ("D102", 3, 19)


@pytest.mark.parametrize(("root", "line", "column"), [(("x", "z"), 1, 1), (("t",), 2, 1), (("x", 4, "y"), 1, 1)])
def test_a_part_that_is_not_there_counts_as_empty(root: tuple[str | int, ...], line: int, column: int) -> None:
    source = source_of("x: {y: 1}\nt:\n")
    assert collected(validate, Row, source, root)[0] is None
    findings = collected(validate, Row, source, root)[1]
    assert [item.code for item in findings] == ["D101", "D101"]
    assert {(item.where.line, item.where.column) for item in findings} == {(line, column)}


class Checked(Model):
    """Một mẫu có phép kiểm tra riêng."""

    tu: Count
    den: Count = 0

    @field_validator("den")
    @classmethod
    def _known(cls, value: int, info: ValidationInfo) -> int:
        if info.context and value not in info.context["known"]:
            raise problem("D121", value=value, allowed=", ".join(map(str, info.context["known"])))
        return value

    @model_validator(mode="after")
    def _ordered(self) -> Checked:
        if self.den and self.tu > self.den:
            raise ValueError("“tu” lớn hơn “den”")
        return self


def test_context_reaches_the_validators() -> None:
    source = source_of("tu: 1\nden: 5\n")
    assert collected(validate, Checked, source)[1] == []
    (item,) = collected(validate, Checked, source, context={"known": [7, 8]})[1]
    assert (item.code, item.where.line, item.where.column) == ("D121", 2, 6)
    assert "7, 8" in item.hint()


def test_a_validator_s_own_words_are_reported() -> None:
    (item,) = findings_of("tu: 9\nden: 5", Checked)
    assert (item.code, item.where.line, item.where.column) == ("D190", 1, 1)
    assert "“tu” lớn hơn “den”" in item.message()


class Odd(Model):
    """Một mẫu với kiểu lạ."""

    gio: Annotated[bytes, Field(max_length=3)] = b""
    rong: None = None


def test_an_error_that_no_table_knows_is_still_a_finding() -> None:
    (item,) = findings_of("rong: x", Odd)
    assert (item.code, item.where.line, item.where.column) == ("D199", 1, 7)


@pytest.mark.parametrize(
    ("seen", "near"),
    [
        ("dung_han", "dung_han"),
        ("Đúng hạn", "dung_han"),
        ("ĐÚNG-HẠN", "dung_han"),
        ("dunghan", "dung_han"),
        ("dung_hạnn", "dung_han"),
        ("qua_hạn", "qua_han"),
        ("xyz", ""),
        ("", ""),
        ("–", ""),
        ("d", ""),
    ],
)
def test_what_was_probably_meant(seen: str, near: str) -> None:
    assert nearest(seen, ["dung_han", "qua_han", "truoc_han"]) == near


# --- JSON Schema ------------------------------------------------------------------------------------------


def parts(schema: Any) -> list[dict[str, Any]]:
    """All objects in a schema."""
    if isinstance(schema, list):
        return [part for item in schema for part in parts(item)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(part for item in schema.values() for part in parts(item))]


def test_the_schema_says_what_it_is() -> None:
    schema = json_schema(Report)
    assert next(iter(schema)) == "$schema"
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (schema["type"], schema["title"]) == ("object", "Một báo cáo")
    assert schema["required"] == ["loai"]
    assert json.loads(json.dumps(schema)) == schema


def test_unknown_keys_are_not_allowed_anywhere() -> None:
    for part in parts(json_schema(Report)):
        if "properties" in part and "type" in part:
            assert part["additionalProperties"] is False


def test_no_titles_are_made_of_names() -> None:
    schema = json_schema(Report)
    names = {name for part in parts(schema) for name in part.get("properties", {})}
    titles = {part["title"].lower().replace(" ", "_") for part in parts(schema) if isinstance(part.get("title"), str)}
    assert not names & titles
    assert not {"Row", "Report", "Head", "Override"} & {str(part.get("title")) for part in parts(schema)}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("properties", "loai", "pattern"), "^[a-z0-9]+(?:[-_][a-z0-9]+)*$"),
        (("properties", "cap", "enum"), ["tinh", "huyen", "xa"]),
        (("properties", "cap", "default"), "tinh"),
        (("properties", "dam", "type"), "boolean"),
        (("properties", "dam", "default"), False),
        (("properties", "ty_le", "anyOf", 0, "type"), "number"),
        (("properties", "rieng", "additionalProperties"), False),
        (("$defs", "Row", "description"), None),
        (("$defs", "Row", "title"), "Một dòng số liệu"),
        (("$defs", "Row", "properties", "linh_vuc", "description"), "Tên lĩnh vực"),
        (("$defs", "Row", "properties", "linh_vuc", "examples"), ["Lãnh sự"]),
        (("$defs", "Row", "properties", "truc_tuyen", "type"), "integer"),
        (("$defs", "Row", "properties", "truc_tuyen", "minimum"), 0),
        (("$defs", "Row", "properties", "tong", "anyOf", 1), {"$ref": "#/$defs/Override"}),
        (("$defs", "Row", "properties", "ghi_chu", "default"), None),
        (("$defs", "Override", "required"), ["in", "vi_sao"]),
        (("$defs", "Override", "type"), "object"),
        (("$defs", "Head", "properties", "ngay", "anyOf", 0, "examples"), ["20/6/2024"]),
    ],
)
def test_what_an_editor_is_reported(path: tuple[str | int, ...], expected: Any) -> None:
    node: Any = json_schema(Report)
    for step in path[:-1]:
        node = node[step]
    last = path[-1]
    assert (node.get(last) if isinstance(node, dict) else node[last]) == expected


def test_a_figure_may_be_a_number_or_an_override() -> None:
    (figure,) = json_schema(Report)["properties"]["rieng"]["patternProperties"].values()
    assert [part.get("type", part.get("$ref")) for part in figure["anyOf"]] == ["number", "#/$defs/Override"]


def test_the_schema_that_is_given_away_can_be_changed_safely() -> None:
    json_schema(Report)["properties"].clear()
    assert "loai" in json_schema(Report)["properties"]


class Leaf(Model):
    ten: Text
    trong_do: Text = ""


class Part(Model):
    khoa: Text
    cot: tuple[Leaf, ...] = ()
    tong_cong: Row | None = None


class Indicator(Model):
    ten: Text
    truong: Text


class Form(Model):
    phan: tuple[Part, ...] = ()
    chi_tieu: dict[Key, Indicator] = Field(default_factory=dict)


PART = "phan:\n  - khoa: a\n    cot:\n      - ten: Ghi chú\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PART + "        tong_cong: {linh_vuc: x, truc_tuyen: 1}", [("D128", 5, 9)]),
        (PART + "        khoa: ghi_chu", [("D128", 5, 9)]),
        (PART + "        trong_da: (3)", [("D102", 5, 9)]),
        (PART + "    tong_cong: {linh_vuc: x, truc_tuyen: 1}", []),
        ("chi_tieu:\n  phản ánh:\n    ten: Phản ánh", [("D242", 2, 3)]),
        ("chi_tieu:\n  phan_anh:\n    ten: Phản ánh", [("D101", 2, 3)]),
    ],
)
def test_keys_one_level_too_deep_and_names_that_are_refused_are_one_finding(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert reported(text, Form) == expected
