"""Reads the folder of a report type: what reports are made with, and what the checks of templates try out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.diagnostics.io_errors import cause
from tthc_render.formats.template_text import read_template
from tthc_render.forms.model import Form
from tthc_render.reports.blocks import Block, BlockSpec, blocks_of, with_blocks
from tthc_render.reports.indicators import indicator_form
from tthc_render.reports.types import ReportType
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.kept import made_once, read_kept
from tthc_render.yaml_files.source import Source
from tthc_render.yaml_files.validation import validate

TYPE_FILE: Final = "report.yaml"
CONTENT_FILE: Final = "content.md"


@dataclass(frozen=True)
class TypeParts:
    """What could be read of a report type's folder; None for each part that could not.

    ``own`` is the type as ``report.yaml`` has it, ``type`` the same with what its ``blocks`` bring.
    """

    folder: Path
    source: Source | None
    own: ReportType | None
    type: ReportType | None
    blocks: tuple[Block, ...]
    indicators: Form | None
    outline: str | None
    outline_shown: str


def load_type(workspace: Workspace, folder: Path, findings: Findings) -> TypeParts:
    """Read the report type in ``folder``, all its files even where one of them is wrong.

    Findings of the families D and T. That Jinja can read the outline is not tried.
    """
    outline = folder / CONTENT_FILE
    shown = workspace.shown(outline)
    source, own = _type_file(workspace, folder, findings)
    text: str | None = None
    try:
        text = read_template(outline)
    except (OSError, UnicodeDecodeError) as error:
        findings.add("T302", Place(shown), reason=cause(error))
    if source is None or own is None:
        return TypeParts(folder, source, own, None, (), None, text, shown)
    blocks = tuple(blocks_of(workspace, own, lambda index: source.place(("khoi", index)), findings))
    if len(blocks) != len(own.khoi):
        return TypeParts(folder, source, own, None, blocks, None, text, shown)
    whole, indicators, found = made_once(_whole_type, source, own, *(block.spec for block in blocks))
    findings.extend(found)
    return TypeParts(folder, source, own, whole, blocks, indicators, text, shown)


def _whole_type(
    source: Source, own: ReportType, *blocks: BlockSpec
) -> tuple[ReportType, Form | None, tuple[Finding, ...]]:
    """The type with what its blocks bring, its figures as a form, and what is wrong with them."""
    findings = Findings()
    whole = with_blocks(own, blocks)
    return whole, indicator_form(whole, source, findings), tuple(findings)


def type_alone(workspace: Workspace, folder: Path) -> ReportType | None:
    """The type as ``report.yaml`` in ``folder`` has it, without what its blocks bring; None if it cannot be used."""
    return _type_file(workspace, folder, Findings())[1]


def _type_file(workspace: Workspace, folder: Path, findings: Findings) -> tuple[Source | None, ReportType | None]:
    path = folder / TYPE_FILE
    return read_kept(path, workspace.shown(path), _as_type, findings)


def _as_type(source: Source, findings: Findings) -> ReportType | None:
    return validate(ReportType, source, findings)
