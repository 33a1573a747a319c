"""On which side of the page a part is: the plan of Phụ lục I, phần I, mục IV puts each in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tthc_render.lint.fact_values import Values
from tthc_render.lint.roles import Roles
from tthc_render.lint.views import ParagraphView
from tthc_render.readers.facts import PageParagraph

LEFT: Final = "bên trái"
RIGHT: Final = "bên phải"
MIDDLE: Final = "giữa trang"
STACKED: Final = "cùng một cột, trên dưới"
APART_MM: Final = 20.0
"""Middles that are nearer than this are no two columns; those of the narrowest letterhead are 60 mm apart."""
OUT_OF_PLACE: Final[Mapping[str, Values]] = {"so": (RIGHT,), "dia_danh": (LEFT,)}
"""The side where a part must not be."""
NAMES: Final = ("ban_hanh", "chu_quan")


def side(view: ParagraphView) -> Values:
    """The side of a part as seen from its opposite; unknown where either has no known place.

    Number and date are not judged where the Quốc hiệu is out of place: the whole letterhead is turned round then.
    """
    find, kind = _SIDES.get(view.role), view.evidence.roles.document_kind
    if find is None or (kind is not None and not kind.sample):
        return ()
    return find(view.evidence.roles, view.item)


def _state(roles: Roles, item: PageParagraph) -> Values:
    return _between(item, roles.of(*NAMES), stacks=True)


def _under(roles: Roles, item: PageParagraph) -> Values:
    """Whether number or date is below the names on the left, or below the Quốc hiệu on the right."""
    state, names = next(iter(roles.of("quoc_hieu")), None), roles.of(*NAMES)
    if state is None or not names or _state(roles, state) != (RIGHT,) or _apart(item, state):
        return ()
    if item.side:
        return (RIGHT if item.side == "right" else LEFT,)
    here, right, left = map(_middle, (item, state, names[0]))
    if here is None or right is None or left is None:
        return ()
    if min(abs(here - right), abs(here - left)) >= APART_MM:
        return (MIDDLE,) if item.align == "center" or item.box_pt is not None else ()
    return (RIGHT if abs(here - right) < abs(here - left) else LEFT,)


def _signature(roles: Roles, item: PageParagraph) -> Values:
    kind = roles.document_kind
    if (kind is not None and kind.must("hai_chu_ky")) or len(roles.of("ho_ten")) > 1:
        return ()
    return _between(item, roles.of("noi_nhan_nhan"), stacks=False)


_SIDES: Final[Mapping[str, Callable[[Roles, PageParagraph], Values]]] = {
    "quoc_hieu": _state,
    "so": _under,
    "dia_danh": _under,
    "trich_yeu_cong_van": _under,
    "quyen_han": _signature,
}


def _apart(item: PageParagraph, other: PageParagraph) -> bool:
    return item.section != other.section or item.page != other.page


def _between(item: PageParagraph, others: list[PageParagraph], *, stacks: bool) -> Values:
    if not others or _apart(item, others[0]):
        return ()
    if item.side and any(other.side for other in others):
        return (RIGHT if item.side == "right" else LEFT,)
    here, there = _middle(item), next((found for found in map(_middle, others) if found is not None), None)
    if here is None or there is None:
        return ()
    if abs(here - there) >= APART_MM:
        return (RIGHT if here > there else LEFT,)
    together = item.box_pt is not None or (item.cell == others[0].cell and item.place == others[0].place == "body")
    return (STACKED,) if stacks and together else ()


def _middle(item: PageParagraph) -> float | None:
    """The middle of a line, in mm from the left edge of the paper."""
    if item.center_mm is not None:
        return item.center_mm
    left, width = item.column_mm
    return left + (item.left_mm + width - item.right_mm) / 2 if width else None
