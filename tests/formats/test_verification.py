"""The words of verification: number and hash, and how a reader leaves out those that are right."""

from __future__ import annotations

import pytest

from tthc_render.formats.verification import is_line, verification_code, verification_line, without_line

HASH = "0a" * 32


@pytest.mark.parametrize(
    ("number", "line", "code"),
    [
        ("Số: 107/BC-UBND", f"Số: 107/BC-UBND; Mã dữ liệu (SHA-256): {HASH}", f"107/BC-UBND SHA256:{HASH.upper()}"),
        ("Số:        /BC-UBND", f"Mã dữ liệu (SHA-256): {HASH}", f"SHA256:{HASH.upper()}"),
        ("", f"Mã dữ liệu (SHA-256): {HASH}", f"SHA256:{HASH.upper()}"),
    ],
)
def test_a_document_without_a_number_has_only_the_hash(number: str, line: str, code: str) -> None:
    assert verification_line(number, HASH) == line
    assert verification_code(number, HASH) == code
    assert without_line(f"a {line} b", HASH) == "a  b"
    assert without_line(line, "0b" * 32) == line
    assert is_line(line)
    assert not is_line(f"Xem {line}")
