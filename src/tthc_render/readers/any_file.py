"""A DOCX or PDF file as facts, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.diagnostics.file_contents import refuse_other_kind
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.readers.facts import Facts, FileKind
from tthc_render.readers.isolation import BUDGETS, check_size, in_child

FILE_KINDS: Final[Mapping[str, FileKind]] = {".docx": "docx", ".pdf": "pdf"}


NOT_SEARCHED: Final = (
    "không tìm trong thư mục này: không có quyền đọc, hoặc là liên kết dẫn ngược lên, vào hệ thống hay không tới đâu. "
    "Chép các tệp cần đọc vào một thư mục thường."
)
"""What became of a folder among files."""
T = TypeVar("T")


def with_file(path: Path, shown: str, refusal: str, work: Callable[[bytes, FileKind], T]) -> T:
    """What ``work`` makes of the bytes of a DOCX or PDF, in a child process with limits.

    DataUnreadable where the file cannot be read; with ``refusal`` where it is of another kind.
    """
    kind = FILE_KINDS.get(path.suffix.lower())
    if kind is None and (path.is_dir() or path.is_symlink()):
        raise DataUnreadable(f"{shown}: {NOT_SEARCHED}")
    if kind is None:
        raise DataUnreadable(f"{shown}: {refusal}")
    budget = BUDGETS[kind]
    try:
        check_size(path, shown, budget)
        return in_child(partial(_of_file, work, path, kind, shown), shown, budget)
    except OSError as error:
        raise DataUnreadable(f"{shown}: không mở được tệp ({cause(error)}). Kiểm tra lại đường dẫn.") from error


def _of_file(work: Callable[[bytes, FileKind], T], path: Path, kind: FileKind, shown: str) -> T:
    data = read_regular(path)
    refuse_other_kind(data, f".{kind}", shown)
    return work(data, kind)


def read_facts(data: bytes, kind: FileKind, shown: str) -> Facts:
    """The facts of a document in memory; DataUnreadable if it cannot be read."""
    # Each reader brings a large library; a command that needs one of them does not pay for the other.
    if kind == "docx":
        from tthc_render.readers.docx.reader import read_docx

        return read_docx(data, shown)
    from tthc_render.readers.pdf.reader import read_pdf

    return read_pdf(data, shown)
