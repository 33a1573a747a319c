"""Outcomes of a run reach the manifest, and wait where it cannot be written."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.provinces import make_province
from tthc_render.batch.entries import Entry
from tthc_render.batch.manifest import Manifest
from tthc_render.batch.options import Options
from tthc_render.batch.plan import Planned
from tthc_render.batch.recorder import Recorder
from tthc_render.batch.run import prepare
from tthc_render.rendering.outcome import Outcome


def test_what_cannot_be_written_waits_for_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_province(1, tmp_path)
    monkeypatch.chdir(tmp_path)
    options = Options(formats=("docx",))
    planned: Planned = prepare(options)[2].todo[0]
    recorder = Recorder(Manifest(tmp_path / "outputs"), options)

    def full(self: Manifest, entries: Sequence[Entry]) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(Manifest, "append", full)
        recorder.add(planned, Outcome(planned.shown, error="x"))
        recorder.flush()
        assert "ổ đĩa đã đầy" in recorder.error
    recorder.flush()
    assert "failed" in (tmp_path / "outputs" / "manifest.jsonl").read_text(encoding="utf-8")
