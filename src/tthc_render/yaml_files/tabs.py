"""Tabs where YAML wants spaces: a block that was pasted with tabs is one finding, not one for each line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import yaml

from tthc_render.yaml_files.misread_lines import pasted_cells
from tthc_render.yaml_files.syntax import LIMITS, Notes, report_tab

_PASTED_ROW: Final = re.compile(r"^ *- [^:\t\n]*[^:\t\n ](?:\t[^:\t\n]*)+$", re.MULTILINE)
"""A list item of cells separated by tabs, as Excel copies them: forms read it as a row."""


def report_tabs(
    notes: Notes, text: str, exempt: Iterable[tuple[int, int]], broken: yaml.MarkedYAMLError | None
) -> frozenset[int]:
    """Report each tab that is not part of a text in quotes or a block; return the lines that have one.

    D010 for a single line, D060 where the tab stands behind words, D050 for lines that follow each other. After an
    error it is not known what is text, so from that point on only a tab before the first word counts.
    """
    lines = _tabbed(text, exempt, broken)
    typed = text.split("\n")
    for run in _runs(text, lines)[: LIMITS["same"]]:
        alone = [line for line in run if not typed[line - 1].strip() or pasted_cells(typed[line - 1])]
        if len(run) == 1 or len(alone) == len(run):
            for line in run:
                report_tab(notes, typed, line - 1, lines[line] - 1)
        else:
            notes.add("D050", run[0], lines[run[0]], count=len(run), last=run[-1])
    return frozenset(lines)


def _tabbed(text: str, exempt: Iterable[tuple[int, int]], broken: yaml.MarkedYAMLError | None) -> dict[int, int]:
    """Lines with a tab that is no part of a text, and the column of the first; both from 1."""
    mark = broken.problem_mark if broken is not None else None
    known = text.rfind("\n", 0, mark.index) + 1 if mark is not None else len(text)
    spans = iter(exempt)
    span = next(spans, None)
    pasted = iter([found.span() for found in _PASTED_ROW.finditer(text)])
    row = next(pasted, None)
    lines: dict[int, int] = {}
    seen, line, start = 0, 1, 0  # up to where lines are done, the line there, its first character
    for found in re.finditer(r"\t", text):
        index = found.start()
        while row is not None and row[1] <= index:
            row = next(pasted, None)
        while span is not None and span[1] <= index:
            span = next(spans, None)
        is_text = (span is not None and span[0] <= index) or (row is not None and row[0] <= index)
        if is_text or index < seen:
            continue
        line += text.count("\n", start, index)
        start = text.rfind("\n", 0, index) + 1
        seen = text.find("\n", index) % (len(text) + 1)  # one tab of a line is enough
        if index < known or not text[start:index].strip(" "):
            lines.setdefault(line, index - start + 1)
    return lines


def _runs(text: str, lines: Iterable[int]) -> list[list[int]]:
    """The lines in groups that only blank lines and comments divide."""
    typed = text.split("\n")
    runs: list[list[int]] = []
    for line in lines:
        between = typed[runs[-1][-1] : line - 1] if runs else []
        if runs and all(not item.strip() or item.lstrip().startswith("#") for item in between):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs
