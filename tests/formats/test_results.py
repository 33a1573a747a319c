"""Results under a name that the user gave."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.formats.results import REPLACED, write_result


def book(creator: str, text: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("docProps/core.xml", f"<creator>{creator}</creator>")
        file.writestr("sheet.xml", text)
    return out.getvalue()


CSV = b"\xef\xbb\xbfdon_vi,so\r\na,1\r\n"


@pytest.mark.parametrize(
    ("held", "data", "mark", "words"),
    [
        (None, CSV, b"", ""),
        (b"", CSV, b"", ""),
        (CSV, CSV, b"", ""),
        (CSV.replace(b"1", b"2"), CSV, b"", REPLACED),
        (b'{\n "exit_code": 1}', b'{\n "exit_code": 0}', b'"exit_code"', REPLACED),
        (book("tthc-render"), book("tthc-render", "new"), b"", REPLACED),
    ],
)
def test_results_of_the_same_kind_are_replaced(
    tmp_path: Path, held: bytes | None, data: bytes, mark: bytes, words: str
) -> None:
    path = tmp_path / "kq"
    if held is not None:
        path.write_bytes(held)
    assert write_result(path, data, mark) == words
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("held", "data", "mark"),
    [
        (b"don_vi,so,ghi_chu\na,1,goi\n", CSV, b""),
        (b"%PDF-1.7 signed", CSV, b""),
        (b"don_vi:\n", b'{\n "exit_code": 0}', b'"exit_code"'),
        (book("Someone"), book("tthc-render"), b""),
        (b"PK broken", book("tthc-render"), b""),
    ],
)
def test_other_files_are_never_replaced(tmp_path: Path, held: bytes, data: bytes, mark: bytes) -> None:
    path = tmp_path / "kq"
    path.write_bytes(held)
    with pytest.raises(WrongUsage, match="không ghi đè"):
        write_result(path, data, mark)
    assert path.read_bytes() == held


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="không ghi đè"):
        write_result(tmp_path, CSV)
