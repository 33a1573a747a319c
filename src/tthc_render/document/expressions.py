"""Expressions of data computed: ``evaluate(parse_expression("a + 1"), names)``; their grammar is `expression_syntax`.

Arithmetic is decimal throughout. The size of numbers and texts and the number of steps are bounded, so that no
expression takes time or memory. Only functions of the table `functions.FUNCTIONS` are ever called; a value is a number,
a text, a truth value, nothing, a list, or a record whose fields are read by name.
"""

from __future__ import annotations

import decimal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeGuard, TypeVar

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.expression_syntax import (
    Call,
    Constant,
    Field,
    ListNode,
    Name,
    Node,
    Operation,
    parse_expression,
)
from tthc_render.document.expression_tokens import ExpressionError, nothing_inside, unknown_name
from tthc_render.document.functions import (
    FUNCTIONS,
    KINDS,
    PLACES_MAX,
    UNKNOWN_ALLOWED,
    Argument,
    Function,
    shortened,
    shown,
)
from tthc_render.document.inlines import TOKEN_START
from tthc_render.document.past import PastRows, absent_of
from tthc_render.document.powers import check_power
from tthc_render.document.records import label, rows_by_name
from tthc_render.vietnamese.text import fold, nearest

STEPS_MAX: Final = 20_000
"""Operations of one expression; a list counts as many as it has items."""
TEXT_MAX: Final = 10_000
"""Letters of a text that an expression makes: a long paragraph has 2,000."""
NUMBER_MAX: Final = Decimal(10) ** 27
"""Figures of public budgets have 16 digits; numbers in words end here, too."""
PRECISION: Final = 40
QUOTED: Final = 120


_Ordered = TypeVar("_Ordered", str, Decimal)


def evaluate(node: Node, names: Mapping[str, object]) -> object:
    """The value of an expression; ExpressionError where it has none."""
    context = decimal.Context(prec=PRECISION, rounding=decimal.ROUND_HALF_UP, Emax=200, Emin=-200)
    with decimal.localcontext(context):
        try:
            return _Evaluation(names).value(node)
        except decimal.DivisionByZero:
            raise _zero() from None
        except (decimal.Overflow, decimal.InvalidOperation):
            raise _large() from None


def expression_text(text: str, names: Mapping[str, object], *, share: bool = False) -> str:
    """What ``[= text ]`` prints, an `Absent` where an earlier report has no such figure; ``share``: before a “%”.

    ExpressionError where it cannot be computed.
    """
    value = evaluate(parse_expression(text), names)
    if isinstance(value, str) and TOKEN_START in value:
        raise ExpressionError("D675")
    try:
        return (
            " ".join(shown(_as_printed(value, share)).splitlines()) if not isinstance(value, str) else _one_line(value)
        )
    except ValueError as error:
        raise ExpressionError("D503", why=str(error)) from None


def expression_finding(error: ExpressionError, text: str, place: Place) -> Finding:
    """The finding on an expression, written ``text`` at ``place``."""
    details = {key: value or "–" for key, value in error.details.items()}
    return finding(error.code, place, text=text if len(text) <= QUOTED else f"{text[:QUOTED]}…", **details)


def _one_line(text: str) -> str:
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text


def _zero() -> ExpressionError:
    return ExpressionError("D502", why="số chia bằng 0")


def _large() -> ExpressionError:
    return ExpressionError("D505", why="kết quả quá lớn")


def _as_printed(value: object, share: bool = False) -> object:
    return shortened(value, share=share) if isinstance(value, Decimal) else value


def _is_number(value: object) -> TypeGuard[int | Decimal]:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class _Missing:
    """A name that does not exist, where an expression may ask whether it does."""

    error: ExpressionError


class _Evaluation:
    """One expression computed over ``names``; counts its steps."""

    def __init__(self, names: Mapping[str, object]) -> None:
        self.names = names
        self.steps = 0

    def value(self, node: Node) -> object:
        self.count(1)
        match node:
            case Constant(value):
                return value
            case Name(name):
                return self.field(self.names, name, "")
            case Field(owner, key):
                return self.field(self.value(owner), self.value(key), _path(owner))
            case ListNode(items):
                return tuple(self.value(item) for item in items)
            case Call(name, args, named):
                return self.call(name, args, named)
            case Operation(sign, args):
                return self.operation(sign, args)

    def count(self, steps: int) -> None:
        self.steps += steps
        if self.steps > STEPS_MAX:
            raise ExpressionError("D505", why="phải tính quá nhiều bước")

    def bounded(self, value: object) -> object:
        """``value`` unless it is too large."""
        if isinstance(value, str):
            if len(value) > TEXT_MAX:
                raise _large()
            self.count(len(value) // 100)
        elif _is_number(value) and not -NUMBER_MAX < value < NUMBER_MAX:
            raise _large()
        return value

    def field(self, owner: object, key: object, path: str) -> object:
        if isinstance(owner, Mapping):
            if isinstance(key, str) and key in owner:
                return owner[key]
            joined = path.replace(".", "_")  # “ky.truoc.bieu” for “ky_truoc.bieu”
            other = self.names.get(joined) if joined != path else None
            if isinstance(other, Mapping) and key in other:
                raise unknown_name(other, str(key), path, joined)
            raise unknown_name(owner, str(key), path)
        if isinstance(owner, Sequence) and not isinstance(owner, str):
            return self.item(owner, key, path)
        raise nothing_inside(str(key), path)

    def item(self, owner: Sequence[object], key: object, path: str) -> object:
        """An item of a list by its number, a row of a table by its name."""
        index = _index(key)
        if index is None:
            self.count(len(owner))
            names = rows_by_name(owner)
            row = names.get(fold(str(key)), owner.missing if isinstance(owner, PastRows) else None)
            if row is None:
                raise unknown_name(dict.fromkeys(map(label, names.values())) or {"0": 0}, str(key), path)
            return row
        if -len(owner) <= index < len(owner) or isinstance(owner, PastRows):
            return owner[index]
        raise ExpressionError("D503", why=f"{path or 'danh sách'} chỉ có {len(owner)} mục")

    def call(self, name: str, args: Sequence[Node], named: Sequence[tuple[str, Node]]) -> object:
        function = FUNCTIONS.get(name)
        if function is None:
            near = nearest(name, FUNCTIONS)
            raise ExpressionError("D504", name=name, near=near, known=", ".join(FUNCTIONS))
        if name == "neu" and len(args) in (2, 3) and not named:
            chosen = args[1] if self.value(args[0]) else args[2] if len(args) == 3 else Constant("")
            return self.value(chosen)
        first = [self.maybe(arg) if name in UNKNOWN_ALLOWED else self.value(arg) for arg in args[:1]]
        values = [*first, *(self.value(arg) for arg in args[1:])]
        values += self.by_name(name, function, len(values), named)
        if len(values) < function.least or -1 < function.most < len(values):
            wanted = " ".join(argument.name for argument in function.takes)
            raise ExpressionError("D503", why=f"{name} cần: {wanted}")
        if name not in UNKNOWN_ALLOWED and (absent := absent_of(values)) is not None:
            return absent
        takes = [*function.takes, *[function.takes[-1]] * (len(values) - len(function.takes))]
        checked = [self.argument(name, argument, value) for argument, value in zip(takes, values, strict=False)]
        try:
            return self.bounded(function.call(*checked))
        except ExpressionError:
            raise
        except (ValueError, OverflowError, TypeError) as error:
            raise ExpressionError("D503", why=f"{name}: {error}") from None

    def by_name(self, name: str, function: Function, at: int, named: Sequence[tuple[str, Node]]) -> list[object]:
        """The values of arguments given by name, as they follow the ``at`` ones given by position."""
        given = {key: self.value(node) for key, node in named}
        names = [argument.name for argument in function.takes]
        if given.keys() == {"attribute"} and function.most < 0:
            return list(given.values())
        for key in given:
            if key not in names[at:]:
                near = nearest(key, names)
                raise ExpressionError("D504", name=key, function=name, near=near, known=", ".join(names))
        last = max((names.index(key) for key in given), default=-1)
        return [given.get(key) for key in names[at : last + 1]]

    def maybe(self, node: Node) -> object:
        """The value, None for a name that does not exist."""
        value = self.or_missing(node)
        return None if isinstance(value, _Missing) else value

    def or_missing(self, node: Node) -> object:
        try:
            return self.value(node)
        except ExpressionError as error:
            if error.code != "D307":
                raise
            return _Missing(error)

    def argument(self, name: str, argument: Argument, value: object) -> object:
        if value is None and argument.kind not in ("gi", "day"):
            if argument.optional:
                value = {"le": Decimal(0), "co": True, "chu": ""}.get(argument.kind, value)
            else:
                raise _blank(name)
        match argument.kind:
            case "so" if _is_number(value):
                return shortened(value if isinstance(value, Decimal) else Decimal(value))
            case "so_du" if _is_number(value):
                return value if isinstance(value, Decimal) else Decimal(value)
            case "le" if _is_number(value) and value == int(value) and 0 <= value <= PLACES_MAX:
                return int(value)
            case "chu" if isinstance(value, str):
                return str(value)
            case "chu" if _is_number(value):
                return shown(value)
            case "co" if isinstance(value, bool):
                return value
            case "day" if isinstance(value, Sequence) and not isinstance(value, str):
                self.count(len(value))
                return value
            case "gi":
                if isinstance(value, Sequence):
                    self.count(len(value) if not isinstance(value, str) else 0)
                return value
        raise _wrong_kind(name, argument, value)

    def operation(self, sign: str, args: Sequence[Node]) -> object:
        match sign:
            case "if":
                return self.value(args[1] if self.value(args[0]) else args[2])
            case "and":
                left = self.value(args[0])
                return self.value(args[1]) if left else left
            case "or":
                left = self.value(args[0])
                return left or self.value(args[1])
            case "not":
                return not self.value(args[0])
            case "is defined" | "is undefined":
                return isinstance(self.or_missing(args[0]), _Missing) == (sign == "is undefined")
            case "is none":
                return self.value(args[0]) is None
        values = [self.value(arg) for arg in args]
        if sign not in ("~", "in", "not in") and (absent := absent_of(values)) is not None:
            return sign == "!=" if sign in ("==", "!=") else sign not in ORDER and absent
        if sign == "~":
            return self.bounded("".join(self.joined(value) for value in values))
        if sign in ("==", "!="):
            return _equal(*values) == (sign == "==")
        if sign in ("in", "not in"):
            return self.contains(*values) == (sign == "in")
        texts = [value for value in values if isinstance(value, str)]
        if sign == "+" and len(texts) == len(values):
            return self.bounded("".join(texts))
        if sign in ORDER and len(texts) == len(values):
            return _ordered(sign, *texts)
        return self.arithmetic(sign, args, values)

    def joined(self, value: object) -> str:
        try:
            return shown(_as_printed(value))
        except ValueError as error:
            raise ExpressionError("D503", why=str(error)) from None

    def contains(self, item: object, owner: object) -> bool:
        if isinstance(owner, str) and isinstance(item, str):
            return item in owner
        if isinstance(owner, Mapping):
            return isinstance(item, str) and item in owner
        if isinstance(owner, Sequence) and not isinstance(owner, str):
            self.count(len(owner))
            return any(_equal(item, value) for value in owner)
        raise ExpressionError("D503", why="“in” cần một danh sách")

    def arithmetic(self, sign: str, args: Sequence[Node], values: Sequence[object]) -> object:
        numbers: list[Decimal] = []
        for node, value in zip(args, values, strict=True):
            if value is None:
                raise _blank(_path(node) or sign)
            if not _is_number(value):
                name, done = _path(node) or (value[:40] if isinstance(value, str) else ""), _SHOWN.get(sign, sign)
                what = f"“{name}” là {_kind_of(value)}" if name else f"có {_kind_of(value)}"
                raise ExpressionError("D503", why=f"{what}, không tính “{done}” được")
            numbers.append(Decimal(value))
        if sign in ("/", "//", "%") and not numbers[1]:
            name = _path(args[1])
            raise ExpressionError("D502", why=f"chia cho 0{f' ({name} bằng 0)' if name else ''}")
        if sign == "**" and not numbers[0] and numbers[1] < 0:
            raise _zero()
        if sign == "**":
            check_power(*numbers)
        return _ordered(sign, *numbers) if sign in ORDER else self.bounded(_ARITHMETIC[sign](*numbers))


_SHOWN: Final = {"neg": "-", "pos": "+"}
ORDER: Final = ("<", "<=", ">", ">=")
_ARITHMETIC: Final[Mapping[str, Callable[..., Decimal]]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: (a / b).to_integral_value(decimal.ROUND_FLOOR),
    "%": lambda a, b: a - b * (a / b).to_integral_value(decimal.ROUND_FLOOR),
    "**": lambda a, b: a**b,
    "neg": lambda a: -a,
    "pos": lambda a: +a,
}


def _ordered(sign: str, left: _Ordered, right: _Ordered) -> bool:
    """Whether ``left sign right`` holds for one of ``ORDER``."""
    if sign[0] == "<":
        return left < right or (sign == "<=" and left == right)
    return left > right or (sign == ">=" and left == right)


def _equal(left: object, right: object) -> bool:
    if _is_number(left) and _is_number(right):
        return bool(Decimal(left) == Decimal(right))
    return (type(left) is type(right) and bool(left == right)) or (
        isinstance(left, str) and isinstance(right, str) and str(left) == str(right)
    )


def _index(key: object) -> int | None:
    if _is_number(key) and key == int(key):
        return int(key)
    if isinstance(key, str) and key.isdecimal() and len(key) < 6:
        return int(key)
    return None


def _path(node: Node) -> str:
    """The name as written, "" for anything else."""
    if isinstance(node, Name):
        return node.name
    if isinstance(node, Field) and isinstance(node.key, Constant):
        owner = _path(node.owner)
        return f"{owner}.{node.key.value}" if owner else ""
    return ""


def _blank(name: str) -> ExpressionError:
    return ExpressionError("D506", why=f"“{name}” chưa có số")


def _kind_of(value: object) -> str:
    if isinstance(value, str):
        return "chữ"
    if isinstance(value, bool):
        return "có/không"
    if _is_number(value):
        return "số"
    return "một nhóm số liệu" if isinstance(value, Mapping) else "một danh sách"


def _wrong_kind(name: str, argument: Argument, value: object) -> ExpressionError:
    if argument.kind == "le" and _is_number(value):
        return ExpressionError("D503", why=f"{name}({shown(value)}): số chữ số lẻ ghi số từ 0 đến {PLACES_MAX}")
    return ExpressionError("D503", why=f"{name} cần {KINDS[argument.kind]}, ở đây là {_kind_of(value)}")
