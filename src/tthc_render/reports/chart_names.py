"""Names of rows and columns in the line of a chart: commas part them, and a name may have commas of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

MOST_PARTS: Final = 20
"""Parts between commas that one name may have."""
QUOTES: Final = (("“", "”"), ('"', '"'))


def names_of(text: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """The names in ``text``: parted at each comma if each part ``is_known``, else as long as a known name is.

    A name in quotes is one, whatever is in it.
    """
    parts = text.split(",")
    single = tuple(name for part in parts if (name := part.strip()))
    if all(map(is_known, single)):
        return single
    return tuple(_longest(parts, is_known))


def _longest(parts: list[str], is_known: Callable[[str], bool]) -> Iterator[str]:
    at = 0
    while at < len(parts):
        ends = range(min(len(parts), at + MOST_PARTS), at, -1)
        joined = ((end, ",".join(parts[at:end]).strip()) for end in ends)
        readings = [(end, name) for end, whole in joined for name in (whole, unquoted(whole))]
        end, name = next(
            ((end, name) for end, name in readings if is_known(name)),
            next(((end, name) for end, name in reversed(readings) if _is_quoted(parts[at:end])), (at + 1, "")),
        )
        name = name or parts[at].strip()
        if name:
            yield name
        at = end


def unquoted(name: str) -> str:
    """A name without the quotes around it."""
    for first, last in QUOTES:
        if len(name) > len(first + last) and name.startswith(first) and name.endswith(last):
            return name[1:-1].strip()
    return name


def _is_quoted(parts: list[str]) -> bool:
    whole = ",".join(parts).strip()
    return unquoted(whole) != whole


def listed(name: str) -> str:
    """A name as it stands in a list: in quotes where it has commas."""
    return f"“{name}”" if "," in name else name
