"""Typographic quotes around values of templates, and what comes of them."""

from __future__ import annotations

import pytest

from tests.support.located import tree
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.template_checks.curly_quotes import quoted_values, without_unquoted


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("ten: “Khiếu nại”", ["Khiếu nại"]),
        ("ten: “Khiếu nại", ["Khiếu nại"]),
        ("ten: Khiếu nại”", ["Khiếu nại"]),
        ("dong: [{ma: “02”, stt: “1”}]", ["02"]),  # once for a line
        ("ten: Đề án “Một cửa”", []),
        ("ten: “Một cửa” và “Bộ chỉ số”", []),
        ('ten: "“Khiếu nại”"', []),  # meant: it stands in straight quotes, too
        ("ten: |\n  “Khiếu nại”", []),
        ("ten: Khiếu nại", []),
    ],
)
def test_values_in_quotes(line: str, right: list[str]) -> None:
    assert [item.details["right"] for item in quoted_values(tree(line))] == right


def test_what_comes_of_quotes_is_left_out() -> None:
    quoted = list(quoted_values(tree("a: 1\nma: “02”")))
    same_line = finding("T417", Place("a.yaml", 2), seen="“02”")
    called = finding("T802", Place("a.yaml", 1), seen="02", text="02 + 03", also="")
    other = finding("T802", Place("a.yaml", 1), seen="03", text="02 + 03", also="")
    assert without_unquoted([same_line, called, other], quoted) == [other]
