"""A share of the figure of the paragraph before that is named like its part, where another of the list is right: P401.

``giao …: vốn tỉnh 38,4 tỷ đồng, vốn phường 21,6 tỷ đồng``, and then ``vốn tỉnh 34,1 tỷ đồng, đạt 88,8%; vốn phường 17,2
tỷ đồng, đạt 71,7%``.
"""

from __future__ import annotations

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, ratio_shown
from tthc_render.prose.named_wholes import NamedShare, named_shares
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal

_ALL = 100


def check_shares_of_named_wholes(context: ProseContext) -> list[Finding]:
    """Findings on shares that are not those of the wholes their parts are named like."""
    return [
        _wrong(reading, share)
        for _, reading in context.with_shares
        for share in named_shares(reading)
        if not share.holds and share.whole.count <= 2 * _ALL * share.part.count
    ]


def _wrong(reading: Reading, found: NamedShare) -> Finding:
    part, share, whole = found.part, found.share, found.whole
    reading.compare(part, share)
    places = max(1, len(share.text.partition(",")[2]))
    return finding(
        "P401", reading.passage.at(share.start), computation=ratio_shown(part, whole), written=f"{share.text}%",
        right=f"{format_decimal(part.count * _ALL / whole.count, places)}%",
        quote=quote(reading.text, part.start, share.end + 1),
    )  # fmt: skip
