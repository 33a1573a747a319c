"""Tests of ``prose/spans``."""

from __future__ import annotations

from tthc_render.prose.spans import sentences


def test_sentences_end_at_a_mark_before_a_capital() -> None:
    text = "Có 1.907 TTHC. Trong đó, 5 TTHC... của xã. Đến nay"
    assert [text[s.start : s.end].strip() for s in sentences(text)] == [
        "Có 1.907 TTHC.", "Trong đó, 5 TTHC... của xã.", "Đến nay",
    ]  # fmt: skip
