"""The expression language of data, read: ``[= bieu.II_06a.tong.tiep_nhan / 2 | thap_phan(1) ]``.

A text becomes a tree of ``Node``; nothing is computed here, and nothing of the text ever reaches Python or Jinja.
The language has names and their fields (``a.b``, ``a['b']``, ``a[0]``), numbers, texts in quotes, lists,
``+ - * / // % **``, ``~`` (texts side by side), comparison (``= == != < <= > >=``, ``in``), ``and or not``
(``và``, ``hoặc``, ``không``), choice (``a if b else c``, ``a nếu b không thì c``), functions of a closed table as
``f(x)`` or ``x | f``, ``is defined``, ``is none``. There are no statements, no assignments and no methods.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.document.expression_tokens import CONSTANTS, ExpressionError, Token, tokens_of, wrong
from tthc_render.document.functions import FUNCTIONS
from tthc_render.vietnamese.text import nearest
from tthc_render.vietnamese.typed_numbers import NumberError, parse_decimal

TOKENS_MAX: Final = 300
DEPTH_MAX: Final = 30


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, text, truth value or nothing, as written."""

    value: Decimal | str | bool | None


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the report, such as ``bieu``."""

    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field or an item: ``owner.key``, ``owner["key"]``, ``owner[0]``."""

    owner: Node
    key: Node


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list: ``[a, b]``."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator applied to its operands: ``+``, ``neg``, ``not``, ``in``, ``if`` (condition, then, otherwise), …"""

    sign: str
    args: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the table; ``named`` are the arguments with a name."""

    name: str
    args: tuple[Node, ...]
    named: tuple[tuple[str, Node], ...] = ()


Node = Constant | Name | Field | ListNode | Operation | Call

_COMPARISONS: Final = frozenset({"==", "!=", "<", "<=", ">", ">="})
_TESTS: Final = frozenset({"defined", "undefined", "none"})


@functools.lru_cache(maxsize=2048)
def parse_expression(text: str) -> Node:
    """The tree of an expression; ExpressionError D501, D504 or D505."""
    return _Parser(text).whole()


_ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "//", "%"})
_END: Final = Token("end", "")


class _Parser:
    """Recursive descent; every method leaves ``self.at`` behind what it has read."""

    def __init__(self, text: str) -> None:
        self.tokens: list[Token] = []
        for token in tokens_of(text):
            self.tokens.append(token)
            if len(self.tokens) > TOKENS_MAX:
                raise ExpressionError("D505", why="quá nhiều phép tính")
        self.at = self.depth = 0

    def whole(self) -> Node:
        if not self.tokens:
            raise wrong("trong ngoặc chưa ghi gì")
        node = self.choice()
        if self.token is not _END:
            raise self.unexpected()
        return node

    @property
    def token(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else _END

    def take(self, *texts: str) -> str:
        """The next token's text if it is one of these signs or words of the language, else ""."""
        token = self.token
        if token.kind in ("sign", "reserved") and token.text in texts:
            self.at += 1
            return token.text
        return ""

    def expect(self, sign: str) -> None:
        if not self.take(sign):
            raise self.unexpected(f"cần “{sign}”")

    def unexpected(self, why: str = "") -> ExpressionError:
        if self.token is _END:
            return wrong(why or "thiếu một phần ở cuối")
        if self.token.text == ",":
            why = "số thập phân ghi bằng dấu chấm"
        return wrong(f"“{self.token.text[:40]}” đặt sai chỗ{f' ({why})' if why else ''}")

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEPTH_MAX:
            raise ExpressionError("D505", why="quá nhiều ngoặc lồng nhau")

    def choice(self) -> Node:
        self.deeper()
        node = self.alternatives()
        while self.take("if"):
            condition = self.alternatives()
            otherwise: Node = self.choice() if self.take("else") else Constant("")
            node = Operation("if", (condition, node, otherwise))
        self.depth -= 1
        return node

    def alternatives(self) -> Node:
        node = self.conjunction()
        while self.take("or"):
            node = Operation("or", (node, self.conjunction()))
        return node

    def conjunction(self) -> Node:
        node = self.negation()
        while self.take("and"):
            node = Operation("and", (node, self.negation()))
        return node

    def negation(self) -> Node:
        if self.take("not"):
            self.deeper()
            node: Node = Operation("not", (self.negation(),))
            self.depth -= 1
            return node
        return self.comparison()

    def comparison(self) -> Node:
        left = self.joined()
        chain: Node | None = None
        while sign := self.comparison_sign():
            right = self.joined()
            part: Node = Operation(sign, (left, right))
            chain = part if chain is None else Operation("and", (chain, part))
            left = right
        return chain or left

    def comparison_sign(self) -> str:
        if sign := self.take("=", *_COMPARISONS):
            return "==" if sign == "=" else sign
        if self.take("in"):
            return "in"
        if self.token.text == "not" and self.at + 1 < len(self.tokens) and self.tokens[self.at + 1].text == "in":
            self.at += 2
            return "not in"
        return ""

    def joined(self) -> Node:
        node = self.filtered()
        while self.take("~"):
            node = Operation("~", (node, self.filtered()))
        return node

    def filtered(self) -> Node:
        """A calculation with its filters: ``a / b * 100 | ty_le`` prints the whole of it; it may go on behind them."""
        node = self.sums()
        while True:
            if self.take("|"):
                name = self.word("tên cách in")
                args, named = self.arguments() if self.take("(") else ((), ())
                node = Call(name, (node, *args), named)
            elif self.take("is"):
                negated = bool(self.take("not"))
                test = self.take("none") or self.word("defined")
                if test not in _TESTS:
                    raise ExpressionError("D504", name=test, near="defined", known="defined, undefined, none")
                node = Operation(f"is {test}", (node,))
                node = Operation("not", (node,)) if negated else node
            elif self.token.kind == "sign" and self.token.text in _ARITHMETIC:
                node = self.sums(node)
            else:
                return node

    def sums(self, left: Node | None = None) -> Node:
        node = self.products(left)
        while sign := self.take("+", "-"):
            node = Operation(sign, (node, self.products()))
        return node

    def products(self, left: Node | None = None) -> Node:
        node = left or self.power()
        while sign := self.take("*", "/", "//", "%"):
            node = Operation(sign, (node, self.power()))
        return node

    def power(self) -> Node:
        if sign := self.take("-", "+"):
            self.deeper()
            node: Node = Operation("neg" if sign == "-" else "pos", (self.power(),))
            self.depth -= 1
            return node
        node = self.primary()
        if self.take("**"):
            self.deeper()
            node = Operation("**", (node, self.power()))
            self.depth -= 1
        return node

    def word(self, what: str = "") -> str:
        token = self.token
        if token.kind != "word":
            raise self.unexpected(f"cần {what}")
        self.at += 1
        return token.text

    def arguments(self) -> tuple[tuple[Node, ...], tuple[tuple[str, Node], ...]]:
        """The arguments up to the closing bracket."""
        args: list[Node] = []
        named: list[tuple[str, Node]] = []
        while not self.take(")"):
            if args or named:
                self.expect(",")
            is_named = self.token.kind == "word" and self.tokens[self.at + 1 : self.at + 2] == [Token("sign", "=")]
            if is_named:
                name = self.word()
                self.expect("=")
                named.append((name, self.choice()))
            else:
                args.append(self.choice())
        return tuple(args), tuple(named)

    def primary(self) -> Node:
        node = self.atom()
        while True:
            if self.take("."):
                token = self.token
                if token.kind not in ("word", "reserved", "number"):
                    raise self.unexpected("cần tên của mục")
                self.at += 1
                node = Field(node, Constant(self.key(token)))
            elif self.take("["):
                node = Field(node, self.choice())
                self.expect("]")
            elif self.token == Token("sign", "("):
                name = _words(node)
                near = nearest(name.rpartition(".")[2], FUNCTIONS)
                raise ExpressionError("D504", name=name, near=near, known=", ".join(FUNCTIONS))
            else:
                return node

    def key(self, token: Token) -> str:
        """``06a`` after a dot is one key, although it begins like a number."""
        if token.kind == "number" and self.token.kind == "word":
            self.at += 1
            return token.text + self.tokens[self.at - 1].text
        return token.text

    def atom(self) -> Node:
        token = self.token
        self.at += 1
        if token.kind == "number":
            return Constant(_number(token.text))
        if token.kind == "text":
            return Constant(token.text)
        if token.kind == "word":
            if self.take("("):
                return Call(token.text, *self.arguments())
            return Name(token.text)
        if token.kind == "reserved" and token.text in CONSTANTS:
            return Constant(CONSTANTS[token.text])
        if token == Token("sign", "("):
            return self.bracketed()
        if token == Token("sign", "["):
            return ListNode(self.items("]"))
        self.at -= 1
        raise self.unexpected()

    def bracketed(self) -> Node:
        node = self.choice()
        if self.token == Token("sign", ","):
            self.take(",")
            return ListNode((node, *self.items(")")))
        self.expect(")")
        return node

    def items(self, end: str) -> tuple[Node, ...]:
        found: list[Node] = []
        while not self.take(end):
            if found:
                self.expect(",")
                if self.take(end):
                    break
            found.append(self.choice())
        return tuple(found)


def _number(text: str) -> Decimal:
    try:
        return parse_decimal(text)
    except NumberError as problem:
        detail = f"{problem.detail.rstrip('.')}; viết {problem.right}"
        raise wrong(f"số “{text[:40]}”: {detail}") from None


def _words(node: Node) -> str:
    if isinstance(node, Name):
        return node.name
    if isinstance(node, Field) and isinstance(node.key, Constant):
        return f"{_words(node.owner)}.{node.key.value}"
    return "…"


def paths(node: Node) -> Iterator[tuple[str, ...]]:
    """The names that an expression asks for, with the fields that are written out: ``bieu``, ``II_06a``, ``tong``."""
    if isinstance(node, Name):
        yield (node.name,)
    elif isinstance(node, Field):
        steps: list[str] = []
        here: Node = node
        while isinstance(here, Field):
            key = here.key.value if isinstance(here.key, Constant) else None
            if key is None:
                steps.clear()
                yield from paths(here.key)
            else:
                steps.insert(0, str(key))
            here = here.owner
        if isinstance(here, Name):
            yield (here.name, *steps)
        else:
            yield from paths(here)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from paths(item)
    elif isinstance(node, Operation | Call):
        for item in (*node.args, *(value for _, value in node.named)) if isinstance(node, Call) else node.args:
            yield from paths(item)
