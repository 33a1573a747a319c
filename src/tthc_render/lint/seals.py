"""Digital signatures on the page: which field is whose, and the facts that rules ask of them.

Phụ lục I, phần I, mục II.7d, II.8 and III.1d of the decree. A picture in red is an agency's, any other picture a
person's; words alone in the upper right corner are an agency's, on an appendix in a file of its own or on a copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from tthc_render.lint.fact_values import Values
from tthc_render.lint.views import Evidence, SealView
from tthc_render.readers.facts import MM_PER_PT, PageParagraph, SignatureField

INKS: Final = {"blue": "xanh", "red": "đỏ", "black": "đen", "other": "khác"}
REACH_PT: Final = 12.0
"""A picture may reach so far over the lines of title and name."""
CORNER_PT: Final = (240.0, 130.0)
"""A field that begins so far right and so high up is in the upper right corner of an A4 page."""


def personal(evidence: Evidence) -> Iterable[SealView]:
    """The signatures of who signs, on documents with one signer; one that shows nothing if no field shows anything."""
    signer = _signer(evidence)
    fields = evidence.facts.signatures
    if signer is None or evidence.roles.only_appendix:
        return
    shown = [field for field in fields if field.shown and field.ink != "red" and not _is_note(field)]
    for field in shown or ([] if any(field.shown for field in fields) else fields[:1]):
        yield SealView(field, signer)


def agencys(evidence: Evidence) -> Iterable[SealView]:
    """The agency's seals beside the signature of who signs."""
    signer = _signer(evidence)
    people = [view.field for view in personal(evidence) if view.field.shown]
    for field in evidence.facts.signatures if signer is not None else ():
        if field.ink == "red":
            yield SealView(field, signer, next((one for one in people if one.page == field.page), None))


def on_appendix(evidence: Evidence) -> Iterable[SealView]:
    """The signatures on a file that is an appendix alone."""
    return (SealView(field) for field in evidence.facts.signatures if evidence.roles.only_appendix)


def _is_note(field: SignatureField) -> bool:
    """Whether a field holds words alone, in the upper right corner of the first page."""
    return not field.ink and _in_corner(field)


def _in_corner(field: SignatureField) -> bool:
    return field.page == 1 and field.box_pt[0] > CORNER_PT[0] and field.box_pt[1] < CORNER_PT[1]


def _signer(evidence: Evidence) -> tuple[PageParagraph, PageParagraph] | None:
    """The last line of the title and the name, of a document with one signer; None otherwise."""
    names, titles = evidence.roles.of("ho_ten"), evidence.roles.of("quyen_han")
    if len(names) != 1 or not titles or names[0].box_pt is None or titles[-1].box_pt is None:
        return None
    return titles[-1], names[0]


def _between(view: SealView) -> Values:
    """Whether the picture is between title and name; unknown where they are on two pages."""
    if view.signer is None or not view.field.shown:
        return ()
    title, name = view.signer
    if title.box_pt is None or name.box_pt is None or title.page != name.page:
        return ()
    if view.field.page != name.page:
        return (False,)
    middle = (view.field.box_pt[1] + view.field.box_pt[3]) / 2
    return (title.box_pt[3] - REACH_PT <= middle <= name.box_pt[1] + REACH_PT,)


def _off_center(view: SealView) -> Values:
    """How far the middle of the picture is from that of the title, in mm; only where it is between them."""
    if view.signer is None or _between(view) != (True,) or view.signer[0].center_mm is None:
        return ()
    middle = (view.field.box_pt[0] + view.field.box_pt[2]) / 2 * MM_PER_PT
    return (round(abs(middle - view.signer[0].center_mm), 1),)


def _overlap(view: SealView) -> Values:
    """The share of the person's picture that the seal covers from its left, in percent; 0 where it does not."""
    if view.person is None:
        return ()
    seal, own = view.field.box_pt, view.person.box_pt
    level = seal[1] < own[3] and own[1] < seal[3]
    from_left = seal[0] <= own[0]
    covered = min(seal[2], own[2]) - max(seal[0], own[0])
    return (round(100 * max(0.0, covered) / (own[2] - own[0])) if level and from_left else 0,)


def _place(view: SealView) -> Values:
    return ("góc trên, bên phải, trang đầu" if _in_corner(view.field) else f"trang {view.field.page}",)


SEAL_FACTS: Final[Mapping[str, Callable[[SealView], Values]]] = {
    "shown": lambda view: (view.field.shown,),
    "ink": lambda view: (INKS[view.field.ink],) if view.field.ink else (),
    "picture": lambda view: (bool(view.field.ink),) if view.field.shown else (),
    "between": _between,
    "off_center_mm": _off_center,
    "overlap": _overlap,
    "corner": _place,
    "text": lambda view: (view.field.text,) if view.field.text else (),
    "size_pt": lambda view: view.field.sizes_pt,
    "font": lambda view: view.field.fonts,
}
"""Every fact that a rule can ask of a digital signature."""
