"""Time of a run over many files."""

from __future__ import annotations

import time

import pytest
from click.testing import CliRunner

from tthc_render.cli.main import main
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.readers import patience as module
from tthc_render.readers.isolation import Budget, in_child
from tthc_render.readers.patience import Patience, for_all_files, present

BUDGET = Budget(1, 200, 1, "for tests")


def taken(patience: Patience, seconds: float, clock: list[float], monkeypatch: pytest.MonkeyPatch) -> float:
    """How long a file may take that would like to take ``seconds`` of 20; it takes no longer."""
    most = patience.most(20)
    monkeypatch.setattr(module.time, "monotonic", lambda: clock[0])
    with patience.waiting():
        clock[0] += min(seconds, most)
    return most


def test_honest_files_never_use_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    patience, clock = Patience(3, 180), [0.0]
    assert {taken(patience, seconds, clock, monkeypatch) for seconds in [1.0, 5.0] * 2000} == {20}


@pytest.mark.parametrize("seconds", [19.9, 20.0, 1000.0])
def test_files_that_take_long_take_little_together(seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    patience, clock = Patience(3, 180), [0.0]
    for _ in range(1000):
        assert taken(patience, seconds, clock, monkeypatch) >= 3  # and each has the time of an honest one
    assert clock[0] <= 180 + 3 * 1000 + 20


def hang() -> None:
    time.sleep(60)


def answer() -> int:
    return 5


def test_a_run_over_files_that_never_end_goes_on_with_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Patience.__init__, "__defaults__", (0.3, 1.0))
    said = []
    with for_all_files():
        for name in ("a.pdf", "b.pdf", "c.pdf", "d.pdf"):
            with pytest.raises(DataUnreadable) as caught:
                in_child(hang, name, BUDGET)
            said.append(caught.value.message)
        assert in_child(answer, "e.pdf", BUDGET) == 5
    assert "a.pdf: đọc quá 1 giây" in said[0]
    assert "riêng tệp này" not in said[0]
    assert "d.pdf: đọc quá 0.3 giây" in said[3]
    assert "riêng tệp này" in said[3]


def test_every_command_shares_one_patience_among_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr("tthc_render.diagnostics.findings.catalogue", lambda: seen.append(present()) or {})
    for _ in range(2):
        CliRunner().invoke(main, ["explain", "D301"])
    one, other = seen
    assert type(one) is type(other) is Patience
    assert one is not other
    assert present() is not one
