"""Records of an earlier report, as a later one names them: a figure that it does not have is empty, not an error.

``Past`` has the fields of the earlier report and, empty, those that only the present report has, so that an unknown
name is still an unknown name. Its truth value says whether there is a report: ``neu(ky_truoc, …)``, ``{% if … %}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import SupportsIndex, overload

from tthc_render.document.records import Record, plain


class Absent(str):
    """A figure that an earlier report does not have: prints nothing, is false; ``period`` names the report."""

    period: str

    def __new__(cls, period: str = "") -> Absent:
        self = super().__new__(cls, "")
        self.period = period
        return self

    def __reduce__(self) -> tuple[type[Absent], tuple[str]]:
        return type(self), (self.period,)


class EarlierRecord(Record):
    """A record of the report of ``period``; ``make`` gives its fields, None where there is no such report.

    ``shape`` is the record of the present report, ``known`` are fields that are there without the earlier report. The
    report is read when one of its fields is asked for.
    """

    __slots__ = ("_known", "_made", "_make", "_period", "_shape")
    _known: Mapping[str, object]
    _make: Callable[[], Mapping[str, object] | None]
    _made: list[Mapping[str, object] | None]
    _period: str
    _shape: Mapping[str, object]

    def __init__(
        self,
        make: Callable[[], Mapping[str, object] | None],
        shape: Mapping[str, object],
        period: str,
        known: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        super().__init__({})
        for name, value in (("make", make), ("made", []), ("shape", shape), ("period", period), ("known", known)):
            object.__setattr__(self, f"_{name}", value)

    @property
    def _there(self) -> Mapping[str, object] | None:
        if not self._made:
            self._made.append(self._make())
        return self._made[0]

    def __getitem__(self, key: str) -> object:
        if key in self._known:
            return plain(self._known[key])
        if key not in self._seen:
            fields, shape = self._there or {}, self._shape
            value = fields.get(key)
            self._seen[key] = past(value, shape[key] if key in shape or key not in fields else None, self._period)
        return self._seen[key]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._known, *self._shape, *(self._there or ()))))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        return key in self._known or key in self._shape or key in (self._there or ())

    def __bool__(self) -> bool:
        return self._there is not None

    def __hash__(self) -> int:
        return id(self)


class PastRows(tuple[object, ...]):
    """The rows of an earlier report; a row that it does not have is an empty record."""

    shape: Mapping[str, object]
    period: str

    @property
    def missing(self) -> EarlierRecord:
        """The row that is not there."""
        return EarlierRecord(lambda: None, self.shape, self.period)

    @overload
    def __getitem__(self, index: SupportsIndex) -> object: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[object, ...]: ...
    def __getitem__(self, index: SupportsIndex | slice) -> object:
        try:
            return super().__getitem__(index)
        except IndexError:
            return self.missing


def past(value: object, shape: object, period: str) -> object:
    """``value`` of the report of ``period``, None where it has none, beside the present report's of the same name."""
    value, shape = plain(value), plain(shape)
    known = value if value is not None else shape
    if isinstance(known, Mapping):
        fields = value if isinstance(value, Mapping) else None
        return EarlierRecord(lambda: fields, shape if isinstance(shape, Mapping) else {}, period)
    if isinstance(known, Sequence) and not isinstance(known, str):
        now = shape if isinstance(shape, Sequence) and not isinstance(shape, str) else ()
        row = next((item for item in now if isinstance(item, Mapping)), {})
        made = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
        rows = PastRows(past(item, row, period) for item in made)
        rows.shape, rows.period = row, period
        return rows
    return Absent(period) if value is None else value


def absent_of(values: Sequence[object]) -> Absent | None:
    """The first figure among ``values`` that an earlier report does not have; rows of none are one, too."""
    for value in values:
        if isinstance(value, Absent):
            return value
        if isinstance(value, PastRows) and not value:
            return Absent(value.period)
    return None
