"""What every command prints at its end: outcomes, the summary, the JSON object."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from tthc_render.diagnostics.visible import visible, visible_json

if TYPE_CHECKING:
    from tthc_render.diagnostics.findings import Finding
    from tthc_render.rendering.outcome import Outcome


SAID: Final[list[tuple[bool, str]]] = []
"""What this process has printed so far: whether on standard error, and the line."""


def echo(text: object, *, err: bool = False) -> None:
    """Print a line, hidden signs shown. When the pipe is closed (``| head``), printing ends, not the work."""
    _print(visible(str(text), lines=True), err)


def echo_json(data: object, indent: int | None = None) -> None:
    """Print ``data`` as JSON."""
    _print(visible_json(data, indent), err=False)


def _print(text: str, err: bool) -> None:
    SAID.append((err, text))
    with printing():
        click.echo(text, err=err)


@contextlib.contextmanager
def printing() -> Iterator[None]:
    """Within it, a closed standard output is no error: what is printed later goes nowhere."""
    try:
        yield
    except BrokenPipeError:
        _print_nowhere()
    except SystemExit:  # what rich raises for a closed pipe
        _print_nowhere()


def _print_nowhere() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    with contextlib.suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())


def with_new_remedy(item: Finding, lang: str, explained: set[str]) -> str:
    """A finding as text, without its remedy where that is among those ``explained``; it is one of them from now on.

    Empty cells of one kind have one for all, with an example each.
    """
    from tthc_render.diagnostics.findings import format_finding

    said, _, remedy = format_finding(item, lang).partition("\n")
    known_by = remedy.replace(f"“{item.details.get('figure', '')}: 12”", "") if item.code == "D401" else remedy
    is_new = remedy and known_by not in explained
    explained.add(known_by)
    return f"{said}\n{remedy}" if is_new else said


SAME_SHOWN: Final = 50
"""So many findings of one code are printed for one file: nobody reads more, and the cause is mostly one."""


def print_outcome(outcome: Outcome, lang: str, *, everything: bool = False) -> None:
    """One report's findings and files as text: contradictions first, what was declared in one line at the end.

    A remedy that is the same for several findings is printed with the first one of them.
    """
    from tthc_render.diagnostics.groups import FOR_THE_KEEPER, Group, group_of, in_reading_order

    ordered = in_reading_order(outcome.findings)
    declared = [item for item in ordered if (item.accepted or group_of(item) is Group.DECLARED) and not everything]
    shown = [item for item in ordered if item not in declared] if declared else ordered
    explained: set[str] = set()
    for item in not_said_of_others(shown if everything else _without_the_many(shown)):
        is_keepers = item.code in FOR_THE_KEEPER and not everything
        if is_keepers and _was_said(item.message(lang)):
            continue
        text = with_new_remedy(item, lang, explained)
        echo(text.partition("\n")[0] if is_keepers else text, err=True)
    if not everything:
        _print_left_out(shown, lang)
    if outcome.error:
        echo(_error_text(outcome, lang), err=True)
    for output in outcome.outputs:
        echo(f"{output.path} ({output.seconds:.1f} s)")


def _was_said(sentence: str) -> bool:
    """Whether this command has printed the sentence; from now on it has."""
    context = click.get_current_context(silent=True)
    said = context.meta.setdefault(__name__, set()) if context else set()
    known = sentence in said
    said.add(sentence)
    return known


def not_said_of_others(items: Iterable[Finding]) -> Iterator[Finding]:
    """Findings to be printed now: that several files are one report (B202) is said with the first of them only."""
    for item in items:
        files = sorted([item.where.file, *item.details["others"].split(", ")]) if item.code == "B202" else ()
        if not (files and _was_said(f"B202 {files}")):
            yield item


def print_errors(outcome: Outcome, lang: str) -> None:
    """Only what keeps a report from being written."""
    from tthc_render.diagnostics.findings import Severity, format_finding

    errors = [item for item in outcome.findings if item.severity is Severity.ERROR and not item.accepted]
    for item in not_said_of_others(_without_the_many(errors)):
        echo(format_finding(item, lang), err=True)
    _print_left_out(errors, lang)
    if outcome.error:
        echo(_error_text(outcome, lang), err=True)


_IN_LAYOUT: Final = re.compile(
    r"(?P<place>(?P<file>(?P<folder>[^:\n]+)/layout\.(?:docx|html|yaml))(?::\d+)?): (?P<why>.+)", re.DOTALL
)
_OF_LAYOUT: Final = {
    "vi": "Lỗi ở bố cục, không phải ở {file}. Xem hết chỗ sai: tthc-render check {folder}",
    "en": "The fault is in the layout, not in {file}. See all: tthc-render check {folder}",
}
_UNTOLD: Final = {"vi": "{place}: LỖI: {why}", "en": "{place}: ERROR: {why}"}


def _error_text(outcome: Outcome, lang: str) -> str:
    """What ended the work on a file; a fault of its layout is told at the layout, with how to see all of them."""
    from tthc_render.cli.layout_faults import layout_faults
    from tthc_render.diagnostics.findings import format_finding

    at = _IN_LAYOUT.fullmatch(outcome.error)
    if at is None or outcome.error.startswith("(") or outcome.file.startswith(f"{at['folder']}/layout."):
        return f"{outcome.file}: {outcome.error}"
    folder = f'"{at["folder"]}"' if " " in at["folder"] else at["folder"]
    faults = [format_finding(item, lang) for item in layout_faults(at["file"])]
    told = "\n".join(faults) or _UNTOLD[lang].format(place=at["place"], why=at["why"])
    return f"{told}\n    → {_OF_LAYOUT[lang].format(file=outcome.file, folder=folder)}"


def _without_the_many(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first ``SAME_SHOWN`` findings of each code."""
    shown: Counter[str] = Counter()
    for item in findings:
        shown[item.code] += 1
        if shown[item.code] <= SAME_SHOWN:
            yield item


def _print_left_out(findings: Iterable[Finding], lang: str) -> None:
    """A line for each code of which `_without_the_many` has left some out."""
    for code, count in Counter(item.code for item in findings).items():
        if count > SAME_SHOWN:
            echo(_MORE[lang].format(code=code, count=count_in(lang, count - SAME_SHOWN)), err=True)


def count_in(lang: str, count: int) -> str:
    """A count with the groups of digits of the language: ``1.950``, in English ``1,950``."""
    from tthc_render.vietnamese.numbers import format_count

    return format_count(count) if lang == "vi" else f"{count:,}"


_MORE: Final = {
    "vi": "… và {count} chỗ nữa cùng loại {code} (xem hết: tthc-render check --all, hoặc --json).",
    "en": "… and {count} more of the kind {code} (see all: tthc-render check --all, or --json).",
}
_FOLDED = {
    "vi": "{count} chỗ đã khai báo hoặc chấp nhận, có lý do (xem: tthc-render check --all).",
    "en": "{count} places declared or accepted, with reasons (see: tthc-render check --all).",
}


def finish(
    outcomes: Sequence[Outcome],
    as_json: bool,
    lang: str,
    code: int = 0,
    what: str = "báo cáo",
    notes: Sequence[Finding] = (),
    *,
    strict: bool = False,
    besides: int = 0,
) -> None:
    """The summary, or the JSON object; ends the command with the worst exit code, at least ``code``.

    ``notes`` are findings of no report. ``strict``: open warnings end with 1 as errors do.
    The first ``besides`` outcomes are templates and layouts checked along with reports, and counted as such.
    """
    if as_json:
        echo_json(_as_json(outcomes, notes, lang))
    else:
        echo(_summary(outcomes, notes, lang, what, besides), err=True)
    code = max((code, *(outcome.exit_code for outcome in outcomes)))
    if strict and not code:
        from tthc_render.diagnostics.findings import Severity

        found = [*(item for outcome in outcomes for item in outcome.findings), *notes]
        code = int(any(item.severity is Severity.WARNING and not item.accepted for item in found))
    click.get_current_context().exit(code)


def _as_json(outcomes: Sequence[Outcome], notes: Sequence[Finding], lang: str) -> dict[str, object]:
    findings = [*(item for outcome in outcomes for item in outcome.findings), *notes]
    return {
        "findings": [item.to_json(lang) for item in findings],
        "outputs": [
            {"path": output.path, "format": output.format, "sha256": output.sha256, "seconds": output.seconds}
            for outcome in outcomes
            for output in outcome.outputs
        ],
        "errors": [_error_as_json(outcome) for outcome in outcomes if outcome.error],
    }


def _error_as_json(outcome: Outcome) -> dict[str, str]:
    """What ended the work on a file; with the code of the fault of its layout, where that is known."""
    from tthc_render.cli.layout_faults import layout_faults

    at = _IN_LAYOUT.fullmatch(outcome.error)
    codes = [item.code for item in layout_faults(at["file"])] if at else []
    return {"file": outcome.file, "message": outcome.error, **({"code": codes[0]} if codes else {})}


_ENGLISH = {"báo cáo": "reports", "mẫu": "templates"}


def _has_error(outcome: Outcome) -> bool:
    """Is there an error in the file itself, not only in another one that it uses?"""
    from tthc_render.workspace.paths import DEADLINES_FILE, UNITS_FILE

    shared = (f"/{UNITS_FILE}", f"/{DEADLINES_FILE}")
    return bool(outcome.error) or any(
        item.severity == "error" and not item.accepted
        for item in outcome.findings
        if item.where.file == outcome.file or not f"/{item.where.file}".endswith(shared)
    )


def _summary(outcomes: Sequence[Outcome], notes: Sequence[Finding], lang: str, what: str, besides: int = 0) -> str:
    from tthc_render.diagnostics.findings import Severity
    from tthc_render.diagnostics.groups import Group, group_of
    from tthc_render.diagnostics.kinds import kinds_of

    kinds = [kind for found in (*(outcome.findings for outcome in outcomes), notes) for kind in kinds_of(found)]
    counts = dict.fromkeys(Severity, 0)
    for kind in kinds:
        counts[kind.severity] += 0 if kind.accepted else kind.number
    counts[Severity.ERROR] += sum(bool(outcome.error) for outcome in outcomes)
    declared = sum(kind.number for kind in kinds if kind.accepted or group_of(kind) is Group.DECLARED)
    folded = f"\n{_FOLDED[lang].format(count=declared)}" if declared else ""
    count = len(outcomes) - besides
    own = [_has_error(outcome) for outcome in outcomes[besides:] if outcome.exit_code]
    failed, waiting = sum(own), len(own) - sum(own)
    bad = sum(1 for outcome in outcomes[:besides] if outcome.exit_code)
    written = sum(len(outcome.outputs) for outcome in outcomes)
    if lang == "en":
        return (
            f"{count} {_ENGLISH[what]}, {failed} with errors, "
            f"{f'{waiting} not checked for errors in another file, ' if waiting else ''}"
            f"{f'{besides} templates and layouts, {bad} with errors, ' if besides else ''}{written} files written; "
            f"{counts[Severity.ERROR]} errors, {counts[Severity.WARNING]} warnings, "
            f"{counts[Severity.INFO]} notes.{folded}"
        )
    return (
        f"{count} {what}, {failed} {what} có lỗi, "
        f"{f'{waiting} {what} chưa kiểm tra được vì lỗi ở tệp khác, ' if waiting else ''}"
        f"{f'{besides} mẫu, bố cục ({bad} có lỗi), ' if besides else ''}ghi {written} tệp; "
        f"{counts[Severity.ERROR]} lỗi, {counts[Severity.WARNING]} cảnh báo, {counts[Severity.INFO]} lưu ý.{folded}"
    )
