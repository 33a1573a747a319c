"""The options of a run, among them which reports are selected."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.layout.pdf.engines import Engine
from tthc_render.rendering.pipeline import FORMATS
from tthc_render.reports.identity import Names
from tthc_render.vietnamese.dates import DateError, parse_date
from tthc_render.vietnamese.periods import Period, PeriodError, parse_period


@dataclass(frozen=True, slots=True)
class Selection:
    """Which reports are selected; an empty filter lets all through. ``since`` is the end of a data window."""

    units: Collection[str] = ()
    periods: Collection[str] = ()
    since: date | None = None

    def takes(self, names: Names) -> bool:
        """Whether a report is selected."""
        if self.units and names.unit not in self.units:
            return False
        if self.periods and names.period not in self.periods:
            return False
        if self.since is None:
            return True
        period = _period(names.period)
        return period is None or period.end >= self.since


EVERYTHING: Final = Selection()


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a run. ``jobs`` 0 means one worker for each core; ``engine`` "local" or "dask://host:port".

    ``max_seconds`` is how long new reports are begun, ``max_memory`` what one worker may use in MB; 0 means no limit.
    ``quiet``: no progress is shown.
    """

    paths: tuple[Path, ...] = ()
    folder: Path = Path("outputs")
    formats: tuple[str, ...] = FORMATS
    check: bool = True
    jobs: int = 0
    wanted: Selection = EVERYTHING
    force: bool = False
    fail_fast: bool = False
    engine: str = "local"
    pdf_engine: Engine = "auto"
    lang: str = "vi"
    max_seconds: float = 0
    max_memory: int = 0
    quiet: bool = False


def selection(units: Sequence[str], periods: Sequence[str], since: str) -> Selection:
    """The filter that was typed; WrongUsage for a period or date that is none."""
    codes = []
    for text in periods:
        try:
            codes.append(parse_period(text).code)
        except PeriodError as problem:
            raise WrongUsage(f"--period {text}: {problem.detail} Ví dụ: 2024-Q2, 2024-T02, 2024.") from problem
    return Selection(frozenset(units), frozenset(codes), _since(since) if since else None)


def _since(text: str) -> date:
    period = _period(text)
    if period is not None:
        return period.end
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parse_date(text)
    except DateError as problem:
        raise WrongUsage(
            f"--since {text}: không phải kỳ báo cáo (2024-Q2) cũng không phải ngày (14/6/2024). Ghi lại một trong hai."
        ) from problem


def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except PeriodError:
        return None
