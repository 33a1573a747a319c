"""``100% trường học (12/14 trường)``, ``Cả 4/5 thôn đều``: all of it, and a ratio that says some of it: P401.

Only the ratio right behind the noun, or behind the word itself, is that of the claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_ALL = pattern_of(
    r"(?<![\w,.])(?:(?P<said>100%|[Tt]oàn bộ|[Tt]ất cả)(?: số| các)?(?: (?!đạt|hồ sơ đúng)[^.;:,()\d%]{2,40}?)? ?\(?"
    r"|(?<!kể )(?<!gồm )(?<!tính )(?<!là )(?P<both>[Cc]ả)\s)$"
)
_WORDS: Final = frozenset({"100", "toàn", "tất", "cả"})
_REACH: Final = 60


def check_all_of_ratios(context: ProseContext) -> list[Finding]:
    """Findings on claims of all that their own ratio denies."""
    return [item for r in context.saying(_WORDS) if r.ratios for item in _claims(r)]


def _claims(reading: Reading) -> Iterator[Finding]:
    for ratio in reading.ratios:
        if not ratio.whole or ratio.part >= ratio.whole:
            continue
        said = _ALL.search(reading.text, max(0, ratio.start - _REACH), ratio.start)
        opened = reading.text[ratio.start - 1 : ratio.start] == "("
        if not said or (said["said"] and not opened and said.end() - said.start() > len(said["said"]) + 8):
            continue
        yield finding(
            "P401", reading.passage.at(said.start()), computation=ratio.text,
            right=f"{format_decimal(ratio.part * 100 / ratio.whole, 1)}%", written=said["said"] or said["both"],
            quote=quote(reading.text, said.start(), ratio.end),
        )  # fmt: skip
