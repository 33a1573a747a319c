"""Expressions found in narrative and cut into tokens, and what can be wrong with an expression."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import nearest

KNOWN_MAX: Final = 30
"""Names that a message lists."""
LENGTH_MAX: Final = 1000
"""Letters of an expression; the longest in use have 150."""


class ExpressionError(ValueError):
    """What is wrong with an expression: the code of a finding and the details of its message.

    D307 unknown name (``name``, ``near``, ``known``) · D501 not well formed · D502 division by zero · D503 a value
    of the wrong kind · D504 not part of the language (``name``, ``near``, ``known``) · D505 too large · D506 a figure
    that is still blank · D675 narrative within narrative · D676 a name behind a plain value (``name``, ``above``).
    D501, D502, D503, D505 and D506 have ``why``, a few Vietnamese words.
    """

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code, details)
        self.code, self.details = code, details

    def __reduce__(self) -> tuple[object, ...]:
        return functools.partial(ExpressionError, self.code, **self.details), ()


def unknown_name(owner: Mapping[str, object], key: str, path: str, meant: str = "") -> ExpressionError:
    """D307 on ``key``, which ``owner``, written ``path``, does not have; ``meant`` is the path that was meant."""
    names = [name for name in owner if "." not in name or name.replace(".", "_") not in owner]
    known = [name for name in names if name not in _OF_OUTLINES] or names
    near = nearest(key, known) or next((name for name in known if name.startswith(f"{key}_")), "")
    prefix = f"{path}." if path else ""
    return ExpressionError(
        "D307",
        name=f"{prefix}{key}"[:200],
        near=f"{meant or path}.{near}".lstrip(".")[:200] if near else "",
        known=", ".join(known[:KNOWN_MAX]),
    )


_OF_OUTLINES: Final = frozenset({"kind", "year", "number", "start", "end", "name", "code", "custom"})
"""Fields of a period that outlines read; the guide gives writers other names for them."""
_QUOTES: Final = {"'": "'", '"': '"', "“": "”", "‘": "’", "”": "”", "’": "’"}
_SIGNS: Final = {"×": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!=", "<>": "!="}
_WORDS: Final = {
    "và": "and",
    "hoặc": "or",
    "không": "not",
    "nếu": "if",
    "True": "true",
    "False": "false",
    "None": "none",
    "đúng": "true",
    "sai": "false",
}
CONSTANTS: Final[dict[str, bool | None]] = {"true": True, "false": False, "none": None}
_RESERVED: Final = frozenset({"and", "or", "not", "if", "else", "in", "is", *CONSTANTS})
_TOKEN = pattern_of(
    r"(?P<space>\s+)|(?P<number>[0-9]+(?:\.[0-9]+)*)|(?P<otherwise>không\s+thì\b)|(?P<word>[^\W\d]\w*)"
    r"|(?P<sign>\*\*|//|<>|[=!<>]=|[-+*/%~=<>()\[\],.|×÷−–≤≥≠])"
)
_STATEMENT = pattern_of(r"\{[{%#]|[}%#]\}")
_START = pattern_of(r"(?<!\\)\[=")
_BEGINNING = pattern_of(
    r"[^|]*?\|\s*[a-z_]+(?![^\W_])|[a-z_]\w*\([^()|]*\)|[a-z_][\w.]*\w(?![\w(])(?:\s*[-+*/]\s*[\w.]*\w)*", re.ASCII
)
"""What is surely of an expression whose bracket is missing: up to the name behind ``|``, else its sum."""


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in a line: where it starts and ends with its brackets, and the text inside them."""

    start: int
    end: int
    text: str
    closed: bool = True


def find_expressions(line: str) -> Iterator[Found]:
    """The expressions of a line of narrative, in order; brackets inside quotes or nested ones do not end one."""
    at = 0
    while match := _START.search(line, at):
        end = _closing(line, match.end(), quotes=True) or _closing(line, match.end(), quotes=False)
        at = end or len(line)
        yield Found(match.start(), at, line[match.end() : at - 1 if end else at].strip(), end is not None)


def _closing(line: str, at: int, *, quotes: bool) -> int | None:
    depth, until = 1, ""
    for index in range(at, len(line)):
        sign = line[index]
        if until:
            until = "" if sign == until else until
        elif quotes and sign in _QUOTES:
            until = _QUOTES[sign]
        elif sign in "[]":
            depth += 1 if sign == "[" else -1
            if not depth:
                return index + 1
    return None


_DOTTED: Final = pattern_of(r"bieu\s*(?:\.|\[)\s*['\"]?(?P<one>[A-Za-z]+|\d+)\s*[.-]\s*(?P<other>\w+)")
"""The printed code of a form in an expression: ``bieu.II.06a``, ``bieu[II.06a]``, ``bieu.II-06a``."""
_INNER: Final = ("tong", "phan_1")


def better_name(error: ExpressionError, text: str, names: Mapping[str, object]) -> ExpressionError:
    """The error with the name that was meant, where a code of a form has its dot or a step of a path is left out."""
    forms = names.get("bieu")
    dotted = _DOTTED.search(text)
    if dotted and isinstance(forms, Mapping):
        code = f"{dotted['one']}_{dotted['other']}"
        meant = next((name for name in forms if name.casefold() == code.casefold()), "")
        if meant:
            known = ", ".join(name for name in forms if "." not in name)
            return ExpressionError("D307", name=" ".join(dotted.group().split()), near=f"bieu.{meant}", known=known)
    if error.code != "D307" or error.details.get("near"):
        return error
    path, _, key = error.details["name"].rpartition(".")
    owner: object = names
    for step in path.split(".") if path else ():
        owner = owner.get(step) if isinstance(owner, Mapping) else None
    if not isinstance(owner, Mapping):
        return error
    wanted = _INNER if path else tuple(owner)
    between = [
        step
        for step in wanted
        if isinstance(inside := owner.get(step), Mapping) and isinstance(key, str) and key in inside
    ]
    if len(between) != 1:
        return error
    near = ".".join(filter(None, (path, between[0], key)))
    return ExpressionError("D307", **{**error.details, "near": near})


def nothing_inside(key: str, path: str) -> ExpressionError:
    """D676 on ``key`` behind a number or text, written ``path`` where it has a name."""
    return ExpressionError("D676", name=key, above=path or "…")


def unclosed(text: str) -> ExpressionError:
    """The expression has no ``]``; with the place where it is likely due."""
    found = _BEGINNING.match(text)
    return wrong(f"thiếu dấu “]”; có phải “[= {found.group()}]”" if found else "thiếu dấu “]”")


def wrong(why: str) -> ExpressionError:
    """The text is not well formed."""
    return ExpressionError("D501", why=why)


def tokens_of(text: str) -> Iterator[Token]:
    text = unicodedata.normalize("NFC", text)
    if len(text) > LENGTH_MAX:
        raise ExpressionError("D505", why=f"dài quá {LENGTH_MAX} chữ")
    at = 0
    while at < len(text):
        if text[at] in _QUOTES:
            end = _end_of_text(text, at)
            yield Token("text", re.sub(r"\\([\\'\"])", r"\1", text[at + 1 : end]))
            at = end + 1
            continue
        found = _TOKEN.match(text, at)
        if found is None:
            sign = _STATEMENT.match(text, at)
            shown = sign[0] if sign else text[at]
            raise wrong(f"“{shown}” không dùng được ở đây")
        at = found.end()
        kind, token = found.lastgroup or "", found[0]
        if kind == "word":
            word = _WORDS.get(token, token)
            yield Token("reserved" if word in _RESERVED else "word", word)
        elif kind == "otherwise":
            yield Token("reserved", "else")
        elif kind == "sign":
            yield Token("sign", _SIGNS.get(token, token))
        elif kind == "number":
            yield Token("number", token)


def _end_of_text(text: str, at: int) -> int:
    until, index = _QUOTES[text[at]], at + 1
    while index < len(text) and text[index] != until:
        index += 2 if text[index] == "\\" and text[index + 1 : index + 2] in ("\\", "'", '"') else 1
    if index >= len(text):
        raise wrong("thiếu dấu nháy đóng")
    return index
