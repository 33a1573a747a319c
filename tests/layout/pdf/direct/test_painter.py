"""Lines and rectangles as drawing operators."""

from __future__ import annotations

from tthc_render.layout.pdf.direct.boxes import Span
from tthc_render.layout.pdf.direct.glyphs import encoded
from tthc_render.layout.pdf.direct.lines import TextLine
from tthc_render.layout.pdf.direct.page_styles import PageStyle
from tthc_render.layout.pdf.direct.pages import Page
from tthc_render.layout.pdf.direct.painter import Painter
from tthc_render.layout.pdf.direct.slices import Rectangle
from tthc_render.layout.pdf.direct.styles import Style
from tthc_render.layout.pdf.structure import Element, Structure

TEXT = Element("P")
NUMBER = Style(size=10.0, line_height=1.107)
STYLE = PageStyle(200.0, 100.0, (20.0, 10.0, 20.0, 30.0), NUMBER, False, 0.0, 0.0, (0.0, 0.0, 0.0, 0.0))


def painted(*lines: TextLine, rectangles: tuple[Rectangle, ...] = (), number: int = 0) -> tuple[str, list[object]]:
    content, links = Painter(Structure(TEXT)).page(Page(STYLE, number, list(lines), list(rectangles)), 0)
    return content.decode("latin-1"), list(links)


def test_places_are_counted_from_the_foot_of_the_page() -> None:
    text, _ = painted(TextLine(30.0, 40.0, (Span("Sở", 14.0),)), rectangles=(Rectangle(30.0, 50.0, 20.0, 0.5),))
    assert "1 0 0 1 30 60 Tm" in text
    assert "30 49.5 20 0.5 re f" in text
    assert f"/F0 14 Tf\n[({encoded('Sở', 0)})]TJ" in text


def test_spaces_are_stretched_and_faces_change() -> None:
    text, _ = painted(TextLine(0.0, 0.0, (Span("a b", 10.0), Span("c", 10.0, bold=True)), word_spacing=2.0))
    assert f"[({encoded('a ', 0)})-200({encoded('b', 0)})]TJ" in text
    assert f"/F1 10 Tf\n[({encoded('c', 1)})]TJ" in text


def test_raised_text_comes_down_again() -> None:
    text, _ = painted(TextLine(0.0, 0.0, (Span("m", 10.0), Span("2", 5.8, rise=3.0))))
    assert text.index("3 Ts") < text.index("0 Ts")


def test_borders_that_two_cells_share_are_drawn_once() -> None:
    text, _ = painted(rectangles=(Rectangle(0.0, 0.0, 5.0, 1.0), Rectangle(0.0, 0.0, 5.0, 1.0)))
    assert text.count(" re f") == 1


def test_the_page_number_is_in_the_middle_above_the_text() -> None:
    text, _ = painted(number=2)
    assert "1 0 0 1 107.5 91.09 Tm" in text


def test_a_link_covers_its_words() -> None:
    _, (link,) = painted(TextLine(10.0, 50.0, (Span("xem ", 10.0), Span("đây", 10.0, link="https://a.vn")), tag=TEXT))
    assert link.address == "https://a.vn"  # type: ignore[attr-defined]
    assert link.box[0] > 20  # type: ignore[attr-defined]
