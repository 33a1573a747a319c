"""The names that an outline sets itself, by ``for``, ``set`` and ``macro``, and the lines on which they can be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jinja2 import nodes


class LocalName(NamedTuple):
    """A name, and the first and the last line on which it can be used.

    ``over`` is the last step of what a name of a loop runs over; ``parameter`` is whether it is one of a macro.
    """

    name: str
    first: int
    last: int
    over: str = ""
    parameter: bool = False


def local_names(tree: nodes.Template) -> tuple[LocalName, ...]:
    """The names that a template sets, those of inner loops last."""
    return tuple(_set_in(tree, _last_line([tree])))


def _set_in(node: nodes.Node, end: int) -> Iterator[LocalName]:
    """The names set in ``node``: until line ``end``, or as far as the loop or macro goes in which they are set."""
    for inner in node.iter_child_nodes():
        within = end
        if isinstance(inner, nodes.For):
            within, over = _last_line(inner.body), str(getattr(inner.iter, "attr", ""))
            yield from (LocalName(name, inner.lineno, within, over) for name in _targets(inner.target))
        elif isinstance(inner, nodes.Macro):
            within = _last_line(inner.body)
            yield LocalName(inner.name, inner.lineno, end)
            yield from (LocalName(item.name, inner.lineno, within, parameter=True) for item in inner.args)
        elif isinstance(inner, (nodes.Assign, nodes.AssignBlock)):
            yield from (LocalName(name, inner.lineno, end) for name in _targets(inner.target))
        yield from _set_in(inner, within)


def _targets(node: nodes.Node) -> Iterator[str]:
    return (item.name for item in (node, *node.find_all(nodes.Name)) if isinstance(item, nodes.Name))


def _last_line(items: Iterable[nodes.Node]) -> int:
    """The last line of ``items``; a text reaches as far as its line ends do."""
    return max(
        (
            (node.lineno or 0) + (node.data.count("\n") if isinstance(node, nodes.TemplateData) else 0)
            for item in items
            for node in (item, *item.find_all(nodes.Node))
        ),
        default=0,
    )


def known_at(line: int, local: Sequence[LocalName]) -> list[str]:
    """The names that can be used on ``line``, the innermost first."""
    return list(dict.fromkeys(item.name for item in reversed(local) if item.first <= line <= item.last))


def is_parameter(name: str, line: int, local: Iterable[LocalName]) -> bool:
    """Whether ``name`` is a parameter of the macro on ``line``."""
    return any(item.parameter and item.name == name and item.first <= line <= item.last for item in local)


def meant_by(name: str, line: int, local: Sequence[LocalName]) -> str:
    """The name of the loop over ``name``: ``d`` of ``for d in bieu['X'].dong`` for ``dong``; "" if there is none."""
    inside = [item.name for item in local if item.first <= line <= item.last and item.over == name]
    return inside[-1] if inside else ""
