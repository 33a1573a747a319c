"""The subset of CSS: cascade, inheritance, pages; whatever is outside of it is refused."""

from __future__ import annotations

import pytest

from tthc_render.layout.pdf.direct.css import Length, NotCoveredError, parse_sheet
from tthc_render.layout.pdf.direct.styles import root_element

BASE = "html { font-size: 14pt; line-height: 1.2 } p { margin: 0 } "


def style(css: str, *path: tuple[str, str]) -> object:
    element = root_element([parse_sheet(BASE + css)]).child("html")
    for tag, classes in path:
        element = element.child(tag, classes)
    return element.style


@pytest.mark.parametrize(
    ("css", "name", "value"),
    [
        (".a { font-size: 12pt }", "size", 12.0),
        (".a { font-size: 50% }", "size", 7.0),
        (".a { text-indent: 2em }", "indent", 28.0),
        (".a { text-indent: 2em; font-size: 10pt }", "indent", 20.0),
        (".a { text-indent: 10mm }", "indent", 10 * 72 / 25.4),
        ("p { text-align: right } .a { text-align: center }", "align", "center"),
        (".a { text-align: center } p { text-align: right }", "align", "center"),
        (".a { margin: 1pt 2pt 3pt }", "margin", (1.0, 2.0, 3.0, 2.0)),
        (".a { margin: 1pt auto }", "margin", (1.0, None, 1.0, None)),
        (".a { margin: 1pt; margin-left: 4pt }", "margin", (1.0, 1.0, 1.0, 4.0)),
        (".a { border-top: 0.75pt solid #000 }", "border", (0.75, 0.0, 0.0, 0.0)),
        (".a { width: 40% }", "width", Length(40.0, "%")),
        ("body { font-weight: bold }", "bold", True),
        ("body { break-after: avoid }", "break_after", "auto"),
        ("div .a { font-size: 9pt }", "size", 14.0),
        ("body .a { font-size: 9pt }", "size", 9.0),
        ("body.x .a { font-size: 9pt }", "size", 14.0),
        (".a, .b { break-inside: avoid }", "break_inside", "avoid"),
    ],
)
def test_values_are_those_of_css(css: str, name: str, value: object) -> None:
    assert getattr(style(css, ("body", ""), ("p", "a")), name) == value


@pytest.mark.parametrize(
    "css",
    [
        ".a { position: absolute }",
        ".a { color: red }",
        ".a { margin: 1vw }",
        ".a { text-align: inherit }",
        ".a > .b { margin: 0 }",
        ".a:first-child { margin: 0 }",
        "[id] { margin: 0 }",
        ".a { margin: 0 !important }",
        "@media print { p { margin: 0 } }",
        "@import 'x.css';",
        "@font-face { font-family: X }",
        ".a { line-height: normal }",
        ".a { line-height: -1 }",
        ".a { line-height: 1e9 }",
        ".a::before { content: 'x' }",
        ".a { hyphens: auto }",
    ],
)
def test_what_is_not_known_is_refused(css: str) -> None:
    with pytest.raises(NotCoveredError):
        style(css, ("body", ""), ("p", "a"))


def test_paragraphs_must_have_margins_of_the_layout() -> None:
    with pytest.raises(NotCoveredError, match="margin"):
        root_element([parse_sheet("html { line-height: 1.2 }")]).child("html").child("p")


@pytest.mark.parametrize("tag", ["img", "ul", "video", "sup2"])
def test_elements_that_are_not_known_are_refused(tag: str) -> None:
    with pytest.raises(NotCoveredError, match=tag):
        style("", ("body", ""), (tag, ""))
