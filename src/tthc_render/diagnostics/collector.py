"""The collector of findings that is passed to every function that reads or checks something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

from tthc_render.diagnostics.findings import Finding, Place, Severity, finding, worst


class Findings(Sequence[Finding]):
    """Findings in the order in which they were added.

    To get the findings of one step, take ``len`` before it, then ``findings[before:]``.
    """

    __slots__ = ("_items",)

    def __init__(self, items: Iterable[Finding] = ()) -> None:
        self._items = list(items)

    def add(self, code: str, place: Place, **details: object) -> None:
        """Add a finding of ``code`` at ``place``; ``details`` are shown as text."""
        self._items.append(finding(code, place, **details))

    def extend(self, items: Iterable[Finding]) -> None:
        """Add ``items``, in their order."""
        self._items.extend(items)

    @property
    def blocked(self) -> bool:
        """Whether an error is among them that the writer has not accepted."""
        return worst(self._items) is Severity.ERROR

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"Findings({self._items!r})"
