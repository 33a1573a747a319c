"""What follows from a document as a whole for its single paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.letterheads import LONG, built, sample
from tthc_render.lint.classifier import assign_roles
from tthc_render.lint.views import Evidence, ParagraphView
from tthc_render.readers.docx.reader import read_docx


def evidence(*body: str) -> Evidence:
    facts = read_docx(built(sample("báo cáo", body=body), "bảng"), "x.docx")
    return Evidence(facts, assign_roles(facts))


def test_a_point_knows_the_letter_before_it_and_a_heading_begins_anew() -> None:
    made = evidence("1. Một", "a) A.", "b) B.", "2. Hai", "a) A.", LONG)
    assert [made.point_labels[item.number] for item in made.outline] == ["", "", "a", "b", ""]


@pytest.mark.parametrize(
    ("indents", "nested"),
    [
        ((12.7, 12.7, 12.7), []),
        ((12.7, 17.7, 17.7), ["a) Một.", "b) Hai."]),
        ((12.7, 17.7, 12.7), ["a) Một."]),
        ((17.7, 17.7, 12.7), []),
    ],
)
def test_points_set_in_further_than_their_clause_are_nested(indents: tuple[float, ...], nested: list[str]) -> None:
    made = evidence("1. Một", "a) Một.", "b) Hai.", LONG)
    texts = dict(zip(("1. Một", "a) Một.", "b) Hai."), indents, strict=True))
    paragraphs = [
        replace(item, first_mm=texts[item.plain], left_mm=0.0) if item.plain in texts else item
        for item in made.facts.paragraphs
    ]
    facts = replace(made.facts, paragraphs=tuple(paragraphs))
    made = Evidence(facts, assign_roles(facts))
    assert [made.by_number[number].plain for number in sorted(made.nested)] == nested


def test_roles_and_numbers_of_text() -> None:
    made = evidence(LONG, "1. Một", "Hết./.")
    numbers = [item.number for item in made.roles.of("than", "khoan")]
    assert made.body_numbers == set(numbers)
    assert made.roles_by_number[max(numbers)] == "cuoi"
    first, last = (
        ParagraphView(made, "than", item, place, [1, 2], item.plain) for place, item in enumerate(made.roles.of("than"))
    )  # type: ignore[arg-type,list-item]
    assert (first.is_last, last.is_last, first.text) == (False, True, LONG)
