"""An output is whole and the right one, or it is as it was before."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.support.documents import STAMP, docx_of, letter
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.diagnostics.regular_files import open_anew
from tthc_render.formats import writing as outputs
from tthc_render.formats.stamp import Stamp
from tthc_render.formats.writing import (
    ISSUED,
    PART_SUFFIX,
    new_file,
    output_path,
    write_output,
    write_pieces,
    write_without_loss,
)

OLD = b"the old report"
REASONS = [
    (errno.ENOSPC, "ổ đĩa đã đầy"),
    (errno.EDQUOT, "đã hết dung lượng"),
    (errno.EROFS, "ổ đĩa chỉ cho đọc"),
    (errno.EIO, "ổ đĩa hoặc mạng không ghi được"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a report was written before."""
    path = tmp_path / "so-ngoai-vu" / "2024-q2" / "bao-cao.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(OLD)
    return path


@cache
def report() -> bytes:
    return docx_of(letter())


def left(folder: Path) -> list[str]:
    return [str(item.relative_to(folder)) for item in folder.rglob(f"*{PART_SUFFIX}")]


def test_outputs_are_sorted_by_unit_and_period(tmp_path: Path) -> None:
    stamp = Stamp("so-ngoai-vu", "2024-q2", "quy", "0")
    assert output_path(tmp_path, stamp, "pdf") == tmp_path / "so-ngoai-vu" / "2024-q2" / "quy.pdf"


def test_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "mới" / "2024-q2" / "báo cáo.docx"
    written = write_output(path, report(), STAMP)
    assert path.read_bytes() == report()
    assert path.stat().st_mtime_ns == written
    assert [item.name for item in path.parent.iterdir()] == ["báo cáo.docx"]


def test_an_old_file_is_replaced(path: Path) -> None:
    write_output(path, b"new")
    assert path.read_bytes() == b"new"
    assert left(path.parent) == []


@pytest.mark.parametrize(
    ("lock", "program"),
    [(".~lock.bao-cao.docx#", "LibreOffice"), ("~$bao-cao.docx", "Word"), ("~$o-cao.docx", "Word")],
)
def test_a_document_that_is_open_is_not_replaced(path: Path, lock: str, program: str) -> None:
    path.with_name(lock).touch()
    with pytest.raises(RenderingFailed, match=f"đang mở trong {program}.*Đóng tệp"):
        write_output(path, report(), STAMP)
    assert path.read_bytes() == OLD
    path.with_name(lock).unlink()
    write_output(path, report(), STAMP)
    assert path.read_bytes() == report()


def test_temporary_names_say_machine_and_process_and_are_never_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    replace = Path.replace

    def watch(part: Path, target: Path) -> Path:
        seen.append(part.name)
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", watch)
    write_output(tmp_path / f"{'a' * 240}.docx", b"x")
    assert seen[0].endswith(f".{outputs.host_name()}.{os.getpid()}{PART_SUFFIX}")
    assert len(seen[0]) < 200


@pytest.mark.parametrize(
    "data", [b"not a document", b"", docx_of(letter(), stamp=Stamp("khac", "2024-q2", "quy", "0"))]
)
def test_the_report_of_another_unit_is_refused(path: Path, data: bytes) -> None:
    with pytest.raises(RenderingFailed, match=r"bao-cao\.docx: tệp vừa ghi đọc lại không đúng"):
        write_output(path, data, STAMP)
    assert path.read_bytes() == OLD
    assert left(path.parent) == []


@pytest.mark.parametrize(("number", "reported"), REASONS)
@pytest.mark.parametrize("step", ["fsync", "write", "replace"])
def test_a_write_that_fails_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, reported: str
) -> None:
    def fail(*args: Any) -> None:
        raise OSError(number, os.strerror(number))

    def open_broken(path: Path) -> Any:
        file = open_anew(path)
        file.write(b"half")
        return Broken(file)

    class Broken:
        """A file that takes some bytes and then fails."""

        def __init__(self, file: Any) -> None:
            self.file = file

        def __enter__(self) -> Broken:
            return self

        def __exit__(self, *args: Any) -> None:
            self.file.close()

        write = staticmethod(fail)

    if step == "fsync":
        monkeypatch.setattr(outputs.os, "fsync", fail)
    elif step == "write":
        monkeypatch.setattr(outputs, "open_anew", open_broken)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(RenderingFailed, match=f"không ghi được .{reported}") as caught:
        write_output(path, report(), STAMP)
    monkeypatch.undo()
    assert str(path) in caught.value.message
    assert path.read_bytes() == OLD
    assert left(path.parent) == []


def test_pieces_become_one_file_or_none(path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"begun"
        raise RenderingFailed("nửa chừng")

    with pytest.raises(RenderingFailed, match="nửa chừng"):
        write_pieces(path, broken())
    assert (path.read_bytes(), left(path.parent)) == (OLD, [])
    write_pieces(path, (bytes([number]) for number in range(3)))
    assert (path.read_bytes(), left(path.parent)) == (b"\0\1\2", [])


@pytest.mark.parametrize(
    "write",
    [
        lambda path: write_output(path, report()),
        lambda path: write_output(path, report(), STAMP),
        lambda path: write_pieces(path, [report()[:9], report()[9:]]),
    ],
)
def test_a_disk_that_gives_back_other_bytes_is_reported(
    write: Callable[[Path], object], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs, "read_regular", lambda path: report()[:-1])
    monkeypatch.setattr(outputs, "open_regular", lambda path: io.BytesIO(report()[:-1]))
    with pytest.raises(RenderingFailed, match=r"đọc lại không đúng.*Kiểm tra ổ đĩa"):
        write(path)
    monkeypatch.undo()
    assert path.read_bytes() == OLD
    assert left(path.parent) == []


def test_a_stop_by_hand_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(outputs.os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_output(path, report())
    assert path.read_bytes() == OLD
    assert left(path.parent) == []


def test_a_file_in_the_place_of_a_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("x", encoding="utf-8")
    with pytest.raises(RenderingFailed, match="là tệp, không phải thư mục"):
        write_output(tmp_path / "outputs" / "a" / "b.docx", b"x")
    assert (tmp_path / "outputs").read_text(encoding="utf-8") == "x"


def test_a_folder_in_the_place_of_the_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "b.docx" / "inside").mkdir(parents=True)
    with pytest.raises(RenderingFailed, match="đường dẫn này là một thư mục"):
        write_output(tmp_path / "b.docx", b"x")
    assert left(tmp_path) == []


def test_a_folder_that_may_not_be_written_is_reported(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The superuser may write anywhere, so there the refusal is played."""
    path.parent.chmod(0o555)
    if os.access(path.parent, os.W_OK):

        def refuse(path: Path) -> Any:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

        monkeypatch.setattr(outputs, "open_anew", refuse)
    with pytest.raises(RenderingFailed, match=r"không có quyền ghi; xin quyền ghi ở đó"):
        write_output(path, b"new")
    monkeypatch.undo()
    path.parent.chmod(0o755)
    assert path.read_bytes() == OLD


def test_a_new_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.zip"

    def torn() -> None:
        with new_file(path) as file:
            file.write(b"half")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        torn()
    assert list(path.parent.iterdir()) == []
    with new_file(path) as file:
        file.write(b"whole")
    assert [item.name for item in path.parent.iterdir()] == ["b.zip"]
    with pytest.raises(FileExistsError), new_file(path):
        pass
    assert path.read_bytes() == b"whole"


def test_bytes_that_are_not_ours_keep_their_name(tmp_path: Path) -> None:
    path, beside = tmp_path / "a.docx", tmp_path / "a.ban-moi.docx"
    assert write_without_loss(path, b"1", None, {})[0] == path
    assert write_without_loss(path, b"2", None, {path: hashlib.sha256(b"1").hexdigest()})[0] == path
    assert write_without_loss(path, b"2", None, {})[0] == path  # the same bytes
    assert write_without_loss(path, b"3", None, {})[0] == beside
    assert (path.read_bytes(), beside.read_bytes()) == (b"2", b"3")
    assert write_without_loss(path, b"4", None, {beside: hashlib.sha256(b"3").hexdigest()})[0] == beside
    assert write_without_loss(path, b"5", None, {})[0] == tmp_path / "a.ban-moi-2.docx"
    empty = tmp_path / "b.docx"
    empty.touch()
    assert write_without_loss(empty, b"1", None, {})[0] == empty  # nothing can be lost
    issued = tmp_path / "c.docx"
    assert write_without_loss(issued, b"1", None, {issued: ISSUED})[0].name == "c.ban-moi.docx"


def test_files_that_belong_together_are_all_there_or_none(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    with outputs.all_or_none() as write:
        write(tmp_path / "new" / "a", b"1")
        write(tmp_path / "old" / "b", b"2")
    assert (tmp_path / "new" / "a").read_bytes() + (tmp_path / "old" / "b").read_bytes() == b"12"

    def fail(name: str) -> None:
        with outputs.all_or_none() as write:
            write(tmp_path / "other" / "a", b"1")
            write(tmp_path / "old" / name, b"2")
            raise RenderingFailed("đầy")

    for name in ("c", "b"):  # a name that is free, and one that is taken
        with pytest.raises((RenderingFailed, FileExistsError)):
            fail(name)
    assert sorted(item.name for item in tmp_path.rglob("*")) == ["a", "b", "new", "old"]
    assert (tmp_path / "old" / "b").read_bytes() == b"2"
