"""What an editor knows of a workspace besides the shape of its files: units, types, periods, names for `[= … ]`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tthc_render.reports.types import ReportType
from tthc_render.vietnamese.periods import Period, PeriodError, PeriodKind, codes_of

Json = dict[str, object]
YEARS: Final = "(?:19|20|21)[0-9]{2}"
UNKNOWN_UNIT: Final = "Đơn vị không có trong data/units.yaml; thêm bằng: tthc-render new unit"
NO_PERIOD: Final = "Kỳ của loại báo cáo này ghi như {example}"
NARRATIVE: Final = "Số đã nhập lấy bằng [= tên]; rê chuột lên một ô số để xem tên của nó"
IN_PROSE: Final = "Trong lời văn: [= {name}{how}]"


def of_workspace(
    schema: Json, kinds: Sequence[ReportType], units: Mapping[str, str], periods: Iterable[Period]
) -> Json:
    """The schema of reports of one type (``kinds`` are its versions) with what there is in the workspace.

    ``units`` are names by code; ``periods`` those to be offered. Samples that an editor would offer are left out.
    """
    properties = schema.get("properties")
    if not isinstance(properties, dict):
        return schema
    if "loai" in properties:
        properties["loai"] = {"description": _described(properties["loai"]), "const": kinds[0].ma}
    if units and "don_vi" in properties:
        properties["don_vi"] = {
            "description": _described(properties["don_vi"]),
            "enum": list(units),
            "enumDescriptions": list(units.values()),
            "errorMessage": UNKNOWN_UNIT,
        }
    if "ky" in properties:
        properties["ky"] = _period(properties["ky"], kinds, periods)
    definitions = schema.get("$defs")
    if isinstance(definitions, dict):
        _real_days(definitions)
        if isinstance(properties.get("loi_van"), dict):
            properties["loi_van"] |= {"description": f"{_described(properties['loi_van'])}. {NARRATIVE}"}
        for key in ("chi_tieu", "bieu"):
            _name_figures(properties.get(key), definitions, (key,), set())
    return without_samples(schema)


def _described(schema: object) -> str:
    return str(schema.get("description", "")) if isinstance(schema, dict) else ""


def _period(schema: object, kinds: Sequence[ReportType], periods: Iterable[Period]) -> Json:
    """Periods of the kinds that the type is made for: those of the workspace are offered, impossible ones refused."""
    wanted = dict.fromkeys(name for kind in kinds for name in kind.ky)
    codes = [code for name in wanted for code in codes_of(PeriodKind(name))]
    parts = [code for code in codes if code]
    ends = [*([f"-(?:{'|'.join(parts)})"] if parts else []), *([""] if "" in codes else [])]
    example = f"2026-{parts[-1]}" if parts else "2026"
    error = NO_PERIOD.format(example=example)
    description = f"{_described(schema)}, ghi như {example}"
    given = schema.get("anyOf", []) if isinstance(schema, dict) else []
    custom = [item for item in given if "$ref" in item]
    if not ends:  # periods of its own only
        return {"description": _described(schema), "anyOf": custom}
    offered = [
        {"label": item.code, "description": item.day_du, "body": item.code}
        for item in dict.fromkeys(periods)
        if item.kind in wanted
    ]
    members: list[Json] = [
        {
            "type": "string",
            "pattern": f"^{YEARS}(?:{'|'.join(ends)})$",
            "patternErrorMessage": error,
            "errorMessage": error,
            "defaultSnippets": offered,
        }
    ]
    if "" in codes:
        members.append({"type": "integer", "minimum": 1900, "maximum": 2199})
    return {"description": description, "anyOf": [*members, *custom], "errorMessage": error}


def offered_periods(existing: Iterable[Period]) -> list[Period]:
    """Of the periods that there are, each and the one that follows, the latest first."""
    found = set(existing)
    for period in list(found):
        try:
            found.add(period.sau)
        except (PeriodError, ValueError):
            continue
    return sorted(found, reverse=True)


def _real_days(definitions: Mapping[str, object]) -> None:
    """Days and months of a date that is not whole yet."""
    partial = definitions.get("PartialDay")
    properties = partial.get("properties", {}) if isinstance(partial, dict) else {}
    for key, most in (("ngay", 31), ("thang", 12)):
        for item in properties.get(key, {}).get("anyOf", []):
            if item.get("type") == "integer":
                item |= {"minimum": 1, "maximum": most}


def _name_figures(schema: object, definitions: Mapping[str, object], path: tuple[str, ...], seen: set[str]) -> None:
    """Adds to the description of every figure below ``schema`` how narrative names it."""
    if not isinstance(schema, dict):
        return
    reference = str(schema.get("$ref", ""))
    if reference:
        name = reference.rpartition("/")[2]
        if (name in seen and len(path) < 3) or name.endswith("Override"):
            return
        seen.add(name)
        _name_figures(definitions.get(name), definitions, path, seen)
    for choice in ("anyOf", "oneOf"):
        for item in schema.get(choice, []):
            _name_figures(item, definitions, path, seen)
    _name_figures(schema.get("items"), definitions, path, seen)
    for key, item in schema.get("properties", {}).items():
        below = (*path, "tong" if key == "dong" and path[0] == "bieu" else key.replace(".", "_"))
        if _is_figure(item):
            _add_name(item, ".".join(below))
        else:
            _name_figures(item, definitions, below, seen)


def _is_figure(schema: object) -> bool:
    if not isinstance(schema, dict):
        return False
    members = [schema, *schema.get("anyOf", []), *schema.get("oneOf", [])]
    return any(item.get("type") in ("integer", "number") for item in members)


def _add_name(schema: Json, name: str) -> None:
    words = IN_PROSE.format(name=name, how=" | ty_le" if "%" in str(schema.get("description", "")) else " | so")
    description = str(schema.get("description", ""))
    if "[= " not in description:
        schema["description"] = f"{description}. {words}" if description else words


def without_samples(schema: Mapping[str, object]) -> Json:
    """``schema`` without ``examples``, which an editor would offer as if they were values."""
    return {name: _sampleless(item) for name, item in schema.items() if name != "examples" or isinstance(item, dict)}


def _sampleless(schema: object) -> object:
    if isinstance(schema, list):
        return [_sampleless(item) for item in schema]
    return without_samples(schema) if isinstance(schema, dict) else schema
