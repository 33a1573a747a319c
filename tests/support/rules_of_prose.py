"""Rules about running text tried on sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, Literal

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.checker import check_prose
from tthc_render.prose.context import ProseContext, ProseFacts
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read

Rule = Callable[[ProseContext], Iterable[Finding]]
_CHOICE: Final = re.compile(r"\{(?P<right>[^{}|]*)\|(?P<wrong>[^{}]*)\}")


def findings_of_rule(rule: Rule, *lines: str, facts: ProseFacts | None = None) -> list[Finding]:
    """What one rule finds in a text; a line may hold line ends."""
    text = "\n".join(lines).split("\n")
    return list(rule(ProseContext(read(from_text(text, "a.txt")), facts or ProseFacts())))


def findings_of_families(
    families: tuple[str, ...], *lines: str, facts: ProseFacts | None = None, picky: bool = False
) -> list[Finding]:
    """What all rules together find in a text, of the codes that begin with one of ``families``."""
    found = check_prose(from_text(lines, "a.txt"), facts, picky=picky)
    return [item for item in found if item.code.startswith(families)]


def assert_one(found: list[Finding], code: str, words: str) -> None:
    """There is one finding, of ``code``, with ``words`` in its sentence or its remedy."""
    assert [item.code for item in found] == [code]
    assert words in f"{found[0].message()} {found[0].hint()}"


def chosen(text: str, which: Literal["right", "wrong"]) -> str:
    """``Tiếp nhận {12|21} hồ sơ`` with the right words, or with the mistake."""
    return _CHOICE.sub(lambda found: found[which], text)


def assert_only_the_mistake_is_told(rule: Rule, text: str, code: str, words: str = "") -> None:
    """A rule is silent on the right one of two texts, and has one finding with ``words`` on the wrong one."""
    assert findings_of_rule(rule, chosen(text, "right")) == []
    assert_one(findings_of_rule(rule, chosen(text, "wrong")), code, words)
