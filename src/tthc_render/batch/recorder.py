"""Outcomes of a run written to the manifest from time to time."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from tthc_render.batch.entries import Entry
from tthc_render.batch.manifest import Manifest
from tthc_render.batch.options import Options
from tthc_render.batch.plan import Planned
from tthc_render.formats.writing import why
from tthc_render.rendering.fingerprint import program_digest
from tthc_render.rendering.outcome import Outcome

SECONDS_BETWEEN_RECORDS: Final = 1.0


class Recorder:
    """Writes finished reports to the manifest, once a second."""

    def __init__(self, manifest: Manifest, options: Options) -> None:
        self.manifest, self.options = manifest, options
        self.error = ""
        self._waiting: list[Entry] = []
        self._written = time.monotonic()

    def add(self, item: Planned, outcome: Outcome) -> None:
        self._waiting += entries_of(item, outcome)
        if time.monotonic() - self._written >= SECONDS_BETWEEN_RECORDS:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting; what cannot be written is tried again; unrecorded reports are rendered again."""
        self._written = time.monotonic()
        try:
            self.manifest.append(self._waiting)
        except OSError as error:
            self.error = f"{self.manifest.path}: không ghi được ({why(error)})."
        else:
            self._waiting.clear()


def entries_of(item: Planned, outcome: Outcome) -> list[Entry]:
    """The entries of the manifest for one report."""
    of_report = Entry(
        file=item.shown,
        unit=outcome.unit,
        period=outcome.period,
        report_type=outcome.report_type,
        format="",
        status="findings" if outcome.findings and not outcome.error else "failed",
        input_hash=item.input_hash,
        data_hash=item.data_hash,
        program=program_digest(),
        others=item.names.others,
        pictures=item.names.pictures,
        periods_back=item.names.periods_back,
        exit_code=outcome.exit_code,
        error=outcome.error,
        findings=outcome.findings,
        figures=outcome.figures,
    )
    if not outcome.outputs:
        return [of_report]
    home = Path(outcome.unit) / outcome.period
    return [
        replace(
            of_report,
            format=output.format,
            status="ok",
            input_hash=outcome.input_hash,
            path=(home / output.name).as_posix(),
            output_hash=output.sha256,
            size=output.size,
            mtime_ns=output.mtime_ns,
            seconds=output.seconds,
            lint=output.lint.to_json() if output.lint else None,
            engine=output.engine,
        )
        for output in outcome.outputs
    ]
