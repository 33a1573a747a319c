"""Report types that print the title of another kind of document but do not name the kind: T834."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.types import ReportType
from tthc_render.workspace.kinds import REPORT, DocumentKind, Kinds
from tthc_render.yaml_files.source import Source


def lint_kind_title(own: ReportType, source: Source, kinds: Kinds) -> Iterator[Finding]:
    """A title of another kind than a report, without `loai_van_ban`: the parts stay those of a report."""
    if "ten_loai" not in own.model_fields_set or own.loai_van_ban:
        return
    meant = next((item for item in kinds.kinds.values() if item.title == own.ten_loai.upper()), None)
    if meant is not None and meant.code != REPORT:
        yield finding(
            "T834", source.place(("ten_loai",)), seen=own.ten_loai, kind=meant.name.lower(), like=meant.code,
            lacks=_not_of_the_kind(own, meant),
        )  # fmt: skip


def _not_of_the_kind(own: ReportType, meant: DocumentKind) -> str:
    """What a type that only prints the title of a kind does not have of it: “ (số ghi BC, không phải KH)”."""
    lacks = [f"số ghi {own.ky_hieu}, không phải {meant.short}"] if meant.short not in ("", own.ky_hieu) else []
    lacks += [f"dòng “{meant.formula}” không ra giữa"] if meant.formula else []
    return f" ({'; '.join(lacks)})" if lacks else ""
