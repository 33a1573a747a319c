"""Style sheets as rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.documents import ND30
from tthc_render.layout.pdf.direct.css import NotCoveredError, StyleRule, parse_sheet


@pytest.mark.parametrize("path", sorted(ND30.glob("*.css")), ids=lambda path: path.name)
def test_the_shipped_sheets_are_covered(path: Path) -> None:
    assert parse_sheet(path.read_text(encoding="utf-8")).rules


def rule(selector: str) -> StyleRule:
    (only,) = parse_sheet(f"{selector} {{ margin: 0 }}").rules
    return only


PATH = (
    ("html", frozenset[str]()),
    ("body", frozenset()),
    ("table", frozenset({"so-lieu"})),
    ("td", frozenset({"left", "x"})),
)


@pytest.mark.parametrize(
    ("selector", "matches"),
    [
        ("td", True),
        (".left", True),
        ("td.left.x", True),
        ("td.left.y", False),
        (".so-lieu td", True),
        ("table td", True),
        (".so-lieu", False),
        ("td td", False),
        ("html .so-lieu .x", True),
        (".so-lieu html td", False),
    ],
)
def test_selectors_of_descendants(selector: str, matches: bool) -> None:
    assert rule(selector).matches(PATH) is matches


@pytest.mark.parametrize(
    "selector",
    ["a > b", "*", "a:hover", "#x", "a + b", "a[href]", "a::before b", "p::before", ".a::after", "td::marker"],
)
def test_other_selectors_are_refused(selector: str) -> None:
    with pytest.raises(NotCoveredError):
        rule(selector)


@pytest.mark.parametrize("css", ["p", "p { color }", "p { ; } }", "@page { a }", "@media", "}", "<!-- p"])
def test_what_is_no_css_is_not_covered(css: str) -> None:
    with pytest.raises(NotCoveredError):
        parse_sheet(css)
