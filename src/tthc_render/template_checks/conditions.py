"""Conditions of an outline that no report can meet, or that every report meets: what is in the tag is decided already.

Only what follows from the words themselves is found: constants, comparisons that exclude each other, values that a name
never has, and a condition that an earlier branch has taken.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from jinja2 import nodes
from jinja2.exceptions import TemplateError

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.templates import content_environment
from tthc_render.vietnamese.text import nearest

Values = Mapping[tuple[str, ...], Sequence[str]]
"""All values of names that have only a few, by the steps of the name."""
ANY_ROW: Final = "#"
"""The step to a row by its number: ``dong[0]``."""
NEVER: Final = ("không bao giờ đúng", "phần trong thẻ không bao giờ được in")
ALWAYS: Final = ("lúc nào cũng đúng", "thẻ không chọn gì")
CHOSEN: Final[Mapping[tuple[str, bool], tuple[str, str]]] = {
    ("selectattr", False): (NEVER[0], "không dòng nào được chọn"),
    ("selectattr", True): (ALWAYS[0], "mọi dòng đều được chọn"),
    ("rejectattr", False): (NEVER[0], "không dòng nào bị bỏ"),
    ("rejectattr", True): (ALWAYS[0], "mọi dòng đều bị bỏ"),
}
"""What a filter of rows does whose condition is decided already."""
TAKEN: Final = ("đã có ở nhánh trên", "nhánh này không bao giờ được in")
ROW_FILTERS: Final = ("selectattr", "rejectattr", "select", "reject", "list", "sort", "reverse", "unique")
"""Filters that give rows of the form that they get."""
_NAMED: Final = (nodes.Getattr, nodes.Name, nodes.Filter)
_TESTS: Final = {"equalto": "eq", "eq": "eq", "==": "eq", "ne": "ne", "!=": "ne", "in": "in"}
_FLIPPED: Final = {"lt": "gt", "gt": "lt", "lteq": "gteq", "gteq": "lteq"}
_HOLDS: Final[Mapping[str, Callable[[object, object], bool]]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": lambda a, b: _ordered(operator.lt, a, b),
    "lteq": lambda a, b: _ordered(operator.le, a, b),
    "gt": lambda a, b: _ordered(operator.gt, a, b),
    "gteq": lambda a, b: _ordered(operator.ge, a, b),
}


def lint_conditions(text: str, shown: str, values: Values) -> Iterator[Finding]:
    """T831 for each condition of a template that is decided already."""
    try:
        tree = content_environment().parse(text)
    except TemplateError:
        return  # reported where it is read
    lines = text.split("\n")
    for item in tree.find_all(nodes.If):
        before: list[nodes.Node] = [item.test]
        yield from _judged(item.test, item.lineno, lines, shown, values)
        for branch in item.elif_:
            if branch.test in before:
                yield _decided(branch.lineno, lines, shown, TAKEN)
            before.append(branch.test)
    for loop in tree.find_all(nodes.For):
        if loop.test is not None:
            yield from _judged(loop.test, loop.lineno, lines, shown, values)
    for test in tree.find_all(nodes.Compare):
        if _truth(test, values) is None and (slip := _slip(test, values)):
            yield finding("T856", Place(shown, test.lineno), seen=slip[0], right=slip[1])
    for chosen in tree.find_all(nodes.CondExpr):
        yield from _judged(chosen.test, chosen.lineno, lines, shown, values)
    for rows in tree.find_all(nodes.Filter):
        asked = _asked_of_rows(rows)
        truth = None if asked is None else _truth(asked, values)
        if asked is not None and truth is not None:
            words = CHOSEN[rows.name, truth]
            yield _decided(rows.lineno, lines, shown, words, _known(asked, values), _near(asked, values))


def _asked_of_rows(item: nodes.Filter) -> nodes.Compare | None:
    """What ``selectattr('ket_qua', 'equalto', 'Đạt')`` asks of a row, as a comparison of the row's cell."""
    if item.name not in ("selectattr", "rejectattr") or item.node is None or len(item.args) != 3:
        return None
    key, test, value = item.args
    if not (isinstance(key, nodes.Const) and isinstance(test, nodes.Const) and test.value in _TESTS):
        return None
    row = nodes.Getitem(rows_in(item.node), nodes.Const(0), "load")
    return nodes.Compare(nodes.Getattr(row, str(key.value), "load"), [nodes.Operand(_TESTS[test.value], value)])


def rows_in(item: nodes.Expr) -> nodes.Expr:
    """The rows that filters choose from or set in order."""
    while isinstance(item, nodes.Filter) and item.name in ROW_FILTERS and isinstance(item.node, nodes.Expr):
        item = item.node
    return item


def _judged(test: nodes.Node, line: int, lines: Sequence[str], shown: str, values: Values) -> Iterator[Finding]:
    truth = _truth(test, values)
    if truth is not None:
        yield _decided(line, lines, shown, ALWAYS if truth else NEVER, _known(test, values), _near(test, values))


def _decided(
    line: int, lines: Sequence[str], shown: str, words: tuple[str, str], known: str = "–", near: str = ""
) -> Finding:
    text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return finding("T831", Place(shown, line), text=text[:120], when=words[0], what=words[1], known=known, near=near)


def _truth(test: nodes.Node, values: Values) -> bool | None:
    """Whether a condition always holds or never does; None for one that depends on the report."""
    if isinstance(test, nodes.Const):
        return bool(test.value)
    if isinstance(test, nodes.Filter) and test.name == "(spend)":
        return True  # what the environment itself adds to the condition of a loop
    if isinstance(test, nodes.Not):
        inner = _truth(test.node, values)
        return None if inner is None else not inner
    if isinstance(test, nodes.And | nodes.Or):
        parts = list(_parts(test, type(test)))
        truths = [_truth(part, values) for part in parts]
        decisive = isinstance(test, nodes.Or)
        if decisive in truths:
            return decisive
        if all(truth is (not decisive) for truth in truths):
            return not decisive
        return False if isinstance(test, nodes.And) and _exclude_each_other(parts) else None
    if isinstance(test, nodes.Compare) and len(test.ops) == 1:
        return _compared(test, values)
    return None


def _parts(test: nodes.Node, kind: type[nodes.Expr]) -> Iterator[nodes.Node]:
    if isinstance(test, kind) and isinstance(test, nodes.BinExpr):
        yield from _parts(test.left, kind)
        yield from _parts(test.right, kind)
    else:
        yield test


def _compared(test: nodes.Compare, values: Values) -> bool | None:
    left, sign, right = test.expr, test.ops[0].op, test.ops[0].expr
    if isinstance(left, nodes.Const) and isinstance(right, nodes.Const) and sign in _HOLDS:
        return _HOLDS[sign](left.value, right.value)
    if left == right and sign in _HOLDS:
        return sign in ("eq", "lteq", "gteq")
    name, value = (left, right) if isinstance(right, nodes.Const) else (right, left)
    known = values.get(steps_of(name), ())
    if known and isinstance(value, nodes.Const) and isinstance(value.value, str) and value.value not in (*known, ""):
        in_rows = {"in": False, "notin": True} if name is right else {}  # 'x' in rows | map(attribute='k')
        return {"eq": False, "ne": True, **in_rows}.get(sign)
    known = values.get(steps_of(left), ())
    if known and sign == "in" and (listed := _listed(right)) and not {*listed} & {*known}:
        return False
    return None


def _slip(test: nodes.Compare, values: Values) -> tuple[str, str] | None:
    """A value in a list of a condition that the name never has, and the one it is near to."""
    sign, right = test.ops[0].op, test.ops[0].expr
    known = values.get(steps_of(test.expr), ())
    for value in _listed(right) if known and sign in ("in", "notin") and len(test.ops) == 1 else ():
        if isinstance(value, str) and value not in (*known, "") and (near := nearest(value, known)):
            return value, near
    return None


def _listed(item: nodes.Node) -> list[object]:
    """The constants of a list; none where it has others."""
    if isinstance(item, nodes.Const) and isinstance(item.value, tuple | list):
        return list(item.value)
    if isinstance(item, nodes.Filter) and item.name.startswith("(") and item.node is not None:
        return _listed(item.node)
    if isinstance(item, nodes.Tuple | nodes.List) and all(isinstance(one, nodes.Const) for one in item.items):
        return [one.value for one in item.items if isinstance(one, nodes.Const)]
    return []


def _exclude_each_other(parts: Sequence[nodes.Node]) -> bool:
    """Whether comparisons of one name with constants cannot all hold: x > 5 and x < 3, x == 1 and x == 2."""
    found: dict[str, list[tuple[str, object]]] = {}
    for part in parts:
        if not (isinstance(part, nodes.Compare) and len(part.ops) == 1):
            continue
        left, sign, right = part.expr, part.ops[0].op, part.ops[0].expr
        if isinstance(left, nodes.Const):
            left, right, sign = right, left, _FLIPPED.get(sign, sign)
        if isinstance(right, nodes.Const) and sign in _HOLDS:
            found.setdefault(repr(left), []).append((sign, right.value))
    return any(len(items) > 1 and not _possible(items) for items in found.values())


def _possible(items: Sequence[tuple[str, object]]) -> bool:
    """Whether some value meets all comparisons; numbers between and beside those named are tried."""
    named = [value for _, value in items]
    numbers = sorted(Decimal(str(value)) for value in named if isinstance(value, int | float | Decimal))
    tried: list[object] = [*named, *numbers, object()]
    if numbers:
        tried += [numbers[0] - 1, numbers[-1] + 1]
        tried += [(low + high) / 2 for low, high in itertools.pairwise(numbers)]
    return any(all(_HOLDS[sign](value, wanted) for sign, wanted in items) for value in tried)


def _ordered(compare: Callable[[Decimal, Decimal], bool], one: object, other: object) -> bool:
    numbers = [Decimal(str(item)) for item in (one, other) if isinstance(item, int | float | Decimal)]
    return len(numbers) == 2 and compare(numbers[0], numbers[1])


def steps_of(item: nodes.Node) -> tuple[str, ...]:
    """The steps of a name: ("don_vi", "cap"); of a cell of any row of a form those of ``dong[0].tinh_trang``."""
    if isinstance(item, nodes.Name):
        return (item.name,)
    if isinstance(item, nodes.Getattr):
        return (*steps_of(item.node), item.attr)
    if isinstance(item, nodes.Getitem) and isinstance(item.arg, nodes.Const):
        return (*steps_of(item.node), ANY_ROW if isinstance(item.arg.value, int) else str(item.arg.value))
    if isinstance(item, nodes.Filter) and item.name.startswith("(") and item.node is not None:
        return steps_of(item.node)  # the environment's own wrapper of what is compared
    if isinstance(item, nodes.Filter) and item.name in ROW_FILTERS and item.node is not None:
        return steps_of(item.node)
    if isinstance(item, nodes.Filter) and item.name == "map" and item.node is not None:
        keys = [one.value.value for one in item.kwargs if isinstance(one.value, nodes.Const)]
        return (*steps_of(rows_in(item.node)), ANY_ROW, *map(str, keys))
    return ()


def _known(test: nodes.Node, values: Values) -> str:
    """The values that the names of a condition can have."""
    names = [steps_of(item) for item in (test, *test.find_all(_NAMED)) if steps_of(item) in values]
    return "; ".join(f"{_written(name)}: {', '.join(values[name])}" for name in dict.fromkeys(names)) or "–"


def _written(name: tuple[str, ...]) -> str:
    """A name as it is written; of a row's cell the column alone."""
    return name[-1] if ANY_ROW in name else ".".join(name)


def _near(test: nodes.Node, values: Values) -> str:
    """The question about the value that was probably meant; "" where none is near."""
    allowed = [value for item in (test, *test.find_all(_NAMED)) for value in values.get(steps_of(item), ())]
    typed = [item.value for item in test.find_all(nodes.Const) if isinstance(item.value, str)]
    found = next((near for text in typed if text not in allowed and (near := _meant(text, allowed))), "")
    return f" Có phải “{found}”?" if found else ""


def _meant(typed: str, allowed: Sequence[str]) -> str:
    """The value near to ``typed``, else the only one that begins it or that it begins: Chậm for Chậm tiến độ."""
    said = typed.casefold()
    begun = [value for value in allowed if value and said and (said + " ").startswith(value.casefold() + " ")]
    begun += [value for value in allowed if said and value.casefold().startswith(said + " ")]
    return nearest(typed, allowed) or (begun[0] if len(begun) == 1 else "")
