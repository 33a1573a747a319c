"""Only regular files are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tthc_render.formats.regular_files import BYTES_MAX, read_regular


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
