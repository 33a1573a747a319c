"""Models whose fields come from a template that has been read; pydantic's ``create_model`` is called only here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import create_model

from tthc_render.yaml_files.fields import Model

Fields = Mapping[str, tuple[object, object]]
"""Name of a field → its annotation and pydantic's ``Field(…)``."""


def made_model(name: str, doc: str, fields: Fields, base: type[Model] = Model) -> type[Model]:
    """A model of the given fields besides those of ``base``; ``doc`` is its title in the JSON Schema."""
    # The keyword arguments of create_model are annotations, for which Python has no type.
    annotations: dict[str, Any] = dict(fields)
    made: type[Model] = create_model(name, __base__=base, __doc__=doc, **annotations)
    return made
