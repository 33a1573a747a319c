"""The closed table of functions that expressions in data may use, as ``f(x)`` or as ``x | f``.

To add one, write a line in ``FUNCTIONS``: its Python function, what it takes, what it does (for the reference page)
and an example. ``takes`` lists the arguments by Vietnamese names and kinds, ``?`` after the optional ones, ``*`` after
one that may come any number of times; they are checked and turned into plain Python values before the call:

* ``so``: a number as it is printed, as Decimal (a figure with an overridden print keeps it)
* ``so_du``: a number with all its decimals, for what rounds it itself
* ``le``: a number of decimals, an int from 0 to 12
* ``chu``: a text
* ``co``: a truth value
* ``day``: a list of values
* ``gi``: any value

A function raises ValueError with a Vietnamese sentence where it cannot work with its arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tthc_render.document.past import Absent
from tthc_render.vietnamese import number_words, numbers

PLACES_MAX: Final = 12
KINDS: Final = {
    "so": "một số",
    "so_du": "một số",
    "le": f"số chữ số lẻ từ 0 đến {PLACES_MAX}",
    "chu": "chữ trong dấu nháy",
    "co": "true hoặc false",
    "day": "một danh sách",
    "gi": "một giá trị",
}
"""What functions take, as messages name it; ``PLACES_MAX`` is the most decimals."""
LONG_DECIMALS, SHORT_DECIMALS = 6, 2
"""A computed value with more decimals than the first is printed with the second, as computed columns are."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a function: its name, its kind, and whether it may be left out or repeated."""

    name: str
    kind: str
    optional: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the table: ``call`` gets checked arguments by position."""

    call: Callable[..., object]
    takes: tuple[Argument, ...]
    does: str
    example: str
    result: str

    @property
    def least(self) -> int:
        """How many arguments it needs."""
        return sum(not argument.optional for argument in self.takes)

    @property
    def most(self) -> int:
        """How many arguments it can have; -1 for any number."""
        return -1 if any(argument.repeated for argument in self.takes) else len(self.takes)


def _function(call: Callable[..., object], takes: str, does: str, example: str, result: str) -> Function:
    arguments = []
    for text in takes.split():
        name, kind = text.rstrip("?*").split(":")
        arguments.append(Argument(name, kind, text[-1] in "?*", text[-1] == "*"))
    return Function(call, tuple(arguments), does, example, result)


def shortened(value: Decimal, *, share: bool = False) -> Decimal:
    """``value``, a computed number without the endless decimals of a quotient; no share becomes whole by it."""
    exponent = value.as_tuple().exponent
    if isinstance(value, numbers.Printed) or not isinstance(exponent, int) or exponent >= -LONG_DECIMALS:
        return value
    return _round(value, numbers.share_places(value, SHORT_DECIMALS) if share else SHORT_DECIMALS)


def _decimal(value: Decimal, places: int | None = None) -> str:
    return numbers.format_decimal(shortened(value) if places is None else value, places)


def _percent(value: Decimal, places: int | None = None) -> str:
    return numbers.format_percent(shortened(value, share=True) if places is None else value, places)


def _round(value: Decimal, places: int = 0) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _numbers(values: Iterable[object]) -> list[Decimal]:
    """The numbers among ``values``, lists opened; blanks are left out, a text is a ValueError."""
    found: list[Decimal] = []
    for value in values:
        if isinstance(value, str | bool):
            raise ValueError(f"“{str(value)[:40]}” không phải là số")
        if isinstance(value, int | Decimal):
            found.append(Decimal(value))
        elif isinstance(value, Sequence):
            found += _numbers(value)
        elif value is not None:
            raise ValueError("danh sách có mục không phải là số; ghi thêm tên cột, ví dụ tong(dong, 'tiep_nhan')")
    return found


def _sum(first: object, *others: object) -> Decimal:
    return sum(_numbers(_column(first, others)), Decimal(0))


def _column(first: object, others: Sequence[object]) -> Iterable[object]:
    """``tong(dong, 'cot')`` means the field ``cot`` of every row; otherwise all arguments."""
    if len(others) == 1 and isinstance(others[0], str) and isinstance(first, Sequence) and not isinstance(first, str):
        rows = [row for row in first if isinstance(row, Mapping)]
        if len(rows) != len(first) or any(others[0] not in row for row in rows):
            raise ValueError(f"các dòng không có cột “{others[0][:40]}”")
        return [row[others[0]] for row in rows]
    return (first, *others)


def _least(first: object, *others: object) -> Decimal:
    return min(_some(_numbers(_column(first, others))))


def _greatest(first: object, *others: object) -> Decimal:
    return max(_some(_numbers(_column(first, others))))


def _some(values: list[Decimal]) -> list[Decimal]:
    if not values:
        raise ValueError("danh sách không có số nào")
    return values


def _join(values: Sequence[object], between: str = ", ") -> str:
    return between.join(shown(value) for value in values)


def _replace(text: str, old: str, new: str) -> str:
    if not old:
        raise ValueError("chữ cần thay để trống")
    return text.replace(old, new)


def _length(value: object) -> int:
    if isinstance(value, str | Sequence | Mapping):
        return len(value)
    raise ValueError("chỉ đếm được chữ hoặc danh sách")


def _at(index: int) -> Callable[[Sequence[object]], object]:
    def taken(values: Sequence[object]) -> object:
        if not values:
            raise ValueError("danh sách trống")
        return values[index]

    return taken


def _default(value: object, other: object = "") -> object:
    return other if value is None or isinstance(value, Absent) else value


def _choice(condition: object, then: object, otherwise: object = "") -> object:
    return then if condition else otherwise


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _spell(value: Decimal, linh: bool = True, tu: bool = True) -> str:
    return number_words.spell(value, linh=linh, tu=tu)


def _spell_after(value: Decimal, linh: bool = True) -> str:
    return number_words.spell_after(value, linh=linh)


def shown(value: object) -> str:
    """A value as a sentence prints it: ``4516.5`` → ``4.516,5``, nothing → "", truth → ``có``; ValueError for rows."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | Decimal):
        return numbers.format_count(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        raise ValueError(f"đây là một nhóm, chưa phải một số; ghi thêm một trong: {', '.join(list(value)[:20])}")
    raise ValueError("đây là một danh sách, chưa phải một số")


def _change(now: Decimal, before: Decimal, unit: str = "", places: int = 2) -> str:
    """``tăng 12,5%`` against ``before``, in ``unit`` where one is given: ``giảm 83 hồ sơ``; ``không đổi``.

    Against 0 there is no percentage: ``mới phát sinh``, or with a unit the difference itself.
    """
    difference = Decimal(now) - Decimal(before)
    if not difference:
        return "không đổi"
    word = "tăng" if difference > 0 else "giảm"
    if not before and not unit:
        return "mới phát sinh"
    if unit:
        return f"{word} {numbers.format_count(abs(shortened(difference)))} {unit}".rstrip()
    share = abs(difference / Decimal(before) * 100)
    shown_share = round(share, numbers.share_places(share, places))
    return f"{word} {numbers.format_percent(shown_share)}"


FUNCTIONS: Final[Mapping[str, Function]] = {
    name: _function(call, takes, does, example, result)
    for name, call, takes, does, example, result in (
        ("so", numbers.format_count, "x:so", "số có dấu chấm hàng nghìn", "314849 | so", "314.849"),
        ("dem", numbers.format_padded, "x:so", "số đếm, từ 1 đến 9 thêm số 0 ở trước", "4 | dem", "04"),
        ("so_tran", numbers.format_bare, "x:so", "số liền, không dấu chấm", "314849 | so_tran", "314849"),
        ("thap_phan", _decimal, "x:so_du so_le:le?", "số thập phân", "4516.5 | thap_phan(2)", "4.516,50"),
        ("ty_le", _percent, "x:so_du so_le:le?", "phần trăm", "97.92 | ty_le(1)", "97,9%"),
        ("tien", numbers.format_money, "x:so don_vi:chu?", "số tiền", "1500000 | tien", "1.500.000 đồng"),
        ("bang_chu", _spell, "x:so linh:co? tu:co?", "đọc bằng chữ", "24 | bang_chu", "hai mươi tư"),
        ("dem_chu", _spell_after, "x:so linh:co?", "số rồi chữ trong ngoặc", "4 | dem_chu", "04 (bốn)"),
        ("lam_tron", _round, "x:so_du so_le:le?", "làm tròn", "lam_tron(2.3456, 2)", "2,35"),
        ("round", _round, "x:so_du so_le:le?", "như lam_tron", "round(2.5)", "3"),
        ("tuyet_doi", abs, "x:so_du", "giá trị tuyệt đối", "tuyet_doi(3 - 5)", "2"),
        ("abs", abs, "x:so_du", "như tuyet_doi", "abs(-2)", "2"),
        ("tong", _sum, "x:gi them:gi*", "tổng các số, hoặc tổng một cột của các dòng", "tong(1, 2, 3)", "6"),
        ("sum", _sum, "x:gi them:gi*", "như tong", "[1, 2] | sum", "3"),
        ("nho_nhat", _least, "x:gi them:gi*", "số nhỏ nhất", "nho_nhat(4, 2)", "2"),
        ("min", _least, "x:gi them:gi*", "như nho_nhat", "min(4, 2)", "2"),
        ("lon_nhat", _greatest, "x:gi them:gi*", "số lớn nhất", "lon_nhat(4, 2)", "4"),
        ("max", _greatest, "x:gi them:gi*", "như lon_nhat", "max(4, 2)", "4"),
        ("so_muc", _length, "x:gi", "số mục của danh sách, số chữ cái của chữ", "so_muc([5, 6])", "2"),
        ("length", _length, "x:gi", "như so_muc", "[5, 6] | length", "2"),
        ("count", _length, "x:gi", "như so_muc", "[5, 6] | count", "2"),
        ("first", _at(0), "x:day", "mục đầu", "[5, 6] | first", "5"),
        ("last", _at(-1), "x:day", "mục cuối", "[5, 6] | last", "6"),
        ("join", _join, "x:day noi:chu?", "nối các mục thành một câu", "['a', 'b'] | join('; ')", "a; b"),
        (
            "neu",
            _choice,
            "dieu_kien:gi thi:gi khong_thi:gi?",
            "chọn theo điều kiện",
            "neu(3 > 2, 'tăng', 'giảm')",
            "tăng",
        ),
        (
            "tang_giam",
            _change,
            "nay:so_du truoc:so_du don_vi:chu? so_le:le?",
            "tăng, giảm bao nhiêu so với số trước: phần trăm, hoặc số có đơn vị",
            "tang_giam(900, 800)",
            "tăng 12,5%",
        ),
        ("mac_dinh", _default, "x:gi thay:gi?", "giá trị thay khi chưa có số", "rieng.khac | mac_dinh(0)", "0"),
        ("default", _default, "x:gi thay:gi?", "như mac_dinh", "rieng.khac | default(0)", "0"),
        ("d", _default, "x:gi thay:gi?", "như mac_dinh", "rieng.khac | d(0)", "0"),
        ("hoa", str.upper, "x:chu", "chữ hoa", "'quý' | hoa", "QUÝ"),
        ("upper", str.upper, "x:chu", "như hoa", "'quý' | upper", "QUÝ"),
        ("thuong", str.lower, "x:chu", "chữ thường", "'Quý' | thuong", "quý"),
        ("lower", str.lower, "x:chu", "như thuong", "'Quý' | lower", "quý"),
        ("capitalize", _capitalize, "x:chu", "chữ đầu viết hoa", "'quý' | capitalize", "Quý"),
        ("trim", str.strip, "x:chu", "bỏ dấu cách hai đầu", "' a ' | trim", "a"),
        ("replace", _replace, "x:chu cu:chu moi:chu", "thay chữ", "'UBND xã' | replace('UBND ', '')", "xã"),
    )
}
"""Functions by name. What comes twice is there under its Vietnamese name and under the one that Jinja uses."""

UNKNOWN_ALLOWED: Final = frozenset({"mac_dinh", "default", "d"})
"""Functions whose first argument may be a name that does not exist."""
