"""Formulas behind the cells of a sheet: names of places, sums written out, what simple ones come to; hidden sheets."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Final

_NOTHING: Final = re.compile(r'"[^"]*"|')
"""What the other branch of a condition gives where there is nothing to compute."""


def bare_formula(formula: str, rounded: bool = True) -> str:
    """A formula without "=", "$" and blanks, and without what guards it: IF(x=0,"",…), IFERROR(…,0).

    With ``rounded`` without ROUND(…,2) around it, too.
    """
    text = formula.removeprefix("=").replace("$", "").replace(" ", "").removeprefix("+")
    for _ in range(5):
        found = re.fullmatch(r"(IF|IFERROR|ROUND)\((.*)\)", text, re.IGNORECASE | re.DOTALL)
        parts = arguments_of(found[2]) if found else []
        name = found[1].upper() if found else ""
        if name == "IF" and len(parts) in (2, 3):
            useful = [part for part in parts[1:] if not _NOTHING.fullmatch(part)]
            if len(useful) > 1:
                useful = [part for part in useful if part not in ("0", "100")]
            inner = useful[0] if len(useful) == 1 else ""
        elif len(parts) == 2 and (name == "IFERROR" or (name == "ROUND" and rounded)):
            inner = parts[0]
        else:
            inner = ""
        if not inner:
            break
        text = inner
    return _SUM_OF_ONE.sub(r"\1", text)


_SUM_OF_ONE: Final = re.compile(r"\bSUM\(([A-Z]{1,3}\d+)\)", re.IGNORECASE)
"""A cell that is written as a sum so that words in it count as nothing."""


def printed_for_nothing(formula: str) -> str:
    """The dash that a formula prints where it would divide by 0: IF(x=0,"-",…), IFERROR(…,"-"); "" for none."""
    found = re.search(r'\bIF(?:ERROR)?\(.*?"\s*([-–—−])\s*"', formula, re.IGNORECASE)
    return found[1] if found else ""


def arguments_of(inside: str) -> list[str]:
    """The arguments of a function, split at its own commas or semicolons; [] where brackets do not close."""
    out, depth, quoted = [""], 0, False
    for sign in inside:
        quoted ^= sign == '"'
        depth += 0 if quoted else {"(": 1, ")": -1}.get(sign, 0)
        if depth < 0:
            return []
        if sign in ",;" and depth == 0 and not quoted:
            out.append("")
        else:
            out[-1] += sign
    return out


def evaluated(formula: str, values: Mapping[tuple[int, int], Decimal | None]) -> Decimal | None:
    """What a formula over cells and numbers with signs, brackets, SUM and AVERAGE comes to; None for anything else.

    ``values`` are the figures by row and column, None where a cell holds something else. Raises ArithmeticError for
    a division by 0.
    """
    text = bare_formula(formula, rounded=False)
    text = re.sub(r"(?i)\bSUM\(([^()]*)\)", lambda found: f"({summed_cells(found[1])})", text)
    text = re.sub(r"(?i)\bAVERAGE\(([^()]*)\)", lambda found: _averaged(found[1], values), text)
    if not re.fullmatch(r"[-+*/().A-Z\d]{1,2000}", text) or re.search(r"\*\*|//|[A-Z]{4}", text):
        return None
    try:
        return _value(ast.parse(text.lstrip("+"), mode="eval").body, values)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _averaged(inside: str, values: Mapping[tuple[int, int], Decimal | None]) -> str:
    """The cells of a list or range of AVERAGE, added up and divided by how many of them have figures."""
    pieces = summed_cells(inside).split("+")
    places = [place_of(piece) for piece in pieces if re.fullmatch(r"[A-Z]{1,3}\d+", piece)]
    filled = [f"{column_letters(column)}{row}" for row, column in places if values.get((row, column)) is not None]
    return f"(({'+'.join(filled)})/{len(filled)})" if filled and len(places) == len(pieces) else "?"


def _value(node: ast.expr, values: Mapping[tuple[int, int], Decimal | None]) -> Decimal:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    if isinstance(node, ast.Name):
        value = values.get(place_of(node.id), Decimal(0))
        if value is None:
            raise ValueError(node.id)
        return value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        value = _value(node.operand, values)
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.BinOp) and type(node.op) in _SIGNS:
        return _SIGNS[type(node.op)](_value(node.left, values), _value(node.right, values))
    raise ValueError(ast.dump(node)[:40])


_SIGNS: Final[Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def summed_cells(inside: str) -> str:
    """The cells of a list or range of SUM, with + between them; as it is where a range has over 200 cells."""
    out = []
    for piece in re.split(r"[,;]", inside):
        ends = re.fullmatch(r"([A-Z]{1,3}\d+):([A-Z]{1,3}\d+)", piece)
        if not ends:
            out.append(piece)
            continue
        (top, left), (bottom, right) = place_of(ends[1]), place_of(ends[2])
        if (bottom - top + 1) * (right - left + 1) > 200:
            return inside
        out += [f"{column_letters(c)}{r}" for r in range(top, bottom + 1) for c in range(left, right + 1)]
    return "+".join(out)


def rows_summed(formula: str, column: int) -> set[int]:
    """The rows of the cells of ``column`` that a formula adds up; none where it is another formula."""
    text = re.sub(r"(?i)SUM\(([^()]*)\)", lambda found: summed_cells(found[1]), bare_formula(formula))
    if not re.fullmatch(r"[A-Z]{1,3}\d+(?:\+[A-Z]{1,3}\d+)+", text):
        return set()
    places = [place_of(piece) for piece in text.split("+")]
    return {row for row, _ in places} if all(at == column for _, at in places) else set()


def functions_in(formula: str) -> set[str]:
    """The names of the functions in a formula, in capitals."""
    return {name.upper() for name in re.findall(r"([A-Za-z]+)\(", formula)}


def column_letters(column: int) -> str:
    """The letters of a column, counted from 1: 28 is AB."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def place_of(reference: str) -> tuple[int, int]:
    """Row and column of "E7": (7, 5)."""
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d+)", reference)
    if not found:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def hidden_sheets(names: Iterable[str]) -> str:
    """A remark on the hidden sheets with these ``names``; "" for none."""
    listed = ", ".join(f"“{name}”" for name in names)
    return f"bỏ trang tính ẩn {listed}; cần đọc thì cho hiện rồi chạy lại" if listed else ""
