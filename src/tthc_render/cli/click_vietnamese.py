"""The sentences of click itself in Vietnamese: headings of the help pages and errors of usage.

click translates its sentences with gettext, which chooses the language by the environment; our users have Vietnamese
pages on an English system. So while one of our commands runs, the look-up functions of click's modules are replaced
by functions that know the table below, and put back afterwards.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.visible import visible

MODULES: Final = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")

SENTENCES: Final = {
    "Aborted!": "Đã dừng.",
    "Options": "Tùy chọn",
    "Positional arguments": "Tham số",
    "Commands": "Các lệnh",
    "Usage:": "Cách dùng:",
    "Missing command.": "Thiếu tên lệnh.",
    "default: {default}": "mặc định: {default}",
    "Show this message and exit.": "In trang giúp này rồi thoát.",
    "Error: {message}": "Lỗi: {message}",
    "Try '{command} {option}' for help.": "Gõ “{command} {option}” để xem cách dùng.",
    "Invalid value: {message}": "Giá trị không dùng được: {message}",
    "Invalid value for {param_hint}: {message}": "Giá trị của {param_hint} không dùng được: {message}",
    "Missing argument": "Thiếu tham số",
    "Missing option": "Thiếu tùy chọn",
    "Missing parameter": "Thiếu tham số",
    "Missing parameter: {param_name}": "Thiếu tham số: {param_name}",
    "No such option {name!r}.": "Không có tùy chọn {name!r}.",
    "No such command {name!r}.": "Không có lệnh {name!r}.",
    "Could not open file {filename!r}: {message}": "Không mở được tệp {filename!r}: {message}",
    "Option {name!r} does not take a value.": "Tùy chọn {name!r} không nhận giá trị.",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "{value!r} is not a valid {number_type}.": "{value!r} không phải là số hợp lệ.",
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
    "file": "tệp",
    "directory": "thư mục",
    "path": "đường dẫn",
    "{name} {filename!r} does not exist.": "Không có {name} {filename!r}.",
    "{name} {filename!r} is a file.": "{name} {filename!r} là một tệp.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} là một thư mục.",
    "{name} {filename!r} is not readable.": "Không đọc được {name} {filename!r}.",
    "{name} {filename!r} is not writable.": "Không ghi được vào {name} {filename!r}.",
    # singular and plural are one in Vietnamese
    "Got unexpected extra argument ({args})": "Thừa tham số: {args}",
    "Got unexpected extra arguments ({args})": "Thừa tham số: {args}",
    "Did you mean {possibility}?": "Có phải {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Có phải một trong: {possibilities}?)",
    "Option {name!r} requires an argument.": "Tùy chọn {name!r} cần một giá trị.",
    "Option {name!r} requires {nargs} arguments.": "Tùy chọn {name!r} cần {nargs} giá trị.",
    "{value!r} is not {choice}.": "{value!r} không phải là {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} không thuộc các giá trị: {choices}.",
}


class _Sentence(str):
    """A sentence of click; what is put into it, such as a wrong argument, shows its hidden signs as elsewhere."""

    __slots__ = ()

    def format(self, *args: object, **named: object) -> str:
        """``str.format`` with all texts made visible."""
        return super().format(*map(_shown, args), **{name: _shown(value) for name, value in named.items()})


def _shown(value: object) -> object:
    return visible(value, lines=True) if isinstance(value, str) else value


@contextlib.contextmanager
def vietnamese() -> Iterator[None]:
    """Let click write its own sentences in Vietnamese; those without an entry stay English."""
    replaced = []
    for name in MODULES:
        module = importlib.import_module(f"click.{name}")
        for lookup, ours in (("_", _translate), ("ngettext", _translate_number)):
            if hasattr(module, lookup):
                replaced.append((module, lookup, getattr(module, lookup)))
                setattr(module, lookup, ours)
    try:
        yield
    finally:
        for module, lookup, original in replaced:
            setattr(module, lookup, original)


def _translate(sentence: str) -> str:
    return _Sentence(SENTENCES.get(sentence, sentence))


def _translate_number(singular: str, plural: str, number: int) -> str:
    return _translate(singular if number == 1 else plural)
