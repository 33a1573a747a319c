"""Vietnamese on consoles of other code pages."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.support.workspaces import build
from tthc_render.cli.consoles import readable, readable_errors


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("Tệp “ký” → …", "cp1258", "Tệp “ký” -> …"),
        ("Đơn vị", "cp1258", "Đơn vị"),
        ("Tệp đã ghi", "cp1252", "Têp dã ghi"),
        ("Đơn vị → “xã”", "ascii", 'Don vi -> "xa"'),
        ("≤ 5 ×", "cp437", "≤ 5 x"),
        ("日", "cp1258", "?"),
    ],
)
def test_letters_are_spelled_with_what_there_is(text: str, encoding: str, shown: str) -> None:
    data = text.encode(encoding, readable_errors(encoding))
    assert unicodedata.normalize("NFC", data.decode(encoding)) == shown


def test_one_letter() -> None:
    assert readable("ệ", "cp1258") == "ê\u0323"
    assert readable("ệ", "cp1252") == "ê"
    assert readable("ệ", "ascii") == "e"


@pytest.mark.parametrize("encoding", ["cp1258", "cp437", "ascii", "utf-8"])
@pytest.mark.parametrize("command", [("check", "data"), ("list", "units"), ("explain", "D401"), ("--help",)])
def test_no_command_fails_for_its_console(encoding: str, command: tuple[str, ...], tmp_path: Path) -> None:
    build(tmp_path)
    done = subprocess.run(
        (sys.executable, "-m", "tthc_render", *command),
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout + done.stderr
    assert b"Unicode" not in done.stderr
