"""Dry-run a template with recording values to learn which names it uses.

Every branch is taken: an ``if`` fills all its parts, a loop runs at least once. So one trial finds all names that
a template uses, nested ones included, whatever the data of a real report would be.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import FrameType
from typing import Final, NamedTuple

import jinja2
from jinja2 import nodes
from jinja2.runtime import LoopContext
from jinja2.visitor import NodeTransformer

from tthc_render.document.sandbox import Environment
from tthc_render.document.template_errors import locate
from tthc_render.document.templates import FAULTS, fill
from tthc_render.template_checks.local_names import LocalName, local_names

NAME: Final = "<template>"
LEAVES: Final = (str, int, Decimal, date, bool, type(None))
Steps = tuple[str, ...]


@dataclass(slots=True)
class Trace:
    """What a template used: paths that exist; with their lines, paths that do not, and parts asked of plain values."""

    used: set[Steps] = field(default_factory=set)
    missing: dict[tuple[Steps, int], None] = field(default_factory=dict)
    refused: dict[tuple[str, int], None] = field(default_factory=dict)

    def miss(self, path: Steps) -> None:
        """Record a path that does not exist, at the line of the template that is being filled."""
        self.missing.setdefault((path, _line_now()), None)

    def refuse(self, name: str) -> None:
        """Record a part of a text or number, which have none, at the line of the template that is being filled."""
        self.refused.setdefault((name, _line_now()), None)


def _line_now() -> int:
    """The line of the template in which the running code is; 0 if none runs."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == NAME:
            template = frame.f_globals.get("__jinja_template__")
            return int(template.get_corresponding_lineno(frame.f_lineno)) if template is not None else 0
        frame = frame.f_back
    return 0


class Anything(jinja2.Undefined):
    """A missing value: whatever is done with it gives another one, never an error."""

    unsafe_callable = alters_data = False

    def _self(self, *_: object, **__: object) -> Anything:
        return self

    def _seven(self, *_: object) -> int:
        return 7

    def _false(self, *_: object) -> bool:
        return False

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _self  # type: ignore[assignment]
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _self  # type: ignore[assignment]
    __mod__ = __rmod__ = __pow__ = __rpow__ = __pos__ = __neg__ = _self  # type: ignore[assignment]
    __call__ = __getitem__ = _self  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __contains__ = _false  # type: ignore[assignment]
    __int__ = __len__ = __index__ = _seven  # type: ignore[assignment]
    __hash__ = object.__hash__

    def __getattr__(self, name: str) -> Anything:
        if name[:2] == "__":
            raise AttributeError(name)
        return self

    def __iter__(self) -> Iterator[object]:
        yield self

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return "?"


class Watched:
    """A value that records in ``trace`` which of its parts are used; its leaves are plain values."""

    def __init__(self, value: object, path: Steps, trace: Trace) -> None:
        self.__dict__["_inside"] = (value, path, trace)

    def __getattr__(self, name: str) -> object:
        value, path, trace = self.__dict__["_inside"]
        if name.startswith("_"):
            raise AttributeError(name)
        if isinstance(value, Mapping):
            if name in value:
                return watched(value[name], (*path, name), trace)
            if name in ("items", "values", "keys", "get"):
                return getattr(_Pairs(self), name)
        return _missed((*path, name), trace)

    def __getitem__(self, key: object) -> object:
        value, path, trace = self.__dict__["_inside"]
        if isinstance(value, Mapping) and key in value:
            return watched(value[key], (*path, str(key)), trace)
        if isinstance(value, Sequence) and isinstance(key, int):
            return watched(value[key], (*path, "[]"), trace) if -len(value) <= key < len(value) else Anything()
        return _missed((*path, str(key)), trace)

    def __iter__(self) -> Iterator[object]:
        value, path, trace = self.__dict__["_inside"]
        if isinstance(value, Mapping):
            yield from value
        else:
            yield from (watched(item, (*path, "[]"), trace) for item in value)
        if not len(value):
            yield Anything()

    def __len__(self) -> int:
        value, _, _ = self.__dict__["_inside"]
        return len(value) or 1

    def __contains__(self, item: object) -> bool:
        return item in self.__dict__["_inside"][0]

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return str(self.__dict__["_inside"][0])


class _Pairs:
    """The methods of a mapping, for a watched one."""

    def __init__(self, owner: Watched) -> None:
        self.owner = owner

    def items(self) -> list[tuple[object, object]]:
        return [(key, self.owner[key]) for key in self.owner]

    def values(self) -> list[object]:
        return [self.owner[key] for key in self.owner]

    def keys(self) -> list[object]:
        return list(self.owner)

    def get(self, key: object, default: object = "") -> object:
        there = key in self.owner
        return self.owner[key] if there else default


def _missed(path: Steps, trace: Trace) -> Anything:
    trace.miss(path)
    return Anything(name=path[-1])


def watched(value: object, path: Steps, trace: Trace) -> object:
    """``value`` as templates see it in a trial: leaves as they are, everything else watched."""
    trace.used.add(path)
    return value if isinstance(value, LEAVES) else Watched(value, path, trace)


class _EveryBranch(NodeTransformer):
    """Rewrites a template so that nothing of it is left out. ``tests``: conditions count as uses, too."""

    def __init__(self, tests: bool) -> None:
        self.tests = tests

    def visit_If(self, node: nodes.If) -> list[nodes.Node]:
        self.generic_visit(node)
        asked: list[nodes.Node] = [nodes.ExprStmt(node.test, lineno=node.lineno)] if self.tests else []
        return [*asked, *node.body, *node.elif_, *node.else_]

    def visit_For(self, node: nodes.For) -> list[nodes.Node]:
        self.generic_visit(node)
        after, node.else_ = node.else_, []
        if node.test is not None:
            if self.tests:
                node.body.insert(0, nodes.ExprStmt(node.test, lineno=node.lineno))
            node.test = None
        return [node, *after]

    def visit_Include(self, node: nodes.Include) -> list[nodes.Node]:
        return []  # what is included is tried by itself, so that its lines are reported with its own file

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:
        self.generic_visit(node)
        parts = [node.expr1, *([node.expr2] if node.expr2 else []), *([node.test] if self.tests else [])]
        return _first_of(parts, node)

    def visit_And(self, node: nodes.And) -> nodes.Node:
        self.generic_visit(node)
        return _first_of([node.right, node.left], node)

    def visit_Or(self, node: nodes.Or) -> nodes.Node:
        self.generic_visit(node)
        return _first_of([node.left, node.right], node)

    def visit_Test(self, node: nodes.Test) -> nodes.Node:
        self.generic_visit(node)
        return nodes.Const(True, lineno=node.lineno) if node.name in ("defined", "undefined") else node


def _first_of(parts: list[nodes.Expr], node: nodes.Node) -> nodes.Node:
    """An expression that evaluates all ``parts`` and is the first."""
    line = node.lineno
    every = nodes.Tuple(parts, "load", lineno=line)
    return nodes.Getitem(every, nodes.Const(0, lineno=line), "load", lineno=line)


class Unknown(NamedTuple):
    """A filter, or a test behind ``is``, that does not exist."""

    name: str
    line: int
    is_test: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a trial. ``unknown`` are filters and tests that do not exist, with their lines; ``local`` are the
    names that the template itself sets, ``called`` those that it calls; ``fault`` is what stopped it, with its line;
    ``printed`` is how many lines it made, ``loop`` the line of its longest loop."""

    trace: Trace
    unknown: tuple[Unknown, ...] = ()
    local: tuple[LocalName, ...] = ()
    called: frozenset[str] = frozenset()
    fault: Exception | None = None
    fault_line: int = 0
    printed: int = 0
    loop: int = 0


def try_out(source: str, names: Mapping[str, object], base: Environment, *, tests: bool = True) -> Trial:
    """Fill ``source`` with ``names`` and return what it used. Raises jinja2.TemplateSyntaxError.

    Without ``tests``, what is only in a condition does not count as used.
    """
    trace = Trace()
    environment = _environment(base, trace)
    tree = environment.parse(source)
    asked = {node.attr: node.lineno for node in tree.find_all(nodes.Getattr)}
    asked |= {
        str(node.arg.value): node.lineno for node in tree.find_all(nodes.Getitem) if isinstance(node.arg, nodes.Const)
    }
    unknown = _unknown(tree, environment)
    local, called = local_names(tree), frozenset(_called(tree))
    _EveryBranch(tests).visit(tree)
    tree.set_environment(environment)
    context = {name: watched(value, (name,), trace) for name, value in names.items()}
    trace.used.clear()
    for name in _names(tree):
        if name in names:
            trace.used.add((name,))
    try:
        template = environment.from_string(tree)
        # Parts of constants are asked for by the compiler, which is in no line of the template.
        trace.refused = {(name, line or asked.get(name, 0)): None for name, line in trace.refused}
        printed = fill(template, context).count("\n")
    except FAULTS as error:
        line, _, _ = locate(error, source, NAME)
        return Trial(trace, unknown, local, called, error, line)
    return Trial(trace, unknown, local, called, printed=printed, loop=_longest_loop(tree))


def _longest_loop(tree: nodes.Template) -> int:
    """The line of the loop that is most likely to run too often: the first over numbers, else the first."""
    loops = list(tree.find_all(nodes.For))
    counted = [node for node in loops if isinstance(node.iter, nodes.Call)]
    return next((node.lineno for node in [*counted, *loops]), 0)


def _names(tree: nodes.Template) -> set[str]:
    return {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}


def _unknown(tree: nodes.Template, environment: jinja2.Environment) -> tuple[Unknown, ...]:
    """Filters and tests that do not exist; they are made known, so that the trial can go on."""
    found = []
    for kind, known in ((nodes.Filter, environment.filters), (nodes.Test, environment.tests)):
        for node in tree.find_all(kind):
            if node.name not in known or getattr(known[node.name], "stands_in", False):
                found.append(Unknown(node.name, node.lineno, kind is nodes.Test))
                known[node.name] = _stand_in
    return tuple(sorted(found, key=lambda item: item.line))


def _called(tree: nodes.Template) -> Iterator[str]:
    """The names that are called as functions."""
    return (node.node.name for node in tree.find_all(nodes.Call) if isinstance(node.node, nodes.Name))


def _stand_in(value: object, *_: object, **__: object) -> object:
    return value


_stand_in.stands_in = True  # type: ignore[attr-defined]


def _environment(base: Environment, trace: Trace) -> Environment:
    class Missing(Anything):
        def __init__(
            self,
            hint: str | None = None,
            obj: object = jinja2.utils.missing,
            name: str | None = None,
            exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
        ) -> None:
            super().__init__(hint, obj, name, exc)
            if obj is jinja2.utils.missing:
                trace.miss((str(name),))
            elif not isinstance(obj, jinja2.Undefined):  # whatever is done with what is missing was reported
                trace.refuse(f"loop.{name}" if isinstance(obj, LoopContext) else str(name))

    environment = base.overlay(undefined=Missing, optimized=False)  # constants are computed at their line, too
    environment.filters = {name: _careful(function) for name, function in base.filters.items()}
    environment.tests = dict(base.tests)
    environment.open_types = (Watched, Anything, _Pairs)
    return environment


def _careful(function: Callable[..., object]) -> Callable[..., object]:
    """A filter that lets missing values through, since they are reported already."""
    if hasattr(function, "jinja_pass_arg"):
        return function

    def filtered(value: object, *others: object, **options: object) -> object:
        return value if isinstance(value, Anything) else function(value, *others, **options)

    return filtered
