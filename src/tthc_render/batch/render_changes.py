"""Arriving files: after each change below ``data/`` and ``templates/`` what has changed is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.diagnostics.errors import TthcError, WrongUsage
from tthc_render.diagnostics.findings import format_finding
from tthc_render.formats.writing import PART_SUFFIX
from tthc_render.rendering.outcome import Outcome

MILLISECONDS_OF_QUIET: Final = 400
"""An editor or a copying program writes a file in several steps; they count as one change."""

_GONE: Final = {"vi": "{file}: không còn ở đây", "en": "{file}: is not there any more"}


def changes_below(folders: Sequence[Path]) -> Iterator[list[Path]]:
    """The files that have changed, each time that some have, until Ctrl-C.

    Raises WrongUsage where the extra ``watch`` is missing.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise WrongUsage("Chưa cài phần theo dõi tệp. Chạy: pip install 'tthc-render[watch]'") from error
    changes = watch(*folders, debounce=MILLISECONDS_OF_QUIET, raise_interrupt=False)
    files = (sorted(Path(name) for _, name in some if not is_passing(Path(name))) for some in changes)
    return filter(None, files)


def is_passing(path: Path) -> bool:
    """Whether a file is one that programs put down for a moment, such as the lock of an open Word document."""
    return path.name.startswith(("~$", ".")) or path.name.endswith((PART_SUFFIX, "~", ".tmp", ".swp"))


def render_changes(
    options: Options,
    changes: Iterable[Sequence[Path]],
    show: Callable[[Outcome], None],
    print_line: Callable[[str], None],
) -> int:
    """Render what has changed since the last run, now and after each of ``changes``, until a signal stops a run.

    ``show`` gets each outcome that is new or another than before, ``print_line`` lines about a run, reports that are
    gone, and findings on outputs that no report makes any more. No error of a run ends this. Returns the exit code: 0
    where ``changes`` end, else 130 or 143.
    """
    reported = Reported()
    code = _once(options, show, print_line, reported)
    for _ in () if code else changes:
        if code := _once(options, show, print_line, reported):
            break
    return code


@dataclass(slots=True)
class Reported:
    """What has been reported: the state of each report, and findings of no report. Empty before the first run."""

    states: dict[str, object] | None = None
    notes: frozenset[str] = frozenset()


def _once(
    options: Options, show: Callable[[Outcome], None], print_line: Callable[[str], None], reported: Reported
) -> int:
    shown: list[Outcome] = []
    try:
        done = run(options, shown.append)
    except TthcError as error:
        print_line(error.message)
        return 0
    before = reported.states
    if before is None:
        before = {item.shown: _state(outcome) for item, outcome in zip(done.plan.unchanged, shown, strict=False)}
    for outcome in shown:
        if outcome.outputs or before.get(outcome.file) != _state(outcome):
            show(outcome)
    states = {outcome.file: _state(outcome) for outcome in shown}
    notes = [format_finding(note, options.lang) for note in done.notes]
    if done.error or done.interrupted:  # not all reports were looked at
        states = {**before, **states}
    else:
        for file in sorted(before.keys() - states.keys()):
            print_line(_GONE[options.lang].format(file=file))
    for note in notes:
        if note not in reported.notes:
            print_line(note)
    reported.states, reported.notes = states, frozenset(notes)
    if done.error:
        print_line(done.error)
    return done.exit_code if done.interrupted else 0


def _state(outcome: Outcome) -> object:
    return outcome.exit_code, outcome.error, frozenset(format_finding(item, "vi") for item in outcome.findings)
