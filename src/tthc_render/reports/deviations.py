"""Where an issued report deviates from the standard words of its type (``in_khac``): applied and reported.

The standard words are in the outline. A report that must print something else in one place states it with its
reason, so that the outline stays the same for all units and the figures in the sentence still come from the data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.document.inlines import escape
from tthc_render.reports.model import Deviation

Places = Callable[[int, str], Place]
"""The position of key ``str`` of deviation ``int`` in the report's file."""

_HEADING = re.compile(r"(?m)^(#+)([ \t]+)(?:\[[^\[\]\n]*\][ \t]+)?")


def deviate(outline: str, deviations: Sequence[Deviation], place: Places, findings: Findings) -> str:
    """The filled outline with every deviation applied, and a warning C111 for each.

    D312 (an error) if the standard words are missing or occur several times: then nothing is replaced.
    """
    for index, item in enumerate(deviations):
        at = place(index, "thay")
        usual = item.thay if item.thay in outline else escape(item.thay)
        found = _headings(outline, usual) if item.nhan else _places(outline, usual, item.dong)
        if len(found) != 1:
            findings.add("D312", at, words=item.thay, count=len(found))
            continue
        start = found[0]
        printed = usual if item.in_ is None else item.in_
        words = f"{outline[:start]}{printed}{outline[start + len(usual) :]}"
        outline = _labelled(words, start, item.nhan) if item.nhan else words
        shown = f"{item.nhan} {printed}".strip()
        findings.add("C111", at, printed=shown or "–", usual=item.thay, reason=item.vi_sao)
    return outline


def relocate_label_findings(findings: Iterable[Finding], labels: Mapping[str, Place]) -> list[Finding]:
    """Findings on a forced label, placed in the report that has forced it."""
    return [
        replace(item, where=labels[item.details["label"]])
        if item.code == "P101" and item.details.get("label") in labels
        else item
        for item in findings
    ]


def _places(outline: str, words: str, line: str) -> list[int]:
    """The positions of ``words``, in the lines that start with ``line`` if it is given."""
    found = [match.start() for match in re.finditer(re.escape(words), outline)]
    starts = (line, escape(line))
    return [
        at
        for at in found
        for rest in [outline[outline.rfind("\n", 0, at) + 1 :]]
        if rest.startswith(starts) or _bare(rest).startswith(starts)
    ]


def _bare(line: str) -> str:
    """A line from its first word on, without the marks of headings and items."""
    return line.lstrip("#+- \t")


def _headings(outline: str, words: str) -> list[int]:
    """The positions of ``words`` at the start of headings."""
    return [match.end() for match in _HEADING.finditer(outline) if outline.startswith(words, match.end())]


def _labelled(outline: str, start: int, label: str) -> str:
    line = outline.rfind("\n", 0, start) + 1
    marks = outline[line:start].partition(" ")[0]
    return f"{outline[:line]}{marks} [{label}] {outline[start:]}"
