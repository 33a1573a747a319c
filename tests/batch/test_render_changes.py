"""Arriving files are rendered; whatever they are, the watch goes on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.test_status import FIVE, add
from tests.support.workspaces import build, write
from tthc_render.batch import render_changes as changes_module
from tthc_render.batch.options import Options
from tthc_render.batch.plan import Plan
from tthc_render.batch.render_changes import changes_below, is_passing, render_changes
from tthc_render.batch.run import RunResult
from tthc_render.rendering.outcome import Outcome


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(tmp_path, units=FIVE)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def test_what_arrives_is_rendered_and_nothing_else(data: Path) -> None:
    units = (data / "units.yaml").read_text(encoding="utf-8")

    def arrivals() -> Iterator[list[Path]]:
        yield [add(data, "xa-1")]
        yield [add(data, "xa-2", "loai: [")]
        (data / "units.yaml").write_text("don_vi: [", encoding="utf-8")
        yield [data / "units.yaml"]
        (data / "units.yaml").write_text(units, encoding="utf-8")
        yield [data / "units.yaml"]
        yield [data / "units.yaml"]

    shown: list[Outcome] = []
    rounds: list[int] = []

    def counted() -> Iterator[list[Path]]:
        for change in arrivals():
            rounds.append(len(shown))
            yield change
        rounds.append(len(shown))

    render_changes(Options(formats=("docx",)), counted(), shown.append, lambda line: None)
    assert [(Path(item.file).parent.name, bool(item.exit_code)) for item in shown[:3]] == [
        ("so-mau", False),
        ("xa-1", False),
        ("xa-2", True),
    ]
    # The last round, without a change, had nothing to tell.
    assert rounds[-1] == rounds[-2]
    assert (data.parent / "outputs" / "xa-1" / "2024-Q2" / "ngan.docx").is_file()


def test_each_change_of_a_report_is_told_once(data: Path) -> None:
    told: list[str] = []
    seen: list[list[str]] = []

    def round_ends() -> None:
        seen.append(sorted(told))
        told.clear()

    def arrivals() -> Iterator[list[Path]]:
        path = add(data, "xa-1")
        good = path.read_text(encoding="utf-8")
        round_ends()
        yield [path]
        path.write_text("loai: [", encoding="utf-8")
        round_ends()
        yield [path]
        path.write_text(good, encoding="utf-8")
        round_ends()
        yield [path]
        path.rename(path.with_name(f"{path.name}.txt"))
        round_ends()
        yield [path]
        round_ends()
        yield []
        path.with_name(f"{path.name}.txt").unlink()
        round_ends()
        yield [path]
        round_ends()

    def show(outcome: Outcome) -> None:
        told.append(f"{Path(outcome.file).name}: {'bad' if outcome.exit_code else 'done'}")

    assert render_changes(Options(formats=("docx",)), arrivals(), show, told.append) == 0
    first, new, broken, mended, renamed, nothing, removed = seen
    assert first == ["2024-Q2-ngan.yaml: done"]
    assert new == mended == ["2024-Q2-ngan.yaml: done"]
    assert broken == ["2024-Q2-ngan.yaml: bad"]
    assert "2024-Q2-ngan.yaml.txt: bad" in renamed
    assert "data/xa-1/2024-Q2-ngan.yaml: không còn ở đây" in renamed
    assert any("B204" in line and "outputs/xa-1/2024-Q2/ngan.docx" in line for line in renamed)
    assert nothing == []
    assert removed == ["data/xa-1/2024-Q2-ngan.yaml.txt: không còn ở đây"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_during_a_run_ends_the_watch_with_its_code(
    data: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: int
) -> None:
    result = RunResult(Plan(()), (), interrupted=number)
    monkeypatch.setattr(changes_module, "run", lambda options, show: result)
    assert render_changes(Options(), iter([[data]]), lambda outcome: None, lambda line: None) == code


@pytest.mark.parametrize(
    ("name", "passing"),
    [("~$a.docx", True), (".a.yaml.swp", True), ("a.yaml~", True), ("a.yaml", False), (".a.yaml.1.dang-ghi", True)],
)
def test_files_of_a_moment_are_passed_over(name: str, passing: bool) -> None:
    assert is_passing(Path("data") / name) is passing


def test_a_real_change_is_seen(data: Path) -> None:
    """Written again and again, for the watcher needs a moment to begin."""
    stop = threading.Event()

    def write_on() -> None:
        number = 0
        while not stop.wait(0.2):
            number += 1
            write(data / "so-mau" / "moi.yaml", f"x: {number}\n")

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        assert [path.name for path in next(changes_below([data]))] == ["moi.yaml"]
    finally:
        stop.set()
        writer.join()
