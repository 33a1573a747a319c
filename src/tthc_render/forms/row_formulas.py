"""Formulas over row codes, as circulars print them: ``02 + 03``, ``07/05*100``, ``I + II``, ``02 + … + 06``.

A word that is the code of a row means that row; a factor, a number with decimals (10.0) and, in a check, one that
cannot be a code mistyped are numbers. After ``*``, 100 and 1000 are numbers even where rows have these codes; ``[100]``
and ``(100)`` always mean the row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from tthc_render.forms.formula import (
    Constant,
    Formula,
    FormulaError,
    Node,
    Operation,
    Reference,
    Relation,
    parse,
    split_relation,
)

_WORD: Final = re.compile(r"[0-9A-Za-zÀ-ỹĐđ_][0-9A-Za-zÀ-ỹĐđ_.]*")
_FACTORS: Final = ("100", "1000", "1000000")
_FUNCTIONS: Final = ("sum", "min", "max", "round")
_RANGE: Final = re.compile(r"\+?\s*(?:…|\.{3,})\s*\+?|\bđến\b")
_NUMBER: Final = re.compile(r"(?:0|[1-9]\d*)(\.\d+)?")
"""How numbers are typed; 06 is the code of a row, whether there is one or not."""
_ROW: Final = re.compile(r"dong_(\d+)")


def parse_rows(
    text: str, codes: Sequence[str], parts: Sequence[str] = (), *, check: bool = False, numbers: bool = False
) -> Formula:
    """The formula in ``text`` with a Reference for each row code; FormulaError T401 to T404 or T802.

    ``codes`` are the rows' codes from the top; ``02 + … + 06`` means all of them from 02 to 06. ``parts`` are
    names of parts that may come before a code: ``phan_1.02``. ``check``: it is a side of a check; ``numbers``: what is
    typed as a number and no code is one.
    """
    names: list[Reference] = []

    def named(word: str, position: int, before: str, after: str) -> str:
        part, _, code = word.partition(".")
        inside = before.endswith(("(", "[")) and after.startswith((")", "]"))
        if part in parts and code:
            names.append(Reference(code, part))
        elif word in codes and (inside or not (before.rstrip().endswith("*") and word in _FACTORS)):
            names.append(Reference(word))
        elif word in _FUNCTIONS or (_NUMBER.fullmatch(word) and is_number(word, before, after)):
            return word
        else:
            raise FormulaError("T802", position, word)
        return f"dong_{len(names) - 1}"

    def is_number(word: str, before: str, after: str) -> bool:
        no_code = check and _is_no_code(word, codes, alone=text.strip() == word)
        return numbers or _is_factor(before, after) or _is_number_typed(word, codes) or no_code

    text = _whole_ranges(text.replace("×", "*").replace(":", "/").replace("−", "-").replace("–", "-"), codes)
    out, at = [], 0
    for found in _WORD.finditer(text):
        word = found[0].rstrip(".")
        if word in ("x", "X"):
            piece = "*"
        else:
            piece = named(word, found.start(), text[: found.start()], text[found.start() + len(word) :])
        out += [text[at : found.start()], piece]
        at = found.start() + len(word)
    whole = parse(re.sub(r"[(\[]\s*(dong_\d+)\s*[)\]]", r" \1 ", "".join((*out, text[at:]))))
    return Formula(text.strip(), _filled(whole.root, names))


def parse_row_relation(
    text: str, codes: Sequence[str], parts: Sequence[str] = (), *, numbers: bool = False
) -> Relation[Formula]:
    """Two formulas over row codes with =, <= or >= between them; FormulaError as ``parse_rows``."""
    return split_relation(text).map(lambda side: parse_rows(side, codes, parts, check=True, numbers=numbers))


def is_ratio(node: Node) -> bool:
    """Whether a formula multiplies or divides, so that sums of its values mean nothing."""
    if not isinstance(node, Operation):
        return False
    return node.name in ("*", "/", "min", "max", "round") or any(is_ratio(arg) for arg in node.args)


def is_quotient(node: Node) -> bool:
    """Whether a formula divides by figures or chooses, so that its total is computed of totals.

    Products of rows (quantity × price), and parts of them by a number, are added up, rounded or not.
    """
    if not isinstance(node, Operation):
        return False
    divides = node.name == "/" and not isinstance(node.args[1], Constant)
    return divides or node.name in ("min", "max") or any(is_quotient(arg) for arg in node.args)


def adds_figures_of(node: Node, names: Collection[str], part: str) -> bool:
    """Whether a formula adds or subtracts figures of ``names``, or parts of them by a number.

    Products of them with other figures (average price × quantity) are no such figures.
    """
    if isinstance(node, Reference):
        return node.part == part and node.name in names
    if not isinstance(node, Operation):
        return False
    if node.name in ("*", "/"):
        return sum(not _is_number(arg) for arg in node.args) == 1 and any(
            adds_figures_of(arg, names, part) for arg in node.args
        )
    return any(adds_figures_of(arg, names, part) for arg in node.args)


def _is_number(node: Node) -> bool:
    return isinstance(node, Constant) or (isinstance(node, Operation) and all(map(_is_number, node.args)))


def adds_number(node: Node) -> bool:
    """Whether a formula adds or subtracts a number, as 100 from a share: sums of its values mean nothing."""
    terms = [term for term, _ in _terms(node)]
    return len(terms) > 1 and any(isinstance(term, Constant) and term.value for term in terms)


def is_difference(node: Node) -> bool:
    """Whether a formula is one column or row less another one: a comparison."""
    return isinstance(node, Operation) and node.name == "-" and all(isinstance(arg, Reference) for arg in node.args)


def subtracts(node: Node) -> bool:
    """Whether a formula takes something away, so that its value may be negative."""
    if not isinstance(node, Operation):
        return False
    return node.name in ("-", "neg") or any(map(subtracts, node.args))


def compares(node: Node) -> bool:
    """Whether a formula sets figures against each other: a difference, product or quotient, no sum."""
    return subtracts(node) or is_ratio(node)


def lacks_terms(node: Node, blanks: Collection[str]) -> bool:
    """Whether a formula says nothing where the columns or rows ``blanks`` have no figure.

    A sum needs one of its terms, a difference two of them: 1 + 2 - 3 without 2 and 3 is no closing stock. What is
    multiplied or divided needs all.
    """
    if isinstance(node, Reference):
        return node.name in blanks
    if not isinstance(node, Operation):
        return False
    if node.name == "round":
        return lacks_terms(node.args[0], blanks)
    if node.name in ("*", "/"):
        return any(lacks_terms(arg, blanks) for arg in node.args)
    terms = list(_terms(node))
    left = sum(not lacks_terms(term, blanks) for term, _ in terms)
    subtracts = any(negative for _, negative in terms)
    return left < (2 if subtracts and len(terms) > 1 else 1)


def multiplies(node: Node) -> bool:
    """Whether a formula is a product or quotient of rows or columns, rounded or not."""
    if isinstance(node, Operation) and node.name == "round":
        return multiplies(node.args[0])
    return isinstance(node, Operation) and node.name in ("*", "/")


def _terms(node: Node, negative: bool = False) -> Iterator[tuple[Node, bool]]:
    """What a formula adds and subtracts, each with whether it is subtracted; what a function chooses from."""
    if not isinstance(node, Operation) or node.name in ("*", "/", "round"):
        yield node, negative
        return
    for place, arg in enumerate(node.args):
        changes = node.name == "neg" or (node.name == "-" and place > 0)
        yield from _terms(arg, negative is not changes)


def _is_factor(before: str, after: str) -> bool:
    """Whether a number multiplies, divides or rounds; one that is added is rather a code that no row has."""
    return before.rstrip().endswith(("*", "/", ",")) or after.lstrip().startswith(("*", "/"))


def _is_number_typed(word: str, codes: Sequence[str]) -> bool:
    """Whether a number is typed so that it is none of a row: 10.0, and 2.5 where no code has a point."""
    return word.endswith(".0") or ("." in word and not any("." in code for code in codes))


def _is_no_code(word: str, codes: Sequence[str], *, alone: bool) -> bool:
    """Whether a whole number is no code of a row mistyped: as long as none, without a row 07 for 7, or a whole side."""
    numbers = [code for code in codes if code.isdigit()]
    twin = any(code.lstrip("0") == word for code in numbers)
    return word.isdigit() and not twin and (alone or all(len(code) != len(word) for code in numbers))


def _whole_ranges(text: str, codes: Sequence[str]) -> str:
    """``02 + … + 06`` with all codes in between."""
    found = _RANGE.search(text)
    while found:
        left = re.search(r"([\w.]+)[\s)\]]*$", text[: found.start()])
        right = re.match(r"[\s(\[]*([\w.]+)", text[found.end() :])
        if not left or not right or left[1] not in codes or right[1] not in codes:
            raise FormulaError("T802", found.start(), found[0].strip())
        inside = codes[codes.index(left[1]) + 1 : codes.index(right[1])]
        text = text[: found.start()] + "".join(f"+{code}" for code in inside) + "+" + text[found.end() :]
        found = _RANGE.search(text)
    return text


def _filled(node: Node, names: Sequence[Reference]) -> Node:
    if isinstance(node, Operation):
        return Operation(node.name, tuple(_filled(arg, names) for arg in node.args))
    if isinstance(node, Reference):
        found = _ROW.fullmatch(node.name)
        return names[int(found[1])] if found else node
    return node
