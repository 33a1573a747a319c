"""Braces of a tag that stand apart or alone, so that the tag is printed: ``{ { x } }``, ``{ x | so }``, ``x }}``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_NAME: Final = r"[A-Za-zÀ-ỹ_]\w*"
_FILTER: Final = r"(?:[ \t]*\|[ \t]*\w+(?:\([^()\n]*\))?)"
_VALUE: Final = rf"(?:{_NAME}(?:\.\w+|\[[^\]\n]*\])+{_FILTER}*|{_NAME}{_FILTER}+)"
"""A name with steps behind it, or a name with a filter: what is no ordinary word."""
_WELL_FORMED: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_RAW: Final = re.compile(r"\{%-?\s*raw\b")
_STRAY: Final = tuple(
    (re.compile(pattern), mended)
    for pattern, mended in (
        (r"\{[ \t]+\{([^{}\n]*)\}[ \t]*\}", "{{{{ {} }}}}"),
        (r"\{\{([^{}\n]*)\}[ \t]+\}", "{{{{ {} }}}}"),
        (r"\{[ \t]+%([^{}\n]*?)%[ \t]*\}", "{{% {} %}}"),
        (r"\{%([^{}\n]*?)%[ \t]+\}", "{{% {} %}}"),
        (rf"\{{[ \t]*({_VALUE})[ \t]*\}}+", "{{{{ {} }}}}"),
        (rf"({_VALUE})[ \t]*\}}\}}", "{{{{ {} }}}}"),
        (r"\}\}|%\}|\{[ \t]+[{%]|[}%][ \t]+\}", ""),
    )
)


@dataclass(frozen=True, slots=True)
class Stray:
    """Where it stands in the text, what is wrong, and the tag that was meant; "" where that is not known."""

    start: int
    end: int
    why: str
    mended: str


def stray_braces(text: str) -> Stray | None:
    """The first of them beside the tags of ``text``; None for none, or where a template prints braces on purpose."""
    if _RAW.search(text):
        return None
    bare = _WELL_FORMED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    found = [(match, mended) for pattern, mended in _STRAY if (match := pattern.search(bare)) is not None]
    if not found:
        return None
    match, made = min(found, key=lambda item: (item[0].start(), -item[0].end()))
    mended = made.format(match[1].strip()) if made else ""
    shown = " ".join(match[0].split())
    why = f"“{shown}” không phải là thẻ nên in ra nguyên chữ; thẻ viết liền hai dấu ngoặc: {mended or '{{ … }}'}"
    return Stray(match.start(), match.end(), why, mended)
