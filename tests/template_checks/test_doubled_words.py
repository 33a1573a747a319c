"""Words typed before a name whose value begins with them."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Place
from tthc_render.template_checks.doubled_words import lint_doubled_words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# A\nKèm theo Quyết định ngày {{ van_ban.ngay_thang }}", [("ngày", 2)]),
        ("Trong quý {{ ky.thuong }}, đơn vị …", [("quý", 1)]),
        ("Kế hoạch năm {{ ky.thuong }}", [("năm", 1)]),
        ("Kèm theo Quyết định {{ van_ban.ngay_thang }}", []),
        ("ngày {{ van_ban.ngay }}", []),
        ("Báo cáo {{ ky.thuong }}", []),
        ("năm {{ ky.nam }}", []),
        ("hằng ngày; {{ van_ban.ngay_thang }}", []),
    ],
)
def test_a_word_before_what_begins_with_it(text: str, told: list[tuple[str, int]]) -> None:
    found = list(lint_doubled_words(text, Place("content.md")))
    assert [(item.details["word"], item.where.line) for item in found] == told


def test_a_line_of_a_type_is_told_at_its_own_place() -> None:
    [item] = lint_doubled_words("ngày {{ van_ban.ngay_thang }}", Place("report.yaml", 12, 7))
    assert (item.where.file, item.where.line) == ("report.yaml", 12)
