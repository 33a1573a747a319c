"""Locks on Unix and, by their rules, on Windows."""

from __future__ import annotations

import contextlib
import errno
import sys
import types
from pathlib import Path

import pytest

from tthc_render.batch import locks


class Windows(types.ModuleType):
    """What msvcrt does with a byte that another process has for the first two tries."""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self, answer: int) -> None:
        super().__init__("msvcrt")
        self.busy, self.answer = 2, answer
        self.calls: list[tuple[int, int]] = []

    def locking(self, number: int, mode: int, size: int) -> None:
        self.calls.append((mode, size))
        if mode == self.LK_NBLCK and self.busy:
            self.busy -= 1
            raise OSError(self.answer, "busy")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    module = Windows(errno.EACCES)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    monkeypatch.setattr(locks, "SECONDS_BETWEEN_TRIES", 0)
    return module


def test_windows_waits_for_the_byte_and_gives_it_back(windows: Windows, tmp_path: Path) -> None:
    with (tmp_path / "lock").open("ab") as file:
        with locks.exclusive(file):
            assert windows.calls == [(2, 1)] * 3
        assert windows.calls[-1] == (0, 1)


def test_the_byte_is_given_back_after_an_error(windows: Windows, tmp_path: Path) -> None:
    with (tmp_path / "lock").open("ab") as file, pytest.raises(KeyError), locks.exclusive(file):
        raise KeyError
    assert windows.calls[-1] == (0, 1)


def test_a_disk_without_locks_is_an_error(windows: Windows, tmp_path: Path) -> None:
    windows.answer = errno.ENOSYS
    with (tmp_path / "lock").open("ab") as file, pytest.raises(OSError, match="busy"), locks.exclusive(file):
        pass


def test_one_after_the_other_here(tmp_path: Path) -> None:
    for _ in range(2):
        with (tmp_path / "lock").open("ab") as file, locks.exclusive(file):
            assert (tmp_path / "lock").exists()


def test_a_lock_that_is_never_let_go_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "SECONDS_BETWEEN_TRIES", 0)
    monkeypatch.setattr(locks, "SECONDS_MAX", 0)
    with contextlib.ExitStack() as held:
        held.enter_context(locks.exclusive(held.enter_context((tmp_path / "lock").open("ab"))))
        with (tmp_path / "lock").open("ab") as file, pytest.raises(TimeoutError, match="lock"), locks.exclusive(file):
            pass
    with (tmp_path / "lock").open("ab") as file, locks.exclusive(file):
        pass
