"""The options ``--received`` and ``--only-received``: finished files of other offices as a source of figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tthc_render.cli.output import echo
from tthc_render.diagnostics.errors import FoundErrors, WrongUsage
from tthc_render.diagnostics.findings import format_finding
from tthc_render.diagnostics.visible import visible

if TYPE_CHECKING:
    from tthc_render.reports.library import Library


def count_received(library: Library, paths: Sequence[Path], lang: str, *, only: bool) -> int:
    """Add the reports inside received files to those of ``library``; how many files must not be used."""
    if not paths:
        if only:
            raise WrongUsage("--only-received dùng cùng với --received THƯ_MỤC.")
        return 0
    from tthc_render.rendering.received_reports import take_received

    taken = take_received(library, paths, only=only)
    for item in taken.findings:
        echo(format_finding(item, lang), err=True)
    for file, report in taken.used.items():
        echo(f"{visible(file)} → {library.workspace.shown(report)}", err=True)
    return taken.refused


def report_refused(refused: int) -> None:
    """At the end of a command: FoundErrors where some of the received files were not used."""
    if refused:
        raise FoundErrors(
            f"{refused} văn bản gửi về không dùng được nên không tính. Xử lý các tệp nêu trên rồi chạy lại."
        )
