"""Whether a share is one of a list that makes 100%."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Place, finding
from tthc_render.prose.claims import claim_of
from tthc_render.prose.full_shares import is_in_full_list
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read

LIST = "Xuất sắc 138 ({}%), tốt 728 (79,3%), hoàn thành 48 (5,2%), không hoàn thành 4 (0,4%)"


@pytest.mark.parametrize(
    ("lines", "at", "written", "full"),
    [
        ((LIST.format("15,0"),), 0, "15,0", True),
        ((LIST.format("51,0"),), 0, "51,0", False),
        ((f"{LIST.format('15,0')}; nữ 402 (38,4%).",), 0, "15,0", True),
        ((f"{LIST.format('15,0')}, nữ 402 (38,4%).",), 0, "15,0", False),
        (("- Tốt: 412 hộ (1,0%);", "- Khá: 3.104 hộ (8,0%);", "- Kém: 35.400 hộ (91,0%)."), 1, "8,0", True),
        (("- Tốt: 412 hộ (1,0%);", "- Khá: 3.104 hộ (9,0%);", "- Kém: 35.400 hộ (91,0%)."), 1, "9,0", False),
        (("Nam 60,2%, nữ 39,8%.",), 0, "60,2", False),
    ],
)
def test_shares_of_a_list_fill_all(lines: tuple[str, ...], at: int, written: str, full: bool) -> None:
    item = finding("P401", Place("a.txt", 1), computation="138/728", right="19,0%", written=f"{written}%", quote="138")
    claim = claim_of(item)
    assert claim is not None
    assert is_in_full_list(claim, read(from_text(lines, "a.txt")), at) is full
