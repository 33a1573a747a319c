"""A report as a form to be filled in: its fields with names, units, computed figures and last period's values.

It is made from the report type and its forms and needs no report without errors: a cell that cannot be read is shown as
it was typed, and only the figures that depend on it are missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.forms.model import Form
from tthc_render.forms.result import show
from tthc_render.reports.indicators import read_indicators
from tthc_render.reports.library import LoadedType
from tthc_render.reports.model import Head
from tthc_render.workbench.fill_in_tables import Json, Last, formula_words, table_sections, typed_cell
from tthc_render.workspace.units import Registry
from tthc_render.yaml_files.source import Source, value_at

HEAD_FIELDS: Final = (
    ("so", "text"),
    ("ngay", "day"),
    ("trich_yeu", "lines"),
    ("kinh_gui", "lines"),
    ("noi_nhan", "lines"),
    ("luu", "text"),
    ("nguoi_soan", "text"),
    ("quyen_han", "lines"),
    ("chuc_vu_tren_ten", "text"),
    ("ho_ten", "text"),
)
"""The keys of ``van_ban`` that are filled in for every report, and how; the others are for the text view."""
HEAD_LABELS: Final = {
    "so": "Số văn bản",
    "ngay": "Ngày ký",
    "trich_yeu": "Trích yếu",
    "kinh_gui": "Kính gửi",
    "noi_nhan": "Nơi nhận",
    "luu": "Lưu",
    "nguoi_soan": "Ký hiệu người soạn thảo và số bản",
    "quyen_han": "Quyền hạn, chức vụ người ký",
    "chuc_vu_tren_ten": "Chức vụ in trên họ tên",
    "ho_ten": "Họ tên người ký",
}


def sections_of(
    source: Source, loaded: LoadedType, forms: Mapping[str, Form], registry: Registry, last: Last
) -> list[Json]:
    """The parts of the form from the top: head, figures of the text, tables, narratives."""
    data = source.data
    return [
        _head(data),
        *_indicators(source, data, loaded, last),
        *(section for form in forms.values() for section in table_sections(source, form, registry, last)),
        *_narratives(data, loaded, last),
    ]


# --- head and narratives ----------------------------------------------------------------------------------


def _head(data: object) -> Json:
    head = value_at(data, ("van_ban",))
    fields = []
    for key, kind in HEAD_FIELDS:
        info = Head.model_fields[key]
        value = value_at(head, (key,))
        field: Json = {
            "path": ["van_ban", key],
            "label": HEAD_LABELS[key],
            "hint": info.description or "",
            "kind": kind,
            "required": info.is_required(),
        }
        if kind == "lines":
            lines = value if isinstance(value, list) else [] if value is None else [value]
            field["value"] = "\n".join(str(item) for item in lines)
        elif kind == "day":
            field["value"] = _day(value)
        else:
            field |= typed_cell(value)
        fields.append(field)
    return {"id": "van_ban", "title": "Đầu và cuối văn bản", "kind": "fields", "fields": fields}


def _day(value: object) -> str:
    """A date as typed, or what is known of one: "…/6/2024"."""
    if isinstance(value, dict):
        return "/".join(str(value.get(key) or "…") for key in ("ngay", "thang", "nam"))
    return "" if value is None else str(value)


def _narratives(data: object, loaded: LoadedType, last: Last) -> list[Json]:
    fields: list[Json] = [
        {
            "path": ["loi_van", key],
            "label": spec.ten,
            "hint": "",
            "kind": "prose",
            "required": spec.bat_buoc,
            "value": str(
                value_at(
                    data,
                    (
                        "loi_van",
                        key,
                    ),
                )
                or ""
            ).rstrip("\n"),
            "last": last.narrative(key).rstrip("\n"),
            "example": str(spec.vi_du),
        }
        for key, spec in loaded.type.loi_van.items()
    ]
    return [{"id": "loi_van", "title": "Lời văn", "kind": "prose", "fields": fields}] if fields else []


# --- figures of the text ----------------------------------------------------------------------------------


def _indicators(source: Source, data: object, loaded: LoadedType, last: Last) -> list[Json]:
    figures = read_indicators(loaded.type, loaded.indicators, source, Findings(), loaded.indicator_model)
    sections: list[Json] = []
    for part in loaded.indicators.parts:
        group = loaded.type.chi_tieu[part.key]
        fields: list[Json] = []
        for column in part.columns:
            spec = group.truong[column.key]
            value = value_at(
                data,
                (
                    "chi_tieu",
                    part.key,
                    column.key,
                ),
            )
            computed = figures[part.key].get(column.key) if figures and part.key in figures else None
            fields.append(
                {
                    "path": ["chi_tieu", part.key, column.key],
                    "label": spec.ten,
                    "hint": "",
                    "kind": "text" if spec.kieu == "chu" else "number",
                    "unit": "%" if spec.kieu == "ty_le" else "",
                    "required": not (spec.de_trong or group.de_trong or column.formula),
                    "formula": formula_words(column, part),
                    "shown": show(loaded.indicators, column, computed) if computed is not None else "",
                    "last": last.indicator(part.key, column),
                    **typed_cell(value),
                }
            )
        sections.append({"id": f"chi_tieu.{part.key}", "title": group.ten, "kind": "fields", "fields": fields})
    return sections
