"""What a parent's own report fixes about its figures: appendices, subtotals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import Part
from tthc_render.reports.library import Library
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.source import Yaml

_UNIT_WORDS: Final = ("don_vi", "co_quan", "dia_phuong")

_PERSON: Final = re.compile(
    r"(?:stt_)?(?:ho_(?:va_|dem_)?(?:chu_dem_)?(?:va_)?ten|ten_(?:ca_nhan|nguoi|chu_ho|hoc_sinh|can_bo))"
)
_BIRTH: Final = re.compile(r"(?:nam|ngay|ngay_thang|ngay_thang_nam)_sinh|so_(?:cccd|cmnd|can_cuoc|dinh_danh)\w*")


def is_by_unit(part: Part) -> bool:
    """Whether the rows of a part are units rather than fields: its first column of words says so."""
    return part.label is not None and any(word in slug(" ".join(part.label.titles)) for word in _UNIT_WORDS)


def is_of_persons(part: Part) -> bool:
    """Whether the rows of a part are persons, as its column of names or that of their birth says.

    Two persons may have one name.
    """
    titles = [slug(title) for column in part.columns for title in column.titles]
    names = [slug(title) for title in part.label.titles] if part.label is not None else []
    return any(map(_PERSON.match, names)) or (bool(names) and any(map(_BIRTH.fullmatch, titles)))


def subtotals_in(library: Library, unit: str, period: str, kind: str = "") -> list[tuple[str, str]]:
    """The subtotal rows of the parent's own report of that period, as (label, beginning of the names).

    Only reports of type ``kind`` count where one is given.
    """
    found = [pair for data in _own_data(library, unit, period, kind) for pair in _subtotals(data.get("bieu"))]
    return list(dict.fromkeys(found))


def appendices_in(library: Library, unit: str, period: str, kind: str = "") -> list[str]:
    """The forms by unit that the parent's own report of that period, of type ``kind`` where one is given, has."""
    out = []
    for data in _own_data(library, unit, period, kind):
        loaded = library.report_type(str(data.get("loai")), Place(), Findings())
        for code in loaded.type.bieu if loaded else ():
            form = library.form(code, Place(), Findings())
            if form is not None and any(is_by_unit(part) for part in form.parts):
                out.append(code)
    return list(dict.fromkeys(out))


def _own_data(library: Library, unit: str, period: str, kind: str) -> Iterator[Mapping[str, Yaml]]:
    for entry in library.reports.of(unit, period):
        if kind and entry.report_type not in ("", kind):
            continue
        source = read_source(entry.path, entry.shown, Findings())
        if source is not None:
            yield source.data


def _subtotals(data: object) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        if isinstance(data.get("tong_con"), str) and isinstance(data.get("gom"), str):
            yield str(data["tong_con"]), str(data["gom"])
        for value in data.values():
            yield from _subtotals(value)
    elif isinstance(data, list):
        for value in data:
            yield from _subtotals(value)
