"""Values that names of an outline can have: those of choice columns, by the variables of loops over rows of forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from jinja2 import nodes
from jinja2.exceptions import TemplateError

from tthc_render.document.templates import content_environment
from tthc_render.forms.model import Form
from tthc_render.template_checks.conditions import ANY_ROW, Values, rows_in, steps_of

_FORMS: Final = "bieu"


def loop_choices(text: str, forms: Mapping[str, Form]) -> Values:
    """The values of each choice column by the steps ``("d", "tinh_trang")`` for a loop ``for d in bieu[…].dong``.

    And by those of ``bieu[…].dong[0].tinh_trang``.

    A name that some loop or ``set`` also uses for something else has none. A blank cell is the value "".
    """
    try:
        tree = content_environment().parse(text)
    except TemplateError:
        return {}  # reported where it is read
    codes: dict[str, set[str]] = {}
    for name, source in _bound(tree):
        codes.setdefault(name, set()).add(_form_of(source))
    out: dict[tuple[str, ...], list[str]] = {}
    for code, own in forms.items():
        for key, values in choices_of(own).items():
            for written in (code, code.replace(".", "_")):
                out[_FORMS, written, "dong", ANY_ROW, key] = values
    for name, found in codes.items():
        if len(found) == 1 and (form := _named(forms, next(iter(found)))) is not None:
            out |= {(name, key): values for key, values in choices_of(form).items()}
    return out | dict(_other_names(tree, out))


def _other_names(tree: nodes.Template, values: Values) -> Iterator[tuple[tuple[str, ...], Sequence[str]]]:
    """The same values by the names that ``set`` gives once: to a row (``dong[0]``), or to the cell of a row."""
    used = Counter(name for name, _ in _bound(tree))
    for given in tree.find_all(nodes.Assign):
        if not isinstance(given.target, nodes.Name) or used[name := given.target.name] > 1:
            continue
        row = steps_of(given.node)
        for steps, known in values.items():
            if row and steps[: len(row)] == row and (steps == row or row[-1] == ANY_ROW or len(row) == 1):
                yield (name, *steps[len(row) :]), known


def choices_of(form: Form) -> dict[str, list[str]]:
    """All values of the columns that are choices in each part of a form and each of its rows, by key."""
    out: dict[str, list[str]] = {}
    others: set[str] = set()
    for part in form.parts:
        own_cells = any(row.spec.kieu or row.spec.in_san for row in part.rows)  # rows with kinds or words of their own
        for column in part.all_columns:
            if column.kind != "chon" or own_cells:
                others.add(column.key)
            else:
                out.setdefault(column.key, []).extend([*column.spec.lua_chon])
    return {key: [*dict.fromkeys(values)] for key, values in out.items() if key not in others}


def _bound(tree: nodes.Template) -> Iterator[tuple[str, nodes.Node | None]]:
    """Every name that the text gives a value, with what it loops over; None for another value."""
    for loop in tree.find_all(nodes.For):
        for target in (loop.target, *loop.target.find_all(nodes.Name)):
            if isinstance(target, nodes.Name):
                yield target.name, loop.iter if target is loop.target else None
    for given in tree.find_all(nodes.Assign):
        for target in (given.target, *given.target.find_all(nodes.Name)):
            if isinstance(target, nodes.Name):
                yield target.name, None


def _form_of(source: nodes.Node | None) -> str:
    """The code of the form whose rows are looped over: ``bieu['VDT.02'].dong``; "" for anything else."""
    source = rows_in(source) if isinstance(source, nodes.Expr) else None
    if not (isinstance(source, nodes.Getattr) and source.attr == "dong"):
        return ""
    form = source.node
    if isinstance(form, nodes.Getitem) and isinstance(form.arg, nodes.Const):
        code = str(form.arg.value)
    elif isinstance(form, nodes.Getattr):
        code = form.attr
    else:
        return ""
    return code if isinstance(form.node, nodes.Name) and form.node.name == _FORMS else ""


def _named(forms: Mapping[str, Form], code: str) -> Form | None:
    """The form with a code as outlines write it: ``VDT.02`` or ``VDT_02``."""
    return next((form for own, form in forms.items() if code and code in (own, own.replace(".", "_"))), None)
