"""A fault of the program is one sentence that names its place."""

from __future__ import annotations

import importlib

import pytest
from click.testing import CliRunner

from tthc_render.cli.main import main
from tthc_render.diagnostics.faults import fault_words
from tthc_render.workspace import paths


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (MemoryError(), "bộ nhớ"),
        (RecursionError(), "lồng nhau"),
        (KeyError("bí mật"), "Lỗi của chương trình (KeyError"),
    ],
)
def test_one_sentence(error: BaseException, part: str) -> None:
    words = fault_words(error)
    assert part in words
    assert "\n" not in words
    assert "bí mật" not in words


@pytest.mark.parametrize("command", [["check"], ["render"], ["list"]])
def test_no_command_ends_with_a_traceback(command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("chi tiết")

    for module in ("batch.run", f"cli.{command[0]}"):  # loaded only now, they would keep the patched function
        importlib.import_module(f"tthc_render.{module}")
    monkeypatch.setattr(paths, "find_workspace", fail)
    monkeypatch.setattr(paths.Path, "cwd", fail)
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 5
    assert "Lỗi của chương trình (ZeroDivisionError" in result.stderr
    assert "Traceback" not in result.output
    monkeypatch.setenv("TTHC_DEBUG", "1")
    assert isinstance(CliRunner().invoke(main, command).exception, ZeroDivisionError)
