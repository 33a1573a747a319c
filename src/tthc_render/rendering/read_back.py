"""Facts that the writer knows, held against those that the independent readers find in the finished file.

The linter takes the writer's facts of a PDF that was painted directly. Whether they are the readers' facts is tried on
the first file of every report type in every version of its templates, fonts and program, and on one in `EVERY` after
that; a difference is a fault of the program (B651), and the readers' facts are taken.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from itertools import islice
from typing import Final

from tthc_render.readers.facts import Facts

EVERY: Final = 50
APART: Final = 0.1
"""Millimetres or points by which places may differ: PDFium rounds, and knows fonts in thousandths."""
SHOWN: Final = 3


@dataclass(slots=True)
class Sampling:
    """Which files are read back; ``agreed`` are the keys of kinds of files that have been found to agree."""

    agreed: set[str] = field(default_factory=set)
    count: int = 0

    def is_due(self, key: str, earlier: Collection[str]) -> bool:
        """Whether a file of the kind ``key`` is to be read back; ``earlier`` are kinds that agreed in other runs."""
        self.count += 1
        return (key not in self.agreed and key not in earlier) or self.count % EVERY == 0


def differences(painted: Facts, read: Facts) -> list[str]:
    """The first places where facts differ, each as its name and both values; blanks in words do not count."""
    return list(islice(_differences(painted, read, ""), SHOWN))


def _differences(one: object, other: object, name: str) -> Iterator[str]:
    if is_dataclass(one) and type(one) is type(other):
        for part in fields(one):
            yield from _differences(getattr(one, part.name), getattr(other, part.name), f"{name}.{part.name}")
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        for place, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from _differences(a, b, f"{name}[{place}]")
    elif isinstance(one, str) and isinstance(other, str):
        if one != other and one.split() != other.split():
            yield f"{name}: {one!r}, {other!r}"
    elif isinstance(one, float) and isinstance(other, float):
        if abs(one - other) > APART:
            yield f"{name}: {one:.2f}, {other:.2f}"
    elif one != other:
        yield f"{name}: {_short(one)}, {_short(other)}"


def _short(value: object) -> str:
    return f"{len(value)} giá trị" if isinstance(value, tuple) else repr(value)
