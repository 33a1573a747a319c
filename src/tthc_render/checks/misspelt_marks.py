"""Marks of narrative that lack a sign or have one too many, so that they would be printed as typed.

An expression without its "=" or in braces (D682), a row of a table without its first bar (D683), a picture without its
"!" or with a blank before its name (D684).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from tthc_render.vietnamese.patterns import pattern_of

_ROOTS: Final = "bieu|chi_tieu|rieng|don_vi|van_ban|ky|ky_truoc|cung_ky"
_EXPRESSION: Final = pattern_of(
    rf"(?<![\[\\^])\[\s*(?:=\s*)?(?P<bare>(?:{_ROOTS})\.[a-zA-Z_]\w*[^\[\]]*)\](?!\()"
    rf"|(?<!\{{)\{{\s*=\s*(?P<braces>[^{{}}]{{1,200}})\}}(?!\}})"
    rf"|(?<!\[)\[\s+=\s*(?P<blank>[^\[\]]{{1,200}})\]"
)
_RIGHT: Final = "[="
_PICTURE: Final = pattern_of(
    r"\s*(?P<mark>!?)\s*\[(?P<caption>[^\[\]]{1,300})\](?P<gap>\s*)"
    r"\(\s*(?P<name>[^()/\\:]{1,120}\.(?:png|jpe?g|svg|gif|bmp|webp|tiff?|heic))\s*\)\s*",
    re.IGNORECASE,
)
_RULE: Final = pattern_of(r"\s*\|(?:\s*:?-{3,}:?\s*\|)+\s*")

_OWN_LINE: Final = pattern_of(r"[-+*•#]|\d{1,3}[.)]\s|[a-zđ][.)]\s|!?\[", re.IGNORECASE)
"""What begins an item, a heading, a picture or a command: no cell of a table above. Nor is a line below one column."""


class Misspelt(NamedTuple):
    """A mark: the number of its line from 0, the column from 0, the code, what was typed, how it is written."""

    line: int
    column: int
    code: str
    seen: str
    right: str


def misspelt_marks(lines: Sequence[str], pasted: Collection[int] = ()) -> Iterator[Misspelt]:
    """The marks of ``lines`` that are misspelt; ``pasted`` are lines of tables that are reported otherwise."""
    width = 0
    for number, line in enumerate(lines):
        for found in _EXPRESSION.finditer(line) if "[" in line or "{" in line else ():
            if not found.group().startswith(_RIGHT):
                inner = next(filter(None, found.groups())).strip()
                yield Misspelt(number, found.start(), "D682", found.group(), f"[= {inner}]")
        picture = _PICTURE.fullmatch(line)
        if picture and not (picture["mark"] and not picture["gap"]):
            right = f"![{picture['caption']}]({picture['name'].strip()})"
            yield Misspelt(number, len(line) - len(line.lstrip()), "D684", line.strip(), right)
        bare = line.strip()
        if _RULE.fullmatch(line):
            width = len(bare.strip("|").split("|"))
        elif width and not bare.startswith("|") and (width == 1 or _OWN_LINE.match(bare)):
            width = 0
        elif width and not bare.startswith("|"):
            cells = [cell.strip() for cell in bare.removesuffix("|").split("|")]
            if len(cells) == width and number not in pasted:
                yield Misspelt(number, len(line) - len(line.lstrip()), "D683", bare, f"| {' | '.join(cells)} |")
            else:
                width = 0
