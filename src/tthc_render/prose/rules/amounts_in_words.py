"""An amount in figures and in words: P813. ``345.600.000 đồng (bằng chữ: ba trăm năm mươi bốn triệu …)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading, spelt_value
from tthc_render.prose.spans import up_to
from tthc_render.vietnamese.number_words import spell
from tthc_render.vietnamese.patterns import pattern_of

_SAID = pattern_of(
    r"\(?\s?(?:[Vv]iết |[Gg]hi )?[Bb]ằng chữ\s?(?:là)?\s?:?\s{0,2}(?P<words>[^()\d;:]{4,200}?)\s{0,2}(?:đồng"
    r"|người|hộ|[).;]|$)"
)
_SPELT = pattern_of(
    r"(?<=đồng )\((?P<words>[^\W\d_]{2,5}(?:,? [^\W\d_]{2,6}){2,30}?)(?: đồng)?(?: chẵn)?(?:\./\.|\.)?\)"
)
_NEAR: Final = 30
_WORDS: Final = frozenset({"chữ", "trăm", "mươi", "triệu", "tỷ", "nghìn", "ngàn"})
_FILLERS: Final = frozenset({"chẵn", "tròn", "và", "đồng"})


def check_amounts_in_words(context: ProseContext) -> list[Finding]:
    """Findings on amounts whose words say another number than their figures."""
    return [item for reading in context.saying(_WORDS) for item in _amounts(reading)]


def _amounts(reading: Reading) -> Iterator[Finding]:
    named = _SAID.finditer(reading.text) if "ằng chữ" in reading.text else ()
    spelt = _SPELT.finditer(reading.text) if "đồng (" in reading.text else ()
    for said in (*named, *spelt):
        before = up_to(reading.quantities, said.start(), 1)
        if not before or said.start() - before[-1].end > _NEAR:
            continue
        figure = before[-1]
        words = " ".join(word for word in re.findall(r"\w+", said["words"].lower()) if word not in _FILLERS)
        value = spelt_value(words)
        if figure.value is None or value is None or value in (figure.value, figure.value / figure.scale):
            continue
        right = spell(figure.value if figure.value % 1 else int(Decimal(figure.value)))
        yield finding(
            "P813", reading.passage.at(figure.start), figure=f"{figure.text} {figure.noun}".strip(),
            words=said["words"].strip(), right=right,
        )  # fmt: skip
