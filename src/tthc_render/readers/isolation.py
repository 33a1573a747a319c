"""Files of unknown origin are read in a child process with limits of time and memory.

A library that hangs, crashes or fills the memory ends the child, not the program: the parent gets one sentence
for that file. Where the system cannot fork, the work goes to a process that is kept for it (`readers.reading_process`):
time is limited there, too, and memory where the system knows such limits.
"""

from __future__ import annotations

import contextlib
import errno
import faulthandler
import os
import pickle
import select
import signal
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar, cast

from tthc_render.diagnostics.errors import DataUnreadable, TooLarge, TthcError
from tthc_render.diagnostics.io_errors import cause
from tthc_render.readers.patience import present
from tthc_render.readers.process_limits import (
    MB,
    OverTimeError,
    in_time,
    limit_memory,
    memory_limited,
    sheltered_answer,
)
from tthc_render.readers.reading_process import ReadingProcess

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Budget:
    """What reading one file may cost: seconds of clock, MB above what the program has already, MB of the file."""

    seconds: float
    memory_mb: int
    file_mb: int
    why: str
    is_cut: bool = False
    """Whether files before it have left it less time than it would have by itself."""


BUDGETS: Final[dict[str, Budget]] = {
    "docx": Budget(20, 700, 80, "a report of 300 pages takes 3 s and 150 MB; pictures make files of up to 60 MB"),
    "pdf": Budget(20, 700, 200, "a scan of 100 pages has 100 MB; a report of 300 pages takes 6 s and 200 MB"),
    "txt": Budget(20, 500, 1, "a report of 300 pages has 1 MB; the rules on prose take 8 s for it"),
    "xlsx": Budget(20, 700, 20, "only the first 2000 rows are read; a statistical yearbook has 10 MB"),
    "csv": Budget(10, 300, 5, "only the first 2000 rows are read"),
    "sign": Budget(120, 1500, 200, "two servers may be asked, and a device that signs slowly"),
    "page": Budget(180, 1500, 200, "pictures of pages; LibreOffice may take two minutes for the first one"),
}
"""Limits by kind of file, each with its reason."""


_SMALLER: Final = dict.fromkeys((".docx", ".pdf"), "Giảm cỡ ảnh hoặc tách tệp")


def check_size(path: Path, shown: str, budget: Budget) -> None:
    """DataUnreadable if the file is larger than its budget allows; OSError as the system says it.

    What is no file (a folder, a pipe, a device) is IsADirectoryError: opening it might never end.
    """
    if path.exists() and not path.is_file():
        raise IsADirectoryError(errno.EISDIR, "no file", str(path))
    size = path.stat().st_size
    if size > budget.file_mb * MB:
        raise TooLarge(
            f"{shown}: tệp lớn {size // MB} MB, chỉ đọc tới {budget.file_mb} MB. "
            f"{_SMALLER.get(path.suffix.lower(), 'Tách tệp')} rồi thử lại."
        )


def in_child(work: Callable[[], T], shown: str, budget: Budget) -> T:
    """What ``work`` returns, done in a child process within ``budget``. ``work`` must be picklable.

    Raises what ``work`` raises of TthcError, UnicodeDecodeError and of OSError that names a file; DataUnreadable for a
    file that is broken or costs too much. Where a run goes through many files, their time together is limited, too
    (`readers.patience`).
    """
    patience = present()
    budget = replace(
        budget, seconds=patience.most(budget.seconds), is_cut=patience.most(budget.seconds) < budget.seconds
    )
    with patience.waiting():
        return _in_child(work, shown, budget)


def _in_child(work: Callable[[], T], shown: str, budget: Budget) -> T:
    if not hasattr(os, "fork") or sys.platform == "darwin":  # Apple's libraries do not survive a fork
        return in_kept_child(work, shown, budget)
    reader, writer = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads: the child uses none
        child = os.fork()
    if not child:
        os.close(reader)
        _serve(work, budget, writer)
    os.close(writer)
    try:
        answer = _received(reader, budget.seconds)
    finally:
        os.close(reader)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return cast(T, _value(answer, shown, budget))


def in_this_process(work: Callable[[], T], shown: str, budget: Budget) -> T:
    """What ``work`` returns, within ``budget``, in this process: for code of ours that thinks about what was read.

    Raises what ``work`` raises; DataUnreadable where it costs too much.
    """
    try:
        with memory_limited(budget.memory_mb):
            return in_time(work, budget.seconds)
    except MemoryError:
        raise TooLarge(_death(shown, budget)) from None
    except OverTimeError:
        raise _too_slow(shown, budget) from None


def in_kept_child(work: Callable[[], T], shown: str, budget: Budget) -> T:
    """``in_child`` by a process that is started once and kept; for every system."""
    try:
        pickled = pickle.dumps(work)
    except (pickle.PicklingError, AttributeError, TypeError):
        return _here(work, shown, budget)
    try:
        answer: bytes | None = _READER.answer(pickled, budget.seconds, budget.memory_mb)
    except EOFError:
        answer = b""
    return cast(T, _value(answer, shown, budget))


def _here(work: Callable[[], T], shown: str, budget: Budget) -> T:
    """``work`` that cannot be sent elsewhere: in this process, its time limited."""
    answer = None
    with contextlib.suppress(OverTimeError):
        answer = in_time(lambda: sheltered_answer(work), budget.seconds)
    return cast(T, _value(answer, shown, budget))


_READER: Final = ReadingProcess()


def _value(answer: bytes | None, shown: str, budget: Budget) -> object:
    """What a child's answer says: its value, or its exception is raised."""
    if answer is None:
        raise _too_slow(shown, budget)
    try:
        good, value = pickle.loads(answer)
    except (pickle.UnpicklingError, EOFError):
        raise DataUnreadable(_death(shown, budget)) from None
    if good:
        return value
    if isinstance(value, MemoryError):
        raise TooLarge(_death(shown, budget))
    about_the_file = isinstance(value, OSError) and value.filename is not None  # else about what stands in it
    if about_the_file or isinstance(value, TthcError | UnicodeDecodeError):
        raise value
    raise DataUnreadable(f"{shown}: không đọc được ({cause(value)}). {_ADVICE}") from value


_ADVICE: Final = "Mở tệp bằng chương trình đã làm ra nó, lưu lại rồi thử lại; không mở tệp lạ không rõ nguồn."

_ADVICE_ALONE: Final = (
    "Các tệp trước trong lần chạy này đã tốn quá nhiều thời gian nên tệp này được ít hơn: bỏ các tệp nặng đã nêu, hoặc "
    "chạy lại với riêng tệp này."
)


_ADVICE_LONG: Final = (
    "Tệp quá dài, hoặc có một dòng, đoạn, bảng rất dài: tách thành nhiều tệp, ngắt đoạn ấy rồi thử lại; "
    "không mở tệp lạ không rõ nguồn."
)


def _too_slow(shown: str, budget: Budget) -> TooLarge:
    advice = _ADVICE_ALONE if budget.is_cut else _ADVICE_LONG
    return TooLarge(f"{shown}: đọc quá {budget.seconds:.3g} giây chưa xong nên dừng lại. {advice}")


def _death(shown: str, budget: Budget) -> str:
    """A child that sent no answer: the system killed it, or a library ran out of memory."""
    return f"{shown}: không đọc được: tệp hỏng, hoặc cần quá {budget.memory_mb} MB bộ nhớ. {_ADVICE}"


def _received(pipe: int, seconds: float) -> bytes | None:
    """All that comes through ``pipe``; None after ``seconds``."""
    until = time.monotonic() + seconds
    parts: list[bytes] = []
    while (left := until - time.monotonic()) > 0:
        ready, _, _ = select.select([pipe], [], [], left)
        if not ready:
            return None
        part = os.read(pipe, MB)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return None


def _serve(work: Callable[[], object], budget: Budget, pipe: int) -> None:
    """The child: works within its limits, sends its answer and exits."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _limit(budget)
        data = sheltered_answer(work)
        with os.fdopen(pipe, "wb") as out:
            out.write(data)
    finally:
        os._exit(0)


def _limit(budget: Budget) -> None:
    """Limits of this process from now on: memory above its present use, processor time, no core files, no stderr."""
    import resource

    faulthandler.disable()
    quiet = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(quiet, stream)
    seconds = int(budget.seconds) + 1
    limit_memory(budget.memory_mb)
    for kind, amount in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):
            _, hard = resource.getrlimit(kind)
            most = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
            resource.setrlimit(kind, (most, most))
