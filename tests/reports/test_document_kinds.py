"""The second signature and the addressees that a kind of document has or lacks."""

from __future__ import annotations

from tthc_render.document.tree import AUTHORITY, SIGNATURE_GAP, SIGNER_NAME, Signature
from tthc_render.reports.document_kinds import side_by_side


def test_each_signer_has_title_room_and_name() -> None:
    made = side_by_side(Signature(("THƯ KÝ",), "Lê Thị Hoa"), Signature(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Bình"))
    left, right = made.columns
    assert [line.style for line in left] == [AUTHORITY, SIGNATURE_GAP, SIGNER_NAME]
    assert [line.text for line in right] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trần Bình"]
    assert [line.space_pt > 0 for line in right] == [True, False, False, False]
