"""Whether the report inside a finished file is the one whose figures the file carries and prints.

Hashes inside do not show it: whoever exchanges the report writes the hash of the new one beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.formats.record import FIGURES, REPORT, EmbeddedFiles, json_object
from tthc_render.vietnamese.typed_numbers import NumberError, parse_decimal
from tthc_render.yaml_files.loader import parse_source

Row = Mapping[str, object]
_OWN_KEYS: Final = ("nhom", "tong_con")
"""A row with one of these keys is a head or a sum, not data."""


def fault_inside(record: EmbeddedFiles) -> str:
    """What of the report in ``record`` belongs to another one; "" if nothing does. Raises RecordError."""
    return report_fault(record.report, json_object(record.figures, FIGURES), record.identity())


def report_fault(report: bytes, figures: Row, identity: Row) -> str:
    """What of the YAML ``report`` belongs to another report than ``figures`` and ``identity``; "" if nothing does.

    Only figures that are typed as such are compared: each must be among those of its column.
    """
    source = parse_source(report, REPORT, Findings())
    if source is None:
        return f"không đọc được {REPORT} kèm theo"
    for key in ("don_vi", "loai"):
        if source.data.get(key) != identity.get(key):
            return f"{REPORT} kèm theo là của báo cáo khác"
    for where, typed, known in _columns(source.data, figures):
        if strange := next(iter(typed - known), None):
            return f"{REPORT} kèm theo có {where} = {strange}, số liệu đã tính không có số này"
    return ""


def _columns(data: Row, figures: Row) -> Iterator[tuple[str, Counter[Decimal], Counter[Decimal]]]:
    """The typed figures and those that were noted when the file was made, of each field and each column."""
    noted = _mapping(figures.get("chi_tieu"))
    for group, fields in _mapping(data.get("chi_tieu")).items():
        known = _mapping(noted.get(group))
        for key, value in _mapping(fields).items():
            if key in known:
                yield f"chi_tieu.{group}.{key}", _numbers([value]), _numbers([known[key]])
    forms = _mapping(figures.get("bieu"))
    for code, body in _mapping(data.get("bieu")).items():
        parts = _mapping(_mapping(forms.get(code)).get("phan"))
        frames = _mapping(body)
        for part, noted_part in parts.items():
            frame = frames if len(parts) == 1 and "dong" in frames else _mapping(frames.get(part))
            known_rows = [_mapping(row.get("so")) for row in _rows(_mapping(noted_part).get("dong"))]
            typed_rows = [row for row in _rows(frame.get("dong")) if not any(key in row for key in _OWN_KEYS)]
            for key in {key: None for row in typed_rows for key in row}:
                there = _numbers(row[key] for row in known_rows if key in row)
                if there:
                    yield f"{code}.{key}", _numbers(row[key] for row in typed_rows if key in row), there


def _numbers(values: Iterable[object]) -> Counter[Decimal]:
    """The figures among ``values`` and how often each is there; words and figures printed otherwise are left out."""
    return Counter(number for value in values if (number := _number(value)) is not None)


def _number(value: object) -> Decimal | None:
    if isinstance(value, dict):
        value = value.get("gia_tri")
    try:
        if isinstance(value, str):
            return parse_decimal(value, bool(getattr(value, "quoted", False)))
        if isinstance(value, int | float) and not isinstance(value, bool):
            return Decimal(str(value))
    except (NumberError, InvalidOperation):
        pass
    return None


def _mapping(value: object) -> Row:
    return value if isinstance(value, dict) else {}


def _rows(value: object) -> list[Row]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
