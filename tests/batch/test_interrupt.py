"""Ctrl+C and SIGTERM ask a run to stop; a second one stops it."""

from __future__ import annotations

import os
import signal

import pytest

from tthc_render.batch.interrupt import Interrupt


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_asks_and_the_second_stops(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with Interrupt() as stop:
        assert not stop()
        os.kill(os.getpid(), number)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), number)
    assert signal.getsignal(number) is before


def test_after_a_time_it_asks_to_stop() -> None:
    with Interrupt(1e-9) as stop:
        assert stop()
        assert (stop.timed_out, stop.interrupted, stop.signal) == (True, False, 0)
    with Interrupt(1000) as stop:
        assert not stop()
