"""Numbers typed into the captions of pictures that are not 1, 2, 3 in the order of the pictures (D678)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.document.tree import Document, Figure, plain
from tthc_render.vietnamese.patterns import pattern_of

_NUMBERED: Final = pattern_of(r"\s*(?:Hình|Ảnh|HÌNH|ẢNH|Sơ đồ|Biểu đồ)\s+(?P<number>\d{1,3})(?![\d/]|[.,]\d|\w)")
_KINDS: Final = pattern_of(r"\s*(?P<kind>[^\W\d]+(?:\s[^\W\d]+)?)")


def check_picture_numbers(document: Document, file: str) -> Iterator[Finding]:
    """D678, once for each word ("Hình", "Ảnh") whose numbers in the captions of ``file`` are not those of the order.

    Captions without a number, or with one like 2.1, say nothing of an order.
    """
    seen: dict[str, list[tuple[int, Figure]]] = {}
    for block in document.blocks:
        if not isinstance(block, Figure) or block.where.file != file:
            continue
        caption = plain(block.caption)
        found, kind = _NUMBERED.match(caption), _KINDS.match(caption)
        if found and kind:
            seen.setdefault(kind["kind"].casefold(), []).append((int(found["number"]), block))
    for figures in seen.values():
        numbers = [number for number, _ in figures]
        right = list(range(1, len(numbers) + 1))
        if numbers != right:
            wrong = next(at for at, (one, other) in enumerate(zip(numbers, right, strict=True)) if one != other)
            number, figure = figures[wrong]
            yield finding(
                "D678", figure.where, caption=plain(figure.caption).strip(), number=number, right=right[wrong],
                order=", ".join(map(str, numbers)),
            )  # fmt: skip
