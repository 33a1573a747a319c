"""Parts of the JSON Schema of a model: what a place of a YAML file may have, and where a key belongs."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TypedDict, cast

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from tthc_render.yaml_files.source import Keys

_DEEPEST_HOME = 3
"""Levels of a file where a key is looked for that was typed elsewhere."""


class SchemaWithoutTitles(GenerateJsonSchema):
    """pydantic's generator without titles made from field names."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


JsonSchema = TypedDict(
    "JsonSchema",
    {
        "$ref": str,
        "$defs": "dict[str, JsonSchema]",
        "allOf": "list[JsonSchema]",
        "anyOf": "list[JsonSchema]",
        "oneOf": "list[JsonSchema]",
        "properties": "dict[str, JsonSchema]",
        "patternProperties": "dict[str, JsonSchema]",
        "additionalProperties": "JsonSchema | bool",
        "items": "JsonSchema",
        "prefixItems": "list[JsonSchema]",
        "enum": list[object],
        "const": object,
        "required": list[str],
    },
    total=False,
)
"""The keywords of a JSON Schema (draft 2020-12) that say which keys and values are allowed at a place."""


@functools.lru_cache(maxsize=64)
def schema_of(model: type[BaseModel]) -> JsonSchema:
    """The JSON Schema of ``model``; made once."""
    made = model.model_json_schema(by_alias=True, schema_generator=SchemaWithoutTitles, mode="validation")
    return cast(JsonSchema, made)


def subschemas(model: type[BaseModel], path: Keys) -> list[JsonSchema]:
    """The parts of the JSON Schema about the value at ``path``: several in a union."""
    whole = schema_of(model)
    named = whole.get("$defs", {})
    found = _alternatives(whole, named)
    for step in path:
        found = [part for item in found for below in _below(item, step) for part in _alternatives(below, named)]
    return found


def _alternatives(schema: JsonSchema | bool | None, named: Mapping[str, JsonSchema]) -> list[JsonSchema]:
    if not isinstance(schema, dict):
        return []
    if "$ref" in schema:
        return _alternatives(named[schema["$ref"].rsplit("/", 1)[-1]], named)
    members = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
    return [part for item in members for part in _alternatives(item, named)] if members else [schema]


def _below(schema: JsonSchema, step: str | int) -> list[JsonSchema | bool | None]:
    if isinstance(step, int):
        first = schema.get("prefixItems", [])
        return [first[step] if step < len(first) else schema.get("items")]
    if step in schema.get("properties", {}):
        return [schema["properties"][step]]
    return [schema.get("additionalProperties"), *schema.get("patternProperties", {}).values()]


def home_of(key: str, here: Keys, model: type[BaseModel]) -> tuple[str, ...] | None:
    """The section of the file that has ``key``: () for the file itself; None if it is none or several."""
    whole = schema_of(model)
    named = whole.get("$defs", {})
    found: list[tuple[str, ...]] = []
    open_: list[tuple[tuple[str, ...], JsonSchema | bool | None]] = [((), whole)]
    while open_:
        path, schema = open_.pop()
        for part in _alternatives(schema, named) if len(path) < _DEEPEST_HOME else ():
            properties = part.get("properties", {})
            if key in properties and path != here:
                found.append(path)
            open_ += [((*path, name), below) for name, below in properties.items() if name != "in"]
    homes = sorted(set(found), key=len)
    return homes[0] if len({len(home) for home in homes[:2]}) == len(homes[:2]) and homes else None


def section_above(key: str, here: Keys, model: type[BaseModel]) -> Keys:
    """The nearest entry of a list around the section ``here`` that has ``key``; () where there is none."""
    for depth in range(len(here) - 1, 0, -1):
        outer = here[:depth]
        if not (isinstance(outer[-1], int) and isinstance(here[depth], str)):
            continue
        if any(key in part.get("properties", {}) for part in subschemas(model, outer)):
            return outer
    return ()


def only_missing(typed: object, parts: Sequence[JsonSchema]) -> str:
    """The one required key that a section does not have; "" where there is none or several."""
    missing = [
        name for part in parts for name in part.get("required", ()) if not isinstance(typed, dict) or name not in typed
    ]
    return missing[0] if len(missing) == 1 else ""
