"""Changes made in a report's text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.diagnostics.collector import Findings
from tthc_render.spreadsheets.changes import Changes, PartChanges, UnchangeableError, as_file, changed_text
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.source import Source


def source_of(text: str) -> Source:
    source = parse_source(text.encode(), "x.yaml", Findings())
    assert source is not None
    return source


def test_values_rows_and_comments() -> None:
    source = source_of("# đầu\nchi_tieu: {p: {moi: 1}}\nbieu:\n  M:\n    dong:\n      - ten: A # a\n        so: 1\n")
    part = PartChanges(("bieu", "M"), [{"ten": "A", "so": "1"}])  # type: ignore[dict-item]
    part.cells[0, "so"] = Decimal(2)
    part.new[0] = [{"ten": "B: b", "so": None}]
    changes = Changes([part], {("chi_tieu", "p", "moi"): Decimal("3.5")})
    assert changed_text(source, changes) == (
        "# đầu\nchi_tieu: {p: {moi: 3.5}}\nbieu:\n  M:\n    dong:\n      - ten: A # a\n        so: 2\n"
        '      - ten: "B: b"\n        so: null\n'
    )


def test_rows_pasted_as_one_text_become_rows() -> None:
    source = source_of("bieu:\n  M:\n    dong: |\n      A\t1\n      B\t2\n")
    part = PartChanges(("bieu", "M"), [{"ten": "A", "so": "1"}, {"ten": "B", "so": "2"}])  # type: ignore[dict-item]
    part.cells[1, "so"] = Decimal(5)
    text = changed_text(source, Changes([part]))
    assert text == "bieu:\n  M:\n    dong:\n      - ten: A\n        so: 1\n      - ten: B\n        so: 5\n"


def test_rows_pasted_one_by_one_become_rows() -> None:
    source = source_of("bieu:\n  M:\n    dong:\n      - A\t1\n      - B\t2 # b\n")
    part = PartChanges(("bieu", "M"), [{"ten": "A", "so": "1"}, {"ten": "B", "so": "2"}])  # type: ignore[dict-item]
    part.cells[0, "so"] = Decimal(5)
    text = changed_text(source, Changes([part]))
    assert text == "bieu:\n  M:\n    dong:\n      - {ten: A, so: 5}\n      - {ten: B, so: 2} # b\n"


def test_what_cannot_be_edited_is_refused() -> None:
    source = source_of("bieu:\n  M:\n    dong:\n      -\n        ten: A\n        so: 1\n")
    part = PartChanges(("bieu", "M"), [{"ten": "A", "so": "1"}], gone={0}, new={0: [{"ten": "B"}]})  # type: ignore[dict-item]
    with pytest.raises(UnchangeableError):
        changed_text(source, Changes([part]))


@pytest.mark.parametrize("before", [b"a: 1\n", b"a: 1\r\n", b"\xef\xbb\xbfa: 1\r\n"])
def test_a_file_keeps_its_line_ends_and_mark(before: bytes) -> None:
    assert as_file("a: 1\n", before) == before
