"""Names of rows that add up a group."""

from __future__ import annotations

import pytest

from tthc_render.vietnamese.subtotals import is_subtotal, may_be_subtotal


@pytest.mark.parametrize(
    "label",
    [
        "Cộng I",
        "CỘNG II",
        "Cộng nhóm A",
        "Cộng mục I",
        "Tổng phần I",
        "Tổng số I.",
        "Cộng (I)",
        "Cộng: 2.1",
        "Cộng I + II",
    ],
)
def test_sums_of_a_numbered_group(label: str) -> None:
    assert is_subtotal(label)
    assert may_be_subtotal(label)


@pytest.mark.parametrize("label", ["Cộng lĩnh vực đất đai", "Tổng cấp xã", "Cộng các sở"])
def test_names_whose_figures_have_to_decide(label: str) -> None:
    assert not is_subtotal(label)
    assert may_be_subtotal(label)


@pytest.mark.parametrize("label", ["Cộng đồng", "Tổng hợp", "Tổng cục Thuế", "Công chứng", "Tổng công ty", "Đất đai"])
def test_names_of_fields_and_offices(label: str) -> None:
    assert not is_subtotal(label)
    assert not may_be_subtotal(label)
