"""What trying out templates may cost: each by itself, and all that are tried in one run."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import DataUnreadable, RenderingFailed, TemplateUnusable, TthcError
from tthc_render.diagnostics.faults import fault_words, is_debugging
from tthc_render.readers.patience import Patience
from tthc_render.readers.process_limits import OverTimeError, in_time
from tthc_render.rendering.outcome import Outcome
from tthc_render.workspace.paths import Workspace

TEMPLATE_SECONDS: Final = 120
"""A layout may take as long as its trials in both formats; all templates of a run that take long, no longer besides."""
SECONDS_FOR_EACH: Final = 10
"""One of ours takes two at most."""


class Trials:
    """The trials of one run: whatever becomes of one template, the others are tried."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._patience = Patience(for_each=SECONDS_FOR_EACH, besides=TEMPLATE_SECONDS)

    def tried(self, path: Path, check: Callable[[], Outcome]) -> Outcome:
        """What ``check`` gives for the template at ``path``; an outcome that says so where it fails, or never ends."""
        shown = self._workspace.shown(path)
        seconds = self._patience.most(TEMPLATE_SECONDS)
        with contextlib.suppress(OverTimeError), self._patience.waiting():
            return in_time(lambda: self._sheltered(shown, check), seconds)
        alone = (
            "" if seconds == TEMPLATE_SECONDS else " Các mẫu trước đã tốn quá nhiều thời gian: kiểm tra riêng mẫu này."
        )
        error = f"thử quá {seconds:.3g} giây chưa xong nên dừng lại. Bớt vòng lặp, bảng, hình rồi chạy lại.{alone}"
        return Outcome(shown, error=error, exit_code=TemplateUnusable.exit_code)

    def _sheltered(self, shown: str, check: Callable[[], Outcome]) -> Outcome:
        try:
            return check()
        except OverTimeError:
            raise
        except TthcError as error:
            code = TemplateUnusable.exit_code if isinstance(error, DataUnreadable) else error.exit_code
            return Outcome(shown, error=self._workspace.said(error.message), exit_code=code)
        except Exception as error:
            if is_debugging():
                raise
            return Outcome(shown, error=fault_words(error), exit_code=RenderingFailed.exit_code)
