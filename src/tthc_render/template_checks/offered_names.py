"""What is offered for a name that a template uses and that does not exist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tthc_render.template_checks.local_names import LocalName, known_at, meant_by
from tthc_render.vietnamese.text import nearest

MOST: Final = 30


def offered(
    path: tuple[str, ...], names: Mapping[str, object], line: int = 0, local: Sequence[LocalName] = ()
) -> tuple[str, str]:
    """The name that was probably meant by the last step of ``path``, and all names allowed there."""
    last = path[-1]
    here: object = names
    above: object = names
    for step in path[:-1]:
        above, here = here, _inside(here, step)
    if not isinstance(here, Mapping) and isinstance(above, Mapping):  # rows, which only their codes name
        codes = [str(code) for code in above.get("theo_ma", {})]
        called = {code: f"theo_ma['{code}']" for code in codes}
        return called.get(last, ""), ", ".join(called.values()) or f"{path[-2]}[0], {path[-2]}[1]"
    known = [str(key) for key in here if not str(key).startswith("#")] if isinstance(here, Mapping) else []
    own = [] if len(path) > 1 else [name for name in known_at(line, local) if name != last]
    padded = last.zfill(2)
    near = (own and meant_by(last, line, local)) or nearest(last, [*own, *known]) or (padded if padded in known else "")
    return near, ", ".join(dict.fromkeys([*own, *known][:MOST])) or "–"


def _inside(here: object, step: str) -> object:
    if isinstance(here, Mapping):
        return here.get(step, {})
    if step == "[]" and isinstance(here, Sequence) and not isinstance(here, str) and here:
        return here[0]
    return {}


def spelt(path: Sequence[str]) -> str:
    """A path as users read it: a step to any row of a list stands behind the list."""
    return ".".join(path).replace(".[]", "[…]")
