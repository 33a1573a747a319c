"""Only regular files are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tthc_render.diagnostics.regular_files import (
    BYTES_MAX,
    head_of_regular,
    open_anew,
    open_regular,
    open_to_append,
    read_regular,
    read_regular_text,
)


def test_a_file_is_read_also_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert read_regular(tmp_path / "b") == b"x"


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "absent", "huge"])
def test_nothing_else_is_opened(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(BYTES_MAX + 1)
    with pytest.raises(OSError, match="a"):
        read_regular(path)
    if kind != "huge":
        with pytest.raises(OSError, match="a"):
            head_of_regular(path, 10)
    if kind not in ("huge", "absent"):
        with pytest.raises(OSError, match="a"):
            open_to_append(path)


def test_a_pipe_that_comes_between_the_look_and_the_opening_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "a")
    (tmp_path / "b").touch()
    looked = (tmp_path / "b").stat()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", lambda self: looked)
        with pytest.raises(IsADirectoryError):
            open_regular(tmp_path / "a")


def test_lines_end_as_python_ends_them(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("à\r\nb\rc\n".encode())
    assert read_regular_text(tmp_path / "a") == "à\nb\nc\n"
    (tmp_path / "a").write_bytes(b"\xff")
    assert read_regular_text(tmp_path / "a", "replace") == "\ufffd"


def test_what_is_appended_stands_at_the_end_and_goes_through_no_link(tmp_path: Path) -> None:
    for text in (b"1", b"2"):
        with open_to_append(tmp_path / "a") as file:
            file.write(text)
    assert (tmp_path / "a").read_bytes() == b"12"
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "c").symlink_to(tmp_path / "none")
    for name in "bc":
        with pytest.raises(OSError, match=name):
            open_to_append(tmp_path / name)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("kind", ["link", "pipe", "file"])
def test_a_new_file_takes_the_place_of_what_has_its_name(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    (tmp_path / "other").write_bytes(b"other")
    if kind == "link":
        path.symlink_to(tmp_path / "other")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(b"an older one")
    with open_anew(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"
    assert (tmp_path / "other").read_bytes() == b"other"
