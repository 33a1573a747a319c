"""The sandbox of all templates: deny by default.

A template reads fields of plain records, and calls its own macros, ``range``, the filters and tests of the closed
tables in `template_filters`, and the few methods listed here. Attributes of any other object are refused whatever they
are. The work of a template is counted: turns of loops, calls of macros and the text it makes use up one budget.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import CodeType
from typing import Any, Final, TypeGuard, cast

import jinja2
from jinja2 import nodes
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.visitor import NodeTransformer

from tthc_render.document.past import absent_of
from tthc_render.document.template_filters import LONGEST, leaves, text_of, too_large
from tthc_render.document.work_budget import MACRO, TURN, spend
from tthc_render.vietnamese.numbers import exact
from tthc_render.vietnamese.patterns import pattern_of

EXPONENT_MAX: Final = 64
BITS_MAX: Final = 1024
"""Size of whole numbers: 300 digits, far above every budget of a state."""

RECORD_METHODS: Final = frozenset({"get", "items", "keys", "values"})
"""Methods of records (and of the plain mappings of layouts) that templates may call; they only read."""
LOOP_FIELDS: Final = frozenset(
    {"index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem", "depth", "depth0"}
)
LOOP_METHODS: Final = frozenset({"changed", "cycle"})
GLOBALS: Final = {"range": safe_range}
"""The only names that a template has besides those of its report."""


class Environment(ImmutableSandboxedEnvironment):
    """Sandboxed and strict: an unknown name is an error, data cannot be changed, work is bounded."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    open_types: tuple[type, ...] = ()
    """Types whose attributes templates may read and call besides records: the recording values of trial runs."""

    def getattr(self, obj: object, attribute: str) -> object:
        """A field of a record, or a method of the closed lists; anything else is unsafe or undefined."""
        if isinstance(obj, Mapping):
            if attribute in obj:
                return cast(Mapping[str, object], obj)[attribute]
            if attribute in RECORD_METHODS:
                return getattr(obj, attribute)
        elif self.is_safe_attribute(obj, attribute, None):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        if hasattr(obj, attribute):
            return self.unsafe_undefined(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """An item of a record or list, or the field of that name."""
        if isinstance(obj, (Mapping, list, tuple, str, jinja2.Undefined, *self.open_types)):
            try:
                return cast(Any, obj)[argument]
            except (LookupError, TypeError):
                pass
        if isinstance(argument, str):
            return self.getattr(obj, str(argument))
        return self.undefined(obj=obj, name=argument)  # type: ignore[arg-type]  # an index is named as such

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """May ``obj.attr`` be read? Fields of records and of ``loop`` only."""
        if isinstance(obj, (jinja2.Undefined, *self.open_types)):
            return not attr.startswith("_")
        if isinstance(obj, LoopContext):
            return attr in LOOP_FIELDS | LOOP_METHODS
        return isinstance(obj, Mapping) and (attr in obj or attr in RECORD_METHODS)

    def is_safe_callable(self, obj: object) -> bool:
        """May ``obj(…)`` be called? Macros, ``range``, and the methods of the closed lists only."""
        if obj is safe_range or isinstance(obj, (Macro, jinja2.Undefined, *self.open_types)):
            return True
        owner, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        if isinstance(owner, self.open_types):
            return not name.startswith("_")
        return (isinstance(owner, Mapping) and name in RECORD_METHODS) or (
            isinstance(owner, LoopContext) and name in LOOP_METHODS
        )

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: object, right: object) -> object:
        """Arithmetic, decimal throughout; SecurityError where the result would fill the memory."""
        for side in (left, right):
            if isinstance(side, jinja2.Undefined) and not isinstance(side, self.open_types):
                str(side)
        if (absent := absent_of((left, right))) is not None:
            return absent
        if operator == "%" and isinstance(left, str):
            if _WIDE.search(left):
                raise too_large("%")
            words = leaves(right if isinstance(right, tuple) else (right,), "%")
            right = tuple("" if word is None else word for word in words)
        if operator == "+" and isinstance(left, str | list | tuple) and isinstance(right, str | list | tuple):
            if len(left) + len(right) > LONGEST:
                raise too_large("+")
        elif operator == "*":
            for side, other in ((left, right), (right, left)):
                if isinstance(side, str | list | tuple) and isinstance(other, int) and len(side) * other > LONGEST:
                    raise too_large("*")
        elif operator == "**" and _is_number(right) and not -EXPONENT_MAX <= right <= EXPONENT_MAX:
            raise too_large("**")
        if _is_number(left) and _is_number(right) and (operator == "/" or Decimal in {type(left), type(right)}):
            left, right = exact(left), exact(right)
        elif isinstance(left, float) or isinstance(right, float):
            left, right = (exact(side) if _is_number(side) else side for side in (left, right))
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, str | list | tuple):
            spend(len(result))
        if _is_number(result) and int(result).bit_length() > BITS_MAX:
            raise too_large(operator)
        return result

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            tree = super()._parse(source, name, filename)
            _Metered().visit(tree)
        except RecursionError:
            raise jinja2.TemplateSyntaxError("nested too deep", 1, name, filename) from None
        except ValueError:
            raise _number_too_long(source) from None
        return tree

    def compile(self, source: str | nodes.Template, *names: Any, **options: Any) -> Any:
        """As Jinja's; errors of Python's own compiler become TemplateSyntaxError. One text is compiled once.

        But for a trial, whose environment is not ``optimized`` and lives no longer than the trial.
        """
        try:
            if isinstance(source, str) and not options and self.optimized:
                above = self.linked_to
                alike = above is not None and above.autoescape == self.autoescape
                return _compiled(cast(Environment, above) if alike else self, source, names)
            return super().compile(source, *names, **options)
        except ValueError:
            raise _number_too_long(source) from None
        except (RecursionError, SyntaxError, MemoryError):
            raise jinja2.TemplateSyntaxError("nested too deep", 1) from None


@functools.lru_cache(256)
def _compiled(environment: Environment, source: str, names: tuple[Any, ...]) -> CodeType:
    """The code of a template: the same for an environment and for those over it that find other templates only."""
    return cast(CodeType, ImmutableSandboxedEnvironment.compile(environment, source, *names))


def _number_too_long(source: object) -> jinja2.TemplateSyntaxError:
    """A number of thousands of digits, which Python turns neither from text nor into text."""
    text = str(source)
    digits = _LONG_NUMBER.search(text)
    return jinja2.TemplateSyntaxError("number too long", text.count("\n", 0, digits.start()) + 1 if digits else 1)


_LONG_NUMBER: Final = pattern_of(r"[0-9_]{4000,}|0x[0-9a-fA-F_]{4000,}")
_WIDE: Final = pattern_of(r"%(?![sd%])")
"""A sign of ``%`` formatting with more than the plain ``%s`` and ``%d``, which could ask for any width."""


def _is_number(value: object) -> TypeGuard[int | float | Decimal]:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


class _Metered(NodeTransformer):
    """Rewrites a template so that every turn of a loop, every macro and every template spends work first."""

    def visit_Template(self, node: nodes.Template) -> nodes.Node:
        cost = _literal_size(node)
        self.generic_visit(node)
        node.body.insert(_after_extends(node.body), _meter(cost, node.lineno))
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:
        cost = TURN + sum(map(_literal_size, node.body))
        self.generic_visit(node)
        if node.test is None:
            node.body.insert(0, _meter(cost, node.lineno))
        else:  # what a condition leaves out is a turn, too
            count = _call(SPEND, nodes.Const(cost, lineno=node.lineno), node.lineno)
            node.test = nodes.And(count, node.test, lineno=node.lineno)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:
        cost = MACRO + sum(map(_literal_size, node.body))
        self.generic_visit(node)
        node.body.insert(0, _meter(cost, node.lineno))
        return node

    visit_CallBlock = visit_Macro

    def visit_Const(self, node: nodes.Const) -> nodes.Node:
        if isinstance(node.value, float) and not math.isfinite(node.value):
            raise jinja2.TemplateSyntaxError("number too long", node.lineno)
        return node

    def visit_NSRef(self, node: nodes.NSRef) -> nodes.Node:
        raise jinja2.TemplateSyntaxError(
            "cannot assign attribute", node.lineno
        )  # nothing that a template has takes one

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return _call(JOIN, nodes.List(list(node.nodes), lineno=node.lineno), node.lineno)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:
        self.generic_visit(node)
        for operand in node.ops:
            operand.expr = self.bounded(operand.expr)
        node.expr = self.bounded(node.expr)
        return node

    def bounded(self, node: nodes.Expr) -> nodes.Expr:
        return node if isinstance(node, nodes.Const) else _call(COMPARE, node, node.lineno)


def _after_extends(body: list[nodes.Node]) -> int:
    return next((index + 1 for index, node in enumerate(body) if isinstance(node, nodes.Extends)), 0)


def _literal_size(node: nodes.Node) -> int:
    return sum(len(data.data) for data in node.find_all(nodes.TemplateData))


def _call(name: str, value: nodes.Expr, line: int) -> nodes.Expr:
    return nodes.Filter(value, name, [], [], None, None, lineno=line)


def _meter(cost: int, line: int) -> nodes.Node:
    return nodes.ExprStmt(_call(SPEND, nodes.Const(cost, lineno=line), line), lineno=line)


SPEND, JOIN, COMPARE = "(spend)", "(join)", "(compare)"
"""Names of what a rewritten template calls; no template can write them."""


@jinja2.pass_context
def _spend(context: jinja2.runtime.Context, amount: int) -> bool:
    spend(amount)
    return True


@jinja2.pass_context
def _joined(context: jinja2.runtime.Context, values: Iterable[object]) -> str:
    """``a ~ b``, bounded."""
    texts = [value if isinstance(value, str) else text_of(value) for value in leaves(values, "~")]
    size = sum(map(len, texts))
    if size > LONGEST:
        raise too_large("~")
    spend(size)
    if any(hasattr(text, "__html__") for text in texts):
        return jinja2.runtime.markup_join(texts)
    return "".join(texts)


@jinja2.pass_context
def _comparable(context: jinja2.runtime.Context, value: object) -> object:
    """``value`` if comparing it takes no more time than it has items: no lists in lists, no records."""
    if isinstance(value, list | tuple):
        leaves(value, "so sánh")
    elif isinstance(value, range):
        spend(len(value))
    return value


REWRITTEN: Final[Mapping[str, object]] = {SPEND: _spend, JOIN: _joined, COMPARE: _comparable}
"""Filters that only rewritten templates name."""
