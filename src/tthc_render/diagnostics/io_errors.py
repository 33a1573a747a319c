"""Why a file could not be read, in a few Vietnamese words that fit into a sentence."""

from __future__ import annotations

import errno
import re
from typing import Final

UNKNOWN: Final = "tệp hỏng hoặc không đúng dạng"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_WORDS: Final[tuple[tuple[str, str], ...]] = (
    # name of a class of errors → words; the first that an error is one of
    ("FileNotFoundError", "không có tệp này"),
    ("IsADirectoryError", "đây là thư mục hay thiết bị, không phải tệp"),
    ("PermissionError", "không được phép đọc tệp"),
    ("OSError", "ổ đĩa hoặc mạng không đọc được"),
    ("BadZipFile", "tệp rỗng, hỏng, hoặc là tệp loại khác đổi đuôi"),
    ("PackageNotFoundError", "tệp rỗng, hỏng, hoặc là tệp loại khác đổi đuôi"),
    ("InvalidFileException", "tệp không phải của Excel"),
)


def cause(error: BaseException) -> str:
    """The cause of ``error`` in Vietnamese; English words of a library are never shown."""
    if isinstance(error, UnicodeDecodeError):
        if error.object[:2] in _UTF16:
            return "tệp có mã UTF-16, cần UTF-8"
        line = error.object[: error.start].count(b"\n") + 1
        return f"dòng {line} có chữ không phải mã UTF-8"
    # PDFium's error and that of zipfile have no class of their own for it; other errors may name a path.
    if not isinstance(error, OSError | KeyError) and "password" in str(error).lower():
        return "tệp có mật khẩu; bỏ mật khẩu trước"
    if isinstance(error, SyntaxError):  # lxml's XMLSyntaxError is one
        return f"phần XML bên trong hỏng ở dòng {error.lineno}" if error.lineno else "phần XML bên trong hỏng"
    if isinstance(error, KeyError):
        part = re.search(r"[\w\[\]./-]+\.(?:xml|rels)", str(error))
        return f"bên trong thiếu phần {part[0]}" if part else UNKNOWN
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return "tệp lớn quá mức"
    if type(error) is OSError and error.errno in (None, errno.EINVAL):  # a library's, not the disk's
        return UNKNOWN
    names = {kind.__name__ for kind in type(error).__mro__}
    return next((words for name, words in _WORDS if name in names), UNKNOWN)
