"""Numbers of pictures against their order in print."""

from __future__ import annotations

import pytest

from tests.support.documents import letter
from tthc_render.checks.picture_numbers import check_picture_numbers
from tthc_render.diagnostics.findings import Place
from tthc_render.document.tree import Figure, Run


def told(*captions: str) -> list[tuple[int, int]]:
    blocks = tuple(
        Figure(f"{line}.png", 0, (Run(text),), Place("a.yaml", line)) for line, text in enumerate(captions, 1)
    )
    found = check_picture_numbers(letter(blocks=blocks), "a.yaml")
    return [(item.where.line, int(item.details["right"])) for item in found]


@pytest.mark.parametrize(
    ("captions", "found"),
    [
        (("Hình 2. A", "Hình 1. B"), [(1, 1)]),
        (("Hình 1. A", "Hình 3: B"), [(2, 2)]),
        (("Hình 1. A", "Hình 1. B"), [(2, 2)]),
        (("Ảnh 1. A", "Hình 2. B"), [(2, 1)]),
        (("Hình 2 – A",), [(1, 1)]),
        (("Hình 1. A", "không số", "Hình 2. B"), []),
        (("Hình 1. A", "Ảnh 1. B", "Hình 2. C"), []),
        (("Hình 2.1. A", "Hình 2.2. B"), []),
        (("Hình 3/2026. A",), []),
        (("Hình ảnh 3 hội nghị",), []),
    ],
)
def test_numbers_that_are_not_of_the_order(captions: tuple[str, ...], found: list[tuple[int, int]]) -> None:
    assert told(*captions) == found
