"""Empty signature fields where Decree 30/2020 has signatures: the signer's at 7c, the agency's seal at 8.

Any signing program finds them by their names. Places: Annex I, II.7d (in the middle between title and name) and II.8a
(over a third of the personal signature, at its left).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pydyf

from tthc_render.formats.signing import AGENCY, PERSON, TITLES
from tthc_render.layout.pdf.structure import Annotation, Structure

HEIGHT_PT: Final = 62.0
"""The gap for signatures of the layout is 70 pt high."""

PERSON_WIDTH_PT: Final = 110.0
SEAL_PT: Final = 102.0
"""A round seal of 36 mm in its real size; like one of ink, it reaches over title and name."""

BELOW_LINE_PT: Final = 6.0
OVERLAP: Final = 1 / 3


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """Where the last line above a signature stands: page from 0, its middle, its baseline from the foot, in points."""

    page: int
    middle: float
    baseline: float


def add_signature_fields(
    pdf: pydyf.PDF,
    place: SignaturePlace | None,
    pages: Sequence[pydyf.Dictionary],
    meaning: Structure,
    annotations: Sequence[list[pydyf.Dictionary]],
) -> None:
    """Put both fields into ``pdf``, which has no form yet, and into ``meaning``; nothing where there is no place."""
    if place is None or meaning.signature is None:
        return
    top = place.baseline - BELOW_LINE_PT
    left = place.middle - PERSON_WIDTH_PT / 2
    person = (left, top - HEIGHT_PT, left + PERSON_WIDTH_PT, top)
    right = left + PERSON_WIDTH_PT * OVERLAP
    over = (SEAL_PT - HEIGHT_PT) / 2
    agency = (right - SEAL_PT, top - HEIGHT_PT - over, right, top + over)
    page = pages[place.page]
    fields = pydyf.Array()
    for name, box in ((PERSON, person), (AGENCY, agency)):
        field = _field(pdf, name, box, page)
        fields.append(field.reference)
        form = meaning.signature.child("Form")
        form.add(Annotation(place.page, len(annotations[place.page])))
        annotations[place.page].append(field)
        page.setdefault("Annots", pydyf.Array()).append(field.reference)
    pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": fields})


def _field(
    pdf: pydyf.PDF, name: str, box: tuple[float, float, float, float], page: pydyf.Dictionary
) -> pydyf.Dictionary:
    left, foot, right, top = (round(side, 2) for side in box)
    shown = pydyf.Stream(
        extra={
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array([0, 0, round(right - left, 2), round(top - foot, 2)]),
            "Resources": pydyf.Dictionary(),
        }
    )
    pdf.add_object(shown)
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(name),
            "TU": pydyf.String(TITLES[name]),
            "Rect": pydyf.Array([left, foot, right, top]),
            "F": 4,
            "P": page.reference,
            "AP": pydyf.Dictionary({"N": shown.reference}),
        }
    )
    pdf.add_object(field)
    return field
