"""The process that is kept for reading: one child for many files, a new one after a fault."""

from __future__ import annotations

import os
import pickle
from functools import partial

import pytest

from tthc_render.readers.reading_process import ReadingProcess


def test_one_child_serves_until_a_fault_and_another_one_follows() -> None:
    reader = ReadingProcess()
    try:
        first = pickle.loads(reader.answer(pickle.dumps(os.getpid), 20, 500) or b"")
        assert first[0]
        assert first[1] != os.getpid()
        assert pickle.loads(reader.answer(pickle.dumps(os.getpid), 20, 500) or b"") == first
        with pytest.raises(EOFError):
            reader.answer(pickle.dumps(partial(os._exit, 3)), 20, 500)
        again = pickle.loads(reader.answer(pickle.dumps(os.getpid), 20, 500) or b"")
        assert again[0]
        assert again != first
        # What a library prints does not get between the answers.
        assert pickle.loads(reader.answer(pickle.dumps(partial(print, "noise")), 20, 500) or b"") == (True, None)
    finally:
        reader.close()
