"""What a value of a YAML file can be: the base of all models, and the types of their fields.

The types read the raw scalar; a plain ``int``, ``bool`` or ``date`` would let pydantic guess and is refused
when the model is made. A problem carries a finding's code as its pydantic error type.
"""

from __future__ import annotations

import inspect
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    Tag,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from tthc_render.vietnamese.dates import DATE_PATTERN, DateError, DateFault, parse_date
from tthc_render.vietnamese.numbers import Printed, read_printed
from tthc_render.vietnamese.text import fold
from tthc_render.vietnamese.typed_numbers import (
    LOOKALIKES,
    NumberError,
    NumberFault,
    TypedValueError,
    parse_decimal,
    parse_integer,
)
from tthc_render.yaml_files.source import Scalar

_GUESSED = {int, float, bool, complex, Decimal, date}
_SHOWN = 40


def _title(model: type) -> str:
    return (inspect.getdoc(model) or "").split("\n", 1)[0].rstrip(".")


class Model(BaseModel):
    """Base of all models of YAML data: unknown keys are findings, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, model_title_generator=_title)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: object) -> None:
        """TypeError for a field whose type pydantic would guess from text, or whose bounds it would not hold."""
        super().__pydantic_init_subclass__(**kwargs)
        for name, info in cls.model_fields.items():
            read_by_us = any(hasattr(item, "__get_pydantic_core_schema__") for item in info.metadata)
            if not read_by_us and _guesses(info.annotation):
                raise TypeError(f"{cls.__name__}.{name}: use Count, Whole, Number, Percent, Day or Flag")
            if any(hasattr(item, bound) for item in info.metadata[:1] for bound in ("gt", "ge", "lt", "le")):
                raise TypeError(f"{cls.__name__}.{name}: bounds go inside of Annotated, behind what reads the value")


def _guesses(annotation: object) -> bool:
    if get_origin(annotation) is Annotated:
        return False
    parts = get_args(annotation)
    return any(map(_guesses, parts)) if parts else isinstance(annotation, type) and annotation in _GUESSED


# --- problems ---------------------------------------------------------------------------------------------

_NUMBER_CODES: Mapping[str, str] = {
    NumberFault.EMPTY: "D201",
    NumberFault.TOO_LONG: "D202",
    NumberFault.QUOTED: "D203",
    NumberFault.NON_ASCII: "D204",
    NumberFault.BOOLEAN: "D205",
    NumberFault.NOT_FINITE: "D206",
    NumberFault.BASE: "D207",
    NumberFault.EXPONENT: "D208",
    NumberFault.COLON: "D209",
    NumberFault.PERCENT: "D210",
    NumberFault.SIGN: "D211",
    NumberFault.SPACE: "D212",
    NumberFault.UNDERSCORE: "D213",
    NumberFault.LEADING_ZERO: "D214",
    NumberFault.THOUSANDS: "D215",
    NumberFault.AMBIGUOUS: "D216",
    NumberFault.COMMA: "D217",
    NumberFault.FRACTION: "D218",
    NumberFault.UNIT: "D219",
    NumberFault.LETTER: "D228",
    NumberFault.SUM: "D227",
    NumberFault.FORMULA: "D229",
    NumberFault.UNKNOWN: "D230",
    NumberFault.MALFORMED: "D220",
}
_DATE_CODES: Mapping[str, str] = {
    DateFault.EMPTY: "D231",
    DateFault.DAY: "D232",
    DateFault.MONTH: "D233",
    DateFault.YEAR: "D234",
    DateFault.ORDER: "D235",
    DateFault.SEPARATOR: "D236",
    DateFault.PADDING: "D237",
    DateFault.TEXT: "D238",
    DateFault.BLANK: "D240",
    DateFault.MALFORMED: "D239",
}
# Their hints give ``right`` as an example, the others' as the one right way to write the value.
_BY_EXAMPLE = {f"D{number}" for number in (201, 202, 205, 206, 209, 216, 218, 220, 229, 230, 231, 232, 233, 235, 239)}


def problem(code: str, **details: object) -> PydanticCustomError:
    """To be raised in a validator: becomes the finding ``code`` at the value's place."""
    return PydanticCustomError(code, code, {key: str(value) for key, value in details.items()})


def _misread(error: TypedValueError) -> PydanticCustomError:
    is_date = isinstance(error, DateError)
    code = (_DATE_CODES if is_date else _NUMBER_CODES)[error.code]
    if not error.certain and code not in _BY_EXAMPLE:
        other = "D218" if error.code == NumberFault.COMMA else "D220"  # 640,5 where a whole number is due
        code = "D239" if is_date else "D216" if " hoặc " in error.right else other
    letters = ", ".join(f"{char} → {LOOKALIKES[char]}" for char in dict.fromkeys(error.raw) if char in LOOKALIKES)
    return problem(code, value=short(error.raw), right=error.right.replace(" hoặc ", " / "), letters=letters)


def short(value: object) -> str:
    """A scalar as typed, on one line and no longer than a message can carry."""
    text = " ".join((str(value).lower() if isinstance(value, bool) else str(value)).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def look(value: object) -> str:
    """A value as written in YAML, short, the same in every language; "" for an empty one."""
    if isinstance(value, Mapping):
        return f"{short(next(iter(value)))}: …" if value else "{}"
    if isinstance(value, list | tuple):
        first = short(value[0]) if value and isinstance(value[0], str) else ""
        return f"- {first} …".replace("  ", " ") if value else "[]"
    return "" if value is None else short(value)


# --- validators -------------------------------------------------------------------------------------------

_N = TypeVar("_N", int, Decimal)


def _raw(value: object, code: str) -> tuple[str, bool]:
    """The text of a scalar and whether it is in quotes; a list or mapping is refused with ``code``."""
    if value is None:
        return "", False
    if isinstance(value, bool):
        return str(value).lower(), False
    if isinstance(value, str):
        return str(value), isinstance(value, Scalar) and (value.quoted or value.block)
    raise problem(code, found=look(value))


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raw, quoted = _raw(value, "D113")
    try:
        return parse_integer(raw, quoted)
    except NumberError as error:
        raise _misread(error) from None


def _number(value: object) -> Decimal:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value if isinstance(value, Decimal) else Decimal(value)
    raw, quoted = _raw(value, "D113")
    try:
        return parse_decimal(raw, quoted)
    except NumberError as error:
        raise _misread(error) from None


def _count(value: object) -> int:
    return _not_negative(_whole(value))


def _percent(value: object) -> Decimal:
    return _not_negative(_number(value))


def _not_negative(number: _N) -> _N:
    if number < 0:
        raise problem("D221", value=number)
    return number


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    raw, _ = _raw(value, "D115")
    try:
        return parse_date(raw.strip())
    except DateError as error:
        raise _misread(error) from None


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise problem("D105" if value is None else "D114", found=look(value))
    return value


def _line(value: object) -> str:
    if value is None:
        raise problem("D105")
    if not isinstance(value, str):
        raise problem("D112", found=look(value))
    return unicodedata.normalize("NFC", str(value).strip())


def _text(value: object) -> str:
    text = _line(value)
    if not text:
        raise problem("D105")
    return text


def _words(value: object) -> str:
    _text(value)
    return value if isinstance(value, Scalar) else unicodedata.normalize("NFC", str(value))


def _named(pattern: re.Pattern[str], code: str, joint: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = _text(value)
        if len(text) > CODE_MAX:
            raise problem("D507", value=short(text), length=len(text), most=CODE_MAX)
        if not pattern.fullmatch(text):
            right = re.sub("[-_]+", joint, fold(text)).strip(joint)
            example = right if pattern.fullmatch(right) else f"so{joint}y{joint}te"
            raise problem(code, value=short(text), right=example)
        if is_reserved(text):
            raise problem("D634", value=text, right=f"{text}{joint}1")
        return text

    return check


# --- types ------------------------------------------------------------------------------------------------

CODE_MAX = 64
"""Letters of a code or key: codes become names of folders and files."""
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
"""Names that Windows keeps for devices: no file and no folder can have them, with any ending."""


def is_reserved(name: str) -> bool:
    """Whether Windows keeps ``name`` for a device, whatever its ending."""
    return name.partition(".")[0].casefold() in RESERVED


CODE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")

# 04 and 2024 are good texts here, although an editor takes them for numbers.
_ANY_TEXT = ["string", "number"]
_JSON: Mapping[str, JsonSchemaValue] = {
    "count": {"title": "Số đếm, ghi liền các chữ số", "type": "integer", "minimum": 0, "examples": [314849]},
    "whole": {"title": "Số nguyên, ghi liền các chữ số", "type": "integer", "examples": [314849]},
    "number": {"title": "Số, phần thập phân sau dấu chấm", "type": "number", "examples": [97.92]},
    "percent": {"title": "Phần trăm, không ghi dấu %", "type": "number", "minimum": 0, "examples": [97.92]},
    "day": {
        "title": "Ngày, dạng 20/6/2024 hoặc 2024-06-20",
        "type": "string",
        "pattern": DATE_PATTERN,
        "patternErrorMessage": "Không có ngày này, hoặc viết chưa đúng: ghi như 20/6/2026",
        "examples": ["20/6/2024"],
    },
    "flag": {"title": "true (có) hoặc false (không)", "type": "boolean"},
    "line": {"title": "Chữ", "type": _ANY_TEXT},
    "text": {"title": "Chữ", "type": _ANY_TEXT, "minLength": 1},
    "words": {"title": "Lời văn", "type": _ANY_TEXT, "minLength": 1},
    "code": {
        "title": "Mã: chữ thường không dấu, chữ số, gạch nối",
        "type": _ANY_TEXT,
        "pattern": f"^{CODE.pattern}$",
        "examples": ["so-y-te"],
    },
    "key": {
        "title": "Tên: chữ thường không dấu, chữ số, gạch dưới",
        "type": "string",
        "pattern": f"^{KEY.pattern}$",
        "examples": ["dung_han"],
    },
}

Count = Annotated[int, PlainValidator(_count), WithJsonSchema(_JSON["count"])]
"""A whole number from 0."""

Places = Annotated[Count, Field(le=10)]
"""Decimal places: a cell has no room for more."""

Levels = Annotated[Count, Field(le=20)]
"""Steps of a list or an indent: a page has no room for more."""

Whole = Annotated[int, PlainValidator(_whole), WithJsonSchema(_JSON["whole"])]
"""A whole number, negative ones too."""

Number = Annotated[Decimal, PlainValidator(_number), WithJsonSchema(_JSON["number"])]
"""A decimal, negative ones too."""

Positive = Annotated[Number, Field(gt=0)]
"""A decimal above 0."""

Share = Annotated[Number, Field(gt=0, le=1)]
"""A part of a whole."""

Percent = Annotated[Decimal, PlainValidator(_percent), WithJsonSchema(_JSON["percent"])]
"""A decimal from 0, in percent: 97.92."""

Amount = Annotated[Decimal, PlainValidator(_percent), WithJsonSchema({**_JSON["number"], "minimum": 0})]
"""A decimal from 0."""

Day = Annotated[date, PlainValidator(_day), WithJsonSchema(_JSON["day"])]
"""A date, typed ``20/6/2024`` or ``2024-06-20``."""

Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema(_JSON["flag"])]
"""``true`` or ``false``, nothing else."""

Line = Annotated[str, PlainValidator(_line), WithJsonSchema(_JSON["line"])]
"""Text of one value, NFC, without blanks around it; ``""`` is allowed."""

Text = Annotated[str, PlainValidator(_text), WithJsonSchema(_JSON["text"])]
"""A ``Line`` that is not blank."""

Words = Annotated[str, PlainValidator(_words), WithJsonSchema(_JSON["words"])]
"""Prose, perhaps of many lines, exactly as typed: its lines are those that ``Source.line_of`` counts."""

Code = Annotated[str, PlainValidator(_named(CODE, "D241", "-")), WithJsonSchema(_JSON["code"])]
"""Small letters without marks, digits, and hyphens or underscores between them."""

Key = Annotated[str, PlainValidator(_named(KEY, "D242", "_")), WithJsonSchema(_JSON["key"])]
"""The name of a value: small letters without marks, digits, underscores."""


class Override(Model):
    """Số in khác số tính được, như văn bản đã ban hành."""

    in_: Line = Field(alias="in", description="In nguyên văn như thế này", examples=["98,8%"])
    vi_sao: Text = Field(description="Lý do in khác", examples=["như bản đã ban hành"])
    gia_tri: Number | None = Field(None, description="Giá trị dùng để tính, nếu khác với chữ in")


def _printed(override: Override) -> Printed:
    value = override.gia_tri
    if value is None:
        value = read_printed(override.in_.removesuffix("%").strip())
    if value is None:
        raise problem("D251", value=short(override.in_))
    return Printed(value, override.in_)


@dataclass(frozen=True, slots=True)
class _FigureSchema:
    """A union whose member is chosen by what was typed, so that faults of an override name its own keys."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        number = Annotated[Decimal, PlainValidator(_number), Tag("number")]
        override = Annotated[Override, AfterValidator(_printed), Tag("override")]
        kind = Discriminator(lambda value: "override" if isinstance(value, dict | Override) else "number")
        return handler.generate_schema(Annotated[Union[number, override], kind])  # noqa: UP007

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        choices: Any = core
        return {"anyOf": [dict(_JSON["number"]), handler(choices["choices"]["override"])]}


PrintedDecimal = Annotated[Decimal, _FigureSchema()]
"""A decimal, or the mapping ``{in: …, vi_sao: …, gia_tri: …}``, which gives a ``Printed``."""
