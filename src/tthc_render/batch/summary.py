"""The end of a run: errors and warnings summed by unit and by kind, one line for cron, all as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from tthc_render.batch.run import RunResult
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.diagnostics.kinds import count, kinds_of
from tthc_render.rendering.outcome import Outcome

UNITS_MANY: Final = 40
"""Above so many units warnings are summed by kind, with an example."""
UNITS_SHOWN: Final = 5
CODES_SHOWN: Final = 3
_WORDS: Final = {
    "vi": {
        "bad": "Chưa làm được: {units}.",
        "units": "Cảnh báo: {units}.",
        "others": " và {count} đơn vị khác",
        "code": "{code}: {count} cảnh báo ở {units} đơn vị, nhiều nhất {unit} ({most}). Ví dụ {where}: {message}",
        "more": "… và {count} loại cảnh báo khác; xem trang tình hình.",
        "line": "{reports} báo cáo: {done} xong, {unchanged} không đổi, {bad} có lỗi; {errors} lỗi, {warnings} cảnh "
        "báo; {seconds} giây; mã thoát {code}",
    },
    "en": {
        "bad": "Not made: {units}.",
        "units": "Warnings: {units}.",
        "others": " and {count} other units",
        "code": "{code}: {count} warnings at {units} units, most at {unit} ({most}). For example {where}: {message}",
        "more": "… and {count} other kinds of warnings; see the status page.",
        "line": "{reports} reports: {done} done, {unchanged} unchanged, {bad} with errors; {errors} errors, "
        "{warnings} warnings; {seconds} s; exit code {code}",
    },
}


def warnings_by_unit(outcomes: Sequence[Outcome], lang: str = "vi") -> list[str]:
    """A line on the units with open warnings; where there are many units, a line for the commonest kinds of warning.

    So warnings are never hidden by the size of a run.
    """
    by_unit: Counter[str] = Counter()
    by_code: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        for kind in kinds_of(outcome.findings):
            if kind.severity is Severity.WARNING and not kind.accepted:
                by_unit[outcome.unit or "?"] += kind.number
                by_code.setdefault(kind.code, Counter())[outcome.unit or "?"] += kind.number
    words = _WORDS[lang]
    if not by_unit:
        return []
    if len(by_unit) <= UNITS_MANY:
        return [words["units"].format(units=_units(by_unit, lang))]
    lines = []
    for code, units in sorted(by_code.items(), key=lambda pair: -pair[1].total())[:CODES_SHOWN]:
        unit, most = units.most_common(1)[0]
        example = _first(code, unit, outcomes)
        details = {"units": len(units), "unit": unit, "most": most, "where": example.where}
        lines.append(words["code"].format(code=code, count=units.total(), message=example.message(lang), **details))
    if len(by_code) > CODES_SHOWN:
        lines.append(words["more"].format(count=len(by_code) - CODES_SHOWN))
    return lines


def _first(code: str, unit: str, outcomes: Sequence[Outcome]) -> Finding:
    """The first finding of ``code`` at ``unit`` that is not accepted."""
    own = (outcome.findings for outcome in outcomes if (outcome.unit or "?") == unit)
    having = (found for found in own if any(kind.code == code and not kind.accepted for kind in kinds_of(found)))
    return next(item for found in having for item in found if item.code == code and not item.accepted)


def errors_by_unit(outcomes: Sequence[Outcome], lang: str = "vi") -> list[str]:
    """A line on the units whose reports could not be made, none where there are none."""
    counts = Counter(outcome.unit or "?" for outcome in outcomes if outcome.exit_code)
    return [_WORDS[lang]["bad"].format(units=_units(counts, lang))] if counts else []


def _units(counts: Counter[str], lang: str) -> str:
    """``a 3, b 1 và 5 đơn vị khác``: the units with the most."""
    shown = ", ".join(f"{unit} {count}" for unit, count in counts.most_common(UNITS_SHOWN))
    others = len(counts) - UNITS_SHOWN
    return shown + (_WORDS[lang]["others"].format(count=others) if others > 0 else "")


def one_line(done: RunResult, lang: str = "vi") -> str:
    """The whole run in one line, with its exit code."""
    counts = _counts(done)
    return _WORDS[lang]["line"].format(**counts, seconds=round(done.seconds), code=done.exit_code)


def run_as_json(done: RunResult, lang: str = "vi") -> dict[str, object]:
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


def _counts(done: RunResult) -> dict[str, int]:
    unchanged = {item.shown for item in done.plan.unchanged}
    findings = count(*(outcome.findings for outcome in done.outcomes))
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
