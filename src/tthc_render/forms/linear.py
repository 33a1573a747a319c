"""Formulas as sums of what is typed, and relations that no figures satisfy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from tthc_render.forms.formula import Constant, Formula, Node, Reference, Relation

Linear = Mapping[str, Decimal]
"""Coefficients by name; "" is the constant."""


def is_linear(relation: Relation[Formula], formulas: Mapping[str, Formula], part: str) -> bool:
    """Whether both sides are sums of what is typed."""
    return all(linear(side.root, formulas, part) is not None for side in (relation.left, relation.right))


def never_holds(
    relation: Relation[Formula],
    formulas: Mapping[str, Formula],
    part: str,
    signed: Collection[str],
    tolerance: Decimal,
    least: Linear = MappingProxyType({}),
) -> bool:
    """Whether no figures satisfy a relation over columns or rows of ``part``.

    ``formulas`` are those of computed ones by name, ``signed`` the names of figures that may be negative, ``least``
    the least value of those that other identities limit.
    """
    found = _difference(relation, formulas, part)
    if found is None:
        return False
    constant, rest = found
    constant += sum((value * least.get(key, Decimal(0)) for key, value in rest.items()), Decimal(0))
    free = {*signed} - {*least}
    return not free & {*rest} and _never(relation.sign, constant, list(rest.values()), tolerance)


def zero_names(
    relation: Relation[Formula], formulas: Mapping[str, Formula], part: str, signed: Collection[str]
) -> list[str]:
    """The figures that must all be 0 for a relation to hold, as 06 in "04 = 04 + 06"; none where it says so itself."""
    found = _difference(relation, formulas, part)
    if found is None or found[0] or not all(side.references for side in (relation.left, relation.right)):
        return []
    rest = found[1]
    above, below = (all(value * sign > 0 for value in rest.values()) for sign in (1, -1))
    held = {"=": above or below, "<=": above, ">=": below}[relation.sign]
    return sorted(rest) if held and not {*signed} & {*rest} else []


def holds_by_itself(relation: Relation[Formula], part: str, signed: Collection[str]) -> bool:
    """Whether a figure that is on both sides leaves nothing to compare: "04 <= 04 + 06", "(3) + (4) = (4) + (3)"."""
    names = [{str(item) for item in side.references} for side in (relation.left, relation.right)]
    found = _difference(relation, {}, part)
    if found is None or not names[0] & names[1]:
        return False
    constant, rest = found
    if relation.sign == "=":
        return not constant and not rest
    values = [constant, *rest.values()]
    sided = all(value <= 0 for value in values) if relation.sign == "<=" else all(value >= 0 for value in values)
    return sided and not {*signed} & {*rest}


def _difference(
    relation: Relation[Formula], formulas: Mapping[str, Formula], part: str
) -> tuple[Decimal, dict[str, Decimal]] | None:
    """The left side less the right one: the constant, and what each figure is multiplied by; None for no sums."""
    left, right = (linear(side.root, formulas, part) for side in (relation.left, relation.right))
    if left is None or right is None:
        return None
    difference = {key: left.get(key, Decimal(0)) - right.get(key, Decimal(0)) for key in {*left, *right}}
    constant = difference.pop("", Decimal(0))
    return constant, {key: value for key, value in difference.items() if value}


def least_values(relations: Iterable[Relation[Formula]], part: str) -> dict[str, Decimal]:
    """The least value of each column or row of ``part`` that an identity like ``(6) >= 1`` limits."""
    out: dict[str, Decimal] = {}
    for relation in relations:
        sides = {">=": (relation.left, relation.right), "<=": (relation.right, relation.left)}.get(relation.sign)
        if sides is None:
            continue
        name, limit = sides[0].root, sides[1].root
        own = isinstance(name, Reference) and name.part == part and not name.total
        if own and isinstance(name, Reference) and isinstance(limit, Constant) and limit.value >= 0:
            out[name.name] = max(limit.value, out.get(name.name, limit.value))
    return out


def _never(sign: str, constant: Decimal, rest: Sequence[Decimal], tolerance: Decimal) -> bool:
    """Whether no figures from 0 up make ``constant`` and the ``rest`` times figures compare as ``sign`` says."""
    above = constant > tolerance and all(value > 0 for value in rest)
    below = constant < -tolerance and all(value < 0 for value in rest)
    return {"=": above or below, "<=": above, ">=": below}[sign]


def linear(node: Node, formulas: Mapping[str, Formula], part: str, depth: int = 0) -> Linear | None:
    """A formula as a sum of columns or rows that are typed; None for what is no such sum."""
    if depth > 30:
        return None
    if isinstance(node, Constant):
        return {"": node.value}
    if isinstance(node, Reference):
        if node.total or node.part != part:
            return {str(node): Decimal(1)}
        inner = formulas.get(node.name)
        return linear(inner.root, formulas, part, depth + 1) if inner else {node.name: Decimal(1)}
    parts = [linear(arg, formulas, part, depth + 1) for arg in node.args]
    known = [item for item in parts if item is not None]
    if len(known) != len(parts):
        return None
    if node.name in ("+", "sum"):
        return _sum(known, [Decimal(1)] * len(known))
    if node.name == "-":
        return _sum(known, [Decimal(1), Decimal(-1)])
    if node.name == "neg":
        return _sum(known, [Decimal(-1)])
    if node.name == "*" and any(set(item) <= {""} for item in known):
        first, second = known
        plain, other = (first, second) if set(first) <= {""} else (second, first)
        return _sum([other], [plain.get("", Decimal(0))])
    return None


def _sum(items: Sequence[Linear], factors: Sequence[Decimal]) -> Linear:
    out: dict[str, Decimal] = {}
    for item, factor in zip(items, factors, strict=True):
        for key, value in item.items():
            out[key] = out.get(key, Decimal(0)) + value * factor
    return out
