"""Faults of the program itself as one sentence: where it happened, and what to send to whom; never a traceback.

With ``TTHC_DEBUG=1`` in the environment they are raised as they are, for developers.
"""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from typing import Final

DEBUG: Final = "TTHC_DEBUG"


def is_debugging() -> bool:
    """Whether errors of the program itself are raised instead of reported in one sentence."""
    return bool(os.environ.get(DEBUG))


def fault_words(error: BaseException) -> str:
    """A sentence on an exception that no input should lead to."""
    if isinstance(error, MemoryError):
        return "Máy không đủ bộ nhớ cho việc này. Đóng bớt chương trình khác, hoặc làm ít báo cáo hơn một lần."
    if isinstance(error, RecursionError):
        return "Dữ liệu hoặc mẫu lồng nhau quá nhiều tầng. Bỏ bớt các tầng lồng nhau."
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "tthc_render" in frame.filename]
    place = f", {Path(frames[-1].filename).name} dòng {frames[-1].lineno}" if frames else ""
    return (
        f"Lỗi của chương trình ({type(error).__name__}{place}), không phải của bạn. Xin gửi câu này kèm tệp đang làm "
        f"cho người quản lý chương trình; {DEBUG}=1 in chi tiết."
    )
