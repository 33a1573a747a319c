"""The warm process: answers, errors in words, a fresh one after a death."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from pathlib import Path

import pytest

from tthc_render.diagnostics.errors import RenderingFailed, TemplateUnusable
from tthc_render.workbench.worker import Worker
from tthc_render.workspace.paths import Workspace

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")


def children() -> list[int]:
    return [child.pid or 0 for child in multiprocessing.active_children()]


def test_it_answers_from_a_process_of_its_own_that_stays(tmp_path: Path) -> None:
    worker = Worker(Workspace, tmp_path)
    worker.begin()
    [first] = set(children())
    assert worker.call("shown", tmp_path / "data" / "a.yaml") == "data/a.yaml"
    assert worker.call("shown", tmp_path / "b.yaml") == "b.yaml"
    assert children() == [first]
    worker.close()
    assert children() == []


def test_errors_come_back_in_words_and_the_process_lives_on(tmp_path: Path) -> None:
    worker = Worker(Workspace, tmp_path)
    with pytest.raises(TemplateUnusable, match="khong-co"):
        worker.call("layout_file", "khong-co", "layout.docx")
    alive = children()
    with pytest.raises(RenderingFailed, match=r"\S"):
        worker.call("khong_co")
    assert children() == alive
    worker.restart()
    assert worker.call("shown", tmp_path / "b.yaml") == "b.yaml"
    assert children() != alive
    worker.close()


def test_a_death_costs_one_call(tmp_path: Path) -> None:
    blocked = tmp_path / "nghen"
    os.mkfifo(blocked)
    worker = Worker(Path, blocked)
    worker.begin()
    [first] = children()

    def kill() -> None:
        time.sleep(0.3)
        os.kill(first, 9)

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(RenderingFailed, match="thử lại"):
        worker.call("read_text")
    killer.join()
    assert worker.call("exists") is True
    os.kill(children()[0], 9)  # while it is idle: nobody notices
    time.sleep(0.2)
    assert worker.call("exists") is True
    worker.close()


def test_a_fresh_process_takes_over_when_templates_have_changed(tmp_path: Path) -> None:
    worker = Worker(Path, tmp_path, stamp=lambda: sorted(tmp_path.iterdir()))
    worker.begin()
    first = children()
    worker.call("exists")
    assert children() == first
    (tmp_path / "mau.yaml").write_text("x", encoding="utf-8")
    worker.call("exists")
    assert children() != first
    worker.close()


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    blocked = tmp_path / "nghen"
    os.mkfifo(blocked)
    worker = Worker(Path, blocked, seconds=0.5)
    with pytest.raises(RenderingFailed, match="quá lâu"):
        worker.call("read_text")
    assert children() == []


def test_closing_ends_the_call_that_is_under_way_and_those_that_wait(tmp_path: Path) -> None:
    blocked = tmp_path / "nghen"
    os.mkfifo(blocked)
    worker = Worker(Path, blocked)
    worker.begin()
    said: list[str] = []

    def ask() -> None:
        with pytest.raises(RenderingFailed) as caught:
            worker.call("read_text")
        said.append(caught.value.message)

    asking = [threading.Thread(target=ask) for _ in range(5)]
    for thread in asking:
        thread.start()
    time.sleep(1)
    began = time.monotonic()
    worker.close()
    for thread in asking:
        thread.join(20)
    assert time.monotonic() - began < 10
    assert len(said) == 5
    assert all("đã đóng" in words for words in said)
    assert children() == []
