"""Formulas of statistical forms: ``(4) + (5) + (6)``, ``da_giai_quyet / tiep_nhan * 100``.

A bare number in parentheses is a column's printed code, as the code row of every official form uses it;
a word is a column's key. ``I.(8)`` and ``phan_1.bpmc_tinh`` reach into another part of the same form,
``tong(khoa)`` is a column's total. Functions: ``sum``, ``min``, ``max``, ``round(x, n)``.
Formulas are data from files: they are parsed here into a tree and never given to ``eval``.
"""

from __future__ import annotations

import decimal
import graphlib
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Generic, TypeVar

MAX_LENGTH = 1000
MAX_DEPTH = 30
MAX_TOKENS = 200
_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    # of the difference left - right and the tolerance
    "=": lambda difference, tolerance: abs(difference) <= tolerance,
    "<=": lambda difference, tolerance: difference <= tolerance,
    ">=": lambda difference, tolerance: difference >= -tolerance,
}

CODE = r"(?:\d{1,3}[a-zđ]?|[A-ZĐ]{1,3})"
"""A column's code without brackets around it: 4, 3a, B, MS."""

_CODE = rf"\({CODE}\)"
_TOKEN = re.compile(
    rf"(?P<reference>(?:[A-Za-z][A-Za-z0-9_]*\.)?(?:{_CODE}|[a-z][a-z0-9_]*))"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<sign>[-+*/(),])"
)
_SPACE = re.compile(r"\s*")
_SIGN = re.compile(r"<=|>=|≤|≥|(?<![<>=!])=(?!=)")
_PRINTED_SIGNS = {"≤": "<=", "≥": ">="}
_CODE_SPACES = re.compile(rf"\(\s*({CODE})\s*\)")
_SQUARE = str.maketrans("[]−–×", "()--*")
_RANK = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3}


class FormulaError(ValueError):
    """A formula that cannot be read: finding ``code`` at ``position`` (from 0), about ``token``."""

    def __init__(self, code: str, position: int, token: str = "") -> None:
        super().__init__(code, position, token)
        self.code, self.position, self.token = code, position, token


@dataclass(frozen=True, slots=True)
class Constant:
    """A number as written."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Reference:
    """A column: ``name`` is its key or its code with parentheses; ``part`` is empty for the same part.

    ``total`` is true for ``tong(…)``: the column's total, whatever the row.
    """

    name: str
    part: str = ""
    total: bool = False

    def __str__(self) -> str:
        name = f"{self.part}.{self.name}" if self.part else self.name
        return f"tong({name})" if self.total else name


@dataclass(frozen=True, slots=True)
class Operation:
    """``name`` (an operator, ``neg`` or a function) applied to ``args``."""

    name: str
    args: tuple[Node, ...]


Node = Constant | Reference | Operation
LARGEST: Final = Decimal(10) ** 21
"""A typed number has 18 digits at most; the sum of a thousand of them is still printed to the last one."""
_SAMPLES: Final = ("7919.37", "-104729.61", "0.0137")
"""Figures for columns, of which no sum, difference or product comes out at 0 unless it always does."""
Values = Callable[[Reference], Decimal | None]


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula and the text it came from."""

    text: str
    root: Node

    @property
    def references(self) -> tuple[Reference, ...]:
        """The columns that it needs, each once, in the order of writing."""
        return tuple(dict.fromkeys(_references(self.root)))


Side = TypeVar("Side")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Relation(Generic[Side]):
    """Two sides and how they must compare, such as ``(3) = (7) + (11)``.

    Sides are formulas in a form; in ``doi_chieu`` of a report type they are expressions of the outline, as text.
    """

    text: str
    left: Side
    sign: str
    right: Side

    def holds(self, left: Decimal, right: Decimal, tolerance: Decimal) -> bool:
        """Whether the values of its sides compare as they must."""
        return _HOLDS[self.sign](left - right, tolerance)

    def map(self, convert: Callable[[Side], Other]) -> Relation[Other]:
        """The same relation between its converted sides."""
        return Relation(self.text, convert(self.left), self.sign, convert(self.right))


def parse(text: str) -> Formula:
    """The formula in ``text``; raises FormulaError with code T401 to T404 and the position."""
    return Formula(text.strip(), _Parser(text).whole())


_TURNED: Final = re.compile(r"=[<>]|[<>](?!=)")
"""Signs that no check has: =<, =>, and < or > alone."""


def split_relation(text: str) -> Relation[str]:
    """The relation in ``text`` with its sides as text: they have one of = <= >= ≤ ≥ between them.

    FormulaError with code T405 where there is none, T401 at a second one.
    """
    if slip := _TURNED.search(text):
        raise FormulaError("T401", slip.start(), slip.group())
    signs = list(_SIGN.finditer(text))
    if not signs:
        raise FormulaError("T405", 0, text.strip()[:40])
    if len(signs) > 1:
        raise FormulaError("T401", signs[1].start(), signs[1].group())
    sign = signs[0]
    return Relation(
        text.strip(), text[: sign.start()], _PRINTED_SIGNS.get(sign.group(), sign.group()), text[sign.end() :]
    )


def parse_relation(text: str) -> Relation[Formula]:
    """The relation in ``text`` between two formulas; else FormulaError."""
    sides = split_relation(text)
    try:
        right = parse(sides.right)
    except FormulaError as error:
        raise FormulaError(error.code, error.position + len(text) - len(sides.right), error.token) from None
    return Relation(sides.text, parse(sides.left), sides.sign, right)


def evaluate(formula: Formula, values: Values) -> Decimal | None:
    """The formula's value; None where a value is None, a divisor is 0 or the result is no number below `LARGEST`."""
    context = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_UP, traps=[])
    with decimal.localcontext(context):
        result = _value(formula.root, values)
    return result if result is not None and result.is_finite() and abs(result) < LARGEST else None


def zero_divisor(node: Node) -> Node | None:
    """The divisor in a formula that is 0 whatever its columns hold, the first; None if there is none."""
    if not isinstance(node, Operation):
        return None
    inner = next((found for arg in node.args if (found := zero_divisor(arg)) is not None), None)
    return node.args[1] if inner is None and node.name == "/" and _is_always_zero(node.args[1]) else inner


def _is_always_zero(node: Node) -> bool:
    names = list(dict.fromkeys(_references(node)))
    trials = [{name: Decimal(sample) + at for at, name in enumerate(names)} for sample in _SAMPLES]
    return all(evaluate(Formula("", node), figures.get) == 0 for figures in trials)


def write(node: Node, name: Callable[[Reference], str] = str, space: str = " ") -> str:
    """The formula as text, each reference written by ``name``, ``space`` around operators."""
    if isinstance(node, Constant):
        return f"{node.value:f}"
    if isinstance(node, Reference):
        return name(node)
    if node.name == "neg":
        return "-" + _wrapped(node.args[0], _RANK["neg"], name, space)
    if node.name in _RANK:
        rank = _RANK[node.name]
        left = _wrapped(node.args[0], rank, name, space)
        return f"{left}{space}{node.name}{space}{_wrapped(node.args[1], rank + 1, name, space)}"
    return f"{node.name}({', '.join(write(arg, name, space) for arg in node.args)})"


def order(needs: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """An order in which everything comes after what it needs, and the cycle that forbids one.

    Exactly one of the two is filled (both are empty for nothing); the cycle's first name is its last too.
    """
    try:
        return tuple(graphlib.TopologicalSorter(needs).static_order()), ()
    except graphlib.CycleError as error:
        return (), tuple(reversed(error.args[1]))


def _references(node: Node) -> Iterator[Reference]:
    if isinstance(node, Reference):
        yield node
    elif isinstance(node, Operation):
        for arg in node.args:
            yield from _references(arg)


def _wrapped(node: Node, rank: int, name: Callable[[Reference], str], space: str) -> str:
    text = write(node, name, space)
    looser = isinstance(node, Operation) and _RANK.get(node.name, 9) < rank
    # "(4)" would be read as a column's code.
    return f"({text})" if looser or (rank > 1 and text.startswith("-")) else text


def _value(node: Node, values: Values) -> Decimal | None:
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Reference):
        return values(node)
    args = [_value(arg, values) for arg in node.args]
    known = [arg for arg in args if arg is not None]
    return _FUNCTIONS[node.name][1](*known) if len(known) == len(args) else None


def _divide(left: Decimal, right: Decimal) -> Decimal | None:
    return left / right if right else None


def _round(value: Decimal, places: Decimal) -> Decimal | None:
    if not (places == places.to_integral_value() and abs(places) <= 12):
        return None
    return value.quantize(Decimal(1).scaleb(-int(places)))


_FUNCTIONS: dict[str, tuple[int, Callable[..., Decimal | None]]] = {
    # name: (number of arguments, 0 = any but none; function)
    "+": (2, operator.add),
    "-": (2, operator.sub),
    "*": (2, operator.mul),
    "/": (2, _divide),
    "neg": (1, operator.neg),
    "sum": (0, lambda *args: sum(args, Decimal(0))),
    "min": (0, min),
    "max": (0, max),
    "round": (2, _round),
    "tong": (1, operator.pos),  # becomes a Reference; only its number of arguments counts
}


class _Parser:
    """Recursive descent over one text; every method leaves ``self.at`` behind what it has read."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_LENGTH:
            raise FormulaError("T404", MAX_LENGTH, text[:20])
        self.tokens: list[tuple[str, str, int]] = []
        text = text.translate(_SQUARE)
        # "( 4 )" is a code too; blanks keep the positions of everything behind it.
        text = _CODE_SPACES.sub(lambda m: f"({m[1]}){' ' * (len(m[0]) - len(m[1]) - 2)}", text)
        at = _skip(text, 0)
        while at < len(text):
            found = _TOKEN.match(text, at)
            if not found:
                raise FormulaError("T401", at, text[at])
            self.tokens.append((found.lastgroup or "", found.group(), at))
            at = _skip(text, found.end())
            if len(self.tokens) > MAX_TOKENS:
                raise FormulaError("T404", at, found.group())
        self.tokens.append(("end", "", len(text)))
        self.at = 0
        self.depth = 0

    def whole(self) -> Node:
        node = self.terms(1)
        if self.tokens[self.at][0] != "end":
            raise self.unexpected()
        return node

    def terms(self, rank: int) -> Node:
        """Left-associative + and - (rank 1), * and / (rank 2)."""
        if rank > 2:
            return self.factor()
        node = self.terms(rank + 1)
        while _RANK.get(self.tokens[self.at][1]) == rank:
            sign = self.take()[1]
            node = Operation(sign, (node, self.terms(rank + 1)))
        return node

    def factor(self) -> Node:
        kind, text, at = self.tokens[self.at]
        if kind == "end" or text in "+*/),":
            raise self.unexpected()
        self.take()
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError("T404", at, text)
        node: Node
        if kind == "number":
            node = Constant(Decimal(text))
        elif text == "-":
            node = Operation("neg", (self.factor(),))
        elif text == "(":
            node = self.terms(1)
            self.expect(")")
        elif text[0] != "(" and self.tokens[self.at][1].startswith("("):
            node = self.call(text, at)
        else:
            part, _, name = text.rpartition(".")
            node = Reference(name, part)
        self.depth -= 1
        return node

    def call(self, name: str, at: int) -> Node:
        if name not in _FUNCTIONS or name == "neg":
            raise FormulaError("T403", at, name)
        args: list[Node]
        if self.tokens[self.at][0] == "reference":  # "tong(4)" names column (4)
            args = [Reference(self.take()[1])]
        else:
            self.expect("(")
            args = [self.terms(1)]
            while self.tokens[self.at][1] == ",":
                self.take()
                args.append(self.terms(1))
            self.expect(")")
        wanted = _FUNCTIONS[name][0]
        if wanted and len(args) != wanted:
            raise FormulaError("T403", at, name)
        if name != "tong":
            return Operation(name, tuple(args))
        if not isinstance(args[0], Reference):
            raise FormulaError("T403", at, name)
        return Reference(args[0].name, args[0].part, total=True)

    def take(self) -> tuple[str, str, int]:
        token = self.tokens[self.at]
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def expect(self, sign: str) -> None:
        if self.tokens[self.at][1] != sign:
            raise self.unexpected()
        self.take()

    def unexpected(self) -> FormulaError:
        _, text, at = self.tokens[self.at]
        return FormulaError("T402", at, text)


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
