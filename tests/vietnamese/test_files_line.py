"""What stands behind "Lưu:"."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.files_line import files_of


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("VT, VP", ["VT", "VP"]),
        ("VT,VP.", ["VT", "VP"]),
        ("VT; VP./.", ["VT", "VP"]),
        ("Lưu VT; VP./.", ["VT", "VP"]),
        ("- Lưu: VT, VP (3b).", ["VT", "VP (3b)"]),
        ("- Lưu: VT, VP (Hiển, 08b).", ["VT", "VP (Hiển, 08b)"]),
        ("VT; NC (An - 02b); VP", ["VT", "NC (An - 02b)", "VP"]),
        ("VT, 08b", ["VT", "08b"]),
        ("VT (02), nc", ["VT (02)", "NC"]),
        ("VP, VT", ["VT", "VP"]),
        ("VP", ["VT", "VP"]),
        ("VT - VP", ["VT", "VP"]),
        ("vt, vp", ["VT", "VP"]),
        ("VP, VT (3 bản)", ["VT (3 bản)", "VP"]),
        ("VT", ["VT"]),
        ("", ["VT"]),
    ],
)
def test_the_archive_comes_first(text: str, files: list[str]) -> None:
    assert files_of(text) == files
