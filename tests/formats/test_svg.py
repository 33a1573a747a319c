"""SVG pictures: their size, their fonts, and what is refused."""

from __future__ import annotations

import pytest
from lxml import etree

from tthc_render.formats.svg import SHAPES_MAX, SvgFaultError, in_text_font, svg_facts

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def svg(inside: str, attributes: str = 'viewBox="0 0 96 48"') -> bytes:
    return f"{HEAD}{attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 96 48"', (25.4, 12.7)),
        ('width="50mm" height="2cm"', (50, 20)),
        ('width="1in" height="72pt"', (25.4, 25.4)),
        ('width="192" viewBox="0 0 10 5"', (50.8, 25.4)),
        ('height="100%" viewBox="0 0 96 48"', (25.4, 12.7)),
    ],
)
def test_the_size_is_that_stated_or_that_of_the_view_box(attributes: str, size: tuple[float, float]) -> None:
    facts = svg_facts(svg("", attributes))
    assert (facts.width_mm, facts.height_mm) == pytest.approx(size)


@pytest.mark.parametrize(
    ("inside", "fonts"),
    [
        ("<rect font-family='Arial'/>", ()),
        ("<text>A</text>", ("",)),
        ("<text font-family=\"'Times New Roman', serif\">A</text>", ("Times New Roman",)),
        ("<style>text{font-family:Arial}</style><text>A</text>", ("Arial",)),
        ('<text style="font-family: Roboto; fill: red">A</text>', ("Roboto",)),
    ],
)
def test_words_tell_their_fonts(inside: str, fonts: tuple[str, ...]) -> None:
    assert svg_facts(svg(inside)).fonts == fonts


BOMB = "".join(
    f'<g id="g{level}">' + f'<use href="#g{level - 1}"/>' * 10 + "</g>" if level else '<g id="g0"><path d="M0 0"/></g>'
    for level in range(7)
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<svg", "broken"),
        (b"<html/>", "broken"),
        (svg("", 'width="0" height="0"'), "broken"),
        (svg("<script>alert(1)</script>"), "active"),
        (svg('<rect onclick="x()"/>'), "active"),
        (svg("<foreignObject/>"), "active"),
        (svg('<image href="file:///etc/passwd"/>'), "active"),
        (svg('<image xlink:href="http://example.org/a.png"/>'), "active"),
        (svg('<image href="data:text/html,x"/>'), "active"),
        (svg('<use href="khac.svg#a"/>'), "active"),
        (svg("<style>@import 'http://example.org'</style>"), "active"),
        (svg('<rect fill="url(http://example.org/#a)"/>'), "active"),
        (b'<!DOCTYPE svg [<!ENTITY a "x">]>' + svg("&a;"), "active"),
        (b'<?xml-stylesheet href="a.css"?>' + svg(""), "active"),
        (svg('<linearGradient x2="1e-9" spreadMethod="repeat"/>'), "active"),
        (svg('<radialGradient r="1e-9" spreadMethod=" reflect "/>'), "active"),
        (svg('<radialGradient style="spreadMethod: repeat"/>'), "active"),
        (svg("<style>radialGradient{spreadmethod:repeat}</style>"), "active"),
        (svg("<path/>" * (SHAPES_MAX + 1)), "huge"),
        (svg(BOMB), "huge"),
        (svg('<g id="a"><use href="#a"/></g>'), "huge"),
    ],
)
def test_what_is_no_mere_drawing_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(SvgFaultError) as caught:
        svg_facts(data)
    assert caught.value.kind == kind


def test_pictures_and_copies_inside_are_drawing() -> None:
    inside = '<image href="data:image/png;base64,AAAA"/><path id="a"/><use href="#a"/><rect fill="url(#b)"/>'
    assert svg_facts(svg(inside)).fonts == ()


BOX = '<rect width="9" height="9" {}/>'
MASKED = BOX.format('mask="url(#m)"')


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><use href="#b"/></g><g id="b"><use xlink:href="#a"/></g>',
        f'<mask id="m">{MASKED}</mask>{MASKED}',
        f'<mask id="m" mask="url(#m)"/>{MASKED}',
        '<mask id="m"><use href="#r"/></mask><rect id="r" width="9" height="9" mask="url( \'#m\' )"/>',
        f'<clipPath id="c">{BOX.format("""clip-path="url(#c)" """)}</clipPath>',
        f'<pattern id="p">{BOX.format("""fill="url(#p)" """)}</pattern>',
        '<pattern id="p" href="#q"/><pattern id="q" href="#p"/>',
        '<linearGradient id="p" href="#q"/><linearGradient id="q" href="#p"/>',
        '<marker id="k"><path d="M0 0L1 1" marker-end="url(#k)"/></marker>',
        '<filter id="f"><feImage href="#r"/></filter><rect id="r" width="9" height="9" filter="url(#f)"/>',
        f'<mask id="m">{BOX.format("""style="mask: url(#m)" """)}</mask>',
        f'<style>g .x, path{{mask:url("#m")}}</style><mask id="m">{BOX.format("""class="x y" """)}</mask>',
        f'<style>#r:hover{{}} rect#r{{mask:url(#m)}}</style><mask id="m">{BOX.format("""id="r" """)}</mask>',
        f'<style>*{{clip-path:url(#m)}}</style><clipPath id="m">{BOX.format("")}</clipPath>',
    ],
)
def test_what_is_drawn_with_itself_is_refused(inside: str) -> None:
    with pytest.raises(SvgFaultError) as found:
        svg_facts(svg(inside))
    assert found.value.kind == "huge"
    assert "chính nó" in found.value.detail


def test_what_is_used_again_and_again_counts_each_time() -> None:
    levels = "".join(f'<mask id="m{at}">{BOX.format(f"""mask="url(#m{at + 1})" """) * 9}</mask>' for at in range(6))
    with pytest.raises(SvgFaultError) as found:
        svg_facts(svg(f"{levels}<mask id='m6'>{BOX.format('')}</mask>"))
    assert found.value.kind == "huge"


@pytest.mark.parametrize(
    "inside",
    [
        f'<mask id="m">{BOX.format("")}</mask>{MASKED * 3}',
        '<linearGradient id="p" href="#q"/><linearGradient id="q"/>' + BOX.format("fill=\"url('#p')\""),
        '<linearGradient id="p">' + "<stop/>" * 50 + "</linearGradient>" + BOX.format('fill="url(#p)"') * 3000,
        f'<a href="#r">{BOX.format("""id="r" """)}</a>',
        '<use href="#none"/>' + BOX.format('fill="url(#none)"'),
        f'<style>.x{{mask:url(#m)}}</style><mask id="m">{BOX.format("""class="y" """)}</mask>',
    ],
)
def test_what_is_drawn_with_something_else_is_a_drawing(inside: str) -> None:
    assert svg_facts(svg(inside)).shapes < SHAPES_MAX


@pytest.mark.parametrize(
    ("picture", "family"),
    [
        (svg("<text>A</text>"), "Times New Roman"),
        (svg("<text font-family='Arial'>A</text>"), "Times New Roman"),  # of the picture; the word keeps its own
        (svg("<rect/>"), None),
        (svg("<text>A</text>").replace(b"<svg ", b"<svg font-family='Tinos' "), "Tinos"),
    ],
)
def test_words_that_ask_for_no_font_have_that_of_documents(picture: bytes, family: str | None) -> None:
    found = etree.fromstring(in_text_font(picture)).get("font-family")
    assert found is None if family is None else found is not None and family in found


TEXT = "Times New Roman,Liberation Serif,serif"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("<text font-family='sans-serif'>A</text>", f'font-family="{TEXT}"'),
        ("<text font-family='Roboto, sans-serif'>A</text>", f'font-family="Roboto,{TEXT}"'),
        ("<text font-family=\"'Times New Roman', serif\">A</text>", "'Times New Roman',Liberation Serif,serif"),
        (
            "<g style='fill:red;font-family: serif;stroke:none'><text>A</text></g>",
            f"fill:red;font-family: {TEXT};stroke",
        ),
        ("<text style='font: bold 12px/1.5 Arial, Helvetica'>A</text>", f"bold 12px/1.5 Arial,Helvetica,{TEXT}"),
        ("<style>text{font-size:9px;font-family:monospace}</style><text>A</text>", f"9px;font-family:{TEXT}}}"),
        ("<text font-family='inherit'>A</text>", 'font-family="inherit"'),
        ("<text style='font-size:12px;font-weight:bold'>A</text>", "font-size:12px;font-weight:bold"),
    ],
)
def test_fonts_that_machines_choose_are_those_of_documents(asked: str, given: str) -> None:
    assert given in in_text_font(svg(asked)).decode()
