"""Report files as the workbench reads and writes them: whole, inside of the workspace, never over another's change.

A version is the hash of a file's bytes. A file is written only where it still has the version that the change was made
from; every version that was seen or written is kept in the workspace's own folder, so that each can be had back, also
after the program or the machine has died.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tthc_render.batch.locks import exclusive
from tthc_render.diagnostics.errors import RenderingFailed, WrongUsage
from tthc_render.diagnostics.regular_files import head_of_regular, open_to_append, read_regular
from tthc_render.formats.writing import refuse_links, write_output
from tthc_render.workspace.paths import NOT_REPORTS, Workspace, is_report_name

KEPT_FOLDER: Final = ".tthc-render/ban-luu"
"""Where versions are kept, below the workspace."""
LOCK_SUFFIX: Final = ".khoa"
TYPED_NAME: Final = "dang-go.json"
"""What a browser has typed and not saved, beside the kept versions."""
TYPED_AT_REST_S: Final = 3.0
"""A browser at work saves at the latest after two seconds: what lies longer than this was left by one that is dead."""
STEPS_MAX: Final = 500
"""Versions of a file that can be had back."""
BYTES_MAX: Final = 4_000_000
BOM: Final = b"\xef\xbb\xbf"


class ConflictError(Exception):
    """The file was changed elsewhere: ``theirs`` is what it holds now, ``mine`` what was to be written."""

    def __init__(self, theirs: Text, mine: str) -> None:
        super().__init__("conflict")
        self.theirs, self.mine = theirs, mine


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file, line ends as ``\\n``, and its version."""

    text: str
    version: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept version, and when it was first seen, in seconds."""

    version: str
    time: int


@dataclass(frozen=True, slots=True)
class Log:
    """The versions of a file in their order; the one at ``at`` is in the file."""

    at: int
    versions: tuple[Kept, ...]


class ReportFiles:
    """The report files of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._locks: dict[Path, threading.Lock] = {}
        self._guard = threading.Lock()

    def path(self, shown: str) -> Path:
        """The report file that is shown as ``shown``. WrongUsage for anything else, inside or outside."""
        root, data = self.workspace.root.resolve(), self.workspace.data.resolve()
        try:
            path = self.workspace.path_of(shown)
            real = Path(os.path.realpath(path))
            inside = real.is_relative_to(data) and (path.absolute().is_relative_to(self.workspace.root.absolute()))
            good = bool(shown) and ".." not in path.parts and inside and is_report_name(real) and real.is_file()
        except (OSError, ValueError):
            good = False
        if not good or path.name in NOT_REPORTS:
            raise WrongUsage(f"Không có báo cáo {shown[:120]} trong {root.name}/data.")
        return path

    def read(self, shown: str) -> Text:
        """A report's text as it is now. WrongUsage where it is none, or no UTF-8."""
        path = self.path(shown)
        with self._locked(path):
            return self._seen(path)

    def save(self, shown: str, base: str, change: Callable[[str], str]) -> Text:
        """The text after ``change`` of the version ``base``, written. ConflictError where the file is another now."""
        path = self.path(shown)
        with self._locked(path):
            now = self._read(path)
            if now.version == base:
                written = self._write(path, now, change(now.text))
                self._drop_held(path)
                return written
            mine = change(self._kept(path, base).text)
            if mine == now.text:
                self._drop_held(path)
                return now
            self._remember(path, now)
            raise ConflictError(now, mine)

    def undo(self, shown: str, base: str, steps: int) -> Text | None:
        """The version ``steps`` before (or after, where negative) the one in the file, written again; None if none."""
        path = self.path(shown)
        with self._locked(path):
            now = self._seen(path)
            if now.version != base:
                raise ConflictError(now, self._kept(path, base).text)
            log = self._log(path)
            at = log.at - steps
            if not 0 <= at < len(log.versions):
                return None
            text = self._kept(path, log.versions[at].version)
            written = self._write(path, now, text.text, remember=False)
            self._put_log(path, Log(at, log.versions))
            return written

    def restore(self, shown: str, base: str, version: str) -> Text:
        """The kept ``version`` as the newest one. ConflictError where the file is not ``base`` any more."""
        path = self.path(shown)
        kept = self._kept(path, version)
        return self.save(shown, base, lambda _: kept.text)

    def versions(self, shown: str) -> list[dict[str, object]]:
        """All kept versions, the newest last: ``version``, ``time`` in seconds, ``now`` for the one in the file."""
        path = self.path(shown)
        with self._locked(path):
            log = self._log(path)
        return [
            {"version": item.version, "time": item.time, "now": at == log.at} for at, item in enumerate(log.versions)
        ]

    def kept(self, shown: str, version: str) -> Text:
        """A kept version. WrongUsage if there is none."""
        return self._kept(self.path(shown), version)

    # --- what is typed and not saved --------------------------------------------------------------------------

    def hold(self, shown: str, typed: str) -> None:
        """Keep what a browser has ``typed`` on disk until something is saved; WrongUsage where it is too long."""
        path = self.path(shown)
        if len(typed) > BYTES_MAX:
            raise WrongUsage(f"Báo cáo lớn hơn {BYTES_MAX // 1_000_000} MB; bớt chữ rồi lưu lại.")
        with self._locked(path):
            write_output(self._folder(path) / TYPED_NAME, typed.encode("utf-8"))

    def held(self, shown: str) -> tuple[str, float]:
        """What was typed and never saved, and the seconds until it is sure that nobody types it any more."""
        typed = self._folder(self.path(shown)) / TYPED_NAME
        try:
            age = time.time() - typed.stat().st_mtime
            words = read_regular(typed).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return "", 0.0
        return words, min(max(0.0, TYPED_AT_REST_S - age), TYPED_AT_REST_S)

    def _drop_held(self, path: Path) -> None:
        with contextlib.suppress(OSError):
            (self._folder(path) / TYPED_NAME).unlink(missing_ok=True)

    # --- one file ---------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _locked(self, path: Path) -> Iterator[None]:
        """Only one at a time reads and writes the file at ``path``, by whatever name: threads, and other workbenches.

        Where the file system has no locks, or nothing can be written, other workbenches are not kept out.
        """
        real = path.resolve()
        refuse_links(self.workspace.root, self._folder(path) / TYPED_NAME)
        with self._guard:
            lock = self._locks.setdefault(real, threading.Lock())
        with lock, contextlib.ExitStack() as stack:
            with contextlib.suppress(OSError):
                place = self.workspace.root / KEPT_FOLDER / f"{_short_hash(self.workspace.shown(real))}{LOCK_SUFFIX}"
                place.parent.mkdir(parents=True, exist_ok=True)
                stack.enter_context(exclusive(stack.enter_context(open_to_append(place))))
            yield

    def _read(self, path: Path) -> Text:
        raw = head_of_regular(path, BYTES_MAX + 1)
        if len(raw) > BYTES_MAX:
            raise WrongUsage(f"{self.workspace.shown(path)}: tệp lớn hơn {BYTES_MAX // 1_000_000} MB, không mở ở đây.")
        return self._text(raw, path)

    def _text(self, raw: bytes, path: Path) -> Text:
        try:
            text = raw.removeprefix(BOM).decode("utf-8")
        except UnicodeDecodeError:
            raise WrongUsage(
                f"{self.workspace.shown(path)}: không phải UTF-8 nên không mở ở đây. Lưu lại tệp với mã UTF-8, "
                "hoặc đổi bảng mã cũ bằng: tthc-render convert-text"
            ) from None
        return Text(text.replace("\r\n", "\n"), hashlib.sha256(raw).hexdigest())

    def _seen(self, path: Path) -> Text:
        """The file as it is now; what another program has written becomes a version like any other."""
        now = self._read(path)
        self._remember_if_possible(path, now)
        return now

    def _write(self, path: Path, now: Text, text: str, *, remember: bool = True) -> Text:
        self._remember(path, now)
        if text == now.text:
            return now
        raw = read_regular(path)
        try:
            data = (text.replace("\n", "\r\n") if b"\r\n" in raw else text).encode("utf-8")
        except UnicodeEncodeError as error:  # JSON can carry half of a sign
            near = " ".join(text[max(0, error.start - 20) : error.start].split())
            raise WrongUsage(f"Sau “{near}” có nửa ký tự hỏng, không ghi được. Xóa chỗ đó rồi lưu lại.") from None
        data = BOM + data if raw.startswith(BOM) else data
        if len(data) > BYTES_MAX:
            raise WrongUsage(f"Báo cáo lớn hơn {BYTES_MAX // 1_000_000} MB; bớt chữ rồi lưu lại.")
        version = hashlib.sha256(data).hexdigest()
        # First the copy, then the file, then the list: whatever dies in between, nothing is lost.
        self._keep(path, version, data)
        write_output(path.resolve(), data)
        new = Text(text, version)
        if remember:  # what is in the file is saved, even if the list cannot be written any more
            self._remember_if_possible(path, new)
        return new

    # --- kept versions ----------------------------------------------------------------------------------------

    def _folder(self, path: Path) -> Path:
        name = _short_hash(self.workspace.shown(path))
        return self.workspace.root / KEPT_FOLDER / f"{path.stem[:60]}-{name}"

    def _keep(self, path: Path, version: str, data: bytes) -> None:
        copy = self._folder(path) / f"{version}.yaml"
        if not copy.exists():
            write_output(copy, data)

    def _kept(self, path: Path, version: str) -> Text:
        copy = self._folder(path) / f"{version}.yaml"
        if not version.isalnum() or not copy.is_file():
            raise WrongUsage("Không còn bản lưu này. Tải lại trang.")
        return self._text(read_regular(copy), path)

    def _log(self, path: Path) -> Log:
        """The list of versions; what cannot be read is begun anew, the copies themselves stay."""
        try:
            log = json.loads(read_regular(self._folder(path) / "lich-su.json"))
            versions = tuple(Kept(str(item["version"]), int(item["time"])) for item in log["versions"])
            return Log(min(int(log["at"]), len(versions) - 1), versions)
        except (OSError, ValueError, KeyError, TypeError):
            return Log(-1, ())

    def _put_log(self, path: Path, log: Log) -> None:
        data = {"at": log.at, "versions": [{"version": item.version, "time": item.time} for item in log.versions]}
        write_output(self._folder(path) / "lich-su.json", json.dumps(data).encode())

    def _remember_if_possible(self, path: Path, text: Text) -> None:
        """``_remember``, but for a full disk: a report can be read there, and the next reading remembers it."""
        with contextlib.suppress(RenderingFailed):
            self._remember(path, text)

    def _remember(self, path: Path, text: Text) -> None:
        """``text`` as the newest version, unless it is the present one; versions that were undone stay before it."""
        log = self._log(path)
        if log.versions and log.versions[log.at].version == text.version:
            return
        if not (self._folder(path) / f"{text.version}.yaml").exists():
            self._keep(path, text.version, read_regular(path))
        # Where versions were undone, the way back leads through them: the present one comes once more behind them.
        again = log.versions[log.at : log.at + 1] if log.at < len(log.versions) - 1 else ()
        versions = (*log.versions, *again, Kept(text.version, int(time.time())))[-STEPS_MAX:]
        self._put_log(path, Log(len(versions) - 1, versions))


def _short_hash(shown: str) -> str:
    return hashlib.sha256(shown.encode()).hexdigest()[:12]
