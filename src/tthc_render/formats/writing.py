"""The one writer: a file is whole, is the right one, or is not there."""

from __future__ import annotations

import contextlib
import errno
import functools
import hashlib
import itertools
import os
import re
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.diagnostics.regular_files import open_anew, open_regular, read_regular
from tthc_render.formats.stamp import Stamp, is_stamped

_REASONS: Final[Mapping[int, str]] = {
    errno.ENOSPC: "ổ đĩa đã đầy; thêm chỗ trống rồi chạy lại",
    errno.EDQUOT: "đã hết dung lượng được cấp; thêm chỗ trống rồi chạy lại",
    errno.EACCES: "không có quyền ghi; xin quyền ghi ở đó, hoặc chọn thư mục khác (bằng -o, nếu lệnh có)",
    errno.EPERM: "không có quyền ghi; xin quyền ghi ở đó, hoặc chọn thư mục khác (bằng -o, nếu lệnh có)",
    errno.EROFS: "ổ đĩa chỉ cho đọc; chép sang ổ khác rồi chạy ở đó, hoặc ghi ra chỗ khác (bằng -o, nếu lệnh có)",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EISDIR: "đường dẫn này là một thư mục hay thiết bị, không phải tệp",
    errno.ELOOP: "tên này là một liên kết; xóa liên kết rồi chạy lại",
    errno.ETIMEDOUT: "một lần chạy khác giữ khóa quá lâu; chờ nó xong hoặc dừng nó, rồi chạy lại",
    errno.ETXTBSY: "tệp đang được chương trình khác dùng; đóng tệp rồi chạy lại",
}
PART_SUFFIX: Final = ".dang-ghi"
TRIES: Final = 2
ISSUED: Final = "issued"
NEW_VERSION: Final = ".ban-moi"
"""What is put behind the name of an output whose own name is taken by a document of another origin."""
KEPT_OF_NAME: Final = 120
"""Letters of a file's name that its temporary name repeats, so that that one is never too long."""
DEAD_AFTER_SECONDS: Final = 24 * 3600
"""An unfinished file of another machine is dead after a day: no run takes so long to write one file."""


def output_path(folder: Path, stamp: Stamp, suffix: str) -> Path:
    """Where the output of ``stamp`` belongs: ``folder/<unit>/<period>/<report-type>.<suffix>``.

    Raises RenderingFailed where a folder beneath ``folder`` is a link.
    """
    path = folder / stamp.unit / stamp.period / f"{stamp.report_type}.{suffix}"
    refuse_links(folder, path)
    return path


def refuse_links(top: Path, path: Path) -> None:
    """RenderingFailed where a folder between ``top``, which the user has named, and ``path`` is a link.

    Whoever can put a link among the outputs could have a run write anywhere.
    """
    for folder in reversed(path.relative_to(top).parents):
        link = top / folder
        if folder.parts and link.is_symlink():
            raise RenderingFailed(
                f"{link}: thư mục này là liên kết tới {link.readlink()}, nên không ghi vào đó. Xóa liên kết rồi chạy "
                "lại; muốn ghi vào nơi khác thì nêu nơi đó bằng -o."
            )


def write_output(path: Path, data: bytes, stamp: Stamp | None = None) -> int:
    """Write ``data`` under a temporary name, flush it to disk, read it back, then rename it to ``path``.

    Returns the file's modification time in nanoseconds. With ``stamp`` the file read back must carry it, and a document
    that a word processor has open is not replaced. Raises RenderingFailed; ``path`` is then as it was.
    """
    if stamp is not None and path.exists() and (user := opened_by(path)):
        raise RenderingFailed(
            f"{path}: tệp đang mở trong {user} nên không ghi đè. Đóng tệp rồi chạy lại, hoặc ghi vào thư mục khác "
            f"bằng -o. Nếu không còn ai mở, xóa tệp khóa “{lock_of(path).name}” bên cạnh."
        )
    try:
        with _part_of(path, (data,), stamp) as (part, written):
            part.replace(path)
            return written
    except OSError as error:
        raise RenderingFailed(f"{path}: không ghi được ({why(error, path)}).") from error


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """``write_output`` for data that would not fit into memory. Raises RenderingFailed, and what ``pieces`` raises."""
    try:
        with _part_of(path, pieces) as (part, _):
            part.replace(path)
    except OSError as error:
        raise RenderingFailed(f"{path}: không ghi được ({why(error, path)}).") from error


def write_new(path: Path, data: bytes, stamp: Stamp | None = None) -> None:
    """Write a file that must not exist yet, whole or not at all. Raises FileExistsError and RenderingFailed."""
    try:
        with _part_of(path, (data,), stamp) as (part, _):
            _put_new(part, path)
    except FileExistsError:
        raise
    except OSError as error:
        raise RenderingFailed(f"{path}: không ghi được ({why(error, path)}).") from error


@contextlib.contextmanager
def all_or_none() -> Iterator[Callable[[Path, bytes], None]]:
    """A ``write_new`` for several files that are of use together only: where the block fails, none of them stays.

    Folders that were made for them go, too. Raises what ``write_new`` raises.
    """
    written: list[Path] = []
    folders: set[Path] = set()

    def write(path: Path, data: bytes) -> None:
        folders.update(folder for folder in path.parents if not folder.exists())
        write_new(path, data)
        written.append(path)

    try:
        yield write
    except BaseException:
        for path in written:
            with contextlib.suppress(OSError):
                path.unlink()
        for folder in sorted(folders, key=lambda item: len(item.parts), reverse=True):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """An open file that becomes ``path`` when the block ends well, for data that would not fit into memory.

    Raises FileExistsError if ``path`` exists by then, and RenderingFailed; the unfinished file is then removed.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}{PART_SUFFIX}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open_anew(part) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _put_new(part, path)
    except FileExistsError:
        raise
    except OSError as error:
        raise RenderingFailed(f"{path}: không ghi được ({why(error)}).") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _put_new(part: Path, path: Path) -> None:
    """Give ``part`` the name ``path``. Raises FileExistsError where the name is taken."""
    try:
        os.link(part, path)  # fails where the name is taken, which a rename would overwrite
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        part.replace(path)


@contextlib.contextmanager
def _part_of(path: Path, pieces: Iterable[bytes], stamp: Stamp | None = None) -> Iterator[tuple[Path, int]]:
    """``pieces`` flushed and read back under a temporary name beside ``path``, and its modification time in ns."""
    part = path.with_name(f".{path.name[:KEPT_OF_NAME]}.{host_name()}.{os.getpid()}{PART_SUFFIX}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with open_anew(part) as file:
            for data in pieces:
                digest.update(data)
                file.write(data)
            file.flush()
            os.fsync(file.fileno())
            written = os.fstat(file.fileno()).st_mtime_ns
        if not _is_as_written(part, digest.digest(), stamp):
            raise RenderingFailed(f"{path}: tệp vừa ghi đọc lại không đúng; không dùng tệp này. Kiểm tra ổ đĩa.")
        yield part, written
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _is_as_written(part: Path, digest: bytes, stamp: Stamp | None) -> bool:
    if stamp is not None:
        back = read_regular(part)
        return hashlib.sha256(back).digest() == digest and is_stamped(back, stamp)
    found = hashlib.sha256()
    with open_regular(part) as file:
        while data := file.read(1 << 20):
            found.update(data)
    return found.digest() == digest


def why(error: OSError, path: Path | None = None) -> str:
    """What kept a file from being written, in the user's words where they are known."""
    if path is not None and (user := opened_by(path)):
        return f"tệp đang mở trong {user}; đóng tệp rồi chạy lại, hoặc ghi vào thư mục khác bằng -o"
    return _REASONS.get(error.errno or 0, "ổ đĩa hoặc mạng không ghi được")


def opened_by(path: Path) -> str:
    """The program that has a document open, as its lock file beside the document says; "" if none does.

    Word leaves ``~$name`` (the first two letters of a long name are dropped), LibreOffice ``.~lock.name#``.
    """
    lock = lock_of(path)
    if lock == path:
        return ""
    return "LibreOffice" if lock.name.startswith(".") else "Word"


def lock_of(path: Path) -> Path:
    """The lock file beside an open document; ``path`` itself if there is none."""
    names = (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[2:]}")
    with contextlib.suppress(OSError, ValueError):
        return next((path.with_name(name) for name in names if path.with_name(name).exists()), path)
    return path


def write_without_loss(path: Path, data: bytes, stamp: Stamp | None, known: Mapping[Path, str]) -> tuple[Path, int]:
    """Write ``data`` to ``path``, or beside it under ``NEW_VERSION`` where ``path`` holds bytes of another origin.

    ``known`` has the SHA-256 of the files that we have written and may replace, and ``ISSUED`` for names that belong
    to an issued document, even if it is not there. All other bytes may be a signed or edited document: they keep name
    and content. Returns where the data is now, and its modification time in
    nanoseconds. Raises RenderingFailed; everything is then as it was.
    """
    ends = itertools.chain(("", NEW_VERSION), (f"{NEW_VERSION}-{number}" for number in itertools.count(2)))
    names = (f"{path.stem}{end}{path.suffix}" for end in ends)
    for place in (place for name in names for place in [path.with_name(name)] * TRIES):
        try:
            held = read_regular(place) if os.path.lexists(place) else None
        except OSError:
            continue  # what cannot be read cannot be known
        if held == data:
            return place, place.stat().st_mtime_ns
        if known.get(place) == ISSUED:
            continue
        if held is None:
            with contextlib.suppress(FileExistsError):  # another run was quicker: see what it has written
                write_new(place, data, stamp)
                return place, place.stat().st_mtime_ns
        elif not held or hashlib.sha256(held).hexdigest() == known.get(place):
            return place, write_output(place, data, stamp)
    raise AssertionError("names never end")


def remove_leftovers(folder: Path) -> list[Path]:
    """Delete the unfinished files of runs that are surely over; the files deleted.

    Of this machine: those whose process has ended. Of other machines on a shared folder: those older than a day.
    """
    gone = []
    for path in folder.rglob(f".*{PART_SUFFIX}"):
        rest, _, process = path.name.removesuffix(PART_SUFFIX).rpartition(".")
        host = rest.rpartition(".")[2]
        if process.isdecimal() and host == host_name():
            dead = not _is_alive(int(process))
        else:
            dead = _age(path) > DEAD_AFTER_SECONDS
        if dead:
            with contextlib.suppress(OSError):
                path.unlink()
                gone.append(path)
    return gone


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


@functools.cache
def host_name() -> str:
    """This machine's name as part of a file's name."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", socket.gethostname())[:40] or "may"


def _is_alive(process: int) -> bool:
    if process == os.getpid():
        return False  # this run has not begun to write
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
