"""``outputs/index.html``: for people, which unit's report is done, missing or has findings, with links.

One file that works without a network and without the program. Nothing in it depends on the day it is made;
the browser itself compares deadlines with its date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from tthc_render.batch.manifest import Entries, Entry, count
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.document.templates import layout_environment
from tthc_render.formats.writing import write_output
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.periods import PeriodProblem, deadline, parse_period
from tthc_render.vietnamese.text import slug
from tthc_render.workspace.units import Level, Registry, Unit

NAME: Final = "index.html"
PAGE: Final = Path(__file__).with_name("status_page.html")
DONE, BAD, MISSING = "xong", "loi", "chua"
FINDINGS_SHOWN: Final = 20
_KINDS: Final = {
    Severity.ERROR: ("lỗi", "loi"),
    Severity.WARNING: ("cảnh báo", "canh"),
    Severity.INFO: ("lưu ý", "chua"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One unit in one group. ``state`` is DONE, BAD or MISSING."""

    unit: str
    name: str
    level: str
    state: str
    entries: tuple[Entry, ...] = ()


def write_index(folder: Path, entries: Entries, registry: Registry | None, names: Mapping[str, str]) -> None:
    """Write the page into ``folder``, where the manifest is; ``names`` are titles of report types by code.

    Raises RenderingFailed if the file cannot be written.
    """
    page = index_page(entries, registry, names).encode("utf-8")
    path = folder / NAME
    if not path.is_file() or path.read_bytes() != page:
        write_output(path, page)


def index_page(entries: Entries, registry: Registry | None, names: Mapping[str, str]) -> str:
    """The page as HTML."""
    groups = [
        _group(names.get(report_type, report_type), period, rows)
        for (period, report_type), rows in groups_of(entries, registry).items()
    ]
    total = {state: sum(group[state] for group in groups) for state in (DONE, BAD, MISSING)}
    total["canh"] = sum(group["canh"] for group in groups)
    template = layout_environment().from_string(PAGE.read_text(encoding="utf-8"))
    return template.render(cac_nhom=groups, tong=total)


def groups_of(entries: Entries, registry: Registry | None) -> dict[tuple[str, str], list[Row]]:
    """Rows by period and report type, the newest period first; units in the registry's order.

    Expected are all units of the levels that have sent this report: a unit without one is there as MISSING.
    """
    found: dict[tuple[str, str], dict[str, list[Entry]]] = {}
    for formats in entries.values():
        for entry in formats.values():
            found.setdefault((entry.period, entry.report_type), {}).setdefault(entry.unit, []).append(entry)
    units = registry.units if registry else {}
    out = {}
    for key in sorted(found, key=lambda key: (_age(key[0]), key[1]), reverse=True):
        by_unit = found[key]
        levels = {units[code].cap for code in by_unit if code in units}
        rows = [
            _row(unit.ma, unit, by_unit.get(unit.ma, ()))
            for unit in units.values()
            if unit.ma in by_unit or unit.cap in levels
        ]
        rows += [_row(code, None, items) for code, items in by_unit.items() if code not in units]
        out[key] = rows
    return out


def _row(code: str, unit: Unit | None, entries: Sequence[Entry]) -> Row:
    state = MISSING
    if entries:
        state = BAD if any(entry.exit_code or not entry.format for entry in entries) else DONE
    name, level = (unit.ten, unit.cap) if unit else (code or "?", "khac")
    return Row(code, name, level, state, tuple(sorted(entries, key=lambda entry: entry.format)))


def _group(name: str, period: str, rows: Sequence[Row]) -> dict[str, Any]:
    title, due = period, None
    try:
        parsed = parse_period(period)
        title, due = parsed.day_du, deadline(parsed)
    except PeriodProblem:
        pass
    levels = dict.fromkeys(row.level for row in rows)
    return {
        "ten": name or "Không rõ loại báo cáo",
        "ky": title or "không rõ kỳ",
        "han": due.isoformat() if due else "",
        "han_in": format_short(due) if due else "",
        **_counts(rows),
        "canh": sum(row.state == DONE and count(_findings(row))["warning"] > 0 for row in rows),
        "cap": [
            {"ten": Level(level).plural} | _counts([row for row in rows if row.level == level]) for level in levels
        ],
        "dong": [_line(row) for row in rows],
    }


def _counts(rows: Sequence[Row]) -> dict[str, int]:
    return {"so": len(rows), **{state: sum(row.state == state for row in rows) for state in (DONE, BAD, MISSING)}}


def _line(row: Row) -> dict[str, Any]:
    findings = _findings(row)
    counts = count(findings)
    told = ", ".join(f"{counts[str(kind)]} {word}" for kind, (word, _) in _KINDS.items() if counts[str(kind)])
    state, look = {DONE: "Xong", BAD: "Có lỗi", MISSING: "Chưa có"}[row.state], row.state
    if row.state == BAD and any(entry.format for entry in row.entries):
        state = "Có lỗi, tệp cũ"
    return {
        "ten": row.name,
        "tim": slug(row.name).replace("_", " "),
        "tinh_trang": state,
        "lop": look,
        "tep": [{"loai": entry.format.upper(), "duong_dan": quote(entry.path)} for entry in row.entries if entry.path],
        "loi_chung": next((entry.error.split("\n")[0] for entry in row.entries if entry.error), ""),
        "dem": told or f"{len(findings)} mục đã chấp nhận",
        "thong_bao": [_told(item) for item in findings[:FINDINGS_SHOWN]],
    }


def _told(item: Finding) -> dict[str, str]:
    _, look = _KINDS[item.severity]
    return {"ma": item.code, "cau": item.message(), "noi": str(item.where), "lop": look}


def _findings(row: Row) -> tuple[Finding, ...]:
    """The findings of a report, once: its outputs share them. Those of the newest failure come first."""
    return next((entry.findings for entry in row.entries if entry.findings), ())


def _age(period: str) -> tuple[int, Any]:
    try:
        return 1, parse_period(period)
    except PeriodProblem:
        return 0, period
