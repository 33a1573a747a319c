"""Indicator blocks: sentences with their figures that several report types include.

A block is ``templates/blocks/<name>.yaml`` (its figures, narratives and what is carried over) and ``<name>.md`` (its
sentences). ``khoi: [pakn]`` in ``report.yaml`` takes over the first, ``{% include "khoi/pakn.md" %}`` in
``content.md`` prints the second. Only files of these folders can be included.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import jinja2
from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.diagnostics.io_errors import cause
from tthc_render.document.templates import content_environment
from tthc_render.formats.template_text import read_template
from tthc_render.reports.types import CarrySpec, GroupSpec, NarrativeSpec, RelationSpec, ReportType
from tthc_render.vietnamese.text import nearest
from tthc_render.workspace.paths import Workspace, listed
from tthc_render.yaml_files.fields import Key, Model, Text
from tthc_render.yaml_files.kept import read_kept
from tthc_render.yaml_files.source import Source
from tthc_render.yaml_files.validation import validate

FOLDER: Final = "blocks"
PREFIX: Final = "khoi/"
_NAME: Final = re.compile(rf"{PREFIX}([a-z0-9][a-z0-9_-]*)\.md")


class BlockSpec(Model):
    """Một khối chỉ tiêu dùng chung cho nhiều loại báo cáo."""

    ten: Text = Field(description="Khối nói về gì")
    nguon: Text = Field(description="Căn cứ của khối")
    bieu: tuple[Text, ...] = Field((), description="Các biểu mẫu mà khối lấy số")
    chi_tieu: dict[Key, GroupSpec] = Field({}, description="Số liệu trong lời văn, theo nhóm")
    loi_van: dict[Key, NarrativeSpec] = Field({}, description="Các chỗ dành cho lời văn của đơn vị")
    noi_tiep: tuple[CarrySpec, ...] = Field((), description="Số chuyển từ kỳ trước sang")
    doi_chieu: tuple[RelationSpec, ...] = Field((), description="Đối chiếu giữa các biểu và lời văn")


@dataclass(frozen=True)
class Block:
    """A block that has been read: its data and its sentences, with the paths shown to the user."""

    name: str
    spec: BlockSpec
    source: Source
    outline: str
    outline_shown: str


def load_block(workspace: Workspace, name: str, asked: Place, findings: Findings) -> Block | None:
    """The block ``name``, named at ``asked``; None with findings of family T or D if it cannot be used."""
    path = _file(workspace.template_roots, f"{name}.yaml")
    words = _file(workspace.template_roots, f"{name}.md")
    if path is None:
        if words is not None:
            findings.add("T619", asked, name=name, missing=f"{name}.yaml", other=f"{name}.md")
        else:
            known = block_names(workspace)
            findings.add("T615", asked, name=name, near=nearest(name, known) or "–", known=", ".join(known) or "–")
        return None
    if words is None:
        findings.add("T619", asked, name=name, missing=f"{name}.md", other=f"{name}.yaml")
    source, spec = read_kept(path, workspace.shown(path), _as_block, findings)
    if source is None or spec is None or words is None:
        return None
    try:
        outline = read_template(words)
    except (OSError, UnicodeDecodeError) as error:
        findings.add("T302", Place(workspace.shown(words)), reason=cause(error))
        return None
    return Block(name, spec, source, outline, workspace.shown(words))


def _as_block(source: Source, findings: Findings) -> BlockSpec | None:
    return validate(BlockSpec, source, findings)


def block_names(workspace: Workspace) -> list[str]:
    """All blocks that can be included, sorted."""
    return sorted({path.stem for root in workspace.template_roots for path in listed(root / FOLDER, "*.yaml")})


def _file(roots: Iterable[Path], name: str) -> Path | None:
    return next((root / FOLDER / name for root in roots if (root / FOLDER / name).is_file()), None)


def with_blocks(kind: ReportType, specs: Sequence[BlockSpec]) -> ReportType:
    """The report type with everything its blocks bring: groups of one name are joined, its own fields win."""
    if not specs:
        return kind
    groups: dict[str, GroupSpec] = {}
    for source in (*(spec.chi_tieu for spec in specs), kind.chi_tieu):
        for key, group in source.items():
            groups[key] = _joined(groups[key], group) if key in groups else group
    words: dict[str, NarrativeSpec] = {}
    for narratives in (*(spec.loi_van for spec in specs), kind.loi_van):
        words |= narratives
    return kind.model_copy(
        update={
            "bieu": tuple(dict.fromkeys([*(code for spec in specs for code in spec.bieu), *kind.bieu])),
            "chi_tieu": groups,
            "loi_van": words,
            "noi_tiep": (*(item for spec in specs for item in spec.noi_tiep), *kind.noi_tiep),
            "doi_chieu": (*(item for spec in specs for item in spec.doi_chieu), *kind.doi_chieu),
        }
    )


def _joined(first: GroupSpec, second: GroupSpec) -> GroupSpec:
    checks = tuple(dict.fromkeys((*first.kiem_tra, *second.kiem_tra)))
    return second.model_copy(update={"truong": {**first.truong, **second.truong}, "kiem_tra": checks})


class BlockLoader(jinja2.BaseLoader):
    """Finds the sentences of blocks below the template folders ``roots``, and no other file."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self.roots = roots

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of ``khoi/<name>.md``; jinja2.TemplateNotFound for any other name."""
        match = _NAME.fullmatch(template)
        path = _file(self.roots, f"{match[1]}.md") if match else None
        if path is None:
            raise jinja2.TemplateNotFound(template, f"không có khối “{template}”")
        text, changed = read_template(path), path.stat().st_mtime_ns
        # Jinja takes one line end away; without another one the next line of the outline would be glued on.
        return text.rstrip("\n") + "\n\n", template, lambda: path.stat().st_mtime_ns == changed


@functools.lru_cache(maxsize=16)
def outline_environment(roots: tuple[Path, ...]) -> jinja2.Environment:
    """The environment of ``content.md`` with the blocks of these template folders."""
    return content_environment().overlay(loader=BlockLoader(roots))


def included(outline: str) -> list[str]:
    """The names of the blocks that an outline includes."""
    pattern = re.compile(r"\{%-?\s*include\s+[\"']" + _NAME.pattern + r"[\"']")
    return list(dict.fromkeys(pattern.findall(outline)))


def cycle_of(workspace: Workspace, name: str) -> list[str]:
    """The blocks through which ``name`` includes itself, from ``name`` to ``name``; empty if it does not."""
    ways = [[name]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        words = _file(workspace.template_roots, f"{way[-1]}.md")
        try:
            inside = included(read_template(words)) if words is not None else []
        except (OSError, UnicodeDecodeError):
            inside = []  # reported where the block itself is read
        if name in inside:
            return [*way, name]
        ways += [[*way, item] for item in inside if item not in seen]
        seen.update(inside)
    return []


def blocks_of(workspace: Workspace, kind: ReportType, place: Callable[[int], Place], findings: Findings) -> list[Block]:
    """The blocks that a report type names and that can be used; ``place(i)`` is where it names the i-th."""
    loaded = (load_block(workspace, name, place(index), findings) for index, name in enumerate(kind.khoi))
    return [block for block in loaded if block is not None]
