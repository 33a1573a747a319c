"""One warm process that reads and renders for the workbench, so that the server always answers.

It keeps templates, fonts and the library in memory. A call that takes too long, or that takes the process down, costs
that call only: the next one gets a fresh process.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import RenderingFailed, TthcError
from tthc_render.diagnostics.faults import fault_words, is_debugging
from tthc_render.readers.process_limits import limit_memory

SECONDS_MAX: Final = 60
MEMORY_MB: Final = 3000
_CLOSED: Final = "Bàn làm việc đã đóng. Chạy lại tthc-render preview."
Make = Callable[[Path], object]


class Worker:
    """Calls methods of the object that ``make(root)`` gives, in a process of its own.

    A fresh process takes over when ``stamp`` gives another value than it did when the present one began.
    """

    def __init__(
        self, make: Make, root: Path, seconds: float = SECONDS_MAX, stamp: Callable[[], object] = lambda: None
    ) -> None:
        self._make, self._root, self._seconds, self._stamp = make, root, seconds, stamp
        self._made_of: object = None
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False

    def call(self, name: str, *arguments: object) -> object:
        """What the method ``name`` gives. Raises TthcError as the method does, and RenderingFailed for a death."""
        with self._lock:
            if self._closed:
                raise RenderingFailed(_CLOSED)
            pipe = self._ready()
            try:
                pipe.send((name, arguments))
                if not pipe.poll(self._seconds):
                    self._end()
                    raise RenderingFailed("Làm báo cáo này quá lâu nên đã dừng. Bớt chữ hoặc bớt bảng rồi thử lại.")
                good, value = pipe.recv()
            except (EOFError, OSError) as error:
                self._end()
                if self._closed:
                    raise RenderingFailed(_CLOSED) from error
                raise RenderingFailed("Tiến trình làm báo cáo dừng đột ngột; đã mở lại, hãy thử lại.") from error
        if good:
            return value
        raise value

    def begin(self) -> None:
        """Start the process, so that it is warm when it is first asked."""
        with self._lock:
            self._ready()

    def restart(self) -> None:
        """A fresh process: templates have changed."""
        with self._lock:
            self._end()

    def close(self) -> None:
        """End the process, at once: the call that is under way fails, and so do those that wait for it."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()
        self.restart()

    def _ready(self) -> Connection:
        now = self._stamp()
        if self._pipe is None or self._process is None or not self._process.is_alive() or now != self._made_of:
            self._end()
            self._made_of = now
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, self._make, self._root), daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join(5)
        self._process = self._pipe = None


def _serve(pipe: Connection, make: Make, root: Path) -> None:
    """Answer calls until the other end is gone: a server that was killed leaves no process behind."""
    limit_memory(MEMORY_MB)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        opened = make(root)
        while True:
            name, arguments = pipe.recv()
            try:
                answer: tuple[bool, object] = (True, getattr(opened, name)(*arguments))
            except TthcError as error:
                answer = (False, error)
            except Exception as error:
                if is_debugging():
                    raise
                answer = (False, RenderingFailed(fault_words(error)))
            pipe.send(answer)
