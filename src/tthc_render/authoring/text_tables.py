"""Tables in plain text: CSV in any encoding and with any separator, and tables pasted in Markdown."""

from __future__ import annotations

import contextlib
import csv
import html
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tthc_render.authoring.workbooks import ROWS_MAX
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.vietnamese.old_encodings import recognised_font

_ENCODINGS: Final = ("utf-8-sig", "cp1258")
SEEN: Final = 50_000
"""Characters that show which font a text was typed for."""
_SEPARATORS: Final = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_ASIDE: Final = 0xE000
"""Where signs behind a backslash wait, in the private area of Unicode, while marks are taken away."""
_SET_ASIDE: Final = re.compile(f"[{chr(_ASIDE + 0x21)}-{chr(_ASIDE + 0x7E)}]")
_EMPHASIS: Final = re.compile(r"(\*{1,3}|_{1,3})(\S(?:.*?\S)?)\1")

_BOLD: Final = re.compile(r"\s*(\*{2,3}|_{2,3})(?=\S)(?:(?!\1).)+(?<=\S)\1\s*")
"""A cell in bold as a whole."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """The cells of a table by row, the lines of the file before and after it, and row and column of cells in bold."""

    rows: list[list[str]]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    bold: frozenset[tuple[int, int]] = frozenset()


def read_csv(path: Path) -> Iterator[TextTable]:
    """The one table of a CSV file; ``sep=;`` in its first line names the separator."""
    text = decoded(path)
    lines = text.splitlines()
    mark = ""
    if lines and (found := re.fullmatch(r"\s*sep=(.)\s*", lines[0], re.IGNORECASE)):
        mark, lines = found[1], lines[1:]
    sample = "\n".join(lines[:20])
    mark = mark or max(",;\t|", key=sample.count)
    yield TextTable(list(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark))[:ROWS_MAX])


def decoded(path: Path) -> str:
    """The text of a file in whatever encoding it is, precomposed."""
    data = read_regular(path)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    western = data.decode("latin-1")
    words = re.sub(r"[,;\t|\"]", " ", western[:SEEN])
    for encoding in ("utf-16",) if wide else _unmarked(data):
        with contextlib.suppress(UnicodeDecodeError):
            if encoding == "cp1258" and recognised_font(words) in ("tcvn3", "vni"):
                return western  # for a font from before Unicode, which ``old_fonts`` knows
            text = unicodedata.normalize("NFC", data.decode(encoding))
            if "\0" not in text:
                return text
    raise DataUnreadable(f"{path}: không nhận ra bảng mã chữ. Mở tệp bằng Excel rồi lưu lại ở dạng CSV UTF-8.")


def _unmarked(data: bytes) -> Sequence[str]:
    """The encodings of a file without a mark: of two bytes a sign where every other byte is mostly 0."""
    first, second = data[:SEEN:2].count(0), data[1:SEEN:2].count(0)
    if max(first, second) * 8 <= min(len(data), SEEN):
        return _ENCODINGS
    return ("utf-16-le",) if second > first else ("utf-16-be",)


def read_markdown(path: Path) -> Iterator[TextTable]:
    """Tables as they are pasted from pages and chats, with bars at the ends of their lines or without."""
    found: list[TextTable] = []
    above: list[str] = []
    lines = decoded(path).splitlines()
    place = 0
    while place < len(lines):
        begins = lines[place].strip().startswith("|") or (
            "|" in lines[place] and place + 1 < len(lines) and _is_separator(lines[place + 1])
        )
        if not begins:
            above += _plain_lines(lines[place])
            place += 1
            continue
        rows = []
        while place < len(lines) and "|" in lines[place]:
            if not _is_separator(lines[place]):
                rows.append(_cells(lines[place]))
            place += 1
        bold = {(row, at) for row, cells in enumerate(rows) for at, cell in enumerate(cells) if _BOLD.fullmatch(cell)}
        plain = [[_plain(cell) for cell in cells] for cells in rows[:ROWS_MAX]]
        found.append(TextTable(plain, tuple(above), bold=frozenset(bold)))
        above = []
    if found:
        found[-1] = replace(found[-1], below=tuple(above))
    yield from found


def _is_separator(line: str) -> bool:
    return "|" in line and bool(_SEPARATORS.fullmatch(line.strip()))


def _cells(line: str) -> list[str]:
    """The cells of a line with their marks."""
    inside = line.strip().removeprefix("|")
    inside = inside if inside.endswith("\\|") else inside.removesuffix("|")
    return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inside)]


def _plain(text: str) -> str:
    """Words without the marks of Markdown; a sign behind a backslash is that sign."""
    text = html.unescape(re.sub(r"<br\s*/?>", "\n", text)).strip(" \t\r\n")
    words = text.lstrip("\u00a0\u2002\u2003")  # blanks that set words in
    lead, text = text[: len(text) - len(words)], words.strip()
    text = _ESCAPED.sub(lambda found: chr(_ASIDE + ord(found[1])), text)
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return (lead if text else "") + _SET_ASIDE.sub(lambda found: chr(ord(found[0]) - _ASIDE), text)


def _plain_lines(line: str) -> Sequence[str]:
    """The words of a line outside tables; what stands far apart on one line is two."""
    text = re.sub(r"^\s*#+\s*", "", html.unescape(line)).replace("\u00a0", " ")
    return [words for part in re.split(r"\s{4,}|\s\|\s", text) if (words := _plain(part))]
