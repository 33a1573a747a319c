"""click's own sentences in Vietnamese."""

from __future__ import annotations

import importlib
import string
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tthc_render.cli.click_vietnamese import SENTENCES, vietnamese
from tthc_render.cli.main import main

CLICK = Path(click.__file__).parent


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--help",), ("Cách dùng:", "Tùy chọn", "Các lệnh", "In trang giúp này")),
        (("rendre",), ("Lỗi:", "Không có lệnh", "Có phải", "xem cách dùng")),
        (("render", "--formatt", "pdf"), ("Không có tùy chọn", "Có phải")),
        (("render", "-f", "odt"), ("không thuộc các giá trị", "docx")),
        (("render", "-f"), ("cần một giá trị",)),
    ],
)
def test_help_and_errors_are_vietnamese(args: tuple[str, ...], words: tuple[str, ...]) -> None:
    output = CliRunner().invoke(main, args).output
    for word in words:
        assert word in output
    for english in ("Usage", "Options", "Commands", "Error", "Show ", "Try "):
        assert english not in output


@pytest.mark.parametrize(
    "args",
    [
        ("a\x1b[31mb",),
        ("check", "--a\x1b[31mb"),
        ("render", "-f", "a\x1b[31mb"),
        ("render", "--jobs", "a\x1b[31mb"),
        ("explain", "D001", "a\x1b[31mb", "c"),
        ("check", "a\x1b[31mb"),
    ],
)
def test_hidden_signs_of_arguments_are_shown_by_number(args: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, args)
    assert result.exit_code != 0
    assert "a‹U+001B›[31mb" in result.output
    assert "\\x1b" not in result.output
    assert "\x1b" not in result.output


def test_every_sentence_is_one_that_click_says() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in CLICK.glob("*.py"))
    for sentence in SENTENCES:
        assert sentence.replace("\n", "\\n").replace("\t", "\\t") in sources, sentence


def test_blanks_are_those_of_click() -> None:
    def blanks(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for english, ours in SENTENCES.items():
        assert blanks(ours) <= blanks(english), english


def test_only_our_commands_write_vietnamese() -> None:
    exceptions = importlib.import_module("click.exceptions")
    with vietnamese():
        assert exceptions._("Error: {message}") == "Lỗi: {message}"
        assert exceptions.ngettext("Did you mean {possibility}?", "", 1) == "Có phải {possibility}?"
    assert exceptions._("Error: {message}") == "Error: {message}"
    assert "Usage:" in CliRunner().invoke(click.Command("other"), ["--help"]).output
