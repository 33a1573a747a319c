"""Limits of a process from within; its memory limit is tried in tests of isolation and of workers."""

from __future__ import annotations

import contextlib
import pickle
import threading
import time

import pytest

from tthc_render.readers.process_limits import OverTimeError, in_time, sheltered_answer, time_limited


def swallow() -> None:
    """As a library that goes on whatever is raised in it."""
    for _ in range(3):
        with contextlib.suppress(OverTimeError):
            while True:
                time.sleep(0.01)


def test_time_is_limited_outside_of_the_main_thread_too() -> None:
    """Where there are no signals, as on Windows, a thread watches."""
    outcomes: list[object] = []

    def limited() -> None:
        try:
            with time_limited(0.1) as late:
                swallow()
        except OverTimeError:
            outcomes.append("not reported")
        outcomes.append(len(late) >= 3)
        with time_limited(30) as late:
            outcomes.append("short")
        outcomes.append(late)

    thread = threading.Thread(target=limited)
    thread.start()
    thread.join(20)
    assert outcomes == [True, "short", []]


def test_time_is_limited_by_a_signal() -> None:
    with time_limited(0.05) as late:
        swallow()
    assert len(late) >= 3


class NotPicklableError(Exception):
    def __reduce__(self) -> str:
        raise TypeError


def fail() -> None:
    raise NotPicklableError


def test_an_answer_that_came_too_late_is_none() -> None:
    def swallows() -> str:
        with contextlib.suppress(OverTimeError):
            time.sleep(5)
        return "late"

    assert in_time(lambda: "soon", 5) == "soon"
    with pytest.raises(OverTimeError):
        in_time(swallows, 0.05)


def test_an_answer_can_always_be_sent() -> None:
    assert pickle.loads(sheltered_answer(lambda: 5)) == (True, 5)
    good, error = pickle.loads(sheltered_answer(fail))
    assert not good
    assert isinstance(error, ValueError)


def test_a_limit_inside_of_another_leaves_it_as_it_was() -> None:
    began = time.monotonic()
    with contextlib.suppress(OverTimeError), time_limited(0.4) as outer:
        for _ in range(20):
            with contextlib.suppress(OverTimeError), time_limited(0.1):
                time.sleep(5)
    assert outer
    assert 0.3 < time.monotonic() - began < 3


def test_a_longer_limit_inside_rings_with_the_outer_one() -> None:
    began = time.monotonic()
    with contextlib.suppress(OverTimeError), time_limited(0.2) as outer:
        with contextlib.suppress(OverTimeError), time_limited(30):
            time.sleep(5)
        time.sleep(5)
    assert outer
    assert time.monotonic() - began < 4
