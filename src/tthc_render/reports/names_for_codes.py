"""Names typed where a report needs a code: of a unit, of a report type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.library import Library
from tthc_render.vietnamese.text import fold, nearest
from tthc_render.workspace.units import Unit
from tthc_render.yaml_files.source import Source

MOST: Final = 3
LEAST: Final = 12
"""Letters of the beginning of a name that tell which one it is."""


def with_codes_for_names(found: Iterable[Finding], source: Source, library: Library) -> Iterator[Finding]:
    """The findings, D319 in place of D241 where the name of a unit or a report type that exists was typed.

    D241 offers the code of the unit that is nearest.
    """
    for item in found:
        key = next((key for key in ("don_vi", "loai") if item.where == source.place((key,))), "")
        codes = _codes(key, str(source.data.get(key)), library) if item.code == "D241" and key else []
        if item.code == "D241" and key == "loai" and not codes:
            yield finding(
                "D305", item.where, value=item.details["value"], known=", ".join(_named_alike(source, library))
            )
        elif codes:
            value, right = item.details["value"], " / ".join(codes[:MOST])
            yield finding("D319", item.where, key=key, value=value, right=right)
        elif item.code == "D241" and key == "don_vi" and (near := nearest(str(item.details["right"]), _units(library))):
            yield replace(item, details={**item.details, "right": near})
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
        names = {unit.ma: [unit.ten, " ".join(unit.ten_in)] for unit in _units(library).values()}
    wanted = _bare(typed)
    exact = [code for code, all_names in names.items() if wanted in map(_bare, all_names)]
    return exact or [
        code
        for code, all_names in names.items()
        if any(_begins(_bare(name), wanted, is_type=key == "loai") for name in all_names if name)
    ]


def _units(library: Library) -> Mapping[str, Unit]:
    registry = library.units(Findings())
    return registry.units if registry is not None else {}


def _begins(name: str, typed: str, *, is_type: bool) -> bool:
    """Does one of the names begin with the other? A unit's name may be typed with more words, a type's with fewer."""
    return typed.startswith(name) or (is_type and len(typed) >= LEAST and name.startswith(typed))


def _named_alike(source: Source, library: Library) -> list[str]:
    """The codes of all report types, those whose names share most words with what was typed first."""
    wanted = set(_bare(str(source.data.get("loai"))).split("_"))
    codes = library.workspace.names("reports")
    shared = {
        code: max(
            (len(wanted & set(_bare(item.type.ten).split("_"))) for item in library.type_versions(code)), default=0
        )
        for code in codes
    }
    return sorted(codes, key=lambda code: (-shared[code], code))


def _bare(name: str) -> str:
    return fold(name).replace("uy_ban_nhan_dan", "ubnd").replace("-", "_")
