"""What samples leave open."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_samples import is_serial, open_questions


@pytest.mark.parametrize(
    ("texts", "kind", "divides", "words"),
    [
        (["x", "x", "x"], "so", False, "mọi dòng ghi x"),
        (["-", "", "5"], "so", False, "ô trống là chưa có số"),
        (["-", "5"], "so", False, "“-” là không có (0)"),
        (["-", "5"], "ty_le", True, "chia cho 0"),
        (["46150"], "ngay", False, "46150 là ngày 08/05/2026"),
        (["12 chương", "chưa rõ"], "chu", False, ""),
        (["05/07/2026", "chưa rõ"], "chu", False, "có ô ghi ngày, có ô ghi chữ"),
        (["5", "7"], "so", False, ""),
    ],
)
def test_questions_about_samples(texts: list[str], kind: str, divides: bool, words: str) -> None:
    said = open_questions(texts, [text for text in texts if text not in ("", "-", "x")], kind, divides)
    assert (words in "; ".join(said)) if words else said == []


def test_days_as_excel_counts_them() -> None:
    assert is_serial("46150")
    assert not is_serial("2026")
