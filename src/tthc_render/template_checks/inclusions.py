"""Lint of what an outline includes: blocks only, which exist and which ``khoi`` of report.yaml names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.reports.blocks import included
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import nearest

_INCLUDES: Final = pattern_of(r"\{%[-+]?\s*include\s+((?:(?!%\}).)+?)\s*[-+]?%\}")
_COMMENT: Final = pattern_of(r"(?s)\{#.*?#\}")
_QUOTED: Final = pattern_of(r"\"[^\"]*\"|'[^']*'")
_BARE: Final = pattern_of(r"(\w+)(?:[./-]\w+)*")
_SET: Final = pattern_of(r"\{%[-+]?\s*(?:set|for)\s+(\w+)")
_FILE: Final = pattern_of(r"([^/\"']+?)(?:\.\w+)?[\"']?$")
"""The name of a file, without its folders and its ending."""


def lint_inclusions(
    texts: Iterable[tuple[str, str]], named: Collection[str], blocks: Collection[str]
) -> Iterator[Finding]:
    """The findings on ``texts``, each with its path; report.yaml names the blocks ``named`` of all ``blocks``."""
    for text, shown in texts:
        printed = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
        for tag in _INCLUDES.finditer(printed):
            place = Place(shown, printed.count("\n", 0, tag.start()) + 1)
            names = included(tag[0])
            if not names and _is_no_block(tag[1], printed):
                yield _of_file(tag[1], place, blocks)
            for name in names:
                if blocks and name not in blocks and name not in named:
                    near = nearest(name, blocks) or "–"
                    yield finding("T615", place, name=name, near=near, known=", ".join(blocks))
                elif name not in named:
                    yield finding("T616", place, name=name, known=", ".join(named) or "–")


def _is_no_block(target: str, text: str) -> bool:
    """Whether ``target`` names something that is certainly no block; what is computed is known when it is printed."""
    bare = _BARE.fullmatch(target)
    return _QUOTED.fullmatch(target) is not None or (bare is not None and bare[1] not in _SET.findall(text))


def _of_file(target: str, place: Place, blocks: Collection[str]) -> Finding:
    file = _FILE.search(target)
    block = (nearest(file[1], blocks) if file else "") or "TÊN"
    return finding("T775", place, target=target, block=block, known=", ".join(blocks) or "–")
