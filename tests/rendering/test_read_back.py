"""Which files are read back, and what counts as a difference."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tthc_render.readers.facts import Facts, PageParagraph, TextPiece
from tthc_render.rendering.read_back import EVERY, SHOWN, Sampling, differences

PARAGRAPH = PageParagraph(1, 1, 0, "Số: /BC-UBND", (TextPiece("Số: /BC-UBND", 13.0),), widths_pt=(80.0,))
FACTS = Facts("pdf", "x", (PARAGRAPH,), pages=1)


def changed(**values: Any) -> Facts:
    return replace(FACTS, paragraphs=(replace(PARAGRAPH, **values),))


def test_the_first_of_a_kind_and_then_one_in_many() -> None:
    sampling = Sampling()
    assert sampling.is_due("a", ())
    sampling.agreed.add("a")
    asked = [sampling.is_due("a", ()) for _ in range(2 * EVERY)]
    assert sum(asked) == 2
    assert sampling.is_due("b", ())
    assert not sampling.is_due("b", ("b",))


def test_equal_facts_do_not_differ() -> None:
    assert differences(FACTS, FACTS) == []
    assert differences(FACTS, changed(pieces=(TextPiece("Số:  /BC-UBND ", 13.0),), widths_pt=(80.05,))) == []


@pytest.mark.parametrize(
    ("other", "named"),
    [
        (changed(text="Số: 1/BC-UBND"), ".paragraphs[0].text: 'Số: /BC-UBND', 'Số: 1/BC-UBND'"),
        (changed(widths_pt=(80.2,)), ".paragraphs[0].widths_pt[0]: 80.00, 80.20"),
        (changed(widths_pt=()), ".paragraphs[0].widths_pt: 1 giá trị, 0 giá trị"),
        (changed(align="center"), ".paragraphs[0].align: '', 'center'"),
        (changed(gap_pt=1.0), ".paragraphs[0].gap_pt: None, 1.0"),
        (replace(FACTS, scanned=True), ".scanned: False, True"),
    ],
)
def test_a_difference_is_named_with_both_values(other: Facts, named: str) -> None:
    assert differences(FACTS, other) == [named]


def test_only_the_first_differences_are_named() -> None:
    pieces = tuple(TextPiece("a", size) for size in (1.0, 2.0, 3.0, 4.0, 5.0))
    other = tuple(TextPiece("a", size + 1) for size in (1.0, 2.0, 3.0, 4.0, 5.0))
    assert len(differences(changed(pieces=pieces), changed(pieces=other))) == SHOWN
