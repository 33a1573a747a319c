"""Page numbers of a PDF as viewers show them: those that are printed, which start again in each appendix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pydyf


def label_pages(pdf: pydyf.PDF, starts: Mapping[int, str]) -> None:
    """Number the pages of a ``pydyf.PDF`` from 1, and again from each page of ``starts`` with the prefix given there.

    Pages are counted from 0 (ISO 32000-1, 12.4.2).
    """
    import pydyf

    numbers = pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])
    for page, prefix in sorted(starts.items()):
        numbers.extend((page, pydyf.Dictionary({"S": "/D", "P": pydyf.String(prefix)})))
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": numbers})
