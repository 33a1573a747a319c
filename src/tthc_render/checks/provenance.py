"""Which typed figure a sentence of the outline prints, where several have the same value.

Nothing is guessed: the outline is filled once more with one of the figures changed, and the number that changes in the
sentence comes from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.document.tree import Document
from tthc_render.forms.result import Figures
from tthc_render.prose.passages import Passage, from_document
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.patterns import pattern_of

Rebuild = Callable[[Computed], Document | None]
"""The document of a report whose figures are other ones."""
MOST: Final = 24
"""So many times the outline of one report is filled again; after that the names decide."""
NUMBER: Final = pattern_of(r"\d[\d.,]*(?<![.,])")


class Provenance:
    """The origins of printed figures of one report."""

    def __init__(self, computed: Computed, passages: Sequence[Passage], rebuild: Rebuild | None) -> None:
        self.computed = computed
        self.passages = passages
        self.rebuild = rebuild
        self._texts: dict[tuple[str, str], list[str] | None] = {}

    def printed_from(self, passage: int, offset: int, candidates: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
        """Group and key of the figure that prints the number at ``offset`` of a passage; None if that is not known."""
        old = self.passages[passage].text
        nth = next((at for at, found in enumerate(NUMBER.finditer(old)) if found.end() > offset), None)
        for candidate in candidates if nth is not None else ():
            texts = self._with_change(*candidate)
            if texts is None or len(texts) != len(self.passages):
                continue
            numbers, others = ([found.group() for found in NUMBER.finditer(text)] for text in (old, texts[passage]))
            if nth is not None and len(numbers) == len(others) and numbers[nth] != others[nth]:
                return candidate
        return None

    def _with_change(self, group: str, key: str) -> list[str] | None:
        """The texts of the passages with one figure that is larger by one."""
        if (group, key) not in self._texts:
            value = self.computed.figures.get(group, Figures()).get(key)
            changed: list[str] | None = None
            if self.rebuild and len(self._texts) < MOST and isinstance(value, int | Decimal):
                row = Figures({**self.computed.figures[group], key: value + 1})
                figures = Figures({**self.computed.figures, group: row})
                document = self.rebuild(replace(self.computed, figures=figures))
                changed = [one.text for one in from_document(document)] if document else None
            self._texts[group, key] = changed
        return self._texts[group, key]
