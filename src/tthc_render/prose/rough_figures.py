"""Between which values a rough figure lies: ``gần 50 tỷ đồng`` is 45 to 50, ``khoảng 1.000 hồ sơ`` 900 to 1.100."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tthc_render.prose.spans import Quantity

_ROOM: Final = Decimal("0.1")
_BELOW: Final = frozenset({"gần", "ngót"})
_AROUND: Final = frozenset({"khoảng", "xấp xỉ", "chừng"})
_ABOVE: Final = frozenset({"hơn", "trên"})


def bounds(figure: Quantity) -> tuple[Decimal, Decimal] | None:
    """The least and the most that a figure may stand for; None where its words set no bound on one side.

    ``hơn 1.000`` goes on to what would be called ``hơn 2.000``, ``hơn 46.400`` a tenth further.
    """
    value, room = figure.count, figure.count * _ROOM
    if figure.exact:
        return value - figure.slack, value + figure.slack
    if figure.hedge in _BELOW:
        return value - room, value + figure.slack
    if figure.hedge in _AROUND:
        return value - room, value + room
    if figure.hedge in _ABOVE:
        return value - figure.slack, value + max(room, _last_unit(value))
    return None


def _last_unit(value: Decimal) -> Decimal:
    """The worth of the last digit that is not 0: 1.000 of 3.000, 100 of 46.400."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if value and isinstance(exponent, int) else Decimal(0)
