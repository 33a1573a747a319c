"""The end of a run: warnings summed by unit and by kind, one line for cron, the whole outcome as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from tthc_render.batch.manifest import count
from tthc_render.batch.run import Run
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.rendering.outcome import Outcome

UNITS_SHOWN: Final = 40
CODES_SHOWN: Final = 25
EXAMPLES_SHOWN: Final = 1
_WORDS: Final = {
    "vi": {
        "unit": "{unit}: {count} cảnh báo ({codes})",
        "code": "{code}: {count} cảnh báo ở {units} đơn vị, nhiều nhất {unit} ({most}). Ví dụ {where}: {message}",
        "more": "… và {count} loại cảnh báo khác; xem trang tình hình.",
        "line": "{reports} báo cáo: {done} xong, {unchanged} không đổi, {bad} có lỗi; {errors} lỗi, {warnings} cảnh "
        "báo; {seconds} giây; mã thoát {code}",
    },
    "en": {
        "unit": "{unit}: {count} warnings ({codes})",
        "code": "{code}: {count} warnings at {units} units, most at {unit} ({most}). For example {where}: {message}",
        "more": "… and {count} other kinds of warnings; see the status page.",
        "line": "{reports} reports: {done} done, {unchanged} unchanged, {bad} with errors; {errors} errors, "
        "{warnings} warnings; {seconds} s; exit code {code}",
    },
}


def warnings_by_unit(outcomes: Sequence[Outcome], lang: str = "vi") -> list[str]:
    """A line for each unit with open warnings; where there are many units, a line for each kind of warning.

    So a warning is never hidden by the size of a run.
    """
    by_unit: dict[str, Counter[str]] = {}
    by_code: dict[str, list[tuple[str, Finding]]] = {}
    for outcome in outcomes:
        for item in outcome.findings:
            if item.severity is Severity.WARNING and not item.accepted:
                by_unit.setdefault(outcome.unit or "?", Counter())[item.code] += 1
                by_code.setdefault(item.code, []).append((outcome.unit or "?", item))
    words = _WORDS[lang]
    if len(by_unit) <= UNITS_SHOWN:
        return [
            words["unit"].format(
                unit=unit,
                count=codes.total(),
                codes=", ".join(f"{code} ×{number}" if number > 1 else code for code, number in codes.most_common()),
            )
            for unit, codes in by_unit.items()
        ]
    lines = []
    for code, items in sorted(by_code.items(), key=lambda pair: -len(pair[1]))[:CODES_SHOWN]:
        units = Counter(unit for unit, _ in items)
        unit, most = units.most_common(1)[0]
        example = next(item for other, item in items if other == unit)
        details = {"units": len(units), "unit": unit, "most": most, "where": example.where}
        lines.append(words["code"].format(code=code, count=len(items), message=example.message(lang), **details))
    if len(by_code) > CODES_SHOWN:
        lines.append(words["more"].format(count=len(by_code) - CODES_SHOWN))
    return lines


def one_line(done: Run, lang: str = "vi") -> str:
    """The whole run in one line, with its exit code."""
    counts = _counts(done)
    return _WORDS[lang]["line"].format(**counts, seconds=round(done.seconds), code=done.exit_code)


def run_as_json(done: Run, lang: str = "vi") -> dict[str, object]:
    """The whole outcome of a run: counts, every report with its outputs and findings, what concerns no report."""
    unchanged = {item.shown for item in done.plan.unchanged}
    return {
        "exit_code": done.exit_code,
        "seconds": round(done.seconds, 3),
        "interrupted": bool(done.interrupted),
        "error": done.error,
        "counts": _counts(done),
        "reports": [
            {
                "file": item.file,
                "unit": item.unit,
                "period": item.period,
                "report_type": item.report_type,
                "exit_code": item.exit_code,
                "unchanged": item.file in unchanged,
                "error": item.error,
                "outputs": [
                    {"path": made.path, "format": made.format, "sha256": made.sha256, "seconds": made.seconds}
                    for made in item.outputs
                ],
                "findings": [found.to_json(lang) for found in item.findings],
            }
            for item in done.outcomes
        ],
        "notes": [item.to_json(lang) for item in done.notes],
    }


def _counts(done: Run) -> dict[str, int]:
    unchanged = {item.shown for item in done.plan.unchanged}
    findings = count(item for outcome in done.outcomes for item in outcome.findings)
    planned = len(done.plan.todo) + len(done.plan.unchanged) + len(done.plan.refused)
    return {
        "reports": planned,
        "done": sum(bool(item.outputs) for item in done.outcomes),
        "unchanged": sum(item.file in unchanged and not item.exit_code for item in done.outcomes),
        "bad": sum(bool(item.exit_code) for item in done.outcomes),
        "left": planned - len(done.outcomes),
        "errors": findings["error"],
        "warnings": findings["warning"],
    }
