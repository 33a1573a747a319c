"""Pydantic models meet located sources: findings with file, line and column, and JSON Schemas for editors.

The models' base and the types of their fields are those of ``values``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import ErrorDetails

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, finding, is_code
from tthc_render.yaml_files.advice import GLUED_DASH, NEXT_ITEM, as_keys, as_list, listed_of
from tthc_render.yaml_files.emit import line_scalar
from tthc_render.yaml_files.fields import look, short
from tthc_render.yaml_files.key_names import meant
from tthc_render.yaml_files.schema_parts import home_of, only_missing, schema_of, section_above, subschemas
from tthc_render.yaml_files.source import Keys, Source, value_at
from tthc_render.yaml_files.swallowed import empty_but_for_comments
from tthc_render.yaml_files.syntax import WRONG_DASH, wrong_dash

M = TypeVar("M", bound=BaseModel)

_MAPPING, _LIST = "D110", "D111"
_CODES: Mapping[str, str] = {
    "missing": "D101",
    "extra_forbidden": "D102",
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type", "mapping_type", "dataclass_type"), _MAPPING),
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type"), _LIST),
    "string_type": "D112",
    "literal_error": "D120",
    "enum": "D120",
    "union_tag_invalid": "D120",
    "union_tag_not_found": "D101",
    "string_too_short": "D122",
    "string_too_long": "D123",
    "too_short": "D124",
    "too_long": "D125",
    "string_pattern_mismatch": "D127",
    "value_error": "D190",
    "assertion_error": "D190",
    "greater_than_equal": "D222",
    "greater_than": "D223",
    "less_than_equal": "D224",
    "less_than": "D225",
    "multiple_of": "D226",
}
_OTHER = "D199"
_EMPTY, _EMPTY_REQUIRED, _EMPTY_LIST = "D105", "D106", "D119"
# Codes with a twin for the case that something near is allowed / nothing is.
_TWINS: Mapping[str, tuple[str, str]] = {"D102": ("D102", "D103"), "D120": ("D120", "D121")}
# "This is another kind of value": in a union, another member may fit better.
_KINDS = frozenset({_MAPPING, _LIST, "D112", "D113", "D114", "D115"})
ROWS: Final = "dong"
"""The key of the rows of a form, above which it is left out."""
PRINTED_LABELS: Final = ("kính gửi", "nơi nhận", "lưu")
"""Words before a colon that the program prints before what is typed."""
_LIMITS = ("ge", "gt", "le", "lt", "multiple_of", "min_length", "max_length", "pattern", "error")


@dataclass(frozen=True, slots=True)
class Trouble:
    """One pydantic error. ``path`` leads through the data; ``unions`` are (depth in path, member) passed."""

    path: Keys
    unions: tuple[tuple[int, str], ...]
    code: str
    details: dict[str, object] = field(default_factory=dict)
    at_key: bool = False


def validate(model: type[M], source: Source, findings: Findings, root: Keys = (), context: object = None) -> M | None:
    """The data at ``root`` as a ``model``; None if anything is wrong with it, which is added by place.

    Nothing at ``root`` counts as an empty mapping. ``context`` goes to the validators.
    """
    data = value_at(source.data, root)
    data = {} if data is None else data
    try:
        return model.model_validate(data, context=context)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    troubles = _one_per_union([_trouble(item, data, model, root) for item in errors])
    troubles = [wrong_text(item, source, root) if item.code == "D112" else item for item in troubles]
    found: dict[object, Finding] = {}
    for trouble in _without_misspelt(troubles):
        trouble = _beside_its_section(trouble, data, model)
        path = (*root, *trouble.path)
        where = source.key_place(path) if trouble.at_key else source.place(path)
        lost = empty_but_for_comments(source, path) if trouble.code in (_EMPTY, _EMPTY_REQUIRED, _EMPTY_LIST) else None
        item = lost or finding(trouble.code, where, **trouble.details)
        found.setdefault((item.code, where, trouble.path), item)
    findings.extend(sorted(found.values(), key=lambda item: (item.where, item.code)))
    return None


def _trouble(error: ErrorDetails, data: object, model: type[BaseModel], root: Keys) -> Trouble:
    kind, context = error["type"], error.get("ctx", {})
    path, unions, at_key = _follow(error["loc"], data, kind)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        path = (*path, str(context["discriminator"]).strip("'"))
    value = value_at(data, path)
    known = is_code(kind)
    code = kind if known else _CODES.get(kind, _OTHER)
    if code in _KINDS | {"D122"} and value is None and not at_key:
        code = _EMPTY
    if code == _EMPTY and path and any(path[-1] in item.get("required", ()) for item in subschemas(model, path[:-1])):
        code = _EMPTY_REQUIRED
    if code == _EMPTY_REQUIRED and any(item.get("type") == "array" for item in subschemas(model, path)):
        code = _EMPTY_LIST
    if code == "D101" and not (*root, *path)[1:]:
        code = "D107"
    details: dict[str, object] = {
        "key": next((step for step in reversed(path or root) if isinstance(step, str)), ""),
        "above": next((step for step in reversed((*root, *path)[:-1]) if isinstance(step, str)), ""),
        "found": look(value),
        "value": short(value) if isinstance(value, str | bool) else look(value),
        **{name: text for name, text in context.items() if known or name in _LIMITS},
    }
    inner = value[0] if isinstance(value, list) and len(value) == 1 else None
    if code == "D112" and path and isinstance(path[-1], int) and isinstance(inner, str):
        code = "D616"
        details |= {"value": short(inner), "right": inner.rstrip(" ;.")}
    if code == _MAPPING:
        parts = subschemas(model, path)
        names = [name for part in parts for name in part.get("required") or part.get("properties", {})]
        details["right"] = as_keys(names, value if isinstance(value, str) else "")
        if isinstance(value, list) and ROWS in names:
            details["right"] = f"{ROWS}:, rồi dưới nó các mục “- …” đang có"
    if code == _LIST:
        listed = listed_of(value)
        details["right"] = as_list(str(details["key"]), listed) if listed else "- …"
    if code == _LIST and isinstance(value, str) and (dash := WRONG_DASH.match(value) or GLUED_DASH.match(value)):
        # YAML has joined the lines of the list to one text; the first is shown.
        code = "D036" if dash[1] == "-" else "D045"
        details |= wrong_dash(dash, NEXT_ITEM.split(value)[0])
    if code in _TWINS:
        allowed = re.findall(r"'([^']*)'", str(context.get("expected_tags", ""))) or _allowed(code, model, path)
        seen = path[-1] if code == "D102" else value
        # A key called like its own section is another name of one that belongs there.
        own = code == "D102" and len(path) > 1 and seen == path[-2]
        if code == "D102" and not own and (home := home_of(str(seen), path[:-1], model)) is not None:
            details |= {"home": ".".join(home), "above": ".".join(map(str, path[:-1]))}
            return Trouble(path, unions, "D117" if home else "D118", details, True)
        if code == "D102" and not own and (above := section_above(str(seen), path[:-1], model)):
            names = [step for step in path[:-1] if isinstance(step, str)]
            deeper = [step for step in path[len(above) : -1] if isinstance(step, str)]
            details |= {"home": next(step for step in reversed(above) if isinstance(step, str))}
            details |= {"above": names[-1], "beside": deeper[0]}
            return Trouble(path, unions, "D128", details, True)
        around = value_at(data, path[:-1]) if code == "D102" else None
        there = around if isinstance(around, dict) else {}  # under the name of one of these it would be there twice
        near = meant(seen, [name for name in allowed if name not in there]) if isinstance(seen, str) else ""
        if own and not near:
            near = only_missing(around, subschemas(model, path[:-1]))
        code = _TWINS[code][0 if near else 1]
        details |= {"near": near, "allowed": ", ".join(filter(None, allowed)) or "–"}
    elif code == _OTHER:
        details["problem"] = error["msg"]
    return Trouble(path, unions, code, details, at_key or code in _TWINS["D102"])


def wrong_text(trouble: Trouble, source: Source, root: Keys) -> Trouble:
    """What was typed where a text is expected: D108 for items below the key, D109 for a colon in the text."""
    path = (*root, *trouble.path)
    value = source.value(path)
    if isinstance(value, list) and (line := source.key_place(path).line) and path in source.keys:
        below = source.lines[line].strip() if line < len(source.lines) else ""
        if below.startswith("-") and source.lines[line - 1].partition("#")[0].rstrip().endswith(":"):
            return replace(trouble, code="D108", details={**trouble.details, "item": short(below)})
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return replace(
            trouble, code="D116", details={**trouble.details, "right": line_scalar(", ".join(map(str, value)))}
        )
    here = source.place(path)
    flow = here.line and "{" in source.lines[here.line - 1][max(0, here.column - 1) :]
    if isinstance(value, dict) and len(value) == 1 and not flow:
        key, inner = next(iter(value.items()))
        text = f"{key}: {inner}" if isinstance(inner, str) else ""
        if text and "\n" not in text:
            mark = "'" if '"' in text else '"'
            right = f"{mark}{text}{mark}" if mark not in text else text
            right = str(inner) if key.strip().lower() in PRINTED_LABELS else right
            return replace(trouble, code="D109", details={**trouble.details, "text": short(text), "right": right})
    return trouble


def _follow(loc: Sequence[str | int], data: object, kind: str) -> tuple[Keys, tuple[tuple[int, str], ...], bool]:
    """Sorts the steps of an error's location into those through the data and names of union members."""
    path: list[str | int] = []
    unions: list[tuple[int, str]] = []
    at_key = False
    for index, step in enumerate(loc):
        last = index == len(loc) - 1
        below = _item(data, step)
        if below is not _ABSENT:
            path.append(step)
            data = below
        elif last and kind == "missing":
            path.append(step)
        elif last and step == "[key]":
            at_key = True
        else:
            unions.append((len(path), str(step)))
    return tuple(path), tuple(unions), at_key


_ABSENT = object()


def _item(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step, _ABSENT)
    return data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else _ABSENT


def _one_per_union(troubles: list[Trouble], level: int = 0) -> list[Trouble]:
    """Of every union only the troubles of the member that the data fits best."""
    members: dict[tuple[Keys, tuple[tuple[int, str], ...]], dict[str, list[Trouble]]] = {}
    for item in troubles:
        if len(item.unions) > level:
            depth, member = item.unions[level]
            union = (item.path[:depth], item.unions[:level])
            members.setdefault(union, {}).setdefault(member, []).append(item)
    if not members:
        return troubles
    out = [item for item in troubles if len(item.unions) <= level]
    for (path, _), found in members.items():
        fits = [(_misfit(each, len(path)), len(each), each) for each in found.values()]
        out += min(fits, key=lambda fit: fit[:2])[2]
    return _one_per_union(out, level + 1)


def _misfit(troubles: list[Trouble], depth: int) -> int:
    """2 if the value is of another kind than the member, 1 if it has another value, 0 if parts are wrong."""
    here = [item.code for item in troubles if len(item.path) == depth]
    return 2 if _KINDS.intersection(here) else min(len(here), 1)


def _beside_its_section(trouble: Trouble, data: object, model: type[BaseModel]) -> Trouble:
    """Keys typed beside their section (D117) whose place has one plain value: D126, with the section as it should be.

    The value is that of the first required key that was not typed. The trouble as it is where keys need not be there.
    """
    home: Keys = tuple(str(trouble.details.get("home", "")).split("."))
    value = value_at(data, home)
    if trouble.code != "D117" or not isinstance(value, str):
        return trouble
    names = str(trouble.details["key"]).split(", ")
    required = [name for part in subschemas(model, home) for name in part.get("required", ())]
    missing = [name for name in required if name not in names]
    if not missing or not set(names) <= set(required):
        return trouble
    typed = {missing[0]: value, **{name: value_at(data, (*trouble.path[:-1], name)) for name in names}}
    right = ", ".join(f"{name}: {short(typed[name]) if isinstance(typed.get(name), str) else '…'}" for name in required)
    return replace(trouble, code="D126", details={**trouble.details, "right": f"{home[-1]}: {{{right}}}"})


def _without_misspelt(troubles: list[Trouble]) -> list[Trouble]:
    """Leave out a missing key whose misspelt form is reported, and a list called too short for its unread items."""
    unread = {item.path[:-1] for item in troubles if item.path and isinstance(item.path[-1], int)}
    troubles = [item for item in troubles if item.code != "D124" or item.path not in unread]
    written: set[Keys] = {(*item.path[:-1], str(item.details["near"])) for item in troubles if item.code == "D102"}
    refused = {item.path for item in troubles if item.at_key and item.code.startswith("D24")}
    homes: dict[tuple[object, Keys], Trouble] = {}
    for item in troubles:
        if item.code in ("D117", "D118"):
            home: Keys = tuple(filter(None, str(item.details["home"]).split(".")))
            written.add((*home, item.path[-1]))
            first = homes.setdefault((item.code, home), item)
            if first is not item:
                first.details["key"] = f"{first.details['key']}, {item.details['key']}"
    empty = {home for _, home in homes}
    strangers = [item for item in troubles if item.code in ("D102", "D103", "D118")]
    moved = [item for item in strangers if item.code == "D118"]
    # What follows a section that was indented belongs to that section.
    below = [
        item
        for at, item in enumerate(strangers)
        if item.code != "D118" and any(strangers.index(one) < at and one.path[:-1] == item.path[:-1] for one in moved)
    ]
    troubles = [item for item in troubles if not any(item is one for one in below)]
    return [
        item
        for item in troubles
        if not (item.code in ("D101", "D107") and item.path in written)
        and not (item.code == "D101" and item.path[:-1] in refused)
        and not (item.code in (_EMPTY, _EMPTY_REQUIRED, _EMPTY_LIST, "D107", "D101") and item.path in empty)
        and not (item.code in ("D117", "D118") and not any(item is first for first in homes.values()))
    ]


# --- JSON Schema ------------------------------------------------------------------------------------------


def json_schema(model: type[BaseModel]) -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a YAML file, for an editor that completes and checks it."""
    return _concise({"$schema": GenerateJsonSchema.schema_dialect, **schema_of(model)})


def _without_noise(schema: object) -> object:
    if isinstance(schema, list):
        return [_without_noise(item) for item in schema]
    return _concise(schema) if isinstance(schema, dict) else schema


def _concise(schema: Mapping[str, object]) -> dict[str, object]:
    """Leave out what says nothing to a clerk; names of another form than a dict's keys have are not allowed."""
    out = {
        name: _without_noise(item)
        for name, item in schema.items()
        if name != "default" or not (item is None or item == "" or isinstance(item, list | dict))
    }
    if "patternProperties" in out:
        out.pop("propertyNames", None)
        out.setdefault("additionalProperties", False)
    if isinstance(out.get("title"), str) and str(out.get("description", "")).rstrip(".") == out["title"]:
        del out["description"]
    return out


def _allowed(code: str, model: type[BaseModel], path: Keys) -> list[str]:
    """The keys (D102) or values that are allowed at ``path``."""
    if code == "D102":
        # A member of a union that knows the key is not the member that refused it.
        found = [item.get("properties", {}) for item in subschemas(model, path[:-1])]
        return [name for properties in found if path[-1] not in properties for name in properties]
    choices = [item.get("enum") or ([item["const"]] if "const" in item else []) for item in subschemas(model, path)]
    return [str(name) for names in choices for name in names]
