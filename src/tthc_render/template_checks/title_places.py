"""Findings of the linter on the print of an example, at the line of ``report.yaml`` where their words are typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding
from tthc_render.lint.results import LintReport
from tthc_render.reports.computed import Computed
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import read_source

KEYS: Final = {"ten_loai": "ten_loai", "trich_yeu": "trich_yeu", "trich_yeu_cong_van": "trich_yeu"}
"""Role of a paragraph → key of ``report.yaml`` that its words come from, unless the example has words of its own."""


def at_type_lines(
    found: Iterable[Finding], report: LintReport, computed: Computed, file: Path, workspace: Workspace
) -> Iterator[Finding]:
    """``found``, those on words of the type in ``file``; ``report`` is the linter's."""
    roles = {result.rule.id: result.rule.role for result in report.results}
    for item in found:
        key = KEYS.get(roles.get(str(item.details.get("rule")), ""))
        source = read_source(file, workspace.shown(file), Findings()) if key else None
        if key and source and key in source.data and not getattr(computed.report.file.van_ban, key, None):
            item = replace(item, where=source.key_place((key,)))
        yield item
