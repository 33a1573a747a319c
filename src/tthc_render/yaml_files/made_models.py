"""Models whose fields come from a template that has been read; pydantic's ``create_model`` is called only here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import create_model

from tthc_render.yaml_files.fields import Model

M = TypeVar("M", bound=Model)

Fields = Mapping[str, tuple[object, object]]
"""Name of a field → its annotation and pydantic's ``Field(…)``."""


def made_model(base: type[M], name: str, doc: str, fields: Fields, needed: Iterable[str] = ()) -> type[M]:
    """A model of the given fields besides those of ``base``; ``doc`` is its title in the JSON Schema.

    Editors learn from the schema that the fields ``needed`` must be there, which the model itself does not demand.
    """
    # The keyword arguments of create_model are annotations, for which Python has no type.
    keywords: dict[str, Any] = dict(fields)
    if required := list(needed):
        keywords["__cls_kwargs__"] = {"json_schema_extra": {"required": required}}
    return create_model(name, __base__=base, __doc__=doc, **keywords)
