"""Arriving files: after each change below ``data/`` and ``templates/`` what has changed is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.diagnostics.errors import TthcError, WrongUsage
from tthc_render.formats.writing import PART_SUFFIX
from tthc_render.rendering.outcome import Outcome

MILLISECONDS_OF_QUIET: Final = 400
"""An editor or a copying program writes a file in several steps; they count as one change."""


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
) -> None:
    """Render what has changed since the last run, now and after each of ``changes``.

    ``show`` gets each outcome that is new, ``print_line`` lines about a run. No error of a run ends this.
    """
    _once(options, show, print_line)
    for _ in changes:
        _once(options, show, print_line)


def _once(options: Options, show: Callable[[Outcome], None], print_line: Callable[[str], None]) -> None:
    quiet: set[str] = set()
    shown: list[Outcome] = []
    try:
        done = run(options, shown.append)
    except TthcError as error:
        print_line(error.message)
        return
    quiet = {item.shown for item in done.plan.unchanged}
    for outcome in shown:
        if outcome.file not in quiet:
            show(outcome)
    if done.error:
        print_line(done.error)
    if done.interrupted:
        raise KeyboardInterrupt
