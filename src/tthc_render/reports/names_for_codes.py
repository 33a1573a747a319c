"""Names typed where a report needs a code: of a unit, of a report type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.library import Library
from tthc_render.vietnamese.text import fold
from tthc_render.yaml_files.source import Source

MOST: Final = 3


def with_codes_for_names(found: Iterable[Finding], source: Source, library: Library) -> Iterator[Finding]:
    """The findings, D319 in place of D241 where the name of a unit or a report type that exists was typed."""
    for item in found:
        key = next((key for key in ("don_vi", "loai") if item.where == source.place((key,))), "")
        codes = _codes(key, str(source.data.get(key)), library) if item.code == "D241" and key else []
        if codes:
            value, right = item.details["value"], " / ".join(codes[:MOST])
            yield finding("D319", item.where, key=key, value=value, right=right)
        else:
            yield item


def _codes(key: str, typed: str, library: Library) -> list[str]:
    """The codes of all units or report types that have this name."""
    if key == "loai":
        names = {
            code: [version.type.ten for version in library.type_versions(code)]
            for code in library.workspace.names("reports")
        }
    else:
        registry = library.units(Findings())
        units = registry.units.values() if registry is not None else ()
        names = {unit.ma: [unit.ten, " ".join(unit.ten_in)] for unit in units}
    wanted = _bare(typed)
    exact = [code for code, all_names in names.items() if wanted in map(_bare, all_names)]
    return exact or [
        code for code, all_names in names.items() if any(wanted.startswith(_bare(name)) for name in all_names if name)
    ]


def _bare(name: str) -> str:
    return fold(name).replace("uy_ban_nhan_dan", "ubnd").replace("-", "_")
