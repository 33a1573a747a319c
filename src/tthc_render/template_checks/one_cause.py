"""One finding for one cause: what a slip of a file's writing brings with it is not told besides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place

CUT: Final = "D022"
"""A value that a comma cuts: what is wrong with its first half comes of that."""
TWICE: Final = "D014"
"""A key that is there twice: of two entries one is lost, and perhaps another one should have had the key."""
ABSENT: Final = frozenset({"T411", "T601", "T612", "T802", "T805"})
"""Names that nothing has."""
ADVICE: Final = ("known", "near")
Key = tuple[Place, str, tuple[tuple[str, str], ...]]
"""Place, code and details of a finding."""


def key_of(item: Finding) -> Key:
    """What makes two findings equal: not the names that would do instead, which depend on who uses a template."""
    return item.where, item.code, tuple(sorted((key, text) for key, text in item.details.items() if key not in ADVICE))


def without_consequences(findings: Iterable[Finding]) -> list[Finding]:
    """The findings on one template without those that another one of them brings."""
    found = list(findings)
    cut = {(item.where.file, item.where.line) for item in found if item.code == CUT}
    lost = any(item.code == TWICE for item in found)
    return [
        item
        for item in found
        if item.code[0] != "T" or ((item.where.file, item.where.line) not in cut and not (lost and item.code in ABSENT))
    ]
