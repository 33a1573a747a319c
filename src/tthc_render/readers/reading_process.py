"""A process of its own that reads files where the system cannot fork (Windows) or must not (macOS).

Started once and kept, since starting takes a second; ended and started anew when a file takes too long or kills it.
Work and answers are pickled over its standard input and output, each after its length.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO, Final

from tthc_render.readers.process_limits import memory_limited, sheltered_answer

_LENGTH: Final = 8


class ReadingProcess:
    """The parent's side; ``answer`` serves one caller at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def answer(self, work: bytes, seconds: float, megabytes: int) -> bytes | None:
        """What the child answers to pickled ``work``; None after ``seconds``, EOFError if the child died."""
        with self._lock:
            process = self._running()
            found: list[bytes] = []
            talk = threading.Thread(target=_talk, args=(process, work, megabytes, found), daemon=True)
            talk.start()
            talk.join(seconds)
            if talk.is_alive() or not found:
                late = talk.is_alive()
                self._end()
                if late:
                    return None
                raise EOFError
            return found[0]

    def close(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-c", f"from {__name__} import serve; serve()"]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            atexit.register(self.close)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()


def _talk(process: subprocess.Popen[bytes], work: bytes, megabytes: int, found: list[bytes]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    with contextlib.suppress(OSError, EOFError, ValueError):
        _send(process.stdin, pickle.dumps((megabytes, work)))
        found.append(_receive(process.stdout))


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(len(data).to_bytes(_LENGTH, "big") + data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    head = pipe.read(_LENGTH)
    if len(head) < _LENGTH:
        raise EOFError
    size = int.from_bytes(head, "big")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def serve() -> None:
    """The child: answers until its standard input is closed. What libraries print goes nowhere."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    while True:
        try:
            megabytes, data = pickle.loads(_receive(questions))
        except EOFError:
            return
        work: Callable[[], object] = pickle.loads(data)
        with memory_limited(megabytes):
            answer = sheltered_answer(work)
        _send(answers, answer)
