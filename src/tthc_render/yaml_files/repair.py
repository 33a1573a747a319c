"""What can be made of a YAML file that does not pass its schema, so that the rest of it can be checked too.

Nothing of this is ever used for a report: only for looking on after a fault has been reported.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tthc_render.vietnamese.text import nearest
from tthc_render.yaml_files.source import Scalar, Source, Yaml

M = TypeVar("M", bound=BaseModel)
ROUNDS: Final = 40
BLANK: Final = Scalar("–")


def validate_loosely(model: type[M], source: Source, stand_ins: Mapping[str, Yaml]) -> M | None:
    """The data of a file without the values that are wrong; None if too much is.

    ``stand_ins`` are values for keys that are needed and missing or wrong, by their path: ``ma``, ``van_ban.ngay``.
    """
    data = right_data(model, source, stand_ins)
    return None if data is None else model.model_validate(data)


def right_data(model: type[BaseModel], source: Source, stand_ins: Mapping[str, Yaml]) -> dict[str, Yaml] | None:
    """A copy of a file's data that passes its schema: as ``validate_loosely``, before it becomes a model."""
    data: dict[str, Yaml] = copy.deepcopy(source.data)
    filled: set[str] = set()
    for _ in range(ROUNDS):
        try:
            model.model_validate(data)
        except ValidationError as error:
            changed = False
            for item in error.errors(include_url=False):
                meant = _meant(item)
                changed |= _mend(data, item["loc"], item["type"] == "missing", stand_ins, filled, meant)
            if not changed:
                return None
        else:
            return data
    return None


def _mend(
    data: dict[str, Yaml],
    loc: tuple[str | int, ...],
    is_missing: bool,
    stand_ins: Mapping[str, Yaml],
    filled: set[str],
    meant: str = "",
) -> bool:
    """Put a value where one is missing, what was ``meant`` in place of the value at ``loc``, or take that away; False
    if nothing can be done.
    """
    path: list[str | int] = []
    home: Yaml = data
    holder: Yaml = None
    for step in loc:
        below = _below(home, step)
        if below is _ABSENT:
            name = ".".join(map(str, (*path, step)))
            if is_missing and step == loc[-1] and isinstance(home, dict) and name not in filled:
                filled.add(name)
                home[str(step)] = copy.deepcopy(stand_ins.get(name, BLANK))
                return True
            continue
        path.append(step)
        holder, home = home, below  # type: ignore[assignment]
    if not path:
        return False
    last, name = path[-1], ".".join(map(str, path))
    if isinstance(holder, dict) and name in stand_ins and name not in filled:
        filled.add(name)
        holder[str(last)] = copy.deepcopy(stand_ins[name])
    elif isinstance(holder, dict) and meant and holder[str(last)] != meant:
        holder[str(last)] = Scalar(meant)
    elif isinstance(holder, dict):
        del holder[str(last)]
    elif isinstance(holder, list) and isinstance(last, int):
        del holder[last]
    return True


def _meant(error: ErrorDetails) -> str:
    """The value that a misspelt one of a closed list was meant to be: chu for chữ; "" for none."""
    seen = error.get("input")
    if error["type"] != "literal_error" or not isinstance(seen, str):
        return ""
    return nearest(seen, re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", ""))))


_ABSENT: Final = object()


def _below(value: Yaml, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(str(step), _ABSENT)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else _ABSENT
