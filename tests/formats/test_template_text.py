"""Templates are read up to a limit."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tthc_render.diagnostics.io_errors import cause
from tthc_render.formats.template_text import BYTES_MAX, read_template


def test_line_ends_are_those_of_text(tmp_path: Path) -> None:
    path = tmp_path / "content.md"
    path.write_bytes("một\r\nhai\rba\n".encode())
    assert read_template(path) == "một\nhai\nba\n"


def test_a_template_of_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "content.md"
    path.write_bytes(b"x" * (BYTES_MAX + 1))
    with pytest.raises(OSError, match="too large") as caught:
        read_template(path)
    assert cause(caught.value) == "tệp lớn quá mức"
    path.write_bytes(b"x" * BYTES_MAX)
    assert len(read_template(path)) == BYTES_MAX


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_a_pipe_a_folder_and_a_device_are_not_opened(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "content.md")
    with pytest.raises(IsADirectoryError) as caught:
        read_template(tmp_path / "content.md")
    assert cause(caught.value) == "đây là thư mục hay thiết bị, không phải tệp"


def test_what_is_no_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "content.md"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(UnicodeDecodeError):
        read_template(path)
