"""Vietnamese on consoles of other code pages."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata

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


COMMANDS = ("check data", "list units", "explain D401", "--help")
EACH_IN_TURN = """
import sys
from tthc_render.cli.start import main

for words in sys.stdin.read().splitlines():
    sys.argv = ["tthc-render", *words.split()]
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code or 0
    for stream in (sys.stdout, sys.stderr):
        print(end=f"{code}\f", file=stream, flush=True)
"""
"""One program for all commands: an encoding needs a process of its own, a command does not."""


@pytest.fixture(scope="module")
def consoles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[bytes, bytes]]]:
    """What each of the commands prints on both streams, with its exit code behind, by encoding."""
    home = tmp_path_factory.mktemp("consoles")
    build(home)
    found = {}
    for encoding in ("cp1258", "cp437", "ascii", "utf-8"):
        done = subprocess.run(
            (sys.executable, "-c", EACH_IN_TURN),
            cwd=home,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            input="\n".join(COMMANDS).encode(),
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found[encoding] = list(zip(done.stdout.split(b"\f"), done.stderr.split(b"\f"), strict=True))
    return found


@pytest.mark.parametrize("encoding", ["cp1258", "cp437", "ascii", "utf-8"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_fails_for_its_console(
    encoding: str, command: str, consoles: dict[str, list[tuple[bytes, bytes]]]
) -> None:
    printed, reported = consoles[encoding][COMMANDS.index(command)]
    assert printed[-1:] == reported[-1:] == b"0", reported
    assert printed[:-1] + reported[:-1]
    assert b"Unicode" not in reported
